"""What is left out of an import, and only out of that."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from newslib.quick_imports import without


@pytest.fixture(autouse=True)
def leaves_nothing_loaded() -> Iterator[None]:
    """The example in the docstring of `without` asks for the same module, and may run after these in one process."""
    yield
    sys.modules.pop("wave", None)


def test_a_module_is_missing_within_and_there_afterwards() -> None:
    sys.modules.pop("wave", None)
    with without("wave"), pytest.raises(ImportError):
        import wave
    import wave

    assert sys.modules["wave"] is wave


def test_a_module_that_is_loaded_stays() -> None:
    import json

    with without("json"):
        import json as again
    assert again is json
    assert sys.modules["json"] is json


def test_it_comes_back_after_an_error() -> None:
    sys.modules.pop("wave", None)

    def fail() -> None:
        with without("wave"):
            raise KeyError("wave")

    with pytest.raises(KeyError):
        fail()
    assert "wave" not in sys.modules
