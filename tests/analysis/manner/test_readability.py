"""Syllables, easy words and the formulas: by hand."""

from __future__ import annotations

import pytest

from newslib.analysis.manner.easy_words import is_easy
from newslib.analysis.manner.readability import dale_chall, flesch, flesch_kincaid
from newslib.analysis.manner.syllables import syllables


def test_the_formulas_by_hand() -> None:
    assert flesch(4, 1.125) == pytest.approx(206.835 - 4.06 - 95.175)
    assert flesch_kincaid(4, 1.125) == pytest.approx(1.56 + 13.275 - 15.59)
    assert dale_chall(10, 4) == pytest.approx(0.6316 + 0.496)
    assert dale_chall(10, 5) == pytest.approx(0.7895 + 0.496)  # not over 5 percent
    assert dale_chall(10, 6) == pytest.approx(0.9474 + 0.496 + 3.6365)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", 1), ("ferry", 2), ("government", 3), ("U.S.", 2), ("W.H.O.", 5), ("FBI", 3), ("EU’s", 2),
        ("HMRC", 4), ("NATO", 2), ("FERRY", 2),
        ("didn’t", 2), ("won't", 1), ("they’ll", 1), ("state-run", 2), ("Mr", 2), ("café", 2),
        ("12", None), ("21st", None), ("COVID-19", None), ("мост", None), ("故事", None),
    ],
)  # fmt: skip
def test_syllables(word: str, expected: int | None) -> None:
    assert syllables(word) == expected


@pytest.mark.parametrize(
    "word",
    ["the", "Houses", "boxes", "cries", "stopped", "making", "carried", "given", "badly", "didn’t", "farmer’s", "12",
     "$4.2", "million", "p.m.", "old-fashioned", "house-boat"],
)  # fmt: skip
def test_easy_words(word: str) -> None:
    assert is_easy(word)


@pytest.mark.parametrize(
    "word", ["decision", "builder", "easily", "clippings", "state-sponsored", "aggression", "мост"]
)
def test_hard_words(word: str) -> None:
    assert not is_easy(word)


def test_only_a_comparison_may_end_in_er_and_est() -> None:
    assert is_easy("safest", compared=True)
    assert not is_easy("safest")
