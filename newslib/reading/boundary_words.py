"""Which words and phrases the sides of a cut share, for every block of many stories at once.

A word counts once a block. With every word of a block stands the block of its story that held the word last, so that
the different words of any stretch of blocks can be counted without putting them in order: they are those whose last
block lies before the stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins, lengths, order, ranges, sums, totals

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
    at = order(placed)
    placed = placed[at]
    starts = begins(placed)
    met = at[starts]  # where a reader meets the word in its block
    word, block = np.divmod(placed[starts], size + 1)
    starts = begins(word)
    counts = lengths(starts, len(word))
    before = np.append(-1, block)[: len(block)]
    before[starts] = -1
    first, last = np.repeat(block[starts], counts), np.repeat(block[starts + counts - 1], counts)
    weight = np.log((np.diff(pages.first)[pages.story[block]] + 1) / np.repeat(counts, counts))
    place = order(met)
    edges = np.searchsorted(block[place], np.arange(size + 1))
    return BlockWords(block[place], before[place], first[place], last[place], weight[place], edges)


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """What is compared at every candidate, all as block numbers.

    Attributes
    ----------
    at, opening, following : ndarray, shape (n_candidates,)
        The candidate; where the opening from there ends; where the two paragraphs from there end.
    lead : ndarray, shape (n_stories,)
        Where the lead of each story ends.
    """

    at: Ints
    opening: Ints
    following: Ints
    lead: Ints


def likenesses(words: BlockWords, windows: Windows, pages: Pages) -> tuple[Floats, Floats]:
    """How like the lead the opening at each candidate is, and how like the two blocks before it what follows is.

    Cosines of two sets of words, each word counting as its weight; 0 where a side has none.
    """
    count, squared, at = len(windows.at), words.weight**2, windows.at
    sizes = words.edges[np.maximum(windows.opening, windows.following)] - words.edges[at]
    entry, owner = ranges(words.edges[at], sizes), np.repeat(np.arange(count), sizes)
    new = words.before[entry] < at[owner]  # else it stood in the window before
    entry, owner = entry[new], owner[new]
    block, weight = words.block[entry], squared[entry]
    story, second = pages.story[at], np.maximum(at - 2, pages.first[:-1][pages.story[at]])
    opening = np.where(block < windows.opening[owner], weight, 0)
    led = np.where(words.first[entry] < windows.lead[story][owner], opening, 0)
    following = np.where(block < windows.following[owner], weight, 0)
    kept = np.where(words.before[entry] >= second[owner], following, 0)
    opening, led, following, kept = (sums(owner, values, count) for values in (opening, led, following, kept))
    stories = pages.story[words.block]
    leading = (words.block == words.first) & (words.block < windows.lead[stories])
    lead = sums(stories[leading], squared[leading], len(windows.lead))
    whole = sums(words.block, squared, len(pages))
    added = sums(words.block, np.where(words.before < words.block - 1, squared, 0), len(pages))
    preceding = np.where(second < at - 1, whole[second] + added[at - 1], whole[at - 1])
    return _cosine(led, opening, lead[story]), _cosine(kept, following, preceding)


def _cosine(shared: Floats, one: Floats, other: Floats) -> Floats:
    norm = np.sqrt(one * other)
    return np.divide(shared, norm, out=np.zeros(len(shared)), where=norm > 0)


def shared_words(words: BlockWords, pages: Pages) -> Floats:
    """For every block, the weight of the words on both sides of a cut before it, of all words' weight in its story."""
    new = words.block == words.first
    size, stories = len(pages), len(pages.first) - 1
    whole = sums(pages.story[words.block[new]], words.weight[new], stories)
    spans = np.flatnonzero(new & (words.last > words.first))
    first, last, weight = words.first[spans], words.last[spans], words.weight[spans]
    closed = last + 1 < pages.stop[first]
    change = sums(first + 1, weight, size) - sums(last[closed] + 1, weight[closed], size)
    found = np.zeros(size)
    edges = pages.first.tolist()
    for start, stop in pairwise(edges):  # each by itself, so that a sum is the same whatever stands before
        np.cumsum(change[start:stop], out=found[start:stop])
    return found / np.maximum(whole, 1e-9)[pages.story]


def shared_phrases(pages: Pages, running: Bools) -> Ints:
    """For every block, how many phrases of three words stand on both sides of a cut before it, in running text."""
    known, size = pages.vocabulary, len(pages)
    told = np.repeat(running, pages.words)
    pieces = pages.pieces[told]
    block = np.repeat(pages.block[told], known.known("words")[pieces])
    terms = known.every_term(pieces)
    stop = totals(known.known("stop")[terms])
    at = np.arange(max(len(terms) - PHRASE + 1, 0))
    at = at[(block[at] == block[at + PHRASE - 1]) & (stop[at + PHRASE] - stop[at] < 2)]
    number = pages.story[block[at]]
    for step in range(PHRASE):  # words one by one; what stands there once only need not be looked at further
        number = number * len(known.terms) + terms[at + step]
        if step:
            at, number = _repeated(at, number)
    starts = begins(number)
    if not len(starts):
        return np.zeros(size, dtype=np.int64)
    first, last = np.minimum.reduceat(block[at], starts), np.maximum.reduceat(block[at], starts)
    found: Ints = np.cumsum(np.bincount(first + 1, minlength=size + 1) - np.bincount(last + 1, minlength=size + 1))[
        :size
    ]
    return found


def _repeated(at: Ints, number: Ints) -> tuple[Ints, Ints]:
    """The places whose number others have too, in the order of the numbers, these counted from 0."""
    place = order(number)
    starts = begins(number[place])
    counts = lengths(starts, len(place))
    several = np.repeat(counts > 1, counts)
    return at[place[several]], np.repeat(np.arange(len(starts)), counts)[several]
