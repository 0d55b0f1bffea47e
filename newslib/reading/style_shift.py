"""How strongly the manner of writing changes between the blocks before a cut and those after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import begins, lengths

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_MARKS = {
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
COUNTED = tuple(_MARKS)
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
    counts = np.column_stack([marks_in(texts), [len(text.split()) for text in texts]])
    return shifts(counts, np.zeros(len(texts), dtype=np.int64))


def marks_in(texts: Sequence[str]) -> Ints:
    """How often each of the marks in `COUNTED` stands in each text; no mark reaches over white space."""
    joined = "\n".join(texts)
    ends = np.cumsum([len(text) + 1 for text in texts])
    found = np.zeros((len(texts), len(_MARKS)), dtype=np.int64)
    for i, pattern in enumerate(_MARKS.values()):
        places = [match.start() for match in pattern.finditer(joined)]
        if places:
            found[:, i] = np.bincount(np.searchsorted(ends, places, side="right"), minlength=len(texts))
    return found


def shifts(counts: Ints, story: Ints) -> dict[str, Floats]:
    """As `style_shifts`, for the blocks of many stories, each story by itself.

    Parameters
    ----------
    counts : ndarray, shape (n_blocks, len(COUNTED) + 1)
        How often each mark stands in a block, and in the last column how many words it has.
    story : ndarray, shape (n_blocks,)
        Which story a block is of, never decreasing.
    """
    starts = begins(story)
    sizes = lengths(starts, len(story))
    before = np.cumsum(counts, axis=0) - counts
    before -= np.repeat(before[starts], sizes, axis=0)
    total = np.add.reduceat(counts, starts, axis=0) if len(starts) else counts
    pairs = np.array([list(map((*COUNTED, "words").index, pair)) for pair in (*HOUSE_STYLE, *MANNER)])
    found = _g2(before[:, pairs], total[:, pairs], sizes)
    house = np.log1p(found[:, : len(HOUSE_STYLE)])
    return {"house_style": house.sum(axis=1), "manner": np.log1p(found.sum(axis=1))}


def _g2(before: Ints, total: Ints, sizes: Ints) -> Floats:
    """G² of the proportions a : b before each cut against those after it, from what stands before it and in all."""
    whole = np.repeat(total, sizes, axis=0)
    together = np.repeat(_log_likelihood(total), sizes, axis=0)
    return np.maximum(2 * (_log_likelihood(before) + _log_likelihood(whole - before) - together), 0.0)


def _log_likelihood(counts: Ints) -> Floats:
    """The log-likelihood of counts a and b, which stand in the last axis, in their own proportion."""
    both = np.maximum(counts[..., 0] + counts[..., 1], 1)
    a, b = (counts[..., i] * np.log(np.maximum(counts[..., i], 1) / both) for i in (0, 1))
    found: Floats = a + b
    return found
