"""Why a row is there, what the calendar says, and how much it matters."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import Story, claim_ledger
from newslib.analysis.claims.claim import KINDS, STATUSES, Claim, Finding, first_words
from newslib.analysis.claims.days import Calendar
from newslib.analysis.claims.notes import Notes
from newslib.analysis.claims.weights import OF_KIND, OF_STATUS, places_of, weigh
from tests.tiny import sentences_of


def note(a: str, b: str, kind: str, value: str) -> str:
    table = claim_ledger(Story.from_texts(a, b))
    rows = table[table["kind"].eq(kind) & (table["a_value"].eq(value) | table["b_value"].eq(value))]
    return str(rows["note"].iloc[0])


def test_a_changed_day_is_dated_where_the_story_dates_it() -> None:
    a = "The ferry left Oslo on Wednesday, Sept. 11, 2024."
    b = "The ferry left Oslo on Thursday."
    assert note(a, b, "weekday", "Wednesday") == (
        "another day in the same place; A dates it Sept. 11, 2024, which was a Wednesday"
    )
    assert note(a, b, "date", "Sept. 11, 2024") == "stands in A alone; it was a Wednesday, as A says"


def test_a_weekday_beside_a_date_that_was_another_day_is_told() -> None:
    a, b = "The ferry left Oslo.", "The ferry left Oslo on Thursday, Sept. 11, 2024."
    assert "B has “Thursday” beside Sept. 11, 2024, which was a Wednesday" in note(a, b, "weekday", "Thursday")


def test_credits_and_captions_are_named() -> None:
    a = "The ferry left Oslo.\n\nThe pier in Oslo, Friday, 3 May 2024.\n\nIda Voss/AP\n\n"
    a += "Nobody was hurt in Oslo, a port said."
    b = "The ferry left Oslo. Nobody was hurt in Oslo, a port said."
    assert note(a, b, "person", "Ida Voss") == "stands in A alone; in a credit, not in the story"
    assert note(a, b, "weekday", "Friday").endswith("; in a caption")


def test_a_lost_people_whose_country_is_named_says_so() -> None:
    a, b = "American officials met envoys of the U.S. in Oslo.", "Officials met envoys of the U.S. in Oslo."
    assert note(a, b, "group", "American") == "stands in A alone; United States is named in B"


def test_a_weekday_with_last_before_it_agrees_with_its_date() -> None:
    a = "The ferry left Oslo last Friday, May 9, 2025."
    assert note(a, "The ferry left Oslo last Friday.", "weekday", "last Friday") == (
        "in both; A dates it May 9, 2025, which was a Friday"
    )


def test_the_year_of_another_date_contradicts_no_weekday() -> None:
    a = "The bridge, opened on May 3, 1987, was shut on Wednesday, June 4."  # in 1987 a Thursday
    assert note(a, "The bridge was shut.", "weekday", "Wednesday") == (
        "stands in A alone; A dates it June 4, which was a Wednesday"
    )


def test_the_calendar_of_one_half_says_nothing_of_the_other() -> None:
    a, b = "The ferry left Oslo on Wednesday, Sept. 11, 2024.", "The ferry left Oslo on Wednesday. It is a Tuesday."
    assert note(a, b, "weekday", "Tuesday") == "stands in B alone"


def why(status: str, a: str = "x", b: str = "x", note: str = "", kind: str = "number") -> str:
    one, other = (
        Claim(half, 0, 0, 1, text, kind, text) if text else None for half, text in zip("AB", (a, b), strict=True)
    )
    return Notes([], [], Calendar([]), {0: (0, "paragraph")}).of(Finding(status, one, other, 0.0, note))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (why("same"), "in both"),
        (why("same", "x", "X"), "in both, written differently"),
        (why("changed"), "another number in the same place"),
        (why("changed", kind="person"), "another name in the same place"),
        (why("changed", kind="weekday"), "another day in the same place"),
        (why("changed", kind="money"), "another sum in the same place"),
        (why("changed", kind="percent"), "another percentage in the same place"),
        (why("possible", kind="place"), "perhaps another place in the same place"),
        (why("variant"), "the same number in other words"),
        (why("variant", note="B rounds it"), "the same number in other words: B rounds it"),
        (why("only_a", b=""), "stands in A alone"),
        (why("only_b", a=""), "stands in B alone"),
        (why("possible", note="A denies it"), "A denies it"),
    ],
)
def test_the_reason_in_plain_words(found: str, words: str) -> None:
    assert found == words


CLAIM = Claim("A", 0, 0, 1, "x", "number", "1")


def weight(status: str, kind: str = "number", place: int = 0, block: str = "paragraph", *, both: bool = True) -> float:
    claim = Claim("A", 0, 0, 1, "x", kind, "1")
    return weigh(Finding(status, claim, claim if both else None), {0: (place, block)})


def test_weights_follow_status_kind_and_place() -> None:
    assert weight("changed") == 1.0
    order = [weight(status) for status in ("changed", "possible", "only_b", "only_a", "variant", "same")]
    assert order == sorted(order, reverse=True)
    assert (
        weight("changed", "number")
        > weight("changed", "place")
        > weight("changed", "wording")
        > weight("changed", "group")
    )
    assert weight("changed", place=10) == pytest.approx(0.5 + 0.5 * 0.9**10)
    assert weight("only_a", block="credit") == pytest.approx(weight("only_a") / 4)
    assert weight("only_a", "wording", both=False) == pytest.approx(weight("only_a", "wording") / 2)
    assert set(OF_KIND) >= {"weekday", "quotation", "attribution", "wording"}
    assert max(OF_STATUS.values()) == 1.0


def test_first_words_stand_as_they_are() -> None:
    assert first_words("one  two\nthree, four", 3) == "one  two\nthree"
    assert first_words(" one two ") == "one two"
    assert first_words("one, two", 1) == "one"
    assert first_words("") == ""


def test_no_value_is_longer_than_a_few_words() -> None:
    a = "“There was a bang, and then the whole deck moved sideways under my wheels,” said Ida Voss."
    table = claim_ledger(Story.from_texts(a, "Nobody said a thing about the deck."))
    values = pd.concat([table["a_value"], table["b_value"]]).dropna()
    assert values.str.split().str.len().max() <= 6


def test_the_place_of_what_both_have_needs_no_word() -> None:
    a, b = (Claim(half, 0, 0, 1, "x", "person", "x") for half in "AB")
    notes = Notes([], [], Calendar([]), {0: (0, "credit")})
    assert notes.of(Finding("same", a, b)) == "in both"
    assert notes.of(Finding("only_a", a, None)) == "stands in A alone; in a credit, not in the story"


def test_the_place_of_a_sentence_is_counted_in_running_text_and_in_its_version() -> None:
    kinds = ["headline", "paragraph", "paragraph", "credit", "paragraph"]
    table = sentences_of(["x"] * 5, ["y"] * 2).assign(kind=[*kinds, "paragraph", "paragraph"])
    places = places_of(table)
    assert list(places.values()) == [
        (0, "headline"), (0, "paragraph"), (1, "paragraph"), (2, "credit"), (2, "paragraph"),
        (0, "paragraph"), (1, "paragraph"),
    ]  # fmt: skip


def test_the_earlier_of_two_places_counts_and_a_credit_on_both_sides() -> None:
    a, b = (Claim(half, number, 0, 1, "x", "number", "1") for number, half in enumerate("AB"))
    finding = Finding("changed", a, b)
    assert weigh(finding, {0: (7, "paragraph"), 1: (2, "paragraph")}) == pytest.approx(0.5 + 0.5 * 0.9**2)
    assert weigh(finding, {0: (0, "credit"), 1: (0, "paragraph")}) == 1.0
    assert weigh(finding, {0: (0, "credit"), 1: (0, "note")}) == 0.25
    assert weigh(finding, {0: (0, "byline"), 1: (0, "credit")}) == 0.25
    assert weigh(finding, {0: (0, "caption"), 1: (0, "headline")}) == 1.0
    assert set(OF_KIND) == set(KINDS)
    assert set(OF_STATUS) == set(STATUSES)
