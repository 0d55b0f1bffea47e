"""Centrality in a graph, on graphs so small that their equations can be solved by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from newslib import rank_sentences
from newslib.analysis.graphs import lexrank, pacsum, pagerank, textrank
from tests.analysis.test_field import material
from tests.tiny import sentences_of

# "ferry left" and "ferry sank" share a stem, "storm came" shares none with either.
THREE = ["Ferry left.", "Ferry sank.", "Storm came."]


def test_a_walk_on_a_path_of_three() -> None:
    ties = sparse.csr_array(np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    # The middle: m = j + 0.85 · 2e, an end: e = j + 0.85 · m / 2, with j = 0.15 / 3. So m = (j + 1.7 j) / (1 − 0.7225).
    j = 0.05
    middle = 2.7 * j / (1 - 0.7225)
    assert pagerank(ties).tolist() == pytest.approx([j + 0.425 * middle, middle, j + 0.425 * middle])
    assert pagerank(ties).sum() == pytest.approx(1)


def test_a_sentence_that_nobody_is_like_is_visited_by_chance_alone() -> None:
    # LexRank: the two ferries are tied with each other and with themselves, so both keep their share of the walk:
    # p = j + 0.85 p. The storm is tied with itself, and has the same.
    assert lexrank(material(THREE)).tolist() == pytest.approx([1 / 3] * 3)
    # TextRank: the ferries pass the walk to and fro; into the storm leads no tie.
    assert textrank(material(THREE)).tolist() == pytest.approx([1 / 3, 1 / 3, 0.05])


def test_lexrank_ties_what_is_more_alike_than_a_tenth() -> None:
    shared = "Ferry " + " ".join(f"word{i}" for i in range(40))
    far = ["Ferry " + " ".join(f"{letter}{i}{letter}" for i in range(40)) for letter in "xy"]
    # One stem of 41 in common: a cosine below 1/41, no tie, and the three stand alone, equally.
    assert lexrank(material([shared, *far])).tolist() == pytest.approx([1 / 3] * 3)
    # A middle sentence that shares a stem with each of two others, which share none.
    found = lexrank(material(["Ferry left.", "Ferry storm.", "Storm came."]))
    assert found[1] > found[0] == pytest.approx(found[2])


def test_textrank_weighs_words_in_common_by_the_logarithms_of_the_lengths() -> None:
    # Sentences of 2, 3 and 4 content words; the first shares one with each of the others, these share two.
    texts = ["Ferry left.", "Ferry sank storm.", "Left storm sank rain."]
    w01, w02, w12 = 1 / np.log(2 * 3), 1 / np.log(2 * 4), 2 / np.log(3 * 4)
    ties = np.array([[0, w01, w02], [w01, 0, w12], [w02, w12, 0]])
    solved = np.linalg.solve(np.eye(3) - 0.85 * (ties / ties.sum(axis=0)), np.full(3, 0.05))
    assert textrank(material(texts)).tolist() == pytest.approx(solved.tolist())


def test_sentences_of_one_word_are_tied_where_it_is_the_same() -> None:
    assert textrank(material(["Ferry.", "Ferries!", "Storm."])).tolist() == pytest.approx([1 / 3, 1 / 3, 0.05])


def test_pacsum_wants_what_follows_and_not_what_went_before() -> None:
    texts = ["Ferry left.", "Ferry sank.", "Ferry storm."]
    (one, two, three) = pacsum(material(texts)).tolist()
    # All cosines are the same c: the first has two after it, the second one on each side, the third two before it.
    # λ = −1: 2 · 2c, 2c − c, −2c.
    assert (one, two, three) == pytest.approx((4 * two, two, -2 * two))
    ranked = rank_sentences(sentences_of(texts), "pacsum")
    assert ranked["centrality"].tolist() == pytest.approx([1, 3 / 6, 0])  # raised so that the least is 0


def test_what_follows_is_counted_from_the_beginning_of_each_version() -> None:
    a, b = ["Ferry left.", "Ferry sank."], ["Ferry storm.", "Rain fell."]
    together = rank_sentences(sentences_of(a, b), "pacsum", together=True)["centrality"]
    # Places: 0 1 | 0 1. Sentence 0 has one after it (1); so has 2 (1); 1 has two before it (0 and 2).
    assert together.tolist() == pytest.approx([1, 0, 1, 2 / 4])
