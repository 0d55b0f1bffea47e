"""Why a row of the ledger is there, in plain words, and what the story itself says about it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.claim import Claim, Finding
from newslib.analysis.claims.days import dated
from newslib.analysis.claims.weights import Places, is_aside
from newslib.reading.name_types import place_of

if TYPE_CHECKING:
    from newslib.analysis.claims.equivalence import Calendar

_WHAT: Final = {"person": "name", "weekday": "day", "money": "sum", "percent": "percentage"}


class Notes:
    """Writes the notes of one story's ledger."""

    def __init__(self, facts: Sequence[Claim], names: Iterable[Claim], calendar: Calendar, places: Places) -> None:
        self.dated = list(dated(facts))
        self.calendar, self.places = calendar, places
        self.names = {(claim.half, claim.value.casefold()) for claim in names}

    def of(self, finding: Finding) -> str:
        """The note of a finding."""
        return "; ".join([self._why(finding), *self._besides(finding)])

    def _why(self, finding: Finding) -> str:
        a, b, what = finding.a, finding.b, _WHAT.get(finding.claim.kind, finding.claim.kind)
        if finding.note and finding.status != "variant":
            return finding.note
        if finding.status == "changed":
            return f"another {what} in the same place"
        if finding.status == "possible":
            return f"perhaps another {what} in the same place"
        if finding.status == "variant":
            return f"the same {what} in other words" + (f": {finding.note}" if finding.note else "")
        if finding.status == "same":
            return "in both" if a and b and a.text == b.text else "in both, written differently"
        return f"stands in {'A' if a else 'B'} alone"

    def _besides(self, finding: Finding) -> Iterator[str]:
        """What the calendar, the place of the words, and the other version's names add."""
        for claim in (finding.a, finding.b):
            if claim and claim.kind in ("weekday", "date"):
                yield from self._checked(claim)
        if finding.a is None or finding.b is None:
            claim, other = finding.claim, "B" if finding.a else "A"
            if is_aside(self.places[claim.sentence][1]):
                yield f"in a {self.places[claim.sentence][1]}, not in the story"
            elif self.places[claim.sentence][1] == "caption":
                yield "in a caption"
            if claim.kind == "group" and (other, place_of(claim.text).casefold()) in self.names:
                yield f"{place_of(claim.text)} is named in {other}"

    def _checked(self, claim: Claim) -> Iterator[str]:
        """What the calendar says of a day of the story that stands beside its weekday."""
        for day, date in self.dated:
            if day.half != claim.half or claim.value not in (day.value, date.value):
                continue
            was = self.calendar.weekday(date.value)
            if was and was != day.value.split()[-1]:
                yield f"{day.half} has “{day.text}” beside {date.text}, which was a {was}"
                return
            if was and claim.kind == "weekday":
                yield f"{day.half} dates it {date.text}, which was a {was}"
                return
            if was:
                yield f"it was a {was}, as {day.half} says"
                return
