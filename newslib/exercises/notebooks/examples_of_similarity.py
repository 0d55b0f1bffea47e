"""What a student's similarity of two texts is tried on, in `03_compare_the_halves`: an example a wrong turn."""

from __future__ import annotations

from math import isclose
from typing import Any, Final

from newslib.exercises.judging import Example, equals


def _not_whole(result: Any) -> bool:
    return not isclose(result, 1, abs_tol=1e-6)


SHORT, LONG = "the ferry left", "the ferry left its port late"
SIMILAR: Final = [
    Example(
        ("storm at sea", "storm at sea"),
        lambda result: bool(result < 50),
        "That looks like percent. Here all is 1, and a half is 0.5.",
    ),
    Example(
        ("storm at sea", "storm at sea"),
        lambda result: bool(result <= 1),
        "A count of shared words grows with the length of the texts. Which whole makes a share of it?",
    ),
    Example(
        ("storm at sea", "storm at sea"),
        equals(1),
        "A text and itself: nothing can be more alike. Is it the likeness that you give back, or the distance?",
    ),
    Example(
        ("storm at sea", "ferry left port"),
        equals(0),
        "They have no word in common. A set of a text is a set of its letters. What takes a text apart into words?",
    ),
    Example(
        (SHORT, LONG),
        _not_whole,
        "The second text has words that the first lacks, so they are not the same. You asked only what becomes of the "
        "words of one. Take as the whole what stands in either.",
    ),
    Example(
        (LONG, SHORT),
        _not_whole,
        "Here the longer text comes first, and your function calls them the same. The order must not matter: two texts "
        "are as alike as the same two changed about. Take as the whole what stands in either.",
    ),
    Example(
        ("ferry left port", "ferry left harbour"),
        equals(2 / 4),
        "Both texts have a word of their own. Into the whole goes each word that stands in either, and one that stands "
        "in both goes in once.",
    ),
    Example(
        ("Ferry left port", "ferry left Port"),
        equals(1),
        "A capital letter makes no other word. What has to be done to both texts first?",
    ),
    Example(
        ("the ferry left the port", "the ferry left"),
        equals(3 / 4),
        "A word that stands twice is still one word here. Which kind of collection has each thing once?",
    ),
    Example(("", "ferry"), equals(0), "One text has no word, so no word is shared."),
    Example(
        ("", ""),
        lambda result: not isinstance(result, bool) and bool(0 <= result <= 1),
        "Neither text has a word, so the whole is nothing, and by nothing one cannot divide. What is to come out then "
        "is yours to decide. Decide it before you divide.",
    ),
]
