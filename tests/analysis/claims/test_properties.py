"""What holds for the ledger of any two texts, and that the same facts told again are no change."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslib
from newslib import Story, claim_ledger, sentence_table
from newslib.analysis.claims.claim import KINDS, LONGEST, STATUSES
from tests.fragments import blocks

SCRAPS = st.sampled_from(
    ["12", "12,5", "1/0", "3-1", "9" * 60, "٣٤", "½", "5 p.m.", "noon GMT", "Friday", "May 9", "2024-02-30", "$", "$0",
     "0", "-1", "2nd", "Ida Voss", "OSLO", "U.S.", "the Sudanese", "South Sudan", "about", "said", "“", "”", "not",
     "\0", "\x1b", "\u202e", "\ud7ff", "ß", "渡轮", "．", "km", "miles", "percent", ".", "\n\n", "\n", ", "]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(SCRAPS, max_size=20).map(" ".join),
    st.lists(blocks(), max_size=3).map("\n\n".join),
    st.text(max_size=40),
)


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_any_two_texts_have_a_ledger_that_keeps_its_promises(a: str, b: str) -> None:
    story = Story.from_texts(f"Ida Voss left. {a}", f"{b} Ida Voss stayed.")
    texts = sentence_table(story).set_index("sentence")["text"]
    table = claim_ledger(story)
    assert set(table["kind"]) <= set(KINDS)
    assert set(table["status"]) <= set(STATUSES)
    assert table["weight"].between(0, 1).all()
    assert table["weight"].is_monotonic_decreasing
    assert table["note"].str.len().gt(0).all()
    for row in table.itertuples():
        assert (row.status == "only_b") == pd.isna(row.a_value)
        assert (row.status == "only_a") == pd.isna(row.b_value)
        for side in "ab":
            value, sentence, text, start, end = (
                getattr(row, f"{side}_{name}") for name in ("value", "sentence", "text", "start", "end")
            )
            if not pd.isna(value):
                assert value == value.strip() != ""
                assert story.text[start:end].startswith(value)
                assert value in text == texts[sentence]
                assert len(value.split()) <= LONGEST


@settings(max_examples=15)
@given(TEXTS)
def test_a_text_told_once_has_no_ledger(text: str) -> None:
    assert claim_ledger(Story.from_text(f"Ida Voss left. {text}", boundary=False)).empty


@settings(max_examples=15)
@given(st.lists(SCRAPS, max_size=20).map(" ".join))
def test_a_text_is_the_same_as_itself(text: str) -> None:
    text = f"Ida Voss left. {text}"
    table = claim_ledger(Story.from_texts(text, text))
    assert set(table["status"][table["kind"] != "wording"]) <= {"same", "variant"}


# --- the same facts in another order, and some of them gone

WHO = ("Ida Voss", "Karl Lund", "Anna Holm", "Peter Brandt", "Maria Castell")
WHERE = ("Oslo", "Bergen", "Hamburg", "Lyon", "Toronto")
WHAT = ("the harbour bridge", "a night ferry", "the town library", "an old mill", "a youth hostel")
WHEN = ("Monday", "Friday", "May 9", "last week", "5 p.m. on Sunday")
SENTENCES = (
    "{who} opened {what} in {where} on {when}, and {n} people came.",
    "It cost ${n} million to repair {what}, {who} told reporters.",
    "About {n} percent of those asked in {where} wanted {what} closed.",
    "“We counted {n} boats near {what},” said {who}.",
    "The council of {where} voted {n}-4 to sell {what} in 19{n}.",
    "Heavy snow kept {n} lorries from {where} until {when}.",
)


@st.composite
def stories(draw: st.DrawFn) -> list[str]:
    """Sentences of a small story; every sentence has its own form, so that no two tell of one thing."""
    return [
        form.format(
            who=draw(st.sampled_from(WHO)),
            what=draw(st.sampled_from(WHAT)),
            where=draw(st.sampled_from(WHERE)),
            when=draw(st.sampled_from(WHEN)),
            n=draw(st.integers(13, 89)),
        )
        for form in draw(st.permutations(SENTENCES))
    ]


@settings(max_examples=40)
@given(stories(), st.randoms(use_true_random=False), st.sets(st.integers(0, len(SENTENCES) - 1), max_size=3))
def test_the_same_sentences_in_another_order_are_no_change(told: list[str], random: object, gone: set[int]) -> None:
    again = [sentence for number, sentence in enumerate(told) if number not in gone]
    random.shuffle(again)  # type: ignore[attr-defined]
    table = claim_ledger(Story.from_texts(" ".join(told), "\n\n".join(again)))
    assert "changed" not in set(table["status"])
    assert "only_b" not in set(table["status"])
    if not gone:
        assert set(table["status"]) <= {"same", "variant"}


ORIGINALS = newslib.stories().query("version == 'original'")["name"].tolist()


@pytest.mark.parametrize("name", ORIGINALS)
def test_our_own_stories_told_backwards_and_shortened_are_no_change(name: str) -> None:
    story = newslib.story(name, "original")
    blocks_of_a = [story.text[block.start : block.end] for block in story.halves[0].blocks]
    kept, number = [], 0
    for block in reversed(blocks_of_a):
        sentences = []
        for sentence in sentence_table(block)["text"]:
            number += 1
            if number % 4:
                sentences.append(sentence)
        kept.append(" ".join(sentences))
    assert number > 10
    table = claim_ledger(Story.from_texts("\n\n".join(blocks_of_a), re.sub(r"\n{3,}", "\n\n", "\n\n".join(kept))))
    assert set(table["status"]) <= {"same", "variant", "only_a"}
    assert "only_a" in set(table["status"])
