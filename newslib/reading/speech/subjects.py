"""The subject of a verb of saying.

It stands right before the verb, or before what describes it (an apposition between commas, "who …", a phrase with a
preposition), or it is borrowed: "said A and denied B", "…, adding that".
"""

from __future__ import annotations

from collections.abc import Sequence

from newslib.reading.speech.cues import Cue, finite_verb_at
from newslib.reading.speech.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    is_adverb,
)
from newslib.reading.speech.noun_phrases import Phrase, owns, phrase_ending, phrase_starting
from newslib.reading.speech.quote_tokens import NAMES, Token

FARTHEST = 60  # tokens that are looked at on either side
MOST_APPOSITIONS = 4  # between a subject and its verb
MOST_ADJUNCTS = 4
_PARTS = frozenset([",", "—", "–", "-"])
_DESCRIBING = frozenset(
    [
        "or",
        "which",
        "who",
        "whose",
        "whom",
        "known",
        "a",
        "an",
        "one",
        "formerly",
        "once",
        "now",
        "also",
        "then",
        "r",
        "d",
    ]
)
_DESCRIBING_ENDS = ("ing", "ed", "familiar", "close")  # officials familiar with, sources close to


def subject_of(tokens: Sequence[Token], cue: Cue, floor: int) -> Phrase | None:
    """Who does what a verb of saying says, in the sentence that begins at `floor`."""
    before = tokens[cue.start - 1] if cue.start > floor else None
    if before and cue.verb.finite and before.word not in ("to", "and", "but", "or"):
        source = subject_before(tokens, cue.start, floor)
        if source:
            return source
    if before and not cue.verb.finite:
        if before.kind == "PERSON" or before.word in ("he", "she", "they"):
            return Phrase(cue.start - 1, cue.start)
        if tokens[floor].kind in ("PERSON", "ORG"):
            return Phrase(floor, floor + 1)
    for place in range(cue.start - 1, floor, -1):
        if finite_verb_at(tokens, place) and tokens[place - 1].word not in RELATIVES:
            source = subject_before(tokens, place, floor)
            if source:
                return source
    return sentence_subject(tokens, floor, cue.start)


def sentence_subject(tokens: Sequence[Token], floor: int, limit: int) -> Phrase | None:
    """Who a sentence is about: its first person, pronoun or organisation that owns nothing; else its first noun."""
    for kind in ("PERSON", "ORG"):
        for place in range(floor, min(limit, floor + FARTHEST)):
            token = tokens[place]
            alone = not owns(tokens, place) and (place == floor or tokens[place - 1].word not in PREPOSITIONS)
            if token.word in ("he", "she", "they", "it") or (token.kind == kind and alone):
                return Phrase(place, place + 1)
    if floor >= limit or tokens[floor].word in PREPOSITIONS | CONJUNCTIONS:
        return None
    return phrase_starting(tokens, floor)


def subject_before(tokens: Sequence[Token], verb: int, floor: int) -> Phrase | None:
    """The subject that ends right before a verb, adverbs and auxiliaries passed over; None where there is none."""
    last = verb - 1
    while last >= floor and _is_passed_over(tokens[last]):
        last -= 1
    if last - 2 >= floor and tokens[last].word in TIMES and tokens[last - 1].word in ("this", "last", "that", "later"):
        last -= 2
    last = _before_brackets(tokens, last, floor)
    if last < floor:
        return None
    token = tokens[last]
    if token.word in _PARTS:
        return _before_appositions(tokens, last, floor)
    if token.word in RELATIVES and token.word != "that":
        return _antecedent(tokens, last, floor)
    found = phrase_ending(tokens, last, floor)
    return _before_adjuncts(tokens, found, floor) if found and token.kind != "PERSON" else found


def _is_passed_over(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb."""
    word = token.word
    return token.kind == "word" and (word in AUXILIARIES or is_adverb(word) or word in DAYS or word == "to")


def _before_brackets(tokens: Sequence[Token], last: int, floor: int) -> int:
    """The token before a pair of brackets that ends at `last`, or `last` where there is none."""
    if last < floor or tokens[last].word not in (")", "]"):
        return last
    for place in range(last, max(floor, last - FARTHEST) - 1, -1):
        if tokens[place].word in ("(", "["):
            return place - 1
    return last - 1


def _antecedent(tokens: Sequence[Token], relative: int, floor: int) -> Phrase | None:
    """Whom "who" or "which" means: the noun before it, or the person whom that noun describes."""
    last = relative - 1
    while last >= floor and tokens[last].word in _PARTS:
        last -= 1
    found = phrase_ending(tokens, _before_brackets(tokens, last, floor), floor)
    if not found or found.head(tokens).kind in NAMES or found.start - 2 < floor:
        return found
    described = tokens[found.start - 1].word == "," and tokens[found.start - 2].kind == "PERSON"
    return Phrase(found.start - 2, found.start - 1) if described else found


def _before_adjuncts(tokens: Sequence[Token], found: Phrase, floor: int) -> Phrase:
    """The noun phrase before those with prepositions that belong to it: "protesters marching through the streets"."""
    for _ in range(MOST_ADJUNCTS):
        if found.start - 1 <= floor or tokens[found.start - 1].word not in PREPOSITIONS:
            break
        last = found.start - 2
        while last > floor and (tokens[last].word in ("and", "or") or _leads_over(tokens[last])):
            last -= 1
        earlier = phrase_ending(tokens, last, floor)
        if not earlier:
            break
        found = earlier
    return found


def _leads_over(token: Token) -> bool:
    return token.kind == "word" and token.word.endswith(_DESCRIBING_ENDS)


def _before_appositions(tokens: Sequence[Token], comma: int, floor: int) -> Phrase | None:
    """The subject before what describes it between commas; where the apposition is the name, the name."""
    end = comma
    innermost: Phrase | None = None
    for _ in range(MOST_APPOSITIONS):
        start = end
        while start > floor and tokens[start - 1].word not in _PARTS and comma - start < FARTHEST:
            start -= 1
        found = phrase_ending(tokens, _before_brackets(tokens, end - 1, start), start)
        innermost = innermost or found
        whole = found if found and found.start == start else None
        if start <= floor:
            return whole or innermost
        if whole and (_is_name(tokens, whole) or not _is_description(tokens, start, end, floor)):
            return whole
        end = start - 1
    return innermost


def _is_name(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a whole phrase between commas names somebody: a person, titles and all, or just an organisation."""
    kind = phrase.head(tokens).kind
    return kind == "PERSON" or (kind == "ORG" and phrase.end - phrase.start == 1)


def _is_description(tokens: Sequence[Token], start: int, end: int, floor: int) -> bool:
    """Whether the words `start` up to `end`, between two commas, only describe what stands before them."""
    left = phrase_ending(tokens, _before_brackets(tokens, start - 2, floor), floor)
    if left and left.head(tokens).kind in ("PERSON", "ORG"):
        return True
    token = tokens[start]
    word = token.word
    listed = word in _DESCRIBING or word in PREPOSITIONS
    return listed or word.endswith(("ing", "ed")) or word[:1].isdigit() or token.kind in ("PLACE", "mark")
