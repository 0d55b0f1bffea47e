"""The running text of both versions of many stories, and what they have in common: `versions` for many at once.

A side is a version of a story, as `newslib.analysis.sides` numbers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.forms import many_letter_runs
from newslib.analysis.passages_many import passages_between
from newslib.analysis.profiles import LETTERS, marks_in
from newslib.analysis.runs import longest_shared_runs, neighbours
from newslib.analysis.sides import Shared, Sorted, counts_in_common, in_common
from newslib.analysis.spaces import Spaces, cells, cells_of, matrix_of
from newslib.analysis.versions import GAP, SHORTEST
from newslib.arrays import begins, begins_of, lengths, order
from newslib.reading.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newslib.reading.batch import Batch

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_HYPHEN, _DASH = "-", "—"


@dataclass(frozen=True, eq=False)
class ManyVersions:
    """The running text of stories.

    Attributes
    ----------
    batch : Batch
        Its sentences; `batch.text` numbers the stories from 0.
    side : ndarray, shape (n_sentences,)
        The side of each sentence, never decreasing.
    stories : int
        How many there are.
    """

    batch: Batch
    side: Ints
    stories: int

    @cached_property
    def terms(self) -> Ints:
        """All words in reading order, as numbers of terms."""
        return self.batch.vocabulary.every_term(self.batch.pieces)

    @cached_property
    def of_words(self) -> Ints:
        """The side of every word."""
        return np.repeat(self.side, self.batch.words)

    def letters(self) -> Shared:
        """The counts of runs of letters."""
        known = self.batch.vocabulary
        words = matrix_of(self.of_words, self.terms, 2 * self.stories, len(known.terms))
        return counts_in_common(cells_of(parts_of(known, "terms", _letters).counted(words)), self.stories)

    def function_words(self) -> Shared:
        """The counts of function words."""
        stop = np.flatnonzero(self.batch.vocabulary.known("stop")[self.terms])
        return counts_in_common(cells(self.of_words[stop], self.terms[stop], 2 * self.stories), self.stories)

    def marks(self) -> Shared:
        """The counts of punctuation marks."""
        batch = self.batch
        parts = parts_of(batch.vocabulary, "pieces", _marks)
        sizes, marks = parts.of(batch.pieces)
        place = np.repeat(np.arange(len(batch.pieces)), sizes)
        sentence = np.searchsorted(batch.edges, place, side="right") - 1
        hyphen = marks == parts.number(_HYPHEN)
        inside = (place > batch.edges[sentence]) & (place < batch.edges[sentence + 1] - 1)
        marks, kept = np.where(hyphen, parts.number(_DASH), marks), ~hyphen | inside
        return counts_in_common(cells(self.side[sentence][kept], marks[kept], 2 * self.stories), self.stories)

    def stems(self) -> tuple[Shared, Shared]:
        """The stems of the content words: as sets, and as the sums of the sentences' TF-IDF weights."""
        batch = self.batch
        counted = cells(batch.sentences, batch.stems, len(batch.words))
        weights = Spaces([counted], batch.text).weights(np.ones(len(batch.text), dtype=bool))
        side = self.side[counted.rows]
        starts = begins_of(counted.features, side)
        summed = np.add.reduceat(weights, starts) if len(starts) else weights
        side, features = side[starts], counted.features[starts]
        return in_common(side, features, None, self.stories), in_common(side, features, summed, self.stories)

    @cached_property
    def pairs(self) -> tuple[Ints, Sorted]:
        """Where the pairs of neighbouring words begin, also from one sentence to the next, and these pairs sorted."""
        return neighbours(self.terms, self.of_words)

    def phrases(self) -> tuple[Shared, Shared]:
        """The pairs of neighbouring words, and the runs of three, within sentences; as sets."""
        at, pairs = self.pairs
        last = np.zeros(len(self.terms) + 1, dtype=bool)
        last[np.cumsum(self.batch.words) - 1] = True
        within = ~last[at]  # and a sentence without words marks the one before it, or the end
        first = np.flatnonzero(within[:-1] & within[1:] & (at[1:] == at[:-1] + 1))
        key = pairs.numbers()[first] * (int(self.terms.max(initial=0)) + 1) + self.terms[at[first] + 2]
        triples = Sorted.of(self.of_words[at[first]], key)
        return pairs.in_common(self.stories, within), triples.in_common(self.stories)

    def longest_runs(self) -> Ints:
        """How many words the longest run has that stands in both versions."""
        return longest_shared_runs(self.terms, self.of_words, self.stories, self.pairs)[1]

    def lengths_overlap(self) -> Floats:
        """1 less the Kolmogorov-Smirnov distance of the sentences' lengths; where a side has none it means nothing."""
        words, side, story = self.batch.words, self.side, self.batch.text
        place = order(story * (int(words.max(initial=0)) + 1) + words)
        story, of_b = story[place], side[place] & 1
        sizes = np.maximum(np.bincount(side, minlength=2 * self.stories), 1).reshape(-1, 2)
        before_b = np.append(0, np.cumsum(of_b))
        first = begins(story)
        begun = np.repeat(first, lengths(first, len(story)))
        up_to = np.arange(1, len(story) + 1)
        b = before_b[up_to] - before_b[begun]
        a = up_to - begun - b
        apart = np.abs(a / sizes[story, 0] - b / sizes[story, 1])
        last = np.append(begins_of(story, words[place])[1:], len(story)) - 1  # all that are as short are counted here
        found = np.zeros(self.stories)
        np.maximum.at(found, story[last], apart[last])
        return 1.0 - found

    def copied(self) -> Ints:
        """How many words of each story's version B stand in passages that both versions share."""
        batch, everything = self.batch, np.ones(len(self.side), dtype=bool)
        broken = np.diff(batch.block, prepend=0) > 1
        stretch = np.cumsum(broken | (np.diff(self.side, prepend=-1) != 0))
        columns = stretch, self.side & 1 == 1, everything
        return passages_between(batch, *columns, self.stories, shortest=SHORTEST, gap=GAP).perfect_words


def _letters(terms: Sequence[str]) -> tuple[Ints, list[str]]:
    """The runs of letters that versions are compared by."""
    return many_letter_runs(terms, LETTERS)


def _marks(pieces: Sequence[str]) -> tuple[Ints, list[str]]:
    """The punctuation marks of pieces; a hyphen that stands alone is a dash, but not at a sentence's edge."""
    found = [[] if piece.isalnum() else [_HYPHEN] if piece == _HYPHEN else marks_in(piece) for piece in pieces]
    return np.array(list(map(len, found)), dtype=np.int64), list(chain.from_iterable(found))
