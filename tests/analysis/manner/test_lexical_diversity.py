"""Variety of words: by hand on a few letters, and against another package on stories of ours."""

from __future__ import annotations

import pytest

import newslib
from newslib.analysis.manner.lexical_diversity import mattr, mtld, type_token_ratio
from newslib.reading.words import word_table

# From lexicalrichness 0.5.1, on the terms of the paragraphs: LexicalRichness(terms, preprocessor=None, tokenizer=None).
REFERENCE = [
    ("harbour-bridge", "generic", "A", 224, 137.60037261294832, 0.8652571428571437),
    ("harbour-bridge", "generic", "B", 205, 118.61336207184704, 0.8521794871794868),
    ("bank-outage", "paraphrase", "A", 215, 202.0169082125604, 0.8585542168674702),
    ("bank-outage", "paraphrase", "B", 265, 137.33158220024723, 0.850092592592593),
    ("ridge-fire", "generic", "A", 239, 135.56670741210246, 0.8470526315789475),
    ("ridge-fire", "generic", "B", 204, 147.05845511482255, 0.8517419354838712),
]


@pytest.mark.parametrize(("name", "version", "half", "size", "of_mtld", "of_mattr"), REFERENCE)
def test_another_package_finds_the_same(
    name: str, version: str, half: str, size: int, of_mtld: float, of_mattr: float
) -> None:
    sentences = newslib.sentence_table(newslib.story(name, version))
    words = word_table(sentences[sentences["kind"] == "paragraph"])
    terms = words.loc[words["half"] == half, "term"].tolist()
    assert len(terms) == size
    assert mtld(terms) == pytest.approx(of_mtld, abs=1e-6)
    assert mattr(terms) == pytest.approx(of_mattr, abs=1e-6)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("abaa", 4.0),  # forwards a factor after "aba", backwards after "aa", nothing of another
        ("abcda", 5 / (0.2 / 0.28)),  # part of a factor alone, both ways
        ("aabc", (4 / 1 + 4 / (0.25 / 0.28)) / 2),  # forwards a factor after "aa", backwards part of one
        ("abcdefghijklmnopqrabcdefgx", (26 + 26 / ((1 - 19 / 26) / 0.28)) / 2),  # 18 of 25 are the threshold itself
        ("aaaa", 2.0),
    ],
)
def test_mtld_by_hand(letters: str, expected: float) -> None:
    assert mtld(list(letters)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("letters", ["", "a", "abcdefgh"])
def test_mtld_is_not_defined_where_no_word_comes_twice(letters: str) -> None:
    assert mtld(list(letters)) is None


@pytest.mark.parametrize(
    ("letters", "window", "expected"),
    [("abaa", 2, (2 + 2 + 1) / 6), ("abcab", 3, 1.0), ("aabb", 4, 0.5), ("aabba", 4, 0.5), ("aaab", 3, (1 + 2) / 6)],
)
def test_mattr_by_hand(letters: str, window: int, expected: float) -> None:
    assert mattr(list(letters), window) == pytest.approx(expected)


def test_mattr_needs_a_whole_window() -> None:
    assert mattr(["a"] * 49) is None
    assert mattr(["a"] * 50) == 1 / 50


def test_the_type_token_ratio() -> None:
    assert type_token_ratio(list("abab")) == 0.5
    assert type_token_ratio([]) is None
