"""Peoples and their places: "Ukrainian" belongs to "Ukraine"."""

from __future__ import annotations

from collections import Counter

import pytest

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import demonyms, listed_type, place_of, places, words_in
from newslib.reading.names import listed_aliases

LINES = [line.split(" = ") for line in load_lexicon("demonym_places")]
COMMON_NAMES = {"Chad", "Georgia", "Jordan"}  # given names and surnames too, so that no list calls them places


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Ukrainian", "Ukraine"),
        ("Ukrainians", "Ukraine"),
        ("British", "United Kingdom"),
        ("Dutch", "Netherlands"),
        ("North Koreans", "North Korea"),
        ("Nigerien", "Niger"),
        ("Londoners", "London"),
        ("UKRAINIAN", "Ukraine"),
        ("Ukraine", ""),
        ("Buddhist", ""),
        ("polish", ""),
        ("", ""),
    ],
)
def test_a_people_has_its_place(word: str, place: str) -> None:
    assert place_of(word) == place


def test_no_form_stands_twice_or_in_both_lists() -> None:
    forms = Counter(form for _, several in LINES for form in several.split("; "))
    forms.update(load_lexicon("demonyms"))
    assert [form for form, count in forms.items() if count > 1] == []


def test_every_form_is_a_people_and_every_place_a_place() -> None:
    assert {listed_type(form) for _, several in LINES for form in several.split("; ")} == {"GROUP"}
    assert {place for place, _ in LINES} - places() == COMMON_NAMES
    assert demonyms() & words_in("given_names") == set()


def test_places_have_the_name_that_the_aliases_give_them() -> None:
    assert [place for place, _ in LINES if listed_aliases().get(place, place) != place] == []


def test_no_form_is_an_alias_of_two_names() -> None:
    lines = [line.split(" = ") for line in load_lexicon("aliases")]
    forms = Counter(form for name, several in lines for form in [name, *several.split("; ")])
    assert [form for form, count in forms.items() if count > 1] == []


def test_a_seat_of_power_is_not_its_state() -> None:
    assert {"Kremlin", "White House", "Pentagon", "Downing Street"} & set(listed_aliases()) == set()
