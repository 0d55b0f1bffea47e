"""The claim ledger: what the second version kept, put in other words, changed, dropped and added, claim by claim.

Facts, names, quotations and their speakers, roles, and the wording of aligned sentences are matched each in its own way
(`newslib.analysis.claims`); here the findings become rows, one for each thing that is said, with the two sentences as
evidence.

A row says "differs", never "false": which version is right, if either, the text cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newslib.analysis.alignment import align
from newslib.analysis.claims.claim import (
    WHOLE_SENTENCE,
    Claim,
    Finding,
    fact_claims,
    first_words,
    halves_of,
    name_claims,
)
from newslib.analysis.claims.equivalence import Calendar
from newslib.analysis.claims.facts import match_facts
from newslib.analysis.claims.names import match_names, slots_of
from newslib.analysis.claims.notes import Notes
from newslib.analysis.claims.objects import match_objects
from newslib.analysis.claims.roles import match_roles, persons_of
from newslib.analysis.claims.speakers import match_speakers
from newslib.analysis.claims.surroundings import Surroundings
from newslib.analysis.claims.voices import match_quotations, quoted
from newslib.analysis.claims.weights import places_of, weigh
from newslib.analysis.claims.wording import line, match_wording
from newslib.errors import InputError
from newslib.reading.entities import entity_table
from newslib.reading.facts import fact_table
from newslib.reading.quotes import quote_table
from newslib.reading.sentences import sentence_table
from newslib.reading.story import Story
from newslib.tables import FLOAT, INT, STRING, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

SHAPE: Final = {
    **dict.fromkeys(["kind", "status", "a_value", "b_value"], STRING),
    **dict.fromkeys(["a_sentence", "b_sentence"], INT),
    **dict.fromkeys(["a_text", "b_text"], STRING),
    "weight": FLOAT,
    "note": STRING,
    **dict.fromkeys(["a_start", "a_end", "b_start", "b_end"], INT),
}


def claim_ledger(story: Story, *, aliases: Mapping[str, str] | None = None) -> DataFrame:
    """What the second version kept, varied, changed, dropped and added, a row a claim.

    Parameters
    ----------
    story : Story
        Of two halves; a story told once gives an empty table.
    aliases : mapping of str to str, optional
        Form -> name, as for `entity_table`: merges names, or keeps them apart.

    Returns
    -------
    DataFrame
        `kind`: person, organisation, place, group, weekday, date, time, number, money, percent, quotation, attribution
        (who is given as the source), wording (roles, opposites, denials, certainty, objects of verbs; whole sentences).
        `status`: `same`; `variant` (the same in other words: spelling, rounding, other units, a weekday and its date);
        `changed`; `possible` (a change of lower confidence: look at both sentences); `only_a`; `only_b`.
        `a_value, b_value`: the words as they stand in the text, a few at most, missing on the side that has none.
        `a_sentence, b_sentence`: their sentences, and `a_text, b_text` what these say. `weight`: how much the row
        matters, in [0, 1], larger is more (`newslib.analysis.claims.weights`). `note`: why, in plain words.
        `a_start, a_end, b_start, b_end`: where the values stand in the story's text. Sorted by weight.

        A fact or a name that stands several times is one row, with the pair of mentions whose surroundings are most
        alike as evidence. Captions and headlines count as well.

    Raises
    ------
    InputError
        Where the argument is no story, `aliases` is no mapping of strings, or the sentences, names or facts of A
        and B make more than 25,000,000 pairs.
    NewslibError
        Where spaCy or its model is not installed.
    """
    if not isinstance(story, Story):
        raise InputError(f"claim_ledger needs a Story; got {type(story).__name__}")
    if len(story.halves) < 2:
        return make_table(SHAPE)
    material = _Material.of(sentence_table(story))
    facts = fact_claims(fact_table(material.sentences), material.sentences)
    entities = entity_table(material.sentences, aliases=aliases)
    names = name_claims(entities, material.sentences)
    calendar = Calendar(facts)
    of_a, of_b = halves_of(facts)
    findings = [
        *match_facts(of_a, of_b, material.surroundings, material.links, calendar),
        *_of_names(names, entities, material),
        *_of_wording(material, [*facts, *names]),
    ]
    notes = Notes(facts, names, calendar, material.places)
    rows = [(finding, weigh(finding, material.places)) for finding in _one_each(findings)]
    rows.sort(key=lambda row: (-row[1], row[0].b is None, row[0].claim.start))
    return make_table(SHAPE, (_row(finding, weight, notes.of(finding), material) for finding, weight in rows))


@dataclass(frozen=True, slots=True)
class _Material:
    """What every part of the ledger works on.

    `texts` has for every sentence where it begins and what it says; `places` its place in its version and the kind of
    its block.
    """

    sentences: DataFrame
    alignment: DataFrame
    links: frozenset[tuple[int, int]]
    surroundings: Surroundings
    texts: dict[int, tuple[int, str]]
    places: dict[int, tuple[int, str]]

    @classmethod
    def of(cls, sentences: DataFrame) -> _Material:
        alignment = align(sentences)
        pairs = alignment.dropna(subset=["a_sentence", "b_sentence"])
        links = frozenset(_rows(pairs, "a_sentence", "b_sentence"))
        texts = {number: (at, text) for number, at, text in _rows(sentences, "sentence", "start", "text")}
        return cls(sentences, alignment, links, Surroundings(sentences), texts, places_of(sentences))


def _rows(table: DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].tolist() for name in names), strict=True)


def _of_names(names: list[Claim], entities: DataFrame, material: _Material) -> Iterator[Finding]:
    """What became of the names, of what people are, of quotations, and of who speaks."""
    found = list(
        match_names(
            names,
            material.sentences,
            material.surroundings,
            material.links,
            slots_of(material.sentences, material.alignment),
        )
    )
    yield from found
    known = {claim.value for claim in names if claim.half == "A"}
    renamed = {f.b.value: f.a.value for f in found if f.a and f.b and f.a.kind == "person" and f.b.value not in known}
    yield from match_roles(persons_of(names, renamed), material.texts)
    quotes = quoted(quote_table(material.sentences, entities), material.texts)
    kept = list(match_quotations(quotes))
    yield from (finding for finding, _, _ in kept)
    pairs = [(a, b) for _, a, b in kept if a and b]
    yield from match_speakers(quotes, pairs, material.links, renamed)


def _of_wording(material: _Material, others: list[Claim]) -> Iterator[Finding]:
    """What aligned sentences may say the opposite of, or of something else, and the sentences that stand alone."""
    lines = {row[1]: line(*row) for row in _rows(material.sentences, "half", "sentence", "start", "text")}
    pairs = [(lines[a], lines[b]) for a, b in sorted(material.links)]
    yield from match_wording(pairs, material.surroundings)
    yield from match_objects(pairs, others)
    for a, b, relation in _rows(material.alignment, "a_sentence", "b_sentence", "relation"):
        number = b if relation == "added" else a
        alone = relation in ("added", "dropped") and lines[number].words  # what has no word claims nothing
        if alone and material.places[number][1] == "paragraph":
            at, text = material.texts[number]
            words = first_words(text)
            claim = Claim(lines[number].half, number, at, at + len(words), words, "wording", text)
            new = relation == "added"
            sides = (None if new else claim, claim if new else None)
            yield Finding("only_b" if new else "only_a", *sides, 0.0, WHOLE_SENTENCE)


def _one_each(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each thing that is said, the one with the surest evidence."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        values = [claim and (claim.value.casefold(), claim.kind) for claim in (finding.a, finding.b)]
        key: tuple[object, ...] = (finding.claim.kind, finding.status, *values)
        if finding.claim.kind in ("quotation", "wording"):
            key = (*key, finding.claim.start)
        if key not in best or finding.score > best[key].score:
            best[key] = finding
    sure = {(key[0], *key[2:]) for key in best if key[1] == "changed"}
    kept = [finding for key, finding in best.items() if key[1] != "possible" or (key[0], *key[2:]) not in sure]
    paired = {
        (claim.kind, claim.value.casefold())
        for f in kept
        if f.a and f.b and (f.claim.kind != "attribution" or f.status == "same")
        for claim in (f.a, f.b)
    }
    return [f for f in kept if (f.a and f.b) or (f.claim.kind, f.claim.value.casefold()) not in paired]


def _row(finding: Finding, weight: float, note: str, material: _Material) -> tuple[object, ...]:
    sides = (finding.a, finding.b)
    values = [first_words(claim.text) if claim else None for claim in sides]
    spans = [
        (claim.start, claim.start + len(value)) if claim and value else (None, None)
        for claim, value in zip(sides, values, strict=True)
    ]
    return (
        finding.claim.kind,
        finding.status,
        *values,
        *(claim and claim.sentence for claim in sides),
        *(claim and material.texts[claim.sentence][1] for claim in sides),
        weight,
        note,
        *(place for span in spans for place in span),
    )
