"""Who has a voice in either version, and what became of the quotations.

A quotation of A is kept where six words of ten stand, in their order, between marks in B. Kept quotations show whether
the words went on to the same speaker. Whoever tells is found by `quote_table`, from the words around the marks; where a
pronoun stands for the speaker that is a reading, and what rests on it is `possible` at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel, LCSseq

from newslib.analysis.claims.claim import Claim, Finding, first_words
from newslib.reading.words import is_stop, stem_of, term_of, words_of

if TYPE_CHECKING:
    from pandas import DataFrame

KEPT: Final = 0.6  # of a quotation's words, in order, between the other half's marks: then it is the same quotation
WITHIN: Final = 0.8  # the same of B's words, where B quotes a part alone
LONG: Final = 4  # words; two quotations of fewer may be the same by chance
ALIKE: Final = 0.5  # for reported speech, of the content words of the shorter report
ALIKE_ALONE: Final = 0.1  # the same, where either sentence reports one thing and the two are aligned

Links = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A row of `quote_table`, its words as terms, and the sentence `context` that begins `at` an offset."""

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

    def claim(self) -> Claim:
        """The quotation as a claim, by its first words."""
        words = first_words(self.text)
        return Claim(self.half, self.sentence, self.start, self.start + len(words), words, "quotation", self.text)

    def source(self) -> Claim:
        """The speaker as a claim, in the words of the sentence."""
        start, end = named_in(self.speaker, self.context) or _pronoun_in(self.cue, self.context)
        text = self.context[start:end]
        return Claim(self.half, self.sentence, self.at + start, self.at + end, text, "attribution", self.speaker)

    @property
    def is_named(self) -> bool:
        """Whether the sentence itself names the speaker, so that nothing had to be resolved."""
        return named_in(self.speaker, self.context) is not None


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
        fits = [
            j for j, (in_a, in_b) in enumerate(shared) if in_a >= KEPT or (in_b >= WITHIN and len(of_b[j].terms) > 1)
        ]
        if not fits:
            yield Finding("only_a", a.claim(), None), a, None
            continue
        taken.update(fits)
        j = max(fits, key=lambda j: (sum(shared[j]), -j))
        yield _kept(a, of_b[j]), a, of_b[j]
    yield from ((Finding("only_b", None, b.claim()), None, b) for j, b in enumerate(of_b) if j not in taken)


def _shared(a: Quoted, b: Quoted) -> tuple[float, float]:
    """The share of A's words, and of B's, that stand in the other in order."""
    longest = LCSseq.similarity(a.terms, b.terms)
    return longest / len(a.terms), longest / len(b.terms)


def _kept(a: Quoted, b: Quoted) -> Finding:
    """The same where one has the words of the other and no others; else B quotes in other words."""
    score = Indel.normalized_similarity(a.terms, b.terms)
    if _holds(a.terms, b.terms) or _holds(b.terms, a.terms):
        return Finding("same", a.claim(), b.claim(), score)
    new = [word for word in words_of(b.text) if term_of(word) not in a.terms]
    if not new:
        return Finding("variant", a.claim(), b.claim(), score, "words of the quotation are left out in B")
    words = ", ".join(f"“{word}”" for word in new[:4])
    return Finding(
        "possible", a.claim(), b.claim(), score, f"between the marks, B has {words}, which A's quotation has not"
    )


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


# --- speakers


def match_speakers(
    quotes: Sequence[Quoted],
    pairs: Sequence[tuple[Quoted, Quoted]],
    links: Links,
    renamed: Mapping[str, str],
) -> Iterator[Finding]:
    """Who says the same in both versions, who says it in the other's place, and who has a voice in one alone.

    Parameters
    ----------
    quotes : sequence of Quoted
    pairs : sequence of (Quoted, Quoted)
        Quotations of A and B that are the same.
    links : set of (int, int)
        The aligned sentences.
    renamed : mapping of str to str
        Names of B that stand in the place of one of A: whoever bears them is no other source.
    """
    quotes = [_under_old_name(quote, renamed) for quote in quotes]
    pairs = [(a, _under_old_name(b, renamed)) for a, b in pairs]
    for a, b in [*pairs, *_reports(quotes, links)]:
        status = _other_speaker(a, b)
        if status:
            one, other = a.source(), b.source()
            yield Finding(status, one, other, 1.0, f"A gives these words to {a.speaker}, B to {b.speaker}")
    voices = {half: _first_of_each([quote for quote in quotes if quote.half == half]) for half in ("A", "B")}
    for a in voices["A"]:
        heard = next((b for b in quotes if b.half == "B" and b.speaker and same_source(a.speaker, b.speaker)), None)
        answer = heard.source() if heard else None
        note = "" if heard else f"{a.speaker} is quoted in A and has no voice in B"
        yield Finding("same" if heard else "only_a", a.source(), answer, 0.0, note)
    for b in voices["B"]:
        if not any(same_source(a.speaker, b.speaker) for a in voices["A"]):
            note = f"{b.speaker} is quoted in B and has no voice in A"
            yield Finding("only_b", None, b.source(), 0.0, note)


