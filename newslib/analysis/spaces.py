"""The products of the weights of sentences, in several spaces at once, for one story or many.

A space is one kind of feature: stems, or runs of letters. Weights are those of `newslib.analysis.tfidf`, each story's
sentences weighed among themselves. The columns of all spaces and stories stand in one sparse matrix, so that one
product compares all that is to be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins_of, lengths, sums, totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

DIGITS = 12  # of a likeness: beyond them equal pairs differ by the order in which numbers were added


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """How often sentences have features: those that are not zero, feature by feature, and sentence by sentence within.

    Attributes
    ----------
    rows, features, counts : ndarray, shape (n_cells,)
    """

    rows: Ints
    features: Ints
    counts: Ints

    def of(self, kept: Bools) -> Cells:
        """Those of these sentences alone."""
        if kept.all():
            return self
        inside = kept[self.rows]
        return Cells(self.rows[inside], self.features[inside], self.counts[inside])


def cells(sentence: Ints, feature: Ints, height: int) -> Cells:
    """Count features; `sentence` never decreases, and is below `height`."""
    from scipy import sparse

    width = int(feature.max(initial=0)) + 1
    ones, pointers = np.ones(len(feature), dtype=np.int8), totals(np.bincount(sentence, minlength=height))
    by_row = (ones, feature.astype(np.int32), pointers.astype(np.int32))
    by_feature = sparse.csr_array(by_row, shape=(height, width)).tocsc()  # turned by counting: faster than any sorting
    rows = by_feature.indices
    features = np.repeat(np.arange(width, dtype=np.int32), np.diff(by_feature.indptr))
    starts = begins_of(features, rows)
    return Cells(rows[starts], features[starts], lengths(starts, len(rows)))


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Sentences in all spaces together.

    Attributes
    ----------
    columns : scipy.sparse.csr_array, shape (n_columns, n_sentences)
        The weights: a row for every feature of every story.
    spaces : int
        How many spaces there are: in each the weights of a sentence have the length 1.
    """

    columns: sparse.csr_array
    spaces: int

    def products(self, left: Ints) -> tuple[Ints, Ints, Floats]:
        """The mean cosine of each of some sentences with all of its story, where it is not 0.

        Returns
        -------
        left, right, likeness : ndarray
            The sentences, those on the left in order, and a number in [0, 1], rounded to `DIGITS`.
        """
        found = (self.columns.T.tocsr()[left] @ self.columns).tocoo()
        return left[found.row], found.col, np.round(found.data / self.spaces, DIGITS)


def weigh_together(spaces: Sequence[Cells], text: Ints, sentences: Ints) -> Weighed:
    """Weigh the sentences of each story among themselves, in every space.

    Parameters
    ----------
    spaces : sequence of Cells
    text : ndarray, shape (n_sentences,)
        The story of each sentence, never decreasing.
    sentences : ndarray, shape (n_stories,)
        How many sentences each story has.
    """
    from scipy import sparse

    weighed = [column_weights(counted, text, sentences) for counted in spaces]
    pointers = totals(np.concatenate([sizes for _, sizes in weighed])).astype(np.int32)
    rows = np.concatenate([counted.rows for counted in spaces])
    found = np.concatenate([weights for weights, _ in weighed])
    columns = sparse.csr_array((found, rows, pointers), shape=(len(pointers) - 1, len(text)))
    return Weighed(columns, len(spaces))


def column_weights(counted: Cells, text: Ints, sentences: Ints) -> tuple[Floats, Ints]:
    """The weight of every cell, and how many cells each column has."""
    story = text.astype(np.int32)[counted.rows]
    starts = begins_of(counted.features, story)
    frequency = lengths(starts, len(story))
    idf = np.log((1 + sentences[story[starts]]) / (1 + frequency)) + 1
    often = 1 + np.log(np.arange(1, 2 + int(counted.counts.max(initial=0))))
    found = often[counted.counts - 1] * np.repeat(idf, frequency)
    found /= np.sqrt(sums(counted.rows, found * found, len(text)))[counted.rows]
    return found, frequency
