"""The running text of both versions of many stories, and what they have in common: `versions` for many at once.

A side is a version of a story, as `newslib.analysis.sides` numbers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.forms import letter_runs
from newslib.analysis.passages import weighed_passages
from newslib.analysis.profiles import LETTERS, marks_in
from newslib.analysis.runs import longest_shared_runs
from newslib.analysis.sides import Shared, counts_in_common, in_common, sets_in_common
from newslib.analysis.spaces import Spaces, cells
from newslib.analysis.versions import GAP, SHORTEST
from newslib.arrays import begins, begins_of, lengths, order
from newslib.reading.parts import parts_of
from newslib.reading.words import words_of

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
        sizes, runs = parts_of(self.batch.vocabulary, "terms", _letters).of(self.terms)
        return counts_in_common(cells(np.repeat(self.of_words, sizes), runs, 2 * self.stories), self.stories)

    def function_words(self) -> Shared:
        """The counts of function words."""
        stop = self.batch.vocabulary.known("stop")[self.terms] == 1
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

    def phrases(self) -> tuple[Shared, Shared]:
        """The pairs of neighbouring words, and the runs of three, within sentences; as sets."""
        terms, width = self.terms, len(self.batch.vocabulary.terms)
        sentence = np.repeat(np.arange(len(self.side)), self.batch.words)
        at = np.flatnonzero(sentence[1:] == sentence[:-1])  # where a pair begins
        pairs, numbers = sets_in_common(self.of_words[at], terms[at] * width + terms[at + 1], self.stories)
        first = np.flatnonzero(at[1:] == at[:-1] + 1)  # pairs that the next pair goes on from
        at, numbers = at[first], numbers[first]
        at, numbers = at[inside := sentence[at] == sentence[at + 2]], numbers[inside]
        triples, _ = sets_in_common(self.of_words[at], numbers * width + terms[at + 2], self.stories)
        return pairs, triples

    def longest_runs(self) -> Ints:
        """How many words the longest run has that stands in both versions."""
        return longest_shared_runs(self.terms, self.of_words, self.stories)[1]

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
        """How many words of each side's sentences stand in passages that both versions share; of version B alone."""
        batch, found = self.batch, np.zeros(2 * self.stories, dtype=np.int64)
        broken = np.diff(batch.block, prepend=0) > 1
        stretch = np.cumsum(broken | (np.diff(self.side, prepend=-1) != 0))
        starts = np.append(begins(batch.text), len(batch.text)).tolist()
        for start, stop in zip(starts, starts[1:], strict=False):
            sentences = range(start, stop)
            words = _words(batch, sentences)
            row = np.repeat(np.arange(stop - start), batch.words[start:stop])
            in_b = (self.side[start:stop] & 1 == 1)[row]
            shared = weighed_passages(words, row, stretch[start:stop][row], in_b, shortest=SHORTEST, gap=GAP)
            found[2 * batch.text[start] + 1] = sum(passage.perfect for passage, _ in shared)
        return found[1::2]


def _words(batch: Batch, sentences: Sequence[int]) -> list[str]:
    """The words of neighbouring sentences as they stand."""
    pieces = batch.pieces[batch.edges[sentences[0]] : batch.edges[sentences[-1] + 1]]
    names = batch.vocabulary.pieces
    return [word for piece in pieces.tolist() for word in words_of(names[piece])]


def _letters(term: str) -> list[str]:
    """The runs of letters that versions are compared by."""
    return letter_runs(term, LETTERS)


def _marks(piece: str) -> list[str]:
    """The punctuation marks of a piece; a hyphen that stands alone is a dash, but not at a sentence's edge."""
    return [] if piece.isalnum() else [_HYPHEN] if piece == _HYPHEN else marks_in(piece)
