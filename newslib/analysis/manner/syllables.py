"""How many syllables a word has when it is read aloud."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from newslib.reading.words import term_of

LONGEST_LETTERS: Final = (
    3  # capitals that are spelled out where they are no known word: FBI; longer ones are read, NATO
)
_SPELLED = re.compile(r"(?:[a-z]\.)+[a-z]?\.?")
_TITLES: Final = {"mr": 2, "mrs": 2, "dr": 2}  # the dictionary reads their letters as a word
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")


@cache
def syllables(word: str) -> int | None:
    """The syllables of a word; None for one that has figures or letters other than a to z (accents aside).

    From the dictionary of the package syllapy, and by its rule for words that are not there. Letters are counted where
    a reader names them, and "n't" where it is a syllable of its own, which the rule does not know.

    >>> [syllables(word) for word in ("harbour", "U.S.", "FBI", "didn't", "won’t", "state-run", "2024")]
    [2, 2, 3, 2, 1, 2, None]
    """
    term = _plain(term_of(word))
    if _SPELLED.fullmatch(term):
        return _named(term)
    if not _WORD.fullmatch(term):
        return None
    if _is_spelled(word, term):
        return _named(term)
    return sum(map(_of_part, term.split("-")))


def _plain(term: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", term) if not unicodedata.combining(c))


def _named(letters: str) -> int:
    """The syllables of letters named one by one: "double-u" has three."""
    return sum(3 if letter == "w" else 1 for letter in letters if letter.isalpha())


def _is_spelled(word: str, term: str) -> bool:
    """Whether capitals are named one by one: a few that are no known word, or more without a vowel among them."""
    import syllapy

    capitals = len(term) > 1 and term.isalpha() and word[: len(term)].isupper()
    return capitals and term not in syllapy.WORD_DICT and (len(term) <= LONGEST_LETTERS or not _VOWELS & set(term))


def _of_part(part: str) -> int:
    import syllapy

    if part in _TITLES:
        return _TITLES[part]
    stem = part.removesuffix("n't")
    if stem and stem != part:
        return _of_part(stem) + (stem[-1] in "dstv")
    return int(
        syllapy.count(part.partition("'")[0] if part.endswith(("'ll", "'re", "'ve", "'d", "'m", "'s")) else part)
    )
