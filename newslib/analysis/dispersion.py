"""Where in the story a word stands: all through it, or in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from newslib.analysis.association import binomial_deviation
from newslib.analysis.occurrences import find
from newslib.errors import require_whole
from newslib.tables import FLOAT, INT, STRING, make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SHAPE: Final = {
    **dict.fromkeys(["term", "half"], STRING),
    **dict.fromkeys(["count", "words", "parts", "range"], INT),
    **dict.fromkeys(["juilland_d", "dp", "dp_norm", "dp_chance"], FLOAT),
    "note": STRING,
}


def dispersion(
    words: DataFrame, terms: str | Sequence[str] | DataFrame, *, parts: int = 10, stems: bool = False
) -> DataFrame:
    """How evenly a word is spread over each half.

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it.
    terms : str, sequence of str, or DataFrame
        As for `concordance`.
    parts : int
        Into how many parts of equal length each half is cut, 2 or more; a half with fewer words has as many parts as
        words.
    stems : bool
        Whether all forms of a word count as it.

    Returns
    -------
    DataFrame
        A row a term a half, in the order of `terms`: `term, half`; `count`; `words`, of the half; `parts`, into which
        it was cut, and `range`, how many of them have the word; `juilland_d` = 1 − V / √(parts − 1), V the standard
        deviation of the rates in the parts over their mean: 1 is even, 0 is all in one part (Juilland et al. 1970);
        `dp`, deviation of proportions, half the sum of the distances between each part's share of the uses and its
        share of the words: 0 is even, towards 1 is all in one part (Gries 2008), and `dp_norm`, the same divided by
        its largest value (Lijffijt and Gries 2012); `dp_chance`, the `dp` to be expected if the uses had fallen
        anywhere by chance: with few uses it is large; `note`, a warning where there are fewer uses than parts.
        Measures are missing where the count is 0, and in a half of one word.

    Raises
    ------
    InputError
        Where a column is missing, a term holds no word, or `parts` is below 2.
    """
    require_whole(parts, "parts", 2)
    found = find(words, terms, stems=stems, caller="dispersion")
    half, position = words["half"].to_numpy(dtype=object), words["position"].to_numpy(dtype=np.int64)
    items = np.array(found.item, dtype=object)
    asked = [terms] if isinstance(terms, str) else items if isinstance(terms, pd.DataFrame) else terms
    names = list(dict.fromkeys(asked))
    rows: list[tuple[Any, ...]] = []
    for name in names:
        for label in sorted(set(half.tolist())):
            own = np.sort(position[half == label])
            at = position[found.first[(items == name) & (half[found.first] == label)]]
            rows.append((name, label, *_measures(np.searchsorted(own, at), len(own), min(parts, len(own)))))
    return make_table(SHAPE, rows)


def _measures(at: Ints, words: int, parts: int) -> tuple[Any, ...]:
    """The measures of one term in one half; `at` are its places among the half's words."""
    bounds = np.linspace(0, words, parts + 1).round().astype(np.int64)
    sizes = np.diff(bounds)
    counts = np.bincount(np.searchsorted(bounds, at, side="right") - 1, minlength=parts)
    note = f"few uses for {parts} parts: {len(at)}" if 0 < len(at) < parts else ""
    start = (len(at), words, parts, int((counts > 0).sum()))
    if not len(at) or parts < 2:
        return (*start, None, None, None, None, note)
    share = sizes / words
    dp = deviation_of_proportions(counts, sizes)
    by_chance = float(binomial_deviation(float(len(at)), share).sum() / (2 * len(at)))
    return (*start, juilland(counts, sizes), dp, min(dp / (1 - float(share.min())), 1.0), by_chance, note)


def juilland(counts: Ints | Floats, sizes: Ints | Floats) -> float:
    """Juilland's D of counts in parts of these sizes, two parts or more and at least one use.

    >>> round(juilland(np.array([1, 2, 3, 4, 5]), np.array([10, 10, 10, 10, 10])), 3)
    0.764
    """
    rates = np.asarray(counts, dtype=np.float64) / np.asarray(sizes, dtype=np.float64)
    return max(float(1 - rates.std() / rates.mean() / np.sqrt(len(rates) - 1)), 0.0)


def deviation_of_proportions(counts: Ints | Floats, sizes: Ints | Floats) -> float:
    """Gries' DP of counts in parts of these sizes.

    >>> round(deviation_of_proportions(np.array([1, 2, 3, 4, 5]), np.array([9, 10, 10, 10, 11])), 3)
    0.18
    """
    uses, words = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    return float(np.abs(uses / uses.sum() - words / words.sum()).sum() / 2)
