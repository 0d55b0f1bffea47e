"""Which sentences the methods choose, and how far they agree: with each other, and with a reader."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.analysis.methods import METHODS, method_named
from newslib.analysis.ranking import rank_sentences
from newslib.errors import InputError
from newslib.tables import BOOL, FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

READER = "reader"
COLUMNS = ["method", "half", "sentence", "rank", "chosen", "text"]


def choices(
    sentences: DataFrame,
    methods: Sequence[str] | None = None,
    *,
    n: int = 3,
    words: int | None = None,
    ratio: float | None = None,
    picks: Sequence[int] | None = None,
    reference: object = None,
    seed: int = 0,
) -> DataFrame:
    """Which sentences each method chooses.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    methods : sequence of str, optional
        Names of methods. None takes all of them, `oracle` only where there is a reference.
    n, words, ratio, reference, seed
        As for `rank_sentences`.
    picks : sequence of int, optional
        A reader's own choice: numbers in column `sentence`, the most important first. It is one more method, `reader`.

    Returns
    -------
    DataFrame
        A row for every method and sentence: `method`, `half`, `sentence`, `rank` (in its half; missing where the
        reader did not pick the sentence), `chosen`, `text`.

    Raises
    ------
    InputError
        Where an argument is not what `rank_sentences` takes, or a pick is not a sentence that is ranked.
    """
    for what, given in (
        ("methods must be a sequence of names", methods),
        ("picks must be a sequence of numbers", picks),
    ):
        if given is not None and (isinstance(given, str) or not isinstance(given, Collection)):
            raise InputError(f"{what}; got {given!r}")
    names = list(METHODS) if methods is None else list(methods)
    if methods is None and reference is None:
        names.remove("oracle")
    length: dict[str, Any] = {"n": n, "words": words, "ratio": ratio, "reference": reference, "seed": seed}
    for name in names:
        method_named(name)
    found = [rank_sentences(sentences, name, **length).assign(method=name) for name in names]
    if picks is not None:
        found.append(_picked(rank_sentences(sentences, "lead"), picks))
    shape = {"method": STRING, "half": STRING, "sentence": INT, "rank": INT, "chosen": BOOL, "text": STRING}
    if not found:
        return make_table(shape)
    table = pd.concat([part[COLUMNS] for part in found], ignore_index=True)
    return table.astype({"method": STRING})


def _picked(ranked: DataFrame, picks: Sequence[int]) -> DataFrame:
    """The reader's picks as a method ranks: in each half from 1."""
    known = ranked["sentence"].tolist()
    for pick in picks:
        if pick not in known:
            raise InputError(f"picks must be numbers of sentences that are ranked; got {pick!r}")
    order = {number: place for place, number in enumerate(dict.fromkeys(picks))}
    place = ranked["sentence"].map(order).astype(INT)
    rank = place.groupby(ranked["half"]).rank().astype(INT)
    return ranked.assign(method=READER, rank=rank, chosen=place.notna().astype(BOOL))


def agreement(chosen: DataFrame) -> DataFrame:
    r"""How far each two methods agree on which sentences to choose.

    Parameters
    ----------
    chosen : DataFrame
        As `choices` gives it.

    Returns
    -------
    DataFrame
        For every half and two methods: `half`, `method`, `other`; `shared`, how many sentences both choose; `size`,
        how many the one that chooses fewer does; `expected`, how many both would choose if each chose as many by
        chance, :math:`ab / n`; and `kappa`, in [-1, 1], agreement beyond chance over all sentences, 1 is the same
        choice and 0 what chance would give (Cohen 1960, https://doi.org/10.1177/001316446002000104), missing where
        both choose all or none. A few sentences are few: with three of twelve chosen, one sentence more or less
        shared moves kappa by 0.44.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(chosen, ("method", "half", "sentence", "chosen"), "agreement")
    shape = {"half": STRING, "method": STRING, "other": STRING, "shared": INT, "size": INT, "expected": FLOAT}
    return make_table({**shape, "kappa": FLOAT}, _pairs(chosen))


def _pairs(chosen: DataFrame) -> Iterator[tuple[Any, ...]]:
    for half in chosen["half"].drop_duplicates().tolist():
        rows = chosen[chosen["half"] == half]
        total = rows["sentence"].nunique()
        picked = {
            name: set(rows["sentence"][(rows["method"] == name) & rows["chosen"]])
            for name in rows["method"].drop_duplicates().tolist()
        }
        for (one, a), (other, b) in combinations(picked.items(), 2):
            both, expected = len(a & b), len(a) * len(b) / total
            observed = (total - len(a ^ b)) / total
            by_chance = (len(a) * len(b) + (total - len(a)) * (total - len(b))) / total**2
            kappa = None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)
            yield half, one, other, both, min(len(a), len(b)), expected, kappa
