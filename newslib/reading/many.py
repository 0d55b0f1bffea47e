"""Many stories read at once, as one batch of sentences: blocks, boundaries and sentences as `read_story` finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import ranges, totals
from newslib.errors import require_characters
from newslib.reading.article import block_texts
from newslib.reading.batch import Batch, batch_pieces
from newslib.reading.boundary_choice import choose
from newslib.reading.boundary_features import Signs
from newslib.reading.halves import given_index
from newslib.reading.kinds import KINDS as KINDS
from newslib.reading.pages import CAPTION, HEADLINE, PARAGRAPH, Pages, datelines_of, kinds_of_pages, pages_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """Stories that are taken through every analysis together.

    Attributes
    ----------
    boundary : ndarray, shape (n_stories,)
        The index, in its story's blocks, of the first block of version B; -1 where the story is told once.
    probability : ndarray, shape (n_stories,)
        How probable that choice is, as `find_boundary` has it; NaN where the boundary was given.
    blocks : tuple of str
        The text of every block of every story, without its dateline.
    kind, story : ndarray, shape (n_blocks,)
        The kind of each block, as a place in `KINDS`, and the number of its story.
    batch : Batch
        Every sentence of every block: `batch.text` is its story, `batch.block` its block's place in `blocks`.
    in_b, running : ndarray, shape (n_sentences,)
        Whether a sentence is of version B; whether it is running text, as `running_rows` decides for each version.
    """

    boundary: Ints
    probability: Floats
    blocks: tuple[str, ...]
    kind: Ints
    story: Ints
    batch: Batch
    in_b: Bools
    running: Bools

    def __len__(self) -> int:
        return len(self.boundary)


def read_many(texts: Sequence[str], boundaries: Sequence[int | bool | None] | None = None) -> Stories:
    """Read stories.

    Parameters
    ----------
    texts : sequence of str
        One story each, told once or twice.
    boundaries : sequence, optional
        As `Story.from_text` takes it, for each; without it every boundary is searched for.
    """
    pages = pages_of([block_texts(_text(text)) for text in texts])
    kinds = kinds_of_pages(pages)
    datelines = datelines_of(pages, kinds)
    return _stories(pages, kinds, datelines, *_boundaries(pages, kinds, datelines, boundaries))


def read_pairs(pairs: Sequence[tuple[str, str]]) -> Stories:
    """Read stories whose versions stand in two texts as `Story.from_texts` does; told once, where one is blank."""
    each = pages_of([block_texts(_text(text)) for pair in pairs for text in pair])
    kinds = kinds_of_pages(each)
    sizes = np.diff(each.first)
    twice = (sizes[::2] > 0) & (sizes[1::2] > 0)
    pages = replace(each, first=each.first[::2])
    boundary = np.where(twice, sizes[::2], -1)
    return _stories(pages, kinds, datelines_of(each, kinds), boundary, np.full(len(pairs), np.nan))


def _stories(pages: Pages, kinds: Ints, datelines: Mapping[int, str], boundary: Ints, probability: Floats) -> Stories:
    bare, batch = _sentences(pages, datelines)
    place = batch.block - pages.first[batch.text]
    in_b = (boundary[batch.text] >= 0) & (place >= boundary[batch.text])
    running = _running(batch.text * 2 + in_b, kinds[batch.block])
    return Stories(boundary, probability, bare, kinds, pages.story, batch, in_b, running)


def _text(text: object) -> str:
    return require_characters(text, "a story")


def _boundaries(
    pages: Pages, kinds: Ints, datelines: Mapping[int, str], given: Sequence[int | bool | None] | None
) -> tuple[Ints, Floats]:
    """The block that begins version B of each story, and how probable the choice is, as `Stories` has them."""
    sizes = np.diff(pages.first)
    boundary, probability = np.full(len(sizes), -1), np.full(len(sizes), np.nan)
    sought = np.ones(len(sizes), dtype=bool)
    for i, (size, one) in enumerate(zip(sizes.tolist(), given or [None] * len(sizes), strict=True)):
        if one is not None:
            boundary[i] = given_index(size, one) or -1
            sought[i] = False
    if sought.any():
        dated = np.zeros(len(pages), dtype=bool)
        dated[list(datelines)] = True
        options = choose(Signs(pages, kinds, dated))
        told_twice = sought & (options.boundary >= 0)
        boundary[told_twice] = (options.boundary - pages.first[:-1])[told_twice]
        probability[sought] = options.probability[sought]
    return boundary, probability


def _sentences(pages: Pages, datelines: Mapping[int, str]) -> tuple[tuple[str, ...], Batch]:
    """The blocks without their datelines, and their sentences."""
    known, bare, pieces, starts, counts = (
        pages.vocabulary,
        list(pages.texts),
        pages.pieces,
        pages.edges[:-1],
        pages.words,
    )
    if datelines:
        dated = list(datelines)
        for block, dateline in datelines.items():
            bare[block] = bare[block].removeprefix(dateline) or bare[block]
        again, lengths = known.whole_numbers([bare[block] for block in dated])
        starts, counts = starts.copy(), counts.copy()
        starts[dated], counts[dated] = len(pieces) + totals(lengths)[:-1], lengths
        pieces = np.concatenate([pieces, again])[ranges(starts, counts)]
    return tuple(bare), batch_pieces(known, bare, pieces, counts, pages.story)


def _running(version: Ints, kinds: Ints) -> Bools:
    """Whether each sentence is running text: as `running_rows` decides for each version."""
    size = int(version.max(initial=-1)) + 1
    found, decided = np.zeros(len(version), dtype=bool), np.zeros(size, dtype=bool)
    for kind in (PARAGRAPH, CAPTION, HEADLINE, None):
        fits = ~decided[version] & (True if kind is None else kinds == kind)
        found |= fits
        decided |= np.bincount(version[fits], minlength=size) > 0
    return found
