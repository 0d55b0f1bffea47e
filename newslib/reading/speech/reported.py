"""Reported speech: the clause that tells what a source said, without marks.

Three places are looked at: after the cue (X said that …), before it (…, X said) and around it (On Monday, X said, …).
What is taken for a clause must hold a finite verb; "said no" and "told the board" report no clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslib.reading.speech.clause_bounds import after_source, clause_end, clause_start, has_verb, trimmed
from newslib.reading.speech.cue_phrases import Attribution, phrase_at
from newslib.reading.speech.cues import Cue, verb_at
from newslib.reading.speech.function_words import AUXILIARIES, CONJUNCTIONS, DAYS, PREPOSITIONS, PRONOUNS, is_adverb
from newslib.reading.speech.noun_phrases import Phrase, phrase_ending, phrase_starting
from newslib.reading.speech.quote_tokens import NAMES, Token
from newslib.reading.speech.subjects import subject_before, subject_of

SHORTEST = 3  # words of a reported clause
LONGEST = 200  # tokens of a reported clause, and of what stands before its cue
LONGEST_TAIL = 12  # tokens of when, where and to whom after a cue
MOST_IN_MARKS = 0.6  # of a clause's characters; what is quoted as it was spoken is not reported
_AFTER_TAIL = frozenset(["but", "and", "who", "which", "as", "though", "although"])


class Reported(NamedTuple):
    """A reported clause: its tokens, and the attribution."""

    start: int
    end: int
    attribution: Attribution


def reported_clauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[Reported]:
    """The reported clauses of the sentence that is tokens `first` up to `last`, in the order of their cues."""
    place = first
    while place < last:
        near, far = max(first, place - LONGEST), min(last, place + LONGEST)
        phrase = phrase_at(tokens, place)
        cue = None if phrase else verb_at(tokens, place)
        found = _by_phrase(tokens, phrase, near, far) if phrase else None
        if cue and cue.verb.finite and cue.verb.kind != "speak":
            found = _by_verb(tokens, cue, near, far)
        place = max(place + 1, cue.end if cue else 0, phrase.end if phrase else 0)
        if found:
            start, end = trimmed(tokens, found.start, found.end)
            if _is_report(tokens[start:end]):
                yield Reported(start, end, found.attribution)
                # A report within a report is part of it.
                place = end if start >= place else place


def _is_report(clause: Sequence[Token]) -> bool:
    """Whether a clause is long enough to be one, and most of it stands outside of marks."""
    words = sum(token.kind in ("word", *NAMES) for token in clause)
    if words < SHORTEST or (clause[0].kind == "quote" and words <= 2 * SHORTEST):
        return False
    quoted = sum(token.end - token.start for token in clause if token.kind == "quote")
    return quoted <= MOST_IN_MARKS * (clause[-1].end - clause[0].start)


def _by_phrase(tokens: Sequence[Token], cue: Attribution, first: int, last: int) -> Reported | None:
    """The clause around "according to": after its noun where the sentence begins with it, else before it."""
    if not cue.source:
        return None
    if any(token.counts and token.word not in CONJUNCTIONS for token in tokens[first : cue.start]):
        return Reported(_own_start(tokens, first, cue.start), cue.start, cue)
    return Reported(after_source(tokens, cue.end, last), last, cue)


def _own_start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the clause before a cue begins: with the sentence, or after its last semicolon."""
    semicolons = (place + 1 for place in range(end - SHORTEST - 1, first, -1) if tokens[place].word == ";")
    return next(semicolons, first)


# --- verbs


def _by_verb(tokens: Sequence[Token], cue: Cue, first: int, last: int) -> Reported | None:
    """The clause of a finite verb: before it, around it or after it."""
    if inverted := _inverted(tokens, cue, first, last):
        return inverted
    source = subject_of(tokens, cue, first) if _has_subject(tokens, cue, first) else None
    before = tokens[cue.start - 1].word if cue.start > first else ""
    if not source or before.endswith("ing") or tokens[source.end - 1].word in ("this", "that", "what", "which", "who"):
        return None
    if cue.verb.weak and tokens[cue.start].word.endswith("ing"):
        return None
    attribution = Attribution(cue.start, cue.end, source)
    if cue.verb.kind == "call":
        return _put_at(tokens, attribution, last)
    if cue.verb.kind == "expect":
        return _expected(tokens, attribution, last)
    comma = _comma_before(tokens, source, first)
    if comma is not None:
        clause = has_verb(tokens, first, comma)
        after = cue.end + 1 if tokens[cue.end].word == "," and cue.end + 1 < last else None
        linked = after is not None and tokens[after].word in CONJUNCTIONS
        if clause and (linked or _is_tail(tokens, cue.end, last)):
            return Reported(_own_start(tokens, first, comma), comma, attribution)
        if after is not None:
            return Reported(after, clause_end(tokens, after, last), attribution)
    return _following(tokens, cue, attribution, last)


