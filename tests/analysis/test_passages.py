"""Shared passages of whole stories, as a table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from newslib import InputError, Story, sentence_table, shared_passages, word_table
from newslib.tables import FLOAT, INT, make_table
from tests.fragments import blocks
from tests.tiny import SHAPE, sentences_of

COLUMNS = dict.fromkeys(("a_start", "a_end", "b_start", "b_end", "words", "perfect"), INT) | {"weight": FLOAT}
FERRY = "the ferry struck a sandbank near the harbour wall"  # nine words
RAIN = "rain fell on every roof and every road"  # eight words


def story_of(sentences: pd.DataFrame) -> str:
    """The story that `sentences_of` gives the offsets of."""
    return "\n".join(sentences["text"])


def texts(sentences: pd.DataFrame, **settings: int) -> list[tuple[str, str]]:
    """What each passage says in A and in B; the end of a sentence is a bar."""
    story = story_of(sentences).replace("\n", "|")
    found = shared_passages(sentences, **settings).itertuples()
    return [(story[row.a_start : row.a_end], story[row.b_start : row.b_end]) for row in found]


def measures(a: list[str], b: list[str], **settings: int) -> list[tuple[int, int, float]]:
    """`words`, `perfect` and `weight` of each passage."""
    found = shared_passages(sentences_of(a, b), **settings)
    return [(row.words, row.perfect, row.weight) for row in found.itertuples()]


# --- by hand


def test_a_passage_is_given_as_it_stands_in_either_version() -> None:
    a, b = f"On Monday {FERRY.upper()}, it said.", f"Early today, {FERRY}: a report."
    assert texts(sentences_of([a], [b])) == [(FERRY.upper(), FERRY)]


def test_offsets_count_from_the_beginning_of_the_story() -> None:
    found = shared_passages(sentences_of(["Rain.", f"Then {FERRY}."], ["Goats.", f"So {FERRY}."]))
    row = found.iloc[0]
    assert row["a_start"] == len("Rain.\nThen ")
    assert row["a_end"] - row["a_start"] == row["b_end"] - row["b_start"] == len(FERRY)
    assert row["b_start"] == len(f"Rain.\nThen {FERRY}.\nGoats.\nSo ")


def test_paragraphs_in_another_order_are_found_in_the_order_of_b() -> None:
    first, second = f"Soon {FERRY}.", f"Then {RAIN}."
    found = texts(sentences_of([first, second], [second, first]), shortest=6)
    assert found == [(second[:-1], second[:-1]), (first[:-1], first[:-1])]


def test_a_passage_goes_on_over_the_end_of_a_sentence() -> None:
    table = sentences_of(
        ["He left, and rain fell.", "Goats ate the hay."], ["Then rain fell.", "Goats ate, they said."]
    )
    assert texts(table, shortest=4) == [("rain fell.|Goats ate", "rain fell.|Goats ate")]


@pytest.mark.parametrize(
    ("b", "words", "perfect"),
    [
        ("the ferry struck a long low sandbank near the harbour wall", 11, 9),  # two words put in
        ("the ferry struck sandbank near the harbour wall", 9, 8),  # one left out
        ("the ferry struck a rock near the harbour wall", 9, 8),  # another word
        ("the ferry struck a sandbank near the wall", 7, 7),  # "wall" alone is no run
    ],
)
def test_a_passage_may_be_edited(b: str, words: int, perfect: int) -> None:
    assert measures([FERRY], [b]) == [(words, perfect, perfect)]


def test_two_words_are_bridged_and_three_are_not() -> None:
    two, three = f"{FERRY} as two {RAIN}", f"{FERRY} as two or {RAIN}"
    table = sentences_of([f"{FERRY} {RAIN}"], [two])
    assert texts(table) == [(f"{FERRY} {RAIN}", two)]
    table = sentences_of([f"{FERRY} {RAIN}"], [three])
    assert texts(table) == [(FERRY, FERRY), (RAIN, RAIN)]
    assert texts(table, gap=3) == [(f"{FERRY} {RAIN}", three)]


def test_without_a_gap_a_passage_is_verbatim() -> None:
    table = sentences_of([f"{FERRY} {RAIN}"], [f"{FERRY} as {RAIN}"])
    assert texts(table, gap=0) == [(FERRY, FERRY), (RAIN, RAIN)]
    assert texts(table, gap=1) == [(f"{FERRY} {RAIN}", f"{FERRY} as {RAIN}")]


def test_shortest_counts_the_words_that_stand_in_both() -> None:
    table = sentences_of([FERRY], [f"Look: {FERRY}!"])
    assert len(shared_passages(table, shortest=9)) == 1
    assert len(shared_passages(table, shortest=10)) == 0
    six = sentences_of(["a ferry struck rocks near us"], ["look a ferry struck rocks near us"])
    assert len(shared_passages(six)) == 1
    assert len(shared_passages(six, shortest=7)) == 0


def test_a_single_word_may_be_a_passage() -> None:
    assert texts(sentences_of(["Rain fell."], ["Goats fell."]), shortest=1) == [("fell", "fell")]


def test_words_are_compared_as_terms() -> None:
    a, b = "Kelmar’s ferry didn’t leave the port on time", "kelmar FERRY didn't leave the port on time"
    assert measures([a], [b], gap=0) == [(8, 8, 8)]


def test_what_b_repeats_is_shared_each_time_and_what_a_repeats_once() -> None:
    once, twice = [f"Soon {FERRY}."], [f"Then {FERRY}.", "Goats ate hay.", f"Again {FERRY}."]
    assert texts(sentences_of(once, twice)) == [(FERRY, FERRY)] * 2
    assert texts(sentences_of(twice, once)) == [(FERRY, FERRY)]
    found = shared_passages(sentences_of(once, twice))
    assert len(set(found["a_start"])) == 1
    assert len(set(found["b_start"])) == 2


HALVES = ("the ferry struck a sandbank near", "the harbour wall of a small town")


@pytest.mark.parametrize("half", ["A", "B"])
def test_no_passage_goes_on_over_a_block_that_is_left_out(half: str) -> None:
    whole = [" ".join(HALVES)]
    table = sentences_of(list(HALVES), whole) if half == "A" else sentences_of(whole, list(HALVES))
    assert len(shared_passages(table)) == 1
    parted = table.assign(block=[0, 2, 3] if half == "A" else [0, 1, 3])
    assert len(shared_passages(parted)) == 2
    assert [b.replace("|", " ") for _, b in texts(parted)] == list(HALVES)


@pytest.mark.parametrize("half", ["A", "B"])
def test_no_passage_goes_on_from_one_kind_into_another(half: str) -> None:
    whole = [" ".join(HALVES)]
    table = sentences_of(list(HALVES), whole) if half == "A" else sentences_of(whole, list(HALVES))
    kinds = ["paragraph", "caption", "paragraph"] if half == "A" else ["paragraph", "paragraph", "caption"]
    assert len(shared_passages(table.assign(kind=kinds))) == 2


def test_without_blocks_and_kinds_a_version_is_read_through() -> None:
    table = sentences_of(list(HALVES), [" ".join(HALVES)]).assign(
        block=[0, 2, 3], kind=["paragraph", "caption", "note"]
    )
    assert len(shared_passages(table.drop(columns="block").assign(kind="paragraph"))) == 1
    assert len(shared_passages(table.drop(columns=["block", "kind"]))) == 1


def test_no_passage_goes_on_from_the_end_of_a_into_b() -> None:
    table = sentences_of([FERRY], [FERRY, FERRY])
    assert texts(table) == [(FERRY, FERRY)] * 2


# --- what a passage weighs


@pytest.mark.parametrize(
    ("text", "words", "weight"),
    [
        ("the ferry struck a sandbank near", 6, 6),
        ("he met Antony Blinken in the capital", 7, 6),
        ("he met Secretary of State Antony Blinken in Kyiv", 9, 5),  # he, met, the name, in, Kyiv
        ("he met the President of the United States here", 9, 5),  # he, met, the, the name, here
        ("officials spoke on condition of anonymity and left", 8, 4),  # officials, the phrase, and, left
        ("they met Ida Voss who spoke on condition of anonymity", 10, 4),  # they, met, the name, the phrase
        ("as Ida Voss told the New York Times on", 9, 4),  # as, the name, the phrase, on
    ],
)
def test_a_name_and_a_stock_phrase_weigh_as_much_as_a_word(text: str, words: int, weight: int) -> None:
    assert measures([text], [f"So {text}."]) == [(words, words, weight)]


@pytest.mark.parametrize(
    "text",
    [
        "Secretary of State for Foreign Affairs Antony Blinken",
        "spoke on condition of anonymity because they were not authorized to speak publicly",
        "President Ida Voss spoke on condition of anonymity",
    ],
)
def test_a_passage_that_is_only_a_long_name_or_a_stock_phrase_is_left_out(text: str) -> None:
    assert measures([f"Then {text}."], [f"{text} now."]) == []


def test_half_of_the_shortest_is_the_least_weight() -> None:
    name = "Maria Anna Sofia Helen Voss Marsh"
    ends = "early and went straight to the port", "on some other ship a day before"
    told = [f"as {name} left {end}." for end in ends]
    assert measures(told[:1], told[1:]) == [(8, 8, 3)]
    told = [f"{name} left {end}." for end in ends]
    assert measures(told[:1], told[1:]) == []
    assert measures(told[:1], told[1:], shortest=5) == []
    assert measures(told[:1], told[1:], shortest=4) == [(7, 7, 2)]


def test_a_pair_after_a_passage_takes_nothing_from_it() -> None:
    a = "they came ashore before noon and nobody aboard was hurt"
    b = "they came ashore after noon and nobody there was hurt"
    assert measures([a], [b]) == [(10, 8, 8)]
    assert measures([f"{a}, owners of it say"], [f"{b}, experts said of it"]) == [(10, 8, 8)]


def test_a_run_that_was_cut_is_whole_again_when_its_passage_is_parted() -> None:
    b = ["The old, very old ferry left port on Monday."]
    assert texts(sentences_of(["The old ferry left port on Monday."], b)) == [("old ferry left port on Monday",) * 2]


def test_no_name_goes_on_into_another_sentence() -> None:
    told = ["the leaders met again in Kyiv.", "Rain fell."]
    assert measures(told, told) == [(8, 8, 8)]


def test_no_name_goes_on_over_words_that_differ() -> None:
    a, b = (f"the leaders met again in Kyiv {when} Monday and left" for when in ("early", "late"))
    assert measures([a], [b]) == [(10, 9, 9)]


@pytest.mark.parametrize("write", [str.title, str.upper])
def test_in_a_title_and_in_capitals_a_capital_tells_no_name(write: Callable[[str], str]) -> None:
    headline = write("ferry with many passengers runs aground near kelmar after steering fails")
    assert measures([headline], [headline]) == [(11, 11, 11)]


@pytest.mark.parametrize("half", ["A", "B"])
def test_no_passage_of_single_words_goes_on_over_a_block_that_is_left_out(half: str) -> None:
    parts = ["rain fell on the", "old harbour town"]
    whole = [" ".join(parts)]
    table = sentences_of(parts, whole) if half == "A" else sentences_of(whole, parts)
    parted = table.assign(block=[0, 2, 3] if half == "A" else [0, 1, 3])
    assert [b for _, b in texts(parted, shortest=1)] == parts


# --- the table itself


@pytest.mark.parametrize(
    "table",
    [
        make_table(SHAPE),
        sentences_of([FERRY]),
        sentences_of([FERRY, FERRY]),
        sentences_of([], [FERRY]),
        sentences_of(["…"], ["…"]),
        sentences_of([FERRY], ["Goats ate hay."]),
        sentences_of([FERRY], [FERRY]),
    ],
)
def test_columns_and_types_are_always_the_same(table: pd.DataFrame) -> None:
    found = shared_passages(table)
    assert found.dtypes.to_dict() == COLUMNS
    assert found.index.tolist() == list(range(len(found)))


def test_a_story_told_once_shares_nothing_with_itself(told_once: Story) -> None:
    assert len(shared_passages(sentence_table(told_once), shortest=1)) == 0


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"shortest": 0}, "shortest must be a whole number, at least 1; got 0"),
        ({"shortest": 2.5}, "shortest must be a whole number, at least 1; got 2.5"),
        ({"gap": -1}, "gap must be a whole number, at least 0; got -1"),
        ({"gap": True}, "gap must be a whole number, at least 0; got True"),
    ],
)
def test_a_setting_out_of_its_range_is_refused(settings: dict[str, Any], message: str) -> None:
    for table in (sentences_of([FERRY], [FERRY]), make_table(SHAPE)):
        with pytest.raises(InputError, match=f"^{message}$"):
            shared_passages(table, **settings)


@pytest.mark.parametrize("column", ["half", "start", "text"])
def test_a_missing_column_is_named(column: str) -> None:
    message = f"^shared_passages needs the columns half, start, text; missing: {column}$"
    with pytest.raises(InputError, match=message):
        shared_passages(sentences_of([FERRY], [FERRY]).drop(columns=column))


def test_nothing_but_a_table_is_taken() -> None:
    with pytest.raises(InputError, match="shared_passages needs a table"):
        shared_passages(FERRY)  # type: ignore[arg-type]


# --- whole stories


def test_the_ferry_shares_what_a_reader_finds(ferry: Story) -> None:
    found = shared_passages(sentence_table(ferry)).itertuples()
    inside = [(ferry.text[row.a_start : row.a_end], ferry.text[row.b_start : row.b_end], row.weight) for row in found]
    aground = "ran aground near the island of Kelmar early on Tuesday after"
    rudder = "Captain Helen Marsh told investigators that the rudder had stopped"
    june, july = (f"had passed an inspection in {month}.\n\nThe Marine Safety Board" for month in ("June", "July"))
    # the captain's name is three words, the board's four with its article
    assert inside == [(aground, aground, 11), (rudder, rudder, 8), (june, july, 6)]


def test_the_table_is_not_changed(ferry: Story) -> None:
    table = sentence_table(ferry)
    before = table.copy()
    shared_passages(table)
    pd.testing.assert_frame_equal(table, before)


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    """Snippets of news; B has some sentences of A, in any order, among others."""
    a = draw(st.lists(blocks(), max_size=4))
    others = draw(st.lists(blocks(), max_size=2))
    return sentences_of(a, draw(st.permutations([*a, *others])))


@given(tables(), st.integers(1, 5), st.integers(0, 3))
def test_a_passage_is_whole_words_most_of_which_stand_in_both(table: pd.DataFrame, shortest: int, gap: int) -> None:
    words = word_table(table)
    for row in shared_passages(table, shortest=shortest, gap=gap).itertuples():
        a, b = (
            words[(words["half"] == half) & (words["start"] >= start) & (words["end"] <= end)]
            for half, start, end in (("A", row.a_start, row.a_end), ("B", row.b_start, row.b_end))
        )
        assert [row.a_start, row.a_end, row.b_start, row.b_end] == [
            a["start"].iloc[0],
            a["end"].iloc[-1],
            b["start"].iloc[0],
            b["end"].iloc[-1],
        ]
        assert a["term"].iloc[[0, -1]].tolist() == b["term"].iloc[[0, -1]].tolist()
        assert row.words == max(len(a), len(b))
        assert row.perfect <= LCSseq.similarity(a["term"].tolist(), b["term"].tolist())
        assert row.perfect >= max(shortest, 0.8 * row.words)
        assert shortest / 2 <= row.weight <= row.perfect
        if gap == 0:
            assert a["term"].tolist() == b["term"].tolist()


@given(tables(), st.integers(1, 5), st.integers(0, 3))
def test_no_two_passages_overlap_in_b(table: pd.DataFrame, shortest: int, gap: int) -> None:
    found = shared_passages(table, shortest=shortest, gap=gap)
    spans = list(zip(found["b_start"], found["b_end"], strict=True))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.lists(blocks(), max_size=2))
def test_all_that_is_told_twice_alike_is_one_passage(told: list[str]) -> None:
    words = [word.lower() for word in told]  # no name is one word less
    size = len(word_table(sentences_of(words)))
    found = shared_passages(sentences_of(words, words), shortest=1, gap=0)
    assert found["perfect"].tolist() == ([size] if size else [])
