"""What is known of every piece of text between two white spaces, thought out once.

News repeats its pieces: "said", "the", "Sept." and even "Thursday," come back in every story. So whatever takes
thought is done when a piece is met for the first time: which words stand in it, which of them carry content, what
their stems are, whether a sentence may end behind it. From then on the piece is a number, and what is known of it
stands in arrays under that number.

A piece that is looked up for the first time gets its number at once and is put by; the new pieces of a batch are read
together at its end, which takes a third of the time.
"""

from __future__ import annotations

import re
import threading
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import compress, pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import ranges, totals
from newslib.reading.endings import (
    END_PAIR,
    NEXT_GOES_ON,
    NEXT_LOOK,
    NEXT_OPENS,
    inner_ends,
    may_be_item,
    piece_end,
    piece_opening,
)
from newslib.reading.numbers import Numbers, extend, unpacked
from newslib.reading.quotations import marks_of
from newslib.reading.splitting import split_by_arrow
from newslib.reading.words import HAN, WORD, is_stop, speaks, stems_of, term_of

Ints = NDArray[np.int64]
ARROW_FROM = 200_000  # characters: from here on splitting by Arrow is faster, even if Arrow must be loaded for it
LARGEST = 500_000  # pieces remembered; beyond it a new batch starts with an empty memory
_MARK = "\0"  # ends each text where several are looked up in one go; its number is 0
_TOGETHER = 50_000  # characters looked up in one go: what a processor's cache holds
_BREAK = "\n"
_WITHIN = "\n"  # opens the key of a piece that ends a sentence with no white space behind it
_WORD_OR_BREAK = re.compile(rf"{WORD.pattern}|\n", WORD.flags)
_HAN = re.compile(rf"[{HAN}]")  # each is a word of its own
_TELLING = re.compile(r"[^\w,'’-]|^[-’']")  # a piece without such a mark ends no sentence and opens no list


