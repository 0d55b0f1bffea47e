"""What speaks for the place where the second version begins."""

from __future__ import annotations

import pandas as pd

from newslib import Story
from newslib.display.exploring.evidence import evidence_lines

TEXT = "Rain fell.\n\nSnow fell.\n\nRain stopped."
SEARCH = pd.DataFrame(
    {
        "block": pd.array([1, 2], dtype="Int64"),
        "score": [3.0, 9.0],
        "probability": [0.004, 0.986],
        "chosen": [False, True],
        "reason": ["nothing begins here", "restarts the lead"],
    }
)
ONCE = pd.DataFrame(
    {
        "block": pd.array([pd.NA], dtype="Int64"),
        "score": [9.0],
        "probability": [1.0],
        "chosen": [True],
        "reason": ["no block could begin a second version"],
    }
)


def test_where_the_place_was_found_its_reason_stands() -> None:
    assert evidence_lines(Story.from_text(TEXT), SEARCH) == [
        "The search finds block 2: restarts the lead (probability 0.99)."
    ]


def test_where_it_was_given_the_search_is_heard_too() -> None:
    assert evidence_lines(Story.from_text(TEXT, boundary=1), SEARCH) == [
        "Given: block 1. What the search sees there: nothing begins here (probability below 0.01).",
        "The search finds block 2: restarts the lead (probability 0.99).",
    ]


def test_a_given_block_that_the_search_passes_over_is_said_to_be_one() -> None:
    first, _ = evidence_lines(Story.from_text(TEXT, boundary=1), SEARCH[SEARCH["block"] == 2])
    assert first == "Given: block 1. What the search sees there: nothing, for it does not look there."


def test_told_once_is_said_whether_it_was_given_or_found() -> None:
    found = "The search finds no second version: no block could begin a second version (probability above 0.99)."
    assert evidence_lines(Story.from_text("Rain."), ONCE) == [found]
    assert evidence_lines(Story.from_text(TEXT, boundary=False), ONCE) == ["Given: the story is told once.", found]
