"""The small steps, against what numpy or a plain loop does in more time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.arrays import begins, begins_of, distinct, grouped, largest, order, place_within, ranges, sums

NUMBERS = st.lists(st.integers(0, 9), max_size=30).map(lambda found: np.array(found, dtype=np.int64))
WIDE = st.lists(st.integers(0, 2**40), max_size=30).map(lambda found: np.array(found, dtype=np.int64))


@given(WIDE)
def test_order_is_a_stable_sort(numbers: np.ndarray) -> None:
    assert order(numbers).tolist() == np.argsort(numbers, kind="stable").tolist()


@pytest.mark.parametrize("most", [1, 1000, 2**40, 2**62])
def test_order_of_many_numbers(most: int) -> None:
    import scipy.sparse  # with it, many small numbers are counted

    assert scipy.sparse
    numbers = np.random.default_rng(0).integers(0, most, 30_000)
    assert order(numbers).tolist() == np.argsort(numbers, kind="stable").tolist()


@given(NUMBERS, NUMBERS)
def test_a_run_ends_where_any_column_changes(one: np.ndarray, other: np.ndarray) -> None:
    size = min(len(one), len(other))
    one, other = one[:size], other[:size]
    pairs = list(zip(one.tolist(), other.tolist(), strict=True))
    assert begins_of(one, other).tolist() == [i for i in range(size) if i == 0 or pairs[i] != pairs[i - 1]]


@given(NUMBERS)
def test_distinct_is_what_unique_gives(numbers: np.ndarray) -> None:
    assert distinct(numbers).tolist() == np.unique(numbers).tolist()


@given(NUMBERS)
def test_rows_are_numbered_within_their_group_and_brought_back(group: np.ndarray) -> None:
    assert place_within(group).tolist() == [group[:i].tolist().count(value) for i, value in enumerate(group)]
    at, back = grouped(group)
    assert sorted(group.tolist()) == group[at].tolist()
    assert group[at][back].tolist() == group.tolist()


@given(NUMBERS, st.randoms(use_true_random=False))
def test_the_largest_of_each_group_is_the_first_of_equals(values: np.ndarray, random: object) -> None:
    group = np.sort(np.array([random.randint(0, 3) for _ in values], dtype=np.int64))  # type: ignore[attr-defined]
    floats = np.where(values == 0, -np.inf, values.astype(float))
    expected = []
    for label in sorted(set(group.tolist())):
        rows = [i for i in range(len(group)) if group[i] == label and floats[i] > -np.inf]
        expected += [max(rows, key=lambda i: (floats[i], -i))] if rows else []
    assert largest(floats, group).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=9))
def test_ranges_stand_one_after_the_other(pairs: list[tuple[int, int]]) -> None:
    starts, counts = (np.array([pair[i] for pair in pairs], dtype=np.int64) for i in (0, 1))
    assert ranges(starts, counts).tolist() == [n for start, count in pairs for n in range(start, start + count)]


def test_runs_and_sums_of_nothing_are_nothing() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert begins(nothing).tolist() == []
    assert sums(nothing, nothing.astype(float), 2).tolist() == [0, 0]
