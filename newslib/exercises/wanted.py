"""What an answer looks like: each kind reads what a student wrote, or says what is wanted instead."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, Protocol


class Misfit(Exception):
    """An answer is not of the kind that is wanted; the message is a hint."""


class Wanted(Protocol):
    """A kind of answer; `told` says in words what is wanted, `read` gives it back in one form or raises `Misfit`."""

    @property
    def told(self) -> str:
        """What is wanted, in words."""

    def read(self, answer: object) -> Any:
        """The answer in one form."""


def shown(answer: object) -> str:
    """An answer as a hint names it: short, whatever it is.

    >>> shown("Kyiv"), shown([1, 2]), shown(print)
    ("'Kyiv'", '[1, 2]', 'a function')
    """
    if callable(answer):
        return "a function"
    try:
        told = repr(answer)
    except Exception:
        told = ""
    told = " ".join(told.split())
    return told if 0 < len(told) <= 60 else f"a value of type {type(answer).__name__}"


def _number(answer: object) -> float | None:
    """A number, also where it stands between quotation marks; None where it is none."""
    if isinstance(answer, bool) or type(answer).__name__ == "bool_":
        return None
    text = answer.replace(",", "").strip() if isinstance(answer, str) else answer
    try:
        return float(text) if isinstance(text, str | Real) else None
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A count, or a number that stands in a table: 0 or more."""

    told: str = "a whole number, such as 3"

    def read(self, answer: object) -> int:
        """Give back a number that counts or names something."""
        number = _number(answer)
        if number is None or not math.isfinite(number):
            raise Misfit(f"Wanted is {self.told}; your answer is {shown(answer)}.")
        if number != int(number):
            raise Misfit(f"Wanted is {self.told}: things are counted here, and half a thing is none.")
        if number < 0:
            raise Misfit("Wanted is a number that is not below 0: so many of something, or its place in a table.")
        return int(number)


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two ends; `share` where 1 stands for all."""

    low: float = 0.0
    high: float = math.inf
    share: bool = False

    @property
    def told(self) -> str:
        """In words."""
        return "a share between 0 and 1, such as 0.25" if self.share else "a number, such as 2.5"

    def read(self, answer: object) -> float:
        """Give back a number within the two ends."""
        number = _number(answer)
        if number is None or not math.isfinite(number):
            percent = ' Write a quarter as 0.25, not as "25%".' if isinstance(answer, str) and "%" in answer else ""
            raise Misfit(f"Wanted is {self.told}; your answer is {shown(answer)}.{percent}")
        if self.share and number > 1:
            raise Misfit("A share lies between 0 and 1: of all it is 1, of a quarter 0.25. Divide percent by 100.")
        if number < self.low:
            raise Misfit(f"Wanted is {self.told}, not below {self.low:g}.")
        if number > self.high:
            raise Misfit(f"Wanted is {self.told}, not above {self.high:g}.")
        return number


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that the question lists, named by its letter."""

    letters: str

    @property
    def told(self) -> str:
        """In words."""
        return f"one of the letters {', '.join(self.letters)}, between quotation marks"

    def read(self, answer: object) -> str:
        """Give back the letter, in lower case."""
        letter = answer.strip().strip(".)").lower() if isinstance(answer, str) else ""
        if len(letter) != 1 or letter not in self.letters:
            raise Misfit(f"Wanted is {self.told}; your answer is {shown(answer)}. Which of them comes nearest?")
        return letter


@dataclass(frozen=True, slots=True)
class Words:
    """Some words or names, in any order and in any case; one may stand alone, or several between commas."""

    told: str = 'words in a list, such as ["ferry", "port"]'
    least: int = 1

    def read(self, answer: object) -> list[str]:
        """Give back the words, each once, with single blanks in them."""
        given = re.split(r"[,\n]", answer) if isinstance(answer, str) else answer
        if not _is_collection(given) or not all(isinstance(word, str) for word in given):  # type: ignore[attr-defined]
            raise Misfit(f"Wanted are {self.told}; your answer is {shown(answer)}.")
        words = [" ".join(word.split()) for word in given]  # type: ignore[attr-defined]
        words = list(dict.fromkeys(word for word in words if word))
        if len(words) < self.least:
            raise Misfit(f"Wanted are {self.told}, at least {self.least}; your answer has {len(words)}.")
        return words


@dataclass(frozen=True, slots=True)
class Numbers:
    """Some numbers of sentences or blocks, in any order, each once."""

    told: str = "numbers in a list, such as [2, 5, 9]"
    count: int | None = None

    def read(self, answer: object) -> list[int]:
        """Give back the numbers."""
        given = [answer] if isinstance(answer, Integral) and not isinstance(answer, bool) else answer
        if not _is_collection(given) or isinstance(given, str):
            raise Misfit(f"Wanted are {self.told}; your answer is {shown(answer)}.")
        numbers = [WholeNumber().read(number) for number in given]  # type: ignore[attr-defined]
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        if twice:
            raise Misfit(f"Each number stands once; {twice[0]} stands there {numbers.count(twice[0])} times.")
        if self.count is not None and len(numbers) != self.count:
            raise Misfit(f"Wanted are exactly {self.count} numbers; your answer has {len(numbers)}.")
        return numbers


@dataclass(frozen=True, slots=True)
class Function:
    """A function that the student wrote; `call` says how it is called."""

    call: str

    @property
    def told(self) -> str:
        """In words."""
        return f"a function that is called as {self.call}"

    def read(self, answer: object) -> Callable[..., Any]:
        """Give back the function."""
        if not callable(answer) or isinstance(answer, type):
            raise Misfit(
                f"Wanted is {self.told}; your answer is {shown(answer)}. Name the function itself, without "
                "parentheses after it: with them it is called, and what it gives is handed on."
            )
        return answer


def _is_collection(given: object) -> bool:
    return isinstance(given, Iterable) and not isinstance(given, bytes | Mapping) and not hasattr(given, "columns")
