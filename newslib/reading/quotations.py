"""Which sentences share a quotation: "We will stay. We have food," she said.

Marks are told by what stands beside them, not by their shape: “ turned the wrong way and the typewriter's " are read as
a reader reads them. A mark that opens a word, opens a quotation; one that ends a word, ends it. Where a text has no
double marks, single ones count; those that end are told from apostrophes by the stop before them.

A quotation of several paragraphs opens again in each, as newspapers print it, and counts paragraph by paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins, lengths

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.batch import Batch

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_DOUBLE = '"“”„‟«»'
_MARKS = re.compile(
    rf"""
      (?<![^(\[{{—–/‘'-])[{_DOUBLE}](?=[^{_DOUBLE}])(?P<opens>)     # nothing before it but a bracket or a dash
    | (?<=.)[{_DOUBLE}](?P<ends>)
    | ^(?:[“„«](?P<opens_apart>)|[”»](?P<ends_apart>))$             # « as the French set it »
    """,
    re.VERBOSE,
)
_SINGLE_MARKS = re.compile(r"(?<![^(\[{—–])['‘](?=[^\W\d_])(?P<opens>)|(?<=[.,!?…])['’](?![^\W_])(?P<ends>)")
_ANY_MARK = re.compile(rf"[{_DOUBLE}'‘’]")
_NONE, _OPENS, _ENDS = 0, 1, 2


def marks_of(piece: str) -> int:
    """What the quotation marks of a piece do, in a number.

    Two bits each for its first double mark, its last, its first single mark, its last: 0 where there is none, 1 where
    it opens a quotation, 2 where it ends one.

    >>> marks_of("stay"), marks_of("“We"), marks_of("stay.”"), marks_of('"No,"')
    (0, 5, 10, 9)
    """
    if not _ANY_MARK.search(piece):
        return 0
    number = 0
    for shift, pattern in ((0, _MARKS), (4, _SINGLE_MARKS)):
        found = [_OPENS if str(mark.lastgroup).startswith("opens") else _ENDS for mark in pattern.finditer(piece)]
        if found:
            number |= (found[0] | found[-1] << 2) << shift
    return number


def shared_quotations(batch: Batch, block: Ints) -> Ints:
    """Which sentences share a quotation.

    Parameters
    ----------
    batch : Batch
    block : ndarray, shape (n_sentences,)
        The block that each sentence stands in.

    Returns
    -------
    ndarray, shape (n_sentences,)
        A number for every sentence, that of the first sentence in its block that it shares a quotation with; its own
        where it shares none. A quotation that is not closed in its block is none, unless the next block opens with a
        mark.
    """
    if not len(block):
        return block
    at, first, last = _events(batch)
    sentence = np.searchsorted(batch.edges, at, side="right") - 1
    end_of_block = _last_of_run(block)[sentence]
    next_at, next_first, next_sentence = (np.append(column[1:], 0) for column in (at, first, sentence))
    ended = (next_first == _ENDS) & (next_sentence <= end_of_block)
    goes_on = (next_first == _OPENS) & (next_sentence == end_of_block + 1)
    goes_on &= (batch.edges[next_sentence] == next_at) & (batch.text[next_sentence] == batch.text[sentence])
    until = np.where(ended, next_sentence, np.where(goes_on, end_of_block, sentence))
    until = np.where(last == _OPENS, until, sentence)
    changes = np.bincount(sentence, minlength=len(block)) - np.bincount(until, minlength=len(block))
    shares_with_next = np.cumsum(changes) > 0
    opens = np.append(True, ~shares_with_next[:-1])
    found: Ints = np.maximum.accumulate(np.where(opens, np.arange(len(block)), 0))
    return found


def _last_of_run(values: Ints) -> Ints:
    """For every place the last place of its run of equal values."""
    starts = begins(values)
    return np.repeat(np.append(starts[1:], len(values)) - 1, lengths(starts, len(values)))


def _events(batch: Batch) -> tuple[Ints, Ints, Ints]:
    """The places of the pieces with marks, and what the first and the last mark of each does."""
    every = batch.vocabulary.known("marks")[batch.pieces]
    at = np.flatnonzero(every)
    marks = every[at].astype(np.int64)
    text = batch.text[np.searchsorted(batch.edges, at, side="right") - 1]
    has_double = np.bincount(text, weights=marks & 15, minlength=1) > 0
    marks = np.where(has_double[text], marks & 15, marks >> 4)
    return at[marks > 0], marks[marks > 0] & 3, marks[marks > 0] >> 2
