"""Sentences made from numbers: the words are ours, the values come out of the tables."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.display.markup import Html, escape

if TYPE_CHECKING:
    from pandas import DataFrame


class _Escaping(Formatter):
    """Formats each value and then escapes it; the template itself may hold HTML."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        if value is pd.NA or value is None:
            return "–"
        return escape(str(super().format_field(value, format_spec)))


def say(template: str, /, **values: Any) -> Html:
    """A paragraph for a notebook or a report.

    Parameters
    ----------
    template : str
        HTML with names in braces, as `str.format` takes it: "<b>{share:.0%}</b> of the words".
    **values
        What the names stand for. Escaped after formatting, so that words from a story stay words. A missing value is
        shown as a dash.

    Returns
    -------
    Html
        Shows as a paragraph; its `repr` is the same without markup.
    """
    return Html(f"<p>{_Escaping().vformat(template, (), values)}</p>")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "sentence"), counted(3, "sentence"), counted(0, "entry", "entries")
    ('1 sentence', '3 sentences', '0 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: list[str], most: int = 5) -> str:
    """Items as an English list; what is beyond `most` is counted.

    >>> listed(["Kyiv"]), listed(["Kyiv", "Moscow"]), listed(["a", "b", "c", "d"], most=2), listed([])
    ('Kyiv', 'Kyiv and Moscow', 'a, b and 2 more', 'none')
    """
    shown = items[:most] + ([f"{len(items) - most} more"] if len(items) > most else [])
    if not shown:
        return "none"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


MANY = 100  # pairs; from then on their share is told in percent
PLURALS = {
    "same story, light": ("light edit", "light edits"),
    "same story, paraphrase": ("paraphrase", "paraphrases"),
    "same story, generic": ("generic rewrite", "generic rewrites"),
    "same story": ("rewrite", "rewrites"),
    "same topic": ("pair on one topic", "pairs on one topic"),
    "unrelated": ("unrelated pair", "unrelated pairs"),
    "another story": ("pair of different stories", "pairs of different stories"),
}


def placed(controls: DataFrame) -> str:
    """Where a story stands among its controls, in words.

    Parameters
    ----------
    controls : DataFrame
        The rows of one measure from `newslib.analysis.controls.controls`.

    Returns
    -------
    str
        Such as "more alike than all 48 pairs on one topic; less alike than 11 of 12 light edits". Empty for no rows.
    """
    more, less, equal = [], [], []
    columns = (controls[name].tolist() for name in ("control", "pairs", "below", "above"))
    for control, pairs, below, above in zip(*columns, strict=True):
        what = PLURALS.get(control, (control, control))
        if below >= above and below > 0:
            more.append(_of(below, pairs, *what))
        elif above > 0:
            less.append(_of(above, pairs, *what))
        else:
            equal.append(_of(1.0, pairs, *what))
    parts = (("more alike than ", more), ("less alike than ", less), ("as alike as ", equal))
    return "; ".join(verb + listed(items, most=9) for verb, items in parts if items)


def _of(share: float, pairs: int, one: str, many: str) -> str:
    """So many of these pairs: a count where there are few, for then a percentage would promise too much."""
    if share == 1:
        return f"the {one}" if pairs == 1 else f"all {pairs} {many}"
    return f"{round(share * pairs)} of {pairs} {many}" if pairs < MANY else f"{share:.0%} of {pairs} {many}"
