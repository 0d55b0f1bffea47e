"""How strongly the manner of writing changes between the blocks before a cut and those after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_COUNTS = {
    "words": re.compile(r"\S+"),
    "curly": re.compile(r"[“”‘’]"),
    "straight": re.compile(r"[\"']"),
    "courtesy": re.compile(r"\bM(?:r|rs|s)\."),
    "short title": re.compile(r"\b(?:Rep|Sen|Gov)\."),
    "long title": re.compile(r"\b(?:Representative|Senator|Governor)\b"),
    "%": re.compile(r"%"),
    "percent": re.compile(r"\bpercent\b"),
    "quotation mark": re.compile(r"[\"“”]"),
    "dash": re.compile(r"[—–―]|--"),
    "contraction": re.compile(r"\w[’'](?:t|re|ve|ll|d|m)\b"),
    "I and you": re.compile(r"\bI\b|\b(?:you|we|my|our|your)\b"),
    "exclamation": re.compile(r"!"),
}
# What a newspaper's style book decides: one form or the other, and courtesy titles or none.
HOUSE_STYLE = (("curly", "straight"), ("courtesy", "words"), ("short title", "long title"), ("%", "percent"))
# What a writer's manner decides: how often.
MANNER = tuple((name, "words") for name in ("quotation mark", "dash", "contraction", "I and you", "exclamation"))


def style_shifts(texts: Sequence[str]) -> dict[str, Floats]:
    """How much the style before each block differs from the style from it on.

    Parameters
    ----------
    texts : sequence of str
        The blocks' texts.

    Returns
    -------
    dict of str to array of shape (len(texts),)
        `house_style`: the sum of ln(1 + G²) over four choices of a style book: curly or straight marks, courtesy
        titles, short or long titles, "%" or "percent". `manner`: ln(1 + the sum of G²) over these and over how often
        quotation marks, dashes, contractions, "I" and "you", and exclamation marks come. Both are 0 or more, and
        larger is a stronger change. G² is the log-likelihood ratio of two proportions against one (Dunning,
        "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19, 1993).
    """
    joined = "\n".join(texts)  # no pattern reaches over a line's end
    ends = np.cumsum([len(text) + 1 for text in texts])
    total = {name: _by_block(pattern, joined, ends) for name, pattern in _COUNTS.items()}
    before = {name: np.concatenate([[0.0], np.cumsum(counts)]) for name, counts in total.items()}
    house = [_g2(before[a], before[b]) for a, b in HOUSE_STYLE]
    manner = [_g2(before[a], before[b]) for a, b in MANNER]
    return {
        "house_style": np.sum(np.log1p(house), axis=0)[:-1],
        "manner": np.log1p(np.sum(house + manner, axis=0))[:-1],
    }


def _by_block(pattern: re.Pattern[str], text: str, ends: NDArray[np.int64]) -> Floats:
    """How often a pattern stands in each block."""
    places = np.array([match.start() for match in pattern.finditer(text)], dtype=np.int64)
    return np.bincount(np.searchsorted(ends, places, side="right"), minlength=len(ends)).astype(np.float64)


def _g2(a: Floats, b: Floats) -> Floats:
    """G² of the proportion a : b before each cut against that after it; `a` and `b` count what stands before it."""
    apart = _log_likelihood(a, b) + _log_likelihood(a[-1] - a, b[-1] - b)
    return np.maximum(2 * (apart - _log_likelihood(a[-1:], b[-1:])), 0.0)


def _log_likelihood(a: Floats, b: Floats) -> Floats:
    both = np.maximum(a + b, 1.0)
    parts = [np.where(x > 0, x * np.log(np.maximum(x, 1.0) / both), 0.0) for x in (a, b)]
    return np.asarray(parts[0] + parts[1], dtype=np.float64)
