"""Tiny tables for tests: sentences as lists of strings."""

from __future__ import annotations

import pandas as pd

from newslib.tables import INT, STRING, make_table

SHAPE = {"half": STRING, "sentence": INT, "block": INT, "kind": STRING, "start": INT, "end": INT, "text": STRING}


def sentences_of(a: list[str], b: list[str] | None = None, kind: str = "paragraph") -> pd.DataFrame:
    """A sentence table with these sentences of A and of B, a block each."""
    rows, start = [], 0
    for number, (half, text) in enumerate([("A", text) for text in a] + [("B", text) for text in b or []]):
        rows.append((half, number, number, kind, start, start + len(text), text))
        start += len(text) + 1
    return make_table(SHAPE, rows)
