"""How much of what is known to differ a ledger finds, and how many of its rows are right, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from newslib.analysis.claims.speakers import LOST
from newslib.reading.words import term_of, words_of
from newslib.tables import FLOAT, INT, STRING, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.gold import Gold

CHANGES: Final = frozenset(["changed", "possible"])
# What the gold calls a difference -> the group of the table, and the ledger's kinds and statuses that find it.
_ANSWERS: Final[dict[str, tuple[str, frozenset[str], frozenset[str]]]] = {
    **{kind: (kind, frozenset([kind]), CHANGES) for kind in ("weekday", "date", "time", "number", "money")},
    "percentage": ("percent", frozenset(["percent"]), CHANGES),
    "name": ("person", frozenset(["person"]), CHANGES),
    "place": ("place", frozenset(["place"]), CHANGES),
    "role": ("role", frozenset(["wording"]), CHANGES),
    "polarity": ("polarity", frozenset(["wording"]), CHANGES),
    "attribution": ("attribution", frozenset(["attribution", "person"]), CHANGES),
    "spelling": ("spelling", frozenset(["person", "organisation"]), frozenset(["variant"])),
    "dropped_source": ("source lost", frozenset(["attribution"]), frozenset(["only_a"])),
    "dropped_quotation": ("quotation lost", frozenset(["quotation"]), frozenset(["only_a"])),
    "added_claim": ("claim added", frozenset(["wording"]), frozenset(["only_b"])),
}
_BY_SENTENCE: Final = frozenset(["role", "polarity", "attribution", "dropped_source", "added_claim"])
_SHAPE: Final = {
    **{"kind": STRING, "planted": INT, "found": INT, "recall": FLOAT},
    **{"rows": INT, "right": INT, "precision": FLOAT},
}


def ledger_scores(pairs: Iterable[tuple[DataFrame, Gold]]) -> DataFrame:
    """Hold ledgers against what is known to be true of their stories.

    Parameters
    ----------
    pairs : iterable of (DataFrame, Gold)
        A story's ledger from `claim_ledger`, and its truth from `gold`.

    Returns
    -------
    DataFrame
        `kind` of difference, and "all"; `planted`, how many are known; `found`, how many of them have a row of the
        right kind and status (`changed` and `possible` count alike) that names the same words (for a lost source, in
        the value or in the note), or, for what is no single word, the same sentences; `recall`, their share; `rows`,
        how many rows of that kind and status there are; `right`, how many of these stand for a known difference;
        `precision`, their share. Shares are in [0, 1], larger is better, and missing where there is nothing. Roles and
        polarity are both found by rows of kind wording, which count under "wording"; added sentences that claim nothing
        are no planted differences, so "claim added" has no precision.
    """
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for ledger, truth in pairs:
        differences = list(truth.differences.itertuples(index=False))
        listed = list(ledger.itertuples())
        hits = {
            place: [row.Index for row in listed if _finds(row, difference)]
            for place, difference in enumerate(differences)
        }
        for place, difference in enumerate(differences):
            group, _, _ = _ANSWERS[str(difference.kind)]
            planted[group] += 1
            found[group] += bool(hits[place])
        matched = {index for indices in hits.values() for index in indices}
        for row in listed:
            if group := _group(row):
                rows[group] += 1
                right[group] += row.Index in matched
    return make_table(_SHAPE, _scored(planted, found, rows, right))


def _group(row: Any) -> str:
    """The group that a row counts under for precision, "" where it is none that the gold is complete about."""
    if row.status in CHANGES and row.kind not in ("organisation", "group", "quotation"):
        return str(row.kind)
    if row.status == "variant" and row.kind == "person":
        return "spelling"
    if row.status == "only_a":
        return {"attribution": "source lost", "quotation": "quotation lost"}.get(row.kind, "")
    return ""


def _finds(row: Any, difference: Any) -> bool:
    """Whether a row of the ledger stands for a known difference."""
    _, kinds, statuses = _ANSWERS[difference.kind]
    if row.kind not in kinds or row.status not in statuses:
        return False
    sides = [
        side for side in "ab" if _there(getattr(difference, f"{side}_start")) and _there(getattr(row, f"{side}_start"))
    ]
    if not sides:
        return False
    if all(_overlap(row, difference, side) or _same_words(row, difference, side) for side in sides):
        return True
    same_sentences = all(getattr(row, f"{side}_sentence") == getattr(difference, f"{side}_sentence") for side in sides)
    return difference.kind in _BY_SENTENCE and same_sentences


def _there(value: object) -> bool:
    return not pd.isna(value)  # type: ignore[call-overload]


def _overlap(row: Any, difference: Any, side: str) -> bool:
    start, end = f"{side}_start", f"{side}_end"
    return bool(getattr(row, start) < getattr(difference, end) and getattr(difference, start) < getattr(row, end))


def _same_words(row: Any, difference: Any, side: str) -> bool:
    """Whether one has the words of the other; a source that speaks as "she" has its name in the note."""
    wanted = _spaced(getattr(difference, f"{side}_value"))
    named = [_spaced(getattr(row, f"{side}_value"))]
    if difference.kind == "dropped_source":
        named.append(_spaced(str(row.note).partition(LOST)[0]))
    return any(words in wanted or wanted in words for words in named)


def _spaced(text: str) -> str:
    """The words of a text with a space on either side, so that "5" is no part of "15"."""
    return f" {' '.join(map(term_of, words_of(text)))} "


def _scored(
    planted: Counter[str], found: Counter[str], rows: Counter[str], right: Counter[str]
) -> Iterator[tuple[Any, ...]]:
    kinds = list(dict.fromkeys([*(group for group, _, _ in _ANSWERS.values()), "wording"]))
    known = [kind for kind in kinds if planted[kind] or rows[kind]]
    for kind in [*known, "all"]:
        of = [kind] if kind != "all" else known
        sums = [sum(counts[each] for each in of) for counts in (planted, found, rows, right)]
        recall = sums[1] / sums[0] if sums[0] else None
        precision = sums[3] / sums[2] if sums[2] else None
        yield kind, sums[0], sums[1], recall, sums[2], sums[3], precision
