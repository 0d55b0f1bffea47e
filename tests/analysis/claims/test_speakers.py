"""The same words to another speaker, and who has a voice in one version alone."""

from __future__ import annotations

import pytest

from newslib.analysis.claims.claim import Finding
from newslib.analysis.claims.speakers import match_speakers
from newslib.analysis.claims.voices import Quoted
from tests.analysis.claims.said import said

WORDS = "the bridge stays open all winter"
LINKED = frozenset([(1, 7)])  # the sentences of `said`


def told(a: Quoted, b: Quoted, renamed: dict[str, str] | None = None, *, paired: bool = True) -> list[Finding]:
    pairs = [(a, b)] if paired else []
    return list(match_speakers([a, b], pairs, LINKED, renamed or {}))


def direct(half: str, rest: str, speaker: str, words: str = WORDS, cue: str = "said") -> Quoted:
    return said(half, f"“{words},” {rest}.", words, speaker, cue)


def report(half: str, text: str, words: str, speaker: str) -> Quoted:
    return said(half, text, words, speaker, kind="indirect")


def statuses(findings: list[Finding]) -> list[str]:
    return [finding.status for finding in findings]


VOSS = direct("A", "said Ida Voss", "Ida Voss")


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        (VOSS, direct("B", "said Karl Lund", "Karl Lund"), "changed"),
        (VOSS, direct("B", "he said", "Karl Lund"), "possible"),  # whom "he" stands for is a reading
        (direct("A", "she said", "Ida Voss"), direct("B", "he said", "Karl Lund"), "possible"),
        (direct("A", "he told Lund", "Ida Voss", cue="told"), direct("B", "he said", "Karl Lund"), ""),
        (direct("A", "he said", "Ida Voss"), direct("B", "he said then", "Karl Lund"), ""),  # one word for both
        (VOSS, direct("B", "said Voss", "Voss"), ""),
        (VOSS, direct("B", "said Ida Voss", "Karl Lund"), ""),  # the same sentence
        (VOSS, direct("B", "said Karl Lund, who knows Ida Voss", "Karl Lund"), ""),  # B's sentence names both
        (direct("A", "Karl Lund heard Ida Voss say", "Ida Voss"), direct("B", "said Karl Lund", "Karl Lund"), ""),
        (direct("A", "said police", "police"), direct("B", "said Karl Lund", "Karl Lund"), "possible"),  # no name
        (VOSS, direct("B", "Karl Lund", "Karl Lund", cue=""), "possible"),  # nothing says that he speaks
        (direct("A", "said Ida Voss", "Ida Voss", "we will stay"), direct("B", "said Karl Lund", "Karl Lund",
                                                                         "we will stay"), "possible"),  # three words
        (direct("A", "said Ida Voss", "Ida Voss", "we will stay here"), direct("B", "said Karl Lund", "Karl Lund",
                                                                              "we will stay here"), "changed"),
        (direct("A", "she said", "Ida Voss"), direct("B", "a note read", "Karl Lund", cue="read"), ""),
        (VOSS, direct("B", "a note read", "", cue="read"), ""),
        (direct("A", "a note read", "", cue="read"), direct("B", "said Karl Lund", "Karl Lund"), ""),
    ],
)  # fmt: skip
def test_the_same_words_to_another_speaker(a: Quoted, b: Quoted, status: str) -> None:
    findings = [finding for finding in told(a, b) if finding.a and finding.b and finding.status != "same"]
    assert statuses(findings) == [status] * bool(status)


def test_the_note_says_who_says_it_where_and_the_values_are_as_they_stand() -> None:
    finding = told(VOSS, direct("B", "he said", "Karl Lund"))[0]
    assert finding.note == "A gives these words to Ida Voss, B to Karl Lund"
    assert finding.a is not None
    assert finding.b is not None
    assert (finding.a.text, finding.b.text, finding.score) == ("Ida Voss", "he", 1)


def test_a_source_of_one_version_alone_has_a_voice_there() -> None:
    findings = told(VOSS, direct("B", "said Karl Lund", "Karl Lund"))[1:]
    assert [(f.status, f.claim.value, f.note) for f in findings] == [
        ("only_a", "Ida Voss", "Ida Voss: a voice in A, none in B"),
        ("only_b", "Karl Lund", "Karl Lund: a voice in B, none in A"),
    ]


def test_a_source_of_both_is_kept_whatever_it_says() -> None:
    findings = told(VOSS, direct("B", "said Voss", "Voss", "nobody came"), paired=False)
    assert [(f.status, f.claim.text, f.note) for f in findings] == [("same", "Ida Voss", "")]


