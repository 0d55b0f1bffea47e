"""Which blocks read as titles, and which as what stands after a story."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from newslib.reading.hints import ADDRESS, COLON, CRIED, MAY_CLOSE, QUOTE_ENDS, QUOTE_OPENS, STOPPED_CALMLY
from newslib.reading.lexicons import load_lexicon
from newslib.reading.pages import BYLINE, CAPTION, CREDIT, HEADLINE, NOTE, PARAGRAPH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.pages import Pages

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

LONGEST_TITLE, LONGEST_CLOSING, LONGEST_LABEL, LONGEST_ADDRESS = 22, 25, 8, 12  # words


def titles(pages: Pages, kinds: Ints) -> Bools:
    """Whether each block reads as a title: short, no full stop; or a cry in capitals, as some rewrites open with."""
    opening, ending, _ = pages.bits
    found: Bools = ((kinds == PARAGRAPH) | (kinds == HEADLINE)) & ((ending & STOPPED_CALMLY) == 0)
    found &= (pages.words >= 2) & (pages.words <= LONGEST_TITLE)
    quoted = ((opening & QUOTE_OPENS) > 0) & ((ending & QUOTE_ENDS) > 0)  # unless in capitals, it is somebody's words
    for i in np.flatnonzero(found & (((ending & CRIED) > 0) | quoted)).tolist():
        found[i] = _is_in_capitals(pages.texts[i])
    return found


def closings(pages: Pages, kinds: Ints) -> Bools:
    """Whether each block is what stands after a story: a contributor line, a source, a share bar, an address."""
    opening, ending, held = pages.bits
    short = pages.words <= LONGEST_ADDRESS
    found: Bools = short & ((held & ADDRESS) > 0) & ((ending & STOPPED_CALMLY) == 0)
    introduces = (pages.words > 2) & ((ending & COLON) > 0)  # "Read the letter in full:" has the letter after it
    may = ((opening & MAY_CLOSE) > 0) & (pages.words <= LONGEST_CLOSING) & ~introduces & ~found
    for i in np.flatnonzero(may).tolist():
        found[i] = _is_listed(pages.texts[i], int(pages.words[i]))
    found &= (kinds != CREDIT) & (kinds != CAPTION) & (kinds != BYLINE)
    found |= kinds == NOTE
    return found


def _is_in_capitals(text: str) -> bool:
    """Whether most of the longer words of a text begin with a capital."""
    words = (re.sub(r"\W", "", word) for word in text.split())
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.7 * max(len(long), 1)


def _is_listed(text: str, words: int) -> bool:
    """Whether a block begins like a closing line, and is as short as such a line."""
    match = _closing_lines().match(text)
    return match is not None and words <= (LONGEST_CLOSING if " " in match.group().strip() else LONGEST_LABEL)


@cache
def _closing_lines() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, load_lexicon('closing_lines')))})\b", re.IGNORECASE)
