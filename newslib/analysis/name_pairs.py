"""Which names stand together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from newslib.errors import require_whole
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

SHAPE: Final = {
    **dict.fromkeys(["half", "name", "other"], STRING),
    "count": INT,
    "share": FLOAT,
    "sentence": INT,
}


def name_pairs(entities: DataFrame, *, least: int = 1) -> DataFrame:
    """Count the sentences that two names share, in each half.

    Parameters
    ----------
    entities : DataFrame
        As `entity_table` gives it; needs `half, sentence, start, name`.
    least : int
        Pairs that share fewer sentences in both halves together are left out.

    Returns
    -------
    DataFrame
        A row a pair a half, zero counts too where the other half has the pair: `half`; `name, other`, the one that the
        story names first in front; `count`, the sentences that name both; `share`, these of all sentences that name
        either, in [0, 1] (Jaccard 1901), missing where neither is named; `sentence`, the first that names both,
        missing where none does. Pairs with most sentences in both halves together come first.

    Raises
    ------
    InputError
        Where a needed column is missing, or `least` is below 1.
    """
    require_columns(entities, ["half", "sentence", "start", "name"], "name_pairs")
    require_whole(least, "least")
    ordered = entities.sort_values("start", kind="stable")
    place = {name: number for number, name in enumerate(dict.fromkeys(ordered["name"].tolist()))}
    within: dict[tuple[str, str], set[int]] = {}
    for half, sentence, name in zip(*(ordered[c].tolist() for c in ("half", "sentence", "name")), strict=True):
        within.setdefault((half, name), set()).add(sentence)
    by_sentence: dict[int, list[str]] = {}
    for (_, name), numbers in within.items():
        for number in numbers:
            by_sentence.setdefault(number, []).append(name)
    total: dict[tuple[str, str], int] = {}
    for names in by_sentence.values():
        for a, b in combinations(sorted(set(names), key=place.__getitem__), 2):
            total[a, b] = total.get((a, b), 0) + 1
    rows: list[tuple[Any, ...]] = []
    for (a, b), number in sorted(total.items(), key=lambda pair: (-pair[1], place[pair[0][0]], place[pair[0][1]])):
        for half in sorted(set(ordered["half"])) if number >= least else ():
            of_a, of_b = within.get((half, a), set()), within.get((half, b), set())
            both, either = of_a & of_b, of_a | of_b
            share = len(both) / len(either) if either else None
            rows.append((half, a, b, len(both), share, min(both) if both else None))
    return make_table(SHAPE, rows)
