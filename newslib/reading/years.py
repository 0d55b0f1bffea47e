"""Years, decades and ranges of years among the numbers: "1987", "the '90s", "1999-2000", and not "2000 people"."""

from __future__ import annotations

import re
from typing import Final

from newslib.reading.calendar import Found
from newslib.reading.word_before import word_before, word_set

_YEAR = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)(?:(?P<many>['’]?s)\b|[-–/](?P<to>(?:1[5-9]|20)\d\d|\d\d))?(?!\w|[.,:/]\d|\s?%|[-–/+]\d|°)"
)
_SHORT = re.compile(r"(?P<decade>[03-9]0)s(?!\w)|(?P<year>[6-9]\d)(?![\w%]|[.,:/-]\d)")
_PEOPLE = (
    r"people|persons|men|women|children|adults|troops|soldiers|marines|officers|workers|jobs|employees|members|students"
    r"|patients|residents|voters|votes|ballots|refugees|migrants|prisoners|victims|deaths|homes|houses|families|cases"
    r"|dollars|euros|pounds|yen|miles|kilomet(?:er|re)s|km|met(?:er|re)s|feet|yards|acres|hectares|tons|tonnes|kg|mph"
    r"|hours|days|years|minutes|points|words|copies|calories|megawatts|volunteers|firefighters|delegates|supporters"
)
_JOINED = (
    r"acre|bed|calorie|foot|horsepower|kilomet(?:er|re)|member|met(?:er|re)|mile|page|person|point|pound|pupil|room|seat"
    r"|square|strong|ton|tonne|volt|watt|word|year"
)
_COUNTED = re.compile(rf"(?:\s(?:[a-z]+\s)?(?:{_PEOPLE})|-(?:{_JOINED}))(?!\w)")
_PLURAL = re.compile(r"\s(?:[a-z]{2,}\s)?(?!elections|levels|games|championships|finals)[a-z]{3,}(?<![su])s\b")
_FIXED: Final = word_set("in since during until till from by of before after between fiscal class summer winter spring")
_OF_NUMBERS: Final = word_set(
    "about around over under some than least most nearly almost roughly approximately only just another first last "
    "estimated additional these those"
)
_POSSESSIVE: Final = word_set("his her its their our the a that")


def year_at(text: str, start: int) -> Found | None:
    """The year, the decade or the years from one to another that begin with these digits.

    >>> [year_at(text, 3).value for text in ("in 1987.", "in 1990s", "in 1999-2000", "in 2011-12", "in 2026-01")]
    ['1987', '1990s', '1999/2000', '2011/2012', '2026-01']
    >>> year_at("of 2000 people", 3)
    """
    match = _YEAR.match(text, start)
    if not match:
        return _short(text, start)
    year = match["year"]
    if match["to"]:
        value = _until(int(year), match["to"])
        return Found(*match.span(), "date", value) if value else None
    if match["many"] and year[3] == "0":
        return Found(*match.span(), "date", f"{year}s")
    if match["many"]:  # no decade: "in 2014's race"
        return Found(start, match.end("year"), "date", year) if match["many"] != "s" else None
    return Found(*match.span(), "date", year) if _is_year(text, start, match.end()) else None


def _until(year: int, to: str) -> str:
    """Both years as an interval of ISO 8601; a month where the last two digits can be no later year."""
    later = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
    if later > year:
        return f"{year}/{later}"
    return f"{year}-{to}" if len(to) == 2 and 1 <= int(to) <= 12 else ""


def _short(text: str, start: int) -> Found | None:
    """The decade of "the '90s", the year of "in '96": no sign but the apostrophe tells it from "in her 30s"."""
    match = _SHORT.match(text, start)
    if not match or text[start - 1 : start] not in ("'", "’", "‘"):
        return None
    century = "20" if match["decade"] == "00" else "19"
    return Found(start - 1, match.end(), "date", century + match.group())


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits name a year: most do, but for those before what can be counted."""
    before = word_before(text, start)
    round_number = text[end - 2 : end] == "00"
    if _COUNTED.match(text, end):
        return not round_number and before in ("in", "since", "during") and text[end] != "-"
    if before in _OF_NUMBERS:
        return not round_number and not _PLURAL.match(text, end)
    if round_number and before not in _POSSESSIVE:
        return before in _FIXED and not _PLURAL.match(text, end)
    if before in _FIXED or before in _POSSESSIVE:
        return True
    return not before.isdigit() and (bool(before) or not _PLURAL.match(text, end))
