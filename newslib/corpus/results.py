"""What a run over a corpus found: tables to open, and stories to read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.corpus.tables import SHAPES, parts_done
from newslib.errors import InputError

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.analysis.near_duplicates import NearDuplicates
    from newslib.reading.story import Story


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """The results of `analyse`, as they are in a folder.

    Every table has `source` (the file), `row` (its row there, from 0) and `id`, and beside them:

    - `stories`, a row a story: `date`; `characters`, `blocks`; `boundary`, the block that begins version B, missing
      where the story is told once, and `probability`, in [0, 1], how sure that is; `a_sentences … b_words`; a column a
      measure of `similarity`, on its scale, missing where there is nothing to take a share of or it was not asked for;
      `longest_shared_run` in words; `shared_passages`, `shared_words` (of B in them), `perfect_words` (of these word
      for word), `longest_passage` in words; `same, variant, changed, possible, only_a, only_b`: rows of the ledger.
    - `summaries`, a row a chosen sentence: `half`, `sentence` (its number in `sentence_table`), `text`.
    - `passages`, a row a shared passage: `a_sentence, b_sentence` in which it begins, `words, perfect`.
    - `ledger`: `kind, status, count`, where there are any.
    - `errors`, a row of the sources that could not be measured: `reason`.

    Attributes
    ----------
    folder : Path
        Each table is a folder in it, of Parquet files: `SELECT … FROM 'folder/stories/*.parquet'` in DuckDB.
    """

    folder: Path
    _kept: Any = field(default=None, repr=False)

    @property
    def stories(self) -> DataFrame:
        """A row a story."""
        return self.table("stories")

    @property
    def summaries(self) -> DataFrame:
        """A row a sentence of a summary."""
        return self.table("summaries")

    @property
    def passages(self) -> DataFrame:
        """A row a shared passage."""
        return self.table("passages")

    @property
    def ledger(self) -> DataFrame:
        """How many rows of each kind and status a story's ledger has."""
        return self.table("ledger")

    @property
    def errors(self) -> DataFrame:
        """What could not be measured, and why."""
        return self.table("errors")

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        found = dict.fromkeys(SHAPES, 0)
        for counts in parts_done(self.folder).values():
            for name, count in counts.items():
                found[name] += count
        return found

    def table(self, name: str) -> DataFrame:
        """A table by its name, sorted by source and row, in pandas' nullable types; empty where nobody asked for it."""
        from pandas import BooleanDtype, Float64Dtype, Int64Dtype
        from pyarrow import concat_tables, parquet

        from newslib.corpus.tables import schema
        from newslib.tables import STRING

        if name not in SHAPES:
            raise InputError(f"a corpus has the tables {', '.join(SHAPES)}; got {name!r}")
        files = sorted((self.folder / name).glob("part-*.parquet"))
        table = concat_tables([schema(name).empty_table(), *(parquet.read_table(file) for file in files)])
        kinds = {"int64": Int64Dtype(), "double": Float64Dtype(), "string": STRING, "bool": BooleanDtype()}
        found: DataFrame = table.to_pandas(types_mapper=lambda kind: kinds.get(str(kind)))
        return found.sort_values(["source", "row"], kind="stable").reset_index(drop=True)

    def copies(self, least: float = 0.5) -> NearDuplicates:
        """Who copied whom: near-duplicates among all stories, each as its whole text (`newslib.near_duplicates`).

        All texts are in memory for it. Its tables are kept in the folder `copies`, too; `clusters` also has `source`
        and `row`.

        Parameters
        ----------
        least : float
            The similarity of a pair, above 0 and at most 1.
        """
        from newslib.corpus.copying import copies_of

        return copies_of(self.folder, least)

    def story(self, id: str) -> Story:
        """Read a story of the corpus again, as a `Story` for the tools that take one.

        Parameters
        ----------
        id : str
            As the tables have it; the first story where several have it.

        Raises
        ------
        InputError
            Where there is no such story.
        ReadError
            Where its file is not there any more, or has changed.
        """
        from newslib.corpus.retrieving import story_of

        return story_of(self.folder, self.stories, id)

    def __repr__(self) -> str:
        return f"Corpus({str(self.folder)!r})"
