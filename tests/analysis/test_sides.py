"""What two versions have in common, counted for many stories."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.analysis.sides import Sorted, counts_in_common
from newslib.analysis.spaces import cells

# two stories; A of the first has the features 5 5 7, its B 5 9; A of the second has 5, its B nothing
SIDE, FEATURE = np.array([0, 0, 0, 1, 1, 2]), np.array([5, 5, 7, 5, 9, 5])
PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=30).map(sorted)


def test_sets_by_hand() -> None:
    found = Sorted.of(SIDE, FEATURE).in_common(2)
    assert [found.a.tolist(), found.b.tolist(), found.both.tolist()] == [[2, 1], [2, 0], [1, 0]]
    assert found.jaccard().tolist() == [1 / 3, 0]
    assert found.found_in_b().tolist() == [1 / 2, 0]
    assert found.found_in_a() == pytest.approx([1 / 2, math.nan], nan_ok=True)


def test_of_some_places_only() -> None:
    found = Sorted.of(SIDE, FEATURE).in_common(2, np.array([False, True, False, True, True, False]))
    assert [found.a.tolist(), found.b.tolist(), found.both.tolist()] == [[1, 0], [2, 0], [1, 0]]


def test_counts_by_hand() -> None:
    found = counts_in_common(cells(SIDE, FEATURE, 4), 2)
    assert [found.a.tolist(), found.b.tolist(), found.both.tolist()] == [[4 + 1, 1], [2, 0], [2, 0]]
    assert found.cosine() == pytest.approx([2 / math.sqrt(10), 0])


def test_nothing_in_either_has_no_cosine() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    found = counts_in_common(cells(nothing, nothing, 2), 1)
    assert np.isnan(found.cosine()).all()
    assert np.isnan(found.jaccard()).all()


def test_what_the_other_side_has_too() -> None:
    place, numbers = Sorted.of(SIDE, FEATURE).shared()
    assert place.tolist() == [0, 1, 3]
    assert len(set(numbers.tolist())) == 1


@given(PLACES)
def test_numbers_and_shared_are_what_plain_counting_says(places: list[tuple[int, int]]) -> None:
    side, feature = np.array(places, dtype=np.int64).reshape(-1, 2).T
    found = Sorted.of(side, feature)
    numbers = found.numbers().tolist()
    assert len({*zip(numbers, feature.tolist(), strict=True)}) == len({*numbers}) == len({*feature.tolist()})
    place, _ = found.shared()
    assert sorted(place.tolist()) == [i for i, (one, kind) in enumerate(places) if (one ^ 1, kind) in places]
    common = found.in_common(3)
    sets = [{kind for one, kind in places if one == number} for number in range(6)]
    assert common.a.tolist() == [len(one) for one in sets[::2]]
    assert common.both.tolist() == [len(one & other) for one, other in zip(sets[::2], sets[1::2], strict=True)]
