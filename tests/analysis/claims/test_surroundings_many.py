"""What stands around facts, from the numbers of a batch: as the words themselves have it."""

from __future__ import annotations

import numpy as np
import pytest

from newslib import Story, fact_table, sentence_table
from newslib.analysis.claims.claim import fact_claims, halves_of
from newslib.analysis.claims.fact_pairs import couples
from newslib.analysis.claims.surroundings import Surroundings
from newslib.analysis.claims.surroundings_many import likeness_of
from newslib.analysis.ledger_counts import _columns
from newslib.reading.facts_many import facts_of
from newslib.reading.many import read_many
from tests.own_stories import pairs

A = "Ida said 3-year-old goats (12 in all) ate/drank $5 million’s worth—on Friday; goats, all 12, slept."
B = "Goats of 3 years, said Ida,\t12 of them, ate 5\u00a0million on Friday/Sunday, and “12” slept well, goats and all."


@pytest.mark.parametrize("text", [f"{A}\n\n{B}", f"{B}\n\n{A}", "Rain.\n\nSun.", *pairs()[:6]])
def test_the_likeness_of_facts_is_the_same_to_the_last_bit(text: str) -> None:
    story = Story.from_text(text, boundary=1) if text.count("\n\n") == 1 else Story.from_text(text)
    sentences = sentence_table(story)
    sides = halves_of(fact_claims(fact_table(sentences), sentences))
    expected = Surroundings(sentences).likeness(*([claim.stretch for claim in side] for side in sides))
    stories = read_many(["It rained on Monday.", text], [False, story.boundary])
    many = facts_of(stories)
    facts = _columns(many, stories)
    met = couples(facts)
    found = likeness_of(stories.batch, many, facts, met)
    within = np.cumsum(~facts.in_b) - 2, np.cumsum(facts.in_b) - 1  # without the Monday before
    assert found.tolist() == expected[within[0][met.a], within[1][met.b]].tolist()
