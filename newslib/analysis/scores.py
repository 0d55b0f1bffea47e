r"""The scores of sentences, as arrays: of one story, or of a thousand at once.

The default method, `tfidf`, gives the sentence number :math:`i` of a text (from 0) the score

.. math:: \text{centrality} + \tfrac12\, e^{-i/5} - \text{redundancy} - \tfrac1{10}\, \text{voice}

Centrality is how much the sentence is about what the text is about, position is what a wire editor does (the news
comes first), redundancy is what keeps the same thing from being said twice, and voice is 1 where the sentence asks, or
speaks as "I", "we" or "you": a summary reports. `centroid` is centrality alone, `lead` position alone: the first
sentences, which on news are hard to beat. The other methods (`newslib.analysis.methods`) measure a centrality of their
own, divided by the text's largest.

*Centrality* is the cosine of the sentence's TF-IDF weights with the sum of all sentences' weights (the centroid of
Radev et al. 2004, https://doi.org/10.1016/j.ipm.2003.10.006). A long sentence shares words with everything, so for a
sentence of :math:`l > 20` words it is multiplied by :math:`\sqrt{20 / l}`; then it is divided by the text's largest
value. *Redundancy* is the largest cosine with a sentence chosen before (maximal marginal relevance, Carbonell and
Goldstein 1998, https://doi.org/10.1145/290941.291025); where two versions of a story are taken as one text, a cosine
between them counts double, up to 1. The constants lie on a broad plateau: on 500 news articles with
summaries written by editors, halving or doubling any one of them costs one point of ROUGE-1 at most (of 31.3).

All texts are scored in one go. Each has columns of its own among the weights, so a product over all entries never
mixes two texts, and the best sentence of every text is chosen in the same step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.material import Material, materials
from newslib.analysis.tfidf import Entries, weigh
from newslib.arrays import begins, grouped, largest, lengths, place_within, sums
from newslib.reading.batch import batch_sentences
from newslib.reading.quotations import shared_quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from newslib.analysis.classics import Turns
    from newslib.analysis.methods import Method
    from newslib.reading.batch import Batch

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

POSITION_DECAY = 5.0  # sentences
LONG_SENTENCE = 20  # words
ACROSS = 2.0  # two versions tell a thing in different words, so likeness between them counts double
MOST_PICKS = 100  # after so many picks redundancy changes no more: time stays linear in the text's length
DIGITS = 12  # of a measured centrality: beyond them equal sentences differ by the order in which numbers were added


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What every sentence of a batch scored, and why.

    Attributes
    ----------
    score, centrality, position, redundancy, voice : ndarray, shape (n_sentences,)
        As the columns of `rank_sentences`.
    rank : ndarray, shape (n_sentences,)
        1 is chosen first in its text; 0 for a sentence that was not reached.
    """

    score: Floats
    centrality: Floats
    position: Floats
    redundancy: Floats
    voice: Floats
    rank: Ints


def score(
    batch: Batch,
    method: Method,
    picks: int | None = None,
    place: Ints | None = None,
    version: Ints | None = None,
    *,
    reference: object = None,
    seed: int = 0,
) -> Scores:
    """Score and rank the sentences of every text in a batch.

    Parameters
    ----------
    batch : Batch
    method : Method
    picks : int, optional
        How many sentences of a text are asked for: the others may be left unranked, which spares time. None ranks
        them all.
    place : ndarray, optional
        How far from its version's beginning each sentence stands, where that is not the first sentence of its text.
    version : ndarray, optional
        Which version each sentence is of, where a text holds two that tell the same story: likeness between them
        counts double as redundancy.
    reference, seed
        As for `rank_sentences`.
    """
    starts = begins(batch.text)
    text = np.repeat(np.arange(len(starts)), lengths(starts, len(batch.text)))  # without those that have no sentence
    entries = weigh(batch.sentences, batch.stems, text)
    if place is None:
        place = np.arange(len(text)) - starts[text]
    position = np.exp(-place / POSITION_DECAY)
    voice = batch.voice.astype(float)
    if method.turns:
        turns = [_in_turn(one, method.turns, picks) for one in materials(batch, entries, place, reference, seed)]
        central = np.concatenate([np.zeros(0), *(values for values, _ in turns)])
        rank = np.concatenate([np.zeros(0, dtype=np.int64), *(ranks for _, ranks in turns)])
        order = 1 - (rank - 1) / lengths(starts, len(text))[text]
        return Scores(order, central, position, np.zeros(len(text)), voice, rank)
    if method.measure:
        measured = [_scaled(method.measure(one)) for one in materials(batch, entries, place, reference, seed)]
        central = np.concatenate([np.zeros(0), *measured])
    else:
        central = centrality(entries, batch.words, text, starts)
    base = method.centrality * central + method.position * position - method.voice * voice
    rank, redundancy = _choose(base, entries, text, starts, version, method.redundancy, picks)
    return Scores(base - method.redundancy * redundancy, central, position, redundancy, voice, rank)


