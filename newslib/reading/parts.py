"""What words and pieces of text are made of, as numbers, thought out once for every word of a vocabulary."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np

from newslib.arrays import ranges, totals
from newslib.reading.numbers import Numbers, extend

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from newslib.reading.vocabulary import Vocabulary

    Ints = NDArray[np.int64]
    Split = Callable[[Sequence[str]], tuple[Ints, Sequence[str]]]


class Parts:
    """What each string of a list that grows is made of.

    Parameters
    ----------
    names : list of str
        The list; what comes behind its end is read when it is asked for.
    split : callable
        Takes strings, and gives how many parts each has, and the parts of all of them in order.
    """

    def __init__(self, names: list[str], split: Split) -> None:
        self._names, self._split = names, split
        self._parts = Numbers()
        self._sizes, self._starts, self._flat = array("i"), array("i"), array("i")

    def of(self, numbers: Ints) -> tuple[Ints, Ints]:
        """How many parts each of these strings has, and the parts of all of them in order, both as numbers."""
        if len(self._sizes) < len(self._names):
            self._read_new()
        sizes = _view(self._sizes)[numbers]
        return sizes, _view(self._flat)[ranges(_view(self._starts)[numbers], sizes)]

    def counted(self, matrix: sparse.csr_array) -> sparse.csr_array:
        """How often each row has each part, from how often it has each string: a product of two sparse matrices."""
        from scipy import sparse

        present = np.zeros(len(self._names), dtype=bool)
        present[matrix.indices] = True
        strings = np.flatnonzero(present)
        sizes, parts = self.of(strings)
        place = np.zeros(len(self._names), dtype=np.int32)
        place[strings] = np.arange(len(strings), dtype=np.int32)
        height, width = matrix.shape[0], len(strings)
        few = sparse.csr_array((matrix.data, place[matrix.indices], matrix.indptr), shape=(height, width))
        ones, pointers = np.ones(len(parts), dtype=np.int32), totals(sizes).astype(np.int32)
        return few @ sparse.csr_array((ones, parts, pointers), shape=(width, len(self._parts)))

    def number(self, part: str) -> int:
        """The number of a part."""
        return int(self._parts.all_of([part])[0])

    def _read_new(self) -> None:
        sizes, found = self._split(self._names[len(self._sizes) :])
        extend(self._starts, len(self._flat) + totals(sizes)[:-1])
        extend(self._flat, self._parts.all_of(found))
        extend(self._sizes, sizes)


def _view(column: array[int]) -> NDArray[Any]:
    return np.frombuffer(column, dtype=np.int32)


_remembered: WeakKeyDictionary[Vocabulary, dict[tuple[str, Split], Parts]] = WeakKeyDictionary()


def parts_of(known: Vocabulary, what: str, split: Split) -> Parts:
    """What a vocabulary's `pieces` or `terms` are made of; remembered as long as the vocabulary is."""
    of_known = _remembered.setdefault(known, {})
    found = of_known.get((what, split))
    if found is None:
        found = of_known[what, split] = Parts(getattr(known, what), split)
    return found
