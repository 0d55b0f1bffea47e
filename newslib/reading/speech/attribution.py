"""The cue and the source of a quotation in marks, looked for where newspapers put them.

In this order: right after the quotation (“…,” she said), before it in its sentence (She said “…”, She said: “…”), at
the end of its sentence (The plan is “bad” for all, she said), at its beginning (To her it is “bad”).
"""

from __future__ import annotations

from collections.abc import Sequence

from newslib.reading.speech.clauses import Passage
from newslib.reading.speech.cue_phrases import Attribution, attribution_at, phrase_at
from newslib.reading.speech.cues import Cue, verb_at
from newslib.reading.speech.function_words import PREPOSITIONS
from newslib.reading.speech.noun_phrases import Phrase
from newslib.reading.speech.quote_tokens import NAMES, Token, is_speaker_noun
from newslib.reading.speech.subjects import FARTHEST, sentence_subject, subject_of

LATEST = 30  # tokens between a quotation and the attribution at the end of its sentence
MOST_CROSSED = 10  # quotations between a quotation and its cue
LONGEST_LABEL = 4  # tokens before the colon of "Ann Lee: “…”"
LONGEST_SIGNATURE = 8  # tokens after the dash of "“…” — Ann Lee"
_DASHES = frozenset("—–-―")


def attribution_of(passage: Passage, place: int, opens: bool) -> Attribution | None:
    """The attribution of the quotation that is token `place`, or None.

    `opens` tells whether the quotation is the first thing in its sentence.
    """
    tokens = passage.tokens
    floor, limit = sentence_bounds(tokens, place)
    found = _right_after(passage, place) if opens or _is_finished(passage, place) else None
    return found or _before(tokens, place, floor) or _late(tokens, place, limit) or _viewer(tokens, place, floor)


