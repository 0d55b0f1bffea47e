"""Which option scores highest: a block that begins a second version, or "told once".

The weights are those of a softmax over the options of each text, P(option) = exp(score) / sum of exp(scores), fitted
by maximum likelihood with a small L2 penalty on news texts whose boundary is known: about 160 in full (pairs of
newspapers, articles followed by a machine rewrite, single articles), and about 480 more at a fraction of the weight
(other joinings of such articles, their halves alone, further single articles). "Told once" has no signs; it scores a
constant, plus the logarithm of the number of candidates: the best of many looks like a beginning by chance more
easily than the best of few. Only the weight of `repeats` is set by hand: a copy decides, whatever else is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import largest, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.boundary_features import Signs

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WEIGHTS = {
    "restart": 24.22,
    "names_again": 1.56,
    "dateline": 6.54,
    "title": 6.29,
    "after_closing": 9.89,
    "follow_up": -3.35,
    "cohesion": -18.34,
    "shared_words": 29.95,
    "shared_phrases": 1.96,
    "repeats": 40.0,
    "house_style": 0.77,
    "manner": 2.44,
}
TOLD_ONCE = 16.54


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """Where second versions could begin, and what was chosen.

    Attributes
    ----------
    table, parts : ndarray, shape (n_candidates, n_signs)
        The signs at every candidate, in the order of `WEIGHTS`, and their parts in its score.
    scores, probabilities : ndarray, shape (n_candidates + n_stories,)
        Of every option, story by story: its candidates, then "told once".
    boundary : ndarray, shape (n_stories,)
        The block that was chosen, counted through all stories; -1 where a story is told once.
    probability : ndarray, shape (n_stories,)
        The probability of what was chosen.
    """

    table: Floats
    parts: Floats
    scores: Floats
    probabilities: Floats
    boundary: Ints
    probability: Floats


def choose(signs: Signs) -> Options:
    """Score every option of many stories, and choose the best of each story, the first of equals."""
    columns = signs.table()
    table = np.column_stack([columns[name] for name in WEIGHTS])
    parts = table * np.array(list(WEIGHTS.values()))
    stories = len(signs.pages.first) - 1
    owner = signs.pages.story[signs.candidates]
    counts = np.bincount(owner, minlength=stories)
    once = np.cumsum(counts + 1) - 1  # the place of each story's "told once"
    place = np.arange(len(owner)) + owner
    scores, option = np.empty(len(owner) + stories), np.full(len(owner) + stories, -1)
    scores[place], option[place] = parts.sum(axis=1), signs.candidates
    scores[once] = TOLD_ONCE + np.log(np.maximum(counts, 1))
    story = np.repeat(np.arange(stories), counts + 1)
    best = largest(scores, story)
    odds = np.exp(scores - scores[best][story])
    probabilities = odds / sums(story, odds, stories)[story]
    return Options(table, parts, scores, probabilities, option[best], probabilities[best])
