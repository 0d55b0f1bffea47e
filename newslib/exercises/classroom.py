"""What a class handed in, in one table: for the teacher, and for guesses that are held against each other."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.errors import ReadError
from newslib.exercises import record
from newslib.spreadsheets import csv_rows, unguarded, write_table
from newslib.tables import BOOL, FLOAT, INT, STRING, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story

COLUMNS = {"student": STRING, **record.COLUMNS}


def gather(
    handed_in: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    into: str | os.PathLike[str] | None = None,
) -> DataFrame:
    """Put what students handed in into one table.

    Parameters
    ----------
    handed_in : path or iterable of paths
        A folder, of which every .csv and .json file is read, or the files; each as `export` writes it.
    into : path, optional
        A CSV file to write the table to: the class file that `check` takes.

    Returns
    -------
    DataFrame
        The rows of all files, with the columns that `export` writes, sorted by student and exercise.

    Raises
    ------
    ReadError
        Where a file was not written by `export`, or there is none.
    """
    if isinstance(handed_in, str | os.PathLike):
        folder = Path(handed_in)
        files = [folder]
        if folder.is_dir():
            files = sorted(file for file in folder.iterdir() if file.suffix.lower() in (".csv", ".json"))
        if into is not None:  # which may lie in the same folder, from the last time
            files = [file for file in files if file.resolve() != Path(into).resolve()]
    else:
        files = [Path(file) for file in handed_in]
    if not files:
        raise ReadError(f"{str(handed_in)!r}: expected files that students exported, .csv or .json; found none")
    table = pd.concat([_read(file) for file in files], ignore_index=True)
    table = table.sort_values(["student", "exercise", "text"], kind="stable", ignore_index=True)
    if into is not None:
        write_table(table, into)
    return table


def _read(file: Path) -> DataFrame:
    """A file as `export` or `gather` wrote it."""
    expected = f"{str(file)!r}: expected a file that a student exported"
    try:
        found = _json(file) if file.suffix.lower() == ".json" else _csv(file)
        missing = [name for name in COLUMNS if any(name not in row for row in found)]
        if missing:
            raise ReadError(f"{expected}; missing: {', '.join(missing)}")
        return make_table(COLUMNS, ([_cell(row[name], kind) for name, kind in COLUMNS.items()] for row in found))
    except ReadError:
        raise
    except (OSError, ValueError, TypeError) as error:
        raise ReadError(f"{expected}; {error}") from error


def _json(file: Path) -> list[dict[str, Any]]:
    rows = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("its rows are no list")
    return rows


def _csv(file: Path) -> list[dict[str, Any]]:
    # Not `read_table`: to it 00.1 would be a number, and so would an answer.
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv_rows(lines)
    return [dict(zip(head, map(unguarded, row), strict=True)) for row in rows]


def _cell(value: Any, kind: Any) -> Any:
    if kind == BOOL:
        return str(value).strip().lower() in ("true", "1")
    return int(value) if kind == INT else "" if value is None else str(value)


def summary(table: DataFrame) -> DataFrame:
    """How a class did, exercise by exercise.

    Parameters
    ----------
    table : DataFrame
        As `gather` gives it.

    Returns
    -------
    DataFrame
        A row an exercise, with columns exercise, title, kind, students (who answered it), solved (how many of them
        did), at_once (how many with their first answer), attempts (the median number of answers, as a float). An
        exercise that one student answered on several texts is solved where it is solved on one, and counts with the
        fewest attempts.
    """
    columns = {
        **{"exercise": STRING, "title": STRING, "kind": STRING, "students": INT, "solved": INT, "at_once": INT},
        "attempts": FLOAT,
    }
    rows = []
    ordered = table.sort_values(["solved", "attempts"], ascending=[False, True], kind="stable")
    best = ordered.drop_duplicates(["student", "exercise"])
    for number, some in best.groupby("exercise", sort=True):
        done = some["solved"].astype(bool)
        first = some.iloc[0]
        at_once = int((done & some["attempts"].eq(1)).sum())
        rows.append(
            (number, first["title"], first["kind"], len(some), int(done.sum()), at_once, some["attempts"].median())
        )
    return make_table(columns, rows)


def answers_of_class(class_file: str | os.PathLike[str], number: str, story: Story | None) -> list[Any]:
    """What each student of a class answered to an exercise about the same text, where it was an answer."""
    table = _read(Path(class_file))
    same = table["exercise"].eq(number) & table["text"].eq(record.text_of(story)) & table["solved"].astype(bool)
    return [_parsed(told) for told in table.loc[same, "answer"]]


def _parsed(told: str) -> Any:
    """An answer as it was given; one that is no JSON, such as a function, stays text."""
    try:
        return json.loads(told)
    except ValueError:
        return told
