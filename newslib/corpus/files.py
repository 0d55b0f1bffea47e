"""The files of a corpus: those of folders that hold stories, and whether they are still the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from newslib.corpus.tables import RECORD
from newslib.errors import ReadError

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


def shown(name: str) -> str:
    r"""A file's name as a table can hold it: bytes that are no UTF-8 are written out, so that no two names are one.

    >>> shown("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def files_of(roots: Sequence[Path], leave_out: Path | None) -> tuple[list[Path], list[Path]]:
    """The files that hold stories, each once, and those in folders that do not by their endings."""
    found: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for root in roots:
        if not root.exists():
            raise ReadError(f"{str(root)!r}: expected a folder or a file; there is no such thing")
        for file in _files(root, leave_out):
            known = file == root or file.suffix.lower() in TABLES or file.suffix.lower() in TEXTS
            (found if known else passed_over)[file] = None
    return list(found), [file for file in passed_over if file not in found]


def state_of(file: Path) -> tuple[str, int, int]:
    """A file's name, size and time of change; a name that leads nowhere is a file that cannot be read."""
    name = os.fsencode(file).hex()
    if not file.exists():
        return name, -1, 0
    if file.suffix.lower() in TABLES and not file.is_file():
        raise ReadError(f"{str(file)!r}: expected a table; it is no regular file")
    about = file.stat()
    return name, about.st_size, about.st_mtime_ns


def _files(root: Path, leave_out: Path | None) -> Iterator[Path]:
    """The file itself, or every file in a folder, sorted."""
    if not root.is_dir():
        yield root
        return
    away = leave_out.resolve() if leave_out is not None else None

    def is_searched(folder: Path) -> bool:
        return folder.name[0] != "." and folder.resolve() != away and not (folder / RECORD).is_file()

    def refuse(error: OSError) -> None:
        raise ReadError(f"{error.filename!r}: cannot be read: {error.strerror}") from error

    for folder, folders, names in os.walk(root, onerror=refuse):
        folders[:] = sorted(name for name in folders if is_searched(Path(folder, name)))
        yield from (Path(folder, name) for name in sorted(names) if name[0] != ".")
