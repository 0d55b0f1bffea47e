"""How answers are judged: known wrong turns first, each with its hint, then in which direction the answer is off."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from newslib.exercises.exercise import Verdict, hint, solved
from newslib.exercises.wanted import Misfit, shown

CLOSE: Final = 0.006  # what a reader loses who reads two decimals off a table

NEAR: Final = 0.02  # how far off, as a share of what is right, an answer looks rounded

Trap = tuple[Any, str]
"""A wrong turn that many take: what comes out, and a hint for those who took it."""


def judge_number(
    answer: float, right: float, *, traps: Iterable[Trap], low: str, high: str, well: str, within: float = 0.0
) -> Verdict:
    """Judge a number.

    Parameters
    ----------
    answer, right : float
    traps : iterable of (number, hint)
        Those whose number is right on this story are passed over.
    low, high : str
        Hints for other answers that are too low, or too high.
    well : str
        What is said to the right answer.
    within : float, default=0.0
        How far from `right` an answer may be. `CLOSE` allows for rounding.
    """

    def same(one: float, other: float) -> bool:
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=max(within, 1e-9))

    if same(answer, right):
        return solved(well)
    for wrong, why in traps:
        if wrong is not None and not same(wrong, right) and same(answer, wrong):
            return hint(why)
    if right % 1 and math.isclose(answer, right, rel_tol=NEAR):
        return hint("Very near. Work it out again, and round less.")
    return hint(low if answer < right else high)


def judge_guess(answer: float, found: float, *, classmates: Sequence[float], told: str) -> Verdict:
    """Take a guess as it is, and say how far it was off, and what others of a class guessed.

    `told` says what was found, with `{found}` for the number; there is no wrong guess, only one that was never made.
    """
    off = abs(answer - found)
    text = f"You guessed {answer:.3g}. {told.replace('{found}', f'{found:.3g}')} You were {off:.3g} off."
    if classmates:
        nearer = sum(abs(other - found) < off for other in classmates)
        middle = f"the middle guess is {median(classmates):.3g}"
        text += f" Of {len(classmates)} in the class file {nearer} came nearer; {middle}."
    return solved(text)


def judge_choice(answer: str, right: str, *, wrong: Mapping[str, str], well: str) -> Verdict:
    """Judge a letter; `wrong` has a hint for each letter that is not right."""
    return solved(well) if answer == right else hint(wrong[answer])


def judge_set(
    answer: Collection[Any],
    right: Collection[Any],
    *,
    traps: Iterable[tuple[Any, str]],
    missing: str,
    surplus: str,
    well: str,
) -> Verdict:
    """Judge several things that belong together, in any order; words in any case.

    Parameters
    ----------
    answer, right : collection
    traps : iterable of (thing, hint)
        Things that many take in wrongly; those that are right on this story are passed over.
    missing : str
        A hint where something is left out. `{n}` stands for how many are.
    surplus : str
        A hint where something does not belong; `{what}` stands for it, `{n}` for how many do not.
    well : str
    """
    given, wanted = {_folded(thing): thing for thing in answer}, {_folded(thing) for thing in right}
    if set(given) == wanted:
        return solved(well)
    for thing, why in traps:
        if _folded(thing) in given and _folded(thing) not in wanted:
            return hint(why)
    beyond = [thing for folded, thing in given.items() if folded not in wanted]
    if beyond:
        return hint(_filled(surplus, n=len(beyond), what=shown(beyond[0])))
    return hint(_filled(missing, n=len(wanted - set(given)), what=""))


def _filled(template: str, n: int, what: str) -> str:
    # Not `format`: a name in a hint may have braces of its own.
    return template.replace("{n}", str(n)).replace("{what}", what)


def _folded(thing: Any) -> Any:
    return " ".join(thing.casefold().replace("’", "'").split()) if isinstance(thing, str) else thing


@dataclass(frozen=True, slots=True)
class Example:
    """A call of a student's function, and what must come out.

    Attributes
    ----------
    arguments : tuple
    fits : callable
        Whether a result will do; gets the result.
    why : str
        A hint where it will not.
    """

    arguments: tuple[Any, ...]
    fits: Callable[[Any], bool]
    why: str


def equals(right: Any) -> Callable[[Any], bool]:
    """A test for one value; a number may be rounded to six digits, and neither True nor False is a number."""

    def fits(result: Any) -> bool:
        if isinstance(right, float | int) and not isinstance(right, bool):
            return not isinstance(result, bool | str) and math.isclose(float(result), right, abs_tol=1e-6)
        return bool(result == right)

    return fits


def is_yes(result: Any) -> bool:
    """Whether a rule said yes: True, whether it is Python's own or that of a table."""
    return bool(result) and type(result).__name__ in ("bool", "bool_")


def is_no(result: Any) -> bool:
    """Whether a rule said no: False, or something empty."""
    return not bool(result)


def judge_function(function: Callable[..., Any], examples: Sequence[Example], *, well: str) -> Verdict:
    """Try a student's function on examples, in order; the first that does not come out gives the hint.

    A function that gives nothing, or dots, for the first example is taken for one that is not written yet. Whatever it
    raises is told, and goes no further.
    """
    for number, example in enumerate(examples):
        # Lists and dicts are handed over anew each time, so that a function that changes them spoils no later example.
        arguments = tuple(type(a)(a) if isinstance(a, list | dict | set) else a for a in example.arguments)
        called = f"With {', '.join(shown(argument) for argument in example.arguments)}"
        try:
            result = function(*arguments)
        except Exception as error:
            return hint(f"{called} your function stops with {type(error).__name__}: {error}. {example.why}")
        if result is ... or result is None:
            if number == 0:
                return Verdict("unanswered", "The function gives nothing back so far. Does it end in return?")
            return hint(f"{called} your function gives nothing back. Does each way through it end in return?")
        try:
            fits = example.fits(result)
        except Exception:  # the result is not of the kind that the test can look at
            fits = False
        if not fits:
            return hint(f"{called} your function gives {shown(result)}. {example.why}")
    return solved(well)


def require_known_numbers(numbers: Iterable[int], known: Collection[int], what: str) -> None:
    """Raise `Misfit` where a number is not among those that the story has."""
    for number in numbers:
        if number not in known:
            raise Misfit(f"There is no {what} {number} here. The numbers stand in the column with that name.")
