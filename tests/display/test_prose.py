"""Sentences made from tables."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib.display.prose import placed


def rows(*found: tuple[str, int, float, float]) -> pd.DataFrame:
    return pd.DataFrame(found, columns=["control", "pairs", "below", "above"])


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (rows(("same topic", 48, 1.0, 0.0)), "more alike than all 48 pairs on one topic"),
        (rows(("same story, light", 12, 0.25, 0.75)), "less alike than 9 of 12 light edits"),
        (rows(("unrelated", 120, 0.95, 0.05)), "more alike than 95% of 120 unrelated pairs"),
        (rows(("same story", 1, 0.0, 1.0)), "less alike than the rewrite"),
        (rows(("another story", 3, 0.0, 0.0)), "as alike as all 3 pairs of different stories"),
        (rows(("unrelated", 4, 0.0, 0.25)), "less alike than 1 of 4 unrelated pairs"),
        (rows(), ""),
    ],
)
def test_where_a_story_stands_is_told_with_counts_where_there_are_few(table: pd.DataFrame, expected: str) -> None:
    assert placed(table) == expected


def test_what_is_more_and_what_is_less_alike_are_told_apart() -> None:
    table = rows(("same topic", 4, 1.0, 0.0), ("same story, light", 4, 0.0, 1.0), ("unrelated", 8, 0.875, 0.125))
    assert placed(table) == (
        "more alike than all 4 pairs on one topic and 7 of 8 unrelated pairs; less alike than all 4 light edits"
    )
