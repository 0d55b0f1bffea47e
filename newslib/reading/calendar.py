"""Dates and days as news writes them, and what they are in ISO 8601, as far as they are given.

Nothing relative is resolved: "Wednesday" stays a weekday, "last Friday" stays last Friday. Which day that was depends
on when the story was written, and a saved page seldom says.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Final, NamedTuple

from newslib.reading.word_before import word_before, word_set

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Found(NamedTuple):
    """A fact in a text: offsets into it, kind, normalised value, and what a number counts or measures.

    One without a kind is a stretch that looks like a fact and is none, such as the number in a name.
    """

    start: int
    end: int
    kind: str
    value: str
    unit: str = ""


@lru_cache(maxsize=10_000)
def weekday_of(date: str) -> str:
    """The day of the week of a full ISO date, or "" where the date is not full.

    >>> weekday_of("2024-09-11"), weekday_of("--09-11")
    ('Wednesday', '')
    """
    if len(date) != len("2024-09-11"):
        return ""
    try:
        return WEEKDAYS[datetime.date.fromisoformat(date).weekday()]
    except ValueError:
        return ""


# --- the pieces of a date

_SHORT: Final = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
MONTH_OF: Final = {
    form: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month, *(short for short in _SHORT if month.startswith(short)))
    for form in (name, name.upper())
}
# The full name first: its full stop ends the sentence, and is no part of it.
MONTH: Final = "(?:" + "|".join(form + r"\.?" * (form.title() not in MONTHS) for form in MONTH_OF) + r")(?![^\W\d_])"
DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:/]\d|\s?%)"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\w|[.,:/]\d|\s?%|-\d\d(?!\d))"
_COMMA = r"(?:\s?,\s?|\s)"

_FROM_MONTH = re.compile(
    rf"""(?P<month>{MONTH})(?:
        (?:\s?,)?\s(?:of\s)?(?P<year_only>{_YEAR})
      | \s?(?P<day>{DAY})(?:\s?[-–]\s?(?:(?P<month2>{MONTH})\s)?(?P<day2>{DAY}))?(?:{_COMMA}(?P<year>{_YEAR}))?
    )?""",
    re.VERBOSE,
)
_FROM_DAY = re.compile(
    rf"""(?P<day>{DAY})(?:\s?[-–]\s?(?P<day2>{DAY}))?(?:\sof)?\s(?P<month>{MONTH})(?:,?\s(?P<year>{_YEAR}))?"""
)
_IN_NUMBERS = re.compile(
    r"""(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)(?=T\d\d:|[^\w-]|-?$)
      | (?P<n1>\d\d?)(?P<mark>[/.])(?P<n2>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\w/]|\.\d)""",
    re.VERBOSE,
)
_NOT_A_DAY = re.compile(r"\s(?:percent|per\scent|million|billion|people)\b")
_STRONG = word_set("since until till from through before after during between every each")
_OPENERS = _STRONG | word_set("in by of to last next this early late mid and or for")
_NAMES = frozenset(["April", "August", "June", "March", "May"])  # of people, or verbs where a sentence begins
_SURNAME = re.compile(r"\s[A-Z][a-z]")


def month_at(text: str, start: int) -> Found | None:
    """A date that begins with its month: "Sept. 11, 2024", "May 3-5", "June 2016", "October".

    >>> month_at("On Sept. 11, 2024, they", 3)
    Found(start=3, end=17, kind='date', value='2024-09-11', unit='')
    """
    match = _FROM_MONTH.match(text, start)
    if not match:
        return None
    if match["year_only"]:
        return Found(start, match.end(), "date", f"{match['year_only']}-{_number_of(match['month']):02}")
    if match["day"] and not _NOT_A_DAY.match(text, match.end("day")):
        return _day_of(match)
    if not _is_month(text, match):
        return None
    return Found(start, match.end("month"), "date", f"--{_number_of(match['month']):02}")


def day_at(text: str, start: int) -> Found | None:
    """A date that begins with its day, or stands in numbers: "11th of September", "3-5 May 2024", "2024-09-11"."""
    match = _FROM_DAY.match(text, start)
    if match:
        return _day_of(match)
    match = _IN_NUMBERS.match(text, start)
    if not match:
        return None
    if match["iso"]:
        value = match["iso"] if exists(*map(int, match["iso"].split("-"))) else ""
    else:
        value = _from_numbers(int(match["n1"]), int(match["n2"]), match["year"], match.group())
    return Found(start, match.end(), "date" if value else "", value)


def _number_of(month: str) -> int:
    return MONTH_OF[month.rstrip(".")]


def _day_of(match: re.Match[str]) -> Found:
    """The date, or the days from one to another as ISO 8601 writes an interval; no kind where there is no such day."""
    named = match.groupdict()
    month, year = _number_of(named["month"]), named["year"] or ""
    days = [(month, named["day"])]
    if named["day2"]:
        days.append((_number_of(named["month2"]) if named.get("month2") else month, named["day2"]))
    numbers = [(month, int(day.rstrip("sthndr"))) for month, day in days]
    if not all(exists(int(year or 2000), *number) for number in numbers):
        return Found(*match.span(), "", "")
    value = "/".join(f"{year or '-'}-{month:02}-{day:02}" for month, day in numbers)
    return Found(*match.span(), "date", value)


def _from_numbers(first: int, second: int, year: str, written: str) -> str:
    """The day in numbers, where one order of day and month makes sense; as written where both do, "" where neither."""
    full = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)
    days = {(month, day) for month, day in ((first, second), (second, first)) if exists(full, month, day)}
    return "{}-{:02}-{:02}".format(full, *days.pop()) if len(days) == 1 else written * bool(days)


@lru_cache(maxsize=10_000)
def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day.

    >>> exists(2023, 2, 29), exists(2024, 2, 29)
    (False, True)
    """
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a lone word is meant as a month: "May" and "March" are verbs, "April" and "June" people as well."""
    name, before = match["month"].title(), word_before(text, match.start())
    if before in _STRONG:
        return True
    if name not in MONTHS or name in ("May", "March"):
        return before in _OPENERS and not (name != "March" and _SURNAME.match(text, match.end()))
    return name not in _NAMES or (match.start() > 0 and (before in _OPENERS or not _SURNAME.match(text, match.end())))


# --- days of the week, and days that depend on the day of writing

_SPAN = re.compile(
    r"(?:last|next|this|coming)\s(?:past\s)?(?:weekend|week|month|year|spring|summer|autumn|fall|winter|quarter)\b",
    re.I,
)
_AROUND = ("the day before ", "the day after ")
_WEEKDAY = re.compile(
    rf"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<many>s)?(?![^\W_])"
    rf"|(?P<short>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.?\s?,?\s(?=(?:{MONTH}\s\d|\d\d?\s{MONTH}))|(?P<stop>\.))",
    re.I,
)
_DAY_OF: Final = {day[:3].lower(): day for day in WEEKDAYS}
_RELATIVE = frozenset(["last", "next", "this", "coming"])
_NAMED_DAYS = word_set("ash black bloody cyber easter fat giving good holy maundy palm sheffield shrove super")
_NAME_AFTER_DAY = re.compile(
    r"\s(?:Express|Herald|Independent|Journal|Mail|Mirror|Morning(?=\s[A-Z])|Night(?=\s[A-Z])|People|Post|Telegraph|Times|World)\b"
)


def relative_at(text: str, start: int) -> Found | None:
    """A day, week or season that depends on the day of writing, as it is written: "last week", "tomorrow".

    >>> relative_at("It rained Last Week.", 10)
    Found(start=10, end=19, kind='date', value='last week', unit='')
    """
    match = _SPAN.match(text, start)
    if match:
        return Found(*match.span(), "date", " ".join(match.group().lower().split()))
    end = start + len("yesterday" if text[start] in "yY" else "tomorrow")
    word = text[start:end].lower()
    if word not in ("yesterday", "tomorrow") and word[:7] != "tonight":
        return None
    around = next((cue for cue in _AROUND if text[max(0, start - len(cue)) : start].lower() == cue), "")
    if word[:7] == "tonight":
        return Found(start, start + 7, "date", "tonight")
    return Found(start - len(around), end, "date", around + word)


def weekday_at(text: str, start: int) -> Found | None:
    """The name of a day, with what makes it relative: value "Friday", "last Friday", "Fridays".

    >>> weekday_at("since last Friday", 11), weekday_at("the Sunday Times", 4)
    (Found(start=6, end=17, kind='weekday', value='last Friday', unit=''), None)
    """
    match = _WEEKDAY.match(text, start)
    before = word_before(text, start)
    if not match or before in _NAMED_DAYS or (match["day"] and _NAME_AFTER_DAY.match(text, match.end())):
        return None
    if match["short"] and (text[start].islower() or (match["stop"] and before not in ("on", "since", *_RELATIVE))):
        return None
    day = _DAY_OF[(match["day"] or match["short"])[:3].lower()] + (match["many"] or "").lower()
    end = match.end("many" if match["many"] else "day" if match["day"] else "short")
    if before == "past" and text[start - 10 : start - 5].lower() == "this ":
        return Found(start - 10, end, "weekday", f"this past {day}")
    if before in _RELATIVE:
        return Found(start - len(before) - 1, end, "weekday", f"{before} {day}")
    return Found(start, end, "weekday", day)
