"""What all tests of corpora share."""

from __future__ import annotations

import pytest

from newslib.corpus import analysing


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not say how many processes a run is to have has this one: another first loads everything anew."""
    monkeypatch.setattr(analysing, "processors", lambda: 1)
