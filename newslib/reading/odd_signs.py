"""Signs that are not what they seem: of another encoding or alphabet, unseen, or lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

Spans = Iterator[tuple[int, int]]

# Signs and letters beyond ASCII as they look when UTF-8 is read in a Western encoding of one byte a character.
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(rf"[ÂÃ]{_TAIL}|[à-ï]{_TAIL}{{2}}|ð{_TAIL}{{3}}")
_LOST = re.compile("\ufffd+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_TAGS = "\U000e0000-\U000e007f"  # letters that are never shown; behind a black flag they make a flag
_UNSEEN = re.compile(
    rf"(?<=\w)[\u00ad\u200b\u2060\ufeff]+(?=\w)|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])"
    rf"|(?<![{_TAGS}\U0001f3f4])[{_TAGS}]+"
)
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]")
_TWIN = re.compile("[АВЕЗКМНОРСТУХІЈЅаеорсухіјѕԁһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν]")  # Cyrillic and Greek, and like a Latin letter


class Oddity(NamedTuple):
    """A kind of odd signs, where a stretch of text has them, and what to say of them.

    `note` takes `half`, `places` (how many, with the word) and `shown` (the first of them).
    """

    kind: str
    spans: Callable[[str, int, int], Spans]
    note: str


def _all(pattern: re.Pattern[str]) -> Callable[[str, int, int], Spans]:
    def spans(text: str, start: int, end: int) -> Spans:
        return (match.span() for match in pattern.finditer(text, start, end))

    return spans


def _wrong_encoding(text: str, start: int, end: int) -> Spans:
    """Signs that are one character of UTF-8, where their bytes are taken together."""
    for match in _MOJIBAKE.finditer(text, start, end):
        raw = b"".join(sign.encode("cp1252" if sign > "\xff" else "latin-1") for sign in match.group())
        try:
            if len(raw.decode("utf-8")) == 1:
                yield match.span()
        except UnicodeDecodeError:
            continue


def _mixed_alphabets(text: str, start: int, end: int) -> Spans:
    """Words with Latin letters and with letters that only look like them."""
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if not word.isascii() and _LATIN.search(word) and _TWIN.search(word):
            yield match.span()


ODDITIES: Final = (
    Oddity(
        "encoding",
        _wrong_encoding,
        "Version {half} has signs like “{shown}”, in {places}, that look like those of another encoding: save the text "
        "again as UTF-8, or words with them are not known again.",
    ),
    Oddity("lost", _all(_LOST), "Version {half} has signs, in {places}, that were lost before the file came here."),
    Oddity(
        "alphabets",
        _mixed_alphabets,
        "Version {half} has letters of another alphabet that look like Latin ones, in {places}, first in “{shown}”: "
        "such a word is not the one that it looks like.",
    ),
    Oddity(
        "unseen",
        _all(_UNSEEN),
        "Version {half} has characters that are never shown, in {places}; words are counted without them.",
    ),
    Oddity(
        "direction",
        _all(_DIRECTION),
        "Version {half} has marks of direction, in {places}: words may be shown in another order than they stand in.",
    ),
    Oddity(
        "control",
        _all(_CONTROL),
        "Version {half} has control characters, in {places}. They stay in the text, and do nothing.",
    ),
)
