"""Folders and files that are whole at every moment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslib import InputError, ReportError, swapping
from newslib.swapping import put_in_place, write_whole

MARK = "report.html"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "story"
    target.mkdir()
    (target / MARK).write_text("good")

    def fail(error: BaseException) -> None:
        with put_in_place(target, MARK) as draft:
            (draft / MARK).write_text("half")
            raise error

    for error in (ReportError("cell 3"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            fail(error)
        assert (target / MARK).read_text() == "good"
        assert names(tmp_path) == ["story"]


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_new_folder_takes_the_place_of_the_old(
    tmp_path: Path, exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchanges:
        monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    for text in ("one", "two"):
        with put_in_place(tmp_path / "story", MARK) as draft:
            (draft / MARK).write_text(text)
        assert (tmp_path / "story" / MARK).read_text() == text
    assert names(tmp_path) == ["story"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="something else"), put_in_place(tmp_path / "story", MARK) as draft:
        (draft / MARK).write_text("new")
    assert names(tmp_path / "story") == ["thesis.txt"]
    assert names(tmp_path) == ["story"]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match="cannot write to"), put_in_place(tmp_path / "file" / "story", MARK):
        pass
    with pytest.raises(ReportError, match="cannot write"):
        write_whole(tmp_path / "file" / "page", "x")


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks of POSIX")
def test_what_a_killed_process_left_is_cleared_and_what_a_living_one_holds_is_not(tmp_path: Path) -> None:
    target = tmp_path / "story"
    code = (
        "import sys, os; from pathlib import Path; from newslib.swapping import put_in_place\n"
        "with put_in_place(Path(sys.argv[1]), 'report.html') as draft:\n"
        "    print(draft.name, flush=True); sys.stdin.read(1); os._exit(9)"
    )
    pipe = subprocess.PIPE
    other = subprocess.Popen([sys.executable, "-c", code, str(target)], stdin=pipe, stdout=pipe, text=True)
    assert other.stdout is not None
    held = other.stdout.readline().strip()
    with put_in_place(target, MARK) as draft:
        (draft / MARK).write_text("one")
    assert names(tmp_path) == sorted([held, "story"])
    other.communicate("x")
    with put_in_place(target, MARK) as draft:
        (draft / MARK).write_text("two")
    assert names(tmp_path) == ["story"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks of POSIX")
def test_a_folder_caught_between_two_renames_comes_back(tmp_path: Path) -> None:
    old = tmp_path / ".story-abcdefgh.newslib.old"
    old.mkdir()
    (old / MARK).write_text("good")
    with pytest.raises(ReportError), put_in_place(tmp_path / "story", MARK):
        raise ReportError("cell 3")
    assert (tmp_path / "story" / MARK).read_text() == "good"
    assert names(tmp_path) == ["story"]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "Rain “fell”")
    write_whole(tmp_path / "a", b"\x00")
    assert (tmp_path / "a").read_bytes() == b"\x00"
    assert names(tmp_path) == ["a"]
    assert os.stat(tmp_path / "a").st_mode & 0o777 == 0o644


def test_folders_of_others_beside_it_are_never_taken_for_leftovers(tmp_path: Path) -> None:
    others = [".story-notes", ".story-settings", ".story-two-abcdefgh.newslib", ".story-two-abcdefgh.newslib.old"]
    for name in others:
        (tmp_path / name).mkdir()
        (tmp_path / name / MARK).write_text(name)
    (tmp_path / ".story-abcdefgh.newslib").mkdir()
    with put_in_place(tmp_path / "story", MARK) as draft:
        (draft / MARK).write_text("new")
    assert names(tmp_path) == sorted([*others, "story"])
    assert (tmp_path / "story" / MARK).read_text() == "new"
    assert [(tmp_path / name / MARK).read_text() for name in others] == others


def test_a_name_is_a_name_and_no_pattern(tmp_path: Path) -> None:
    (tmp_path / ".a-abcdefgh.newslib").mkdir()
    with put_in_place(tmp_path / "[a.]", MARK) as draft:
        (draft / MARK).write_text("new")
    assert names(tmp_path) == [".a-abcdefgh.newslib", "[a.]"]


def test_a_link_to_a_folder_still_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "disk" / "story").mkdir(parents=True)
    (tmp_path / "disk" / "story" / MARK).write_text("old")
    (tmp_path / "story").symlink_to(tmp_path / "disk" / "story")
    with put_in_place(tmp_path / "story", MARK) as draft:
        (draft / MARK).write_text("new")
    assert (tmp_path / "story").is_symlink()
    assert (tmp_path / "disk" / "story" / MARK).read_text() == "new"
    assert names(tmp_path) == ["disk", "story"]
    assert names(tmp_path / "disk") == ["story"]


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "x").write_text("x")
    with pytest.raises(ReportError, match="cannot write"):
        write_whole(tmp_path / "page", "new")
    assert names(tmp_path) == ["page"]


def test_a_folder_that_cannot_change_places_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / MARK).write_text("good")
    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    rename = Path.rename

    def second_fails(self: Path, to: Path) -> Path:
        if self.suffix == ".newslib" and to.name == "story":
            raise OSError("no")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(ReportError, match="cannot write"), put_in_place(tmp_path / "story", MARK) as draft:
        (draft / MARK).write_text("new")
    assert (tmp_path / "story" / MARK).read_text() == "good"
    assert names(tmp_path) == ["story"]
