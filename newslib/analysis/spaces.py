"""How alike sentences are in several spaces at once, for one story or many.

A space is one kind of feature: stems, or runs of letters. Weights are those of `newslib.analysis.tfidf`, each story's
sentences weighed among themselves, and the likeness of two sentences is the mean of their cosines. The columns of all
spaces and stories stand in one sparse matrix, so that one product compares all that is to be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

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
    """How often rows have features: what is not zero, feature by feature, and row by row within each.

    Attributes
    ----------
    rows, features, counts : ndarray, shape (n_cells,)
    """

    rows: Ints
    features: Ints
    counts: Ints


def cells(row: Ints, feature: Ints, height: int) -> Cells:
    """Count features; rows never decrease, and are below `height`."""
    by_feature = matrix_of(row, feature, height).tocsc()  # turned by counting: faster than any sorting
    rows, features = by_feature.indices, _columns(by_feature)
    starts = begins_of(features, rows)
    return Cells(rows[starts], features[starts], lengths(starts, len(rows)))


def cells_of(counts: sparse.csr_array) -> Cells:
    """The same of a matrix of counts that has no place twice."""
    by_feature = counts.tocsc()
    return Cells(by_feature.indices, _columns(by_feature), by_feature.data)


def matrix_of(row: Ints, feature: Ints, height: int, width: int | None = None) -> sparse.csr_array:
    """Features as a matrix of ones, a row for each row, not yet added up."""
    from scipy import sparse

    width = int(feature.max(initial=0)) + 1 if width is None else width
    pointers = totals(np.bincount(row, minlength=height)).astype(np.int32)
    ones = np.ones(len(feature), dtype=np.int32), feature.astype(np.int32), pointers
    return sparse.csr_array(ones, shape=(height, width))


def _columns(matrix: sparse.csc_array) -> NDArray[Any]:
    """The column of every number in a matrix that is kept column by column."""
    found: NDArray[Any] = np.repeat(np.arange(matrix.shape[1], dtype=np.int32), np.diff(matrix.indptr))
    return found


class Spaces:
    """The features of sentences in one space or several.

    Parameters
    ----------
    spaces : sequence of Cells
        The features of each space; rows are sentences.
    text : ndarray, shape (n_sentences,)
        The story of each sentence, never decreasing.

    Attributes
    ----------
    rows : ndarray, shape (n_cells,)
        The sentence of each cell, space by space and column by column; every feature of a story is a column.
    starts, story : ndarray, shape (n_columns,)
        Where each column begins among the cells, and its story.
    """

    def __init__(self, spaces: Sequence[Cells], text: Ints) -> None:
        self.text, self.spaces, self.stories = text, len(spaces), int(text.max(initial=-1)) + 1
        self.rows = np.concatenate([space.rows for space in spaces])
        counts = np.concatenate([space.counts for space in spaces])
        before = totals(np.array([len(space.rows) for space in spaces], dtype=np.int64))
        begun = [begins_of(space.features, text[space.rows]) for space in spaces]
        self.starts = np.concatenate([starts + at for starts, at in zip(begun, before.tolist(), strict=False)])
        self.story = text[self.rows[self.starts]]
        self._sizes = lengths(self.starts, len(counts))
        self._columns = np.repeat(np.arange(len(self.starts)), self._sizes)
        self._often = (1 + np.log(np.arange(1, 2 + int(counts.max(initial=0)))))[counts - 1]
        self._norm = self.rows.astype(np.int64)  # a sentence has a length of its own in each space
        for at in before[1:-1].tolist():
            self._norm[at:] += len(text)
        self._pointers = np.append(self.starts, len(counts)).astype(np.int32)

    @cached_property
    def _by_row(self) -> sparse.csr_array:
        """The places of the cells among the weights, a row a sentence."""
        from scipy import sparse

        places = np.arange(len(self.rows), dtype=np.int32), self.rows, self._pointers
        return sparse.csr_array(places, shape=(len(self.starts), len(self.text))).T.tocsr()

    def weights(self, some: Bools) -> Floats:
        """The weight of every cell, some of the sentences weighed among themselves; 0 for the cells of others."""
        outside = np.flatnonzero(~some[self.rows])
        frequency = self._sizes - np.bincount(self._columns[outside], minlength=len(self.starts))
        sentences = np.bincount(self.text[some], minlength=self.stories)
        idf = np.log((1 + sentences[self.story]) / (1 + frequency)) + 1
        found: Floats = self._often * idf[self._columns]
        found[outside] = 0.0
        norms = np.sqrt(sums(self._norm, found * found, self.spaces * len(self.text)))
        norms[norms == 0] = 1.0
        found /= norms[self._norm]
        return found

    def products(self, left: Ints, some: Bools, right: Bools | None = None) -> tuple[Ints, Ints, Floats]:
        """The likeness of each of some sentences to others in its story, where it is not 0.

        Parameters
        ----------
        left : ndarray
            The sentences to compare, in order.
        some : ndarray, shape (n_sentences,)
            Whether a sentence is weighed; the others are like none.
        right : ndarray, shape (n_sentences,), optional
            Whether sentences on the left are compared with it; without it they are with all.

        Returns
        -------
        left, right, likeness : ndarray
            The two sentences, those on the left in order, and a number in [0, 1], rounded to `DIGITS`.
        """
        from scipy import sparse

        weights, width = self.weights(some), len(self.starts)
        places = self._by_row[left]
        by_row = sparse.csr_array((weights[places.data], places.indices, places.indptr), shape=(len(left), width))
        columns = weights, self.rows, self._pointers
        if right is not None:
            inside = right[self.rows]
            columns = weights[inside], self.rows[inside], totals(inside)[self._pointers].astype(np.int32)
        by_column = sparse.csr_array(columns, shape=(width, len(self.text)))
        found = (by_row @ by_column).tocoo()
        return left[found.row], found.col, np.round(found.data / self.spaces, DIGITS)
