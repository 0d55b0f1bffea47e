"""How far a mean of ROUGE over several stories can be trusted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.analysis.evaluation import MEASURES, rouge
from newslib.errors import InputError, require_whole

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from newslib.analysis.evaluation import Text

    Floats = NDArray[np.float64]


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
