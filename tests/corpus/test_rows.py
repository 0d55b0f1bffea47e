"""The rows of every kind of source: each is a story, or says why it is none."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pandas as pd
import pyarrow
import pytest
from pyarrow import parquet

from newslib.corpus import rows as room
from newslib.corpus.rows import BadRow, Row, rows_of
from newslib.corpus.settings import checked_settings
from newslib.corpus.sources import plan

Told = tuple[int, str, str]


def read(source: Path, size: int = 1000, **given: Any) -> list[Row | BadRow]:
    """Every row of a source, read part by part."""
    settings = checked_settings(rows=size, **given)
    return [row for part in plan(source, settings).parts for row in rows_of(part)]


def told(found: Iterable[Row | BadRow]) -> list[Told]:
    """The number, name and text of each row, or the reason why it has none."""
    return [(row.row, row.id, row.text if isinstance(row, Row) else f"! {row.reason}") for row in found]


def texts(found: Iterable[Row | BadRow]) -> list[str]:
    return [text for _, _, text in told(found)]


# --- texts


def test_every_format_is_read_and_what_is_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry left.", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Rain\n\nIt *fell*.", encoding="utf-8")
    page = "<html><body><article><h1>Snow</h1><p>It lay on every roof of the town.</p></article></body></html>"
    (tmp_path / "c.html").write_text(page, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph("Wind blew.")
    document.save(str(tmp_path / "d.docx"))
    (tmp_path / "e").write_bytes("Der Fährmann saß schön am großen Fluß und hörte den Möwen zu.".encode("latin-1"))
    (tmp_path / "f.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "g.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "h.txt").write_text(" \n\n", encoding="utf-8")
    found = {row.id: row for row in read(tmp_path)}
    kept = {name: row.text for name, row in found.items() if isinstance(row, Row)}
    assert list(found) == ["a.txt", "b.md", "c.html", "d.docx", "e", "f.txt", "g.docx", "h.txt"]
    assert (kept["a.txt"], kept["d.docx"]) == ("The ferry left.", "Wind blew.\n")
    assert "*" not in kept["b.md"]
    assert "It lay on every roof" in kept["c.html"]
    assert "<" not in kept["c.html"]
    assert "Fährmann" in kept["e"]
    reasons = {name: row.reason for name, row in found.items() if isinstance(row, BadRow)}
    assert list(reasons) == ["f.txt", "g.docx", "h.txt"]
    assert all("expected" in reasons[name] and str(tmp_path) not in reasons[name] for name in ("f.txt", "g.docx"))
    assert reasons["h.txt"] == "the text is blank"


def test_names_may_hold_anything(tmp_path: Path) -> None:
    names = [b"two words.txt", b"two\nlines.txt", b"caf\xe9.txt", b"caf\xe8.txt", "日本.txt".encode()]
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(f"{len(name)}", encoding="utf-8")
    found = {row.id: row.text for row in read(tmp_path) if isinstance(row, Row)}
    expected = {
        "two words.txt": "13",
        "two\nlines.txt": "13",
        r"caf\xe9.txt": "8",
        r"caf\xe8.txt": "8",
        "日本.txt": "10",
    }
    assert found == expected


def test_what_is_no_file_or_fails_to_be_read_spoils_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "d.txt").write_text("Rain fell.", encoding="utf-8")
    whole = room.read_text

    def fails(path: Path) -> str:
        if path.name == "c.txt":
            raise MemoryError("\ud800")
        return whole(path)

    monkeypatch.setattr(room, "read_text", fails)
    assert texts(read(tmp_path)) == [
        "! expected a text file; there is no such file",
        "! expected a text file; it is not a regular file",
        "! cannot be read: MemoryError: ?",
        "Rain fell.",
    ]


# --- lines of JSON


def lines(folder: Path, *items: bytes | object, end: bytes = b"\n") -> Path:
    made = [item if isinstance(item, bytes) else json.dumps(item).encode() for item in items]
    (folder / "a.jsonl").write_bytes(b"\n".join(made) + end)
    return folder / "a.jsonl"


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_every_line_is_a_story_or_says_why_not(tmp_path: Path, size: int) -> None:
    file = lines(
        tmp_path,
        b"\xef\xbb\xbf" + b'{"id": "first", "text": "One."}',
        *({"text": "Two."}, b"", b"   ", b'{"text": "Thr', b'{"text": "caf\xe9"}', b"[1]", "A string.", b"7", b"null"),
        *({"id": 4}, {"id": 5, "text": None}, {"text": 6}, {"text": ["a"]}, {"text": " \n"}, {"text": "a\ud800"}),
        *({"id": "\udfff", "text": "b"}, {"id": "", "text": "c"}, b"[" * 100_000, b"9" * 5000),
        b'{"id": 0, "text": "Last.", "more": "\xe2\x80\xa8"}',
        end=b"",
    )
    found = [
        (row, id, text.split(": ")[0] if "JSON:" in text else text) for row, id, text in told(read(file, size, id="id"))
    ]
    assert found == [
        (0, "first", "One."),
        (1, "a.jsonl:1", "Two."),
        (2, "a.jsonl:2", "! the line is blank"),
        (3, "a.jsonl:3", "! the line is blank"),
        (4, "a.jsonl:4", "! the line is not JSON"),
        (5, "a.jsonl:5", "! the line is not UTF-8: byte 0xe9 at 13"),
        (6, "a.jsonl:6", "! the line must hold a JSON object; got list"),
        (7, "a.jsonl:7", "A string."),
        (8, "a.jsonl:8", "! the line must hold a JSON object; got int"),
        (9, "a.jsonl:9", "! the line must hold a JSON object; got NoneType"),
        (10, "4", "! no text: the column has no value"),
        (11, "5", "! no text: the column has no value"),
        (12, "a.jsonl:12", "! the text must be a string; got int"),
        (13, "a.jsonl:13", "! the text must be a string; got list"),
        (14, "a.jsonl:14", "! the text is blank"),
        (15, "a.jsonl:15", r"! the text holds half of a character at 1: '\ud800'"),
        (16, "?", "b"),
        (17, "a.jsonl:17", "c"),
        (18, "a.jsonl:18", "! the line is not JSON"),
        (19, "a.jsonl:19", "! the line is not JSON"),
        (20, "0", "Last."),
    ]  # fmt: skip


def test_a_second_version_must_be_there_where_it_has_a_column(tmp_path: Path) -> None:
    file = lines(tmp_path, {"a": "One.", "b": "Two."}, {"a": "One."}, {"a": "One.", "b": " "}, {"a": "One.", "b": 2})
    found = read(file, text="a", other="b")
    assert isinstance(found[0], Row)
    assert found[0].other == "Two."
    assert texts(found[1:]) == [
        "! no second version: the column has no value",
        "! the second version is blank",
        "! the second version must be a string; got int",
    ]


def test_dates_are_kept_as_they_stand(tmp_path: Path) -> None:
    file = lines(tmp_path, *({"text": "One.", "date": date} for date in ("May 5", "", None, 2024, "\ud800")))
    assert [row.date for row in read(file, date="date") if isinstance(row, Row)] == ["May 5", None, None, "2024", "?"]


# --- commas


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_every_row_of_csv_is_a_story_or_says_why_not(tmp_path: Path, size: int) -> None:
    content = '\ufeffid;text;date\na;"One;\n""Two"".";Monday\n\nb;Three.\n;Four.;\nc;;\nd;" ";\ne;CAF;\nf;Last.;x'
    file = tmp_path / "a.csv"
    file.write_bytes(content.encode().replace(b"CAF", b"caf\xe9"))
    found = read(file, size, id="id", date="date")
    assert told(found) == [
        (0, "a", 'One;\n"Two".'),
        (1, "a.csv:1", "! the line is blank"),
        (2, "a.csv:2", "! the row must have 3 fields, as the first line has; got 2"),
        (3, "a.csv:3", "Four."),
        (4, "c", "! no text: the column has no value"),
        (5, "d", "! the text is blank"),
        (6, "a.csv:6", "! the row is not UTF-8"),
        (7, "f", "Last."),
    ]
    assert [row.date for row in found if isinstance(row, Row)] == ["Monday", None, "x"]


def test_tabs_part_the_fields_of_tsv(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text('id\ttext\n1\tOne, "two".\n', encoding="utf-8")
    assert told(read(tmp_path / "a.tsv", id="id")) == [(0, "1", 'One, "two".')]


# --- Parquet


def parquet_of(folder: Path, table: Any, group: int = 1000) -> Path:
    parquet.write_table(pyarrow.table(table), folder / "a.parquet", row_group_size=group)
    return folder / "a.parquet"


@pytest.mark.parametrize("group", [1, 3, 1000])
@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_rows_of_parquet_do_not_depend_on_its_row_groups(tmp_path: Path, group: int, size: int) -> None:
    values: Sequence[str | None] = [*map(str, range(9)), None]
    file = parquet_of(tmp_path, {"id": np.arange(10), "text": values}, group)
    assert told(read(file, size, id="id")) == [
        *((i, str(i), str(i)) for i in range(9)),
        (9, "9", "! no text: the column has no value"),
    ]


@pytest.mark.parametrize("size", [100, 299, 256, 512, 1000])
def test_a_huge_row_group_is_read_a_few_rows_at_a_time(tmp_path: Path, size: int) -> None:
    file = parquet_of(tmp_path, {"text": [f"Story {i}." for i in range(1100)]}, 2000)
    assert texts(read(file, size)) == [f"Story {i}." for i in range(1100)]


def test_parts_of_a_row_group_can_be_read_in_any_order(tmp_path: Path) -> None:
    file = parquet_of(tmp_path, {"text": [f"Story {i}." for i in range(1100)]}, 2000)
    parts = plan(file, checked_settings(rows=300)).parts
    found = [texts(rows_of(parts[i])) for i in (2, 0, 3, 0, 1)]
    assert [(rows[0], len(rows)) for rows in found] == [
        *(("Story 600.", 300), ("Story 0.", 300), ("Story 900.", 200)),
        *(("Story 0.", 300), ("Story 300.", 300)),
    ]


@pytest.mark.parametrize(
    "kind",
    [pyarrow.string(), pyarrow.large_string(), pyarrow.dictionary(pyarrow.int8(), pyarrow.string())],
)
def test_strings_of_any_kind_are_strings(tmp_path: Path, kind: pyarrow.DataType) -> None:
    column = pyarrow.array(["One.", None, "One.", "é"], pyarrow.string()).cast(kind)
    assert texts(read(parquet_of(tmp_path, {"text": column}), 2)) == [
        *("One.", "! no text: the column has no value", "One.", "é"),
    ]


def test_what_is_no_string_and_no_utf8_says_so(tmp_path: Path) -> None:
    assert texts(read(parquet_of(tmp_path, {"text": [1, 2]}))) == ["! the text must be a string; got int"] * 2
    raw = pyarrow.array([b"One.", b"caf\xe9", b"Two."], pyarrow.binary())
    wrong = pyarrow.StringArray.from_buffers(3, *raw.buffers()[1:])
    expected = ["One.", "! the text must be a string; got bytes", "Two."]
    assert texts(read(parquet_of(tmp_path, {"text": wrong}))) == expected


def test_dates_of_parquet_are_written_as_the_standard_has_them(tmp_path: Path) -> None:
    days = pyarrow.array([0, 5_000_000, None], pyarrow.int32()).cast(pyarrow.date32())
    found = read(parquet_of(tmp_path, {"text": ["a", "b", "c"], "day": days}), date="day")
    assert [row.date for row in found if isinstance(row, Row)] == ["1970-01-01", "15659-07-15", None]
    moments = pd.Series(pd.to_datetime(["2024-09-11T10:00:00.000000001Z", None]))
    found = read(parquet_of(tmp_path, {"text": ["a", "b"], "at": pyarrow.array(moments)}), date="at")
    assert [row.date for row in found if isinstance(row, Row)] == ["2024-09-11T10:00:00.000000001+00:00", None]


def test_rows_that_are_not_to_be_read_are_not(tmp_path: Path) -> None:
    (part,) = plan(parquet_of(tmp_path, {"text": list("abcd")}), checked_settings()).parts
    assert texts(rows_of(part.__class__(**{**_fields(part), "without": (1, 2)}))) == ["a", "d"]


def _fields(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}


def test_a_date_of_python_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pd.DataFrame({"text": ["a"], "day": [datetime.date(2024, 9, 11)]}).to_parquet(file)
    assert [row.date for row in read(file, date="day") if isinstance(row, Row)] == ["2024-09-11"]
