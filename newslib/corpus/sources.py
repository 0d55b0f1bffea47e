"""Where the stories of a corpus are: files of text, and tables with a story a row; and how they are shared out.

A corpus is cut into parts of so many stories, the same parts whenever it is read again. A part says where its rows are
and holds none of them: whoever works on it reads them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final

from newslib.corpus.columns import Columns, columns_of
from newslib.corpus.comma import ends_of_rows
from newslib.corpus.files import TABLES, files_of, shown, state_of
from newslib.corpus.settings import Settings
from newslib.errors import InputError, ReadError

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
        Folders are searched with all that is in them, in the order of names, but for names that begin with a dot,
        links to folders, and results of a corpus. A file with the ending of a table is a table (one of no bytes has no
        row), any other file a text. A file that is given twice is read once.
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
    roots = [Path(os.path.abspath(one)) for one in given]
    base = Path(os.path.commonpath([root if root.is_dir() else root.parent for root in roots]))
    found, passed_over = files_of(roots, leave_out)
    parts: list[Part] = []
    state: list[tuple[str, int, int]] = []
    texts: list[str] = []
    for file in found:
        name, kind = os.path.relpath(file, base), TABLES.get(file.suffix.lower())
        try:
            state.append(state_of(file))
            if kind is None:
                texts.append(name)
            elif state[-1][1]:
                parts += _parts_of_table(file, kind, shown(name), settings, len(parts))
        except OSError as error:
            raise ReadError(f"{str(file)!r}: cannot be read: {error.strerror or error}") from error
    parts += _parts_of_texts(base, texts, settings, len(parts))
    names = tuple(shown(os.path.relpath(file, base)) for file in passed_over)
    if not parts:
        others = f"; these endings are not read: {', '.join(names[:3])}" if names else ""
        raise InputError(f"expected stories in {', '.join(repr(str(one)) for one in given)}; found none{others}")
    return Plan(tuple(parts), tuple(state), names)


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
    """Rows as the csv module reads them, after the first line."""
    ends = ends_of_rows(file)
    return _cuts(ends, next(ends), most)


def _cuts_of_parquet(file: Path, most: int) -> Iterator[_Cut]:
    from pyarrow import parquet

    with parquet.ParquetFile(file) as opened:
        groups = [opened.metadata.row_group(i) for i in range(opened.metadata.num_row_groups)]
        sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    for group, (rows, size) in enumerate(sizes):
        step = max(1, min(most, rows * MOST_BYTES // max(size, 1)))
        for skip in range(0, rows, step):
            yield 0, 0, min(step, rows - skip), group, skip
