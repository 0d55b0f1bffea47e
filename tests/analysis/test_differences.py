"""What became of the words of aligned sentences."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from newslib import InputError, Story, align, differences, own_words, sentence_table, word_table
from newslib.analysis.differences import Change, changes
from newslib.reading.words import is_stop, term_of
from newslib.tables import INT, STRING, make_table
from tests.fragments import blocks
from tests.tiny import SHAPE, sentences_of

DIFFERENCES = {"b_sentence": INT, "a_sentence": INT, "change": STRING, "a_start": INT, "a_end": INT, "b_start": INT}
DIFFERENCES |= {"b_end": INT, "a_text": STRING, "b_text": STRING}
OWN = {"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING}
Part = tuple[str, str | None, str | None]


def alignment_of(*pairs: tuple[int | None, int | None]) -> pd.DataFrame:
    """Links, the sentence of B first."""
    return make_table({"b_sentence": INT, "a_sentence": INT}, pairs)


def steps(a: str, b: str) -> list[tuple[str, str, str]]:
    """What happened to which words of A and of B."""
    in_a, in_b = a.split(), b.split()
    return [
        (change, " ".join(in_a[a_from:a_to]), " ".join(in_b[b_from:b_to]))
        for change, a_from, a_to, b_from, b_to in changes(in_a, in_b)
    ]


def parts(a: str, b: str) -> list[Part]:
    """The rows of one pair of sentences."""
    found = differences(sentences_of([a], [b]), alignment_of((1, 0)))
    return [
        (row.change, None if pd.isna(row.a_text) else row.a_text, None if pd.isna(row.b_text) else row.b_text)
        for row in found.itertuples()
    ]


# --- two runs of words


def test_a_word_is_kept_replaced_dropped_or_added() -> None:
    assert steps("The ferry left port today", "The old ferry left Kelmar") == [
        ("kept", "The", "The"),
        ("added", "", "old"),
        ("kept", "ferry left", "ferry left"),
        ("replaced", "port today", "Kelmar"),
    ]
    assert steps("Rain fell on Kelmar", "Rain fell") == [
        ("kept", "Rain fell", "Rain fell"),
        ("dropped", "on Kelmar", ""),
    ]


def test_the_same_words_are_one_row_whatever_their_case() -> None:
    assert steps("The U.S.’s ferry didn’t LEAVE", "the u.s. Ferry didn't leave") == [
        ("kept", "The U.S.’s ferry didn’t LEAVE", "the u.s. Ferry didn't leave")
    ]


def test_where_one_side_has_no_words_all_are_dropped_or_added() -> None:
    assert changes([], []) == []
    assert changes(["rain", "fell"], []) == [("dropped", 0, 2, 0, 0)]
    assert changes([], ["rain", "fell"]) == [("added", 0, 0, 0, 2)]
    assert changes(["rain"], ["goats"]) == [("replaced", 0, 1, 0, 1)]


def test_of_words_in_another_order_the_longer_part_is_kept() -> None:
    assert steps("soon rain fell", "rain fell soon") == [
        ("dropped", "soon", ""),
        ("kept", "rain fell", "rain fell"),
        ("added", "", "soon"),
    ]


def test_a_function_word_alone_between_two_changes_was_not_kept() -> None:
    assert steps("officials blamed the rudder", "experts praised the crew") == [
        ("replaced", "officials blamed the rudder", "experts praised the crew")
    ]
    assert steps("officials blamed sandbanks", "experts blamed crews") == [
        ("replaced", "officials", "experts"),
        ("kept", "blamed", "blamed"),
        ("replaced", "sandbanks", "crews"),
    ]


def test_several_function_words_each_alone_were_not_kept_either() -> None:
    assert steps("masts of ferries in ports", "crews of ships in towns") == [
        ("replaced", "masts of ferries in ports", "crews of ships in towns")
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the rudder", "the crew"),  # nothing before it
        ("rudders of", "crews of"),  # nothing after it
        ("rudders of the ferry", "crews of the ship"),  # two of them
        ("rudders of ferries", "crews of"),  # B has nothing after it
        ("rudders of", "crews of ships"),  # A has nothing after it
        ("of ferries", "crews of ships"),  # A has nothing before it
        ("crews of ships", "of ferries"),  # B has nothing before it
    ],
)
def test_a_function_word_without_changes_of_both_on_either_side_is_kept(a: str, b: str) -> None:
    kept = [in_a for change, in_a, _ in steps(a, b) if change == "kept"]
    assert kept == ["of the" if "of the" in a else "the" if "the" in a else "of"]


WORDS = st.lists(st.sampled_from(["the", "of", "Rain", "rain", "fell", "ferry's", "ferry", "U.S.", "12"]), max_size=9)


def stretches(found: list[Change]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [(a_from, a_to) for _, a_from, a_to, *_ in found], [(b_from, b_to) for *_, b_from, b_to in found]


@given(WORDS, WORDS)
def test_every_word_of_both_is_in_one_change_and_in_order(a: list[str], b: list[str]) -> None:
    found = changes(a, b)
    for words, spans in zip((a, b), stretches(found), strict=True):
        assert [place for start, end in spans for place in range(start, end)] == list(range(len(words)))
    for change, a_from, a_to, b_from, b_to in found:
        has = {"kept": (True, True), "replaced": (True, True), "dropped": (True, False), "added": (False, True)}
        assert (a_to > a_from, b_to > b_from) == has[change]
    assert all((before[0] == "kept") != (after[0] == "kept") for before, after in pairwise(found))


@given(WORDS, WORDS)
def test_kept_words_are_the_same_terms(a: list[str], b: list[str]) -> None:
    for change, a_from, a_to, b_from, b_to in changes(a, b):
        same = [*map(term_of, a[a_from:a_to])] == [*map(term_of, b[b_from:b_to])]
        assert same if change == "kept" else not same


@given(WORDS, WORDS)
def test_as_many_words_as_possible_are_kept(a: list[str], b: list[str]) -> None:
    terms_a, terms_b = [*map(term_of, a)], [*map(term_of, b)]
    kept = sum(a_to - a_from for change, a_from, a_to, *_ in changes(a, b) if change == "kept")
    most = LCSseq.similarity(terms_a, terms_b)
    assert kept <= most
    if not any(map(is_stop, terms_a)):
        assert kept == most


@given(WORDS, WORDS)
def test_no_function_word_is_kept_between_two_that_are_replaced(a: list[str], b: list[str]) -> None:
    found = changes(a, b)
    for before, (_, start, end, *_), after in zip(found, found[1:], found[2:], strict=False):
        if before[0] == after[0] == "replaced":
            assert end - start > 1 or not is_stop(term_of(a[start]))


@given(WORDS)
def test_of_the_same_words_nothing_is_changed(words: list[str]) -> None:
    size = len(words)
    assert changes(words, words) == ([("kept", 0, size, 0, size)] if size else [])


# --- aligned sentences


def test_the_words_of_a_change_are_given_as_they_stand() -> None:
    assert parts("The ferry, “Odile”, left.", "The ferry (old) left port.") == [
        ("kept", "The ferry", "The ferry"),
        ("replaced", "Odile", "old"),
        ("kept", "left", "left"),
        ("added", None, "port"),
    ]
    assert parts("Rain -- fell, Tuesday!", "Rain.") == [("kept", "Rain", "Rain"), ("dropped", "fell, Tuesday", None)]


def test_offsets_count_from_the_beginning_of_the_story() -> None:
    table = sentences_of(["Goats ate.", "Rain fell."], ["Soon rain fell."])
    found = differences(table, alignment_of((2, 1)))
    at = {"a": len("Goats ate.\n"), "b": len("Goats ate.\nRain fell.\n")}
    assert found["change"].tolist() == ["added", "kept"]
    assert found[["a_start", "a_end"]].iloc[0].isna().all()
    assert found[["b_start", "b_end"]].iloc[0].tolist() == [at["b"], at["b"] + len("Soon")]
    assert found[["a_start", "a_end"]].iloc[1].tolist() == [at["a"], at["a"] + len("Rain fell")]
    assert found[["b_start", "b_end"]].iloc[1].tolist() == [at["b"] + len("Soon "), at["b"] + len("Soon rain fell")]


def test_pairs_come_in_the_order_of_the_alignment() -> None:
    table = sentences_of(["Rain fell.", "Goats ate."], ["Goats ate.", "Rain fell."])
    found = differences(table, alignment_of((2, 1), (3, 0)))
    assert found[["b_sentence", "a_sentence"]].to_numpy().tolist() == [[2, 1], [3, 0]]
    assert found["a_text"].tolist() == ["Goats ate", "Rain fell"]


def test_a_sentence_without_a_counterpart_has_no_row() -> None:
    table = sentences_of(["Rain fell."], ["Goats ate."])
    for compare, shape in ((differences, DIFFERENCES), (own_words, OWN)):
        found = compare(table, alignment_of((1, None), (None, 0)))
        assert len(found) == 0
        assert found.dtypes.to_dict() == shape


@pytest.mark.parametrize("table", [make_table(SHAPE), sentences_of(["Rain fell."]), sentences_of(["…"], ["…"])])
def test_columns_and_types_are_always_the_same(table: pd.DataFrame) -> None:
    pairs = [(1, 0)] if len(table) == 2 else []
    assert differences(table, alignment_of(*pairs)).dtypes.to_dict() == DIFFERENCES
    assert own_words(table, alignment_of(*pairs)).dtypes.to_dict() == OWN
    full = sentences_of(["Rain fell soon."], ["Rain fell."])
    assert differences(full, alignment_of((1, 0))).dtypes.to_dict() == DIFFERENCES
    assert own_words(full, alignment_of((1, 0))).dtypes.to_dict() == OWN


def test_a_sentence_that_is_not_in_the_table_is_named() -> None:
    table = sentences_of(["Rain fell."], ["Rain fell."])
    message = "^alignment must name sentences of the table; got 7, which is not among them$"
    for compare in (differences, own_words):
        for pair in ((7, 0), (1, 7)):
            with pytest.raises(InputError, match=message):
                compare(table, alignment_of(pair))


@pytest.mark.parametrize("column", ["sentence", "start", "text"])
def test_a_missing_column_is_named(column: str) -> None:
    table = sentences_of(["Rain fell."], ["Rain fell."])
    with pytest.raises(InputError, match=f"^differences needs the columns sentence, start, text; missing: {column}$"):
        differences(table.drop(columns=column), alignment_of((1, 0)))
    with pytest.raises(
        InputError, match=f"^own_words needs the columns half, sentence, start, text; missing: {column}$"
    ):
        own_words(table.drop(columns=column), alignment_of((1, 0)))
    for compare in (differences, own_words):
        with pytest.raises(InputError, match="needs the columns b_sentence, a_sentence; missing: a_sentence"):
            compare(table, alignment_of((1, 0)).drop(columns="a_sentence"))


@st.composite
def aligned(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Sentences of snippets, some of them linked."""
    a, b = draw(st.lists(blocks(), min_size=1, max_size=3)), draw(st.lists(blocks(), min_size=1, max_size=3))
    every = [(len(a) + j, i) for j in range(len(b)) for i in range(len(a))]
    return sentences_of(a, b), alignment_of(*draw(st.lists(st.sampled_from(every), unique=True, max_size=4)))


