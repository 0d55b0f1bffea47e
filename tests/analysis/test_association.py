"""The statistics of two counts: against published answers, scipy, statsmodels, scattertext, and plain loops."""

from __future__ import annotations

from itertools import product
from math import comb, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import relative_risk

from newslib.analysis.association import (
    HALF_A_USE,
    binomial_deviation,
    chance,
    holm,
    log_likelihood,
    log_likelihood_of_share,
    log_odds,
    log_odds_of_share,
    log_ratio,
    log_ratio_of_share,
)

MILLION = 1_000_000


def random_tables(count: int, most: int, seed: int = 1) -> list[tuple[int, int, int, int]]:
    """Counts and sizes of two texts; neither word nor others are missing in both."""
    draw = np.random.default_rng(seed)
    tables = []
    while len(tables) < count:
        in_a, in_b = draw.integers(2, most, size=2).tolist()
        a, b = int(draw.integers(0, in_a + 1)), int(draw.integers(0, in_b + 1))
        if 0 < a + b < in_a + in_b:
            tables.append((a, in_a, b, in_b))
    return tables


# --- G²


def test_dunnings_table_of_the_swiss() -> None:
    # Dunning (1993), table 2: "the swiss" 110, other bigrams with "swiss" 2442, with "the" 111, without either 29114
    assert log_likelihood(110, 110 + 2442, 111, 111 + 29114) == pytest.approx(270.72, abs=0.005)


@pytest.mark.parametrize(
    ("a", "b", "published"),
    [(348, 99, 147), (9, 32, 14), (15, 14, 0)],
)
def test_raysons_answers_on_the_corpora_list(a: int, b: int, published: int) -> None:
    # Rayson, Corpora list, 18 January 2002: forms of "keep", a million words each
    assert round(float(log_likelihood(a, MILLION, b, MILLION))) == published


def test_raysons_answer_for_a_lemma_and_that_of_the_ucrel_calculator_are_of_two_cells() -> None:
    def two_cells(a: int, in_a: int, b: int, in_b: int) -> float:
        share = (a + b) / (in_a + in_b)
        return 2 * (a * log(a / (in_a * share)) + b * log(b / (in_b * share)))

    assert two_cells(393, MILLION, 170, MILLION) == pytest.approx(90.8, abs=0.05)  # "about 90", in the same letter
    assert log_likelihood(393, MILLION, 170, MILLION) == pytest.approx(90.8, abs=0.1)
    assert two_cells(52, 50_000, 57, 75_000) == pytest.approx(2.65, abs=0.005)
    assert log_likelihood(52, 50_000, 57, 75_000) == pytest.approx(2.65, abs=0.005)


def test_g2_is_that_of_scipys_contingency_tables() -> None:
    for a, in_a, b, in_b in random_tables(300, 5000):
        found = stats.chi2_contingency([[a, b], [in_a - a, in_b - b]], correction=False, lambda_="log-likelihood")
        ours = log_likelihood(a, in_a, b, in_b)
        assert ours == pytest.approx(found.statistic, rel=1e-6, abs=1e-9)
        assert chance(ours) == pytest.approx(found.pvalue, rel=1e-6, abs=1e-12)


def test_the_two_cells_of_rayson_and_garside_are_close_while_a_word_is_rare() -> None:
    draw = np.random.default_rng(2)
    for share, within in [(0.001, 0.002), (0.01, 0.02)]:  # the other two cells add about the word's own share
        for in_a, in_b in draw.integers(10_000, 100_000, size=(50, 2)).tolist():
            a, b = round(in_a * share * draw.uniform(0.2, 1)), round(in_b * share * draw.uniform(0.2, 1))
            expected = (a + b) * np.array([in_a, in_b]) / (in_a + in_b)
            two = stats.power_divergence([a, b], expected, lambda_="log-likelihood").statistic
            assert log_likelihood(a, in_a, b, in_b) == pytest.approx(two, rel=within, abs=1e-9)


def test_g2_against_a_known_share_is_that_of_scipy_and_the_limit_of_a_large_text() -> None:
    for a, in_a, share in [(5, 100, 0.01), (0, 50, 0.2), (50, 50, 0.2), (3, 1000, 1e-8)]:
        expected = [in_a * share, in_a * (1 - share)]
        known = stats.power_divergence([a, in_a - a], expected, lambda_="log-likelihood").statistic
        assert log_likelihood_of_share(a, in_a, share) == pytest.approx(known, rel=1e-6)
        huge = 1e9 if share > 0.001 else 1e12
        assert log_likelihood(a, in_a, share * huge, huge) == pytest.approx(known, rel=1e-3)


