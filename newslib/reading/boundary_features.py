"""What speaks for a second version beginning at a block: one number for each sign, for every block of many stories.

Twelve signs that an editor would name. None needs a model: words come from the one tokenizer, and every sign is counted
for all blocks at once, so that the time grows with the length of the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import begins, totals
from newslib.reading.article import Block
from newslib.reading.boundary_lines import closings, titles
from newslib.reading.boundary_names import names_again
from newslib.reading.boundary_words import Windows, likenesses, shared_phrases, shared_words, words_of_blocks
from newslib.reading.hints import FOLLOWS, FOLLOWS_IN
from newslib.reading.kinds import KINDS
from newslib.reading.pages import BYLINE, CREDIT, HEADLINE, NOTE, PARAGRAPH, Pages, pages_of
from newslib.reading.style_shift import COUNTED, shifts

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LEAD_WORDS = 25  # words of running text that make an opening: the lead sentence
_IN_ADDITION = re.compile(r"in addition\b", re.IGNORECASE)


class Signs:
    """The blocks of many stories, read once, and the signs at each of them.

    Attributes
    ----------
    pages : Pages
    closing, title : ndarray, shape (n_blocks,)
        Whether a block is what stands after a story; whether it reads as a title.
    body : ndarray, shape (n_blocks,)
        Whether a block is of the story: a paragraph or a headline, no closing line.
    running : ndarray, shape (n_blocks,)
        Whether a block is running text: a paragraph, or a headline that says a sentence; no title, no closing line.
    candidates : ndarray
        The blocks that could begin a second version: some running text stands before, some text of the story at or
        after, and the block is no credit, note or byline (unless the text opens with the same one). So a headline
        repeated at the top is none.
    """

    def __init__(self, pages: Pages, kinds: Ints, dated: Bools) -> None:
        self.pages, self.kinds, self.dated = pages, kinds, dated
        self.closing = closings(pages, kinds)
        self.title = titles(pages, kinds) & ~self.closing
        self.body = ((kinds == PARAGRAPH) | (kinds == HEADLINE)) & ~self.closing
        self.running = self.body & ~self.title
        self.candidates = np.flatnonzero(self._may_begin())

    @classmethod
    def of_blocks(cls, blocks: Sequence[Block]) -> Signs:
        """The signs of one story."""
        kinds = np.array([KINDS.index(block.kind) for block in blocks], dtype=np.int64)
        dated = np.array([bool(block.dateline) for block in blocks], dtype=bool)
        return cls(pages_of([[block.text for block in blocks]]), kinds, dated)

    @cached_property
    def names(self) -> dict[int, list[str]]:
        """The people named in full again in a block, by the number of the block."""
        return names_again(self.pages, self.running, self.body)

    @cached_property
    def follows(self) -> Bools:
        """Whether a block opens as no story does: with a bare quotation, a pronoun or a connective."""
        opening = self.pages.bits[0]
        found = (opening & FOLLOWS) > 0
        for i in np.flatnonzero(opening & FOLLOWS_IN).tolist():
            found[i] = _IN_ADDITION.match(self.pages.texts[i]) is not None
        return found & ~self.title

    def table(self) -> dict[str, Floats]:
        """One array a sign, with a value for each candidate; `halves.find_boundary` says what each means."""
        at = self.candidates
        windows = Windows(at, self._after(at, words=LEAD_WORDS), self._after(at, paragraphs=2), self._leads())
        words = words_of_blocks(self.pages, self.body)
        restart, cohesion = likenesses(words, windows, self.pages)
        styled = shifts(self._styles(), self.pages.story)
        dated = totals(self.dated.astype(np.int64))
        named = totals(self._counted_names())
        columns: dict[str, NDArray[np.generic]] = {
            "restart": np.where(at >= windows.lead[self.pages.story[at]], restart, 0.0),
            "names_again": np.minimum(named[windows.following] - named[at], 3),
            "dateline": dated[self._after(at)] > dated[at],
            "title": self.title[at],
            "after_closing": self.closing[at - 1] & ~self.closing[at],
            "follow_up": self.follows[at],
            "cohesion": cohesion,
            "shared_words": shared_words(words, self.pages)[at],
            "shared_phrases": np.log1p(shared_phrases(self.pages, self.running)[at]),
            "repeats": self._repeats(),
            "house_style": styled["house_style"][at],
            "manner": styled["manner"][at],
        }
        return {name: values.astype(np.float64) for name, values in columns.items()}

    def names_at(self, block: int) -> list[str]:
        """People named in full again in the two paragraphs from a block on."""
        (end,) = self._after(np.array([block]), paragraphs=2).tolist()
        return [name for i in range(block, end) for name in self.names.get(i, ())]

    def _may_begin(self) -> Bools:
        """Whether a block is a candidate."""
        pages = self.pages
        place, starts, stops = np.arange(len(pages)), pages.first[:-1], pages.first[1:]
        first = pages.next_of(self.running, starts, stops)[pages.story]
        further = totals(self.body)[pages.stop] > totals(self.body)[:-1]  # some of the story stands here or after
        kept = ~np.isin(self.kinds, (CREDIT, NOTE, BYLINE)) | self._as_first
        return (place > first) & further & kept

    @cached_property
    def _as_first(self) -> Bools:
        """Whether a block is the same as the first of its story."""
        texts, first = self.pages.texts, self.pages.first[:-1][self.pages.story].tolist()
        return np.array([text == texts[start] for text, start in zip(texts, first, strict=True)], dtype=bool)

    def _after(self, start: Ints, *, words: int = 0, paragraphs: int = 1) -> Ints:
        """The block after the first ones from `start` that hold so many words, or paragraphs, of running text."""
        counted = totals(np.where(self.running, self.pages.words, 0) if words else self.running)
        return np.minimum(np.searchsorted(counted, counted[start] + (words or paragraphs)), self.pages.stop[start])

    def _leads(self) -> Ints:
        """Where the lead of each story ends."""
        found = self.pages.first[:-1].copy()
        filled = np.flatnonzero(np.diff(self.pages.first))
        found[filled] = self._after(found[filled], words=LEAD_WORDS)
        return found

    def _styles(self) -> Ints:
        """How often each mark of style stands in every block, and how many words it has."""
        pages = self.pages
        at = np.flatnonzero(pages.hints.known("style")[pages.pieces])
        found = np.zeros((len(pages), len(COUNTED) + 1), dtype=np.int64)
        starts = begins(pages.block[at])
        if len(at):
            found[pages.block[at[starts]], :-1] = np.add.reduceat(
                pages.hints.styles_in(pages.pieces[at]), starts, axis=0
            )
        found[:, -1] = pages.words
        return found

    def _counted_names(self) -> Ints:
        """How many people are named in full again in every block."""
        found = np.zeros(len(self.pages), dtype=np.int64)
        for block, names in self.names.items():
            found[block] = len(names)
        return found

    def _repeats(self) -> Floats:
        """Share of the longer side that is the text's opening blocks over again, letter for letter, from here on."""
        at, pages = self.candidates, self.pages
        found, runs = np.zeros(len(at)), dict[int, list[int]]()
        for i in np.flatnonzero(self._as_first[at]).tolist():
            block = int(at[i])
            story = int(pages.story[block])
            start, stop = int(pages.first[story]), int(pages.stop[block])
            if story not in runs:
                runs[story] = _runs_of_opening(pages.texts[start:stop])
            found[i] = min(runs[story][block - start] / max(block - start, stop - block), 1.0)
        return found


def _runs_of_opening(texts: Sequence[str]) -> list[int]:
    """For every text, how many from it on are the first ones over again (the Z-algorithm, Gusfield 1997, section 1.4).

    >>> _runs_of_opening(list("abcabx"))
    [6, 0, 0, 2, 0, 0]
    """
    found = [len(texts)] + [0] * (len(texts) - 1)
    start = end = 0  # the stretch that reaches furthest among those that are the opening over again
    for i in range(1, len(texts)):
        run = min(end - i, found[i - start]) if i < end else 0
        while i + run < len(texts) and texts[run] == texts[i + run]:
            run += 1
        found[i] = run
        if i + run > end:
            start, end = i, i + run
    return found
