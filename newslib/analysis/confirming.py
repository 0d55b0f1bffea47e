"""How much pairs of texts have in common: counted, not estimated, for very many pairs at once.

Sketches (`minhash`) only propose pairs. Here the texts of a pair are read again and all of their runs of words are
held against each other, so that no pair is reported on the strength of an estimate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newslib.analysis.exact_runs import run_columns
from newslib.analysis.minhash import runs_of
from newslib.arrays import distinct, ranges, totals
from newslib.reading.hashed_words import HashedWords, Hashes, Ints

Floats = NDArray[np.float64]
PHRASE = 6  # words of the shortest run that counts as copied
TOGETHER = 1 << 8  # pairs that are compared at once: their number has eight bits
CHARACTERS = 4_000_000  # of the texts that are compared at once, where there is more than one pair
_SIDE_AND_PAIR = 9  # bits


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What the texts of pairs share: their different runs of words.

    Attributes
    ----------
    both, of_a, of_b : ndarray, shape (n_pairs,)
        How many different runs of `minhash.RUN` words stand in both texts, in the first, and in the second.
    """

    both: Ints
    of_a: Ints
    of_b: Ints

    @property
    def similarity(self) -> Floats:
        """The Jaccard similarity of the two sets, in [0, 1]; 0 where neither text has a word."""
        return _share(self.both, self.of_a + self.of_b - self.both)

    @property
    def containment_a(self) -> Floats:
        """The share of the first text's runs that the second has, in [0, 1]."""
        return _share(self.both, self.of_a)

    @property
    def containment_b(self) -> Floats:
        """The share of the second text's runs that the first has, in [0, 1]."""
        return _share(self.both, self.of_b)


def shared(words: HashedWords, texts: Sequence[str], a: Ints, b: Ints) -> Shared:
    """Compare pairs of texts, `a` and `b` being their numbers."""
    found = np.zeros((3, len(a)), dtype=np.int64)
    for rows, terms, counts, first, second in _together(words, texts, a, b):
        found[:, rows] = _counted(*runs_of(terms, counts), first, second)
    return Shared(*found)


@dataclass(frozen=True, slots=True, eq=False)
class Confirmed:
    """Pairs that are alike enough, ordered by their first text, then the second.

    Attributes
    ----------
    a, b : ndarray, shape (n_pairs,)
        Their numbers.
    shared : Shared
    copied : ndarray, shape (n_pairs,)
        How many words of the later text stand in a run of at least `PHRASE` words that the other has, word for word.
    longest : ndarray, shape (n_pairs,)
        The words of the longest such run.
    """

    a: Ints
    b: Ints
    shared: Shared
    copied: Ints
    longest: Ints


def confirmed(words: HashedWords, texts: Sequence[str], a: Ints, b: Ints, copies: Ints, least: float) -> Confirmed:
    """Compare pairs of texts, and keep those whose similarity is `least` or more.

    Parameters
    ----------
    words : HashedWords
        Reads the texts.
    texts : sequence of str
    a, b : ndarray, shape (n_pairs,)
        The numbers of the texts.
    copies : ndarray, shape (n_pairs,)
        Which of the two counts as the later text.
    least : float
    """
    found = np.zeros((5, len(a)), dtype=np.int64)
    similar = np.zeros(len(a), dtype=bool)
    for rows, terms, counts, first, second in _together(words, texts, a, b):
        found[:3, rows] = _counted(*runs_of(terms, counts), first, second)
        enough = np.flatnonzero(Shared(*found[:3, rows]).similarity >= least)
        first, second = first[enough], second[enough]
        turned = copies[rows][enough] != b[rows][enough]
        earlier, later = np.where(turned, second, first), np.where(turned, first, second)
        similar[rows.start + enough] = True
        found[3:, rows.start + enough] = _copied(*runs_of(terms, counts, PHRASE), counts, earlier, later)
    kept = np.flatnonzero(similar)
    kept = kept[np.lexsort((b[kept], a[kept]))]
    both, of_a, of_b, copied, longest = found[:, kept]
    return Confirmed(a[kept], b[kept], Shared(both, of_a, of_b), copied, longest)


