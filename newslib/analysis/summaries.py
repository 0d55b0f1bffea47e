"""Extractive summaries: the sentences that say most, at the length that was asked for.

How sentences are scored is in `newslib.analysis.scores`; here they are chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newslib.analysis.choosing import choose
from newslib.analysis.lengths import Length, take
from newslib.analysis.methods import Method, method_named
from newslib.analysis.reasons import reasons
from newslib.analysis.scores import score
from newslib.arrays import begins, lengths, totals
from newslib.errors import InputError, require_characters
from newslib.reading.article import lines_of
from newslib.reading.batch import Batch, batch_blocks
from newslib.reading.quotations import shared_quotations
from newslib.reading.sentences import running_rows, running_text, sentence_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from newslib.reading.story import Story

    Ints = NDArray[np.int64]

MORE_PICKS = 4  # ranks looked at beyond those asked for, where quotations are passed over
TEXTS_AT_ONCE = 512  # enough that the fixed cost of a step is shared, few enough for the processor's cache


def summarize(
    sentences: DataFrame,
    n: int = 3,
    *,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "tfidf",
    together: bool = False,
    kinds: Sequence[str] = ("paragraph",),
    reference: object = None,
    seed: int = 0,
) -> DataFrame:
    """The sentences that say most, in reading order.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    n : int
        How many sentences, for each half.
    words : int, optional
        Instead of `n`: as many words at most. Sentences are taken by rank while they fit; where not even the shortest
        does, the best ranked gives its first words, and its `end` and `text` say so.
    ratio : float, optional
        Instead of `n`: this share of the sentences, 0 < ratio <= 1, at least one.
    method, reference, seed
        As in `rank_sentences`.
    together : bool
        Take both halves as one text, and `n` (or `words`, `ratio`) for both. What one half says and the other repeats
        counts as redundant, twice as much as within a half.
    kinds : sequence of str
        The kinds of blocks to choose from. A half that has none of these gives the best of its paragraphs, captions,
        headlines, or all it has, the first of these that there are.

    Returns
    -------
    DataFrame
        The chosen rows of `rank_sentences`, in reading order. A sentence with the same words as a better one is not
        chosen. Sentences that share a quotation are chosen together, when the last of them has its turn, where all of
        them fit, and passed over where not, while there are others. Never empty for a table with a sentence.

    Raises
    ------
    InputError
        Where a number is out of its range, `words` and `ratio` are both given, the method or a kind is not known, or
        `oracle` has no reference, or sentences that share a word make more pairs than there is memory for (lexrank,
        textrank, pacsum).
    """
    from newslib.analysis.ranking import RANKED, checked_kinds, rank_rows
    from newslib.tables import require_filled

    require_filled(sentences, RANKED, "summarize")
    length = Length(n, words, ratio)
    rows = running_text(sentences, checked_kinds(kinds))
    ranked, cuts = rank_rows(rows, method, length, together=together, reference=reference, seed=seed, repeats=False)
    for row, size in cuts.items():
        ranked.loc[row, "text"] = ranked["text"].iloc[row][:size]
        if "start" in ranked and "end" in ranked:
            ranked.loc[row, "end"] = ranked["start"].iloc[row] + size
    return ranked[ranked["chosen"]].drop(columns="chosen").reset_index(drop=True)


class Chosen(NamedTuple):
    """A sentence of a summary, with its place in the story."""

    half: str
    sentence: int
    start: int
    end: int
    text: str
    rank: int
    score: float
    reason: str


def summarize_story(
    story: Story,
    n: int = 3,
    *,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "tfidf",
    reference: object = None,
    seed: int = 0,
) -> list[Chosen]:
    """What `summarize` chooses from the sentence table of a story, as plain rows, without a table.

    Parameters are those of `summarize`; so are the errors.
    """
    length, parts = Length(n, words, ratio), method_named(method)
    every = sentence_rows(story)
    rows = [every[i] for i in running_rows([row.half for row in every], [row.kind for row in every])]
    half, block = np.array([(row.half == "B", row.block) for row in rows], dtype=np.int64).reshape(-1, 2).T
    texts, numbers = [row.text for row in rows], [row.sentence for row in rows]
    found = choose(texts, half, block, numbers, parts, length, reference=reference, seed=seed)
    why = reasons(found, parts, texts, numbers, repeats=False)
    result = []
    for place in found.chosen:
        row, size = rows[place], found.cuts.get(place, len(rows[place].text))
        rank, value = int(found.scores.rank[place]), float(found.scores.score[place])
        text = row.text[:size]
        result.append(Chosen(row.half, row.sentence, row.start, row.start + size, text, rank, value, why[place]))
    return result


def summarize_texts(texts: Sequence[str], n: int = 3, *, method: str = "tfidf", seed: int = 0) -> list[list[str]]:
    """Summaries of many texts, fast: from raw text to the sentences chosen, without a table.

    Parameters
    ----------
    texts : sequence of str
        One version of a story each. Every block is taken as a paragraph (a line, unless the lines are wrapped); leave
        headlines and captions out beforehand.
    n : int
        How many sentences of each text.
    method, seed
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
    if isinstance(texts, str) or not isinstance(texts, Collection):
        raise InputError(f"texts must be a sequence of strings; got {type(texts).__name__}")
    texts = list(texts)
    for text in texts:
        if not isinstance(text, str):
            raise InputError(f"texts must be a sequence of strings; got {type(text).__name__} in it")
        require_characters(text, "a text")
    length, parts = Length(n), method_named(method)
    result: list[list[str]] = [[] for _ in texts]
    for first in range(0, len(texts), TEXTS_AT_ONCE):
        lines = [lines_of(text) for text in texts[first : first + TEXTS_AT_ONCE]]
        text_of_line = np.repeat(np.arange(len(lines)), [len(found) for found in lines])
        batch = batch_blocks(list(chain.from_iterable(lines)), text_of_line)
        chosen = best_of_each(batch, parts, length, seed)
        for number, string in zip(batch.text[chosen].tolist(), batch.strings(chosen), strict=True):
            result[first + number].append(string)
    return result


