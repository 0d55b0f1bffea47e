"""Both versions beside each other: which sentences share a row, what is marked in them, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import combinations, pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import InputError, Story, align, own_words, sentence_table, shared_passages
from newslib.display.markup import RELATION_SIGNS, SMALL, TAG, Html
from newslib.display.side_by_side import KEY, side_by_side
from newslib.tables import INT, STRING, make_table
from tests.fragments import blocks
from tests.tiny import SHAPE, sentences_of

HOSTILE = "<script>alert(1)</script> </td></u> <img src=x onerror=alert(1)> {{x}} $x$ \\(y\\) &lt; \" onclick='z'"
SAFE = {"p", "b", "span", "table", "thead", "tbody", "tr", "th", "td", "u", "del", "ins"}
LINKED = ("verbatim", "edited", "rewritten")


@dataclass
class Shown:
    """A sentence as it is shown: its number, its text with the marks of each character, what stands behind it."""

    number: int
    text: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "".join(sign for sign, _ in self.text).strip()

    def marked(self, mark: str) -> str:
        """The marked words; a bar where there are others between."""
        found = "".join(sign if mark in marks else "|" for sign, marks in self.text)
        return re.sub(r"\|+", "|", found).strip("|")


@dataclass
class Cell:
    label: str = ""
    sentences: list[Shown] = field(default_factory=list)


class Page(HTMLParser):
    """Reads the rows of a piece of HTML, and which elements and attributes it has."""

    def __init__(self, page: Html) -> None:
        super().__init__()
        self.rows: list[list[Cell]] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.pieces: list[str] = []
        self.key = ""
        self.open: list[tuple[str, str]] = []
        self.feed(page.html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append((tag, dict(attrs).get("style") or ""))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append(Cell())

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag  # every element is closed where it was opened

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        if not self.rows:
            self.key += data
            return
        cell = self.rows[-1][-1]
        styles = [style for tag, style in self.open if tag == "span"]
        if SMALL in styles and data.isdigit():
            cell.sentences.append(Shown(int(data)))
        elif TAG in styles and cell.sentences:
            cell.sentences[-1].tags.append(data)
        elif cell.sentences and SMALL not in styles:
            marks = frozenset(tag for tag, _ in self.open if tag in ("u", "del", "ins"))
            cell.sentences[-1].text += [(sign, marks) for sign in data]
        else:
            cell.label += data

    @property
    def layout(self) -> list[tuple[list[int], str, list[int]]]:
        """The rows below the heading: sentences of A, what stands between, sentences of B."""
        return [
            ([s.number for s in a.sentences], sign.label, [s.number for s in b.sentences])
            for a, sign, b in self.rows[1:]
        ]

    @property
    def sentences(self) -> dict[int, Shown]:
        return {shown.number: shown for row in self.rows for cell in row for shown in cell.sentences}


def alignment_of(*rows: tuple[int | None, int | None, str]) -> pd.DataFrame:
    """The sentence of B, that of A, the relation."""
    return make_table({"b_sentence": INT, "a_sentence": INT, "relation": STRING}, rows)


def spans_of(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    return make_table(dict.fromkeys(("a_start", "a_end", "b_start", "b_end"), INT), rows)


A = ["Rain fell.", "Goats ate hay.", "The ferry left."]


# --- rows


def test_aligned_sentences_share_a_row_and_what_lies_between_stands_between() -> None:
    table = sentences_of(A, ["Rain fell.", "Cats slept.", "The ferry left port.", "Snow came."])
    links = alignment_of(
        (3, 0, "verbatim"), (4, None, "added"), (5, 2, "edited"), (6, None, "added"), (None, 1, "dropped")
    )
    page = Page(side_by_side(table, links))
    assert [cell.label for cell in page.rows[0]] == ["Version A", "", "Version B"]
    assert page.layout == [([0], "= verbatim", [3]), ([1], "", [4]), ([2], "≈ edited", [5]), ([], "", [6])]
    assert {number: shown.tags for number, shown in page.sentences.items() if shown.tags} == {
        1: ["− dropped"],
        4: ["+ added"],
        6: ["+ added"],
    }


def test_a_sentence_that_was_moved_names_its_counterpart() -> None:
    table = sentences_of(A, [A[2], A[0], A[1]])
    links = alignment_of((3, 2, "verbatim"), (4, 0, "verbatim"), (5, 1, "rewritten"))
    page = Page(side_by_side(table, links))
    assert page.layout == [([], "", [3]), ([0], "= verbatim", [4]), ([1], "~ rewritten", [5]), ([2], "", [])]
    assert {number: shown.tags for number, shown in page.sentences.items()} == {
        0: [],
        1: [],
        2: ["= verbatim B 3"],
        3: ["= verbatim A 2"],
        4: [],
        5: [],
    }


def test_the_longest_series_makes_the_rows() -> None:
    table = sentences_of(["One.", "Two.", "Three.", "Four."], ["Four.", "One.", "Two.", "Three."])
    page = Page(side_by_side(table, alignment_of(*((4 + i, (i + 3) % 4, "verbatim") for i in range(4)))))
    assert [(a, b) for a, sign, b in page.layout if sign] == [([0], [5]), ([1], [6]), ([2], [7])]


def test_a_sentence_with_two_counterparts_stands_beside_one_and_names_the_other() -> None:
    parted = Page(
        side_by_side(sentences_of(["Rain fell and goats ate."], ["Rain fell.", "Goats ate."]), links_of_two(0))
    )
    ((_, _, (beside,)),) = [row for row in parted.layout if row[1]]
    other = 3 - beside
    assert beside in (1, 2)
    assert parted.sentences[0].tags == [f"~ rewritten B {other}"]
    assert parted.sentences[other].tags == ["~ rewritten A 0"]
    assert parted.sentences[beside].tags == []
    joined = Page(
        side_by_side(sentences_of(["Rain fell.", "Goats ate."], ["Rain fell and goats ate."]), links_of_two(2))
    )
    (((beside,), _, _),) = [row for row in joined.layout if row[1]]
    assert joined.sentences[2].tags == [f"~ rewritten A {1 - beside}"]
    assert joined.sentences[1 - beside].tags == ["~ rewritten B 2"]


def links_of_two(one: int) -> pd.DataFrame:
    """This sentence of three is linked with both others."""
    others = [number for number in range(3) if number != one]
    return alignment_of(*((max(one, other), min(one, other), "rewritten") for other in others))


def test_a_sentence_with_three_counterparts_names_two() -> None:
    table = sentences_of(["Rain fell, goats ate and cats slept."], ["Rain fell.", "Goats ate.", "Cats slept."])
    page = Page(side_by_side(table, alignment_of((1, 0, "edited"), (2, 0, "rewritten"), (3, 0, "rewritten"))))
    ((_, _, (beside,)),) = [row for row in page.layout if row[1]]
    expected = {1: "≈ edited B 1", 2: "~ rewritten B 2", 3: "~ rewritten B 3"}
    del expected[beside]
    assert page.sentences[0].tags == list(expected.values())


def test_a_link_to_a_sentence_that_is_not_shown_is_left_out() -> None:
    table = sentences_of(A, A)
    links = alignment_of(*((3 + i, i, "verbatim") for i in range(3)))
    page = Page(side_by_side(table[table["sentence"] != 1], links))
    assert page.layout == [([0], "= verbatim", [3]), ([], "", [4]), ([2], "= verbatim", [5])]
    assert page.sentences[4].tags == []


def test_without_an_alignment_everything_stands_in_one_row() -> None:
    page = Page(side_by_side(sentences_of(A, A[:2])))
    assert page.layout == [([0, 1, 2], "", [3, 4])]
    assert all(shown.tags == [] for shown in page.sentences.values())


def test_of_a_story_told_once_nothing_is_said_to_be_dropped() -> None:
    sentences = sentences_of(["Rain fell.", "Snow fell."])
    shown = side_by_side(sentences, align(sentences), passages=shared_passages(sentences), own_words=None)
    assert "dropped" not in shown.text
    assert "underlined" not in shown.text
    assert "Rain fell." in shown.text


@pytest.mark.parametrize("half", ["A", "B"])
def test_a_story_told_once_has_one_column(half: str) -> None:
    page = Page(side_by_side(sentences_of(A) if half == "A" else sentences_of([], A)))
    assert [[cell.label for cell in row] for row in page.rows] == [[f"Version {half}"], [""]]
    assert [str(shown) for shown in page.sentences.values()] == A


def test_an_empty_table_shows_nothing() -> None:
    assert side_by_side(make_table(SHAPE)).html == ""
    assert side_by_side(make_table(SHAPE), alignment_of(), passages=spans_of()).html == ""


def test_sentences_of_a_block_stand_in_one_paragraph() -> None:
    table = sentences_of(A, ["Rain fell."])
    apart, together = (side_by_side(table.assign(block=blocks)) for blocks in ([0, 1, 2, 3], [0, 0, 0, 3]))
    assert apart.html.count("<p") == 4
    assert together.html.count("<p") == 2


def test_kinds_other_than_paragraphs_are_named_in_words() -> None:
    table = sentences_of(["Ferry aground", "Rain fell.", "A ferry."], ["Rain fell."])
    table["kind"] = ["headline", "paragraph", "caption", "paragraph"]
    page = Page(side_by_side(table, alignment_of((3, 1, "verbatim"))))
    assert [[cell.label.strip() for cell in row] for row in page.rows[1:]] == [
        ["headline:", "", ""],
        ["", "= verbatim", ""],
        ["caption:", "", ""],
    ]


# --- marks


def test_passages_are_underlined_in_both_versions() -> None:
    table = sentences_of(["Soon the old ferry left port.", "Rain fell."], ["Then the old ferry left town."])
    found = shared_passages(table, shortest=4)
    page = Page(side_by_side(table, passages=found))
    assert {number: shown.marked("u") for number, shown in page.sentences.items()} == {
        0: "the old ferry left",
        1: "",
        2: "the old ferry left",
    }


def test_a_passage_is_underlined_in_every_sentence_it_goes_through() -> None:
    table = sentences_of(
        ["Soon rain fell.", "Goats ate.", "Cats slept here."], ["Rain fell.", "Goats ate.", "Cats slept."]
    )
    page = Page(side_by_side(table, passages=shared_passages(table)))
    assert [shown.marked("u") for shown in page.sentences.values()] == [
        "rain fell.",
        "Goats ate.",
        "Cats slept",
        "Rain fell.",
        "Goats ate.",
        "Cats slept",
    ]


def test_marks_are_found_whatever_the_order_of_the_table() -> None:
    table = sentences_of(["Rain fell.", "Goats ate all the hay."], ["Rain fell.", "Cats ate all the hay."])
    for rows in (table, table.iloc[::-1]):
        page = Page(side_by_side(rows, passages=shared_passages(table, shortest=4, gap=0)))
        marked = {number: shown.marked("u") for number, shown in page.sentences.items()}
        assert marked == {0: "", 1: "ate all the hay", 2: "", 3: "ate all the hay"}


def test_two_passages_are_underlined_apart() -> None:
    table = sentences_of(["one two three four"], ["one two three four"])
    page = Page(side_by_side(table, passages=spans_of((0, 3, 19, 22), (14, 18, 33, 37))))
    assert [shown.marked("u") for shown in page.sentences.values()] == ["one|four", "one|four"]


def test_own_words_are_struck_out_in_a_and_bold_in_b() -> None:
    table = sentences_of(["The old ferry left port."], ["The ferry left Kelmar at noon."])
    links = alignment_of((1, 0, "edited"))
    page = Page(side_by_side(table, links, own_words=own_words(table, links)))
    marks = [{mark: shown.marked(mark) for mark in ("u", "del", "ins")} for shown in page.sentences.values()]
    assert marks == [{"u": "", "del": "old|port", "ins": ""}, {"u": "", "del": "", "ins": "Kelmar at noon"}]


def test_a_word_may_be_shared_and_own() -> None:
    table = sentences_of(["The old ferry left port."], ["The new ferry left port."])
    links = alignment_of((1, 0, "edited"))
    shown = side_by_side(table, links, passages=shared_passages(table, shortest=3), own_words=own_words(table, links))
    page = Page(shown)
    assert page.sentences[0].marked("u") == "ferry left port"
    both = side_by_side(table, links, passages=spans_of((0, 23, 25, 48)), own_words=own_words(table, links))
    a, b = Page(both).sentences.values()
    assert (a.marked("u"), a.marked("del")) == ("The old ferry left port", "old")
    assert (b.marked("u"), b.marked("ins")) == ("The new ferry left port", "new")


def test_the_key_tells_of_the_marks_that_were_asked_for() -> None:
    table = sentences_of(["Rain fell."], ["Rain fell."])
    links = alignment_of((1, 0, "verbatim"))
    shared, own = shared_passages(table), own_words(table, links)
    underlined, struck, bold = (meaning for _, meaning in KEY)
    assert side_by_side(table, links).html.startswith("<table")
    assert Page(side_by_side(table, links, passages=shared)).key == f"underlined: {underlined}."
    assert Page(side_by_side(table, links, own_words=own)).key == f"struck out: {struck}; bold: {bold}."
    assert Page(side_by_side(table, links, passages=shared, own_words=own)).key.count(";") == 2


# --- words are words


def test_words_of_a_story_are_never_markup() -> None:
    table = sentences_of([HOSTILE, HOSTILE], [HOSTILE])
    links = alignment_of((2, 0, "edited"), (None, 1, "dropped"))
    everywhere = spans_of(*((i, i + 1, i, i + 1) for i in range(0, 2 * len(HOSTILE), 3)))  # cut at every third sign
    own = make_table(
        {"half": STRING, "start": INT, "end": INT},
        [("A", 0, len(HOSTILE)), ("B", 2 * len(HOSTILE), 2 * len(HOSTILE) + 9)],
    )
    for options in ({}, {"passages": everywhere}, {"own_words": own}, {"passages": everywhere, "own_words": own}):
        shown = side_by_side(table, links, **options)
        page = Page(shown)
        assert page.elements <= SAFE
        assert page.attributes <= {"style", "scope"}
        assert [str(sentence) for sentence in page.sentences.values()] == [HOSTILE] * 3
        assert shown.text.count(HOSTILE) == 3
        assert not any(re.search(r"\$.+\$|\\.", piece) for piece in page.pieces)


def test_a_kind_and_a_relation_are_words_too() -> None:
    table = sentences_of(["Rain fell.", "Rain fell."], ["Rain fell."], kind="<script>k</script>")
    page = side_by_side(table, alignment_of((2, 0, "<script>r</script>"), (2, 1, "<script>s</script>")))
    assert Page(page).elements <= SAFE
    assert page.text.count("<script>k</script>:") == 3
    assert "<script>r</script>" in page.text
    assert "<script>s</script> A" in page.text


def test_a_whole_story_is_complete(ferry: Story, told_once: Story) -> None:
    for story in (ferry, told_once):
        table = sentence_table(story)
        links = align(table)
        page = Page(side_by_side(table, links, passages=shared_passages(table), own_words=own_words(table, links)))
        shown = page.sentences
        assert {number: str(sentence) for number, sentence in shown.items()} == table.set_index("sentence")[
            "text"
        ].to_dict()
        assert page.elements <= SAFE
        assert page.attributes == {"style", "scope"}


# --- what is refused


def test_a_missing_column_is_named() -> None:
    table, links = sentences_of(A, A), alignment_of((3, 0, "verbatim"))
    with pytest.raises(InputError, match=r"^side_by_side needs the columns .*; missing: block, kind$"):
        side_by_side(table.drop(columns=["block", "kind"]))
    with pytest.raises(InputError, match=r"^side_by_side needs the columns .*; missing: relation$"):
        side_by_side(table, links.drop(columns="relation"))
    with pytest.raises(InputError, match=r"^side_by_side needs the columns .*; missing: b_end$"):
        side_by_side(table, passages=spans_of((0, 4, 0, 4)).drop(columns="b_end"))
    with pytest.raises(InputError, match=r"^side_by_side needs the columns .*; missing: end$"):
        side_by_side(table, own_words=own_words(table, links).drop(columns="end"))
    with pytest.raises(InputError, match=r"^side_by_side needs the columns .*; missing: start$"):
        side_by_side(table.drop(columns="start"), passages=spans_of((0, 4, 0, 4)))
    assert side_by_side(table.drop(columns=["start", "end"]), links).html  # where nothing is marked


# --- what always holds


@st.composite
def linked(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A story of snippets, and links between its sentences as they come."""
    a, b = draw(st.lists(blocks(), min_size=1, max_size=4)), draw(st.lists(blocks(), min_size=1, max_size=4))
    every = [(len(a) + j, i) for j in range(len(b)) for i in range(len(a))]
    pairs = draw(st.lists(st.sampled_from(every), unique=True, max_size=6))
    rows: list[tuple[int | None, int | None, str]] = [(*pair, draw(st.sampled_from(LINKED))) for pair in pairs]
    rows += [(None, i, "dropped") for i in range(len(a)) if i not in {pair[1] for pair in pairs}]
    rows += [(len(a) + j, None, "added") for j in range(len(b)) if len(a) + j not in {pair[0] for pair in pairs}]
    table = sentences_of(a, b)
    if draw(st.booleans()):
        table["block"] = [i // 2 for i in range(len(a))] + [len(a) + j // 2 for j in range(len(b))]
    return table, alignment_of(*rows)


def pairs_of(alignment: pd.DataFrame) -> list[tuple[int, int, str]]:
    """The links, the sentence of A first."""
    found = alignment.dropna()
    return list(zip(found["a_sentence"], found["b_sentence"], found["relation"], strict=True))


@given(linked())
def test_every_sentence_is_shown_once_in_the_order_of_its_version(given_: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    table, alignment = given_
    page = Page(side_by_side(table, alignment))
    for half, column in (("A", 0), ("B", 2)):
        shown = [sentence for row in page.rows[1:] for sentence in row[column].sentences]
        expected = table[table["half"] == half]
        assert [sentence.number for sentence in shown] == expected["sentence"].tolist()
        assert [str(sentence) for sentence in shown] == [text.strip() for text in expected["text"]]
    assert page.elements <= SAFE
    assert page.attributes <= {"style", "scope"}


@given(linked())
def test_linked_sentences_share_a_row_or_name_each_other(given_: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    table, alignment = given_
    page = Page(side_by_side(table, alignment))
    names: dict[int, list[str]] = {number: [] for number in table["sentence"]}
    in_a_row = 0
    for a, b, relation in sorted(pairs_of(alignment)):
        sign = f"{RELATION_SIGNS[relation]} {relation}"
        if ([a], sign, [b]) in page.layout:
            in_a_row += 1
        else:
            names[a].append(f"{sign} B {b}")
            names[b].append(f"{sign} A {a}")
    assert in_a_row == sum(bool(sign) for _, sign, _ in page.layout) == longest_series(pairs_of(alignment))
    for row in alignment[alignment["relation"].isin(["dropped", "added"])].itertuples():
        number = row.b_sentence if pd.isna(row.a_sentence) else row.a_sentence
        names[number].append(f"{RELATION_SIGNS[row.relation]} {row.relation}")
    assert {number: sorted(shown.tags) for number, shown in page.sentences.items()} == {
        number: sorted(tags) for number, tags in names.items()
    }


def longest_series(links: list[tuple[int, int, str]]) -> int:
    """How many links run down both versions in step, by trying every choice of them."""
    ordered = sorted(links)
    return max(
        size
        for size in range(len(ordered) + 1)
        for some in combinations(ordered, size)
        if all(one[0] < next_[0] and one[1] < next_[1] for one, next_ in pairwise(some))
    )


@given(linked(), st.integers(1, 4), st.integers(0, 2))
def test_what_is_marked_is_what_the_tables_say(
    given_: tuple[pd.DataFrame, pd.DataFrame], shortest: int, gap: int
) -> None:
    table, alignment = given_
    shared = shared_passages(table, shortest=shortest, gap=gap)
    own = own_words(table, alignment)
    page = side_by_side(table, alignment, passages=shared, own_words=own)
    assert not re.search(r"<(u|del|ins)[^>]*></", page.html)  # no mark without a sign
    shown = Page(page).sentences
    wanted: dict[str, set[int]] = {"u": set(), "del": set(), "ins": set()}
    for row in shared.itertuples():
        wanted["u"] |= {*range(row.a_start, row.a_end), *range(row.b_start, row.b_end)}
    for word in own.itertuples():
        wanted["del" if word.half == "A" else "ins"] |= set(range(word.start, word.end))
    row: Any
    for row in table.itertuples():
        signs = shown[row.sentence].text[1 : 1 + len(row.text)]  # a space stands before each sentence
        assert "".join(sign for sign, _ in signs) == row.text
        for place, (sign, marks) in enumerate(signs, start=row.start):
            if not sign.isspace():
                assert marks == {mark for mark, places in wanted.items() if place in places}


def test_a_link_that_is_not_one_of_a_and_b_is_refused() -> None:
    table = sentences_of(["Rain fell."], ["Rain fell."])
    with pytest.raises(InputError, match="must link a sentence of A to one of B; got 1 and 0"):
        side_by_side(table, alignment_of((0, 1, "verbatim")))


def test_the_order_of_the_table_does_not_matter() -> None:
    table = sentences_of(["Rain fell.", "Goats ate."], ["Goats ate.", "Rain fell."])
    found = alignment_of((3, 0, "verbatim"), (2, 1, "verbatim"))
    assert side_by_side(table.iloc[::-1], found) == side_by_side(table, found)


def test_of_two_counterparts_the_closer_one_stands_beside_a_sentence() -> None:
    table = sentences_of(["Rain fell."], ["Rain fell hard.", "It fell."])
    for near, far in ((1, 2), (2, 1)):
        found = alignment_of((near, 0, "edited"), (far, 0, "rewritten")).assign(similarity=[0.9, 0.3])
        text = side_by_side(table, found).text
        assert "≈ edited" in text
        assert f"~ rewritten B {far}" in text
        assert f"edited B {near}" not in text
