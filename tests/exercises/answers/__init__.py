"""For each exercise: what solves it on the story that comes with the suite, and five wrong turns with their hints."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from newslib.exercises.checking import ROOMS


class Case(NamedTuple):
    """`right`: answers that solve it. `wrong`: answers that do not, each with words that its hint must have.

    `secret`: what no hint may name; None where a hint cannot help naming it, and why stands beside it. `about`: a
    story and a version of our own, where the seed story has nothing to ask about.
    """

    right: list[Any]
    wrong: list[tuple[Any, str]]
    secret: str | None
    about: tuple[str, str] | None = None


CASES: dict[str, Case] = {
    number: case for room in ROOMS.values() for number, case in import_module(f"{__name__}.{room}").CASES.items()
}
