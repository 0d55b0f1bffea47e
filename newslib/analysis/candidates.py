r"""Which of very many texts may tell the same: pairs whose sketches (`minhash`) meet.

Two texts that keep the same hash in at least one bin are a candidate. Most of those that share no more than a phrase go
again, because the share of equal bins estimates their Jaccard similarity :math:`J` with a standard error of
:math:`\sqrt{J(1 - J) / k}` in :math:`k` bins: those stay that lie at most four of them below what is asked for.

A hash that very many texts keep (ten thousand copies of one text, a line that stands below every article) makes no
fifty million pairs: each of these texts is paired with the next one only, which holds a group together.
"""

from __future__ import annotations

import numpy as np

from newslib.analysis.minhash import EMPTY, Sketches
from newslib.arrays import begins, distinct, lengths, ranges
from newslib.reading.hashed_words import Ints

MARGIN = 4  # standard errors
MOST = 16  # texts that keep a hash; among more, only neighbours are paired
_PAIRS_TOGETHER = 4_000_000
_ROWS_TOGETHER = 16_384


def candidates(sketches: Sketches, least: float) -> tuple[Ints, Ints]:
    """Pairs of texts whose sketches say that they may be `least` alike: two arrays, the first text before the second.

    Ordered by the first text, then the second.
    """
    texts, bins = sketches.shape
    pairs = np.zeros(0, dtype=np.int64)
    waiting: list[Ints] = []
    for place in range(bins):
        waiting.append(_meeting(sketches[:, place]))
        if place == bins - 1 or sum(map(len, waiting)) > _PAIRS_TOGETHER:
            pairs, waiting = distinct(np.concatenate([pairs, *waiting])), []
    first, second = np.divmod(pairs, max(texts, 1))
    share = least - MARGIN * np.sqrt(least * (1 - least) / bins)
    kept = np.zeros(len(pairs), dtype=bool)
    for start in range(0, len(pairs), _ROWS_TOGETHER):
        rows = slice(start, start + _ROWS_TOGETHER)
        kept[rows] = (sketches[first[rows]] == sketches[second[rows]]).mean(axis=1) >= share
    return first[kept], second[kept]


def _meeting(kept: Sketches) -> Ints:
    """The pairs of texts that keep the same hash in one bin, as `first * n_texts + second`."""
    ordered = np.sort((kept.astype(np.uint64) << np.uint64(32)) | np.arange(len(kept), dtype=np.uint64))
    hashes = (ordered >> np.uint64(32)).astype(np.uint32)
    texts = ordered.astype(np.uint32).astype(np.int64)
    met = np.flatnonzero((hashes[1:] == hashes[:-1]) & (hashes[1:] != EMPTY))  # the next one keeps the same
    at = begins(met - np.arange(len(met)))
    others = lengths(at, len(met))  # of those that keep the same, all but one
    left = np.repeat(at + others, others) - np.arange(len(met))  # how many of them stand behind each
    count = np.where(np.repeat(others, others) < MOST, left, 1)
    found: Ints = texts[np.repeat(met, count)] * len(kept) + texts[ranges(met + 1, count)]
    return found
