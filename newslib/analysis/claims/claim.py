"""Claims: the words of a story that can be held against the other version, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from newslib.reading.sentences import texts_by_number

if TYPE_CHECKING:
    from pandas import DataFrame

FACTS: Final = ("weekday", "date", "time", "number", "money", "percent")
NAMES: Final = {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "GROUP": "group"}
KINDS: Final = ("person", "organisation", "place", "group", *FACTS, "quotation", "attribution", "wording")
STATUSES: Final = ("changed", "possible", "only_a", "only_b", "variant", "same")
WHOLE_SENTENCE: Final = "the whole sentence"  # the note of a sentence without a counterpart
LONGEST: Final = 6  # words of a value
# What is told in the story itself is better evidence than what stands above, below and beside it.
_ORDER: Final = {"headline": 1, "caption": 2, "byline": 3, "credit": 3, "note": 3}


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that claim something.

    Attributes
    ----------
    half, sentence, start, end, text
        Where they stand, and how; offsets into the story's text.
    kind : str
        One of `KINDS`.
    value : str
        What they say in normal form: a fact's value, a name's canonical name.
    unit : str
        What a number counts, or "".
    before : str
        The words just before them, in lower case: "about" and "more than" change what a number says.
    """

    half: str
    sentence: int
    start: int
    end: int
    text: str
    kind: str
    value: str
    unit: str = ""
    before: str = ""

    @property
    def stretch(self) -> tuple[int, int, int]:
        """The sentence, and where in the story the claim stands: of a number the figure, not what it counts."""
        return self.sentence, self.start, counted_end(self.text, self.unit, self.start, self.end)


def counted_end(text: str, unit: str, start: int, end: int) -> int:
    """Where the figure of a fact ends that says `text` from `start` to `end`, without what it counts.

    >>> counted_end("214 people", "people", 5, 15), counted_end("214", "people", 5, 8)
    (9, 8)
    """
    counted = text.rfind(unit) if unit else 0
    return start + counted if counted > 0 else end


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a claim: a row of the ledger before it is weighed.

    Attributes
    ----------
    status : str
        One of `STATUSES`.
    a, b : Claim or None
        The claim in either half.
    score : float
        How alike the surroundings are, for choosing among several rows that say the same.
    note : str
        The reason in plain words.
    """

    status: str
    a: Claim | None
    b: Claim | None
    score: float = 0.0
    note: str = ""

    @property
    def claim(self) -> Claim:
        """The claim of A where there is one, else that of B."""
        found = self.a or self.b
        assert found is not None
        return found


class Sameness(NamedTuple):
    """How far two claims agree: "same", "variant", or "" where they do not; and why, where it needs a word."""

    status: str
    why: str = ""


DIFFERS: Final = Sameness("")
SAME: Final = Sameness("same")

BEFORE: Final = 24  # characters


def fact_claims(facts: DataFrame, sentences: DataFrame) -> list[Claim]:
    """The rows of `fact_table` as claims."""
    texts = texts_by_number(sentences)
    columns = (facts[name].tolist() for name in ("half", "sentence", "start", "end", "text", "kind", "value"))
    units = facts["unit"].fillna("").tolist()
    found = []
    for (half, number, start, end, text, kind, value), unit in zip(zip(*columns, strict=True), units, strict=True):
        at, sentence = texts[number]
        before = sentence[max(0, start - at - BEFORE) : start - at].lower()
        found.append(Claim(half, number, start, end, text, kind, value, unit, before))
    return found


def name_claims(entities: DataFrame, sentences: DataFrame) -> list[Claim]:
    """The people, organisations, places and groups of `entity_table` as claims: the story's, then those beside it."""
    kinds = dict(zip(sentences["sentence"].tolist(), sentences["kind"].tolist(), strict=True))
    columns = (entities[name].tolist() for name in ("half", "sentence", "start", "end", "text", "type", "name"))
    found = [
        Claim(half, number, start, end, text, NAMES[kind], name)
        for half, number, start, end, text, kind, name in zip(*columns, strict=True)
        if kind in NAMES
    ]
    return sorted(found, key=lambda claim: _ORDER.get(kinds[claim.sentence], 0))


def first_words(text: str, most: int = LONGEST) -> str:
    """The first words of a text as they stand.

    >>> first_words("There was a bang, and then the deck moved", 4)
    'There was a bang'
    """
    words = text.split()
    if len(words) <= most:
        return text.strip()
    end = 0
    for word in words[:most]:
        end = text.index(word, end) + len(word)
    return text[:end].strip().rstrip(",;:—–- ")


def halves_of(claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims of A, and those of B."""
    return [claim for claim in claims if claim.half == "A"], [claim for claim in claims if claim.half == "B"]
