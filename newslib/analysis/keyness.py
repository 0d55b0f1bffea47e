"""Which words one half leans on: contrasts with a statistic for surprise, one for size, and their uncertainty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from newslib.analysis import association
from newslib.analysis.english import ENGLISH, english_shares, shares_in
from newslib.analysis.frequencies import item_column, word_frequencies
from newslib.errors import InputError, require_known
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]

FEW: Final = 5
SHAPE: Final = {
    **dict.fromkeys(["term", "direction", "target", "reference"], STRING),
    **dict.fromkeys(["count", "reference_count"], INT),
    **dict.fromkeys(["rate", "reference_rate", "g2", "p", "p_holm", "log_ratio", "low", "high"], FLOAT),
    **dict.fromkeys(["log_odds", "z"], FLOAT),
    "note": STRING,
}


def keyness(
    words: DataFrame,
    prior: str | Mapping[str, float] | None = None,
    *,
    target: str = "A",
    reference: str | Mapping[str, float] = "B",
    by: str = "half",
    prior_words: float | None = None,
    confidence: float = 0.95,
) -> DataFrame:
    """Hold the words of one half against those of the other, or against English at large.

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it (content words are compared), or as `word_frequencies`, `entity_frequencies` or
        `source_frequencies` give it, for stems, phrases, names and sources.
    prior : None, "English" or mapping of str to number
        Where the Dirichlet prior of the log-odds takes its shares from: both texts together (None, as tidylo's
        default and Monroe et al.'s equation 23), English at large, or counts or shares of your own (shares,
        where they add up to 1 at most).
    target, reference : str
        The values of `by` to be compared. `reference` may also be "English", or a mapping from terms to counts or
        shares: then the terms of `target` are held against known shares, which have no error of their own. English is
        known by its words: of a phrase or a name of several words its share is a guess from the parts, far too high,
        and of a stem none but by accident.
    by : str
        The column that holds them.
    prior_words : float, optional
        How many words the prior counts for (α₀): the more, the nearer all ratios to 0. Left out, the mean of both
        texts' words, or the target's alone.
    confidence : float
        Of the interval, between 0 and 1.

    Returns
    -------
    DataFrame
        A row for every term that either text has (against known shares: that the target has), the largest G² first:
        `term`; `direction`, in words, by the rates: "more in A", "more in B" or "equal"; `target, reference` (of a
        mapping: "the given shares"); `count, reference_count`; `rate, reference_rate` per 1,000 words; `g2`, 0 or
        more, how surprising the difference is, whatever its direction (Dunning 1993); `p`, the chance of a G² this
        large if the words were drawn one by one from one urn, and `p_holm`, that corrected for the number of terms
        (Holm 1979); `log_ratio`, the binary logarithm of rate over reference_rate, where 1 is twice as often in the
        target and −1 half as often (Hardie 2014; half a use stands for none, which in a much shorter text can outweigh
        the other's uses), with its interval `low, high`; `log_odds`, natural logarithm, and its `z`, with an
        informative Dirichlet prior (Monroe, Colaresi and Quinn 2008); above 0 is more in the target (by a prior of
        other shares than the texts', not always by the rates), missing where all is one word; `note`, a warning where
        fewer than five uses are to be expected in one of the texts (against known shares: where the target has fewer),
        where a term is not on the list, or where its share is a guess. Empty where one of the texts is.

        Words of one text are not drawn one by one: who writes of a ferry writes of it again. So a small `p` says less
        than it seems to, and with a few hundred words a large one says next to nothing.

    Raises
    ------
    InputError
        Where a column is missing, a group or a prior is not known, target and reference are the same, or a number is
        out of its range.
    """
    table, item = _counted(words, by)
    known = _names(table, by, target, reference)
    if not 0 < confidence < 1:
        raise InputError(f"confidence must be between 0 and 1; got {confidence}")
    if prior_words is not None and not 0 < prior_words < np.inf:
        raise InputError(f"prior_words must be above 0; got {prior_words}")
    own, other = _group(table, item, by, target), _group(table, item, by, known)
    terms = sorted(own.index[own["count"] > 0].union(other.index[other["count"] > 0]))
    a, in_a = _of(own, terms)
    b, in_b = _of(other, terms)
    if not len(terms) or not in_a or (known is not None and not in_b):
        return make_table(SHAPE)
    if known is not None:
        pooled = (a + b) / (in_a + in_b)
        size = prior_words or (in_a + in_b) / 2
        alpha = _prior(prior, terms, pooled) * size
        stats = _against_text(a, in_a, b, in_b, alpha, size, confidence)
        rates, listed = 1000 * b / in_b, [True] * len(terms)
    else:
        shares, listed = english_shares(terms) if isinstance(reference, str) else shares_in(terms, reference)
        size = prior_words or in_a
        stats = _against_shares(a, in_a, shares, _prior(prior, terms, shares) * size, size, confidence)
        rates = 1000 * shares
    names = (target, reference if isinstance(reference, str) else "the given shares")
    smaller = min(in_a, in_b) / (in_a + in_b)
    return _table(terms, names, (a, b if known is not None else None), (1000 * a / in_a, rates), stats, listed, smaller)


def _counted(words: DataFrame, by: str) -> tuple[DataFrame, str]:
    """A table of frequencies, and the column that names what it counts."""
    if isinstance(words, pd.DataFrame) and "count" in words.columns:
        require_columns(words, ["count", "words", by], "keyness")
        return words, item_column(words, "keyness")
    require_columns(words, ["term", "stop", by], "keyness")
    return word_frequencies(words, by), "term"


def _names(table: DataFrame, by: str, target: str, reference: object) -> str | None:
    """The group to compare with, None where it is known shares; both must be known, or those of a story told once."""
    groups = sorted({*table[by].dropna().astype(str), "A", "B"} if by == "half" else {*table[by].dropna().astype(str)})
    require_known(target, groups, "target")
    if isinstance(reference, Mapping) or reference == ENGLISH:
        return None
    require_known(str(reference), [*groups, ENGLISH], "reference")
    if reference == target:
        raise InputError(f"target and reference must differ; got {target!r} twice")
    return str(reference)


def _group(table: DataFrame, item: str, by: str, group: str | None) -> DataFrame:
    rows = table[table[by].astype(str) == group] if group is not None else table.iloc[:0]
    if rows["words"].isna().any():
        raise InputError(f"keyness needs the number of words of {group!r}; got none: give words to the frequencies")
    return rows.set_index(item)[["count", "words"]]


def _of(rows: DataFrame, terms: list[str]) -> tuple[Floats, float]:
    """The count of each term in a group, and all words of the group."""
    words = rows["words"].dropna()
    counts = rows["count"].reindex(terms).fillna(0).to_numpy(dtype=np.float64)
    return counts, float(words.iloc[0]) if len(words) else 0.0


def _prior(prior: object, terms: list[str], pooled: Floats) -> Floats:
    """The share of each term that the prior believes in."""
    if prior is None:
        return pooled
    if isinstance(prior, Mapping):
        return shares_in(terms, prior)[0]
    require_known(str(prior), [ENGLISH], "prior")
    return english_shares(terms)[0]


def _against_text(
    a: Floats, in_a: float, b: Floats, in_b: float, alpha: Floats, size: float, confidence: float
) -> tuple[Floats, ...]:
    g2 = association.log_likelihood(a, in_a, b, in_b)
    ratio = association.log_ratio(a, in_a, b, in_b, confidence)
    return (g2, association.chance(g2), *ratio, *association.log_odds(a, in_a, b, in_b, alpha, size))


def _against_shares(
    a: Floats, in_a: float, shares: Floats, alpha: Floats, size: float, confidence: float
) -> tuple[Floats, ...]:
    g2 = association.log_likelihood_of_share(a, in_a, shares)
    ratio = association.log_ratio_of_share(a, in_a, shares, confidence)
    return (g2, association.chance(g2), *ratio, *association.log_odds_of_share(a, in_a, shares, alpha, size))


def _table(
    terms: list[str],
    names: tuple[str, str],
    counts: tuple[Floats, Floats | None],
    rates: tuple[Floats, Floats],
    stats: tuple[Floats, ...],
    listed: list[bool],
    smaller: float,
) -> DataFrame:
    """The rows; `smaller` is the share of the smaller text in the words of both, for the uses to be expected there."""
    target, reference = names
    g2, p, ratio, low, high, delta, z = stats
    corrected = association.holm(p)
    least = counts[0] if counts[1] is None else (counts[0] + counts[1]) * smaller
    rows: list[tuple[Any, ...]] = []
    for i in sorted(range(len(terms)), key=lambda i: (-g2[i], terms[i])):
        a, b = int(counts[0][i]), None if counts[1] is None else int(counts[1][i])
        more = target if rates[0][i] > rates[1][i] else reference
        direction = "equal" if rates[0][i] == rates[1][i] else f"more in {more}"
        values = (_number(x[i]) for x in (*rates, g2, p, corrected, ratio, low, high, delta, z))
        note = _note(terms[i], a, b, least[i], names, listed[i])
        rows.append((terms[i], direction, target, reference, a, b, *values, note))
    return make_table(SHAPE, rows)


def _number(value: Any) -> float | None:
    """A missing value for what is not finite: the log-odds of a text that is one word over and over."""
    return float(value) if np.isfinite(value) else None


def _note(term: str, a: int, b: int | None, least: float, names: tuple[str, str], listed: bool) -> str:
    """What is to be said of the row: few uses, or a share that is not known, or only guessed."""
    notes = []
    if least < FEW:
        notes.append(f"few uses: {a}" if b is None else f"few uses: {a} in {names[0]}, {b} in {names[1]}")
    if not listed:
        notes.append("not on the list: rarer than its rarest words")
    elif names[1] == ENGLISH and len(term.split()) > 1:
        notes.append("its share is guessed from its words, and too high")
    return "; ".join(notes)
