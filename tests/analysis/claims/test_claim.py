"""Claims are read off the tables of facts and names, and their first words stand as they are."""

from __future__ import annotations

import pytest

from newslib import entity_table, sentence_table
from newslib.analysis.claims.claim import BEFORE, Claim, Finding, fact_claims, first_words, halves_of, name_claims
from newslib.reading.facts import fact_table


def test_a_fact_has_its_words_its_unit_and_what_stands_before_it() -> None:
    text = "Rain fell. More than 40 old houses burned."
    sentences = sentence_table(text)
    (claim,) = fact_claims(fact_table(sentences), sentences)
    assert (claim.text, claim.value, claim.unit, claim.before) == ("40 old houses", "40", "old houses", "more than ")
    assert text[claim.start : claim.end] == claim.text
    assert claim.stretch == (1, claim.start, claim.start + len("40 "))  # the figure alone


def test_what_stands_before_is_of_the_same_sentence_and_short() -> None:
    text = f"It was about so. {'Very ' * 9}many of 40."
    sentences = sentence_table(text)
    (claim,) = fact_claims(fact_table(sentences), sentences)
    assert claim.before == text[claim.start - BEFORE : claim.start].lower()
    assert len(claim.before) == BEFORE


def test_names_of_the_story_come_before_those_beside_it() -> None:
    text = (
        "Voss opens bridge in Oslo\n\nIda Voss/AP\n\nIda Voss opened the bridge in Oslo on Friday. It rained all day."
    )
    sentences = sentence_table(text)
    claims = name_claims(entity_table(sentences), sentences)
    kinds = dict(zip(sentences["sentence"], sentences["kind"], strict=True))
    order = [kinds[claim.sentence] for claim in claims]
    assert order == sorted(order, key=["paragraph", "headline", "caption", "credit"].index)
    assert (claims[-1].kind, claims[-1].text) == ("organisation", "AP")


def test_halves_and_the_claim_of_a_finding() -> None:
    a, b = (Claim(half, 0, 0, 1, "x", "number", "1") for half in "AB")
    assert halves_of([b, a, b]) == ([a], [b, b])
    assert Finding("changed", a, b).claim is a
    assert Finding("only_b", None, b).claim is b


@pytest.mark.parametrize(
    ("text", "most", "words"),
    [
        ("a b c d e f", 6, "a b c d e f"),
        ("a b c d e f g", 6, "a b c d e f"),
        ("a a ab a", 3, "a a ab"),
        ("a, b — c", 3, "a, b"),
        ("a\u00a0b c", 2, "a\u00a0b"),
        ("a, b,", 6, "a, b,"),
    ],
)
def test_first_words(text: str, most: int, words: str) -> None:
    assert first_words(text, most) == words
