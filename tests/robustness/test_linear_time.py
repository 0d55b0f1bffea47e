"""What a stranger repeats without end is read in time that grows with its length."""

from __future__ import annotations

import pytest

from newslib.reading import boundary_features
from newslib.reading.formats import text_from_bytes

pytestmark = pytest.mark.trial("properties")


def test_comments_before_something_that_is_no_page_are_passed_over_once() -> None:
    text = "<!---->" * 700 + "x"  # each comment might end at any later one: a search that goes back never ends
    assert text_from_bytes(text.encode(), "a.txt") == text


def test_comments_before_a_page_are_still_passed_over() -> None:
    page = "<!-- a --> <!--b-->\n<!doctype html><body><p>The ferry left."
    assert text_from_bytes(page.encode(), "a.txt") == "The ferry left.\n"


def test_tags_that_never_end_are_searched_once() -> None:
    text = "<p" * 1_000_000  # looking on to the end from each would take an hour
    assert text_from_bytes(text.encode(), "a.html") == text


class Counted(str):
    """A text that counts how often it is held against another."""

    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.times += 1
        return str.__eq__(self, other)


def test_a_text_of_equal_lines_is_compared_a_few_times_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counted, "times", 0)
    found = boundary_features._runs_of_opening([Counted("A") for _ in range(500)])
    assert found == list(range(500, 0, -1))
    assert Counted.times < 2000
