"""The ledger as a table to read: its evidence, its order, and nothing of a story as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from newslib.display.ledger_view import ledger_view
from newslib.display.markup import Html
from newslib.errors import InputError
from newslib.tables import make_table
from tests.display.tables import LEDGER, ledger, row
from tests.display.test_markup import HOSTILE, Elements


def shown(*rows: tuple[object, ...], most: int = 25) -> Html:
    return ledger_view(make_table(LEDGER, rows), most=most)


def marks(page: Html) -> list[str]:
    return [Html(words).text for words in re.findall(r"<mark[^>]*>(.*?)</mark>", page.html)]


def cells(page: Html) -> list[list[str]]:
    """The words of each row's first three cells."""
    rows = re.findall(r"<tr>(<td.*?)</tr>", page.html)
    return [[Html(cell).text for cell in re.findall(r"<td[^>]*>(.*?)</td>", found)[:3]] for found in rows]


def test_statuses_are_headed_in_the_order_of_what_matters_with_their_sign_and_their_number() -> None:
    heads = re.findall(r"<b>(. [^<]*)</b> \((\d+ rows?)\)", ledger_view(ledger()).html)
    assert [(head.split(":")[0], number) for head, number in heads] == [
        ("≠ Changed", "1 row"), ("? Perhaps changed", "1 row"), ("+ In B alone", "1 row"), ("− In A alone", "2 rows"),
        ("≈ The same in other words", "1 row"), ("= The same", "2 rows"),
    ]  # fmt: skip


def test_what_is_the_same_opens_on_a_click_and_what_differs_stands_open() -> None:
    page = ledger_view(ledger()).html
    assert page.count('<details style="margin:.6em 0"><summary><b>') == 2
    assert '<details style="margin:.6em 0"><summary><b>≈' in page
    assert '<details style="margin:.6em 0"><summary><b>=' in page
    assert '<p style="margin:.8em 0 .2em 0"><b>≠' in page


def test_a_row_has_its_kind_its_values_and_why() -> None:
    page = shown(row("time", "changed", "noon", "one", "another time in the same place", "It left at noon.", "At one."))
    assert cells(page) == [["time", "noon", "one"]]
    assert "<summary>another time in the same place</summary>" in page.html
    assert ">0</span> It left at <mark" in page.html
    assert "<b>A</b>" in page.html
    assert "<b>B</b>" in page.html
    assert marks(page) == ["noon", "one"]


def test_a_side_that_has_nothing_stays_empty() -> None:
    page = shown(row("place", "only_b", None, "Oslo", "stands in B alone", "", "In Oslo."))
    assert cells(page) == [["place", "", "Oslo"]]
    assert "<b>A</b>" not in page.html
    assert "nan" not in page.text.lower()


@pytest.mark.parametrize("note", ["stands in A alone", "stands in B alone", "in both"])
def test_a_note_that_says_what_the_heading_says_is_left_out(note: str) -> None:
    assert "<summary>evidence</summary>" in shown(row("place", "same", "Oslo", "Oslo", note)).html
    assert (
        "<summary>evidence</summary>" not in shown(row("place", "same", "Oslo", "Oslo", note + "; in a caption")).html
    )


@pytest.mark.parametrize(
    ("value", "text", "before"),
    [
        ("5", "On 15 May 5 boats left.", "On 15 May "),
        ("he", "The boat he had left.", "The boat "),
        ("May 5", "May 5, then May 55.", ""),
        ("5", "It was 2.5, then 5.", "It was 2.5, then "),
        ("5", "It was 5,000, then 5.", "It was 5,000, then "),
        ("$5 million", "It cost $5 million.", "It cost "),
        ("oss", "Voss left.", "V"),  # where it stands in a word alone, there
    ],
)
def test_the_words_of_a_row_are_marked_where_they_stand_as_words(value: str, text: str, before: str) -> None:
    page = shown(row("number", "only_a", value, None, "", text, ""))
    assert marks(page) == [value]
    assert Html(page.html.split("0</span>")[1].split("<mark")[0]).text == before.strip()


def test_words_that_do_not_stand_in_the_sentence_mark_nothing() -> None:
    page = shown(row("number", "only_a", "six", None, "", "Five boats left.", ""))
    assert marks(page) == []
    assert "<mark" not in page.html
    assert "Five boats left." in page.text


