"""Which sentence of B comes from which sentence of A.

Each sentence of B is linked to the sentence of A that its TF-IDF weights are most like (cosine in the one space of
both halves), if that likeness is at least `COUNTERPART`. A sentence of A that no sentence of B chose is linked to its
own best sentence of B by the same rule, so that two sentences made into one both find it; what is left has no
counterpart. Order plays no part: a rewrite may tell things in another order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel

from newslib.analysis.tfidf import tfidf
from newslib.reading.words import term_of, words_of
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

COUNTERPART = 0.25  # cosine; below it two sentences of one story share its topic, not their content
EDITED = 0.7  # share of words kept in order, of both sentences together
RELATIONS = ("verbatim", "edited", "rewritten", "added", "dropped")

Row = tuple[int | None, int | None, float, str]


def align(sentences: DataFrame) -> DataFrame:
    """Link the sentences of half B to those of half A.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `half, sentence, text`.

    Returns
    -------
    DataFrame
        One row a link, and one for every sentence of either half without one. `b_sentence`, `a_sentence`: numbers
        from column `sentence`, missing where there is no counterpart. `similarity`: cosine of the two sentences'
        TF-IDF weights, in [0, 1], larger is more alike; where there is no counterpart, the best that was found.
        `relation`: `verbatim` (the same words in the same order), `edited` (at least 0.7 of the words of both kept in
        order), `rewritten` (alike in content), `added` (no counterpart in A), `dropped` (none in B). B's sentences
        come first, in order, then what A has besides.

        For a story told once all sentences stand as `dropped`; similarity is then 0.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(sentences, ["half", "sentence", "text"], "align")
    rows = sentences.reset_index(drop=True)
    in_a, in_b = (np.flatnonzero(rows["half"] == half) for half in ("A", "B"))
    likeness = likeness_matrix(rows)
    numbers = rows["sentence"].tolist()
    terms = [[term_of(word) for word in words_of(text)] for text in rows["text"]]

    def link(b: int, a: int) -> Row:
        return numbers[in_b[b]], numbers[in_a[a]], likeness[b, a], _relation(terms[in_b[b]], terms[in_a[a]])

    links: list[Row] = []
    chosen = set()
    for b in range(len(in_b)):
        a = int(np.argmax(likeness[b])) if len(in_a) else -1
        if a >= 0 and likeness[b, a] >= COUNTERPART:
            chosen.add(a)
            links.append(link(b, a))
        else:
            links.append((numbers[in_b[b]], None, likeness[b].max(initial=0.0), "added"))
    for a in sorted(set(range(len(in_a))) - chosen):
        b = int(np.argmax(likeness[:, a])) if len(in_b) else -1
        if b >= 0 and likeness[b, a] >= COUNTERPART:
            links.append(link(b, a))
        else:
            links.append((None, numbers[in_a[a]], likeness[:, a].max(initial=0.0), "dropped"))
    return make_table({"b_sentence": INT, "a_sentence": INT, "similarity": FLOAT, "relation": STRING}, links)


def likeness_matrix(sentences: DataFrame) -> NDArray[np.float64]:
    """Cosine of every sentence of B (rows) with every sentence of A (columns), both halves weighed in one space."""
    matrix = tfidf(sentences).matrix
    in_a, in_b = (np.flatnonzero(sentences["half"] == half) for half in ("A", "B"))
    cosines: NDArray[np.float64] = (matrix[in_b] @ matrix[in_a].T).toarray()
    return np.clip(cosines, 0.0, 1.0)


def likeness_table(sentences: DataFrame) -> DataFrame:
    """Every pair of a sentence of A and one of B, with how alike they are.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `half, sentence, text`.

    Returns
    -------
    DataFrame
        `b_sentence, a_sentence, similarity` (cosine of TF-IDF weights, in [0, 1], larger is more alike), `aligned`
        (whether `align` links the two), `b_text, a_text`; B in order, and A in order within each.
    """
    from newslib.tables import BOOL

    require_columns(sentences, ["half", "sentence", "text"], "likeness_table")
    likeness = likeness_matrix(sentences)
    halves = [sentences[sentences["half"] == half] for half in ("A", "B")]
    a, b = (list(zip(half["sentence"].tolist(), half["text"].tolist(), strict=True)) for half in halves)
    linked = align(sentences)
    pairs = set(zip(linked["b_sentence"], linked["a_sentence"], strict=True))
    rows = [
        (b_number, a_number, likeness[i, j], (b_number, a_number) in pairs, b_text, a_text)
        for i, (b_number, b_text) in enumerate(b)
        for j, (a_number, a_text) in enumerate(a)
    ]
    shape = {"b_sentence": INT, "a_sentence": INT, "similarity": FLOAT, "aligned": BOOL}
    return make_table({**shape, "b_text": STRING, "a_text": STRING}, rows)


def _relation(b_terms: list[str], a_terms: list[str]) -> str:
    if b_terms == a_terms:
        return "verbatim"
    return "edited" if Indel.normalized_similarity(b_terms, a_terms) >= EDITED else "rewritten"
