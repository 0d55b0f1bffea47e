"""Profiles: every sentence's counts, held against plain counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.analysis.profiles import FAMILIES, Profile, ngrams, profiles
from newslib.reading.words import is_stop, stem_of, term_of, word_spans, words_of
from tests.fragments import blocks

A = ["The ferries left the port.", "The ferry sank, they say."]
B = ["A ferry — old, slow — sank."]
MARKS = '.,;:!?…()[]“”"‘—–%$£€&/'


def terms(text: str) -> list[str]:
    return [term_of(word) for word in words_of(text)]


def letters(text: str) -> list[str]:
    padded = [f" {term} " for term in terms(text)]
    return [word[i : i + 4] for word in padded for i in range(max(1, len(word) - 3))]


PLAIN: dict[str, Callable[[str], list[Hashable]]] = {
    "letters": lambda text: [*letters(text)],
    "stems": lambda text: [stem_of(term) for term in terms(text) if not is_stop(term)],
    "pairs": lambda text: [*zip(terms(text), terms(text)[1:], strict=False)],
    "triples": lambda text: [*zip(terms(text), terms(text)[1:], terms(text)[2:], strict=False)],
    "function words": lambda text: [term for term in terms(text) if is_stop(term)],
}


def cells(profile: Profile, family: str) -> list[list[int]]:
    return profile.counts[family].toarray().astype(int).tolist()


def marks(text: str) -> list[int]:
    """How often each of its punctuation marks stands in a text, the first met first."""
    return cells(profiles([[text]])[0], "marks")[0]


def test_counts_by_hand() -> None:
    one, other = profiles([A, B])
    # ferri left port sank say old slow
    assert cells(one, "stems") == [[1, 1, 1, 0, 0, 0, 0], [1, 0, 0, 1, 1, 0, 0]]
    assert cells(other, "stems") == [[1, 0, 0, 1, 0, 1, 1]]
    # the they a
    assert cells(one, "function words") == [[2, 0, 0], [1, 1, 0]]
    assert cells(other, "function words") == [[0, 0, 1]]
    # full stop, comma, dash
    assert cells(one, "marks") == [[1, 0, 0], [1, 1, 0]]
    assert cells(other, "marks") == [[1, 1, 2]]
    assert [one.words.tolist(), other.words.tolist()] == [[5, 5], [5]]
    assert one.counts["pairs"].sum(axis=1).tolist() == [4, 4]
    assert one.counts["triples"].sum(axis=1).tolist() == [3, 3]
    assert other.counts["letters"].sum() == 1 + 4 + 2 + 3 + 3  # a ferry old slow sank


def test_a_profile_keeps_its_sentences_and_their_paragraphs() -> None:
    one, other = profiles([A, B], [[4, 4], [7]])
    assert (one.texts, other.texts) == (tuple(A), tuple(B))
    assert [one.blocks.tolist(), other.blocks.tolist()] == [[4, 4], [7]]
    assert [profile.blocks.tolist() for profile in profiles([A, B])] == [[0, 1], [0]]


def test_a_version_of_nothing_and_no_version() -> None:
    assert profiles([]) == []
    empty, full = profiles([[], A])
    assert empty.texts == ()
    assert empty.words.tolist() == []
    for family in FAMILIES:
        assert empty.counts[family].shape == (0, full.counts[family].shape[1])
    silent = profiles([["…"]])[0]
    assert silent.words.tolist() == [0]
    assert [silent.counts[family].sum() for family in FAMILIES] == [0, 0, 0, 0, 0, 1]


def test_runs_of_neighbouring_terms() -> None:
    assert ngrams(["one", "two", "three"], 2) == [("one", "two"), ("two", "three")]
    assert ngrams(["one", "two", "three"], 3) == [("one", "two", "three")]
    assert ngrams(["one"], 2) == ngrams([], 1) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“No,” he said.", '"No," he said.'),
        ("It — the ferry — left.", "It – the ferry – left."),
        ("It — the ferry — left.", "It - the ferry - left."),
        ("He waited…", "He waited..."),
        ("Goats [two] ate.", "Goats (two) ate."),
    ],
)
def test_marks_that_are_written_in_two_ways_are_one(one: str, other: str) -> None:
    first, second = profiles([[one], [other]])
    assert cells(first, "marks") == cells(second, "marks")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain; wind: snow!", [1, 1, 1]),
        ("Why? Why?", [2]),
        ("“Go,” he said, “go.”", [4, 2, 1]),
        ("State-run ferries don’t sail", []),  # a hyphen and an apostrophe are parts of words
        ("It cost $5 (or £4).", [1, 1, 1]),  # the sign of a currency belongs to a word
        ("The U.S. paid $3.5 million.", [1]),  # a point in a word is no full stop
        ("Up -- and 10–12 down - - so.", [3, 1]),  # dashes; a range has none
        ("He said ‘go’ to the drivers’ union.", [1, 1]),  # a single mark counts where it opens
        ("He waited...", [1]),
        ("", []),
    ],
)
def test_marks_by_hand(text: str, expected: list[int]) -> None:
    assert marks(text) == expected


@given(st.lists(st.lists(blocks(), max_size=3), min_size=1, max_size=3))
def test_counts_are_those_of_plain_counting(versions: list[list[str]]) -> None:
    found = profiles(versions)
    texts = [text for version in versions for text in version]
    assert [profile.texts for profile in found] == [tuple(version) for version in versions]
    assert [size for profile in found for size in profile.words.tolist()] == [len(words_of(text)) for text in texts]
    for family, plain in PLAIN.items():
        counted = [Counter(plain(text)) for text in texts]
        features = list(dict.fromkeys(feature for text in texts for feature in plain(text)))
        expected = [[counter[feature] for feature in features] for counter in counted]
        stacked = np.concatenate([profile.counts[family].toarray() for profile in found])
        assert stacked.shape == (len(texts), len(features))
        # columns stand for the same features in all of them, whatever their order
        assert sorted(stacked.T.tolist()) == sorted(np.array(expected, dtype=float).reshape(stacked.shape).T.tolist())
    for text, row in zip(
        texts, np.concatenate([profile.counts["marks"].sum(axis=1) for profile in found]), strict=True
    ):
        bare = list(text.replace("...", "…  "))
        for start, end in word_spans(text):
            bare[start:end] = "w" * (end - start)
        assert sum(mark in ",;:!?" for mark in bare) <= row <= sum(mark in f"{MARKS}-'‘." for mark in bare)
