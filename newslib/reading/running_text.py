"""Sentences that follow each other in one block, put together again as running text at the distances of the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

WIDEST_GAP = 1_000  # characters between two sentences of one block; more is no running text


def runs_of(sentences: Sequence[Any]) -> Iterator[list[Any]]:
    """Groups of sentences that follow each other in one block, from rows of the sentence table in order."""
    run: list[Any] = []
    for sentence in sentences:
        if run:
            last = run[-1]
            gap = int(sentence.start) - int(last.start) - len(last.text)
            if (sentence.half, sentence.block) != (last.half, last.block) or not 0 <= gap <= WIDEST_GAP:
                yield run
                run = []
        run.append(sentence)
    if run:
        yield run


def joined(sentences: Sequence[Any]) -> str:
    """The text of such a group, with spaces for what stands between its sentences."""
    pieces, length = [], 0
    for sentence in sentences:
        gap = int(sentence.start) - int(sentences[0].start) - length
        pieces += [" " * gap, sentence.text]
        length += gap + len(sentence.text)
    return "".join(pieces)
