"""What is printed where nothing but text is wanted: no colour, a line for each sentence, however long."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslib.analysis.summaries import Chosen


def visible(text: str) -> str:
    r"""Text as one line that cannot command a terminal: white space is one blank, control characters show as U+FFFD.

    >>> visible("red:\x1b[31m\nalert")
    'red:�[31m alert'
    """
    line = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf") and c != "\u200d" else c for c in line)


def as_argument(path: str) -> str:
    """A path as no command takes it for an option.

    >>> as_argument("-rf.txt"), as_argument("a.txt")
    ('./-rf.txt', 'a.txt')
    """
    return f"./{path}" if path.startswith("-") else path


def summary_lines(name: str, chosen: Sequence[Chosen], why: bool = False) -> Iterator[str]:
    """The lines of a summary, half by half, with the reasons if wanted; `chosen` as `summarize_story` gives it."""
    yield visible(name)
    for half, rows in groupby(chosen, key=lambda row: row.half):
        yield ""
        yield f"Version {half}"
        for row in rows:
            yield f"[{row.sentence}] {visible(row.text)}"
            if why:
                yield f"    {row.reason}"
