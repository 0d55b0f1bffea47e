"""The mentions of names in each block: what the model marked, put right, and what the block's form gives away.

A credit names its photographer before the slash, a league table its teams before the figures, and a title the person
after it; none of that is running text, and a model of running text passes over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newslib.reading.name_lines import credited, results
from newslib.reading.name_types import given_names, listed_type, words_in
from newslib.reading.name_words import CAPITALISED_WORD, is_full_name, is_name, is_organisation, retype
from newslib.reading.passed_over import TITLED, listed, numbered_roads, titled
from newslib.reading.repeats import with_one_type, with_repeats
from newslib.reading.short_forms import with_short_forms
from newslib.reading.spans import LONGEST_NAME, Passage, Span, split, trim, with_added, without_figures, without_title

_STRAIGHT = str.maketrans("‘’`´ʼ“”„\xa0\u2009\u202f", "'''''\"\"\"   ")
_SECRETARY = re.compile(r"(?i)\bsecretar(?:y|ies) of $")


def straighten(text: str) -> str:
    """Straight quotes and plain spaces, each as long as what it replaces."""
    return text.translate(_STRAIGHT)


def find_mentions(passages: Sequence[Passage], marked: Sequence[Iterable[Span]]) -> list[list[Span]]:
    """The mentions in each passage, sorted and without overlaps, from the spans that the model marked."""
    found = [_found(passage, spans) for passage, spans in zip(passages, marked, strict=True)]
    found = with_one_type(passages, found)
    found = with_repeats(passages, found)
    found = with_short_forms(passages, found)
    return [[span for span in spans if span.type] for spans in found]


def _found(passage: Passage, marked: Iterable[Span]) -> list[Span]:
    """What the rules see in one passage; where they see nothing, what the model sees."""
    if passage.kind == "credit" and len(passage.text) <= 2 * LONGEST_NAME:
        return list(credited(passage.text))
    spans = with_added(results(passage.text), _refined(passage.text, marked))
    spans = with_added(spans, titled(passage.text))
    spans = with_added(spans, listed(passage.text))
    spans = with_added(spans, numbered_roads(passage.text))
    return [_town(passage.text, span) for span in _lengthened(passage.text, spans)]


_WORD_BEFORE = re.compile(rf"(?<=[a-z,] )({CAPITALISED_WORD})\s$")
_GIVEN_BEFORE = re.compile(rf"\b({CAPITALISED_WORD})\s$")


def _lengthened(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans; organisations from the capitalised word right before them, surnames from the given name."""
    end = 0
    for span in spans:
        before = _WORD_BEFORE.search(text, max(end, span.start - 40), span.start) if span.type == "ORG" else None
        name = text[span.start : span.end]
        if before and is_organisation(name) and is_name(before[1]) and not _apart(before[1]):
            span = Span(before.start(1), span.end, "ORG")
        given = _GIVEN_BEFORE.search(text, max(end, span.start - 40), span.start) if span.type == "PERSON" else None
        if given and given[1] in given_names():
            span = Span(given.start(1), span.end, "PERSON")
        end = span.end
        yield span


def _apart(word: str) -> bool:
    """Whether a capitalised word before a name is no part of it: a title, a small word, an owner."""
    small = word.casefold().rstrip(".")
    known = any(small in words_in(name) for name in ("titles", "stop_words", "speaker_nouns"))
    return known or word.endswith(("'s", "s'"))


def _refined(text: str, marked: Iterable[Span]) -> Iterator[Span]:
    """The model's spans, cut and split and typed by their own words."""
    for span in marked:
        if span.end - span.start > LONGEST_NAME:
            continue
        start, end = trim(text, span.start, span.end)
        for found in split(text, Span(start, end, span.type)) if start < end else []:
            piece = without_figures(text, found)
            titled = TITLED.fullmatch(text, piece.start, piece.end) and not is_organisation(text[start : piece.end])
            person = piece.type == "PERSON" or titled
            start = without_title(text, piece.start, piece.end) if person else piece.start
            name = text[start : piece.end]
            if not is_name(name) or (name == "State" and _SECRETARY.search(text[max(0, start - 20) : start])):
                continue
            kind = retype(name, "PERSON" if person else piece.type)
            # A surname may be a town's name too ("Washington"); the story decides, when all of it is read.
            undecided = piece.type == "PERSON" and kind == "PLACE" and " " not in name
            yield Span(start, piece.end, "PERSON" if undecided else kind)


_FOLLOWING = re.compile(rf"\s?,\s({CAPITALISED_WORD}(?:\s{CAPITALISED_WORD}){{0,2}})")
_PLACE_NOUN = re.compile(
    r"\s(?:city|county|district|island|neighborhood|prefecture|province|region|river|town|village)\b"
)


def _town(text: str, span: Span) -> Span:
    """The span as a place where a known region or a word for places follows: "Springfield, Ohio", "Salta province"."""
    name = text[span.start : span.end]
    if span.type not in ("ORG", "PERSON") or is_organisation(name) or is_full_name(name) or listed_type(name) == "ORG":
        return span
    following = _FOLLOWING.match(text, span.end)
    start, end = trim(text, *following.span(1)) if following else (0, 0)
    region = text[start:end] in words_in("countries") or text[start:end] in words_in("regions")
    return Span(span.start, span.end, "PLACE") if region or _PLACE_NOUN.match(text, span.end) else span
