"""Numbers that count nothing: in names, addresses, codes and idioms ("Boeing 777", "9/11", "zero tolerance")."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newslib.reading.lexicons import load_lexicon
from newslib.reading.word_before import word_set

_SEPARATE = re.compile(
    r"""(?<!\w)(?<![#@/\\_=&~^$£€])     # a word or a sign goes on: MH370, #5, $5
        (?<!\d[.,:+*'’-])(?<!\d[–‑])      # another number does: 1,000  5-10
        (?<![^\W\d_][.‑+])                # www.x.5  P5+1
    """,
    re.VERBOSE,
)
_OPEN_PREFIX = re.compile(r"(?i:mid|early|late|pre|post|since|end|around|circa)-$")
_CODE_TAIL = re.compile(r"[\w.,:/+-]{0,40}\w")
_AFTER_NAME = re.compile(
    r"""[ \u00a0-](?:[#]\s?)?(?:[A-Z0-9]{2}\s)?
        (?:\d{1,6}(?![\d,%]|\.\d\d?%|-year)[\w-]{0,12}|[IVX]{1,6}\b|One|Two|Three|Four|Five)\b
        (?!\s(?:percent|per\scent|million|billion)\b)""",
    re.VERBOSE,
)
_NUMBER_SIGN = re.compile(
    r"(?i:nos?\.)\s?#?\d{1,6}\b(?!\.\d)|Nos?\s\d{1,4}\b|\bGroup\sof\s(?:Five|Seven|Eight|Ten|Twenty|\d\d?)\b"
)
_EVEN_LOWER: Final = word_set("chapter flight interstate page phase psalm room tier verse zone")
_FIRST_IS_LIST = re.compile(r"\(?\d{1,3}[.)]\s")
_TELEPHONE = re.compile(r"(?:\d{1,3}[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\w)|\d{3}-\d{4}(?![\w-])")
_ABROAD = re.compile(r"(?<=\+)\d{1,3}(?:[\s.-]?\(?\d{1,5}\)?){2,6}(?!\w)")
_STREET = re.compile(
    r"""\d{1,5}(?:\s(?:[A-Z][\w.'’]{0,20}|\d{1,3}(?:st|nd|rd|th))){1,3}?
        \s(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Lane|Drive|Boulevard|Blvd\b\.?|Place|Court|Terrace|Parkway)""",
    re.VERBOSE,
)
_DAY_IN_NUMBERS = re.compile(r"(?:9/11|7/7|24/7|20/20|50/50)(?![\w/])")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.)[^\s<>“”\"]{1,2000}")
_WORD_AFTER = re.compile(r"[\s-]([^\W\d_]{1,20})(?:[\s-]([^\W\d_]{1,20}))?(?:[\s-]([^\W\d_]{1,20}))?")


def is_separate(text: str, start: int) -> bool:
    """Whether digits begin something of their own, and do not go on with what stands before.

    >>> is_separate("in 1990", 3), is_separate("MH370", 2), is_separate("top-20", 4), is_separate("mid-1990s", 4)
    (True, False, False, True)
    """
    if start == 0 or text[start - 1] == " ":
        return True
    if not _SEPARATE.match(text, start):
        return False
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha():
        return bool(_OPEN_PREFIX.search(text[max(0, start - 8) : start]))
    return True


def named_end(text: str, start: int) -> int:
    """The end of digits that are no number: of a telephone, a street, a list, or a day that became a name; else 0."""
    if start <= 1 and _FIRST_IS_LIST.match(text, 0) and text[:start].strip("( ") == "":
        return start + 1
    for pattern in (_TELEPHONE, _ABROAD, _STREET, _DAY_IN_NUMBERS):
        match = pattern.match(text, start)
        if match:
            return match.end()
    return 0


def code_end(text: str, start: int) -> int:
    """Where the code ends that begins with digits and is no number: "4-4-2", "6PR", "1.2.3"."""
    match = _CODE_TAIL.match(text, start)
    return match.end() if match else start + 1


def designation_end(text: str, start: int, end: int) -> int:
    """The end of a name that a number belongs to, by the word before the number; 0 where there is none.

    >>> designation_end("a Boeing 777 left", 2, 8), designation_end("the No. 2 job", 4, 6)
    (12, 9)
    """
    word = text[start:end]
    match = _NUMBER_SIGN.match(text, start) if word.lower() in ("no", "nos", "group") else None
    if match:
        return match.end()
    if word.lower() in _numbered() and (word[0].isupper() or word in _EVEN_LOWER or word == "iPhone"):
        match = _AFTER_NAME.match(text, end)
        return match.end() if match else 0
    return 0


def address_end(text: str, start: int) -> int:
    """The end of the web address that begins here, or 0."""
    match = _ADDRESS.match(text, start)
    return match.end() if match else 0


def idiom_end(text: str, start: int, end: int) -> int:
    """The end of a phrase that begins with a number word and counts nothing, or 0.

    >>> idiom_end("a second-hand car", 2, 8)
    13
    """
    tails = _idioms().get(text[start:end].lower())
    opens = text[end + 1 : end + 3].lower()
    match = _WORD_AFTER.match(text, end) if tails and opens in _open_idioms() else None
    if not tails or not match:
        return 0
    words = [word.lower() for word in match.groups() if word]
    longest = max((count for count in range(1, len(words) + 1) if tuple(words[:count]) in tails), default=0)
    return match.end(longest) if longest else 0


def in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a number word has a capital that only a name gives it: "the Big Ten", but no word of a headline."""
    if start < 2 or not text[start].isupper() or text[start - 1] not in " -" or text[start - 2] not in _GOES_ON:
        return False
    near = text[max(0, start - 50) : end + 50].split()
    return sum(word[:1].isupper() for word in near) <= 0.5 * len(near)


_GOES_ON: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,;’'")


@cache
def _numbered() -> frozenset[str]:
    return frozenset(load_lexicon("numbered"))


def designators() -> frozenset[str]:
    """The words, in lower case, after which a number may be part of a name."""
    return _numbered() | {"no", "nos", "group"}


@cache
def _open_idioms() -> frozenset[str]:
    """The first two letters of what goes on an idiom."""
    return frozenset(rest[0][:2] for rests in _idioms().values() for rest in rests)


@cache
def _idioms() -> dict[str, frozenset[tuple[str, ...]]]:
    """The rest of each idiom, by its first word."""
    tails: dict[str, set[tuple[str, ...]]] = {}
    for phrase in load_lexicon("number_idioms"):
        first, *rest = phrase.split()
        tails.setdefault(first, set()).add(tuple(rest))
    return {first: frozenset(rests) for first, rests in tails.items()}
