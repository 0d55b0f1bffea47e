"""Clauses, passives and adjectives, as the parser of the small English model sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newslib.analysis.manner.telling import Stretch, Telling, stretches, words_in
from newslib.reading.capitals import with_usual_capitals
from newslib.reading.entities import LONGEST_INPUT, LONGEST_WORD
from newslib.reading.mentions import straighten
from newslib.reading.verb_objects import parser

_NO_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")
_PASSIVE = frozenset(["auxpass", "nsubjpass", "csubjpass"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "auxpass", "expl"])


class Grammar(NamedTuple):
    """What the parser found: the evidence, and where comparatives and superlatives begin."""

    found: tuple[Stretch, ...]
    comparatives: frozenset[int]


def grammar(telling: Telling) -> Grammar:
    """Clauses (by their verb), passives (from the auxiliary to the verb) and adjectives of a half.

    A clause is a verb with what depends on it, finite or not; auxiliaries are part of their verb, and a participle
    before a noun ("the injured man") is none. It is passive where the parser gives it a passive auxiliary or subject,
    or joins it to such a verb with nothing of its own between ("was arrested and charged"). A word with hyphens is an
    adjective where a part of it is. Of a sentence, the first 50,000 characters are read.
    """
    found: list[Stretch] = []
    comparatives: set[int] = set()
    texts = with_usual_capitals([straighten(row.text) for row in telling.sentences], _headlines(telling))
    readable = [_NO_WORD.sub(lambda match: " " * len(match.group()), text)[:LONGEST_INPUT] for text in texts]
    for row, document in zip(telling.sentences, parser().pipe(readable), strict=True):
        place = (telling.half, int(row.sentence))
        offset = int(row.start)
        for token in filter(_is_clause, document):
            end = offset + token.idx + len(token.text)
            found.append(Stretch("clauses", *place, offset + token.idx, end))
            if _is_passive(token):
                found.append(Stretch("passives", *place, offset + _first(token), end))
        adjectives = {offset + token.idx for token in document if token.pos_ == "ADJ"}
        words = [word for word in words_in(row) if not adjectives.isdisjoint(range(word.start, word.end))]
        found += stretches("adjectives", telling, words)
        comparatives.update(offset + token.idx for token in document if token.tag_ in ("JJR", "JJS", "RBR", "RBS"))
    return Grammar(tuple(found), frozenset(comparatives))


def _headlines(telling: Telling) -> list[bool]:
    return [row.kind == "headline" for row in telling.sentences]


def _is_clause(token: Any) -> bool:
    if token.pos_ == "VERB":
        return token.dep_ not in ("amod", "compound", "aux", "auxpass", "prep", "case")
    return token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")


def _is_passive(token: Any) -> bool:
    if any(child.dep_ in _PASSIVE for child in token.children):
        return True
    if token.dep_ != "conj" or token.tag_ != "VBN" or any(child.dep_ in _SUBJECTS for child in token.children):
        return False
    return _is_passive(token.head)


def _first(token: Any) -> int:
    """Where a passive begins: at its nearest auxiliary, else at the verb."""
    return max(_auxiliaries(token), default=int(token.idx))


def _auxiliaries(token: Any) -> Iterator[int]:
    return (int(child.idx) for child in token.children if child.dep_ == "auxpass" and child.idx < token.idx)
