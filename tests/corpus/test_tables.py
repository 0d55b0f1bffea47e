"""The tables of a corpus, and that a part of them is whole or not there."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from newslib.analysis.measures import MEASURES
from newslib.corpus.tables import (
    SHAPES,
    SIMILARITY,
    column_of,
    done_file,
    part_file,
    parts_done,
    schema,
    write_json,
    write_part,
)

BAD = {"source": ["a"], "row": [0], "id": ["a:0"], "reason": ["blank"]}


def test_every_measure_has_a_column_of_its_own() -> None:
    assert len(SIMILARITY) == len(MEASURES) + 1
    assert all(name.isidentifier() for shape in SHAPES.values() for name in shape)
    assert column_of("4-character cosine") == "character_cosine"


def test_a_part_is_written_and_then_said_to_be_done(tmp_path: Path) -> None:
    assert write_part(tmp_path, 7, {"errors": BAD}) == {"errors": 1}
    table = parquet.read_table(part_file(tmp_path, "errors", 7))
    assert table.schema.equals(schema("errors"))
    assert table.to_pylist() == [{"source": "a", "row": 0, "id": "a:0", "reason": "blank"}]
    assert parts_done(tmp_path) == {7: {"errors": 1}}


def test_a_part_that_fails_leaves_what_was_there_and_no_draft(tmp_path: Path) -> None:
    write_part(tmp_path, 0, {"errors": BAD})
    with pytest.raises(pyarrow.ArrowInvalid):
        write_part(tmp_path, 0, {"errors": BAD | {"row": ["one"]}})
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == [
        "part-000000.json",
        "part-000000.parquet",
    ]
    assert parquet.read_table(part_file(tmp_path, "errors", 0)).num_rows == 1


def test_a_part_that_is_written_again_is_not_double(tmp_path: Path) -> None:
    for _ in range(2):
        write_part(tmp_path, 0, {"errors": BAD})
    assert parquet.read_table(part_file(tmp_path, "errors", 0)).num_rows == 1


def test_a_part_of_which_only_tables_are_there_is_not_done(tmp_path: Path) -> None:
    write_part(tmp_path, 0, {"errors": BAD})
    done_file(tmp_path, 0).unlink()
    done_file(tmp_path, 0).with_name(".part-000000.json.0123").write_text("{")
    assert parts_done(tmp_path) == {}


def test_halves_of_characters_come_back_from_json(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"path": "caf\udce9 é"})
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"path": "caf\udce9 é"}
    assert "é" in (tmp_path / "a.json").read_text(encoding="utf-8")
