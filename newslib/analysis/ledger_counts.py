"""What the claim ledger says of the facts of many stories, counted, and the sentences that stand in one version alone.

The rows are those of `claim_ledger` (weekdays, dates, times, numbers, money, percentages): facts are held against facts
alone, so nothing else of a story has to be read for them, and no model of the language either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newslib.analysis.claims.claim import BEFORE, FACTS, STATUSES, Claim, first_words
from newslib.analysis.claims.days import BESIDE, Calendar
from newslib.analysis.claims.fact_columns import FactColumns, fact_columns
from newslib.analysis.claims.fact_matches import FactFindings, match_pairs
from newslib.analysis.claims.fact_pairs import couples, pair_facts
from newslib.analysis.claims.facts import are_linked
from newslib.analysis.claims.surroundings_many import likeness_of
from newslib.arrays import begins
from newslib.reading.facts_many import ManyFacts, facts_of
from newslib.reading.many import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.likeness import Links
    from newslib.reading.many import Stories

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_WEEKDAY, _DATE = FACTS.index("weekday"), FACTS.index("date")
_CHANGED, _POSSIBLE = STATUSES.index("changed"), STATUSES.index("possible")
_PARAGRAPH = KINDS.index("paragraph")


@dataclass(frozen=True, slots=True, eq=False)
class LedgerCounts:
    """How many rows the ledger of each story has.

    Attributes
    ----------
    facts : ndarray, shape (n_stories, n_kinds, n_statuses)
        Rows of facts, by kind (`FACTS`) and status (`STATUSES`), both in the order of `newslib.analysis.claims.claim`.
    dropped, added : ndarray, shape (n_stories,)
        Sentences of paragraphs without a counterpart: of A, and of B. All are 0 for a story told once.
    """

    facts: Ints
    dropped: Ints
    added: Ints


class FactRow(NamedTuple):
    """A row of the ledger about a fact; "" and -1 on the side that has none. Sentences count from 0 in their story."""

    kind: str
    status: str
    a_value: str
    b_value: str
    a_sentence: int
    b_sentence: int


def ledger_counts(stories: Stories, links: Links) -> LedgerCounts:
    """Count the rows of the ledgers.

    Parameters
    ----------
    stories : Stories
    links : Links
        The aligned sentences, as `newslib.analysis.likeness.link` finds them in the batch.
    """
    size = len(stories)
    facts, found = _found(stories, links)
    claim = np.where(found.a >= 0, found.a, found.b)
    cells = (facts.story[claim] * len(FACTS) + facts.kind[claim]) * len(STATUSES) + found.status
    counts = np.bincount(cells, minlength=size * len(FACTS) * len(STATUSES)).reshape(size, len(FACTS), len(STATUSES))
    dropped, added = (_alone(stories, side[other < 0]) for side, other in ((links.a, links.b), (links.b, links.a)))
    return LedgerCounts(counts, dropped, added)


def fact_findings(stories: Stories, links: Links) -> list[list[FactRow]]:
    """The rows of each story's ledger that are about facts: those of B in order, then what A has alone."""
    facts, found = _found(stories, links)
    first = np.searchsorted(stories.batch.text, np.arange(len(stories)))
    rows: list[list[FactRow]] = [[] for _ in range(len(stories))]
    for status, a, b in zip(found.status.tolist(), found.a.tolist(), found.b.tolist(), strict=True):
        sides = [facts.claim(row) if row >= 0 else None for row in (a, b)]
        story = int(facts.story[max(a, b)])
        kind = next(claim.kind for claim in sides if claim)
        values = [first_words(claim.text) if claim else "" for claim in sides]
        numbers = [claim.sentence - int(first[story]) if claim else -1 for claim in sides]
        rows[story].append(FactRow(kind, STATUSES[status], values[0], values[1], numbers[0], numbers[1]))
    return rows


def _alone(stories: Stories, sentences: Ints) -> Ints:
    """How many of these sentences stand in paragraphs, in stories that are told twice."""
    batch = stories.batch
    told = (stories.kind[batch.block[sentences]] == _PARAGRAPH) & (stories.boundary[batch.text[sentences]] >= 0)
    return np.bincount(batch.text[sentences[told]], minlength=len(stories))