def _inverted(tokens: Sequence[Token], cue: Cue, first: int, last: int) -> Reported | None:
    """The clause of "…, said X", X described or not."""
    if cue.verb.kind != "say" or cue.start - first < SHORTEST or tokens[cue.start - 1].word != ",":
        return None
    source = phrase_starting(tokens, cue.end)
    if not source or tokens[source.start].word in PRONOUNS | {"that"} or not has_verb(tokens, first, cue.start):
        return None
    if source.end < last and tokens[source.end].kind == "word" and tokens[source.end].word in AUXILIARIES:
        return None
    attribution = Attribution(cue.start, cue.end, source)
    return Reported(_own_start(tokens, first, cue.start), cue.start, attribution)


def _has_subject(tokens: Sequence[Token], cue: Cue, first: int) -> bool:
    """Whether a verb has a subject of its own or shares one: "said A but denied B"."""
    if subject_before(tokens, cue.start, first):
        return True
    return cue.start > first and tokens[cue.start - 1].word in ("and", "but", "or")


def _comma_before(tokens: Sequence[Token], source: Phrase, first: int) -> int | None:
    """Where the clause before a subject ends: at the comma, or after the quotation, that stands there; or None."""
    place = source.start - 1
    while place > first and tokens[place].word in ("the", "a", "its", "his", "her"):
        place -= 1
    if place <= first:
        return None
    if tokens[place].kind == "quote":
        return place + 1
    if tokens[place].word != ",":
        return None
    noun = phrase_ending(tokens, place - 1, first)  # "…, its maker, X, said": the comma before "its" is the one
    named = noun and tokens[source.end].word == "," and noun.start - 1 > first and tokens[noun.start - 1].word == ","
    return noun.start - 1 if noun and named else place


def _is_tail(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Whether nothing but when, where and to whom follows a cue in its sentence."""
    end = next((place for place in range(start, last) if tokens[place].word == ","), last)
    if end < last:
        following = tokens[end + 1].word if end + 1 < last else ""
        if not (following.endswith("ing") or following in _AFTER_TAIL):
            return False
    rest = [token for token in tokens[start:end] if token.counts]
    if not rest:
        return True
    if len(rest) > LONGEST_TAIL or any(token.kind == "quote" or token.word == "that" for token in rest):
        return False
    opening = rest[0]
    told = opening.word in PREPOSITIONS or opening.word in DAYS or is_adverb(opening.word) or opening.word == "the"
    return (told or opening.kind in NAMES) and not has_verb(tokens, start, end)


def _expected(tokens: Sequence[Token], attribution: Attribution, last: int) -> Reported | None:
    """The clause of "expects X to do": a noun and an infinitive."""
    noun = phrase_starting(tokens, attribution.end)
    if not noun or not any(token.word == "to" for token in tokens[noun.start + 1 : noun.end + 4]):
        return None
    return Reported(attribution.end, clause_end(tokens, attribution.end, last), attribution)


def _put_at(tokens: Sequence[Token], attribution: Attribution, last: int) -> Reported | None:
    """What stands after "put" in "put the damage at $2 million"."""
    if tokens[attribution.start].word not in ("put", "puts"):
        return None
    for place in range(attribution.end + 1, min(attribution.end + 10, last - 1)):
        if tokens[place].word == "at":
            figure = tokens[place + 1].word
            timed = place + 2 < last and tokens[place + 2].word in ("a.m.", "p.m.", "am", "pm", "o'clock")
            counted = figure in "$£€" or (figure.replace(",", "").isdigit() and not timed)
            return Reported(attribution.end, last, attribution) if counted else None
    return None


def _following(tokens: Sequence[Token], cue: Cue, attribution: Attribution, last: int) -> Reported | None:
    """The clause after a cue, with "that" or without."""
    start = clause_start(tokens, cue, last)
    if start is None:
        return None
    end = clause_end(tokens, start, last)
    goes_on = end < last and tokens[end].kind == "quote"
    if (goes_on or tokens[start - 1].word != "that") and not has_verb(tokens, start, end):
        return None
    return Reported(start, end, attribution)
