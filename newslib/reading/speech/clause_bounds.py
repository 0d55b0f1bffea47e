"""Where a reported clause begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from newslib.reading.speech.cue_phrases import phrase_at
from newslib.reading.speech.cues import Cue, finite_verb_at, verb_at
from newslib.reading.speech.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_auxiliary,
    is_finite,
)
from newslib.reading.speech.noun_phrases import Phrase, phrase_starting
from newslib.reading.speech.quote_tokens import NAMES, Token, is_speaker_noun

LONGEST_LEAD = 8  # tokens between a cue and its "that"
LONGEST_LINK = 7  # tokens from a conjunction to the next cue: "and the mayor of the town said"
FARTHEST = 60  # tokens among which a verb is looked for
_OPEN = frozenset(["said", "says", "say"])  # verbs after which any words are a clause
_NO_CLAUSE = (PREPOSITIONS - {"like", "as", "about", "at", "among", "between", "under", "over"}) | {
    "to",
    "so",
    "what",
    "how",
    "why",
}
_OWNING = frozenset(["which", "who", "whose", "known", "based", "or"])
_MONEY = frozenset("$£€")


def has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a stretch holds something like a finite verb."""
    for place in range(start, min(end, start + FARTHEST)):
        token = tokens[place]
        if token.kind != "word" or not is_finite(token.word):
            continue
        if is_auxiliary(token.word):
            return True
        if place > start and tokens[place - 1].word not in ("to", "the", "a"):
            return True
    return False


def trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """A clause without marks and conjunctions at its edges."""
    while start < end and (_is_edge(tokens[start], "([$£€#") or tokens[start].word in ("but", "and", "that")):
        start += 1
    while end > start and _is_edge(tokens[end - 1], ")]%"):
        end -= 1
    return start, end


def _is_edge(token: Token, kept: str) -> bool:
    return token.kind == "stop" or (token.kind == "mark" and token.word not in kept)


def clause_start(tokens: Sequence[Token], cue: Cue, last: int) -> int | None:
    """Where the clause after a cue begins, with "that" or without; None where there is none."""
    start = _after_that(tokens, cue, last)
    return start if start is not None else _without_that(tokens, cue, last)


def _after_that(tokens: Sequence[Token], cue: Cue, last: int) -> int | None:
    """The token after the "that" of a cue, with at most an addressee and a time between."""
    for place in range(cue.end, min(cue.end + LONGEST_LEAD, last - 1)):
        token = tokens[place]
        following = tokens[place + 1]
        if token.word == "that":
            return None if following.word in AUXILIARIES else place + 1
        other = verb_at(tokens, place) if place > cue.end else None
        if (other and not other.verb.weak) or token.kind in ("stop", "quote"):
            return None
        if token.word in AUXILIARIES or token.word in CONJUNCTIONS or (token.kind == "mark" and token.word != ","):
            return None
        if token.word == "to" and not _may_be_told(following):
            return None
    return None


def _may_be_told(token: Token) -> bool:
    """Whether a token after "to" begins a noun phrase and no infinitive."""
    return token.kind in NAMES or token.word in DETERMINERS or is_speaker_noun(token.word)


def _without_that(tokens: Sequence[Token], cue: Cue, last: int) -> int | None:
    """Where a clause without "that" begins after a cue: when and to whom are passed over."""
    place = cue.end
    if place >= last or cue.verb.rest == ("on",):
        return None
    if cue.verb.kind == "tell":
        addressee = phrase_starting(tokens, place)
        if tokens[place].word in OBJECTS - {"it"}:
            place += 1
        elif addressee:
            place = _addressee_end(tokens, addressee, last)
        else:
            return None
    while place < last and (tokens[place].word in DAYS or _is_on_day(tokens, place)):
        place += 1 + _is_on_day(tokens, place)
    if place >= last or tokens[place].word in _NO_CLAUSE:
        return None
    if tokens[place].kind == "quote" or (not tokens[place].counts and tokens[place].word not in _MONEY):
        return None
    return place if tokens[cue.start].word in _OPEN or _opens_clause(tokens, place) else None


def _is_on_day(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is the "on" of "on Monday"."""
    return tokens[place].word in ("on", "in") and place + 1 < len(tokens) and tokens[place + 1].word in DAYS


def _addressee_end(tokens: Sequence[Token], addressee: Phrase, last: int) -> int:
    """The token after whom is told: the noun phrase may run into the clause, and ends where that has its subject."""
    for place in range(addressee.start + 1, min(addressee.end, last)):
        if tokens[place].word in PRONOUNS | {"the", "there"}:
            return place
    runs_on = addressee.end < last and tokens[addressee.end].word in AUXILIARIES
    return addressee.end - (runs_on and addressee.end - addressee.start > 1)


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun, or a noun phrase with a finite verb after it, stands here."""
    if tokens[place].word in PRONOUNS | {"there"}:
        return True
    noun = phrase_starting(tokens, place)
    return noun is not None and has_verb(tokens, noun.end, min(noun.end + 1, len(tokens)))


def clause_end(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where a reported clause ends: before the next cue of the sentence, or a quotation that goes on with it."""
    for place in range(start + 1, last):
        token = tokens[place]
        joins = token.word in ("but", "and") or (token.word in CONJUNCTIONS and tokens[place - 1].word == ",")
        if joins and _next_cue(tokens, place, last):
            return place
        if token.kind == "quote" and tokens[place - 1].word in (",", ":"):
            return place
        if token.word == "," and place + 1 < last and phrase_at(tokens, place + 1):
            return place
    return last


def _next_cue(tokens: Sequence[Token], conjunction: int, last: int) -> Cue | None:
    """The cue that begins another report after a conjunction: "but said", "but it insisted"."""
    for place in range(conjunction + 1, min(conjunction + LONGEST_LINK, last)):
        cue = finite_verb_at(tokens, place)
        if cue and cue.verb.kind in ("say", "tell", "call"):
            return cue
        if tokens[place].kind not in ("word", *NAMES) or tokens[place].word in AUXILIARIES | PREPOSITIONS - {"of"}:
            return None
    return None


def after_source(tokens: Sequence[Token], start: int, last: int) -> int:
    """The token after the comma that ends a noun phrase with its appositions; `last` where there is none."""
    commas = [place for place in range(start, last) if tokens[place].word == ","]
    if not commas:
        return last
    if len(commas) > 1:
        following = tokens[commas[0] + 1].word
        noun = following in ("a", "an", "the") and not has_verb(tokens, commas[0] + 1, commas[1])
        described = noun and commas[1] + 1 < last and tokens[commas[1] + 1].word not in RELATIVES
        if following in _OWNING or (described and has_verb(tokens, commas[1] + 1, last)):
            return commas[1] + 1
    return commas[0] + 1
