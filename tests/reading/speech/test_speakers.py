"""Whom a noun phrase or a pronoun means."""

from __future__ import annotations

import pytest

from newslib.reading.name_types import words_in
from newslib.reading.speech.cast import gender_of_name, gender_of_title
from tests.reading.quoted import told


def last_speaker(text: str) -> str | None:
    return told(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ida Voss met Tom Reed. “Stay,” she said.", "Ida Voss"),
        ("Ida Voss met Tom Reed. “Stay,” he said.", "Tom Reed"),
        ("Ms. Marlo met Tom Reed. Ida Voss left. “Stay,” said Reed. “Go,” he said.", "Tom Reed"),
        ("Mr. Marlo met Ida Voss. “Stay,” he said.", "Kit Marlo"),
        ("Ms. Marlo met Tom Reed. “Stay,” she said.", "Kit Marlo"),
        ("Ida Voss left. Kit Marlo met Tom Reed. He said “stay” twice.", "Kit Marlo"),  # the first, if nothing tells
        ("Tom Reed, who met Ida Voss, said he called it “late.”", "Tom Reed"),
        ("“Stay,” he said.", None),
        ("Ida Voss left. “Stay,” he said.", None),  # rather nobody than a woman
        ("The Harbour Board met Acme. “Stay,” it said.", "Harbour Board"),
        ("Ida Voss left. Acme said it was late. “Stay,” it added.", "Acme"),
        ("“Go,” residents said. “Stay,” they added.", "residents"),
    ],
)  # fmt: skip
def test_pronouns_go_to_the_last_who_fits(text: str, want: str | None) -> None:
    assert last_speaker(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The Harbour Board met Acme. “Stay,” the board said.", "Harbour Board"),
        ("Acme met the Coast Union. Acme left. “Stay,” the company said.", "Acme"),
        ("Acme met Norvik. Norvik left. Norvik fell. “Stay,” the company said.", "Acme"),  # whom the story is about
        ("The Coast Union met. “Stay,” the company said.", "company"),  # a union is no company
        ("“Stay,” the mayor of Ellan said.", "mayor of Ellan"),
        ("“Stay,” said police.", "police"),
        ("Industry insiders said “stay” twice.", "industry insiders"),
        ("“Stay,” an Acme statement said.", "Acme"),
        ("“Stay,” Acme harbour master Ida Voss said.", "Ida Voss"),
        ("“Stay,” Voss’s campaign said.", "Voss’s campaign"),
        ("“Stay,” said Ellan fire chief.", "Ellan fire chief"),
    ],
)
def test_noun_phrases_have_their_name_or_stand_as_they_are(text: str, want: str) -> None:
    assert last_speaker(text) == want


def test_genders() -> None:
    assert [gender_of_title(title) for title in ("spokeswoman", "sir", "dr.", "")] == ["f", "m", "", ""]
    assert gender_of_name("Margaret") == "f"
    assert gender_of_name("Robin") == ""
    assert not words_in("women_names") & words_in("shared_names")
