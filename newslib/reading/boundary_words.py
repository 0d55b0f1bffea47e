"""Which words and phrases the sides of a cut share, for every block of many stories at once.

A word counts once a block. With every word of a block stands the block of its story that held the word last, so that
the different words of any stretch of blocks can be counted without putting them in order: they are those whose last
block lies before the stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins, lengths, ranges, sums, totals
from newslib.reading.hints import hints

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.pages import Pages

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

PHRASE = 3  # words


@dataclass(frozen=True, slots=True, eq=False)
class BlockWords:
    """The different content words of every block.

    Attributes
    ----------
    block : ndarray, shape (n_entries,)
        The block a word stands in, never decreasing.
    before, first, last : ndarray, shape (n_entries,)
        The block of the same story that held it last before this one, -1 for none; the first and the last that hold it.
    weight : ndarray, shape (n_entries,)
        ln((blocks of the story + 1) / blocks with the word).
    edges : ndarray, shape (n_blocks + 1,)
        The words of block `i` are entries `edges[i]` to before `edges[i + 1]`.
    """

    block: Ints
    before: Ints
    first: Ints
    last: Ints
    weight: Floats
    edges: Ints


def words_of_blocks(pages: Pages, body: Bools) -> BlockWords:
    """The words of the blocks marked in `body`; a word is what the first letters of a term are (`hints.STEM`)."""
    known, size = pages.vocabulary, len(pages)
    pieces = pages.pieces[np.repeat(body, pages.words)]
    block = np.repeat(pages.block[np.repeat(body, pages.words)], known.known("content")[pieces])
    key = pages.hints.known("key")[known.content_terms(pieces)].astype(np.int64)
    placed = (pages.story[block] * len(pages.hints.keys) + key) * (size + 1) + block
    placed = np.sort(placed)
    placed = placed[begins(placed)]
    word, block = np.divmod(placed, size + 1)
    starts = begins(word)
    counts = lengths(starts, len(word))
    before = np.append(-1, block[:-1])[: len(block)]
    before[starts] = -1
    first, last = np.repeat(block[starts], counts), np.repeat(block[starts + counts - 1], counts)
    weight = np.log((np.diff(pages.first)[pages.story[block]] + 1) / np.repeat(counts, counts))
    place = np.argsort(block, kind="stable")
    edges = np.searchsorted(block[place], np.arange(size + 1))
    return BlockWords(block[place], before[place], first[place], last[place], weight[place], edges)
