r"""What is kept of a text to be compared with a hundred thousand others: a sketch of its runs of words.

A text is the set of its runs of five words (shingles; Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900). How
alike two texts are is the share that their sets have in common, the Jaccard similarity

.. math:: J = \frac{|A \cap B|}{|A \cup B|}

All pairs of 100,000 texts are five thousand million, so a text is reduced to a sketch. A hash deals its runs into
:math:`k` bins, and the smallest hash of each bin is kept: one pass for all of them (one permutation hashing: Li, Owen,
Zhang 2012, https://arxiv.org/abs/1208.1259). In any bin two texts keep the same hash with probability :math:`J`. A bin
that a short text leaves empty takes the hash of another bin, drawn in the same order for every text (Shrivastava 2017,
https://arxiv.org/abs/1703.04664).

Two texts of which no bin keeps the same hash are never compared: a chance of :math:`(1 - J)^k`, with 64 bins one in
10^19 at :math:`J = 0.5`. Where less is asked for there are more bins, so that it stays below one in five hundred, down
to :math:`J = 0.012`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import totals
from newslib.reading.hashed_words import HashedWords, Hashes, Ints, grouped_texts

Sketches = NDArray[np.uint32]
RUN = 5  # words
LEAST_BINS, MOST_BINS = 64, 512
MARGIN = 4  # standard errors of an estimated similarity
MISSED = 0.002  # of pairs that are as alike as is asked for, at most
EMPTY = np.uint32(0xFFFFFFFF)
_STEP = np.uint64(0xC2B2AE3D27D4EB4F)


def runs_of(terms: Hashes, counts: Ints, size: int = RUN) -> tuple[Hashes, Ints]:
    """The runs of so many words in texts, as hashes.

    Parameters
    ----------
    terms : ndarray, shape (n_words,)
        The words of all texts as hashes, none of them 0.
    counts : ndarray, shape (n_texts,)
        How many words each text has.

    Returns
    -------
    runs : ndarray, shape (n_runs,)
        In reading order, text by text; a text of fewer words is one run, and one without words has none.
    counts : ndarray, shape (n_texts,)
        How many runs each text has.
    """
    before = totals(counts)
    runs = np.zeros(len(terms), dtype=np.uint64)
    whole = max(len(terms) - size + 1, 0)
    for step in range(size):
        runs[:whole] *= _STEP
        runs[:whole] += terms[step : step + whole]
    filled = np.flatnonzero(counts)
    starts, ends = before[filled], before[filled + 1]
    begins_run = np.ones(len(terms), dtype=bool)
    for step in range(1, size):
        begins_run[np.maximum(ends - step, starts)] = False
    short = starts[counts[filled] < size]
    words = counts[filled][counts[filled] < size]
    begins_run[short] = True
    runs[short] = 0
    for step in range(size):
        there = words > step
        runs[short] *= _STEP
        runs[short[there]] += terms[short[there] + step]
    found = np.where(counts > 0, np.maximum(counts - size + 1, 1), 0)
    return runs[np.flatnonzero(begins_run)], found


def bins_for(least: float) -> int:
    """How many bins let no more than `MISSED` of the pairs get lost that are `least` alike, and tell these from others.

    A power of 2, such that `MARGIN` standard errors are not more than `least`: then two texts that meet in a bin or
    two by a common phrase are told from those that may be alike.

    >>> bins_for(0.5), bins_for(0.1)
    (64, 256)
    """
    least = min(least, 0.999)
    needed = max(np.log(MISSED) / np.log1p(-least), MARGIN**2 * (1 - least) / least)
    return int(min(max(1 << int(np.ceil(np.log2(needed))), LEAST_BINS), MOST_BINS))


def sketches(words: HashedWords, texts: Sequence[str], bins: int, seed: int = 0) -> Sketches:
    """The smallest hash of each bin, for every text; a text without words has `EMPTY` everywhere.

    Parameters
    ----------
    words : HashedWords
        Reads the texts.
    texts : sequence of str
    bins : int
        A power of 2.
    seed : int
        Which hash deals the runs into bins.

    Returns
    -------
    ndarray, shape (n_texts, bins)
    """
    draw = np.random.default_rng(seed)
    factor = draw.integers(1 << 62, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    probes = draw.permuted(np.tile(np.arange(bins), (bins, 1)), axis=1)
    found = np.full((len(texts), bins), EMPTY, dtype=np.uint32)

    for start, stop in grouped_texts(texts):
        runs, counts = runs_of(*words.terms(texts[start:stop]))
        rows = found[start:stop]
        _keep_smallest(rows, runs * factor, counts)
        _fill_empty(rows, probes)
    return found


def _keep_smallest(rows: Sketches, hashes: Hashes, counts: Ints) -> None:
    """Deal hashes into the bins of their texts: the highest bits are the bin, the next 32 what is kept."""
    bits = (rows.shape[1] - 1).bit_length()
    at = (hashes >> np.uint64(64 - bits)).astype(np.int64)
    at += np.repeat(np.arange(len(rows)) << bits, counts)
    np.minimum.at(rows.reshape(-1), at, (hashes >> np.uint64(32 - bits)).astype(np.uint32))


def _fill_empty(rows: Sketches, probes: Ints) -> None:
    """Give every empty bin of a text the hash of the first filled one among its `probes`."""
    row, place = np.nonzero((rows == EMPTY) & (rows != EMPTY).any(axis=1)[:, None])
    kept = rows.copy()
    for step in range(len(probes)):
        if not len(row):
            break
        taken = kept[row, probes[place, step]]
        there = taken != EMPTY
        rows[row[there], place[there]] = taken[there]
        row, place = row[~there], place[~there]
