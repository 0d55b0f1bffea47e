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

`rouge_interval` says how far the mean of several summaries can be trusted.

ROUGE sees words, not meaning: "approved" for "rejected" costs it one word, and a paraphrase all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import LCSseq

from newslib.errors import InputError, require_whole

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


def rouge_interval(
    summaries: Sequence[Text],
    references: Sequence[Text],
    *,
    against: Sequence[Text] | None = None,
    stem: bool = False,
    confidence: float = 0.95,
    resamples: int = 5000,
    seed: int = 0,
) -> DataFrame:
    """The mean F1 of several summaries, and how far it would move if the stories had been others.

    Stories are drawn anew from these, with replacement, many times over; the interval holds the middle of the means
    that come out (percentile bootstrap, Efron 1979, https://doi.org/10.1214/aos/1176344552). With few stories it is
    too narrow: read it as the least that must be doubted.

    Parameters
    ----------
    summaries : sequence
        For every story what `rouge` takes as summary.
    references : sequence
        For every story what `rouge` takes as references.
    against : sequence, optional
        Other summaries of the same stories. Then every value is a gain over these, story by story.
    stem : bool
        As in `rouge`.
    confidence : float
        How much of the means the interval holds, between 0 and 1.
    resamples, seed : int
        How many times stories are drawn, and where chance begins.

    Returns
    -------
    DataFrame
        A row for each measure: `measure`; `f1`, the mean in [0, 1], or with `against` the mean gain in [-1, 1];
        `low, high`, missing for a single story; `stories`, how many there are.

    Raises
    ------
    InputError
        Where there is no story, the sequences are not equally long, or a number is out of its range.
    """
    from newslib.tables import FLOAT, INT, STRING, make_table

    for texts in (summaries, references, summaries if against is None else against):
        if isinstance(texts, str) or not isinstance(texts, Collection):
            raise InputError(f"rouge_interval needs sequences of texts; got {type(texts).__name__}")
    sizes = {len(texts) for texts in (summaries, references, summaries if against is None else against)}
    if len(sizes) > 1 or 0 in sizes:
        raise InputError(f"rouge_interval needs as many references as summaries, at least 1; got {sorted(sizes)}")
    if not 0 < confidence < 1:
        raise InputError(f"confidence must be between 0 and 1; got {confidence!r}")
    require_whole(resamples, "resamples")
    values = _f1(summaries, references, stem)
    if against is not None:
        values = values - _f1(against, references, stem)
    low, high = _middle_of_means(values, confidence, resamples, seed)
    rows = zip(MEASURES, values.mean(axis=0), low, high, [len(values)] * len(MEASURES), strict=True)
    return make_table({"measure": STRING, "f1": FLOAT, "low": FLOAT, "high": FLOAT, "stories": INT}, rows)


def _f1(summaries: Sequence[Text], references: Sequence[Text], stem: bool) -> Floats:
    """F1, a row for every story, a column for every measure."""
    pairs = zip(summaries, references, strict=True)
    return np.array([rouge(summary, reference, stem=stem)["f1"] for summary, reference in pairs], dtype=float)


def _middle_of_means(values: Floats, confidence: float, resamples: int, seed: int) -> tuple[list[Any], list[Any]]:
    """Between what the means of resampled rows lie; missing for a single row."""
    if len(values) < 2:
        return [None] * values.shape[1], [None] * values.shape[1]
    from scipy.stats import bootstrap

    found = bootstrap(
        (values,), np.mean, n_resamples=resamples, confidence_level=confidence, method="percentile",
        rng=np.random.default_rng(seed),
    )  # fmt: skip
    return found.confidence_interval.low.tolist(), found.confidence_interval.high.tolist()


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
