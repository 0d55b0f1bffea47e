"""Noun phrases among the tokens, from their last word backwards or from their first word on.

A noun phrase is what stands between function words. "of" ties any noun to the one before it; "for", "from", "in", "at"
and "with" tie it to a noun for somebody who speaks, or for a text: "a spokesman for the mayor".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslib.reading.name_types import words_in
from newslib.reading.speech.cues import finite_verb_at, verb_at
from newslib.reading.speech.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    NUMBERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TYING,
    is_adverb,
)
from newslib.reading.speech.quote_tokens import NAMES, Token, is_speaker_noun

LONGEST = 12  # tokens of a noun phrase
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES | OBJECTS | PRONOUNS | DAYS | DETERMINERS
_STANDING_ALONE = PRONOUNS | {"this", "that", "who", "which", "others", "one", "some", "many"}


class Phrase(NamedTuple):
    """Tokens `start` up to `end` that name somebody."""

    start: int
    end: int

    def head(self, tokens: Sequence[Token]) -> Token:
        """The last token."""
        return tokens[self.end - 1]


def may_be_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token can be part of a noun phrase: it is a name, or no function word, no adverb and no verb."""
    token = tokens[place]
    if token.kind in NAMES:
        return True
    if token.kind != "word" or token.word in _NO_NOUNS or is_adverb(token.word):
        return False
    return not (token.word.endswith(("ed", "said", "told")) and finite_verb_at(tokens, place))


def phrase_ending(tokens: Sequence[Token], last: int, floor: int) -> Phrase | None:
    """The noun phrase whose last token is `last` and that begins at `floor` or later, or None."""
    if last < floor:
        return None
    word = tokens[last].word
    if word in NUMBERS and last - 1 > floor and tokens[last - 1].word == "of":  # the mother of three
        return phrase_ending(tokens, last - 2, floor)
    if word in _STANDING_ALONE:
        return Phrase(last, last + 1)
    if not may_be_noun(tokens, last):
        return None
    first = last
    while first > floor and last - first < LONGEST:
        if tokens[first - 1].word in DETERMINERS:
            first -= 1
            if not _is_tie(tokens, first - 1, floor):
                break
        elif not (
            may_be_noun(tokens, first - 1) or tokens[first - 1].word == "'s" or _is_tie(tokens, first - 1, floor)
        ):
            break
        first -= 1
    while first < last and tokens[first].word in ("'s", "of"):
        first += 1
    return Phrase(first, last + 1)


def _is_tie(tokens: Sequence[Token], place: int, floor: int) -> bool:
    """Whether a token is a preposition that ties what follows to the noun before it: "board of", "spokesman for"."""
    if place <= floor or tokens[place].word not in TYING | {"on"}:
        return False
    if tokens[place].word == "of":
        return tokens[place - 1].kind in ("word", "ORG") and may_be_noun(tokens, place - 1)
    return _takes_ties(tokens[place - 1])


def _takes_ties(noun: Token) -> bool:
    return noun.kind == "word" and (is_speaker_noun(noun.word) or noun.word in words_in("documents"))


def phrase_starting(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at `first`; of it, or of the apposition after it, only the person, if there is one.

    None where no noun phrase begins there.
    """
    end = first
    limit = min(len(tokens), first + LONGEST)
    while end < limit and _continues(tokens, end, first):
        end += 1
    while end > first and (tokens[end - 1].word in DETERMINERS or tokens[end - 1].word in ("of", "for", "'s")):
        end -= 1
    if end == first:
        return None
    for place in range(first, end):
        if tokens[place].kind == "PERSON" and not owns(tokens, place):
            return Phrase(first, end) if _is_part(tokens, place, first) else Phrase(place, place + 1)
    return _named_after(tokens, first, end) or Phrase(first, end)


def _continues(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether a token belongs to the noun phrase that begins at `first`."""
    token = tokens[place]
    if place == first:
        return token.word in PRONOUNS | DETERMINERS or token.word == "'s" or may_be_noun(tokens, place)
    before = tokens[place - 1]
    if token.word in PRONOUNS or tokens[first].word in PRONOUNS:
        return False
    if token.word == "'s":
        return True
    if token.word in TYING:
        return token.word == "of" or _takes_ties(before)
    return before.kind != "PERSON" and (token.word in DETERMINERS or may_be_noun(tokens, place))


def owns(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name has a possessive's end: "Li's"."""
    return place + 1 < len(tokens) and tokens[place + 1].word == "'s"


def _is_part(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether a person only tells whose: "a spokesman for Li", "the widow of Li", "the Li campaign"."""
    following = place + 1
    common = following < len(tokens) and tokens[following].kind == "word" and may_be_noun(tokens, following)
    if common and not verb_at(tokens, following):
        return True
    before = place - 1
    while before > first and is_title(tokens[before].word):
        before -= 1
    return before > first and tokens[before].word in PREPOSITIONS


def is_title(word: str) -> bool:
    """Whether a word stands before names and is no part of them: "Dr", "sheriff"."""
    return word in words_in("titles") or word + "." in words_in("titles")


def _named_after(tokens: Sequence[Token], first: int, end: int) -> Phrase | None:
    """The name in the apposition right after a common noun: "a teacher from Swindon, Ann Lee"."""
    if tokens[end - 1].kind == "ORG" and end - first <= 2:
        return None
    comma = end
    while comma < len(tokens) and comma - end < LONGEST and tokens[comma].kind in ("word", *NAMES):
        comma += 1
    if comma + 1 >= len(tokens) or tokens[comma].word != "," or tokens[comma + 1].kind != "PERSON":
        return None
    closed = comma + 2 >= len(tokens) or tokens[comma + 2].kind in ("stop", "mark", "quote")
    return Phrase(comma + 1, comma + 2) if closed else None