def _other_speaker(a: Quoted, b: Quoted) -> str:
    """The status of words that A and B give to different speakers, "" where they may well be the same."""
    if not a.speaker or not b.speaker or same_source(a.speaker, b.speaker):
        return ""
    if named_in(a.speaker, b.context) or named_in(b.speaker, a.context):
        return ""  # both sentences name both, and which of them speaks is a reading
    if [term for _, _, term in _spans(a.context)] == [term for _, _, term in _spans(b.context)]:
        return ""  # the same sentence: what differs is who a pronoun was taken for
    named = [quote for quote in (a, b) if quote.is_named and quote.cue]
    if not named:
        pronouns = [_pronoun(quote) for quote in (a, b)]
        return "possible" if all(pronouns) and pronouns[0] != pronouns[1] else ""
    long = min(len(a.terms), len(b.terms)) >= LONG
    names = all(quote.speaker[:1].isupper() for quote in (a, b))
    return "changed" if len(named) == 2 and long and names and a.direct and b.direct else "possible"


def _pronoun(quote: Quoted) -> str:
    start, end = _pronoun_in(quote.cue, quote.context)
    term = term_of(quote.context[start:end])
    return term if term in _PRONOUNS else ""


def _under_old_name(quote: Quoted, renamed: Mapping[str, str]) -> Quoted:
    if quote.half == "B" and quote.speaker in renamed:
        return replace(quote, speaker=renamed[quote.speaker])
    return quote


def _first_of_each(quotes: Sequence[Quoted]) -> list[Quoted]:
    """Every source once: the quotation that names it, else its first."""
    found: list[Quoted] = []
    for quote in sorted(
        (quote for quote in quotes if quote.speaker), key=lambda quote: (not quote.is_named, quote.start)
    ):
        if not any(same_source(quote.speaker, other.speaker) for other in found):
            found.append(quote)
    return sorted(found, key=lambda quote: quote.start)


def _reports(quotes: Sequence[Quoted], links: Links) -> Iterator[tuple[Quoted, Quoted]]:
    """Reported speech of aligned sentences that says the same, at least one of the two without marks."""
    for a in quotes:
        if a.half != "A":
            continue
        rivals = [
            b for b in quotes if b.half == "B" and (a.sentence, b.sentence) in links and not (a.direct and b.direct)
        ]
        alike = [(_content_shared(a, b), -place) for place, b in enumerate(rivals)]
        score, place = max(alike, default=(0.0, 0))
        alone = len(rivals) == 1 and sum(other.sentence == a.sentence for other in quotes) == 1
        if score >= (ALIKE_ALONE if alone else ALIKE):
            yield a, rivals[-place]


def _content_shared(a: Quoted, b: Quoted) -> float:
    of_a, of_b = ({stem_of(term) for term in quote.terms if not is_stop(term)} for quote in (a, b))
    return len(of_a & of_b) / max(1, min(len(of_a), len(of_b)))


def same_source(one: str, other: str) -> bool:
    """Whether two sources are one: all words of the shorter stand in the longer, or the last words are a surname's.

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
    words = words_of(speaker)
    for first in range(len(words)):
        wanted = [term_of(word) for word in words[first:]]
        if len(wanted) == 1 and is_stop(wanted[0]):
            break
        spans = _spans(text)
        for at in range(len(spans) - len(wanted) + 1):
            if [term for _, _, term in spans[at : at + len(wanted)]] == wanted:
                return spans[at][0], spans[at + len(wanted) - 1][1]
    return None


def _spans(text: str) -> list[tuple[int, int, str]]:
    from newslib.reading.words import word_spans

    return [(start, end, term_of(text[start:end])) for start, end in word_spans(text)]


_PRONOUNS: Final = frozenset(["he", "she", "it", "they", "we", "i", "who", "him", "her", "them", "his"])


def _pronoun_in(cue: str, text: str) -> tuple[int, int]:
    """Where the pronoun beside the cue stands; else the cue, else the first word of the text."""
    spans = _spans(text)
    at = text.find(cue) if cue else -1
    near = sorted((abs(start - at), start, end) for start, end, term in spans if at >= 0 and term in _PRONOUNS)
    if near and near[0][0] <= 40:
        return near[0][1:]
    if at >= 0:
        return at, at + len(first_words(cue))
    return spans[0][:2] if spans else (0, len(first_words(text)))
