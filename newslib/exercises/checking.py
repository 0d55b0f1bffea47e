"""From a number and an answer to a verdict."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from newslib.errors import NewslibError, require_known
from newslib.exercises.exercise import Exercise, NotAsked, Setting, Verdict
from newslib.exercises.record import as_text, first_guess, keep
from newslib.exercises.wanted import Misfit

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story

ROOMS: Final = {
    "00": "start_here",
    "01": "read_the_story",
    "02": "summarize",
    "03": "compare_the_halves",
    "04": "words_and_names",
    "05": "what_changed",
    "06": "explore",
    "07": "many_stories",
    "08": "case_studies",
}
"""Where the exercises of each notebook are."""


def exercises_of(notebook: str) -> dict[str, Exercise]:
    """The exercises of a notebook, by number, in order."""
    room = import_module(f"newslib.exercises.notebooks.{ROOMS[notebook]}")
    found = [thing for thing in vars(room).values() if isinstance(thing, Exercise)]
    return {exercise.number: exercise for exercise in sorted(found, key=lambda exercise: exercise.number)}


def all_exercises() -> dict[str, Exercise]:
    """Every exercise, by number, in order."""
    return {number: exercise for notebook in ROOMS for number, exercise in exercises_of(notebook).items()}


def check(
    number: str,
    answer: object,
    story: Story | None = None,
    *,
    class_file: str | os.PathLike[str] | None = None,
) -> Verdict:
    """Say whether an answer is right, and if not, what to think of.

    What is right is worked out from `story`. Each answer is kept in a file of this machine (`keep_progress`), and
    goes nowhere else.

    Parameters
    ----------
    number : str
        Which exercise: the number in its heading, such as "01.2".
    answer : object
        The answer. `...` stands for none yet.
    story : Story, optional
        The story that the question is about; some questions are about none.
    class_file : path, optional
        Answers of a class, as `gather` writes them. A guess is then held against those that others made of the same
        text.

    Returns
    -------
    Verdict
        Shows itself in a notebook. A wrong answer is a hint, never an error.

    Raises
    ------
    InputError
        Where there is no exercise with that number.
    ReadError
        Where the class file cannot be read.
    """
    # Only the rooms that the number can be in are opened, for each loads what it needs.
    notebook = str(number).partition(".")[0]
    known = exercises_of(notebook) if notebook in ROOMS else all_exercises()
    exercise = known[require_known(str(number), known, "the number of an exercise")]
    verdict = replace(_judged(exercise, answer, story, class_file), number=exercise.number, title=exercise.title)
    if verdict.status not in ("solved", "hint"):
        return verdict
    notes = [verdict.message]
    if exercise.kind == "predict" and verdict.solved:
        first = first_guess(exercise.number, story)
        notes += [f"(The answer that counts is your first: {first}.)"] if first not in (None, as_text(answer)) else []
    notes += [problem] if (problem := keep(verdict, answer, story)) else []
    return replace(verdict, message=" ".join(notes))


def _judged(
    exercise: Exercise, answer: object, story: Story | None, class_file: str | os.PathLike[str] | None
) -> Verdict:
    if answer is ...:
        return Verdict("unanswered", f"Wanted: {exercise.wants.told}. Put it in place of the dots, and run the cell.")
    classmates = [] if class_file is None else _classmates(exercise, story, class_file)
    try:
        return exercise.judge(exercise.wants.read(answer), _setting(story, classmates))
    except Misfit as misfit:
        return Verdict("hint", str(misfit))
    except NotAsked as reason:
        return Verdict("not asked", str(reason))
    except NewslibError as error:
        return Verdict("not asked", f"The story does not let this be worked out: {error}")


_last = Setting()


def _setting(story: Story | None, classmates: list[Any]) -> Setting:
    """What the answer is held against; the tables of the story that was asked about last are still there."""
    global _last
    if not _last.is_about(story):
        _last = Setting(story)
    _last.classmates = classmates
    return _last


def _classmates(exercise: Exercise, story: Story | None, class_file: str | os.PathLike[str]) -> list[Any]:
    """The answer of each in the class."""
    from newslib.exercises.classroom import answers_of_class

    found = []
    for answer in answers_of_class(class_file, exercise.number, story):
        with suppress(Misfit):
            found.append(exercise.wants.read(answer))
    return found


def listing() -> DataFrame:
    """List every exercise, with what it tests.

    Returns
    -------
    DataFrame
        A row an exercise, with columns exercise, notebook, title, kind ("predict", "read", "compute" or "write"),
        minutes (a student may need so many), concept, answer (what one looks like).
    """
    from newslib.tables import INT, STRING, make_table

    columns = {
        **{"exercise": STRING, "notebook": STRING, "title": STRING, "kind": STRING, "minutes": INT},
        **{"concept": STRING, "answer": STRING},
    }
    every = all_exercises().values()
    return make_table(
        columns, ((e.number, e.notebook, e.title, e.kind, e.minutes, e.concept, e.wants.told) for e in every)
    )
