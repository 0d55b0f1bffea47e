"""Exact runs of words that two versions share, and which of them may be joined: arrays, for one story or many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins, lengths, order, ranges, totals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

MOST_PLACES = 32  # of one pair of words in A
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # 2 to the 64, divided by the golden ratio: numbers near each other fall apart
OVERLAP = 3  # words by which two runs may overlap: "in the old in the new" goes on with "the new" where "the" ended


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both versions with nothing between them: so many from `b` on, and from `a` on."""

    b: int
    a: int
    size: int

    def after(self, other: Run) -> int:
        """How many words lie between the other run and this one, in the version where there are more."""
        return max(self.b - other.b - other.size, self.a - other.a - other.size)


def exact_runs(terms: Ints, stretch: Ints, story: Ints, in_b: Bools, size: int) -> list[Run]:
    """All longest runs of at least `size` words (1 or 2) that stand in both versions, ordered by their place in B."""
    return list(map(Run, *(column.tolist() for column in run_columns(terms, stretch, story, in_b, size))))


def run_columns(terms: Ints, stretch: Ints, story: Ints, in_b: Bools, size: int) -> tuple[Ints, Ints, Ints]:
    """The same as columns: where a run begins in B, where in A, and how many words it has."""
    starts = np.flatnonzero(stretch[: len(stretch) - size + 1] == stretch[size - 1 :])
    key = _keys(terms, story[starts], starts, size)
    kept = _in_both(key, in_b[starts])
    at_b, at_a = _places(key[kept], starts[kept], in_b[starts[kept]])
    wide = len(terms) + 1
    along = np.argsort((at_a - at_b + wide) * wide + at_b)
    at_b, at_a = at_b[along], at_a[along]
    changes = np.diff(at_b, prepend=-2) != 1
    for followed in (at_a - at_b, stretch[at_b], stretch[at_a]):  # what stays the same along a run
        changes[1:] |= np.diff(followed) != 0
    new = begins(np.cumsum(changes))
    sizes = lengths(new, len(at_b)) + size - 1
    begin_b, begin_a = at_b[new], at_a[new]
    by_place = np.lexsort((begin_a, begin_b))
    return begin_b[by_place], begin_a[by_place], sizes[by_place]


def _keys(terms: Ints, story: Ints, starts: Ints, size: int) -> Ints:
    """A number for each of these runs of words, the same for the same words in the same story."""
    present = np.zeros(int(terms.max(initial=0)) + 1, dtype=bool)
    present[terms] = True
    numbers = np.cumsum(present) - 1  # as small as can be, for they are multiplied
    width = int(numbers[-1]) + 1
    key = story
    for step in range(size):
        key = key * width + numbers[terms[starts + step]]
    return key


def _in_both(key: Ints, of_b: Bools) -> Ints:
    """The places of all keys that both versions have, and of a few others: most are told apart by their slot."""
    bits = max(10, 3 + len(key).bit_length())
    slot = (key.astype(np.uint64) * _MIXED) >> np.uint64(64 - bits)
    seen = np.zeros((2, 1 << bits), dtype=bool)
    seen[of_b.astype(np.int64), slot] = True
    return np.flatnonzero(seen[0, slot] & seen[1, slot])


def _places(key: Ints, starts: Ints, of_b: Bools) -> tuple[Ints, Ints]:
    """Where the runs of equal keys stand, each of B with each of A, but for those that A has too often."""
    at = order(key)
    starts, of_b = starts[at], of_b[at]
    groups = begins(key[at])
    group = np.repeat(np.arange(len(groups)), lengths(groups, len(at)))
    count = np.bincount(group[~of_b], minlength=len(groups))
    first = totals(count)
    group = group[of_b]
    places = np.where(count <= MOST_PLACES, count, 0)[group]
    return np.repeat(starts[of_b], places), starts[~of_b][ranges(first[group], places)]


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """Which run may follow which in a chain: `later` goes on after `earlier`, which covers so many of its words."""

    later: Ints
    earlier: Ints
    covered: Ints


def joints_of(b: Ints, a: Ints, size: Ints, stretch: Ints, gap: int) -> Joints:
    """All joints between runs, by the later run; those of a run in the order in which the earlier ones end."""
    end = b + size
    by_end = np.argsort(end, kind="stable")
    first = np.searchsorted(end[by_end], b - gap)
    last = np.searchsorted(end[by_end], b + np.minimum(size, OVERLAP + 1))
    later = np.repeat(np.arange(len(b)), last - first)
    earlier = by_end[ranges(first, last - first)]
    covered = np.maximum(0, np.maximum(end[earlier] - b[later], a[earlier] + size[earlier] - a[later]))
    between = np.maximum(b[later] - end[earlier], a[later] - a[earlier] - size[earlier])
    joined = (a[earlier] < a[later]) & (b[earlier] < b[later]) & (covered < size[later]) & (between + covered <= gap)
    joined &= (stretch[b[earlier]] == stretch[b[later]]) & (stretch[a[earlier]] == stretch[a[later]])
    return Joints(later[joined], earlier[joined], covered[joined])


def promising(joints: Joints, size: Ints, shortest: int) -> Ints:
    """The runs that have enough words, alone or with all those they may be joined to; most have not.

    News repeats its pairs of words ("of the", "said on"), and they are the most of all runs.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(size):
        return size
    edges = np.ones(len(joints.later), dtype=np.int8), (joints.later, joints.earlier)
    _, group = connected_components(coo_array(edges, shape=(len(size), len(size))), directed=False)
    return np.flatnonzero(np.bincount(group, weights=size)[group] >= shortest)


def among(joints: Joints, kept: Ints, size: int) -> Joints:
    """The joints between the runs that are kept, by their new places."""
    place = np.full(size, -1)
    place[kept] = np.arange(len(kept))
    some = place[joints.later] >= 0  # what is joined is kept or left together
    return Joints(place[joints.later[some]], place[joints.earlier[some]], joints.covered[some])
