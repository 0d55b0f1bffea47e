"""The page that lists reports."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import html5lib
import pytest

from newslib.display.index_page import index_page

RAIN = {"title": "Rain", "words": [1200, 900], "ledger": {"changed": 3, "only_a": 2, "same": 40}}


class Table(HTMLParser):
    """The rows of a page's table, cell by cell, and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self._in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._in_cell = True
        elif tag == "a":
            self.links.append(str(dict(attrs)["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


def table(records: Mapping[str, Mapping[str, Any]]) -> Table:
    return Table(index_page(records))


def test_a_row_has_the_words_of_both_versions_and_what_differs() -> None:
    found = table({"rain": {"about": RAIN}})
    assert found.rows == [
        ["story", "words in A", "words in B", "changed", "perhaps", "in A alone", "in B alone"],
        ["Rain", "1,200", "900", "3", "0", "2", "0"],
    ]
    assert found.links == ["rain/report.html"]


def test_a_story_told_once_has_nothing_to_compare() -> None:
    about = {"title": "Rain", "words": [7], "ledger": {"changed": 1}}
    assert table({"rain": {"about": about}}).rows[1] == ["Rain", "7", "", "", "", "", ""]


def test_a_story_without_a_ledger_has_no_zeros() -> None:
    assert table({"rain": {"about": {"title": "Rain", "words": [7, 8]}}}).rows[1][3:] == ["", "", "", ""]


@pytest.mark.parametrize(
    "record",
    [{}, {"about": None}, {"about": []}, {"about": {"words": None}}, {"about": {"words": "many", "ledger": 3}},
     {"about": {"words": [None, None], "ledger": 3}},
     {"about": {"words": ["<b>", None], "ledger": {"changed": "<b>"}}}],
)  # fmt: skip
def test_a_record_that_was_changed_by_hand_gives_a_row_all_the_same(record: dict[str, Any]) -> None:
    row = table({"rain": record}).rows[1]
    assert row[:3] == ["rain", "", ""]
    assert set(row[3:]) <= {"", "0"}


def test_titles_are_words_and_folders_are_addresses() -> None:
    page = index_page({'a "b" & c?#': {"about": {"title": "<script>alert(1)</script>"}}})
    assert "<script>alert" not in page
    assert Table(page).rows[1][0] == "<script>alert(1)</script>"
    assert Table(page).links == ["a%20%22b%22%20%26%20c%3F%23/report.html"]


def test_a_folder_whose_name_is_no_good_utf_8_is_listed() -> None:
    page = index_page({os.fsdecode(b"caf\xe9"): {}})
    assert Table(page).links == ["caf%E9/report.html"]
    assert Table(page.encode("utf-8").decode("utf-8")).rows[1][0] == "caf?"


def test_the_page_is_html_and_loads_nothing() -> None:
    page = index_page({"rain": {"about": RAIN}, "snow": {}})
    html5lib.HTMLParser(strict=True).parse(page)
    assert not re.search(r"(?:https?:)?//[\w.]+\.\w|\bsrc=", page)
    assert "default-src 'none'" in page
    assert page == index_page({"rain": {"about": RAIN}, "snow": {}})
