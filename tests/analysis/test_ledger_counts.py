"""The ledger's facts of many stories: the rows that `claim_ledger` has of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from newslib import Story, align, claim_ledger, fact_table, sentence_table
from newslib.analysis.claims.claim import FACTS, STATUSES, WHOLE_SENTENCE, fact_claims, first_words, halves_of
from newslib.analysis.claims.days import Calendar
from newslib.analysis.claims.facts import match_facts
from newslib.analysis.claims.surroundings import Surroundings
from newslib.analysis.ledger import _one_each
from newslib.analysis.ledger_counts import FactRow, LedgerCounts, fact_findings, ledger_counts
from newslib.analysis.likeness import Links, link, pair_up
from newslib.reading.many import Stories, read_many
from tests.own_stories import odd, pairs


def linked(stories: Stories) -> Links:
    """The aligned sentences of a batch."""
    pairs = pair_up(stories.batch, stories.in_b)
    return link(pairs, stories.batch.text, stories.in_b, 2 * stories.batch.block + stories.in_b)


def together(texts: Sequence[str]) -> tuple[list[list[FactRow]], LedgerCounts]:
    """Rows and counts of stories."""
    stories = read_many(texts)
    links = linked(stories)
    return [sorted(rows) for rows in fact_findings(stories, links)], ledger_counts(stories, links)


def one_by_one(text: str) -> list[FactRow]:
    """The rows of a story's facts, without its names and wording."""
    story = Story.from_text(text)
    if len(story.halves) < 2:
        return []
    sentences = sentence_table(story)
    facts = fact_claims(fact_table(sentences), sentences)
    table = align(sentences).dropna(subset=["a_sentence", "b_sentence"])
    links = frozenset(zip(table["a_sentence"].tolist(), table["b_sentence"].tolist(), strict=True))
    found = match_facts(*halves_of(facts), Surroundings(sentences), links, Calendar(facts))
    rows = []
    for finding in _one_each(list(found)):
        sides = finding.a, finding.b
        values = (first_words(claim.text) if claim else "" for claim in sides)
        numbers = (claim.sentence if claim else -1 for claim in sides)
        rows.append(FactRow(finding.claim.kind, finding.status, *values, *numbers))
    return sorted(rows)


def counted(rows: Sequence[FactRow]) -> list[list[int]]:
    cells = Counter((row.kind, row.status) for row in rows)
    return [[cells[kind, status] for status in STATUSES] for kind in FACTS]


@pytest.mark.parametrize("texts", [pairs, odd])
def test_stories_have_the_same_rows_in_a_batch(texts: object) -> None:
    stories = texts()  # type: ignore[operator]
    rows, counts = together(stories)
    expected = list(map(one_by_one, stories))
    assert rows == expected
    assert counts.facts.tolist() == list(map(counted, expected))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 35])
def test_the_ledger_itself_has_these_rows(number: int) -> None:
    text = pairs()[number]
    table = claim_ledger(Story.from_text(text))
    (rows,), counts = together([text])
    facts = table[table["kind"].isin(FACTS)]
    columns = ["kind", "status", "a_value", "b_value", "a_sentence", "b_sentence"]
    blank = {"a_value": "", "b_value": "", "a_sentence": -1, "b_sentence": -1}
    assert rows == sorted(map(tuple, facts[columns].fillna(blank).itertuples(index=False)))  # type: ignore[type-var]
    whole = table[(table["kind"] == "wording") & table["note"].str.startswith(WHOLE_SENTENCE)]
    assert counts.dropped.tolist() == [int((whole["status"] == "only_a").sum())]
    assert counts.added.tolist() == [int((whole["status"] == "only_b").sum())]


def test_a_story_by_hand() -> None:
    a = "The ferry left Oslo on Friday with 214 people. It rained."
    b = "The ferry left Oslo on Thursday with 214 people. Goats slept. They ate 3.5% more."
    stories = read_many([f"{a}\n\n{b}", "Told once on Friday."], [1, False])
    links = linked(stories)
    assert fact_findings(stories, links) == [
        [
            FactRow("weekday", "changed", "Friday", "Thursday", 0, 2),
            FactRow("number", "same", "214 people", "214 people", 0, 2),
            FactRow("percent", "only_b", "", "3.5%", -1, 4),
        ],
        [],
    ]
    counts = ledger_counts(stories, links)
    assert (counts.dropped.tolist(), counts.added.tolist()) == ([1, 0], [2, 0])
    assert counts.facts[1].sum() == 0


def test_no_story_has_no_rows() -> None:
    rows, counts = together([])
    assert rows == []
    assert counts.facts.shape == (0, len(FACTS), len(STATUSES))


def test_a_story_has_the_same_rows_whatever_is_beside_it() -> None:
    alone = [together([text])[1].facts[0] for text in pairs()[:5]]
    assert np.array_equal(together(pairs()[:5])[1].facts, alone)
    assert pd.notna(alone).all()
