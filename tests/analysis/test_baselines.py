"""Chance, length, and the answer in hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newslib import InputError, rank_sentences, rouge, sentence_table, story, summarize
from newslib.analysis.baselines import oracle
from newslib.analysis.material import Material
from tests.analysis.test_field import material
from tests.tiny import sentences_of

FIVE = [
    "The bridge closed at noon.",
    "Rain fell on the old town.",
    "The mayor spoke.",
    "It stays shut.",
    "Nobody came.",
]


def chosen(method: str, **how: object) -> list[int]:
    return summarize(sentences_of(FIVE), 2, method=method, **how)["sentence"].tolist()  # type: ignore[arg-type]


def test_chance_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert chosen("random", seed=1) == chosen("random", seed=1)
    assert len({tuple(chosen("random", seed=seed)) for seed in range(20)}) > 3


def test_chance_gives_every_sentence_its_turn() -> None:
    picked = [number for seed in range(200) for number in chosen("random", seed=seed)]
    assert all(50 < picked.count(number) < 110 for number in range(5))  # 80 of 400 each, give or take


def test_the_longest_have_most_words_and_of_equals_the_first() -> None:
    assert rank_sentences(sentences_of(FIVE), "longest")["rank"].tolist() == [2, 1, 3, 4, 5]


def test_the_oracle_finds_the_sentences_that_the_reference_is_made_of() -> None:
    assert chosen("oracle", reference=[f"{FIVE[4]}\n{FIVE[2]}"]) == [2, 4]
    assert chosen("oracle", reference="Nobody came in the rain that fell.") == [1, 4]


def test_its_values_are_the_mean_of_rouge_1_and_2_with_what_was_chosen_before() -> None:
    reference = "The mayor spoke and nobody came."
    turns = oracle(material_with(reference))
    now = next(turns)
    for before in ([], [2]):
        for i in set(range(5)) - set(before):
            f1 = rouge([FIVE[j] for j in sorted([*before, i])], reference)["f1"]
            assert now[i] == pytest.approx((f1[0] + f1[1]) / 2)
        now = turns.send(2)


def material_with(reference: str) -> Material:
    return replace(material(FIVE), reference=reference)


def test_it_stops_where_nothing_makes_the_summary_nearer() -> None:
    turns = oracle(material_with(FIVE[2]))
    next(turns)
    turns.send(2)  # the reference itself: 1 of 1
    with pytest.raises(StopIteration):
        turns.send(0)
    assert sorted(rank_sentences(sentences_of(FIVE), "oracle", reference=FIVE[2])["rank"]) == [1, 2, 3, 4, 5]


def test_of_several_references_the_nearest_counts() -> None:
    assert chosen("oracle", reference=["Snow.", "Nobody came. The mayor spoke."]) == [2, 4]


def test_a_ceiling_is_above_all_others() -> None:
    table = sentence_table(story("ridge-fire"))
    reference = "A wildfire has forced 6,200 people from their homes.\nIts cause is not known."

    def score(method: str) -> float:
        return float(rouge(summarize(table, 2, method=method, reference=reference), reference)["f1"][:2].mean())

    assert score("oracle") >= max(score(name) for name in ("lead", "tfidf", "lexrank", "random"))


@pytest.mark.parametrize("reference", [[], 7, [7]])
def test_a_reference_that_is_none_is_refused(reference: object) -> None:
    with pytest.raises(InputError, match="reference"):
        chosen("oracle", reference=reference)
