"""When two facts say the same: exactly, rounded, in other units, or as the calendar has it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from newslib import sentence_table
from newslib.analysis.claims.claim import Claim, fact_claims
from newslib.analysis.claims.equivalence import Calendar, amount, compare, family, same_unit
from newslib.reading.facts import fact_table


def fact(text: str) -> Claim:
    """The only fact of a text, as it is read there."""
    sentences = sentence_table(text)
    (found,) = fact_claims(fact_table(sentences), sentences)
    return found


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("It left on Friday.", "On Friday it left.", "same"),
        ("It left on Friday.", "It left on Thursday.", ""),
        ("It left last Friday.", "It left on Friday.", "variant"),
        ("It left last Friday.", "It leaves next Friday.", ""),
        ("It left on 11 September 2024.", "It left on Sept. 11, 2024.", "same"),
        ("It left on 11 September 2024.", "It left on Sept. 11.", "variant"),
        ("It left on 11 September 2024.", "It left in September.", "variant"),
        ("It left on 11 September.", "It left on 12 September.", ""),
        ("It left in April 1977.", "It left on April 26.", ""),
        ("It left in 1987.", "It left in October 1987.", "variant"),
        ("It left last year.", "It left in 1987.", ""),
        ("It leaves this fall.", "It leaves next fall.", "variant"),
        ("It left at 5 p.m.", "It left at 17:00.", "same"),
        ("It left at noon.", "It left at 12 p.m. ET.", "variant"),
        ("It left at 5 p.m. ET.", "It left at 5 p.m. GMT.", ""),
        ("It left at 5 p.m.", "It left at 5 a.m.", ""),
        ("There were 9,412 people.", "There were about 9,400 people.", "variant"),
        ("There were 9,412 people.", "There were 9,400 people.", "variant"),
        ("There were about 9,400 people.", "There were 9,412 people.", ""),
        ("There were 9,412 people.", "There were 9,500 people.", ""),
        ("There were 20 people.", "There were 23 people.", ""),
        ("There were 23 people.", "There were 20 people.", ""),
        ("There were 21 people.", "There were about 20 people.", "variant"),
        ("There were 9,000 people.", "There were nearly 9,900 people.", ""),
        ("There were 24 people.", "There were two dozen people.", "same"),
        ("It was 11 kilometres off.", "It was seven miles off.", "variant"),
        ("It was 11 kilometres off.", "It was 11 miles off.", ""),
        ("It took two years.", "It took 24 months.", "variant"),
        ("It took two hours.", "It was two miles off.", ""),
        ("It cost $1.4 billion.", "It cost 1.4 billion dollars.", "same"),
        ("It cost $1.4 billion.", "It cost €1.4 billion.", ""),
        ("It cost $1.4 billion.", "It cost $1.4 million.", ""),
        ("It won 40 per cent.", "It won 40%.", "same"),
        ("It won 48.1 per cent.", "It won 48 per cent.", "variant"),
        ("It won 6-1.", "It won 5-1.", ""),
        ("It won 6-1.", "It won 6-1.", "same"),
        ("It won 6-1.", "It won about 6.", ""),
        ("It was the 112th failure.", "It was the 110th failure.", ""),
        # rounded to the nearest, a half either way
        ("It won 12.5 per cent.", "It won 13 per cent.", "variant"),
        ("It won 12.5 per cent.", "It won 12 per cent.", "variant"),
        ("It won 12.5 per cent.", "It won 14 per cent.", ""),
        ("It cost $4.25 million.", "It cost $4.3 million.", "variant"),
        ("It cost $4.25 million.", "It cost $4.2 million.", "variant"),
        ("It cost $4.25 million.", "It cost $4.4 million.", ""),
        ("There were 2,449 people.", "There were 2,400 people.", "variant"),
        ("There were 2,451 people.", "There were 2,400 people.", ""),
        ("There were 8,950 people.", "There were 9,000 people.", ""),
        ("There were 8,950 people.", "There were about 9,000 people.", "variant"),
        ("There were 8,950 people.", "There were nearly 9,000 people.", "variant"),
        ("There were 8,950 people.", "There were fewer than 9,000 people.", "variant"),
        ("There were 8,950 people.", "There were more than 9,000 people.", ""),
        ("There were 9,050 people.", "There were more than 9,000 people.", "variant"),
        ("There were 9,050 people.", "There were no fewer than 9,000 people.", "variant"),
        ("There were 9,050 people.", "There were just under 9,000 people.", ""),
        ("There were 9,050 people.", "There were no more than 9,000 people.", ""),
        ("There were 9,050 people.", "There were up to 9,000 people.", "variant"),
        # further than a twentieth apart
        ("There were 955 people.", "There were about 1,000 people.", "variant"),
        ("There were 945 people.", "There were about 1,000 people.", ""),
        ("There were 9,412 people.", "There were about 9,400 dogs.", ""),
        # the same figure of other units
        ("It was 5 miles off.", "It was 5 kilometres off.", ""),
        ("It took 20 minutes.", "It took 20 hours.", ""),
        ("It was 11 km off.", "It was 11 kilometres off.", "same"),
        ("It was 9,412 km off.", "It was 9,400 kilometres off.", "variant"),
        ("It burned 10 square miles.", "It burned 26 square kilometres.", "variant"),
        ("It burned 10 square miles.", "It burned 16 square kilometres.", ""),
        ("It burned 10 square miles.", "It burned 6,400 acres.", "variant"),
        ("It burned 10 square miles.", "It was 16 kilometres off.", ""),
        ("It was six feet deep.", "It was 1.8 metres deep.", "variant"),
        ("It weighed 100 kilograms.", "It weighed 220 pounds.", "variant"),
        ("It weighed 100 kilograms.", "It weighed 100 pounds.", ""),
        ("It took 90 minutes.", "It took 1.5 hours.", "variant"),
        ("It took two weeks.", "It took 14 days.", "variant"),
        ("It took three days.", "It was three metres long.", ""),
        # money of one currency
        ("It cost $5-10 million.", "It cost $5-10 million.", "same"),
        ("It cost $5-10 million.", "It cost $5 million.", ""),
        ("It cost £1,412.", "It cost about £1,400.", "variant"),
        ("It cost £1,412.", "It cost about €1,400.", ""),
        ("It left at five o'clock.", "It left at 5 p.m.", "variant"),
        ("It left at noon ET.", "It left at 16:00 GMT.", "variant"),
        ("It was the third failure.", "It was the 3rd failure.", "same"),
    ],
)
def test_two_facts(a: str, b: str, status: str) -> None:
    assert compare(fact(a), fact(b), Calendar([])).status == status


def test_a_weekday_is_its_date_where_the_story_gives_the_year() -> None:
    wednesday, dated = fact("It left on Wednesday."), fact("It left on Sept. 11.")
    assert compare(wednesday, dated, Calendar([])).status == ""
    calendar = Calendar([fact("It left on Sept. 1, 2024.")])
    assert calendar.weekday("--09-11") == "Wednesday"
    assert compare(wednesday, dated, calendar).status == "variant"
    assert compare(dated, fact("It left on Thursday."), calendar).status == ""


def test_the_year_named_most_often_counts() -> None:
    calendar = Calendar([fact(f"It left on Sept. 1, {year}.") for year in (2023, 2024, 2024)])
    assert calendar.weekday("--09-11") == "Wednesday"
    assert calendar.weekday("2023-09-11") == "Monday"
    assert calendar.weekday("--02-30") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It left on Friday.", "day"), ("It left in 1987.", "day"), ("It left at noon.", "time"),
        ("It was the third failure.", "ordinal"), ("It won 6-1.", "score"), ("It had 12 crew.", "number"),
        ("It was -3 degrees.", "number"),
        ("It cost $5.", "money"), ("It won 40%.", "percent"),
    ],
)  # fmt: skip
def test_facts_of_one_family_can_be_compared(text: str, found: str) -> None:
    assert family(fact(text)) == found


def test_the_number_in_a_value() -> None:
    assert amount("GBP 6500000") == 6_500_000
    assert amount("2/3") == Fraction(2, 3)
    assert amount("2nd") == 2
    assert amount("6-1") is None
    assert amount("1/0") is None


def test_numbers_count_the_same_where_their_last_words_agree() -> None:
    assert same_unit(fact("It had 12 lorry drivers."), fact("It had 9 drivers."))
    assert not same_unit(fact("It had 12 drivers."), fact("It had 9 passengers."))


def test_a_bare_figure_in_a_table_is_the_one_with_its_scale() -> None:
    bare, scaled = fact("Imports 13,851."), fact("Imports 13,851 thousand barrels.")
    assert compare(bare, scaled, Calendar([])).status == "variant"
    assert compare(fact("It had two passengers."), fact("It had two million passengers."), Calendar([])).status == ""


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("There were 9,412 people.", "There were about 9,400 people.", "B rounds it"),
        ("It was 11 kilometres off.", "It was seven miles off.", "the same in other units"),
        ("Imports 13,851.", "Imports 13,851 thousand barrels.", "the same figure, with and without its scale"),
        ("It cost $5.", "It cost five dollars.", ""),
    ],
)
def test_the_reason_is_given_where_it_needs_a_word(a: str, b: str, why: str) -> None:
    assert compare(fact(a), fact(b), Calendar([])).why == why


def number(text: str, value: str, unit: str = "") -> Claim:
    return Claim("A", 0, 0, len(text), text, "number", value, unit)


@pytest.mark.parametrize(
    ("bare", "scaled", "same"),
    [
        (number("24", "24"), number("24 thousand", "24000"), True),
        (number("24", "24"), number("24m", "24000000"), True),
        (number("4.2", "4.2"), number("4.2 million barrels", "4200000", "barrels"), True),
        (number("24 men", "24", "men"), number("24 thousand", "24000"), False),
        (number("3", "3"), number("3/4", "3/4"), False),
        (number("24", "24"), number("24,000", "24000"), False),
        (number("two", "2"), number("2 thousand", "2000"), False),
        (number("2", "2"), number("2 dozen", "24"), False),
        (number("24", "24", "months"), number("24 thousand", "24000"), False),  # "24 or 25 months"
        (number("0", "0"), number("24 thousand", "24000"), False),
    ],
)
def test_a_scale_is_left_to_a_table_by_a_bare_figure_alone(bare: Claim, scaled: Claim, same: bool) -> None:
    assert (compare(bare, scaled, Calendar([])).status == "variant") is same
    assert (compare(scaled, bare, Calendar([])).status == "variant") is same


def test_numbers_of_no_end_are_no_trouble() -> None:
    long, nothing = number("9" * 400, "9" * 400), number("0", "0")
    assert compare(long, nothing, Calendar([])).status == ""
    assert compare(nothing, long, Calendar([])).status == ""
    assert compare(number("1/3", "1/3"), number("0.3", "0.3"), Calendar([])).status == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lorry drivers", "driver", True), ("drivers", "driver union", False), ("km", "kilometres", True),
        ("square miles", "square mile", True), ("miles", "square kilometres", False), ("men", "", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_units_are_the_same_by_their_last_word_or_by_what_they_measure(one: str, other: str, same: bool) -> None:
    assert same_unit(number("5", "5", one), number("5", "5", other)) is same
