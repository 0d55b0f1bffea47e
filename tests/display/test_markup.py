"""The HTML of highlighted stories, element by element, on sentences made by hand."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from newslib.display import highlights
from newslib.display.markup import Html
from newslib.errors import InputError
from newslib.tables import INT, STRING, make_table
from tests.tiny import SHAPE, sentences_of

HOSTILE = "<script>alert(1)</script> </script> {{x}} $x$ and \\(y\\) \" onclick='z'"
SAFE = {"p", "b", "span", "mark", "table", "thead", "tbody", "tr", "th", "td", "u", "del", "ins", "details", "summary"}


class Elements(HTMLParser):
    """Collects the elements and attributes of a piece of HTML, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.pieces: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def alignment_of(*rows: tuple[object, ...]) -> pd.DataFrame:
    return make_table({"b_sentence": INT, "a_sentence": INT, "relation": STRING}, rows)


def test_words_of_a_story_are_never_markup() -> None:
    table = sentences_of([HOSTILE], [HOSTILE])
    chosen = table.assign(rank=[1, 2])
    for shown in (
        highlights.highlight_summary(table, chosen),
        highlights.side_by_side(table, alignment_of((1, 0, "edited"))),
    ):
        found = Elements(shown.html)
        assert found.tags <= SAFE
        assert found.attributes <= {"style", "scope"}
        assert HOSTILE in "".join(found.pieces)


def test_no_single_piece_of_text_holds_a_formula() -> None:
    table = sentences_of(["It cost $4.2 million, not $5 million.", r"A path \(x\) and $$y$$."])
    for piece in Elements(highlights.highlight_summary(table).html).pieces:
        assert not re.search(r"\$.+\$|\\.", piece)


def test_a_chosen_sentence_is_marked_and_carries_its_rank() -> None:
    table = sentences_of(["The ferry left.", "Nobody was hurt."])
    shown = highlights.highlight_summary(table, table.iloc[[1]].assign(rank=[3]))
    assert shown.html.count("<mark") == 1
    assert re.search(r"<mark[^>]*><span[^>]*>3</span> Nobody was hurt\.</mark>", shown.html)


def test_a_mark_names_both_its_background_and_its_ink() -> None:
    table = sentences_of(["The ferry left."])
    style = re.search(r'<mark style="([^"]*)"', highlights.highlight_summary(table, table).html)
    assert style is not None
    assert "background" in style.group(1)
    assert re.search(r"(^|;)color:", style.group(1))


def test_linked_sentences_share_a_row_that_tells_the_relation() -> None:
    table = sentences_of(["The ferry left.", "It rained."], ["The ferry departed."])
    shown = highlights.side_by_side(table, alignment_of((2, 0, "rewritten"), (pd.NA, 1, "dropped")))
    rows = re.findall(r"<tr>(.*?)</tr>", shown.html)
    heading, linked, alone = ([cell.strip() for cell in Html(row).text.split("\n")] for row in rows)
    assert [cell for cell in heading if cell] == ["Version A", "Version B"]
    assert [cell for cell in linked if cell] == ["0 The ferry left.", "~ rewritten", "2 The ferry departed."]
    assert [cell for cell in alone if cell] == ["1 It rained. − dropped"]
    assert [row.count("<td ") + row.count("<th ") for row in rows] == [3, 3, 3]


def test_moved_sentences_name_each_other_and_the_relation() -> None:
    table = sentences_of(["The ferry left.", "It rained."], ["It rained.", "The ferry departed."])
    shown = highlights.side_by_side(table, alignment_of((2, 1, "verbatim"), (3, 0, "rewritten")))
    for sign, a, b in (("= verbatim", 1, 2), ("~ rewritten", 0, 3)):
        beside = f"{sign}\n" in shown.text
        named = f"{sign} B {b}" in shown.text and f"{sign} A {a}" in shown.text
        assert beside != named


def test_a_story_told_once_has_one_column_and_an_empty_one_shows_nothing() -> None:
    once = highlights.side_by_side(sentences_of(["The ferry left."])).html
    assert once.count("<th ") == once.count("<td ") == 1  # the heading, the story
    empty = make_table(SHAPE)
    assert highlights.side_by_side(empty).html == ""
    assert highlights.highlight_summary(empty).html == ""


def test_the_plain_form_has_the_words_and_no_markup() -> None:
    shown = highlights.highlight_summary(sentences_of(["Fish & chips cost < $5."]))
    assert "Fish & chips cost < $5." in repr(shown)
    assert "<p" not in repr(shown)
    assert shown._repr_html_() == shown.html


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match="missing: block, kind"):
        highlights.highlight_summary(pd.DataFrame({"half": [], "sentence": [], "text": []}))
