"""Passages of many stories: those that `shared_passages` finds in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import pytest

from newslib import Story, sentence_table, shared_passages
from newslib.analysis.passages_many import ManyPassages, passages_of
from newslib.reading.many import read_many
from newslib.reading.words import words_of
from tests.own_stories import odd, pairs

FERRY = "the ferry struck a sandbank near the harbour wall"  # nine words
RAIN = "rain fell on every roof and every road"  # eight words
Row = tuple[int, ...]


def one_by_one(text: str) -> list[Row]:
    """Words, words in both, words of B, and the sentences of every passage."""
    story = Story.from_text(text)
    sentences = sentence_table(story)
    starts = sentences["start"].tolist()
    rows = []
    for row in shared_passages(sentences).itertuples():
        within = [bisect_right(starts, at) - 1 for at in (row.a_start, row.a_end - 1, row.b_start, row.b_end - 1)]
        b_words = len(words_of(story.text[row.b_start : row.b_end]))
        rows.append((row.words, row.perfect, b_words, *within))
    return rows


def together(texts: Sequence[str]) -> list[list[Row]]:
    """The same of many stories; sentences are counted from each story's first."""
    stories = read_many(texts)
    found = passages_of(stories)
    first = np.searchsorted(stories.batch.text, np.arange(len(stories)))
    rows: list[list[Row]] = [[] for _ in texts]
    numbers = (found.words, found.perfect, found.b_words)
    places = (found.a_first, found.a_last, found.b_first, found.b_last)
    for i, story in enumerate(found.story.tolist()):
        at = (int(column[i] - first[story]) for column in places)
        rows[story].append((*(int(column[i]) for column in numbers), *at))
    return rows


def test_the_own_stories_have_the_same_passages_in_a_batch() -> None:
    assert together(pairs()) == list(map(one_by_one, pairs()))


def test_odd_stories_have_the_same_passages_in_a_batch() -> None:
    assert together(odd()) == list(map(one_by_one, odd()))


@pytest.mark.parametrize("texts", [[], [""], ["Rain fell."]])
def test_nothing_is_shared_where_nothing_is_told_twice(texts: list[str]) -> None:
    found = passages_of(read_many(texts))
    assert found.count.tolist() == found.longest.tolist() == found.words_of_b.tolist() == [0] * len(texts)


def found_in(*stories: tuple[str, str]) -> ManyPassages:
    """The passages of stories of one paragraph a version."""
    return passages_of(read_many([f"{a}\n\n{b}" for a, b in stories], [1] * len(stories)))


def test_a_story_is_summed_up_by_hand() -> None:
    twice = (f"First {FERRY}. Then {RAIN}.", f"So {RAIN}. Goats slept. So {FERRY.replace('near', 'right at')}.")
    found = found_in(twice, ("A cat.", "A dog."))
    assert found.story.tolist() == [0, 0]
    assert found.words.tolist() == [8, 10]
    assert found.perfect.tolist() == [8, 8]
    assert found.count.tolist() == [2, 0]
    assert found.words_of_b.tolist() == [18, 0]
    assert found.perfect_words.tolist() == [16, 0]
    assert found.longest.tolist() == [10, 0]
    assert (found.a_first.tolist(), found.b_first.tolist()) == ([1, 0], [2, 4])


def test_a_name_and_a_stock_phrase_weigh_too_little() -> None:
    name = "Secretary of State Anna Maria Berg-Holm Voss"
    phrase = "spoke on condition of anonymity"
    named = f"Soon after that {name} left.", f"They say it was {name} who came."
    assert found_in(named, (f"He {phrase}.", f"One {phrase}!")).count.tolist() == [0, 0]
    assert found_in((f"So {name} left the old town.", f"Then {name} left the old town!")).count.tolist() == [1]
