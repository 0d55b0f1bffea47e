"""Every measure of many stories, as columns of the results' tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
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
from newslib.corpus.measuring import Table, Tables, keys_of
from newslib.corpus.retrieving import as_story
from newslib.corpus.tables import LEDGER, PASSAGES, SIMILARITY
from newslib.reading.many import read_many, read_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.passages_many import ManyPassages
    from newslib.analysis.similarities import Similarities
    from newslib.corpus.rows import Row
    from newslib.corpus.settings import Settings
    from newslib.reading.many import Stories


def of_stories(rows: Sequence[Row], settings: Settings) -> Tables:
    """Every measure that is asked for, of stories told once or twice."""
    stories = _read(rows, settings)
    found: Tables = {"stories": keys_of(rows, range(len(rows))) | _sizes(rows, stories)}
    likeness = similarities(stories) if {"similarity", "ledger"} & set(settings.only) else None
    if likeness is not None and "similarity" in settings.only:
        values = zip(SIMILARITY, [*likeness.values.T, likeness.longest], strict=True)
        found["stories"] |= {name: _given(column, told_once=stories.boundary < 0) for name, column in values}
    if "passages" in settings.only:
        shared = passages_of(stories)
        totals = (shared.count, shared.words_of_b, shared.perfect_words, shared.longest)
        values = zip(PASSAGES, totals, strict=True)
        found["stories"] |= {name: _given(column, told_once=stories.boundary < 0) for name, column in values}
        found["passages"] = keys_of(rows, shared.story.tolist()) | _passages(stories, shared)
    if likeness is not None and "ledger" in settings.only:
        counts = _whole_ledgers(rows, settings) if settings.entities else _ledgers(stories, likeness)
        found["ledger"] = keys_of(rows, [story for story, *_ in counts]) | dict(
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
    return keys_of(rows, story.tolist()) | {
        "half": ["B" if in_b else "A" for in_b in stories.in_b[chosen].tolist()],
        "sentence": (chosen - np.searchsorted(batch.text, story)).tolist(),
        "text": batch.strings(chosen),
    }
