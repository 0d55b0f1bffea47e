"""The columns that stories stand in."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow
import pytest
from pyarrow import parquet

from newslib.corpus.columns import chosen_columns, columns_of
from newslib.corpus.settings import checked_settings
from newslib.errors import InputError, ReadError
from tests.corpus.corpora import write_lines

PLAIN = checked_settings()


def test_a_column_of_a_usual_name_is_found_and_another_can_be_named() -> None:
    assert chosen_columns(["id", "body", "article"], PLAIN, "it").text == "article"
    named = checked_settings(text="körper", other="body", id="id", date="id")
    chosen = chosen_columns(["id", "body", "körper"], named, "it")
    assert chosen[:4] == ("körper", "body", "id", "id")
    assert chosen.names == ("id", "körper", "body")


@pytest.mark.parametrize(
    ("there", "given", "message"),
    [
        (
            ["title", "words"],
            {},
            "it: expected the stories in a column of text, article, document, body, content, or in ",
        ),
        ([], {}, "its columns are none"),
        (["text"], {"other": "txet"}, "it: expected a column 'txet'; its columns are text; did you mean 'text'?"),
        (["text", "id", "id"], {"id": "id"}, "it: expected one column 'id'; there are 2 of that name"),
        ([1, 2], {}, "its columns are 1, 2"),
    ],
)
def test_a_missing_column_is_named_beside_those_that_are_there(
    there: list[object], given: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError) as error:
        chosen_columns(there, checked_settings(**given), "it")
    assert message in str(error.value)


def test_objects_have_the_fields_of_the_first_of_them(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [{"id": 1}, 5, {"text": "One."}])
    file.write_bytes(b"\xef\xbb\xbf\n{broken\n" + b"[" * 100_000 + b"\n" + file.read_bytes())
    assert columns_of(file, "jsonl", checked_settings(id="id"))[:4] == ("text", None, "id", None)
    assert columns_of(write_lines(file, ["One.", "Two."]), "jsonl", PLAIN).text == "text"


def test_a_file_without_an_object_is_no_jsonl(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("One.\nTwo.\n")
    with pytest.raises(ReadError, match="expected a JSON object a line; none of its first 100 lines is one"):
        columns_of(tmp_path / "a.jsonl", "jsonl", PLAIN)


def test_csv_knows_the_places_of_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;text\n", encoding="utf-8")
    assert columns_of(tmp_path / "a.csv", "csv", PLAIN).header == ("id", "text")


def test_parquet_says_what_it_has_and_what_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pd.DataFrame({"content": ["One."], "n": [1]}).to_parquet(file)
    assert columns_of(file, "parquet", PLAIN).text == "content"
    parquet.write_table(pyarrow.table([["One."], ["Two."]], names=["text", "text"]), file)
    with pytest.raises(InputError, match="expected one column 'text'; there are 2 of that name"):
        columns_of(file, "parquet", PLAIN)
    file.write_text("One.")
    with pytest.raises(ReadError, match="expected a Parquet file"):
        columns_of(file, "parquet", PLAIN)
