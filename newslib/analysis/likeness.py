r"""How alike the sentences of two versions are, and which belongs to which: arrays, for one story or many at once.

The likeness of two sentences is the mean of two cosines of TF-IDF weights (`newslib.analysis.tfidf`), both versions
of a story weighed in one space: of their stems, which asks for the same words, and of their runs of three letters,
which "Russian" and "Russia" share (`newslib.analysis.forms`). A sentence without a content word is 1 like the same one.

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
from newslib.analysis.limits import require_few
from newslib.analysis.spaces import DIGITS, Spaces
from newslib.arrays import begins, largest, lengths, order, place_within, ranges, sums, totals

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
        In [0, 1], larger is more alike; rounded, so that equal pairs stay equal in whatever order words were added up.
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
    return pair_up_some(features(batch), in_b, np.ones(len(in_b), dtype=bool), bare_sentences(batch))


def features(batch: Batch) -> Spaces:
    """What sentences are compared by."""
    return Spaces(stems_and_letters(batch), batch.text)


def bare_sentences(batch: Batch) -> Ints:
    """A number for each sentence without a content word ("No."), one for those of the same words and marks; else -1.

    Such a sentence has no stem to be compared by, and still it is all like itself.
    """
    found = np.full(len(batch.words), -1)
    bare = np.flatnonzero(np.diff(batch.pointers) == 0)
    known: dict[bytes, int] = {}
    for i, start, stop in zip(bare.tolist(), batch.edges[bare].tolist(), batch.edges[bare + 1].tolist(), strict=True):
        found[i] = known.setdefault(batch.pieces[start:stop].tobytes(), len(known))
    return found


def pair_up_some(spaces: Spaces, in_b: Bools, some: Bools, bare: Ints) -> Pairs:
    """Compare the versions of stories, some of their sentences only, as if there were no others.

    Parameters
    ----------
    spaces : Spaces
        As `features` gives them.
    in_b, some : ndarray, shape (n_sentences,)
        Whether a sentence is of version B, and whether it is one of those.
    bare : ndarray, shape (n_sentences,)
        As `bare_sentences` gives them.

    Raises
    ------
    InputError
        Where the sentences of these stories make more pairs than there is memory for.
    """
    text, in_b = spaces.text, some & in_b
    a, b = np.flatnonzero(some & ~in_b), np.flatnonzero(in_b)
    count = np.bincount(text[a], minlength=spaces.stories)
    require_few(int(count[text[b]].sum()), "a sentence of A and one of B")
    judges = _judges(a, text, count)
    few = count.max(initial=0) <= ENOUGH  # then one product gives the pairs of A's sentences as well
    left, right, likeness = spaces.products(a, some, None if few else in_b)
    chance = (left, right, likeness) if few else spaces.products(np.flatnonzero(judges), some, judges)
    first, width = totals(count), count[text[b]]
    before = np.zeros(len(text), dtype=np.int64)
    before[b] = totals(width)[:-1]  # where the pairs of a sentence of B begin
    before[a] = np.arange(len(a)) - first[text[a]]  # the place of one of A among those of its story
    found = np.zeros(int(width.sum()))
    across = np.flatnonzero(in_b[right])
    found[before[left[across]] + before[right[across]]] = likeness[across]
    of_a, of_b = a[ranges(first[text[b]], width)], np.repeat(b, width)
    found[(bare[of_b] >= 0) & (bare[of_b] == bare[of_a])] = 1.0
    return Pairs(of_b, of_a, found, _counterpart(*chance, text, judges))


def _judges(a: Ints, text: Ints, count: Ints) -> Bools:
    """Whether a sentence is one of A's that tell what likeness there is by chance: all, or evenly spaced ones."""
    found = np.zeros(len(text), dtype=bool)
    found[a] = place_within(text[a]) % (1 + (count[text[a]] - 1) // ENOUGH) == 0
    return found


def _counterpart(first: Ints, second: Ints, likeness: Floats, text: Ints, judges: Bools) -> Floats:
    """From which likeness on two sentences are counterparts, for each story, by the likenesses of its judges.

    They are put in order as whole numbers of `DIGITS` digits behind the number of the story. Those of pairs that are
    wholly unlike are not given: they would come first.
    """
    several = np.bincount(text[judges], minlength=int(text.max(initial=-1)) + 1)
    once = np.flatnonzero((first < second) & judges[second] & judges[first])
    story = text[first[once]].astype(np.int64)
    ranked = np.sort((story << 40) + np.rint(likeness[once] * 10.0**DIGITS).astype(np.int64))
    alike, pairs = np.bincount(story, minlength=len(several)), several * (several - 1) // 2
    place = (CHANCE * np.maximum(pairs - 1, 0)).astype(np.int64) - (pairs - alike)
    some = (place >= 0) & (alike > 0)
    chance = np.zeros(len(several))
    chance[some] = (ranked[(totals(alike)[:-1] + place)[some]] & (1 << 40) - 1) / 10.0**DIGITS
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
    along_b, along_a = np.arange(len(pairs.b)), order(pairs.a)
    at_home = np.where(_at_home(pairs, text, in_b, block), pairs.likeness, 0.0)
    partner = np.full(len(text), -1)
    likeness = np.zeros(len(text))
    for side, other, along in ((pairs.b, pairs.a, along_b), (pairs.a, pairs.b, along_a)):
        best = along[largest(at_home[along], side[along])]
        found = at_home[best] >= pairs.counterpart[text[side[best]]]
        nearest = along[largest(pairs.likeness[along], side[along])]
        likeness[side[best]] = np.where(found, at_home[best], pairs.likeness[nearest])
        partner[side[best]] = np.where(found, other[best], -1)
    taken = np.zeros(len(text), dtype=bool)
    taken[partner[in_b & (partner >= 0)]] = True
    rows = np.flatnonzero((in_b | ~taken) if some is None else (in_b | ~taken) & some)
    rows = rows[np.lexsort((rows, ~in_b[rows], text[rows]))]
    from_b = in_b[rows]
    b, a = np.where(from_b, rows, partner[rows]), np.where(from_b, partner[rows], rows)
    return Links(b, a, likeness[rows])


def _at_home(pairs: Pairs, text: Ints, in_b: Bools, block: Ints) -> Bools:
    """Whether no other paragraph of B is much more like the paragraph of A than this one, for each pair."""
    member = np.zeros(len(text), dtype=bool)
    member[pairs.a] = member[pairs.b] = True
    number, first, count = _numbered(member, 2 * text + in_b, block)
    paragraphs = np.repeat(np.arange(len(count)), count)  # the side of each
    before = totals(count[paragraphs - 1] * (paragraphs & 1))  # where a paragraph of B begins its pairs with A's
    size = int(before[-1])
    likeness = np.zeros(size)
    for side, other, own in ((pairs.b, pairs.a, 1), (pairs.a, pairs.b, 0)):
        sentences = np.flatnonzero(member & (in_b == (own == 1)))
        across = 2 * text[sentences] + 1 - own  # the other side
        width = count[across]
        at = np.zeros(len(text), dtype=np.int64)
        at[sentences] = totals(width)[:-1]
        best = np.zeros(int(width.sum()))  # of each sentence with each paragraph of the other side
        np.maximum.at(best, at[side] + number[other] - first[2 * text[other] + 1 - own], pairs.likeness)
        theirs, mine = ranges(first[across], width), np.repeat(number[sentences], width)
        of_b, of_a = (mine, theirs) if own else (theirs, mine)
        both = before[of_b] + of_a - first[paragraphs[of_a]]
        likeness += sums(both, best, size) / np.maximum(np.bincount(both, minlength=size), 1) / 2
    of_b = np.flatnonzero(paragraphs & 1)
    top = np.zeros(len(paragraphs))
    np.maximum.at(top, ranges(first[paragraphs[of_b] - 1], count[paragraphs[of_b] - 1]), likeness)
    both = before[number[pairs.b]] + number[pairs.a] - first[2 * text[pairs.a]]
    found: Bools = likeness[both] >= HOME * top[number[pairs.a]]
    return found


def _numbered(member: Bools, side: Ints, block: Ints) -> tuple[Ints, Ints, Ints]:
    """A number for the paragraph of each of these sentences, side by side; each side's first, and how many it has."""
    sentences = np.flatnonzero(member)
    key = side[sentences] * (int(block.max(initial=0)) + 1) + block[sentences]
    along = order(key)
    starts = begins(key[along])
    number = np.zeros(len(member), dtype=np.int64)
    number[sentences[along]] = np.repeat(np.arange(len(starts)), lengths(starts, len(key)))
    count = np.bincount(side[sentences[along[starts]]], minlength=2 * (int(side.max(initial=-1)) // 2 + 1))
    return number, totals(count)[:-1], count
