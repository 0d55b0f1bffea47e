"""Texts for property tests: news in snippets, with everything in them that makes a sentence's end hard to tell."""

from __future__ import annotations

from hypothesis import strategies as st

SNIPPETS = [
    *(
        "The ferry",
        "left",
        "port",
        "ferries",
        "Ms. Li",
        "Mr.",
        "U.S.",
        "Sept. 11",
        "p.m.",
        "At 5 a.m.",
        "By 6 p.m.",
        "No. 3",
        "Inc.",
        "J. K.",
    ),
    *("said", "she asked", "Ida Voss said", "He", "who", "I", "it’s", "don't", "state-run", "$4.2 million", "3.5%"),
    *("over.Then", "example.com", "https://a.Bc/d", "@ida", "A.Then", "1.", "2.", "•", "a)", "(AP)", "[...]", "b."),
    *(".", "!", "?", "...", "…", ". . .", "?!", ".”", "?”", '."', "!’", "“Why?”", "“", "”", '"', "‘No.’", "(Yes.)"),
    *("渡轮搁浅了。没有人受伤。", "！", "غادرت.", "ß.", "İstanbul.", "ʼn", "\0", "\u200b", "é.", "—", "- ", "-5"),
]
SPACES = ["", " ", " ", " ", "  ", "\t", "\u00a0"]


def blocks() -> st.SearchStrategy[str]:
    """A block of snippets in any order, with white space or none between."""
    parts = st.tuples(st.sampled_from(SNIPPETS), st.sampled_from(SPACES))
    return st.lists(parts, max_size=12).map(lambda found: "".join(text + space for text, space in found))
