"""Two versions of a story side by side: what several measures of similarity ask of both together, thought out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.likeness import Pairs, link, pair_up
from newslib.analysis.reuse import Passage, passages
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
        size, in_b, pairs = self._paired
        text = np.zeros(len(in_b), dtype=np.int64)
        paragraph = np.concatenate([self.a.blocks, self.b.blocks + 1 + self.a.blocks.max(initial=0)])
        links = link(pairs, text, in_b, paragraph)
        found = np.zeros(len(in_b))
        both = (links.a >= 0) & (links.b >= 0)
        found[links.a[both]] = found[links.b[both]] = 1.0
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
    def _paired(self) -> tuple[int, NDArray[np.bool_], Pairs]:
        size = len(self.a.texts)
        texts = [*self.a.texts, *self.b.texts]
        in_b = np.arange(len(texts)) >= size
        return size, in_b, pair_up(batch_sentences(texts, np.zeros(len(texts), dtype=np.int64)), in_b)

    @cached_property
    def found_passages(self) -> tuple[list[Passage], Ints, Ints]:
        """The shared passages of the two; the terms of all words, as numbers; and the sentence each word is in."""
        batch = batch_sentences(
            [*self.a.texts, *self.b.texts], np.zeros(len(self.a.texts) + len(self.b.texts), np.int64)
        )
        terms = batch.vocabulary.every_term(batch.pieces)
        sentence = np.repeat(np.arange(len(batch.words)), batch.words)
        in_b = sentence >= len(self.a.texts)
        found = passages(terms, in_b.astype(np.int64), np.zeros_like(terms), in_b, shortest=SHORTEST, gap=GAP)
        return found, terms, sentence

    @cached_property
    def copied(self) -> Floats:
        """How many words of each sentence of B stand in a shared passage."""
        found, _, sentence = self.found_passages
        words = [run.b + step for passage in found for run in passage.runs for step in range(run.size)]
        counts = np.bincount(sentence[np.array(words, dtype=np.int64)], minlength=len(self.a.texts) + len(self.b.texts))
        return counts[len(self.a.texts) :].astype(float)
