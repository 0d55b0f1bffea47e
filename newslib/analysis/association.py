"""How much two counts differ, and how sure that is: the statistics of 2 × 2 tables, on arrays.

A word stands `a` times among `in_a` words and `b` times among `in_b`. Everything here starts from these four numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.special import betaln, erfc, ndtri, xlogy

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

HALF_A_USE: Final = 0.5
"""What a count of 0 becomes in a ratio, so that the ratio is finite (Hardie 2014)."""


def log_likelihood(a: ArrayLike, in_a: ArrayLike, b: ArrayLike, in_b: ArrayLike) -> Floats:
    """G² of two counts, 0 or more; larger is a difference that chance explains less easily.

    2 Σ O ln(O / E) over the four cells "the word" and "other words" in either text (Dunning 1993). Rayson and Garside
    (2000) sum the word's own two cells; while a word is rare, the other two add next to nothing.

    >>> log_likelihood([348], [1e6], [99], [1e6]).round(2).tolist()
    [146.98]
    """
    a, in_a, b, in_b = _floats(a, in_a, b, in_b)
    share = (a + b) / (in_a + in_b)
    return _g2(np.stack([a, in_a - a, b, in_b - b]), np.stack([in_a, in_a, in_b, in_b]), share)


def log_likelihood_of_share(a: ArrayLike, in_a: ArrayLike, share: ArrayLike) -> Floats:
    """G² of a count against a known share: what `log_likelihood` tends to as the other text grows."""
    a, in_a, share = _floats(a, in_a, share)
    return _g2(np.stack([a, in_a - a]), np.stack([in_a, in_a]), share)


def _g2(observed: Floats, size: Floats, share: Floats) -> Floats:
    """2 Σ O ln(O / E), the word's cells and those of the other words in turn."""
    shares = np.stack([share, 1 - share] * (len(observed) // 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed > 0, xlogy(observed, observed / (size * shares)), 0.0)
    found: Floats = np.maximum(2 * terms.sum(axis=0), 0.0)
    return found


def chance(g2: ArrayLike) -> Floats:
    """The probability of a G² this large or larger by chance: the upper tail of χ² with one degree of freedom.

    >>> chance([3.841459]).round(3).tolist()
    [0.05]
    """
    found: Floats = erfc(np.sqrt(np.asarray(g2, dtype=np.float64) / 2))
    return found


def holm(p: ArrayLike) -> Floats:
    """Probabilities corrected for their number (Holm 1979), in their order.

    The smallest of m is multiplied by m, the next by m - 1, and so on; none falls below one before it, none rises
    above 1. The chance that even one of those below α is an accident is then at most α.

    >>> holm([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, kind="stable")
    stepped = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    found = np.empty_like(values)
    found[order] = np.minimum(stepped, 1.0)
    return found


def log_ratio(
    a: ArrayLike, in_a: ArrayLike, b: ArrayLike, in_b: ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """The binary logarithm of the ratio of two rates, with its interval: 0 is equal, 1 twice as often in A.

    Hardie (2014), with half a use for a count of 0. The interval is that of a ratio of two shares (Katz et al. 1978):
    the standard error of the natural logarithm is √(1/a − 1/n_a + 1/b − 1/n_b).

    Returns
    -------
    value, low, high : ndarray
    """
    a, in_a, b, in_b = _floats(a, in_a, b, in_b)
    a, b = np.where(a > 0, a, HALF_A_USE), np.where(b > 0, b, HALF_A_USE)
    error = np.sqrt(np.maximum(1 / a - 1 / in_a + 1 / b - 1 / in_b, 0.0))
    return _interval(np.log(a / in_a) - np.log(b / in_b), error, confidence)


def log_ratio_of_share(
    a: ArrayLike, in_a: ArrayLike, share: ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """The same against a known share, which has no error of its own."""
    a, in_a, share = _floats(a, in_a, share)
    a = np.where(a > 0, a, HALF_A_USE)
    return _interval(np.log(a / in_a) - np.log(share), np.sqrt(np.maximum(1 / a - 1 / in_a, 0.0)), confidence)


def _interval(value: Floats, error: Floats, confidence: float) -> tuple[Floats, Floats, Floats]:
    reach = float(ndtri(0.5 + confidence / 2)) * error
    return value / np.log(2), (value - reach) / np.log(2), (value + reach) / np.log(2)


def log_odds(
    a: ArrayLike, in_a: ArrayLike, b: ArrayLike, in_b: ArrayLike, prior: ArrayLike, in_prior: float
) -> tuple[Floats, Floats]:
    """The log-odds ratio with an informative Dirichlet prior, and its z-score (Monroe, Colaresi and Quinn 2008).

    With prior counts α of the word and α₀ of all words, δ = ln((a + α) / (n_a + α₀ − a − α)) − the same of b
    (equation 16), its variance is about 1 / (a + α) + 1 / (b + α) (equation 20), and z is δ over its square root.

    Returns
    -------
    delta, z : ndarray
        Above 0: more in A. Not finite where a text and the prior know no other word.
    """
    a, in_a, b, in_b, prior = _floats(a, in_a, b, in_b, prior)
    delta = _log_odds(a + prior, in_a + in_prior) - _log_odds(b + prior, in_b + in_prior)
    return delta, delta / np.sqrt(1 / (a + prior) + 1 / (b + prior))


def log_odds_of_share(
    a: ArrayLike, in_a: ArrayLike, share: ArrayLike, prior: ArrayLike, in_prior: float
) -> tuple[Floats, Floats]:
    """The same against a known share, which has no variance of its own."""
    a, in_a, share, prior = _floats(a, in_a, share, prior)
    delta = _log_odds(a + prior, in_a + in_prior) - np.log(share / (1 - share))
    return delta, delta * np.sqrt(a + prior)


def _log_odds(count: Floats, of: Floats) -> Floats:
    others = of - count
    found: Floats = np.log(count / np.where(others > 0, others, np.nan))
    return found


def binomial_deviation(n: ArrayLike, share: ArrayLike) -> Floats:
    """The mean distance of a binomial count from its own mean: 2 m C(n, m) p^m (1 − p)^(n − m + 1), m = ⌊np⌋ + 1.

    De Moivre's formula (Diaconis and Zabell 1991); `n` of 1 or more, `share` strictly between 0 and 1.
    """
    n, share = _floats(n, share)
    m = np.floor(n * share) + 1
    logs = -np.log(n + 1) - betaln(n - m + 1, m + 1) + m * np.log(share) + (n - m + 1) * np.log1p(-share)
    found: Floats = 2 * m * np.exp(logs)
    return found


def _floats(*values: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values)))