def sentence_bounds(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """The tokens of the sentence around `place`, no farther than can matter."""
    floor, limit = place, place + 1
    crossed = 0
    while floor > 0 and place - floor < FARTHEST and crossed < MOST_CROSSED and tokens[floor - 1].kind != "stop":
        floor -= 1
        crossed += tokens[floor].kind == "quote"
    crossed = 0
    while limit < len(tokens) and limit - place < LATEST and crossed < MOST_CROSSED and tokens[limit].kind != "stop":
        crossed += tokens[limit].kind == "quote"
        limit += 1
    return floor, limit


# --- after the quotation


def _is_finished(passage: Passage, place: int) -> bool:
    """Whether a quotation ends as one does before its speaker: with a comma, a question or a cry."""
    following = passage.tokens[place + 1].word if place + 1 < len(passage.tokens) else ""
    return passage.text[passage.quote_at(place).end - 1] in ",?!—–-…" or following in (",", "—", "–", "―")


def _right_after(passage: Passage, place: int) -> Attribution | None:
    """“…,” said X; “…,” X said; “…” — X."""
    tokens = passage.tokens
    first = place + 1
    if first < len(tokens) and tokens[first].kind == "stop":
        signed = first + 1 < len(tokens) and tokens[first + 1].word in _DASHES
        first += signed or passage.text[passage.quote_at(place).end - 1] in "?!,…"
    dash = first < len(tokens) and tokens[first].word in _DASHES
    while first < len(tokens) and (tokens[first].word in _DASHES or tokens[first].word == ","):
        first += 1
    if first >= len(tokens):
        return None
    return attribution_at(tokens, first) or (_signature(passage, first) if dash else None)


def _signature(passage: Passage, first: int) -> Attribution | None:
    """The name, and nothing else, after a quotation and a dash."""
    tokens = passage.tokens
    end = first
    while end < len(tokens) and end - first <= LONGEST_SIGNATURE and tokens[end].kind in ("word", *NAMES):
        end += 1
    capitals = all(passage.text[token.start].isupper() for token in tokens[first:end])
    ended = end >= len(tokens) or tokens[end].kind in ("stop", "mark")
    return Attribution(first, first, Phrase(first, end)) if end > first and capitals and ended else None


def _late(tokens: Sequence[Token], place: int, limit: int) -> Attribution | None:
    """The attribution at the end of the sentence, after a comma."""
    for at in range(place + 1, limit - 1):
        if tokens[at].word in (",", "—", "–") or tokens[at].kind == "quote":
            found = attribution_at(tokens, at + 1)
            if found and found.source:
                return found
        elif phrase := phrase_at(tokens, at):
            return phrase
    return None


# --- before the quotation


def _before(tokens: Sequence[Token], place: int, floor: int) -> Attribution | None:
    """The nearest cue before the quotation in its sentence, or the name and colon right before it."""
    colon = place - 1 if place > floor and tokens[place - 1].word == ":" else None
    if colon is not None and (label := _label(tokens, floor, colon)):
        return label
    weak: Cue | None = None
    for at in range(place - 1, floor - 1, -1):
        phrase = phrase_at(tokens, at)
        if phrase and not weak:
            return phrase
        cue = verb_at(tokens, at)
        if cue and cue.end <= place:
            if not cue.verb.weak:
                return _with_as(tokens, cue, place, floor)
            weak = weak or cue
    if weak:
        return _with_as(tokens, weak, place, floor)
    source = sentence_subject(tokens, floor, colon) if colon is not None else None
    return Attribution(place, place, source) if source else None


def _label(tokens: Sequence[Token], floor: int, colon: int) -> Attribution | None:
    """The name, and nothing else, between the beginning of a sentence and a colon: Ann Lee: “…”."""
    words = tokens[floor:colon]
    if not 0 < len(words) <= LONGEST_LABEL or any(verb_at(tokens, at) for at in range(floor, colon)):
        return None
    plain = all(t.kind in NAMES or (t.kind == "word" and t.word not in PREPOSITIONS) for t in words)
    named = words[-1].kind in ("PERSON", "ORG") or is_speaker_noun(words[-1].word)
    return Attribution(colon, colon, Phrase(floor, colon)) if plain and named else None


def _with_as(tokens: Sequence[Token], cue: Cue, place: int, floor: int) -> Attribution:
    """The attribution by a verb before a quotation, with the "as" that leads over to it: "described as"."""
    end = cue.end + (cue.end == place - 1 and tokens[cue.end].word == "as")
    return Attribution(cue.start, end, subject_of(tokens, cue, floor))


def _viewer(tokens: Sequence[Token], place: int, floor: int) -> Attribution | None:
    """Who sees it so, where the sentence begins with it: "For X, …", "To her …"."""
    if place - floor < 3 or tokens[floor].word not in ("for", "to"):
        return None
    source = Phrase(floor + 1, floor + 2)
    if tokens[floor + 1].kind == "PERSON":
        return Attribution(floor, floor, source)
    return Attribution(floor, floor + 2, source) if tokens[floor + 1].word in ("him", "her") else None


# --- in other sentences


def colon_before(passage: Passage) -> Attribution | None:
    """The attribution in the last sentence of a block that ends with a colon: what follows the block is quoted."""
    tokens = passage.tokens
    last = len(tokens) - 1
    while last >= 0 and tokens[last].kind == "stop":
        last -= 1
    if last < 1 or tokens[last].word != ":":
        return None
    floor, _ = sentence_bounds(tokens, last)
    found = _before(tokens, last, floor)
    if found and found.source:
        return found
    if tokens[last - 1].kind in ("PERSON", "ORG"):  # in the words of Ann Lee:
        return Attribution(last, last, Phrase(last - 1, last))
    source = sentence_subject(tokens, floor, last)
    return Attribution(last, last, source) if source else None


def source_ending(tokens: Sequence[Token], end: int) -> Phrase | None:
    """Who says something in the sentence that ends before token `end`, in marks or not; None where nobody does."""
    floor, _ = sentence_bounds(tokens, end - 1) if end > 0 else (0, 0)
    for place in range(end - 1, floor - 1, -1):
        cue = verb_at(tokens, place)
        if cue and cue.verb.finite and not cue.verb.weak:
            return subject_of(tokens, cue, floor)
    return None
