"""Tables as CSV files that a spreadsheet reads as words, and that give every word back.

A cell that begins with "=", "+", "-" or "@" is a formula to a spreadsheet, and a formula may fetch an address or start
a program (OWASP, "CSV Injection"). What a story says may begin so. An apostrophe before it makes words of it; where the
apostrophe stands, it is known again, so that nothing is lost.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newslib.errors import ReadError

if TYPE_CHECKING:
    from pandas import DataFrame

# A spreadsheet in another country may part cells at semicolons or tabs, and take quotation marks for its own.
_BEGINS: Final = r"(?:\A|(?<=[;\t\r\n\0]))"
_FORMULA: Final = r"""(?=["']*[=+\-@＝＋－＠])"""
_GUARD: Final = re.compile(_BEGINS + _FORMULA)
_GUARDED: Final = re.compile(f"{_BEGINS}'{_FORMULA}")


def guarded(text: str) -> str:
    """A cell with an apostrophe before all that a spreadsheet could take for a formula.

    >>> guarded("=1+1"), guarded("- he left"), guarded("one = two"), guarded("'@home")
    ("'=1+1", "'- he left", 'one = two', "''@home")
    """
    return _GUARD.sub("'", text)


def unguarded(text: str) -> str:
    """What `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("one = two"), unguarded("'tis")
    ('=1+1', 'one = two', "'tis")
    """
    return _GUARDED.sub("", text)


def csv_rows(lines: Iterable[str], delimiter: str = ",") -> Iterator[list[str]]:
    """The rows of a CSV file, its head among them; a cell may be as long as a story."""
    csv.field_size_limit(sys.maxsize)
    return csv.reader(lines, delimiter=delimiter)


def write_table(table: DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a table as CSV, its cells of text `guarded`.

    Parameters
    ----------
    table : DataFrame
        Its index is left out. Numbers are written with six digits.
    path : path
        UTF-8, a head line, missing values as empty cells, lines that end as RFC 4180 has them.
    """
    kept = {name: column.map(guarded, na_action="ignore") for name, column in _texts(table).items()}
    # With these line ends, a lone carriage return within a cell is put between quotation marks, too.
    table.assign(**kept).to_csv(path, index=False, encoding="utf-8", lineterminator="\r\n", float_format="%.6g")


def read_table(path: str | os.PathLike[str]) -> DataFrame:
    """Read a table of a report back, with its words as they stand in the story.

    Parameters
    ----------
    path : path
        A CSV file of a report's folder `tables`, or one saved from its page.

    Returns
    -------
    DataFrame
        Columns of text have pandas' string type; those in which every cell is a number, or empty, are numbers. An empty
        cell is missing.

    Raises
    ------
    ReadError
        Where the file is missing or is no table.
    """
    import pandas as pd

    from newslib.tables import STRING

    file = Path(path)
    try:
        table = pd.read_csv(file, keep_default_na=False, na_values=[""], encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ReadError(f"{str(file)!r}: expected a table as CSV; {error}") from error
    return table.assign(
        **{name: column.map(unguarded, na_action="ignore").astype(STRING) for name, column in _texts(table).items()}
    )


def _texts(table: DataFrame) -> dict[str, Any]:
    """The columns that hold text."""
    import pandas as pd

    def is_text(name: str) -> bool:
        kind = table[name].dtype
        return bool(pd.api.types.is_string_dtype(kind) or pd.api.types.is_object_dtype(kind))

    return {str(name): table[name].astype("object") for name in table.columns if is_text(name)}
