"""The facts of many stories: those of each sentence, though most sentences are not read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslib.reading import facts_many
from newslib.reading.calendar import Found
from newslib.reading.facts import find_facts
from newslib.reading.facts_many import facts_of
from newslib.reading.many import read_many
from newslib.reading.sentences import sentence_rows
from newslib.reading.story import Story
from newslib.reading.vocabulary import nothing_remembered
from tests.own_stories import odd, pairs

WORDS = [
    *("a", "an", "A", "the", "last", "next", "this", "This", "past", "coming", "no", "No.", "group", "may", "May"),
    *(
        "sat",
        "Sat.",
        "sun",
        "Fri.",
        "friday",
        "Fridays",
        "march",
        "March",
        "half",
        "quarter",
        "dozen",
        "week",
        "months",
    ),
    *(
        "one",
        "Two",
        "twenty-five",
        "second",
        "third",
        "million",
        "percent",
        "5",
        "12,",
        "(3)",
        "1987",
        "'96",
        "$",
        "$5",
    ),
    *("US$", "10kg", "½", "@5", "#5", "x5", "5:30", "p.m.", "euros", "Boeing", "777", "http://a.b/5", "people.", "“a"),
]


def one_by_one(texts: Sequence[str]) -> list[tuple[str, list[Found]]]:
    """Every sentence that has facts, with them, in order."""
    stories = map(Story.from_text, texts)
    read = [(row.text, find_facts(row.text)) for story in stories for row in sentence_rows(story)]
    return [(text, facts) for text, facts in read if facts]


def together(texts: Sequence[str]) -> list[tuple[str, list[Found]]]:
    """The same, found in one go."""
    many = facts_of(read_many(texts))
    found: dict[int, list[Found]] = {}
    for sentence, fact in zip(many.sentence.tolist(), many.found, strict=True):
        found.setdefault(sentence, []).append(fact)
    assert list(found) == sorted(found)
    return [(many.texts[sentence], facts) for sentence, facts in found.items()]


def test_the_own_stories_have_the_same_facts_in_a_batch() -> None:
    assert together(pairs()) == one_by_one(pairs())


def test_odd_stories_have_the_same_facts_in_a_batch() -> None:
    assert together(odd()) == one_by_one(odd())
    assert together([]) == []


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.sampled_from([" ", "  ", "\u00a0", "\t"]))
@example(["US$", "5"], " ")
def test_words_in_any_order_have_the_same_facts_in_a_batch(words: list[str], space: str) -> None:
    text = space.join(words)
    assert together([text]) == one_by_one([text])


def test_a_sentence_without_anything_that_may_be_a_fact_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def noted(text: str, places: Sequence[object]) -> list[Found]:
        read.append(text)
        return []

    monkeypatch.setattr(facts_many, "facts_at", noted)
    facts_of(
        read_many(["A ferry left this port.\n\nNo group may sit in the sun.\n\nA dozen left.\n\nThis week it ends."])
    )
    assert read == ["A dozen left.", "This week it ends."]


def test_a_sentence_stands_as_in_the_story() -> None:
    many = facts_of(read_many(["It paid $5\u00a0million on\tFriday."]))
    assert list(many.texts.values()) == ["It paid $5\u00a0million on\tFriday."]
    assert [fact.value for fact in many.found] == ["USD 5", "Friday"]
    assert many.odd == {0}


def test_what_is_known_of_pieces_is_learnt_anew_with_another_memory() -> None:
    before = together(pairs()[:2])
    with nothing_remembered():
        assert together(pairs()[:2]) == before
