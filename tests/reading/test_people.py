"""Every kind of merge of persons' names, and beside it the names that must stay apart."""

from __future__ import annotations

import pytest

from newslib.reading.names import canonical_names


def named(*forms: str) -> list[str]:
    return [name for name, _ in canonical_names([("A", form, "PERSON") for form in forms], {})]


def reasons(*forms: str) -> list[str]:
    return [reason for _, reason in canonical_names([("A", form, "PERSON") for form in forms], {})]


@pytest.mark.parametrize(
    ("form", "name", "reason"),
    [
        ("JOSE HOLM", "José Holm", "other accents and capitals of José Holm"),
        ("Ann O’Hara", "Ann OHara", "other apostrophes of Ann OHara"),
        ("Ann Holm Lund", "Ann Holm-Lund", "other hyphens of Ann Holm-Lund"),
        ("Anna W. Holm", "Anna Holm", "Anna Holm with the middle name"),
        ("Anna Holm", "Anna W. Holm", "Anna W. Holm without the middle name"),
        ("Anna W. Holm", "Anna Wilma Holm", "other form of the middle name of Anna Wilma Holm"),
        ("Bill Holm", "William Holm", "nickname of William Holm"),
        ("William Holm", "Bill Holm", "full given name of Bill Holm"),
        ("A. Holm", "Anna Holm", "initial of Anna Holm"),
        ("Anna Hoffman", "Anna Hofman", "spelling within one letter of Anna Hofman"),
        ("Hillary", "Hillary Holm", "given name of Hillary Holm"),
        ("Holm", "Hillary Holm", "surname of Hillary Holm"),
    ],
)
def test_forms_of_one_person(form: str, name: str, reason: str) -> None:
    assert canonical_names([("A", name, "PERSON"), ("A", name, "PERSON"), ("B", form, "PERSON")], {})[2] == (
        name,
        reason,
    )


@pytest.mark.parametrize(
    "forms",
    [
        ["Bill Holm", "William Lund"],
        ["Bob Holm", "Bill Holm"],
        ["Anna Holm", "A. Lund"],
        ["Anna Holm", "Alma Holm", "A. Holm"],
        ["Christine Holm", "Christopher Holm", "Chris Holm"],
        ["Robert Holm", "Robert Holm Jr."],
        ["Anna K. Holm", "Anna M. Holm"],
        ["Hillary Holm", "Hillary Lund", "Hillary"],
        ["Zyx Holm", "Zyx"],
        ["Anna Jones", "Anna Johns"],
    ],
)
def test_people_who_stay_apart(forms: list[str]) -> None:
    assert named(*forms) == forms


def test_a_given_name_that_is_somebodys_surname_is_the_surname() -> None:
    assert named("Hillary Holm", "Anna Hillary", "Hillary") == ["Hillary Holm", "Anna Hillary", "Anna Hillary"]


def test_two_middle_names_do_not_meet_through_a_third_form() -> None:
    names = named("Anna Holm", "Anna Holm", "Anna K. Holm", "Anna M. Holm")
    assert names[2] != names[3]


def test_a_family_is_nobody_in_it() -> None:
    assert named("Bill Clinton", "Hillary Clinton", "Clintons")[2] == "Clintons"
    assert reasons("Anna Jones", "Joneses")[1] == "the family of Anna Jones, no single person"


def test_an_initial_takes_the_given_name_however_often_it_stands() -> None:
    assert named("A. Holm", "A. Holm", "Anna Holm") == ["Anna Holm"] * 3
