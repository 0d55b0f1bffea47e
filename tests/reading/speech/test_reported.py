"""Reported speech: the clause, and whose it is."""

from __future__ import annotations

import pytest

from tests.reading.quoted import told


@pytest.mark.parametrize(
    ("text", "clause", "speaker", "cue"),
    [
        ("Ida Voss said that it would rain all day.", "it would rain all day", "Ida Voss", "said"),
        ("Ida Voss said it would rain all day.", "it would rain all day", "Ida Voss", "said"),
        ("Ida Voss said on Monday it would rain all day.", "it would rain all day", "Ida Voss", "said"),
        ("Ida Voss told reporters that it would rain.", "it would rain", "Ida Voss", "told"),
        ("Ida Voss told the board the pier would close.", "the pier would close", "Ida Voss", "told"),
        ("Ida Voss told the public board piers would close.", "piers would close", "Ida Voss", "told"),
        ("It would rain all day, Ida Voss said.", "It would rain all day", "Ida Voss", "said"),
        ("It would rain all day, said Ida Voss, the master.", "It would rain all day", "Ida Voss", "said"),
        ("It had rained, its maker, Acme, reported Monday, raising hopes.", "It had rained", "Acme", "reported"),
        ("Until noon, Ida Voss said, a boat will cross.", "a boat will cross", "Ida Voss", "said"),
        ("It will rain, Voss conceded, but not for long.", "It will rain", "Ida Voss", "conceded"),
        ("According to Ida Voss, it will rain by 6 p.m.", "it will rain by 6 p.m.", "Ida Voss", "According to"),
        ("According to Acme, which owns it, the pier fell.", "the pier fell", "Acme", "According to"),
        ("According to Acme, the pier, which is old, fell.", "the pier, which is old, fell", "Acme", "According to"),
        ("The pier fell at noon, according to a statement from Acme.", "The pier fell at noon", "Acme", "according to"),
        ("Forecasters expect the wind to drop.", "the wind to drop", "forecasters", "expect"),
        ("Ida Voss put the damage at $2 million.", "the damage at $2 million", "Ida Voss", "put"),
        ("Many customers argue that Acme applies rules unfairly.", "Acme applies rules unfairly", "customers", "argue"),
        ("Police said 11,600 people had left.", "11,600 people had left", "police", "said"),
        ("Acme denied that it had known.", "it had known", "Acme", "denied"),
        ("Ida Voss has pointed out that rules are rules.", "rules are rules", "Ida Voss", "pointed out"),
    ],
)  # fmt: skip
def test_a_clause_is_found_with_its_source(text: str, clause: str, speaker: str, cue: str) -> None:
    assert told(text, "indirect") == [(clause, speaker, cue)]


def test_two_reports_in_one_sentence_part_at_the_conjunction() -> None:
    rows = told("Acme confirmed that a line had failed but said the cause was not known.", "indirect")
    assert rows == [("a line had failed", "Acme", "confirmed"), ("the cause was not known", "Acme", "said")]
    rows = told("Ida Voss said it would rain, and Tom Reed said it would snow.", "indirect")
    assert [row[:2] for row in rows] == [("it would rain", "Ida Voss"), ("it would snow", "Tom Reed")]


def test_a_report_ends_where_a_quotation_goes_on_with_it() -> None:
    text = "Tom Reed told us that there was no danger, “but nobody crosses.”"
    assert told(text, "indirect") == [("there was no danger", "Tom Reed", "told")]
    assert told(text) == [("but nobody crosses.", "Tom Reed", "told")]


def test_a_report_within_a_report_is_part_of_it() -> None:
    assert len(told("Ida Voss said that Tom Reed believes that it will rain.", "indirect")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ida Voss said no.",
        "Ida Voss told the board.",
        "Hauliers were told to use the ferry.",
        "The ferry is said to have sunk.",
        "The suspects are believed to be abroad.",
        "Ida Voss hopes to finish by June.",
        "Ida Voss warned Acme to refrain from acts that would cost lives.",
        "“It is late and dark,” Ida Voss told supporters in a hall that had been full.",
        "The club put pen to paper at 5 p.m. after all had passed.",
        "The result raises hopes of a cure that is cheap.",
    ],
)
def test_what_reports_nothing(text: str) -> None:
    assert told(text, "indirect") == []
