"""Sentences made from numbers: the words are ours, the values come out of the tables."""

from __future__ import annotations

from string import Formatter
from typing import Any

import pandas as pd

from newslib.display.markup import Html, escape


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
