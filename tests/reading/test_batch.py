"""Texts as arrays: the same sentences and words as the rules give one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslib import sentence_table, stories, word_table
from newslib.reading.batch import Batch, batch_blocks, batch_sentences
from newslib.reading.endings import sentence_spans
from newslib.reading.vocabulary import nothing_remembered, vocabulary
from newslib.reading.words import is_stop, stem_of, term_of, words_of
from tests.fragments import blocks

Sentence = tuple[str, list[str], list[str], list[str]]


def by_the_rules(block: str) -> list[Sentence]:
    """Text, all terms, content terms and their stems of every sentence, from the rooms that define them."""
    found = []
    for start, end in sentence_spans(block):
        terms = [term_of(word) for word in words_of(block[start:end])]
        content = [term for term in terms if not is_stop(term)]
        found.append((" ".join(block[start:end].split()), terms, content, [stem_of(term) for term in content]))
    return found


def in_the_batch(batch: Batch, block: int) -> list[Sentence]:
    """The same, read off the arrays."""
    found = []
    known, stems = batch.vocabulary, batch.stems
    for i in np.flatnonzero(batch.block == block).tolist():
        span = slice(batch.pointers[i], batch.pointers[i + 1])
        every = [known.terms[number] for number in batch.every_term(i)]
        assert batch.words[i] == len(every)
        content = [known.terms[number] for number in batch.terms[span].tolist()]
        (text,) = batch.strings([i])
        found.append((text, every, content, [known.stems[number] for number in stems[span].tolist()]))
    return found


@settings(max_examples=400)
@given(st.lists(blocks(), max_size=5))
@example(["渡轮搁浅了。At 5 a.m. (Yes.)"])
@example(["He left. . . . Then he came."])
@example(["It was over.Then it began.", "", "1. Bread 2. Milk", "Ends in U.S."])
def test_a_batch_has_the_sentences_and_words_that_the_rules_give(texts: list[str]) -> None:
    batch = batch_blocks(texts, np.arange(len(texts)))
    assert [in_the_batch(batch, i) for i in range(len(texts))] == [by_the_rules(text) for text in texts]
    assert batch.text.tolist() == batch.block.tolist()


@given(st.lists(blocks(), max_size=5))
def test_what_is_remembered_changes_nothing(texts: list[str]) -> None:
    batch_blocks([" ".join(texts)], [0])
    remembered = batch_blocks(texts, np.arange(len(texts)))
    with nothing_remembered():
        fresh = batch_blocks(texts, np.arange(len(texts)))
    for i in range(len(texts)):
        assert in_the_batch(remembered, i) == in_the_batch(fresh, i)


def test_the_words_of_our_stories_are_those_of_the_word_table() -> None:
    for path in stories()["path"]:
        sentences = sentence_table(Path(path).read_text(encoding="utf-8"))
        words = word_table(sentences)
        batch = batch_sentences(sentences["text"].tolist(), np.zeros(len(sentences), dtype=np.int64))
        terms = [batch.vocabulary.terms[number] for number in batch.terms.tolist()]
        assert terms == words["term"][~words["stop"]].tolist()
        assert batch.words.tolist() == [len(words_of(text)) for text in sentences["text"]]


def test_what_a_reader_points_at_is_one_word() -> None:
    batch = batch_blocks(["It won’t leave the U.S. at 12 p.m. for $4.2 million, state-run TV said."], [0])
    terms = [batch.vocabulary.terms[number] for number in batch.every_term(0)]
    assert len(batch.words) == 1
    for word in ("won't", "u.s.", "12", "p.m.", "$4.2", "million", "state-run"):
        assert word in terms


def test_sentences_are_taken_as_they_are() -> None:
    batch = batch_sentences(["One. Two.", "", "Three."], [0, 0, 4])
    assert batch.words.tolist() == [2, 0, 1]
    assert batch.text.tolist() == [0, 0, 4]
    assert batch.strings([0, 1, 2]) == ["One. Two.", "", "Three."]


@pytest.mark.parametrize("texts", [[], [""], ["", " \n "]])
def test_no_text_gives_no_sentence(texts: list[str]) -> None:
    batch = batch_blocks(texts, np.arange(len(texts)))
    assert len(batch.words) == len(batch.terms) == len(batch.stems) == 0
    assert batch.pointers.tolist() == [0]


def test_too_many_pieces_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    before = vocabulary()
    assert vocabulary() is before
    monkeypatch.setattr("newslib.reading.vocabulary.LARGEST", 0)
    assert vocabulary() is not before


def test_an_interrupted_reading_leaves_no_half_knowledge(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(piece: str) -> int:
        raise KeyboardInterrupt

    text = "It left Qovarth. Nobody saw Qovarth."
    monkeypatch.setattr("newslib.reading.vocabulary.piece_end", interrupt)
    with pytest.raises(KeyboardInterrupt):
        batch_blocks([text], [0])
    monkeypatch.undo()
    assert in_the_batch(batch_blocks([text], [0]), 0) == by_the_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "." * 90_000,
        "a. " * 30_000,
        "?” " * 30_000,
        " ." * 50_000,
        "”" * 90_000,
        "Aa.Bb" * 20_000,
        "好。" * 30_000,
        "\0 " * 9_000,
    ],
)
def test_long_lines_of_one_character_are_cut_alike_and_in_linear_time(text: str) -> None:
    assert len(batch_blocks([text], [0]).words) == len(list(sentence_spans(text)))  # quadratic work would not come back
