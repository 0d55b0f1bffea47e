"""How frequent words are in English at large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from newslib.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENGLISH: Final = "English"
RAREST: Final = 1e-8
"""Where the list ends: a word that is not on it is rarer than one in a hundred million."""


def english_shares(terms: Iterable[str]) -> tuple[NDArray[np.float64], list[bool]]:
    """The share of each term among the words of English at large.

    From the package `wordfreq` (Speer 2022): news, books, encyclopaedia, subtitles and the web up to 2021, before
    machine-written text had spread. Numbers stand for all numbers as long as they are; of a term that the list cuts
    into parts ("state-run") the share is estimated from these.

    Returns
    -------
    shares : ndarray
        In (0, 1); `RAREST` where a term is not on the list.
    listed : list of bool
        Whether it is.
    """
    found = np.array([_share(term) for term in terms], dtype=np.float64)
    return np.maximum(found, RAREST), (found > 0).tolist()


@lru_cache(maxsize=100_000)
def _share(term: str) -> float:
    from wordfreq import word_frequency

    return float(word_frequency(term, "en", wordlist="large"))


def shares_in(terms: Iterable[str], known: Mapping[str, Any]) -> tuple[NDArray[np.float64], list[bool]]:
    """The share of each term by a mapping from terms to counts or shares; half the rarest where it is missing.

    Values that add up to more than 1 are counts, and a share is a part of their sum; others are shares as they stand.

    Raises
    ------
    InputError
        Where the mapping is empty, or a value is not a positive number.
    """
    if not known:
        raise InputError("a mapping of word frequencies needs at least one word; got none")
    for term, value in known.items():
        if not isinstance(value, int | float | np.number) or not 0 < float(value) < np.inf:
            raise InputError(f"word frequencies must be positive numbers; got {value!r} for {term!r}")
    total = max(sum(map(float, known.values())), 1.0)
    if max(map(float, known.values())) >= total:
        total *= 2  # a word has a share below 1
    least = min(map(float, known.values())) / 2
    terms = list(terms)
    return np.array([float(known.get(term, least)) / total for term in terms]), [term in known for term in terms]
