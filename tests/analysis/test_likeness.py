"""Pairs and links of many stories at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import sentence_table, story
from newslib.analysis import likeness as likeness_room
from newslib.analysis import limits
from newslib.analysis.forms import letter_runs
from newslib.analysis.likeness import LEAST, MOST, Links, Pairs, link, pair_up
from newslib.analysis.tfidf import content_terms, weigh_features
from newslib.errors import InputError
from newslib.reading.batch import batch_sentences
from newslib.reading.words import term_of, words_of
from tests.fragments import blocks

Story = tuple[list[str], list[str]]
STORY = st.tuples(st.lists(blocks(), max_size=4), st.lists(blocks(), max_size=4))


def compare(stories: list[Story]) -> tuple[Pairs, Links, list[int]]:
    """Pairs and links of stories in one batch, and where each story's sentences begin."""
    texts = [text for a, b in stories for text in (*a, *b)]
    number = np.repeat(np.arange(len(stories)), [len(a) + len(b) for a, b in stories])
    in_b = np.array([half for a, b in stories for half in [False] * len(a) + [True] * len(b)], dtype=bool)
    batch = batch_sentences(texts, number)
    pairs = pair_up(batch, in_b)
    starts = np.searchsorted(number, np.arange(len(stories) + 1)).tolist()
    place = np.array([i for a, b in stories for half in (a, b) for i in range(len(half))], dtype=np.int64)
    paragraph = number * 100 + place // 2 * 2 + in_b  # of two sentences each
    return pairs, link(pairs, batch.text, in_b, paragraph), starts


def rows(found: Pairs | Links, start: int, stop: int) -> list[tuple[int, int, float]]:
    """The rows of one story, its sentences counted from 0; -1 stays."""
    kept = np.maximum(found.b, found.a)
    inside = (kept >= start) & (kept < stop)
    b, a = (np.where(side < 0, -1, side - start)[inside].tolist() for side in (found.b, found.a))
    return list(zip(b, a, found.likeness[inside].tolist(), strict=True))


@given(st.lists(STORY, min_size=1, max_size=4))
def test_a_batch_of_many_stories_gives_exactly_what_each_gives_alone(stories: list[Story]) -> None:
    pairs, links, starts = compare(stories)
    for i, one in enumerate(stories):
        alone_pairs, alone_links, (_, size) = compare([one])
        assert rows(pairs, starts[i], starts[i + 1]) == rows(alone_pairs, 0, size)
        assert rows(links, starts[i], starts[i + 1]) == rows(alone_links, 0, size)


def test_likeness_is_the_mean_of_the_cosines_of_stems_and_of_letters() -> None:
    table = sentence_table(story("harbour-bridge", "generic"))
    in_b = (table["half"] == "B").to_numpy(dtype=bool)
    pairs = pair_up(batch_sentences(table["text"].tolist(), np.zeros(len(table), dtype=np.int64)), in_b)
    words = [[term_of(word) for word in words_of(text)] for text in table["text"]]
    letters = [["·" + run for term in terms for run in letter_runs(term)] for terms in words]
    spaces = [weigh_features(features).matrix for features in ([*map(content_terms, table["text"])], letters)]
    expected = sum((space[np.flatnonzero(in_b)] @ space[np.flatnonzero(~in_b)].T).toarray() for space in spaces) / 2
    assert pairs.likeness == pytest.approx(expected.ravel(), abs=1e-12)
    assert pairs.b.tolist() == np.repeat(np.flatnonzero(in_b), (~in_b).sum()).tolist()


def test_the_forms_of_a_name_are_one_name() -> None:
    a, b = ["Troops left the United States of America."], ["Troops left the U.S."]
    assert compare([(a, b)])[0].likeness == pytest.approx([1])
    assert compare([(a, ["Troops left us."])])[0].likeness < 0.7
    assert compare([(["The united front."], ["The states front."])])[0].likeness < 0.9
    parted = compare([(["It was a United", "States rose."], ["It was a U.S."])])[0].likeness
    assert (parted < 0.9).all()  # a name ends with its sentence


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        (["Ferry."], 0.2),  # nothing to compare it with
        (["Rain.", "Ferry.", "Goats."], 0.2),  # nothing in common: the least
        (["Rain fell."] * 5, 0.35),  # all the same: the most
        (["Rain.", "Rain.", "Ferry.", "Goats."], 0.2),  # one pair of six is alike, and the upper quartile is 0
    ],
)
def test_from_when_on_two_sentences_are_counterparts(a: list[str], expected: float) -> None:
    pairs, _, _ = compare([(a, ["Rain."])])
    assert pairs.counterpart.tolist() == pytest.approx([expected])


def test_links_by_hand() -> None:
    a = ["The ferry left.", "Rain fell.", "The captain slept."]
    b = ["Rain fell and the ferry left.", "Goats ate."]
    _, links, _ = compare([(a, b)])
    assert list(zip(links.b.tolist(), links.a.tolist(), strict=True)) == [(3, 0), (4, -1), (3, 1), (-1, 2)]
    assert (links.likeness[[0, 2]] >= MOST).all()
    assert (links.likeness[[1, 3]] < LEAST).all()


@pytest.mark.parametrize(("a", "b"), [([], []), (["Rain fell."], []), ([], ["Rain fell."]), (["…"], ["—"])])
def test_a_story_without_one_side_has_no_link(a: list[str], b: list[str]) -> None:
    pairs, links, _ = compare([(a, b)])
    assert len(pairs.likeness) == len(a) * len(b)
    assert len(links.likeness) == len(a) + len(b)
    assert (np.minimum(links.a, links.b) < 0).all()


def test_pairs_that_would_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PAIRS", 4)
    assert len(compare([(["A ferry.", "A boat."], ["A ferry.", "A boat."])])[0].b) == 4
    with pytest.raises(InputError, match="at most 4 pairs of a sentence of A and one of B; got 6"):
        compare([(["A ferry.", "A boat.", "No."], ["A ferry.", "A boat."])])


def test_of_many_sentences_evenly_spaced_ones_tell_what_chance_is(monkeypatch: pytest.MonkeyPatch) -> None:
    a = ["The ferry sank.", "Goats ran.", "Rain fell.", "A ferry left.", "Dogs slept."]
    stories = [(a, ["The ferry sank off the port.", "Goats slept."]), (["Rain."], ["Rain fell."])]
    whole = compare(stories)[0]
    monkeypatch.setattr(likeness_room, "ENOUGH", 2)  # every third: the first and the fourth, and these are alike
    found = compare(stories)[0]
    assert whole.counterpart[0] < 0.25
    assert found.counterpart == pytest.approx([0.35, 0.2])
    assert found.likeness.tolist() == whole.likeness.tolist()
