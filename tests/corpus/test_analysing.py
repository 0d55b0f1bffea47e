"""From folders, files and tables of stories to the results, whatever is in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslib.corpus import Corpus, analyse
from newslib.corpus.tables import SHAPES
from newslib.errors import InputError, ReadError
from tests.corpus.corpora import HARBOUR, MARKET, measured_and_not, numbered, reasons, rows, same_tables, write_lines

TYPES = {"string": "string", "int64": "Int64", "double": "Float64"}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with sources of every kind, and with rows that are none."""
    folder = tmp_path / "mixed"
    (folder / "deep" / "er").mkdir(parents=True)
    write_lines(folder / "a.jsonl", [*numbered(9), 5, {"text": 5}])
    (folder / "b.csv").write_text(f'name,text\n1,"{MARKET}"\n2\n3,"{HARBOUR}\n\n{HARBOUR}"\n', encoding="utf-8")
    pd.DataFrame({"name": [1, 2, 3], "text": [HARBOUR, None, MARKET]}).to_parquet(folder / "deep" / "c.parquet")
    (folder / "deep" / "d.txt").write_text(f"{HARBOUR}\n\n{HARBOUR}", encoding="utf-8")
    (folder / "deep" / "er" / "e.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "f.md").write_text(MARKET, encoding="utf-8")
    return folder


SIZES = {"a.jsonl": 11, "b.csv": 3, "deep/c.parquet": 3, "deep/d.txt": 1, "deep/er/e.txt": 1, "f.md": 1}
EVERY = sorted((name, row) for name, size in SIZES.items() for row in range(size))


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_every_row_is_measured_or_says_why_not_once(mixed: Path, size: int) -> None:
    found = analyse(mixed, workers=2, rows=size)
    assert measured_and_not(found) == EVERY
    assert sorted(reasons(found)) == [
        *[("a.jsonl", 3), ("a.jsonl", 8), ("a.jsonl", 9), ("a.jsonl", 10)],
        *[("b.csv", 1), ("deep/c.parquet", 1), ("deep/er/e.txt", 0)],
    ]
    assert found.counts == {name: len(found.table(name)) for name in SHAPES}
    assert same_tables(found, analyse(mixed, workers=1))


@given(
    items=st.lists(st.sampled_from([*numbered(5), 5, None, {"text": "Rain."}]), min_size=1, max_size=12),
    size=st.integers(1, 13),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_size_of_parts_changes_a_table(tmp_path: Path, items: list[object], size: int) -> None:
    file = write_lines(tmp_path / "a.jsonl", [{"text": "First."}, *items])
    found = analyse(file, workers=1, rows=size)
    assert measured_and_not(found) == [("a.jsonl", i) for i in range(len(items) + 1)]
    assert same_tables(found, analyse(file, workers=1))


def test_the_parts_of_a_number_of_sources_are_told_apart_by_their_source(mixed: Path) -> None:
    found = analyse([mixed / "a.jsonl", mixed / "deep", str(mixed / "deep" / "d.txt")], rows=2)
    expected = [key for key in EVERY if key[0] == "a.jsonl" or key[0].startswith("deep")]
    assert measured_and_not(found) == expected


def test_names_dates_and_second_versions_have_columns(tmp_path: Path) -> None:
    items = [{"key": 7, "at": "May 5", "one": HARBOUR, "two": MARKET}, {"key": "x", "one": HARBOUR, "two": HARBOUR}]
    file = write_lines(tmp_path / "a.jsonl", items)
    found = analyse(file, text="one", other="two", id="key", date="at")
    assert rows(found.stories, "row", "id", "date", "boundary", "b_sentences") == [
        (0, "7", "May 5", 2, 3),
        (1, "x", None, 2, 3),
    ]
    assert found.stories["b_words_found_in_a"].tolist()[1] == 1.0


@pytest.mark.parametrize("only", [None, "similarity", "passages", "ledger", "summaries"])
@pytest.mark.parametrize("items", [numbered(4), [{"text": ""}], [{"text": "Rain fell."}]])
def test_every_table_has_its_columns_and_types(tmp_path: Path, only: str | None, items: Any) -> None:
    found = analyse(write_lines(tmp_path / "a.jsonl", items), only=only)
    for name, shape in SHAPES.items():
        table = found.table(name)
        assert {column: str(kind) for column, kind in table.dtypes.items()} == {
            column: TYPES[kind] for column, kind in shape.items()
        }
        for file in (found.folder / name).glob("*.parquet"):
            assert pyarrow.parquet.read_schema(file).names == list(shape)


def test_a_table_of_pandas_is_kept_with_the_results(tmp_path: Path) -> None:
    table = pd.DataFrame({"n": [3, 4], "text": [HARBOUR, None], "more": [{"a": 1}, "b"], 5: [6, 7]}, index=[8, 9])
    found = analyse(table, tmp_path / "out", id="n")
    assert rows(found.stories, "source", "row", "id") == [("input.parquet", 0, "3")]
    assert reasons(found) == {("input.parquet", 1): "no text: the column has no value"}
    assert found.story("3").text == HARBOUR
    kinds = table.astype({"text": "category"})
    assert same_tables(analyse(kinds, id="n"), found)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pd.DataFrame({"text": []}), "a corpus needs a story at least; got a table of no rows"),
        (pd.DataFrame({"words": ["a"]}), "the table: expected the stories in a column of text, article"),
        (pd.DataFrame([["a", "b"]], columns=["text", "text"]), "the table: expected one column 'text'; there are 2"),
        (pd.DataFrame({"text": ["a", 5]}), "expected columns of one type each, as Parquet holds them; "),
        (pd.DataFrame({"text": ["a", "\ud800"]}, dtype=object), "expected columns of one type each"),
    ],
)
def test_a_table_that_holds_no_stories_is_refused(tmp_path: Path, table: pd.DataFrame, message: str) -> None:
    with pytest.raises(InputError) as error:
        analyse(table, tmp_path / "out")
    assert message in str(error.value)
    assert analyse(pd.DataFrame({"text": ["Rain fell."]}), tmp_path / "out").counts["stories"] == 1


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        (5, "sources must be paths or a table; got int"),
        ([], "a corpus needs a folder or a file; got none"),
        ([5], "a source must be the path of a folder or a file; got 5"),
        ("", "a source must be the path of a folder or a file; got ''"),
        (b"a.txt", "got 97"),
    ],
)
def test_what_is_no_source_is_refused(tmp_path: Path, sources: Any, message: str) -> None:
    with pytest.raises(InputError) as error:
        analyse(sources, tmp_path / "out")
    assert message in str(error.value)
    assert not (tmp_path / "out").exists()


