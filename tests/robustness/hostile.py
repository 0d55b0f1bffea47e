"""Texts that nobody sends in good faith, in news that somebody might."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.fragments import SNIPPETS

ODD: Final = [
    *("\x00", "\x07", "\x1b[31m", "\x1c", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"),  # controls
    *("\u202e", "\u2066", "\u2069", "\u200f", "\u061c"),  # reading from right to left
    *("\u200b", "\u200d", "\u2060", "\u00ad", "\u034f", "\ufe0f", "\u0301", "a\u0301\u0301\u0301\u0301", "\u0e33"),
    *("👩‍👩‍👧", "🇺🇦", "𝐅𝐞𝐫𝐫𝐲", "𠀀", "\U0010ffff", "\U000e0041"),
    *("İ", "ı", "ß", "ﬁ", "ǅ", "ﷺ", "Ω", "ς", "K", "٣٫٥", "१२३", "１２：３０", "½", "²", "Ⅻ", "四", "٪"),
    *("Паром сел на мель.", "העבורת עזבה.", "नौका चली गई।", "เรือออกแล้ว", "配船は出た。", "여객선이 떠났다."),
    *("<script>alert(1)</script>", "&#0;", "&amp;", "<!--", "]]>", "{{x}}", "${x}", "%s", "`x`", "$x$", "\\u0041"),
    *("x" * 300, "Aa" * 200, "9" * 400, "1," * 60, "(" * 40, "“" * 40, "-" * 80, "ж" * 300, "A." * 40),
    *("$1e999", "1/0", "0/0", "99:99", "Feb. 30, 0000", "9999-99-99", "1,000,00", "$9" + "9" * 350 + " million"),
    *("=1+1", "@x", "javascript:x", "data:,x", "NaN", "None", "nan", "null", "Infinity", "\\", "'", "/", "../x"),
]
BREAKS: Final = ["\n\n", "\n\n", "\n", "\r\n", "\r\r", "\n\r\n", "\x0b", "\x0c", "\u2028", "\u2029", " \n \n"]


def lines() -> st.SearchStrategy[str]:
    """A line or more of news with odd things in it."""
    piece = st.sampled_from(SNIPPETS) | st.sampled_from(ODD) | st.text(max_size=4)
    return st.lists(st.tuples(piece, st.sampled_from(["", " ", " ", "\u00a0", "\t"])), max_size=9).map(
        lambda found: "".join(text + space for text, space in found)
    )


def texts(most: int = 5) -> st.SearchStrategy[str]:
    """Lines with ends of every kind between them."""
    return st.lists(st.tuples(lines(), st.sampled_from(BREAKS)), max_size=most).map(
        lambda found: "".join(text + end for text, end in found)
    )
