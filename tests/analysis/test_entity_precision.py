"""How many of a version's names the other has as well, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import InputError, Story, claim_ledger
from newslib.analysis.entity_precision import entity_precision
from newslib.tables import STRING, make_table

SHAPE = dict.fromkeys(["kind", "status", "a_value", "b_value", "note"], STRING)


def table(
    *rows: tuple[str, str, str | None, str | None] | tuple[str, str, str | None, str | None, str],
) -> pd.DataFrame:
    return make_table(SHAPE, [(*row, "") if len(row) == 4 else row for row in rows])


def counts(ledger: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """Half and kind -> names, shared."""
    return {(row.half, row.kind): (row.names, row.shared) for row in entity_precision(ledger).itertuples()}


LEDGER = table(
    ("person", "same", "Ida Voss", "Voss"),
    ("person", "variant", "Zelenskyy", "Zelensky"),
    ("person", "changed", "Karl Lund", "Kurt Lund"),
    ("place", "possible", "Oslo", "Bergen"),
    ("place", "only_b", None, "Kelmar"),
    ("organisation", "only_a", "ACME", None),
    ("group", "only_a", "Danes", None),
    ("weekday", "changed", "Monday", "Tuesday"),
    ("person", "only_a", "Ada Moss", None, "stands in A alone; in a byline, not in the story"),
    ("person", "only_b", None, "Bo Beck", "stands in B alone; in a caption"),
)


def test_names_and_shared_names_are_counted_kind_by_kind() -> None:
    assert counts(LEDGER) == {
        ("A", "person"): (3, 2), ("A", "organisation"): (1, 0), ("A", "place"): (1, 0), ("A", "group"): (1, 0),
        ("A", "all"): (6, 2),
        ("B", "person"): (4, 2), ("B", "organisation"): (0, 0), ("B", "place"): (2, 0), ("B", "group"): (0, 0),
        ("B", "all"): (6, 2),
    }  # fmt: skip


def test_a_share_is_missing_where_there_are_no_names_and_few_are_warned_of() -> None:
    shown = entity_precision(LEDGER).set_index(["half", "kind"])
    assert shown.loc[("B", "person"), "share"] == 0.5
    assert shown.loc[("B", "person"), "note"] == "few names: one more or less moves the share by 0.25"
    assert pd.isna(shown.loc[("B", "group"), "share"])
    assert shown.loc[("B", "group"), "note"] == ""
    for number, few in ((9, True), (10, False)):
        many = entity_precision(table(*[("person", "only_a", f"P{i}", None) for i in range(number)]))
        assert many["note"][0].startswith("few names") is few


def test_a_name_of_both_halves_is_shared_even_where_another_stands_in_its_place() -> None:
    ledger = table(("place", "same", "Cutler", "Cutler"), ("place", "changed", "cutler", "Culver"))
    assert counts(ledger)["A", "place"] == (1, 1)
    assert counts(ledger)["B", "place"] == (2, 1)


def test_a_name_that_two_others_stand_for_is_one() -> None:
    ledger = table(("place", "possible", "Oslo", "Bergen"), ("place", "possible", "Oslo", "Kelmar"))
    assert counts(ledger)["A", "all"] == (1, 0)
    assert counts(ledger)["B", "all"] == (2, 0)


def test_no_ledger_has_no_names() -> None:
    assert entity_precision(table()).empty


def test_a_ledger_with_gaps_is_refused() -> None:
    with pytest.raises(InputError, match="entity_precision needs the columns"):
        entity_precision(LEDGER.drop(columns="a_value"))
    with pytest.raises(InputError, match="needs a value in every row of note; row 0 has none"):
        entity_precision(LEDGER.assign(note=pd.NA))


def test_the_converse_of_a_is_the_precision_of_b() -> None:
    a, b = "Ida Voss sailed from Oslo to Bergen.", "Ida Voss sailed from Oslo."
    there, back = (counts(claim_ledger(Story.from_texts(*texts))) for texts in ((a, b), (b, a)))
    assert there["A", "all"] == back["B", "all"] == (3, 2)
    assert there["B", "all"] == back["A", "all"] == (2, 2)
