"""Strings as numbers."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import count, islice
from struct import Struct

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_NUMBER = Struct("<i")


class Numbers(defaultdict[str, bytes]):
    """Strings and their numbers; a string that is asked for the first time gets the next one.

    Numbers are kept as bytes, because many of them are then one `join` away from an array.

    Attributes
    ----------
    names : list of str
        The strings by number, up to the last time that `new_names` was asked.
    """

    def __init__(self) -> None:
        super().__init__(map(_NUMBER.pack, count()).__next__)
        self.names: list[str] = []

    def new_names(self) -> list[str]:
        """The strings that have come since this was asked last; `names` has them from now on."""
        new = list(islice(reversed(self), len(self) - len(self.names)))[::-1]
        self.names.extend(new)
        return new

    def packed(self, names: Iterable[str]) -> bytes:
        """The numbers of many strings, one behind the other; `unpacked` makes an array of them."""
        return b"".join(map(self.__getitem__, names))

    def all_of(self, names: Iterable[str]) -> Ints:
        """The numbers of many strings."""
        return unpacked(self.packed(names))


def unpacked(data: bytes) -> Ints:
    """Numbers from their bytes."""
    return np.frombuffer(data, dtype="<i4").astype(np.int64)


def extend(column: array[int], numbers: Ints) -> None:
    """Put numbers behind those of a column."""
    column.frombytes(numbers.astype(np.int32).tobytes())
