"""Many texts as arrays of numbers: what every count and every ranking starts from.

A text is cut at its white space, and every piece is looked up. News repeats its pieces, so whatever takes thought is
thought once for each distinct piece: which words stand in it, which of them carry content, what their stems are, and
whether a sentence may end behind it. From then on a piece is a number, and a thousand texts are one array of numbers.

No word and no sentence comes out otherwise than in `words` and `endings`: those rooms are asked about every new
piece, and about the few places (an abbreviation, a quotation with its speaker) where a sentence's end depends on more
than the piece before it and the one behind.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslib.reading.endings import (
    END_ALWAYS,
    END_PAIR,
    END_PLAIN,
    NEXT_GOES_ON,
    NEXT_LOOK,
    NEXT_OPENS,
    ends_here,
    inner_ends,
    may_be_item,
    piece_end,
    piece_opening,
    sentence_spans,
)
from newslib.reading.words import is_stop, stem_of, term_of, words_of

Ints = NDArray[np.int64]
LARGEST = 1_000_000  # pieces remembered; beyond it a new batch starts with an empty memory
_INNER = "\n"  # opens the key of a piece that ends a sentence with no white space behind it; no text has such a piece
BEFORE, BEHIND = 3, 12  # pieces around a place where more than two decide


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Sentences of many texts, and the content words in them, as numbers.

    Attributes
    ----------
    text, block : ndarray, shape (n_sentences,)
        Which text a sentence belongs to, and which block of the batch; never decreasing.
    words : ndarray, shape (n_sentences,)
        How many words a sentence has, function words too.
    terms : ndarray, shape (n_content_words,)
        The content words of all sentences in reading order, as numbers: `vocabulary.terms[number]` is the term.
    pointers : ndarray, shape (n_sentences + 1,)
        The content words of sentence `i` are `terms[pointers[i]:pointers[i + 1]]`.
    pieces, edges : ndarray
        What stands between white space, as numbers: sentence `i` is `pieces[edges[i]:edges[i + 1]]`.
    vocabulary : Vocabulary
    """

    text: Ints
    block: Ints
    words: Ints
    terms: Ints
    pointers: Ints
    pieces: Ints
    edges: Ints
    vocabulary: Vocabulary

    @property
    def stems(self) -> Ints:
        """The stems of the content words, as numbers: `vocabulary.stems[number]` is the stem."""
        return np.array(self.vocabulary.stem_of_term)[self.terms]

    @property
    def sentences(self) -> Ints:
        """The number of the sentence that each content word stands in."""
        return np.repeat(np.arange(len(self.words)), np.diff(self.pointers))

    def string(self, sentence: int) -> str:
        """A sentence's words as they stand, one blank wherever there was white space."""
        numbers = self.pieces[self.edges[sentence] : self.edges[sentence + 1]].tolist()
        return " ".join([self.vocabulary.pieces[number] for number in numbers])


