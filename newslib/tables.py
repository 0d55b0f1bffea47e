"""The shape of every table: columns and their types in one place, so that an empty table has them too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.errors import InputError

if TYPE_CHECKING:
    from pandas import DataFrame

# Python storage by name: results must not depend on whether pyarrow happens to be installed.
STRING = pd.StringDtype("python")
INT = pd.Int64Dtype()
FLOAT = pd.Float64Dtype()
BOOL = pd.BooleanDtype()

Columns = Mapping[str, Any]

# What stands between two dollar signs of a story is no formula: whatever shows a table leaves it as it is.
pd.options.display.html.use_mathjax = False


def make_table(columns: Columns, rows: Iterable[Sequence[Any]] = ()) -> DataFrame:
    """A table with these columns and types, from rows of values in the same order (none give an empty table)."""
    data = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {name: pd.array(list(values), dtype=dtype) for (name, dtype), values in zip(columns.items(), data, strict=True)}
    )


def require_filled(table: DataFrame, names: Iterable[str], what: str) -> None:
    """Raise `InputError` where `table` lacks one of these columns, or a value in one of them.

    >>> require_filled(pd.DataFrame({"text": ["a", None]}), ["text"], "tfidf")
    Traceback (most recent call last):
    newslib.errors.InputError: tfidf needs a value in every row of text; row 1 has none
    """
    columns = list(names)
    require_columns(table, columns, what)
    for name in columns:
        if table[name].isna().any():
            row = table[name].isna().to_numpy().argmax()
            raise InputError(f"{what} needs a value in every row of {name}; row {row} has none")


def require_columns(table: DataFrame, names: Iterable[str], what: str) -> None:
    """Raise `InputError` where `table` lacks one of the columns that `what` needs.

    >>> require_columns(pd.DataFrame({"text": []}), ["text"], "tfidf")
    """
    if not isinstance(table, pd.DataFrame):
        raise InputError(f"{what} needs a table (pandas DataFrame); got {type(table).__name__}")
    missing = [name for name in names if name not in table.columns]
    if missing:
        raise InputError(f"{what} needs the columns {', '.join(names)}; missing: {', '.join(missing)}")
