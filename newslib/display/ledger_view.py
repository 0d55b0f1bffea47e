"""The ledger to read: what differs first, each row with its evidence behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from newslib.analysis.claims.claim import WHOLE_SENTENCE
from newslib.display.charts_ledger import FATES
from newslib.display.markup import HALF_MARK, MARK, SMALL, TAG, Html, escape
from newslib.display.prose import counted
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

HEADS: Final = {
    "changed": "Changed: both versions say something in the same place, and not the same",
    "possible": "Perhaps changed: read both sentences before you believe it",
    "only_b": "In B alone",
    "only_a": "In A alone",
    "variant": "The same in other words",
    "same": "The same",
}
PLAIN: Final = frozenset(["stands in A alone", "stands in B alone", "in both"])
"""Notes that say no more than the heading above them."""
CLOSED: Final = frozenset(["variant", "same"])
_CELL: Final = "vertical-align:top;text-align:left;white-space:normal;padding:.2em .6em"
_CLOSED_MARK: Final = re.compile(r"[^\w“‘„«]*[”’»\"']")  # what is quoted ends here
_WIDTHS: Final = ("14%", "22%", "22%", "42%")


def ledger_view(table: DataFrame, *, most: int = 25) -> Html:
    """The ledger, status by status; the sentences of a row open on a click.

    Parameters
    ----------
    table : DataFrame
        As `claim_ledger` gives it.
    most : int, default=25
        Rows of a status that stand open, 0 or more; more of them, and what is the same in both, open on a click.

    Returns
    -------
    Html
        Nothing is said by colour alone.

    Raises
    ------
    InputError
        Where a needed column is missing, or `most` is less than 0.
    """
    if most < 0:
        raise InputError(f"most must be at least 0; got {most}")
    needed = ["kind", "status", "a_value", "b_value", "a_sentence", "b_sentence", "a_text", "b_text", "note"]
    require_columns(table, needed, "ledger")
    parts = []
    for status, head in HEADS.items():
        rows = list(table[table["status"] == status].itertuples(index=False))
        if rows:
            title = f"<b>{FATES[status][0]} {escape(head)}</b> ({counted(len(rows), 'row')})"
            parts.append(_section(title, rows, status in CLOSED, most))
    return Html("".join(parts) or "<p>There is nothing to compare.</p>")


def _section(title: str, rows: list[Any], closed: bool, most: int) -> str:
    if closed:
        return f'<details style="margin:.6em 0"><summary>{title}</summary>{_table(rows)}</details>'
    rest = rows[most:]
    more = (
        f"<details><summary>{escape(counted(len(rest), 'row'))} more</summary>{_table(rest)}</details>" if rest else ""
    )
    shown = _table(rows[:most]) if most else ""
    return f'<p style="margin:.8em 0 .2em 0">{title}</p>{shown}{more}'


def _table(rows: Iterable[Any]) -> str:
    heads = "".join(
        f'<th scope="col" style="{_CELL};width:{width}">{name}</th>'
        for name, width in zip(("kind", "A", "B", "why"), _WIDTHS, strict=True)
    )
    body = "".join(_row(row) for row in rows)
    style = "width:100%;table-layout:fixed;border-collapse:collapse"
    return f'<table style="{style}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _row(row: Any) -> str:
    evidence = "".join(
        _evidence(half, getattr(row, f"{half.lower()}_sentence"), getattr(row, f"{half.lower()}_text"), value)
        for half, value in (("A", row.a_value), ("B", row.b_value))
        if not pd.isna(value)
    )
    note = "" if row.note in PLAIN else row.note
    opened = f"<details><summary>{escape(note or 'evidence')}</summary>{evidence}</details>"
    values = (_value(row, value, text) for value, text in ((row.a_value, row.a_text), (row.b_value, row.b_text)))
    kind = "sentence" if row.note == WHOLE_SENTENCE else row.kind
    cells = (f'<span style="{TAG}">{escape(kind)}</span>', *values, opened)
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _value(row: Any, value: Any, text: Any) -> str:
    """The words of a side; those of a quotation or a sentence are its first, and so say that it goes on."""
    if pd.isna(value):
        return ""
    rest = text[sum(_place(text, value)) :]
    cut = (row.kind == "quotation" and not _CLOSED_MARK.match(rest)) or row.note == WHOLE_SENTENCE
    return escape(value) + (" …" if cut and any(map(str.isalnum, rest)) else "")


def _evidence(half: str, number: int, text: str, value: str) -> str:
    """A sentence with the words of the row marked in it, as far as they stand there."""
    at, size = _place(text, value)
    mark = MARK.format(colour=HALF_MARK[half])
    words = f'<mark style="{mark}">{escape(text[at : at + size])}</mark>' if size else ""
    marked = escape(text[:at]) + words + escape(text[at + size :])
    return f'<p style="margin:.2em 0"><b>{half}</b> <span style="{SMALL}">{number}</span> {marked}</p>'


def _place(text: str, value: str) -> tuple[int, int]:
    """Where the words of a value stand in a sentence, and how long they are there: "5" is not found in "15"."""
    found = re.search(rf"(?<![\w.,]){re.escape(value)}(?!\w|[.,]\d)", text) or re.search(re.escape(value), text)
    return (found.start(), len(value)) if found and value else (0, 0)
