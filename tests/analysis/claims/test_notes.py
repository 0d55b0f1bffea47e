"""Why a row is there, what the calendar says, and how much it matters."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import Story, claim_ledger
from newslib.analysis.claims.claim import Claim, Finding, first_words
from newslib.analysis.claims.weights import OF_KIND, OF_STATUS, weigh


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
