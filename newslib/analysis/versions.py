"""Two versions of a story side by side: what several measures of similarity ask of both together, thought out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.likeness import Pairs, link, pair_up
from newslib.analysis.passages import weighed_passages
from newslib.analysis.tfidf import weigh
from newslib.reading.batch import batch_sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from newslib.analysis.profiles import Profile

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SHORTEST, GAP = 6, 2  # of the shared passages, as `shared_passages` has them


class Versions:
    """Two versions of a story, with what it takes some thought to know of both together.

    Attributes
    ----------
    a, b : Profile
        Made together.
    """

    def __init__(self, a: Profile, b: Profile) -> None:
        self.a, self.b = a, b

    @cached_property
    def weights(self) -> tuple[sparse.csr_array, sparse.csr_array]:
        """The TF-IDF weights of the sentences of A and of B, in one space."""
        from scipy import sparse

        counts = sparse.vstack([self.a.counts["stems"], self.b.counts["stems"]]).tocoo()
        times = counts.data.astype(np.int64)
        rows, columns = np.repeat(counts.row, times).astype(np.int64), np.repeat(counts.col, times).astype(np.int64)
        order = np.argsort(rows, kind="stable")
        matrix = weigh(rows[order], columns[order], np.zeros(counts.shape[0], dtype=np.int64)).matrix()
        return matrix[: len(self.a.texts)], matrix[len(self.a.texts) :]

    @cached_property
    def linked(self) -> tuple[Floats, Floats]:
        """Whether each sentence has a counterpart, 1 or 0: those of A and those of B."""
        size = len(self.a.texts)
        found = np.zeros(size + len(self.b.texts))
        for side in self._links:
            found[side] = 1.0
        return found[:size], found[size:]

    @cached_property
    def nearest(self) -> tuple[Floats, Floats]:
        """How like each sentence is to the likest of the other version: those of A and those of B."""
        size, in_b, pairs = self._paired
        found = np.zeros(len(in_b))
        np.maximum.at(found, pairs.a, pairs.likeness)
        np.maximum.at(found, pairs.b, pairs.likeness)
        return found[:size], found[size:]

    @cached_property
    def _links(self) -> tuple[Ints, Ints]:
        """The sentences of A and of B that are linked, numbered through both versions."""
        _, in_b, pairs = self._paired
        paragraph = np.concatenate([self.a.blocks, self.b.blocks + 1 + self.a.blocks.max(initial=0)])
        links = link(pairs, np.zeros(len(in_b), dtype=np.int64), in_b, paragraph)
        both = (links.a >= 0) & (links.b >= 0)
        return links.a[both], links.b[both]

    @cached_property
    def _paired(self) -> tuple[int, NDArray[np.bool_], Pairs]:
        size = len(self.a.texts)
        texts = [*self.a.texts, *self.b.texts]
        in_b = np.arange(len(texts)) >= size
        return size, in_b, pair_up(batch_sentences(texts, np.zeros(len(texts), dtype=np.int64)), in_b)

    @cached_property
    def copied(self) -> Floats:
        """How many words of each sentence of B stand in a shared passage."""
        stretch = np.concatenate([_stretches(self.a.blocks), -1 - _stretches(self.b.blocks)])
        in_b = np.repeat([False, True], [len(self.a.texts), len(self.b.texts)])
        sentence = np.repeat(np.arange(len(in_b)), np.concatenate([self.a.words, self.b.words]))
        flat = [word for tokens in (*self.a.tokens, *self.b.tokens) for word in tokens]
        found = weighed_passages(flat, sentence, stretch[sentence], in_b[sentence], shortest=SHORTEST, gap=GAP)
        shared = [run.b + step for passage, _ in found for run in passage.runs for step in range(run.size)]
        counts = np.bincount(sentence[np.array(shared, dtype=np.int64)], minlength=len(in_b))
        return counts[len(self.a.texts) :].astype(float)

    @cached_property
    def pieces(self) -> tuple[Ints, Ints]:
        """The number of the piece of story each sentence belongs to: linked sentences tell the same piece."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        (of_a, of_b), size = self._links, len(self.a.texts) + len(self.b.texts)
        edges = coo_array((np.ones(len(of_a)), (of_a, of_b)), shape=(size, size))
        piece = connected_components(edges, directed=False)[1].astype(np.int64)
        return piece[: len(self.a.texts)], piece[len(self.a.texts) :]


def _stretches(blocks: Ints) -> Ints:
    """A number for each sentence, another one where a block was left out before it."""
    return np.cumsum(np.diff(blocks, prepend=blocks[:1]) > 1)
