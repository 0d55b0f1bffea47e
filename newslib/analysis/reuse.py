"""Runs of words that two versions share: arrays, for one story or many at once.

Every pair of neighbouring words of B is looked up among those of A. Places that follow each other in both make an
exact run, wherever the two stand, so passages in another order are found as well. Runs are then joined to chains where
at most `gap` words of either side lie between them, and a chain is a passage where it keeps enough words. Bloomfield's
WCopyfind works with the same two settings (https://plagiarism.bloomfieldmedia.com/software/wcopyfind/).

A chain with too many words between its runs is cut down to the longest part that keeps four words of five, and so are
the ends that were cut off.

Time grows with the length of the texts, whatever they repeat: a pair of words that A has more than `MOST_PLACES` times
starts no run, so in the longest texts a few such words count as words between two runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.exact_runs import MOST_PLACES as MOST_PLACES  # part of this room as well
from newslib.analysis.exact_runs import Joints, Run, among, joints_of, promising, run_columns
from newslib.analysis.exact_runs import exact_runs as exact_runs
from newslib.arrays import begins

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

MATCHING = 0.8  # of the words of a passage, on the side that has more, stand in both


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact runs, in the order of both versions, with few words between them.

    Attributes
    ----------
    runs : tuple of Run
        No two of them overlap.
    whole : tuple of Run
        The same runs before the words that the one before has too were taken from them.
    """

    runs: tuple[Run, ...]
    whole: tuple[Run, ...]

    def part(self, start: int, stop: int) -> Passage:
        """Some of its runs alone; the first is whole again."""
        return Passage((self.whole[start], *self.runs[start + 1 : stop]), self.whole[start:stop])

    @property
    def perfect(self) -> int:
        """How many words stand in both."""
        return sum(run.size for run in self.runs)

    @property
    def places(self) -> list[int]:
        """Where in B the words stand that are in both."""
        return [run.b + step for run in self.runs for step in range(run.size)]

    @property
    def words(self) -> int:
        """How many words the passage has, on the side that has more."""
        first, last = self.runs[0], self.runs[-1]
        return max(last.b + last.size - first.b, last.a + last.size - first.a)


def passages(terms: Ints, stretch: Ints, story: Ints, in_b: Bools, *, shortest: int, gap: int) -> list[Passage]:
    """The passages that the versions of each story share.

    Parameters
    ----------
    terms : ndarray, shape (n_words,)
        All words in reading order, as numbers.
    stretch, story, in_b : ndarray, shape (n_words,)
        The stretch of text each word stands in (no passage goes on from one to the next), its story, its version.
    shortest, gap : int
        As for `shared_passages`.

    Returns
    -------
    list of Passage
        In the order of B; no word of B is in two of them.
    """
    b, a, sizes = run_columns(terms, stretch, story, in_b, min(2, shortest))
    joints = joints_of(b, a, sizes, stretch, gap)
    kept = promising(joints, sizes, shortest)
    runs = list(map(Run, b[kept].tolist(), a[kept].tolist(), sizes[kept].tolist()))
    return _apart(_chains(runs, among(joints, kept, len(b))), shortest, gap)


def _chains(runs: Sequence[Run], joints: Joints) -> Iterable[Passage]:
    """Runs joined to the longest chains; each run is in one chain at most."""
    kept = [run.size for run in runs]  # words in both, up to the end of each run
    before: list[tuple[int, int]] = [(-1, 0)] * len(runs)  # the run before, and how many words of this one it covers
    columns = (joints.later.tolist(), joints.earlier.tolist(), joints.covered.tolist())
    for i, j, covered in zip(*columns, strict=True):
        if kept[j] + runs[i].size - covered > kept[i]:
            kept[i], before[i] = kept[j] + runs[i].size - covered, (j, covered)
    used = [False] * len(runs)
    for i in sorted(range(len(runs)), key=lambda i: -kept[i]):
        chain: list[Run] = []
        whole: list[Run] = []
        at = i
        while at >= 0 and not used[at]:
            used[at] = True
            run, (at, covered) = runs[at], before[at]
            first = at < 0 or used[at]
            whole.append(run)
            chain.append(run if first else Run(run.b + covered, run.a + covered, run.size - covered))
        if chain:
            yield Passage(tuple(reversed(chain)), tuple(reversed(whole)))


def _apart(found: Iterable[Passage], shortest: int, gap: int) -> list[Passage]:
    """The longest passages, and what the others have besides."""
    tie = count()
    heap = [(-passage.perfect, passage.runs[0].b, next(tie), passage) for passage in found]
    heapify(heap)
    taken: set[int] = set()
    chosen: list[Passage] = []
    while heap:
        shared, first, _, passage = heappop(heap)
        if -shared < shortest:
            continue
        whole = range(first, passage.runs[-1].b + passage.runs[-1].size)
        free = None if taken.isdisjoint(whole) else [part for run in passage.runs for part in _free(run, taken)]
        if free is not None and free != list(passage.runs):
            for chain in _split(free, gap):
                rest = Passage(chain, chain)
                heappush(heap, (-rest.perfect, rest.runs[0].b, next(tie), rest))
        elif -shared >= MATCHING * passage.words:
            chosen.append(passage)
            taken.update(whole)
        else:
            start, stop = _longest_dense(passage)
            for first, last in ((0, start), (start, stop), (stop, len(passage.runs))):
                if first < last:
                    part = passage.part(first, last)
                    heappush(heap, (-part.perfect, part.runs[0].b, next(tie), part))
    return sorted(chosen, key=lambda passage: passage.runs[0].b)


def _longest_dense(passage: Passage) -> tuple[int, int]:
    """Which of its runs, from the first to before the last, share most words and keep `MATCHING` of all of theirs."""
    price = round(MATCHING / (1 - MATCHING))  # so many shared words pay for one between two runs
    gain, begin, shared = [0], [], [0]  # up to each run's end; up to its beginning; shared words up to its end
    for i, run in enumerate(passage.runs):
        between = run.after(passage.runs[i - 1]) if i else 0
        begin.append(gain[-1] - price * between)
        gain.append(begin[-1] + run.size)
        shared.append(shared[-1] + run.size)
    starts: list[int] = []  # where a start may pay: each begins lower than those before
    for i, at in enumerate(begin):
        if not starts or at < begin[starts[-1]]:
            starts.append(i)
    found = (0, 1)
    for stop in range(len(begin), 0, -1):
        while starts and (starts[-1] >= stop or gain[stop] >= begin[starts[-1]]):
            start = starts.pop()
            if start < stop and shared[stop] - shared[start] > shared[found[1]] - shared[found[0]]:
                found = (start, stop)
    return found


def _free(run: Run, taken: set[int]) -> Iterable[Run]:
    """The parts of a run whose words in B are in no passage yet."""
    if taken.isdisjoint(range(run.b, run.b + run.size)):
        yield run
        return
    free = [step for step in range(run.size) if run.b + step not in taken]
    for at in begins(np.array(free, dtype=np.int64) - np.arange(len(free))).tolist():
        size = next((n for n in range(1, len(free) - at) if free[at + n] != free[at] + n), len(free) - at)
        yield Run(run.b + free[at], run.a + free[at], size)


def _split(runs: Sequence[Run], gap: int) -> Iterable[tuple[Run, ...]]:
    """A chain that lost some of its words, cut where more than `gap` words lie between two of its runs."""
    chain: list[Run] = []
    for run in runs:
        if chain and run.after(chain[-1]) > gap:
            yield tuple(chain)
            chain = []
        chain.append(run)
    if chain:
        yield tuple(chain)
