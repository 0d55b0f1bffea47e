"""A concordance to read: each word in the middle of its line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from newslib.display.markup import HALF_MARK, MARK, SMALL, Html, escape
from newslib.display.prose import counted
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

_CELL: Final = "padding:.1em .4em;border:0;vertical-align:baseline"


def concordance_view(lines: DataFrame, *, most: int = 25) -> Html:
    """The lines of a concordance, term by term, with what was looked for in one column.

    Parameters
    ----------
    lines : DataFrame
        As `concordance` gives it.
    most : int, default=25
        Lines of a term that are shown, 1 or more; the others open on a click.

    Returns
    -------
    Html
        The half and the sentence stand at the beginning of each line, so that nothing is said by colour alone.

    Raises
    ------
    InputError
        Where a needed column is missing, or `most` is less than 1.
    """
    if most < 1:
        raise InputError(f"most must be at least 1; got {most}")
    require_columns(lines, ["term", "half", "sentence", "left", "text", "right"], "concordance_view")
    parts = []
    for term, rows in groupby(lines.itertuples(index=False), key=lambda row: row.term):
        own = list(rows)
        title = f"<p><b>“{escape(str(term))}”</b>, {escape(counted(len(own), 'line'))}</p>"
        rest = f"<details><summary>{len(own) - most:,} more</summary>{_table(own[most:])}</details>"
        parts.append(title + _table(own[:most]) + (rest if len(own) > most else ""))
    return Html("".join(parts) or "<p>It stands nowhere.</p>")


def _table(rows: list[Any]) -> str:
    body = "".join(_line(row) for row in rows)
    return f'<table style="border-collapse:collapse;margin:.2em 0">{body}</table>'


def _line(row: Any) -> str:
    mark = MARK.format(colour=HALF_MARK.get(row.half, "#eee"))
    cells = (
        ("left", f'<span style="{SMALL};white-space:nowrap">{escape(str(row.half))} {row.sentence}</span>'),
        ("right", escape(row.left)),
        ("center", f'<mark style="{mark}">{escape(row.text)}</mark>'),
        ("left", escape(row.right)),
    )
    # the side on an element within: a page's own style may set that of all cells
    drawn = (f'<td style="{_CELL}"><div style="text-align:{side}">{words}</div></td>' for side, words in cells)
    return f"<tr>{''.join(drawn)}</tr>"
