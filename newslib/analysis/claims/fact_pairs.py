"""Every fact of B with every one of A of its family: whether they agree, and how likely they are one fact.

All pairs of a story, or of many, are looked at in one go, as arrays. Only amounts that differ and are near each other,
or may be the same in other units, are compared one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from newslib.analysis.claims.days import compare_days_of_one_kind, compare_times
from newslib.analysis.claims.equivalence import ROUNDED, SCALES, Calendar, compare
from newslib.analysis.claims.fact_columns import FAMILIES, NUMBER, FactColumns
from newslib.analysis.limits import require_few
from newslib.arrays import distinct, ranges, totals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

ALIGNED: Final = 0.1
UNIT: Final = 0.15
APART: Final = 0.1  # in less alike company, small numbers of other things are two ("three shots" can be "three doses")
SLACK: Final = 1.001  # of what is looked at more closely
DIFFERENT, SAME, VARIANT = 0, 1, 2
_DAYS: Final = (len("--09-11"), len("2024-09-11"))  # other dates have no weekday, and need no calendar
_TIME = FAMILIES.index("time")  # days stand before it


@dataclass(frozen=True, slots=True, eq=False)
class Couples:
    """Which facts meet: each of B with those of A of its story and family, B in order, and A in order within each.

    Attributes
    ----------
    of_b : ndarray, shape (n_facts_of_b,)
        The rows of the facts of B.
    starts : ndarray, shape (n_facts_of_b + 1,)
        The pairs of the fact `of_b[j]` are those from `starts[j]` to before `starts[j + 1]`.
    place : ndarray, shape (n_pairs,)
        Which of `of_b` is in the pair.
    b, a : ndarray, shape (n_pairs,)
        The rows of the two facts.
    within : ndarray, shape (n_facts,)
        The place of a fact of A among those of its story and family.
    """

    of_b: Ints
    starts: Ints
    place: Ints
    b: Ints
    a: Ints
    within: Ints


def couples(facts: FactColumns) -> Couples:
    """Pair the facts of every story; an `InputError` where there is no memory for so many."""
    group = facts.story * len(FAMILIES) + facts.family
    of_a, of_b = np.flatnonzero(~facts.in_b), np.flatnonzero(facts.in_b)
    by_group = of_a[np.argsort(group[of_a], kind="stable")]
    count = np.bincount(group[of_a], minlength=int(group.max(initial=0)) + 1)
    first = totals(count)
    width = count[group[of_b]]
    require_few(int(width.sum()), "a fact of A and one of B")
    within = np.zeros(len(facts), dtype=np.int64)
    within[by_group] = ranges(np.zeros(len(count), dtype=np.int64), count)
    place = np.repeat(np.arange(len(of_b)), width)
    return Couples(of_b, totals(width), place, of_b[place], by_group[ranges(first[group[of_b]], width)], within)


@dataclass(frozen=True, slots=True, eq=False)
class FactPairs:
    """What is known of the pairs of `couples`.

    Attributes
    ----------
    couples : Couples
    status : ndarray, shape (n_pairs,)
        SAME or VARIANT where the two say the same, else DIFFERENT.
    agreeing, same, across, others : ndarray of bool, shape (n_pairs,)
        Whether they say the same and are of one kind; and have the very same value; whether they say the same by the
        calendar, of another kind; whether they are of one kind and say something else.
    score : ndarray, shape (n_pairs,)
        How likely the two stand for each other.
    """

    couples: Couples
    status: NDArray[np.uint8]
    agreeing: Bools
    same: Bools
    across: Bools
    others: Bools
    score: Floats


def pair_facts(
    facts: FactColumns, met: Couples, likeness: Floats, linked: Bools, calendar: Callable[[int], Calendar]
) -> FactPairs:
    """Compare pairs.

    Parameters
    ----------
    facts : FactColumns
    met : Couples
    likeness : ndarray, shape (n_pairs,)
        How alike their surroundings are, in [0, 1].
    linked : ndarray of bool, shape (n_pairs,)
        Whether their sentences are aligned.
    calendar : callable
        The calendar of a story by its number.
    """
    a, b = met.a, met.b
    counted = (facts.unit[a] > 0) & (facts.unit[b] > 0)
    one_unit = (facts.head[a] > 0) & (facts.head[a] == facts.head[b])
    one_unit |= (facts.measure[a] > 0) & (facts.measure[a] == facts.measure[b])
    status = _statuses(facts, met, counted & ~one_unit, calendar)
    status[facts.small[a] & counted & ~one_unit & (likeness < APART)] = DIFFERENT
    score = likeness + ALIGNED * linked
    of_units = counted & (facts.kind[a] == NUMBER)
    score[of_units] += np.where(one_unit[of_units], UNIT, -UNIT)
    agree, one_kind = status > 0, facts.kind[a] == facts.kind[b]
    agreeing = agree & one_kind
    same = agreeing & (facts.value[a] == facts.value[b])
    others = ~agree & one_kind & (facts.relative[a] == facts.relative[b])
    return FactPairs(met, status, agreeing, same, agree & ~one_kind, others, score)


def _statuses(
    facts: FactColumns, met: Couples, other_unit: Bools, calendar: Callable[[int], Calendar]
) -> NDArray[np.uint8]:
    """What `compare` says of each pair; `other_unit` where both count something, and not the same."""
    a, b = met.a, met.b
    found = np.zeros(len(a), dtype=np.uint8)
    one_value = facts.value[a] == facts.value[b]
    in_measures = (facts.measure[a] > 0) & (facts.measure[b] > 0) & (facts.measure[a] != facts.measure[b])
    found[one_value & ~in_measures] = SAME
    family = facts.family[a]
    days = family <= _TIME
    one_kind = facts.kind[a] == facts.kind[b]
    _fill_worded(found, np.flatnonzero(days & one_kind & ~one_value), facts, met)
    _fill_across(found, np.flatnonzero(days & ~one_kind), facts, met, calendar)
    one, other = facts.amount[a], facts.amount[b]
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        near = np.abs(one - other) <= SLACK * ROUNDED * np.maximum(np.abs(one), np.abs(other))
        times = np.abs(one) / np.abs(other)
        times = np.where(times < 1, 1 / times, times)
        for scale in SCALES:
            near |= np.abs(times - scale) < scale / 1000
        near |= np.isinf(one) | np.isinf(other)
    closer = ~days & (found == DIFFERENT) & (in_measures | (near & ~other_unit))
    for i in np.flatnonzero(closer).tolist():
        said = compare(facts.claim(int(a[i])), facts.claim(int(b[i])), calendar(int(facts.story[a[i]]))).status
        found[i] = SAME if said == "same" else VARIANT if said else DIFFERENT
    return found


def _fill_worded(found: NDArray[np.uint8], at: Ints, facts: FactColumns, met: Couples) -> None:
    """Weekdays, dates and times of one kind: what their values say, each pair of values asked once."""
    codes = facts.value[met.a[at]] * len(facts.values) + facts.value[met.b[at]]
    known: dict[int, int] = {}
    for i, code in zip(at.tolist(), codes.tolist(), strict=True):
        said = known.get(code)
        if said is None:
            (kind, one), (_, other) = (facts.values[number] for number in divmod(code, len(facts.values)))
            agree = compare_times(one, other) if kind == "time" else compare_days_of_one_kind(kind, one, other)
            said = known[code] = VARIANT if agree.status else DIFFERENT
        found[i] = said


def _fill_across(
    found: NDArray[np.uint8], at: Ints, facts: FactColumns, met: Couples, calendar: Callable[[int], Calendar]
) -> None:
    """Weekdays and dates: the same where the calendar of their story has it so."""
    rows = distinct(np.concatenate([met.a[at], met.b[at]]))
    day = np.full(len(facts), -1)
    names: dict[str, int] = {"": -1}
    known: dict[tuple[int, int], int] = {}
    columns = (rows.tolist(), facts.story[rows].tolist(), facts.value[rows].tolist())
    for row, story, value in zip(*columns, strict=True):
        if (story, value) not in known:
            kind, written = facts.values[value]
            if kind == "weekday":
                name = written.split()[-1]
            else:
                name = calendar(story).weekday(written) if len(written) in _DAYS else ""
            known[story, value] = names.setdefault(name, len(names))
        day[row] = known[story, value]
    found[at] = np.where((day[met.a[at]] >= 0) & (day[met.a[at]] == day[met.b[at]]), VARIANT, DIFFERENT)