def _counted(runs: Hashes, sizes: Ints, first: Ints, second: Ints) -> Ints:
    """The different runs of both texts, of the first and of the second, for each of at most `TOGETHER` pairs.

    A pair's number, 55 bits of the run's hash and the side make one number, so that one sort tells everything.
    """
    starts = totals(sizes)[:-1]
    sides = []
    for side, text in enumerate((first, second)):
        pair = np.repeat(np.arange(len(text), dtype=np.uint64), sizes[text]) << np.uint64(56)
        run = runs[ranges(starts[text], sizes[text])] >> np.uint64(_SIDE_AND_PAIR)
        sides.append(pair | (run << np.uint64(1)) | np.uint64(side))
    different = distinct(np.concatenate(sides).view(np.int64)).view(np.uint64)
    pairs = (different >> np.uint64(56)).astype(np.int64)
    second_side = (different & np.uint64(1)).astype(bool)
    met = (different[1:] >> np.uint64(1)) == (different[:-1] >> np.uint64(1))
    counted = (pairs[1:][met], pairs[~second_side], pairs[second_side])
    return np.stack([np.bincount(rows, minlength=len(first)) for rows in counted])


def _copied(phrases: Hashes, sizes: Ints, counts: Ints, first: Ints, second: Ints) -> Ints:
    """The words of the second texts within phrases of the first, and the words of the longest run, for each pair.

    A phrase that the first text has more than `reuse.MOST_PLACES` times is no phrase: it would be in too many runs.
    """
    found = np.zeros((2, len(first)), dtype=np.int64)
    starts = totals(sizes)
    long = np.flatnonzero((counts[first] >= PHRASE) & (counts[second] >= PHRASE))
    ends = zip(first[long].tolist(), second[long].tolist(), strict=True)
    parts = [[phrases[starts[text] : starts[text + 1]] for text in pair] for pair in ends]
    same = np.array([np.array_equal(a, b) for a, b in parts], dtype=np.bool_)
    found[:, long[same]] = counts[second[long[same]]]
    long = long[np.logical_not(same)]
    texts = np.stack([first[long], second[long]], axis=1).reshape(-1)
    if len(texts):
        found[:, long] = _covered(phrases[ranges(starts[texts], sizes[texts])], sizes[texts])
    return found


def _covered(phrases: Hashes, sizes: Ints) -> Ints:
    """The same, where `phrases` are those of the two texts of the first pair, of the second pair, and so on."""
    stretch = np.repeat(np.arange(len(sizes)), sizes)
    pair = stretch >> 1
    at, _, size = run_columns(_small_numbers(phrases), stretch, pair, (stretch & 1).astype(bool), 1)
    within = np.flatnonzero(np.cumsum(_steps(at, at + size, len(phrases))[:-1]))  # where a shared phrase begins
    # A phrase that goes on from the one before adds one word; any other adds those that no earlier one has covered.
    apart = np.diff(within, prepend=-PHRASE)
    apart[np.diff(stretch[within], prepend=-1) != 0] = PHRASE
    pairs = len(sizes) // 2
    copied = np.bincount(pair[within], weights=np.minimum(apart, PHRASE), minlength=pairs).astype(np.int64)
    longest = np.zeros(pairs, dtype=np.int64)
    np.maximum.at(longest, pair[at], size + PHRASE - 1)
    return np.stack([copied, longest])


def _small_numbers(hashes: Hashes) -> Ints:
    """The same numbers for the same hashes, as small as can be."""
    place = np.argsort(hashes)
    found = np.empty(len(hashes), dtype=np.int64)
    found[place] = np.cumsum(np.diff(hashes[place], prepend=hashes[place[:1]]) != 0)
    return found


def _steps(starts: Ints, ends: Ints, size: int) -> Ints:
    """One up at each start, one down at each end."""
    up, down = np.bincount(starts, minlength=size + 1), np.bincount(ends, minlength=size + 1)
    found: Ints = up - down
    return found


def _together(
    words: HashedWords, texts: Sequence[str], a: Ints, b: Ints
) -> Iterator[tuple[slice, Hashes, Ints, Ints, Ints]]:
    """Pairs, a few at once: their rows; the words of their texts, each text once, and how many; where `a`, `b` are."""
    size = np.array([len(text) for text in texts], dtype=np.int64)
    before = totals(size[a] + size[b])
    start = 0
    while start < len(a):
        enough = int(np.searchsorted(before, before[start] + CHARACTERS, side="right")) - 1
        rows = slice(start, min(max(enough, start + 1), start + TOGETHER))
        start = rows.stop
        both = np.concatenate([a[rows], b[rows]])
        numbers, at = np.unique(both, return_inverse=True)
        terms, counts = words.terms([texts[number] for number in numbers.tolist()])
        yield rows, terms, counts, at[: len(at) // 2], at[len(at) // 2 :]


def _share(part: Ints, whole: Ints) -> Floats:
    found: Floats = part / np.maximum(whole, 1)
    return found
