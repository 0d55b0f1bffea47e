"""Many texts as arrays of numbers: what every count and every ranking starts from.

A text is cut at its white space, and every piece is looked up in a `Vocabulary`, which knows what words stand in the
piece and whether a sentence may end behind it. From then on a thousand texts are one array of numbers, and what is
asked of them is asked of all pieces at once.

No word and no sentence comes out otherwise than in `words` and `endings`: those rooms are asked about every new
piece, and about the few places (an abbreviation, a quotation with its speaker) where a sentence's end depends on more
than the piece before it and the one behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import ranges, totals
from newslib.reading.endings import (
    END_ALWAYS,
    END_PLAIN,
    NEXT_GOES_ON,
    NEXT_LOOK,
    NEXT_OPENS,
    STOPS,
    ends_here,
    sentence_spans,
)
from newslib.reading.vocabulary import Vocabulary, vocabulary

Ints = NDArray[np.int64]
BEFORE, BEHIND = 3, 12  # pieces around a place where more than two decide
DOTS = 100  # pieces of a row of dots that are looked at; no text that was written has more


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
        return self.vocabulary.stems_of(self.terms)

    @property
    def voice(self) -> NDArray[np.bool_]:
        """Whether a sentence asks, or speaks as "I", "we" or "you": it is somebody's voice, not the report's."""
        at = np.flatnonzero(self.vocabulary.known("voice")[self.pieces])
        found = np.zeros(len(self.words), dtype=bool)
        found[np.searchsorted(self.edges, at, side="right") - 1] = True
        return found

    @property
    def sentences(self) -> Ints:
        """The number of the sentence that each content word stands in."""
        return np.repeat(np.arange(len(self.words)), np.diff(self.pointers))

    def only(self, sentences: Ints) -> Batch:
        """These sentences alone, in this order."""
        pieces, words = np.diff(self.edges)[sentences], np.diff(self.pointers)[sentences]
        return Batch(
            self.text[sentences],
            self.block[sentences],
            self.words[sentences],
            self.terms[ranges(self.pointers[sentences], words)],
            totals(words),
            self.pieces[ranges(self.edges[sentences], pieces)],
            totals(pieces),
            self.vocabulary,
        )

    def every_term(self, sentence: int) -> list[int]:
        """The terms of all words of a sentence, function words too, as numbers."""
        pieces = self.pieces[self.edges[sentence] : self.edges[sentence + 1]]
        found: list[int] = self.vocabulary.every_term(pieces).tolist()
        return found

    def strings(self, sentences: Sequence[int] | Ints) -> list[str]:
        """The words of sentences as they stand, one blank wherever there was white space."""
        bounds = zip(self.edges[sentences].tolist(), self.edges[1:][sentences].tolist(), strict=True)
        spell = self.vocabulary.pieces.__getitem__
        return [" ".join(map(spell, self.pieces[a:b].tolist())) for a, b in bounds]


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
    return batch_pieces(known, blocks, *known.whole_numbers(blocks), text)


def batch_pieces(
    known: Vocabulary, blocks: Sequence[str], pieces: Ints, counts: Ints, text: Sequence[int] | Ints
) -> Batch:
    """The same where the pieces of the blocks have been looked up already, as `known.whole_numbers` gives them."""
    pieces, counts = known.parted(pieces, counts)
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
    words = totals(known.known("words")[pieces])[edges]
    pointers = totals(known.known("content")[pieces])[edges]
    return Batch(text, block, np.diff(words), known.content_terms(pieces), pointers, pieces, edges, known)


def _sentence_ends(known: Vocabulary, blocks: Sequence[str], pieces: Ints, counts: Ints) -> Ints:
    """The numbers of the pieces that end a sentence."""
    block_ends = np.cumsum(counts)
    filled = np.flatnonzero(counts)
    opens_list = filled[known.known("item")[pieces[(block_ends - counts)[filled]]] == 1]
    end, behind = known.known("end")[pieces], np.append(known.known("opening")[pieces[1:]], NEXT_OPENS)
    ends = (end == END_ALWAYS) | ((end == END_PLAIN) & (behind == NEXT_OPENS))
    ask = ((end > END_ALWAYS) & (behind != NEXT_GOES_ON)) | ((end == END_PLAIN) & (behind == NEXT_LOOK))
    sure = known.known("ends_within")[pieces] == 1
    sure[block_ends[filled] - 1] = True
    asked = np.flatnonzero(ask & ~sure)
    block = np.searchsorted(block_ends, asked, side="right")
    columns = (pieces[asked], pieces[asked + 1], (block_ends - counts)[block], asked + 1, block_ends[block])
    ends[asked] = [_ask(known, pieces, *row) for row in zip(*(column.tolist() for column in columns), strict=True)]
    ends |= sure
    for block in opens_list.tolist():
        start = block_ends[block] - counts[block]
        spans = [blocks[block][a:b] for a, b in sentence_spans(blocks[block])]
        ends[start : block_ends[block]] = False
        ends[start + np.cumsum(known.numbers(spans)[1]) - 1] = True
    return np.flatnonzero(ends)


def _ask(known: Vocabulary, pieces: Ints, piece: int, following: int, start: int, at: int, stop: int) -> bool:
    """Whether a sentence ends before piece number `at`, by the rules themselves; remembered where two pieces decide.

    `start` and `stop` are the block's: nothing beyond it is looked at.
    """
    pair = piece, following
    if pair in known.pairs:
        return known.pairs[pair]
    if known.pieces[following][0] == "." and known.pieces[piece][-1] in STOPS:
        return False  # a row of dots goes on
    low = max(start, at - BEFORE)
    while low > max(start, at - DOTS) and known.pieces[pieces[low]][-1] in STOPS:  # ". . ." is read from its start
        low -= 1
    names = [known.pieces[number] for number in pieces[low : min(stop, at + BEHIND)].tolist()]
    decided = ends_here(names[: at - low], names[at - low :])
    if known.two_decide(*pair):
        known.pairs[pair] = decided
    return decided
