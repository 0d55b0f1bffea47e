"""Ranks and reasons."""

from __future__ import annotations

from math import exp, log, sqrt

import pandas as pd
import pytest

from newslib import InputError, Story, explain, rank_sentences, sentence_table, summarize
from tests.tiny import sentences_of

BRIDGE = ["The bridge closed.", "Rain fell.", "The bridge closed.", "The mayor closed the bridge."]


def test_parts_of_the_score_by_hand() -> None:
    ranked = rank_sentences(sentences_of(BRIDGE)).set_index("sentence")
    assert ranked["position_score"].tolist() == pytest.approx([1, exp(-1 / 5), exp(-2 / 5), exp(-3 / 5)])
    assert ranked["centrality"].max() == 1
    assert ranked.loc[0, "centrality"] == ranked.loc[2, "centrality"]  # the same words
    assert ranked.loc[0, "rank"] == 1  # central and first
    assert ranked.loc[0, "redundancy"] == 0  # nothing stands before the first choice
    assert ranked.loc[2, "redundancy"] == pytest.approx(1)  # says what sentence 0 says
    expected = ranked["centrality"] + ranked["position_score"] / 2 - ranked["redundancy"]
    assert ranked["score"].tolist() == pytest.approx(expected.tolist())


def test_redundancy_sends_a_repetition_behind_a_sentence_that_adds_something() -> None:
    ranked = rank_sentences(sentences_of(BRIDGE)).set_index("sentence")
    assert ranked.loc[3, "rank"] < ranked.loc[2, "rank"]


def test_lead_ranks_by_position() -> None:
    assert rank_sentences(sentences_of(BRIDGE), "lead")["rank"].tolist() == [1, 2, 3, 4]


def test_the_order_in_which_numbers_are_added_decides_no_tie() -> None:
    for second in ("Sank ferry ferry rain rain.", "Rain ferry sank rain ferry."):
        ranks = [
            rank_sentences(sentences_of([first, second]), "centroid")["rank"].tolist()
            for first in ("Left rain left.", "Rain left left.")
        ]
        assert ranks[0] == ranks[1]


def test_a_long_sentence_is_damped() -> None:
    short, long = "Ferry port.", "Ferry port " + "and so it was with all of them as it is with us now and then " * 2
    ranked = rank_sentences(sentences_of([short, long]), "centroid").set_index("sentence")
    assert ranked.loc[1, "centrality"] == pytest.approx((20 / 34) ** 0.5)  # the same content words, in 34 words


def test_each_half_is_ranked_by_itself_and_scores_alike_alone_and_beside_the_other(ferry: Story) -> None:
    table = sentence_table(ferry)
    both = rank_sentences(table)
    for half in ("A", "B"):
        alone = rank_sentences(table[table["half"] == half])
        assert both[both["half"] == half]["score"].tolist() == pytest.approx(alone["score"].tolist())
        assert sorted(alone["rank"]) == list(range(1, len(alone) + 1))


def test_the_order_of_the_rows_makes_no_difference(ferry: Story) -> None:
    table = sentence_table(ferry)
    assert rank_sentences(table.iloc[::-1]).equals(rank_sentences(table))


def test_only_paragraphs_are_ranked(seed: Story) -> None:
    assert set(rank_sentences(sentence_table(seed))["kind"]) == {"paragraph"}


def test_a_long_text_is_ranked_to_its_end() -> None:
    ranked = rank_sentences(sentences_of([f"Ferry number{i} left port{i % 7}." for i in range(250)]))
    assert sorted(ranked["rank"]) == list(range(1, 251))


def test_voice_speaks_against_a_sentence() -> None:
    said = ["Rain fell.", "We closed the bridge.", "Who closed the bridge?", "I’m told that you’ll see.", "It told us."]
    ranked = rank_sentences(sentences_of(said))
    assert ranked["voice"].tolist() == [0, 1, 1, 1, 0]  # "us" may be the country
    parts = ranked["centrality"] + ranked["position_score"] / 2 - ranked["redundancy"] - ranked["voice"] / 10
    assert ranked["score"].tolist() == pytest.approx(parts.tolist())
    assert ranked["reason"][1].endswith("; asks, or says I, we or you")
    assert rank_sentences(sentences_of(said), "centroid")["reason"][1] == "chosen: 1st by centrality"


