"""Where things stand among the words: words, phrases, stems, and stretches of text such as names.

Counts, concordance and dispersion all start here, so that the number in a chart is the number of lines that a reader
can look at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from newslib.errors import InputError
from newslib.reading.words import stem_of, stems_of, term_of, words_of
from newslib.tables import require_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Ints = NDArray[np.int64]

LONGEST_PHRASE: Final = 3
WORD_COLUMNS: Final = ("half", "sentence", "position", "start", "end", "text", "term", "stop")
LABELS: Final = ("term", "name", "source", "speaker", "text")
"""Columns that may say what a stretch of text counts as, the first that is there."""


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Stretches of the words of a table.

    Attributes
    ----------
    item : list of str
        What each counts as.
    first, last : ndarray of int
        The rows of its first and its last word in the table.
    start, end : ndarray of int
        Offsets into the story's text; -1 where the table of words has none.
    """

    item: list[str]
    first: Ints
    last: Ints
    start: Ints
    end: Ints


def adjoining(words: DataFrame) -> NDArray[np.bool_]:
    """Whether the next word of a table stands beside a word: in its sentence, with one character between them.

    So a comma and the blank behind it part two words, and no phrase reaches over them; one dash set close does not.
    """
    if not len(words):
        return np.zeros(0, dtype=bool)
    half, sentence, start, end = (words[name].to_numpy() for name in ("half", "sentence", "start", "end"))
    beside = np.zeros(len(words), dtype=bool)
    same = (half[1:] == half[:-1]) & (sentence[1:] == sentence[:-1])
    beside[:-1] = (same & (start[1:] - end[:-1] == 1)).astype(bool)
    return beside


def phrases_at(words: DataFrame, length: int) -> Ints:
    """The rows at which a phrase of so many words begins."""
    beside = adjoining(words) if length > 1 else np.zeros(len(words), dtype=bool)
    begins = np.ones(len(words), dtype=bool)
    for step in range(length - 1):
        begins &= np.concatenate([beside[step:], np.zeros(step, dtype=bool)])
    found: Ints = np.flatnonzero(begins)
    return found


def phrases(words: DataFrame, length: int, *, stems: bool = False, stops: bool = False) -> Occurrences:
    """Every phrase of `length` words; without `stops` none that begins or ends with a function word."""
    terms = words["term"].tolist()
    counted = stems_of(terms) if stems else terms
    at = phrases_at(words, length)
    if not stops:
        stop = words["stop"].to_numpy(dtype=bool)
        at = at[~stop[at] & ~stop[at + length - 1]]
    items = [" ".join(counted[i : i + length]) for i in at.tolist()]
    return _between(words, items, at, at + length - 1)


def readable(words: DataFrame, found: Occurrences) -> dict[str, str]:
    """The form that each item has most often, in small letters; of equals the first in the alphabet."""
    terms = words["term"].tolist()
    forms: dict[str, Counter[str]] = {}
    for item, first, last in zip(found.item, found.first.tolist(), found.last.tolist(), strict=True):
        forms.setdefault(item, Counter())[" ".join(terms[first : last + 1])] += 1
    return {item: min(counts, key=lambda form: (-counts[form], form)) for item, counts in forms.items()}


def find(words: DataFrame, what: object, *, stems: bool = False, caller: str) -> Occurrences:
    """Look for words, phrases or stretches of text.

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it.
    what : str, sequence of str, or DataFrame
        A word or a phrase, as a reader or a table of frequencies writes it, or several; or a table with `start, end`
        (of `entity_table`, `quote_table`, …) whose rows are the stretches; what they count as stands in its column
        `term`, `name`, `source`, `speaker` or `text`.
    stems : bool
        Whether all forms of a word count as it.
    caller : str
        Who asks, for errors.
    """
    require_columns(words, WORD_COLUMNS, caller)
    if isinstance(what, pd.DataFrame):
        return _stretches(words, what, caller)
    wanted = [what] if isinstance(what, str) else list(what) if isinstance(what, Sequence | pd.Series) else [what]
    for term in wanted:
        if not isinstance(term, str) or not words_of(term):
            raise InputError(f"{caller} needs terms that hold a word; got {term!r}")
    terms = words["term"].tolist()
    known, counted = set(terms), stems_of(terms) if stems else terms
    places: dict[str, list[int]] = {}
    for row, term in enumerate(counted):
        places.setdefault(term, []).append(row)
    beside = adjoining(words)
    items, first, last = [], [], []
    for term in dict.fromkeys(wanted):
        pieces = term.split(" ")
        parts = pieces if known.issuperset(pieces) else [term_of(word) for word in words_of(term)]
        if stems:
            forms = [stem_of(part) for part in parts]
            given = not all(form in places for form in forms) and all(piece in places for piece in pieces)
            parts = pieces if given else forms
        for row in places.get(parts[0], []):
            stop = row + len(parts) - 1
            if stop < len(counted) and counted[row : stop + 1] == parts and bool(beside[row:stop].all()):
                items.append(term)
                first.append(row)
                last.append(stop)
    return _between(words, items, np.array(first, dtype=np.int64), np.array(last, dtype=np.int64))


def _between(words: DataFrame, items: list[str], first: Ints, last: Ints) -> Occurrences:
    nowhere = np.full(len(words), -1)
    starts, ends = (words.get(name, pd.Series(nowhere)).to_numpy(dtype=np.int64) for name in ("start", "end"))
    return Occurrences(items, first, last, starts[first], ends[last])


def _stretches(words: DataFrame, table: DataFrame, caller: str) -> Occurrences:
    """The rows of a table of stretches; those outside the words (in a kind of block that is not counted) are left."""
    label = next((name for name in LABELS if name in table.columns), None)
    require_columns(table, ["start", "end", label or "text"], caller)
    rows = table.dropna(subset=[label or "text"])
    begins, ends = (words[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    start, end = (rows[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    first = np.searchsorted(ends, start, side="right")
    last = np.searchsorted(begins, end, side="left") - 1
    inside = (first <= last) & (first < len(words))
    items: list[Any] = rows[label or "text"].tolist()
    kept = np.flatnonzero(inside).tolist()
    return Occurrences([str(items[i]) for i in kept], first[inside], last[inside], start[inside], end[inside])
