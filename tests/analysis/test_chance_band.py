"""Between which rates a difference may be chance."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from newslib import InputError
from newslib.analysis.association import log_likelihood
from newslib.analysis.chance_band import chance_band


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_at_the_edges_the_chance_is_one_minus_the_confidence(confidence: float) -> None:
    band = chance_band(400, 300, 200, confidence=confidence)
    limit = stats.chi2.isf(1 - confidence, 1)
    for rate, low, high in band.itertuples(index=False):
        a = rate * 400 / 1000
        assert low <= rate <= high
        assert log_likelihood(a, 400, high * 300 / 1000, 300) == pytest.approx(limit, rel=1e-6)
        at_low = float(log_likelihood(a, 400, low * 300 / 1000, 300))
        assert at_low == pytest.approx(limit, rel=1e-6) or (low < 1e-9 and at_low <= limit)


def test_rates_go_from_0_to_the_most_and_stand_closer_near_0() -> None:
    band = chance_band(400, 300, 90, points=4)
    assert band["rate"].tolist() == pytest.approx([0, 10, 40, 90])
    assert band["low"].tolist()[0] == 0
    assert band["low"].is_monotonic_increasing
    assert band["high"].is_monotonic_increasing
    assert len(chance_band(400, 300, 90)) == 61


def test_a_word_that_is_not_in_a_by_hand() -> None:
    # 0 of 100 against b of 100: G² = 2 (b ln 2 + 100 ln(200 / (200 − b)) + (100 − b) ln((200 − 2 b) / (200 − b)))
    high = chance_band(100, 100, 10, points=2)["high"][0] / 10
    assert log_likelihood(0, 100, high, 100) == pytest.approx(3.841458821, rel=1e-6)
    assert 2 < high < 4


def test_a_few_words_leave_everything_open() -> None:
    band = chance_band(1, 1, 1000, points=3)
    assert band["low"].tolist()[:2] == pytest.approx([0, 0], abs=1e-9)
    assert band["high"].tolist() == pytest.approx([1000 * 0.9465, 1000, 1000], rel=0.06)
    assert band["high"].max() <= 1000


def test_longer_texts_and_less_confidence_make_it_narrower() -> None:
    wide, long = chance_band(300, 300, 50), chance_band(3000, 3000, 50)
    less = chance_band(300, 300, 50, confidence=0.5)
    for narrow in (long, less):
        assert (narrow["high"] < wide["high"]).all()
        assert (narrow["low"] >= wide["low"]).all()


@settings(max_examples=30)
@given(st.integers(1, 2000), st.integers(1, 2000), st.floats(0.01, 1000), st.integers(2, 9))
def test_the_band_holds_the_rate_and_stays_within_the_scale(in_a: int, in_b: int, most: float, points: int) -> None:
    band = chance_band(in_a, in_b, most, points=points)
    assert len(band) == points
    assert band.notna().all().all()
    assert (band["low"] >= 0).all()
    assert (band["low"] <= band["rate"] + 1e-9).all()
    assert (band["rate"] <= band["high"] + 1e-9).all()
    assert (band["high"] <= 1000).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 5, 10), "a chance band needs words in both texts; got 0 and 5"),
        ((5, 0, 10), "a chance band needs words in both texts; got 5 and 0"),
        ((5, 5, 0), r"expected 0 < most <= 1000, .* got \(0, 0.95, 61\)"),
        ((5, 5, 1001), r"got \(1001, 0.95, 61\)"),
        ((5, 5, float("nan")), r"got \(nan, 0.95, 61\)"),
        ((5, 5, 10, 0), r"0 < confidence < 1.* got \(10, 0, 61\)"),
        ((5, 5, 10, 1), r"got \(10, 1, 61\)"),
        ((5, 5, 10, 0.95, 1), r"points >= 2; got \(10, 0.95, 1\)"),
    ],
)
def test_what_is_out_of_range_is_refused(arguments: tuple[Any, ...], message: str) -> None:
    named = dict(zip(("confidence", "points"), arguments[3:], strict=False))
    with pytest.raises(InputError, match=message):
        chance_band(*arguments[:3], **named)


@pytest.mark.parametrize("most", [0.001, 1000])
def test_the_ends_of_the_range_are_allowed(most: float) -> None:
    assert chance_band(1, 1, most, points=2)["rate"].tolist() == pytest.approx([0, most])
