"""The measures of similarity: each takes two profiles, and how often each of their sentences counts.

A sentence that counts twice is counted as if it stood twice in its version, one that counts 0 times as if it did not
stand in it. So a measure taken with every sentence once is the measure, and taken with sentences drawn by lot it says
how much hangs on which sentences there are. What is known of a sentence by the whole of both versions (its weights, its
counterpart, the passages in it) is worked out once and stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.versions import SHORTEST, Versions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEVELS = ("characters", "words", "phrases", "sentences", "style")


Measured = Callable[[Versions, "Floats", "Floats"], "Floats"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of similarity on a scale from 0 to 1, larger is more alike.

    Attributes
    ----------
    level, name, meaning : str
        As the table of `similarity` has them.
    of : callable
        Takes the versions, and how often each sentence of A and of B counts: a row for each time the measure is to be
        taken, a column a sentence. Gives a value for each row, NaN where there is nothing of which to take a share.
    draws : str
        What is drawn by lot for the interval: the sentences of "A" or of "B"; or of both ("AB"), those that are linked
        together.
    """

    level: str
    name: str
    meaning: str
    of: Measured
    draws: str = "AB"


def counts_cosine(family: str) -> Measured:
    """The cosine of the two versions' counts."""

    def of(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
        return _cosine(times_a @ versions.a.counts[family], times_b @ versions.b.counts[family])

    return of


def weights_cosine(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
    """The cosine of the two versions' summed TF-IDF weights."""
    a, b = versions.weights
    return _cosine(times_a @ a, times_b @ b)


def contained(family: str, part: str) -> Measured:
    """The share of the distinct features of one version that the other has (Broder 1997)."""

    def of(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
        a, b = (times_a @ versions.a.counts[family] > 0), (times_b @ versions.b.counts[family] > 0)
        own = a if part == "A" else b
        return _shares((a & b).sum(axis=1), own.sum(axis=1))

    return of


def jaccard(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
    """The shared stems as a share of all (Jaccard 1912)."""
    a, b = (times_a @ versions.a.counts["stems"] > 0), (times_b @ versions.b.counts["stems"] > 0)
    return _shares((a & b).sum(axis=1), (a | b).sum(axis=1))


def mean_of(facts: Callable[[Versions], Floats], half: str) -> Measured:
    """The mean, over the sentences of a half, of what is known of each."""

    def of(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
        times = times_a if half == "A" else times_b
        return _shares(times @ facts(versions), times.sum(axis=1))

    return of


def copied_share(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
    """The share of B's words that stand in shared passages."""
    return _shares(times_b @ versions.copied, times_b @ versions.b.words.astype(float))


def lengths_overlap(versions: Versions, times_a: Floats, times_b: Floats) -> Floats:
    """1 less the Kolmogorov-Smirnov distance of the sentences' lengths."""
    steps = np.unique(np.concatenate([versions.a.words, versions.b.words]))
    below = [
        (times @ (profile.words[:, None] <= steps)) / np.maximum(times.sum(axis=1, keepdims=True), 1)
        for times, profile in ((times_a, versions.a), (times_b, versions.b))
    ]
    found: Floats = 1.0 - np.abs(below[0] - below[1]).max(axis=1, initial=0.0)
    return found


def _cosine(a: Floats, b: Floats) -> Floats:
    """The cosines of the rows; 0 where one of two is empty."""
    squares_a, squares_b = (a * a).sum(axis=1), (b * b).sum(axis=1)
    lengths = np.where((squares_a > 0) | (squares_b > 0), np.sqrt(squares_a * squares_b), np.nan)
    product = (a * b).sum(axis=1)
    found: Floats = np.divide(product, lengths, out=np.where(np.isnan(lengths), np.nan, 0.0), where=lengths > 0)
    return np.minimum(1.0, found)


def _shares(part: Floats, whole: Floats) -> Floats:
    found: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return found


_ALL = "0: none, 1: all of them"
MEASURES = (
    Measure(
        "characters",
        "4-character cosine",
        "cosine of how often the halves have each run of four letters (a word's edges are letters too); 1: in the same "
        "proportions",
        counts_cosine("letters"),
    ),
    Measure(
        "words",
        "TF-IDF cosine",
        "0: no content word is shared; 1: the same content words with weights in the same proportions",
        weights_cosine,
    ),
    Measure(
        "words",
        "Jaccard of stems",
        "distinct content words in both halves, as a share of those in either; 0: none, 1: the same words",
        jaccard,
    ),
    Measure(
        "words",
        "A's words found in B",
        "share of A's distinct content words that B has too; 0: none, 1: all",
        contained("stems", "A"),
        "A",
    ),
    Measure(
        "words",
        "B's words found in A",
        "share of B's distinct content words that A has too; 0: none, 1: all, so B has no word of its own",
        contained("stems", "B"),
        "B",
    ),
    *(
        Measure(
            "phrases",
            f"{part}'s word {name} found in {whole}",
            f"share of {part}'s distinct {what} that {whole} has too; {_ALL}",
            contained(name, part),
            part,
        )
        for name, what in (("pairs", "pairs of neighbouring words"), ("triples", "runs of three words"))
        for part, whole in (("A", "B"), ("B", "A"))
    ),
    Measure(
        "phrases",
        "B's words in shared passages",
        f"share of B's words that stand in a run of at least {SHORTEST} words that A has too, word for word or nearly; "
        "0: none, 1: all",
        copied_share,
        "B",
    ),
    Measure(
        "sentences",
        "A's sentences found in B",
        "share of A's sentences with a counterpart in B; 0: none has, 1: all have",
        mean_of(lambda versions: versions.linked[0], "A"),
        "A",
    ),
    Measure(
        "sentences",
        "B's sentences found in A",
        "share of B's sentences with a counterpart in A; 0: none has, 1: all have",
        mean_of(lambda versions: versions.linked[1], "B"),
        "B",
    ),
    Measure(
        "sentences",
        "B's sentences beside their nearest in A",
        "mean likeness of B's sentences to the likest of A, counterpart or not; 0: none, 1: each has its equal",
        mean_of(lambda versions: versions.nearest[1], "B"),
        "B",
    ),
    Measure(
        "style",
        "function words",
        "cosine of how often the halves use “the”, “of”, “but” …; 0: none shared, 1: in the same proportions",
        counts_cosine("function words"),
    ),
    Measure(
        "style",
        "punctuation",
        "cosine of how often the halves use commas, full stops, quotes …; 0: none shared, 1: in the same proportions",
        counts_cosine("marks"),
    ),
    Measure(
        "style",
        "sentence lengths",
        "0: every sentence of one half is longer than any of the other; 1: the same lengths equally often",
        lengths_overlap,
    ),
)
