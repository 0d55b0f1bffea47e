"""Pieces of HTML that are safe to show: every word of a story escaped, nothing that an untrusted notebook takes away.

An untrusted notebook keeps elements and inline styles and loses classes, style sheets and scripts, so that is all
that is used here. Text colour and background of a mark are set together, because a page may be light or dark.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

HALF_MARK = {"A": "#cfe5f5", "B": "#fbdcc8"}  # pale relatives of the charts' two colours
MARK = "background:{colour};color:#111;padding:0 .15em"
# in the long forms: JupyterLab takes the short `border` away
TAG = "font-size:.75em;font-weight:bold;border-style:solid;border-width:1px;border-radius:.2em;padding:0 .25em"
TAG += ";white-space:nowrap"
SMALL = "font-size:.8em;opacity:.75"
KIND_STYLES = {
    "headline": "font-weight:bold;font-size:1.15em",
    "byline": "font-style:italic",
    "caption": "margin-left:2em;font-size:.9em",
    "credit": "margin-left:2em;font-size:.8em",
    "note": "font-style:italic;font-size:.9em",
}
RELATION_SIGNS = {"verbatim": "=", "edited": "≈", "rewritten": "~", "dropped": "−", "added": "+"}


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of HTML that shows itself in a notebook; `text` is the same without markup."""

    html: str

    @property
    def text(self) -> str:
        """What is left when the markup is taken away."""
        broken = re.sub(r"</(?:p|div|h\d|tr|li|td|th)>", "\n", self.html)
        return html.unescape(re.sub(r"<[^>]*>", "", broken)).strip()

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def escape(text: str) -> str:
    r"""Text as HTML that shows as that text and does nothing, neither as markup nor as mathematics.

    JupyterLab sets what stands between dollar signs, or after a backslash, as a formula; it looks for both within a
    single piece of text, so an element around the sign alone keeps it a sign.

    >>> escape("<b> & $5")
    '&lt;b&gt; &amp; <span>$</span>5'
    """
    return re.sub(r"[$\\]", lambda sign: f"<span>{sign.group()}</span>", html.escape(text, quote=True))
