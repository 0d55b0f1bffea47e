"""Whether two facts say the same: exactly, in other words, in other units, rounded, or as the calendar has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from newslib.analysis.claims.claim import Claim
from newslib.reading.calendar import weekday_of
from newslib.reading.words import stem_of, term_of, words_of

DAYS: Final = frozenset(["weekday", "date"])


class Sameness(NamedTuple):
    """How far two facts agree: "same", "variant", or "" where they do not; and why, where it needs a word."""

    status: str
    why: str = ""


DIFFERS: Final = Sameness("")
SAME: Final = Sameness("same")


def family(claim: Claim) -> str:
    """Facts of one family can be held against each other: days among days, places in a row among their kind."""
    if claim.kind in DAYS:
        return "day"
    if claim.kind != "number":
        return claim.kind
    if claim.value[-1:].isalpha():
        return "ordinal"
    return "score" if "-" in claim.value[1:] else "number"


class Calendar:
    """What the story itself says of its days: which weekday a date of its own was.

    A date with its year has a weekday; one without takes the year that the story names most often, and a weekday that
    stands right beside a date belongs to it in any case.
    """

    def __init__(self, facts: Iterable[Claim]) -> None:
        dates = [fact for fact in facts if fact.kind == "date"]
        years = [fact.value[:4] for fact in dates if re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)]
        self.year = max(years, key=years.count) if years else ""

    def weekday(self, date: str) -> str:
        """The weekday of a date of the story, or "" where it cannot be told."""
        whole = date.replace("-", self.year, 1) if date.startswith("--") and self.year else date
        return weekday_of(whole)


def compare(a: Claim, b: Claim, calendar: Calendar) -> Sameness:
    """Whether two facts of one family say the same.

    >>> none = Calendar([])
    >>> fact = lambda kind, value, unit="", before="": Claim("A", 0, 0, 1, "", kind, value, unit, before)
    >>> compare(fact("number", "9412"), fact("number", "9400", before="about "), none)
    Sameness(status='variant', why='B rounds it')
    >>> compare(fact("number", "20"), fact("number", "23"), none).status
    ''
    """
    if a.kind != b.kind:
        return _day_and_date(a, b, calendar)
    if a.kind == "weekday":
        return _weekdays(a.value, b.value)
    if a.kind == "date":
        return _dates(a.value, b.value)
    if a.kind == "time":
        return _times(a.value, b.value)
    return _amounts(a, b)


# --- days


def _day_and_date(a: Claim, b: Claim, calendar: Calendar) -> Sameness:
    day, date = (a, b) if a.kind == "weekday" else (b, a)
    if calendar.weekday(date.value) == day.value.split()[-1]:
        return Sameness("variant", f"{date.text} was a {day.value.split()[-1]}")
    return DIFFERS


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


def _dates(a: str, b: str) -> Sameness:
    if a == b:
        return SAME
    one, other = ({(place, part) for place, part in enumerate(_parts(date)) if part} for date in (a, b))
    if one and other and (one < other or other < one):
        return Sameness("variant", f"{'B' if other < one else 'A'} gives less of the date")
    ahead = {a.split()[0], b.split()[0]} <= {"this", "coming", "next"}
    return Sameness("variant", "as near") if ahead and a.split()[1:] == b.split()[1:] else DIFFERS


@lru_cache(maxsize=10_000)
def _parts(date: str) -> tuple[str, str, str]:
    """Year, month and day of an ISO date, "" where they are not given; of anything else nothing."""
    match = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", date)
    return (match[1].strip("-"), match[2] or "", match[3] or "") if match else ("", "", "")


def _times(a: str, b: str) -> Sameness:
    if a == b:
        return SAME
    (clock_a, *zone_a), (clock_b, *zone_b) = a.split(), b.split()
    if clock_a == clock_b and not (zone_a and zone_b and zone_a != zone_b):
        return Sameness("variant", "the time zone is given in one alone")
    return DIFFERS


# --- amounts

_ABOUT: Final = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|close to|just (?:under|over|above|below)|over|"
    r"under|more than|less than|fewer than|at least|at most|up to|an estimated|estimated|as many as|as much as|"
    r"upwards? of)\s?$"
)
ROUNDED: Final = 0.05  # of the larger number; figures that are further apart are no roundings of each other
# Lengths in metres, areas in square metres, weights in kilograms, spans in days: what other units make of a number.
_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(["mile", "miles"], ("length", "1609.344")),
    **dict.fromkeys(["kilometre", "kilometer", "kilometres", "kilometers", "km"], ("length", "1000")),
    **dict.fromkeys(["metre", "meter", "metres", "meters"], ("length", "1")),
    **dict.fromkeys(["foot", "feet", "ft"], ("length", "0.3048")),
    **dict.fromkeys(["yard", "yards"], ("length", "0.9144")),
    **dict.fromkeys(["acre", "acres"], ("area", "4046.86")),
    **dict.fromkeys(["hectare", "hectares"], ("area", "10000")),
    **dict.fromkeys(["pounds", "lbs", "lb"], ("weight", "0.4536")),
    **dict.fromkeys(["kilogram", "kilograms", "kilos", "kg"], ("weight", "1")),
    **dict.fromkeys(["tonne", "tonnes"], ("weight", "1000")),
    **dict.fromkeys(["minute", "minutes"], ("span", "0.000694444")),
    **dict.fromkeys(["hour", "hours"], ("span", "0.0416667")),
    **dict.fromkeys(["day", "days"], ("span", "1")),
    **dict.fromkeys(["week", "weeks"], ("span", "7")),
    **dict.fromkeys(["month", "months"], ("span", "30.4375")),
    **dict.fromkeys(["year", "years"], ("span", "365.25")),
}


def amount(value: str) -> Fraction | None:
    """The number in a value, whatever its kind; None where there is none.

    >>> amount("GBP 6500000"), amount("2/3"), amount("2nd"), amount("6-1")
    (Fraction(6500000, 1), Fraction(2, 3), Fraction(2, 1), None)
    """
    digits = value.split()[-1] if value else ""
    try:
        return Fraction(re.sub(r"(?:st|nd|rd|th)$", "", digits))
    except (ValueError, ZeroDivisionError):
        return None


def _amounts(a: Claim, b: Claim) -> Sameness:
    if a.value == b.value:
        return SAME
    one, other = amount(a.value), amount(b.value)
    if one is None or other is None or (a.value[:3] != b.value[:3] and a.kind == "money"):
        return DIFFERS
    unit_a, unit_b = (_UNITS.get(claim.unit.lower().split()[-1]) if claim.unit else None for claim in (a, b))
    if unit_a and unit_b and unit_a != unit_b:
        if unit_a[0] != unit_b[0]:
            return DIFFERS
        near = _near(one * Fraction(unit_a[1]), other * Fraction(unit_b[1]), ROUNDED)
        return Sameness("variant", "the same in other units") if near else DIFFERS
    if a.unit and b.unit and not same_unit(a, b):
        return DIFFERS
    if a.kind == "number" and _one_scaled(a, b):
        return Sameness("variant", "the same figure, with and without its scale")
    # Where B has the more exact number, A cannot have given it: that is something else, not the same in other words.
    return Sameness("variant", "B rounds it") if _rounds(one, other, b.value, b.before) else DIFFERS


_FIGURE: Final = re.compile(r"\d[\d,.]*")


def _one_scaled(a: Claim, b: Claim) -> bool:
    """Whether both have the same figure, and the one of them that stands bare leaves "thousand" to a table's head."""
    one, other = (_FIGURE.match(claim.text) for claim in (a, b))
    if not one or not other or one.group().rstrip(",.") != other.group().rstrip(",."):
        return False
    return any(not claim.unit and match.group() == claim.text for claim, match in ((a, one), (b, other)))


