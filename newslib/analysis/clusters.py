"""Groups of texts that hang together, and which of a group is certainly the earliest.

A date says when at least, and when at most, a text was there: a time is one moment, a day lasts until midnight (UTC,
where nothing else is said), and a text without a date may be of any time. So a text is the earliest of its group where
it was there before any other can have been; it is not, where another one certainly was there before; and else nobody
knows. Two texts of one day, or of one moment, are neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from newslib.arrays import begins
from newslib.errors import InputError

Ints = NDArray[np.int64]
_MICROSECOND, _DAY = timedelta(microseconds=1), timedelta(days=1)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_ALWAYS, _NEVER = np.iinfo(np.int64).min, np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """When texts were there.

    Attributes
    ----------
    low, high : ndarray, shape (n_texts,)
        Microseconds since 1970: at the earliest, and at the latest.
    names : list of str or None
        The dates as they were given, in ISO's form.
    """

    low: Ints
    high: Ints
    names: list[str | None]


def times_of(dates: Sequence[object] | None, count: int) -> Times:
    """Read dates: ISO strings, dates, datetimes, or nothing (None, "", NaN, NaT) where a date is not known.

    Raises
    ------
    InputError
        Where there are not as many dates as texts, or one cannot be read.
    """
    if dates is None:
        return Times(np.full(count, _ALWAYS), np.full(count, _NEVER), [None] * count)
    given = list(dates)
    if len(given) != count:
        raise InputError(f"dates must be as many as texts, {count}; got {len(given)}")
    read = [_read(value, i) for i, value in enumerate(given)]
    low, high = (np.array([row[side] for row in read], dtype=np.int64) for side in (0, 1))
    return Times(low, high, [row[2] for row in read])


def _read(value: Any, number: int) -> tuple[int, int, str | None]:
    """The first and last moment of a date, and its name."""
    if (isinstance(value, str) and not value.strip()) or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return _ALWAYS, _NEVER, None
    if isinstance(value, np.datetime64):
        value = str(value) if np.datetime_data(value)[0] in "YMD" else value.astype("datetime64[us]").item()
    name = value.strip() if isinstance(value, str) else value.isoformat() if isinstance(value, date) else ""
    try:
        moment = datetime.fromisoformat(name)
    except ValueError:
        raise InputError(f"dates must be dates, or strings like 2024-09-11; date {number} is {value!r}") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    low = (moment - _START) // _MICROSECOND
    whole_day = not isinstance(value, datetime) and len(name) <= len("2024-09-11")
    return low, low + (_DAY // _MICROSECOND - 1 if whole_day else 0), name


def components(first: Ints, second: Ints, count: int) -> Ints:
    """A number for every text, the same for those that pairs connect, also by way of others.

    Parameters
    ----------
    first, second : ndarray, shape (n_pairs,)
        Texts that belong together.
    count : int
        How many texts there are.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not count:
        return np.zeros(0, dtype=np.int64)
    edges = coo_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=(count, count))
    found: Ints = connected_components(edges, directed=False)[1].astype(np.int64)
    return found


def connected(first: Ints, second: Ints, count: int) -> tuple[Ints, Ints]:
    """The texts that hang together with another one, and the number of each one's group; as for `components`.

    Returns
    -------
    texts, groups : ndarray
        Group by group, in order within each; groups are numbered from 0 in the order of their first texts.
    """
    texts = np.flatnonzero(np.bincount(np.concatenate([first, second]), minlength=count))
    labels = components(first, second, count)[texts]
    _, at, numbers = np.unique(labels, return_index=True, return_inverse=True)
    groups = np.argsort(np.argsort(at))[numbers]
    order = np.argsort(groups, kind="stable")
    return texts[order], groups[order].astype(np.int64)


def earliest(times: Times, texts: Ints, groups: Ints) -> tuple[list[bool | None], Ints]:
    """Whether each text is the earliest of its group (None where nobody knows), and which one is (-1).

    `texts` and `groups` as `connected` gives them.
    """
    starts = begins(groups)
    if not len(starts):
        return [], starts
    low, high = times.low[texts], times.high[texts]
    later = np.minimum.reduceat(high, starts)[groups] < low
    open_ones = np.add.reduceat((~later).astype(np.int64), starts)[groups]
    first = np.full(len(starts), -1)
    sure = ~later & (open_ones == 1)
    first[groups[sure]] = texts[sure]
    found = [None if not no and n > 1 else not no for no, n in zip(later.tolist(), open_ones.tolist(), strict=True)]
    return found, first[groups]


def later_of(times: Times, a: Ints, b: Ints) -> Ints:
    """Which text of each pair certainly came later; -1 where nobody knows."""
    return np.where(times.high[a] < times.low[b], b, np.where(times.high[b] < times.low[a], a, -1))
