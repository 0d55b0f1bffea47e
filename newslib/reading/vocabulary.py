"""What is known of every piece of text between two white spaces, thought out once.

News repeats its pieces: "said", "the", "Sept." and even "Thursday," come back in every story. So whatever takes
thought is done when a piece is met for the first time: which words stand in it, which of them carry content, what
their stems are, whether a sentence may end behind it. From then on the piece is a number, and what is known of it
stands in arrays under that number.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import ranges
from newslib.reading.endings import (
    END_NEVER,
    END_PAIR,
    NEXT_GOES_ON,
    NEXT_LOOK,
    NEXT_OPENS,
    inner_ends,
    may_be_item,
    piece_end,
    piece_opening,
)
from newslib.reading.words import is_stop, stem_of, term_of, words_of

Ints = NDArray[np.int64]
LARGEST = 1_000_000  # pieces remembered; beyond it a new batch starts with an empty memory
INNER = "\n"  # opens the key of a piece that ends a sentence with no white space behind it; no text has such a piece
_MARK, _TOGETHER = "\0", 16  # what ends each of so many texts that are looked up in one go; its number is 0
_BYTES = 4


class Vocabulary(dict[str, bytes]):
    """Every piece met so far and its number; a new piece is read when it is asked for.

    Numbers are kept as bytes, because a text's numbers are then one `join` away from an array.

    Attributes
    ----------
    pieces : list of str
        The pieces by number.
    terms, stems : list of str
        Terms by number, and stems by number.
    stem_of_term : array
        The stem of each term, as numbers.
    pairs : dict
        Whether a sentence ends between two pieces, by their numbers, where these two decide it.
    parts : dict
        For a piece that a sentence's end parts ("over.Then"), the numbers of the pieces it is made of.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.terms: list[str] = []
        self.stems: list[str] = []
        self.stem_of_term = array("i")
        self.pairs: dict[tuple[int, int], bool] = {}
        self.parts: dict[int, list[int]] = {}
        self._term_number: dict[str, int] = {}
        self._stem_number: dict[str, int] = {}
        self._end, self._opening, self._item, self._inner = bytearray(), bytearray(), bytearray(), bytearray()
        self._words, self._first_word, self._every = array("i"), array("i"), array("i")
        self._content, self._first, self._flat = array("i"), array("i"), array("i")
        self[_MARK]

    def __missing__(self, piece: str) -> bytes:
        read = piece.removeprefix(INNER)
        if read.isalpha():  # a bare word, as most are, ends no sentence
            self._learn(read, (read,), END_NEVER, NEXT_GOES_ON if read[0].islower() else NEXT_OPENS)
        elif cuts := inner_ends(read):
            parts = [*(self[INNER + read[a:b]] for a, b in pairwise([0, *cuts])), self[read[cuts[-1] :]]]
            self.parts[len(self.pieces)] = [int.from_bytes(part, "little") for part in parts]
            self._learn(read, (), END_NEVER, NEXT_OPENS)
        else:
            self._learn(read, words_of(read), piece_end(read), piece_opening(read), may_be_item(read), read != piece)
        number = self[piece] = (len(self.pieces) - 1).to_bytes(_BYTES, "little")
        return number

    def _learn(
        self, piece: str, words: Sequence[str], end: int, opening: int, item: bool = False, inner: bool = False
    ) -> None:
        self.pieces.append(piece)
        self._end.append(end)
        self._opening.append(opening)
        self._item.append(item)
        self._inner.append(inner)
        self._words.append(len(words))
        self._first_word.append(len(self._every))
        self._first.append(len(self._flat))
        for word in words:
            term = term_of(word)
            number = self._term(term)
            self._every.append(number)
            if not is_stop(term):
                self._flat.append(number)
        self._content.append(len(self._flat) - self._first[-1])

    def _term(self, term: str) -> int:
        number = self._term_number.get(term)
        if number is None:
            number = self._term_number[term] = len(self.terms)
            self.terms.append(term)
            stem = stem_of(term)
            if stem not in self._stem_number:
                self._stem_number[stem] = len(self.stems)
                self.stems.append(stem)
            self.stem_of_term.append(self._stem_number[stem])
        return number

    def two_decide(self, piece: int, following: int) -> bool:
        """Whether these two pieces tell, without any other, if a sentence ends between them."""
        return self._end[piece] == END_PAIR and self._opening[following] != NEXT_LOOK

    def stems_of(self, terms: Ints) -> Ints:
        """The stems of terms, all by their numbers."""
        return np.frombuffer(self.stem_of_term, dtype=np.int32)[terms].astype(np.int64)

    def terms_in(self, pieces: Ints) -> Ints:
        """The terms of the content words in these pieces, in order, as numbers."""
        return self.known("flat")[ranges(self.known("first")[pieces], self.known("content")[pieces])].astype(np.int64)

    def every_term_in(self, pieces: Ints) -> Ints:
        """The terms of all words in these pieces, function words too."""
        places = ranges(self.known("first_word")[pieces], self.known("words")[pieces])
        return self.known("every")[places].astype(np.int64)

    def numbers(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """The pieces of all texts as numbers, and how many each text has."""
        marked = f" {_MARK} "
        groups = (texts[i : i + _TOGETHER] for i in range(0, len(texts), _TOGETHER))
        found = np.frombuffer(b"".join([self._look_up(marked.join([*group, ""])) for group in groups]), dtype="<i4")
        marks = np.flatnonzero(found == 0)
        counts = np.diff(marks, prepend=-1) - 1
        numbers = found[found != 0].astype(np.int64)
        if len(marks) != len(texts):  # a text holds the mark itself
            each = [np.frombuffer(self._look_up(text), dtype="<i4") for text in texts]
            counts = np.array([len(found) for found in each])
            numbers = np.concatenate(each).astype(np.int64)
        return self._parted(numbers, counts) if self.parts else (numbers, counts)

    def _look_up(self, text: str) -> bytes:
        return b"".join(map(self.__getitem__, text.split()))

    def _parted(self, numbers: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """Put the parts of parted pieces in their places."""
        sizes = np.ones(len(self.pieces), dtype=np.int64)
        sizes[list(self.parts)] = [len(parts) for parts in self.parts.values()]
        grown = sizes[numbers]
        if grown.max(initial=1) == 1:
            return numbers, counts
        text = np.repeat(np.arange(len(counts)), counts)
        where = np.cumsum(grown) - grown
        result = np.repeat(numbers, grown)
        for i in np.flatnonzero(grown > 1).tolist():
            result[where[i] : where[i] + grown[i]] = self.parts[int(numbers[i])]
        return result, np.bincount(text, weights=grown, minlength=len(counts)).astype(np.int64)

    def known(self, what: str) -> NDArray[Any]:
        """A view of a property of all pieces by number: end, opening, item, inner; words, first_word; content, first.

        The terms of all pieces stand in `every`, those of content words in `flat`: a piece's are as many as `words`
        (`content`) says, from `first_word` (`first`) on. Take what you need and let the view go: while it is held, no
        new piece can be learnt.
        """
        column = getattr(self, f"_{what}")
        return np.frombuffer(column, dtype=np.uint8 if isinstance(column, bytearray) else np.int32)


_memory = Vocabulary()


def vocabulary() -> Vocabulary:
    """What is remembered from batch to batch."""
    if len(_memory.pieces) > LARGEST:
        forget()
    return _memory


def forget() -> None:
    """Begin with an empty memory; nothing comes out otherwise, it only takes longer at first."""
    global _memory
    _memory = Vocabulary()
