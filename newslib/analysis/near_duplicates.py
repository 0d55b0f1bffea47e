r"""Who copied whom: texts of a large collection that are copies of each other, or light rewrites.

Three steps, each explained in its own room. Every text is reduced to a sketch of its runs of five words
(`minhash`); texts whose sketches meet are candidates (`candidates`); and every candidate is confirmed by comparing the
two texts themselves (`confirming`). So no pair is reported that is less alike than asked for, and what may be missing
is known from the sketches: nothing to speak of at the default, less than one in five hundred at a lower `least`.

How alike are rewrites? Changing one word in twenty leaves :math:`0.95^5 = 77\%` of the runs of five words, which is a
similarity of 0.63. Of the twelve stories that come with newslib, the light rewrites have 0.52 to 0.67, the
paraphrases 0.04 to 0.10, and the versions in other words altogether 0.00 to 0.01. Hidden in a thousand other texts,
all twelve light rewrites are found with `least=0.5`, and all twelve paraphrases with `least=0.03`; of a text that is
told in other words altogether, no count of runs knows.

A story that is copied very often is one cluster, even where its copies are less alike to each other than to their
source: of three hundred copies with one word in twenty changed in each, all are found; of a thousand, all but one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.analysis.candidates import candidates
from newslib.analysis.clusters import Times, components, connected, earliest, later_of, times_of
from newslib.analysis.confirming import Confirmed, confirmed, shared
from newslib.analysis.minhash import bins_for
from newslib.analysis.sketching import sketch
from newslib.errors import InputError, require_whole
from newslib.reading.hashed_words import HashedWords, Ints
from newslib.tables import BOOL, FLOAT, INT, STRING

if TYPE_CHECKING:
    from pandas import DataFrame

_Reader = tuple[HashedWords, Sequence[str]]
Names = Sequence[str | None]


@dataclass(frozen=True, slots=True, eq=False)
class NearDuplicates:
    """What `near_duplicates` finds.

    Attributes
    ----------
    pairs : DataFrame
        One row a pair, ordered by `a`, then `b`: the numbers of the two texts, `a` below `b`, and `a_name, b_name`;
        `similarity`, the Jaccard similarity of their sets of runs of five words, in [0, 1]; `containment_a`, the share
        of A's different runs that B has, and `containment_b`, in [0, 1]: where one of them is near 1 and the other is
        not, one text holds the other and more; `later`, the number of the text that certainly came later, missing
        where the dates do not say; `copied_words`, how many words of the later text (of B, where it is missing) stand
        in a run of six words or more that the other has, word for word; `longest`, the words of the longest such run.
        Of a text that is like very many others, not every pair has a row, but the sixteen likeliest have, and those
        that hold its cluster together; of very many texts with the same words, each is paired with the next one.
    clusters : DataFrame
        One row for every text that is in a pair: `text` (its number), `name`; `cluster`, texts that pairs connect, also
        by way of others, numbered from 0 in the order of their first texts; `size`, how many texts it has; `date`, as
        it was given; `earliest`, whether the text was there before all others of its cluster, missing where the dates
        do not say; `first`, the number of that earliest text, missing where none is known; `likeness`, the similarity
        to it, which may be below `least`.
    """

    pairs: DataFrame
    clusters: DataFrame


def near_duplicates(
    texts: Sequence[str],
    *,
    dates: Sequence[object] | None = None,
    least: float = 0.5,
    seed: int = 0,
    names: Sequence[str] | None = None,
    processes: int | None = None,
) -> NearDuplicates:
    """Find the texts that are copies of each other, or light rewrites, and which of them came first.

    Parameters
    ----------
    texts : sequence of str
        Up to a few hundred thousand; a text without a word is like no other. A text of fewer than five words is like
        those that have the same words.
    dates : sequence, optional
        When each text appeared: an ISO string, a date or a datetime (UTC, where it does not say), None where it is not
        known. A date without a time may be any time of that day, and a missing one any time at all: nothing is guessed.
        So of two texts of one day, or of the same moment, none is the earlier; and where a text of a cluster has no
        date, none is the earliest, but others may be known not to be.
    least : float
        The similarity of a pair, above 0 and at most 1. With 0.5, copies are found of which one word in twenty was
        changed; with 0.03 to 0.1 paraphrases too, and it takes longer.
    seed : int
        Chooses the hash that reduces texts to sketches; another one would find the same pairs, but for very few. The
        same seed always gives the same result.
    names : sequence of str, optional
        A name for each text; the columns of names are missing values without it.
    processes : int, optional
        On how many processes the texts are read; without it, on what processors there are. It changes no result.

    Returns
    -------
    NearDuplicates

    Raises
    ------
    InputError
        Where `least`, `seed` or `processes` is out of its range, a text is not a string, or there are not as many
        dates or names as texts.
    """
    read, labels, least = _checked(texts, names, least)
    require_whole(seed, "seed", least=0)
    if processes is not None:
        require_whole(processes, "processes")
    times = times_of(dates, len(read))
    reader = HashedWords(), read
    a, b = candidates(sketch(*reader, bins_for(least), seed, processes), least)
    order = np.argsort(components(a, b, len(read))[a], kind="stable")  # so that a text and its likes are read once
    a, b = a[order], b[order]
    later = later_of(times, a, b)
    found = confirmed(*reader, a, b, np.where(later < 0, b, later), least)
    return NearDuplicates(_pairs(found, times, labels), _clusters(reader, found, times, labels))


def _checked(
    texts: Sequence[str], names: Sequence[str] | None, least: object
) -> tuple[list[str], list[str | None], float]:
    """The arguments, where they are what they should be."""
    try:
        share = float(least) if not isinstance(least, bool | str) else 0.0  # type: ignore[arg-type]
    except TypeError:
        share = 0.0
    if not 0 < share <= 1:
        raise InputError(f"least must be above 0 and at most 1; got {least!r}")
    if isinstance(texts, str):
        raise InputError("texts must be a list of strings; got one string")
    found = list(texts)
    for i, text in enumerate(found):
        if not isinstance(text, str):
            raise InputError(f"texts must be strings; number {i} is {text!r}")
    labels: list[str | None] = [None] * len(found) if names is None else [str(name) for name in names]
    if len(labels) != len(found):
        raise InputError(f"names must be as many as texts, {len(found)}; got {len(labels)}")
    return found, labels, share


def _pairs(found: Confirmed, times: Times, names: Names) -> DataFrame:
    """The table of pairs."""
    columns = {
        "a": (found.a, INT),
        "b": (found.b, INT),
        "a_name": (_named(names, found.a), STRING),
        "b_name": (_named(names, found.b), STRING),
        "similarity": (found.shared.similarity, FLOAT),
        "containment_a": (found.shared.containment_a, FLOAT),
        "containment_b": (found.shared.containment_b, FLOAT),
        "later": (_numbers(later_of(times, found.a, found.b)), INT),
        "copied_words": (found.copied, INT),
        "longest": (found.longest, INT),
    }
    return _table(columns)


def _clusters(reader: _Reader, found: Confirmed, times: Times, names: Names) -> DataFrame:
    """The table of texts that pairs connect."""
    texts, groups = connected(found.a, found.b, len(names))
    is_first, first = earliest(times, texts, groups)
    likeness = np.full(len(texts), np.nan)
    known = np.flatnonzero(first >= 0)
    likeness[known] = shared(*reader, first[known], texts[known]).similarity
    columns = {
        "text": (texts, INT),
        "name": (_named(names, texts), STRING),
        "cluster": (groups, INT),
        "size": (np.bincount(groups)[groups] if len(groups) else groups, INT),
        "date": (_named(times.names, texts), STRING),
        "earliest": (is_first, BOOL),
        "first": (_numbers(first), INT),
        "likeness": ([None if np.isnan(value) else value for value in likeness.tolist()], FLOAT),
    }
    return _table(columns)


def _named(names: Names, texts: Ints) -> list[str | None]:
    return [names[text] for text in texts.tolist()]


def _numbers(numbers: Ints) -> list[int | None]:
    """Numbers of texts, None for -1."""
    return [None if number < 0 else number for number in numbers.tolist()]


def _table(columns: dict[str, tuple[Any, Any]]) -> DataFrame:
    import pandas as pd

    return pd.DataFrame({name: pd.array(values, dtype=dtype) for name, (values, dtype) in columns.items()})
