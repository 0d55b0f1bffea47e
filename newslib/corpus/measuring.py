"""Stories of a corpus taken through the measures: rows of text become rows of the results' tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.analysis.claims.claim import FACTS, STATUSES
from newslib.analysis.ledger_counts import ledger_counts
from newslib.analysis.lengths import Length
from newslib.analysis.methods import method_named
from newslib.analysis.passages_many import passages_of
from newslib.analysis.similarities import similarities
from newslib.analysis.summaries import best_of_each
from newslib.corpus.retrieving import as_story
from newslib.corpus.rows import BadRow, Row
from newslib.corpus.tables import LEDGER, PASSAGES, SHAPES, SIMILARITY
from newslib.reading.article import lines_of
from newslib.reading.batch import batch_blocks
from newslib.reading.many import read_many, read_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.passages_many import ManyPassages
    from newslib.analysis.similarities import Similarities
    from newslib.corpus.settings import Settings
    from newslib.reading.many import Stories

STORIES_AT_ONCE = 128
ARTICLES_AT_ONCE = 500  # twice as many would be a tenth faster, and take 20 MB more
DIGITS = 9  # of a number's last digits some hang on the order of a sum, and so on what a worker has read before

Table = dict[str, list[Any]]
Tables = dict[str, Table]


def measured(rows: Iterable[Row | BadRow], settings: Settings) -> Tables:
    """The tables of some rows of a corpus.

    A story that something goes wrong with becomes a row of `errors`, and the others are what they are without it.
    """
    wanted = ["stories", *(part for part in ("summaries", "passages", "ledger") if part in settings.only), "errors"]
    found: Tables = {name: {column: [] for column in SHAPES[name]} for name in wanted}
    stream = iter(rows)
    size = ARTICLES_AT_ONCE if settings.plain else STORIES_AT_ONCE
    while some := list(islice(stream, size)):
        for bad in (row for row in some if isinstance(row, BadRow)):
            _add(found["errors"], [bad])
        _measure([row for row in some if isinstance(row, Row)], settings, found)
    return found


def _measure(rows: Sequence[Row], settings: Settings, found: Tables) -> None:
    """Add what these stories give; where a batch fails, story by story."""
    if not rows:
        return
    try:
        tables = _of_articles(rows, settings) if settings.plain else _of_stories(rows, settings)
    except Exception as error:  # whatever a text brings about, the other stories are not lost
        if len(rows) == 1:
            reason = f"{type(error).__name__}: {error}"
            _add(found["errors"], [BadRow(*rows[0][:3], reason.encode("utf-8", "replace").decode("utf-8"))])
            return
        for row in rows:
            _measure([row], settings, found)
        return
    for name, columns in tables.items():
        for column, values in found[name].items():
            values.extend(columns.get(column) or [None] * len(columns["row"]))


def _add(table: Table, rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        for values, value in zip(table.values(), row, strict=True):
            values.append(value)


def _keys(rows: Sequence[Row], numbers: Iterable[int]) -> Table:
    """The columns that say which story a row is of."""
    chosen = [rows[number] for number in numbers]
    return {
        "source": [row.source for row in chosen],
        "row": [row.row for row in chosen],
        "id": [row.id for row in chosen],
    }


def _of_articles(rows: Sequence[Row], settings: Settings) -> Tables:
    """Summaries of articles told once whose blocks are all paragraphs: what `summarize_texts` gives."""
    lines = [lines_of(row.text) for row in rows]
    story = np.repeat(np.arange(len(rows)), [len(found) for found in lines])
    batch = batch_blocks(list(chain.from_iterable(lines)), story)
    chosen = best_of_each(batch, method_named(settings.method), Length(settings.n), 0)
    numbers = batch.text[chosen].tolist()
    first = np.searchsorted(batch.text, np.arange(len(rows)))
    sizes = {
        "date": [row.date for row in rows],
        "characters": [len(row.text) for row in rows],
        "blocks": [len(found) for found in lines],
        "a_sentences": np.bincount(batch.text, minlength=len(rows)).tolist(),
        "a_words": np.bincount(batch.text, batch.words, len(rows)).astype(int).tolist(),
        "b_sentences": [0] * len(rows),
        "b_words": [0] * len(rows),
    }
    summaries = {
        **_keys(rows, numbers),
        "half": ["A"] * len(numbers),
        "sentence": (chosen - first[batch.text[chosen]]).tolist(),
        "text": batch.strings(chosen),
    }
    return {"stories": {**_keys(rows, range(len(rows))), **sizes}, "summaries": summaries}


def _of_stories(rows: Sequence[Row], settings: Settings) -> Tables:
    """Every measure that is asked for, of stories told once or twice."""
    stories = _read(rows, settings)
    found: Tables = {"stories": _keys(rows, range(len(rows))) | _sizes(rows, stories)}
    likeness = similarities(stories) if {"similarity", "ledger"} & set(settings.only) else None
    if likeness is not None and "similarity" in settings.only:
        values = zip(SIMILARITY, [*likeness.values.T, likeness.longest], strict=True)
        found["stories"] |= {name: _given(column, told_once=stories.boundary < 0) for name, column in values}
    if "passages" in settings.only:
        shared = passages_of(stories)
        totals = (shared.count, shared.words_of_b, shared.perfect_words, shared.longest)
        values = zip(PASSAGES, totals, strict=True)
        found["stories"] |= {name: _given(column, told_once=stories.boundary < 0) for name, column in values}
        found["passages"] = _keys(rows, shared.story.tolist()) | _passages(stories, shared)
    if likeness is not None and "ledger" in settings.only:
        counts = _whole_ledgers(rows, settings) if settings.entities else _ledgers(stories, likeness)
        found["ledger"] = _keys(rows, [story for story, *_ in counts]) | dict(
            zip(("kind", "status", "count"), ([row[i] for row in counts] for i in (1, 2, 3)), strict=True)
        )
        found["stories"] |= _by_status(counts, stories)
    if "summaries" in settings.only:
        found["summaries"] = _summaries(rows, stories, settings)
    return found


def _read(rows: Sequence[Row], settings: Settings) -> Stories:
    if settings.other is not None:
        return read_pairs([(row.text, row.other or "") for row in rows])
    given = [False if settings.told_once else None] * len(rows)
    return read_many([row.text for row in rows], given)


def _given(values: NDArray[Any], told_once: NDArray[np.bool_]) -> list[Any]:
    """A column of a table: nothing where a number is not one, or where there is no second version to compare."""
    nothing = told_once | (np.isnan(values) if values.dtype.kind == "f" else False)
    values = np.round(values, DIGITS)
    return [None if missing else value for value, missing in zip(values.tolist(), nothing.tolist(), strict=True)]


def _sizes(rows: Sequence[Row], stories: Stories) -> Table:
    """Where each story's second version begins, and how long everything is."""
    batch, size, in_b = stories.batch, len(stories), stories.in_b
    once = stories.boundary < 0
    found: Table = {
        "date": [row.date for row in rows],
        "characters": [len(row.text) + len(row.other or "") for row in rows],
        "blocks": np.bincount(stories.story, minlength=size).tolist(),
        "boundary": _given(stories.boundary, once),
        "probability": _given(stories.probability, np.zeros(size, dtype=bool)),
    }
    for half, sentences in (("a", ~in_b), ("b", in_b)):
        text, words = batch.text[sentences], batch.words[sentences]
        found[f"{half}_sentences"] = np.bincount(text, minlength=size).tolist()
        found[f"{half}_words"] = np.bincount(text, words, size).astype(int).tolist()
    return found


