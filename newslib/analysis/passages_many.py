"""The passages that the versions of many stories share: those of `shared_passages`, found in one go and counted.

A passage has to weigh enough, and weighing it takes its words as they stand. Most have so many words that are in no
name and no stock phrase that they need no weighing; the others are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from newslib.analysis.passages import LEAST_WEIGHT, SMALL, phrase_tails, telling_capitals, weight_of
from newslib.analysis.reuse import Passage, passages
from newslib.arrays import sums, totals
from newslib.reading.words import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.batch import Batch
    from newslib.reading.many import Stories
    from newslib.reading.vocabulary import Vocabulary

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

SHORTEST, GAP = 6, 2  # as `shared_passages` has them


@dataclass(frozen=True, slots=True, eq=False)
class ManyPassages:
    """The passages that the versions of each story share, story by story in the order of B.

    Attributes
    ----------
    story : ndarray, shape (n_passages,)
    words, perfect : ndarray, shape (n_passages,)
        As in `shared_passages`: the words of a passage in the version where it has more, and those that stand in both.
    b_words : ndarray, shape (n_passages,)
        The words of a passage in B.
    a_first, a_last, b_first, b_last : ndarray, shape (n_passages,)
        The sentences of the batch in which it begins and ends, in either version.
    size : int
        The number of stories.
    """

    story: Ints
    words: Ints
    perfect: Ints
    b_words: Ints
    a_first: Ints
    a_last: Ints
    b_first: Ints
    b_last: Ints
    size: int

    @property
    def count(self) -> Ints:
        """How many passages each story has."""
        return np.bincount(self.story, minlength=self.size)

    @property
    def words_of_b(self) -> Ints:
        """How many words of each story's B stand in passages."""
        return self._summed(self.b_words)

    @property
    def perfect_words(self) -> Ints:
        """How many words of each story's passages stand in both versions."""
        return self._summed(self.perfect)

    @property
    def longest(self) -> Ints:
        """The words of each story's longest passage, 0 where there is none."""
        found = np.zeros(self.size, dtype=np.int64)
        np.maximum.at(found, self.story, self.words)
        return found

    def _summed(self, numbers: Ints) -> Ints:
        return sums(self.story, numbers.astype(float), self.size).astype(np.int64)


def passages_of(stories: Stories, *, shortest: int = SHORTEST, gap: int = GAP) -> ManyPassages:
    """The shared passages of many stories; `shortest` and `gap` as for `shared_passages`."""
    twice = stories.boundary[stories.batch.text] >= 0
    columns = _stretches(stories), stories.in_b, twice
    return passages_between(stories.batch, *columns, len(stories), shortest=shortest, gap=gap)


def passages_between(
    batch: Batch, stretch: Ints, in_b: Bools, some: Bools, size: int, *, shortest: int = SHORTEST, gap: int = GAP
) -> ManyPassages:
    """The shared passages among some of the sentences of a batch.

    Parameters
    ----------
    batch : Batch
    stretch, in_b, some : ndarray, shape (n_sentences,)
        A number for each sentence, the same for those that a reader reads on without a break; whether it is of version
        B; whether it is looked at.
    size : int
        The number of stories.
    shortest, gap : int
        As for `shared_passages`.
    """
    sentence = np.repeat(np.arange(len(batch.words)), batch.words)
    kept = some[sentence]
    terms = batch.vocabulary.every_term(batch.pieces)
    terms, sentence, plain = terms[kept], sentence[kept], _plain_words(batch, terms)[kept]
    columns = (stretch[sentence], batch.text[sentence], in_b[sentence])
    found = passages(terms, *columns, shortest=shortest, gap=gap)
    heavy = _heavy(found, batch, sentence, plain, LEAST_WEIGHT * shortest)
    return _as_columns([found[i] for i in heavy], batch.text, sentence, size)


def _stretches(stories: Stories) -> Ints:
    """A number for each sentence, the same for those that a reader reads on without a break."""
    batch = stories.batch
    kind = stories.kind[batch.block]
    new = np.ones(len(kind), dtype=bool)
    new[1:] = (kind[1:] != kind[:-1]) | (stories.in_b[1:] != stories.in_b[:-1]) | (np.diff(batch.text) != 0)
    new[1:] |= np.diff(batch.block) > 1
    return np.cumsum(new)


def _as_columns(found: list[Passage], text: Ints, sentence: Ints, size: int) -> ManyPassages:
    firsts, lasts = [passage.runs[0] for passage in found], [passage.runs[-1] for passage in found]

    def numbers(values: list[int]) -> Ints:
        return np.array(values, dtype=np.int64)

    b, a = numbers([run.b for run in firsts]), numbers([run.a for run in firsts])
    b_end, a_end = (numbers([getattr(run, side) + run.size for run in lasts]) for side in ("b", "a"))
    perfect = numbers([passage.perfect for passage in found])
    b_first, a_first = sentence[b], sentence[a]
    b_last, a_last = sentence[b_end - 1], sentence[a_end - 1]
    words = np.maximum(b_end - b, a_end - a)
    return ManyPassages(text[b_first], words, perfect, b_end - b, a_first, a_last, b_first, b_last, size)


# --- what weighs enough


def _heavy(found: list[Passage], batch: Batch, sentence: Ints, plain: Bools, least: float) -> list[int]:
    """Which passages weigh enough; `sentence` and `plain` are of every word."""
    runs = [(i, run.b, run.size) for i, passage in enumerate(found) for run in passage.runs]
    owner, start, size = np.array(runs, dtype=np.int64).reshape(-1, 3).T
    before = totals(plain.astype(np.int64))
    sure = sums(owner, (before[start + size] - before[start]).astype(float), len(found)) >= least
    kept: list[int] = np.flatnonzero(sure).tolist()
    for i in np.flatnonzero(~sure).tolist():
        run, last = found[i].runs[0], found[i].runs[-1]
        rows = np.arange(sentence[run.b], sentence[last.b + last.size - 1] + 1)
        words = [word for text in batch.strings(rows) for word in words_of(text)]
        row = np.repeat(np.arange(len(rows)), batch.words[rows]).tolist()
        first = int(np.searchsorted(sentence, rows[0]))
        moved = [place - first for place in found[i].places]
        if weight_of(moved, words, row, telling_capitals(words, row)) >= least:
            kept.append(i)
    return sorted(kept)


def _plain_words(batch: Batch, terms: Ints) -> Bools:
    """Whether each word of the batch surely counts: it has no capital, is not small, and goes on no stock phrase."""
    memory = _memories.setdefault(batch.vocabulary, _Memory())
    memory.learn(batch.vocabulary)
    pieces = np.repeat(batch.pieces, batch.vocabulary.known("words")[batch.pieces])
    found: Bools = memory.known("low")[pieces] & memory.known("counts")[terms]
    return found


class _Memory:
    """Which pieces of a vocabulary have no capital, and which terms stand neither in names nor in stock phrases."""

    def __init__(self) -> None:
        self._low, self._counts = bytearray(), bytearray()

    def known(self, what: str) -> Bools:
        """The column `low` of pieces or `counts` of terms."""
        return np.frombuffer(getattr(self, f"_{what}"), dtype=bool)

    def learn(self, vocabulary: Vocabulary) -> None:
        """Read the pieces and terms that came since the last time."""
        none = SMALL | phrase_tails()
        self._low.extend(piece == piece.lower() for piece in vocabulary.pieces[len(self._low) :])
        self._counts.extend(term not in none for term in vocabulary.terms[len(self._counts) :])


_memories: WeakKeyDictionary[Vocabulary, _Memory] = WeakKeyDictionary()
