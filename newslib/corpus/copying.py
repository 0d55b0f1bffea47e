"""Who copied whom among the stories of a corpus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from newslib.analysis.near_duplicates import NearDuplicates, near_duplicates
from newslib.corpus.analysing import record_of
from newslib.corpus.rows import Row, rows_of
from newslib.corpus.settings import checked_settings
from newslib.corpus.sources import plan
from newslib.errors import CorpusError
from newslib.reading.story import BETWEEN
from newslib.tables import INT, STRING

if TYPE_CHECKING:
    from pandas import DataFrame


def copies_of(folder: Path, least: float = 0.5) -> NearDuplicates:
    """Find near-duplicates among the stories of the results in `folder`, and keep both tables in `folder/copies`."""
    record = record_of(folder)
    settings = checked_settings(**record["settings"])
    parts = plan(record["sources"], settings, folder).parts
    rows = [row for part in parts for row in rows_of(part) if isinstance(row, Row)]
    dates = [row.date for row in rows]
    found = near_duplicates(
        [row.text if row.other is None else row.text + BETWEEN + row.other for row in rows],
        dates=dates if any(date is not None for date in dates) else None,
        least=least,
        names=[row.id for row in rows],
    )
    places = found.clusters["text"].astype(int).tolist()
    keys = pd.DataFrame(
        {
            "source": pd.array([rows[place].source for place in places], dtype=STRING),
            "row": pd.array([rows[place].row for place in places], dtype=INT),
        }
    )
    kept = NearDuplicates(found.pairs, pd.concat([keys, found.clusters], axis=1))
    for name in ("pairs", "clusters"):
        _write(folder / "copies" / f"{name}.parquet", getattr(kept, name))
    return kept


def _write(file: Path, table: DataFrame) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        table.to_parquet(draft, index=False)
        os.replace(draft, file)
    except OSError as error:
        raise CorpusError(f"cannot write to {str(file.parent)!r}: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
