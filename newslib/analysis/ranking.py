"""The rank of every sentence of a story, and why it has it, as tables; formulas in `newslib.analysis.scores`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newslib.analysis.choosing import choose
from newslib.analysis.lengths import Length
from newslib.analysis.methods import METHODS, Method, method_named
from newslib.analysis.reasons import reasons
from newslib.analysis.tfidf import tfidf
from newslib.errors import InputError, require_known
from newslib.reading.kinds import KINDS
from newslib.tables import BOOL, FLOAT, INT, STRING, make_table, require_filled

if TYPE_CHECKING:
    from pandas import DataFrame

RANKED = ("half", "sentence", "kind", "text")


def rank_sentences(
    sentences: DataFrame,
    method: str = "tfidf",
    *,
    n: int = 3,
    words: int | None = None,
    ratio: float | None = None,
    together: bool = False,
    kinds: Sequence[str] = ("paragraph",),
    reference: object = None,
    seed: int = 0,
) -> DataFrame:
    """Score and rank every sentence of the story's text, half by half, and say what a summary takes and why.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    method : str
        One of `methods()`; formulas in `newslib.analysis.scores`, `graphs`, `classics` and `baselines`.
    n, words, ratio
        The length of the summary that `chosen` and `reason` speak of, as in `summarize`. Scores and ranks do not
        depend on it.
    together : bool
        Rank both halves as one text.
    kinds : sequence of str
        The kinds of blocks whose sentences are ranked.
    reference : str, list of str, or DataFrame, optional
        For `oracle`: the summary to be matched, as `rouge` takes it.
    seed : int
        For `random`: where chance begins.

    Returns
    -------
    DataFrame
        The rows of these kinds in reading order, with `score` (larger is chosen earlier; comparable within a half
        and a method only; for methods that choose one sentence after another the order alone, from 1 down to 1/n),
        `rank` (1 is chosen first, in each half), and the parts of the score: `centrality`, what the method measures,
        divided by the half's largest, and `position_score`, both in [0, 1], larger speaks for the sentence;
        `redundancy` in [0, 1], the likeness to the most similar sentence of better rank (0 for a method that does not
        ask; doubled between the halves where they are ranked together), and `voice`, 1 where the sentence asks or
        speaks as "I", "we" or "you", speak against it. `tfidf` uses all four, the others their centrality or, `lead`,
        the position. `chosen` says whether a summary takes the sentence, `reason` why or why not, in words.

    Raises
    ------
    InputError
        Where a column is missing, a number is out of its range, the method or a kind is not known, `oracle` has no
        reference, or sentences that share a word make more pairs than there is memory for (lexrank, textrank, pacsum).
    """
    require_filled(sentences, RANKED, "rank_sentences")
    length = Length(n, words, ratio)
    kept = sentences["kind"].isin(checked_kinds(kinds))
    rows = sentences[kept].sort_values("sentence").reset_index(drop=True)
    return rank_rows(rows, method, length, together=together, reference=reference, seed=seed)[0]


def checked_kinds(kinds: Sequence[str]) -> list[str]:
    """The kinds as a list; an unknown one, or a bare string, is an `InputError`."""
    if isinstance(kinds, str) or not isinstance(kinds, Collection):
        raise InputError(f"kinds must be a sequence of kinds; got {kinds!r}")
    return [require_known(kind, KINDS, "kind") for kind in kinds]


def explain(sentences: DataFrame, sentence: int, method: str = "tfidf") -> DataFrame:
    """Which words made a sentence central to its half.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    sentence : int
        The number in column `sentence`, of a sentence that `rank_sentences` ranks.
    method : str
        `tfidf` or `centroid`: the methods whose centrality is a sum over words.

    Returns
    -------
    DataFrame
        `term`; `weight`, its TF-IDF weight in the sentence, in [0, 1]; `contribution`, its share of the sentence's
        `centrality`: the column adds up to it. Largest first.

    Raises
    ------
    InputError
        Where the sentence is not among the ranked, or the method does not score words.
    """
    if not method_named(method).by_words:
        known = ", ".join(name for name, parts in METHODS.items() if parts.by_words)
        raise InputError(f"explain needs a method that scores words ({known}); got {method!r}")
    ranked = rank_sentences(sentences, method)
    if sentence not in set(ranked["sentence"]):
        raise InputError(f"sentence must be the number of a paragraph's sentence; got {sentence!r}")
    half = ranked["half"][ranked["sentence"] == sentence].iloc[0]
    rows = ranked[ranked["half"] == half]
    weights = tfidf(rows)
    at = int(np.flatnonzero(rows["sentence"] == sentence)[0])
    row = weights.matrix[[at]]
    products = row.data * np.asarray(weights.matrix.sum(axis=0)).ravel()[row.indices]
    total = products.sum() or 1.0
    contributions = products / total * float(rows["centrality"].iloc[at])
    found = [
        (weights.terms[column], *parts) for column, *parts in zip(row.indices, row.data, contributions, strict=True)
    ]
    found.sort(key=lambda item: (-item[2], item[0]))
    return make_table({"term": STRING, "weight": FLOAT, "contribution": FLOAT}, found)


# --- the score and its parts


def rank_rows(
    rows: DataFrame,
    name: str | Method,
    length: Length,
    *,
    together: bool = False,
    reference: object = None,
    seed: int = 0,
    repeats: bool = True,
) -> tuple[DataFrame, dict[int, int]]:
    """`rows` with the columns of `rank_sentences`, and after how many characters a chosen row is cut, if one is.

    `name` is the name of a method, or a method with weights of one's own.
    """
    method = method_named(name) if isinstance(name, str) else name
    texts, numbers = rows["text"].tolist(), rows["sentence"].tolist()
    half = pd.factorize(rows["half"])[0].astype(np.int64)
    block = half * 0
    if "block" in rows:
        require_filled(rows, ["block"], "rank_sentences")
        block = pd.factorize(rows["block"])[0].astype(np.int64)
    found = choose(texts, half, block, numbers, method, length, together=together, reference=reference, seed=seed)
    table = rows.assign(
        score=pd.array(found.scores.score, FLOAT),
        rank=pd.array(found.scores.rank, INT),
        centrality=pd.array(found.scores.centrality, FLOAT),
        position_score=pd.array(found.scores.position, FLOAT),
        redundancy=pd.array(found.scores.redundancy, FLOAT),
        voice=pd.array(found.scores.voice.astype(np.int64), INT),
        chosen=pd.array(np.isin(np.arange(len(rows)), found.chosen), BOOL),
        reason=pd.array(reasons(found, method, texts, numbers, repeats=repeats), STRING),
    )
    return table, found.cuts
