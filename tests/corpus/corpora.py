"""Corpora for tests: tiny stories, the files that they stand in, and the tables that come out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from newslib.corpus import Corpus
from newslib.corpus.tables import SHAPES

HARBOUR = "The ferry struck a sandbank near the harbour wall on Monday. Five people were hurt.\n\nThe captain was new."
MARKET = "The market opened on Friday. Prices rose by 3 percent.\n\nA trader said that nobody had expected it."


def write_lines(file: Path, items: Iterable[object]) -> Path:
    """A JSONL file of these."""
    file.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return file


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, missing values as None."""
    chosen = table[list(columns)].astype(object)
    return [tuple(row) for row in chosen.where(chosen.notna(), None).itertuples(index=False)]


def reasons(found: Corpus) -> dict[tuple[str, int], str]:
    """Why each row of the errors could not be measured, by its source and row."""
    return {(source, row): reason for source, row, reason in rows(found.errors, "source", "row", "reason")}


def same_tables(one: Corpus, other: Corpus) -> bool:
    """Whether all tables of two corpora are equal, to the last bit."""
    return all(one.table(name).equals(other.table(name)) for name in SHAPES)


def measured_and_not(found: Corpus) -> list[tuple[str, int]]:
    """Every row of a corpus that is in its tables, as often as it is there."""
    keys = [*rows(found.stories, "source", "row"), *rows(found.errors, "source", "row")]
    return sorted((str(source), int(row)) for source, row in keys)


def numbered(count: int) -> Sequence[Mapping[str, object]]:
    """So many stories that are told once or twice, some of which are none."""
    told = [HARBOUR, f"{HARBOUR}\n\n{HARBOUR}", MARKET, "", f"{MARKET}\n\n{HARBOUR}"]
    return [{"name": f"n{i}", "text": told[i % len(told)]} for i in range(count)]
