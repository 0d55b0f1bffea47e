"""The quote table: who says what."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslib
from newslib import Story
from newslib.errors import InputError
from newslib.reading.entities import entity_table
from newslib.reading.quotes import quote_table
from newslib.reading.sentences import sentence_table
from newslib.tables import INT, STRING
from tests.conftest import SEED
from tests.fragments import blocks
from tests.reading.quoted import PEOPLE, entities_of, quotes_of, told

COLUMNS = ["half", "sentence", "start", "end", "text", "speaker", "cue", "kind"]


# --- the whole


def test_the_seed_storys_quotations_have_their_speakers(gold: dict[str, Any]) -> None:
    table = quote_table(sentence_table(newslib.read_story(SEED)))
    direct = table[table["kind"] == "direct"]
    assert direct["text"].tolist() == [quote["text"] for quote in gold["quotes"]]
    for want, got in zip(gold["quotes"], direct["speaker"], strict=True):
        assert got.split()[-1] == want["speaker"].split()[-1]
    assert direct["cue"].fillna("").tolist() == ["according to", "added", "wrote", "", "said"]
    assert "scare" not in set(table["kind"])


def test_the_stories_quotations_are_found_as_their_writers_know_them() -> None:
    """Of the stories that the suite's own gold describes, a few; all that is measured is in data/README.md's terms."""
    found: dict[str, list[bool]] = {"direct": [], "indirect": []}
    extra = 0
    for name in ("bank-outage", "river-bridge", "vaccine-pause"):
        truth = newslib.gold(name)
        table = quote_table(sentence_table(newslib.story(name)))
        ours = {(row.kind, row.start): (row.end, row.speaker) for row in table.itertuples()}
        for row in truth.quotes.itertuples():
            if row.kind in found:
                found[row.kind].append(ours.pop((row.kind, row.start), (0, ""))[1] == row.speaker)
        extra += sum(kind in found for kind, _ in ours)
    assert sum(found["direct"]) / len(found["direct"]) >= 0.95
    assert sum(found["indirect"]) / len(found["indirect"]) >= 0.85
    assert extra <= 1


def test_columns_and_types() -> None:
    table = quotes_of("“Stay,” said Ida Voss.")
    assert list(table.columns) == COLUMNS
    numbers = {"sentence", "start", "end"}
    assert {name: table[name].dtype for name in COLUMNS} == {n: INT if n in numbers else STRING for n in COLUMNS}


def test_nothing_gives_an_empty_table_with_the_same_columns() -> None:
    for text in ("", "Nobody spoke."):
        table = quote_table(sentence_table(text))
        assert not len(table)
        assert list(table.columns) == COLUMNS
        assert table["start"].dtype == INT


@pytest.mark.parametrize("missing", ["half", "sentence", "block", "kind", "start", "text"])
def test_a_missing_column_is_named(missing: str) -> None:
    with pytest.raises(InputError, match=rf"quote_table needs the columns .*; missing: {missing}$"):
        quote_table(sentence_table("“Stay,” she said.").drop(columns=missing))


def test_entities_need_their_columns_too() -> None:
    with pytest.raises(InputError, match="missing: name"):
        quote_table(sentence_table("A."), entities_of("A.").drop(columns="name"))


def test_the_entities_that_are_given_are_used_and_are_otherwise_made() -> None:
    sentences = sentence_table("“Stay,” said Mary Johnson, the mayor. “Go,” Johnson said.")
    entities = entity_table(sentences)
    assert quote_table(sentences).equals(quote_table(sentences, entities))
    renamed = entities.assign(name="X")
    assert set(quote_table(sentences, renamed)["speaker"]) == {"X"}


def test_nothing_is_changed_in_place() -> None:
    text = "“Stay,” said Ida Voss. She said it would rain."
    sentences, entities = sentence_table(text).iloc[::-1], entities_of(text)
    before = sentences.copy(), entities.copy()
    quote_table(sentences, entities)
    assert sentences.equals(before[0])
    assert entities.equals(before[1])


def test_the_order_of_the_rows_makes_no_difference() -> None:
    text = "“Stay,” said Ida Voss. “Go,” she said.\n\nTom Reed said it would rain."
    sentences, entities = sentence_table(text), entities_of(text)
    assert quote_table(sentences.iloc[::-1], entities.iloc[::-1]).equals(quote_table(sentences, entities))


# --- rows


def test_words_within_one_pair_of_marks_are_one_row_in_the_sentence_where_they_begin() -> None:
    table = quotes_of("It rained. “We stay. Nobody goes,” said Ida Voss.")
    assert table[["sentence", "text"]].to_numpy().tolist() == [[1, "We stay. Nobody goes,"]]


def test_a_split_quotation_is_two_rows_with_one_speaker() -> None:
    rows = told("“We stay,” Ida Voss said, “and you go.” Tom Reed left.")
    assert rows == [("We stay,", "Ida Voss", "said"), ("and you go.", "Ida Voss", "said")]
    rows = told("“We stay,” said Ida Voss, the mayor of Ellan. “You go.”")
    assert rows == [("We stay,", "Ida Voss", "said"), ("You go.", "Ida Voss", None)]


def test_a_quotation_over_paragraphs_has_a_row_for_each() -> None:
    rows = told("Ida Voss said on Monday: “No warning came.\n\n“Nobody called us. We slept.”\n\nThe river fell.")
    assert rows == [("No warning came.", "Ida Voss", "said"), ("Nobody called us. We slept.", "Ida Voss", None)]


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_last_speaker() -> None:
    rows = told("“Stay,” Tom Reed wrote.\n\nTom Reed met Ida Voss.\n\n“Go on.”")
    assert rows[1] == ("Go on.", "Tom Reed", None)


def test_a_quotation_that_is_never_closed_does_not_run_on_into_the_next_paragraph() -> None:
    rows = told("Ida Voss said: “We stay.\n\nThe river fell by noon.")
    assert rows == [("We stay.", "Ida Voss", "said")]


def test_a_block_quotation_after_a_colon() -> None:
    assert told('Ida Voss went on:\n\n"It is late."') == [("It is late.", "Ida Voss", "went on")]
    assert told("These are the words of Ida Voss:\n\n“It is late.”")[0][1] == "Ida Voss"


def test_an_interview() -> None:
    rows = told("Reporter: “Why now?”\n\nIda Voss: “Because it rains.”")
    assert rows == [("Why now?", "reporter", None), ("Because it rains.", "Ida Voss", None)]


def test_headlines_and_captions_are_read() -> None:
    text = "Voss calls ferry ‘too old’\n\nBy Kit Marlo\n\nThe ferry is to be sold, the mayor of Ellan said on Monday."
    sentences = sentence_table(text)
    assert sentences["kind"][0] == "headline"
    assert told(text)[0] == ("too old", "Ida Voss", "calls")


def test_halves_never_explain_each_other() -> None:
    story = Story.from_texts("“We stay,” said Ida Voss.", "“We stay,” she said. It rained all day long in Ellan.")
    table = quotes_of(story)
    assert table["half"].tolist() == ["A", "B"]
    assert table["speaker"].fillna("").tolist() == ["Ida Voss", ""]
    assert all(story.text[row.start : row.end] == row.text for row in table.itertuples())


# --- kinds


@pytest.mark.parametrize(
    "text",
    [
        "She sings on “Waves of the North” each night.",  # a title
        "Ida “Sparrow” Voss rose at five.",  # a nickname
        "The rock, known as the “old man,” fell.",
        "The “window” closed at six.",
        "People have called it the “free bridge” ever since.",
    ],
)
def test_words_in_marks_that_quote_nobody(text: str) -> None:
    table = quotes_of(text)
    assert table["kind"].tolist() == ["scare"]
    assert table[["speaker", "cue"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ida Voss called it “a tax on rain.”", ("a tax on rain.", "Ida Voss", "called")),
        ("Ida Voss called the ferry the “Old Man of Ellan.”", ("Old Man of Ellan.", "Ida Voss", "called")),
        ("The rock she described as “kind”.", ("kind", None, "described as")),
        ("Tom Reed said the “hard part” was over.", ("hard part", "Tom Reed", "said")),
    ],
)
def test_a_few_words_are_quoted_where_somebody_says_them(text: str, want: tuple[str, ...]) -> None:
    assert told(text) == [want]


def test_a_reported_clause_may_hold_a_quotation_with_a_row_of_its_own() -> None:
    table = quotes_of("Tom Reed said the “hard part” was over.")
    rows = table[["text", "speaker", "kind"]].to_numpy().tolist()
    assert rows == [["the “hard part” was over", "Tom Reed", "indirect"], ["hard part", "Tom Reed", "direct"]]


# --- whatever comes

SPOKEN = [
    "“Stay,” ",
    "she said. ",
    "he said, ",
    "Ida Voss ",
    "told Tom Reed that ",
    "according to ",
    "it was “so” ",
    ": ",
    "\n\n",
    "‘No.’ ",
]


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(SPOKEN), blocks()), max_size=12).map("".join))
def test_rows_point_at_the_text_whatever_it_is(text: str) -> None:
    table = quotes_of(text)
    assert list(table.columns) == COLUMNS
    assert table["start"].is_monotonic_increasing
    sentences = sentence_table(text).set_index("sentence")
    for row in table.itertuples():
        assert text[row.start : row.end].split() == row.text.split()
        assert row.text.strip() == row.text != ""
        assert sentences["start"][row.sentence] <= row.start < sentences["end"][row.sentence]
        assert row.kind in ("direct", "indirect", "scare")
        assert pd.isna(row.speaker) or row.speaker.strip()
        assert pd.isna(row.cue) or row.cue in text.replace("\n", " ") or row.cue.split() == row.cue.split()
    marked = table[table["kind"] != "indirect"]
    assert (marked["end"].iloc[:-1].to_numpy() <= marked["start"].iloc[1:].to_numpy()).all()
    assert marked[marked["kind"] == "scare"][["speaker", "cue"]].isna().all(axis=None)


@given(st.text(max_size=60), st.sampled_from(list(PEOPLE)))
def test_any_characters_at_all(noise: str, name: str) -> None:
    table = quotes_of(f"{noise}\n\n“{noise},” {name} said.\n\n{noise}")
    assert set(table["kind"]) <= {"direct", "indirect", "scare"}


@pytest.mark.parametrize(
    "piece", ["“a” ", "“a. ", "said that ", "a, who said ", "according to “x”, ", "a\x00\x1f“ ", ") "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert len(quote_table(sentence_table(text), entities_of(""))) <= len(text)
