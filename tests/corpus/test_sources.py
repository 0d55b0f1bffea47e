"""How a corpus is shared out."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from newslib.corpus import sources
from newslib.corpus.settings import checked_settings
from newslib.corpus.sources import Plan, plan
from newslib.errors import InputError, ReadError
from tests.corpus.corpora import write_lines

TWO = checked_settings(rows=2)


def shares(found: Plan) -> list[tuple[str, int, int]]:
    """The source of each part, or its first text, and its rows."""
    return [(part.source or part.names[0], part.first, part.rows) for part in found.parts]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Rain fell.", encoding="utf-8")
    write_lines(tmp_path / "five.jsonl", [{"text": "One."}] * 5)
    (tmp_path / "three.csv").write_text('text\n"One.\nTwo."\nThree.\nFour.', encoding="utf-8")
    pd.DataFrame({"text": ["One."] * 5}).to_parquet(tmp_path / "z.parquet", row_group_size=3)
    return tmp_path


def test_parts_have_so_many_rows_each(folder: Path) -> None:
    found = plan(folder, TWO)
    assert shares(found) == [
        *[("five.jsonl", 0, 2), ("five.jsonl", 2, 2), ("five.jsonl", 4, 1)],
        *[("three.csv", 0, 2), ("three.csv", 2, 1)],
        *[("z.parquet", 0, 2), ("z.parquet", 2, 1), ("z.parquet", 3, 2)],  # a part is of one row group
        *[("a.txt", 0, 2), ("c.txt", 2, 1)],
    ]
    assert [part.number for part in found.parts] == list(range(10))
    assert found.rows == 16


def test_the_same_corpus_is_shared_out_in_the_same_way(folder: Path) -> None:
    assert plan(str(folder), TWO) == plan([folder], TWO)
    assert plan(folder, checked_settings(rows=1000)).rows == 16


def test_long_rows_make_smaller_parts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1)
    assert {part.rows for part in plan(folder, checked_settings()).parts if part.kind != "texts"} == {1}


def test_sources_are_called_by_what_they_have_in_common(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "d.txt").write_text("Rain fell.", encoding="utf-8")
    found = plan([folder / "a.txt", folder / "more", folder / "more" / ".." / "five.jsonl"], checked_settings())
    assert [part.source or part.names for part in found.parts] == ["five.jsonl", ("a.txt", "more/d.txt")]
    assert shares(plan(folder / "a.txt", TWO)) == [("a.txt", 0, 1)]


def test_a_path_can_be_relative(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert plan(".", TWO) == plan(folder, TWO)


def test_a_table_of_no_row_has_no_part(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n", encoding="utf-8")
    (tmp_path / "b.jsonl").touch()
    write_lines(tmp_path / "c.jsonl", [{"text": "One."}])
    assert shares(plan(tmp_path, TWO)) == [("c.jsonl", 0, 1)]


def test_nothing_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a corpus needs a folder or a file; got none"):
        plan([], TWO)
    with pytest.raises(InputError, match=r"expected stories in '.*'; found none$"):
        plan(tmp_path, TWO)
    (tmp_path / "a.pdf").touch()
    with pytest.raises(InputError, match=r"found none; these endings are not read: a\.pdf$"):
        plan(tmp_path, TWO)


def test_a_table_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    os.symlink(tmp_path / "nowhere", tmp_path / "a.jsonl")
    with pytest.raises(ReadError, match=r"a\.jsonl.*cannot be read: No such file or directory"):
        plan(tmp_path, TWO)


def test_the_state_says_which_files_there_were(folder: Path) -> None:
    before = plan(folder, TWO).state
    assert len(before) == 6
    (folder / "b.txt").write_text("Rain fell again.", encoding="utf-8")
    assert len(set(before) - set(plan(folder, TWO).state)) == 1
