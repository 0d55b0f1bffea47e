"""A row for every item and every group: how often, in how many sentences, where first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from newslib.analysis.counts import count
from newslib.tables import FLOAT, INT, STRING, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

Row = tuple[Any, ...]
RATES: Final = {"count": INT, "words": INT, "rate": FLOAT, "sentences": INT, "share": FLOAT, "first": INT, "start": INT}
BOTH: Final = "both"
"""The group of a table that is counted as a whole."""


class Totals:
    """What counts are rates of, group by group: words, sentences, and where the words stand."""

    def __init__(self, words: Mapping[Any, int], sentences: Mapping[Any, int], starts: Mapping[Any, Any]) -> None:
        self.words, self.sentences, self.starts = words, sentences, starts

    @classmethod
    def of(cls, words: DataFrame, by: str) -> Totals:
        """From the word table itself."""
        totals = {group: int(number) for group, number in words[by].value_counts().items()}
        if not {"sentence", "start"} <= set(words.columns):
            return cls(totals, {}, {})
        groups = words.groupby(by)
        sentences = {group: int(number) for group, number in groups["sentence"].nunique().items()}
        return cls(
            totals, sentences, {group: np.sort(rows.to_numpy(dtype=np.int64)) for group, rows in groups["start"]}
        )

    def before(self, group: Any, start: int | None) -> int | None:
        """How many words of a group stand before an offset."""
        known = self.starts.get(group)
        return None if known is None or start is None else int(np.searchsorted(known, start))


def totals_of(
    by: str | None, words: DataFrame | Mapping[str, int] | None, known: Mapping[str, int], caller: str
) -> Totals:
    """What the counts of a table of stretches are rates of, from what the caller gave."""
    if isinstance(words, pd.DataFrame):
        require_columns(words, [by] if by else [], f"{caller} (words)")
        return Totals.of(whole(words, by), by or "half")
    totals = dict(words if words is not None else known)
    return Totals(totals if by else {BOTH: sum(totals.values())} if totals else {}, {}, {})


def whole(table: DataFrame, by: str | None) -> DataFrame:
    """The table itself, or all of it as one group."""
    return table if by else table.assign(half=pd.array([BOTH] * len(table), dtype=STRING))


def rates(items: Sequence[str], groups: Sequence[Any], places: DataFrame, totals: Totals) -> list[Row]:
    """A row for every item and group, the most frequent items first.

    `places` has the `sentence` and the `start` of each item, where they are known.
    """
    numbers, names = pd.factorize(np.array(items, dtype=object))
    kept = np.array([not pd.isna(group) for group in groups], dtype=bool)
    labels = sorted({*(g for g, k in zip(groups, kept, strict=True) if k), *totals.words}, key=str)
    number_of = {label: number for number, label in enumerate(labels)}
    group = np.array([number_of[g] for g, k in zip(groups, kept, strict=True) if k], dtype=np.int64)
    item = numbers[kept].astype(np.int64)
    sentences, starts = (_column(places, name, kept) for name in ("sentence", "start"))
    size = (len(names), len(labels))
    counts = _grid(count(item, group), size)
    within = _sentences(item, group, sentences, size) if sentences is not None else None
    first = np.full(size, np.iinfo(np.int64).max)
    if starts is not None:
        np.minimum.at(first, (item, group), starts)
    rows: list[Row] = []
    in_all = np.bincount(numbers, minlength=len(names))
    for i in sorted(range(len(names)), key=lambda i: (-in_all[i], names[i])):
        for g, label in enumerate(labels):
            times, total, of = int(counts[i, g]), totals.words.get(label), totals.sentences.get(label)
            has = int(within[i, g]) if within is not None else None
            start = int(first[i, g]) if starts is not None and times else None
            rate = 1000 * times / total if total else None
            share = has / of if of and has is not None else None
            rows.append((names[i], label, times, total, rate, has, share, totals.before(label, start), start))
    return rows


def _column(places: DataFrame, name: str, kept: np.ndarray[Any, Any]) -> np.ndarray[Any, Any] | None:
    return places[name].to_numpy(dtype=np.int64)[kept] if name in places.columns else None


def _grid(found: Any, size: tuple[int, int]) -> np.ndarray[Any, Any]:
    table = np.zeros(size, dtype=np.int64)
    table[found.item, found.group] = found.count
    return table


def _sentences(item: Any, group: Any, sentence: Any, size: tuple[int, int]) -> np.ndarray[Any, Any]:
    """In how many sentences each item stands, group by group."""
    keys = np.unique(np.stack([item, group, sentence]), axis=1) if len(item) else np.zeros((3, 0), dtype=np.int64)
    table = np.zeros(size, dtype=np.int64)
    np.add.at(table, (keys[0], keys[1]), 1)
    return table
