"""What the versions of many stories have in common, against plain counting in one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given

from newslib.analysis.profiles import marks_in, ngrams
from newslib.analysis.versions_many import ManyVersions
from newslib.reading.batch import batch_sentences
from newslib.reading.words import term_of, words_of
from tests.fragments import blocks


def versions(*stories: tuple[list[str], list[str]]) -> ManyVersions:
    """The versions of these stories, given as their sentences."""
    texts = [text for story in stories for version in story for text in version]
    side = np.repeat(np.arange(2 * len(stories)), [len(version) for story in stories for version in story])
    return ManyVersions(batch_sentences(texts, side // 2), side, len(stories))


@given(blocks())
def test_marks_of_pieces_are_the_marks_of_the_text(text: str) -> None:
    found = versions(([text], ["Rain."]))
    sentence = found.batch.strings([0])[0]
    assert found.marks().a.tolist() == [sum(count**2 for count in Counter(marks_in(sentence)).values())]


@pytest.mark.parametrize(
    ("a", "b", "cosine"),
    [("Rain - wind - sun", "Rain — wind — sun", 1), ("- Rain", "— Rain", 0), ("Rain -", "Rain —", 0)],
)
def test_a_hyphen_by_itself_is_a_dash_within_a_sentence(a: str, b: str, cosine: float) -> None:
    assert versions(([a], [b])).marks().cosine().tolist() == [cosine]


@given(blocks(), blocks())
def test_phrases_end_with_their_sentence(one: str, other: str) -> None:
    found = versions(([one, other], [other]))
    terms = [[*map(term_of, words_of(text))] for text in (one, other)]
    for size, shared in zip((2, 3), found.phrases(), strict=True):
        own, too = ({*ngrams(sentence, size)} for sentence in terms)
        assert [shared.a.tolist(), shared.b.tolist(), shared.both.tolist()] == [
            [len(own | too)],
            [len(too)],
            [len(too)],
        ]


def test_lengths_of_several_stories() -> None:
    found = versions((["a b", "a b c"], ["a b c"]), (["a"], ["a b"]), (["a b", "a"], ["b", "a a"]))
    assert found.lengths_overlap().tolist() == [0.5, 0, 1]


def test_copied_words_are_counted_in_b() -> None:
    passage = "the ferry left the crowded port before noon"
    found = versions(([f"Then {passage}.", "Goats ran."], [f"At last {passage} on Monday."]), (["Rain."], ["Rain."]))
    assert found.copied().tolist() == [8, 0]
