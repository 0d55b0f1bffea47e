"""The rank of every sentence of a story, and why it has it, as tables; formulas in `newslib.analysis.scores`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newslib.analysis.scores import METHODS, Method, method_named, score_rows
from newslib.analysis.tfidf import tfidf
from newslib.errors import InputError
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

RANKED = ("half", "sentence", "kind", "text")


def rank_sentences(
    sentences: DataFrame, method: str = "tfidf", *, reference: object = None, seed: int = 0
) -> DataFrame:
    """Score and rank every sentence of kind `paragraph`, half by half.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    method : str
        `tfidf`, `centroid` or `lead`; formulas in `newslib.analysis.scores`.
    reference, seed
        For methods that need a reference summary or chance; these three do not.

    Returns
    -------
    DataFrame
        The rows of the paragraphs in reading order, with `score` (larger is chosen earlier; comparable within a half
        and a method only), `rank` (1 is chosen first, in each half), and the parts of the score: `centrality` and
        `position_score` in [0, 1], larger speaks for the sentence; `redundancy` in [0, 1], the likeness to the most
        similar sentence of better rank, larger speaks against it; `reason`, the parts in words.

    Raises
    ------
    InputError
        Where a column is missing or the method is not known.
    """
    require_columns(sentences, RANKED, "rank_sentences")
    rows = sentences[sentences["kind"] == "paragraph"].sort_values("sentence").reset_index(drop=True)
    return rank_rows(rows, method_named(method))


def explain(sentences: DataFrame, sentence: int, method: str = "tfidf") -> DataFrame:
    """Which words made a sentence central to its half.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    sentence : int
        The number in column `sentence`, of a sentence that `rank_sentences` ranks.
    method : str
        `tfidf` or `centroid`.

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
    if method_named(method).centrality == 0:
        known = ", ".join(name for name, parts in METHODS.items() if parts.centrality)
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


def rank_rows(rows: DataFrame, parts: Method, *, together: bool = False) -> DataFrame:
    """`rows` with the columns of `rank_sentences`; each half is ranked by itself, or both as one text."""
    half = pd.factorize(rows["half"])[0].astype(np.int64)
    found = score_rows(rows["text"].tolist(), half, parts, together=together)
    table = rows.assign(
        score=pd.array(found.score, FLOAT),
        rank=pd.array(found.rank, INT),
        centrality=pd.array(found.centrality, FLOAT),
        position_score=pd.array(found.position, FLOAT),
        redundancy=pd.array(found.redundancy, FLOAT),
    )
    reasons = [_reason(row, parts) for row in table.itertuples()]
    return table.assign(reason=pd.array(reasons, STRING))


def _reason(row: object, parts: Method) -> str:
    said = []
    values = {name: getattr(row, name) for name in ("centrality", "position_score", "redundancy")}
    if parts.centrality:
        said.append(f"centrality {values['centrality']:.2f} of 1")
    if parts.position:
        said.append(f"position {values['position_score']:.2f} of 1")
    if parts.redundancy:
        said.append(f"{values['redundancy']:.2f} like a sentence ranked before it")
    return "; ".join(said)
