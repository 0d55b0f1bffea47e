"""What became of the names, and when two forms are one name."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import Story, claim_ledger
from newslib.analysis.claims.name_forms import is_short_for, spelled_alike

NAMES = ("person", "organisation", "place", "group")


def told(a: str, b: str, aliases: dict[str, str] | None = None) -> set[tuple[str, str, str]]:
    table = claim_ledger(Story.from_texts(a, b), aliases=aliases)
    rows = table[table["kind"].isin(NAMES)][["status", "a_value", "b_value"]]
    return {
        (status, *("" if pd.isna(value) else value for value in values))
        for status, *values in rows.itertuples(index=False)
    }


def test_a_name_of_both_is_the_same_in_full() -> None:
    assert told("Ida Voss spoke. Voss left.", "Voss spoke. Ida Voss left.") == {("same", "Ida Voss", "Ida Voss")}


def test_another_spelling_and_another_form_are_variants() -> None:
    a = "President Volodymyr Zelenskyy met envoys of the U.S. in Kyiv."
    b = "President Volodymyr Zelensky met envoys of the United States in Kyiv."
    assert told(a, b) == {
        ("variant", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("variant", "U.S.", "United States"),
        ("same", "Kyiv", "Kyiv"),
    }


def test_the_readers_aliases_merge_and_part() -> None:
    a, b = "Ida Voss spoke in Oslo.", "The old fox, Karin Lund, spoke in Oslo."
    assert ("variant", "Ida Voss", "Karin Lund") in told(a, b, {"Karin Lund": "Ida Voss"})


def test_another_name_in_the_same_place_is_a_change() -> None:
    a = "Curtis Wendell, who led the bank, will stay as its chairman."
    assert told(a, a.replace("Curtis", "Calvin")) == {("changed", "Curtis Wendell", "Calvin Wendell")}
    a = "The ferry from Moncton hit a pier."
    assert ("changed", "Moncton", "Halifax") in told(a, a.replace("Moncton", "Halifax"))


def test_names_in_other_company_stand_alone() -> None:
    assert told("Ida Voss opened the harbour bridge.", "The ticket office was shut by Karl Lund last night.") == {
        ("only_a", "Ida Voss", ""),
        ("only_b", "", "Karl Lund"),
    }


def test_a_name_put_in_the_place_of_one_that_stands_elsewhere() -> None:
    a = "The fire burned toward the hill town of Springfield. Flames rose behind a barn near Springfield."
    b = "The fire burned toward the hill town of Shelbyville. Flames rose behind a barn near Springfield."
    found = told(a, b)
    assert ("changed", "Springfield", "Shelbyville") in found
    assert ("same", "Springfield", "Springfield") in found


def test_a_people_is_its_country_in_other_words() -> None:
    a = "Ukrainian officials met in secret."
    b = "Officials from Ukraine met in secret."
    assert told(a, b) == {("variant", "Ukrainian", "Ukraine")}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Marit Hallowes", "Marit Hallows", True),
        ("Beatrice Lomax", "Beatrice Lomacks", True),
        ("Great Prairie Trust", "Great Prarie Trust", True),
        ("Venn", "Wenn", True),
        ("Curtis Wendell", "Calvin Wendell", False),
        ("Karen Smith", "Karen Jones", False),
        ("Ida Voss", "Karl Voss", False),
        ("Lee", "Lea", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert spelled_alike(one, other) is same
    assert spelled_alike(other, one) is same


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("Fla.", "Florida", True),
        ("RCA", "River Crossings Authority", True),
        ("RCA", "the Ohio River Crossings Authority", True),
        ("Ohio", "Ohio River", False),
        ("Cal", "California", False),
        ("Fla.", "Ohio", False),
        ("A.", "Alabama", False),
    ],
)
def test_short_forms(short: str, long: str, fits: bool) -> None:
    assert is_short_for(short, long) is fits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The UN said on Monday that the talks had failed.", "The US said on Monday that the talks had failed."),
        ("Officials in the UK said the talks had failed.", "Officials in Ukraine said the talks had failed."),
        ("Troops left Sudan on Monday after the talks.", "Troops left South Sudan on Monday after the talks."),
        ("Donald Trump spoke on Monday of tariffs.", "Donald Trump Jr. spoke on Monday of tariffs."),
        ("The ferry from Ballina sank in a gale.", "The ferry from Ballena sank in a gale."),
    ],
)
def test_names_that_look_alike_and_are_two(one: str, other: str) -> None:
    statuses = {status for status, *_ in told(one, other)}
    assert "variant" not in statuses
    assert statuses != {"same"}


def test_an_everyday_word_is_no_name() -> None:
    assert told("The fire in Turkey burned for days.", "They ate turkey. The fire burned for days.") == {
        ("only_a", "Turkey", "")
    }
