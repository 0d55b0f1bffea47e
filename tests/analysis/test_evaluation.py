"""ROUGE: by hand, and the figures of Google's package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rouge_score import rouge_scorer

from newslib import InputError, gold, rouge, sentence_table, stories, summarize
from newslib.analysis.evaluation import MEASURES

WORDS = ["the", "ferry", "ferries", "left", "port", "at", "noon", "Ms.", "Li’s", "3,400", "état", "-"]
TEXT = st.lists(st.sampled_from([*WORDS, "\n", "\n"]), max_size=25).map(" ".join)


def theirs(summary: str, references: list[str], stem: bool) -> dict[str, tuple[float, float, float]]:
    scorer = rouge_scorer.RougeScorer(list(MEASURES), use_stemmer=stem)
    scores = scorer.score_multi(references, summary)
    return {name: (score.precision, score.recall, score.fmeasure) for name, score in scores.items()}


def ours(summary: object, references: object, stem: bool = False) -> dict[str, tuple[float, float, float]]:
    table = rouge(summary, references, stem=stem)  # type: ignore[arg-type]
    assert list(table.columns) == ["measure", "precision", "recall", "f1"]
    return {row.measure: (row.precision, row.recall, row.f1) for row in table.itertuples()}


def test_by_hand() -> None:
    # Shared words: ferry, left, port. Shared pairs: "ferry left". In order: ferry left port.
    found = ours("The ferry left port.", "A ferry left its port late.")
    assert found["rouge1"] == pytest.approx((3 / 4, 3 / 6, 0.6))
    assert found["rouge2"] == pytest.approx((1 / 3, 1 / 5, 0.25))
    assert found["rougeL"] == pytest.approx((3 / 4, 3 / 6, 0.6))
    assert found["rougeLsum"] == pytest.approx((3 / 4, 3 / 6, 0.6))


def test_the_order_of_sentences_counts_for_rouge_l_and_not_for_its_sum() -> None:
    found = ours("Rain fell.\nThe ferry left.", "The ferry left.\nRain fell.")
    assert found["rougeLsum"][2] == 1
    assert found["rougeL"][2] == pytest.approx(3 / 5)


@given(TEXT, st.lists(TEXT, min_size=1, max_size=3), st.booleans())
def test_figures_are_those_of_the_package(summary: str, references: list[str], stem: bool) -> None:
    found = ours(summary, references, stem)
    for name, score in theirs(summary, references, stem).items():
        assert found[name][2] == pytest.approx(score[2], abs=1e-6)
        if len(references) == 1:
            assert found[name] == pytest.approx(score, abs=1e-6)


def test_figures_are_those_of_the_package_on_our_stories() -> None:
    for name in stories().dropna(subset="version")["name"].unique()[:4]:
        a, b = (gold(name, version).sentences for version in ("original", "paraphrase"))
        b = b[b["half"] == "B"]
        expected = theirs("\n".join(a["text"]), ["\n".join(b["text"])], stem=True)
        for measure, score in ours(a, b, stem=True).items():
            assert score == pytest.approx(expected[measure], abs=1e-6)


def test_a_summary_can_be_a_table_a_list_or_a_text() -> None:
    table = summarize(sentence_table("The ferry left the port.\nRain fell on the town.\nThe ferry came back."), 2)
    reference = "The ferry left.\nIt came back."
    assert (
        ours(table, reference) == ours(table["text"].tolist(), reference) == ours("\n".join(table["text"]), reference)
    )


@pytest.mark.parametrize(("summary", "reference"), [("", "The ferry left."), ("The ferry left.", ""), ("渡轮", "渡轮")])
def test_where_a_side_has_no_token_all_is_zero(summary: str, reference: str) -> None:
    assert set(ours(summary, reference).values()) == {(0.0, 0.0, 0.0)}


def test_bad_input_is_refused() -> None:
    with pytest.raises(InputError, match="at least one reference; got an empty list"):
        rouge("The ferry left.", [])
    with pytest.raises(
        InputError, match="summary must be text, a list of texts, or a table with a column text; got int"
    ):
        rouge(3, "The ferry left.")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="references must be text"):
        rouge("The ferry left.", [None])  # type: ignore[list-item]
