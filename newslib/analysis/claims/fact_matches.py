"""Which fact of A each fact of B stands for, from their pairs: by the rules of `newslib.analysis.claims.facts`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from newslib.analysis.claims.claim import STATUSES
from newslib.analysis.claims.fact_columns import FactColumns
from newslib.analysis.claims.fact_pairs import ALIGNED, Couples, FactPairs
from newslib.arrays import begins, largest

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

CHANGED: Final = 0.3
GONE: Final = 0.2  # the same, where B has the fact of A nowhere
POSSIBLE: Final = 0.15
KEPT_THERE: Final = 0.3
ELSEWHERE: Final = 0.25  # so much better another mention's company must be, to have the fact of A for itself
SLIP: Final = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class FactFindings:
    """What became of facts, a row a finding: those of B in order, then what A has alone.

    Attributes
    ----------
    status : ndarray of int
        A place in `STATUSES`.
    a, b : ndarray of int
        The rows of the two facts; -1 where there is none.
    score : ndarray of float
        How alike the surroundings are.
    """

    status: Ints
    a: Ints
    b: Ints
    score: Floats


def match_pairs(facts: FactColumns, pairs: FactPairs) -> FactFindings:
    """What became of the facts of one story or of many, from their pairs.

    Most facts of B are told at a glance: A has the same, and no other fact of A comes near; or nothing of A comes near
    at all. The others are looked at one by one.
    """
    met = pairs.couples
    partner, status, score = _at_a_glance(facts, pairs)
    table = _Table(facts, pairs)
    for j in np.flatnonzero(status == _OPEN).tolist():
        status[j], partner[j], score[j] = _best(table, j)
    gone = ~facts.in_b
    gone[met.a[pairs.agreeing]] = False
    gone[partner[partner >= 0]] = False
    alone = np.flatnonzero(gone)
    none = np.full(len(alone), -1)
    return FactFindings(
        np.concatenate([status, np.full(len(alone), _ONLY_A)]),
        np.concatenate([partner, alone]),
        np.concatenate([met.of_b, none]),
        np.concatenate([score, np.zeros(len(alone))]),
    )


_OPEN: Final = -1
_CHANGED, _POSSIBLE, _ONLY_A, _ONLY_B, _VARIANT, _SAME = range(len(STATUSES))
_AGREED: Final = np.array([_OPEN, _SAME, _VARIANT])  # by the status of a pair


def _at_a_glance(facts: FactColumns, pairs: FactPairs) -> tuple[Ints, Ints, Floats]:
    """Partner, status and score of the facts of B that are plain; status is `_OPEN` where one has to look closer."""
    met, size = pairs.couples, len(pairs.couples.of_b)
    kept = np.zeros(len(facts), dtype=bool)
    kept[met.a[pairs.agreeing]] = True
    rival = np.where(pairs.others & (pairs.score + SLIP >= POSSIBLE), pairs.score + SLIP, 0.0)  # at most
    rivals = _most(rival, met.place, size, 0.0)
    of_lost = _most(np.where(kept[met.a], 0.0, rival), met.place, size, 0.0)
    partner, status, score = np.full(size, -1), np.full(size, _ONLY_B), np.zeros(size)
    status[rivals > 0] = _OPEN
    across = _best_of(pairs.across, pairs.score, met)
    near = _best_of(pairs.agreeing & ~pairs.same, pairs.score + ALIGNED, met)
    same = _best_of(pairs.same, pairs.score, met)
    for best, extra, least, most in (
        (across, 0.0, CHANGED, rivals),
        (near, ALIGNED, -np.inf, rivals),
        (same, 0.0, -np.inf, np.where(of_lost >= CHANGED + ALIGNED, of_lost, -np.inf)),
    ):
        at = met.place[best]
        reached = pairs.score[best] + extra
        plain = (reached >= least) & (reached >= most[at])
        partner[at] = np.where(plain, met.a[best], -1)
        status[at] = np.where(plain, _AGREED[pairs.status[best]], np.where(reached < least, status[at], _OPEN))
        score[at] = np.where(plain, reached, 0.0)
    return partner, status, score


def _most(values: Floats, group: Ints, size: int, least: float) -> Floats:
    """The largest value of each group, which never decreases; at least `least`."""
    found = np.full(size, least)
    starts = begins(group)
    if len(starts):
        found[group[starts]] = np.maximum(np.maximum.reduceat(values, starts), least)
    return found


def _best_of(wanted: Bools, values: Floats, met: Couples) -> Ints:
    """The pair of largest value of every fact of B, the first of equals, among those wanted."""
    return largest(np.where(wanted, values, -np.inf), met.place)


class _Table:
    """The pairs, ready to be asked one by one; facts of B by their place in `couples.of_b`, pairs by their number."""

    def __init__(self, facts: FactColumns, pairs: FactPairs) -> None:
        self.facts, self.pairs = facts, pairs
        self.met = met = pairs.couples
        self.score: list[float] = pairs.score.tolist()
        self.a: list[int] = met.a.tolist()
        self.starts: list[int] = met.starts.tolist()
        self.sentence, self.value = facts.sentence.tolist(), facts.value.tolist()
        self.kept = frozenset(met.a[pairs.agreeing].tolist())
        self.of_b: list[int] = met.of_b.tolist()
        self.others, self.same = _by_fact(pairs.others, met), _by_fact(pairs.same, met)
        self.near, self.across = _by_fact(pairs.agreeing & ~pairs.same, met), _by_fact(pairs.across, met)

    @cached_property
    def values(self) -> dict[tuple[int, int], list[int]]:
        """The facts of B by their sentence and value."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for j, row in enumerate(self.of_b):
            found[self.sentence[row], self.value[row]].append(j)
        return found

    @cached_property
    def keepers(self) -> dict[int, list[tuple[int, int]]]:
        """For every fact of A the facts of B that agree with it, each with the pair."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        at = np.flatnonzero(self.pairs.agreeing)
        for pair, a, j in zip(at.tolist(), self.met.a[at].tolist(), self.met.place[at].tolist(), strict=True):
            found[a].append((j, pair))
        return found

    def rivalry(self, pair: int, j: int) -> float:
        """How likely B put its fact in the place of the pair's fact of A."""
        found = self.score[pair]
        if found + SLIP < POSSIBLE:
            return 0.0  # whatever else is true: most pairs of a long story end here
        a, b = self.a[pair], self.of_b[j]
        among = int(self.met.within[a])
        there = self.values.get((self.sentence[b], self.value[a]), ())
        kept = [self.score[self.starts[k] + among] for k in there if k != j]
        if max(kept, default=-1.0) >= found:
            return 0.0
        values = self.facts.values
        return found - KEPT_THERE * bool(kept) + SLIP * slip(values[self.value[a]][1], values[self.value[b]][1])

    def is_spoken_for(self, pair: int, j: int) -> bool:
        """Whether another mention in B of the same value has much more in common with the pair's fact of A."""
        mine = self.score[pair] + ELSEWHERE
        return any(k != j and self.score[other] >= mine for k, other in self.keepers[self.a[pair]])


