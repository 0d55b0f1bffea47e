"""Whether two days, dates or times say the same, and what the story itself says of its days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from newslib.analysis.claims.claim import DIFFERS, SAME, Claim, Sameness
from newslib.reading.calendar import weekday_of

_FULL: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WITHOUT_YEAR: Final = re.compile(r"--\d\d-\d\d")
BESIDE: Final = 4  # characters between a weekday and the date that it belongs to: ", ", ", a "


class Calendar:
    """What the story itself says of its days: which weekday a date of its own was.

    A date with its year has a weekday. One without takes the year that the story names most often; where dates without
    a year stand right beside their weekdays, only a year that agrees with one of them will do, or a bridge's age would
    date today. Where no year is known, the weekday that always stands beside the date is its own.
    """

    def __init__(self, facts: Iterable[Claim]) -> None:
        facts = list(facts)
        beside = [(date.value, day.value) for day, date in dated(facts)]
        self._read([fact.value for fact in facts if fact.kind == "date"], beside)

    @classmethod
    def of(cls, dates: Sequence[str], beside: Iterable[tuple[str, str]]) -> Calendar:
        """The calendar of a story from the values of its dates, and of dates with the weekdays right beside them."""
        found = cls([])
        found._read(dates, beside)
        return found

    def _read(self, dates: Sequence[str], beside: Iterable[tuple[str, str]]) -> None:
        self.beside: dict[str, set[str]] = {}
        for date, day in beside:
            self.beside.setdefault(date, set()).add(_name_of(day))
        years = Counter(date[:4] for date in dates if _FULL.fullmatch(date))
        self.year = max(years, key=lambda year: (self._agreeing(year), years[year]), default="")
        if self.year and any(map(_lacks_year, self.beside)) and not self._agreeing(self.year):
            self.year = ""

    def weekday(self, date: str) -> str:
        """The weekday of a date of the story, or "" where it cannot be told."""
        if not _lacks_year(date) or self.year:
            return weekday_of(self.year + date[1:] if _lacks_year(date) else date)
        found = self.beside.get(date, set())
        return min(found) if len(found) == 1 else ""

    def _agreeing(self, year: str) -> int:
        """How many dates without a year had the weekday beside them in this year."""
        return sum(_lacks_year(date) and weekday_of(year + date[1:]) in days for date, days in self.beside.items())


def dated(facts: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Weekdays and the dates right beside them: "Wednesday, Sept. 11", "on 3 March, a Monday"."""
    for one, other in pairwise(facts):
        if one.sentence == other.sentence and other.start - one.end <= BESIDE:
            if (one.kind, other.kind) == ("weekday", "date"):
                yield one, other
            elif (one.kind, other.kind) == ("date", "weekday"):
                yield other, one


def _lacks_year(date: str) -> bool:
    return bool(_WITHOUT_YEAR.fullmatch(date))


def _name_of(day: str) -> str:
    """The name of a weekday without what makes it relative."""
    return day.split()[-1]


def compare_days(a: Claim, b: Claim, calendar: Calendar) -> Sameness:
    """Whether two weekdays or dates say the same; a weekday and a date do where the calendar has it so."""
    if a.kind == b.kind:
        return compare_days_of_one_kind(a.kind, a.value, b.value)
    day, date = (a, b) if a.kind == "weekday" else (b, a)
    name = _name_of(day.value)
    if calendar.weekday(date.value) == name:
        return Sameness("variant", f"{date.text} was a {name}")
    return DIFFERS


@lru_cache(maxsize=100_000)
def compare_days_of_one_kind(kind: str, a: str, b: str) -> Sameness:
    """Whether the values of two weekdays, or of two dates, say the same."""
    return _weekdays(a, b) if kind == "weekday" else _dates(a, b)


_PAST: Final = ("last", "this past")


