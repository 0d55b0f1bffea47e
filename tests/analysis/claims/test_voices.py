"""Quotations: kept, cut, altered, lost and invented; and who is named where."""

from __future__ import annotations

import pytest

from newslib.analysis.claims.claim import Finding
from newslib.analysis.claims.voices import (
    Quoted,
    match_quotations,
    named_in,
    pronoun_in,
    quoted,
    same_source,
    term_spans,
)
from newslib.tables import make_table
from tests.analysis.claims.said import SHAPE, said


def marked(half: str, *quotations: str) -> list[Quoted]:
    return [said(half, f"“{words}” said Ida Voss.", words, "Ida Voss") for words in quotations]


def found(a: list[str], b: list[str]) -> list[Finding]:
    return [finding for finding, _, _ in match_quotations([*marked("A", *a), *marked("B", *b)])]


LONG = "we will keep the old bridge open through the winter"  # ten words


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        (LONG, LONG, "same"),
        (LONG, "WE WILL KEEP, the old bridge: open through the winter!", "same"),  # capitals and stops are no words
        (LONG, "the old bridge", "same"),  # a part of it, as it stands
        (LONG, "old bridge", "same"),
        (LONG, "we will keep the bridge open through the winter", "variant"),
        (LONG, "we will keep the old bridge closed through the winter", "possible"),
        (LONG, "we will keep the old bridge open through the winter and the spring", "possible"),
        (LONG, "we will keep the old bridge", "same"),
        (LONG, "we will keep the old road and all else", "only_a"),  # five words of ten
        (LONG, "we will keep the old bridge and all else", "possible"),  # six words of ten
        (LONG, "bridge", "only_a"),  # one word alone is found by chance
        ("solid", "solid", "same"),
        ("solid", "a solid", "possible"),
        ("solid", "a solid and well-run race", "only_a"),
        ("the", "we know the road", "only_a"),
        ("No", "No", "same"),
        ("we", "we", "same"),
        ("we", "they are", "only_a"),
        ("the bridge is old", "old is the bridge", "only_a"),
        ("stay here with us", "here with us stay", "variant"),
    ],
)
def test_what_became_of_a_quotation(a: str, b: str, status: str) -> None:
    assert found([a], [b])[0].status == status


def test_of_words_that_b_quotes_a_part_four_of_five_must_be_a_s() -> None:
    assert found([LONG], ["keep the old bridge shut"])[0].status == "possible"
    assert [finding.status for finding in found([LONG], ["keep the old road shut"])] == ["only_a", "only_b"]


def test_the_note_names_the_words_that_are_new_between_the_marks_and_no_more_than_four() -> None:
    [finding] = found([LONG], ["we will keep the new bridge open through the winter"])
    assert finding.note == "between the marks, B has “new”, which A's quotation has not"
    [finding] = found([LONG], [LONG + " and spring of this and next year"])
    assert finding.note == "between the marks, B has “and”, “spring”, “of”, “this”, which A's quotation has not"


def test_the_note_of_words_left_out_and_of_another_order() -> None:
    assert found([LONG], ["we will keep the bridge open through the winter"])[0].note == (
        "words of the quotation are left out in B"
    )
    assert found(["stay here with us"], ["here with us stay"])[0].note == "in another order"


def test_a_score_is_how_alike_the_words_are() -> None:
    assert found([LONG], [LONG])[0].score == 1
    assert found([LONG], ["we will keep the old bridge"])[0].score == pytest.approx(12 / 16)  # 6 + 6 of 10 + 6


def test_lost_and_invented_quotations_stand_alone() -> None:
    findings = found([LONG, "it was a bad day"], ["nobody came to help us"])
    assert [(f.status, f.a and f.a.text, f.b and f.b.text) for f in findings] == [
        ("only_a", "we will keep the old bridge", None),
        ("only_a", "it was a bad day", None),
        ("only_b", None, "nobody came to help us"),
    ]


def test_the_likest_of_several_is_the_one_that_is_kept() -> None:
    near, nearer = "we will keep the old bridge shut", LONG
    [finding] = found([LONG], [near, nearer])
    assert finding.b is not None
    assert finding.b.value == nearer


def test_a_quotation_split_in_one_version_is_whole_in_the_other() -> None:
    first, last = "we will keep the old bridge", "open through the winter"
    assert [f.status for f in found([first, last], [LONG])] == ["same", "same"]
    assert [f.status for f in found([LONG], [first, last])] == ["same"]
    assert [f.status for f in found([first], [LONG])] == ["possible"]  # whose words are the rest?


def test_reports_and_words_in_marks_that_quote_nobody_are_no_quotations() -> None:
    text = "Ida Voss said the bridge was old."
    report = said("A", text, "the bridge was old", "Ida Voss", kind="indirect")
    assert list(match_quotations([report])) == []
    table = make_table(SHAPE, [("A", 1, 0, 3, "Big", None, None, "scare"), ("A", 1, 0, 3, "Big", None, None, "direct")])
    assert [quote.speaker for quote in quoted(table, {1: (0, "Big")})] == [""]
    assert list(match_quotations([said("A", "“…” said Ida Voss.", "…")])) == []