def _found(stories: Stories, links: Links) -> tuple[FactColumns, FactFindings]:
    """The facts of the stories that are told twice, and what became of them, one finding for each that is said."""
    batch = stories.batch
    many = _of_two_versions(facts_of(stories), stories)
    facts = _columns(many, stories)
    met = couples(facts)
    both = (links.a >= 0) & (links.b >= 0)
    linked = are_linked(facts, met, links.a[both], links.b[both])
    calendars = _Calendars(many, facts)
    pairs = pair_facts(facts, met, likeness_of(batch, many, facts, met), linked, calendars.of)
    return facts, _one_each(facts, match_pairs(facts, pairs))


def _of_two_versions(many: ManyFacts, stories: Stories) -> ManyFacts:
    twice = stories.boundary[stories.batch.text[many.sentence]] >= 0
    found = tuple(fact for fact, kept in zip(many.found, twice.tolist(), strict=True) if kept)
    return ManyFacts(many.sentence[twice], found, many.texts, many.odd)


def _columns(many: ManyFacts, stories: Stories) -> FactColumns:
    def claim(row: int) -> Claim:
        """A fact as a claim; offsets are those in its sentence."""
        number, fact = int(many.sentence[row]), many.found[row]
        text = many.texts[number]
        before = text[max(0, fact.start - BEFORE) : fact.start].lower()
        half = "B" if stories.in_b[number] else "A"
        said = text[fact.start : fact.end]
        return Claim(half, number, fact.start, fact.end, said, fact.kind, fact.value, fact.unit, before)

    return fact_columns(
        stories.batch.text[many.sentence],
        many.sentence,
        stories.in_b[many.sentence],
        [(fact.kind, fact.value) for fact in many.found],
        [fact.unit for fact in many.found],
        claim,
    )


class _Calendars:
    """The calendars of stories, each made when it is asked for."""

    def __init__(self, many: ManyFacts, facts: FactColumns) -> None:
        self.facts = facts
        self.made: dict[int, Calendar] = {}
        kind, sentence = facts.kind, facts.sentence
        gap = [after.start - fact.end for fact, after in zip(many.found, many.found[1:], strict=False)]
        near = (sentence[1:] == sentence[:-1]) & (np.array(gap, dtype=np.int64) <= BESIDE)
        at = np.flatnonzero(near & (kind[1:] != kind[:-1]) & (kind[1:] <= _DATE) & (kind[:-1] <= _DATE))
        self.date, self.day = np.where(kind[at] == _DATE, at, at + 1), np.where(kind[at] == _DATE, at + 1, at)
        self.dates = np.flatnonzero(kind == _DATE)

    def of(self, story: int) -> Calendar:
        """The calendar of a story."""
        if story not in self.made:
            of_story = [
                slice(*np.searchsorted(self.facts.story[rows], [story, story + 1])) for rows in (self.dates, self.date)
            ]
            dates = self._values(self.dates[of_story[0]])
            beside = zip(self._values(self.date[of_story[1]]), self._values(self.day[of_story[1]]), strict=True)
            self.made[story] = Calendar.of(dates, beside)
        return self.made[story]

    def _values(self, rows: Ints) -> list[str]:
        return [self.facts.values[value][1] for value in self.facts.value[rows].tolist()]


def _one_each(facts: FactColumns, found: FactFindings) -> FactFindings:
    """One finding for each thing that is said, as the ledger has it: the one with the surest evidence."""
    numbers: dict[tuple[str, str], int] = {}
    said = [numbers.setdefault((kind, value.casefold()), len(numbers)) for kind, value in facts.values]
    of_value = np.append(np.array(said, dtype=np.int64), -1)
    value = np.append(facts.value, len(facts.values))  # the last row stands for no fact
    a, b = of_value[value[found.a]], of_value[value[found.b]]
    story = facts.story[np.maximum(found.a, found.b)]
    ranked = np.lexsort((-found.score, b, a, found.status, story))
    pair = (story * (len(numbers) + 1) + a + 1) * (len(numbers) + 1) + b + 1
    best = ranked[begins(pair[ranked] * len(STATUSES) + found.status[ranked])]
    best = np.sort(best)
    sure = pair[best[found.status[best] == _CHANGED]]
    best = best[(found.status[best] != _POSSIBLE) | ~np.isin(pair[best], sure)]
    both = best[(a[best] >= 0) & (b[best] >= 0)]
    width = len(numbers)
    paired = np.concatenate([story[both] * width + a[both], story[both] * width + b[both]])
    single = (a[best] < 0) | (b[best] < 0)
    best = best[~(single & np.isin(story[best] * width + np.maximum(a[best], b[best]), paired))]
    return FactFindings(found.status[best], found.a[best], found.b[best], found.score[best])
