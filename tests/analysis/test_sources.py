"""Who has a voice, and how much of one: counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import InputError
from newslib.analysis.sources import sources
from newslib.tables import make_table
from tests.analysis.claims.said import SHAPE

Quote = tuple[str, int, int, str, str | None, str]  # half, sentence, start, words, speaker, kind


def counted(*quotes: Quote) -> list[tuple[object, ...]]:
    rows = [
        (half, at, start, start + len(text), text, who, "said", kind) for half, at, start, text, who, kind in quotes
    ]
    table = sources(make_table(SHAPE, rows))
    return [tuple(None if pd.isna(value) else value for value in row) for row in table.itertuples(index=False)]


def test_quotations_reports_and_words_are_counted_for_each_source_and_half() -> None:
    found = counted(
        ("A", 0, 0, "we will stay", "Ida Voss", "direct"),
        ("A", 2, 100, "it was late", "Voss", "indirect"),
        ("B", 5, 500, "we stay", "Ida Voss", "direct"),
        ("A", 3, 200, "nobody came to the harbour today", "police", "direct"),
    )
    assert found == [
        ("Ida Voss", "A", 1, 1, 6, 0),
        ("Ida Voss", "B", 1, 0, 2, 5),
        ("police", "A", 1, 0, 6, 3),
        ("police", "B", 0, 0, 0, None),
    ]


def test_the_words_of_a_quotation_within_a_report_count_once() -> None:
    report = "the bridge would “stay open” for years"
    assert counted(
        ("A", 0, 10, report, "Ida Voss", "indirect"), ("A", 0, 10 + report.index("stay"), "stay open", "Voss", "direct")
    ) == [("Ida Voss", "A", 1, 1, 7, 0)]
    assert counted(
        ("A", 0, 10, "it was late", "Voss", "indirect"), ("A", 0, 19, "late and dark", "Voss", "direct")
    ) == [("Voss", "A", 1, 1, 6, 0)]  # only partly within it


def test_what_quotes_nobody_is_left_out() -> None:
    assert counted(("A", 0, 0, "big", None, "scare"), ("A", 0, 9, "who said it", None, "direct")) == []
    assert counted(("A", 0, 0, "big", "Ida Voss", "scare")) == []
    assert counted() == []


def test_most_words_come_first_then_who_speaks_first() -> None:
    found = counted(
        ("A", 0, 0, "one two", "Bo", "direct"),
        ("A", 1, 50, "one two", "Al", "direct"),
        ("B", 2, 100, "one two three", "Cy", "direct"),
    )
    assert [(row[0], row[1]) for row in found] == [(who, half) for who in ("Cy", "Bo", "Al") for half in "AB"]


def test_a_source_has_its_longest_name_and_the_first_sentence_by_place_not_by_row() -> None:
    found = counted(("A", 4, 90, "we go", "Mayor Ida Voss", "direct"), ("A", 1, 10, "we stay", "Voss", "direct"))
    assert found == [("Mayor Ida Voss", "A", 2, 0, 4, 1)]


def test_a_half_in_which_nothing_is_quoted_has_no_rows() -> None:
    assert [row[1] for row in counted(("A", 0, 0, "we stay", "Ida Voss", "direct"))] == ["A"]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match=r"sources needs the columns .*; missing: speaker"):
        sources(make_table(SHAPE).drop(columns="speaker"))
