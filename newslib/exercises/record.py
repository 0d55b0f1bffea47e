"""What a student has answered, kept in a plain file beside the notebooks, and nowhere else."""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newslib.errors import InputError, ReadError
from newslib.spreadsheets import write_table
from newslib.tables import BOOL, INT, STRING, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.exercises.exercise import Verdict
    from newslib.reading.story import Story

COLUMNS: Final = {
    **{"exercise": STRING, "title": STRING, "kind": STRING, "story": STRING, "text": STRING, "attempts": INT},
    **{"solved": BOOL, "first_answer": STRING, "answer": STRING},
}
"""What is known of an exercise that was answered, by the columns of `progress`."""
TEXTS: Final = ("exercise", "story", "text", "answer")
LONGEST: Final = 2_000  # characters of an answer that are kept
_file: Path | None = Path("progress.jsonl")


def keep_progress(path: str | os.PathLike[str] | None) -> None:
    """Say where answers are kept from now on.

    Parameters
    ----------
    path : path or None
        A file, to which a line is added for each answer; a relative one is meant from the notebook's folder. None keeps
        nothing. At first it is "progress.jsonl".
    """
    global _file
    _file = None if path is None else Path(path)


def text_of(story: Story | None) -> str:
    """A mark of a story's text, the same wherever the file is; empty for none."""
    text = getattr(story, "text", "")
    return sha256(text.encode()).hexdigest()[:12] if isinstance(text, str) and text else ""


def keep(verdict: Verdict, answer: object, story: Story | None) -> str:
    """Add an answer to the file; gives what went wrong, in a sentence, or nothing."""
    if _file is None:
        return ""
    line = {
        "exercise": verdict.number,
        "story": str(getattr(story, "name", "")),
        "text": text_of(story),
        "solved": verdict.solved,
        "answer": as_text(answer),
    }
    try:
        with _file.open("a", encoding="utf-8") as file:
            # In one piece, so that two notebooks can write to one file.
            file.write(json.dumps(line, ensure_ascii=True) + "\n")
    except OSError as error:
        return f"(The answer could not be kept: {error.strerror or error}.)"
    return ""


def first_guess(number: str, story: Story | None) -> str | None:
    """The first answer to an exercise about this text that was one, as it is kept; None where there is none."""
    with suppress(ReadError):
        for line in _lines(_file):
            if line["exercise"] == number and line["text"] == text_of(story) and line["solved"]:
                return str(line["answer"])
    return None


def as_text(answer: object) -> str:
    """An answer as it is kept: JSON where it can be, a function as its source."""
    if callable(answer):
        try:
            return inspect.getsource(answer)[:LONGEST]
        except (OSError, TypeError):
            return f"a function, {getattr(answer, '__name__', '')}"
    try:
        return json.dumps(answer, ensure_ascii=False, default=_plain)[:LONGEST]
    except (TypeError, ValueError, RecursionError):
        return f"a value of type {type(answer).__name__}"


def _plain(value: Any) -> Any:
    """What JSON has no word for: numbers of numpy, sets, columns of pandas."""
    for way in ("item", "tolist"):
        if hasattr(value, way):
            try:
                return getattr(value, way)()
            except ValueError:  # more than one item
                continue
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    raise TypeError(type(value).__name__)


def progress(path: str | os.PathLike[str] | None = None) -> DataFrame:
    """Sum up what was answered so far.

    Parameters
    ----------
    path : path, optional
        A file of progress; None takes the one in use.

    Returns
    -------
    DataFrame
        A row for each exercise and text that were answered, in the order of their first answers, with columns exercise,
        title, kind, story (its name), text (a mark of its text), attempts, solved, first_answer and answer. That is the
        first that solved it, which of guesses is the one that counts, or else the last. Answers are JSON, functions
        their source.

    Raises
    ------
    ReadError
        Where the file cannot be read.
    """
    from newslib.exercises.checking import all_exercises

    known = all_exercises()
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for line in _lines(_file if path is None else Path(path)):
        exercise = known.get(line["exercise"])
        if exercise is None:
            continue
        about = {"exercise": exercise.number, "title": exercise.title, "kind": exercise.kind, "story": line["story"]}
        row = rows.setdefault(
            (exercise.number, line["text"]),
            {**about, "text": line["text"], "attempts": 0, "solved": False, "first_answer": line["answer"]},
        )
        row["attempts"] += 1
        if not row["solved"]:
            row["solved"], row["answer"] = bool(line["solved"]), line["answer"]
    return make_table(COLUMNS, ([row[name] for name in COLUMNS] for row in rows.values()))


def _lines(path: Path | None) -> Iterator[dict[str, Any]]:
    """The answers of a file; lines that are not whole, as a lost one at the end, are passed over."""
    if path is None or not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise ReadError(f"{str(path)!r}: expected a file of progress; {error.strerror or error}") from error
    for line in text.splitlines():
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and all(isinstance(found.get(name), str) for name in TEXTS):
            yield {"solved": False, **found}


def export(path: str | os.PathLike[str], student: str) -> Path:
    """Write what was answered so far into a file to hand in; nothing is sent anywhere.

    Parameters
    ----------
    path : path
        A file whose name ends in .csv or .json.
    student : str
        A name, or any other word that the class agreed on; it is the first column.

    Returns
    -------
    Path
        The file: the columns of `progress`, after the column student.

    Raises
    ------
    InputError
        Where the name ends otherwise, or no student is named.
    """
    target = Path(path)
    if target.suffix.lower() not in (".csv", ".json"):
        raise InputError(f"path must end in .csv or .json; got {target.name!r}")
    if not isinstance(student, str) or not student.strip():
        raise InputError(f"student must be a name, or another word for one; got {student!r}")
    table = progress()
    table.insert(0, "student", " ".join(student.split()))
    if target.suffix.lower() == ".csv":
        write_table(table, target)
    else:
        target.write_text(table.to_json(orient="records", force_ascii=False, indent=2) + "\n", encoding="utf-8")
    return target
