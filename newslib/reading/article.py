"""A news page becomes typed blocks, and not one character is lost on the way.

A saved wire story is more than its paragraphs: headlines (often twice), a byline, photo captions, credits, a
contributor line. `parse` cuts the text where its blank lines are and gives each block its kind, by what the
block says and by what stands around it. The rules are those that a copy desk would name; none reads the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newslib.reading.kinds import find_dateline, kinds_of

WIDEST_WRAPPED_LINE = 120  # characters


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story: a paragraph of the text, or a line where no blank lines part them.

    Attributes
    ----------
    kind : str
        One of `headline`, `byline`, `paragraph`, `caption`, `credit`, `note`.
    text : str
        The block as it stands, without the white space around it: `story_text[start:end]`.
    start, end : int
        Character offsets into the story's text.
    dateline : str
        The dateline that opens the block, with its dash ("LONDON — "), or "". It is part of `text`.
    """

    kind: str
    text: str
    start: int
    end: int
    dateline: str = ""


def parse(text: str) -> tuple[Block, ...]:
    """Cut `text` into blocks with kinds.

    The blocks and the gaps between them give the text back, character for character, and every gap is white
    space only.

    Parameters
    ----------
    text : str
        A story as saved from a news page.

    Returns
    -------
    tuple of Block
        In reading order; empty for a text without a visible character.
    """
    spans = list(block_spans(text))
    kinds = kinds_of([text[start:end] for start, end in spans])
    blocks = []
    for (start, end), kind in zip(spans, kinds, strict=True):
        dateline = find_dateline(text[start:end]) if kind == "paragraph" else ""
        blocks.append(Block(kind, text[start:end], start, end, dateline))
    return tuple(blocks)


_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n|\u2029)[^\S\r\n]*(?:\r\n|\r(?!\n)|\n|\u2029)")
_INVISIBLE = "\ufeff\u200b\u2060"
_CAREFUL = "\x1c\x1d\x1e" + _INVISIBLE  # what Python takes for a line's end or for no white space, and `parse` does not


def block_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the blocks: chunks between blank lines; within a chunk each line, unless the lines are wrapped."""
    edges = [0, *(edge for match in _BLANK.finditer(text) for edge in match.span()), len(text)]
    chunks = [_lines(text, *edge) for edge in zip(edges[::2], edges[1::2], strict=True)]
    chunks = [lines for lines in chunks if lines]
    joined = len(chunks) > 1 and _is_wrapped(text, chunks)
    for lines in chunks:
        if joined:
            yield lines[0][0], lines[-1][1]
        else:
            yield from lines


def lines_of(text: str) -> list[str]:
    """The blocks of a text by their words alone, for those who need neither kinds nor offsets."""
    lines = [line for line in text.splitlines() if line]
    if max(map(len, lines), default=0) > WIDEST_WRAPPED_LINE:  # then no line break is a typist's
        return lines
    return [text[start:end] for start, end in block_spans(text)]


def block_texts(text: str) -> list[str]:
    """The texts of the blocks, as `parse` cuts them."""
    if not any(map(text.__contains__, _CAREFUL)):
        lines = [line for line in map(str.strip, text.splitlines()) if line]
        if max(map(len, lines), default=0) > WIDEST_WRAPPED_LINE:
            return lines
    return [text[start:end] for start, end in block_spans(text)]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the lines in `text[start:end]` that hold something visible, without the white space around."""
    found = []
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        left = len(line) - len(line.lstrip().lstrip(_INVISIBLE).lstrip())
        stripped = line[left:].rstrip()
        if stripped:
            found.append((match.start() + left, match.start() + left + len(stripped)))
    return found


def _is_wrapped(text: str, chunks: list[list[tuple[int, int]]]) -> bool:
    """Whether line breaks inside chunks are a typist's: no next line's first word would have fitted before them."""
    width = max(end - start for lines in chunks for start, end in lines)
    breaks = [pair for lines in chunks for pair in pairwise(lines)]
    if not breaks or width > WIDEST_WRAPPED_LINE:
        return False
    fitted = sum(
        (end - start) + 1 + len(text[next_start:next_end].split(maxsplit=1)[0]) > width - 2
        for (start, end), (next_start, next_end) in breaks
    )
    return fitted >= 0.8 * len(breaks)