def _scaled(values: Floats) -> Floats:
    """Divided by the largest; where there are values below 0, all are raised first so that the least becomes 0."""
    raised = values - min(values.min(initial=0.0), 0.0)
    found: Floats = np.round(raised / (raised.max(initial=0.0) or 1.0), DIGITS)
    return found


def _in_turn(text: Material, turns: Callable[[Material], Turns], picks: int | None) -> tuple[Floats, Ints]:
    """Choose one sentence after another; what the method does not choose follows by the values of its last turn.

    Returns
    -------
    values, ranks : ndarray, shape (n_sentences,)
        The value that each sentence had at its turn, scaled as a centrality is; and which turn it was.
    """
    method = turns(text)
    open_ = np.ones(text.size, dtype=bool)
    values, ranks = np.zeros(text.size), np.zeros(text.size, dtype=np.int64)
    now = np.round(next(method), DIGITS)
    for turn in range(1, min(text.size, picks or MOST_PICKS, MOST_PICKS) + 1):
        best = int(np.where(open_, now, -np.inf).argmax())
        values[best], ranks[best], open_[best] = now[best], turn, False
        try:
            now = np.round(method.send(best), DIGITS)
        except StopIteration:
            break
    rest = np.flatnonzero(open_)
    rest = rest[np.argsort(-now[rest], kind="stable")]
    values[rest] = now[rest]
    ranks[rest] = text.size - len(rest) + 1 + np.arange(len(rest))
    return _scaled(values), ranks


def score_rows(
    texts: Sequence[str],
    half: Ints,
    block: Ints,
    method: Method,
    *,
    together: bool = False,
    reference: object = None,
    seed: int = 0,
) -> tuple[Scores, Ints]:
    """Score sentences that are rows already: every half by itself, or all as one text.

    Two versions told together have two openings, so the position is counted within the half either way.

    Returns
    -------
    Scores
    ndarray, shape (n_sentences,)
        Which sentences share a quotation, as `shared_quotations` numbers them.
    """
    group = np.zeros(len(texts), dtype=np.int64) if together else half
    at, back = grouped(group)
    batch = batch_sentences([texts[i] for i in at.tolist()], group[at])
    place, version = place_within(half)[at], half[at] if together else None
    found = score(batch, method, place=place, version=version, reference=reference, seed=seed)
    shared = shared_quotations(replace(batch, text=half[at]), block[at])  # no quotation goes on in the other half
    return Scores(*(getattr(found, name)[back] for name in Scores.__slots__)), at[shared][back]


def centrality(entries: Entries, words: Ints, text: Ints, starts: Ints) -> Floats:
    """Cosine with the text's centroid, long sentences damped, divided by the text's largest; in [0, 1].

    `words` are the sentences' lengths, `text` their texts from 0, and `starts` where each text begins.
    """
    centroid = entries.transposed_times(np.ones(entries.height))
    norms = np.sqrt(sums(entries.text, centroid * centroid, len(starts)))
    cosine = entries.times(centroid) / _or_one(norms)[text]
    damped = cosine * np.sqrt(np.minimum(1.0, LONG_SENTENCE / np.maximum(words, 1)))
    highest = np.maximum.reduceat(damped, starts) if len(starts) else damped
    scaled: Floats = np.round(damped / _or_one(highest)[text], DIGITS)
    return scaled


def _choose(
    base: Floats, entries: Entries, text: Ints, starts: Ints, version: Ints | None, weight: float, picks: int | None
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
            if version is not None:
                of_best = np.zeros(len(starts), dtype=np.int64)
                of_best[text[best]] = version[best]
                likeness = np.where(version == of_best[text], likeness, np.minimum(1.0, ACROSS * likeness))
            redundancy = np.where(open_, np.maximum(redundancy, likeness), redundancy)
    if picks is None and longest > rounds:
        current = np.where(open_, base - weight * redundancy, -np.inf)
        rest = np.lexsort((-current, text))
        rest = rest[open_[rest]]
        rank[rest] = rounds + place_within(text[rest]) + 1
    return rank, np.clip(redundancy, 0.0, 1.0)


def _or_one(values: Floats) -> Floats:
    return np.where(values == 0, 1.0, values)
