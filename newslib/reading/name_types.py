"""What a name is by its own words: the word lists, and what they say of a form.

The model was trained on other people's conventions and guesses where it does not know. Word lists do not guess: a
country is a place, what ends in "Ministry" is an organisation, "Karen Smith" is a person.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from newslib.reading.lexicons import load_lexicon

# What the model's labels are called here. What is missing (dates, quantities, languages, laws) is no entity.
TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
}
_SMALL = frozenset(
    [
        "al",
        "ap",
        "ben",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "van",
        "von",
    ]
)
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d+[A-Z]?\s[A-Z]")  # a make of aircraft, car or weapon


@cache
def words_in(name: str) -> frozenset[str]:
    """The entries of the lexicon `name`, for look-up."""
    return frozenset(load_lexicon(name))


@cache
def demonyms() -> frozenset[str]:
    """Demonyms with their plurals in -s."""
    singular = words_in("demonyms")
    return singular | {f"{word}s" for word in singular if not word.endswith(("s", "h", "ese", "x"))}


@cache
def places() -> frozenset[str]:
    """Countries, regions and cities."""
    return words_in("countries") | words_in("regions") | words_in("cities")


@cache
def organisations() -> frozenset[str]:
    """Organisations that are known by name, agencies among them."""
    return words_in("organisations") | words_in("agencies")


@cache
def _event_words() -> dict[str, str]:
    """Last word of a name -> EVENT, or "" for prizes and laws."""
    pairs = (line.split() for line in load_lexicon("event_words"))
    return {word: "EVENT" if kind == "event" else "" for kind, word in pairs}


def listed_type(name: str) -> str:
    """The type that the word lists give to a whole name, or "".

    >>> listed_type("Ukraine"), listed_type("Ukrainians"), listed_type("Blinken")
    ('PLACE', 'GROUP', '')
    """
    name = re.sub(r"\s+(?='s\b)", "", name)
    if name in demonyms():
        return "GROUP"
    if name in organisations():
        return "ORG"
    return "PLACE" if name in places() else ""


def is_name(name: str) -> bool:
    """Whether a form can be a name: it has a capital or a script without capitals, and is no calendar word."""
    letters = [c for c in name if c.isalpha()]
    cased = any(c.isupper() for c in letters) or not any(c.islower() for c in letters)
    return bool(letters) and cased and len(name) > 1 and name not in words_in("no_names")


def is_organisation(name: str) -> bool:
    """Whether a name of several words has an organisation's word as a head: last, or before "of", "for", "on", "and".

    >>> is_organisation("Ministry of Fish"), is_organisation("Ministry Road")
    (True, False)
    """
    words = name.split()
    heads = words[-1:]
    heads += [word for word, following in pairwise(words) if following in ("of", "for", "on", "and")]
    return len(words) > 1 and any(word in words_in("organisation_words") for word in heads)


def is_full_name(name: str) -> bool:
    """Whether a name reads as a person's: two to four capitalised words, the first a common given name."""
    words = name.split()
    return (
        2 <= len(words) <= 4
        and words[0] in words_in("given_names")
        and all((word[0].isupper() and not (word.isupper() and len(word) > 2)) or word in _SMALL for word in words)
        and words[-1] not in _event_words()
        and words[-1] not in ("Center", "Centre", "Jr", "Show")
        and not is_organisation(name)
    )


def retype(name: str, kind: str) -> str:
    """The type of a name by its words where they tell it, else `kind`; "" where it is a thing with a name."""
    known = listed_type(name)
    if known:
        return known
    if kind not in ("PERSON", "ORG", "PLACE", "WORK"):
        return kind
    if _DESIGNATION.match(name) and kind != "WORK":
        return ""
    last = name.split()[-1] if " " in name else ""
    if last in _event_words() and kind != "WORK":
        return _event_words()[last]
    if is_full_name(name):
        return kind if kind == "WORK" or (last in words_in("place_words") and kind == "PLACE") else "PERSON"
    if is_organisation(name):
        return "ORG"
    # "City" ends the names of towns and of teams alike.
    if last in words_in("place_words") and last != "City" and kind != "WORK":
        return "PLACE"
    return kind
