"""The tables that a corpus becomes: their columns, and how a part of them is written, whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newslib.analysis.measures import MEASURES

if TYPE_CHECKING:
    import pyarrow

Columns = Mapping[str, Sequence[Any]]

RECORD: Final = "corpus.json"
"""The file in a folder of results that says what they were made from."""
KEY: Final = {"source": "string", "row": "int64", "id": "string"}
STATUSES: Final = ("same", "variant", "changed", "possible", "only_a", "only_b")


def column_of(measure: str) -> str:
    """The name of a measure as that of a column.

    >>> column_of("A's word pairs found in B"), column_of("4-character cosine")
    ('a_word_pairs_found_in_b', 'character_cosine')
    """
    bare = measure.replace("4-character", "character").replace("'s", "").replace("TF-IDF", "tfidf")
    return "_".join("".join(mark if mark.isalnum() else " " for mark in bare.lower()).split())


LENGTHS: Final = {
    "date": "string",
    **dict.fromkeys(["characters", "blocks", "boundary"], "int64"),
    "probability": "double",
    **dict.fromkeys(["a_sentences", "b_sentences", "a_words", "b_words"], "int64"),
}
SIMILARITY: Final = {**{column_of(measure.name): "double" for measure in MEASURES}, "longest_shared_run": "int64"}
PASSAGES: Final = dict.fromkeys(["shared_passages", "shared_words", "perfect_words", "longest_passage"], "int64")
LEDGER: Final = dict.fromkeys(STATUSES, "int64")

SHAPES: Final[Mapping[str, Mapping[str, str]]] = {
    "stories": {**KEY, **LENGTHS, **SIMILARITY, **PASSAGES, **LEDGER},
    "summaries": {**KEY, "half": "string", "sentence": "int64", "text": "string"},
    "passages": {
        **KEY,
        **dict.fromkeys(["a_sentence", "b_sentence", "words", "perfect"], "int64"),
    },
    "ledger": {**KEY, "kind": "string", "status": "string", "count": "int64"},
    "errors": {**KEY, "reason": "string"},
}
"""The columns of every table and their types, as pyarrow names them."""


def schema(name: str) -> pyarrow.Schema:
    """The columns of a table as pyarrow has them."""
    import pyarrow

    return pyarrow.schema([(column, pyarrow.type_for_alias(kind)) for column, kind in SHAPES[name].items()])


def part_file(folder: Path, table: str, number: int) -> Path:
    """Where a part of a table is."""
    return folder / table / f"part-{number:06d}.parquet"


def done_file(folder: Path, number: int) -> Path:
    """What says that a part is whole."""
    return folder / "done" / f"part-{number:06d}.json"


def write_part(folder: Path, number: int, tables: Mapping[str, Columns]) -> dict[str, int]:
    """Write a part of every table, and then that it is done.

    Each file takes its name when it is whole; a part that was written before is written over with the same rows. So a
    part that is broken off leaves nothing behind that is double or half.

    Returns
    -------
    dict
        How many rows each table got.
    """
    import pyarrow
    from pyarrow import parquet

    counts = {}
    for name, columns in tables.items():
        table = pyarrow.table(dict(columns), schema=schema(name))
        file = part_file(folder, name, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = draft_of(file)
        try:
            parquet.write_table(table, draft, compression="zstd", write_statistics=False)
            os.replace(draft, file)
        finally:
            draft.unlink(missing_ok=True)
        counts[name] = table.num_rows
    write_json(done_file(folder, number), counts)
    return counts


def write_json(file: Path, content: Mapping[str, Any]) -> None:
    """Write a file that is whole or not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = draft_of(file)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    try:
        draft.write_bytes(text.encode("utf-8", "backslashreplace"))  # which is how JSON has halves of characters
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def draft_of(file: Path) -> Path:
    """Where a file is written before it takes its name: on a cluster others may be at the same one."""
    return file.with_name(f".{file.name}.{os.urandom(8).hex()}")


def parts_done(folder: Path) -> dict[int, dict[str, int]]:
    """The parts that are whole, and how many rows each table got of them; a word of that which is damaged is none."""
    found = {}
    for file in sorted((folder / "done").glob("part-*.json")):
        try:
            counts = json.loads(file.read_text(encoding="utf-8"))
            number = int(file.stem.removeprefix("part-"))
        except (OSError, ValueError):
            continue
        if isinstance(counts, dict):
            found[number] = counts
    return found
