"""Runs of words that two texts share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]


def longest_shared_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """The longest run of words that stands in both lists.

    Runs of length 1, 2, 4, 8, … are numbered, each from two of half its length, until none is shared; a binary
    search between the last two lengths ends it. Time grows as n log² n, for a page and for a book.

    Returns
    -------
    start, length : int
        Where the run begins in `a` (its first place), and how many words it has; (0, 0) where no word is shared.

    >>> longest_shared_run("he came to Kyiv on Wednesday".split(), "she came to Kyiv too".split())
    (1, 3)
    """
    if not a or not b:
        return 0, 0
    ids = np.unique(np.array([*a, *b], dtype=object).astype(str), return_inverse=True)[1].astype(np.int64)
    levels = [(1, ids[: len(a)], ids[len(a) :])]
    if _first_shared(levels[0][1], levels[0][2]) is None:
        return 0, 0
    while True:
        length, in_a, in_b = levels[-1]
        longer = _pairs(in_a, in_b, length)
        if _first_shared(*longer) is None:
            break
        levels.append((2 * length, *longer))
    power, in_a, in_b = levels[-1]
    low, high = power, 2 * power
    while high - low > 1:
        middle = (low + high) // 2
        if _first_shared(*_pairs(in_a, in_b, middle - power)) is None:
            high = middle
        else:
            low = middle
    first = _first_shared(*_pairs(in_a, in_b, low - power)) if low > power else _first_shared(in_a, in_b)
    return int(first or 0), low


def _pairs(a: Ids, b: Ids, step: int) -> tuple[Ids, Ids]:
    """Number the runs made of a run and the run `step` words later."""
    stacked = [
        np.stack([ids[:-step], ids[step:]], axis=1) if len(ids) > step else np.empty((0, 2), int) for ids in (a, b)
    ]
    joined = np.concatenate(stacked)
    if not len(joined):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    numbered = np.unique(joined, axis=0, return_inverse=True)[1].ravel().astype(np.int64)
    return numbered[: len(stacked[0])], numbered[len(stacked[0]) :]


def _first_shared(a: Ids, b: Ids) -> int | None:
    """The first place in `a` whose number also stands in `b`."""
    places = np.flatnonzero(np.isin(a, b))
    return int(places[0]) if len(places) else None
