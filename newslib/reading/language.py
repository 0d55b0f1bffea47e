"""Whether a text is English, which names, facts, quotations and grammar are tuned to."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from newslib.reading.words import is_stop

LATIN: Final = 0.9  # of the words with letters, written in a to z, accents aside; in each of our own stories all are
FUNCTION_WORDS: Final = 0.25  # of the words; our stories have 0.40 and more, German, French and Spanish about 0.1
FEW: Final = 30  # words, below which a text may be a headline, and have few function words whatever its language


def is_english(terms: Sequence[str]) -> bool:
    """Whether what is tuned to English can be asked of a text: Latin letters, and English function words.

    Parameters
    ----------
    terms : sequence of str
        The terms of its words (`newslib.reading.words.term_of`), in any order.

    Returns
    -------
    bool
        True also for a text without words, and for one of fewer than `FEW` in Latin letters: nothing speaks against it.
    """
    lettered = [term for term in terms if any(map(str.isalpha, term))]
    if sum(map(_has_latin, lettered)) < LATIN * len(lettered):
        return False
    return len(terms) < FEW or sum(map(is_stop, terms)) >= FUNCTION_WORDS * len(terms)


def _has_latin(term: str) -> bool:
    """Whether a letter of a term is one of a to z, accents aside; others may stand beside it."""
    return term.isascii() or any(c.isascii() and c.isalpha() for c in unicodedata.normalize("NFKD", term))
