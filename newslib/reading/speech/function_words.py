"""Function words by class: what stands in a sentence of English whatever it is about."""

from __future__ import annotations

from functools import cache

from newslib.reading.lexicons import load_lexicon


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Class -> its words."""
    found: dict[str, set[str]] = {}
    for line in load_lexicon("function_words"):
        kind, word = line.split()
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def words_of_class(kind: str) -> frozenset[str]:
    """The function words of one class.

    >>> "has" in words_of_class("auxiliary"), "river" in words_of_class("auxiliary")
    (True, False)
    """
    return _classes()[kind]


AUXILIARIES = words_of_class("auxiliary")
PASSIVE = words_of_class("passive")
PERFECT = words_of_class("perfect")
PREPOSITIONS = words_of_class("preposition")
CONJUNCTIONS = words_of_class("conjunction")
RELATIVES = words_of_class("relative")
DETERMINERS = words_of_class("determiner")
POSSESSIVES = words_of_class("possessive")
PRONOUNS = words_of_class("pronoun")
OBJECTS = words_of_class("object")
DAYS = words_of_class("day")
TIMES = words_of_class("time")
NUMBERS = words_of_class("number")
TYING = frozenset(["of", "for", "from", "in", "at", "with"])  # prepositions that tie a noun to the one before it


def is_adverb(word: str) -> bool:
    """Whether a word stands between subject and verb, or after it, without being either.

    >>> is_adverb("later"), is_adverb("sharply"), is_adverb("family")
    (True, True, False)
    """
    if word in words_of_class("adverb"):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in words_of_class("noun")


def is_finite(word: str) -> bool:
    """Whether a word is a finite verb by its form, as far as that can be told.

    >>> is_finite("would"), is_finite("closed"), is_finite("rose"), is_finite("being"), is_finite("bridge")
    (True, True, True, False, False)
    """
    return word.endswith("ed") or word in words_of_class("finite") or is_auxiliary(word)


def is_auxiliary(word: str) -> bool:
    """Whether a word is an auxiliary in a finite form: "has", "would"; not "being"."""
    return word in AUXILIARIES and word not in ("'s", "being", "been", "having")
