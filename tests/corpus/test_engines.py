"""Processes that measure a corpus, and what becomes of stories that kill them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from newslib.corpus import Corpus, analyse, engines
from newslib.corpus.engines import DIED, do_part
from newslib.corpus.measuring import Tables
from newslib.corpus.rows import BadRow, Row
from newslib.corpus.settings import Settings, checked_settings
from newslib.corpus.sources import plan
from newslib.corpus.tables import parts_done
from newslib.errors import CorpusError, ReadError
from tests.corpus.corpora import measured_and_not, numbered, reasons, same_tables, write_lines


def ended(
    how: Callable[[], object], *, once: Path | None = None
) -> Callable[[Iterable[Row | BadRow], Settings], Tables]:
    """What measures stories, but ends its process at one that holds the word "killer"; once, where a file says so."""
    whole = engines.measured

    def measured(rows: Iterable[Row | BadRow], settings: Settings) -> Tables:
        every = list(rows)
        if any("killer" in row.text for row in every if isinstance(row, Row)) and not (once and once.exists()):
            if once:
                once.touch()
            how()
        return whole(every, settings)

    return measured


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are copies of this process, whatever threads it has, so that they measure as it does."""
    monkeypatch.setattr(engines, "_forks", lambda: True)


def with_killers(file: Path, *places: int, size: int = 12) -> Path:
    return write_lines(file, [{"text": "A killer." if i in places else f"Rain fell {i} times."} for i in range(size)])


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("rows", [1, 3, 1000])
@pytest.mark.parametrize("how", [lambda: os._exit(1), lambda: os.kill(os.getpid(), signal.SIGKILL)])
def test_a_story_that_kills_its_process_goes_into_the_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, how: Callable[[], object]
) -> None:
    monkeypatch.setattr(engines, "measured", ended(how))
    found = analyse(with_killers(tmp_path / "a.jsonl", 2, 3, 11), workers=2, rows=rows)
    assert reasons(found) == {("a.jsonl", row): DIED for row in (2, 3, 11)}
    assert measured_and_not(found) == [("a.jsonl", row) for row in range(12)]


@pytest.mark.usefixtures("forks")
def test_texts_that_kill_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "measured", ended(lambda: os._exit(1)))
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("A killer." if name == "b.txt" else "Rain fell.", encoding="utf-8")
    found = analyse(tmp_path, workers=2)
    assert reasons(found) == {("b.txt", 0): DIED}
    assert found.stories["id"].tolist() == ["a.txt", "c.txt"]


@pytest.mark.usefixtures("forks")
def test_a_process_that_is_killed_once_costs_no_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = with_killers(tmp_path / "a.jsonl", 5)
    expected = analyse(file, workers=1, rows=3)
    for died in (False, True):  # in the pool, and again when the part is done by itself
        monkeypatch.undo()
        monkeypatch.setattr(engines, "_forks", lambda: True)
        monkeypatch.setattr(engines, "measured", ended(lambda: os._exit(1), once=tmp_path / f"died {died}"))
        found = analyse(file, workers=2, rows=1000 if died else 3)
        assert (tmp_path / f"died {died}").exists()
        assert same_tables(found, expected)


@pytest.mark.usefixtures("forks")
def test_a_part_that_kills_without_any_of_its_stories_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "write_part", lambda *_: os._exit(1))
    with pytest.raises(
        CorpusError, match=r"part 0 \(a\.jsonl\) ended the process that was to measure it; what is done"
    ):
        analyse(with_killers(tmp_path / "a.jsonl"), tmp_path / "out", workers=2)


@pytest.mark.usefixtures("forks")
def test_reading_that_kills_ends_the_run_and_not_the_patience(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "rows_of", lambda part: os._exit(1))
    with pytest.raises(CorpusError, match="ended the process"):
        analyse(with_killers(tmp_path / "a.jsonl", size=3), tmp_path / "out", workers=2)


@pytest.mark.usefixtures("forks")
def test_no_part_is_lost_where_the_pool_breaks_between_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def submit(pool: ProcessPoolExecutor, *arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise BrokenProcessPool("a process died")
        return whole(pool, *arguments)

    whole = ProcessPoolExecutor.submit
    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    found = analyse(with_killers(tmp_path / "a.jsonl"), workers=2, rows=1)
    assert measured_and_not(found) == [("a.jsonl", row) for row in range(12)]


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_the_number_of_processes_changes_nothing(tmp_path: Path, workers: int) -> None:
    file = write_lines(tmp_path / "a.jsonl", numbered(23))
    assert same_tables(analyse(file, workers=workers, rows=4), analyse(file, workers=1))


def test_processes_that_are_no_copies_measure_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_forks", lambda: False)
    file = write_lines(tmp_path / "a.jsonl", numbered(6))
    assert same_tables(analyse(file, workers=2, rows=3), analyse(file, workers=1))


def test_a_part_has_as_many_rows_as_it_had(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", numbered(6))
    settings = checked_settings()
    (part,) = plan(file, settings).parts
    assert do_part(part, settings, str(tmp_path / "out"))["stories"] == 5
    write_lines(file, numbered(4))
    with pytest.raises(ReadError, match=r"a\.jsonl': expected 6 rows from row 0 on; got 4: it has changed"):
        do_part(part, settings, str(tmp_path / "out"))


def test_other_code_does_not_measure(tmp_path: Path) -> None:
    settings = checked_settings()
    (part,) = plan(write_lines(tmp_path / "a.jsonl", numbered(2)), settings).parts
    with pytest.raises(CorpusError, match="the workers have another newslib than this process"):
        do_part(part, settings, str(tmp_path / "out"), "other")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "stories").touch()
    settings = checked_settings()
    (part,) = plan(write_lines(tmp_path / "a.jsonl", numbered(2)), settings).parts
    with pytest.raises(CorpusError, match=r"cannot write to '.*out': .*; what is done stays"):
        do_part(part, settings, str(tmp_path / "out"))
    assert parts_done(tmp_path / "out") == {}


@pytest.mark.usefixtures("forks")
def test_an_error_in_a_process_reaches_the_one_who_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(engines, "write_part", fails)
    with pytest.raises(CorpusError, match="No space left on device; what is done stays"):
        analyse(write_lines(tmp_path / "a.jsonl", numbered(6)), tmp_path / "out", workers=2, rows=2)
    assert Corpus(tmp_path / "out").counts["stories"] == 0
