"""Stories that several tests read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from newslib import Story, read_story

settings.register_profile("no clock", deadline=None)  # machines are slow at times, and a first call loads libraries
settings.load_profile("no clock")

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "stories" / "blinken-kyiv.txt"
FERRY = ROOT / "tests" / "stories" / "ferry.txt"
TOLD_ONCE = ROOT / "tests" / "stories" / "told-once.txt"


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
