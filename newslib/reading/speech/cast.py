"""Who has been named in a half of a story, and whom a pronoun can mean there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newslib.reading.name_types import words_in
from newslib.reading.speech.function_words import PREPOSITIONS
from newslib.reading.speech.noun_phrases import Phrase, owns
from newslib.reading.speech.quote_tokens import Token
from newslib.reading.speech.subjects import FARTHEST

MOST_IN_VIEW = 30  # names that are remembered
GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_WOMEN = frozenset(["ms", "ms.", "mrs", "mrs.", "miss", "lady", "dame", "queen", "princess", "duchess", "sister"])
_MEN = frozenset(["mr", "mr.", "sir", "lord", "king", "prince", "duke", "father", "brother", "pope"])
_COMPANIES = frozenset(["company", "firm", "club", "bank"])


@cache
def gender_of_name(given: str) -> str:
    """The gender that a given name tells: "f", "m", or "" where it tells none.

    >>> gender_of_name("Mary"), gender_of_name("John"), gender_of_name("Robin"), gender_of_name("Zyx")
    ('f', 'm', '', '')
    """
    if given in words_in("shared_names"):
        return ""
    if given in words_in("women_names"):
        return "f"
    return "m" if given in words_in("given_names") else ""


def gender_of_title(title: str) -> str:
    """The gender that a title tells.

    >>> gender_of_title("mrs."), gender_of_title("chairman"), gender_of_title("dr.")
    ('f', 'm', '')
    """
    if title in _WOMEN or title.endswith("woman"):
        return "f"
    return "m" if title in _MEN or title.endswith("man") else ""


class Cast:
    """The names of a half, those last in view first, as far as they have been read."""

    def __init__(self) -> None:
        self._gender: dict[str, str] = {}
        self._people: list[str] = []
        self._organisations: list[str] = []
        self._first: dict[str, None] = {}  # organisations in the order in which the story first named them
        self._last_other = ""  # the last source that is no person

    def see(self, tokens: Sequence[Token], first: int, last: int) -> None:
        """Read a sentence, the tokens `first` up to `last`: whoever stands first in it is in view afterwards."""
        self._first |= dict.fromkeys(token.name for token in tokens[first:last] if token.kind == "ORG")
        for place in range(last - 1, first - 1, -1):
            token = tokens[place]
            if token.kind == "PERSON":
                self._learn(token.name, tokens[place - 1].word if place else "")
                _to_front(self._people, token.name)
            elif token.kind == "ORG":
                _to_front(self._organisations, token.name)

    def heard(self, speaker: str) -> None:
        """Keep in view who spoke last."""
        if speaker in self._gender:
            _to_front(self._people, speaker)
        elif speaker:
            self._last_other = speaker

    def _learn(self, name: str, title: str) -> None:
        """What a mention tells about a person's gender."""
        self._gender[name] = gender_of_title(title) or self._known_gender(name)

    def _known_gender(self, name: str) -> str:
        """The gender that is known of a person by title, pronoun or given name, or ""."""
        given, _, surname = name.partition(" ")
        return self._gender.get(name) or (gender_of_name(given) if surname else "")

    def _may_be(self, name: str, gender: str) -> bool:
        return self._known_gender(name) in ("", gender)

    # --- whom a word means

    def person(self, tokens: Sequence[Token], place: int) -> str:
        """The person whom the pronoun at a token means, or "": one of its sentence, else the last in view who fits."""
        gender = GENDERS[tokens[place].word]
        if inside := self._person_before(tokens, place, gender):
            return inside
        found = next((name for name in self._people if self._may_be(name, gender)), "")
        if found:
            self._gender[found] = gender  # for the next pronoun
        return found

    def _person_before(self, tokens: Sequence[Token], place: int, gender: str) -> str:
        """The person before a pronoun in its sentence who fits it best, or "".

        Best is somebody of whom the gender is known, then somebody who neither owns nor follows "of", then the first.
        """
        found, best = "", 4
        for at in _back(tokens, place):
            name = tokens[at].name
            if tokens[at].kind == "PERSON" and self._may_be(name, gender):
                rank = 2 * (not self._known_gender(name)) + (owns(tokens, at) or _is_governed(tokens, at))
                if rank <= best:
                    found, best = name, rank
        return found

    def several(self) -> str:
        """Whom "they" means: the last source that is no person, or ""."""
        return self._last_other

    def thing(self, tokens: Sequence[Token], place: int) -> str:
        """What "it" at a token means: its sentence's organisation, else the last source that is no person, or ""."""
        inside = [
            tokens[at].name for at in _back(tokens, place) if tokens[at].kind == "ORG" and not _is_governed(tokens, at)
        ]
        return (inside[-1] if inside else "") or self._last_other or next(iter(self._organisations), "")

    def organisation(self, tokens: Sequence[Token], phrase: Phrase) -> str:
        """The organisation that "the league" or "the company" means, or ""."""
        if phrase.end - phrase.start != 2 or tokens[phrase.start].word != "the" or phrase.head(tokens).kind != "word":
            return ""
        noun = phrase.head(tokens).word
        known = [t.name for t in reversed(tokens[max(0, phrase.start - FARTHEST) : phrase.start]) if t.kind == "ORG"]
        known += self._organisations
        for name in known:
            if noun in name.casefold().split():
                return name
        # Nothing more is said of "the company" when it is the one that the story is about: the first that it named.
        fitting = (name for name in [*self._first, *known] if not _is_public_body(name) and name not in self._gender)
        return next(fitting, "") if noun in _COMPANIES else ""


def _to_front(names: list[str], name: str) -> None:
    if name in names:
        names.remove(name)
    names.insert(0, name)
    del names[MOST_IN_VIEW:]


def _back(tokens: Sequence[Token], place: int) -> Sequence[int]:
    """The tokens before one in its sentence, from the nearest back."""
    floor = place
    while floor > 0 and tokens[floor - 1].kind != "stop" and place - floor < FARTHEST:
        floor -= 1
    return range(place - 1, floor - 1, -1)


def _is_governed(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].word in PREPOSITIONS


def _is_public_body(name: str) -> bool:
    """Whether an organisation's own name says that it is no company: a ministry, a union, an agency."""
    return any(word.casefold() in words_in("public_bodies") for word in name.split())
