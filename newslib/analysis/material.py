"""One text as the methods see it: a row for every sentence, a column for every stem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.analysis.limits import MOST_TIES, require_few
from newslib.arrays import begins, lengths

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from newslib.analysis.tfidf import Entries
    from newslib.reading.batch import Batch

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FUNCTION_WORD = -1


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One text as the methods see it.

    Attributes
    ----------
    weights : scipy.sparse.csr_array, shape (n_sentences, n_stems)
        TF-IDF weights, each row of Euclidean length 1; formula in `newslib.analysis.tfidf`.
    counts : scipy.sparse.csr_array, shape (n_sentences, n_stems)
        How often each stem stands in each sentence.
    words : ndarray, shape (n_sentences,)
        The length of each sentence in words, function words too.
    place : ndarray, shape (n_sentences,)
        How far from the beginning of its version each sentence stands, from 0.
    reference : object
        A summary to be held against, as `rouge` takes it; None where none was given.
    seed : int
        Where chance begins.
    """

    weights: sparse.csr_array
    counts: sparse.csr_array
    words: Ints
    place: Ints
    reference: Any = None
    seed: int = 0
    _batch: Batch | None = field(default=None, repr=False)
    _first: int = 0

    @property
    def size(self) -> int:
        """The number of sentences."""
        return len(self.words)

    def likeness(self) -> sparse.coo_array:
        """The cosine of every two different sentences that share a stem, in (0, 1]; symmetric."""
        return between_different(shared(self.weights))

    def texts(self) -> list[str]:
        """The sentences as they stand, one blank wherever there was white space."""
        return self._batch.strings(range(self._first, self._first + self.size)) if self._batch else []

    def running_stems(self) -> Iterator[Ints]:
        """Sentence by sentence, the stems of all words in their order, as numbers; -1 for a function word."""
        if self._batch is None:
            return
        known = self._batch.vocabulary
        for sentence in range(self._first, self._first + self.size):
            terms = np.array(self._batch.every_term(sentence), dtype=np.int64)
            yield np.where(known.known("stop")[terms] == 1, FUNCTION_WORD, known.stems_of(terms))


def shared(matrix: sparse.csr_array) -> sparse.csr_array:
    """The product of every two rows, where they have a column in common; an `InputError` where too many have."""
    ties = np.bincount(matrix.indices).astype(np.int64) ** 2
    require_few(int(ties.sum()), "sentences that share a word", MOST_TIES)
    return matrix @ matrix.T


def between_different(matrix: sparse.csr_array) -> sparse.coo_array:
    """The entries of a square matrix off its diagonal."""
    from scipy import sparse

    found = sparse.coo_array(matrix)
    off = found.row != found.col
    return sparse.coo_array((found.data[off], (found.row[off], found.col[off])), shape=found.shape)


def materials(batch: Batch, entries: Entries, place: Ints, reference: object, seed: int) -> Iterator[Material]:
    """The texts of a batch one by one; those without a sentence are left out."""
    from scipy import sparse

    starts = begins(batch.text)
    columns = np.searchsorted(entries.text, np.arange(len(starts) + 1))
    edges = np.append(entries.starts, len(entries.rows))[columns]
    for i, (first, size) in enumerate(zip(starts.tolist(), lengths(starts, len(batch.text)).tolist(), strict=True)):
        own = slice(edges[i], edges[i + 1])
        at = entries.rows[own] - first, entries.columns[own] - columns[i]
        shape = size, int(columns[i + 1] - columns[i])
        weights, counts = (sparse.csr_array((data[own], at), shape=shape) for data in (entries.weights, entries.counts))
        rows = slice(first, first + size)
        yield Material(weights, counts, batch.words[rows], place[rows], reference, seed, batch, first)