class Vocabulary:
    """Every piece met so far and its number, and what is known of it.

    Attributes
    ----------
    pieces, terms, stems : list of str
        By number. The first of each is a mark and stands in no text.
    pairs : dict
        Whether a sentence ends between two pieces, by their numbers, where these two decide it.
    whole : bool
        False while pieces are read; it stays so where the reading is interrupted.
    """

    def __init__(self) -> None:
        self.whole = False
        self._pieces, self._terms, self._stems = Numbers(), Numbers(), Numbers()
        self.pieces, self.terms, self.stems = self._pieces.names, self._terms.names, self._stems.names
        self.pairs: dict[tuple[int, int], bool] = {}
        self._parts: dict[int, list[int]] = {}  # a piece that a sentence's end parts ("over.Then") -> its parts
        self._end, self._opening, self._item, self._ends_within = bytearray(), bytearray(), bytearray(), bytearray()
        self._words, self._first_word, self._every = array("i"), array("i"), array("i")
        self._content, self._first, self._flat, self._stem = array("i"), array("i"), array("i"), array("i")
        self._stop, self._speaks, self._voice, self._marks = bytearray(), bytearray(), bytearray(), bytearray()
        self._terms[_BREAK]
        self._pieces[_MARK]
        self._read_new()
        self.whole = True

    # --- looking up

    def numbers(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """The pieces of all texts as numbers, and how many each has; a piece that holds a sentence's end in parts."""
        return self.parted(*self.whole_numbers(texts))

    def whole_numbers(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """The same with every piece as it stands between two white spaces."""
        self.whole = False
        found = self._looked_up(texts)
        self._read_new()
        self.whole = True
        return found

    def _looked_up(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """The same, before what is new is read."""
        if sum(map(len, texts)) >= ARROW_FROM and (split := split_by_arrow(texts)) is not None:
            different, places, counts = split
            return self._pieces.all_of(different)[places], counts
        marked = f" {_MARK} "
        size = 1 + _TOGETHER * len(texts) // (1 + sum(map(len, texts)))
        groups = (texts[i : i + size] for i in range(0, len(texts), size))
        found = unpacked(b"".join([self._pieces.packed(marked.join([*group, ""]).split()) for group in groups]))
        marks = np.flatnonzero(found == 0)
        counts, found = np.diff(marks, prepend=-1) - 1, found[found != 0]
        if len(marks) != len(texts):  # a text holds the mark itself
            each = [self._pieces.all_of(text.split()) for text in texts]
            counts, found = np.array([len(numbers) for numbers in each]), np.concatenate(each)
        return found, counts

    def parted(self, numbers: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """Put the parts of parted pieces in their places."""
        grown = np.ones(len(self.pieces), dtype=np.int64)
        grown[list(self._parts)] = [len(parts) for parts in self._parts.values()]
        grown = grown[numbers]
        if grown.max(initial=1) == 1:
            return numbers, counts
        text, where = np.repeat(np.arange(len(counts)), counts), np.cumsum(grown) - grown
        result = np.repeat(numbers, grown)
        for i in np.flatnonzero(grown > 1).tolist():
            result[where[i] : where[i] + grown[i]] = self._parts[int(numbers[i])]
        return result, np.bincount(text, weights=grown, minlength=len(counts)).astype(np.int64)

    def known(self, what: str) -> NDArray[Any]:
        """A view of what is known of all pieces: end, opening, item, ends_within; words, content, voice, marks; more.

        `voice` is 1 where a piece asks, or says "I", "we" or "you"; `marks` is as `marks_of` gives it. The
        terms of all pieces stand in `every`, those of content words in `flat`: a piece's are as many as `words`
        (`content`) says, from `first_word` (`first`) on. `stem` is known of terms. Take what you need and let the
        view go: while it is held, nothing new can be learnt.
        """
        column = getattr(self, f"_{what}")
        return np.frombuffer(column, dtype=np.uint8 if isinstance(column, bytearray) else np.int32)

    def two_decide(self, piece: int, following: int) -> bool:
        """Whether these two pieces tell, without any other, if a sentence ends between them."""
        return self._end[piece] == END_PAIR and self._opening[following] != NEXT_LOOK

    def content_terms(self, pieces: Ints) -> Ints:
        """The terms of the content words in these pieces, in order, as numbers."""
        places = ranges(self.known("first")[pieces], self.known("content")[pieces])
        return self.known("flat")[places].astype(np.int64)

    def every_term(self, pieces: Ints) -> Ints:
        """The terms of all words in these pieces, function words too, in order, as numbers."""
        places = ranges(self.known("first_word")[pieces], self.known("words")[pieces])
        return self.known("every")[places].astype(np.int64)

    def stems_of(self, terms: Ints) -> Ints:
        """The stems of terms, all by their numbers."""
        return self.known("stem")[terms].astype(np.int64)

    # --- learning

    def _read_new(self) -> None:
        """Read the pieces that have a number and are not yet known."""
        while new := self._pieces.new_names():
            at = len(self.pieces) - len(new)
            within = bytes(len(new))
            if self._parts:  # only then is there one that ends a sentence with no white space behind it
                within = bytes(piece.startswith(_WITHIN) for piece in new)
                self.pieces[at:] = new = [piece.removeprefix(_WITHIN) for piece in new]
            bare = list(map(_bare_word, new))
            self._read_words(new, bare)
            self._opening.extend(_openings(new))
            self._ends_within.extend(within)
            self._end.extend(bytes(len(new)))
            self._item.extend(bytes(len(new)))
            for number, piece, word in zip(range(at, len(self.pieces)), new, bare, strict=True):
                if word and piece[-1] == ".":
                    self._end[number] = piece_end(piece)
                elif not word and _TELLING.search(piece) and not self._ends_within[number]:
                    self._read_marks(number, piece)

    def _read_marks(self, number: int, piece: str) -> None:
        """What a piece's marks tell: whether sentences end behind it and within it, and whether it opens a list."""
        self._end[number] = piece_end(piece)
        self._item[number] = may_be_item(piece)
        if cuts := inner_ends(piece):
            parts = [*(_WITHIN + piece[a:b] for a, b in pairwise([0, *cuts])), piece[cuts[-1] :]]
            self._parts[number] = self._pieces.all_of(parts).tolist()

    def _read_words(self, pieces: list[str], bare: list[str]) -> None:
        """Find the words in new pieces, and number their terms; `bare` as `_bare_word` gives it."""
        is_bare = np.array(list(map(bool, bare)), dtype=bool)
        others = list(compress(pieces, ~is_bare))
        found = _WORD_OR_BREAK.findall(_BREAK.join([*others, ""]))
        numbers = self._terms.all_of([_term(word) for word in (*filter(None, bare), *found)])
        self._read_terms()
        single = int(is_bare.sum())
        words = np.ones(len(pieces), dtype=np.int64)
        words[~is_bare] = np.diff(np.flatnonzero(numbers[single:] == 0), prepend=-1) - 1
        first = np.empty(len(pieces), dtype=np.int64)
        first[is_bare] = np.arange(single)
        first[~is_bare] = single + totals(words[~is_bare])[:-1]
        every = numbers[numbers != 0]
        carries = self.known("stop")[every] == 0
        before, spoken = totals(carries), totals(self.known("speaks")[every])
        extend(self._words, words)
        extend(self._content, before[first + words] - before[first])
        extend(self._first_word, len(self._every) + first)
        extend(self._first, len(self._flat) + before[first])
        extend(self._every, every)
        extend(self._flat, every[carries])
        voice, marks = spoken[first + words] > spoken[first], np.zeros(len(pieces), dtype=np.uint8)
        voice[~is_bare] |= np.array(["?" in piece for piece in others], dtype=bool)
        marks[~is_bare] = list(map(marks_of, others))
        self._voice.extend(voice.tobytes())
        self._marks.extend(marks.tobytes())

    def _read_terms(self) -> None:
        """Find the stems of new terms, and which are function words."""
        new = self._terms.new_names()
        self._stop.extend(map(is_stop, new))
        self._speaks.extend(map(speaks, new))
        extend(self._stem, self._stems.all_of(stems_of(new)))
        self._stems.new_names()


def _bare_word(piece: str) -> str:
    """The word that is all there is in a piece, but for one mark behind it ("said", "said,"); else nothing."""
    word = piece if piece.isalpha() else piece[:-1]
    if len(word) < len(piece) and (piece[-1] not in ",.;:" or len(word) < 2 or not word.isalpha()):
        return ""
    return word if word.isascii() or not _HAN.search(word) else ""


def _term(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else term_of(word)


def _openings(pieces: list[str]) -> list[int]:
    """`piece_opening` of many pieces: most are told by their first letter."""
    first = np.frombuffer("".join(map(itemgetter(0), pieces)).encode("utf-32-le"), dtype="<u4")
    low = (first >= ord("a")) & (first <= ord("z"))
    told = low | ((first >= ord("A")) & (first <= ord("Z"))) | ((first >= ord("0")) & (first <= ord("9")))
    found: list[int] = np.where(low, NEXT_GOES_ON, NEXT_OPENS).tolist()
    for i in np.flatnonzero(~told).tolist():
        found[i] = piece_opening(pieces[i])
    return found


_memory = threading.local()  # each thread has its own, so that none waits for another


def vocabulary() -> Vocabulary:
    """What is remembered from batch to batch."""
    known: Vocabulary | None = getattr(_memory, "known", None)
    if known is None or not known.whole or len(known.pieces) > (getattr(_memory, "most", None) or LARGEST):
        known = _memory.known = Vocabulary()
    return known


@contextmanager
def remembering(most: int) -> Iterator[None]:
    """For a while remember so many pieces at most, about 150 bytes each; what is remembered before stays until then."""
    before = getattr(_memory, "most", None)
    _memory.most = most
    try:
        yield
    finally:
        _memory.most = before


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """Work with an empty memory for a while: nothing comes out otherwise, it only takes longer at first."""
    before = vocabulary()
    _memory.known = None
    try:
        yield
    finally:
        _memory.known = before
