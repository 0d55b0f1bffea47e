"""Reports while disks fill, processes are killed and folders change: the last good one is always whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslib import ReportError
from newslib.cli import main
from newslib.running import run_notebooks
from tests.conftest import FERRY
from tests.robustness.faults import (
    NEWSLIB,
    alive,
    is_whole,
    last_good,
    marked,
    run,
    small_suite,
    told,
    within,
)

pytestmark = [
    pytest.mark.trial("faults"),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are counted as Linux shows them"),
]
KILLS = int(os.environ.get("NEWSLIB_KILLS", "5"))
WRITE = "from pathlib import Path\nPath(tables).mkdir()\n(Path(tables) / 'a.csv').write_text('a\\n' + '1\\n' * {lines})"


def as_it_was(folder: Path) -> bool:
    return (folder / "report.html").read_text() == "<!DOCTYPE html><p>the last good one" and is_whole(folder)


@pytest.mark.parametrize(
    "cell",
    [WRITE.format(lines=2_000_000), "try:\n    open('all', 'w').write('x' * 4_000_000)\nexcept OSError:\n    pass"],
    ids=["while notebooks run", "when they have run"],
)
def test_a_disk_that_fills_up_leaves_the_last_good_report(tmp_path: Path, cell: str) -> None:
    command = small_suite(tmp_path / "suite", cell)
    good, disk = last_good(tmp_path / "before"), tmp_path / "disk"
    disk.mkdir()
    mounts = f"mount -t tmpfs -o size=3m none {disk}; cp -r {good} {disk}"
    after = f'code=0; "$@" || code=$?; cmp {good}/report.html {disk}/ferry/report.html && ls -A {disk}; exit $code'
    done = within(mounts, ["sh", "-c", after, "sh", *command, "report", FERRY, "--into", disk, "--force"])
    assert done.returncode == 1
    assert "No space left on device" in told(done)
    assert done.stdout.split() == ["ferry"]


def test_a_disk_that_is_full_already_is_named(tmp_path: Path) -> None:
    command, disk = small_suite(tmp_path / "suite"), tmp_path / "disk"
    disk.mkdir()
    mounts = f"mount -t tmpfs -o size=64k none {disk}; head -c 64K /dev/zero > {disk}/full || true"
    done = within(mounts, [*command, "report", FERRY, "--into", disk])
    assert (done.returncode, "No space left on device" in told(done)) == (1, True)


@pytest.mark.parametrize(
    "arguments", [("report", FERRY, "--into"), ("new", FERRY, "--into"), ("corpus", FERRY, "--out")], ids=lambda a: a[0]
)
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    command = small_suite(tmp_path / "suite")
    place = tmp_path / "place"
    place.mkdir()
    mounts = f"mount --bind {place} {place}; mount -o remount,ro,bind {place}"
    done = within(mounts, [*command, *map(str, arguments), place / "new"])
    assert done.returncode == 1
    assert (
        told(done)
        == f"newslib: cannot write to {str(place / 'new' if arguments[0] != 'new' else place)!r}: Read-only file system"
    )


@pytest.mark.parametrize(
    ("cell", "code", "says"),
    [
        ("import shutil; shutil.rmtree(Path.cwd().parent)", 1, "No such file or directory"),
        (
            "(Path.cwd().parent / 'ferry').mkdir(); (Path.cwd().parent / 'ferry' / 'mine').touch()",
            2,
            "is something else",
        ),
    ],
    ids=["taken away", "made by somebody else"],
)
def test_a_folder_that_changes_meanwhile_is_left_as_it_is(tmp_path: Path, cell: str, code: int, says: str) -> None:
    command = small_suite(tmp_path / "suite", f"from pathlib import Path\n{cell}")
    done = run([*command, "report", FERRY, "--into", tmp_path / "reports"])
    assert (done.returncode, says in told(done)) == (code, True)
    left = sorted(path.name for path in (tmp_path / "reports").rglob("*"))
    assert left in ([], ["ferry"], ["ferry", "mine"])


def test_killed_at_any_moment_the_last_good_report_is_whole_and_nothing_is_left_running(tmp_path: Path) -> None:
    command = small_suite(tmp_path / "suite", WRITE.format(lines=10))
    into, chance = tmp_path / "reports", random.Random(7)
    folder = last_good(into)
    env, mark = marked()
    for i in range(KILLS):
        running = subprocess.Popen(
            [*command, "report", str(FERRY), "--into", str(into), "--force"],
            env=env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        time.sleep(chance.uniform(0.3, 5.0))
        kind = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL)[i % 5]
        running.send_signal(kind)
        _, said = running.communicate(timeout=120)
        assert "Traceback" not in said, said
        assert running.returncode in (0, 130, -kind)
        assert is_whole(folder)
        for _ in range(100):
            if not alive(mark):
                break
            time.sleep(0.2)
        assert alive(mark) == []
    done = run([*command, "report", FERRY, "--into", into, "--force"], env=env)
    assert done.returncode == 0, done.stderr
    assert is_whole(folder)
    assert not as_it_was(folder)
    assert [path.name for path in into.iterdir()] == ["ferry"]


def test_two_reports_into_one_folder_at_once_give_one_whole_report(tmp_path: Path) -> None:
    command = small_suite(tmp_path / "suite", WRITE.format(lines=10))
    both = [
        subprocess.Popen(
            [*command, "report", str(FERRY), "--into", str(tmp_path / "reports")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=marked()[0],
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=240)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert is_whole(tmp_path / "reports" / "ferry")
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["ferry"]


def test_two_new_folders_of_one_name_are_one(tmp_path: Path) -> None:
    both = [
        subprocess.Popen(
            [*NEWSLIB, "new", str(FERRY), "--into", str(tmp_path / "mine")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=marked()[0],
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=120)[1] for one in both]
    assert all("Traceback" not in text for text in said)
    assert 0 in [one.returncode for one in both]
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert (tmp_path / "mine" / "ferry.txt").read_bytes() == FERRY.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        "no notebook",
        "",
        '{"cells": [], "metadata": {}, "nbformat": 99, "nbformat_minor": 0}',
        '{"cells": 5, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    ],
    ids=["words", "empty", "of a later format", "of another shape"],
)
def test_a_broken_notebook_is_named(
    tmp_path: Path, content: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("newslib.notebook_files.notebook_folder", lambda: tmp_path)
    monkeypatch.setattr("newslib.kernels.CAN_FORK", False)
    (tmp_path / "00_start_here.ipynb").write_text(content)
    assert main(["report", str(FERRY), "--into", str(tmp_path / "reports")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("newslib: 00_start_here.ipynb: expected a notebook; ")
    assert not (tmp_path / "reports").exists() or not list((tmp_path / "reports").iterdir())


def test_a_cell_that_never_ends_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_suite(tmp_path, "while True:\n    pass")
    monkeypatch.setattr("newslib.running.SLOWEST_CELL", 2)
    monkeypatch.setattr("newslib.kernels.CAN_FORK", False)
    with pytest.raises(ReportError, match=r"00_start_here\.ipynb, .*2 second"):
        run_notebooks([tmp_path / "00_start_here.ipynb"], tmp_path)
