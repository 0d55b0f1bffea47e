"""Which files of folders hold stories."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslib.corpus.files import files_of, shown, state_of
from newslib.corpus.tables import RECORD
from newslib.errors import ReadError


def names(root: Path, *roots: Path, leave_out: Path | None = None) -> tuple[list[str], list[str]]:
    """The files that hold stories and those that do not, as they stand in the first folder."""
    found, passed_over = files_of([root, *roots], leave_out)
    return [os.path.relpath(file, root) for file in found], [os.path.relpath(file, root) for file in passed_over]


def filled(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("Rain fell.", encoding="utf-8")
    return folder


def test_a_folder_is_searched_in_the_order_of_names(tmp_path: Path) -> None:
    filled(tmp_path, "b.txt", "a.md", "c/a.HTML", "c/no ending", "c/d/rows.jsonl", "z.csv")
    assert names(tmp_path)[0] == ["a.md", "b.txt", "z.csv", "c/a.HTML", "c/no ending", "c/d/rows.jsonl"]


def test_unknown_endings_are_passed_over_unless_they_are_given(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "b.pdf", "c.json")
    assert names(tmp_path) == (["a.txt"], ["b.pdf", "c.json"])
    assert names(tmp_path, tmp_path / "c.json") == (["a.txt", "c.json"], ["b.pdf"])


def test_hidden_files_and_folders_are_not_looked_at_unless_they_are_given(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", ".b.txt", ".c/d.txt")
    assert names(tmp_path) == (["a.txt"], [])
    assert names(tmp_path / ".c")[0] == ["d.txt"]


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "b/c.txt")
    assert names(tmp_path, tmp_path / "b", tmp_path / "a.txt")[0] == ["a.txt", "b/c.txt"]


def test_results_are_no_stories(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "new/stories/part.parquet", f"old/{RECORD}", "old/stories/part.parquet", "more/c.txt")
    assert names(tmp_path, leave_out=tmp_path / "new")[0] == ["a.txt", "more/c.txt"]


def test_a_link_to_a_folder_is_not_followed_and_one_to_a_file_is(tmp_path: Path) -> None:
    filled(tmp_path, "elsewhere/a.txt", "here/b.txt")
    (tmp_path / "here" / "folder").symlink_to(tmp_path)
    (tmp_path / "here" / "c.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    assert names(tmp_path / "here")[0] == ["b.txt", "c.txt"]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no-such.*expected a folder or a file; there is no such thing"):
        files_of([tmp_path / "no-such"], None)


def test_a_folder_that_cannot_be_read_is_no_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(ReadError, match="cannot be read: Permission denied"):
        files_of([filled(tmp_path, "a.txt")], None)


def test_names_are_shown_so_that_no_two_are_one() -> None:
    names = ["caf\udce9.txt", "caf\udce8.txt", "café.txt", "two\nlines.txt"]
    assert [shown(name) for name in names] == [r"caf\xe9.txt", r"caf\xe8.txt", "café.txt", "two\nlines.txt"]


def test_another_text_is_another_state(tmp_path: Path) -> None:
    file = filled(tmp_path, "a.txt") / "a.txt"
    before = state_of(file)
    assert state_of(file) == before
    file.write_text("Rain fell again.", encoding="utf-8")
    assert state_of(file) != before


def test_a_table_must_be_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    with pytest.raises(ReadError, match="expected a table; it is no regular file"):
        state_of(tmp_path / "pipe.jsonl")
