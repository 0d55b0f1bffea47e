"""Counts of words and names, and the rates that make two halves of different length comparable.

A rate is per 1,000 words, and the denominator counts every word of the half, function words too: leaving them out
would make a half that is thick with function words look as if it said each content word more often.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.errors import InputError
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame


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
    return _rates(content, ["term"], by, _totals(words, by))


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
    return _rates(entities.assign(type=entities["name"].map(types).astype(STRING)), ["name", "type"], by, totals)


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


def _rates(rows: DataFrame, items: list[str], by: str, totals: Mapping[Any, int]) -> DataFrame:
    shape = {**dict.fromkeys(items, STRING), by: STRING, "count": INT, "words": INT, "rate": FLOAT}
    groups = sorted({*rows[by].dropna(), *totals}, key=str)
    counts = rows.groupby([*items, by]).size()
    order = rows.groupby(items).size().reset_index(name="count")
    order = order.sort_values(["count", *items], ascending=[False, *[True] * len(items)])
    found: list[tuple[object, ...]] = []
    for key in order[items].itertuples(index=False, name=None):
        for group in groups:
            count, total = int(counts.get((*key, group), 0)), totals.get(group)
            found.append((*key, group, count, total, 1000 * count / total if total else None))
    return make_table(shape, found)
