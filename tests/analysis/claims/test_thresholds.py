"""From which score on a fact or a name is a change, with likenesses given by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from newslib.analysis.claims import facts, names
from newslib.analysis.claims.claim import Claim, Finding
from newslib.analysis.claims.days import Calendar
from newslib.analysis.claims.facts import match_facts
from newslib.analysis.claims.names import SHORT_RUN, match_names, slots_of
from tests.tiny import sentences_of

LITTLE = 1e-6


class Given:
    """Surroundings as alike as this table says, a row a claim of A; elsewhere not at all."""

    def __init__(self, likeness: Sequence[Sequence[float]]) -> None:
        self.table = np.array(likeness, dtype=float)

    def likeness(self, of_a: Sequence[object], of_b: Sequence[object]) -> Any:
        assert self.table.shape == (len(of_a), len(of_b))
        return self.table


def fact(half: str, sentence: int, value: str, kind: str = "number", unit: str = "", at: int = 0) -> Claim:
    start = {"A": 0, "B": 5000}[half] + sentence * 100 + at
    return Claim(half, sentence, start, start + 5, f"{value} {unit}".strip(), kind, value, unit)


def told(
    a: Sequence[Claim], b: Sequence[Claim], likeness: Sequence[Sequence[float]], *links: tuple[int, int]
) -> list[tuple[str, str, str]]:
    found = match_facts(a, b, Given(likeness), frozenset(links), Calendar([*a, *b]))  # type: ignore[arg-type]
    return sorted(map(values, found))


def values(finding: Finding) -> tuple[str, str, str]:
    return finding.status, finding.a.value if finding.a else "", finding.b.value if finding.b else ""


CHANGED, POSSIBLE = [("changed", "30", "47")], [("possible", "30", "47")]
ALONE = [("only_a", "30", ""), ("only_b", "", "47")]


@pytest.mark.parametrize(
    ("likeness", "expected"),
    [
        (facts.GONE, CHANGED),
        (facts.GONE - LITTLE, POSSIBLE),
        (facts.POSSIBLE, POSSIBLE),
        (facts.POSSIBLE - LITTLE, ALONE),
        (0.0, ALONE),
    ],
)
def test_a_fact_that_b_has_nowhere(likeness: float, expected: object) -> None:
    assert told([fact("A", 0, "30")], [fact("B", 1, "47")], [[likeness]]) == expected
    if likeness > facts.ALIGNED:
        assert told([fact("A", 0, "30")], [fact("B", 1, "47")], [[likeness - facts.ALIGNED]], (0, 1)) == expected


@pytest.mark.parametrize(
    ("likeness", "status"), [(facts.CHANGED, "changed"), (facts.CHANGED - LITTLE, "possible"), (0.2, "possible")]
)
def test_a_fact_that_b_keeps_elsewhere_must_be_surer(likeness: float, status: str) -> None:
    a, b = [fact("A", 0, "30")], [fact("B", 1, "47"), fact("B", 2, "30")]
    assert told(a, b, [[likeness, 0.9]]) == sorted([(status, "30", "47"), ("same", "30", "30")])


def test_a_fact_kept_in_the_same_sentence_was_hardly_replaced() -> None:
    a, b = [fact("A", 0, "30")], [fact("B", 1, "47"), fact("B", 1, "30", at=20)]
    same = ("same", "30", "30")
    assert told(a, b, [[0.7, 0.7]]) == [("only_b", "", "47"), same]  # in company as good
    assert told(a, b, [[0.6, 0.5]]) == [("changed", "30", "47"), same]  # 0.6 - 0.3
    assert told(a, b, [[0.5, 0.4]]) == [("possible", "30", "47"), same]
    assert told(a, b, [[0.4, 0.3]]) == [("only_b", "", "47"), same]
    other = [b[0], fact("B", 1, "30", "percent", at=20)]  # the same digits, but no number
    assert told(a, other, [[0.4, 0.9]]) == [("changed", "30", "47"), ("only_b", "", "30")]


@pytest.mark.parametrize(
    ("a_unit", "b_unit", "likeness", "expected"),
    [
        ("men", "men", 0.05, CHANGED),
        ("men", "men", 0.05 - LITTLE, POSSIBLE),
        ("men", "dogs", 0.35 + LITTLE, CHANGED),
        ("men", "dogs", 0.35 - LITTLE, POSSIBLE),
        ("men", "dogs", 0.3 - LITTLE, ALONE),
        ("men", "", 0.2, CHANGED),
    ],
)
def test_what_a_number_counts(a_unit: str, b_unit: str, likeness: float, expected: object) -> None:
    a, b = fact("A", 0, "30", unit=a_unit), fact("B", 1, "47", unit=b_unit)
    assert told([a], [b], [[likeness]]) == expected


def test_the_same_figure_of_another_unit_is_a_change() -> None:
    a, b = fact("A", 0, "5", unit="miles"), fact("B", 1, "5", unit="kilometres")
    assert told([a], [b], [[0.4]]) == [("changed", "5", "5")]


def test_a_fact_that_a_has_twice_is_not_lost_where_b_has_it_once() -> None:
    a = [fact("A", 0, "47"), fact("A", 1, "47"), fact("A", 2, "30")]
    assert told(a, [fact("B", 3, "47")], [[0.0]] * 3) == [("only_a", "30", ""), ("same", "47", "47")]


def test_a_slip_of_digits_counts_for_more() -> None:
    assert told([fact("A", 0, "47")], [fact("B", 1, "74")], [[0.1]]) == [("changed", "47", "74")]
    assert told([fact("A", 0, "47")], [fact("B", 1, "75")], [[0.1]])[0][0] == "only_a"
    assert told([fact("A", 0, "GBP 47", "money")], [fact("B", 1, "USD 47", "money")], [[0.1]])[0][0] == "only_a"


def test_the_likest_fact_is_the_one_replaced_and_of_equals_the_first() -> None:
    a = [fact("A", 0, "30"), fact("A", 1, "31"), fact("A", 2, "32")]
    b = [fact("B", 3, "47")]
    rest = [("only_a", "30", ""), ("only_a", "32", "")]
    assert told(a, b, [[0.4], [0.5], [0.4]]) == [("changed", "31", "47"), *rest]
    assert told(a, b, [[0.4], [0.4], [0.3]])[0] == ("changed", "30", "47")
    assert told([fact("A", 0, "30", "percent"), a[1]], b, [[0.9], [0.3]])[0] == ("changed", "31", "47")


@pytest.mark.parametrize(
    ("kept", "elsewhere", "rival", "status"),
    [
        (0.2, 0.45, 0.4, "changed"),  # the other mention has A's fact for itself
        (0.2, 0.45 - LITTLE, 0.4, "same"),
        (0.2, 0.45, 0.4 - LITTLE, "same"),
        (0.5, 0.75, 0.5 - LITTLE, "same"),  # nearer to A's own
        (0.1, 0.2, 0.4 + LITTLE, "changed"),  # nothing in common with A's own
        (0.15, 0.2, 0.5, "same"),
        (0.14, 0.2, 0.4, "same"),
    ],
)
def test_a_fact_that_a_has_elsewhere(kept: float, elsewhere: float, rival: float, status: str) -> None:
    a = [fact("A", 0, "30"), fact("A", 1, "47")]
    b = [fact("B", 2, "47"), fact("B", 3, "47")]
    found = told(a, b, [[rival, 0.0], [kept, elsewhere]])
    assert (("changed", "30", "47") in found) == (status == "changed")
    assert ("same", "47", "47") in found
    # Where B has the fact of A, it was not replaced.
    again = told(a, [*b, fact("B", 4, "30")], [[rival, 0.0, 0.5], [kept, elsewhere, 0.0]])
    assert {status for status, *_ in again} == {"same"}


def test_three_shots_can_be_three_injections() -> None:
    a, b = fact("A", 0, "3", unit="shots"), fact("B", 1, "3", unit="injections")
    assert told([a], [b], [[0.14]]) == [("same", "3", "3")]


@pytest.mark.parametrize(("likeness", "status"), [(facts.APART, "same"), (facts.APART - LITTLE, "")])
def test_small_numbers_of_other_things(likeness: float, status: str) -> None:
    a, b = fact("A", 0, "12", unit="men"), fact("B", 1, "12", unit="dogs")
    assert (("same", "12", "12") in told([a], [b], [[likeness]])) == bool(status)
    large, other = fact("A", 0, "13", unit="men"), fact("B", 1, "13", unit="dogs")
    assert told([large], [other], [[0.0]]) == [("same", "13", "13")]
    bare = fact("B", 1, "12")
    assert told([a], [bare], [[0.0]]) == [("same", "12", "12")]


def test_a_rounded_fact_is_a_variant_where_nothing_speaks_louder() -> None:
    a, b = [fact("A", 0, "9412"), fact("A", 1, "8000")], [fact("B", 2, "9400")]
    assert told(a, b, [[0.0], [0.0]])[1:] == [("variant", "9412", "9400")]
    assert told(a, b, [[0.4], [0.5 - LITTLE]])[1:] == [("variant", "9412", "9400")]
    assert told(a, b, [[0.4], [0.6]])[0] == ("changed", "8000", "9400")
    both = [*a, fact("A", 3, "9400")]
    assert ("same", "9400", "9400") in told(both, b, [[0.9], [0.0], [0.0]])  # the very same comes first


@pytest.mark.parametrize(
    ("across", "rival", "first"),
    [
        (0.3, 0.0, ("variant", "Friday", "2025-05-09")),
        (0.3 - LITTLE, 0.0, ("only_a", "2025-05-01", "")),
        (0.5, 0.5, ("variant", "Friday", "2025-05-09")),
        (0.5, 0.5 + LITTLE, ("changed", "2025-05-01", "2025-05-09")),
    ],
)
def test_a_weekday_stands_for_its_date_in_like_company(across: float, rival: float, first: object) -> None:
    a = [fact("A", 0, "Friday", "weekday"), fact("A", 1, "2025-05-01", "date")]
    found = told(a, [fact("B", 2, "2025-05-09", "date")], [[across], [rival]])
    assert first in found


def test_near_dates_and_how_long_ago_are_kept_apart() -> None:
    a, b = [fact("A", 0, "2024", "date")], [fact("B", 1, "last year", "date")]
    assert told(a, b, [[0.9]]) == [("only_a", "2024", ""), ("only_b", "", "last year")]
    assert told([fact("A", 0, "last month", "date")], b, [[0.9]]) == [("changed", "last month", "last year")]


# --- names


def name(half: str, sentence: int, value: str, kind: str = "person", at: int = 0) -> Claim:
    start = sentence * 100 + at
    return Claim(half, sentence, start, start + len(value), value, kind, value)


def became(
    claims: Sequence[Claim],
    likeness: Sequence[Sequence[float]],
    links: Sequence[tuple[int, int]] = (),
    slots: Sequence[tuple[int, int]] = (),
    sentences: tuple[list[str], list[str]] = (["x", "x", "x"], ["y", "y", "y"]),
) -> list[tuple[str, str, str]]:
    given: Any = Given(likeness)
    found = match_names(claims, sentences_of(*sentences), given, frozenset(links), frozenset(slots))
    return sorted(map(values, found))


A, B = "Ida Voss", "Karl Lund"


@pytest.mark.parametrize(
    ("likeness", "status"),
    [
        (names.CHANGED, "changed"),
        (names.CHANGED - LITTLE, "possible"),
        (names.POSSIBLE, "possible"),
        (names.POSSIBLE - LITTLE, "only_a"),
    ],
)
def test_a_name_in_the_place_of_another(likeness: float, status: str) -> None:
    pair = [name("A", 0, A), name("B", 3, B)]
    assert became(pair, [[likeness]])[0][0] == status
    aligned = [[likeness - names.ALIGNED]]
    assert became(pair, aligned, [(0, 3)])[0][0] == status
    slot = [[likeness - names.ALIGNED - names.SAME_SLOT]]
    assert became(pair, slot, [(0, 3)], [(4, 300 + len(B) - 1)])[0][0] == status
    assert became(pair, slot, [(0, 3)], [(4, 300 + len(B))])[0][0] == "only_a"  # just behind the name
    assert became(pair, slot, [(1, 3)], [(4, 304)])[0][0] == "only_a"  # in sentences that do not belong together
    shared = [name("A", 0, A), name("B", 3, "Karl Voss")]
    assert became(shared, [[likeness - names.SHARED_WORD]])[0][0] == status
    short = [name("A", 0, "Ida Li"), name("B", 3, "Karl Li")]
    assert became(short, [[likeness - names.SHARED_WORD]])[0][0] == "only_a"  # too short a word to say much
    kinds = [name("A", 0, "Acme", "organisation"), name("B", 3, "Borland", "place")]
    assert became(kinds, [[likeness + names.OTHER_KIND]])[0][0] == status


def test_a_group_stands_for_no_person() -> None:
    assert [row[0] for row in became([name("A", 0, "Buddhist", "group"), name("B", 3, B)], [[0.9]])] == [
        "only_a",
        "only_b",
    ]


def test_the_two_best_mentions_of_b_count_and_the_best_of_a_for_each() -> None:
    claims = [name("A", 0, A), name("A", 1, A), *(name("B", sentence, B) for sentence in (3, 4, 5))]
    assert became(claims, [[0.5, 0.1, 0.1], [0.1, 0.3, 0.1]]) == [("changed", A, B)]  # (0.5 + 0.3) / 2
    assert became(claims, [[0.5, 0.1, 0.1], [0.1, 0.2, 0.1]]) == [("possible", A, B)]
    assert became(claims, [[0.4, 0.1, 0.1], [0.1, 0.1, 0.1]])[0][0] == "only_a"


def test_every_name_is_replaced_once_by_the_likeliest() -> None:
    claims = [name("A", 0, A), name("A", 1, "Anna Holm"), name("B", 3, B), name("B", 4, "Peter Brandt")]
    likeness = [[0.5, 0.9], [0.4, 0.8]]
    assert became(claims, likeness) == [("changed", "Anna Holm", B), ("changed", A, "Peter Brandt")]


def both_and(half: str, **kinds: str) -> list[Claim]:
    """A name of both versions, in sentences 0 and 3, and one of this half alone, in the second sentence."""
    alone = name(half, 1 if half == "A" else 4, "Holm", kinds.get("alone", "person"))
    return [name("A", 0, A, kinds.get("both", "person")), name("B", 3, A, kinds.get("both", "person")), alone]


@pytest.mark.parametrize(
    ("there", "own", "status"),
    [
        (names.MOVED - names.ALIGNED, 0.3, "changed"),
        (names.MOVED - names.ALIGNED - LITTLE, 0.3, "only"),
        (0.7, 0.6 - LITTLE, "changed"),
        (0.7, 0.6 + LITTLE, "only"),  # it stands there by right
    ],
)
def test_a_name_in_the_place_of_one_that_both_have(there: float, own: float, status: str) -> None:
    lost = [name("A", 0, A), name("A", 1, "Holm"), name("B", 4, A)]
    found = became(lost, [[own], [there]], [(1, 4)])
    assert (("changed", "Holm", A) in found) == (status == "changed")
    new = [name("A", 1, A), name("B", 3, A), name("B", 4, "Holm")]
    assert (("changed", A, "Holm") in became(new, [[own, there]], [(1, 4)])) == (status == "changed")
    assert became(lost, [[own], [there]]) == [("only_a", "Holm", ""), ("same", A, A)]  # no sentences that belong
    told_there = (["x", "Holm met Ida Voss", "x"], ["y", "y", "y"])
    assert became(lost, [[own], [there]], [(1, 4)], sentences=told_there)[0][0] == "only_a"
    surname = [name("A", 0, A), name("A", 1, "Voss"), name("B", 4, A)]
    assert became(surname, [[own], [there]], [(1, 4)])[0][0] == "only_a"  # the same name after all
    group = [name("A", 0, A, "group"), name("A", 1, "Holm", "group"), name("B", 4, A, "group")]
    assert became(group, [[own], [there]], [(1, 4)])[0][0] == "only_a"
    kinds = [name("A", 0, A, "place"), name("A", 1, "Holm"), name("B", 4, A, "place")]
    assert became(kinds, [[own], [there]], [(1, 4)])[0][0] == "only_a"


def test_another_spelling_of_a_name_that_both_have() -> None:
    claims = [name("A", 0, "Marit Hallowes"), name("B", 3, "Marit Hallowes"), name("B", 4, "Marit Hallows")]
    assert became(claims, [[0.0, 0.0]]) == [
        ("same", "Marit Hallowes", "Marit Hallowes"),
        ("variant", "Marit Hallowes", "Marit Hallows"),
    ]
    places = [Claim(c.half, c.sentence, c.start, c.end, c.text, "place", c.value) for c in claims]
    assert became(places, [[0.0, 0.0]])[0] == ("only_b", "", "Marit Hallows")
    surnames = [name("A", 0, "Hallowes"), name("B", 3, "Hallowes"), name("B", 4, "Hallows")]
    assert became(surnames, [[0.0, 0.0]])[0] == ("only_b", "", "Hallows")


def test_a_people_and_its_country_meet_once_and_only_where_neither_is_in_both() -> None:
    people = [name("A", 0, "Ukrainians", "group"), name("B", 3, "Ukraine", "place")]
    assert became(people, [[0.0] * 2] * 2) == [("variant", "Ukrainians", "Ukraine")]
    assert became([*people, name("A", 1, "Ukraine", "place")], [[0.0], [0.0]]) == [
        ("only_a", "Ukrainians", ""),
        ("same", "Ukraine", "Ukraine"),
    ]


def mention(half: str, sentence: int, text: str, value: str, kind: str = "person") -> Claim:
    start = sentence * 100
    return Claim(half, sentence, start, start + len(text), text, kind, value)


def shown(claims: Sequence[Claim], likeness: Sequence[Sequence[float]]) -> list[tuple[str, str, str, str]]:
    """Status, words and note of every finding."""
    given: Any = Given(likeness)
    found = match_names(claims, sentences_of(["x"], ["y"]), given, frozenset(), frozenset())
    return [(f.status, f.a.text if f.a else "", f.b.text if f.b else "", f.note) for f in found]


def test_a_name_of_both_is_shown_in_full_and_alike() -> None:
    claims = [mention("A", 0, "Voss", A), mention("A", 1, A, A), mention("B", 3, "Voss", A), mention("B", 4, A, A)]
    assert shown(claims, [[0.0] * 2] * 2) == [("same", A, A, "")]


def test_a_form_that_a_never_has_is_a_variant_of_the_one_it_has_most() -> None:
    claims = [*(mention("A", n, "Voss", A) for n in (0, 1)), mention("A", 2, A, A), mention("B", 3, "the Fox", A)]
    assert shown(claims, [[0.0]] * 3) == [("variant", "Voss", "the Fox", "both are Ida Voss")]


def test_two_names_in_one_place_are_shown_in_full_where_they_stand_so() -> None:
    claims = [mention("A", 0, "Voss", A), mention("A", 1, A, A), mention("B", 3, B, B)]
    assert shown(claims, [[0.5], [0.45]]) == [("changed", A, B, "")]
    assert shown(claims, [[0.6], [0.45]]) == [("changed", "Voss", B, "")]


def test_two_names_in_one_place_that_can_mean_one_bearer_are_variants() -> None:
    long = "River Crossings Authority"
    claims = [mention("A", 0, long, long, "organisation"), mention("B", 3, "RCA", "RCA", "organisation")]
    assert shown(claims, [[0.5]]) == [("variant", long, "RCA", "one is short for the other")]


@pytest.mark.parametrize("words", [SHORT_RUN, SHORT_RUN + 1])
def test_words_replace_each_other_in_short_runs_alone(words: int) -> None:
    one, other = list("rstuvwz")[:words], list("hijklmn")[:words]
    begin, end = "the ferry left the old port of", "on a cold day in late May."
    a, b = f"{begin} {' '.join(one)} {end}", f"{begin} {' '.join(other)} {end}"
    table = sentences_of([a], [b])
    alignment = pd.DataFrame(
        {"b_sentence": [1], "a_sentence": [0], "similarity": [0.5], "relation": ["edited"]}
    ).convert_dtypes()
    first = len(begin) + 1
    expected = {
        (first + 2 * i, len(a) + 1 + first + 2 * j) for i in range(words) for j in range(words) if words <= SHORT_RUN
    }
    assert slots_of(table, alignment) == expected
