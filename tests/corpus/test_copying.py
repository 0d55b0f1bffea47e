"""Who copied whom in a corpus."""

from __future__ import annotations

from pathlib import Path

import duckdb

from newslib.corpus import analyse
from tests.corpus.corpora import HARBOUR, MARKET, rows, write_lines

LONG = " ".join(f"{HARBOUR} Witness {i} saw it." for i in range(4))


def test_copies_bear_source_and_row_and_are_kept(tmp_path: Path) -> None:
    items = [{"text": LONG, "day": "2024-05-02"}, {"text": MARKET, "day": None}, 5, {"text": LONG, "day": "2024-05-01"}]
    found = analyse(write_lines(tmp_path / "a.jsonl", items), tmp_path / "out", date="day")
    copies = found.copies()
    assert len(copies.pairs) == 1
    assert sorted(rows(copies.clusters, "source", "row")) == [("a.jsonl", 0), ("a.jsonl", 3)]
    assert len(duckdb.sql(f"select * from '{tmp_path}/out/copies/pairs.parquet'").fetchall()) == 1
    assert len(analyse(tmp_path / "a.jsonl", tmp_path / "out", date="day").stories) == 3  # the same results go on


def test_dates_in_words_say_nothing_and_spoil_nothing(tmp_path: Path) -> None:
    days = ["May 5", "2024-05-01", None, ""]
    found = analyse(
        write_lines(tmp_path / "a.jsonl", [{"text": LONG, "day": day} for day in days]), date="day"
    ).copies()
    assert len(found.pairs) == 6


def test_versions_in_two_columns_are_one_text(tmp_path: Path) -> None:
    items = [{"text": LONG, "b": MARKET}, {"text": MARKET, "b": LONG}, {"text": "Rain fell.", "b": "It rained."}]
    found = analyse(write_lines(tmp_path / "a.jsonl", items), other="b").copies()
    assert sorted(rows(found.clusters, "row")) == [(0,), (1,)]


def test_no_story_has_no_copies(tmp_path: Path) -> None:
    found = analyse(write_lines(tmp_path / "a.jsonl", [{"text": ""}, {"text": " "}]), tmp_path / "out").copies()
    assert (len(found.pairs), len(found.clusters)) == (0, 0)
    assert {"source", "row"} <= set(found.clusters)
