r"""How much a row of the ledger matters: for the order in which a reader meets the rows.

.. math:: w = s \cdot k \cdot (0.5 + 0.5 \cdot 0.9^{p})

with a weight :math:`s` for the status (a change before a loss, a loss before what stayed), :math:`k` for the kind
(facts and people before organisations and places, these before wording, groups last) and :math:`p` the place of the
sentence in its version's running text, the smaller of the two; headlines stand at 0. What stands in credits, bylines
and notes alone counts a quarter, a whole sentence without a counterpart half. The constants put the rows in an order
that a news desk would recognise; nothing else rests on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.analysis.claims.claim import Finding

OF_STATUS: Final = {"changed": 1.0, "possible": 0.6, "only_b": 0.5, "only_a": 0.4, "variant": 0.2, "same": 0.1}
OF_KIND: Final = {
    **dict.fromkeys(["weekday", "date", "time", "number", "money", "percent", "person"], 1.0),
    **dict.fromkeys(["quotation", "attribution"], 0.95),
    **dict.fromkeys(["organisation", "place"], 0.9),
    "wording": 0.7,
    "group": 0.6,
}
DECAY: Final = 0.9
ASIDE: Final = 0.25
WHOLE: Final = 0.5  # of a sentence that has no counterpart: its facts and names have rows of their own

Places = Mapping[int, tuple[int, str]]


def weigh(finding: Finding, places: Places) -> float:
    """The weight of a finding, in [0, 1]; `places` as `places_of` gives them."""
    sides = [places[claim.sentence] for claim in (finding.a, finding.b) if claim]
    weight = OF_STATUS[finding.status] * OF_KIND[finding.claim.kind]
    weight *= 0.5 + 0.5 * DECAY ** min(place for place, _ in sides)
    if all(is_aside(kind) for _, kind in sides):
        weight *= ASIDE
    if finding.claim.kind == "wording" and not (finding.a and finding.b):
        weight *= WHOLE
    return weight


def is_aside(kind: str) -> bool:
    """Whether a block of this kind stands beside the story and tells none of it."""
    return kind in ("byline", "credit", "note")


def places_of(sentences: DataFrame) -> dict[int, tuple[int, str]]:
    """For every sentence how many sentences of running text stand before it in its version, and its block's kind."""
    found: dict[int, tuple[int, str]] = {}
    before = {"A": 0, "B": 0}
    columns = (sentences[name].tolist() for name in ("sentence", "half", "kind"))
    for number, half, kind in zip(*columns, strict=True):
        found[number] = (before[half], kind)
        before[half] += kind == "paragraph"
    return found