def test_each_finding_comes_with_its_two_quotations() -> None:
    [a, b] = [*marked("A", LONG), *marked("B", LONG)]
    assert [(one, other) for _, one, other in match_quotations([a, b])] == [(a, b)]


# --- as claims


def test_a_quotation_is_told_by_its_first_words_as_they_stand() -> None:
    claim = marked("A", LONG)[0].claim()
    assert (claim.text, claim.value, claim.kind) == ("we will keep the old bridge", LONG, "quotation")
    assert (claim.start, claim.end) == (101, 101 + len("we will keep the old bridge"))


def test_a_comma_before_the_mark_is_not_quoted() -> None:
    claim = said("A", "The result is “solid,” said Ida Voss.", "solid,").claim()
    assert (claim.text, claim.end - claim.start) == ("solid", 5)


def test_of_a_quotation_over_several_sentences_the_first_ones_words_are_told() -> None:
    table = make_table(SHAPE, [("A", 1, 11, 30, "No. I am not going.", "Ida Voss", "said", "direct")])
    claim = quoted(table, {1: (10, "“No.")})[0].claim()
    assert (claim.text, claim.start, claim.end) == ("No.", 11, 14)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue", "named"),
    [
        ("“We stay,” said Mayor Ida Voss.", "We stay,", "Ida Voss", "said", "Ida Voss"),
        ("“We stay,” said Voss.", "We stay,", "Ida Voss", "said", "Voss"),
        ("“He said no,” she said.", "He said no,", "Ida Voss", "said", "she"),  # what is quoted names nobody
        ("“Voss must go,” she said.", "Voss must go,", "Karl Lund", "said", "she"),
        ("“Ida Voss is late,” said Voss.", "Ida Voss is late,", "Ida Voss", "said", "Voss"),
        ("“We stay,” it was said.", "We stay,", "Ida Voss", "said", "it"),
        ("“We stay,” a note read.", "We stay,", "Ida Voss", "read", "read"),
        ("In Oslo: “We stay.”", "We stay.", "Ida Voss", "", "In"),
        ("“We stay.”", "We stay.", "Ida Voss", "", "We"),
    ],
)
def test_a_source_is_told_in_the_words_of_its_sentence(
    text: str, words: str, speaker: str, cue: str, named: str
) -> None:
    source = said("A", text, words, speaker, cue).source()
    assert (source.text, source.kind, source.value) == (named, "attribution", speaker)
    assert text[source.start - 100 : source.end - 100] == named


def test_a_report_may_hold_its_source() -> None:
    text = "For Ida Voss, she said, it was late."
    report = said("A", text, "For Ida Voss, she said, it was late", "Ida Voss", kind="indirect")
    assert report.source().text == "Ida Voss"
    assert report.is_named


@pytest.mark.parametrize(
    ("text", "words", "is_named"),
    [
        ("“We stay,” said Voss.", "We stay,", True),
        ("“We stay,” she said.", "We stay,", False),
        ("“Voss must go,” she said.", "Voss must go,", False),
    ],
)
def test_whether_a_sentence_names_its_speaker(text: str, words: str, is_named: bool) -> None:
    assert said("A", text, words, "Ida Voss").is_named is is_named


# --- names


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ida Voss", "Voss", True),
        ("Voss", "Ida Voss", True),
        ("the Police", "police", True),
        ("the police", "city police", True),
        ("Ida Voss", "Karl Voss", False),
        ("Voss", "Lund", False),
        ("he", "she", False),
        ("he", "he", True),
        ("city officials", "officials", True),
    ],
)
def test_two_sources_are_one_where_one_has_all_words_of_the_other(one: str, other: str, same: bool) -> None:
    assert same_source(one, other) is same


@pytest.mark.parametrize(
    ("speaker", "text", "named"),
    [
        ("Ida Voss", "said Ida Voss", "Ida Voss"),
        ("Ida Voss", "said Voss; Ida left", "Voss"),
        ("Ida Voss", "said Ida", None),
        ("Ida Voss", "a VOSS boat", "VOSS"),
        ("Ministry of the", "the house", None),  # a lone function word names nobody
        ("", "said", None),
        ("Ida Voss", "", None),
    ],
)
def test_where_a_text_names_a_source(speaker: str, text: str, named: str | None) -> None:
    place = named_in(speaker, text)
    assert (text[slice(*place)] if place else None) == named


def test_a_pronoun_far_from_the_cue_is_not_the_speaker() -> None:
    far = "he " + "and so on " * 4 + "said"
    assert far[slice(*pronoun_in("said", far))] == "said"
    near = "he " + "and so on " * 3 + "said"
    assert near[slice(*pronoun_in("said", near))] == "he"
    assert pronoun_in("", "") == (0, 0)
    assert pronoun_in("said", "…") == (0, 1)


def test_words_know_where_they_stand() -> None:
    assert term_spans("The Bridge, old") == [(0, 3, "the"), (4, 10, "bridge"), (12, 15, "old")]