def _weekdays(a: str, b: str) -> Sameness:
    if a == b:
        return SAME
    (*which_a, day_a), (*which_b, day_b) = a.split(), b.split()
    if day_a.removesuffix("s") != day_b.removesuffix("s"):
        return DIFFERS
    one, other = " ".join(which_a), " ".join(which_b)
    ahead = {one, other} & {"next", "coming"}
    if ahead and {one, other} & set(_PAST):
        return DIFFERS
    return Sameness("variant", "the same day of the week")


# In May "next summer" can be the one that others call "this summer"; next week is never this one.
_NEAREST: Final = frozenset(["weekend", "spring", "summer", "autumn", "fall", "winter"])


def _dates(a: str, b: str) -> Sameness:
    if a == b:
        return SAME
    one, other = ({(place, part) for place, part in enumerate(_parts(date)) if part} for date in (a, b))
    if one and other and (one < other or other < one):
        return Sameness("variant", f"{'B' if other < one else 'A'} gives less of the date")
    if a in b.split("/") or b in a.split("/"):
        return Sameness("variant", f"{'B' if '/' in a else 'A'} gives less of the days")
    (which_a, *span_a), (which_b, *span_b) = a.split(), b.split()
    near = {which_a, which_b} <= {"this", "coming", "next"} and span_a == span_b
    if near and ("coming" in (which_a, which_b) or _NEAREST.intersection(span_a)):
        return Sameness("variant", "as near")
    return DIFFERS


@lru_cache(maxsize=10_000)
def _parts(date: str) -> tuple[str, str, str]:
    """Year, month and day of an ISO date, "" where they are not given; of anything else nothing."""
    match = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", date)
    return (match[1].strip("-"), match[2] or "", match[3] or "") if match else ("", "", "")


# --- times

_AMERICAN: Final = {"E": -5, "C": -6, "M": -7, "P": -8}
# Hours from UTC; "ET" is either of two, for it names no season. IST is left out: India's, Israel's or Ireland's.
_FROM_UTC: Final = {
    **{"UTC": (0,), "GMT": (0,), "BST": (1,), "CET": (1,), "CEST": (2,), "EET": (2,), "EEST": (3,), "SAST": (2,)},
    **{"JST": (9,), "KST": (9,), "AEST": (10,), "AEDT": (11,)},
    **{f"{letter}T": (hours, hours + 1) for letter, hours in _AMERICAN.items()},
    **{f"{letter}ST": (hours,) for letter, hours in _AMERICAN.items()},
    **{f"{letter}DT": (hours + 1,) for letter, hours in _AMERICAN.items()},
}


@lru_cache(maxsize=100_000)
def compare_times(a: str, b: str) -> Sameness:
    """Whether two times of day say the same: to the half of the day and the zone, as far as both give them."""
    if a == b:
        return SAME
    (clocks_a, zone_a), (clocks_b, zone_b) = _clocks(a), _clocks(b)
    if zone_a and zone_b and zone_a != zone_b:
        at_once = _in_utc(clocks_a, zone_a) & _in_utc(clocks_b, zone_b)
        return Sameness("variant", "the same in another time zone") if at_once else DIFFERS
    if not clocks_a & clocks_b:
        return DIFFERS
    if clocks_a != clocks_b:
        return Sameness("variant", "morning or evening is given in one alone")
    return Sameness("variant", "the time zone is given in one alone")


def _clocks(value: str) -> tuple[frozenset[str], str]:
    """The clocks that a time may mean, and its zone: "05:00 or 17:00" means two."""
    *clocks, last = value.replace(" or ", "|").split()
    return frozenset("".join(clocks or [last]).split("|")), last if clocks else ""


def _in_utc(clocks: Iterable[str], zone: str) -> set[int]:
    """The minutes of the day in UTC that these clocks may mean."""
    singles = [clock.split(":") for clock in clocks if re.fullmatch(r"\d\d:\d\d", clock)]
    return {
        ((int(hour) - from_utc) * 60 + int(minute)) % 1440
        for hour, minute in singles
        for from_utc in _FROM_UTC.get(zone, ())
    }
