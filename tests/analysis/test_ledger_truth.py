"""How much of what is known to differ a ledger finds, on a ledger and a truth made by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pytest

import newslib
from newslib.analysis.ledger import SHAPE
from newslib.analysis.ledger_truth import ledger_scores
from newslib.tables import INT, STRING, make_table

Side = tuple[str, int, int] | None  # the words, their sentence, and where they begin
DIFFERENCE = {
    **dict.fromkeys(["kind", "status", "a_value", "b_value"], STRING),
    **dict.fromkeys(["a_sentence", "b_sentence", "a_start", "a_end", "b_start", "b_end"], INT),
}


@dataclass
class Truth:
    differences: pd.DataFrame


def sides(a: Side, b: Side) -> list[object]:
    """Values, sentences, starts and ends of A and B."""
    found = [(side[0], side[1], side[2], side[2] + len(side[0])) if side else (None,) * 4 for side in (a, b)]
    return [value for column in zip(*found, strict=True) for value in column]


def ledger(*rows: tuple[str, str, Side, Side] | tuple[str, str, Side, Side, str]) -> pd.DataFrame:
    made = []
    for kind, status, a, b, *note in rows:
        a_value, b_value, a_at, b_at, a_start, b_start, a_end, b_end = sides(a, b)
        made.append(
            (kind, status, a_value, b_value, a_at, b_at, "", "", 0.5, *(note or [""]), a_start, a_end, b_start, b_end)
        )
    return make_table(SHAPE, made)


def truth(*rows: tuple[str, Side, Side]) -> Truth:
    made = []
    for kind, a, b in rows:
        a_value, b_value, a_at, b_at, a_start, b_start, a_end, b_end = sides(a, b)
        made.append((kind, "", a_value, b_value, a_at, b_at, a_start, a_end, b_start, b_end))
    return Truth(make_table(DIFFERENCE, made))


def scores(found: pd.DataFrame, known: Truth) -> dict[str, tuple[int, int, int, int]]:
    """Kind -> planted, found, rows, right."""
    table = ledger_scores([(found, known)])  # type: ignore[list-item]
    return {row.kind: (row.planted, row.found, row.rows, row.right) for row in table.itertuples()}


MONDAY, TUESDAY = ("Monday", 1, 10), ("Tuesday", 5, 90)


@pytest.mark.parametrize(
    ("status", "a", "b", "found"),
    [
        ("changed", MONDAY, TUESDAY, 1),
        ("possible", MONDAY, TUESDAY, 1),
        ("variant", MONDAY, TUESDAY, 0),
        ("changed", ("Monday", 3, 40), ("Tuesday", 8, 190), 1),  # the same words elsewhere
        ("changed", ("on Monday", 1, 7), TUESDAY, 1),
        ("changed", ("on Monday", 3, 40), TUESDAY, 1),
        ("changed", MONDAY, ("Friday", 5, 90), 1),  # where it stands, whatever was read there
        ("changed", MONDAY, ("Friday", 5, 60), 0),  # another day of the same sentence
        ("changed", ("day", 3, 40), TUESDAY, 0),  # a part of a word is no word of it
        ("changed", ("…", 3, 40), TUESDAY, 0),
    ],
)
def test_a_difference_is_found_by_a_row_that_names_the_same_words_on_both_sides(
    status: str, a: Side, b: Side, found: int
) -> None:
    counted = scores(ledger(("weekday", status, a, b)), truth(("weekday", MONDAY, TUESDAY)))
    rows = int(status != "variant")
    assert counted["weekday"] == counted["all"] == (1, found, rows, found)


@pytest.mark.parametrize(
    ("known", "kind", "status", "group"),
    [
        ("percentage", "percent", "changed", "percent"),
        ("name", "person", "changed", "person"),
        ("place", "place", "possible", "place"),
        ("money", "money", "changed", "money"),
        ("attribution", "attribution", "changed", "attribution"),
        ("attribution", "person", "changed", "attribution"),
        ("spelling", "person", "variant", "spelling"),
        ("spelling", "organisation", "variant", "spelling"),
        ("role", "wording", "possible", "role"),
        ("polarity", "wording", "possible", "polarity"),
        ("dropped_source", "attribution", "only_a", "source lost"),
        ("dropped_quotation", "quotation", "only_a", "quotation lost"),
        ("added_claim", "wording", "only_b", "claim added"),
    ],
)
def test_each_kind_of_difference_is_found_by_rows_of_its_kind(known: str, kind: str, status: str, group: str) -> None:
    a, b = None if status == "only_b" else MONDAY, None if status == "only_a" else TUESDAY
    assert scores(ledger((kind, status, a, b)), truth((known, a, b)))[group][:2] == (1, 1)
    assert scores(ledger(("time", status, a, b)), truth((known, a, b)))[group][:2] == (1, 0)
    assert scores(ledger((kind, "same", a, b)), truth((known, a, b)))[group][:2] == (1, 0)


def test_what_is_no_single_word_is_found_by_its_sentences() -> None:
    near, far = ("did not burn", 1, 40), ("did not burn", 2, 40)
    assert (
        scores(ledger(("wording", "possible", near, TUESDAY)), truth(("polarity", MONDAY, TUESDAY)))["polarity"][1] == 1
    )
    assert (
        scores(ledger(("wording", "possible", far, TUESDAY)), truth(("polarity", MONDAY, TUESDAY)))["polarity"][1] == 0
    )


def test_a_part_of_what_is_known_is_enough_and_two_rows_find_it_once() -> None:
    known = truth(("weekday", ("on Monday night", 1, 10), TUESDAY))
    row = ("weekday", "changed", ("Monday", 3, 40), TUESDAY)
    assert scores(ledger(row, row), known)["weekday"] == (1, 1, 2, 2)


def test_a_lost_source_that_speaks_as_she_has_its_name_in_the_note() -> None:
    she = ("she", 3, 40)
    known = truth(("dropped_source", ("Sheila Ferris", 1, 10), None))
    named = ledger(("attribution", "only_a", she, None, "Sheila Ferris: a voice in A, none in B"))
    other = ledger(("attribution", "only_a", she, None, "Ida Voss: a voice in A, none in B"))
    assert scores(named, known)["source lost"] == (1, 1, 1, 1)
    assert scores(other, known)["source lost"] == (1, 0, 1, 0)


def test_rows_that_stand_for_nothing_known_are_wrong_and_some_are_not_counted() -> None:
    found = ledger(
        ("weekday", "changed", MONDAY, TUESDAY),
        ("weekday", "possible", ("Friday", 2, 30), ("Sunday", 6, 130)),
        ("wording", "possible", ("was", 2, 30), ("was", 6, 130)),
        ("person", "variant", ("Voss", 2, 30), ("Vos", 6, 130)),
        ("quotation", "only_a", ("Go", 2, 30), None),
        ("organisation", "changed", ("ACME", 2, 30), ("AMCE", 6, 130)),  # of these the truth is not complete
        ("quotation", "possible", ("Go", 2, 30), ("Gone", 6, 130)),
        ("place", "variant", ("Oslo", 2, 30), ("Olso", 6, 130)),
        ("weekday", "only_a", ("Friday", 2, 30), None),
        ("wording", "only_b", None, ("was", 6, 130)),
        ("weekday", "same", MONDAY, TUESDAY),
    )
    assert scores(found, truth(("weekday", MONDAY, TUESDAY))) == {
        "weekday": (1, 1, 2, 1), "spelling": (0, 0, 1, 0), "quotation lost": (0, 0, 1, 0), "wording": (0, 0, 1, 0),
        "all": (1, 1, 5, 1),
    }  # fmt: skip


def test_shares_are_of_all_stories_together_and_missing_where_there_is_nothing() -> None:
    hit = (ledger(("weekday", "changed", MONDAY, TUESDAY)), truth(("weekday", MONDAY, TUESDAY)))
    miss = (ledger(), truth(("weekday", MONDAY, TUESDAY), ("role", MONDAY, TUESDAY)))
    table = ledger_scores([hit, miss]).set_index("kind")  # type: ignore[list-item]
    assert table.loc["weekday", ["recall", "precision"]].tolist() == [0.5, 1.0]
    assert table.loc["role", "recall"] == 0
    assert pd.isna(table.loc["role", "precision"])
    assert table.loc["all", "recall"] == pytest.approx(1 / 3)
    [nothing] = ledger_scores([]).itertuples()
    assert (nothing.kind, nothing.planted, nothing.rows) == ("all", 0, 0)
    assert pd.isna(nothing.recall)
    assert pd.isna(nothing.precision)


def test_the_differences_of_a_story_of_ours_are_found() -> None:
    pair = (newslib.claim_ledger(newslib.story("harbour-bridge", "light")), newslib.gold("harbour-bridge", "light"))
    every = ledger_scores([pair]).set_index("kind").loc["all"]
    assert every["recall"] == every["precision"] == 1
