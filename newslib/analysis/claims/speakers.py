"""Who says the same in both versions, who in another's place, and whose voice one version alone has.

Whoever tells is found by `quote_table`, from the words around the marks; where a pronoun stands for the speaker that is
a reading, and what rests on it is `possible` at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from newslib.analysis.claims.claim import Finding
from newslib.analysis.claims.voices import PRONOUNS, Quoted, named_in, pronoun_in, same_source, term_spans
from newslib.reading.words import is_stop, stem_of, term_of

LONG: Final = 4  # words; two quotations of fewer may be the same by chance
ALIKE: Final = 0.5  # for reported speech, of the content words of the shorter report
ALIKE_ALONE: Final = 0.1  # the same, where each of two aligned sentences reports one thing alone
LOST: Final = ": a voice in A, none in B"  # ends a note that begins with the source
NEW: Final = ": a voice in B, none in A"

Links = frozenset[tuple[int, int]]


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
        note = f"the source in the same place, who is {heard.alias} in B" if heard and heard.alias else ""
        note = note if heard else f"{a.speaker}{LOST}"
        yield Finding("same" if heard else "only_a", a.source(), answer, 0.0, note)
    for b in voices["B"]:
        if not any(same_source(a.speaker, b.speaker) for a in voices["A"]):
            yield Finding("only_b", None, b.source(), 0.0, f"{b.speaker}{NEW}")


def _other_speaker(a: Quoted, b: Quoted) -> str:
    """The status of words that A and B give to different speakers, "" where they may well be the same."""
    if not a.speaker or not b.speaker or same_source(a.speaker, b.speaker):
        return ""
    if named_in(a.speaker, b.context) or named_in(b.speaker, a.context):
        return ""  # both sentences name both, and which of them speaks is a reading
    if [term for _, _, term in term_spans(a.context)] == [term for _, _, term in term_spans(b.context)]:
        return ""  # the same sentence: what differs is who a pronoun was taken for
    named = [quote for quote in (a, b) if quote.is_named and quote.cue]
    if not named:
        pronouns = [_pronoun(quote) for quote in (a, b)]
        return "possible" if all(pronouns) and pronouns[0] != pronouns[1] else ""
    long = min(len(a.terms), len(b.terms)) >= LONG
    names = all(quote.speaker[:1].isupper() for quote in (a, b))
    return "changed" if len(named) == 2 and long and names and a.direct and b.direct else "possible"


def _pronoun(quote: Quoted) -> str:
    start, end = pronoun_in(quote.cue, quote.context)
    term = term_of(quote.context[start:end])
    return term if term in PRONOUNS else ""


def _under_old_name(quote: Quoted, renamed: Mapping[str, str]) -> Quoted:
    if quote.half == "B" and quote.speaker in renamed:
        return replace(quote, speaker=renamed[quote.speaker], alias=quote.speaker)
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
