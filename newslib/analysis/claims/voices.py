"""The quotations of the two versions, held against each other.

A quotation of A is kept where six words of ten stand, in their order, between marks in B, or where B quotes a part of
it. A quotation of one word is kept where it stands alone, or with function words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel, LCSseq

from newslib.analysis.claims.claim import Claim, Finding, first_words
from newslib.reading.words import is_stop, term_of, word_spans, words_of

if TYPE_CHECKING:
    from pandas import DataFrame

KEPT: Final = 0.6  # of a quotation's words, in order, between the other half's marks: then it is the same quotation
WITHIN: Final = 0.8  # the same of B's words, where B quotes a part alone


@dataclass(frozen=True, slots=True)
class Quoted:
    """A row of `quote_table`, its words as terms, and the sentence `context` that begins `at` an offset.

    `alias` is what the sentence calls the speaker, where the other version has another name in the same place.
    """

    half: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: str
    cue: str
    direct: bool
    terms: tuple[str, ...]
    context: str
    at: int
    alias: str = ""

    def claim(self) -> Claim:
        """The quotation as a claim, by its first words: those that stand in its first sentence."""
        inside = self.text[: max(1, self.at + len(self.context) - self.start)]
        words = first_words(inside).rstrip(",") or self.text  # a comma before the mark is the sentence's own
        return Claim(self.half, self.sentence, self.start, self.start + len(words), words, "quotation", self.text)

    def source(self) -> Claim:
        """The speaker as a claim, in the words of the sentence."""
        name = self.alias or self.speaker
        start, end = named_in(name, self.around) or named_in(name, self.context) or pronoun_in(self.cue, self.around)
        text = self.context[start:end]
        return Claim(self.half, self.sentence, self.at + start, self.at + end, text, "attribution", self.speaker)

    @property
    def is_named(self) -> bool:
        """Whether the sentence itself names the speaker, so that nothing had to be resolved."""
        return named_in(self.alias or self.speaker, self.around) is not None

    @property
    def around(self) -> str:
        """The sentence with blanks for what stands in marks: whom those words name says nothing about who speaks."""
        if not self.direct:
            return self.context  # a report may hold its source: “for Voss, she said, it was too late”
        start, end = max(0, self.start - self.at), max(0, self.end - self.at)
        blanked = self.context[:start] + " " * (min(end, len(self.context)) - start) + self.context[end:]
        return blanked if term_spans(blanked) else self.context


def quoted(quotes: DataFrame, texts: Mapping[int, tuple[int, str]]) -> list[Quoted]:
    """The quotations and reports of a story; words in marks that quote nobody are left out.

    `texts` has for every sentence where it begins and what it says.
    """
    names = ("half", "sentence", "start", "end", "text", "speaker", "cue", "kind")
    rows = zip(*(quotes[name].tolist() for name in names), strict=True)
    return [
        Quoted(
            half, number, start, end, text, _given(speaker), _given(cue), kind == "direct",
            tuple(map(term_of, words_of(text))), texts[number][1], texts[number][0],
        )
        for half, number, start, end, text, speaker, cue, kind in rows
        if kind != "scare"
    ]  # fmt: skip


def _given(value: object) -> str:
    return value if isinstance(value, str) else ""


# --- quotations


def match_quotations(quotes: Sequence[Quoted]) -> Iterator[tuple[Finding, Quoted | None, Quoted | None]]:
    """What became of every quotation in marks, with the two that belong together."""
    of_a = [quote for quote in quotes if quote.half == "A" and quote.direct and quote.terms]
    of_b = [quote for quote in quotes if quote.half == "B" and quote.direct and quote.terms]
    taken: set[int] = set()
    for a in of_a:
        shared = [_shared(a, b) for b in of_b]
        fits = [j for j, (in_a, in_b) in enumerate(shared) if _is_kept(a, of_b[j], in_a, in_b)]
        if not fits:
            yield Finding("only_a", a.claim(), None), a, None
            continue
        taken.update(fits)
        j = max(fits, key=lambda j: (sum(shared[j]), -j))
        parts = [other.terms for other in of_a if _shared(other, of_b[j])[0] >= KEPT]
        yield _kept(a, of_b[j], frozenset(chain(a.terms, *parts))), a, of_b[j]
    yield from ((Finding("only_b", None, b.claim()), None, b) for j, b in enumerate(of_b) if j not in taken)


def _shared(a: Quoted, b: Quoted) -> tuple[float, float]:
    """The share of A's words, and of B's, that stand in the other in order."""
    longest = LCSseq.similarity(a.terms, b.terms)
    return longest / len(a.terms), longest / len(b.terms)


def _is_kept(a: Quoted, b: Quoted, in_a: float, in_b: float) -> bool:
    """Whether the share of A's words in B, or of B's in A, makes them one quotation."""
    if len(a.terms) > 1 and len(b.terms) > 1:
        return in_a >= KEPT or in_b >= WITHIN
    of_a, of_b = ([term for term in quote.terms if not is_stop(term)] for quote in (a, b))
    return a.terms == b.terms or (of_a == of_b != [])


def _kept(a: Quoted, b: Quoted, said: frozenset[str]) -> Finding:
    """The same where B has words of A alone and as they stand; else B quotes in other words.

    `said` are the terms of A's quotation, and of others that stand in the same marks in B: a quotation that is split by
    "she said" in A may be whole in B.
    """
    score = Indel.normalized_similarity(a.terms, b.terms)
    new = [word for word in words_of(b.text) if term_of(word) not in said]
    if _holds(a.terms, b.terms) or (not new and _holds(b.terms, a.terms)):
        return Finding("same", a.claim(), b.claim(), score)
    if not new:
        why = "in another order" if sorted(a.terms) == sorted(b.terms) else "words of the quotation are left out in B"
        return Finding("variant", a.claim(), b.claim(), score, why)
    words = ", ".join(f"“{word}”" for word in new[:4])
    return Finding(
        "possible", a.claim(), b.claim(), score, f"between the marks, B has {words}, which A's quotation has not"
    )


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


# --- who is named


def same_source(one: str, other: str) -> bool:
    """Whether two sources are one: all words of one stand in the other, function words and capitals aside.

    >>> same_source("Priya Castellane", "Castellane"), same_source("the police", "police"), same_source("Voss", "Lund")
    (True, True, False)
    """
    of_one, of_other = (
        [term for term in map(term_of, words_of(source)) if not is_stop(term)] or [source.casefold()]
        for source in (one, other)
    )
    return set(of_one) <= set(of_other) or set(of_other) <= set(of_one)


def named_in(speaker: str, text: str) -> tuple[int, int] | None:
    """Where a text names a source: offsets of the longest run of the name's words, its last among them; or None.

    >>> text = "We will stay, said Mayor Ida Voss."
    >>> text[slice(*named_in("Ida Voss", text))], named_in("Ida Voss", "We will stay, she said.")
    ('Ida Voss', None)
    """
    words, spans = words_of(speaker), term_spans(text)
    for first in range(len(words)):
        wanted = [term_of(word) for word in words[first:]]
        if len(wanted) == 1 and is_stop(wanted[0]):
            break
        for at in range(len(spans) - len(wanted) + 1):
            if [term for _, _, term in spans[at : at + len(wanted)]] == wanted:
                return spans[at][0], spans[at + len(wanted) - 1][1]
    return None


def term_spans(text: str) -> list[tuple[int, int, str]]:
    """Where every word of a text begins and ends, and what it counts as."""
    return [(start, end, term_of(text[start:end])) for start, end in word_spans(text)]


PRONOUNS: Final = frozenset(["he", "she", "it", "they", "we", "i", "who", "him", "her", "them", "his"])


def pronoun_in(cue: str, text: str) -> tuple[int, int]:
    """Where the pronoun beside the cue stands; else the cue, else the first word of the text."""
    spans = term_spans(text)
    at = text.find(cue) if cue else -1
    near = sorted((abs(start - at), start, end) for start, end, term in spans if at >= 0 and term in PRONOUNS)
    if near and near[0][0] <= 40:
        return near[0][1:]
    if at >= 0:
        return at, at + len(first_words(cue))
    return spans[0][:2] if spans else (0, len(first_words(text)))
