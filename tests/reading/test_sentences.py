"""Sentences: where they end, and that their offsets point at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import InputError, Story, sentence_table
from newslib.reading.endings import sentence_spans
from newslib.reading.sentences import running_text


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "Nobody came!", "Why?"],
        ["Mr. Lund met Gen. Voss.", "She had no comment."],
        ["It fell on Sept. 11, 2024.", "It was a Wednesday."],
        ["He lives in the U.S. with his wife.", "He left the U.S.", "The rest stayed."],
        ["It begins at 12 p.m. ET.", "Bring water."],
        ["It ends at 6 p.m.", "Lund will speak.", "It went on from 9 a.m. Tuesday until 3 p.m. Pacific time."],
        ["At 5 a.m. Ms. Voss left.", "She was back by 6 P.M.", "Mr. Lund stayed.", "By 10:30 p.m. Kelmar slept."],
        ["It begins at 8 p.m. E.T. by the river.", "It ends at 9 p.m. Sept. 5."],
        ["Acme Inc. said no.", "It was sold to Acme Inc.", "The price was low."],
        ["Piet J. Lund spoke for George H.W. Voss."],
        ["It costs $4.2 million, or 3.5 percent.", "That is a lot."],
        ["“Who are you?” Ms. Voss asked.", "“Nobody.”"],
        ["“Stop!” he said.", "They did."],
        ["She said: “It is done.”", "Then she left."],
        ["“We go on,” he said.", "“It is done.”", "They left."],
        ["Was it well … or not?", "See No. 5 and p. 55."],
        ["1. Bread and salt", "2. Milk", "3. Honey"],
        ["The ferry left.", "'It was late,' said Ms. Voss."],
    ],
)
def test_sentences_end_where_a_reader_stops(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_missing_space_does_not_glue_two_sentences_and_an_address_stays_whole() -> None:
    assert cut("The bridge is closed.Nobody may cross it.") == ["The bridge is closed.", "Nobody may cross it."]
    assert cut("See www.kelmar.Example or ask.") == ["See www.kelmar.Example or ask."]


def test_full_width_stops_end_sentences_without_a_space() -> None:
    assert cut("桥关闭了。没有人来。") == ["桥关闭了。", "没有人来。"]
    assert cut("他说：“好。”") == ["他说：“好。”"]  # the closing mark stays with its sentence, at the end too
    assert cut("桥关闭了。No. 3") == ["桥关闭了。", "No. 3"]  # what stands before the sentence is no part of its words


@given(st.text(alphabet=st.sampled_from("aB .!?…\"”’'()[]1-。\n—Mr"), max_size=120))
def test_sentences_cover_all_that_is_visible_and_never_overlap(text: str) -> None:
    end = 0
    for start, stop in sentence_spans(text):
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "text", ["." * 200_000, "x" * 200_000, "a. " * 70_000, "?” " * 60_000, " ." * 100_000, "”" * 200_000]
)
def test_long_lines_of_one_character_are_cut_in_linear_time(text: str) -> None:
    assert len(list(sentence_spans(text))) <= 70_000  # quadratic work would not come back


def test_a_sentence_starts_after_the_dateline_and_points_at_its_words(seed: Story) -> None:
    table = sentence_table(seed)
    first = table[table["kind"] == "paragraph"].iloc[0]
    assert first["text"].startswith("Secretary of State Antony Blinken arrived")
    assert all(seed.text[row.start : row.end] == row.text for row in table.itertuples())
    assert table["sentence"].tolist() == list(range(len(table)))
    assert set(table["block"]) == set(range(len(seed.blocks)))


def test_a_block_that_is_only_a_dateline_is_kept_as_a_sentence() -> None:
    assert sentence_table("LONDON —")["text"].tolist() == ["LONDON —"]


def test_a_plain_string_is_one_version_with_no_search_for_a_second() -> None:
    twice = "The bridge is closed.\n\nNobody came.\n\nThe bridge is closed.\n\nNobody came."
    assert set(sentence_table(twice)["half"]) == {"A"}


def test_what_is_no_story_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="needs a Story or a string; got int"):
        sentence_table(3)  # type: ignore[arg-type]


def test_running_text_is_the_paragraphs_or_the_best_there_is(seed: Story) -> None:
    assert set(running_text(sentence_table(seed))["kind"]) == {"paragraph"}
    only_caption = sentence_table("FILE - The bridge at Kelmar.\n\nIda Voss/AP")
    assert running_text(only_caption)["kind"].tolist() == ["caption"]
    assert running_text(sentence_table("")).empty
