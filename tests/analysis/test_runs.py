"""Shared runs of words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.analysis.runs import longest_shared_run, longest_shared_runs

WORDS = st.lists(st.sampled_from("abc"), max_size=14)


def slowly(a: list[str], b: list[str]) -> tuple[int, int]:
    """Every run of A looked up in B: slow and plain."""
    for length in range(len(a), 0, -1):
        for start in range(len(a) - length + 1):
            if any(a[start : start + length] == b[i : i + length] for i in range(len(b) - length + 1)):
                return start, length
    return 0, 0


@given(WORDS, WORDS)
def test_the_run_is_the_one_that_a_plain_search_finds(a: list[str], b: list[str]) -> None:
    assert longest_shared_run(a, b) == slowly(a, b)


@pytest.mark.parametrize(
    ("a", "b", "run"),
    [("to be or not to be", "or not", (2, 2)), ("a b", "c d", (0, 0)), ("", "a", (0, 0)), ("a a a", "a a a", (0, 3))],
)
def test_runs_by_hand(a: str, b: str, run: tuple[int, int]) -> None:
    assert longest_shared_run(a.split(), b.split()) == run


def test_a_book_beside_itself_is_one_run() -> None:
    book = [str(i % 1000) for i in range(100_000)]
    assert longest_shared_run(book, book) == (0, 100_000)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_of_many_stories_each_has_its_own_longest_run(stories: list[tuple[list[str], list[str]]]) -> None:
    versions = [version for story in stories for version in story]
    words = np.array(["abc".index(word) for version in versions for word in version], dtype=np.int64)
    before = np.cumsum([0, *map(len, versions)])
    side = np.repeat(np.arange(len(versions)), np.diff(before))
    starts, sizes = longest_shared_runs(words, side, len(stories))
    for number, story in enumerate(stories):
        start, size = slowly(*story)
        assert sizes[number] == size
        assert starts[number] == (before[2 * number] + start if size else 0)
