"""The facts of one story, or of many, as columns of numbers: what can be told of a fact before it meets another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from newslib.analysis.claims.claim import FACTS, Claim
from newslib.analysis.claims.equivalence import amount, family_of, heads, measure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FAMILIES: Final = ("day", "time", "number", "ordinal", "score", "money", "percent")
NUMBER: Final = FACTS.index("number")
COUNTED: Final = 12  # up to here a number says little without what it counts: "two" stands in every story


@dataclass(frozen=True, slots=True, eq=False)
class FactColumns:
    """Facts, a row each, story by story in reading order.

    Attributes
    ----------
    story, sentence : ndarray of int
        Where they stand.
    in_b : ndarray of bool
        Whether in version B.
    value : ndarray of int
        A number for every kind and value, the same for the same; those it stands for are in `values`.
    values : list of (str, str)
        Kind and value by number.
    kind, family : ndarray of int
        Places in `FACTS` and `FAMILIES`.
    amount : ndarray of float
        The number in the value; not a number where there is none.
    small, relative : ndarray of bool
        Whether it is a small number, which says little without what it counts; whether a date is only so far off.
    unit, head, measure : ndarray of int
        A number for what is counted, for the stem of its last word, for what it measures; 0 where there is none.
    claim : callable
        The row as a `Claim`.
    """

    story: Ints
    sentence: Ints
    in_b: Bools
    value: Ints
    values: list[tuple[str, str]]
    kind: Ints
    family: Ints
    amount: Floats
    small: Bools
    relative: Bools
    unit: Ints
    head: Ints
    measure: Ints
    claim: Callable[[int], Claim]

    def __len__(self) -> int:
        return len(self.story)


def fact_columns(
    story: Ints,
    sentence: Ints,
    in_b: Bools,
    named: Sequence[tuple[str, str]],
    units: Sequence[str],
    claim: Callable[[int], Claim],
) -> FactColumns:
    """The columns of facts, from the kind and value of each, and what it counts ("" for nothing)."""
    numbers: dict[tuple[str, str], int] = {}
    value = np.array([numbers.setdefault(pair, len(numbers)) for pair in named], dtype=np.int64)
    known = np.array([_value(*pair) for pair in numbers], dtype=float).reshape(-1, 5)
    kind, family = known[:, 0].astype(np.int64), known[:, 1].astype(np.int64)
    counted: dict[str, int] = {"": 0}
    unit = np.array([counted.setdefault(name, len(counted)) for name in units], dtype=np.int64)
    last, sizes = {"": 0}, {None: 0}
    head = np.array([last.setdefault("".join(heads(name)), len(last)) for name in counted], dtype=np.int64)
    size = np.array([sizes.setdefault(measure(name), len(sizes)) for name in counted], dtype=np.int64)  # type: ignore[arg-type]
    return FactColumns(
        story,
        sentence,
        in_b,
        value,
        list(numbers),
        kind[value],
        family[value],
        known[value, 2],
        known[value, 3] > 0,
        known[value, 4] > 0,
        unit,
        head[unit],
        size[unit],
        claim,
    )


class _Known(NamedTuple):
    kind: int
    family: int
    amount: float
    small: bool
    relative: bool


@lru_cache(maxsize=100_000)
def _value(kind: str, value: str) -> _Known:
    """What a value tells by itself."""
    family = family_of(kind, value)
    number = None if family in ("day", "time") else amount(value)
    small = kind == "number" and bool(number) and number <= COUNTED  # type: ignore[operator]
    try:
        size = float("nan") if number is None else float(number)
    except OverflowError:
        size = float("inf")
    return _Known(FACTS.index(kind), FAMILIES.index(family), size, small, only_relative(kind, value))


def only_relative(kind: str, value: str) -> bool:
    """Whether a date says only how far off it is: "last year".

    >>> only_relative("date", "last year"), only_relative("date", "--05-09")
    (True, False)
    """
    return kind == "date" and not value[:1].isdigit() and value[:1] != "-"
