"""What people are said to be, read from the words beside their names."""

from __future__ import annotations

import pytest

from newslib.analysis.claims.claim import Claim, Finding
from newslib.analysis.claims.roles import match_roles, persons_of, roles_of

NAME = "Ida Voss"


def claim(text: str, half: str = "A", number: int = 0, at: int = 10, kind: str = "person") -> Claim:
    start = at + text.index(NAME)
    return Claim(half, number, start, start + len(NAME), NAME, kind, NAME)


def roles(text: str) -> list[str]:
    return [role.text for role in roles_of(claim(text), {0: (10, text)})]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ida Voss, the port's chief engineer, left.", "the port's chief engineer"),
        ("Ida Voss, a nurse, left.", "a nurse"),
        ("Ida Voss, 41, a nurse, left.", "a nurse"),
        ("Ida Voss, aged 41, a nurse, left.", "a nurse"),
        ("We left, said Ida Voss, a nurse from Oslo.", "a nurse from Oslo"),
        ("Ida Voss, head of the port and owner of a boat, left.", "head of the port"),
        ("Ida Voss, who chairs the port, left.", "who chairs the port"),
        ("Ida Voss, the nurse who sings, left.", "the nurse"),
        ("The port director Ida Voss left.", "port director"),
        ("The port’s director, Ida Voss, left.", "port’s director"),
        ("“The director Ida Voss left.”", "director"),
        ("Kelmar’s director Ida Voss left.", "director"),
        ("Its former director Ida Voss left.", "former director"),
        ("Ida Voss, a long serving chief engineer of the old port, left.", "a long serving chief engineer of"),
    ],
)
def test_a_role_stands_before_or_after_a_name(text: str, role: str) -> None:
    assert roles(text) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Voss left.",
        "Ida Voss, after a long winter, left.",
        "Ida Voss, who was a director, left.",  # a clause
        "Ida Voss, the Director, left.",  # a title in capitals is part of a name
        "Ida Voss, but no doctor, left.",
        "He wrote to director Ida Voss.",  # where the role begins cannot be told
        "Her house, old and dark, Ida Voss sold.",
        "It was port director Ida Voss.",  # a sentence
        "Ida Voss, the former, left.",  # no office
        "Ida Voss, the or, left.",
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert roles(text) == []


def test_a_role_knows_where_it_stands() -> None:
    text = "Rain fell on the old town and on the harbour for the whole of the long night; port director Ida Voss left."
    [role] = roles_of(claim(text), {0: (10, text)})
    assert (role.kind, role.value, role.half, role.sentence) == ("wording", "port director", "A", 0)
    assert text[role.start - 10 : role.end - 10] == "port director"


# --- two versions


def match(a: list[str], b: list[str]) -> list[Finding]:
    texts = {number: (number * 1000, text) for number, text in enumerate([*a, *b])}
    claims = [
        claim(text, "A" if number < len(a) else "B", number, at) for number, (at, text) in texts.items() if NAME in text
    ]
    return list(match_roles(persons_of(claims, {}), texts))


@pytest.mark.parametrize(
    ("a", "b", "note"),
    [
        ("Ida Voss, a nurse, left.", "Ida Voss, a teacher, left.", "other words for what Ida Voss is"),
        ("Ida Voss, a nurse, left.", "The nurse Ida Voss left.", ""),
        ("Ida Voss, chairwoman of the port, left.", "Ida Voss, who chairs the port, left.", ""),
        ("Ida Voss, its spokeswoman, left.", "Ida Voss, a spokesperson, left.", ""),
        ("Ida Voss, who runs the port, left.", "Ida Voss, the port owner, left.", ""),
        ("Ida Voss, who owns the port, left.", "Ida Voss, the port owner, left.", ""),
        ("Ida Voss, a nurse, left.", "Ida Voss, his mother, left.", ""),  # one may be both
        ("Ida Voss, his mother, left.", "Ida Voss, a nurse, left.", ""),
        ("Ida Voss, a nurse, left.", "Ida Voss left.", ""),
        ("Ida Voss, the director, left.", "Ida Voss, deputy director, left.", "“deputy” stands in one version alone"),
        ("Ida Voss, former director, left.", "Ida Voss, the director, left.", "“former” stands in one version alone"),
        ("Ida Voss, the former director, left.", "The former director Ida Voss left.", ""),
    ],
)  # fmt: skip
def test_two_roles_of_one_person(a: str, b: str, note: str) -> None:
    findings = match([a], [b])
    assert [(finding.status, finding.note) for finding in findings] == [("possible", note)] * bool(note)


def test_one_role_in_common_is_enough_and_a_qualifier_counts_where_each_says_one() -> None:
    assert match(["Ida Voss, a nurse, left.", "Ida Voss, a teacher, left."], ["Ida Voss, a teacher, left."]) == []
    director, deputy = "Ida Voss, the director, left.", "Ida Voss, the deputy director, left."
    assert match([director, director], [deputy]) == []


def test_the_evidence_is_the_first_role_of_each_version() -> None:
    [finding] = match(["Ida Voss left.", "Ida Voss, a nurse, left."], ["Ida Voss, the mayor, left."])
    assert finding.a is not None
    assert finding.b is not None
    assert (finding.a.sentence, finding.a.text, finding.b.sentence, finding.b.text) == (1, "a nurse", 2, "the mayor")


def test_mentions_go_by_person_and_a_renamed_one_stays_who_he_was() -> None:
    def named(half: str, name: str, kind: str = "person") -> Claim:
        return Claim(half, 0, 0, 1, name, kind, name)

    a, b, place = named("A", "Ida Voss"), named("B", "Eda Voss"), named("A", "Oslo", "place")
    ship = named("B", "Ida Voss", "place")
    assert list(persons_of([a, ship], {})) == [([a], [])]
    other, new = named("B", "Ida Voss"), named("B", "Karl Lund")
    assert list(persons_of([a, b, place], {"Eda Voss": "Ida Voss"})) == [([a], [b])]
    assert list(persons_of([a, other, new], {})) == [([a], [other])]
    assert list(persons_of([a, b], {})) == [([a], [])]
