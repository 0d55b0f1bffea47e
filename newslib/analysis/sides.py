"""What two versions of many stories hold, counted, and how much of it they share.

Everything is counted by side: the number of a side is twice its story's, and one more for version B. So the two sides
of a story stand next to each other wherever counts are sorted by feature and then by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins_of, lengths, order, ranges, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.spaces import Cells

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What the versions of each story have of some kind, and what they have in common.

    Attributes
    ----------
    a, b, both : ndarray, shape (n_stories,)
        For a set: how many features A has, how many B, and how many both. For counts or weights: the sums of their
        squares, and of their products.
    """

    a: Floats
    b: Floats
    both: Floats

    def found_in_b(self) -> Floats:
        """The share of A's features that B has too; NaN where A has none."""
        return shares(self.both, self.a)

    def found_in_a(self) -> Floats:
        """The share of B's features that A has too; NaN where B has none."""
        return shares(self.both, self.b)

    def jaccard(self) -> Floats:
        """The shared features as a share of all; NaN where there is none."""
        return shares(self.both, self.a + self.b - self.both)

    def cosine(self) -> Floats:
        """The cosine of the two versions; 0 where one has nothing, NaN where both have nothing."""
        product = self.a * self.b
        some = (self.a > 0) | (self.b > 0)
        found = np.where(some, 0.0, np.nan)
        np.divide(self.both, np.sqrt(product), out=found, where=product > 0)
        return np.minimum(1.0, found)


def shares(part: Floats, whole: Floats) -> Floats:
    """Each part of its whole; NaN where there is no whole."""
    found: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return found


def in_common(side: Ints, feature: Ints, values: Floats | None, stories: int) -> Shared:
    """What the sides have in common.

    Parameters
    ----------
    side, feature : ndarray, shape (n,)
        Each pair once, sorted by feature, then by side.
    values : ndarray, shape (n,), optional
        How much of the feature the side has; without it sets are compared.
    stories : int
    """
    first = np.flatnonzero(twins(side, feature))
    squares = np.bincount(side, minlength=2 * stories) if values is None else sums(side, values * values, 2 * stories)
    both = None if values is None else values[first] * values[first + 1]
    product = np.bincount(side[first] >> 1, weights=both, minlength=stories)
    return Shared(squares[::2].astype(float), squares[1::2].astype(float), product.astype(float))


def twins(side: Ints, feature: Ints) -> Bools:
    """Whether a place holds what A has of a feature and the next place what B has of it; one shorter than the two."""
    found: Bools = (feature[1:] == feature[:-1]) & (side[1:] == (side[:-1] | 1)) & (side[:-1] & 1 == 0)
    return found


def counts_in_common(counted: Cells, stories: int) -> Shared:
    """The same of counts; the rows of the cells are sides."""
    return in_common(counted.rows, counted.features, counted.counts.astype(float), stories)


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """Features in any order, each as often as it stands there, sorted.

    Attributes
    ----------
    place : ndarray, shape (n,)
        What puts them in the order of the features, and within each in that of the sides.
    starts, side, feature : ndarray, shape (n_different,)
        Where the occurrences of each feature on one side begin in that order, and which feature and which side it is.
    """

    place: Ints
    starts: Ints
    side: Ints
    feature: Ints

    @classmethod
    def of(cls, side: Ints, feature: Ints) -> Sorted:
        """Sort features; `side` never decreases."""
        place = order(feature)
        sides, features = side[place], feature[place]
        starts = begins_of(features, sides)
        return cls(place, starts, sides[starts], features[starts])

    def in_common(self, stories: int, some: Bools | None = None) -> Shared:
        """What the sides have in common, as sets; of the features that stand at some of their places, if given."""
        if some is None or not len(self.starts):
            return in_common(self.side, self.feature, None, stories)
        kept = np.logical_or.reduceat(some[self.place], self.starts)
        return in_common(self.side[kept], self.feature[kept], None, stories)

    def numbers(self) -> Ints:
        """A number for every occurrence, from 0, the same for the same feature."""
        found = np.empty(len(self.place), dtype=np.int64)
        found[self.place] = np.repeat(self._numbers(), lengths(self.starts, len(self.place)))
        return found

    def shared(self) -> tuple[Ints, Ints]:
        """Which occurrences are of a feature that the other side has too, and the numbers of these features."""
        twin = twins(self.side, self.feature)
        shared = np.append(twin, False)[: len(self.starts)]
        shared[1:] |= twin
        kept = np.flatnonzero(shared)
        sizes = lengths(self.starts, len(self.place))[kept]
        return self.place[ranges(self.starts[kept], sizes)], np.repeat(self._numbers()[kept], sizes)

    def _numbers(self) -> Ints:
        new = np.zeros(len(self.starts), dtype=np.int64)
        np.not_equal(self.feature[1:], self.feature[:-1], out=new[1:], casting="unsafe")
        return np.cumsum(new, out=new)
