"""Rows whose fields are parted by commas: where they are, and what they hold."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.corpus.comma import delimiter_of, ends_of_rows, header_of, rows_between
from newslib.errors import ReadError


def every_row(file: Path) -> list[list[str]]:
    """Every row behind the first line, each read by itself."""
    found = []
    for start, end in pairwise(ends_of_rows(file)):
        (row,) = rows_between(file, start, end)
        found.append(row)
    return found


def table(folder: Path, content: bytes, name: str = "a.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_row_may_hold_ends_of_lines_within_quotes(tmp_path: Path, end: bytes) -> None:
    lines = [b"id,text", b'1,"One', b'Two"', b"2,Three", b'3,"a ""b"" c"']
    between = end.decode()
    file = table(tmp_path, end.join(lines))
    assert every_row(file) == [["1", f"One{between}Two"], ["2", "Three"], ["3", 'a "b" c']]


def test_the_first_line_says_what_parts_the_fields(tmp_path: Path) -> None:
    assert delimiter_of(table(tmp_path, b"id;text\n1;One, two, three\n")) == ";"
    assert delimiter_of(table(tmp_path, b"id\ttext\n")) == "\t"
    assert delimiter_of(table(tmp_path, b"id,text\n")) == ","
    assert delimiter_of(table(tmp_path, b"text\n")) == ","
    assert delimiter_of(table(tmp_path, b"a,b,c\td\n", "a.TSV")) == "\t"


def test_a_mark_at_the_beginning_is_no_part_of_a_name(tmp_path: Path) -> None:
    file = table(tmp_path, b'\xef\xbb\xbf"the\ntext",id\nOne,1\n')
    assert header_of(file) == ["the\ntext", "id"]
    assert every_row(file) == [["One", "1"]]


def test_what_is_no_utf8_spoils_its_row_only(tmp_path: Path) -> None:
    file = table(tmp_path, b"text\ncaf\xe9\n\xc3\xa9t\xc3\xa9\n")
    assert every_row(file) == [["caf\udce9"], ["été"]]
    assert header_of(table(tmp_path, b"te\xe9xt,id\n")) == ["te?xt", "id"]


def test_a_last_line_needs_no_end_and_an_open_quotation_ends_with_the_file(tmp_path: Path) -> None:
    assert every_row(table(tmp_path, b"text\nOne\nTwo")) == [["One"], ["Two"]]
    assert every_row(table(tmp_path, b'text\nOne\n"Two\nThree\n')) == [["One"], ["Two\nThree\n"]]
    assert every_row(table(tmp_path, b"text")) == []


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_columns_need_names(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ReadError, match="expected the names of columns in its first line; it is empty"):
        header_of(table(tmp_path, content))


@given(st.lists(st.text(st.sampled_from('a,;"\n\r é\t'), max_size=6), max_size=8))
def test_rows_read_one_by_one_are_those_read_together(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    content = "text,id\n" + "\n".join(lines)
    file = table(tmp_path_factory.getbasetemp(), content.encode())
    ends = list(ends_of_rows(file))
    together = list(rows_between(file, ends[0], ends[-1])) if len(ends) > 1 else []
    assert [row for start, end in pairwise(ends) for row in rows_between(file, start, end)] == together
    assert ends[-1] == file.stat().st_size or not lines
