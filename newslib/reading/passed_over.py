"""Names that the model passed over: after a title, known to the word lists, or told by their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslib.reading.name_types import demonyms, listed_type, words_in
from newslib.reading.name_words import CAPITALISED_WORD, is_name, is_organisation, told_by_words
from newslib.reading.spans import LONGEST_NAME, Span, trim, without_title

_TITLE = "M(?:r|rs|s)|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Cpl|Maj|Prof|Rev|President|Senator|Captain|Colonel|Coach"
TITLED = re.compile(rf"\b(?:{_TITLE})\.?\s({CAPITALISED_WORD}(?:\s{CAPITALISED_WORD}){{0,3}})")
_CAPITALISED = re.compile(rf"{CAPITALISED_WORD}(?:\s(?:of\s|and\s)?{CAPITALISED_WORD})*")
_ROAD = re.compile(r"\b(?:Highway|Route|Interstate|Autobahn|Autoroute|Motorway|Freeway)\s\d{1,4}[A-Z]?\b")
_FIRST = re.compile(r"\S+(?=\s)")


def titled(text: str) -> Iterator[Span]:
    """The person after a title."""
    for match in TITLED.finditer(text):
        start, end = trim(text, *match.span(1))
        start = without_title(text, start, end)
        name = text[start:end]
        known = listed_type(name) or is_organisation(name) or name.casefold() in words_in("titles")
        if is_name(name) and not known:
            yield Span(start, end, "PERSON")


def listed(text: str) -> Iterator[Span]:
    """Capitalised stretches that the word lists know as a whole, and full names; demonyms before them parted off."""
    for match in _CAPITALISED.finditer(text):
        if len(match.group()) > LONGEST_NAME:
            continue
        start = match.start()
        while (first := _FIRST.match(text, start, match.end())) and is_small_word(first.group()):
            start = first.end() + 1
        while (lead := _FIRST.match(text, start, match.end())) and lead.group() in demonyms():
            if not is_language(text, lead.start(), lead.end()):
                yield Span(lead.start(), lead.end(), "GROUP")
            start = lead.end() + 1
        start, end = trim(text, start, match.end())
        kind = _known_type(text[start:end])
        if kind and not is_language(text, start, end):
            yield Span(start, end, kind)


def _known_type(name: str) -> str:
    """The type that the lists or its own words give to a name, or ""."""
    known = listed_type(name)
    # Short forms in capitals mean many things ("ABC"); these few mean one.
    short = len(name) <= 3 and name.isupper() and "." not in name and name not in ("UK", "US", "EU", "UN")
    return "" if known and short else known or told_by_words(name)


def is_small_word(word: str) -> bool:
    """Whether a word has its capital only because it opens a sentence: "In", "Should"."""
    return word.casefold() in words_in("stop_words") or word.casefold() in words_in("sentence_starters")


def numbered_roads(text: str) -> Iterator[Span]:
    """Roads that have a number for a name: "Highway 61"."""
    return (Span(*match.span(), "PLACE") for match in _ROAD.finditer(text))


_SPOKEN = re.compile(r"(?i)\b(?:speak|speaks|speaking|spoken?|learn(?:s|ing|ed)?|fluent|broken|in|into|from)\s$")
_GOES_ON = re.compile(r"\s[A-Za-z]")
_STOPS = re.compile(r"\s(?:and|or|but|to|on|at|when|while|that|as|with|for)\b")


def is_language(text: str, start: int, end: int) -> bool:
    """Whether the name of a people stands for its language: "shouted in Greek", "speaks English and French".

    >>> is_language("He spoke in Greek.", 12, 17), is_language("It was in Greek waters.", 10, 15)
    (True, False)
    """
    goes_on = _GOES_ON.match(text, end) and not _STOPS.match(text, end)
    return (
        text[start:end] in words_in("languages")
        and bool(_SPOKEN.search(text[max(0, start - 20) : start]))
        and not goes_on
    )
