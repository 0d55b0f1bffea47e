"""Which words are easy by Dale and Chall: on their list, or inflected from it as their instructions allow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from newslib.reading.lexicons import load_lexicon
from newslib.reading.numerals import TEENS, TENS, UNITS
from newslib.reading.words import term_of

_NUMERALS: Final = frozenset([*UNITS, *TEENS, *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"])
_SHORT: Final = frozenset(["a.m.", "p.m.", "mr", "mrs"])
"""What the list has with a full stop, or its rules name."""
_CONTRACTED: Final = ("n't", "'ll", "'re", "'ve", "'d", "'m", "'s")
_VOWELS: Final = frozenset("aeiou")


@cache
def is_easy(word: str, *, compared: bool = False) -> bool:
    """Whether a word counts as easy, names aside.

    It does where it is on the list; where it is a form of a word there in -s, -ed, -ing, -n or -ly, or, `compared`
    (a comparative or superlative, no "builder"), in -er or -est; where all parts of a word with hyphens are easy; and
    where it is a number. Two endings are one too many: "easily", "clippings".

    >>> is_easy("stopped"), is_easy("larger", compared=True), is_easy("builder"), is_easy("decision")
    (True, True, False, False)
    """
    term = term_of(word)
    if is_numeral(term) or term in _SHORT:
        return True
    parts = term.split("-")
    return _is_listed(term) or all(_is_form(part, compared) for part in parts)


def is_numeral(term: str) -> bool:
    """Whether a term is a number, in figures or in a word: "12", "21st", "two", "million"."""
    return any(map(str.isdigit, term)) or term in _NUMERALS


@cache
def _easy() -> frozenset[str]:
    return frozenset(load_lexicon("easy_words"))


def _is_listed(term: str) -> bool:
    return term in _easy()


def _is_form(term: str, compared: bool) -> bool:
    if _is_listed(term) or term in _NUMERALS:
        return True
    for ending in _CONTRACTED:
        if term.endswith(ending) and _is_listed(term.removesuffix(ending)):
            return True
    return any(len(root) > 1 and _is_listed(root) for root in _roots(term, compared))


def _roots(term: str, compared: bool) -> Iterator[str]:
    """What a term may be a regular form of."""
    if term.endswith("s"):
        yield term[:-1]
        if term.endswith(("ses", "xes", "zes", "shes", "ches", "oes")):
            yield term[:-2]
        if term.endswith("ies"):
            yield term[:-3] + "y"
    if term.endswith("ly"):
        yield term[:-2]
    if term.endswith("n"):
        yield term[:-1] if term.endswith(("en", "wn")) else ""
    for ending in ("ed", "ing", *(("er", "est") if compared else ())):
        if term.endswith(ending):
            yield from _stems(term.removesuffix(ending))


def _stems(stem: str) -> Iterator[str]:
    """The words whose form is a stem and an ending that begins with a vowel: plan-ned, mak(e)-ing, carri-ed."""
    yield stem
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        yield stem[:-1]
