"""The words around a word."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslib
from newslib import (
    InputError,
    Story,
    concordance,
    entity_table,
    fact_table,
    quote_table,
    sentence_table,
    word_frequencies,
    word_table,
)
from newslib.tables import INT, STRING, make_table
from tests.fragments import blocks
from tests.tiny import sentences_of

COLUMNS = ["term", "half", "sentence", "position", "start", "end", "left", "text", "right"]


def of(a: list[str], b: list[str] | None = None) -> pd.DataFrame:
    return word_table(sentences_of(a, b))


def sides(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(table[["left", "text", "right"]].itertuples(index=False, name=None))


def test_a_line_has_the_words_on_either_side_of_the_sentence_alone() -> None:
    table = concordance(
        of(["Nobody came.", "The old Ferry's crew left.", "Rain fell."], ["A ferry!"]), "ferry", window=2
    )
    assert table.columns.tolist() == COLUMNS
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("ferry", "A", 1, 4, 21, 28, "The old", "Ferry's", "crew left"),
        ("ferry", "B", 3, 1, 53, 58, "A", "ferry", ""),
    ]


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [(0, "", ""), (1, "b1", "a1"), (3, "b3 b2 b1", "a1 a2 a3"), (99, "b4 b3 b2 b1", "a1 a2 a3 a4")],
)
def test_the_window_is_so_many_words_on_either_side(window: int, left: str, right: str) -> None:
    sentences = sentences_of(["x0 x1", "b4 b3 b2 b1 here and here2 a1 a2 a3 a4", "y0"])
    words = word_table(sentences)
    for texts in (None, sentences):
        table = concordance(words, "here and here2", window=window, sentences=texts)
        assert sides(table) == [(left + " " * (texts is not None and window > 0), "here and here2", table["right"][0])]
        assert table["right"][0].strip() == right


def test_eight_words_are_the_default() -> None:
    words = of([" ".join(f"w{i}" for i in range(30))])
    line = sides(concordance(words, "w15"))[0]
    assert [len(side.split()) for side in line] == [8, 1, 8]


def test_with_the_sentences_contexts_stand_as_in_the_text() -> None:
    sentences = sentences_of(["Rain.", "“The old — very old — ferry’s crew,” it said, (left)."])
    table = concordance(word_table(sentences), "ferry", window=3, sentences=sentences)
    assert sides(table) == [("old — very old — ", "ferry’s", " crew,” it said")]
    whole = concordance(word_table(sentences), "ferry", sentences=sentences)
    assert sides(whole) == [("The old — very old — ", "ferry’s", " crew,” it said, (left")]
    assert sides(concordance(word_table(sentences), "ferry", window=3)) == [("old very old", "ferry’s", "crew it said")]


@pytest.mark.parametrize("name", ["harbour-bridge", "vaccine-trial"])
def test_a_line_is_a_stretch_of_its_sentence_and_its_offsets_point_at_the_text(name: str) -> None:
    story = newslib.story(name, "generic")
    sentences = sentence_table(story)
    texts = dict(zip(sentences["sentence"], sentences["text"], strict=True))
    words = word_table(sentences)
    terms = word_frequencies(words, length=2, stops=True)["term"].unique().tolist()
    for what in (terms, entity_table(sentences), fact_table(sentences), quote_table(sentences)):
        table = concordance(words, what, window=3, sentences=sentences)
        assert len(table)
        for row in table.itertuples(index=False):
            assert row.left + row.text + row.right in texts[row.sentence]
            assert story.text[row.start : row.end] == row.text
            assert story.text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.text + row.right


def test_a_stretch_over_several_sentences_has_the_words_of_all() -> None:
    sentences = sentences_of(["He said: “We stay.", "We fight.", "We win,” and left."])
    spans = make_table({"start": INT, "end": INT, "name": STRING}, [(10, 35, "said")])
    table = concordance(word_table(sentences), spans, window=1, sentences=sentences)
    assert sides(table) == [("said: “", "We stay. We fight. We win", ",” and")]
    assert sides(concordance(word_table(sentences), spans, window=1)) == [("said", "We stay We fight We win", "and")]
    assert table["sentence"].tolist() == [0]


def test_a_stretch_that_begins_before_the_sentence_of_its_first_word_or_ends_behind_has_what_lies_within() -> None:
    sentences = sentences_of(["He left.", "Rain fell."])  # the first ends at 8, the other stands at 9 to 19
    spans = make_table({"start": INT, "end": INT, "name": STRING}, [(7, 13, "early"), (14, 25, "late")])
    assert sides(concordance(word_table(sentences), spans, sentences=sentences)) == [
        ("", "Rain", " fell"),
        ("Rain ", "fell.", ""),
    ]


def test_a_stretch_in_marks_keeps_them() -> None:
    sentences = sentences_of(["The “old ferry” left."])
    spans = make_table({"start": INT, "end": INT, "name": STRING}, [(4, 15, "ship"), (6, 10, "part of words")])
    assert sides(concordance(word_table(sentences), spans, window=1, sentences=sentences)) == [
        ("The ", "“old ferry”", " left"),
        ("The “o", "ld f", "erry” left"),
    ]


def test_a_quotation_of_the_seed_over_two_sentences_is_whole(seed: Story) -> None:
    sentences = sentence_table(seed)
    quotes = quote_table(sentences)
    table = concordance(word_table(sentences), quotes, sentences=sentences).sort_values("start")
    assert len(table) == len(quotes)
    for row, said in zip(table.itertuples(index=False), quotes.sort_values("start")["text"], strict=True):
        assert row.text.split() == said.split()


# --- order


LINES = ["B a x c.", "A b x a.", "B b x b."]


def test_lines_are_in_the_order_of_the_story_or_of_their_neighbours() -> None:
    words = of(LINES)
    assert concordance(words, "x")["sentence"].tolist() == [0, 1, 2]
    left = concordance(words, "x", sort="left")
    assert left["left"].tolist() == ["B a", "A b", "B b"]  # the nearest word first, then the next
    assert concordance(words, "x", sort="right")["right"].tolist() == ["a", "b", "c"]


def test_neighbours_are_compared_as_terms_and_equals_by_place() -> None:
    words = of(["Zoo x.", "ant x.", "Bee’s x.", "bee x."])
    assert concordance(words, "x", sort="left")["sentence"].tolist() == [1, 2, 3, 0]
    assert concordance(words, "x", sort="right")["sentence"].tolist() == [0, 1, 2, 3]


def test_several_terms_stand_term_by_term_in_the_order_asked_for() -> None:
    words = of(LINES)
    for sort in ("position", "left", "right"):
        table = concordance(words, ["x", "b"], sort=sort)
        apart = [concordance(words, term, sort=sort) for term in ("x", "b")]
        assert table["term"].tolist() == ["x"] * 3 + ["b"] * 5
        assert table["start"].tolist() == [start for one in apart for start in one["start"]]


def test_the_lines_of_a_table_stand_name_by_name() -> None:
    spans = make_table({"start": INT, "end": INT, "name": STRING}, [(18, 19, "two"), (9, 10, "one"), (0, 1, "two")])
    assert concordance(of(LINES), spans)[["term", "start"]].to_numpy().tolist() == [["two", 0], ["two", 18], ["one", 9]]


# --- what comes in


def test_what_does_not_stand_has_no_line() -> None:
    for words in (of(LINES), of([]), of(["…"])):
        table = concordance(words, "goat")
        assert (len(table), table.columns.tolist()) == (0, COLUMNS)


def test_captions_can_be_left_out_of_the_words(seed: Story) -> None:
    sentences = sentence_table(seed)
    some = sentences[sentences["kind"] == "paragraph"]
    lines = concordance(word_table(some), "blinken", sentences=some)
    assert set(lines["sentence"]) <= set(some["sentence"])
    assert len(lines) < len(concordance(word_table(sentences), "blinken"))


def test_a_sentence_that_is_missing_is_named() -> None:
    sentences = sentences_of(["Nobody came.", "The ferry left."])
    with pytest.raises(
        InputError, match="concordance needs every sentence of the words in sentences; number 1 is miss"
    ):
        concordance(word_table(sentences), "ferry", sentences=sentences.iloc[:1])
    with pytest.raises(InputError, match=r"concordance \(sentences\) needs the columns sentence, .*; missing: text"):
        concordance(word_table(sentences), "ferry", sentences=sentences.drop(columns="text"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"window": -1}, "window must be a whole number, at least 0; got -1"),
        ({"window": 1.5}, "window must be a whole number, at least 0; got 1.5"),
        ({"sort": "lefts"}, "sort must be one of position, left, right; got 'lefts'; did you mean 'left'?"),
        ({"term": "…"}, "concordance needs terms that hold a word; got '…'"),
    ],
)
def test_what_is_out_of_range_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        concordance(of(LINES), **{"term": "x", **arguments})
    assert str(caught.value) == message
    with pytest.raises(InputError, match=r"concordance needs the columns half, .*; missing: text"):
        concordance(of(LINES).drop(columns="text"), "x")


@settings(max_examples=80)
@given(
    st.lists(blocks(), max_size=3),
    st.lists(blocks(), max_size=2),
    st.integers(0, 4),
    st.sampled_from(["position", "left", "right"]),
    st.booleans(),
)
def test_any_text_has_as_many_lines_as_words_each_a_stretch_of_its_sentence(
    a: list[str], b: list[str], window: int, sort: str, stems: bool
) -> None:
    sentences = sentences_of(a, b)
    words = word_table(sentences)
    before = words.copy(deep=True), sentences.copy(deep=True)
    terms = list(dict.fromkeys(words["term"]))
    table = concordance(words, terms, window=window, sort=sort, sentences=sentences)
    pd.testing.assert_frame_equal(words, before[0])
    pd.testing.assert_frame_equal(sentences, before[1])
    assert sorted(table["start"]) == words["start"].tolist()
    assert table.notna().all().all()
    at = sentences.set_index("sentence")
    for row in table.itertuples(index=False):
        text, start = at.loc[row.sentence, "text"], at.loc[row.sentence, "start"]
        begins = row.start - start - len(row.left)
        assert begins >= 0
        assert text[begins:].startswith(row.left + row.text + row.right)
        assert text[row.start - start : row.end - start] == row.text
    plain = concordance(words, terms, window=window, sort=sort)
    assert plain.drop(columns=["left", "right"]).equals(table.drop(columns=["left", "right"]))
    assert len(concordance(words, terms, window=window, stems=stems)) >= len(words)
