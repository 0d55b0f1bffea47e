"""Sentences in several spaces, against the weights of one story."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.analysis.spaces import Spaces, cells, cells_of, matrix_of
from newslib.analysis.tfidf import weigh

# of three stories with two sentences each
WORDS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), max_size=40).map(sorted)
TEXT = np.array([0, 0, 1, 1, 2, 2])


def columns(words: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    rows, features = np.array(words, dtype=np.int64).reshape(-1, 2).T
    return rows, features


def test_cells_by_hand() -> None:
    found = cells(np.array([0, 0, 0, 2]), np.array([3, 1, 3, 3]), 3)
    assert [column.tolist() for column in (found.rows, found.features, found.counts)] == [
        [0, 0, 2],
        [1, 3, 3],
        [1, 2, 1],
    ]
    found = cells_of(matrix_of(np.array([0, 0, 2]), np.array([3, 1, 3]), 3))
    assert [found.rows.tolist(), found.features.tolist(), found.counts.tolist()] == [[0, 0, 2], [1, 3, 3], [1, 1, 1]]


@given(WORDS, WORDS)
def test_products_are_the_mean_cosine_of_the_weights(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    spaces = Spaces([cells(*columns(words), 6) for words in (one, other)], TEXT)
    left, right, likeness = spaces.products(np.arange(6), np.ones(6, dtype=bool))
    found = np.zeros((6, 6))
    found[left, right] = likeness
    matrices = [weigh(*columns(words), TEXT).matrix() for words in (one, other)]
    assert found == pytest.approx(sum((matrix @ matrix.T).toarray() for matrix in matrices) / 2, abs=1e-11)


@given(WORDS, st.lists(st.booleans(), min_size=6, max_size=6))
def test_some_are_weighed_as_if_there_were_no_others(words: list[tuple[int, int]], kept: list[bool]) -> None:
    some = np.array(kept, dtype=bool)
    found = np.zeros((6, 6))
    left, right, likeness = Spaces([cells(*columns(words), 6)], TEXT).products(np.flatnonzero(some), some)
    found[left, right] = likeness
    rows, features = columns([word for word in words if kept[word[0]]])
    place = np.cumsum(some) - 1
    alone = weigh(place[rows], features, TEXT[some]).matrix() if some.any() else np.zeros((0, 0))
    expected = np.zeros((6, 6))
    expected[np.ix_(some, some)] = (alone @ alone.T).toarray() if some.any() else 0
    assert found == pytest.approx(expected, abs=1e-11)