def test_every_source_stands_once_where_it_is_named() -> None:
    first = said("A", "“We stay,” she said.", "We stay,", "Ida Voss")
    second = said("A", "… … … … “We go,” said Voss.", "We go,", "Voss")
    nobody = said("A", "… … … … … … … “No,” a note read.", "No,", "", "read")
    [finding] = list(match_speakers([first, second, nobody], [], frozenset(), {}))
    assert (finding.status, finding.claim.text) == ("only_a", "Voss")


def test_sources_come_in_the_order_of_the_text() -> None:
    early = said("A", "“We stay,” she said.", "We stay,", "Ida Voss")
    late = said("A", "… … … … “We go,” said Karl Lund.", "We go,", "Karl Lund")
    assert [f.claim.value for f in match_speakers([late, early], [], frozenset(), {})] == ["Ida Voss", "Karl Lund"]


def test_a_renamed_person_is_no_other_source_and_stands_under_the_name_of_each_version() -> None:
    lund = direct("B", "said Karl Lund", "Karl Lund")
    [finding] = told(VOSS, lund, {"Karl Lund": "Ida Voss"})
    assert finding.a is not None
    assert finding.b is not None
    assert (finding.status, finding.a.text, finding.b.text) == ("same", "Ida Voss", "Karl Lund")
    assert finding.note == "the source in the same place, who is Karl Lund in B"


def test_a_renamed_person_of_b_says_nothing_about_one_of_a() -> None:
    findings = told(VOSS, direct("B", "said Voss", "Ida Voss"), {"Ida Voss": "Karl Lund"})
    assert [f.claim.value for f in findings if f.status == "only_a"] == ["Ida Voss"]


# --- reports


def test_a_report_in_the_place_of_a_quotation_is_held_against_it() -> None:
    lund = report(
        "B", "Karl Lund said the bridge stays open in winter.", "the bridge stays open in winter", "Karl Lund"
    )
    assert told(VOSS, lund, paired=False)[0].status == "possible"  # not both in marks
    findings = list(match_speakers([VOSS, lund], [], frozenset(), {}))
    assert statuses(findings) == ["only_a", "only_b"]  # the sentences are not aligned


@pytest.mark.parametrize(
    ("words", "crowded", "compared"),
    [
        ("the harbour opens in spring for boats", False, True),  # one word of three: enough where nothing else is told
        ("the harbour stays shut", True, False),  # one word of three
        ("bridge tolls stay", True, True),  # two words of three
        ("harbours thrive", False, False),
    ],
)
def test_how_much_two_reports_must_have_in_common(words: str, crowded: bool, compared: bool) -> None:
    a = report("A", "Ida Voss said the bridge stays open.", "the bridge stays open", "Ida Voss")
    b = report("B", f"Karl Lund said {words}.", words, "Karl Lund")
    other = report("A", "Ida Voss said rain fell, and the bridge stays open.", "rain fell", "Ida Voss")
    quotes = [a, b, *([other] * crowded)]
    findings = list(match_speakers(quotes, [], LINKED, {}))
    assert [f.status for f in findings if f.a and f.b] == ["possible"] * compared


def test_a_report_is_not_held_against_one_of_several_for_a_single_word() -> None:
    a = report("A", "Ida Voss said the bridge stays open.", "the bridge stays open", "Ida Voss")
    text = "Karl Lund said the harbour opens in spring, and that boats sink."
    rivals = [report("B", text, words, "Karl Lund") for words in ("the harbour opens in spring", "boats sink")]
    assert [f for f in match_speakers([a, *rivals], [], LINKED, {}) if f.a and f.b] == []


def test_of_two_reports_the_likest_is_compared() -> None:
    a = report("A", "Ida Voss said the old bridge stays open.", "the old bridge stays open", "Ida Voss")
    text = "Karl Lund said the bridge closes, and Ada Moss said the old bridge stays open."
    rivals = [
        report("B", text, "the bridge closes", "Karl Lund"),
        report("B", text, "the old bridge stays open", "Ada Moss"),
    ]
    found = [f for f in match_speakers([a, *rivals], [], LINKED, {}) if f.a and f.b]
    assert [f.note for f in found] == ["A gives these words to Ida Voss, B to Ada Moss"]


def test_two_quotations_in_marks_are_compared_as_quotations_alone() -> None:
    findings = told(VOSS, direct("B", "said Karl Lund", "Karl Lund"), paired=False)
    assert statuses(findings) == ["only_a", "only_b"]
