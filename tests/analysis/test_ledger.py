"""The claim ledger: one row for each thing that is said, with its evidence, the weightiest first."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslib
from newslib import InputError, Story, charts, claim_ledger, quote_table, sentence_table
from newslib.analysis.claims.claim import KINDS, STATUSES, Claim, Finding
from newslib.analysis.ledger import SHAPE, _one_each
from newslib.analysis.sources import sources
from newslib.display.findings import headline_findings
from newslib.display.ledger_view import ledger_view


def ledger(a: str, b: str) -> pd.DataFrame:
    return claim_ledger(Story.from_texts(a, b))


def rows(table: pd.DataFrame, *kinds: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, status and values of the rows of these kinds (all, where none is named)."""
    chosen = table[table["kind"].isin(kinds)] if kinds else table
    values = chosen[["kind", "status", "a_value", "b_value"]].itertuples(index=False, name=None)
    return [(kind, status, *(None if pd.isna(value) else value for value in pair)) for kind, status, *pair in values]


A = (
    "Ida Voss opened the harbour bridge in Oslo on Monday. “The bridge is safe and stays open,” said Voss. "
    "It cost $5 million."
)


def test_a_changed_day_and_a_changed_sum_stand_first_and_the_rest_is_the_same() -> None:
    table = ledger(A, A.replace("Monday", "Tuesday").replace("$5", "$7"))
    assert rows(table)[:2] == [
        ("weekday", "changed", "Monday", "Tuesday"),
        ("money", "changed", "$5 million", "$7 million"),
    ]
    assert set(table["status"][2:]) == {"same"}
    assert list(table["weight"]) == sorted(table["weight"], reverse=True)
    assert table["note"][0] == "another day in the same place"


def test_every_row_has_its_sentences_as_evidence_and_its_words_stand_where_it_says() -> None:
    story = Story.from_texts(A, A.replace("Ida Voss opened", "Karl Lund shut"))
    texts = sentence_table(story).set_index("sentence")["text"]
    for row in claim_ledger(story).itertuples():
        for side in "ab":
            value, sentence, text, start, end = (
                getattr(row, f"{side}_{name}") for name in ("value", "sentence", "text", "start", "end")
            )
            if pd.isna(value):
                assert all(map(pd.isna, (sentence, text, start, end)))
            else:
                assert story.text[start:end] == value
                assert text == texts[sentence]
                assert value in text


def test_kinds_statuses_and_weights_are_those_that_are_promised(seed: Story) -> None:
    table = claim_ledger(seed)
    assert list(table.columns) == list(SHAPE)
    assert set(table["kind"]) <= set(KINDS)
    assert set(table["status"]) <= set(STATUSES)
    assert table["weight"].between(0, 1).all()
    assert (table["a_value"].notna() == ~table["status"].eq("only_b")).all()
    assert (table["b_value"].notna() == ~table["status"].eq("only_a")).all()


def test_a_story_told_once_has_no_ledger_and_what_is_no_story_is_refused() -> None:
    assert claim_ledger(Story.from_text(A, boundary=False)).empty
    with pytest.raises(InputError, match="claim_ledger needs a Story; got str"):
        claim_ledger(A)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        claim_ledger(Story.from_texts(A, A), aliases=["Voss"])  # type: ignore[arg-type]


def test_the_same_story_twice_changes_nothing() -> None:
    assert set(ledger(A, A)["status"]) == {"same"}


def test_a_fact_that_stands_several_times_is_one_row() -> None:
    text = "The fire burned 40 houses on Monday. On Monday, 40 houses were lost, the mayor said."
    found = rows(ledger(text, text), "weekday", "number")
    assert sorted(found) == [("number", "same", "40 houses", "40 houses"), ("weekday", "same", "Monday", "Monday")]


def test_a_weekday_told_by_its_date_is_one_row_however_often_the_date_stands() -> None:
    found = rows(
        ledger("The mayor spoke on Wednesday.", "The mayor spoke on Sept. 11, 2024. He left on Sept. 11, 2024.")
    )
    assert ("weekday", "variant", "Wednesday", "Sept. 11, 2024") in found
    assert [row for row in found if row[0] == "date"] == []


def test_a_source_under_another_name_stands_as_each_version_names_it() -> None:
    table = ledger(
        "Snow fell in Oslo. “We will keep the bridge open all night,” said Ida Voss.",
        "Snow fell in Oslo. “We will keep the bridge open all night,” said Karl Lund.",
    )
    assert rows(table, "person", "attribution") == [
        ("person", "changed", "Ida Voss", "Karl Lund"),
        ("attribution", "same", "Ida Voss", "Karl Lund"),
    ]


def test_the_same_words_from_another_mouth() -> None:
    a = "Ida Voss met Karl Lund in Oslo. “We will keep the bridge open all night,” said Voss. Lund said nothing."
    table = ledger(a, a.replace("night,” said Voss. Lund", "night,” said Lund. Voss"))
    assert ("attribution", "changed", "Voss", "Lund") in rows(table, "attribution")


def test_whole_sentences_without_a_counterpart_are_rows_by_their_first_words() -> None:
    own = "Dolphins were later seen near the old mill by children."
    table = ledger(A, f"{A} {own}")
    [row] = table[table["kind"] == "wording"].itertuples()
    assert (row.status, row.b_value, row.b_text) == ("only_b", "Dolphins were later seen near the", own)
    assert row.note == "the whole sentence"
    [lost] = rows(ledger(f"{A} {own}", A), "wording")
    assert lost == ("wording", "only_a", "Dolphins were later seen near the", None)


