"""Scores of many texts in one go: to the last bit what each gets alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import InputError, rank_sentences, sentence_table, stories, summarize, summarize_texts
from newslib.analysis.choosing import choose
from newslib.analysis.lengths import Length
from newslib.analysis.methods import METHODS
from newslib.analysis.scores import Scores, score
from newslib.reading.article import lines_of, parse
from newslib.reading.batch import batch_blocks
from tests.fragments import blocks
from tests.tiny import sentences_of

PARTS = Scores.__slots__
TEXTS = st.lists(blocks(), min_size=1, max_size=6)


def scores_of(texts: list[str], method: str, picks: int | None = None) -> list[list[list[float]]]:
    """Text by text, the parts of the scores of its sentences."""
    batch = batch_blocks(texts, np.arange(len(texts)))
    found = score(batch, METHODS[method], picks, reference="The ferry left port.")
    columns = [getattr(found, name) for name in PARTS]
    return [[column[batch.text == i].tolist() for column in columns] for i in range(len(texts))]


@given(TEXTS, st.sampled_from(list(METHODS)), st.sampled_from([None, 1, 2, 500]))
def test_a_batch_of_many_gives_exactly_what_each_gives_alone(texts: list[str], method: str, picks: int | None) -> None:
    assert scores_of(texts, method, picks) == [scores_of([text], method, picks)[0] for text in texts]


@given(TEXTS, st.sampled_from(list(METHODS)), st.sampled_from([1, 2, 3, 500]))
def test_the_first_picks_are_the_first_of_the_whole_ranking(texts: list[str], method: str, picks: int) -> None:
    for few, every in zip(scores_of(texts, method, picks), scores_of(texts, method), strict=True):
        rank = PARTS.index("rank")
        assert [r if 0 < r <= picks else 0 for r in few[rank]] == [r if r <= picks else 0 for r in every[rank]]


@given(TEXTS, st.sampled_from(list(METHODS)))
def test_every_sentence_has_a_rank_of_its_own_and_no_better_score_than_those_before_it(
    texts: list[str], method: str
) -> None:
    for score_, centrality, position, redundancy, _, rank in scores_of(texts, method):
        assert sorted(rank) == list(range(1, len(rank) + 1))
        by_rank = [score_[i] for i in np.argsort(rank)]
        assert all(b <= a + 1e-9 for a, b in pairwise(by_rank))
        for part in (centrality, position, redundancy):
            assert all(0 <= value <= 1 for value in part)


@given(st.lists(blocks(), min_size=1, max_size=6), st.sampled_from(["tfidf", "lead", "sumbasic"]), st.integers(1, 4))
def test_many_texts_are_summarized_as_one_is_by_its_rows(texts: list[str], method: str, n: int) -> None:
    together = summarize_texts(["\n\n".join(texts), "Rain fell. “Rain fell. Rain fell.”"], n, method=method)[0]
    batch = batch_blocks(lines_of("\n\n".join(texts)), np.arange(len(lines_of("\n\n".join(texts)))))
    sentences = batch.strings(range(len(batch.words)))
    found = choose(sentences, batch.block * 0, batch.block, range(len(sentences)), METHODS[method], Length(n))
    assert together == [sentences[place] for place in found.chosen]


def test_our_stories_together_give_exactly_what_each_gives_alone() -> None:
    texts = []
    for path in stories()["path"]:
        with open(path, encoding="utf-8") as file:
            texts.append("\n".join(block.text for block in parse(file.read()) if block.kind == "paragraph"))
    assert len(texts) > 40
    for method in [name for name in METHODS if name != "oracle"]:
        assert summarize_texts(texts, method=method) == [summarize_texts([text], method=method)[0] for text in texts]


def test_many_texts_are_summarized_as_one_is_by_its_table() -> None:
    texts = [
        "The bridge closed at noon on Monday.\nThe mayor closed the bridge.\nRain fell. It stays shut until May.",
        "The ferry left the port.\nNobody saw the ferry leave; the port was dark.",
    ]
    for n in (1, 2, 3):
        expected = [summarize(sentence_table(text), n)["text"].tolist() for text in texts]
        assert summarize_texts(texts, n) == expected


def test_a_long_text_is_ranked_to_its_last_sentence() -> None:
    sentences = [f"Ferry {number} left port {number % 7}." for number in range(150)]
    ranked = rank_sentences(sentences_of(sentences))
    assert sorted(ranked["rank"]) == list(range(1, 151))
    assert len(summarize_texts(["\n".join(sentences)], 140)[0]) == 140


def test_wrapped_lines_are_joined() -> None:
    text = "The ferry left\nthe port at\nnoon on Monday.\n\nNobody saw it\nleave the port."
    assert summarize_texts([text], 2) == [
        ["The ferry left the port at noon on Monday.", "Nobody saw it leave the port."]
    ]


@pytest.mark.parametrize(("text", "expected"), [("", []), (" \n ", []), ("…", ["…"]), ("Ferry", ["Ferry"])])
def test_little_text_gives_what_it_has(text: str, expected: list[str]) -> None:
    assert summarize_texts([text, "The ferry left."]) == [expected, ["The ferry left."]]
    assert summarize_texts([]) == []


def test_bad_input_is_refused() -> None:
    with pytest.raises(InputError, match="a sequence of strings; got str"):
        summarize_texts("The ferry left.")
    with pytest.raises(InputError, match="a sequence of strings; got NoneType in it"):
        summarize_texts(["The ferry left.", None])  # type: ignore[list-item]
    with pytest.raises(InputError, match="n must be a whole number, at least 1; got 0"):
        summarize_texts([], 0)
    with pytest.raises(InputError, match="did you mean 'lead'"):
        summarize_texts([], method="lede")
