"""Where in the story a word stands: Gries' example, scattertext, exact enumeration and simulation."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslib import InputError, Story, dispersion, entity_table, sentence_table, word_frequencies, word_table
from newslib.analysis.association import binomial_deviation
from newslib.analysis.dispersion import _measures, deviation_of_proportions, juilland
from tests.fragments import blocks
from tests.tiny import sentences_of

COLUMNS = ["term", "half", "count", "words", "parts", "range", "juilland_d", "dp", "dp_norm", "dp_chance", "note"]
MEASURES = ["juilland_d", "dp", "dp_norm", "dp_chance"]

# Gries (2008, 2019): five parts of 9, 10, 10, 10 and 11 words
GRIES = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
# computed with scattertext 0.2.2, Dispersion: frequency, range, Juilland's D, DP, DP norm
SCATTERTEXT = {
    "a": (15, 5, 0.7851504535, 0.18, 0.2195121951),
    "b": (10, 5, 0.9680910432, 0.02, 0.0243902439),
    "c": (1, 1, 0.0, 0.8, 0.9756097561),
    "g": (2, 2, 0.3876275643, 0.6, 0.7317073171),
    "h": (2, 2, 0.3864714892, 0.58, 0.7073170732),
    "i": (1, 1, 0.0, 0.82, 1.0),
    "n": (2, 2, 0.3862155900, 0.62, 0.7560975610),
    "t": (4, 4, 0.7489879867, 0.18, 0.2195121951),
    "x": (1, 1, 0.0, 0.78, 0.9512195122),
}


def of(a: list[str], b: list[str] | None = None) -> pd.DataFrame:
    return word_table(sentences_of(a, b))


def one(table: pd.DataFrame) -> dict[str, Any]:
    assert len(table) == 1
    return dict(zip(table.columns, table.iloc[0], strict=True))


def test_gries_example_corpus() -> None:
    counts, sizes = np.array([1, 2, 3, 4, 5]), np.array([9, 10, 10, 10, 11])
    assert deviation_of_proportions(counts, sizes) == pytest.approx(0.18)
    assert juilland(counts, sizes) == pytest.approx(0.785, abs=0.0005)


@pytest.mark.parametrize("letter", SCATTERTEXT)
def test_measures_are_those_of_scattertext(letter: str) -> None:
    frequency, spread, d, dp, dp_norm = SCATTERTEXT[letter]
    counts, sizes = np.array([part.count(letter) for part in GRIES]), np.array([len(part) for part in GRIES])
    assert (counts.sum(), (counts > 0).sum()) == (frequency, spread)
    assert juilland(counts, sizes) == pytest.approx(d, abs=1e-6)
    assert deviation_of_proportions(counts, sizes) == pytest.approx(dp, abs=1e-6)
    assert deviation_of_proportions(counts, sizes) / (1 - 9 / 50) == pytest.approx(dp_norm, abs=1e-6)


def test_a_half_is_cut_into_parts_of_equal_length() -> None:
    # twelve words in four parts of three: two uses in the first, one in the last
    row = one(dispersion(of(["Ferry ferry x1 x2 x3 x4 x5 x6 x7 x8 x9 ferry"]), "ferry", parts=4))
    assert (row["count"], row["words"], row["parts"], row["range"]) == (3, 12, 4, 2)
    counts, sizes = np.array([2, 0, 0, 1]), np.array([3, 3, 3, 3])
    assert row["dp"] == pytest.approx((abs(2 / 3 - 1 / 4) + 1 / 4 + 1 / 4 + abs(1 / 3 - 1 / 4)) / 2)
    assert row["dp_norm"] == pytest.approx(row["dp"] / (3 / 4))
    assert row["juilland_d"] == pytest.approx(1 - (np.std(counts / sizes) / np.mean(counts / sizes)) / 3**0.5)
    assert row["note"] == "few uses for 4 parts: 3"


@pytest.mark.parametrize(("at", "part"), [(0, 0), (2, 0), (3, 1), (5, 1), (6, 2), (8, 2), (9, 3), (11, 3)])
def test_a_use_at_the_edge_of_a_part_belongs_to_the_part_that_it_begins(at: int, part: int) -> None:
    terms = ["x"] * 12
    terms[at] = "ferry"
    terms[part * 3] = "ferry"
    row = one(dispersion(of([" ".join(terms)]), "ferry", parts=4))
    assert (row["range"], row["juilland_d"], row["dp"]) == (1, pytest.approx(0, abs=1e-9), pytest.approx(3 / 4))
    assert row["dp_norm"] == 1


def test_parts_differ_by_a_word_at_most_where_they_cannot_be_equal() -> None:
    # seven words in three parts: 2, 3, 2
    row = one(dispersion(of(["x x ferry x ferry x x"]), "ferry", parts=3))
    assert (row["range"], row["dp"]) == (1, pytest.approx(1 - 3 / 7))
    assert row["dp_norm"] == pytest.approx((1 - 3 / 7) / (1 - 2 / 7))


def test_an_even_word_has_a_d_of_1_and_a_dp_of_0() -> None:
    row = one(dispersion(of(["ferry x ferry x ferry x"]), "ferry", parts=3))
    assert [row[name] for name in ("juilland_d", "dp", "dp_norm", "note")] == [1, 0, 0, ""]


def test_a_half_with_fewer_words_has_as_many_parts_as_words() -> None:
    table = dispersion(of(["Ferry left port."], ["Ferry."]), "ferry")
    assert table["parts"].tolist() == [3, 1]
    assert table[MEASURES].isna().all(axis=1).tolist() == [False, True]
    assert table["range"].tolist() == [1, 1]


def test_ten_parts_are_the_default() -> None:
    assert dispersion(of(["x " * 30]), "x")["parts"].tolist() == [10]


def test_a_word_that_does_not_stand_has_a_row_without_measures() -> None:
    table = dispersion(of(["Ferry left the port."], ["Rain."]), ["goat", "ferry", "goat"])
    assert table[["term", "half", "count"]].to_numpy().tolist() == [
        ["goat", "A", 0],
        ["goat", "B", 0],
        ["ferry", "A", 1],
        ["ferry", "B", 0],
    ]
    assert table[MEASURES].isna().all(axis=1).tolist() == [True, True, False, True]
    assert table["range"].tolist() == [0, 0, 1, 0]
    assert table["note"].tolist() == ["", "", "few uses for 4 parts: 1", ""]


@pytest.mark.parametrize(("uses", "note"), [(2, "few uses for 3 parts: 2"), (3, ""), (4, "")])
def test_the_note_is_of_fewer_uses_than_parts(uses: int, note: str) -> None:
    assert one(dispersion(of(["ferry " * uses + "x x x"]), "ferry", parts=3))["note"] == note


def test_stems_names_and_several_kinds_of_lists(seed: Story) -> None:
    words = of(["Strikes, strike and ports."])
    assert dispersion(words, "strike", stems=True)["count"].tolist() == [2]
    for terms in (["strike", "goat"], ("strike", "goat"), pd.Series(["strike", "goat"])):
        assert dispersion(words, terms)["term"].tolist() == ["strike", "goat"]  # type: ignore[arg-type]
    sentences = sentence_table(seed)
    entities = entity_table(sentences)
    table = dispersion(word_table(sentences), entities)
    assert table["term"].tolist()[::2] == list(dict.fromkeys(entities["name"]))
    assert table["count"].sum() == len(entities)


def test_captions_that_are_left_out_are_in_no_part() -> None:
    words = of(["x x x x", "Ferry x.", "x ferry"])
    some = words[words["sentence"] != 1]
    row = one(dispersion(some, "ferry", parts=2))
    assert (row["words"], row["count"], row["range"]) == (6, 1, 1)
    assert row["dp"] == pytest.approx(1 / 2)


# --- by chance


@pytest.mark.parametrize(("uses", "words", "parts"), [(1, 5, 2), (2, 7, 3), (4, 7, 3), (5, 4, 4)])
def test_the_dp_by_chance_by_enumeration(uses: int, words: int, parts: int) -> None:
    bounds = np.linspace(0, words, parts + 1).round().astype(int)
    sizes = np.diff(bounds)
    mean = 0.0
    for where in product(range(parts), repeat=uses):  # every use falls anywhere, on its own
        counts = np.bincount(where, minlength=parts)
        mean += deviation_of_proportions(counts, sizes) * float(np.prod(sizes[list(where)] / words))
    found = _measures(np.zeros(uses, dtype=np.int64), words, parts)
    assert found[7] == pytest.approx(mean, rel=1e-9)


def test_the_dp_by_chance_by_simulation() -> None:
    draw = np.random.default_rng(7)
    for uses, words in [(3, 300), (20, 315), (100, 1000)]:
        sizes = np.diff(np.linspace(0, words, 11).round().astype(int))
        drawn = draw.multinomial(uses, sizes / words, size=20_000)
        values = np.abs(drawn / uses - sizes / words).sum(axis=1) / 2
        expected = binomial_deviation(float(uses), sizes / words).sum() / (2 * uses)
        assert abs(values.mean() - expected) < 4 * values.std() / len(values) ** 0.5
        assert _measures(np.zeros(uses, dtype=np.int64), words, 10)[7] == pytest.approx(expected)


def test_the_dp_by_chance_falls_with_the_number_of_uses() -> None:
    found = [_measures(np.zeros(uses, dtype=np.int64), 1000, 10)[7] for uses in (1, 2, 5, 20, 500)]
    assert found[0] == pytest.approx(0.9)
    assert found == sorted(found, reverse=True)
    assert found[-1] < 0.06


# --- what comes in


@pytest.mark.parametrize("parts", [1, 0, -2, 2.5])
def test_fewer_than_two_parts_are_refused(parts: float) -> None:
    with pytest.raises(InputError, match=f"parts must be a whole number, at least 2; got {parts}"):
        dispersion(of(["Ferry left."]), "ferry", parts=parts)  # type: ignore[arg-type]


def test_a_missing_column_and_a_term_without_a_word_are_named() -> None:
    with pytest.raises(InputError, match=r"dispersion needs the columns half, .*; missing: position"):
        dispersion(of(["Ferry left."]).drop(columns="position"), "ferry")
    with pytest.raises(InputError, match="dispersion needs terms that hold a word; got '…'"):
        dispersion(of(["Ferry left."]), "…")


@pytest.mark.parametrize("text", ["", "…", "🚢"])
def test_without_words_there_are_no_rows(text: str) -> None:
    table = dispersion(of([text]), ["ferry"])
    assert (len(table), table.columns.tolist()) == (0, COLUMNS)
    assert len(dispersion(of(["Ferry."]), [])) == 0


@settings(max_examples=60)
@given(st.lists(blocks(), max_size=3), st.lists(blocks(), max_size=3), st.integers(2, 12))
def test_in_any_text_measures_stay_in_their_ranges(a: list[str], b: list[str], parts: int) -> None:
    words = of(a, b)
    before = words.copy(deep=True)
    frequencies = word_frequencies(words, stops=True)
    table = dispersion(words, frequencies["term"].unique().tolist(), parts=parts)
    pd.testing.assert_frame_equal(words, before)
    assert table[["term", "half", "count", "words"]].equals(frequencies[["term", "half", "count", "words"]])
    assert table["juilland_d"].dropna().between(0, 1).all()
    assert table["dp_norm"].dropna().between(0, 1).all()
    assert (table["dp"].dropna() <= table["dp_norm"].dropna()).all()
    assert table["dp"].dropna().between(0, 1, inclusive="left").all()
    assert table["dp_chance"].dropna().between(0, 1, inclusive="neither").all()
    assert (table["range"] <= table[["count", "parts"]].min(axis=1)).all()
    assert (((table["count"] == 0) | (table["parts"] < 2)) == table["dp"].isna()).all()