def test_a_heading_without_a_counterpart_is_no_lost_sentence() -> None:
    story = Story.from_texts(f"Dolphins seen\n\n{A}\n\nIt rained.", f"{A}\n\nIt rained.")
    assert sentence_table(story)["kind"][0] == "headline"
    assert rows(claim_ledger(story), "wording") == []


def test_aliases_keep_names_together() -> None:
    a, b = "Ida Voss sailed to Oslo.", "Mayor Idris sailed to Oslo."
    aliased = claim_ledger(Story.from_texts(a, b), aliases={"Idris": "Ida Voss", "Mayor Idris": "Ida Voss"})
    assert [row[1] for row in rows(aliased, "person")] == ["variant"]
    assert [row[1] for row in rows(ledger(a, b), "person")] != ["variant"]


# --- one row for each thing


def claim(half: str, value: str, kind: str = "number", start: int = 0) -> Claim:
    return Claim(half, 0 if half == "A" else 1, start, start + 1, value, kind, value)


def test_of_several_findings_of_one_thing_the_surest_stays() -> None:
    weak, sure = (Finding("same", claim("A", "5"), claim("B", "5"), score) for score in (0.25, 0.5))
    assert _one_each([weak, sure, weak]) == [sure]
    assert _one_each([sure, Finding("same", claim("A", "5", start=9), claim("B", "5"), 0.5)]) == [sure]


def test_what_is_surely_changed_is_not_perhaps_changed_too() -> None:
    changed, possible = (Finding(status, claim("A", "5"), claim("B", "6"), 0.5) for status in ("changed", "possible"))
    other = Finding("possible", claim("A", "5"), claim("B", "7"), 0.5)
    assert _one_each([possible, changed, other]) == [changed, other]


def test_what_stands_in_a_pair_does_not_stand_alone() -> None:
    pair = Finding("variant", claim("A", "Wed", "weekday"), claim("B", "11", "date"), 0.5)
    alone = [
        Finding("only_b", None, claim("B", "11", "date")),
        Finding("only_a", claim("A", "wed", "weekday"), None),
        Finding("only_b", None, claim("B", "11", "number")),
    ]
    assert _one_each([*alone, pair]) == [alone[2], pair]


def test_a_source_whose_words_another_says_is_lost_all_the_same() -> None:
    for status, kept in (("changed", 2), ("same", 1)):
        pair = Finding(status, claim("A", "Voss", "attribution"), claim("B", "Lund", "attribution"), 1.0)
        assert len(_one_each([pair, Finding("only_a", claim("A", "Voss", "attribution"), None)])) == kept


def test_quotations_and_wordings_that_read_alike_are_rows_by_their_place() -> None:
    for kind, number in (("quotation", 2), ("wording", 2), ("number", 1)):
        findings = [Finding("only_a", claim("A", "no", kind, start), None) for start in (0, 9)]
        assert len(_one_each(findings)) == number


# --- what is known of the stories that come with the suite


def without_article(text: str) -> str:
    return text.removeprefix("the ").removeprefix("The ")


def test_every_row_that_is_known_of_the_seed_is_there(seed: Story, gold: dict[str, Any]) -> None:
    table = claim_ledger(seed)
    found = {
        (kind, status, *(value and without_article(value) for value in pair))
        for kind, status, *pair in rows(table)
    }  # fmt: skip
    for known in gold["ledger"]:
        pair = (known.get(side) and without_article(known[side]) for side in "ab")
        assert (known["kind"], known["status"], *pair) in found, known
    assert list(table["status"]).count("changed") == 1
    assert "A dates it Sept. 11, 2024, which was a Wednesday" in table["note"][0]


@pytest.mark.parametrize(("name", "version"), [("bank-outage", "light"), ("vaccine-trial", "paraphrase")])
def test_a_faithful_version_changes_nothing(name: str, version: str) -> None:
    statuses = set(claim_ledger(newslib.story(name, version))["status"])
    assert statuses <= {"same", "variant", "only_b"}  # one of them splits a sentence, and its half has no counterpart


# --- any two texts

PIECES = st.sampled_from(
    ["Ida Voss", "Lund", "said", "“We will stay here today,”", "not", "will", "might", "approved", "rejected", "Monday",
     "Sept. 11, 2024", "$5 million", "5 percent", "12", "Oslo", "the nurse", ",", ".", "“", "\n\n", "…", "<i>", "$x$",
     "\x00", "🚢", "allegedly", "deputy director", "he", "according to"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)


@settings(max_examples=25)
@given(TEXTS, TEXTS)
def test_any_two_texts_have_a_ledger_that_can_be_shown(a: str, b: str) -> None:
    story = Story.from_texts(a, b)
    table = claim_ledger(story)
    for row in table.itertuples():
        for side in "ab":
            if not pd.isna(getattr(row, f"{side}_value")):
                start, end = getattr(row, f"{side}_start"), getattr(row, f"{side}_end")
                assert story.text[start:end] == getattr(row, f"{side}_value")
                assert getattr(row, f"{side}_value") in getattr(row, f"{side}_text")
    for shown in (ledger_view(table), headline_findings(table)):
        assert "<i>" not in shown.html
    charts.ledger(table).to_dict()
    charts.sources(sources(quote_table(sentence_table(story)))).to_dict()