@pytest.mark.parametrize(
    ("kind", "value", "text", "note", "cell"),
    [
        ("quotation", "The door was locked.", "“The door was locked.”", "", "The door was locked."),
        ("quotation", "We stay", "“We stay,” said Voss.", "", "We stay"),
        ("quotation", "We stay", "“We stay” is what she said.", "", "We stay"),
        ("quotation", "We stay", '"We stay," said Voss.', "", "We stay"),
        ("quotation", "We stay", "‘We stay,’ said Voss.", "", "We stay"),
        ("quotation", "We will stay here for as", "“We will stay here for as long as we must,” said Voss.", "",
         "We will stay here for as …"),
        ("quotation", "We will stay here for as", "“We will stay here for as “long” as we must,” said Voss.", "",
         "We will stay here for as …"),
        ("quotation", "No.", "“No.", "", "No."),
        ("wording", "Dolphins were seen", "Dolphins were seen.", "the whole sentence", "Dolphins were seen"),
        ("wording", "Dolphins were seen", "Dolphins were seen today.", "the whole sentence", "Dolphins were seen …"),
        ("wording", "did not", "It did not burn.", "A denies it, B does not", "did not"),
        ("place", "Oslo", "In Oslo it rained.", "", "Oslo"),
    ],
)  # fmt: skip
def test_first_words_say_that_it_goes_on_where_it_does(kind: str, value: str, text: str, note: str, cell: str) -> None:
    assert cells(shown(row(kind, "only_a", value, None, note, text, "")))[0][1] == cell


def test_rows_beyond_the_most_open_on_a_click() -> None:
    rows = [row("place", "changed", f"P{i}", f"Q{i}") for i in range(5)]
    page = shown(*rows, most=2)
    opened, closed = page.html.split("<details><summary>3 rows more</summary>")
    assert [f"P{i}" in Html(opened).text for i in range(5)] == [True, True, False, False, False]
    assert [f"P{i}" in Html(closed).text for i in range(5)] == [False, False, True, True, True]
    assert "(5 rows)" in opened
    assert " more</summary>" not in shown(*rows, most=5).html
    assert "<summary>1 row more</summary>" in shown(*rows, most=4).html
    assert shown(*rows, most=0).html.count("<table") == 1
    with pytest.raises(InputError, match="most must be at least 0; got -1"):
        shown(*rows, most=-1)


def test_an_empty_ledger_says_so_and_a_missing_column_is_named() -> None:
    assert shown().html == "<p>There is nothing to compare.</p>"
    with pytest.raises(InputError, match="missing: note"):
        ledger_view(ledger().drop(columns="note"))
    with pytest.raises(InputError, match="ledger needs a table"):
        ledger_view("text")  # type: ignore[arg-type]


def test_hostile_words_are_words() -> None:
    page = ledger_view(ledger(" " + HOSTILE))
    found = Elements(page.html)
    assert found.tags <= {"p", "b", "span", "mark", "table", "thead", "tbody", "tr", "th", "td", "details", "summary"}
    assert found.attributes <= {"style", "scope"}
    assert HOSTILE in "".join(found.pieces)
    for piece in found.pieces:
        assert not re.search(r"\$.+\$|\\.", piece)
    behind = shown(row("place", "only_a", "Oslo", None, "", f"{HOSTILE} in Oslo {HOSTILE}", ""))
    assert Elements(behind.html).tags <= found.tags
    hostile_kind = shown(row("<i>", "same", "x", "x"))
    assert "<i>" not in hostile_kind.html


class Nesting(HTMLParser):
    """Fails where an element is closed that is not the one open, or a summary is not its details' first child."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.before = ""
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "summary" or self.before == "details"
        assert "p" not in self.open or tag in ("b", "span", "mark")
        self.open.append(tag)
        self.before = tag

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_elements_are_nested_as_html_has_it() -> None:
    Nesting(ledger_view(ledger()).html)
    Nesting(ledger_view(ledger(), most=0).html)
    with pytest.raises(AssertionError):
        Nesting("<p><table></table></p>")


def test_every_row_has_four_cells_beneath_four_heads() -> None:
    page = ledger_view(ledger()).html
    rows = re.findall(r"<tr>(.*?)</tr>", page)
    assert {found.count("<td") + found.count("<th") for found in rows} == {4}
    assert page.count("<td") == 4 * len(ledger())


def test_a_mark_names_both_its_background_and_its_ink_and_a_letter_says_the_half() -> None:
    page = shown(row("time", "changed", "noon", "one")).html
    styles = re.findall(r'<mark style="([^"]*)"', page)
    assert len(set(styles)) == 2
    assert all("background:" in style and ";color:" in style for style in styles)


def test_rows_stand_in_the_order_of_the_table() -> None:
    rows = [row("place", "changed", value, value) for value in ("Oslo", "Bergen", "Kelmar")]
    assert [found[1] for found in cells(shown(*rows))] == ["Oslo", "Bergen", "Kelmar"]
