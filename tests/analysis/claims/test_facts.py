"""Which fact of A a fact of B stands for."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import Story, claim_ledger
from newslib.analysis.claims.fact_columns import only_relative
from newslib.analysis.claims.facts import slip

FACTS = ("weekday", "date", "time", "number", "money", "percent")


def told(a: str, b: str) -> set[tuple[str, str, str]]:
    """Status and words of the rows of facts; "" for a side that has none."""
    table = claim_ledger(Story.from_texts(a, b))
    rows = table[table["kind"].isin(FACTS)][["status", "a_value", "b_value"]]
    return {
        (status, *("" if pd.isna(value) else value for value in values))
        for status, *values in rows.itertuples(index=False)
    }


def test_a_new_fact_in_the_same_company_is_a_change() -> None:
    assert told("The ferry left Oslo on Friday.", "The ferry left Oslo on Thursday.") == {
        ("changed", "Friday", "Thursday")
    }


def test_a_new_fact_in_other_company_stands_alone() -> None:
    a, b = "The ferry left Oslo on Friday.", "The mayor will speak to voters at a school on Thursday."
    assert told(a, b) == {("only_a", "Friday", ""), ("only_b", "", "Thursday")}


def test_a_fact_that_b_has_in_the_same_sentence_was_not_replaced() -> None:
    a = "The ferry carried 214 people."
    b = "The ferry carried 214 people and 39 crew."
    assert told(a, b) == {("same", "214 people", "214 people"), ("only_b", "", "39 crew")}


def test_the_fact_in_the_likest_company_is_the_one_that_changed() -> None:
    a = "The ferry left Oslo with 214 people. The mayor thanked 31 volunteers in the harbour hall."
    b = "The ferry left Oslo with 214 people. The mayor thanked 37 volunteers in the harbour hall."
    assert ("changed", "31 volunteers", "37 volunteers") in told(a, b)


def test_a_day_that_a_has_elsewhere_can_be_a_change_too() -> None:
    a = "The ferry left the port of Oslo on Saturday. The club plays Bergen on Sunday in the cup."
    b = "The ferry left the port of Oslo on Sunday. The club plays Bergen on Sunday in the cup."
    assert told(a, b) == {("changed", "Saturday", "Sunday"), ("same", "Sunday", "Sunday")}


def test_a_small_number_is_the_same_of_the_same_things_alone() -> None:
    a = "Two lorry drivers were hurt in the fog. Three dogs ran off."
    b = "Three lorry drivers were hurt in the fog."
    assert ("changed", "Two lorry drivers", "Three lorry drivers") in told(a, b)


def test_a_weekday_far_from_its_date_is_another_day() -> None:
    a = "The bank agreed on Thursday, May 8, 2025, to buy its rival. The regulator must rule on the sale by Sept. 30."
    b = "The bank agreed on Tuesday to buy its rival. The regulator must rule on the sale by Sept. 30."
    assert ("changed", "Thursday", "Tuesday") in told(a, b)


def test_a_weekday_told_by_its_date_is_the_same_in_other_words() -> None:
    a = "The ferry left Oslo on Wednesday. A storm broke on Sept. 20, 2024."
    b = "The ferry left Oslo on Sept. 11. A storm broke on Sept. 20, 2024."
    assert ("variant", "Wednesday", "Sept. 11") in told(a, b)


def test_how_long_ago_is_held_against_no_date() -> None:
    assert told("The ferry was built in 1987.", "The ferry was built last year.") == {
        ("only_a", "1987", ""),
        ("only_b", "", "last year"),
    }


@pytest.mark.parametrize(
    ("value", "relative"), [("last year", True), ("2024-09-11", False), ("--09-11", False), ("1990s", False)]
)
def test_relative_dates(value: str, relative: bool) -> None:
    assert only_relative("date", value) is relative


def test_digits_in_another_order_are_a_slip() -> None:
    assert slip("GBP 17", "GBP 71")
    assert not slip("7", "7")
    assert not slip("17", "18")


A = """The ferry left Oslo at 5 p.m. on Friday, 3 May 2024, with 214 people and 31 crew on board.

It was the third failure in two years. Repairs will cost $4.2 million, or 12 percent of the budget.

“We will stay,” said Ida Voss, who runs the port. Karl Lund did not stay. About 40 people waited until 6 a.m.

On Sunday the club plays Bergen. The ticket costs $12. Twelve boats came from Hull on Saturday."""


@pytest.mark.parametrize("left_out", range(8))
def test_the_same_facts_in_another_order_give_no_change(left_out: int) -> None:
    sentences = [line for block in reversed(A.split("\n\n")) for line in block.replace(". ", ".\n").split("\n")]
    b = "\n\n".join(line for number, line in enumerate(sentences) if number % 8 != left_out)
    table = claim_ledger(Story.from_texts(A, b))
    assert table[table["status"] == "changed"].empty
