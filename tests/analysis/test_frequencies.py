"""Counts and rates, by hand."""

from __future__ import annotations

import pytest

from newslib import InputError, Story, entity_frequencies, sentence_table, word_frequencies, word_table
from newslib.analysis.frequencies import top
from newslib.tables import STRING, make_table
from tests.tiny import sentences_of

TWO = sentences_of(["The ferry left the port.", "A ferry!"], ["The port was shut."])
NAMES = {"half": STRING, "name": STRING, "type": STRING}


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


def test_counts_are_those_of_the_word_table(seed: Story) -> None:
    words = word_table(sentence_table(seed))
    counts = word_frequencies(words).set_index(["term", "half"])["count"]
    assert counts.sum() == (~words["stop"]).sum()
    assert counts.loc[("blinken", "B")] == ((words["term"] == "blinken") & (words["half"] == "B")).sum()


def test_any_column_can_be_compared() -> None:
    words = word_table(TWO).assign(part=["x"] * 5 + ["y"] * 6)
    table = word_frequencies(words, by="part").set_index(["term", "part"])
    assert table.loc[("port", "y"), "count"] == 1


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


def test_top_keeps_whole_items() -> None:
    table = top(word_frequencies(word_table(TWO)), 1)
    assert table["term"].tolist() == ["ferry", "ferry"]
    with pytest.raises(InputError, match="n must be at least 1; got 0"):
        top(table, 0)
