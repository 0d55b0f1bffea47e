"""Every notebook is built so that one can learn from it alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from benchmarks.course import asked, is_shown, tags
from newslib.notebook_files import EXERCISE, PROSE, suite

READ_ALOUD = {PROSE, "headline"}  # sentences made from numbers
MOST_LINES = 10  # of code that a reader sees, blank lines left out
EVERY_NOTEBOOK = pytest.mark.parametrize("path", suite(), ids=[path.stem for path in suite()])


def cells(path: Path) -> list[Any]:
    return list(nbformat.read(path, as_version=4).cells)


@EVERY_NOTEBOOK
def test_it_says_first_for_whom_it_is_and_how_long_it_takes(path: Path) -> None:
    opening = next(cell for cell in cells(path) if "| For whom |" in cell.source)
    rows = dict(re.findall(r"^\| \**([^|*]+?)\** \| ([^|]+) \|$", opening.source, re.MULTILINE))
    assert list(rows) == ["For whom", "Time", "Before", "Questions", "Objectives"]
    assert cells(path).index(opening) == 1
    assert rows["Questions"].count("?") in range(1, 4)
    assert rows["Objectives"].count(".") in range(2, 5)
    plan = asked(path)
    assert rows["Time"] == f"about {plan.reading} minutes to read, {plan.exercising} for the exercises"


@EVERY_NOTEBOOK
def test_it_ends_with_its_limits_its_exercises_and_its_key_points(path: Path) -> None:
    heads = [head for cell in cells(path) for head in re.findall(r"^## (.*)$", cell.source, re.MULTILINE)]
    assert heads[-3:] == ["What this cannot tell you", "Exercises", "Key points"]
    last = cells(path)[-1].source
    assert last.count("\n- ") in range(3, 6)


@EVERY_NOTEBOOK
def test_a_cell_of_code_is_short(path: Path) -> None:
    for cell in cells(path):
        if cell.cell_type == "code" and not READ_ALOUD & set(tags(cell)):
            lines = [line for line in cell.source.splitlines() if line.strip()]
            assert len(lines) <= MOST_LINES, cell.source


@EVERY_NOTEBOOK
def test_every_table_and_chart_is_read_in_a_sentence_made_from_it(path: Path) -> None:
    waiting = ""
    for cell in cells(path):
        if READ_ALOUD & set(tags(cell)):
            waiting = ""
        elif is_shown(cell):
            assert not waiting, f"nothing says what this shows: {waiting}"
            waiting = cell.source
    assert not waiting, f"nothing says what this shows: {waiting}"


@EVERY_NOTEBOOK
def test_an_exercise_is_left_out_of_reports(path: Path) -> None:
    for cell in cells(path):
        if EXERCISE in tags(cell) or re.search(r"\bcheck\(|^### \d\d\.\d", cell.source):
            assert {EXERCISE, "suite-only"} <= set(tags(cell)), cell.source
