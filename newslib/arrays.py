"""Small steps on arrays that every analysis takes: runs, places within a group, sums and counts by number."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

MANY = 20_000  # numbers, from which on counting is faster than sorting
LARGEST_KEPT = 31 * 2**20  # bytes
DENSE = 4  # times as large as they are many may numbers be that are counted


@cache
def keep_memory() -> None:
    """Let this process keep the memory that arrays give back, up to some 60 MB, for those that come next.

    Otherwise the C library returns it after every large step and asks for it again in the next, and the system clears
    it each time: where thousands of stories are taken together that is a third of all the time. glibc keeps blocks as
    large as the largest that was ever given back, up to 32 MB (`mallopt`, M_MMAP_THRESHOLD); so one such block, which
    nothing is written to, is taken and given back. Elsewhere it does nothing.
    """
    np.empty(LARGEST_KEPT, dtype=np.int8)


def begins(values: Ints) -> Ints:
    """Where each run of equal values begins.

    >>> begins(np.array([4, 4, 7, 4])).tolist()
    [0, 2, 3]
    """
    changes = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def begins_of(*columns: Ints) -> Ints:
    """Where a row differs from the one before, in any of these columns.

    >>> begins_of(np.array([1, 1, 1, 2]), np.array([5, 5, 6, 6])).tolist()
    [0, 2, 3]
    """
    changes = np.ones(len(columns[0]), dtype=bool)
    np.not_equal(columns[0][1:], columns[0][:-1], out=changes[1:])
    for column in columns[1:]:
        changes[1:] |= column[1:] != column[:-1]
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
    found = np.empty(len(starts), dtype=np.int64)
    np.subtract(starts[1:], starts[:-1], out=found[:-1])
    found[-1:] = size - starts[-1:]
    return found


def sums(at: Ints, numbers: Floats, size: int) -> Floats:
    """Add up numbers by the place they belong to.

    >>> sums(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 3).tolist()
    [4.0, 0.0, 2.0]
    """
    found: Floats = np.bincount(at, weights=numbers, minlength=size).astype(float, copy=False)
    return found


def order(numbers: Ints) -> Ints:
    """What puts numbers of 0 and more in ascending order, equals as they stand.

    numpy sorts numbers several times faster than it says how they are to be sorted; so each takes its place along in
    its lower bits. Numbers too large for that are sorted 16 bits at a time, which numpy does by counting. Small
    numbers, if many, are counted by scipy, where it is loaded anyway.

    >>> order(np.array([70000, 3, 70000, 1])).tolist()
    [3, 1, 0, 2]
    """
    size, largest = len(numbers), int(numbers.max(initial=0))
    if size >= MANY and largest < DENSE * size and "scipy.sparse" in sys.modules:
        return _order_by_counting(numbers, largest)
    bits = size.bit_length()
    if largest.bit_length() + bits < 64:
        packed = numbers.astype(np.int64) << bits
        packed |= np.arange(size)
        packed.sort()
        packed &= (1 << bits) - 1
        return packed
    found = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    higher = numbers >> 16
    while higher.any():
        found = found[np.argsort((higher[found] & 0xFFFF).astype(np.uint16), kind="stable")]
        higher >>= 16
    return found


def _order_by_counting(numbers: Ints, largest: int) -> Ints:
    """The same: a matrix of one row whose columns are these numbers, turned so that it is read column by column."""
    from scipy import sparse

    size = len(numbers)
    row = (np.arange(size, dtype=np.int32), numbers.astype(np.int32), np.array([0, size], dtype=np.int32))
    found: Ints = sparse.csr_array(row, shape=(1, largest + 1)).tocsc().data
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
