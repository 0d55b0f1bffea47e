"""Tables whose fields are parted by commas, semicolons or tabs: where their rows are, and what these hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newslib.errors import ReadError
from newslib.spreadsheets import csv_rows


def header_of(file: Path) -> list[str]:
    """The names of the columns.

    Raises
    ------
    ReadError
        Where the first line has none.
    """
    with file.open("rb") as raw:
        found = next(_fields(_lines(raw), file), None)
    if not found:
        raise ReadError(f"{str(file)!r}: expected the names of columns in its first line; it is empty")
    return [name.encode("utf-8", "replace").decode("utf-8") for name in found]


def ends_of_rows(file: Path) -> Iterator[int]:
    """The place behind the first line and behind each row, in bytes: a row may hold ends of lines within quotes."""
    at = 0

    def lines() -> Iterator[bytes]:
        nonlocal at
        with file.open("rb") as raw:
            for line in _lines(raw):
                at += len(line)
                yield line

    for _ in _fields(lines(), file):
        yield at


def rows_between(file: Path, start: int, end: int) -> Iterator[list[str]]:
    """The fields of the rows between two places; bytes that are no UTF-8 become halves of characters."""

    def lines() -> Iterator[bytes]:
        left = end - start
        with file.open("rb") as raw:
            raw.seek(start)
            for line in _lines(raw):
                left -= len(line)
                yield line
                if left <= 0:
                    return

    return _fields(lines(), file, start)


def delimiter_of(file: Path) -> str:
    """What parts the fields: tabs where the ending says so, else what the first line has most of."""
    if file.suffix.lower() == ".tsv":
        return "\t"
    with file.open("rb") as raw:
        header = next(_lines(raw), b"").decode("utf-8", "replace")
    return max(",;\t", key=header.count)


def _lines(raw: Iterable[bytes]) -> Iterator[bytes]:
    """Lines that end as those of any system do."""
    for line in raw:
        yield from line.splitlines(keepends=True)


def _fields(lines: Iterable[bytes], file: Path, start: int = 0) -> Iterator[list[str]]:
    texts = (line.decode("utf-8", "surrogateescape") for line in lines)
    if start == 0:  # where a mark may say that this is UTF-8; else a quotation mark would not be the first after it
        texts = (text.removeprefix("\ufeff") if number == 0 else text for number, text in enumerate(texts))
    return csv_rows(texts, delimiter_of(file))
