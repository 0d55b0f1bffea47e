"""Facts of one family, held against each other: as `compare` does it one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newslib.analysis.claims.claim import Claim
from newslib.analysis.claims.days import Calendar
from newslib.analysis.claims.equivalence import compare, family
from newslib.analysis.claims.fact_pairs import APART, DIFFERENT, SAME, VARIANT, FactPairs, couples, pair_facts
from newslib.analysis.claims.facts import are_linked, columns_of

VALUES = {
    "weekday": ["Friday", "last Friday", "next Friday", "Fridays", "Wednesday"],
    "date": ["2024-09-11", "--09-11", "2024", "--05-03/--05-05", "--05-03", "this summer", "next summer", "last week"],
    "time": ["17:30", "17:30 ET", "05:30 or 17:30", "22:30 GMT", "12:00"],
    "number": ["3", "13", "9412", "9400", "9000", "9400000", "2nd", "3rd", "6-1", "5-10", "2/3", "0", "-3", "4.8", "5"],
    "money": ["USD 9412", "USD 9400", "GBP 9400", "USD 5-10"],
    "percent": ["3.5", "4", "3.52", "9412", "9400"],
}
UNITS = ["", "", "people", "young people", "miles", "mile", "kilometres", "square miles", "hours", "°"]
BEFORE = ["", "", "about ", "more than ", "fewer than "]


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Facts of both versions."""
    found = []
    for place in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(sorted(VALUES)))
        value = draw(st.sampled_from(VALUES[kind]))
        unit = draw(st.sampled_from(UNITS)) if kind == "number" else ""
        half = draw(st.sampled_from("AB"))
        before = draw(st.sampled_from(BEFORE))
        found.append(Claim(half, place, 0, 5, draw(st.sampled_from([value, "9.4 million"])), kind, value, unit, before))
    return found


def paired(facts: list[Claim], likeness: float, *links: tuple[int, int]) -> FactPairs:
    """The pairs of facts in company as alike as this."""
    columns = columns_of(facts)
    met = couples(columns)
    linked = are_linked(columns, met, *np.array(links, dtype=np.int64).reshape(-1, 2).T)
    return pair_facts(columns, met, np.full(len(met.a), likeness), linked, lambda _: Calendar(facts))


@given(claims())
def test_pairs_say_what_is_said_of_them_one_by_one(facts: list[Claim]) -> None:
    pairs = paired(facts, 1.0)
    met, calendar = pairs.couples, Calendar(facts)
    statuses = {"": DIFFERENT, "same": SAME, "variant": VARIANT}
    expected = [
        (j, i, statuses[compare(a, b, calendar).status])
        for j, b in enumerate(facts)
        for i, a in enumerate(facts)
        if (a.half, b.half) == ("A", "B") and family(a) == family(b)
    ]
    assert list(zip(met.b.tolist(), met.a.tolist(), pairs.status.tolist(), strict=True)) == expected


def test_small_numbers_of_other_things_are_two_in_other_company() -> None:
    facts = [Claim("A", 0, 0, 5, "3", "number", "3", "shots"), Claim("B", 1, 0, 5, "3", "number", "3", "doses")]
    assert paired(facts, APART).agreeing.tolist() == [True]
    assert paired(facts, APART - 0.01).others.tolist() == [True]


def test_scores_by_hand() -> None:
    facts = [
        Claim("A", 0, 0, 5, "3", "number", "3", "people"),
        Claim("A", 1, 0, 5, "4", "number", "4"),
        Claim("B", 2, 0, 5, "5", "number", "5", "people"),
        Claim("B", 3, 0, 5, "6", "number", "6", "goats"),
    ]
    pairs = paired(facts, 0.4, (1, 2), (0, 3))
    assert pairs.score.round(9).tolist() == [0.55, 0.5, 0.35, 0.4]
    assert pairs.couples.starts.tolist() == [0, 2, 4]
    assert pairs.couples.within[:2].tolist() == [0, 1]
