"""Faults, and the command that meets them, as a process of its own with a suite of one small notebook."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[2]
METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
PARAMETERS = "story_path = ''\ntables = ''\nboundary = None"
WRITES = "import os\nos.makedirs(tables)\nopen(tables + '/t.csv', 'w').write('a\\n' + '1\\n' * 50_000)"
TOLD = "Rain fell on Monday, “hard”.\n\nThe river rose.\n\nRain fell on Tuesday.\n\nThe river sank."


def small_suite(folder: Path, *cells: str) -> Path:
    """A folder with one notebook: its cell of parameters, then these; by default one that writes a table."""
    folder.mkdir(exist_ok=True)
    sources = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), *map(new_code_cell, cells or (WRITES,))]
    nbformat.write(new_notebook(cells=sources, metadata=METADATA), folder / "00_start_here.ipynb")
    return folder


def command(*arguments: str | Path) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "tests.robustness.small_suite", *map(str, arguments)]


def surroundings(suite: Path | None = None, **changes: str | None) -> dict[str, str]:
    """The environment of a command: as it is, with changes; None takes a variable away."""
    told = {"PYTHONPATH": str(ROOT), "SMALL_SUITE": str(suite) if suite else None, **changes}
    both: Mapping[str, str | None] = {**os.environ, **told}
    return {name: value for name, value in both.items() if value is not None}


def run(
    *arguments: str | Path, suite: Path | None = None, before: str = "", after: str = "", **changes: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `before` and `after` are what a shell has around it."""
    shell = f'{before} "$@" {after}' if after or before else '"$@"'
    return subprocess.run(
        ["bash", "-c", shell, "bash", *command(*arguments)], env=surroundings(suite, **changes), timeout=100,
        capture_output=True, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip


@cache
def has_namespaces() -> bool:
    """Whether a process may mount a folder that only it sees."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    mounts = [unshare, "-rm", "mount", "-t", "tmpfs", "t", "/mnt"]
    return subprocess.run(mounts, capture_output=True).returncode == 0


def mounted(
    what: str, kept: Path, *arguments: str | Path, suite: Path | None = None, **changes: str | None
) -> subprocess.CompletedProcess[str]:
    """Run a command after commands of a shell that mount something at $PLACE, which only the command sees.

    What is in $PLACE is copied to `kept` at the end. The test is skipped where the system does not allow this.
    """
    if not has_namespaces():
        pytest.skip("needs a system on which unshare may mount (user namespaces)")
    shell = f'set -e; {what}\nset +e; "$@"; code=$?; cp -a "$PLACE/." "{kept}"; exit $code'
    return subprocess.run(
        ["unshare", "-rm", "bash", "-c", shell, "bash", *command(*arguments)], env=surroundings(suite, **changes),
        timeout=100, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def one_message(done: subprocess.CompletedProcess[str]) -> str:
    """The only thing that was said on stderr, beside progress; there is no traceback."""
    said = [line for line in done.stderr.splitlines() if line.startswith("newslib: ")]
    assert len(said) == 1, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return said[0]


def is_whole(report: Path) -> bool:
    """Whether a report's page is the one that its record tells of, and all that belongs to it is there."""
    record = json.loads((report / "made.json").read_text(encoding="utf-8"))
    page = (report / "report.html").read_bytes()
    kept = (report / "tables" / "t.csv").stat().st_size == 100_002
    return kept and bool(record["page"] == hashlib.sha256(page).hexdigest())


def left_behind(folder: Path) -> list[str]:
    """What drafts are in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def alive(mark: str) -> list[int]:
    """The processes whose environment has a variable MARK of this value."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"MARK={mark}".encode() in (place / "environ").read_bytes().split(b"\0"):
                found.append(int(place.name))
        except OSError:
            continue
    return found
