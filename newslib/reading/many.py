"""Many stories read at once, as one batch of sentences: the same blocks, boundaries and sentences as `read_story` finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.reading.batch import Batch, batch_blocks
from newslib.reading.sentences import running_rows
from newslib.reading.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

KINDS = ("headline", "byline", "paragraph", "caption", "credit", "note")


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """Stories that are taken through every analysis together.

    Attributes
    ----------
    boundary : ndarray, shape (n_stories,)
        The index, in its story's blocks, of the first block of version B; -1 where the story is told once.
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
    boundaries = [None] * len(texts) if boundaries is None else boundaries
    stories = [Story.from_text(text, boundary=given) for text, given in zip(texts, boundaries, strict=True)]
    blocks = [block for story in stories for block in story.blocks]
    story = np.repeat(np.arange(len(stories)), [len(one.blocks) for one in stories])
    bare = tuple(block.text.removeprefix(block.dateline) or block.text for block in blocks)
    kind = np.array([KINDS.index(block.kind) for block in blocks], dtype=np.int64)
    boundary = np.array([-1 if one.boundary is None else one.boundary for one in stories], dtype=np.int64)
    batch = batch_blocks(bare, story)
    first = np.searchsorted(story, np.arange(len(stories)))
    place = batch.block - first[batch.text]
    in_b = (boundary[batch.text] >= 0) & (place >= boundary[batch.text])
    halves = [f"{text}{half}" for text, half in zip(batch.text.tolist(), in_b.tolist(), strict=True)]
    kinds = [KINDS[number] for number in kind[batch.block].tolist()]
    running = np.zeros(len(batch.words), dtype=bool)
    running[list(running_rows(halves, kinds))] = True
    return Stories(boundary, bare, kind, story, batch, in_b, running)
