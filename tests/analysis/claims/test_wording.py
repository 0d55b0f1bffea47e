"""Opposites, denials and certainty in two sentences that belong together."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newslib.analysis.claims.surroundings import Surroundings
from newslib.analysis.claims.wording import line, match_wording
from newslib.reading.lexicons import load_lexicon
from tests.tiny import sentences_of


def findings(a: str, b: str) -> list[tuple[str, str, str]]:
    table = sentences_of([a], [b])
    one, other = (line(*row) for row in table[["half", "sentence", "start", "text"]].itertuples(index=False))
    found = list(match_wording([(one, other)], Surroundings(table)))
    for finding in found:
        assert finding.status == "possible"
        assert finding.a is not None
        assert finding.b is not None
        assert table["text"][0][finding.a.start : finding.a.end] == finding.a.text
        at = int(table["start"][1])
        assert table["text"][1][finding.b.start - at : finding.b.end - at] == finding.b.text
    return [(f.a.text, f.b.text, f.note.split()[0]) for f in found if f.a and f.b]


OPPOSED, SURE, ALLEGED = "the", "one", "alleged"
# Of each axis of the list, the first form of either side.
AXES = [[side.split(";")[0] for side in entry.partition(" + ")[2].split(" / ")] for entry in load_lexicon("opposites")]


@pytest.mark.parametrize(("one", "other"), AXES)
def test_the_two_sides_of_an_axis_exclude_each_other(one: str, other: str) -> None:
    a, b = f"Kelmar council members {one} harbour plans.", f"Kelmar council members {other} harbour plans."
    assert findings(a, b) == [(one, other, OPPOSED)]
    assert findings(b, a) == [(other, one, OPPOSED)]
    assert findings(a, a) == findings(b, b) == []


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        # a denial puts a word on the other side
        ("The council did not reject the plan.", "The council approved the plan.", []),
        ("The council did not approve the plan.", "The council rejected the plan.", []),
        ("The council did not reject the plan.", "The council turned down the plan.",
         [("reject", "turned down", OPPOSED)]),
        # both sides in one sentence: which is meant cannot be told
        ("The council approved the plan.", "The council approved the plan that the port rejected.", []),
        ("The council approved, and later rejected, the plan.", "The council rejected the plan.", []),
        # forms of several words
        ("The council approved the harbour plan.", "The harbour plan was voted down by the council.",
         [("approved", "voted down", OPPOSED)]),
        ("The council approved the harbour plan.", "A school voted down the road.", []),
        # a denial of something else makes opposites a matter of doubt
        ("The council approved the harbour plan.", "The council rejected the harbour plan and never met.", []),
        ("Two clubs were left out of the cup.", "Two clubs were not included in the cup.", []),
    ],
)  # fmt: skip
def test_opposites(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert findings(a, b) == found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("The harbour was not attacked.", "The harbour was attacked.", [("not attacked", "was attacked", "A")]),
        ("The harbour was attacked.", "The harbour was not attacked.", [("was attacked", "not attacked", "B")]),
        ("There was no attack on the harbour.", "The harbour was under attack.",
         [("no attack", "under attack", "A")]),
        ("The harbour wasn't attacked.", "The harbour was attacked.", [("wasn't attacked", "was attacked", "A")]),
        ("Attack boats left the harbour.", "No attack boats left the harbour.", []),  # a capital may be a name's
        # both deny it, each in its own words
        ("There was no attack on the harbour.", "The harbour was never attacked.", []),
        ("There was no attack on the harbour.", "The port denied that the harbour came under attack.",
         [("no attack", "under attack", "A")]),
        ("There was no attack on the harbour.", "The port denied an attack on the harbour.", []),
        ("There was no attack on the harbour.", "The harbour avoided an attack.", []),
        # a bound is no denial
        ("There were no more than 45 boats in the harbour.", "There were 45 more boats in the harbour.", []),
        ("No later arrivals boarded the boat.", "The later arrivals boarded the boat.", []),
        # a denial reaches over function words alone, within its clause
        ("It did not in the end attack the harbour.", "It did attack the harbour.", []),
        ("It was not cold, attack boats left the harbour.", "It was cold, and attack boats left the harbour.",
         [("not cold", "was cold", "A")]),
        ("It is not that the attack failed in the harbour.", "It is that the attack failed in the harbour.", []),
        ("It did not just attack the harbour.", "It did attack the harbour.", []),
        ("There never was to be an attack on the harbour.", "There was an attack on the harbour.", []),  # too far
        ("There never was to an attack on the harbour.", "There was an attack on the harbour.",
         [("never was to an attack", "an attack", "A")]),
    ],
)  # fmt: skip
def test_denials(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert findings(a, b) == found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("The harbour will close.", "The harbour might close.", [("will close", "might close", SURE)]),
        ("The harbour could close.", "The harbour must close.", [("could close", "must close", SURE)]),
        ("The harbour may close.", "The harbour might close.", []),
        ("The harbour will close.", "The harbour is to close.", []),
        ("The harbour will, they say, close.", "The harbour might close.", []),  # another clause
        ("The harbour will of the four close.", "The harbour might close.", []),  # four words before it
        ("The harbour will be so close.", "The harbour might close.", [("will be so close", "might close", SURE)]),
        ("Voss allegedly burned the boat.", "Voss burned the boat.",
         [("allegedly burned", "Voss burned", ALLEGED)]),
        ("Voss burned the boat.", "Voss reportedly burned the boat.",
         [("Voss burned", "reportedly burned", ALLEGED)]),
        ("Voss allegedly burned the boat.", "Voss reportedly burned the boat.", []),
        ("Voss allegedly burned the boat.", "Voss burned the boat, apparently.", []),
    ],
)  # fmt: skip
def test_how_sure_a_sentence_is(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert findings(a, b) == found


def test_words_in_other_surroundings_speak_of_other_things() -> None:
    assert findings("Kelmar approved a bridge.", "Oslo rejected a ferry.") == []


def test_an_empty_sentence_says_nothing() -> None:
    assert findings("…", "The harbour was not attacked.") == []
    assert findings("", "") == []


def test_the_first_of_several_denials_is_told_whatever_the_run() -> None:
    code = (
        "from tests.analysis.claims.test_wording import findings;"
        "print(findings('They did not attack, did not burn, did not sink and did not rob the boat.',"
        "'They did attack, did burn, did sink and did rob the boat.'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert "not attack" in runs.pop()


def test_a_clause_begins_at_a_mark_and_at_a_conjunction() -> None:
    read = line("A", 3, 50, "Rain fell, but (they say) it ended")
    assert [(term, parted) for _, _, term, parted in read.words] == [
        ("rain", False), ("fell", False), ("but", True), ("they", True), ("say", False), ("it", True), ("ended", False)
    ]  # fmt: skip
    claim = read.claim(1, 3)
    assert (claim.text, claim.start, claim.end, claim.sentence, claim.half) == ("fell, but", 55, 64, 3, "A")
    assert claim.value == "fell, but"
