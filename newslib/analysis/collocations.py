"""What company a word keeps: pairs of words that stand near each other more often than their frequencies explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from newslib.analysis import association
from newslib.analysis.occurrences import WORD_COLUMNS
from newslib.errors import InputError, require_whole
from newslib.reading.words import term_of, words_of
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Ints = NDArray[np.int64]

FEW: Final = 5
SHAPE: Final = {
    **dict.fromkeys(["half", "term", "other"], STRING),
    "count": INT,
    **dict.fromkeys(["expected", "pmi", "t", "g2", "p"], FLOAT),
    "note": STRING,
}


def collocations(
    words: DataFrame, term: str | None = None, *, window: int = 5, least: int = 2, stops: bool = False
) -> DataFrame:
    """Pairs of words that stand near each other, and how surprising that is.

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it.
    term : str, optional
        Only the company of this word, which then stands in the column `term`.
    window : int
        How far apart two words may stand: 1 is side by side, 5 has at most four words between. Both in one sentence.
    least : int
        Pairs that stand less often than this are left out.
    stops : bool
        Whether function words are listed too; they count as words between others in any case.

    Returns
    -------
    DataFrame
        A row a pair a half, the largest G² first: `half`; `term, other`, in the order in which they stand more often;
        `count`, how often they stand within the window of each other, whichever comes first; `expected`, how often
        they would if all pairs of places in the window were filled at random; `pmi`, pointwise mutual information,
        log2(count / expected): above 0 is more often than expected (Church and Hanks 1990; favours rare pairs); `t` =
        (count − expected) / √count (Church et al. 1991; favours frequent pairs); `g2`, 0 or more, and `p`, its
        probability by chance (Dunning 1993); `note`, a warning below five. A pair of a word with itself is no
        collocation.

    Raises
    ------
    InputError
        Where a column is missing, a number is out of its range, or `term` is not one word.
    """
    require_columns(words, WORD_COLUMNS, "collocations")
    require_whole(window, "window")
    require_whole(least, "least")
    wanted = _one_word(term) if term is not None else None
    rows: list[tuple[Any, ...]] = []
    for half in sorted(words["half"].unique()):
        rows += _of_half(words[words["half"] == half], str(half), wanted, window, least, stops)
    return make_table(SHAPE, rows)


def _one_word(term: str) -> str:
    parts = words_of(term) if isinstance(term, str) else []
    if len(parts) != 1:
        raise InputError(f"term must be one word; got {term!r}")
    return term_of(parts[0])


def _of_half(
    words: DataFrame, half: str, wanted: str | None, window: int, least: int, stops: bool
) -> list[tuple[Any, ...]]:
    names, number = np.unique(np.array(words["term"].tolist(), dtype=object), return_inverse=True)
    stop = np.zeros(len(names), dtype=bool)
    stop[number] = words["stop"].to_numpy(dtype=bool)
    left, right = pairs(number.astype(np.int64), words["sentence"].to_numpy(dtype=np.int64), window)
    slots = np.bincount(left, minlength=len(names)) + np.bincount(right, minlength=len(names))
    keys, in_order = np.unique(left * len(names) + right, return_counts=True)
    ordered = dict(zip(keys.tolist(), in_order.tolist(), strict=True))
    a, b = np.divmod(np.unique(np.minimum(left, right) * len(names) + np.maximum(left, right)), max(len(names), 1))
    rows = []
    for x, y in zip(a.tolist(), b.tolist(), strict=True):
        first, second = ordered.get(x * len(names) + y, 0), ordered.get(y * len(names) + x, 0)
        if x == y or first + second < least or (not stops and (stop[x] or stop[y])):
            continue
        if wanted is not None and wanted not in (names[x], names[y]):
            continue
        turned = names[y] == wanted if wanted is not None else second > first
        pair = (names[y], names[x]) if turned else (names[x], names[y])
        rows.append((*pair, first + second, int(slots[x]), int(slots[y])))
    return _scored(rows, half, int(slots.sum()))


def pairs(number: Ints, sentence: Ints, window: int) -> tuple[Ints, Ints]:
    """All pairs of words of one sentence that are at most `window` places apart, the first and the second of each."""
    firsts, seconds = [], []
    for step in range(1, min(window, len(number) - 1) + 1):
        together = sentence[:-step] == sentence[step:]
        firsts.append(number[:-step][together])
        seconds.append(number[step:][together])
    if not firsts:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(firsts), np.concatenate(seconds)


def _scored(rows: list[tuple[str, str, int, int, int]], half: str, total: int) -> list[tuple[Any, ...]]:
    """The pairs with their statistics; `total` places in pairs, each pair having two."""
    if not rows:
        return []
    count, of_x, of_y = (np.array([row[i] for row in rows], dtype=np.float64) for i in (2, 3, 4))
    expected = of_x * of_y / total
    g2 = association.log_likelihood(count, of_x, of_y - count, total - of_x)
    columns = (expected, np.log2(count / expected), (count - expected) / np.sqrt(count), g2, association.chance(g2))
    scored = [
        (half, row[0], row[1], row[2], *(float(column[i]) for column in columns), "few" if row[2] < FEW else "")
        for i, row in enumerate(rows)
    ]
    return sorted(scored, key=lambda row: (-row[7], row[1], row[2]))
