"""A story of a corpus, read again where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newslib.corpus.files import shown
from newslib.corpus.folders import record_of
from newslib.corpus.rows import Row, rows_of
from newslib.corpus.settings import checked_settings
from newslib.corpus.sources import Part, plan
from newslib.errors import InputError, ReadError
from newslib.reading.story import Story

if TYPE_CHECKING:
    from pandas import DataFrame


def story_of(folder: Path, stories: DataFrame, id: str) -> Story:
    """The story with this name; `stories` is the table of the results in `folder`."""
    found = stories[stories["id"] == id]
    if not len(found):
        raise InputError(f"{str(folder)!r} has no story {id!r}; its {len(stories)} stories are named in the column id")
    source, number = str(found["source"].iloc[0]), int(found["row"].iloc[0])
    record = record_of(folder)
    settings = checked_settings(**record["settings"])
    part = next(
        (part for part in plan(record["sources"], settings, folder).parts if _holds(part, source, number)), None
    )
    row = None if part is None else next((r for r in rows_of(part) if (r.source, r.row) == (source, number)), None)
    if not isinstance(row, Row) or row.id != id:
        raise ReadError(
            f"{source!r}: expected story {id!r} in row {number}; the file has changed since it was measured"
        )
    return as_story(row, told_once=settings.told_once)


def as_story(row: Row, *, told_once: bool = False) -> Story:
    """A row of a corpus as a `Story`."""
    if row.other is not None:
        return Story.from_texts(row.text, row.other, name=row.id)
    return Story.from_text(row.text, name=row.id, boundary=False if told_once else None)


def _holds(part: Part, source: str, row: int) -> bool:
    if part.kind == "texts":
        return any(shown(name) == source for name in part.names)
    return part.source == source and part.first <= row < part.first + part.rows
