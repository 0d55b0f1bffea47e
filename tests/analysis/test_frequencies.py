"""Counts and rates, by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslib import InputError, Story, entity_frequencies, entity_table, sentence_table, word_frequencies, word_table
from newslib.analysis.frequencies import item_column, top
from newslib.reading.words import stem_of
from newslib.tables import BOOL, INT, STRING, make_table
from tests.fragments import blocks
from tests.tiny import sentences_of

TWO = sentences_of(["The ferry left the port.", "A ferry!"], ["The port was shut."])
NAMES = {"half": STRING, "name": STRING, "type": STRING}
PLACED = {"half": STRING, "sentence": INT, "start": INT, "name": STRING, "type": STRING}
COLUMNS = ["term", "half", "count", "words", "rate", "sentences", "share", "first", "start", "label"]


def of(a: list[str], b: list[str] | None = None) -> pd.DataFrame:
    return word_table(sentences_of(a, b))


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    found = table[list(columns)].itertuples(index=False)
    return [tuple(None if pd.isna(value) else value for value in row) for row in found]


def test_rates_are_per_thousand_words_function_words_included() -> None:
    table = word_frequencies(word_table(TWO))
    assert table["term"].tolist()[:4] == ["ferry", "ferry", "port", "port"]
    row = table.set_index(["term", "half"])
    assert row.loc[("ferry", "A"), "count"] == 2
    assert row.loc[("ferry", "A"), "words"] == 7
    assert row.loc[("ferry", "A"), "rate"] == pytest.approx(2000 / 7)
    assert row.loc[("ferry", "B"), "count"] == 0
    assert row.loc[("port", "B"), "rate"] == pytest.approx(1000 / 4)


def test_function_words_have_no_row() -> None:
    assert not {"the", "a", "was"} & set(word_frequencies(word_table(TWO))["term"])


def test_function_words_have_rows_on_request() -> None:
    table = word_frequencies(word_table(TWO), stops=True).set_index(["term", "half"])
    assert table.loc[("the", "A"), "count"] == 2
    assert table.loc[("the", "B"), "rate"] == pytest.approx(250)


def test_counts_are_those_of_the_word_table(seed: Story) -> None:
    words = word_table(sentence_table(seed))
    counts = word_frequencies(words).set_index(["term", "half"])["count"]
    assert counts.sum() == (~words["stop"]).sum()
    assert counts.loc[("blinken", "B")] == ((words["term"] == "blinken") & (words["half"] == "B")).sum()


def test_any_column_can_be_compared() -> None:
    words = word_table(TWO).assign(part=["x"] * 5 + ["y"] * 6)
    table = word_frequencies(words, by="part").set_index(["term", "part"])
    assert table.loc[("port", "y"), "count"] == 1


def test_words_of_no_group_are_not_counted() -> None:
    words = word_table(TWO).assign(part=pd.array(["x"] * 5 + [pd.NA] * 6, dtype="string"))
    table = word_frequencies(words, by="part")
    assert set(table["part"]) == {"x"}
    assert table.set_index("term").loc["ferry", ["count", "words"]].tolist() == [1, 5]


def test_shares_of_sentences_and_first_places_by_hand() -> None:
    table = word_frequencies(of(["The ferry left. A ferry, a ferry.", "Nobody came.", "Port."], ["Port, ferry."]))
    assert rows(table[table["term"] == "ferry"], "half", "count", "sentences", "share", "first", "start") == [
        ("A", 3, 1, 1 / 3, 1, 4),
        ("B", 1, 1, 1.0, 1, 59),
    ]
    assert rows(table[table["term"] == "left"], "half", "count", "sentences", "share", "first", "start") == [
        ("A", 1, 1, 1 / 3, 2, 10),
        ("B", 0, 0, 0.0, None, None),
    ]


def test_the_most_frequent_in_all_come_first_then_the_alphabet() -> None:
    table = word_frequencies(of(["Zoo zoo ant bee.", "Cow."], ["Ant."]))
    assert table["term"].tolist() == [term for term in ("ant", "zoo", "bee", "cow") for _ in "AB"]


def test_a_half_can_be_left_out_and_a_story_told_once_has_one() -> None:
    words = word_table(TWO)
    assert set(word_frequencies(words[words["half"] == "B"])["half"]) == {"B"}
    assert set(word_frequencies(of(["Ferry."]))["half"]) == {"A"}


def test_all_words_together() -> None:
    table = word_frequencies(word_table(TWO), by=None)
    assert table.columns.tolist() == COLUMNS
    assert rows(table, "term", "half", "count", "words", "sentences", "first", "start") == [
        ("ferry", "both", 2, 11, 2, 1, 4),
        ("port", "both", 2, 11, 2, 4, 19),
        ("left", "both", 1, 11, 1, 2, 10),
        ("shut", "both", 1, 11, 1, 10, 47),
    ]
    assert table["share"].tolist() == pytest.approx([2 / 3, 2 / 3, 1 / 3, 1 / 3])


# --- phrases and stems


def test_phrases_stand_in_one_sentence_with_one_character_between() -> None:
    words = of(["Old ferry left. Old", "ferry, old ferry  left", "Old ferry"])
    assert rows(word_frequencies(words, length=2), "term", "count", "sentences") == [
        ("old ferry", 3, 3),
        ("ferry left", 1, 1),
    ]
    assert rows(word_frequencies(words, length=3), "term", "count") == [("old ferry left", 1)]


def test_a_phrase_does_not_reach_over_a_sentence_even_where_they_touch() -> None:
    words = of(["Old ferry", "left port"])
    assert (words["start"][2] - words["end"][1], words["sentence"].nunique()) == (1, 2)
    assert word_frequencies(words, length=2)["term"].tolist() == ["left port", "old ferry"]


def test_phrases_keep_function_words_inside_and_not_at_the_edge() -> None:
    words = of(["The port of call was shut"])
    assert word_frequencies(words, length=3)["term"].tolist() == ["call was shut", "port of call"]
    assert word_frequencies(words, length=2)["term"].tolist() == []
    assert word_frequencies(words, length=2, stops=True)["term"].tolist() == [
        "call was",
        "of call",
        "port of",
        "the port",
        "was shut",
    ]
    assert word_frequencies(words, length=2, stops=True)["rate"].tolist() == pytest.approx([1000 / 6] * 5)


def test_phrases_overlap() -> None:
    assert rows(word_frequencies(of(["Ha ha ha ha"]), length=3), "term", "count", "first") == [("ha ha ha", 2, 0)]


def test_stems_count_all_forms_under_the_form_that_stands_most_often() -> None:
    words = of(["Ferries, ferries and a ferry.", "Ports"], ["Ferry! Porting."])
    assert rows(word_frequencies(words, stems=True), "term", "half", "count", "label") == [
        ("ferri", "A", 3, "ferries"),
        ("ferri", "B", 1, "ferries"),
        ("port", "A", 1, "porting"),
        ("port", "B", 1, "porting"),
    ]


def test_of_forms_that_are_equally_frequent_the_first_in_the_alphabet_is_the_label() -> None:
    table = word_frequencies(of(["Ferries ferry. Agreed agreed agree."]), stems=True).set_index("term")
    assert table.loc[stem_of("ferry"), "label"] == "ferries"
    assert table.loc[stem_of("agreed"), "label"] == "agreed"


def test_stems_of_phrases() -> None:
    table = word_frequencies(of(["Old ferries, old ferry, old ferries."]), length=2, stems=True)
    assert rows(table, "term", "count", "label") == [(f"old {stem_of('ferry')}", 3, "old ferries")]


def test_without_stems_the_label_is_the_term() -> None:
    table = word_frequencies(word_table(TWO), length=2, stops=True)
    assert (table["label"] == table["term"]).all()


# --- names


def test_names_are_counted_under_their_canonical_form() -> None:
    names = make_table(
        NAMES, [("A", "Kyiv", "PLACE"), ("A", "Kyiv", "PLACE"), ("B", "Kyiv", "ORG"), ("B", "AP", "ORG")]
    )
    table = entity_frequencies(names, words={"A": 100, "B": 50}).set_index(["name", "half"])
    assert table.loc[("Kyiv", "A"), "rate"] == 20
    assert table.loc[("Kyiv", "B"), "type"] == "PLACE"  # its most frequent type
    assert table.loc[("AP", "A"), "count"] == 0
    unknown = entity_frequencies(names)
    assert unknown["rate"].isna().all()


def test_of_types_that_are_equally_frequent_the_first_in_the_alphabet_is_taken() -> None:
    names = make_table(NAMES, [("A", "Kyiv", "PLACE"), ("A", "Kyiv", "ORG")])
    assert entity_frequencies(names)["type"].tolist() == ["ORG"]


def test_the_word_table_gives_names_their_rates_shares_and_places() -> None:
    sentences = sentences_of(["Rain fell in Kyiv.", "Kyiv, Kyiv."], ["It was in Kyiv."])
    names = make_table(
        PLACED,
        [
            ("A", 0, 13, "Kyiv", "PLACE"),
            ("A", 1, 19, "Kyiv", "PLACE"),
            ("A", 1, 25, "Kyiv", "PLACE"),
            ("B", 2, 41, "Kyiv", "PLACE"),
        ],
    )
    table = entity_frequencies(names, words=word_table(sentences))
    assert rows(table, "half", "count", "words", "sentences", "share", "first", "start") == [
        ("A", 3, 6, 2, 1.0, 3, 13),
        ("B", 1, 4, 1, 1.0, 3, 41),
    ]
    together = entity_frequencies(names, None, words=word_table(sentences))
    assert rows(together, "half", "count", "words", "rate", "sentences", "share", "first") == [
        ("both", 4, 10, 400.0, 3, 1.0, 3)
    ]


def test_a_half_that_names_nobody_has_rows_where_its_words_are_known() -> None:
    names = make_table(PLACED, [("A", 0, 0, "Kyiv", "PLACE")])
    assert rows(entity_frequencies(names, words={"A": 10, "B": 20}), "half", "count", "rate", "share", "first") == [
        ("A", 1, 100.0, None, None),
        ("B", 0, 0.0, None, None),
    ]
    assert entity_frequencies(names, words={"A": 10})["half"].tolist() == ["A"]


def test_the_counts_that_the_table_of_names_carries_are_those_of_the_halves() -> None:
    names = make_table(PLACED, [("A", 0, 0, "Kyiv", "PLACE"), ("B", 1, 50, "Kyiv", "PLACE")])
    names.attrs["words"] = {"A": 10, "B": 40}
    assert rows(entity_frequencies(names), "half", "words", "rate") == [("A", 10, 100.0), ("B", 40, 25.0)]
    assert rows(entity_frequencies(names, None), "half", "words", "rate") == [("both", 50, 40.0)]
    parts = names.assign(part=pd.array(["x", "y"], dtype=STRING))
    assert rows(entity_frequencies(parts, "part"), "part", "count", "words", "rate") == [
        ("x", 1, None, None),
        ("y", 1, None, None),
    ]


def test_names_of_a_story_have_its_words(seed: Story) -> None:
    sentences = sentence_table(seed)
    entities = entity_table(sentences)
    carried, given_words = entity_frequencies(entities), entity_frequencies(entities, words=word_table(sentences))
    assert carried[["name", "half", "count", "words", "rate"]].equals(
        given_words[["name", "half", "count", "words", "rate"]]
    )
    assert given_words["share"].between(0, 1).all()


# --- top


def test_top_keeps_whole_items() -> None:
    table = top(word_frequencies(word_table(TWO)), 1)
    assert table["term"].tolist() == ["ferry", "ferry"]
    with pytest.raises(InputError, match="n must be at least 1; got 0"):
        top(table, 0)


def test_top_takes_names_and_sources_too_and_numbers_its_rows() -> None:
    names = entity_frequencies(make_table(NAMES, [("B", "AP", "ORG"), ("A", "Kyiv", "PLACE"), ("A", "Kyiv", "PLACE")]))
    assert top(names, 1)["name"].tolist() == ["Kyiv", "Kyiv"]
    assert top(names.rename(columns={"name": "source"}).iloc[2:], 5).index.tolist() == [0, 1]
    assert len(top(word_frequencies(word_table(TWO)))) == len(word_frequencies(word_table(TWO)))
    assert item_column(names, "x") == "name"
    with pytest.raises(InputError, match="top needs the columns term; missing: term"):
        top(names.drop(columns="name"), 1)


# --- what comes in


def test_a_table_of_halves_terms_and_stops_is_enough_for_words() -> None:
    words = make_table({"half": STRING, "term": STRING, "stop": BOOL}, [("A", "ferry", False), ("B", "the", True)])
    table = word_frequencies(words)
    assert rows(table, "term", "half", "count", "words", "rate", "sentences", "share", "first", "start") == [
        ("ferry", "A", 1, 1, 1000.0, None, None, None, None),
        ("ferry", "B", 0, 1, 0.0, None, None, None, None),
    ]


@pytest.mark.parametrize("length", [0, 4, 1.5, True, "2"])
def test_a_length_out_of_range_is_refused(length: object) -> None:
    with pytest.raises(InputError, match=rf"length must be .*1.*; got {length!r}"):
        word_frequencies(word_table(TWO), length=length)  # type: ignore[arg-type]


def test_missing_columns_are_named() -> None:
    words = word_table(TWO)
    with pytest.raises(InputError, match="word_frequencies needs the columns term, stop, part; missing: part"):
        word_frequencies(words, by="part")
    with pytest.raises(InputError, match=r"word_frequencies needs the columns half, .*; missing: position"):
        word_frequencies(words.drop(columns="position"), length=2)
    with pytest.raises(InputError, match="entity_frequencies needs the columns name, type, half; missing: type"):
        entity_frequencies(make_table({"half": STRING, "name": STRING}))
    with pytest.raises(InputError, match=r"entity_frequencies \(words\) needs the columns half; missing: half"):
        entity_frequencies(make_table(NAMES), words=words.drop(columns="half"))
    with pytest.raises(InputError, match=r"word_frequencies needs a table \(pandas DataFrame\); got str"):
        word_frequencies("text")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "…", "Ferry", "غادرت العبارة", "渡轮搁浅了。没有人受伤。", "🚢", "The \x00 ferry\x1b[31m."]
)
@pytest.mark.parametrize(("length", "stems"), [(1, False), (2, False), (3, True)])
def test_odd_texts_give_the_same_columns(text: str, length: int, stems: bool) -> None:
    words = of([text] if text else [])
    for by in ("half", None):
        table = word_frequencies(words, by, length=length, stems=stems, stops=True)
        assert table.columns.tolist() == COLUMNS
        assert table["count"].sum() == (len(words) if length == 1 else table["count"].sum())


@settings(max_examples=60)
@given(st.lists(blocks(), max_size=3), st.lists(blocks(), max_size=3), st.integers(1, 3), st.booleans())
def test_any_text_has_counts_that_add_up(a: list[str], b: list[str], length: int, stems: bool) -> None:
    words = of(a, b)
    before = words.copy(deep=True)
    table = word_frequencies(words, length=length, stems=stems, stops=True)
    together = word_frequencies(words, None, length=length, stems=stems, stops=True)
    pd.testing.assert_frame_equal(words, before)
    assert together.set_index("term")["count"].to_dict() == table.groupby("term")["count"].sum().to_dict()
    assert together["term"].tolist() == list(dict.fromkeys(table["term"]))
    assert table["share"].dropna().between(0, 1).all()
    assert (table["sentences"] <= table["count"]).all()
    assert (table["first"].isna() == (table["count"] == 0)).all()
    assert (table["first"].isna() == table["start"].isna()).all()
    assert (table["rate"] * table["words"]).tolist() == pytest.approx((1000 * table["count"]).tolist())
    for row in table.dropna(subset=["start"]).itertuples(index=False):
        own = words[words["half"] == row.half]
        assert row.first == (own["start"] < row.start).sum()
        assert (own["start"] == row.start).any()
    if length == 1:
        assert table["count"].sum() == len(words)
