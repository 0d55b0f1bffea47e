"""What can be told of a fact before it meets another."""

from __future__ import annotations

import math

from newslib.analysis.claims.claim import FACTS, Claim
from newslib.analysis.claims.fact_columns import FAMILIES
from newslib.analysis.claims.facts import columns_of


def fact(kind: str, value: str, unit: str = "", half: str = "A") -> Claim:
    return Claim(half, 0, 0, 1, value, kind, value, unit)


def test_columns_by_hand() -> None:
    claims = [
        fact("weekday", "Friday"),
        fact("date", "last week"),
        fact("number", "3", "lorry drivers"),
        fact("number", "13", "drivers", half="B"),
        fact("number", "2nd"),
        fact("number", "6-1"),
        fact("money", "USD 5", half="B"),
        fact("number", "3", "miles"),
    ]
    facts = columns_of(claims)
    assert [FACTS[kind] for kind in facts.kind] == [claim.kind for claim in claims]
    families = ["day", "day", "number", "number", "ordinal", "score", "money", "number"]
    assert [FAMILIES[family] for family in facts.family] == families
    assert [None if math.isnan(size) else size for size in facts.amount] == [None, None, 3, 13, 2, None, 5, 3]
    assert facts.in_b.tolist() == [claim.half == "B" for claim in claims]
    assert facts.small.tolist() == [False, False, True, False, True, False, False, True]
    assert facts.relative.tolist() == [False, True, *[False] * 6]
    assert facts.value[2] == facts.value[7] != facts.value[3]
    assert facts.unit.tolist() == [0, 0, 1, 2, 0, 0, 0, 3]
    assert facts.head[2] == facts.head[3] > 0
    assert (facts.measure > 0).tolist() == [*[False] * 7, True]
    assert facts.claim(3) is claims[3]


def test_a_number_beyond_all_bounds_is_one() -> None:
    assert columns_of([fact("number", "9" * 400)]).amount.tolist() == [math.inf]
