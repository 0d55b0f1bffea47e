"""Markdown: its words without its signs, and none of them lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.formats.markdown import text_of_markdown


def blocks(source: str) -> list[str]:
    return text_of_markdown(source).rstrip("\n").split("\n\n")


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Ferry\n---\n",
        "---\r\ntitle: Ferry\r\n---\r\n",
        "---\ntitle: Ferry\ntags:\n- sea\n- sand\n\nauthor:\n  name: Lee\n---\n",
        "---\ntitle: Ferry\n...\n",
        "--- \nTitle: Ferry\n--- \n",
    ],
    ids=["plain", "of Windows", "with lists", "ended by dots", "with blanks"],
)
def test_metadata_before_the_text_are_left_out(head: str) -> None:
    assert text_of_markdown(head + "Rain fell.\n") == "Rain fell.\n"
    assert text_of_markdown(head) == ""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("---\n\nRain fell. Then: sun.\n\n---\n\nSnow.\n", ["Rain fell. Then: sun.", "Snow."]),
        ("---\nRain fell all day.\n\n---\n\nSnow.\n", ["Rain fell all day.", "Snow."]),
        ("---\n- Rain\n- Snow\n\n---\nHail.\n", ["Rain", "Snow", "Hail."]),
        ("Rain.\n\n---\ntitle: x\n---\n", ["Rain.", "title: x"]),
        ("---\ntitle: never ended\n\nRain.\n", ["title: never ended", "Rain."]),
    ],
)
def test_lines_between_rules_that_are_no_metadata_stay(source: str, found: list[str]) -> None:
    assert blocks(source) == found


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("*Rain* **fell** ***here*** ~~there~~ `now`", "Rain fell here there now"),
        ("[Rain](http://x \"T\") ![fell](y.png) [here][1]\n\n[1]: http://z", "Rain fell here"),
        ("[![Rain](x.png)](y)", "Rain"),
        ("See <http://x.y> and <a@b.c>", "See http://x.y and a@b.c"),
        ("Rain &amp; hail &lt;b&gt; &nbsp;&eacute;", "Rain & hail <b> \xa0é"),
        ("1\\. No list \\*at all\\* for 5\\$", "1. No list *at all* for 5$"),
        ("a < b > c, 2_000_000 and snake_case, 5 * 3", "a < b > c, 2_000_000 and snake_case, 5 * 3"),
        ("Rain<br>fell <i>here</i> <!-- no -->now", "Rain\nfell here now"),
        ("Rain  \nfell\\\nhere\nnow", "Rain\nfell\nhere\nnow"),
        ("1986\\. A year", "1986. A year"),
        ("> > > Rain", "Rain"),
        ("Rain -- fell, \"there\" ... 'here'", "Rain -- fell, \"there\" ... 'here'"),
    ],
)  # fmt: skip
def test_signs_go_and_words_stay(source: str, words: str) -> None:
    assert text_of_markdown(source + "\n") == words + "\n"


def test_headings_items_and_rows_are_blocks() -> None:
    source = (
        "Ferry\n=====\n\n## Aground ##\n1. One\n   - Two\n2) Three\n\n   Four\n\n"
        "|a||\n|-|-|\n| 1 \\| 2 | 3 |\n\n    typed\n"
    )
    assert blocks(source) == ["Ferry", "Aground", "1. One", "Two", "2) Three", "Four", "a", "1 | 2 3", "typed"]


def test_html_is_read_as_a_page_would_show_it() -> None:
    source = (
        "<div><p>Rain &amp; <b>hail</b>.</p><p>Snow.</p></div>\n\n<div>\n\n*Sun*.\n\n</div>\n\n"
        "<script>\nvar rain = 1;\n</script>\n\n<style>\np {}\n</style>\n\n<!-- rain\n\nfell -->\n\nWind.\n"
    )
    assert blocks(source) == ["Rain & hail.", "Snow.", "Sun.", "Wind."]


def test_code_keeps_what_looks_like_html() -> None:
    assert blocks("```html\n<script>a</script>\n```\n\nUse `<b>` and <b>see</b>.\n") == [
        "<script>a</script>",
        "Use <b> and see.",
    ]


def test_a_tag_named_in_a_sentence_takes_no_words_with_it() -> None:
    assert text_of_markdown("The tag <script> begins it, she said.\n\nRain.\n") == (
        "The tag  begins it, she said.\n\nRain.\n"
    )


def test_quotations_in_quotations_are_read_to_any_sane_depth() -> None:
    assert text_of_markdown(">" * 40 + " Rain\n") == "Rain\n"


@pytest.mark.parametrize(
    "source",
    ["[" * 3000, "![" * 300 + "a" + "](x)" * 300, "> - " * 400 + "a", "`" * 999 + "a", "<!-- " * 2000, "a <" * 999],
)
def test_hostile_markdown_is_read_all_the_same(source: str) -> None:
    assert text_of_markdown("Rain.\n\n" + source).startswith("Rain.")


@given(st.lists(st.text("abcé’“”.,;:?! \n", min_size=1)))
def test_text_without_signs_keeps_every_word(paragraphs: list[str]) -> None:
    source = "\n\n".join("Rain " + paragraph for paragraph in paragraphs)
    assert text_of_markdown(source).split() == source.split()


@given(st.text("ab \n#*_`[]()<>!-|~;:1.\\>\"'\t"))
def test_any_markdown_is_text_and_blocks_are_whole(source: str) -> None:
    text = text_of_markdown(source)
    assert not text or text.endswith("\n")
    assert set(text) - set(source) <= {"\n", " "}
