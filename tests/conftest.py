"""Stories that several tests read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from newslib import Story, read_story
from tests.servers import jupyter_lab

settings.register_profile("no clock", deadline=None)  # machines are slow at times, and a first call loads libraries
settings.load_profile("no clock")

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "stories" / "blinken-kyiv.txt"
FERRY = ROOT / "tests" / "stories" / "ferry.txt"
TOLD_ONCE = ROOT / "tests" / "stories" / "told-once.txt"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end no processor waits for it."""
    long = ("notebook", "browser")
    items.sort(key=lambda item: not any(item.get_closest_marker(mark) for mark in long))


@pytest.fixture(scope="session")
def seed() -> Story:
    return read_story(SEED)


@pytest.fixture(scope="session")
def gold() -> dict[str, Any]:
    return json.loads((ROOT / "data" / "gold" / "blinken-kyiv.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def ferry() -> Story:
    return read_story(FERRY)


@pytest.fixture(scope="session")
def told_once() -> Story:
    return read_story(TOLD_ONCE)


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]] | None]:
    """What newslib does, done once in a network that leads nowhere: a folder, and whom each thing tried to reach.

    A report takes long, so all tests that need one of a story take this; they are in the group "browser", and so in
    one process. None stands where the system gives no network of one's own; the folder then has the report alone.
    """
    folder = tmp_path_factory.mktemp("nowhere")
    begin = []
    if sys.platform == "linux":
        from tests.robustness.cut_off import isolated

        begin = isolated("--mount")
    if not begin:
        from newslib.report import make_report

        make_report(FERRY, into=folder / "reports")
        return folder, None
    script = ROOT / "tests" / "robustness" / "who_asks.py"
    done = subprocess.run([*begin, sys.executable, script, folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


@pytest.fixture(scope="session")
def ferry_report(nowhere: tuple[Path, dict[str, list[str]] | None]) -> Path:
    """The folder of a whole report."""
    return nowhere[0] / "reports" / "ferry"


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab of its own on the suite's folder, with nothing of the user's settings; gives its address."""
    with jupyter_lab(ROOT, tmp_path_factory.mktemp("home")) as address:
        yield address
