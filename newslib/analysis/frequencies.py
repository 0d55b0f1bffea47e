"""Counts of words and names, and the rates that make two halves of different length comparable.

A rate is per 1,000 words, and the denominator counts every word of the half, function words too: leaving them out
would make a half that is thick with function words look as if it said each content word more often.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from newslib.analysis.counts import count
from newslib.errors import InputError
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame, Series

Row = tuple[Any, ...]
RATES = {"count": INT, "words": INT, "rate": FLOAT}


def word_frequencies(words: DataFrame, by: str = "half") -> DataFrame:
    """How often each content word stands in each half.

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it; needs `term, stop` and the column named by `by`.
    by : str
        The column whose values are compared; `half`, unless you add a column of your own.

    Returns
    -------
    DataFrame
        A row for every term and every value of `by`, zero counts too: `term`, the column `by`, `count`, `words` (all
        words there, function words included) and `rate` = 1000 * count / words. Most frequent terms first, by their
        count in all; equals in the order of the alphabet.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(words, ["term", "stop", by], "word_frequencies")
    content = words[~words["stop"].astype(bool)]
    shape = {"term": STRING, by: STRING, **RATES}
    return make_table(shape, _rates(content["term"], content[by], _totals(words, by)))


def entity_frequencies(
    entities: DataFrame, by: str = "half", *, words: DataFrame | Mapping[str, int] | None = None
) -> DataFrame:
    """How often each name stands in each half, under its canonical form.

    Parameters
    ----------
    entities : DataFrame
        As `entity_table` gives it; needs `name, type` and the column named by `by`.
    by : str
        The column whose values are compared.
    words : DataFrame or mapping, optional
        What the rates are rates of: the word table of the same sentences, or the number of words for each value of
        `by`. Left out, the counts that `entity_table` leaves in the table's `attrs["words"]`, where it has them.

    Returns
    -------
    DataFrame
        A row for every name and every value of `by`, zero counts too: `name`, `type` (the most frequent one of the
        name), the column `by`, `count`, `words` and `rate` = 1000 * count / words (both missing where the number of
        words is not known). Most frequent names first.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(entities, ["name", "type", by], "entity_frequencies")
    if isinstance(words, pd.DataFrame):
        require_columns(words, [by], "entity_frequencies (words)")
        totals = _totals(words, by)
    else:
        totals = dict(words if words is not None else entities.attrs.get("words", {}))
    pairs = entities.groupby(["name", "type"]).size().reset_index(name="count")
    common = pairs.sort_values(["count", "type"], ascending=[False, True]).drop_duplicates("name")
    types = dict(zip(common["name"], common["type"], strict=True))
    rows = [(name, types[name], *rest) for name, *rest in _rates(entities["name"], entities[by], totals)]
    return make_table({"name": STRING, "type": STRING, by: STRING, **RATES}, rows)


def top(frequencies: DataFrame, n: int = 20) -> DataFrame:
    """The rows of the `n` items with the largest counts over all groups.

    Parameters
    ----------
    frequencies : DataFrame
        As `word_frequencies` or `entity_frequencies` gives it.
    n : int
        How many items (terms or names), at least 1.
    """
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    item = "term" if "term" in frequencies.columns else "name"
    kept = frequencies[item].drop_duplicates().head(n)
    return frequencies[frequencies[item].isin(kept)].reset_index(drop=True)


def _totals(words: DataFrame, by: str) -> dict[Any, int]:
    return {group: int(count) for group, count in words[by].value_counts().items()}


def _rates(items: Series, groups: Series, totals: Mapping[Any, int]) -> list[Row]:
    """For every item and group: the item, the group, count, words and rate; the most frequent items first."""
    numbers, names = pd.factorize(items)
    labels = sorted({*groups.dropna(), *totals}, key=str)
    number_of = {label: number for number, label in enumerate(labels)}
    known = groups.notna().to_numpy()
    found = count(numbers[known].astype(np.int64), np.array([number_of[label] for label in groups[known]], dtype=int))
    table = np.zeros((len(names), len(labels)), dtype=np.int64)
    table[found.item, found.group] = found.count
    in_all = np.bincount(numbers, minlength=len(names))
    rows: list[Row] = []
    for i in sorted(range(len(names)), key=lambda i: (-in_all[i], names[i])):
        for label, times in zip(labels, table[i].tolist(), strict=True):
            total = totals.get(label)
            rows.append((names[i], label, times, total, 1000 * times / total if total else None))
    return rows
