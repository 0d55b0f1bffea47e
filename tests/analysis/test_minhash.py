"""Runs of words and sketches of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from newslib.analysis.candidates import MOST, candidates
from newslib.analysis.clusters import components
from newslib.analysis.minhash import EMPTY, LEAST_BINS, MOST_BINS, bins_for, runs_of, sketches
from newslib.analysis.sketching import sketch
from newslib.reading.hashed_words import HashedWords

TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=9), max_size=6)


@given(TEXTS, st.integers(1, 6))
def test_two_runs_have_one_hash_where_they_are_the_same_words(texts: list[list[str]], size: int) -> None:
    terms, counts = HashedWords().terms([" ".join(text) for text in texts])
    hashes, found = runs_of(terms, counts, size)
    expected = [
        [tuple(text[i : i + size]) for i in range(max(len(text) - size + 1, 1))] if text else [] for text in texts
    ]
    assert found.tolist() == list(map(len, expected))
    named: dict[tuple[str, ...], int] = {}
    for run, number in zip([run for runs in expected for run in runs], hashes.tolist(), strict=True):
        assert named.setdefault(run, number) == number
    assert len(set(named.values())) == len(named)


def test_the_more_is_asked_for_the_fewer_bins_do() -> None:
    assert bins_for(1) == bins_for(0.5) == LEAST_BINS
    assert bins_for(0.2) == 64  # 16 * 0.8 / 0.2
    assert bins_for(0.1) == 256  # 16 * 0.9 / 0.1 is 144
    assert bins_for(1e-9) == MOST_BINS


def numbered(start: int, stop: int) -> str:
    return " ".join(f"w{i}" for i in range(start, stop))


def test_the_share_of_equal_bins_is_about_the_similarity() -> None:
    texts = [numbered(0, 1000), numbered(250, 1250)]  # share 746 runs of 1246
    found = sketches(HashedWords(), texts, 1024)
    assert (found[0] == found[1]).mean() == pytest.approx(746 / 1246, abs=4 * np.sqrt(0.6 * 0.4 / 1024))


def test_a_short_text_fills_all_bins_in_the_same_way_each_time() -> None:
    first, second, other, nothing = sketches(HashedWords(), ["a b c", "A, B, C!", "a b", " "], 64)
    assert (first == second).all()
    assert (first != other).all()
    assert len(set(first.tolist())) == 1  # its only run
    assert (nothing == EMPTY).all()


def test_short_texts_that_share_half_of_their_runs_share_about_half_of_their_bins() -> None:
    texts = [numbered(10 * i, 10 * i + 8) + end for i in range(400) for end in ("", f" x{i} y{i}")]
    found = sketches(HashedWords(), texts, 64)  # 4 runs, and 6 of which they are 4
    assert (found[::2] == found[1::2]).mean() == pytest.approx(4 / 6, abs=0.05)


def test_sketches_are_the_same_from_one_process_and_from_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslib.analysis.sketching.WORTH", 1000)
    monkeypatch.setattr("newslib.analysis.sketching.AT_ONCE", 400)
    texts = [numbered(i, i + 50) for i in range(100)] + ["\ud800 é"]
    alone = sketches(HashedWords(), texts, 64, 3)
    assert (sketch(HashedWords(), texts, 64, 3, processes=3) == alone).all()
    assert (sketches(HashedWords(), texts, 64, 4) != alone).any()


def test_a_process_that_fails_costs_nothing_but_time(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("newslib.analysis.sketching.WORTH", 100)
    monkeypatch.setattr("newslib.analysis.sketching.AT_ONCE", 200)
    texts = [numbered(i, i + 50) for i in range(10)]
    alone = sketches(HashedWords(), texts, 64)
    for program in ("/no/such/python", "/bin/false", "/bin/true"):
        monkeypatch.setattr("sys.executable", program)
        assert (sketch(HashedWords(), texts, 64, 0, processes=2) == alone).all()


def test_candidates_are_pairs_that_meet_in_enough_bins() -> None:
    found = np.arange(5 * 64, dtype=np.uint32).reshape(5, 64)
    found[3, :40] = found[1, :40]
    found[4, :2] = found[0, :2]
    assert [column.tolist() for column in candidates(found, 0.5)] == [[1], [3]]
    assert [column.tolist() for column in candidates(found, 0.05)] == [[0, 1], [4, 3]]


def test_texts_without_words_meet_nowhere() -> None:
    assert [len(column) for column in candidates(np.full((3, 64), EMPTY), 0.5)] == [0, 0]
    assert [len(column) for column in candidates(np.full((0, 64), EMPTY), 0.5)] == [0, 0]


@pytest.mark.parametrize(("size", "pairs"), [(2, 1), (3, 3), (MOST, MOST * (MOST - 1) // 2), (MOST + 1, MOST)])
def test_of_many_equal_texts_only_neighbours_are_paired(size: int, pairs: int) -> None:
    first, second = candidates(np.ones((size, 64), dtype=np.uint32), 0.5)
    assert len(first) == len(set(zip(first.tolist(), second.tolist(), strict=True))) == pairs
    assert (first < second).all()


def test_of_many_equal_texts_the_first_is_compared_with_others() -> None:
    found = np.ones((MOST + 3, 64), dtype=np.uint32)
    found[2, 40:] = np.arange(100, 124)
    pairs = set(zip(*(column.tolist() for column in candidates(found, 0.5)), strict=True))
    equal = [0, 1, *range(3, MOST + 3)]
    assert pairs == {*pairwise(equal), (0, 2)}


def family(copies: int, alike: int, source: int) -> NDArray[np.uint32]:
    """Sketches of a text and its copies, each of which keeps other bins of it, and shares few with another copy."""
    draw = np.random.default_rng(0)
    found = draw.integers(1 << 31, size=(copies, 64), dtype=np.uint32)
    for row in found:
        some = draw.permutation(64)[:alike]
        row[some] = some  # the source keeps 0, 1, 2 ... 63
    found[source] = np.arange(64)
    return found


def test_every_one_of_many_different_copies_is_paired_with_its_source() -> None:
    pairs = candidates(family(300, 40, source=200), 0.5)
    assert len(set(np.concatenate(pairs)[np.concatenate(pairs) != 200].tolist())) == 299
    with_source = sum(200 in pair for pair in zip(*(column.tolist() for column in pairs), strict=True))
    assert with_source >= 298
    assert len(pairs[0]) < 300 * (MOST + 1)


def test_a_crowd_that_hangs_together_by_one_pair_stays_together() -> None:
    found = np.ones((80, 64), dtype=np.uint32)
    found[:, 0] = np.arange(100, 180)  # no two sketches are equal
    found[40:, 1:40] = 2  # two groups of 40, with 24 equal bins between them
    first, second = candidates(found, 0.5)
    assert ((first < 40) & (second >= 40)).any()
    assert len(first) < 80 * (MOST + 1)
    assert len(set(components(first, second, 80).tolist())) == 1
