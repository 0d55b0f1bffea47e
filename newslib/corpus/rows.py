"""The stories of a part, read where they are; a row that holds none says why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newslib.corpus.comma import rows_between
from newslib.corpus.files import shown
from newslib.corpus.groups import rows_of_group, values_of
from newslib.errors import NewslibError, ReadError
from newslib.reading.formats import LONGEST
from newslib.reading.story import read_text

if TYPE_CHECKING:
    from newslib.corpus.columns import Columns
    from newslib.corpus.sources import Part


class Row(NamedTuple):
    """A story of a corpus.

    `row` counts the rows of its source from 0; `other` is the second version where it has a column of its own.
    """

    source: str
    row: int
    id: str
    date: str | None
    text: str
    other: str | None


class BadRow(NamedTuple):
    """A row that could not be measured, and why."""

    source: str
    row: int
    id: str
    reason: str


def rows_of(part: Part) -> Iterator[Row | BadRow]:
    """Every row of a part, in order.

    Raises
    ------
    ReadError
        Where the file itself can no longer be read.
    """
    readers = {"jsonl": _lines, "csv": _csv, "parquet": _parquet}
    without = frozenset(part.without)
    try:
        if part.kind == "texts":
            yield from (_of_text(part.path, name) for at, name in enumerate(part.names) if at not in without)
            return
        for at, item in enumerate(readers[part.kind](part)):
            if at not in without:
                yield _row(part, part.first + at, item)
    except OSError as error:
        raise ReadError(f"{part.path!r}: cannot be read: {error.strerror or error}") from error


_Item = tuple[Any, Any, Any, Any] | str  # id, date, text, other; or what is wrong with the row


def name_of(source: str, row: int) -> str:
    """What a row is called that has no name of its own."""
    return f"{source}:{row}"


def _row(part: Part, row: int, item: _Item) -> Row | BadRow:
    """A row whose values are what they must be."""
    if isinstance(item, str):
        return BadRow(part.source, row, name_of(part.source, row), item)
    given, when, text, other = item
    name = name_of(part.source, row) if given is None or given == "" else _clean(str(given))
    wrong = _wrong(text, "text")
    if not wrong and part.columns is not None and part.columns.other is not None:
        wrong = _wrong(other, "second version")
    if wrong:
        return BadRow(part.source, row, name, wrong)
    return Row(part.source, row, name, _date(when), text, other)


def _wrong(value: object, what: str) -> str:
    if value is None:
        return f"no {what}: the column has no value"
    if not isinstance(value, str):
        return f"the {what} must be a string; got {type(value).__name__}"
    if len(value) > LONGEST:
        return f"the {what} must have at most {LONGEST:,} characters; got {len(value):,}"
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return f"the {what} holds half of a character at {error.start}: {value[error.start]!r}"
    return "" if value.strip() else f"the {what} is blank"


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _date(value: object) -> str | None:
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, date | datetime) else _clean(str(value))


def _of_text(base: str, name: str) -> Row | BadRow:
    source, file = shown(name), Path(base, name)
    try:
        text = read_text(file)
        wrong = _wrong(text, "text")
    except NewslibError as error:
        wrong = str(error).removeprefix(f"{str(file)!r}: ")
    except Exception as error:  # whatever is wrong with one file, the others are read
        wrong = f"cannot be read: {type(error).__name__}: {error}"
    return BadRow(source, 0, source, _clean(wrong)) if wrong else Row(source, 0, source, None, text, None)


def _bytes(part: Part) -> Iterator[bytes]:
    with open(part.path, "rb") as file:
        file.seek(part.start)
        left = part.end - part.start
        for line in file:
            left -= len(line)
            yield line
            if left <= 0:
                return


def _lines(part: Part) -> Iterator[_Item]:
    columns = part.columns
    assert columns is not None
    for number, line in enumerate(_bytes(part)):
        if number == 0 and part.start == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        yield _of_line(line, columns)


def _of_line(line: bytes, columns: Columns) -> _Item:
    try:
        item = json.loads(line)
    except UnicodeDecodeError as error:
        return f"the line is not UTF-8: byte {error.object[error.start]:#04x} at {error.start}"
    except (ValueError, RecursionError) as error:
        return "the line is blank" if not line.strip() else f"the line is not JSON: {error}"
    if isinstance(item, str) and columns.text == "text":
        item = {"text": item}
    if not isinstance(item, dict):
        return f"the line must hold a JSON object; got {type(item).__name__}"
    return _picked(item, columns)


def _picked(item: dict[str, Any], columns: Columns) -> _Item:
    names = (columns.id, columns.date, columns.text, columns.other)
    given, when, text, other = (item.get(name) if name is not None else None for name in names)
    return given, when, text, other


def _csv(part: Part) -> Iterator[_Item]:
    columns = part.columns
    assert columns is not None
    for values in rows_between(Path(part.path), part.start, part.end):
        if len(values) != len(columns.header):
            yield (
                f"the row must have {len(columns.header)} fields, as the first line has; got {len(values)}"
                if values
                else "the line is blank"
            )
            continue
        try:
            "".join(values).encode()
        except UnicodeEncodeError:
            yield "the row is not UTF-8"
            continue
        yield _picked({name: value or None for name, value in zip(columns.header, values, strict=True)}, columns)


def _parquet(part: Part) -> Iterator[_Item]:
    columns = part.columns
    assert columns is not None
    wanted = (columns.id, columns.date, columns.text, columns.other)
    for table in rows_of_group(part.path, part.group, columns.names, part.skip, part.rows):
        nothing = [None] * table.num_rows
        values = {name: values_of(table.column(name)) for name in columns.names}
        yield from zip(*(nothing if name is None else values[name] for name in wanted), strict=True)
