"""How much of a reference summary a summary says: ROUGE (Lin 2004, https://aclanthology.org/W04-1013/).

All measures count tokens that a summary shares with a reference written by somebody else:

`rouge1`, `rouge2`
    Words, and pairs of neighbouring words; each counts as often as both have it.
`rougeL`
    The longest common subsequence of words: in the same order, not necessarily side by side.
`rougeLsum`
    The same sentence by sentence: for each sentence of the reference, the words that stand in a longest common
    subsequence with any sentence of the summary.

Recall is the share of the reference that is found in the summary, precision the share of the summary that is found in
the reference, and F1 their harmonic mean. Tokens are those of Google's `rouge-score`, whose figures these are: lower
case, letters a to z and digits. So a text in another alphabet has none, and scores 0.

How far the mean of several summaries can be trusted is in `newslib.analysis.intervals`.

ROUGE sees words, not meaning: "approved" for "rejected" costs it one word, and a paraphrase all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import LCSseq

from newslib.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]

    Text = str | Sequence[str] | DataFrame

MEASURES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
_TOKEN = re.compile(r"[a-z0-9]+")
Score = tuple[float, float, float]


def rouge(summary: Text, references: Text, *, stem: bool = False) -> DataFrame:
    """How much of a reference a summary says.

    Parameters
    ----------
    summary : str, list of str, or DataFrame
        A text with a sentence on each line, or sentences, or a table with a column `text` as `summarize` gives it.
    references : str, list of str, or DataFrame
        What it is held against. A string or a table is one reference. A list holds several references, each a string
        with a sentence on each line; for every measure the one with the best F1 counts.
    stem : bool
        Compare words of more than three letters by their stem (Porter 1980, as NLTK has it).

    Returns
    -------
    DataFrame
        A row for each of `rouge1`, `rouge2`, `rougeL`, `rougeLsum`: `measure`; `precision`, `recall`, `f1`, in [0, 1],
        larger is more alike. All 0 where either side has no token. Formulas in `newslib.analysis.evaluation`.

    Raises
    ------
    InputError
        Where an argument is none of these, or there is no reference.
    """
    from newslib.tables import FLOAT, STRING, make_table

    ours = [tokens_of(sentence, stem) for sentence in _sentences(summary, "summary")]
    found = []
    for sentences in reference_texts(references):
        found.append(_scores(ours, [tokens_of(sentence, stem) for sentence in sentences]))
    best = [max((scores[name] for scores in found), key=lambda score: score[2]) for name in MEASURES]
    shape = {"measure": STRING, "precision": FLOAT, "recall": FLOAT, "f1": FLOAT}
    return make_table(shape, [(name, *score) for name, score in zip(MEASURES, best, strict=True)])


def reference_texts(references: Text) -> list[list[str]]:
    """The references as lists of sentences, from any of the forms that `rouge` takes."""
    texts: list[Any] = list(references) if isinstance(references, list | tuple) else [references]
    if not texts:
        raise InputError("rouge needs at least one reference; got an empty list")
    return [_sentences(text, "references") for text in texts]


def _sentences(text: Text, name: str) -> list[str]:
    """The sentences of a text in any of the forms that are taken."""
    import pandas as pd

    if isinstance(text, pd.DataFrame):
        from newslib.tables import require_columns

        require_columns(text, ["text"], "rouge")
        return text["text"].tolist()
    if isinstance(text, str):
        return text.split("\n")
    if isinstance(text, Sequence) and all(isinstance(sentence, str) for sentence in text):
        return list(text)
    raise InputError(f"{name} must be text, a list of texts, or a table with a column text; got {type(text).__name__}")


def tokens_of(text: str, stem: bool = False) -> list[str]:
    """The words of a text as ROUGE counts them."""
    words = _TOKEN.findall(text.lower())
    return [_porter(word) if len(word) > 3 else word for word in words] if stem else words


@cache
def _porter(word: str) -> str:
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


def _scores(ours: list[list[str]], theirs: list[list[str]]) -> dict[str, Score]:
    """All measures of a summary against one reference, both as sentences of tokens."""
    summary, reference = ([word for sentence in side for word in sentence] for side in (ours, theirs))
    common = LCSseq.similarity(reference, summary)
    return {
        "rouge1": overlap(summary, reference, 1),
        "rouge2": overlap(summary, reference, 2),
        "rougeL": _score(common, len(summary), len(reference)),
        "rougeLsum": _score(_found(ours, theirs), len(summary), len(reference)),
    }


def _score(hits: int, ours: int, theirs: int) -> Score:
    """Precision, recall and F1 of so many hits among ours and theirs."""
    if not hits:
        return 0.0, 0.0, 0.0
    precision, recall = hits / ours, hits / theirs
    return precision, recall, 2 * precision * recall / (precision + recall)


def overlap(summary: list[str], reference: list[str], n: int) -> Score:
    """Precision, recall and F1 of the runs of `n` tokens that both have."""
    ours, theirs = (Counter(zip(*(words[i:] for i in range(n)), strict=False)) for words in (summary, reference))
    return _score((ours & theirs).total(), ours.total(), theirs.total())


def _found(ours: list[list[str]], theirs: list[list[str]]) -> int:
    """How many of the reference's words stand in a common subsequence; each counts as often as both sides have it."""
    left = Counter(word for side in ours for word in side) & Counter(word for side in theirs for word in side)
    hits = 0
    for reference in theirs:
        places = {place for sentence in ours for place in _common_places(reference, sentence)}
        for place in sorted(places):
            if left[reference[place]]:
                left[reference[place]] -= 1
                hits += 1
    return hits


def _common_places(a: list[str], b: list[str]) -> list[int]:
    """The places in `a` of a longest common subsequence with `b`.

    Of equally long ones it is the one that, read from the end, leaves words of `a` aside before words of `b`.
    """
    longest = [[0] * (len(b) + 1)]
    for word in a:
        above, row = longest[-1], [0]
        for j, other in enumerate(b):
            row.append(above[j] + 1 if word == other else max(above[j + 1], row[j]))
        longest.append(row)
    i, j, places = len(a), len(b), []
    while i and j:
        if a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            places.append(i)
        elif longest[i][j - 1] > longest[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return places[::-1]
