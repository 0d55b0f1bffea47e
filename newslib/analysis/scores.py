r"""The scores of sentences, as arrays: of one story, or of a thousand at once.

Three methods, each a score for every sentence of a text:

`tfidf`
    :math:`\text{centrality} + \tfrac12\, e^{-i/5} - \text{redundancy}` for the sentence number :math:`i`
    of the text (from 0). Centrality is how much the sentence is about what the text is about, position is what a
    wire editor does (the news comes first), redundancy is what keeps the same thing from being said twice.
`centroid`
    Centrality alone.
`lead`
    Position alone: the first sentences, which on news are hard to beat.

*Centrality* is the cosine of the sentence's TF-IDF weights with the sum of all sentences' weights (the centroid of
Radev et al. 2004, doi:10.1016/j.ipm.2003.10.006). A long sentence shares words with everything, so for a sentence of
:math:`l > 20` words it is multiplied by :math:`\sqrt{20 / l}`; then it is divided by the text's largest value.
*Redundancy* is the largest cosine with a sentence chosen before (maximal marginal relevance, Carbonell and Goldstein
1998, doi:10.1145/290941.291025). The constants lie on a broad plateau: on 500 news articles with summaries written
by editors, halving or doubling any one of them costs less than one point of ROUGE-1 (of 31.1).

All texts are scored in one go. Each has columns of its own among the weights, so a product over all entries never
mixes two texts, and the best sentence of every text is chosen in the same step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.tfidf import Entries, weigh
from newslib.arrays import begins, grouped, largest, lengths, place_within, sums
from newslib.errors import require_known
from newslib.reading.batch import batch_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newslib.reading.batch import Batch

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

POSITION_WEIGHT = 0.5
POSITION_DECAY = 5.0  # sentences
REDUNDANCY_WEIGHT = 1.0
LONG_SENTENCE = 20  # words
MOST_PICKS = 100  # after so many picks redundancy changes no more: time stays linear in the text's length


@dataclass(frozen=True, slots=True)
class Method:
    """A way to score: which parts the score has, each by its weight."""

    centrality: float
    position: float
    redundancy: float


METHODS = {
    "tfidf": Method(1.0, POSITION_WEIGHT, REDUNDANCY_WEIGHT),
    "centroid": Method(1.0, 0.0, 0.0),
    "lead": Method(0.0, 1.0, 0.0),
}


def method_named(name: str) -> Method:
    """The parts of a method; an unknown name is an `InputError` with the nearest known one."""
    return METHODS[require_known(name, METHODS, "method")]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What every sentence of a batch scored, and why.

    Attributes
    ----------
    score, centrality, position, redundancy : ndarray, shape (n_sentences,)
        As the columns of `rank_sentences`.
    rank : ndarray, shape (n_sentences,)
        1 is chosen first in its text; 0 for a sentence that was not reached.
    """

    score: Floats
    centrality: Floats
    position: Floats
    redundancy: Floats
    rank: Ints


def score(batch: Batch, method: Method, picks: int | None = None, position: Floats | None = None) -> Scores:
    """Score and rank the sentences of every text in a batch.

    Parameters
    ----------
    batch : Batch
    method : Method
    picks : int, optional
        How many sentences of a text are asked for: the others may be left unranked, which spares time. None ranks
        them all.
    position : ndarray, optional
        Position scores, where they are not to be counted from the first sentence of each text.
    """
    starts = begins(batch.text)
    sizes = lengths(starts, len(batch.text))
    text = np.repeat(np.arange(len(starts)), sizes)  # without the texts that have no sentence
    entries = weigh(batch.sentences, batch.stems, text)
    if position is None:
        position = np.exp((starts[text] - np.arange(len(text))) / POSITION_DECAY)
    central = centrality(entries, batch.words, text, starts)
    base = method.centrality * central + method.position * position
    rank, redundancy = _choose(base, entries, text, starts, method.redundancy, picks)
    return Scores(base - method.redundancy * redundancy, central, position, redundancy, rank)


def score_rows(texts: Sequence[str], half: Ints, method: Method, *, together: bool = False) -> Scores:
    """Score sentences that are rows already: every half by itself, or all as one text.

    Two versions told together have two openings, so the position is counted within the half either way.
    """
    group = np.zeros(len(texts), dtype=np.int64) if together else half
    at, back = grouped(group)
    position = np.exp(-place_within(half) / POSITION_DECAY)
    found = score(batch_sentences([texts[i] for i in at.tolist()], group[at]), method, position=position[at])
    return Scores(*(getattr(found, name)[back] for name in Scores.__slots__))


def centrality(entries: Entries, words: Ints, text: Ints, starts: Ints) -> Floats:
    """Cosine with the text's centroid, long sentences damped, divided by the text's largest; in [0, 1].

    `words` are the sentences' lengths, `text` their texts from 0, and `starts` where each text begins.
    """
    centroid = entries.transposed_times(np.ones(entries.height))
    norms = np.sqrt(sums(entries.text, centroid * centroid, len(starts)))
    cosine = entries.times(centroid) / _or_one(norms)[text]
    damped = cosine * np.sqrt(np.minimum(1.0, LONG_SENTENCE / np.maximum(words, 1)))
    highest = np.maximum.reduceat(damped, starts) if len(starts) else damped
    scaled: Floats = damped / _or_one(highest)[text]
    return scaled


def _choose(
    base: Floats, entries: Entries, text: Ints, starts: Ints, weight: float, picks: int | None
) -> tuple[Ints, Floats]:
    """Choose sentences one after the other, in all texts at once: their ranks, and the redundancy of every sentence.

    Redundancy is the likeness to what was chosen before the sentence was.
    """
    sizes = lengths(starts, len(base))
    longest = int(sizes.max(initial=0))
    if picks is not None and picks > MOST_PICKS:
        picks = None
    rank = np.zeros(len(base), dtype=np.int64)
    redundancy = np.zeros(len(base))
    open_ = np.ones(len(base), dtype=bool)
    rounds = min(longest, picks or MOST_PICKS)
    for round_ in range(1, rounds + 1):
        current = np.where(open_, base - weight * redundancy, -np.inf)
        best = largest(current, text)
        rank[best] = round_
        open_[best] = False
        if weight and round_ < longest and (picks is None or round_ < rounds):
            chosen = np.zeros(len(base))
            chosen[best] = 1.0
            likeness = entries.times(entries.transposed_times(chosen))
            redundancy = np.where(open_, np.maximum(redundancy, likeness), redundancy)
    if picks is None and longest > rounds:
        current = np.where(open_, base - weight * redundancy, -np.inf)
        rest = np.lexsort((-current, text))
        rest = rest[open_[rest]]
        rank[rest] = rounds + place_within(text[rest]) + 1
    return rank, np.clip(redundancy, 0.0, 1.0)


def _or_one(values: Floats) -> Floats:
    return np.where(values == 0, 1.0, values)
