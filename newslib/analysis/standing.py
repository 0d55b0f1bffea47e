"""Where a story stands among others: what is usual in its group, and how far beyond that it lies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pandas as pd

from newslib.errors import InputError
from newslib.tables import FLOAT, INT, STRING, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS: Final = {
    **{"id": STRING, "group": STRING, "measure": STRING, "value": FLOAT, "stories": INT},
    **dict.fromkeys(["quarter", "middle", "three_quarters", "beyond"], FLOAT),
}
ALL: Final = "all stories"
"""The group of a table that is not parted."""


def standing(table: DataFrame, measures: Mapping[str, str], *, by: str | None = None, id: str = "id") -> DataFrame:
    """Hold each story's values against those of its group.

    Parameters
    ----------
    table : DataFrame
        A row a story, such as the table `stories` of a corpus.
    measures : mapping of str to str
        The columns to look at, and what each is called.
    by : str, optional
        The column that parts the stories into groups; one that has none there is left out. None takes all as one.
    id : str
        The column with a story's name.

    Returns
    -------
    DataFrame
        A row for each story and measure that has a value, in the order of `measures`, then of groups and stories as
        they stand: `id, group, measure, value`; `stories`, how many of the group have a value; `quarter, middle,
        three_quarters`, below which a quarter, half and three quarters of the group's values lie; `beyond`, how far
        outside the middle half the value lies, as a multiple of that half's width, 0 within it. Above 1.5 one speaks
        of an outlier (Tukey, Exploratory Data Analysis, 1977). Missing where the middle half has no width: where
        nearly all values are the same, the smallest difference would be one.

    Raises
    ------
    InputError
        Where a column is missing, or there is no measure.

    Examples
    --------
    >>> shares = pd.DataFrame({"id": list("vwxyz"), "kept": [0.4, 0.5, 0.6, 0.5, 1.0]})
    >>> standing(shares, {"kept": "facts kept"})[["id", "middle", "beyond"]].tail(1).round(2).values.tolist()
    [['z', 0.5, 4.0]]
    """
    if not measures:
        raise InputError("standing needs a measure at least; got none")
    require_columns(table, [id, *measures, *([by] if by else [])], "standing")
    group = table[by] if by else pd.Series(ALL, index=table.index, dtype=STRING)
    parts = [
        pd.DataFrame({"id": table[id], "group": group, "measure": name, "value": table[column]})
        for column, name in measures.items()
    ]
    values = pd.concat(parts, ignore_index=True).astype({name: COLUMNS[name] for name in list(COLUMNS)[:4]})
    values = values.dropna(subset=["group", "value"])
    order = {name: number for number, name in enumerate(values["group"].unique())}
    places = {name: number for number, name in enumerate(measures.values())}
    values = values.sort_values(
        ["measure", "group"], key=lambda names: names.map(places | order), kind="stable", ignore_index=True
    )
    return _placed(values)


def _placed(values: DataFrame) -> DataFrame:
    """The values, each with the quartiles of its group and how far outside them it lies."""
    groups = values.groupby(["measure", "group"], sort=False)["value"]
    found = values.assign(stories=groups.transform("size"))
    for name, share in (("quarter", 0.25), ("middle", 0.5), ("three_quarters", 0.75)):
        found = found.join(groups.quantile(share).rename(name), on=["measure", "group"])
    width = found["three_quarters"] - found["quarter"]
    outside = (found["quarter"] - found["value"]).combine(found["value"] - found["three_quarters"], max).clip(lower=0)
    found["beyond"] = (outside / width.where(width > 0)).astype(FLOAT).round(9)  # 1.5 is no more than 1.5
    return found.astype(COLUMNS)[list(COLUMNS)]