def _near(one: Fraction, other: Fraction, share: float) -> bool:
    return abs(one - other) <= Fraction(share) * max(abs(one), abs(other))


def _rounds(exact: Fraction, rounded: Fraction, value: str, before: str) -> bool:
    """Whether a number is another one rounded: to two digits or more, or to one after "about" and its like."""
    kept, loosely = _significant(value), bool(_ABOUT.search(before))
    if not kept or kept >= _significant_of(exact) or not (kept >= 2 or loosely):
        return False
    return _near(rounded, exact, ROUNDED) and (loosely or _round(exact, kept) == rounded)


def _significant(value: str) -> int:
    """How many digits of a number say something.

    >>> _significant("9400"), _significant("50.03"), _significant("USD 1400000000")
    (2, 4, 2)
    """
    digits = value.split()[-1].lstrip("0.")
    return len(re.sub(r"\D", "", digits.rstrip("0") if "." not in digits else digits))


def _significant_of(number: Fraction) -> int:
    return _significant(f"{Decimal(number.numerator) / Decimal(number.denominator):f}".rstrip(".")[:20])


def _round(number: Fraction, digits: int) -> Fraction:
    try:
        return Fraction(Decimal(f"{float(number):.{digits - 1}e}"))
    except (InvalidOperation, OverflowError):
        return number


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two numbers count the same: the last words of what they count have a stem in common."""
    return bool(_heads(a.unit) & _heads(b.unit))


@lru_cache(maxsize=10_000)
def _heads(unit: str) -> frozenset[str]:
    words = words_of(unit)
    return frozenset(stem_of(term_of(word)) for word in words[-1:])
