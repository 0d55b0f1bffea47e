"""One tokenizer: the number in a table is the number of lines that a reader can look at."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslib
from newslib import (
    InputError,
    Story,
    concordance,
    dispersion,
    entity_frequencies,
    entity_table,
    quote_table,
    read_story,
    sentence_table,
    source_frequencies,
    word_frequencies,
    word_table,
)
from newslib.analysis.occurrences import adjoining, find, phrases, phrases_at, readable
from newslib.analysis.sources import quotes_by_source
from newslib.reading.words import stem_of
from newslib.tables import INT, STRING, make_table
from tests.fragments import blocks
from tests.tiny import sentences_of

SEED = Path(__file__).resolve().parents[2] / "data" / "stories" / "blinken-kyiv.txt"
STORIES = ["blinken-kyiv", "harbour-bridge generic", "island-fire light", "mayor-recount paraphrase"]
SPAN = {"start": INT, "end": INT, "name": STRING}


@cache
def opened(name: str) -> Story:
    return read_story(SEED) if name == "blinken-kyiv" else newslib.story(*name.split())


@cache
def parts(name: str, captions: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    sentences = sentence_table(opened(name))
    kept = sentences if captions else sentences[sentences["kind"] == "paragraph"]
    return kept, word_table(kept)


def of(a: list[str], b: list[str] | None = None) -> pd.DataFrame:
    return word_table(sentences_of(a, b))


def lines(table: pd.DataFrame, item: str = "term") -> Counter[tuple[str, str]]:
    return Counter(zip(table[item], table["half"], strict=True))


def counted(table: pd.DataFrame, item: str) -> Counter[tuple[str, str]]:
    columns = (table[name].tolist() for name in (item, "half", "count"))
    return Counter({(what, half): number for what, half, number in zip(*columns, strict=True) if number})


@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize("stems", [False, True])
def test_every_count_of_a_word_or_phrase_is_a_number_of_lines(
    name: str, captions: bool, length: int, stems: bool
) -> None:
    words = parts(name, captions)[1]
    table = word_frequencies(words, length=length, stems=stems, stops=True)
    assert len(table)
    found = concordance(words, table["label"].unique().tolist(), stems=stems)
    assert counted(table, "label") == lines(found)
    if not stems:
        assert counted(table, "term") == lines(found)
    content = word_frequencies(words, length=length, stems=stems)
    assert len(content)
    labels = set(content["label"])
    assert counted(content, "label") == Counter({key: n for key, n in lines(found).items() if key[0] in labels})


@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize("name", STORIES)
def test_every_count_of_a_name_or_source_is_a_number_of_lines(name: str, captions: bool) -> None:
    sentences, words = parts(name, captions)
    entities, quotes = entity_table(sentences), quotes_by_source(quote_table(sentences))
    assert counted(entity_frequencies(entities, words=words), "name") == lines(concordance(words, entities))
    assert counted(source_frequencies(quotes, words=words), "source") == lines(concordance(words, quotes))
    named = dispersion(words, entities)
    assert counted(named, "term") == lines(concordance(words, entities))


def test_names_in_captions_have_no_line_where_captions_are_left_out(seed: Story) -> None:
    sentences, words = parts("blinken-kyiv", False)
    every = sentence_table(seed)
    assert len(every) > len(sentences)
    entities = entity_table(every)
    inside = entities[entities["sentence"].isin(sentences["sentence"])]
    assert 0 < len(inside) < len(entities)
    assert lines(concordance(words, entities)) == lines(inside, "name")


@settings(max_examples=80)
@given(st.lists(blocks(), max_size=2), st.lists(blocks(), max_size=2), st.integers(1, 3), st.booleans())
def test_in_any_text_a_count_is_a_number_of_lines(a: list[str], b: list[str], length: int, stems: bool) -> None:
    words = of(a, b)
    table = word_frequencies(words, length=length, stems=stems, stops=True)
    assert counted(table, "label") == lines(concordance(words, table["label"].unique().tolist(), stems=stems))


# --- beside each other


def test_words_adjoin_with_one_character_between_them_in_one_sentence() -> None:
    words = of(["Old ferry, left  port—shut", "Came"], ["Went"])
    assert adjoining(words).tolist() == [True, False, False, True, False, False, False]
    assert adjoining(words.iloc[:0]).tolist() == []


def test_sentences_and_halves_part_words_that_touch() -> None:
    words = of(["One"], ["Two"])
    assert words["start"][1] - words["end"][0] == 1
    assert adjoining(words).tolist() == [False, False]
    joined = words.assign(sentence=pd.array([0, 0], dtype=INT))
    assert adjoining(joined).tolist() == [False, False]
    assert adjoining(joined.assign(half="A")).tolist() == [True, False]


def test_phrases_begin_where_all_their_words_adjoin() -> None:
    words = of(["Old ferry left, port shut"])
    assert [phrases_at(words, length).tolist() for length in (1, 2, 3, 4)] == [[0, 1, 2, 3, 4], [0, 1, 3], [0], []]
    assert phrases_at(words.iloc[:1], 3).tolist() == []
    assert phrases_at(words.iloc[:0], 3).tolist() == []


def test_a_word_that_is_left_out_parts_its_neighbours() -> None:
    words = of(["Old ferry left"])
    assert phrases(words.drop(index=1), 2).item == []


def test_an_occurrence_has_its_rows_and_offsets() -> None:
    found = phrases(of(["Old ferry left port"]), 3)
    assert found.item == ["old ferry left", "ferry left port"]
    assert [x.tolist() for x in (found.first, found.last, found.start, found.end)] == [[0, 1], [2, 3], [0, 4], [14, 19]]


def test_phrases_with_function_words_at_the_edge_are_there_on_request() -> None:
    words = of(["The old port of call"])
    assert phrases(words, 2).item == ["old port"]
    assert phrases(words, 1).item == ["old", "port", "call"]
    assert phrases(words, 2, stops=True).item == ["the old", "old port", "port of", "of call"]


def test_the_readable_form_is_the_most_frequent_then_the_first_in_the_alphabet() -> None:
    words = of(["Strikes strike STRIKES ports port"])
    assert readable(words, phrases(words, 1, stems=True)) == {"strike": "strikes", "port": "port"}


# --- looking up


@pytest.mark.parametrize("term", ["ukraine's", "UKRAINE’S", "Ukraine"])
def test_case_and_apostrophes_do_not_matter(term: str) -> None:
    assert len(find(of(["Ukraine‘s port. In ukraine."]), term, caller="x").item) == 2


def test_several_terms_come_in_their_order_and_once() -> None:
    words = of(["Ferry port ferry"])
    assert find(words, ["port", "ferry", "port"], caller="x").item == ["port", "ferry", "ferry"]
    assert find(words, ("goat",), caller="x").item == []
    assert find(words, [], caller="x").item == []
    assert find(words, pd.Series(["port"]), caller="x").item == ["port"]


def test_a_phrase_is_found_only_where_its_words_adjoin() -> None:
    words = of(["Old ferry, old, ferry; old ferry", "Old", "ferry"])
    assert find(words, "old ferry", caller="x").first.tolist() == [0, 4]
    assert find(words, "ferry old ferry", caller="x").item == []
    assert find(words, "ferry old ferry goat", caller="x").item == []
    assert find(of(["Old ferry"]), "old ferry left", caller="x").item == []  # no reaching beyond the last word


def test_a_word_finds_all_its_forms_with_stems() -> None:
    words = of(["Strikes, strike, striking port"])
    assert find(words, "strikes", caller="x").first.tolist() == [0]
    assert find(words, "strikes", stems=True, caller="x").first.tolist() == [
        row for row, word in enumerate(["strikes", "strike", "striking"]) if stem_of(word) == "strike"
    ]
    assert find(words, "STRIKING ports", stems=True, caller="x").first.tolist() == [2]


def test_a_stem_is_found_too_even_where_its_own_stem_is_another() -> None:
    assert (stem_of("agreed"), stem_of("agre")) == ("agre", "agr")
    words = of(["They agreed, and agreed to strikes"])
    assert find(words, "agre", stems=True, caller="x").first.tolist() == [1, 3]
    assert find(words, "agre to", stems=True, caller="x").first.tolist() == [3]


def test_a_word_goes_before_a_stem_that_is_spelt_alike() -> None:
    assert (stem_of("please"), stem_of("pleas")) == ("pleas", "plea")
    words = of(["Please hear two pleas, a plea"])
    assert find(words, "pleas", stems=True, caller="x").first.tolist() == [3, 5]
    assert find(words, "please", stems=True, caller="x").first.tolist() == [0]
    assert find(words[words["term"] != "pleas"], "Pleas", stems=True, caller="x").first.tolist() == [4]
    assert find(of(["Please stay"]), "pleas", stems=True, caller="x").first.tolist() == [0]


def test_a_term_that_the_tokenizer_would_cut_is_found_as_the_table_writes_it() -> None:
    words = of(["İstanbul port, ʼn rain n"])
    assert words["term"].tolist() == ["i̇stanbul", "port", "'n", "rain", "n"]
    for number, term in enumerate(words["term"]):
        assert find(words, term, caller="x").first.tolist() == [number]
    assert find(words, "i̇stanbul port", stems=True, caller="x").first.tolist() == [0]
    assert find(words, "İstanbul", caller="x").first.tolist() == [0]


def naive(words: pd.DataFrame, pieces: list[str]) -> list[int]:
    half, sentence, start, end, term = (words[c].tolist() for c in ("half", "sentence", "start", "end", "term"))
    found = []
    for row in range(len(words) - len(pieces) + 1):
        steps = range(row, row + len(pieces) - 1)
        beside = all((half[i], sentence[i]) == (half[i + 1], sentence[i + 1]) for i in steps)
        if beside and all(start[i + 1] - end[i] == 1 for i in steps) and term[row : row + len(pieces)] == pieces:
            found.append(row)
    return found


@settings(max_examples=80)
@given(
    st.lists(st.lists(st.sampled_from(["ant", "bee", "bee,", "the"]), max_size=7).map(" ".join), max_size=4),
    st.lists(st.sampled_from(["ant", "bee", "the"]), min_size=1, max_size=3),
)
def test_what_is_found_is_what_a_naive_scan_finds(a: list[str], pieces: list[str]) -> None:
    words = of(a)
    assert find(words, " ".join(pieces), caller="x").first.tolist() == naive(words, pieces)


@pytest.mark.parametrize("term", ["", "…", " ", 5, None, ["…"], {"ferry"}])
def test_a_term_without_a_word_is_refused(term: object) -> None:
    words = of(["Ferry left."])
    for what in (term, ["ferry", term]):
        with pytest.raises(InputError, match="concordance needs terms that hold a word; got "):
            find(words, what, caller="concordance")


def test_an_error_names_the_term_and_the_caller() -> None:
    with pytest.raises(InputError, match=r"dispersion needs terms that hold a word; got '\?!'"):
        find(of(["Ferry left."]), ["ferry", "?!"], caller="dispersion")
    with pytest.raises(InputError, match=r"x needs the columns half, .*; missing: stop"):
        find(of(["Ferry left."]).drop(columns="stop"), "ferry", caller="x")


# --- stretches


def stretches(*rows: tuple[int, int, str | None]) -> pd.DataFrame:
    return make_table(SPAN, rows)


def test_a_stretch_has_the_words_that_it_touches() -> None:
    words = of(["The “old ferry” left."])  # the at 0, old at 5, ferry at 9, left at 16
    table = stretches((4, 15, "quoted"), (6, 10, "letters"), (9, 14, "ferry"), (3, 5, "blank"), (20, 21, "stop"))
    found = find(words, table, caller="x")
    assert found.item == ["quoted", "letters", "ferry"]
    assert [x.tolist() for x in (found.first, found.last)] == [[1, 1, 2], [2, 2, 2]]
    assert [x.tolist() for x in (found.start, found.end)] == [[4, 6, 9], [15, 10, 14]]


def test_stretches_without_a_label_or_outside_the_words_are_left_out() -> None:
    words = of(["Old ferry", "left port"])
    table = stretches((0, 3, None), (0, 3, "Old"), (10, 14, "left"), (500, 504, "far"))
    assert find(words, table, caller="x").item == ["Old", "left"]
    assert find(words[words["sentence"] == 0], table, caller="x").item == ["Old"]
    assert find(words[words["sentence"] == 1], table, caller="x").item == ["left"]
    assert find(words.iloc[:0], table, caller="x").item == []
    assert find(words, table.iloc[:0], caller="x").item == []


def test_the_first_column_that_names_a_stretch_is_taken() -> None:
    words = of(["Old ferry"])
    table = make_table(
        {"start": INT, "end": INT, **dict.fromkeys(["text", "speaker", "source", "name", "term"], STRING)},
        [(0, 3, "text", "speaker", "source", "name", "term")],
    )
    for label in ("term", "name", "source", "speaker", "text"):
        assert find(words, table, caller="x").item == [label]
        table = table.drop(columns=label)
    with pytest.raises(InputError, match="x needs the columns start, end, text; missing: text"):
        find(words, table, caller="x")


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 45), st.integers(1, 20)), max_size=6))
def test_stretches_hold_the_words_that_overlap_them(spans: list[tuple[int, int]]) -> None:
    words = of(["The old ferry left.", "Nobody came."]).drop(index=1)
    table = stretches(*[(start, start + size, str(number)) for number, (start, size) in enumerate(spans)])
    found = find(words, table, caller="x")
    expected = {}
    for number, (start, size) in enumerate(spans):
        touched = np.flatnonzero((words["start"] < start + size) & (words["end"] > start))
        if len(touched):
            expected[str(number)] = (touched[0], touched[-1])
    assert dict(zip(found.item, zip(found.first.tolist(), found.last.tolist(), strict=True), strict=True)) == expected
