"""Which sentence of B comes from which sentence of A, as tables; how it is found is in `newslib.analysis.likeness`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from rapidfuzz.distance import Indel

from newslib.analysis.likeness import Links, Pairs, link, pair_up
from newslib.reading.batch import Batch, batch_sentences
from newslib.tables import BOOL, FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

EDITED = 0.7  # share of words kept in order, of both sentences together
RELATIONS = ("verbatim", "edited", "rewritten", "added", "dropped")


def align(sentences: DataFrame) -> DataFrame:
    """Link the sentences of half B to those of half A.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `half, sentence, text`. Without `block` every sentence is a paragraph.

    Returns
    -------
    DataFrame
        One row a link, and one for every sentence of either half without one. `b_sentence`, `a_sentence`: numbers
        from column `sentence`, missing where there is no counterpart. `similarity`: likeness of the two sentences
        (`newslib.analysis.likeness`), in [0, 1], larger is more alike; where there is no counterpart, the best that
        was found. `relation`: `verbatim` (the same words in the same order), `edited` (at least 0.7 of the words of
        both kept in order), `rewritten` (alike in content), `added` (no counterpart in A), `dropped` (none in B). B's
        sentences come first, in order, then what A has besides.

        For a story told once all sentences stand as `dropped`; similarity is then 0.

    Raises
    ------
    InputError
        Where a needed column is missing, or the sentences of A and B make more than 25,000,000 pairs.
    """
    require_columns(sentences, ["half", "sentence", "text"], "align")
    batch, _, found = _linked(sentences)
    numbers = sentences["sentence"].tolist()
    rows = [
        (
            None if b < 0 else numbers[b],
            None if a < 0 else numbers[a],
            likeness,
            "added" if a < 0 else "dropped" if b < 0 else _relation(batch.every_term(b), batch.every_term(a)),
        )
        for b, a, likeness in zip(found.b.tolist(), found.a.tolist(), found.likeness.tolist(), strict=True)
    ]
    return make_table({"b_sentence": INT, "a_sentence": INT, "similarity": FLOAT, "relation": STRING}, rows)


def _linked(sentences: DataFrame) -> tuple[Batch, Pairs, Links]:
    """A sentence table as a batch of one story, with its pairs and links."""
    texts = sentences["text"].tolist()
    batch = batch_sentences(texts, np.zeros(len(texts), dtype=np.int64))
    in_b: NDArray[np.bool_] = np.asarray(sentences["half"] == "B", dtype=bool)
    pairs = pair_up(batch, in_b)
    block = sentences["block"] if "block" in sentences else sentences["sentence"]
    number = 2 * pd.factorize(block)[0].astype(np.int64) + in_b  # a paragraph of A and one of B are never the same
    return batch, pairs, link(pairs, batch.text, in_b, number)


def likeness_table(sentences: DataFrame) -> DataFrame:
    """Every pair of a sentence of A and one of B, with how alike they are.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `half, sentence, text`.

    Returns
    -------
    DataFrame
        `b_sentence, a_sentence, similarity` (in [0, 1], larger is more alike; `newslib.analysis.likeness`), `aligned`
        (whether `align` links the two), `b_text, a_text`; B in order, and A in order within each.
    """
    require_columns(sentences, ["half", "sentence", "text"], "likeness_table")
    _, pairs, links = _linked(sentences)
    numbers, texts = sentences["sentence"].tolist(), sentences["text"].tolist()
    linked = set(zip(links.b.tolist(), links.a.tolist(), strict=True))
    rows = [
        (numbers[b], numbers[a], likeness, (b, a) in linked, texts[b], texts[a])
        for b, a, likeness in zip(pairs.b.tolist(), pairs.a.tolist(), pairs.likeness.tolist(), strict=True)
    ]
    shape = {"b_sentence": INT, "a_sentence": INT, "similarity": FLOAT, "aligned": BOOL}
    return make_table({**shape, "b_text": STRING, "a_text": STRING}, rows)


def _relation(b_terms: list[int], a_terms: list[int]) -> str:
    if b_terms == a_terms:
        return "verbatim"
    return "edited" if Indel.normalized_similarity(b_terms, a_terms) >= EDITED else "rewritten"
