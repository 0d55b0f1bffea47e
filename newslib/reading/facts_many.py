"""The facts of many stories at once: as `find_facts` finds them in each sentence, without reading most sentences.

What may begin a fact stands in a piece between two white spaces, and pieces come back. So it is remembered of every
piece where in it something may begin, and whether that is enough for a fact ("Friday", "12") or the next piece has to
agree ("a" needs "dozen", "last" needs "week"). A sentence without such a piece has no fact; in the others only these
places are read.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from newslib.arrays import distinct, ranges, totals
from newslib.reading.calendar import MONTH_OF
from newslib.reading.designations import designators
from newslib.reading.facts import Place, facts_at, find_facts, places_in
from newslib.reading.openings import HALF_OR_ARTICLE, readers
from newslib.reading.word_before import word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.batch import Batch
    from newslib.reading.calendar import Found
    from newslib.reading.many import Stories
    from newslib.reading.vocabulary import Vocabulary

    Ints = NDArray[np.int64]

NOTHING, PLACES, OPENS, GOES_ON, BEGINS = 0, 1, 2, 4, 8  # what a piece may do; several add up
_RELATIVE = word_set("last next this coming")
_GOING_ON = (
    *("past", "weekend", "week", "month", "year", "spring", "summer", "autumn", "fall", "winter", "quarter"),
    *("dozen", "hundred", "thousand", "million", "billion", "trillion", "single", "half", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_MONTHS = frozenset(map(str.lower, MONTH_OF))
_MARKS = frozenset(",.;:?!”’)")
_SHORT_DAYS = word_set("mon tue tues wed thu thur thurs fri sat sun")


@dataclass(frozen=True, slots=True, eq=False)
class ManyFacts:
    """The facts of a batch of stories, in reading order.

    Attributes
    ----------
    sentence : ndarray, shape (n_facts,)
        The number of the sentence in the batch.
    found : tuple of Found
        Each with offsets into its sentence.
    texts : dict
        What the sentences that have facts say, as it stands in the story.
    odd : frozenset
        The sentences among them that have other white space than single blanks.
    """

    sentence: Ints
    found: tuple[Found, ...]
    texts: dict[int, str]
    odd: frozenset[int]


def facts_of(stories: Stories) -> ManyFacts:
    """The facts of all sentences of many stories."""
    batch = stories.batch
    memory = _memory_of(batch.vocabulary)
    does = memory.of(batch.pieces)
    rows = _to_read(batch, does)
    texts = batch.strings(rows)
    odd = _odd(stories, rows, texts)
    where = _placed(batch, memory, does, rows)
    numbers: list[int] = []
    found: list[Found] = []
    said: dict[int, str] = {}
    read: dict[str, list[Found]] = {}  # two versions may have the same sentence
    for i, (row, text) in enumerate(zip(rows.tolist(), texts, strict=True)):
        if row in odd:
            text, facts = odd[row], find_facts(odd[row])
        elif text in read:
            facts = read[text]
        else:
            facts = read[text] = facts_at(text, where(i))
        if facts:
            numbers += [row] * len(facts)
            found += facts
            said[row] = text
    return ManyFacts(np.array(numbers, dtype=np.int64), tuple(found), said, frozenset(odd.keys() & said.keys()))


def _to_read(batch: Batch, does: NDArray[np.uint8]) -> Ints:
    """The sentences that have a piece which may begin a fact."""
    may = does & BEGINS != 0
    may[:-1] |= (does[:-1] & OPENS != 0) & (does[1:] & GOES_ON != 0)
    return distinct(np.searchsorted(batch.edges, np.flatnonzero(may), side="right") - 1)


def laid_out(batch: Batch, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """The pieces of sentences with one blank between them.

    Returns
    -------
    at, row, start : ndarray, shape (n_pieces,)
        The place of each piece in `batch.pieces`; which of `rows` it stands in; where in the sentence it begins.
    """
    counts = np.diff(batch.edges)[rows]
    at = ranges(batch.edges[rows], counts)
    row = np.repeat(np.arange(len(rows)), counts)
    size = piece_lengths(batch, batch.pieces[at]) + 1
    before = totals(size)
    return at, row, before[:-1] - before[totals(counts)[row]]


def piece_lengths(batch: Batch, pieces: Ints) -> Ints:
    """How many characters pieces have."""
    return _memory_of(batch.vocabulary).known("length")[pieces].astype(np.int64)


def _placed(batch: Batch, memory: _Memory, does: NDArray[np.uint8], rows: Ints) -> _Where:
    """Where something may begin in these sentences."""
    at, row, starts = laid_out(batch, rows)
    kept = np.flatnonzero(does[at] & PLACES)
    bounds = np.searchsorted(row[kept], np.arange(len(rows) + 1)).tolist()
    return _Where(bounds, batch.pieces[at[kept]].tolist(), starts[kept].tolist(), memory.places)


@dataclass(frozen=True, slots=True)
class _Where:
    """The places of sentences, asked one by one."""

    bounds: list[int]
    pieces: list[int]
    starts: list[int]
    places: dict[int, tuple[Place, ...]]

    def __call__(self, i: int) -> list[Place]:
        span = slice(self.bounds[i], self.bounds[i + 1])
        return [
            (at + start, at + end, read)
            for at, piece in zip(self.starts[span], self.pieces[span], strict=True)
            for start, end, read in self.places[piece]
        ]


# --- what is known of pieces


class _Memory:
    """What every piece of a vocabulary may do for a fact, and where.

    Attributes
    ----------
    places : dict
        For a piece of kind `PLACES`: where something may begin in it, and what reads it.
    """

    def __init__(self) -> None:
        self.places: dict[int, tuple[Place, ...]] = {}
        self._does, self._length = bytearray(), array("i")

    def known(self, what: str) -> NDArray[np.int64]:
        """The column `length` of all pieces."""
        found: NDArray[np.int64] = np.frombuffer(getattr(self, f"_{what}"), dtype=np.int32)
        return found

    def of(self, pieces: Ints) -> NDArray[np.uint8]:
        """What each piece does."""
        return np.frombuffer(self._does, dtype=np.uint8)[pieces]

    def learn(self, names: Sequence[str]) -> None:
        """Read the pieces that came since the last time."""
        begins = readers()
        del self._does[len(self._length) :]  # of a piece whose reading was interrupted
        for number in range(len(self._does), len(names)):
            piece = names[number]
            low = piece.lower()
            does = GOES_ON * low.startswith(_GOING_ON)
            word = low[:-1] if low[-1] in _MARKS else low
            if word in begins or not word.isalpha():  # most are one word, and that begins what is listed or nothing
                places = tuple(places_in(piece))
                if places:
                    self.places[number] = places
                    does |= _does(piece, places)
            self._does.append(does)
            self._length.append(len(piece))


def _does(piece: str, places: Sequence[Place]) -> int:
    """What a piece with these places does, but for going on."""
    found = PLACES
    for start, end, _ in places:
        word = piece[start:end]
        low = word.lower()
        if low in ("a", "an") or low in _RELATIVE:
            found |= OPENS if end == len(piece) else BEGINS * bool(HALF_OR_ARTICLE.match(piece, start))
        elif _may_begin(word, low):
            found |= BEGINS
    return found


def _may_begin(word: str, low: str) -> bool:
    """Whether a word can be a fact's, whatever follows; what only passes over a name finds no fact by itself."""
    if low in _MONTHS or low in _SHORT_DAYS:
        return word in MONTH_OF or not word[0].islower()
    return word[0].isdigit() or (low in readers() and low not in designators())


