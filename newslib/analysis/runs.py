"""Runs of words that two texts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.sides import Sorted
from newslib.arrays import begins, order

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


def neighbours(words: Ints, side: Ints) -> tuple[Ints, Sorted]:
    """Where the pairs of neighbouring words begin, and these pairs sorted; arguments as for `longest_shared_runs`."""
    at = np.flatnonzero(side[1:] == side[:-1])
    return at, Sorted.of(side[at], words[at] * (int(words.max(initial=0)) + 1) + words[at + 1])


def longest_shared_runs(
    words: Ints, side: Ints, stories: int, pairs: tuple[Ints, Sorted] | None = None
) -> tuple[Ints, Ints]:
    """The longest run of words that stands in both versions, for many stories.

    Runs of 2, 4, 8, … words that both versions have are numbered, each from two of half its length, until no story
    shares one. Then each story's longest grows by the lengths before, the largest first, wherever what comes out is
    shared. Only what is shared is taken on, so the first step is the longest; time grows as n log² n, for a page and
    for a book.

    Parameters
    ----------
    words : ndarray, shape (n_words,)
        All words of all versions in reading order, as numbers.
    side : ndarray, shape (n_words,)
        The version each stands in: twice the number of its story, and one more for B; never decreasing.
    stories : int
    pairs : tuple, optional
        What `neighbours` gives, if it is known.

    Returns
    -------
    start, length : ndarray, shape (n_stories,)
        Where in `words` the run stands first, and how many words it has; 0 and 0 where no word is shared.
    """
    at, by_pair = pairs or neighbours(words, side)
    runs = _at(at, by_pair)
    levels, found, top = [words], [], np.zeros(stories, dtype=np.int64)
    while len(runs[0]):
        top[side[runs[0]] >> 1] = len(levels)
        found.append(runs)
        levels.append(_spread(*runs, len(words)))
        runs = _twice_as_long(levels[-1], side, 1 << len(levels) - 1)
    length = 1 << top
    single = np.flatnonzero(top[side >> 1] == 0)  # the words of stories that share no pair
    found.insert(0, _at(single, Sorted.of(side[single], words[single])))
    runs = _joined([_some(*runs, top[side[runs[0]] >> 1] == level) for level, runs in enumerate(found)])
    for level in range(len(found) - 2, -1, -1):
        runs = _grown(*runs, levels[level], level, top, length, side)
    start, of_a = np.zeros(stories, dtype=np.int64), runs[0][side[runs[0]] & 1 == 0]
    first = of_a[begins(side[of_a])]
    start[side[first] >> 1] = first
    return start, np.where(np.bincount(side[first] >> 1, minlength=stories) > 0, length, 0)


def _at(at: Ints, found: Sorted) -> tuple[Ints, Ints]:
    """Where what both versions have begins, and its number; `found` sorts what begins at these places."""
    place, numbers = found.shared()
    return at[place], numbers


def _spread(at: Ints, numbers: Ints, size: int) -> Ints:
    """The number of the run that begins at each place; -1 where none does."""
    found = np.full(size, -1)
    found[at] = numbers
    return found


def _twice_as_long(level: Ints, side: Ints, step: int) -> tuple[Ints, Ints]:
    """The shared runs made of two runs that follow each other, `step` words apart."""
    fits = (level[:-step] >= 0) & (level[step:] >= 0) & (side[:-step] == side[step:])
    at = np.flatnonzero(fits)
    return _at(at, Sorted.of(side[at], level[at] * (int(level.max(initial=0)) + 1) + level[at + step]))


def _some(at: Ints, numbers: Ints, kept: Bools) -> tuple[Ints, Ints]:
    return at[kept], numbers[kept]


def _joined(several: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Several runs, in the order of their places."""
    at, numbers = (np.concatenate(column) for column in zip(*several, strict=True))
    along = order(at)
    return at[along], numbers[along]


def _grown(at: Ints, numbers: Ints, level: Ints, power: int, top: Ints, length: Ints, side: Ints) -> tuple[Ints, Ints]:
    """Each story's runs, longer by a power of two where what comes out is shared; `length` grows in place."""
    story = side[at] >> 1
    behind = at + length[story]
    fits = np.flatnonzero((top[story] > power) & (behind < len(side)))
    fits = fits[(level[behind[fits]] >= 0) & (side[behind[fits]] == side[at[fits]])]
    key = numbers[fits] * (int(level.max(initial=0)) + 1) + level[behind[fits]]
    longer = _at(at[fits], Sorted.of(side[at[fits]], key))
    grows = np.zeros(len(top), dtype=bool)
    grows[side[longer[0]] >> 1] = True
    length += grows * (1 << power)
    return _joined([_some(at, numbers, ~grows[story]), longer])