def _passages(stories: Stories, shared: ManyPassages) -> Table:
    first = np.searchsorted(stories.batch.text, shared.story)
    return {
        "a_sentence": (shared.a_first - first).tolist(),
        "b_sentence": (shared.b_first - first).tolist(),
        "words": shared.words.tolist(),
        "perfect": shared.perfect.tolist(),
    }


_Count = tuple[int, str, str, int]  # story, kind, status, how many rows


def _ledgers(stories: Stories, likeness: Similarities) -> list[_Count]:
    """The ledgers' rows of facts, and sentences that stand alone."""
    counts = ledger_counts(stories, likeness.alignment)
    at = np.nonzero(counts.facts)
    facts = zip(*(axis.tolist() for axis in at), counts.facts[at].tolist(), strict=True)
    found = [(story, FACTS[kind], STATUSES[status], count) for story, kind, status, count in facts]
    for status, column in (("only_a", counts.dropped), ("only_b", counts.added)):
        found += [(story, "wording", status, count) for story, count in enumerate(column.tolist()) if count]
    return sorted(found, key=itemgetter(0))


def _whole_ledgers(rows: Sequence[Row], settings: Settings) -> list[_Count]:
    """The rows of whole ledgers, story by story."""
    from newslib.analysis.ledger import claim_ledger

    found = []
    for number, row in enumerate(rows):
        ledger = claim_ledger(as_story(row, told_once=settings.told_once))
        counts = Counter(zip(ledger["kind"], ledger["status"], strict=True))
        found += [(number, kind, status, count) for (kind, status), count in sorted(counts.items())]
    return found


def _by_status(counts: Sequence[_Count], stories: Stories) -> Table:
    """How many rows each story's ledger has of each status; nothing for a story told once."""
    table = {status: [None if once else 0 for once in (stories.boundary < 0).tolist()] for status in LEDGER}
    for story, _, status, count in counts:
        table[status][story] = (table[status][story] or 0) + count
    return dict(table)


def _summaries(rows: Sequence[Row], stories: Stories, settings: Settings) -> Table:
    """The chosen sentences of each version, as `summarize` chooses them."""
    batch = stories.batch
    running = np.flatnonzero(stories.running)
    version = 2 * batch.text[running] + stories.in_b[running]
    chosen = running[
        best_of_each(replace(batch.only(running), text=version), method_named(settings.method), Length(settings.n), 0)
    ]
    story = batch.text[chosen]
    return _keys(rows, story.tolist()) | {
        "half": ["B" if in_b else "A" for in_b in stories.in_b[chosen].tolist()],
        "sentence": (chosen - np.searchsorted(batch.text, story)).tolist(),
        "text": batch.strings(chosen),
    }
