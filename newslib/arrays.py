"""Small steps on arrays that every analysis takes: runs, places within a group, sums and counts by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def begins(values: Ints) -> Ints:
    """Where each run of equal values begins.

    >>> begins(np.array([4, 4, 7, 4])).tolist()
    [0, 2, 3]
    """
    changes = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def totals(numbers: Ints) -> Ints:
    """The sum of all numbers before each place, and of all of them.

    >>> totals(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    found = np.zeros(len(numbers) + 1, dtype=np.int64)
    np.cumsum(numbers, out=found[1:])
    return found


def lengths(starts: Ints, size: int) -> Ints:
    """How long the runs are that begin at these places of an array of this size.

    >>> lengths(np.array([0, 2, 3]), 7).tolist()
    [2, 1, 4]
    """
    return np.diff(starts, append=size)


def sums(at: Ints, numbers: Floats, size: int) -> Floats:
    """Add up numbers by the place they belong to.

    >>> sums(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 3).tolist()
    [4.0, 0.0, 2.0]
    """
    found: Floats = np.bincount(at, weights=numbers, minlength=size).astype(float, copy=False)
    return found


def order(numbers: Ints) -> Ints:
    """What puts numbers of 0 and more in ascending order, equals as they stand.

    numpy sorts numbers several times faster than it finds their order; so each takes its place along in its last bits.

    >>> order(np.array([70000, 3, 70000, 1])).tolist()
    [3, 1, 0, 2]
    """
    room = len(numbers).bit_length()
    if int(numbers.max(initial=0)) >> (63 - room):  # there is none left
        return np.argsort(numbers, kind="stable")
    found = numbers.astype(np.int64) << room
    found |= np.arange(len(numbers))
    found.sort()
    found &= (1 << room) - 1
    return found


def grouped(group: Ints) -> tuple[Ints, Ints]:
    """What brings the rows of each group together, in their order; and what brings them back."""
    at = np.argsort(group, kind="stable")
    return at, np.argsort(at)


def place_within(group: Ints) -> Ints:
    """The place of each row within its group, from 0.

    >>> place_within(np.array([0, 1, 0, 0])).tolist()
    [0, 0, 1, 2]
    """
    at, back = grouped(group)
    starts = begins(group[at])
    return (np.arange(len(group)) - np.repeat(starts, lengths(starts, len(group))))[back]


def largest(values: Floats, group: Ints) -> Ints:
    """The place of the largest value of each group, the first of equals; none for a group of nothing but -inf.

    `group` never decreases.

    >>> largest(np.array([1.0, 3.0, 3.0, 2.0]), np.array([0, 0, 0, 5])).tolist()
    [1, 3]
    """
    starts = begins(group)
    if not len(starts):
        return starts
    highest = np.repeat(np.maximum.reduceat(values, starts), lengths(starts, len(group)))
    found = np.flatnonzero((values == highest) & (values > -np.inf))
    return found[begins(group[found])]


def ranges(starts: Ints, counts: Ints) -> Ints:
    """The numbers from each start on, as many as its count, one range after the other.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = totals(counts)
    found: Ints = np.arange(before[-1]) + np.repeat(starts - before[:-1], counts)
    return found


def distinct(numbers: Ints) -> Ints:
    """The different numbers in ascending order: `np.unique` without loading numpy's masked arrays, which takes long.

    >>> distinct(np.array([4, 2, 4])).tolist()
    [2, 4]
    """
    ordered = np.sort(numbers)
    return ordered[begins(ordered)]
