"""The word before a place in a text and what begins behind it, by which a number or a day is often told."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """A set of words, written as a line of them.

    >>> sorted(word_set("in by of"))
    ['by', 'in', 'of']
    """
    return frozenset(words.split())


def word_before(text: str, at: int) -> str:
    """The word right before a place, in lower case; "" where a mark stands between, or nothing.

    >>> word_before("since mid-June", 10), word_before("(in June", 4), word_before("(June", 1)
    ('mid', 'in', '')
    """
    if at < 2 or text[at - 1] not in " -\u00a0":
        return ""
    words = text[max(0, at - 24) : at].replace("-", " ").rsplit(maxsplit=1)
    if not words:
        return ""
    return words[-1].lower().lstrip("([{“\"‘'") if words[-1][-1].isalnum() else ""


def first_after(text: str, at: int) -> str:
    """The first letter or mark from a place on, after one white space at most; "" where there is none.

    >>> first_after("two men", 3), first_after("two-man", 3), first_after("two", 3)
    ('m', '-', '')
    """
    return text[at : at + 2].strip()[:1]
