"""Faults, real ones: full and read-only disks, kills, and parts that are missing or broken."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import subprocess
import sys
import uuid
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.conftest import FERRY, ROOT

NEWSLIB: Final = (sys.executable, "-m", "newslib.cli")
MARK: Final = "NEWSLIB_TRIAL"
_KERNEL: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}
_PARAMETERS: Final = "story_path = 'x'\nother_path = None\nboundary = None\ntables = None"


def small_suite(folder: Path, *sources: str) -> tuple[str, ...]:
    """Write a suite of one small notebook with these cells; gives the command that takes it for its own."""
    cells = [new_markdown_cell("# One"), new_code_cell(_PARAMETERS, metadata={"tags": ["parameters"]})]
    cells += [new_code_cell(source) for source in sources]
    folder.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": _KERNEL}), folder / "00_start_here.ipynb")
    return (sys.executable, "-m", "tests.robustness.small_suite", str(folder))


def environment(**changes: str | None) -> dict[str, str]:
    """The environment of a command that works on this checkout; None takes a variable away."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {name: value for name, value in {**os.environ, "PYTHONPATH": path, **changes}.items() if value is not None}


def run(
    command: Sequence[str | Path], *, env: dict[str, str] | None = None, shell: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `shell` is what a shell is told behind it, such as where its output goes."""
    words = list(map(str, command))
    if shell:
        words = ["sh", "-c", f"{shlex.join(words)} {shell}"]
    return subprocess.run(
        words, env=env or environment(), cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=240
    )


def told(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that a command that failed has said, beside how far it had come."""
    assert "Traceback" not in done.stderr, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("newslib: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


@cache
def _has_namespaces() -> bool:
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def within(
    mounts: str, command: Sequence[str | Path], env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command where these lines of a shell have mounted what only it sees."""
    if not _has_namespaces():
        pytest.skip("this system lets nobody mount a disk of their own (unshare -rm), so none was full or read-only")
    return run(["unshare", "-rm", "sh", "-c", f"set -e; {mounts}; {shlex.join(map(str, command))}"], env=env)


def last_good(into: Path) -> Path:
    """A report that is there already, as a run leaves one."""
    folder = into / FERRY.stem
    folder.mkdir(parents=True)
    (folder / "report.html").write_text("<!DOCTYPE html><p>the last good one")
    page = hashlib.sha256((folder / "report.html").read_bytes()).hexdigest()
    (folder / "made.json").write_text(json.dumps({"made_from": "something else", "page": page, "about": {}}))
    return folder


def is_whole(folder: Path) -> bool:
    """Whether a report's page is the one that its record was written with."""
    record = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    return record["page"] == hashlib.sha256((folder / "report.html").read_bytes()).hexdigest()


def marked() -> tuple[dict[str, str], str]:
    """An environment whose processes can be found again, and the mark."""
    mark = uuid.uuid4().hex
    return environment(**{MARK: mark}), mark


def alive(mark: str) -> list[str]:
    """The commands of the processes that have a mark."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (place / "environ").read_bytes():
                found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return found