def test_the_reason_names_the_places_in_the_parts_that_the_method_has_best_first() -> None:
    table = sentences_of(BRIDGE)
    ranked = rank_sentences(table, n=1)
    assert ranked["chosen"].tolist() == [True, False, False, False]
    assert ranked["reason"].tolist() == [
        "chosen: 1st by centrality, 1st by position",
        "not chosen: 2nd by position, 4th by centrality",
        "not chosen: 1st by centrality, 3rd by position",  # equal centralities share a place
        "not chosen: 3rd by centrality, 4th by position",
    ]
    assert rank_sentences(table, "lead", n=1)["reason"][1] == "not chosen: 2nd by position"
    assert rank_sentences(table, "sumbasic", n=1)["reason"][0] == "chosen: 1st in turn, by probable words"


def test_a_sentence_that_only_its_likeness_kept_out_names_what_it_is_like() -> None:
    table = sentences_of(["Rain fell.", "Rain fell hard.", "The mayor closed the bridge.", "Nobody came."])
    ranked = rank_sentences(table, n=2)
    assert ranked["chosen"].tolist() == [True, False, True, False]
    # Shared: rain and fell, each in 2 of 4 sentences; "hard" in 1: 2 a² / (√2 a · √(2 a² + b²)).
    a, b = log(5 / 3) + 1, log(5 / 2) + 1
    cosine = sqrt(2) * a / sqrt(2 * a * a + b * b)
    assert ranked["reason"][1] == f"passed over: {cosine:.2f} like sentence 0"
    assert ranked["redundancy"][1] == pytest.approx(cosine)


def test_chosen_is_what_a_summary_of_that_length_takes(ferry: Story) -> None:
    table = sentence_table(ferry)
    for length in ({"n": 2}, {"words": 40}, {"ratio": 0.4}, {"n": 4, "together": True}):
        ranked = rank_sentences(table, **length)  # type: ignore[arg-type]
        summary = summarize(table, **length)  # type: ignore[arg-type]
        assert ranked["sentence"][ranked["chosen"]].tolist() == summary["sentence"].tolist()
        assert ranked["reason"].str.startswith("chosen").tolist() == ranked["chosen"].tolist()
        assert ranked["score"].tolist() == rank_sentences(table, together="together" in length)["score"].tolist()


def test_contributions_add_up_to_the_centrality(ferry: Story) -> None:
    table = sentence_table(ferry)
    for row in rank_sentences(table).itertuples():
        words = explain(table, row.sentence)
        assert words["contribution"].sum() == pytest.approx(row.centrality)
        assert words["contribution"].is_monotonic_decreasing


@pytest.mark.parametrize("column", ["half", "sentence", "kind", "text", "block"])
def test_a_missing_value_is_named_with_its_row(column: str) -> None:
    table = sentences_of(BRIDGE).astype({"half": "string"})
    table.loc[2, column] = pd.NA
    for function in (rank_sentences, summarize):
        with pytest.raises(InputError, match=f"a value in every row of {column}; row 2 has none"):
            function(table)


def test_neither_the_index_nor_a_missing_block_matters(ferry: Story) -> None:
    table = sentence_table(ferry)
    named = table.set_index(pd.Index([f"row {i}" for i in range(len(table))]))
    assert rank_sentences(named).equals(rank_sentences(table))
    assert rank_sentences(table.drop(columns="block"))["score"].equals(rank_sentences(table)["score"])


def test_bad_requests_are_refused_with_what_was_expected() -> None:
    table = sentences_of(BRIDGE)
    with pytest.raises(
        InputError, match=r"method must be one of tfidf, centroid, .*, oracle; got 'tf-idf'; did you mean 'tfidf'"
    ):
        rank_sentences(table, "tf-idf")
    with pytest.raises(InputError, match="got 'lead'"):
        explain(table, 0, "lead")
    with pytest.raises(InputError, match="number of a paragraph's sentence; got 9"):
        explain(table, 9)
    with pytest.raises(InputError, match="missing: kind"):
        rank_sentences(table.drop(columns="kind"))
