"""What to know of a file before its numbers are believed."""

from __future__ import annotations

import pytest

from newslib import InputError, Story, notices, stories, story
from newslib.reading.language import FEW, is_english
from newslib.reading.notices import FEWEST, MANY_WORDS, Notice, notice_rows

PLAIN = "The ferry left the port at noon. Nobody on the quay had seen it leave."
GERMAN = "Die Fähre lief am Montag auf Grund. Niemand wurde verletzt, sagte der Hafenmeister. " * 3


def met(text: str) -> list[tuple[str, int, str]]:
    """Kind, number and first words of each notice of a text told once."""
    return [(row.kind, row.number, row.text) for row in notice_rows(Story.from_text(text, boundary=False))]


@pytest.mark.parametrize(
    ("text", "kind", "number", "first"),
    [
        ("The ferry left. Caf\u00c3\u00a9 owners saw it: it\u00e2\u20ac\u2122s late.", "encoding", 2, "\u00c3\u00a9"),
        ("The f\ufffd\ufffdrry left. A qu\ufffdy.", "lost", 2, "\ufffd\ufffd"),
        ("The ferry left Uk\u0440aine. H\u0435 saw it.", "alphabets", 2, "Uk\u0440aine"),
        ("The fer\u200bry left.", "unseen", 1, "\u200b"),
        ("The fer\u00adry left\U000e0041\U000e0042.", "unseen", 2, "\u00ad"),
        ("The \u202eferry\u202c left.", "direction", 2, "\u202e"),
        ("The \x1b[31mferry left.\x00\x01", "control", 2, "\x1b"),
    ],
)
def test_signs_that_are_not_what_they_seem_are_told_with_their_place(
    text: str, kind: str, number: int, first: str
) -> None:
    assert met(text) == [(kind, number, first)]
    (row,) = notice_rows(Story.from_text(text))
    assert text[row.start : row.end] == row.text == first


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "",
        " \n",
        "São Paulo, Ångström, “quotes” – and a dash … at 20 °C, 5 µm, Âme, à la carte; DÃO",
        "\ufeffThe ferry left.",  # a byte-order mark is no word's
        "A family: 👨‍👩‍👧. A flag: 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f.",
        "Tabs\tand\r\nline ends\x0bof\x0call\u2028kinds\x85here.",
        "Some symbols, Δx and π, are Greek, and so the teacher said again and again. " + PLAIN,
        "FERRY LEAVES PORT",
    ],
)
def test_what_is_as_it_should_be_is_passed_over(text: str) -> None:
    assert [kind for kind, _, _ in met(text) if kind != "paragraphs"] == []


def test_another_language_is_told_and_a_short_text_is_given_the_benefit_of_the_doubt() -> None:
    assert [kind for kind, _, _ in met(GERMAN)] == ["language"]
    assert met("Die Fähre lief auf Grund.") == []
    assert [kind for kind, _, _ in met("Паром сел на мель.")] == ["language"]
    (row,) = notice_rows(Story.from_text("渡轮搁浅了。"))
    assert (row.kind, row.number) == ("language", 5)
    assert "a Chinese character is a word" in row.note


def test_each_half_has_its_own_notices() -> None:
    story = Story.from_texts(PLAIN, GERMAN + "\u202e")
    assert [(row.half, row.kind) for row in notice_rows(story)] == [("B", "language"), ("B", "direction")]
    story = Story.from_texts("\u202e" + PLAIN, PLAIN)
    assert [(row.half, row.kind, row.start) for row in notice_rows(story)] == [("A", "direction", 0)]


def test_what_is_too_much_in_capitals_or_without_marks_is_told() -> None:
    assert met("THE FERRY LEFT. " * FEWEST)[0][:2] == ("capitals", 3 * FEWEST)
    assert met("THE FERRY LEFT.") == []
    long = "and the ferry left " * MANY_WORDS
    assert met(f"It rained. T{long}.") == [("sentences", 1, f"T{long}.")]


def test_a_half_without_paragraphs_is_told() -> None:
    assert met("Ida Voss/AP") == [("paragraphs", 1, "Ida Voss/AP")]


def test_a_story_told_three_times_is_known_in_most_of_our_own() -> None:
    frame = stories()
    names = sorted(set(frame.loc[frame["version"].eq("generic"), "name"]))
    found = 0
    for name in names:
        light, generic = story(name, "light"), story(name, "generic")
        third = generic.text[generic.halves[1].blocks[0].start :]
        rows = [row for row in notice_rows(Story.from_text(f"{light.text}\n\n{third}")) if row.kind == "versions"]
        found += any(third.startswith(row.text) for row in rows)
        assert all(row.kind != "versions" for told in (light, generic) for row in notice_rows(told))
    assert found >= 0.75 * len(names)


def test_the_table_has_its_columns_and_its_error() -> None:
    table = notices(Story.from_text("The fer\u200bry left."))
    assert list(table.columns) == list(Notice._fields)
    assert table.dtypes.astype(str).tolist() == ["string", "string", "Int64", "Int64", "Int64", "string", "string"]
    assert notices(Story.from_text("")).dtypes.equals(table.dtypes)
    with pytest.raises(InputError, match="needs a Story; got str"):
        notices("text")  # type: ignore[arg-type]


def test_english_is_told_by_letters_and_function_words() -> None:
    assert is_english([])
    assert is_english(["ferry"] * (FEW - 1))
    assert not is_english(["ferry"] * FEW)
    assert is_english(["ferry"] * 3 * FEW + ["the"] * FEW)
    assert not is_english(["паром"])
    assert is_english(["ångström", "ukr\u0430ine"])
