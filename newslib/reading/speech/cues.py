"""Where a sentence attributes: verbs of saying and phrases such as "according to", among the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslib.reading.name_types import words_in
from newslib.reading.speech.function_words import AUXILIARIES, PASSIVE, PERFECT, RELATIVES, is_adverb
from newslib.reading.speech.quote_tokens import Token, is_speaker_noun
from newslib.reading.speech.speech_verbs import Verb, verb_forms

_PARTICIPLES = frozenset(["known", "shown", "sworn", "written", "sung", "spoken", "gone", "begun"])
_BEFORE_NOUNS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "these", "of", "'s", "no", "any", "my", "our", "your"]
)
_PLURALS = frozenset(["to", "i", "we", "you", "they", "people", "police"])


class Cue(NamedTuple):
    """A verb that attributes: tokens `start` up to `end`, and which verb it is."""

    start: int
    end: int
    verb: Verb


def verb_at(tokens: Sequence[Token], place: int) -> Cue | None:
    """The verb of saying that begins at a token, or None; "was told" and "the claims" are none."""
    token = tokens[place]
    if token.kind != "word":
        return None
    for verb in verb_forms().get(token.word, ()):
        end = place + 1 + len(verb.rest)
        if tuple(other.word for other in tokens[place + 1 : end]) == verb.rest:
            if _is_other(tokens, place):
                return None
            going_on = not verb.finite and place > 0 and tokens[place - 1].word in PASSIVE  # "is telling"
            return Cue(place, end, verb._replace(finite=True) if going_on else verb)
    return None


def finite_verb_at(tokens: Sequence[Token], place: int) -> Cue | None:
    """The verb of saying at a token where it has a subject of its own, or None."""
    cue = verb_at(tokens, place)
    return cue if cue and cue.verb.finite else None


def _is_other(tokens: Sequence[Token], place: int) -> bool:
    """Whether the form is a passive or a noun here."""
    before = place - 1
    while before >= 0 and is_adverb(tokens[before].word):
        before -= 1
    word = tokens[place].word
    lead = tokens[before].word if before >= 0 else ""
    if word in _PARTICIPLES and lead not in PERFECT:
        return True
    if lead in PASSIVE:
        return not word.endswith("ing")
    if word.endswith(("ed", "ing")) or word in ("said", "told"):
        return word.endswith("ed") and lead in _BEFORE_NOUNS
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    noun = word if word in words_in("noun_verbs") else word.removesuffix("s")
    may_be_noun = noun in words_in("noun_verbs")
    if after in PASSIVE or (after == "of" and may_be_noun) or lead in _BEFORE_NOUNS or lead == "this":
        return True
    return may_be_noun and not _has_fitting_subject(tokens, before, noun != word)


def _has_fitting_subject(tokens: Sequence[Token], before: int, singular: bool) -> bool:
    """Whether the token before a form that may be a noun is a subject that makes it a verb."""
    if before < 0:
        return False
    token = tokens[before]
    if token.kind in ("mark", "quote") or token.word in RELATIVES or token.word in ("and", "or", "but"):
        return True
    if singular:
        return token.kind in ("PERSON", "ORG") or token.word in ("he", "she", "it") or is_speaker_noun(token.word)
    fitting = token.word in AUXILIARIES or token.word in _PLURALS
    return fitting or (token.kind in ("word", "GROUP") and token.word.endswith("s"))
