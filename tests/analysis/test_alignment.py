"""Which sentence of B comes from which sentence of A."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newslib import Story, align, gold, sentence_table, stories
from newslib import story as open_story
from newslib.analysis.alignment import likeness_table
from tests.tiny import sentences_of

A = [
    "The ferry struck a sandbank.",
    "Lifeboats took everyone ashore.",
    "The captain blamed the rudder.",
    "Rain is due.",
]


def linked_pairs(table: pd.DataFrame) -> set[tuple[int, int]]:
    found = table.dropna(subset=["a_sentence", "b_sentence"])
    return set(zip(found["b_sentence"], found["a_sentence"], strict=True))


def links(table: pd.DataFrame) -> list[tuple[Any, Any, str]]:
    return [
        (
            None if pd.isna(row.b_sentence) else row.b_sentence,
            None if pd.isna(row.a_sentence) else row.a_sentence,
            row.relation,
        )
        for row in table.itertuples()
    ]


def test_reordered_edited_added_and_dropped_sentences_are_told_apart() -> None:
    b = ["The captain blamed the rudder.", "The ferry soon struck a sandbank.", "Experts worry about safety."]
    assert links(align(sentences_of(A, b))) == [
        (4, 2, "verbatim"),
        (5, 0, "edited"),
        (6, None, "added"),
        (None, 1, "dropped"),
        (None, 3, "dropped"),
    ]


def test_a_rewritten_sentence_shares_its_content_words_in_other_order() -> None:
    b = ["A sandbank stopped the ferry, which struck it."]
    assert links(align(sentences_of(A, b)))[0] == (4, 0, "rewritten")


def test_two_sentences_made_into_one_both_find_it() -> None:
    b = ["The ferry struck a sandbank and lifeboats took everyone ashore."]
    assert {(b, a) for b, a, _ in links(align(sentences_of(A[:2], b)))} == {(2, 0), (2, 1)}


def test_a_paragraph_takes_nothing_from_one_that_is_told_much_better_elsewhere() -> None:
    b = ["The ferry struck a sandbank.", "Another ferry struck rocks off the northern coast."]
    table = sentences_of(A, b)
    likeness = likeness_table(table).set_index(["b_sentence", "a_sentence"])["similarity"]
    assert likeness[5, 0] > 0.25  # "ferry" and "struck": a counterpart, were it not for the other
    assert likeness[5, 0] < 0.7 * likeness[4, 0]
    assert links(align(table))[:2] == [(4, 0, "verbatim"), (5, None, "added")]
    alone = table[table["sentence"] != 4]
    assert links(align(alone))[0] == (5, 0, "rewritten")


def test_two_sentences_of_one_paragraph_may_tell_one_sentence() -> None:
    b = ["The ferry struck a sandbank.", "Another ferry struck rocks off the northern coast."]
    table = sentences_of(A, b)
    together = table.assign(block=[0, 1, 2, 3, 4, 4])
    assert links(align(together))[:2] == [(4, 0, "verbatim"), (5, 0, "rewritten")]


def test_without_blocks_every_sentence_is_a_paragraph(seed: Story) -> None:
    table = sentence_table(seed)
    one_each = table.assign(block=table["sentence"])
    assert align(table.drop(columns="block")).equals(align(one_each))


def test_every_sentence_stands_in_a_row(seed: Story, ferry: Story, told_once: Story) -> None:
    for story in (seed, ferry, told_once):
        table = sentence_table(story)
        found = align(table)
        assert set(found["a_sentence"].dropna()) == set(table["sentence"][table["half"] == "A"])
        assert set(found["b_sentence"].dropna()) == set(table["sentence"][table["half"] == "B"])
        assert found["similarity"].between(0, 1).all()


def test_identical_halves_are_verbatim_throughout(told_once: Story) -> None:
    twice = Story.from_texts(told_once.text, told_once.text)
    assert set(align(sentence_table(twice))["relation"]) == {"verbatim"}


def test_the_seed_is_aligned_as_a_careful_reader_did(seed: Story, gold: dict[str, Any]) -> None:
    table = sentence_table(seed)
    running = table[table["kind"] == "paragraph"]
    text = running.set_index("sentence")["text"].to_dict()
    found = {text[row.b_sentence]: row.a_sentence for row in align(running).itertuples() if not pd.isna(row.b_sentence)}
    wrong = []
    for pair in gold["alignment"]:
        a_sentence = next(a for b, a in found.items() if b.startswith(pair["b"]))
        a_text = None if pd.isna(a_sentence) else text[a_sentence]
        if (pair["a"] is None) != (a_text is None) or (a_text and not a_text.startswith(pair["a"])):
            wrong.append(pair["b"])
    assert wrong == []


def test_the_likeness_of_every_pair_is_given_with_its_link() -> None:
    table = likeness_table(sentences_of(A[:2], A[1:3]))
    assert table[["b_sentence", "a_sentence"]].to_numpy().tolist() == [[2, 0], [2, 1], [3, 0], [3, 1]]
    assert table["similarity"].tolist() == pytest.approx([0, 1, 0, 0], abs=0.1)  # no word; "the" and some letters
    assert table["aligned"].tolist() == [False, True, False, False]


@pytest.mark.parametrize(("version", "precision", "recall"), [("light", 0.97, 0.99), ("paraphrase", 0.93, 0.92)])
def test_our_own_rewrites_are_aligned_as_their_writers_know(version: str, precision: float, recall: float) -> None:
    found, true = set(), set()
    listed = stories()
    for name in listed["name"][listed["version"] == version]:
        pair = open_story(name, version)
        found |= {(name, *link) for link in linked_pairs(align(sentence_table(pair)))}
        true |= {(name, *link) for link in linked_pairs(gold(name, version).alignment)}
    assert len(found & true) / len(found) >= precision
    assert len(found & true) / len(true) >= recall


def test_what_is_told_in_another_order_is_found() -> None:
    b = [A[2], A[0], A[3], A[1]]
    assert links(align(sentences_of(A, b))) == [(4, 2, "verbatim"), (5, 0, "verbatim"), (6, 3, "verbatim"),
                                                (7, 1, "verbatim")]  # fmt: skip


def test_what_counts_as_a_counterpart_depends_on_how_alike_the_sentences_of_a_are() -> None:
    a = ["Mayor Ida Voss of Kelmar spoke on Monday.", "Mayor Ida Voss of Kelmar left on Friday."]
    b = ["Mayor Ida Voss resigned."]
    among_likes, alone = (align(sentences_of(texts, b)).iloc[0] for texts in (a, [a[0], "Rain is due."]))
    assert among_likes["similarity"] < 0.35  # the most that is ever asked for
    assert pd.isna(among_likes["a_sentence"])
    assert alone["a_sentence"] == 0
