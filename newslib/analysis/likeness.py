"""How alike the sentences of two versions are, and which belongs to which: arrays, for one story or many at once.

The likeness of a sentence of B and a sentence of A is the cosine of their TF-IDF weights, both versions of a story
weighed in one space. Each sentence of B is linked to the sentence of A that it is most like, if that likeness is at
least `COUNTERPART`. A sentence of A that no sentence of B chose is linked to its own best sentence of B by the same
rule, so that two sentences made into one both find it; what is left has no counterpart. Order plays no part: a rewrite
may tell things in another order.

On one topic everything is somewhat like everything, so paragraphs compete: a paragraph of B takes nothing from one of A
that is told much better elsewhere in B. Two paragraphs are as like as the mean, over the sentences of both, of each
one's best likeness in the other (the directed matchings of Mihalcea et al. 2006, without their word weights,
https://aaai.org/papers/00775-aaai06-123/); a paragraph whose likeness is below `HOME` times the best of B's is out of
the running.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.tfidf import weigh
from newslib.arrays import begins, largest, place_within, ranges, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.tfidf import Entries
    from newslib.reading.batch import Batch

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

COUNTERPART = 0.25  # cosine; below it two sentences of one story share its topic, not their content
HOME = 0.7  # of the likeness of the best paragraph of B; of those below, none tells a paragraph of A


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


def link(pairs: Pairs, text: Ints, in_b: Bools, block: Ints) -> Links:
    """Find counterparts.

    Parameters
    ----------
    pairs : Pairs
    text, in_b, block : ndarray, shape (n_sentences,)
        Of which story, version and paragraph each sentence of the batch is; a paragraph's number is its own in the
        whole batch.
    """
    cosine = np.where(_at_home(pairs, block), pairs.cosine, 0.0)
    by_a = np.argsort(pairs.a, kind="stable")
    partner = np.full(len(text), -1)
    likeness = np.zeros(len(text))
    for side, other, order in ((pairs.b, pairs.a, np.arange(len(cosine))), (pairs.a, pairs.b, by_a)):
        best = order[largest(cosine[order], side[order])]
        found = cosine[best] >= COUNTERPART
        nearest = order[largest(pairs.cosine[order], side[order])]
        likeness[side[best]] = np.where(found, cosine[best], pairs.cosine[nearest])
        partner[side[best]] = np.where(found, other[best], -1)
    taken = np.zeros(len(text), dtype=bool)
    taken[partner[in_b & (partner >= 0)]] = True
    rows = np.flatnonzero(in_b | ~taken)
    rows = rows[np.lexsort((rows, ~in_b[rows], text[rows]))]
    from_b = in_b[rows]
    b, a = np.where(from_b, rows, partner[rows]), np.where(from_b, partner[rows], rows)
    return Links(b, a, likeness[rows])


def _at_home(pairs: Pairs, block: Ints) -> Bools:
    """Whether no other paragraph of B is much more like the paragraph of A than this one, for each pair."""
    blocks = _numbered(block[pairs.b], block[pairs.a])  # pairs of paragraphs
    size = int(blocks.max(initial=-1)) + 1
    likeness = np.zeros(size)
    for side in (pairs.b, pairs.a):
        cell = _numbered(side, blocks)
        order = np.argsort(cell, kind="stable")
        starts = begins(cell[order])
        best = np.maximum.reduceat(pairs.cosine[order], starts) if len(starts) else pairs.cosine
        of_blocks = blocks[order[starts]]
        likeness += sums(of_blocks, best, size) / np.maximum(np.bincount(of_blocks, minlength=size), 1) / 2
    a = block[pairs.a]
    top = np.zeros(int(a.max(initial=-1)) + 1)
    np.maximum.at(top, a, likeness[blocks])
    found: Bools = likeness[blocks] >= HOME * top[a]
    return found


def _numbered(first: Ints, second: Ints) -> Ints:
    """A number for every pair of values, the same for the same pair."""
    order = np.lexsort((second, first))
    changes = np.ones(len(order), dtype=np.int64)
    changes[1:] = (first[order][1:] != first[order][:-1]) | (second[order][1:] != second[order][:-1])
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.cumsum(changes) - 1
    return found
