r"""Which of very many texts may tell the same: pairs whose sketches (`minhash`) meet.

Two texts that keep the same hash in at least one bin are a candidate. Most of those that share no more than a phrase go
again, because the share of equal bins estimates their Jaccard similarity :math:`J` with a standard error of
:math:`\sqrt{J(1 - J) / k}` in :math:`k` bins: those stay that lie at most four of them below what is asked for.

Crowds make no crowds of pairs. Where more than `MOST` texts have equal sketches (ten thousand copies of one text), each
is paired with the next one, and only the first with other texts. Where more than `CROWD` texts keep a hash (a line that
stands below every article), they are not paired at all, but for texts that have so many hashes of this kind that these
alone could make them alike: each is paired with `MOST` others, different ones in every bin. And of a text's candidates
the `MOST` likeliest stay, with those that hold all together which hung together before: a spanning forest of the
likeliest.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslib.analysis.minhash import EMPTY, MARGIN, Sketches
from newslib.arrays import begins, distinct, lengths, place_within, ranges
from newslib.reading.hashed_words import Ints

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
MOST = 16  # candidates of a text, but for those that hold a group together
CROWD = 64  # texts that keep a hash and are all paired with each other
_PAIRS_TOGETHER = 4_000_000
_ROWS_TOGETHER = 16_384
_ODD, _STEP = 0x9E3779B1, 0xC2B2AE3D27D4EB4F


def candidates(sketches: Sketches, least: float) -> tuple[Ints, Ints]:
    """Pairs of texts whose sketches say that they may be `least` alike: two arrays, the first text before the second.

    Ordered by the first text, then the second.
    """
    count, bins = sketches.shape
    least_share = least - MARGIN * np.sqrt(least * (1 - least) / bins)
    columns = np.ascontiguousarray(sketches.T)
    chained, alone = _equal(columns)
    pairs, crowded = _meeting(columns, alone, np.ones_like(columns, dtype=bool), 0)
    crowded &= crowded.sum(axis=0) >= least_share * bins  # where these alone cannot make a pair, others have to
    pairs = distinct(np.concatenate([pairs, _meeting(columns, alone, crowded, MOST)[0]]))
    first, second = np.divmod(pairs, max(count, 1))
    share = np.zeros(len(pairs))
    for start in range(0, len(pairs), _ROWS_TOGETHER):
        rows = slice(start, start + _ROWS_TOGETHER)
        share[rows] = (sketches[first[rows]] == sketches[second[rows]]).mean(axis=1)
    kept = np.flatnonzero(share >= least_share)
    kept = kept[_likeliest(first[kept], second[kept], share[kept], count)]
    found = distinct(np.concatenate([pairs[kept], chained]))
    return found // max(count, 1), found % max(count, 1)


def _equal(columns: Sketches) -> tuple[Ints, Ints]:
    """Pairs of neighbours among more than `MOST` texts with equal sketches; and all texts but those, save the first."""
    count = columns.shape[1]
    key = np.zeros(count, dtype=np.uint64)
    for place, kept in enumerate(columns):
        key += kept * np.uint64(_STEP ** (place + 1) % (1 << 64))
    empty = np.flatnonzero((columns == EMPTY).all(axis=0))
    key[empty] = empty.astype(np.uint64)  # these are equal to none
    order = np.argsort(key, kind="stable")
    starts = begins(key[order].view(np.int64))
    sizes = lengths(starts, len(order))
    crowds = sizes > MOST
    again = order[ranges(starts[crowds] + 1, sizes[crowds] - 1)]
    before = order[ranges(starts[crowds], sizes[crowds] - 1)]
    alone = np.ones(count, dtype=bool)
    alone[again] = False
    return before * count + again, np.flatnonzero(alone)


def _meeting(columns: Sketches, texts: Ints, where: Bools, window: int) -> tuple[Ints, Bools]:
    """The pairs of these texts that keep the same hash in a bin, as `first * n_texts + second`.

    `columns` are sketches, a row a bin. Only bins of texts are looked at that `where` allows. In a crowd each is paired
    with the next `window` only. Also gives which texts are in a crowd, by bin and text.
    """
    crowded = np.zeros(columns.shape, dtype=bool)
    pairs = np.zeros(0, dtype=np.int64)
    waiting: list[Ints] = []
    for place, kept in enumerate(columns):
        some = texts[np.flatnonzero(where[place][texts])]
        found, crowd = _meeting_in(kept[some], some, place, window)
        waiting.append(np.minimum(*found) * len(kept) + np.maximum(*found))
        crowded[place, crowd] = True
        if place == len(columns) - 1 or sum(map(len, waiting)) > _PAIRS_TOGETHER:
            pairs, waiting = distinct(np.concatenate([pairs, *waiting])), []
    return pairs, crowded


def _meeting_in(kept: Sketches, texts: Ints, place: int, window: int) -> tuple[tuple[Ints, Ints], Ints]:
    """Pairs of texts that keep the same hash in one bin, and the texts that are in a crowd.

    Texts that keep the same are in an order that is another one in every bin.
    """
    factor = (_ODD * (2 * place + 1)) % (1 << 32)
    ordered = np.sort((kept.astype(np.uint64) << np.uint64(32)) | _shuffled(texts, factor, _ODD))
    hashes = (ordered >> np.uint64(32)).astype(np.uint32)
    met = np.flatnonzero((hashes[1:] == hashes[:-1]) & (hashes[1:] != EMPTY))  # the next one keeps the same
    texts = _shuffled(ordered, pow(_ODD, -1, 1 << 32), pow(factor, -1, 1 << 32)).astype(np.int64)
    at = begins(met - np.arange(len(met)))
    others = lengths(at, len(met))  # of those that keep the same, all but one
    left = np.repeat(at + others, others) - np.arange(len(met))  # how many of them stand behind each
    crowd = np.repeat(others, others) >= CROWD
    count = np.where(crowd, np.minimum(left, window), left)
    return (texts[np.repeat(met, count)], texts[ranges(met + 1, count)]), texts[
        np.concatenate([met, met + 1])[np.tile(crowd, 2)]
    ]


def _shuffled(numbers: NDArray[Any], first: int, second: int) -> NDArray[np.uint32]:
    """The low 32 bits of numbers, in another order; with the inverses of both factors, the other way round, undone."""
    found: NDArray[np.uint32] = numbers.astype(np.uint32) * np.uint32(first)
    found ^= found >> np.uint32(16)
    found *= np.uint32(second)
    return found


def _likeliest(first: Ints, second: Ints, share: Floats, count: int) -> Ints:
    """The places of pairs that are among the `MOST` likeliest of either text, or in the spanning forest."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    ends = np.concatenate([first, second])
    if np.bincount(ends, minlength=1).max() <= MOST:
        return np.arange(len(first))
    order = np.lexsort((-np.concatenate([share, share]), ends))
    kept = np.zeros(len(first), dtype=bool)
    kept[order[place_within(ends[order]) < MOST] % len(first)] = True
    forest = minimum_spanning_tree(coo_array((2.0 - share, (first, second)), shape=(count, count))).tocoo()
    pairs = first * count + second
    kept[np.searchsorted(pairs, forest.row.astype(np.int64) * count + forest.col)] = True
    return np.flatnonzero(kept)
