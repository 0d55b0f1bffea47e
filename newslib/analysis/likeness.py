r"""How alike the sentences of two versions are, and which belongs to which: arrays, for one story or many at once.

The likeness of two sentences is the mean of two cosines of TF-IDF weights (`newslib.analysis.tfidf`), both versions
of a story weighed in one space: of their stems, which asks for the same words, and of their runs of three letters,
which "Russian" and "Russia" share (`newslib.analysis.forms`).

On one topic everything is somewhat like everything. What "somewhat" is, the story tells itself: two sentences of A
tell different things, so their likeness is what topic and style alone bring about. A sentence of B is linked to the
sentence of A that it is most like, if that likeness is at least

.. math:: c = 0.2 + \tfrac12 q, \quad 0.2 \le c \le 0.35

where :math:`q` is the upper quartile of the likenesses of A's sentences to each other (of 400, evenly spaced, where
there are more). A sentence of A that no sentence of B chose is linked to its own best sentence of B by the same rule,
so that two sentences made into one both find it; what is left has no counterpart. Order plays no part: a rewrite may
tell things in another order. A is taken for the original: with the versions exchanged other links may come out.

And paragraphs compete: a paragraph of B takes nothing from one of A that is told much better elsewhere in B. Two
paragraphs are as like as their sentences' best likenesses in the other one, their mean taken in each paragraph and then
of the two (the directed matchings of Mihalcea et al. 2006, without their word weights,
https://aaai.org/papers/00775-aaai06-123/); a paragraph whose likeness is below `HOME` times the best of B's is out of
the running.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.forms import stems_and_letters
from newslib.analysis.spaces import cells, weigh_together
from newslib.arrays import begins, largest, place_within, ranges, sums, totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from newslib.analysis.spaces import Cells
    from newslib.reading.batch import Batch

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

LEAST, MOST = 0.2, 0.35  # between these lies the likeness from which on two sentences are counterparts
ENOUGH = 400  # of A's sentences, evenly spaced, where there are more
CHANCE = 0.75  # the quantile of the likenesses of A's sentences to each other
HOME = 0.7  # of the likeness of the best paragraph of B; of those below, none tells a paragraph of A


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Every sentence of B with every sentence of A of the same story.

    Attributes
    ----------
    b, a : ndarray, shape (n_pairs,)
        The numbers of the two sentences in the batch; story by story, B in order, and A in order within each.
    likeness : ndarray, shape (n_pairs,)
        In [0, 1], larger is more alike.
    counterpart : ndarray, shape (n_stories,)
        From which likeness on two sentences of the story are counterparts.
    """

    b: Ints
    a: Ints
    likeness: Floats
    counterpart: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Which sentences belong together; a row a link, and one for every sentence without one.

    Attributes
    ----------
    b, a : ndarray, shape (n_links,)
        The numbers of the two sentences in the batch; -1 where there is no counterpart. Story by story: the sentences
        of B in order, then what A has besides.
    likeness : ndarray, shape (n_links,)
        Of the two; where there is no counterpart, the largest that was found, 0 where there was nothing to find.
    """

    b: Ints
    a: Ints
    likeness: Floats


def pair_up(batch: Batch, in_b: Bools) -> Pairs:
    """Compare the versions of every story of a batch; `in_b` says which sentences are of version B."""
    return pair_up_some(features(batch), batch.text, in_b, np.ones(len(in_b), dtype=bool))


def features(batch: Batch) -> list[Cells]:
    """What sentences are compared by."""
    return [cells(*found, len(batch.words)) for found in stems_and_letters(batch)]


def pair_up_some(spaces: Sequence[Cells], text: Ints, in_b: Bools, some: Bools) -> Pairs:
    """Compare the versions of stories, some of their sentences only, as if there were no others.

    Parameters
    ----------
    spaces : sequence of Cells
        As `features` gives them.
    text, in_b, some : ndarray, shape (n_sentences,)
        The story of each sentence, whether it is of version B, and whether it is one of those.
    """
    stories = int(text.max(initial=-1)) + 1
    in_a, in_b = some & ~in_b, some & in_b
    weighed = weigh_together([space.of(some) for space in spaces], text, np.bincount(text[some], minlength=stories))
    judges = _judges(in_a, text, stories)
    few = judges.sum() == in_a.sum()
    left, right, likeness = weighed.products(in_a, None if few else in_b)
    chance = (left, right, likeness) if few else weighed.products(judges, judges)
    across = in_b[right]
    a, b = np.flatnonzero(in_a), np.flatnonzero(in_b)
    count = np.bincount(text[a], minlength=stories)
    width = count[text[b]]
    before, first = np.zeros(len(text), dtype=np.int64), totals(count)  # where the pairs of a sentence of B begin
    before[b] = totals(width)[:-1]
    before[a] = np.arange(len(a)) - first[text[a]]  # and the place of one of A among those of its story
    found = np.zeros(int(width.sum()))
    found[before[left[across]] + before[right[across]]] = likeness[across]
    return Pairs(
        np.repeat(b, width), a[ranges(first[text[b]], width)], found, _counterpart(*chance, text, judges, stories)
    )


def _judges(in_a: Bools, text: Ints, stories: int) -> Bools:
    """The sentences of A that tell what likeness there is by chance: all, or evenly spaced ones."""
    count = np.bincount(text[in_a], minlength=stories)
    if count.max(initial=0) <= ENOUGH:
        return in_a
    found = in_a.copy()
    of_a = text[in_a]
    found[in_a] = place_within(of_a) % (1 + (count[of_a] - 1) // ENOUGH) == 0
    return found


def _counterpart(
    first: Ints, second: Ints, likeness: Floats, text: Ints, judges: Bools, stories: int
) -> Floats:
    """From which likeness on two sentences are counterparts, for each story, by the products of its judges.

    Pairs that are wholly unlike are no products: in the order of likeness they come before all others.
    """
    once = (first < second) & judges[second]
    story, likeness = text[first[once]], likeness[once]
    ranked = likeness[np.lexsort((likeness, story))]
    alike, several = np.bincount(story, minlength=stories), np.bincount(text[judges], minlength=stories)
    pairs = several * (several - 1) // 2
    place = (CHANCE * np.maximum(pairs - 1, 0)).astype(np.int64) - (pairs - alike)
    some = (place >= 0) & (alike > 0)
    chance = np.zeros(stories)
    chance[some] = ranked[(totals(alike)[:-1] + place)[some]]
    found: Floats = np.clip(LEAST + chance / 2, LEAST, MOST)
    return found


def link(pairs: Pairs, text: Ints, in_b: Bools, block: Ints, some: Bools | None = None) -> Links:
    """Find counterparts.

    Parameters
    ----------
    pairs : Pairs
    text, in_b, block : ndarray, shape (n_sentences,)
        Of which story, version and paragraph each sentence of the batch is; a paragraph's number is its own in the
        whole batch.
    some : ndarray, shape (n_sentences,), optional
        Whether it is one of those that were compared, where not all were.
    """
    at_home = np.where(_at_home(pairs, block), pairs.likeness, 0.0)
    by_a = np.argsort(pairs.a, kind="stable")
    partner = np.full(len(text), -1)
    likeness = np.zeros(len(text))
    for side, other, order in ((pairs.b, pairs.a, np.arange(len(at_home))), (pairs.a, pairs.b, by_a)):
        best = order[largest(at_home[order], side[order])]
        found = at_home[best] >= pairs.counterpart[text[side[best]]]
        nearest = order[largest(pairs.likeness[order], side[order])]
        likeness[side[best]] = np.where(found, at_home[best], pairs.likeness[nearest])
        partner[side[best]] = np.where(found, other[best], -1)
    taken = np.zeros(len(text), dtype=bool)
    taken[partner[in_b & (partner >= 0)]] = True
    rows = np.flatnonzero((in_b | ~taken) if some is None else (in_b | ~taken) & some)
    rows = rows[np.lexsort((rows, ~in_b[rows], text[rows]))]
    from_b = in_b[rows]
    b, a = np.where(from_b, rows, partner[rows]), np.where(from_b, partner[rows], rows)
    return Links(b, a, likeness[rows])


def _at_home(pairs: Pairs, block: Ints) -> Bools:
    """Whether no other paragraph of B is much more like the paragraph of A than this one, for each pair."""
    blocks = _numbered(block[pairs.b], block[pairs.a])  # pairs of paragraphs
    size = int(blocks.max(initial=-1)) + 1
    likeness = np.zeros(size)
    for side in (pairs.b, pairs.a):
        cell = _numbered(side, blocks)
        order = np.argsort(cell, kind="stable")
        starts = begins(cell[order])
        best = np.maximum.reduceat(pairs.likeness[order], starts) if len(starts) else pairs.likeness
        of_blocks = blocks[order[starts]]
        likeness += sums(of_blocks, best, size) / np.maximum(np.bincount(of_blocks, minlength=size), 1) / 2
    a = block[pairs.a]
    top = np.zeros(int(a.max(initial=-1)) + 1)
    np.maximum.at(top, a, likeness[blocks])
    found: Bools = likeness[blocks] >= HOME * top[a]
    return found


def _numbered(first: Ints, second: Ints) -> Ints:
    """A number for every pair of values, the same for the same pair."""
    order = np.lexsort((second, first))
    changes = np.ones(len(order), dtype=np.int64)
    changes[1:] = (first[order][1:] != first[order][:-1]) | (second[order][1:] != second[order][:-1])
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.cumsum(changes) - 1
    return found
