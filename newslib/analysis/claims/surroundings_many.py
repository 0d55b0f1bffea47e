"""What stands around the facts of many stories, and how alike it is: as `surroundings` has it, from a batch's numbers.

The words of a sentence are known as numbers already; where a fact stands among them, the pieces between white spaces
tell. Every story's stems have columns of their own, so one sparse product compares the facts of each story alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.claims.claim import counted_end
from newslib.analysis.claims.fact_columns import FAMILIES
from newslib.analysis.claims.surroundings import FAR, NEAR
from newslib.analysis.limits import require_few
from newslib.arrays import begins, distinct, lengths, order, ranges, sums, totals
from newslib.reading.facts_many import laid_out, piece_lengths
from newslib.reading.words import is_stop, term_of, word_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.claims.fact_columns import FactColumns
    from newslib.analysis.claims.fact_pairs import Couples
    from newslib.reading.batch import Batch
    from newslib.reading.facts_many import ManyFacts

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def likeness_of(batch: Batch, many: ManyFacts, facts: FactColumns, met: Couples) -> Floats:
    """How alike the surroundings of the two facts of every pair are, in [0, 1]; the facts are those of `many`."""
    from scipy import sparse

    fact, column, weight, width = _around(batch, many)
    column = column + facts.family[fact] * width  # facts of two families are never compared
    side = []
    for wanted in (~facts.in_b, facts.in_b):
        kept = wanted[fact]
        rows = np.cumsum(wanted) - 1
        starts = totals(np.bincount(rows[fact[kept]], minlength=int(wanted.sum())))
        shape = (int(wanted.sum()), max(1, width * len(FAMILIES)))
        side.append(sparse.csr_array((weight[kept], column[kept], starts), shape=shape))
    found = (side[0] @ side[1].T).tocoo()
    likeness = np.zeros(len(met.a))
    of_a = np.flatnonzero(~facts.in_b)
    likeness[met.starts[found.col] + met.within[of_a[found.row]]] = found.data
    return np.clip(likeness, 0.0, 1.0)


def _around(batch: Batch, many: ManyFacts) -> tuple[Ints, Ints, Floats, int]:
    """The weights around every fact as unit vectors: fact, column and weight of each; and how many columns there are.

    Those of a fact stand in the order of its sentence.
    """
    if not len(many.sentence):
        return many.sentence, many.sentence, np.zeros(0), 1
    first, last = _first_and_last(batch, many)
    column, idf = _columns(batch)
    start = batch.pointers[many.sentence]
    size = batch.pointers[many.sentence + 1] - start
    require_few(int(size.sum()), "a fact and a word of its sentence")
    fact = np.repeat(np.arange(len(size)), size)
    word = ranges(start, size)
    place = word - start[fact]
    before = place < first[fact]
    outside = before | (place >= last[fact])
    fact, word, place, before = fact[outside], word[outside], place[outside], before[outside]
    away = np.where(before, first[fact] - 1 - place, place - last[fact])
    column = column[word]
    weight = (1 / (1 + away / NEAR) + FAR) * idf[column]
    fact, column, weight = _nearest(fact, column, weight, len(idf))
    norm = np.sqrt(sums(fact, weight * weight, len(size)))
    return fact, column, weight / norm[fact], len(idf)


def _nearest(fact: Ints, column: Ints, weight: Floats, width: int) -> tuple[Ints, Ints, Floats]:
    """Each stem once for each fact, at its first place, with its largest weight."""
    key = fact * width + column
    at = order(key)
    starts = begins(key[at])
    if len(starts) == len(at):
        return fact, column, weight
    weight = weight.copy()
    weight[at[starts]] = np.maximum.reduceat(weight[at], starts)  # equal keys stand in their order
    kept = np.sort(at[starts])
    return fact[kept], column[kept], weight[kept]


def _columns(batch: Batch) -> tuple[Ints, Floats]:
    """A number for every stem of every story, for each content word; and how rare it is, for each number."""
    sentence = batch.sentences
    text = batch.text[sentence]
    key = text * (len(batch.vocabulary.stems) + 1) + batch.stems
    at = order(key)
    starts = begins(key[at])
    sizes = lengths(starts, len(at))
    column = np.empty(len(at), dtype=np.int64)
    column[at] = np.repeat(np.arange(len(starts)), sizes)
    new = np.ones(len(at), dtype=np.int64)
    new[1:] = (sentence[at][1:] != sentence[at][:-1]) | (key[at][1:] != key[at][:-1])
    count = np.add.reduceat(new, starts) if len(starts) else new
    sentences = np.bincount(batch.text, minlength=1)
    return column, np.log((1 + sentences[text[at[starts]]]) / (1 + count)) + 1


# --- where a fact stands among the words of its sentence


def _first_and_last(batch: Batch, many: ManyFacts) -> tuple[Ints, Ints]:
    """For every fact how many content words of its sentence end before it, and how many begin before its end."""
    start, end = (np.array(places, dtype=np.int64) for places in zip(*_spans(many), strict=True))
    rows = distinct(many.sentence)
    at, row, starts = laid_out(batch, rows)
    pieces = batch.pieces[at]
    stops = starts + piece_lengths(batch, pieces)
    content = totals(batch.vocabulary.known("content")[pieces])
    of_fact = np.searchsorted(rows, many.sentence)
    wide = int(max(stops.max(initial=0), end.max(initial=0))) + 1
    coordinates = row * wide + starts
    opens = np.searchsorted(coordinates, of_fact * wide + start, side="right") - 1
    closes = np.searchsorted(coordinates, of_fact * wide + end, side="left") - 1
    base = content[np.searchsorted(row, of_fact)]
    first, last = content[opens] - base, content[closes + 1] - base
    names = batch.vocabulary.pieces
    inside = np.flatnonzero(start > starts[opens])
    columns = (pieces[opens[inside]].tolist(), (start - starts[opens])[inside].tolist())
    first[inside] += np.fromiter((_ended(names[piece], away) for piece, away in zip(*columns, strict=True)), int)
    inside = np.flatnonzero(end < stops[closes])
    columns = (pieces[closes[inside]].tolist(), (end - starts[closes])[inside].tolist())
    last[inside] -= np.fromiter((_to_begin(names[piece], away) for piece, away in zip(*columns, strict=True)), int)
    for i in np.flatnonzero(np.isin(many.sentence, list(many.odd))).tolist():
        text = many.texts[int(many.sentence[i])]
        first[i] = _ended(text, int(start[i]))
        last[i] = len(_words_in(text)) - _to_begin(text, int(end[i]))
    return first, last


def _spans(many: ManyFacts) -> Iterator[tuple[int, int]]:
    """Where facts begin and where their figures end: what a number counts is company."""
    for number, fact in zip(many.sentence.tolist(), many.found, strict=True):
        end = fact.end
        if fact.unit:
            end = counted_end(many.texts[number][fact.start : end], fact.unit, fact.start, end)
        yield fact.start, end


def _ended(text: str, at: int) -> int:
    """How many content words of a text end before a place."""
    return sum(stop <= at for _, stop in _words_in(text))


def _to_begin(text: str, at: int) -> int:
    """How many content words of a text begin at a place or behind it."""
    return sum(begin >= at for begin, _ in _words_in(text))


@lru_cache(maxsize=100_000)
def _words_in(text: str) -> list[tuple[int, int]]:
    """Where the content words of a text begin and end."""
    return [(start, end) for start, end in word_spans(text) if not is_stop(term_of(text[start:end]))]