def test_a_bad_call_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no such thing"):
        analyse(tmp_path / "no-such", tmp_path / "out")
    with pytest.raises(InputError, match="workers must be a whole number, at least 1; got 0"):
        analyse(tmp_path, tmp_path / "out", workers=0)
    assert not (tmp_path / "out").exists()


def test_results_within_the_sources_are_not_read(mixed: Path) -> None:
    out = mixed / "results"
    for _ in range(2):
        assert measured_and_not(analyse(mixed, out, workers=1)) == EVERY
    assert measured_and_not(analyse(mixed, mixed / "others", workers=1)) == EVERY


def test_progress_counts_every_story_once(mixed: Path) -> None:
    steps: list[tuple[int, int, int]] = []
    analyse(mixed, workers=2, rows=2, progress=lambda *step: steps.append(step))
    assert steps[0] == (0, 20, 0)
    assert steps[-1] == (20, 20, 7)
    assert [step[0] for step in steps] == sorted(step[0] for step in steps)


def test_results_without_a_place_last_as_long_as_they_are_used(tmp_path: Path) -> None:
    found = analyse(write_lines(tmp_path / "a.jsonl", numbered(2)))
    folder = found.folder
    assert (folder / "corpus.json").is_file()
    del found
    assert not folder.exists()


@pytest.mark.parametrize("left", ["done", "stories"])
def test_a_run_that_was_broken_off_goes_on(mixed: Path, tmp_path: Path, left: str) -> None:
    expected = analyse(mixed, tmp_path / "expected", rows=2, workers=1)
    found = analyse(mixed, tmp_path / "out", rows=2, workers=1)
    for number in (0, 3, 4):
        (found.folder / "done" / f"part-{number:06d}.json").unlink()
        if left == "done":
            (found.folder / "stories" / f"part-{number:06d}.parquet").unlink()
    (found.folder / "stories" / ".part-000003.parquet.0123").write_bytes(b"PAR1 half")
    assert len(measured_and_not(Corpus(found.folder))) < len(EVERY)
    assert same_tables(analyse(mixed, tmp_path / "out", rows=2, workers=2), expected)


def test_a_second_half_of_json_is_no_row(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": HARBOUR}) + "\n" + json.dumps({"text": MARKET})[:-3], encoding="utf-8")
    found = analyse(file)
    assert measured_and_not(found) == [("a.jsonl", 0), ("a.jsonl", 1)]
    assert reasons(found)["a.jsonl", 1].startswith("the line is not JSON: Unterminated string")
