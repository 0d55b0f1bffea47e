"""Whether two forms may be one bearer's, and what makes them two."""

from __future__ import annotations

import pytest

from newslib.analysis.claims.claim import Claim
from newslib.analysis.claims.name_forms import are_two, is_short_for, same_name, spelled_alike, words_in_form


def name(text: str, kind: str) -> Claim:
    return Claim("A", 0, 0, len(text), text, kind, text)


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        ("Voss", "Ida Voss", "person", "one has more words of the name"),
        ("Ida Voss’s", "Ida Voss", "person", "one has more words of the name"),
        ("Karl Lund", "Karl Lund Jr.", "person", ""),
        ("Karl Lund Sr.", "Karl Lund Jr.", "person", ""),
        ("Harbour Trust", "Oslo Harbour Trust", "organisation", "one has more words of the name"),
        ("Mexico", "New Mexico", "place", ""),
        ("Sudan", "South Sudan", "place", ""),
        ("California", "Southern California", "place", "one has more words of the name"),
        ("Oslo", "Port of Oslo", "place", "one has more words of the name"),
        ("Anti-Fraud Office", "Antifraud Office", "organisation", "the same letters"),
        ("River Crossings Authority", "RCA", "organisation", "one is short for the other"),
        ("RCA", "River Crossings Authority", "organisation", "one is short for the other"),
        ("Marit Hallowes", "Marit Hallows", "person", "spelled another way"),
        ("Great Prairie Trust", "Great Prarie Trust", "organisation", "spelled another way"),
        ("Ballina", "Ballena", "place", ""),
        ("Ida Voss", "Karl Lund", "person", ""),
    ],
)
def test_why_two_names_are_one(one: str, other: str, kind: str, why: str) -> None:
    assert same_name(name(one, kind), name(other, kind)) == why
    assert same_name(name(other, kind), name(one, kind)) == why


def test_a_place_in_the_name_of_an_organisation_is_held_against_no_list_of_places() -> None:
    assert same_name(name("Mexico", "place"), name("New Mexico", "organisation")) == "one has more words of the name"


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("NHS", "National Health Service", True),
        ("HMRC", "HM Revenue and Customs", True),
        ("U.A.E.", "United Arab Emirates", True),
        ("Calif.", "California", True),
        ("Mich.", "Minnesota", False),
        ("Lab.", "Alabama", False),
        ("UK", "Ukraine", False),
        ("IRA", "Iran", False),
        ("UN", "United States", False),
        ("U.S.", "United Nations", False),
        ("UAE", "United States", False),
        ("OSLO", "Oslo", False),
        ("U.", "United Nations", False),
        (".", "Florida", False),
        ("Florida.", "Fla", False),
    ],
)
def test_initials_have_those_of_the_name(short: str, long: str, fits: bool) -> None:
    assert is_short_for(short, long) is fits


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Harris", "Morris", False),  # three of six letters once a doubled one counts once
        ("Hansen", "Hanson", True),
        ("Anna Maria Holm", "Anna Marie Holm", True),  # one of several given names
        ("Anna Maria Holm", "Hanna Marie Holm", False),
        ("Anna Holm", "Hanna Holm", False),
        ("Anna Maria Holm", "Anna Holm", False),
        ("Anna Maria Holm", "Anna Berta Holm", False),
        ("Holm", "Anna Holms", True),
        ("Yan", "Jan", False),  # too short
        ("Philipsen", "Filipsen", True),
        ("Diaz", "Dias", True),
        ("Knox", "Knocks", True),
        ("Ostrava", "Petkov", False),
    ],
)
def test_spellings(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is spelled_alike(other, one) is alike


def test_the_same_name_is_no_other() -> None:
    for kind in ("place", "person"):
        assert not are_two(kind, "Mexico", "mexico")


def test_words_are_terms() -> None:
    assert words_in_form("Ida Voss’s U.S. boat") == {"ida", "voss", "u.s.", "boat"}
    assert words_in_form("—") == frozenset()
