r"""Facts of the two versions, held against each other mention by mention.

A fact of B that A has as well, anywhere, is kept. One that A does not have is new, and new facts are what a rewrite
that gets something wrong leaves behind. Which fact of A it stands for, its company tells: the fact of the same family
(`newslib.analysis.claims.equivalence.family`) whose surroundings (`newslib.analysis.claims.surroundings`) are most like
its own, by

.. math:: s = \cos + 0.1\,[\text{aligned}] \pm 0.15\,[\text{same unit, other unit}] - 0.3\,[\text{kept there}]
        + 0.1\,[\text{slip}]

where *aligned* means that `align` links the two sentences, *kept there* that B has the fact of A in the very sentence
of the new one (where it stands there in company as good, it was not replaced at all), and *slip* that the same digits
stand in another order. From `CHANGED` on it is a change, from `GONE` on where B has the fact of A nowhere, from
`POSSIBLE` on a likely one; below, the fact of B stands alone.

A fact that A has can be a change too: where other mentions in B have far more in common with A's, or it has nothing in
common with them, and a fact of A that B has lost stands in just these surroundings.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.claim import Claim, Finding
from newslib.analysis.claims.equivalence import Calendar, amount, compare, family, same_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslib.analysis.claims.surroundings import Surroundings

CHANGED: Final = 0.3
GONE: Final = 0.2  # the same, where B has the fact of A nowhere
POSSIBLE: Final = 0.15
ALIGNED: Final = 0.1
UNIT: Final = 0.15
KEPT_THERE: Final = 0.3
COUNTED: Final = 12  # up to here a number says little without what it counts: "two" stands in every story
APART: Final = 0.1  # in less alike company, small numbers of other things are two ("three shots" can be "three doses")
ELSEWHERE: Final = 0.25  # so much better another mention's company must be, to have the fact of A for itself
SLIP: Final = 0.1

Links = frozenset[tuple[int, int]]  # sentences of A and of B that belong together


def match_facts(
    a: Sequence[Claim], b: Sequence[Claim], surroundings: Surroundings, links: Links, calendar: Calendar
) -> Iterator[Finding]:
    """What became of every fact: a finding for each that B has, and for each of A that B does not have.

    Parameters
    ----------
    a, b : sequence of Claim
        The facts of either half.
    surroundings : Surroundings
    links : set of (int, int)
        The aligned sentences.
    calendar : Calendar
    """
    table = _Pairs(a, b, surroundings, links, calendar)
    gone = set(range(len(a)))
    for j in range(len(b)):
        finding, i = _best(table, j)
        gone.discard(i)
        gone.difference_update(table.agreeing[j])
        yield finding
    yield from (Finding("only_a", a[i], None) for i in sorted(gone))


class _Pairs:
    """Every fact of B with every one of A of its family: whether they agree, and how likely they are one fact.

    Attributes
    ----------
    agreeing, same, across, others : list of list of int
        For each fact of B those of A that say the same; those of them with the very same value; those of another kind
        that the calendar makes the same; those of its kind that say something else.
    """

    def __init__(
        self, a: Sequence[Claim], b: Sequence[Claim], surroundings: Surroundings, links: Links, calendar: Calendar
    ) -> None:
        self.a, self.b, self.links, self.calendar = a, b, links, calendar
        likeness = surroundings.likeness([claim.stretch for claim in a], [claim.stretch for claim in b])
        self.likeness: list[list[float]] = likeness.tolist()  # read pair by pair, where lists are faster than arrays
        of_family: dict[str, list[int]] = defaultdict(list)
        for i, claim in enumerate(a):
            of_family[family(claim)].append(i)
        self.agreeing: list[list[int]] = []
        self.same: list[list[int]] = []
        self.across: list[list[int]] = []
        self.others: list[list[int]] = []
        for j, claim in enumerate(b):
            near = of_family[family(claim)]
            agree = {i for i in near if self._agree(i, j)}
            self.agreeing.append([i for i in near if i in agree and a[i].kind == claim.kind])
            self.same.append([i for i in self.agreeing[-1] if a[i].value == claim.value])
            self.across.append([i for i in near if i in agree and a[i].kind != claim.kind])
            rest = [i for i in near if i not in agree and a[i].kind == claim.kind]
            self.others.append([i for i in rest if is_relative(a[i]) == is_relative(claim)])
        self.kept = {i for found in self.agreeing for i in found}
        self.values: dict[tuple[int, str, str], list[int]] = defaultdict(list)
        for j, claim in enumerate(b):
            self.values[claim.sentence, claim.kind, claim.value].append(j)

    def _agree(self, i: int, j: int) -> bool:
        """Whether two facts say the same; a small number does of the same things alone."""
        a, b = self.a[i], self.b[j]
        if not compare(a, b, self.calendar).status:
            return False
        small = a.kind == "number" and (amount(a.value) or COUNTED + 1) <= COUNTED
        apart = small and a.unit and b.unit and not same_unit(a, b) and self.likeness[i][j] < APART
        return not apart

    def score(self, i: int, j: int) -> float:
        """How likely the two stand for each other."""
        a, b = self.a[i], self.b[j]
        found = self.likeness[i][j] + ALIGNED * ((a.sentence, b.sentence) in self.links)
        if a.kind == "number" and a.unit and b.unit:
            found += UNIT if same_unit(a, b) else -UNIT
        return found

    def rivalry(self, i: int, j: int) -> float:
        """How likely B put its fact in the place of this one."""
        a, b = self.a[i], self.b[j]
        found = self.score(i, j)
        if found + SLIP < POSSIBLE:
            return 0.0  # whatever else is true: most pairs of a long story end here
        kept = [self.score(i, k) for k in self.values.get((b.sentence, a.kind, a.value), ()) if k != j]
        if max(kept, default=-1.0) >= found:
            return 0.0
        return found - KEPT_THERE * bool(kept) + SLIP * slip(a.value, b.value)

    def is_spoken_for(self, i: int, j: int) -> bool:
        """Whether another mention in B of the same value has much more in common with this fact of A."""
        mine = self.score(i, j) + ELSEWHERE
        return any(i in found and k != j and self.score(i, k) >= mine for k, found in enumerate(self.agreeing))


def _best(table: _Pairs, j: int) -> tuple[Finding, int]:
    """The finding for a fact of B, and the fact of A in it; -1 where there is none."""
    b = table.b[j]
    rival, i = max(((table.rivalry(i, j), -i) for i in table.others[j]), default=(0.0, 1))
    same = table.same[j]
    if same:
        kept, k = max((table.score(k, j), -k) for k in same)
        moved = rival >= CHANGED + ALIGNED and -i not in table.kept and rival > kept
        strange = kept < POSSIBLE and rival > kept + CHANGED
        if not moved or not (strange or all(table.is_spoken_for(k, j) for k in same)):
            return _agreed(table, -k, j, kept), -k
    near = [k for k in table.agreeing[j] if table.a[k].value != b.value]
    kept, k = max(((table.score(k, j) + ALIGNED, -k) for k in near), default=(0.0, 1))
    if near and kept >= rival:
        return _agreed(table, -k, j, kept), -k
    across, k = max(((table.score(k, j), -k) for k in table.across[j]), default=(0.0, 1))
    if across >= CHANGED and across >= rival:
        return _agreed(table, -k, j, across), -k
    if rival >= POSSIBLE:
        enough = CHANGED if -i in table.kept else GONE
        return Finding("changed" if rival >= enough else "possible", table.a[-i], b, rival), -i
    return Finding("only_b", None, b), -1


def _agreed(table: _Pairs, i: int, j: int, score: float) -> Finding:
    found = compare(table.a[i], table.b[j], table.calendar)
    return Finding(found.status, table.a[i], table.b[j], score, found.why)


def is_relative(claim: Claim) -> bool:
    """Whether a date says only how far off it is: "last year"."""
    return claim.kind == "date" and not claim.value[:1].isdigit() and claim.value[:1] != "-"


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