@given(aligned())
def test_every_word_of_linked_sentences_is_in_one_row(given_: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    table, alignment = given_
    story, words = "\n".join(table["text"]), word_table(table)
    found = differences(table, alignment)
    for pair in alignment.itertuples():
        rows = found[(found["b_sentence"] == pair.b_sentence) & (found["a_sentence"] == pair.a_sentence)]
        for side in "ab":
            rows_of_side = rows.dropna(subset=f"{side}_start")
            spans = list(zip(rows_of_side[f"{side}_start"], rows_of_side[f"{side}_end"], strict=True))
            assert [story[start:end] for start, end in spans] == rows_of_side[f"{side}_text"].tolist()
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
            inside = words[words["sentence"] == getattr(pair, f"{side}_sentence")]
            counts = [sum(s <= word.start and word.end <= e for s, e in spans) for word in inside.itertuples()]
            assert counts == [1] * len(inside)


# --- words that no counterpart has


def owned(a: list[str], b: list[str], *pairs: tuple[int | None, int | None]) -> list[tuple[str, int, str]]:
    found = own_words(sentences_of(a, b), alignment_of(*pairs))
    return list(found[["half", "sentence", "text"]].itertuples(index=False, name=None))


def test_own_words_are_given_in_runs_as_they_stand() -> None:
    assert owned(["The old, slow ferry left."], ["The ferry left Kelmar early, at 5 a.m."], (1, 0)) == [
        ("A", 0, "old, slow"),
        ("B", 1, "Kelmar early, at 5 a.m."),
    ]


def test_a_word_that_stands_elsewhere_in_the_counterpart_is_not_own() -> None:
    assert owned(["Rain fell on Kelmar’s roofs."], ["On KELMAR rain fell, rain fell."], (1, 0)) == [("A", 0, "roofs")]


def test_of_several_counterparts_one_that_has_the_word_is_enough() -> None:
    a, b = ["Rain fell.", "Goats ate hay."], ["Rain fell and goats ate grass."]
    assert owned(a, b, (2, 0)) == [("B", 2, "and goats ate grass")]
    assert owned(a, b, (2, 0), (2, 1)) == [("A", 1, "hay"), ("B", 2, "and"), ("B", 2, "grass")]
    assert owned(b, a, (1, 0), (2, 0)) == [("A", 0, "and"), ("A", 0, "grass"), ("B", 2, "hay")]


def test_own_words_come_in_the_order_of_the_table() -> None:
    a, b = ["Rain fell.", "Goats ate."], ["Goats slept.", "Rain stopped."]
    expected = [("A", 0, "fell"), ("A", 1, "ate"), ("B", 2, "slept"), ("B", 3, "stopped")]
    assert owned(a, b, (3, 0), (2, 1)) == owned(a, b, (2, 1), (3, 0)) == expected


@given(aligned())
def test_own_words_are_those_that_no_counterpart_has(given_: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    table, alignment = given_
    story, words = "\n".join(table["text"]), word_table(table)
    found = own_words(table, alignment)
    assert [story[row.start : row.end] for row in found.itertuples()] == found["text"].tolist()
    links = list(zip(alignment["b_sentence"], alignment["a_sentence"], strict=True))
    expected = set()
    for word in words.itertuples():
        others = {n for pair in links if word.sentence in pair for n in pair if n != word.sentence}
        if others and word.term not in set(words["term"][words["sentence"].isin(others)]):
            expected.add((word.half, word.sentence, word.start, word.end))
    inside = [
        (row.half, row.sentence, word.start, word.end)
        for row in found.itertuples()
        for word in words.itertuples()
        if row.start <= word.start and word.end <= row.end
    ]
    assert len(inside) == len(set(inside))
    assert set(inside) == expected


def test_differences_of_a_whole_story_are_its_words(ferry: Story) -> None:
    table = sentence_table(ferry)
    alignment = align(table)
    found = differences(table, alignment)
    for side in "ab":
        rows = found.dropna(subset=f"{side}_start")
        spans = zip(rows[f"{side}_start"], rows[f"{side}_end"], rows[f"{side}_text"], strict=True)
        assert all(ferry.text[start:end] == text for start, end, text in spans)
    assert all(ferry.text[row.start : row.end] == row.text for row in own_words(table, alignment).itertuples())
    told = found.set_index("a_text")["b_text"].dropna().to_dict()
    assert told["June"] == "July"
