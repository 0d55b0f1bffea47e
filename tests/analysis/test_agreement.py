"""Which sentences the methods choose, and how far they agree."""

from __future__ import annotations

import pytest

from newslib import InputError, Story, agreement, choices, rank_sentences, sentence_table
from newslib.analysis.methods import METHODS
from tests.tiny import sentences_of

FOUR = ["The bridge closed.", "Rain fell on the old town all day.", "The mayor closed the bridge.", "Nobody came."]


def test_a_row_for_every_method_and_sentence_and_what_each_chooses(ferry: Story) -> None:
    table = sentence_table(ferry)
    found = choices(table, ["tfidf", "longest"], n=2)
    for method in ("tfidf", "longest"):
        ranked = rank_sentences(table, method, n=2)
        rows = found[found["method"] == method]
        for column in ("half", "sentence", "rank", "chosen", "text"):
            assert rows[column].tolist() == ranked[column].tolist()


def test_all_methods_take_part_and_the_oracle_where_it_can() -> None:
    table = sentences_of(FOUR)
    assert choices(table)["method"].drop_duplicates().tolist() == [name for name in METHODS if name != "oracle"]
    assert choices(table, reference="Rain fell.")["method"].drop_duplicates().tolist() == list(METHODS)


def test_a_readers_picks_are_one_more_method() -> None:
    found = choices(sentences_of(FOUR, FOUR[:2]), ["lead"], n=1, picks=[2, 4, 0])
    reader = found[found["method"] == "reader"]
    assert reader["chosen"].tolist() == [True, False, True, False, True, False]
    assert reader["rank"].fillna(0).tolist() == [2, 0, 1, 0, 1, 0]  # in each half, in the order of picking
    assert choices(sentences_of(FOUR), [], picks=[]).loc[:, "chosen"].any() == False  # noqa: E712


def test_agreement_by_hand() -> None:
    # lead takes 0 and 1, longest 1 and 2: one shared of two. By chance 2 · 2 / 4 = 1; both agree on 2 of 4 sentences,
    # and by chance on (4 + 4) / 16 of them.
    found = agreement(choices(sentences_of(FOUR), ["lead", "longest"], n=2))
    (row,) = found.itertuples(index=False)
    assert row == ("A", "lead", "longest", 1, 2, 1.0, 0.0)


def test_the_same_choice_is_1_and_a_choice_of_all_says_nothing() -> None:
    table = sentences_of(FOUR)
    assert agreement(choices(table, ["lead"], n=2, picks=[0, 1]))["kappa"].tolist() == [1.0]
    assert agreement(choices(table, ["lead"], n=2, picks=[2, 3]))["kappa"].tolist() == [-1.0]
    assert agreement(choices(table, ["lead", "longest"], n=4))["kappa"].isna().all()


def test_kappa_moves_by_what_the_docstring_says() -> None:
    twelve = sentences_of([f"Ferry {i} left." for i in range(12)])
    kappas = [agreement(choices(twelve, ["lead"], picks=picks))["kappa"].item() for picks in ([0, 1, 9], [0, 1, 2])]
    assert kappas[1] - kappas[0] == pytest.approx(0.44, abs=0.005)


def test_halves_are_compared_one_by_one(ferry: Story) -> None:
    found = agreement(choices(sentence_table(ferry), ["lead", "tfidf", "luhn"]))
    assert found["half"].tolist() == ["A"] * 3 + ["B"] * 3
    assert (found["shared"] <= found["size"]).all()


def test_what_is_not_there_is_refused() -> None:
    table = sentences_of(FOUR)
    with pytest.raises(InputError, match="picks must be numbers of sentences that are ranked; got 9"):
        choices(table, picks=[0, 9])
    with pytest.raises(InputError, match="methods must be a sequence of names; got 'lead'"):
        choices(table, "lead")
    with pytest.raises(InputError, match="picks must be a sequence of numbers; got 3"):
        choices(table, picks=3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="did you mean 'lexrank'"):
        choices(table, ["lexrang"])
