"""Stories of a corpus taken through the measures: rows of text become rows of the results' tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.analysis.lengths import Length
from newslib.analysis.methods import method_named
from newslib.analysis.summaries import best_of_each
from newslib.corpus.rows import BadRow, Row
from newslib.corpus.tables import SHAPES
from newslib.reading.article import lines_of
from newslib.reading.batch import batch_blocks

if TYPE_CHECKING:
    from newslib.corpus.settings import Settings

STORIES_AT_ONCE = 128
ARTICLES_AT_ONCE = 500  # twice as many would be a tenth faster, and take 20 MB more

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


def keys_of(rows: Sequence[Row], numbers: Iterable[int]) -> Table:
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
        **keys_of(rows, numbers),
        "half": ["A"] * len(numbers),
        "sentence": (chosen - first[batch.text[chosen]]).tolist(),
        "text": batch.strings(chosen),
    }
    return {"stories": {**keys_of(rows, range(len(rows))), **sizes}, "summaries": summaries}


def _of_stories(rows: Sequence[Row], settings: Settings) -> Tables:
    from newslib.corpus.measures import of_stories  # loads scipy, which articles do without

    return of_stories(rows, settings)
