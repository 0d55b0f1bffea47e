"""Blocks: where they begin and end, and that nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.article import parse

LINES = st.lists(
    st.sampled_from(["One. Two", "x", "", " ", "A line that is longer.", "\t", "«é»", "By Ann Lee"]), max_size=9
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2029"])


def texts(text: str) -> list[str]:
    return [block.text for block in parse(text)]


def kinds(text: str) -> list[str]:
    return [block.kind for block in parse(text)]


def assert_lossless(text: str) -> None:
    end = 0
    for block in parse(text):
        assert text[block.start : block.end] == block.text
        assert is_blank(text[end : block.start])
        end = block.end
    assert is_blank(text[end:])


def is_blank(gap: str) -> bool:
    return not gap.translate(dict.fromkeys(map(ord, "\ufeff\u200b\u2060"))).strip()


@given(st.text(max_size=200))
def test_any_text_comes_back_from_blocks_and_gaps(text: str) -> None:
    assert_lossless(text)


@given(LINES, BREAKS)
def test_any_line_ends_come_back_from_blocks_and_gaps(lines: list[str], line_break: str) -> None:
    assert_lossless(line_break.join(lines))


def test_blank_lines_part_blocks() -> None:
    assert texts("One is here.\n\nTwo is here.\n \t\nThree.") == ["One is here.", "Two is here.", "Three."]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_blocks_where_no_blank_lines_part_them(line_break: str) -> None:
    assert texts(line_break.join(["One is here.", "Two.", "Three."])) == ["One is here.", "Two.", "Three."]


def test_lines_wrapped_by_a_typist_stay_one_block() -> None:
    wrapped = (
        "The ferry left the harbour in the\nmorning and came back in the\nevening with nobody aboard.\n\nIt rained."
    )
    assert texts(wrapped) == [wrapped.split("\n\n")[0], "It rained."]


def test_lines_that_were_not_wrapped_are_blocks_of_their_own() -> None:
    page = "A long first line that fills the width of this page.\nShort.\nAlso short.\n\nAnother paragraph stands here."
    assert len(texts(page)) == 4


def test_a_byte_order_mark_and_zero_width_characters_are_no_part_of_a_block() -> None:
    assert texts("\ufeffOne is here.\n\n\u200bTwo.") == ["One is here.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t\r\n", "\ufeff"])
def test_a_text_without_a_visible_character_has_no_blocks(text: str) -> None:
    assert parse(text) == ()


def test_the_seed_has_the_blocks_that_a_careful_reader_found(seed, gold) -> None:  # type: ignore[no-untyped-def]
    assert [block.kind for block in seed.blocks] == gold["kinds"]
    dated = [(i, block.dateline) for i, block in enumerate(seed.blocks) if block.dateline]
    assert dated == [(gold["dateline"]["paragraph"], gold["dateline"]["text"])]


def test_the_ferry_page_is_read_as_a_newspaper_reader_would(ferry) -> None:  # type: ignore[no-untyped-def]
    expected = ["headline", "byline", "paragraph", "paragraph", "paragraph", "caption", "credit", "paragraph"]
    expected += ["paragraph", "paragraph", "note", *["paragraph"] * 5]
    assert [block.kind for block in ferry.blocks] == expected
    assert ferry.blocks[2].dateline == "PORT ELLAN, Sept. 3 (Northern Wire) — "
