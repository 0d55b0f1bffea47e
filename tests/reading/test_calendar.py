"""Days, dates, years and times."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.calendar import MONTHS, WEEKDAYS, weekday_of
from newslib.reading.clock import in_half_of
from newslib.reading.facts import find_facts
from newslib.reading.word_before import word_before


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[fact.start : fact.end], fact.kind, fact.value) for fact in find_facts(text)]


def only(kind: str, text: str) -> list[tuple[str, str]]:
    rows = found(text)
    assert all(row[1] == kind for row in rows), rows
    return [(words, value) for words, _, value in rows]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on Sept. 11, 2024, he", "Sept. 11, 2024", "2024-09-11"),
        ("on 11 September", "11 September", "--09-11"),
        ("on September 11th.", "September 11th", "--09-11"),
        ("the 11th of May 1999", "11th of May 1999", "1999-05-11"),
        ("May 9 2025", "May 9 2025", "2025-05-09"),
        ("Sept.11", "Sept.11", "--09-11"),
        ("DEC. 5", "DEC. 5", "--12-05"),
        ("June 2016", "June 2016", "2016-06"),
        ("June, 2016", "June, 2016", "2016-06"),
        ("June of 2016", "June of 2016", "2016-06"),
        ("September 1 , 1862 , he", "September 1 , 1862", "1862-09-01"),
        ("2024-09-11", "2024-09-11", "2024-09-11"),
        ("12/25/2020", "12/25/2020", "2020-12-25"),
        ("25/12/20", "25/12/20", "2020-12-25"),
        ("25/12/98", "25/12/98", "1998-12-25"),
        ("25.12.2020", "25.12.2020", "2020-12-25"),
        ("1/2/2020", "1/2/2020", "1/2/2020"),  # of January or of February
        ("May 3-5", "May 3-5", "--05-03/--05-05"),
        ("May 3–June 5, 2024", "May 3–June 5, 2024", "2024-05-03/2024-06-05"),
        ("3-5 May 2024", "3-5 May 2024", "2024-05-03/2024-05-05"),
        ("mid-June", "June", "--06"),
        ("in May", "May", "--05"),
        ("By October, it", "October", "--10"),
        ("until April", "April", "--04"),
        ("an April day", "April", "--04"),
        ("Since March", "March", "--03"),
        ("Feb. 29, 2024", "Feb. 29, 2024", "2024-02-29"),
        ("Feb. 29", "Feb. 29", "--02-29"),  # there are such years
        ("It was October.", "October", "--10"),
    ],
)
def test_dates(text: str, words: str, value: str) -> None:
    assert only("date", text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("in 1987", "1987", "1987"),
        ("1862 , he", "1862", "1862"),
        ("the 2000 election", "2000", "2000"),
        ("since 2000.", "2000", "2000"),
        ("his 2013 speech", "2013", "2013"),
        ("In 2011 officials said", "2011", "2011"),
        ("In 1957 soldiers left", "1957", "1957"),
        ("Act of 1964 applies", "1964", "1964"),
        ("the first 2016 candidate", "2016", "2016"),
        ("in the 1990s", "1990s", "1990s"),
        ("the 1990's", "1990's", "1990s"),
        ("the mid-1990s", "1990s", "1990s"),
        ("the ’60s", "’60s", "1960s"),
        ("the '00s", "'00s", "2000s"),
        ("the 2008-era rules", "2008", "2008"),
        ("in 2014's race", "2014", "2014"),
        ("back in '96", "'96", "1996"),
        ("1999-2000", "1999-2000", "1999/2000"),
        ("the 2023–24 season", "2023–24", "2023/2024"),
        ("in 2005/06", "2005/06", "2005/2006"),
        ("2026-01", "2026-01", "2026-01"),
    ],
)
def test_years(text: str, words: str, value: str) -> None:
    assert only("date", text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2000 people", "2000 people"),
        ("More than 2000 homes", "2000 homes"),
        ("about 1500 were", "1500"),
        ("1957 soldiers", "1957 soldiers"),
        ("some 1800 trees", "1800 trees"),
        ("1600 metres", "1600 metres"),
        ("a 1998-page report", "1998-page"),
        ("in 2000 homes", "2000 homes"),
    ],
)
def test_four_digits_that_count(text: str, words: str) -> None:
    assert [row[:2] for row in found(text)] == [(words, "number")]


@pytest.mark.parametrize(
    "text",
    ["Feb. 30", "31 June", "April 31, 2024", "Feb. 29, 2023", "13/13/2020", "2024-13-45", "in her 30s", "the 1,990s",
     "May I go", "this weekly paper", "May said", "March on!", "They may.", "April Smith left", "June Brown, of",
     "an august body"],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("last week", "last week"), ("Next Month", "next month"), ("this past year", "this past year"),
     ("tonight", "tonight"), ("the day before yesterday", "the day before yesterday"), ("tomorrow", "tomorrow"),
     ("this autumn", "this autumn")],
)  # fmt: skip
def test_relative_days_stay_as_they_are_written(text: str, value: str) -> None:
    assert only("date", f"It was {text}.") == [(text, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on Friday", "Friday", "Friday"),
        ("SUNDAY", "SUNDAY", "Sunday"),
        ("Monday’s vote", "Monday", "Monday"),
        ("closed on Mondays.", "Mondays", "Mondays"),
        ("since last Friday", "last Friday", "last Friday"),
        ("Next Tuesday, he", "Next Tuesday", "next Tuesday"),
        ("this past Tuesday", "this past Tuesday", "this past Tuesday"),
        ("on Fri.", "Fri", "Friday"),
        ("a Wednesday-night game", "Wednesday", "Wednesday"),
    ],
)
def test_weekdays(text: str, words: str, value: str) -> None:
    assert only("weekday", text) == [(words, value)]


def test_a_weekday_and_its_date_are_two_facts() -> None:
    assert found("on Fri., May 9, and Sat, 10 May") == [
        ("Fri", "weekday", "Friday"),
        ("May 9", "date", "--05-09"),
        ("Sat", "weekday", "Saturday"),
        ("10 May", "date", "--05-10"),
    ]


@pytest.mark.parametrize(
    "text", ["the Sunday Times", "Good Friday", "Black Friday sales", "Monday Night Football", "he sat.", "the sun."]
)
def test_no_weekdays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("at 5:30 p.m. on", "5:30 p.m.", "17:30"),
        ("at 7pm.", "7pm", "19:00"),
        ("at 12 a.m.", "12 a.m.", "00:00"),
        ("at 12 p.m. ET", "12 p.m. ET", "12:00 ET"),
        ("at 8:30 A.M. Eastern Time", "8:30 A.M. Eastern Time", "08:30 ET"),
        ("(5:53 a.m. ET)", "5:53 a.m. ET", "05:53 ET"),
        ("2.15am", "2.15am", "02:15"),
        ("7-9 p.m.", "7-9 p.m.", "19:00/21:00"),
        ("11-1 p.m.", "11-1 p.m.", "11:00/13:00"),
        ("10-12 p.m.", "10-12 p.m.", "10:00/12:00"),
        ("9 a.m. Pacific", "9 a.m. Pacific", "09:00 PT"),
        ("9 a.m. Central Bank", "9 a.m.", "09:00"),
        ("7:30-9:15 p.m.", "7:30-9:15 p.m.", "19:30/21:15"),
        ("at 14:30 GMT", "14:30 GMT", "14:30 GMT"),
        ("at 1430 GMT", "1430 GMT", "14:30 GMT"),
        ("at 1430 hours", "1430 hours", "14:30"),
        ("at 16:40", "16:40", "16:40"),
        ("16:40 IN PARIS", "16:40", "16:40"),
        ("At 16:40", "16:40", "16:40"),
        ("noon", "noon", "12:00"),
        ("12 noon", "12 noon", "12:00"),
        ("Midnight", "Midnight", "00:00"),
        ("at 5 o'clock", "5 o'clock", "05:00 or 17:00"),
        ("at five o’clock in the morning", "five o’clock", "05:00"),
        ("at half past five", "half past five", "05:30 or 17:30"),
        ("at quarter to six", "quarter to six", "05:45 or 17:45"),
        ("a quarter past nine", "a quarter past nine", "09:15 or 21:15"),
        ("ten past nine", "ten past nine", "09:10 or 21:10"),
        ("at seven in the evening", "seven", "19:00"),
        ("until 1 in the morning", "1", "01:00"),
        ("at 10:30 at night", "10:30", "22:30"),
        ("at 1:30 at night", "1:30", "01:30"),
    ],
)
def test_times(text: str, words: str, value: str) -> None:
    assert only("time", text) == [(words, value)]


def test_the_part_of_the_day_may_stand_after_the_weekday() -> None:
    assert found("7:30 on Tuesday evening") == [("7:30", "time", "19:30"), ("Tuesday", "weekday", "Tuesday")]


def test_two_digits_that_are_no_later_year_and_no_month() -> None:
    assert only("date", "2013-12") == [("2013-12", "2013-12")]
    assert only("date", "2011-12") == [("2011-12", "2011/2012")]
    assert not [row for row in found("2026-21") if row[1] == "date"]


@pytest.mark.parametrize(
    "text",
    [
        "12 noonday prayers",
        "(John 5:23)",
        "Galatians 5:23",
        "ran it in 4:23",
        "25:10",
        "5:230",
        "2:04:05",
        "ratio 3:75",
    ],
)
def test_no_times(text: str) -> None:
    assert [row for row in found(text) if row[1] == "time"] == []


@pytest.mark.parametrize(
    ("hour", "later", "value"),
    [(7, "21:00", "19:00"), (11, "13:00", "11:00"), (6, "08:00 ET", "06:00 ET"), (12, "13:00", "12:00"),
     (12, "02:00", "00:00")],
)  # fmt: skip
def test_a_bare_hour_takes_the_half_of_the_day_after_it(hour: int, later: str, value: str) -> None:
    assert in_half_of(hour, later) == value


@pytest.mark.parametrize(
    ("date", "day"),
    [("2024-09-11", "Wednesday"), ("2000-02-29", "Tuesday"), ("--09-11", ""), ("2024", ""), ("20240911", ""),
     ("x" * 10, ""), ("2023-02-29", ""), ("", "")],
)  # fmt: skip
def test_the_weekday_of_a_full_date(date: str, day: str) -> None:
    assert weekday_of(date) == day


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31)))
def test_every_way_to_write_a_day_comes_back(date: datetime.date) -> None:
    month, day, year = MONTHS[date.month - 1], date.day, date.year
    for text in (f"{month} {day}, {year}", f"{day} {month} {year}", f"the {day}th of {month} {year}", date.isoformat()):
        assert [row[1:] for row in found(f"It was {text}.")] == [("date", date.isoformat())]
    assert weekday_of(date.isoformat()) == WEEKDAYS[date.weekday()]


@given(st.times())
def test_every_time_comes_back(time: datetime.time) -> None:
    hour, half = (time.hour % 12 or 12), ("a.m." if time.hour < 12 else "p.m.")
    for text in (f"{hour}:{time.minute:02} {half}", f"{time.hour:02}:{time.minute:02}"):
        assert found(f"They left at {text} sharp") == [(text, "time", f"{time.hour:02}:{time.minute:02}")]


@pytest.mark.parametrize(
    ("text", "word"),
    [("in ", "in"), ("mid-", "mid"), ("said. ", ""), ("(", ""), ("", ""), ("It’s ", "it’s"), ("a\u00a0", "a")],
)  # fmt: skip
def test_the_word_before(text: str, word: str) -> None:
    assert word_before(text + "7", len(text)) == word
