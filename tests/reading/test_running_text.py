"""Sentences put together again as running text."""

from __future__ import annotations

from newslib import sentence_table
from newslib.reading.running_text import WIDEST_GAP, joined, runs_of


def groups(text: str) -> list[str]:
    return [joined(group) for group in runs_of(list(sentence_table(text).itertuples(index=False)))]


def test_sentences_of_a_block_keep_their_distances_and_blocks_stand_apart() -> None:
    assert groups("A boat left.  Nobody saw it.\n\nRain fell.") == ["A boat left.  Nobody saw it.", "Rain fell."]


def test_a_missing_sentence_leaves_blanks_and_a_wide_gap_parts() -> None:
    rows = list(sentence_table("One left. Two came. Three sat.").itertuples(index=False))
    (whole,) = runs_of([rows[0], rows[2]])
    assert joined(whole) == "One left." + " " * 11 + "Three sat."
    far = rows[2]._replace(start=rows[0].end + WIDEST_GAP + 1)
    assert len(list(runs_of([rows[0], far]))) == 2
    assert list(runs_of([])) == []
