"""CSV that a spreadsheet reads as words."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import ReadError, read_table
from newslib.report import save_tables
from newslib.spreadsheets import guarded, unguarded, write_table
from newslib.tables import FLOAT, INT, STRING, make_table

FORMULAS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
CELLS = st.text(st.sampled_from([*FORMULAS, "'", '"', ";", "\t", "\r", "\n", ",", " ", "a", "1", "é"]), max_size=12)


@pytest.mark.parametrize("sign", FORMULAS)
@pytest.mark.parametrize("before", ["", '"', "'", "x;", "x\t", "x\r", "x\n", '\t"', "\r\n"])
def test_no_cell_and_no_part_of_one_begins_a_formula(sign: str, before: str) -> None:
    cell = guarded(f"{before}{sign}HYPERLINK(1)")
    for mark in (";", "\t", "\r", "\n"):
        for part in cell.split(mark):
            assert part.lstrip('"')[:1] not in FORMULAS
    assert unguarded(cell) == f"{before}{sign}HYPERLINK(1)"


@pytest.mark.parametrize(
    "text", ["", "Rain fell.", "one = two", "state-run", "a@b.example", "'tis", '"Why?" - he asked']
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@given(CELLS)
def test_a_guard_can_always_be_taken_away(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_a_table_comes_back_word_for_word(cells: list[str]) -> None:
    cells = [*cells, "no number"]
    rows = [(cell, number, -1.5) for number, cell in enumerate(cells)]
    table = make_table({"text": STRING, "n": INT, "x": FLOAT}, rows)
    with TemporaryDirectory() as folder:
        write_table(table, Path(folder) / "table.csv")
        back = read_table(Path(folder) / "table.csv")
    assert back["text"].fillna("").tolist() == cells
    assert back["n"].tolist() == list(range(len(cells)))
    assert back["x"].tolist() == [-1.5] * len(cells)


def test_numbers_stay_numbers_and_what_is_missing_is_empty(tmp_path: Path) -> None:
    table = make_table({"text": STRING, "n": INT, "x": FLOAT}, [("-5", -5, -0.25), (None, None, None)])
    assert save_tables(tmp_path, numbers=table) == ["numbers.csv"]
    assert (tmp_path / "numbers.csv").read_bytes() == b"text,n,x\r\n'-5,-5,-0.25\r\n,,\r\n"
    assert read_table(tmp_path / "numbers.csv")["text"].isna().tolist() == [False, True]
    assert pd.read_csv(tmp_path / "numbers.csv")["n"].tolist()[0] == -5


def test_words_that_look_like_missing_values_are_words(tmp_path: Path) -> None:
    write_table(make_table({"text": STRING}, [("NA",), ("null",), ("None",)]), tmp_path / "a.csv")
    assert read_table(tmp_path / "a.csv")["text"].tolist() == ["NA", "null", "None"]


def test_what_is_no_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.csv': expected a table as CSV"):
        read_table(tmp_path / "missing.csv")
    (tmp_path / "empty.csv").write_text("")
    with pytest.raises(ReadError, match="expected a table as CSV"):
        read_table(tmp_path / "empty.csv")
