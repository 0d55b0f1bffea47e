"""What a run found, opened again."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from newslib.corpus import Corpus, analyse
from newslib.corpus.tables import SHAPES
from newslib.errors import InputError
from tests.corpus.corpora import numbered, same_tables, write_lines


@pytest.fixture
def found(tmp_path: Path) -> Corpus:
    return analyse(write_lines(tmp_path / "a.jsonl", numbered(10)), tmp_path / "year=2024" / "out", rows=3, id="name")


def test_results_are_opened_by_their_folder(found: Corpus) -> None:
    for folder in (found.folder, str(found.folder)):
        again = Corpus(folder)  # type: ignore[arg-type]
        assert same_tables(again, found)
        assert again.counts == {name: len(found.table(name)) for name in SHAPES}
    assert repr(again) == f"Corpus({str(found.folder)!r})"


def test_each_table_has_a_name(found: Corpus) -> None:
    tables = (found.stories, found.summaries, found.passages, found.ledger, found.errors)
    assert all(table.equals(found.table(name)) for table, name in zip(tables, SHAPES, strict=True))
    assert [len(table) > 0 for table in tables] == [True] * 5


def test_tables_are_sorted_by_source_and_row(found: Corpus) -> None:
    assert found.stories["row"].tolist() == [0, 1, 2, 4, 5, 6, 7, 9]
    assert found.summaries["row"].is_monotonic_increasing
    first = found.summaries[found.summaries["row"] == 1]
    assert first["half"].tolist() == sorted(first["half"])


def test_duckdb_opens_the_tables(found: Corpus) -> None:
    for name in SHAPES:
        sql = f"select * exclude (year) from read_parquet('{found.folder}/{name}/*.parquet', hive_partitioning = true)"
        opened = duckdb.sql(sql)
        assert opened.columns == list(SHAPES[name])
        assert len(opened.fetchall()) == found.counts[name]
    sql = f"select count(*), max(a_words) from '{found.folder}/stories/*.parquet' where boundary is null"
    once = found.stories[found.stories["boundary"].isna()]
    assert duckdb.sql(sql).fetchall() == [(len(once), once["a_words"].max())]


def test_what_is_not_there_is_named(found: Corpus, tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="a corpus has the tables stories, summaries, passages, ledger, errors; got 'x'"
    ):
        found.table("x")
    with pytest.raises(InputError, match=r"expected the results of a corpus in '.*'; there is no corpus\.json of one"):
        Corpus(tmp_path)