def _by_fact(marked: Bools, met: Couples) -> Callable[[int], list[int]]:
    """What gives the marked pairs of a fact of B, in the order of A."""
    at = np.flatnonzero(marked)
    pairs, bounds = at.tolist(), np.searchsorted(at, met.starts).tolist()
    return lambda j: pairs[bounds[j] : bounds[j + 1]]


def _best(table: _Table, j: int) -> tuple[int, int, float]:
    """Status, fact of A (-1 where there is none) and score of a fact of B."""
    score = table.score
    rival, i = max(((table.rivalry(pair, j), -pair) for pair in table.others(j)), default=(0.0, 1))
    lost = table.a[-i] not in table.kept if i <= 0 else True
    same = table.same(j)
    if same:
        kept, k = max((score[pair], -pair) for pair in same)
        moved = rival >= CHANGED + ALIGNED and lost and rival > kept
        strange = kept < POSSIBLE and rival > kept + CHANGED
        if not moved or not (strange or all(table.is_spoken_for(pair, j) for pair in same)):
            return _agreed(table, -k, kept)
    near = table.near(j)
    kept, k = max(((score[pair] + ALIGNED, -pair) for pair in near), default=(0.0, 1))
    if near and kept >= rival:
        return _agreed(table, -k, kept)
    across, k = max(((score[pair], -pair) for pair in table.across(j)), default=(0.0, 1))
    if across >= CHANGED and across >= rival:
        return _agreed(table, -k, across)
    if rival >= POSSIBLE:
        enough = GONE if lost else CHANGED
        return _CHANGED if rival >= enough else _POSSIBLE, table.a[-i], rival
    return _ONLY_B, -1, 0.0


def _agreed(table: _Table, pair: int, score: float) -> tuple[int, int, float]:
    return int(_AGREED[table.pairs.status[pair]]), table.a[pair], score


def slip(one: str, other: str) -> bool:
    """Whether the digits of one value, in another order, make the other: the commonest slip of a typist.

    >>> slip("67", "76"), slip("18", "19")
    (True, False)
    """
    digits, others = _digits(one), _digits(other)
    return len(digits) > 1 and digits != others and sorted(digits) == sorted(others)


@lru_cache(maxsize=10_000)
def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))
