"""The columns of a table of stories: which holds the text, its second version, its name, its date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newslib.corpus.comma import header_of
from newslib.corpus.settings import TEXT_COLUMNS
from newslib.errors import InputError, ReadError

if TYPE_CHECKING:
    from newslib.corpus.settings import Settings

LOOKED_AT = 100  # lines of a JSONL file that tell which fields there are


class Columns(NamedTuple):
    """The names of a table's columns; of CSV also their places."""

    text: str
    other: str | None
    id: str | None
    date: str | None
    header: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Each column that is read, once."""
        wanted = (self.id, self.date, self.text, self.other)
        return tuple(dict.fromkeys(name for name in wanted if name is not None))


def columns_of(file: Path, kind: str, settings: Settings) -> Columns:
    """Which columns of a table hold what.

    Raises
    ------
    ReadError
        Where the file is not of its kind.
    InputError
        Where it lacks a column.
    """
    there = {"jsonl": _fields, "csv": header_of, "parquet": _schema}[kind](file)
    chosen = chosen_columns(there, settings, repr(str(file)))
    return chosen._replace(header=tuple(there)) if kind == "csv" else chosen


def chosen_columns(there: Sequence[Any], settings: Settings, what: str) -> Columns:
    """Which of a table's columns hold what; `what` is how a message calls the table.

    Raises
    ------
    InputError
        Where it lacks a column, or has it twice.
    """
    listed = ", ".join(map(str, there)) or "none"
    text = settings.text
    if text is None:
        text = next((name for name in TEXT_COLUMNS if name in there), None)
    if text is None:
        raise InputError(
            f"{what}: expected the stories in a column of {', '.join(TEXT_COLUMNS)}, or in one that is named "
            f"(text=, --text); its columns are {listed}"
        )
    chosen = Columns(text, settings.other, settings.id, settings.date)
    for name in chosen.names:
        if name not in there:
            near = get_close_matches(name, [str(one) for one in there], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise InputError(f"{what}: expected a column {name!r}; its columns are {listed}{hint}")
        if there.count(name) > 1:
            raise InputError(f"{what}: expected one column {name!r}; there are {there.count(name)} of that name")
    return chosen


def _fields(file: Path) -> list[str]:
    """The fields of the first objects of a JSONL file; a line may also be the text itself, its only column `text`."""
    found: dict[str, None] = {}
    with file.open("rb") as lines:
        for line in islice(lines, LOOKED_AT):
            try:
                item = json.loads(line)
            except (ValueError, RecursionError):
                continue
            found |= dict.fromkeys(item if isinstance(item, dict) else ["text"] if isinstance(item, str) else [])
    if not found:
        raise ReadError(f"{str(file)!r}: expected a JSON object a line; none of its first {LOOKED_AT} lines is one")
    return list(found)


def _schema(file: Path) -> list[str]:
    import pyarrow
    from pyarrow import parquet

    try:
        schema = parquet.read_schema(file)
    except (pyarrow.ArrowInvalid, OSError) as error:
        raise ReadError(f"{str(file)!r}: expected a Parquet file; {str(error).splitlines()[0]}") from error
    return list(schema.names)
