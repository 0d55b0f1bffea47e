"""Extractive summaries: the sentences that say most, at the length that was asked for.

How sentences are scored is in `newslib.analysis.scores`; here they are chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newslib.analysis.scores import method_named, score, score_rows
from newslib.errors import InputError
from newslib.reading.article import lines_of
from newslib.reading.batch import batch_blocks
from newslib.reading.sentences import running_rows, running_text, sentence_rows
from newslib.reading.words import words_of

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story

TEXTS_AT_ONCE = 96  # enough that the fixed cost of a step is shared, few enough for the processor's cache


def summarize(
    sentences: DataFrame,
    n: int = 3,
    *,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "tfidf",
    together: bool = False,
) -> DataFrame:
    """The sentences that say most, in reading order.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    n : int
        How many sentences, for each half.
    words : int, optional
        Instead of `n`: as many words at most. Sentences are taken by rank while they fit; where not even one fits,
        the shortest sentence stands alone.
    ratio : float, optional
        Instead of `n`: this share of the sentences, 0 < ratio <= 1, at least one.
    method : str
        As in `rank_sentences`.
    together : bool
        Take both halves as one text, and `n` (or `words`, `ratio`) for both.

    Returns
    -------
    DataFrame
        The chosen rows of `rank_sentences`, in reading order. Only paragraphs are chosen from; a half that has none
        (captions only, say) gives the best of what it has. Never empty for a table with a sentence.

    Raises
    ------
    InputError
        Where a number is out of its range, `words` and `ratio` are both given, or the method is not known.
    """
    from newslib.analysis.ranking import RANKED, rank_rows
    from newslib.tables import require_columns

    require_columns(sentences, RANKED, "summarize")
    _check_length(n, words, ratio)
    ranked = rank_rows(running_text(sentences), method_named(method), together=together)
    group = [""] * len(ranked) if together else ranked["half"].tolist()
    kept = _choose(ranked["rank"].tolist(), group, ranked["text"].tolist(), n, words, ratio)
    return ranked.iloc[kept].reset_index(drop=True)


class Chosen(NamedTuple):
    """A sentence of a summary, with its place in the story."""

    half: str
    sentence: int
    start: int
    end: int
    text: str
    rank: int
    score: float


def summarize_story(
    story: Story, n: int = 3, *, words: int | None = None, ratio: float | None = None, method: str = "tfidf"
) -> list[Chosen]:
    """What `summarize` chooses from the sentence table of a story, as plain rows, without a table.

    Parameters are those of `summarize`; so are the errors.
    """
    _check_length(n, words, ratio)
    parts = method_named(method)
    every = sentence_rows(story)
    rows = [every[i] for i in running_rows([row.half for row in every], [row.kind for row in every])]
    halves = [row.half for row in rows]
    found = score_rows([row.text for row in rows], np.array([half == "B" for half in halves], dtype=np.int64), parts)
    ranks, scores = found.rank.tolist(), found.score.tolist()
    kept = _choose(ranks, halves, [row.text for row in rows], n, words, ratio)
    picked = [(rows[i], ranks[i], scores[i]) for i in kept]
    return [Chosen(row.half, row.sentence, row.start, row.end, row.text, rank, score) for row, rank, score in picked]


def summarize_texts(texts: Sequence[str], n: int = 3, *, method: str = "tfidf") -> list[list[str]]:
    """Summaries of many texts, fast: from raw text to the sentences chosen, without a table.

    Parameters
    ----------
    texts : sequence of str
        One version of a story each. Every block is taken as a paragraph (a line, unless the lines are wrapped); leave
        headlines and captions out beforehand.
    n : int
        How many sentences of each text.
    method : str
        As in `rank_sentences`.

    Returns
    -------
    list of list of str
        For every text its `n` best sentences in reading order, or all it has, one blank wherever there was white
        space; none for a blank text.

    Raises
    ------
    InputError
        Where `texts` is not a sequence of strings, `n` is out of its range, or the method is not known.
    """
    if isinstance(texts, str):
        raise InputError("texts must be a sequence of strings; got a single string")
    for text in texts:
        if not isinstance(text, str):
            raise InputError(f"texts must be a sequence of strings; got {type(text).__name__} in it")
    _check_length(n, None, None)
    parts = method_named(method)
    result: list[list[str]] = [[] for _ in texts]
    for first in range(0, len(texts), TEXTS_AT_ONCE):
        lines = [lines_of(text) for text in texts[first : first + TEXTS_AT_ONCE]]
        text_of_line = np.repeat(np.arange(len(lines)), [len(found) for found in lines])
        batch = batch_blocks(list(chain.from_iterable(lines)), text_of_line)
        rank = score(batch, parts, picks=n).rank
        chosen = np.flatnonzero((rank > 0) & (rank <= n))
        for number, string in zip(batch.text[chosen].tolist(), batch.strings(chosen), strict=True):
            result[first + number].append(string)
    return result


def _choose(
    ranks: Sequence[int], group: Sequence[str], texts: Sequence[str], n: int, words: int | None, ratio: float | None
) -> list[int]:
    """The places of the rows to take, in reading order; each group gives as much as was asked for."""
    kept: list[int] = []
    for label in dict.fromkeys(group):
        rows = sorted((i for i, other in enumerate(group) if other == label), key=ranks.__getitem__)
        if words is not None:
            kept += _while_they_fit(rows, [len(words_of(texts[i])) for i in rows], words)
        else:
            kept += rows[: n if ratio is None else max(1, round(ratio * len(rows)))]
    return sorted(kept)


def _while_they_fit(rows: list[int], lengths: list[int], words: int) -> list[int]:
    """Rows by rank as long as their words fit; the shortest of all where not even one does."""
    kept = []
    for row, length in zip(rows, lengths, strict=True):
        if length <= words:
            kept.append(row)
            words -= length
    return kept or [rows[lengths.index(min(lengths))]]


def _check_length(n: int, words: int | None, ratio: float | None) -> None:
    if words is not None and ratio is not None:
        raise InputError(f"a length is given by words or by ratio; got words={words!r} and ratio={ratio!r}")
    for name, value in (("n", n), ("words", words)):
        if value is not None and (not isinstance(value, int | np.integer) or value < 1):
            raise InputError(f"{name} must be a whole number, at least 1; got {value!r}")
    if ratio is not None and (not isinstance(ratio, int | float) or not 0 < ratio <= 1):
        raise InputError(f"ratio must be above 0 and at most 1; got {ratio!r}")
