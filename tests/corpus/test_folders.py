"""Whose the folder of a corpus' results is."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from newslib.corpus import analyse, folders
from newslib.corpus.folders import held, is_whole, record_of, require_own
from newslib.corpus.tables import RECORD, parts_done
from newslib.errors import CorpusError, InputError
from tests.corpus.corpora import numbered, same_tables, write_lines


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "a.jsonl", numbered(10))


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", ["mine.txt", "stories/a.txt", "copies/a.txt", "input.parquet", RECORD])
@pytest.mark.parametrize("force", [False, True])
def test_a_foreign_folder_is_refused_and_untouched(file: Path, tmp_path: Path, name: str, force: bool) -> None:
    out = tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text('{"mine": true}', encoding="utf-8")
    for sources in (file, pd.DataFrame({"text": ["Rain fell."]})):
        with pytest.raises(InputError, match=f"to be free or to hold a corpus; it has {name.partition('/')[0]}$"):
            analyse(sources, out, force=force)
    assert everything(out) == {name: b'{"mine": true}'}


def test_what_a_run_that_was_killed_at_once_left_is_no_stranger(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in (".lock", f".{RECORD}.0123", ".input.parquet.0123"):
        (out / name).write_text("{", encoding="utf-8")
    require_own(out)
    assert analyse(file, out).counts["stories"] == 8


def test_a_run_that_is_done_does_nothing_again(file: Path, tmp_path: Path) -> None:
    analyse(file, tmp_path / "out", rows=3)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    steps: list[tuple[int, int, int]] = []
    analyse(file, tmp_path / "out", rows=3, progress=lambda *step: steps.append(step))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before
    assert steps == [(10, 10, 2)]


@pytest.mark.parametrize("other", [{"n": 2}, {"rows": 4}, {"told_once": True}, {"id": "name"}, {"only": "ledger"}])
def test_other_settings_are_refused_unless_forced(file: Path, tmp_path: Path, other: dict[str, object]) -> None:
    out = tmp_path / "out"
    analyse(file, out, rows=3)
    before = everything(out)
    with pytest.raises(InputError, match=r"out' holds results of other sources, settings or code; expected the same"):
        analyse(file, out, **{"rows": 3, **other})
    assert everything(out) == before
    found = analyse(file, out, **{"rows": 3, **other}, force=True)
    assert same_tables(found, analyse(file, **{"rows": 3, **other}))


def test_fewer_parts_leave_none_of_the_earlier(file: Path, tmp_path: Path) -> None:
    analyse(file, tmp_path / "out", rows=1)
    found = analyse(file, tmp_path / "out", rows=5, force=True)
    assert len(list((found.folder / "stories").iterdir())) == 2


def test_a_source_that_has_changed_is_refused(file: Path, tmp_path: Path) -> None:
    analyse(file, tmp_path / "out")
    write_lines(file, numbered(11))
    with pytest.raises(InputError, match="holds results of other sources"):
        analyse(file, tmp_path / "out")
    assert analyse(file, tmp_path / "out", force=True).counts["stories"] == 9


def test_other_names_of_the_same_files_are_other_results(tmp_path: Path) -> None:
    (tmp_path / "in" / "more").mkdir(parents=True)
    (tmp_path / "in" / "more" / "a.txt").write_text("Rain fell.", encoding="utf-8")
    assert analyse(tmp_path / "in", tmp_path / "out").stories["id"].tolist() == ["more/a.txt"]
    with pytest.raises(InputError, match="holds results of other sources"):
        analyse(tmp_path / "in" / "more", tmp_path / "out")


def test_the_same_table_goes_on_and_another_is_refused(tmp_path: Path) -> None:
    out, table = tmp_path / "out", pd.DataFrame(numbered(10))
    first = analyse(table, out, rows=3)
    (out / "done" / "part-000001.json").unlink()
    steps: list[int] = []
    analyse(table.copy(), out, rows=3, progress=lambda done, *_: steps.append(done))
    assert steps == [7, 10]
    before = everything(out)
    with pytest.raises(InputError, match="holds results of other sources"):
        analyse(table.iloc[:5], out, rows=3)
    assert everything(out) == before
    assert first.story("input.parquet:0").blocks
    assert analyse(table.iloc[:5], out, rows=3, force=True).counts["stories"] == 4


def test_one_run_at_a_time(file: Path, tmp_path: Path) -> None:
    with held(tmp_path / "out"):
        with pytest.raises(CorpusError, match=r"another run is writing to '.*out'; expected it to be free"):
            analyse(file, tmp_path / "out")
        with pytest.raises(CorpusError, match="another run is writing"):
            analyse(pd.DataFrame({"text": ["Rain fell."]}), tmp_path / "out")
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".lock"]
    assert analyse(file, tmp_path / "out").counts["stories"] == 8


def test_where_nothing_can_be_written_it_says_so(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CorpusError, match=r"cannot write to '.*a\.jsonl': File exists"):
        analyse(file, file)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders, "write_json", full)
    with pytest.raises(CorpusError, match=r"cannot write to '.*out': No space left on device"):
        analyse(file, tmp_path / "out")


def test_the_record_says_what_there_is(file: Path, tmp_path: Path) -> None:
    (tmp_path / "b.pdf").touch()
    analyse(tmp_path, tmp_path / "out", rows=3)
    record = record_of(tmp_path / "out")
    assert record == json.loads((tmp_path / "out" / RECORD).read_text(encoding="utf-8"))
    assert (record["stories"], record["parts"], record["passed_over"]) == (10, 4, ["b.pdf"])
    assert record["sources"] == [str(tmp_path)]


def test_a_corpus_is_whole_where_every_part_is_done(file: Path, tmp_path: Path) -> None:
    analyse(file, tmp_path / "out", rows=3)
    assert is_whole(tmp_path / "out")
    assert sorted(parts_done(tmp_path / "out")) == [0, 1, 2, 3]
    (tmp_path / "out" / "done" / "part-000002.json").unlink()
    assert not is_whole(tmp_path / "out")
    assert not is_whole(tmp_path)
