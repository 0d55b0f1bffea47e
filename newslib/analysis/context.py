"""The words around a word: what a count is a count of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from newslib.analysis.occurrences import Occurrences, find
from newslib.errors import InputError, require_known, require_whole
from newslib.reading.sentences import texts_by_number
from newslib.tables import INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame

SORTS: Final = ("position", "left", "right")
SHAPE: Final = {
    **{"term": STRING, "half": STRING, "sentence": INT, "position": INT, "start": INT, "end": INT},
    **dict.fromkeys(["left", "text", "right"], STRING),
}


def concordance(
    words: DataFrame,
    term: str | Sequence[str] | DataFrame,
    *,
    window: int = 8,
    sort: str = "position",
    stems: bool = False,
    sentences: DataFrame | None = None,
) -> DataFrame:
    """Every occurrence of a word with the words to its left and right: keyword in context (Luhn 1960).

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it.
    term : str, sequence of str, or DataFrame
        A word or a phrase, in any case and with any apostrophe, or several; or the rows of a table with `start, end`
        (of `entity_table`, `quote_table`, `fact_table`, …), which count as their `term`, `name`, `source`, `speaker`
        or `text`.
    window : int
        At most so many words on either side, 0 or more. No context goes beyond the sentence.
    sort : str
        "position", as the story has them; "left", by the words before, the nearest first; "right", by the words
        behind. With several terms, term by term.
    stems : bool
        Whether all forms of a word count as it.
    sentences : DataFrame, optional
        As `sentence_table` gives it: contexts then stand as in the text (a stretch of several sentences with a blank
        between them). Without it they are words with a blank between them.

    Returns
    -------
    DataFrame
        A row an occurrence: `term`, what was looked for; `half, sentence`; `position`, that of its first word in
        `words`; `start, end`, offsets into the story's text; `left, text, right`. As many rows as
        `word_frequencies` counts. Empty where the term does not stand.

    Raises
    ------
    InputError
        Where a column is missing, a term holds no word, `window` is below 0, `sort` is not known, or `sentences`
        lacks a sentence.
    """
    require_whole(window, "window", 0)
    require_known(sort, SORTS, "sort")
    if sentences is not None:
        require_columns(sentences, ["sentence", "start", "text"], "concordance (sentences)")
    texts = texts_by_number(sentences) if sentences is not None else None
    found = find(words, term, stems=stems, caller="concordance")
    order = {item: number for number, item in enumerate(dict.fromkeys(found.item))}
    lines = [(order[line[0]], *keys, line) for line, keys in _lines(words, found, window, texts, sort)]
    return make_table(SHAPE, [row[-1] for row in sorted(lines, key=lambda row: row[:-1])])


def _lines(
    words: DataFrame, found: Occurrences, window: int, texts: dict[int, tuple[int, str]] | None, sort: str
) -> list[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Each occurrence as a row, with what it is sorted by."""
    half, sentence, position, start, end, text, term = (
        words[name].tolist() for name in ("half", "sentence", "position", "start", "end", "text", "term")
    )
    low, high = _sentence_bounds(sentence)
    lines = []
    spans = (x.tolist() for x in (found.first, found.last, found.start, found.end))
    for item, first, last, begins, ends in zip(found.item, *spans, strict=True):
        before, behind = max(low[first], first - window), min(high[last], last + 1 + window)
        sides: tuple[str, str, str]
        if texts is None:
            sides = (" ".join(text[before:first]), " ".join(text[first : last + 1]), " ".join(text[last + 1 : behind]))
        else:
            left = start[before] if before < first else begins
            right = end[behind - 1] if behind > last + 1 else ends
            sides = (
                _cut(texts, sentence[first], left, begins),
                " ".join(_cut(texts, n, begins, ends) for n in dict.fromkeys(sentence[first : last + 1])),
                _cut(texts, sentence[last], ends, right),
            )
        row = (item, half[first], sentence[first], position[first], begins, ends, *sides)
        near = {"left": term[before:first][::-1], "right": term[last + 1 : behind], "position": []}[sort]
        lines.append((row, (near, begins)))
    return lines


def _sentence_bounds(sentence: list[int]) -> tuple[list[int], list[int]]:
    """The row of the first word of each word's sentence, and the row behind its last."""
    numbers = np.array(sentence, dtype=np.int64)
    changes = np.flatnonzero(np.diff(numbers)) + 1
    starts = np.concatenate([[0], changes]).astype(np.int64)
    ends = np.concatenate([changes, [len(numbers)]]).astype(np.int64)
    sizes = ends - starts
    return np.repeat(starts, sizes).tolist(), np.repeat(ends, sizes).tolist()


def _cut(texts: dict[int, tuple[int, str]], sentence: int, start: int, end: int) -> str:
    if sentence not in texts:
        raise InputError(f"concordance needs every sentence of the words in sentences; number {sentence} is missing")
    at, text = texts[sentence]
    return text[max(start - at, 0) : max(end - at, 0)]
