"""A report under faults: one clear message, an exit code, and the last good report is whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.robustness.faults import (
    TOLD,
    WRITES,
    alive,
    command,
    is_whole,
    left_behind,
    mounted,
    one_message,
    run,
    small_suite,
    surroundings,
)

pytestmark = pytest.mark.trial("faults")

KILLS = int(os.environ.get("NEWSLIB_KILLS", "3"))
NEVER = "import time\ntime.sleep(600)"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story, a suite, and in `reports` its report."""
    room = tmp_path_factory.mktemp("good")
    (room / "rain.txt").write_text(TOLD, encoding="utf-8")
    small_suite(room / "suite")
    done = run("report", room / "rain.txt", "--into", room / "reports", suite=room / "suite")
    assert done.returncode == 0, done.stderr
    assert is_whole(room / "reports" / "rain")
    return room


@pytest.fixture
def room(good: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(good, tmp_path / "room"))


FULL = 'mount -t tmpfs -o size="$SIZE"k t "$PLACE"; cp -r "$GOOD" "$PLACE/rain"'
MOUNTS = {
    "disk full before the draft": (f'{FULL}; head -c 1M /dev/zero > "$PLACE/fill" || true', 140, "No space left"),
    "disk full while tables are written": (FULL, 160, "No space left"),
    "disk full while the page is written": (FULL, 220, "No space left"),
    "read-only output folder": (f'{FULL}; mount -o remount,ro "$PLACE"', 160, "Read-only file system"),
}  # fmt: skip


@pytest.mark.parametrize(
    "fault",
    [pytest.param(fault, marks=[pytest.mark.long] * ("page" in fault or "before" in fault)) for fault in MOUNTS],
)
def test_a_full_or_closed_disk_leaves_the_last_report(room: Path, tmp_path: Path, fault: str) -> None:
    what, size, why = MOUNTS[fault]
    for name in ("place", "kept", "temporary"):
        (tmp_path / name).mkdir()
    done = mounted(
        what, tmp_path / "kept", "report", room / "rain.txt", "--into", tmp_path / "place", "--force",
        suite=room / "suite", PLACE=str(tmp_path / "place"), SIZE=str(size), GOOD=str(room / "reports" / "rain"),
        TMPDIR=str(tmp_path / "temporary"),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert any(reason in one_message(done) for reason in why.split("|")), done.stderr
    assert is_whole(tmp_path / "kept" / "rain")
    assert left_behind(tmp_path / "kept") == []


CELLS = {
    "output replaced by a file during the run": (
        "import pathlib, shutil\nplace = pathlib.Path('../rain').resolve()\nshutil.rmtree(place)\nplace.write_text('')",
        2, "something else",
    ),
    "output folder removed during the run": (
        "import pathlib, shutil\nshutil.rmtree(pathlib.Path.cwd().parent)", 1, "No such file",
    ),
    "a cell raises": ("int('seven')", 1, "invalid literal"),
    "a cell never ends": (NEVER, 1, "timed out"),
    "a cell kills its kernel": ("import os\nos.kill(os.getpid(), 9)", 1, "died"),
}  # fmt: skip


@pytest.mark.parametrize(
    "fault", [pytest.param(fault, marks=[pytest.mark.long] * (not fault.startswith("output"))) for fault in CELLS]
)
def test_a_notebook_that_does_harm_fails_the_report(room: Path, fault: str) -> None:
    cell, code, why = CELLS[fault]
    small_suite(room / "suite", WRITES, cell)
    arguments = ("report", room / "rain.txt", "--into", room / "reports", "--force")
    done = run(*arguments, suite=room / "suite", SMALL_TIMEOUT="2")
    assert done.returncode == code, done.stderr
    assert why in one_message(done)
    assert "removed" in fault or left_behind(room / "reports") == []
    assert "output" in fault or is_whole(room / "reports" / "rain")


NOTEBOOKS = {
    "a notebook is not JSON": ("{", 1, "expected a notebook"),
    "a notebook of a newer format": ('{"nbformat": 9, "nbformat_minor": 0, "cells": []}', 1, "format 4"),
    "a notebook is a list": ("[]", 1, "expected a notebook"),
    "a notebook without its cell of parameters": (
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}', 2, "parameter",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", NOTEBOOKS)
def test_a_notebook_that_is_none_is_named(room: Path, fault: str) -> None:
    content, code, why = NOTEBOOKS[fault]
    (room / "suite" / "00_start_here.ipynb").write_text(content, encoding="utf-8")
    done = run("report", room / "rain.txt", "--into", room / "reports", "--force", suite=room / "suite")
    assert done.returncode == code, done.stderr
    assert why in one_message(done)
    assert "00_start_here.ipynb" in one_message(done)
    assert is_whole(room / "reports" / "rain")


def _heeding() -> None:
    """In the child: heed what a shell has the commands in its background ignore."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def started(room: Path, mark: str, *more: str) -> subprocess.Popen[str]:
    arguments: tuple[str | Path, ...] = ("report", room / "rain.txt", "--into", room / "reports", "--force", *more)
    return subprocess.Popen(
        command(*arguments), env=surroundings(room / "suite", MARK=mark), start_new_session=True, preexec_fn=_heeding,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def gone(mark: str) -> bool:
    """Whether all processes with this mark end within a while."""
    for _ in range(200):
        if not alive(mark):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc, to see what runs")
def test_killed_at_any_moment_the_last_report_is_whole_and_nothing_goes_on(room: Path) -> None:
    chance = random.Random(KILLS)
    for number in range(KILLS):
        mark = f"kill-{room}-{number}"
        process = started(room, mark)
        time.sleep(chance.uniform(0.3, 3.0))
        if number % 2:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert gone(mark), alive(mark)
        assert is_whole(room / "reports" / "rain")
    done = run("report", room / "rain.txt", "--into", room / "reports", "--force", suite=room / "suite")
    assert done.returncode == 0, done.stderr
    assert is_whole(room / "reports" / "rain")
    assert left_behind(room / "reports") == []


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc, to see what runs")
@pytest.mark.parametrize(
    "numbers",
    [
        *(("SIGTERM",), ("SIGINT", "SIGINT")),
        *(pytest.param((name,), marks=pytest.mark.long) for name in ("SIGINT", "SIGHUP")),
    ],
)
def test_asked_to_end_it_says_so_and_cleans_up(room: Path, numbers: tuple[str, ...]) -> None:
    small_suite(room / "suite", WRITES, NEVER)
    mark = f"ask-{room}"
    process = started(room, mark)
    assert process.stderr is not None
    process.stderr.readline()  # a notebook is running
    for _ in range(100):
        if list((room / "reports").glob(".rain-*/tables/t.csv")):
            break
        time.sleep(0.1)
    for number in numbers:
        process.send_signal(getattr(signal, number))
        time.sleep(0.05)
    _, said = process.communicate(timeout=60)
    # a second request may come when all is in order, and nothing heeds it any more
    assert process.returncode in ((130,) if len(numbers) == 1 else (130, -signal.SIGINT)), said
    assert [line for line in said.splitlines() if "newslib: interrupted" in line]
    assert "Traceback" not in said
    assert gone(mark), alive(mark)
    assert is_whole(room / "reports" / "rain")
    assert left_behind(room / "reports") == []


def test_two_runs_at_once_both_end_with_a_whole_report(room: Path) -> None:
    both = [started(room, "two"), started(room, "two")]
    said = [process.communicate(timeout=100) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert is_whole(room / "reports" / "rain")
    assert left_behind(room / "reports") == []
