"""What verbs are said to act on: "approved the plan", "the plan was approved".

Read with the tagger and the parser of the small English model. They are no part of reading names, because they take as
long again; here only the sentences that are asked for are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from newslib.errors import NewslibError
from newslib.reading.entities import LONGEST_INPUT, MODEL, MOST_REMEMBERED


class VerbObject(NamedTuple):
    """A verb and its object: both in their base form, and where each stands in the text."""

    verb: str
    noun: str
    verb_start: int
    verb_end: int
    noun_start: int
    noun_end: int


@cache
def parser() -> Any:
    """The model with its tagger and its parser, loaded once.

    Raises
    ------
    NewslibError
        Where spaCy or its model is not installed.
    """
    try:
        import spacy

        return spacy.load(MODEL, exclude=["ner"])
    except (ImportError, OSError) as error:
        raise NewslibError(
            f"reading verbs needs spaCy 3.8 and its model {MODEL} (got: {type(error).__name__}: {error})"
        ) from error


def verb_objects(texts: Sequence[str]) -> list[list[VerbObject]]:
    """The verbs with an object of each text: a common noun that is their direct object, or their passive subject.

    >>> [(found.verb, found.noun) for found in verb_objects(["The board approved the plan."])[0]]
    [('approve', 'plan')]
    """
    new = [text for text in dict.fromkeys(texts) if text not in _remembered]
    if len(_remembered) + len(new) > MOST_REMEMBERED:
        _remembered.clear()
        new = list(dict.fromkeys(texts))
    documents = parser().pipe([text[:LONGEST_INPUT] for text in new]) if new else []
    for text, document in zip(new, documents, strict=True):
        _remembered[text] = list(map(_found, filter(_is_object, document)))
    return [list(_remembered[text]) for text in texts]


_remembered: dict[str, list[VerbObject]] = {}  # a sentence is read once, for it takes long


def _is_object(token: Any) -> bool:
    return token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass") and token.head.pos_ == "VERB"


def _found(token: Any) -> VerbObject:
    verb = token.head
    places = (verb.idx, verb.idx + len(verb.text), token.idx, token.idx + len(token.text))
    return VerbObject(verb.lemma_.casefold(), token.lemma_.casefold(), *places)
