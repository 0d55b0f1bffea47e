"""How alike two sentences are."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import InputError, sentence_similarity
from newslib.reading.words import denies
from tests.fragments import blocks

A = "The ferry left the port of Kelmar at noon."
B = "A ferry has left Kelmar port."


def one(a: str, b: str) -> float:
    return float(sentence_similarity([a], [b])[0])


def test_by_hand() -> None:
    # Runs of two: " a" "ab" "b " and " a" "ac" "c ": one of three shared, idf 1 for it (in both of two sentences),
    # r = ln(3/2) + 1 for the others. Of three: " ab" "ab " and " ac" "ac ": none. Words: none.
    r = log(3 / 2) + 1
    assert one("ab", "ac") == pytest.approx(1 / (1 + 2 * r * r) / 4)
    # "ab" and "ab cd": runs of two " a" "ab" "b " are all of the first and half of the second.
    cosine_2 = 3 / (sqrt(3) * sqrt(3 + 3 * r * r))
    cosine_3 = 2 / (sqrt(2) * sqrt(2 + 2 * r * r))
    held = 1 / (1 + r)  # the longer has as many again, of weight r each: 2 of 2 + 2 r, and 1 of 1 + r words
    assert one("ab", "ab cd") == pytest.approx((cosine_2 + cosine_3 + 2 * held) / 4)


def test_the_same_sentence_is_1_and_one_without_words_is_0() -> None:
    found = sentence_similarity([A, A, "", "it is", "…"], [A, "Rain, wind.", "", "it is", "…"])
    assert found.tolist() == pytest.approx([1, 0, 0, 1, 0], abs=0.05)
    assert found[0] == pytest.approx(1)
    assert found[2] == found[4] == 0
    assert sentence_similarity([], []).shape == (0,)


def test_a_denial_on_one_side_takes_a_tenth() -> None:
    # "not" is a word of its own, so what is compared is the same sentence with and without the rule.
    both = one("It did not sink.", "It did not sink there.")
    assert one("It did sink not.", "It did not sink.") == pytest.approx(1)
    assert both > one("It did not sink.", "It did sink there.")
    assert denies("isn't")
    assert denies("without")
    assert not denies("note")
    # The order of words makes no difference, a denial does.
    assert one("nor x y", "for x y") / one("mor x y", "for x y") == pytest.approx(0.9)


def test_other_numbers_take_a_twentieth() -> None:
    assert one("x y 12", "x y 34") / one("x y ab", "x y cd") == pytest.approx(0.95)
    assert one("12 x y", "x 12 y") == pytest.approx(1)


def test_what_one_sentence_adds_counts_against_it() -> None:
    assert one(B, B + " It was the third of the day.") < one(B, B + " Yes.") < 1


def test_a_family_of_words_is_alike_by_its_letters() -> None:
    assert one("Cambodia voted.", "Cambodian vote.") > 0.4
    assert one("The doctor came.", "A physician arrived.") < 0.1


@given(st.lists(st.tuples(blocks(), blocks()), min_size=1, max_size=4))
def test_it_is_symmetric_within_its_scale_and_1_for_the_same(pairs: list[tuple[str, str]]) -> None:
    a, b = ([pair[side] for pair in pairs] for side in (0, 1))
    found = sentence_similarity(a, b)
    assert np.allclose(found, sentence_similarity(b, a))
    assert ((found >= 0) & (found <= 1)).all()
    own = sentence_similarity(a, a)
    assert all(value == pytest.approx(1) or value == 0 for value in own)


def test_bad_lists_are_refused() -> None:
    with pytest.raises(InputError, match="equally long; got 1 and 2"):
        sentence_similarity(["a"], ["b", "c"])
    with pytest.raises(InputError, match="must be strings; got int"):
        sentence_similarity(["a"], [3])  # type: ignore[list-item]
