"""The blocks of many stories, with their kinds and the pieces they are made of, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import totals
from newslib.reading.hints import DATELINE, NO_TITLE, STOPPED, may_be
from newslib.reading.kinds import KINDS, LONGEST_HEADLINE, find_dateline, is_title, kind_alone, tells_date
from newslib.reading.remembered_hints import Hints, hints
from newslib.reading.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

HEADLINE, BYLINE, PARAGRAPH, CAPTION, CREDIT, NOTE = range(len(KINDS))


@dataclass(frozen=True, eq=False)
class Pages:
    """Blocks of many stories.

    Attributes
    ----------
    texts : list of str
        The text of every block.
    first : ndarray, shape (n_stories + 1,)
        The blocks of story `i` are those from `first[i]` to before `first[i + 1]`.
    pieces, edges : ndarray
        What stands between white space, as numbers: block `i` is `pieces[edges[i]:edges[i + 1]]`.
    vocabulary : Vocabulary
    """

    texts: list[str]
    first: Ints
    pieces: Ints
    edges: Ints
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def hints(self) -> Hints:
        """What is known of the pieces."""
        return hints(self.vocabulary)

    @cached_property
    def story(self) -> Ints:
        """The number of every block's story."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))

    @cached_property
    def stop(self) -> Ints:
        """Where every block's story ends."""
        return self.first[1:][self.story]

    @cached_property
    def words(self) -> Ints:
        """How many pieces every block has."""
        return np.diff(self.edges)

    @cached_property
    def block(self) -> Ints:
        """The number of every piece's block."""
        return np.repeat(np.arange(len(self)), self.words)

    @cached_property
    def bits(self) -> tuple[Ints, Ints, Ints]:
        """The hints that the first piece of every block gives, those of its last, and those of any."""
        bits = self.hints.known("bits")[self.pieces]
        opening, ending, held = np.zeros((3, len(self)), dtype=np.int64)
        filled = np.flatnonzero(self.words)
        if len(filled):
            opening[filled] = bits[self.edges[filled]]
            ending[filled] = bits[self.edges[filled + 1] - 1]
            held[filled] = np.bitwise_or.reduceat(bits, self.edges[filled])
        return opening, ending, held

    def next_of(self, marked: Bools, start: Ints, stop: Ints) -> Ints:
        """The first marked block from each start on; `stop` where there is none before it."""
        at = np.append(np.flatnonzero(marked), len(self))
        found: Ints = np.minimum(at[np.searchsorted(at, start)], stop)
        return found


def pages_of(stories: Sequence[Sequence[str]]) -> Pages:
    """Look up the pieces of blocks, a list of texts a story."""
    known = vocabulary()
    texts = [text for blocks in stories for text in blocks]
    pieces, counts = known.whole_numbers(texts)
    return Pages(
        texts, totals(np.array([len(blocks) for blocks in stories], dtype=np.int64)), pieces, totals(counts), known
    )


def kinds_of_pages(pages: Pages) -> Ints:
    """The kind of every block, as a place in `KINDS`: as `kinds_of` gives it for each story."""
    opening, ending, held = pages.bits
    texts, size, words, story, stop = pages.texts, len(pages), pages.words, pages.story, pages.stop
    kinds = np.full(size, PARAGRAPH)
    may = may_be(opening, held)
    for i in np.flatnonzero(may).tolist():
        kinds[i] = KINDS.index(kind_alone(texts[i], int(may[i])))
    stopped = (ending & STOPPED) > 0
    titles = (words > 1) & (words <= LONGEST_HEADLINE) & ~stopped & ((opening & NO_TITLE) == 0)
    begin = pages.first[:-1][np.diff(pages.first) > 0]
    titles[begin] = [is_title(texts[i].rstrip("?!")) for i in begin.tolist()]
    told = pages.next_of(~titles & stopped, pages.first[:-1], pages.first[1:])[story]
    within = np.arange(1, size + 1) < stop
    before_credit = within & (kinds == PARAGRAPH) & (np.append(kinds[1:], PARAGRAPH) == CREDIT)
    for i in np.flatnonzero(before_credit).tolist():
        if i <= told[i] or tells_date(texts[i]):
            kinds[i] = CAPTION
    first = pages.next_of((kinds == PARAGRAPH) & ~titles, pages.first[:-1], pages.first[1:])[story]
    letters = np.array(list(map(len, texts)), dtype=np.int64)
    followed = within & ((np.append(letters[1:], 0) > letters) | np.append(titles[1:], False))
    many = np.diff(pages.first)[story] > 1
    kinds[(kinds == PARAGRAPH) & titles & ((np.arange(size) < first) | followed) & many] = HEADLINE
    return kinds


def datelines_of(pages: Pages, kinds: Ints) -> dict[int, str]:
    """The datelines that open paragraphs, by the number of the block."""
    may = (kinds == PARAGRAPH) & ((pages.bits[0] & DATELINE) > 0)
    found = ((i, find_dateline(pages.texts[i])) for i in np.flatnonzero(may).tolist())
    return {i: dateline for i, dateline in found if dateline}
