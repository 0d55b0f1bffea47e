"""Formulas of readability, over the words and sentences of this suite."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newslib.analysis.manner.easy_words import is_easy
from newslib.analysis.manner.syllables import syllables
from newslib.analysis.manner.telling import Telling, Word


def mean_syllables(words: Collection[Word]) -> float | None:
    """Syllables a word, over the words that have any to count; None where none has.

    Figures are left out: how many syllables "2024" has depends on who reads it (as Flesch advises).
    """
    counted = [number for word in words if (number := syllables(word.text)) is not None]
    return sum(counted) / len(counted) if counted else None


def flesch(words_a_sentence: float, syllables_a_word: float) -> float:
    """Flesch reading ease: about 0 (hard) to 100 (easy), open at both ends.

    206.835 - 1.015 * words a sentence - 84.6 * syllables a word (R. Flesch, "A New Readability Yardstick", Journal of
    Applied Psychology 32, 1948).
    """
    return 206.835 - 1.015 * words_a_sentence - 84.6 * syllables_a_word


def flesch_kincaid(words_a_sentence: float, syllables_a_word: float) -> float:
    """Flesch-Kincaid grade: years of school in the United States; more is harder.

    0.39 * words a sentence + 11.8 * syllables a word - 15.59 (J. P. Kincaid and others, "Derivation of New Readability
    Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975).
    """
    return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59


def dale_chall(words_a_sentence: float, percent_hard: float) -> float:
    """Dale-Chall score: about 4 (easy) to 10 and more (hard).

    0.1579 * percent of hard words + 0.0496 * words a sentence, and 3.6365 more where over 5 percent of the words are
    hard (E. Dale and J. S. Chall, "A Formula for Predicting Readability", Educational Research Bulletin 27, 1948).
    """
    return 0.1579 * percent_hard + 0.0496 * words_a_sentence + (3.6365 if percent_hard > 5 else 0.0)


def hard_words(telling: Telling, comparatives: Collection[int]) -> Iterator[Word]:
    """The words that are hard by Dale and Chall; `comparatives` are where comparatives and superlatives begin.

    A word within a name is easy. (Their instructions say so of persons and places; here it goes for every name.)
    """
    named = {place for name in telling.names for place in range(int(name.start), int(name.end))}
    for word in telling.words:
        if word.start not in named and not is_easy(word.text, compared=word.start in comparatives):
            yield word
