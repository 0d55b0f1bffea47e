"""The stories of a part, read where they are; a row that holds none says why."""

from __future__ import annotations

import csv
import json
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newslib.errors import NewslibError, ReadError
from newslib.reading.story import read_text

if TYPE_CHECKING:
    from newslib.corpus.columns import Columns
    from newslib.corpus.sources import Part

AT_ONCE = 256  # rows of Parquet decoded in one step


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
    name = name_of(part.source, row) if given is None else _clean(str(given))
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
    shown = _clean(name)
    try:
        text = read_text(Path(base, name))
    except NewslibError as error:
        return BadRow(shown, 0, shown, _clean(str(error).rpartition("': ")[2]))
    wrong = _wrong(text, "text")
    return BadRow(shown, 0, shown, wrong) if wrong else Row(shown, 0, shown, None, text, None)


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
    from newslib.corpus.sources import delimiter

    columns = part.columns
    assert columns is not None
    csv.field_size_limit(sys.maxsize)
    lines = (line.decode("utf-8", "surrogateescape") for line in _bytes(part))
    for values in csv.reader(lines, delimiter=delimiter(Path(part.path))):
        if len(values) != len(columns.header):
            yield (
                f"the row must have {len(columns.header)} fields, as the first line has; got {len(values)}"
                if values
                else "the line is blank"
            )
            continue
        if any("\udc80" <= character <= "\udcff" for character in "".join(values) if character > "\ud7ff"):
            yield "the row is not UTF-8"
            continue
        yield _picked({name: value or None for name, value in zip(columns.header, values, strict=True)}, columns)


def _parquet(part: Part) -> Iterator[_Item]:
    columns = part.columns
    assert columns is not None
    wanted = (columns.id, columns.date, columns.text, columns.other)
    names = tuple(dict.fromkeys(name for name in wanted if name is not None))
    group = _group(part.path, part.group, names)
    for table in group.rows(part.skip, part.rows):
        nothing = [None] * table.num_rows
        values = {name: _values(table.column(name)) for name in names}
        yield from zip(*(nothing if name is None else values[name] for name in wanted), strict=True)


def _values(column: Any) -> list[Any]:
    """A column's values; one that is not UTF-8 is read as bytes, so that a single bad row spoils no other."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [_value(value) for value in column]


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes()


class _Group:
    """A row group that is read from its beginning on, a few rows in memory at a time.

    Its parts come in order, so that what one left off the next goes on with.
    """

    def __init__(self, path: str, group: int, names: tuple[str, ...]) -> None:
        self._settings = path, group, names
        self._open()

    def _open(self) -> None:
        from pyarrow import parquet

        path, group, names = self._settings
        self._file = parquet.ParquetFile(path, pre_buffer=False, buffer_size=1 << 16)
        self._tables: Iterator[Any] = self._file.iter_batches(AT_ONCE, [group], list(names), use_threads=False)
        self._at, self._rest = 0, None

    def rows(self, skip: int, count: int) -> Iterable[Any]:
        """So many rows, after so many."""
        if skip < self._at:
            self._file.close()
            self._open()
        stop = skip + count
        while self._at < stop:
            table = self._rest if self._rest is not None else next(self._tables)
            self._rest = None
            size = table.num_rows
            low, high = max(skip - self._at, 0), min(stop - self._at, size)
            if high < size:
                self._rest = table.slice(max(high, 0))
                table, size = table.slice(0, max(high, 0)), max(high, 0)
            self._at += size
            if low < size:
                yield table.slice(low)


_opened = threading.local()  # each thread reads for itself


def _group(path: str, group: int, names: tuple[str, ...]) -> _Group:
    """A row group, the one that was read last where it is the same and its file has not changed."""
    about = os.stat(path)
    key = path, about.st_size, about.st_mtime_ns, group, names
    if getattr(_opened, "key", None) != key:
        _opened.key, _opened.group = key, _Group(path, group, names)
    found: _Group = _opened.group
    return found
