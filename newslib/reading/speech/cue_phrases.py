"""A cue and its source, read from one place on: "said X", "X said", "according to X", "in her words"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newslib.reading.lexicons import load_lexicon
from newslib.reading.speech.cues import finite_verb_at
from newslib.reading.speech.function_words import CONJUNCTIONS, PREPOSITIONS, RELATIVES
from newslib.reading.speech.noun_phrases import Phrase, phrase_ending, phrase_starting
from newslib.reading.speech.quote_tokens import NAMES, Token
from newslib.reading.speech.subjects import subject_before

LONGEST_OWNER = 8  # tokens of "in the union leader's words"
NEAR = 18  # tokens between a quotation and the verb after it
_COMPARING = frozenset(["as", "like"])  # as X put it
_NO_BEGINNING = (CONJUNCTIONS | RELATIVES | PREPOSITIONS) - _COMPARING


class Attribution(NamedTuple):
    """A cue (tokens `start` up to `end`; none where no words attribute) and who is named with it, if anybody."""

    start: int
    end: int
    source: Phrase | None


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the phrases that attribute, in words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in load_lexicon("attribution_phrases"):
        words = tuple(line.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def phrase_at(tokens: Sequence[Token], place: int) -> Attribution | None:
    """The phrase that attributes ("according to X", "in her words") at a token, or None."""
    for phrase in _phrases().get(tokens[place].word, ()):
        if "*" not in phrase:
            end = place + len(phrase)
            if tuple(token.word for token in tokens[place:end]) == phrase:
                return Attribution(place, end, phrase_starting(tokens, end))
        elif found := _owned_phrase(tokens, place, phrase[-1]):
            return found
    return None


def _owned_phrase(tokens: Sequence[Token], place: int, noun: str) -> Attribution | None:
    """A phrase around whoever owns the words: "in her words", "in the union's view"."""
    for end in range(place + 2, min(place + LONGEST_OWNER, len(tokens))):
        if tokens[end].kind not in ("word", *NAMES):
            return None
        if tokens[end].word == noun:
            if tokens[end - 1].word == "'s":
                return Attribution(place, end + 1, phrase_ending(tokens, end - 2, place + 1))
            owner = tokens[end - 1].word in ("his", "her", "its", "their")
            return Attribution(place, end + 1, Phrase(end - 1, end)) if owner else None
    return None


def attribution_at(tokens: Sequence[Token], first: int) -> Attribution | None:
    """The attribution that begins at token `first`, or None."""
    if phrase := phrase_at(tokens, first):
        return phrase
    if cue := finite_verb_at(tokens, first):
        source = phrase_starting(tokens, cue.end)
        return Attribution(cue.start, cue.end, source) if source else None
    opening = tokens[first]
    if opening.kind not in ("word", *NAMES) or opening.word in _NO_BEGINNING:
        return None
    for place in range(first + 1, min(first + NEAR, len(tokens))):
        if tokens[place].kind in ("stop", "quote"):
            return None
        if cue := finite_verb_at(tokens, place):
            source = subject_before(tokens, place, first)
            # Nothing but the subject stands between: a verb further on belongs to another clause.
            whole = source and source.start <= first + (opening.word in _COMPARING)
            return Attribution(cue.start, cue.end, source) if whole else None
    return None
