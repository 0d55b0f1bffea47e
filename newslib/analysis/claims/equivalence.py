"""Whether two facts say the same: exactly, in other words, in other units, rounded, or as the calendar has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from newslib.analysis.claims.claim import DIFFERS, SAME, Claim, Sameness
from newslib.analysis.claims.days import Calendar as Calendar  # part of this room's own signatures
from newslib.analysis.claims.days import compare_days, compare_times
from newslib.reading.words import stem_of, term_of, words_of

DAYS: Final = frozenset(["weekday", "date"])


def family(claim: Claim) -> str:
    """Facts of one family can be held against each other: days among days, places in a row among their kind."""
    return family_of(claim.kind, claim.value)


def family_of(kind: str, value: str) -> str:
    """The same, from kind and value.

    >>> family_of("number", "2nd"), family_of("number", "6-1"), family_of("number", "-3"), family_of("date", "1987")
    ('ordinal', 'score', 'number', 'day')
    """
    if kind in DAYS:
        return "day"
    if kind != "number":
        return kind
    if value[-1:].isalpha():
        return "ordinal"
    return "score" if "-" in value[1:] else "number"


def compare(a: Claim, b: Claim, calendar: Calendar) -> Sameness:
    """Whether two facts of one family say the same.

    >>> none = Calendar([])
    >>> fact = lambda kind, value, unit="", before="": Claim("A", 0, 0, 1, "", kind, value, unit, before)
    >>> compare(fact("number", "9412"), fact("number", "9400", before="about "), none)
    Sameness(status='variant', why='B rounds it')
    >>> compare(fact("number", "20"), fact("number", "23"), none).status
    ''
    """
    if a.kind in DAYS:
        return compare_days(a, b, calendar)
    if a.kind == "time":
        return compare_times(a.value, b.value)
    return _amounts(a, b)


# --- amounts

_ABOVE: Final = r"(?:just )?over|just above|more than|at least|upwards? of|no fewer than|no less than"
_BELOW: Final = r"(?:just )?under|just below|less than|fewer than|at most|no more than"
_ABOUT: Final = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|about|around|roughly|approximately|some|nearly|almost|close to|"
    r"up to|an estimated|estimated|as many as|as much as)\s?$"
)
ROUNDED: Final = 0.05  # of the larger number; figures that are further apart are no roundings of each other
# Lengths in metres, areas in square metres, weights in kilograms, spans in days: what other units make of a number.
_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(["mile", "miles"], ("length", "1609.344")),
    **dict.fromkeys(["kilometre", "kilometer", "kilometres", "kilometers", "km"], ("length", "1000")),
    **dict.fromkeys(["metre", "meter", "metres", "meters"], ("length", "1")),
    **dict.fromkeys(["foot", "feet", "ft"], ("length", "0.3048")),
    **dict.fromkeys(["yard", "yards"], ("length", "0.9144")),
    **dict.fromkeys(["inch", "inches"], ("length", "0.0254")),
    **dict.fromkeys(["centimetre", "centimeter", "centimetres", "centimeters", "cm"], ("length", "0.01")),
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


_POWERS: Final = {"square": ("area", 2), "cubic": ("volume", 3)}


@lru_cache(maxsize=10_000)
def measure(unit: str) -> tuple[str, Fraction] | None:
    """What a unit measures and how much of it; None for things that are counted."""
    words = unit.lower().split()
    if not words or words[-1] not in _UNITS:
        return None
    of, size = _UNITS[words[-1]]
    power = _POWERS.get(words[-2]) if len(words) > 1 and of == "length" else None
    return (power[0], Fraction(size) ** power[1]) if power else (of, Fraction(size))


@lru_cache(maxsize=10_000)
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
    unit_a, unit_b = measure(a.unit), measure(b.unit)
    if a.value == b.value and (not unit_a or not unit_b or unit_a == unit_b):
        return SAME
    one, other = amount(a.value), amount(b.value)
    if one is None or other is None or (a.value[:3] != b.value[:3] and a.kind == "money"):
        return DIFFERS
    if unit_a and unit_b and unit_a != unit_b:
        near = unit_a[0] == unit_b[0] and _near(one * unit_a[1], other * unit_b[1], ROUNDED)
        return Sameness("variant", "the same in other units") if near else DIFFERS
    if a.unit and b.unit and not same_unit(a, b):
        return DIFFERS
    if a.kind == "number" and _one_scaled(a, b, one, other):
        return Sameness("variant", "the same figure, with and without its scale")
    # Where B has the more exact number, A cannot have given it: that is something else, not the same in other words.
    return Sameness("variant", "B rounds it") if _rounds(one, other, b.value, b.before) else DIFFERS


_FIGURE: Final = re.compile(r"\d[\d,.]*")
SCALES: Final = frozenset([10**3, 10**6, 10**9, 10**12])


def _one_scaled(a: Claim, b: Claim, one: Fraction, other: Fraction) -> bool:
    """Whether both have the same figure, and the one of them that stands bare leaves "thousand" to a table's head."""
    if not one or not other or max(one, other) / min(one, other) not in SCALES:
        return False
    bare, scaled = (a, b) if abs(one) < abs(other) else (b, a)
    figure = _FIGURE.match(scaled.text)
    return figure is not None and not bare.unit and bare.text == figure.group().rstrip(",.")


def _near(one: Fraction, other: Fraction, share: float) -> bool:
    return abs(one - other) <= Fraction(share) * max(abs(one), abs(other))


def _rounds(exact: Fraction, rounded: Fraction, value: str, before: str) -> bool:
    """Whether a number is another one rounded: to two digits or more, or to one after "about" and its like."""
    kept, loosely = _significant(value), _ABOUT.search(before)
    if not kept or kept >= _significant_of(exact) or not (kept >= 2 or loosely) or not _near(rounded, exact, ROUNDED):
        return False
    if loosely and ((loosely["above"] and rounded > exact) or (loosely["below"] and rounded < exact)):
        return False  # 8,950 is not "more than 9,000"
    return bool(loosely) or abs(rounded - exact) * 2 <= _step(rounded)


@lru_cache(maxsize=10_000)
def _significant(value: str) -> int:
    """How many digits of a number say something.

    >>> _significant("9400"), _significant("50.03"), _significant("USD 1400000000")
    (2, 4, 2)
    """
    digits = value.split()[-1].lstrip("0.")
    return len(re.sub(r"\D", "", digits.rstrip("0") if "." not in digits else digits))


@lru_cache(maxsize=10_000)
def _significant_of(number: Fraction) -> int:
    return _significant(f"{Decimal(number.numerator) / Decimal(number.denominator):f}".rstrip(".")[:20])


def _step(number: Fraction) -> Fraction:
    """What the last digit of a number counts: 100 in 9,400 and a hundredth in 0.25.

    >>> _step(Fraction(9400)), _step(Fraction("0.25"))
    (Fraction(100, 1), Fraction(1, 100))
    """
    step = Fraction(1)
    while number % (step * 10) == 0 and number:
        step *= 10
    while number % step:
        step /= 10
    return step


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two numbers count the same: the last words of what they count have a stem in common, or mean one unit."""
    size = measure(a.unit)
    return bool(heads(a.unit) & heads(b.unit)) or (size is not None and size == measure(b.unit))


@lru_cache(maxsize=10_000)
def heads(unit: str) -> frozenset[str]:
    """The stem of the last word of what is counted; nothing where nothing is."""
    words = words_of(unit)
    return frozenset(stem_of(term_of(word)) for word in words[-1:])
