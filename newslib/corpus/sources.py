"""Where the stories of a corpus are: files of text, and tables with a story a row; and how they are shared out.

A corpus is cut into parts of so many stories, the same parts whenever it is read again. A part says where its rows are
and holds none of them: whoever works on it reads them.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final

from newslib.corpus.columns import Columns, columns_of
from newslib.corpus.settings import Settings
from newslib.errors import InputError, ReadError

TABLES: Final = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
TEXTS: Final = frozenset(
    [".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ""]
)
MOST_BYTES: Final = 8_000_000
"""Of the rows of one part, so that a part of long stories still fits in memory."""


@dataclass(frozen=True, slots=True)
class Part:
    """Stories that are measured and written together.

    Attributes
    ----------
    number : int
        From 0; the results' files bear it.
    path : str
        The file; of texts the folder that `names` are in.
    kind : str
        "texts", "jsonl", "csv" or "parquet".
    source : str
        What the results call the file; of texts each has its own name.
    first, rows : int
        The number, within the source, of the first row, from 0; and how many there are.
    start, end : int
        Bytes of the file, for JSONL and CSV.
    group, skip : int
        Row group, and how many of its rows come before the first, for Parquet.
    names : tuple of str
        The files, for texts.
    columns : Columns or None
        Where a row has what, for tables.
    without : tuple of int
        Places in the part, from 0, that are not to be read: a worker died on them.
    """

    number: int
    path: str
    kind: str
    source: str
    first: int
    rows: int
    start: int = 0
    end: int = 0
    group: int = 0
    skip: int = 0
    names: tuple[str, ...] = ()
    columns: Columns | None = None
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How a corpus is shared out.

    Attributes
    ----------
    parts : tuple of Part
    state : tuple
        Name, size and time of change of every file: as long as they are the same, so are the parts.
    passed_over : tuple of str
        Files of a folder that hold no stories, by their endings.
    """

    parts: tuple[Part, ...]
    state: tuple[tuple[str, int, int], ...]
    passed_over: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        """How many stories there are in all."""
        return sum(part.rows for part in self.parts)


def plan(
    sources: str | PathLike[str] | Sequence[str | PathLike[str]], settings: Settings, leave_out: Path | None = None
) -> Plan:
    """Find the stories of folders and files and share them out.

    Parameters
    ----------
    sources : path, or sequence of paths
        Folders are searched with all that is in them, in the order of names; names that begin with a dot are not
        looked at. A file with the ending of a table is a table, any other file a text.
    settings : Settings
    leave_out : Path, optional
        A folder that is not searched: the results'.

    Raises
    ------
    ReadError
        Where a file is missing or is no table of the kind that its ending says.
    InputError
        Where a table lacks a column, or there is no story at all.
    """
    given = [sources] if isinstance(sources, str | PathLike) else list(sources)
    if not given:
        raise InputError("a corpus needs a folder or a file; got none")
    bases = [Path(one).absolute() if Path(one).is_dir() else Path(one).absolute().parent for one in given]
    base = Path(os.path.commonpath(bases))
    parts: list[Part] = []
    state: list[tuple[str, int, int]] = []
    passed_over: list[str] = []
    for one in given:
        root = Path(one)
        if not root.exists():
            raise ReadError(f"{str(one)!r}: expected a folder or a file; there is no such thing")
        texts: list[str] = []
        for file in _files(root.absolute(), leave_out):
            name = os.path.relpath(file, base)
            kind = TABLES.get(file.suffix.lower())
            if root.is_dir() and kind is None and file.suffix.lower() not in TEXTS:
                passed_over.append(shown(name))
                continue
            about = file.stat()
            state.append((os.fsencode(file).hex(), about.st_size, about.st_mtime_ns))
            if kind is None:
                texts.append(name)
                continue
            parts += _parts_of_table(file, kind, shown(name), settings, len(parts))
        parts += _parts_of_texts(base, texts, settings, len(parts))
    if not parts:
        raise InputError(f"expected stories in {', '.join(repr(str(one)) for one in given)}; found none")
    return Plan(tuple(parts), tuple(state), tuple(passed_over))


def shown(name: str) -> str:
    """A file's name as a table can hold it: a name may hold halves of characters."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _files(root: Path, leave_out: Path | None) -> Iterator[Path]:
    """The file itself, or every file in a folder, sorted."""
    if not root.is_dir():
        yield root
        return
    away = leave_out.resolve() if leave_out is not None else None
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if name[0] != "." and (away is None or Path(folder, name).resolve() != away)
        )
        yield from (Path(folder, name) for name in sorted(names) if name[0] != ".")


def _parts_of_texts(base: Path, names: Sequence[str], settings: Settings, number: int) -> Iterator[Part]:
    for first in range(0, len(names), settings.rows):
        some = tuple(names[first : first + settings.rows])
        yield Part(number, str(base), "texts", "", first, len(some), names=some)
        number += 1


def _parts_of_table(file: Path, kind: str, source: str, settings: Settings, number: int) -> Iterator[Part]:
    columns = columns_of(file, kind, settings)
    cuts = {"jsonl": _cuts_of_lines, "csv": _cuts_of_csv, "parquet": _cuts_of_parquet}[kind](file, settings.rows)
    first = 0
    for start, end, rows, group, skip in cuts:
        yield Part(number, str(file), kind, source, first, rows, start, end, group, skip, columns=columns)
        number, first = number + 1, first + rows


_Cut = tuple[int, int, int, int, int]  # start, end, rows, group, skip


def _cuts(ends: Iterator[int], start: int, most: int) -> Iterator[_Cut]:
    """Cut where there are enough rows or bytes; `ends` are the places behind each row."""
    rows, end = 0, start
    for end in ends:
        rows += 1
        if rows == most or end - start >= MOST_BYTES:
            yield start, end, rows, 0, 0
            rows, start = 0, end
    if rows:
        yield start, end, rows, 0, 0


def _cuts_of_lines(file: Path, most: int) -> Iterator[_Cut]:
    def ends() -> Iterator[int]:
        at = 0
        with file.open("rb") as lines:
            for line in lines:
                at += len(line)
                yield at

    return _cuts(ends(), 0, most)


def _cuts_of_csv(file: Path, most: int) -> Iterator[_Cut]:
    """Rows as the csv module reads them: a line may end within quotes."""
    csv.field_size_limit(sys.maxsize)
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        with file.open("rb") as raw:
            for line in raw:
                at += len(line)
                yield line.decode("latin-1")  # marks and line ends are what they are in UTF-8

    reader = csv.reader(lines(), delimiter=delimiter(file))
    next(reader)
    header = at
    return _cuts((at for _ in reader), header, most)


def _cuts_of_parquet(file: Path, most: int) -> Iterator[_Cut]:
    from pyarrow import parquet

    with parquet.ParquetFile(file) as opened:
        groups = [opened.metadata.row_group(i) for i in range(opened.metadata.num_row_groups)]
        sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    for group, (rows, size) in enumerate(sizes):
        step = max(1, min(most, rows * MOST_BYTES // max(size, 1)))
        for skip in range(0, rows, step):
            yield 0, 0, min(step, rows - skip), group, skip


def delimiter(file: Path) -> str:
    """What parts the fields of a CSV file: tabs where its ending says so, or semicolons where its first line does."""
    if file.suffix.lower() == ".tsv":
        return "\t"
    with file.open("rb") as raw:
        header = raw.readline().decode("utf-8-sig", "replace")
    return max(",;\t", key=header.count)
