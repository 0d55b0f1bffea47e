"""The one tokenizer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import Story, sentence_table, word_table
from newslib.reading.words import is_stop, stem_of, stop_words, term_of, word_spans, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. didn't say.", ["The", "U.S.", "didn't", "say"]),
        ("12 p.m. ET, state-run", ["12", "p.m.", "ET", "state-run"]),
        ("$4.2 million or 3.5% of 10,000", ["$4.2", "million", "or", "3.5%", "of", "10,000"]),
        ("AT&T’s 21st COVID-19 e-mail", ["AT&T’s", "21st", "COVID-19", "e-mail"]),
        ("the end.", ["the", "end"]),
        ("“quoted” (twice)—and", ["quoted", "twice", "and"]),
        ("Zürich, Київ, Ķīna", ["Zürich", "Київ", "Ķīna"]),
        ("10:30 on 9/11", ["10:30", "on", "9/11"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_a_word_is_what_a_reader_would_point_at(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("word", "term"),
    [("Ukraine‘s", "ukraine"), ("Ukraine’s", "ukraine"), ("Don’t", "don't"), ("U.S.", "u.s."), ("Jones'", "jones"),
     ("It’s", "it's"), ("Straße", "strasse"), ("MISSILE", "missile")],
)  # fmt: skip
def test_a_term_has_no_case_no_possessive_and_a_straight_apostrophe(word: str, term: str) -> None:
    assert term_of(word) == term


def test_news_words_are_no_stop_words_and_function_words_are() -> None:
    assert not stop_words() & {"fire", "bill", "interest", "system", "call", "found", "said", "u.s."}
    assert all(map(is_stop, ["the", "of", "don't", "would", "s"]))
    assert not is_stop("7")


def test_forms_of_a_word_share_a_stem_and_abbreviations_keep_theirs() -> None:
    assert stem_of("strikes") == stem_of("strike")
    assert stem_of("u.s.") == "u.s."


def test_positions_count_through_each_half_and_offsets_point_at_the_word(seed: Story) -> None:
    table = word_table(sentence_table(seed))
    assert all(seed.text[row.start : row.end] == row.text for row in table.itertuples())
    for _, rows in table.groupby("half"):
        assert rows["position"].tolist() == list(range(len(rows)))


def test_the_table_holds_exactly_the_words_of_its_sentences(ferry: Story) -> None:
    sentences = sentence_table(ferry)
    assert word_table(sentences)["text"].tolist() == [word for text in sentences["text"] for word in words_of(text)]


@given(st.text(max_size=100))
def test_spans_go_forward_and_hold_no_white_space(text: str) -> None:
    end = 0
    for start, stop in word_spans(text):
        assert end <= start < stop
        assert not any(c.isspace() for c in text[start:stop])
        end = stop


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("fer\u200bry fer\u00adry ferry", ["fer\u200bry", "fer\u00adry", "ferry"], ["ferry"] * 3),
        ("nai\u0308ve naïve", ["nai\u0308ve", "naïve"], ["naïve"] * 2),
        ("cafe\u0301’s", ["cafe\u0301’s"], ["café"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"], ["नमस्ते", "दुनिया"]),
        ("渡轮搁浅了。", list("渡轮搁浅了"), list("渡轮搁浅了")),
        ("東京タワー", ["東", "京", "タワー"], ["東", "京", "タワー"]),
        ("COVID-19的AT&T", ["COVID-19", "的", "AT&T"], ["covid-19", "的", "at&t"]),
    ],
)
def test_what_cannot_be_seen_parts_no_word_and_chinese_characters_are_a_word_each(
    text: str, words: list[str], terms: list[str]
) -> None:
    assert words_of(text) == words
    assert [term_of(word) for word in words] == terms
    assert not any(map(is_stop, terms))
