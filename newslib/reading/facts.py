"""The facts of a story that can be held against each other: days, dates, times, numbers, money and percentages.

A sentence is read once, word by word. Most words begin no fact, and cost one look into a dictionary; those that may
begin one are tried with the few patterns that can match there. What a number is, its own words and the words beside
it tell; there is no model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from newslib.reading.amounts import SIGNS
from newslib.reading.calendar import Found
from newslib.reading.lending import with_lent
from newslib.reading.openings import Reader, digits, readers, sign

if TYPE_CHECKING:
    from pandas import DataFrame

KINDS: Final = ("weekday", "date", "time", "number", "money", "percent")


def fact_table(sentences: DataFrame) -> DataFrame:
    """Every weekday, date, time, number, sum of money and percentage of a story, one a row.

    Parameters
    ----------
    sentences : DataFrame
        What `sentence_table` gives; needs `half, sentence, start, text`. Every kind of block is read.

    Returns
    -------
    DataFrame
        `half`; `sentence`, its number; `start, end`, offsets into the story's text; `text`, the words as they stand
        there, a number with what it counts; `kind`; `value`, normalised; `unit`, what a number counts or measures, as
        it stands there or after its neighbour ("10 or 11 months"), else missing. Sorted by `start`; no two rows
        overlap. Kinds and values:

        - `weekday`: the day's name, with what makes it relative ("Friday", "last Friday");
        - `date`: ISO 8601 as far as it is given: `2025-03-12`, `--03-12` without the year, `--06` a month, `2026-01`,
          `1987`; `1990s`; from one to another with a stroke, `--05-03/--05-05`; relative ones as written ("last
          week"), for nothing says when the story was written;
        - `time`: the 24-hour clock, with the zone where there is one: `17:30`, `12:00 ET`, `19:00/21:00`; `05:00 or
          17:00` where nothing tells;
        - `number`: digits (`9400`, `24` for "two dozen", `-3`); ordinals `2nd`; scores and ranges `6-1`; fractions
          `2/3`;
        - `money`: the currency's ISO 4217 code and the amount, `GBP 6500000`, `USD 5-10`;
        - `percent`: digits, `3.5`, `5-10`.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    from newslib.tables import INT, STRING, make_table, require_columns

    require_columns(sentences, ["half", "sentence", "start", "text"], "fact_table")
    columns = (sentences[name].tolist() for name in ("half", "sentence", "start", "text"))
    rows = [
        (
            half,
            number,
            at + fact.start,
            at + fact.end,
            text[fact.start : fact.end],
            fact.kind,
            fact.value,
            fact.unit or None,
        )
        for half, number, at, text in zip(*columns, strict=True)
        for fact in find_facts(text)
    ]
    rows.sort(key=lambda row: row[2])
    shape = {"half": STRING, "sentence": INT, "start": INT, "end": INT}
    return make_table({**shape, **dict.fromkeys(["text", "kind", "value", "unit"], STRING)}, rows)


def find_facts(text: str) -> list[Found]:
    """The facts of a sentence, in order.

    >>> [fact.value for fact in find_facts("On Friday, May 9, two dozen people paid $4.2 million.")]
    ['Friday', '--05-09', '24', 'USD 4200000']
    """
    return facts_at(text, places_in(text))


def facts_at(text: str, places: Iterable[Place]) -> list[Found]:
    """The facts of a sentence, where it is known at which places one may begin (`places_in`)."""
    return [fact for fact in with_lent(text, _read(text, places)) if fact.kind]


Place = tuple[int, int, Reader]  # where a word, a sign or digits stand, and what reads a fact that begins there
_PIECE = re.compile(rf"([^\W\d_]+)|(\d\w*)|[{''.join(SIGNS)}]")
_WORD, _DIGITS = 1, 2  # the groups of a piece


def places_in(text: str) -> Iterator[Place]:
    """The words, signs and digits of a text that may begin a fact."""
    begins = readers()
    for piece in _PIECE.finditer(text):
        if piece.lastindex == _WORD:
            read = begins.get(piece[1].lower())
            if read and text[piece.start() - 1 : piece.start()] not in _HANDLE:
                yield *piece.span(), read
        else:
            yield *piece.span(), digits if piece.lastindex == _DIGITS else sign


def _read(text: str, places: Iterable[Place]) -> Iterator[Found]:
    """What begins at each place; those without a kind count nothing, and are not read again."""
    done = 0
    for start, end, read in places:
        if start >= done:
            fact = read(text, start, end)
            if fact and fact.start >= done:
                done = fact.end
                yield fact


_HANDLE = frozenset("@#_")
