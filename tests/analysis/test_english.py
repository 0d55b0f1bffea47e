"""Shares of words in English at large, and by a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from wordfreq import word_frequency

from newslib import InputError
from newslib.analysis.english import ENGLISH, RAREST, english_shares, shares_in


def test_shares_are_those_of_wordfreqs_large_list() -> None:
    terms = ["the", "ferry", "president", "2024", "state-run", "u.s."]
    shares, listed = english_shares(terms)
    assert shares.tolist() == [word_frequency(term, "en", wordlist="large") for term in terms]
    assert listed == [True] * 6
    assert shares[0] > shares[2] > shares[1]
    assert 0.01 < shares[0] < 0.1
    assert ENGLISH == "English"


def test_what_is_not_on_the_list_is_as_rare_as_its_end() -> None:
    shares, listed = english_shares(["ferry", "qzxvkjw", "渡轮搁浅了没有人受伤", "غادرت", "🚢"])
    assert listed[:2] == [True, False]
    assert shares[1] == RAREST == 1e-8
    assert ((shares > 0) & (shares < 1)).all()
    assert (shares[~np.array(listed)] == RAREST).all()


def test_no_term_has_no_share() -> None:
    shares, listed = english_shares([])
    assert (shares.tolist(), listed) == ([], [])


def test_counts_become_shares_of_their_sum() -> None:
    shares, listed = shares_in(["ferry", "port", "goat"], {"ferry": 3, "port": np.int64(1), "the": 4.0})
    assert shares.tolist() == [3 / 8, 1 / 8, 0.5 / 8]  # half the rarest, where a term is missing
    assert listed == [True, True, False]


def test_shares_stay_as_they_are() -> None:
    shares, _ = shares_in(["ferry", "the", "goat"], {"ferry": 1e-5, "the": 0.05})
    assert shares.tolist() == pytest.approx([1e-5, 0.05, 0.5e-5])
    assert shares_in(["ferry"], {"ferry": 0.3})[0].tolist() == [0.3]
    assert shares_in(["a"], {"a": 0.25, "b": 0.75})[0].tolist() == [0.25]


@pytest.mark.parametrize("value", [1, 1.0, 7, 1e300])
def test_one_word_alone_has_a_share_below_1(value: float) -> None:
    shares, listed = shares_in(["ferry", "goat"], {"ferry": value})
    assert shares.tolist() == [0.5, 0.25]
    assert listed == [True, False]


def test_a_word_beside_which_the_others_vanish_has_a_share_below_1() -> None:
    assert shares_in(["ferry"], {"ferry": 1e9, "goat": 1e-12})[0].tolist() == [0.5]


def test_an_empty_mapping_is_refused() -> None:
    with pytest.raises(InputError, match="a mapping of word frequencies needs at least one word; got none"):
        shares_in(["ferry"], {})


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), "3", None, Fraction(1, 2)])
def test_a_value_that_is_no_positive_number_is_named_with_its_word(value: object) -> None:
    known: Mapping[str, object] = {"port": 1, "ferry": value}
    with pytest.raises(InputError, match=r"word frequencies must be positive numbers; got .* for 'ferry'"):
        shares_in(["port"], known)