def test_a_word_that_is_all_or_nothing_has_a_finite_g2() -> None:
    assert log_likelihood([3, 3, 0], [3, 3, 2], [2, 0, 5], [2, 4, 5]).tolist() == pytest.approx(
        [0, 2 * (3 * log(7 / 3) + 4 * log(7 / 4)), 2 * (2 * log(7 / 2) + 5 * log(7 / 5))]
    )


@given(st.tuples(*[st.integers(0, 300)] * 4))
def test_g2_is_0_or_more_and_does_not_know_which_text_is_which(cells: tuple[int, int, int, int]) -> None:
    a, c, b, d = cells
    if a + c and b + d:
        g2 = float(log_likelihood(a, a + c, b, b + d))
        assert 0 <= g2 < np.inf
        assert log_likelihood(b, b + d, a, a + c) == pytest.approx(g2, abs=1e-9)
        assert 0 <= chance(g2) <= 1


def test_what_is_the_same_share_has_a_g2_of_0() -> None:
    assert log_likelihood(3, 30, 7, 70) == pytest.approx(0, abs=1e-12)
    assert log_likelihood_of_share(3, 30, 0.1) == pytest.approx(0, abs=1e-12)


# --- p


def test_chance_is_the_upper_tail_of_chi_squared() -> None:
    g2 = np.concatenate([np.linspace(0, 50, 101), [200.0, 700.0]])
    assert chance(g2) == pytest.approx(stats.chi2.sf(g2, 1), rel=1e-9)


def test_holm_is_that_of_statsmodels() -> None:
    # computed with statsmodels 0.15.0, multipletests(p, method="holm")
    p = [0.001, 0.0005, 0.04, 0.03, 0.03, 0.2, 0.9, 0.012]
    assert holm(p) == pytest.approx([0.007, 0.004, 0.15, 0.15, 0.15, 0.4, 0.9, 0.072], rel=1e-9)


def test_holm_by_hand() -> None:
    assert holm([0.5, 0.4, 0.01]) == pytest.approx([0.8, 0.8, 0.03])  # 3 × 0.01; 2 × 0.4; 1 × 0.5, not below 0.8
    assert holm([0.9, 0.9]) == pytest.approx([1, 1])  # none above 1
    assert holm([]).tolist() == []


@given(st.lists(st.floats(0, 1), max_size=20))
def test_holm_makes_no_p_smaller_and_keeps_their_order(p: list[float]) -> None:
    found = holm(p)
    assert (found >= np.array(p)).all()
    assert (found <= 1).all()
    order = np.argsort(p, kind="stable")
    assert (np.diff(found[order]) >= 0).all()


# --- log ratio


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.999])
def test_the_log_ratio_is_the_relative_risk_of_scipy(confidence: float) -> None:
    for a, in_a, b, in_b in [(1, 9, 4, 7), (4, 9, 1, 7), *random_tables(100, 3000)]:
        if not a or not b or (a, b) == (in_a, in_b):
            continue
        risk = relative_risk(a, in_a, b, in_b)
        low, high = risk.confidence_interval(confidence)
        expected = [np.log2(x) for x in (risk.relative_risk, low, high)]
        assert [float(x) for x in log_ratio(a, in_a, b, in_b, confidence)] == pytest.approx(expected, rel=1e-6)


def test_half_a_use_stands_for_none() -> None:
    # Hardie (2014): a word that stands 10 times in a million words and not at all in another million
    value, low, high = log_ratio(10, MILLION, 0, MILLION)
    assert value == pytest.approx(np.log2(20))
    reach = 1.959963985 * sqrt(1 / 10 + 1 / 0.5 - 2 / MILLION) / log(2)
    assert (float(low), float(high)) == pytest.approx((np.log2(20) - reach, np.log2(20) + reach))
    assert log_ratio(0, MILLION, 10, MILLION)[0] == pytest.approx(-np.log2(20))
    assert log_ratio(10, MILLION, 0.5, MILLION)[0] == value
    assert HALF_A_USE == 0.5


def test_where_all_words_are_the_word_nothing_is_in_doubt() -> None:
    assert [float(x) for x in log_ratio(3, 3, 2, 2)] == [0, 0, 0]


def test_the_log_ratio_to_a_known_share_is_the_limit_of_a_large_text() -> None:
    for a in (0, 1, 7, 100):
        found = [float(x) for x in log_ratio_of_share(a, 100, 0.02, 0.9)]
        large = 1e16
        expected = [float(x) for x in log_ratio(a, 100, 0.02 * large, large, 0.9)]
        assert found == pytest.approx(expected, abs=1e-6)


# --- log-odds


