"""How alike the sentences of two versions are, and which belongs to which: arrays, for one story or many at once.

The likeness of a sentence of B and a sentence of A is the cosine of their TF-IDF weights, both versions of a story
weighed in one space. Each sentence of B is linked to the sentence of A that it is most like, if that likeness is at
least `COUNTERPART`. A sentence of A that no sentence of B chose is linked to its own best sentence of B by the same
rule, so that two sentences made into one both find it; what is left has no counterpart. Order plays no part: a rewrite
may tell things in another order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.tfidf import weigh
from newslib.arrays import largest, place_within, ranges, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.tfidf import Entries
    from newslib.reading.batch import Batch

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

COUNTERPART = 0.25  # cosine; below it two sentences of one story share its topic, not their content


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Every sentence of B with every sentence of A of the same story.

    Attributes
    ----------
    b, a : ndarray, shape (n_pairs,)
        The numbers of the two sentences in the batch; story by story, B in order, and A in order within each.
    cosine : ndarray, shape (n_pairs,)
        In [0, 1], larger is more alike.
    """

    b: Ints
    a: Ints
    cosine: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Which sentences belong together; a row a link, and one for every sentence without one.

    Attributes
    ----------
    b, a : ndarray, shape (n_links,)
        The numbers of the two sentences in the batch; -1 where there is no counterpart. Story by story: the sentences
        of B in order, then what A has besides.
    cosine : ndarray, shape (n_links,)
        Their likeness; where there is no counterpart, the largest that was found, 0 where there was nothing to find.
    """

    b: Ints
    a: Ints
    cosine: Floats


def pair_up(batch: Batch, in_b: Bools) -> Pairs:
    """Weigh the stories of a batch and compare their versions; `in_b` says which sentences are of version B."""
    text = batch.text
    entries = weigh(batch.sentences, batch.stems, text)
    stories = int(text.max(initial=-1)) + 1
    rows_a, rows_b = np.flatnonzero(~in_b), np.flatnonzero(in_b)
    count_a, first_a = _counts_and_starts(text[rows_a], stories)
    width = count_a[text[rows_b]]
    b, a = np.repeat(rows_b, width), rows_a[ranges(first_a[text[rows_b]], width)]
    cell = np.zeros(len(text), dtype=np.int64)
    cell[rows_b] = np.cumsum(width) - width  # where the pairs of a sentence of B begin
    cell[rows_a] = place_within(text[rows_a])
    return Pairs(b, a, np.clip(_products(entries, in_b, cell, len(b)), 0.0, 1.0))


def _products(entries: Entries, in_b: Bools, cell: Ints, size: int) -> Floats:
    """The products of the weights in each column, of B's entries with A's, added up by pair of sentences."""
    of_b = in_b[entries.rows]
    b, a = np.flatnonzero(of_b), np.flatnonzero(~of_b)
    count_a, first_a = _counts_and_starts(entries.columns[a], len(entries.starts))
    partners = count_a[entries.columns[b]]
    left = np.repeat(b, partners)
    right = a[ranges(first_a[entries.columns[b]], partners)]
    at = cell[entries.rows[left]] + cell[entries.rows[right]]
    return sums(at, entries.weights[left] * entries.weights[right], size)


def _counts_and_starts(numbers: Ints, size: int) -> tuple[Ints, Ints]:
    """How often each number below `size` stands in an ascending array, and where its run begins."""
    counts = np.bincount(numbers, minlength=size)
    return counts, np.cumsum(counts) - counts


def link(pairs: Pairs, text: Ints, in_b: Bools) -> Links:
    """Find counterparts; `text` and `in_b` say of each sentence of the batch which story and version it is of."""
    best_of_b = largest(pairs.cosine, pairs.b)
    by_a = np.argsort(pairs.a, kind="stable")
    best_of_a = by_a[largest(pairs.cosine[by_a], pairs.a[by_a])]
    partner = np.full(len(text), -1)
    likeness = np.zeros(len(text))
    for side, other, best in ((pairs.b, pairs.a, best_of_b), (pairs.a, pairs.b, best_of_a)):
        likeness[side[best]] = pairs.cosine[best]
        partner[side[best]] = np.where(pairs.cosine[best] >= COUNTERPART, other[best], -1)
    taken = np.zeros(len(text), dtype=bool)
    taken[partner[in_b & (partner >= 0)]] = True
    rows = np.flatnonzero(in_b | ~taken)
    rows = rows[np.lexsort((rows, ~in_b[rows], text[rows]))]
    from_b = in_b[rows]
    b, a = np.where(from_b, rows, partner[rows]), np.where(from_b, partner[rows], rows)
    return Links(b, a, likeness[rows])
