"""Runs of words that two texts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.sides import twins
from newslib.arrays import begins_of, lengths, order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]


def longest_shared_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """The longest run of words that stands in both lists.

    Returns
    -------
    start, length : int
        Where the run begins in `a` (its first place), and how many words it has; (0, 0) where no word is shared.

    >>> longest_shared_run("he came to Kyiv on Wednesday".split(), "she came to Kyiv too".split())
    (1, 3)
    """
    numbers: dict[str, int] = {}
    words = np.array([numbers.setdefault(word, len(numbers)) for word in (*a, *b)], dtype=np.int64)
    start, length = longest_shared_runs(words, np.repeat([0, 1], [len(a), len(b)]), 1)
    return int(start[0]), int(length[0])


def longest_shared_runs(words: Ints, side: Ints, stories: int) -> tuple[Ints, Ints]:
    """The longest run of words that stands in both versions, for many stories.

    Runs of length 1, 2, 4, 8, … are numbered, each from two of half its length, until no story shares one. Then each
    story's longest grows by the lengths before, the largest first, wherever what comes out is shared. Only what is
    shared is taken on, so the first step is the longest; time grows as n log² n, for a page and for a book.

    Parameters
    ----------
    words : ndarray, shape (n_words,)
        All words of all versions in reading order, as numbers.
    side : ndarray, shape (n_words,)
        The version each stands in: twice the number of its story, and one more for B; never decreasing.
    stories : int

    Returns
    -------
    start, length : ndarray, shape (n_stories,)
        Where in `words` the run stands first, and how many words it has; 0 and 0 where no word is shared.
    """
    levels = [_shared(words, np.arange(len(words)), side)]
    top = np.full(stories, -1)
    while (alive := np.flatnonzero(levels[-1] >= 0)).size:
        top[side[alive] >> 1] = len(levels) - 1
        levels.append(_longer(levels[-1], levels[-1], alive, np.full(len(alive), 1 << len(levels) - 1), side))
    length = np.where(top >= 0, 1 << np.maximum(top, 0), 0)
    level = top[side >> 1]
    longest = np.full(len(words), -1)
    for number in range(len(levels) - 1):
        longest = np.where(level == number, levels[number], longest)
    for number in range(len(levels) - 3, -1, -1):
        at = np.flatnonzero((longest >= 0) & (level > number))
        grown = _longer(longest, levels[number], at, length[side[at] >> 1], side)
        grows = np.zeros(stories, dtype=bool)
        grows[side[grown >= 0] >> 1] = True
        length += grows * (1 << number)
        longest = np.where(grows[side >> 1], grown, longest)
    start = np.zeros(stories, dtype=np.int64)
    of_a = np.flatnonzero((longest >= 0) & (side & 1 == 0))
    first = of_a[begins_of(side[of_a])]
    start[side[first] >> 1] = first
    return start, length


def _longer(one: Ints, other: Ints, at: Ints, step: Ints, side: Ints) -> Ints:
    """Number the shared runs made of a run at each of these places and another run so many words later."""
    fits = at + step < len(side)
    at, behind = at[fits], (at + step)[fits]
    fits = (other[behind] >= 0) & (side[behind] == side[at])
    at, behind = at[fits], behind[fits]
    return _shared(one[at] * (int(other.max(initial=0)) + 1) + other[behind], at, side)


def _shared(key: Ints, at: Ints, side: Ints) -> Ints:
    """Number what stands at these places, the same for the same; -1 for what the other version has not."""
    place = order(key)
    keys, sides = key[place], side[at[place]]
    starts = begins_of(keys, sides)
    twin = twins(sides[starts], keys[starts])
    shared = np.append(twin, False)[: len(starts)]
    shared[1:] |= twin
    kept = np.repeat(shared, lengths(starts, len(keys)))
    changes = np.zeros(len(keys), dtype=np.int64)
    changes[1:] = keys[1:] != keys[:-1]
    found = np.full(len(side), -1)
    found[at[place[kept]]] = np.cumsum(changes)[kept]
    return found
