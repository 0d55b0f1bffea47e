"""Who has a voice, and how much of one: counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import InputError, source_frequencies, word_table
from newslib.analysis.sources import quotes_by_source, sources
from newslib.tables import make_table
from tests.analysis.claims.said import SHAPE
from tests.tiny import sentences_of

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


# --- under one name, and how often


def quotes(*rows: Quote) -> pd.DataFrame:
    return make_table(
        SHAPE,
        [(half, at, start, start + len(text), text, who, "said", kind) for half, at, start, text, who, kind in rows],
    )


def plain(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    found = table[list(columns)].itertuples(index=False)
    return [tuple(None if pd.isna(value) else value for value in row) for row in found]


SAID = (
    ("B", 5, 60, "we stay", "Voss", "direct"),
    ("A", 0, 0, "we will stay", "Ida Voss", "direct"),
    ("A", 0, 20, "it was late", "Voss", "indirect"),
    ("A", 2, 40, "nobody came", "police", "direct"),
    ("A", 2, 50, "so-called", "police", "scare"),
    ("A", 2, 55, "who said it", None, "direct"),
)


def test_quotations_stand_in_reading_order_under_the_longest_name() -> None:
    table = quotes(*SAID)
    before = table.copy(deep=True)
    found = quotes_by_source(table)
    pd.testing.assert_frame_equal(table, before)
    assert found.columns.tolist() == [*SHAPE, "source"]
    assert plain(found, "start", "speaker", "source", "kind") == [
        (0, "Ida Voss", "Ida Voss", "direct"),
        (20, "Voss", "Ida Voss", "indirect"),
        (40, "police", "police", "direct"),
        (60, "Voss", "Ida Voss", "direct"),
    ]
    assert str(found["source"].dtype) == "string"


def test_a_quotation_and_the_report_around_it_that_begin_together_stay_in_their_order() -> None:
    rows = [
        ("A", 0, 5, f"{kind} {number}", "Ida Voss", kind) for number, kind in enumerate(["indirect", "direct"] * 20)
    ]
    assert quotes_by_source(quotes(*rows))["text"].tolist() == [row[3] for row in rows]  # type: ignore[arg-type]


def test_sources_are_counted_in_each_half() -> None:
    table = source_frequencies(quotes(*SAID), words={"A": 100, "B": 40})
    assert table.columns.tolist() == [
        *("source", "half", "count", "words", "rate", "sentences", "share", "first", "start")
    ]
    assert plain(table, "source", "half", "count", "words", "rate", "sentences", "start") == [
        ("Ida Voss", "A", 2, 100, 20.0, 1, 0),
        ("Ida Voss", "B", 1, 40, 25.0, 1, 60),
        ("police", "A", 1, 100, 10.0, 1, 40),
        ("police", "B", 0, 40, 0.0, 0, None),
    ]
    assert table[["share", "first"]].isna().all().all()


def test_sources_of_both_halves_together_and_of_any_column() -> None:
    together = source_frequencies(quotes(*SAID), None, words={"A": 100, "B": 50})
    assert plain(together, "source", "half", "count", "words", "rate") == [
        ("Ida Voss", "both", 3, 150, 20.0),
        ("police", "both", 1, 150, pytest.approx(1000 / 150)),
    ]
    part = quotes(*SAID).assign(part=["x", "y", "x", "y", "x", "y"])
    assert plain(source_frequencies(part, "part"), "source", "part", "count", "words", "rate") == [
        ("Ida Voss", "x", 2, None, None),
        ("Ida Voss", "y", 1, None, None),
        ("police", "x", 0, None, None),
        ("police", "y", 1, None, None),
    ]


def test_the_word_table_gives_sources_their_shares_and_places() -> None:
    sentences = sentences_of(["Rain fell, Ida Voss said.", "Nobody came."], ["Rain fell."])
    told = quotes(("A", 0, 0, "Rain fell", "Ida Voss", "indirect"), ("A", 1, 26, "Nobody came", "Voss", "indirect"))
    table = source_frequencies(told, words=word_table(sentences))
    assert plain(table, "half", "count", "words", "sentences", "share", "first", "start") == [
        ("A", 2, 7, 2, 1.0, 0, 0),
        ("B", 0, 2, 0, 0.0, None, None),
    ]


def test_where_nobody_speaks_there_are_no_sources() -> None:
    for table in (quotes(), quotes(*SAID[4:])):
        assert len(quotes_by_source(table)) == 0
        assert len(source_frequencies(table)) == 0
        assert source_frequencies(table).dtypes.equals(source_frequencies(quotes(*SAID)).dtypes)


def test_columns_that_the_counts_need_are_named() -> None:
    with pytest.raises(InputError, match=r"source_frequencies needs the columns .*; missing: kind, part"):
        source_frequencies(quotes(*SAID).drop(columns="kind"), "part")
    with pytest.raises(InputError, match="quotes_by_source needs the columns start, speaker, kind; missing: speaker"):
        quotes_by_source(quotes(*SAID).drop(columns="speaker"))
    with pytest.raises(InputError, match=r"source_frequencies \(words\) needs the columns half; missing: half"):
        source_frequencies(quotes(*SAID), words=word_table(sentences_of(["Rain."])).drop(columns="half"))
