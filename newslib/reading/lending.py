"""What a number takes from its neighbour: the "months" of "10 or 11 months", the "p.m." of "between 7 and 9 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from newslib.reading.calendar import Found, exists
from newslib.reading.clock import in_half_of
from newslib.reading.numerals import SCALE, value_of, written
from newslib.reading.word_before import word_before

_LINK = re.compile(r"\s?(?:(?P<to>to|or|through|[-–])|and)\s")
_SCALED = re.compile(rf"(?i:{SCALE})")
_DAY = re.compile(r"(?P<before>(?P<year>\d{4}|-)-(?P<month>\d\d)-)\d\d")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")


def with_lent(text: str, facts: Iterable[Found]) -> list[Found]:
    """The facts, where a bare number before or after another takes what that one has and it lacks.

    >>> with_lent("10 or 11 months", [Found(0, 2, "number", "10"), Found(6, 15, "number", "11", "months")])[0].unit
    'months'
    """
    kept: list[Found] = []
    for fact in facts:
        if kept and kept[-1].end < fact.start <= kept[-1].end + len(" through "):
            kept[-1], fact = _lend(text, kept[-1], fact)
        kept.append(fact)
    return kept


def _lend(text: str, one: Found, other: Found) -> tuple[Found, Found]:
    link = _LINK.fullmatch(text, one.end, other.start)
    if not link:
        return one, other
    if one.kind == "date" and _is_bare(other) and other.value.isdecimal() and len(other.value) <= 2:
        return one, _second_day(one, other)
    ranged = bool(link["to"]) or word_before(text, one.start) in ("between", "from")
    if one.kind == other.kind == "money" and ranged:
        return _scaled(text, one, other), other
    if not _is_bare(one):
        return one, other
    if other.kind == "number":
        scaled = _scaled(text, one, other) if ranged else one
        joined = "-" in text[other.start : other.end - len(other.unit)]
        return (scaled if joined or not _PLAIN.fullmatch(other.value) else scaled._replace(unit=other.unit)), other
    if not ranged:
        return one, other
    if other.kind == "percent":
        return one._replace(kind="percent"), other
    if other.kind == "money" and other.start < other.end and text[other.start].isdigit():
        return _scaled(text, one._replace(kind="money", value=f"{other.value[:3]} {one.value}"), other), other
    if other.kind == "time" and "m" in text[other.start : other.end].lower() and one.value in map(str, range(1, 13)):
        return one._replace(kind="time", value=in_half_of(int(one.value), other.value)), other
    return one, other


def _is_bare(fact: Found) -> bool:
    return fact.kind == "number" and not fact.unit and bool(_PLAIN.fullmatch(fact.value))


def _second_day(one: Found, other: Found) -> Found:
    """The 4 of "May 3 and 4"; a number it stays where the date before it has no day, or stands in numbers."""
    match = _DAY.fullmatch(one.value)
    if not match or not exists(int(match["year"].strip("-") or 2000), int(match["month"]), int(other.value)):
        return other
    return other._replace(kind="date", value=f"{match['before']}{int(other.value):02}")


def _scaled(text: str, one: Found, other: Found) -> Found:
    """The first of "three or four million": it has the scale of the second, where it is the smaller number."""
    scale = _SCALED.search(text, other.start, other.end)
    if not scale or _SCALED.search(text, one.start, one.end):
        return one
    currency, _, digits = one.value.rpartition(" ")
    amount = other.value.rpartition(" ")[2]
    if not (_PLAIN.fullmatch(digits) and _PLAIN.fullmatch(amount)):
        return one
    times = value_of("1" + scale.group())
    if Decimal(digits) * times >= Decimal(amount):
        return one
    return one._replace(value=f"{currency} {written(Decimal(digits) * times)}".strip())
