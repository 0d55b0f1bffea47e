"""How often things stand where: counts as arrays, for one story or many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins, lengths, order, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.batch import Batch

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each item stands in each group; pairs that never occur have no row.

    Attributes
    ----------
    group, item : ndarray, shape (n_pairs,)
        Groups in ascending order; a group's items in the order in which they are met there.
    count : ndarray, shape (n_pairs,)
    """

    group: Ints
    item: Ints
    count: Ints


def count(item: Ints, group: Ints) -> Counts:
    """Count items by group; both are numbers of 0 and more, a row an occurrence.

    >>> found = count(np.array([7, 5, 7, 5]), np.array([0, 0, 0, 1]))
    >>> found.group.tolist(), found.item.tolist(), found.count.tolist()
    ([0, 0, 1], [7, 5, 5], [2, 1, 1])
    """
    pair = group * (int(item.max(initial=0)) + 1) + item
    by_pair = order(pair)
    starts = begins(pair[by_pair])
    first = by_pair[starts]  # equals stand in their order, so this is the first occurrence
    counts = lengths(starts, len(item))
    met = np.lexsort((first, group[first]))
    return Counts(group[first][met], item[first][met], counts[met])


@dataclass(frozen=True, slots=True, eq=False)
class TermCounts:
    """What `word_frequencies` counts, text by text.

    Attributes
    ----------
    counts : Counts
        Groups are the texts of the batch, items its terms (`batch.vocabulary.terms[item]`).
    words : ndarray, shape (n_texts,)
        All words of each text, function words too: what rates are rates of.
    """

    counts: Counts
    words: Ints


def count_terms(batch: Batch) -> TermCounts:
    """Count the content words of every text of a batch."""
    texts = int(batch.text.max(initial=-1)) + 1
    words = sums(batch.text, batch.words.astype(float), texts).astype(np.int64)
    return TermCounts(count(batch.terms, batch.text[batch.sentences]), words)
