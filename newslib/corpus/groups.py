"""Row groups of Parquet files, read a few rows at a time."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from typing import Any

from newslib.errors import ReadError

AT_ONCE = 256  # rows decoded in one step


def rows_of_group(path: str, group: int, names: tuple[str, ...], skip: int, count: int) -> Iterator[Any]:
    """So many rows of a row group, after so many, as record batches.

    The group that was read last goes on where it was left, where it is the same and its file has not changed.

    Raises
    ------
    ReadError
        Where the file cannot be read as what it was.
    """
    import pyarrow

    about = os.stat(path)
    key = path, about.st_size, about.st_mtime_ns, group, names, os.getpid()
    try:
        if getattr(_opened, "key", None) != key:
            _opened.key, _opened.group = None, _Group(path, group, names)
            _opened.key = key
        yield from _opened.group.rows(skip, count)
    except (pyarrow.ArrowException, OSError) as error:
        _opened.key = _opened.group = None  # half read
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ReadError(f"{path!r}: cannot be read as Parquet: {reason}") from error


_opened = threading.local()  # each thread reads for itself


def values_of(column: Any) -> list[Any]:
    """A column's values; where one cannot be had, value by value, so that a single bad row spoils no other."""
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return [_value(value) for value in column]


def _value(scalar: Any) -> Any:
    """A value; bytes where it is no UTF-8, and as a string where Python has no such date."""
    import pyarrow

    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes()
    except (ValueError, OverflowError):
        return str(scalar.cast(pyarrow.string()).as_py())


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

    def rows(self, skip: int, count: int) -> Iterator[Any]:
        """So many rows, after so many."""
        if skip < self._at:
            self._file.close()
            self._open()
        stop = skip + count
        while self._at < stop:
            table = self._rest if self._rest is not None else next(self._tables, None)
            if table is None:
                raise OSError("it has fewer rows than it had")
            self._rest = None
            size = table.num_rows
            low, high = max(skip - self._at, 0), min(stop - self._at, size)
            if high < size:
                self._rest = table.slice(high)
                table, size = table.slice(0, high), high
            self._at += size
            if low < size:
                yield table.slice(low)