def by_loops(
    target: list[float], reference: list[float], prior: list[float]
) -> tuple[list[float], list[float], list[float]]:
    """Monroe, Colaresi and Quinn (2008), word by word: equations 16 and 20; and z with the variance of equation 19."""
    deltas, scores, long_scores = [], [], []
    n_i, n_j, alpha_0 = sum(target), sum(reference), sum(prior)
    for y_i, y_j, alpha in zip(target, reference, prior, strict=True):
        omega_i = (y_i + alpha) / (n_i + alpha_0 - y_i - alpha)
        omega_j = (y_j + alpha) / (n_j + alpha_0 - y_j - alpha)
        delta = log(omega_i) - log(omega_j)
        variance = 1 / (y_i + alpha) + 1 / (y_j + alpha)
        rest = 1 / (n_i + alpha_0 - y_i - alpha) + 1 / (n_j + alpha_0 - y_j - alpha)
        deltas.append(delta)
        scores.append(delta / sqrt(variance))
        long_scores.append(delta / sqrt(variance + rest))
    return deltas, scores, long_scores


TARGET, REFERENCE, PRIOR = [12, 0, 5, 30, 1, 40], [3, 7, 5, 20, 0, 60], [4, 2, 10, 60, 1, 323]
# computed with scattertext 0.2.2, LogOddsRatioInformativeDirichletPrior(PRIOR, scale_type="none"), and with
# scale_type="word", sigma=100, which scales the prior to 100 words; its variance is that of equation 19
SCATTERTEXT = {
    400: [1.8788327944, -1.9175766168, 0.0396134722, 0.9448933196, 0.5784965677, -1.0946606831],
    100: [2.1782405997, -1.8494573493, 0.0722220286, 1.4370161064, 0.7529278742, -1.6680970061],
}


@pytest.mark.parametrize("size", SCATTERTEXT)
def test_log_odds_are_those_of_the_paper_and_of_scattertext(size: int) -> None:
    prior = [size * count / 400 for count in PRIOR]
    delta, z = log_odds(TARGET, sum(TARGET), REFERENCE, sum(REFERENCE), prior, size)
    deltas, scores, long_scores = by_loops(TARGET, REFERENCE, prior)
    assert delta == pytest.approx(deltas, rel=1e-9)
    assert z == pytest.approx(scores, rel=1e-9)
    assert long_scores == pytest.approx(SCATTERTEXT[size], abs=1e-6)
    assert delta / (np.array(deltas) / np.array(long_scores)) == pytest.approx(SCATTERTEXT[size], abs=1e-6)


def test_equation_20_is_close_to_equation_19_while_a_word_is_rare() -> None:
    target, reference, prior = [20, 9980], [8, 9992], [10, 9990]
    z = log_odds(target, 10_000, reference, 10_000, prior, 10_000)[1][0]
    assert z == pytest.approx(by_loops(target, reference, prior)[2][0], rel=1e-3)


def test_log_odds_to_a_known_share_are_the_limit_of_a_large_text() -> None:
    found = log_odds_of_share([3, 0], 50, [0.02, 0.01], [1.0, 0.5], 50)
    large = 1e12
    expected = log_odds([3, 0], 50, [0.02 * large, 0.01 * large], large, [1.0, 0.5], 50)
    assert found[0] == pytest.approx(expected[0], abs=1e-6)
    assert found[1] == pytest.approx(expected[1], abs=1e-6)
    assert found[0][0] == pytest.approx(log(4 / 96) - log(0.02 / 0.98))
    assert found[1][0] == pytest.approx(found[0][0] * sqrt(4))


def test_a_larger_prior_draws_log_odds_towards_0() -> None:
    values = [float(log_odds(9, 100, 1, 100, 0.05 * size, size)[0]) for size in (1, 100, 10_000)]
    assert values[0] > values[1] > values[2] > 0


@pytest.mark.filterwarnings("error")
def test_log_odds_of_a_text_that_is_one_word_are_not_finite_and_warn_nobody() -> None:
    delta, z = log_odds([3], 3, [2], 2, [2.5], 2.5)
    assert not np.isfinite(delta).any()
    assert not np.isfinite(z).any()
    assert not np.isfinite(log_odds_of_share([3], 3, 0.5, [3.0], 3)[0]).any()


# --- the mean distance of a binomial count


def test_the_mean_distance_of_a_binomial_count_by_adding_up() -> None:
    for n, share in product([1, 2, 5, 10, 30], [0.01, 0.1, 0.25, 1 / 3, 0.5, 0.9]):
        chances = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
        mean = sum(abs(k - n * share) * p for k, p in enumerate(chances))
        assert binomial_deviation(n, share) == pytest.approx(mean, rel=1e-9)


@settings(max_examples=50)
@given(st.integers(1, 100_000), st.floats(1e-6, 0.999))
def test_the_mean_distance_is_below_the_standard_deviation(n: int, share: float) -> None:
    assert 0 < binomial_deviation(n, share) <= sqrt(n * share * (1 - share)) * (1 + 1e-6)
