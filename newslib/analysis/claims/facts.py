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

from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.claims.claim import STATUSES, Claim, Finding
from newslib.analysis.claims.equivalence import Calendar, compare
from newslib.analysis.claims.fact_columns import FactColumns, fact_columns
from newslib.analysis.claims.fact_matches import CHANGED as CHANGED  # these are part of this room as well
from newslib.analysis.claims.fact_matches import GONE as GONE
from newslib.analysis.claims.fact_matches import POSSIBLE as POSSIBLE
from newslib.analysis.claims.fact_matches import match_pairs
from newslib.analysis.claims.fact_matches import slip as slip
from newslib.analysis.claims.fact_pairs import ALIGNED as ALIGNED
from newslib.analysis.claims.fact_pairs import APART as APART
from newslib.analysis.claims.fact_pairs import Couples, couples, pair_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

    from newslib.analysis.claims.surroundings import Surroundings


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
    claims = [*a, *b]
    likeness = surroundings.likeness([claim.stretch for claim in a], [claim.stretch for claim in b])
    facts = columns_of(claims)
    met = couples(facts)
    linked = are_linked(facts, met, *np.array(sorted(links), dtype=np.int64).reshape(-1, 2).T)
    pairs = pair_facts(facts, met, likeness[met.a, met.b - len(a)], linked, lambda _: calendar)
    found = match_pairs(facts, pairs)
    for status, i, j, score in zip(
        found.status.tolist(), found.a.tolist(), found.b.tolist(), found.score.tolist(), strict=True
    ):
        sides = claims[i] if i >= 0 else None, claims[j] if j >= 0 else None
        agreed = STATUSES[status] in ("same", "variant")
        why = compare(claims[i], claims[j], calendar).why if agreed else ""
        yield Finding(STATUSES[status], *sides, score, why)


def columns_of(claims: Sequence[Claim]) -> FactColumns:
    """The facts of one story as columns."""
    return fact_columns(
        np.zeros(len(claims), dtype=np.int64),
        np.array([claim.sentence for claim in claims], dtype=np.int64),
        np.array([claim.half == "B" for claim in claims], dtype=bool),
        [(claim.kind, claim.value) for claim in claims],
        [claim.unit for claim in claims],
        claims.__getitem__,
    )


def are_linked(facts: FactColumns, met: Couples, a: Ints, b: Ints) -> Bools:
    """Whether the sentences of each pair are aligned; `a` and `b` are the sentences that are."""
    width = 1 + max(int(facts.sentence.max(initial=0)), int(b.max(initial=0)))
    return np.isin(facts.sentence[met.a] * width + facts.sentence[met.b], a * width + b)
