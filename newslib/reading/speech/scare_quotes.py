"""Words in marks that quote nobody: titles of works, nicknames, terms, and what everybody calls a thing."""

from __future__ import annotations

import re

from newslib.reading.name_types import words_in
from newslib.reading.speech.clauses import Passage
from newslib.reading.speech.cue_phrases import Attribution
from newslib.reading.speech.cues import verb_at
from newslib.reading.speech.function_words import DETERMINERS, PREPOSITIONS

LONGEST_TITLE = 8  # words
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with", "&"]
)
_KNOWN_AS = re.compile(
    r"(?i)\b(?:known|nicknamed|named|titled|entitled|dubbed|so-called)(?:\s+as)?(?:\s+(?:the|an?))?\s*$"
)
_EVERYBODY = frozenset(["people", "everyone", "everybody", "locals", "they", "you", "we"])
_WORD = re.compile(r"[\w&][\w'’.&-]*")
_LOOK_BACK = 60  # characters before the marks


def quotes_nobody(passage: Passage, place: int, found: Attribution | None) -> bool:
    """Whether the marks of token `place`, which does not open its sentence, hold a title, a nickname or a term.

    `found` is the attribution of the words, if there is one: what somebody calls a thing is no title.
    """
    start = passage.quote_at(place).outer_start
    before = passage.text[max(0, start - _LOOK_BACK) : start]
    titled = not _is_calling(passage, found) and _is_title(passage, place)
    return titled or _is_nickname(passage, place, before) or bool(_KNOWN_AS.search(before))


def _is_nickname(passage: Passage, place: int, before: str) -> bool:
    """Whether one capitalised word stands in marks between two others: Marcia “Cia” Price."""
    tokens, text = passage.tokens, passage.text
    quote = passage.quote_at(place)
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if not following or not following.counts or not text[following.start].isupper():
        return False
    leading = before.split()[-1:]
    capitals = text[quote.start].isupper() and bool(leading) and leading[0][0].isupper()
    return capitals and " " not in text[quote.start : quote.end] and leading[0][-1] not in ",;:!?"


def _is_title(passage: Passage, place: int) -> bool:
    """Whether capitalised words stand in marks where the sentence has none: on “Face the Ocean”."""
    quote = passage.quote_at(place)
    words = _WORD.findall(passage.text, quote.start, min(quote.end, quote.start + 20 * LONGEST_TITLE))
    if not words or len(words) > LONGEST_TITLE or passage.text[quote.end - 1] in "?!" or not words[0][0].isupper():
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL for word in words):
        return False
    lead = passage.tokens[place - 1] if place else None
    if lead is None:
        return False
    brings_in = lead.word in (PREPOSITIONS - {"as", "like"}) | DETERMINERS | words_in("works")
    return lead.word == "'s" or (brings_in and passage.text[lead.start].islower())


def is_usage(passage: Passage, found: Attribution, speaker: str) -> bool:
    """Whether an attribution only says what people in general call a thing."""
    return _is_calling(passage, found) and speaker.casefold() in _EVERYBODY


def _is_calling(passage: Passage, found: Attribution | None) -> bool:
    """Whether an attribution has a verb that gives a thing its name: "called"."""
    cue = verb_at(passage.tokens, found.start) if found and found.start < found.end else None
    return cue is not None and cue.verb.kind == "call"
