"""The story as HTML, with sentences marked: every word of it escaped, and readable without colour.

An untrusted notebook keeps elements and inline styles and loses classes, style sheets and scripts, so that is all
that is used here. Text colour and background of a mark are set together, because a page may be light or dark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

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
RELATION_SIGNS = {"verbatim": "=", "edited": "≈", "rewritten": "~"}


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of HTML that shows itself in a notebook; `text` is the same without markup."""

    html: str

    @property
    def text(self) -> str:
        """What is left when the markup is taken away."""
        broken = re.sub(r"</(?:p|div|h\d|tr|li|td)>", "\n", self.html)
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


def highlight_summary(sentences: DataFrame, chosen: DataFrame | None = None) -> Html:
    """The whole story, each block in the dress of its kind, with the chosen sentences marked and numbered.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    chosen : DataFrame, optional
        As `summarize` gives it: what it has of each sentence is marked, with the `rank` in a frame where it has one.

    Returns
    -------
    Html

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(sentences, ["half", "sentence", "block", "kind", "text"], "highlight_summary")
    ranks = _ranks(chosen)

    def dress(row: Any) -> str:
        if row.sentence not in ranks:
            return escape(row.text)
        rank, size = ranks[row.sentence]
        label = f'<span style="{TAG}">{escape(rank)}</span> ' if rank else ""
        mark = MARK.format(colour=HALF_MARK.get(row.half, "#eee"))
        return f'<mark style="{mark}">{label}{escape(row.text[:size])}</mark>{escape(row.text[size:])}'

    return Html("".join(_half(label, rows, dress) for label, rows in sentences.groupby("half", sort=True)))


def side_by_side(sentences: DataFrame, alignment: DataFrame | None = None) -> Html:
    """Both halves in two columns; sentences that are linked carry the number of their counterpart and the relation.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    alignment : DataFrame, optional
        As `align` gives it.

    Returns
    -------
    Html
        A story told once has one column.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(sentences, ["half", "sentence", "block", "kind", "text"], "side_by_side")
    links = _links(alignment)

    def dress(row: Any) -> str:
        number = f'<span style="{SMALL}">{row.sentence}</span> '
        found = links.get(row.sentence)
        if not found:
            return number + escape(row.text)
        tags = " ".join(f'<span style="{TAG}">{escape(tag)}</span>' for tag in found)
        mark = MARK.format(colour=HALF_MARK.get(row.half, "#eee"))
        return f'{number}<mark style="{mark}">{escape(row.text)}</mark> {tags}'

    halves = list(sentences.groupby("half", sort=True))
    width = f"width:{100 // max(1, len(halves))}%;vertical-align:top;text-align:left;padding:0 .75em;white-space:normal"
    cells = "".join(f'<td style="{width}">{_half(label, rows, dress)}</td>' for label, rows in halves)
    return Html(f'<table style="width:100%;table-layout:fixed"><tr>{cells}</tr></table>' if cells else "")


def _half(label: object, rows: DataFrame, dress: Callable[[Any], str]) -> str:
    """A half with its heading, block by block."""
    blocks = (
        _block(str(block["kind"].iloc[0]), map(dress, block.itertuples()))
        for _, block in rows.groupby("block", sort=True)
    )
    return f'<p style="{SMALL};margin:.5em 0"><b>Version {escape(str(label))}</b></p>{"".join(blocks)}'


def _block(kind: str, sentences: Iterable[str]) -> str:
    name = "" if kind == "paragraph" else f'<span style="{SMALL}">{escape(kind)}:</span> '
    return f'<p style="margin:.5em 0;{KIND_STYLES.get(kind, "")}">{name}{" ".join(sentences)}</p>'


def _ranks(chosen: DataFrame | None) -> dict[int, tuple[str, int]]:
    """Sentence -> its rank in words, and how many of its characters are chosen."""
    if chosen is None or chosen.empty:
        return {}
    require_columns(chosen, ["sentence", "text"], "highlight_summary")
    ranks = chosen["rank"].astype(str) if "rank" in chosen else [""] * len(chosen)
    return dict(zip(chosen["sentence"], zip(ranks, chosen["text"].str.len(), strict=True), strict=True))


def _links(alignment: DataFrame | None) -> dict[int, list[str]]:
    """Sentence -> what is said beside it: the sign of the relation, the counterpart's half and number."""
    links: dict[int, list[str]] = {}
    if alignment is None:
        return links
    pairs = alignment.dropna(subset=["a_sentence", "b_sentence"])
    for a, b, relation in zip(pairs["a_sentence"], pairs["b_sentence"], pairs["relation"], strict=True):
        sign = f"{RELATION_SIGNS.get(relation, '')} {relation}".strip()
        links.setdefault(a, []).append(f"{sign} B {b}")
        links.setdefault(b, []).append(f"{sign} A {a}")
    return links
