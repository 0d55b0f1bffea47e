"""Where a name stands that nothing marked as one."""

from __future__ import annotations

import pytest

from newslib.analysis.claims.claim import Claim
from newslib.analysis.claims.name_mentions import Name, Text
from tests.tiny import sentences_of


def found(form: str, *texts: str, kind: str = "place", marked: str = "") -> list[str]:
    """The words that stand for a name in these sentences, in which another name is marked."""
    table = sentences_of(list(texts))
    whole = " ".join(texts)
    at = whole.find(marked) if marked else -1
    names = [Claim("A", 0, at, at + len(marked), marked, kind, marked)] if marked else []
    name = Name(kind, form, b=[Claim("B", 9, 900, 900 + len(form), form, kind, form)])
    claims = Text(table, names).find(name)
    assert all(whole[claim.start : claim.end] == claim.text for claim in claims)
    assert all(texts[claim.sentence].find(claim.text) >= 0 and claim.value == form for claim in claims)
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("form", "kind", "text", "words"),
    [
        ("Oslo", "place", "They met in OSLO.", ["OSLO"]),
        ("Oslo", "place", "They met in Bergen.", []),
        ("Ali", "person", "In California they met Ali.", ["Ali"]),
        ("Mali", "place", "From SOMALIA they went to Mali.", ["Mali"]),
        ("Iran", "place", "Iranians left Iran.", ["Iran"]),
        ("St. Mary's", "organisation", "They met at St. Mary's.", ["St. Mary's"]),
        ("Al Noor", "place", "They met in Al-Noor and in Al Noor.", ["Al-Noor"]),
        ("Ida Voss", "person", "They met Ida and Karl Voss.", []),
        ("Turkey", "place", "They ate turkey.", []),
        ("Turkey", "place", "They ate turkey in Turkey.", ["Turkey"]),
        ("Will", "person", "They will meet.", []),
        ("WHO", "organisation", "They are those who met.", []),
        ("Coastguard", "organisation", "They met the coastguard.", ["coastguard"]),
        ("Democrats", "group", "They met democrats.", ["democrats"]),
        ("Ida Voss", "person", "They met ida voss.", ["ida voss"]),
        ("—", "place", "They met — in Oslo.", []),
    ],
)
def test_a_name_is_found_as_whole_words(form: str, kind: str, text: str, words: list[str]) -> None:
    assert found(form, text, kind=kind) == words


def test_the_first_mention_counts() -> None:
    assert found("Oslo", "Rain fell.", "It hit Oslo.", "It left OSLO.") == ["Oslo"]


def test_the_words_of_another_longer_name_are_not_this_name() -> None:
    assert found("Sudan", "They left South Sudan.", marked="South Sudan") == []
    assert found("Sudan", "They left South Sudan for Sudan.", marked="South Sudan") == ["Sudan"]
    assert found("California", "They left Southern California.", marked="Southern California") == ["California"]
    assert found("Karl Lund", "They met Karl Lund Jr. here.", kind="person", marked="Karl Lund Jr.") == []


def test_the_longest_form_is_looked_up() -> None:
    text = Text(sentences_of(["Voss left."]), [])
    name = Name("person", "Ida Voss", b=[Claim("B", 9, 90, 90 + len(form), form, "person", "Ida Voss") for form in
                                         ("Voss", "Ida Voss")])  # fmt: skip
    assert text.find(name) == []
    assert text.by_sentence() == {0: {"voss", "left"}}
