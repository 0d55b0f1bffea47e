"""Whose words a version gives, and how it says so: quotations, attribution, named sources, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from newslib.analysis.claims.voices import same_source
from newslib.analysis.manner.telling import Stretch, Telling, stretches
from newslib.reading.speech.clauses import Passage, passages
from newslib.reading.speech.cue_phrases import phrase_at
from newslib.reading.speech.cues import verb_at
from newslib.reading.speech.quote_tokens import Mention

FIGURES: Final = ("number", "money", "percent")  # kinds of facts that count as numbers
_ALWAYS: Final = ("say", "that", "tell")  # classes of verbs that attribute wherever they stand
# Verbs of these classes that as often are nouns, or do something else ("urged caution", "the work continues").
_SELDOM: Final = ("continu", "caution", "respond", "answer", "counter", "signal", "comment", "go", "went")
_BEARERS: Final = ("PERSON", "ORG", "PLACE")


def in_marks(telling: Telling) -> list[Stretch]:
    """The quotations in marks, and each of their words."""
    direct = [row for row in telling.quotes if row.kind == "direct"]
    quoted = {place for row in direct for place in range(int(row.start), int(row.end))}
    words = [word for word in telling.words if word.start in quoted]
    return stretches("quotations", telling, direct) + stretches("quoted words", telling, words)


def numbers(telling: Telling) -> list[Stretch]:
    """Numbers, sums of money and percentages; no dates, times and days."""
    return stretches("numbers", telling, [row for row in telling.facts if row.kind in FIGURES])


def attributions(telling: Telling) -> Iterator[Stretch]:
    """The verbs and phrases that attribute, outside of quotations.

    As the finder of quotations tells them; a verb that more often does something else ("found", "showed", "attacked")
    counts where that finder took it for the cue of a quotation or a report.
    """
    names = [Mention(int(row.start), int(row.end), row.type, row.name) for row in telling.names]
    for passage in passages(telling.sentences, names):
        cues = _cues(telling, passage)
        place = 0
        while place < len(passage.tokens):
            phrase = phrase_at(passage.tokens, place)
            verb = None if phrase else verb_at(passage.tokens, place)
            if phrase:
                yield _stretch("attribution phrases", passage, phrase.start, phrase.end)
            elif verb:
                sure = verb.verb.kind in _ALWAYS and not verb.verb.weak
                sure = sure and not passage.tokens[place].word.startswith(_SELDOM)
                if sure or passage.words(verb.start, verb.end) in cues:
                    yield _stretch("attribution verbs", passage, verb.start, verb.end)
            found = phrase or verb
            place = max(place + 1, found.end if found else 0)


def _cues(telling: Telling, passage: Passage) -> set[str]:
    """The cues of what is quoted or reported in a passage."""
    return {
        str(row.cue) for row in telling.quotes if row.sentence in passage.numbers and isinstance(row.cue, str)
    }  # fmt: skip


def _stretch(measure: str, passage: Passage, first: int, end: int) -> Stretch:
    start = passage.tokens[first].start
    where = passage.offset + start, passage.offset + passage.tokens[end - 1].end
    return Stretch(measure, passage.half, passage.sentence_at(start), *where)


def named_sources(telling: Telling) -> list[Stretch]:
    """Every source with a name once, where the half first names it; "police" and "officials" have none."""
    speakers = dict.fromkeys(
        row.speaker for row in telling.quotes if row.kind in ("direct", "indirect") and isinstance(row.speaker, str)
    )
    first: dict[str, Any] = {}
    for name in telling.names:
        if name.type in _BEARERS:
            first.setdefault(name.name, name)
    kept: list[str] = []
    for speaker in speakers:
        if speaker in first and not any(same_source(speaker, other) for other in kept):
            kept.append(speaker)
    return stretches("named sources", telling, sorted((first[name] for name in kept), key=lambda row: row.start))
