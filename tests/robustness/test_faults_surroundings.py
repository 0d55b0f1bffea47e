"""Commands in odd surroundings: streams, homes, folders, packages and programs that are not there or do not work."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.robustness.faults import ROOT, TOLD, left_behind, mounted, one_message, run, small_suite

pytestmark = pytest.mark.trial("faults")


def but_for(cases: Iterable[str], *short: str) -> list[Any]:
    """Cases, all of them long but these."""
    return [case if case in short else pytest.param(case, marks=pytest.mark.long) for case in cases]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text(TOLD, encoding="utf-8")
    return path


ASCII: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@pytest.mark.parametrize("command", but_for(["summary", "new", "corpus"], "summary"))
def test_a_full_disk_as_output_is_told(story: Path, tmp_path: Path, command: str) -> None:
    more = {"summary": (), "new": ("--into", tmp_path / "new"), "corpus": ("--out", tmp_path / "out")}[command]
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = run(command, story, *more, after="> /dev/full", SMALL_SUITE=None)
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "closed",
    but_for([">&-", "2>&-", "<&-", "<&- >&- 2>&-"], "<&- >&- 2>&-"),
    ids=["stdout", "stderr", "stdin", "every stream"],
)
def test_closed_streams_are_no_fault(story: Path, tmp_path: Path, closed: str) -> None:
    done = run("corpus", story, "--out", tmp_path / "out", after=closed)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads((tmp_path / "out" / "corpus.json").read_text(encoding="utf-8"))["stories"] == 1


def test_a_terminal_that_knows_few_characters_gets_all_words(story: Path) -> None:
    done = run("summary", story, **ASCII)
    assert done.returncode == 0, done.stderr
    assert r"\u201chard\u201d" in done.stdout
    found = json.loads(run("summary", story, "--json", **ASCII).stdout)
    assert "“hard”" in "".join(sentence["text"] for sentence in found["sentences"])


SURROUNDINGS: dict[str, dict[str, Any]] = {
    "no HOME and no USER": {"HOME": None, "USER": None, "LOGNAME": None},
    "a HOME and a TMPDIR that are not there": {"HOME": "/nonexistent/home", "TMPDIR": "/nonexistent/tmp"},
    "a dumb terminal of one column": {"TERM": "dumb", "COLUMNS": "1"},
}


@pytest.mark.parametrize("fault", but_for(SURROUNDINGS, "no HOME and no USER"))
def test_a_report_needs_little_around_it(story: Path, tmp_path: Path, fault: str) -> None:
    suite = small_suite(tmp_path / "suite")
    done = run("report", story, "--into", tmp_path / "reports", suite=suite, **SURROUNDINGS[fault])
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "reports" / "rain" / "report.html").is_file()


@pytest.mark.parametrize("command", but_for(["new", "report", "summary"], "new"))
def test_a_working_directory_that_is_gone_is_told(tmp_path: Path, command: str) -> None:
    gone = tmp_path / "gone"
    done = run(command, "rain.txt", before=f"mkdir {gone} && cd {gone} && rmdir {gone} &&")
    assert done.returncode in (1, 2)
    assert one_message(done)


CHROMIUMS = {
    "Chromium crashes": ("kill -SEGV $$", "failed with code -11"),
    "Chromium prints rubbish": (
        'for a; do case $a in --print-to-pdf=*) echo x > "${a#*=}";; esac; done',
        "without one",
    ),
    "Chromium fails": ("echo no display >&2; exit 3", "no display"),
}


@pytest.mark.parametrize("fault", but_for(CHROMIUMS))
def test_without_a_pdf_there_is_no_new_report(story: Path, tmp_path: Path, fault: str) -> None:
    script, why = CHROMIUMS[fault]
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    browser.chmod(0o755)
    suite = small_suite(tmp_path / "suite")
    done = run("report", story, "--into", tmp_path / "reports", "--pdf", suite=suite, NEWSLIB_CHROMIUM=str(browser))
    assert done.returncode == 1, done.stderr
    assert why in one_message(done)
    assert list((tmp_path / "reports").iterdir()) == []


PACKAGES = {
    "no Dask": ("distributed", ("corpus", "--scheduler", "tcp://127.0.0.1:1"), "needs Dask"),
}


@pytest.mark.parametrize("fault", PACKAGES)
def test_a_package_that_is_missing_is_named(story: Path, tmp_path: Path, fault: str) -> None:
    package, (command, *more), why = PACKAGES[fault]
    done = run(command, story, "--out", tmp_path / "out", *more, SMALL_BLOCKED=package)
    assert done.returncode in (1, 2), done.stderr
    assert why in one_message(done)


def test_without_notebooks_it_is_told_that_they_come_with_a_checkout(story: Path, tmp_path: Path) -> None:
    if not (ROOT / "notebooks").is_dir():
        pytest.skip("needs a checkout")
    (tmp_path / "empty").mkdir()
    for command in ("report", "new"):
        done = mounted(
            f'mount --bind "$PLACE" "{ROOT}/notebooks"; cd "{tmp_path}"', tmp_path / "kept", command, story,
            PLACE=str(tmp_path / "empty"),
        )  # fmt: skip
        assert done.returncode == 1
        assert "come with a checkout" in one_message(done)


@pytest.mark.parametrize("command", but_for(["summary", "corpus", "new"], "corpus"))
def test_an_install_that_cannot_be_written_is_enough(story: Path, tmp_path: Path, command: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    more = {"summary": (), "new": ("--into", place / "new"), "corpus": ("--out", place / "out")}[command]
    only_read = f'mount --bind "{ROOT}" "{ROOT}"; mount -o remount,bind,ro "{ROOT}"; cd "{ROOT}"'
    done = mounted(only_read, tmp_path / "kept", command, story, *more, PLACE=str(place))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("command", "option"), [("new", "--into"), ("corpus", "--out")])
def test_a_disk_that_is_full_leaves_nothing_half_written(
    story: Path, tmp_path: Path, command: str, option: str
) -> None:
    for name in ("place", "kept"):
        (tmp_path / name).mkdir()
    full = 'mount -t tmpfs -o size=16k t "$PLACE"'
    place = tmp_path / "place"
    done = mounted(full, tmp_path / "kept", command, story, option, place / "out", PLACE=str(place))
    assert done.returncode == 1, done.stderr
    assert "No space left" in one_message(done)
    assert left_behind(tmp_path / "kept") == []
    assert not list((tmp_path / "kept").rglob(".*.parquet.*"))


@pytest.mark.long
def test_workers_without_shared_memory_end_with_one_line(story: Path, tmp_path: Path) -> None:
    small = 'mount -t tmpfs -o size=4k,nr_inodes=1 t /dev/shm; mkdir "$PLACE"'
    (tmp_path / "texts").mkdir()
    for number in range(4):
        (tmp_path / "texts" / f"{number}.txt").write_text(TOLD, encoding="utf-8")
    place = tmp_path / "place"
    done = mounted(
        small, tmp_path / "kept", "corpus", tmp_path / "texts", "--out", place / "out", "--rows", "1", "--workers", "2",
        PLACE=str(place),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "No space left" in one_message(done)


def test_two_corpora_at_once_never_mix(story: Path, tmp_path: Path) -> None:
    first = f'"$@" & "$@"; code=$?; wait $! || code=$((code+$?)); test -f "{tmp_path}/out/corpus.json" && exit $code; :'
    done = run("corpus", story, "--out", tmp_path / "out", before=f"{first} #")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert ("another run is writing" in done.stderr) == (done.returncode == 1)
