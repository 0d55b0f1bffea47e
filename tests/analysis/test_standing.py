"""Where a story stands among others: quartiles by hand, groups, and what has no width."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import InputError
from newslib.analysis.standing import ALL, COLUMNS, standing
from newslib.tables import FLOAT, STRING

SHARES = pd.DataFrame(
    {
        "id": pd.array(list("abcdefg"), dtype=STRING),
        "version": pd.array(["light"] * 5 + ["free", pd.NA], dtype=STRING),
        "kept": pd.array([1.0, 0.4, 0.5, 0.6, 0.5, 0.1, 0.2], dtype=FLOAT),
        "found": pd.array([1, 1, 1, 1, 0, pd.NA, 0], dtype=FLOAT),
    }
)


def test_a_value_is_held_against_the_middle_half_of_its_group() -> None:
    found = standing(SHARES, {"kept": "facts kept"}, by="version")
    assert found["id"].tolist() == list("abcdef")  # g is in no group
    light = found[found["group"] == "light"]
    # in order 0.4, 0.5, 0.5, 0.6, 1.0: the second, third and fourth are the quartiles
    assert light[["quarter", "middle", "three_quarters"]].drop_duplicates().to_numpy().tolist() == [[0.5, 0.5, 0.6]]
    assert light["beyond"].round(6).tolist() == [4.0, 1.0, 0.0, 0.0, 0.0]
    assert light["stories"].tolist() == [5] * 5


def test_where_nearly_all_are_the_same_nothing_is_far() -> None:
    found = standing(SHARES, {"found": "sentences found", "kept": "facts kept"}, by="version")
    assert found["measure"].unique().tolist() == ["sentences found", "facts kept"]
    same = found[found["measure"] == "sentences found"]
    assert same["id"].tolist() == list("abcde")  # f has no value
    assert same["beyond"].isna().all()


def test_without_groups_all_stories_are_one() -> None:
    found = standing(SHARES, {"kept": "facts kept"})
    assert found["group"].unique().tolist() == [ALL]
    assert found["stories"].unique().tolist() == [7]


def test_nothing_gives_an_empty_table_of_the_same_columns() -> None:
    found = standing(SHARES.head(0), {"kept": "facts kept"}, by="version")
    assert found.dtypes.to_dict() == COLUMNS
    assert found.empty


def test_what_is_missing_is_said() -> None:
    with pytest.raises(InputError, match="a measure at least"):
        standing(SHARES, {})
    with pytest.raises(InputError, match="standing needs the columns id, words; missing: words"):
        standing(SHARES, {"words": "words"})