class Vocabulary(dict[str, int]):
    """Every piece met so far, its number, and what is known of it; a new piece is read when it is asked for.

    Attributes
    ----------
    pieces : list of str
        The pieces by number.
    terms, stems : list of str
        Terms by number, and stems by number.
    stem_of_term : array
        The stem of each term, as numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.terms: list[str] = []
        self.stems: list[str] = []
        self.stem_of_term = array("q")
        self._term_number: dict[str, int] = {}
        self._stem_number: dict[str, int] = {}
        self._end, self._opening, self._item, self._inner = bytearray(), bytearray(), bytearray(), bytearray()
        self._words, self._content, self._first = array("q"), array("q"), array("q")
        self._flat = array("q")  # the content words of all pieces, piece after piece
        self.pairs: dict[tuple[int, int], bool] = {}  # whether a sentence ends between two pieces that decide it
        self.parts: dict[int, list[int]] = {}  # a piece that sentences part ("over.Then"): the pieces it is made of

    def __missing__(self, piece: str) -> int:
        read = piece.removeprefix(_INNER)
        cuts = inner_ends(read)
        words = [] if cuts else [term_of(word) for word in words_of(read)]
        content = [self._term(term) for term in words if not is_stop(term)]
        parts = [self[_INNER + read[a:b]] for a, b in pairwise([0, *cuts])] + [self[read[cuts[-1] :]]] if cuts else []
        number = self[piece] = len(self.pieces)
        self.pieces.append(read)
        self._inner.append(read != piece)
        self._end.append(piece_end(read))
        self._opening.append(piece_opening(read))
        self._item.append(may_be_item(read))
        self._words.append(len(words))
        self._first.append(len(self._flat))
        self._content.append(len(content))
        self._flat.extend(content)
        if cuts:
            self.parts[number] = parts
        return number

    def _term(self, term: str) -> int:
        if term not in self._term_number:
            stem = stem_of(term)
            if stem not in self._stem_number:
                self._stem_number[stem] = len(self.stems)
                self.stems.append(stem)
            self._term_number[term] = len(self.terms)
            self.terms.append(term)
            self.stem_of_term.append(self._stem_number[stem])
        return self._term_number[term]

    def numbers(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """The pieces of all texts as numbers, and how many each text has."""
        found: list[int] = []
        edges = [0]
        for text in texts:
            found.extend(map(self.__getitem__, text.split()))
            edges.append(len(found))
        numbers, counts = np.array(found, dtype=np.int64), np.diff(edges)
        return self._parted(numbers, counts) if self.parts else (numbers, counts)

    def _parted(self, numbers: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """Put the parts of parted pieces in their places."""
        sizes = np.ones(len(self.pieces), dtype=np.int64)
        sizes[list(self.parts)] = [len(parts) for parts in self.parts.values()]
        grown = sizes[numbers]
        if grown.max(initial=1) > 1:
            text = np.repeat(np.arange(len(counts)), counts)
            counts = np.bincount(text, weights=grown, minlength=len(counts)).astype(np.int64)
            where = np.cumsum(grown) - grown
            result = np.repeat(numbers, grown)
            for i in np.flatnonzero(grown > 1):
                result[where[i] : where[i] + grown[i]] = self.parts[int(numbers[i])]
            numbers = result
        return numbers, counts

    def known(self, what: str) -> NDArray[Any]:
        """A property of all pieces by number: end, opening, item, inner, words, content, first, flat."""
        return np.array(getattr(self, f"_{what}"))


_memory = Vocabulary()


def vocabulary() -> Vocabulary:
    """What is remembered from batch to batch."""
    global _memory
    if len(_memory.pieces) > LARGEST:
        _memory = Vocabulary()
    return _memory


# --- from texts to batches


def batch_blocks(blocks: Sequence[str], text: Sequence[int] | Ints) -> Batch:
    """Cut blocks of text into sentences.

    Parameters
    ----------
    blocks : sequence of str
        Paragraphs, headlines and so on, without their datelines.
    text : sequence of int
        The number of the text that each block belongs to, never decreasing.

    Returns
    -------
    Batch
        With the sentences that `sentence_spans` finds in each block.
    """
    known = vocabulary()
    pieces, counts = known.numbers(blocks)
    last = _sentence_ends(known, blocks, pieces, counts)
    block = np.repeat(np.arange(len(blocks)), counts)[last]
    return _batch(known, pieces, last + 1, np.asarray(text, dtype=np.int64)[block], block)


def batch_sentences(sentences: Sequence[str], text: Sequence[int] | Ints) -> Batch:
    """Take texts that are sentences already, one a row; `text` as for `batch_blocks`, `block` counts the rows."""
    known = vocabulary()
    pieces, counts = known.numbers(sentences)
    rows = np.arange(len(sentences))
    return _batch(known, pieces, np.cumsum(counts), np.asarray(text, dtype=np.int64), rows)


def _batch(known: Vocabulary, pieces: Ints, ends: Ints, text: Ints, block: Ints) -> Batch:
    """Count the words between the ends of sentences and gather the content words."""
    edges = np.append(0, ends)
    words = np.append(0, np.cumsum(known.known("words")[pieces]))[edges]
    content = known.known("content")[pieces]
    pointers = np.append(0, np.cumsum(content))[edges]
    first = np.repeat(known.known("first")[pieces], content)
    within = np.arange(len(first)) - np.repeat(np.cumsum(content) - content, content)
    terms = known.known("flat")[first + within]
    return Batch(text, block, np.diff(words), terms, pointers, pieces, edges, known)


def _sentence_ends(known: Vocabulary, blocks: Sequence[str], pieces: Ints, counts: Ints) -> Ints:
    """The numbers of the pieces that end a sentence."""
    block_ends = np.cumsum(counts)
    end, opening = known.known("end")[pieces], known.known("opening")[pieces]
    behind = np.append(opening[1:], NEXT_OPENS)
    ends = (end == END_ALWAYS) | ((end == END_PLAIN) & (behind == NEXT_OPENS))
    ask = ((end > END_ALWAYS) & (behind != NEXT_GOES_ON)) | ((end == END_PLAIN) & (behind == NEXT_LOOK))
    within = known.known("inner")[pieces] == 1
    ask[within] = False
    ends[within] = True
    last = (block_ends - 1)[counts > 0]
    ask[last] = False
    ends[last] = True
    ends[ask] = [_asked(known, pieces, i, block_ends) for i in np.flatnonzero(ask).tolist()]
    first = (block_ends - counts)[counts > 0]
    for block in np.flatnonzero(counts)[known.known("item")[pieces[first]] == 1].tolist():
        stop = block_ends[block]
        ends[stop - counts[block] : stop] = False
        spans = sentence_spans(blocks[block])
        sizes = [int(known.numbers([blocks[block][a:b]])[1][0]) for a, b in spans]
        ends[stop - counts[block] + np.cumsum(sizes) - 1] = True
    return np.flatnonzero(ends)


def _asked(known: Vocabulary, pieces: Ints, i: int, block_ends: Ints) -> bool:
    """Whether a sentence ends behind piece `i`, by the rules themselves; remembered where two pieces decide."""
    piece, following = int(pieces[i]), int(pieces[i + 1])
    pair = (piece, following)
    if pair in known.pairs:
        return known.pairs[pair]
    block = int(np.searchsorted(block_ends, i, side="right"))
    start = int(block_ends[block - 1]) if block else 0
    near = pieces[max(start, i + 1 - BEFORE) : min(int(block_ends[block]), i + 1 + BEHIND)].tolist()
    names = [known.pieces[number] for number in near]
    at = min(i + 1 - start, BEFORE)
    decided = ends_here(names[:at], names[at:])
    if known._end[piece] == END_PAIR and known._opening[following] != NEXT_LOOK:
        known.pairs[pair] = decided
    return decided
