"""What became of facts: what is told at a glance is what comes out when one looks at each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from newslib.analysis.claims import fact_matches
from newslib.analysis.claims.claim import Claim
from newslib.analysis.claims.days import Calendar
from newslib.analysis.claims.fact_matches import FactFindings, match_pairs
from newslib.analysis.claims.fact_pairs import FactPairs, couples, pair_facts
from newslib.analysis.claims.facts import columns_of
from tests.analysis.claims.test_fact_pairs import claims

LIKENESS = st.sampled_from([0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.35, 0.4, 0.55, 0.7, 1.0])


def rows(found: FactFindings) -> list[tuple[float, ...]]:
    columns = (found.status, found.a, found.b, found.score)
    return list(zip(*(column.tolist() for column in columns), strict=True))


@given(claims(), st.data())
def test_what_is_plain_at_a_glance_is_so_on_a_closer_look(facts: list[Claim], data: st.DataObject) -> None:
    columns = columns_of(facts)
    met = couples(columns)
    likeness = data.draw(arrays.arrays(float, len(met.a), elements=LIKENESS))
    linked = data.draw(arrays.arrays(bool, len(met.a)))
    pairs = pair_facts(columns, met, likeness, linked, lambda _: Calendar(facts))
    found = rows(match_pairs(columns, pairs))

    def nothing_plain(_: object, pairs: FactPairs) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        size = len(pairs.couples.of_b)
        return np.full(size, -1), np.full(size, fact_matches._OPEN), np.zeros(size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fact_matches, "_at_a_glance", nothing_plain)
        assert rows(match_pairs(columns, pairs)) == found


def test_no_facts_have_no_findings() -> None:
    columns = columns_of([])
    met = couples(columns)
    pairs = pair_facts(columns, met, np.zeros(0), np.zeros(0, dtype=bool), lambda _: Calendar([]))
    assert rows(match_pairs(columns, pairs)) == []