def best_of_each(batch: Batch, method: Method, length: Length, seed: int) -> Ints:
    """The sentences of the summaries of all texts, as `choose` chooses them."""
    shared = shared_quotations(batch, batch.block)
    rank = score(batch, method, picks=length.n, seed=seed).rank
    chosen = np.flatnonzero((rank > 0) & (rank <= length.n))
    doubtful = np.bincount(shared, minlength=1)[shared[chosen]] > 1  # rank alone does not decide about quotations
    text = batch.text[chosen]
    said = np.diff(totals(batch.terms)[batch.pointers])[chosen]  # equal where the content words are
    for apart in range(1, min(length.n, len(chosen))):  # nor about sentences with the same words
        doubtful[apart:] |= (text[apart:] == text[:-apart]) & (said[apart:] == said[:-apart])
    if not doubtful.any():
        return chosen
    redo = np.zeros(int(text[-1]) + 1, dtype=bool)
    redo[text[doubtful]] = True
    again = np.flatnonzero(redo[batch.text])
    taken = _taken_by_rank(batch.only(again), method, length, seed)
    return np.sort(np.concatenate([chosen[~redo[text]], again[taken]]))


def _taken_by_rank(batch: Batch, method: Method, length: Length, seed: int) -> list[int]:
    """The same, text by text, going down the ranks as far as is needed."""
    shared = shared_quotations(batch, batch.block)
    rank = score(batch, method, picks=length.n + MORE_PICKS, seed=seed).rank
    starts = begins(batch.text)
    said = _Said(batch)
    result: list[int] = []
    for start, size in zip(starts.tolist(), lengths(starts, len(rank)).tolist(), strict=True):
        texts, own_said = _Strings(batch, start, size), said.of(start, size)
        own, parts = rank[start : start + size], (shared[start : start + size] - start).tolist()
        ranked = np.argsort(own, kind="stable")[(own == 0).sum() :].tolist()
        taken = take(ranked, texts, parts, length, said=own_said)
        unfinished = len(taken.chosen) < length.n or not taken.whole
        if unfinished and len(ranked) < size:
            alone = batch.only(np.arange(start, start + size))
            taken = take(np.argsort(score(alone, method, seed=seed).rank).tolist(), texts, parts, length, said=own_said)
        result += [start + place for place in sorted(taken.chosen)]
    return result


class _Said:
    """The words of every sentence of a batch, as something to compare; the sentence itself where it has none."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.terms = batch.vocabulary.every_term(batch.pieces)
        self.edges = totals(batch.words).tolist()

    def of(self, start: int, size: int) -> list[Hashable]:
        """Those of the sentences from `start` on."""
        edges = self.edges[start : start + size + 1]
        found = (self.terms[a:b].tobytes() for a, b in pairwise(edges))
        return [key or self.batch.strings([start + place])[0] for place, key in enumerate(found)]


class _Strings(Sequence[str]):
    """The sentences of one text of a batch, spelt out when they are asked for."""

    def __init__(self, batch: Batch, start: int, size: int) -> None:
        self.batch, self.start, self.size = batch, start, size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, place: Any) -> Any:
        return self.batch.strings([self.start + place])[0]
