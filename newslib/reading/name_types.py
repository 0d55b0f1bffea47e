"""The word lists of names, and what they say of a whole name.

The model was trained on other people's conventions and guesses where it does not know. Word lists do not guess: a
country is a place, and its people are a group.
"""

from __future__ import annotations

import re
from functools import cache

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


@cache
def words_in(name: str) -> frozenset[str]:
    """The entries of the lexicon `name`, for look-up."""
    return frozenset(load_lexicon(name))


@cache
def demonyms() -> frozenset[str]:
    """Adjectives and nouns for peoples, faiths and parties, with their plurals."""
    singular = words_in("demonyms")
    plural = {f"{word}s" for word in singular if not word.endswith(("s", "h", "ese", "x"))}
    return singular | plural | frozenset(_demonym_places())


@cache
def _demonym_places() -> dict[str, str]:
    """Adjective or noun for the people of a place -> the place."""
    lines = (line.split(" = ") for line in load_lexicon("demonym_places"))
    return {form: place for place, forms in lines for form in forms.split("; ")}


def place_of(demonym: str) -> str:
    """The country, region or city whose people or things a word names, under its usual name; "" where it has none.

    >>> place_of("Ukrainian"), place_of("Londoners"), place_of("Buddhist")
    ('Ukraine', 'London', '')
    """
    return _demonym_places().get(demonym) or _loud_demonym_places().get(demonym, "")


@cache
def _loud_demonym_places() -> dict[str, str]:
    """The same for forms in capitals, as headlines have them."""
    return {form.upper(): place for form, place in _demonym_places().items()}


@cache
def listed_aliases() -> dict[str, str]:
    """Form -> name, from the list of forms that mean the same wherever news uses them."""
    found: dict[str, str] = {}
    for line in load_lexicon("aliases"):
        name, _, forms = line.partition(" = ")
        found[name] = name
        found |= {form.strip(): name for form in forms.split(";")}
    return found


@cache
def places() -> frozenset[str]:
    """Countries, regions and cities, by all their names."""
    return _with_aliases(words_in("countries") | words_in("regions") | words_in("cities"))


@cache
def organisations() -> frozenset[str]:
    """Organisations that are known by name, agencies and teams among them."""
    return _with_aliases(words_in("organisations") | words_in("agencies") | words_in("teams"))


def _with_aliases(names: frozenset[str]) -> frozenset[str]:
    """The names and all other forms of the same."""
    known = {listed_aliases().get(name, name) for name in names}
    return names | {form for form, name in listed_aliases().items() if name in known}


@cache
def given_names() -> frozenset[str]:
    """Given names, as evidence that a name of several words is a person."""
    return words_in("given_names") | words_in("women_names") | words_in("world_names")


def listed_type(name: str) -> str:
    """The type that the word lists give to a whole name, or "".

    >>> listed_type("Ukraine"), listed_type("Ukrainians"), listed_type("Blinken")
    ('PLACE', 'GROUP', '')
    """
    name = re.sub(r"\s+(?='s\b)", "", name) if "'s" in name else name
    if name in demonyms():
        return "GROUP"
    if name in organisations():
        return "ORG"
    return "PLACE" if name in places() else ""
