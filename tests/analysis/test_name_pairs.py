"""Which names stand together: counted by hand."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import InputError, Story, entity_table, name_pairs, sentence_table
from newslib.tables import INT, STRING, make_table

SHAPE = {"half": STRING, "sentence": INT, "start": INT, "name": STRING}
COLUMNS = ["half", "name", "other", "count", "share", "sentence"]


def named(*sentences: tuple[str, str]) -> pd.DataFrame:
    """A table of one-letter names, from halves and the names in each sentence."""
    rows, start = [], 0
    for number, (half, names) in enumerate(sentences):
        for name in names:
            rows.append((half, number, start, name))
            start += 2
    return make_table(SHAPE, rows)


def rows(table: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [tuple(None if pd.isna(x) else x for x in row) for row in table.itertuples(index=False)]


def test_pairs_are_counted_by_sentences_in_each_half() -> None:
    table = name_pairs(named(("A", "KV"), ("A", "VKV"), ("A", "K"), ("B", "V"), ("B", "KVP")))
    assert table.columns.tolist() == COLUMNS
    assert rows(table) == [
        ("A", "K", "V", 2, 2 / 3, 0),
        ("B", "K", "V", 1, 1 / 2, 4),
        ("A", "K", "P", 0, 0.0, None),
        ("B", "K", "P", 1, 1.0, 4),
        ("A", "V", "P", 0, 0.0, None),
        ("B", "V", "P", 1, 1 / 2, 4),
    ]


def test_a_pair_that_one_half_names_not_at_all_has_no_share_there() -> None:
    assert rows(name_pairs(named(("A", "X"), ("B", "KV")))) == [
        ("A", "K", "V", 0, None, None),
        ("B", "K", "V", 1, 1.0, 1),
    ]


def test_the_name_that_the_story_has_first_stands_in_front_whatever_the_rows_order() -> None:
    entities = named(("A", "Z"), ("A", "AZ"), ("A", "MA"))
    for table in (entities, entities.iloc[::-1]):
        assert [row[1:3] for row in rows(name_pairs(table))] == [("Z", "A"), ("A", "M")]


def test_least_counts_both_halves_together() -> None:
    entities = named(("A", "KV"), ("B", "KV"), ("B", "KP"))
    assert [row[1:4] for row in rows(name_pairs(entities, least=2))] == [("K", "V", 1), ("K", "V", 1)]
    assert len(name_pairs(entities, least=3)) == 0
    assert len(name_pairs(entities)) == 4


def test_most_sentences_come_first_and_the_first_sentence_is_given() -> None:
    table = name_pairs(named(("A", "AB"), ("A", "CD"), ("A", "CD")))
    assert rows(table) == [("A", "C", "D", 2, 1.0, 1), ("A", "A", "B", 1, 1.0, 0)]


@pytest.mark.parametrize(
    "sentences", [[], [("A", "K")], [("A", "KK")], [("A", "K"), ("A", "V")], [("A", "K"), ("B", "V")]]
)
def test_without_two_names_in_a_sentence_there_are_no_pairs(sentences: list[tuple[str, str]]) -> None:
    table = name_pairs(named(*sentences))
    assert (len(table), table.columns.tolist()) == (0, COLUMNS)


def test_errors_say_what_came() -> None:
    with pytest.raises(InputError, match="least must be a whole number, at least 1; got 0"):
        name_pairs(named(("A", "KV")), least=0)
    with pytest.raises(InputError, match="name_pairs needs the columns half, sentence, start, name; missing: start"):
        name_pairs(named(("A", "KV")).drop(columns="start"))


def test_the_seed_by_a_plain_count(seed: Story) -> None:
    entities = entity_table(sentence_table(seed))
    table = name_pairs(entities)
    for half, name, other, count, share, sentence in rows(table):
        of = [
            set(entities.loc[(entities["half"] == half) & (entities["name"] == who), "sentence"])
            for who in (name, other)
        ]
        both, either = of[0] & of[1], of[0] | of[1]
        assert (count, share, sentence) == (
            len(both),
            pytest.approx(len(both) / len(either)) if either else None,
            min(both, default=None),
        )
    pairs = {
        frozenset(pair) for _, names in entities.groupby("sentence")["name"] for pair in combinations(set(names), 2)
    }
    assert {frozenset(row[1:3]) for row in rows(table)} == pairs


@given(st.lists(st.tuples(st.sampled_from("AB"), st.text("KVP", max_size=4)), max_size=6))
def test_any_names_have_shares_in_range_and_keep_their_table(sentences: list[tuple[str, str]]) -> None:
    entities = named(*sentences)
    before = entities.copy(deep=True)
    table = name_pairs(entities)
    pd.testing.assert_frame_equal(entities, before)
    assert table["share"].dropna().between(0, 1).all()
    assert ((table["count"] == 0) == table["sentence"].isna()).all()
    totals = table.groupby(["name", "other"], sort=False)["count"].sum()
    assert (totals >= 1).all()
    assert totals.is_monotonic_decreasing
