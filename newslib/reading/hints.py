"""What a piece of text tells of the block it stands in, thought out once.

Which kind a block is, whether it is a title or a closing line, and in which style it is written, is told by patterns.
Each of these patterns needs a certain word or mark, and all but a few blocks have none: so every piece between two
white spaces is asked once what it might mean, and a pattern reads only the blocks that hold a piece it needs. A hint
never misses; what it finds too much, the pattern itself sorts out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from newslib.reading.kinds import (
    AGENCIES,
    MAY_BE_ANY,
    MAY_BE_BYLINE,
    MAY_BE_CAPTION,
    MAY_BE_CREDIT,
    MAY_BE_DATED,
    MAY_BE_NOTE,
    WEEKDAY,
)
from newslib.reading.lexicons import load_lexicon
from newslib.reading.word_before import word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_AGENCY = "|".join(sorted({re.escape(name.split()[0]) for name in AGENCIES}, key=len, reverse=True))
_CLOSERS = r"""["'”’»)\]]*$"""
PART = r"(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w’'-]+)"  # of a name

# What each kind needs: such a piece at the beginning of the block, or anywhere.
_OPENS = {
    MAY_BE_BYLINE: r"by$",
    MAY_BE_NOTE: r"""correction|clarification
        |(?:additional|reporting|writing|editing|editor['’]s|this|read|see|click|learn)$
        |(?:more|related|watch|listen|source)(?:$|:)|(?:sign|follow|share|download|last|story|site|\(c\))$|©
        |(?:subscribe|copyright|published|updated|posted|advertisement|sponsored|comments?)\b""",
    MAY_BE_CREDIT: rf"""[(\[]?(?:(?:{_AGENCY})(?![^\s/|)\].])|©
        |(?:photo(?:graph)?s?|picture|image|illustration|credit|video|courtesy|handout|file)\b)""",
    MAY_BE_CAPTION: r"(?:file(?:photo)?|photo|pictured)\b|above(?:$|:)|in$",
}
_HOLDS = {
    MAY_BE_BYLINE: r"\b(?:writers?|correspondents?|reporters?|editor)\b",
    MAY_BE_NOTE: r"\bcontribut(?:ed|ing)$|\breserved\b",
    MAY_BE_CREDIT: r"[/|]",
    MAY_BE_CAPTION: rf"""[(\[](?:{_AGENCY}|photo|credit|image|picture)\b|\((?:l-r|left$|from$)
        |^(?:seen|pictured|shown)\b""",
    MAY_BE_DATED: rf"^{WEEKDAY},$",
}
_ADDRESS = re.compile(r"https?://|www\.|\w\.com\b")
_DOMAIN = re.compile(r"\.\w")
_NAME_BACKWARDS = re.compile(r"(?:\.|[\w’'-]+)[A-ZÀ-Þ]")
_FOLLOWING = word_set(
    "he she they it his her their mr mrs ms this these that those another but and also however yet so still"
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?=[,/(—–-]|$)|\(")


@cache
def _closing_opens() -> re.Pattern[str]:
    first = sorted({re.escape(line.split()[0]) for line in load_lexicon("closing_lines")}, key=len, reverse=True)
    return re.compile(rf"\W*(?:(?:{'|'.join(first)})\b|$)", re.IGNORECASE)


OPENS, HOLDS = 0, 5  # where a number of hints has what the block may be: by its first piece, and by any
(
    REPORTED,  # wherever it stands
    ADDRESS,
    FOLLOWS,  # as the first piece: no story opens like this
    FOLLOWS_IN,  # so does "in addition"
    MAY_CLOSE,  # as the first piece: a closing line may open like this
    DATELINE,  # as the first piece
    NO_TITLE,  # as the first piece: the block is an item of a list or the like
    STOPPED,  # as the last piece: the block ends as a sentence does
    STOPPED_CALMLY,  # the same without a cry
    CRIED,
    COLON,
    QUOTE_OPENS,
    QUOTE_ENDS,
    NAME_OPENS,  # a part of a name stands at its beginning
    NAME_ENDS,  # a part of a name stands at its end
) = (1 << shift for shift in range(10, 25))

_LOOSE = re.VERBOSE | re.IGNORECASE
_Asked = list[tuple[int, Callable[[str], object]]]
_BY_WORDS: _Asked = [
    *((kind << OPENS, re.compile(pattern, _LOOSE).match) for kind, pattern in _OPENS.items()),
    *((kind << HOLDS, re.compile(pattern, _LOOSE).search) for kind, pattern in _HOLDS.items()),
    (REPORTED, re.compile(r"\breported$", re.IGNORECASE).search),
    (ADDRESS, lambda piece: _ADDRESS.search(piece) or _is_mail(piece)),
    (FOLLOWS, re.compile(rf"(?:{'|'.join(sorted(_FOLLOWING))})\b", re.IGNORECASE).match),
    (FOLLOWS_IN, re.compile("in$", re.IGNORECASE).match),
    (MAY_CLOSE, lambda piece: _closing_opens().match(piece)),
]
_BY_FIRST_LETTER: _Asked = [
    (DATELINE, _DATELINE.match),
    (NO_TITLE, re.compile(r"[-–—*•·#_]").match),
    (QUOTE_OPENS | FOLLOWS, re.compile(r'["“]').match),
    (NAME_OPENS, re.compile(PART).match),
]
_BY_LAST_LETTER: _Asked = [
    (STOPPED, re.compile(rf"[.!?…。！？:;,]{_CLOSERS}").search),
    (STOPPED_CALMLY, re.compile(rf"[.?…:;,]{_CLOSERS}").search),
    (CRIED, re.compile(rf"!{_CLOSERS}").search),
    (COLON, re.compile(r":$").search),
    (QUOTE_ENDS, re.compile(r'["”]$').search),
]
_BY_CAPITALS: _Asked = [(NAME_ENDS, lambda piece: _NAME_BACKWARDS.match(piece[::-1]))]
_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING_MARK = re.compile(r"[©@/|]|^\W+$")
# The words, in lower case, without which a piece tells nothing by its words.
_TELLING = word_set("""
    by additional reporting writing editing this read see more related click learn watch listen source sign subscribe
    follow share download copyright published updated last posted advertisement sponsored story site comment comments
    file filephoto photo photos photograph photographs pictured above in picture image illustration credit video
    courtesy handout contributed contributing reported reserved writer writers reporter reporters correspondent
    correspondents editor seen shown percent representative senator governor rep sen gov you we my our your
    c h l left from www com
""")
_CORRECTS = ("correction", "clarification")


@cache
def _telling() -> frozenset[str]:
    days = [f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")]
    firsts = [entry.split()[0].lower() for entry in (*AGENCIES, *load_lexicon("closing_lines"))]
    return _TELLING | _FOLLOWING | {*days, *firsts}


def bits_of(piece: str) -> int:
    """All hints that a piece gives, in one number.

    >>> bits_of("said"), bits_of("said.") == STOPPED | STOPPED_CALMLY, bits_of("Li") == NAME_OPENS | NAME_ENDS
    (0, True, True)
    """
    asked: _Asked = []
    if _TELLING_MARK.search(piece) or any(map(_tells, _LETTERS.findall(piece))):
        asked += _BY_WORDS
    if not piece[0].islower():
        asked += _BY_FIRST_LETTER
    if not piece[-1].isalpha():
        asked += _BY_LAST_LETTER
    if not piece.islower() or "×" in piece:
        asked += _BY_CAPITALS
    found = 0
    for bits, ask in asked:
        if ask(piece):
            found |= bits
    return found


def _is_mail(piece: str) -> bool:
    """Whether a piece holds an address such as desk@norwick.example."""
    at = piece.find("@", 1)
    return at > 0 and _DOMAIN.search(piece, at + 2) is not None


def _tells(word: str) -> bool:
    small = word.lower()
    return small in _telling() or small.startswith(_CORRECTS) or not word.isascii()


def is_plain(piece: str) -> bool:
    """Whether a piece is a word of English letters and no more than a mark behind it, and the word tells nothing."""
    word = piece if piece.isalpha() else piece[:-1] if piece[-1] in ",.;:" else ""
    return len(word) > 1 and word.isascii() and word.isalpha() and not _tells(word)


def bits_of_plain(piece: str) -> int:
    """The same of a plain piece: how it ends, and whether it may be of a name."""
    mark = "" if piece[-1].isalpha() else piece[-1]
    found = STOPPED | STOPPED_CALMLY | (COLON if mark == ":" else 0) if mark else 0
    if piece.islower():
        return found
    if piece[0].isupper():
        found |= NAME_OPENS | (DATELINE if mark in ("", ",", ".") and piece.isupper() else 0)
    ends = mark == "." and piece[-2].isupper() if mark else not piece[:-1].islower()
    return found | (NAME_ENDS if ends else 0)


def may_be(opening: Ints, held: Ints) -> Ints:
    """What blocks may be, as `kind_alone` takes it, from the hints of their first pieces and of all."""
    found: Ints = ((opening >> OPENS) | (held >> HOLDS)) & MAY_BE_ANY
    reports = ((held & REPORTED) > 0) & ((held & MAY_BE_BYLINE << HOLDS) > 0)  # "the reporter … reported from"
    return found | np.where(reports, MAY_BE_NOTE, 0)
