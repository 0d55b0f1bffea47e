"""When two days or times are the same, and which weekday a story's dates had."""

from __future__ import annotations

import pytest

from newslib import sentence_table
from newslib.analysis.claims.claim import Claim, fact_claims
from newslib.analysis.claims.days import Calendar, compare_days, compare_times, dated
from newslib.reading.facts import fact_table


def facts(text: str) -> list[Claim]:
    sentences = sentence_table(text)
    return fact_claims(fact_table(sentences), sentences)


def day(value: str) -> Claim:
    """A date, or a weekday where the value names one."""
    kind = "weekday" if value.removesuffix("s").endswith("day") and "-" not in value else "date"
    return Claim("A", 0, 0, len(value), value, kind, value)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Friday", "Fridays", "the same day of the week"),
        ("last Friday", "this past Friday", "the same day of the week"),
        ("next Friday", "this Friday", "the same day of the week"),
        ("next Friday", "this past Friday", None),
        ("coming Friday", "last Friday", None),
        ("last Friday", "last Thursday", None),
        ("2024-09", "2024", "B gives less of the date"),
        ("--09", "2024-09-11", "A gives less of the date"),
        ("--09-11", "--09", "B gives less of the date"),
        ("2024-09-11", "--09-12", None),
        ("2024", "--09", None),
        ("1990s", "1990", None),
        ("--05-03/--05-05", "--05-03", "B gives less of the days"),
        ("--05-05", "--05-03/--05-05", "A gives less of the days"),
        ("--05-03/--05-05", "--05-04", None),
        ("--05-03/--05-05", "--05-03/--05-06", None),
        ("this fall", "next fall", "as near"),
        ("this weekend", "next weekend", "as near"),
        ("coming week", "next week", "as near"),
        ("this week", "next week", None),
        ("this year", "next year", None),
        ("last fall", "next fall", None),
        ("this fall", "next summer", None),
        ("last year", "last month", None),
        ("yesterday", "tomorrow", None),
        ("tonight", "tonight", ""),
    ],
)
def test_two_days(a: str, b: str, why: str | None) -> None:
    found, back = (compare_days(day(one), day(other), Calendar([])) for one, other in ((a, b), (b, a)))
    assert found.status == back.status == ("" if why is None else "variant" if why else "same")
    assert found.why == (why or "")


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("17:00", "17:00", ""),
        ("17:00", "17:00 ET", "the time zone is given in one alone"),
        ("17:00 ET", "17:00 GMT", None),
        ("17:00 ET", "17:30 ET", None),
        ("12:00 ET", "16:00 GMT", "the same in another time zone"),
        ("12:00 ET", "17:00 GMT", "the same in another time zone"),
        ("12:00 EDT", "17:00 GMT", None),
        ("12:00 EST", "17:00 UTC", "the same in another time zone"),
        ("12:00 PT", "15:00 ET", "the same in another time zone"),
        ("22:00 GMT", "07:00 JST", "the same in another time zone"),
        ("12:00 IST", "06:30 GMT", None),
        ("05:00 or 17:00", "17:00", "morning or evening is given in one alone"),
        ("05:00", "05:00 or 17:00", "morning or evening is given in one alone"),
        ("05:00 or 17:00", "17:00 ET", "morning or evening is given in one alone"),
        ("05:00 or 17:00", "06:00", None),
        ("05:00 or 17:00", "06:00 or 18:00", None),
        ("19:00/21:00", "19:00/21:00 ET", "the time zone is given in one alone"),
        ("19:00/21:00 ET", "19:00/21:00 GMT", None),
        ("19:00/21:00", "19:00/22:00", None),
    ],
)
def test_two_times(a: str, b: str, why: str | None) -> None:
    found, back = compare_times(a, b), compare_times(b, a)
    assert found == back
    assert (found.status, found.why) == (("", "") if why is None else ("variant" if why else "same", why))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("It left on Wednesday, Sept. 11.", [("Wednesday", "--09-11")]),
        ("It left on 3 March, a Monday.", [("Monday", "--03-03")]),
        ("It left on Friday (May 9).", [("Friday", "--05-09")]),
        ("It left on Friday and on May 9.", []),
        ("It left on Friday. May 9 is a holiday.", []),
        ("It left on Friday, Monday.", []),
    ],
)
def test_weekdays_beside_their_dates(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(one.value, other.value) for one, other in dated(facts(text))] == pairs


@pytest.mark.parametrize(
    ("text", "date", "weekday"),
    [
        # 11 September was a Wednesday in 2024 and a Thursday in 2025; 3 May 1987 was a Sunday.
        ("It left on Sept. 1, 2024.", "--09-11", "Wednesday"),
        ("It left on Sept. 1, 2024.", "2025-09-11", "Thursday"),
        ("It left in September 2024.", "--09-11", ""),
        ("It left on Friday.", "--09-11", ""),
        ("It opened on May 3, 1987, and left on Wednesday, Sept. 11.", "--09-11", "Wednesday"),
        ("It opened on May 3, 1987, and left on Wednesday, Sept. 11.", "--09-12", ""),
        ("It left on Wednesday, Sept. 11. It is Sept. 20, 2024; it was May 3, 1987, and May 4, 1987.", "--09-12",
         "Thursday"),
        ("It left on Wednesday, Sept. 11. It left on Thursday, Sept. 11.", "--09-11", ""),
        ("It left on Wednesday, Sept. 11. It left on Thursday, Sept. 11. It is Sept. 20, 2024.", "--09-11",
         "Wednesday"),
        ("It left last Wednesday, Sept. 11.", "--09-11", "Wednesday"),
        ("It left on Sept. 1, 2024.", "--09", ""),
        ("It left on Sept. 1, 2024.", "last week", ""),
    ],
)  # fmt: skip
def test_the_weekday_of_a_date_as_the_story_has_it(text: str, date: str, weekday: str) -> None:
    assert Calendar(facts(text)).weekday(date) == weekday


def test_a_weekday_and_a_date_are_the_same_day_in_whatever_order() -> None:
    calendar = Calendar(facts("It left on Sept. 1, 2024."))
    friday, date = day("last Friday"), day("--09-13")
    assert compare_days(friday, date, calendar) == compare_days(date, friday, calendar)
    assert compare_days(friday, date, calendar).why == "--09-13 was a Friday"
    assert compare_days(day("Thursday"), date, calendar).status == ""