_memories: WeakKeyDictionary[Vocabulary, _Memory] = WeakKeyDictionary()


def _memory_of(vocabulary: Vocabulary) -> _Memory:
    memory = _memories.setdefault(vocabulary, _Memory())
    memory.learn(vocabulary.pieces)
    return memory


# --- blocks that have other white space than single blanks


def _odd(stories: Stories, rows: Ints, texts: Sequence[str]) -> dict[int, str]:
    """Those of these sentences that have a line break, a tab or two blanks, as they stand in their block.

    `texts` are the sentences with single blanks.
    """
    batch, found = stories.batch, dict[int, str]()
    for block in distinct(batch.block[rows]).tolist():
        text = stories.blocks[block]
        if not text.isprintable() or "  " in text:  # every other white space than the blank is not for printing
            first, last = np.searchsorted(batch.block, [block, block + 1]).tolist()
            found.update(_cut(text, batch, range(first, last)))
    return {row: found[row] for row, text in zip(rows.tolist(), texts, strict=True) if found.get(row, text) != text}


def _cut(text: str, batch: Batch, rows: Sequence[int]) -> dict[int, str]:
    """What the sentences of a block say, as it stands."""
    found, at = {}, 0
    for row in rows:
        starts = []
        for number in batch.pieces[batch.edges[row] : batch.edges[row + 1]].tolist():
            piece = batch.vocabulary.pieces[number]
            starts.append(text.index(piece, at))
            at = starts[-1] + len(piece)
        found[row] = text[starts[0] : at] if starts else ""
    return found
