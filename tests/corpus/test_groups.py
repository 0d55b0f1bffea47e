"""Row groups, and files that are no longer what they were."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from newslib.corpus.groups import rows_of_group
from newslib.errors import ReadError

COLUMNS = ("text",)


def written(file: Path, rows: int) -> str:
    table = pyarrow.table({"text": [f"Story {i} of {rows}." for i in range(rows)]})
    parquet.write_table(table, file, row_group_size=10_000, compression="none")
    return str(file)


def numbers(path: str, skip: int, count: int) -> list[str]:
    return [text for table in rows_of_group(path, 0, COLUMNS, skip, count) for text in table.column("text").to_pylist()]


def test_a_group_that_has_become_shorter_is_not_read_as_what_it_was(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", 20)
    assert numbers(path, 0, 20)[-1] == "Story 19 of 20."
    written(tmp_path / "a.parquet", 15)
    with pytest.raises(ReadError, match="cannot be read as Parquet: it has fewer rows than it had"):
        numbers(path, 10, 10)
    assert numbers(path, 10, 5)[-1] == "Story 14 of 15."


def test_a_group_that_is_broken_says_so_every_time(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", 5000)
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    content[4:2000] = b"\xff" * 1996
    (tmp_path / "a.parquet").write_bytes(content)
    for _ in range(2):
        with pytest.raises(ReadError, match=r"a\.parquet': cannot be read as Parquet: "):
            numbers(path, 0, 5000)


def test_a_group_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        numbers(str(tmp_path / "a.parquet"), 0, 1)
