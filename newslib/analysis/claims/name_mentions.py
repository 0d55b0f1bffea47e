"""Names and where they stand in the two versions, marked as names there or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newslib.analysis.claims.claim import Claim
from newslib.analysis.claims.name_forms import are_two, words_in_form
from newslib.reading.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame


@dataclass(slots=True)
class Name:
    """A canonical name and its mentions in the two halves."""

    kind: str
    value: str
    a: list[Claim] = field(default_factory=list)
    b: list[Claim] = field(default_factory=list)


class Text:
    """One half's words and the names marked there, to look names up that nothing marked as such."""

    def __init__(self, sentences: DataFrame, names: Sequence[Claim]) -> None:
        columns = (sentences[name].tolist() for name in ("half", "sentence", "start", "text"))
        self.rows = list(zip(*columns, strict=True))
        self.terms = frozenset[str]().union(*(words_in_form(text) for _, _, _, text in self.rows))
        self.names = names

    def by_sentence(self) -> dict[int, frozenset[str]]:
        """The terms of every sentence."""
        return {number: words_in_form(text) for _, number, _, text in self.rows}

    def find(self, name: Name) -> list[Claim]:
        """The first mention of a name in its longest form, as a list of one; none where it does not stand there."""
        form = max((claim.text for claim in name.a + name.b), key=len)
        words = words_of(form)
        if not words or not words_in_form(form) <= self.terms:
            return []
        parted = r"[\s.-]{1,3}".join(map(re.escape, words))
        pattern = re.compile(rf"(?<!\w){parted}(?!\w)", re.IGNORECASE)
        # "us", "will" and "may" are everyday words; "the coastguard" is the Coastguard.
        strict = len(words) == 1 and (name.kind in ("person", "place") or form.isupper())
        for half, number, at, text in self.rows:
            for match in pattern.finditer(text):
                start, end = at + match.start(), at + match.end()
                everyday = strict and form[:1].isupper() and match.group()[:1].islower()
                if not everyday and not self._is_another(name.kind, form, start, end):
                    return [Claim(half, number, start, end, match.group(), name.kind, name.value)]
        return []

    def _is_another(self, kind: str, form: str, start: int, end: int) -> bool:
        """Whether these words are part of a longer name that is another's: the Sudan of "South Sudan"."""
        around = [name for name in self.names if name.start <= start and end <= name.end and name.kind == kind]
        return any(are_two(kind, form, name.text) for name in around)
