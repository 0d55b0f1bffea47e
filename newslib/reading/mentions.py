"""The mentions of names in each block: what the model marked, put right, and what the block's form gives away.

A credit names its photographer before the slash, a league table its teams before the figures, and a title the person
after it; none of that is running text, and a model of running text passes over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newslib.reading.name_types import (
    demonyms,
    is_full_name,
    is_name,
    is_organisation,
    listed_type,
    organisations,
    places,
    retype,
    words_in,
)
from newslib.reading.repeats import with_one_type, with_repeats, with_short_forms
from newslib.reading.spans import Passage, Span, split, trim, with_added, without_title

_STRAIGHT = str.maketrans("‘’`´ʼ“”„\xa0\u2009\u202f", "'''''\"\"\"   ")
LONGEST_NAME = 150  # characters
_CAP = r"[A-ZÀ-Þ][\w&.'\-]*"
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
        return list(_credited(passage.text))
    spans = with_added(_results(passage.text), _refined(passage.text, marked))
    spans = with_added(spans, _titled(passage.text))
    spans = with_added(spans, _listed(passage.text))
    return [_town(passage.text, span) for span in spans]


def _refined(text: str, marked: Iterable[Span]) -> Iterator[Span]:
    """The model's spans, cut and split and typed by their own words."""
    for span in marked:
        if span.end - span.start > LONGEST_NAME:
            continue
        start, end = trim(text, span.start, span.end)
        for piece in split(text, Span(start, end, span.type)) if start < end else []:
            titled = _TITLED.fullmatch(text, piece.start, piece.end) and not is_organisation(text[start : piece.end])
            person = piece.type == "PERSON" or titled
            start = without_title(text, piece.start, piece.end) if person else piece.start
            name = text[start : piece.end]
            if not is_name(name) or (name == "State" and _SECRETARY.search(text[max(0, start - 20) : start])):
                continue
            kind = retype(name, "PERSON" if person else piece.type)
            # A surname may be a town's name too ("Washington"); the story decides, when all of it is read.
            undecided = piece.type == "PERSON" and kind == "PLACE" and " " not in name
            yield Span(start, piece.end, "PERSON" if undecided else kind)


# --- credits

_CREDIT_MARK = re.compile(r"\s?[/|]\s?|\s(?:via|for)\s|,\s")
_CREDIT_LABEL = re.compile(
    r"(?i)\W*(?:(?:photo|picture|image|credit|video|file|courtesy|handout)\w*(?:\W+(?:by|of|from|via)\b)?\W*)+"
)


def _credited(text: str) -> Iterator[Span]:
    """Who made a picture and for whom: "Jane Doe/AP" is a person and an agency."""
    edges = [0, *(edge for match in _CREDIT_MARK.finditer(text) for edge in match.span()), len(text)]
    for number, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        label = _CREDIT_LABEL.match(text, a, b)
        start, end = trim(text, label.end() if label else a, b)
        name = text[start:end]
        if is_name(name):
            agency = name in organisations() or (number and not is_full_name(name)) or " " not in name
            yield Span(start, end, "ORG" if agency else "PERSON")


# --- what stands in tables and before brackets

_NAME = rf"{_CAP}(?:\s{_CAP}){{0,3}}"
_STANDING = re.compile(rf"({_NAME})(?:\s\d[\d.:\-]*){{2,}}\s*$")
_SCORE = re.compile(rf"({_NAME})\s\d{{1,3}}\s(?:[,-]\s)?({_NAME})\s\d{{1,3}}(?!\S)")
_FIXTURE = re.compile(rf"({_NAME})\s(?i:at|v|vs)\.?\s({_NAME})\s*$")
_OF_COUNTRY = re.compile(rf"({_CAP}(?:\s{_CAP}){{1,3}})\s?\(\s?({_NAME})\s?\)")


def _results(text: str) -> Iterator[Span]:
    """Teams in lines that hold nothing but results: towns there stand for their teams, countries for themselves."""
    for pattern in (_STANDING, _SCORE, _FIXTURE):
        match = pattern.match(text)
        for number in range(1, pattern.groups + 1) if match else []:
            start, end = trim(text, *match.span(number)) if match else (0, 0)
            name = text[start:end]
            if is_name(name) and (_names_team(name) or pattern is _SCORE):
                kind = "PLACE" if name in words_in("countries") else "PERSON" if is_full_name(name) else "ORG"
                yield Span(start, end, kind)
    for match in _OF_COUNTRY.finditer(text):
        name, country = match.groups()
        if country.strip() in words_in("countries") and is_name(name) and not is_organisation(name):
            start = without_title(text, *match.span(1))
            if not listed_type(text[start : match.end(1)]):
                yield Span(start, match.end(1), "PERSON")


def _names_team(name: str) -> bool:
    """Whether a name in a table can be told: a listed one, or a town with a word more ("Sheffield Wednesday")."""
    return bool(listed_type(name)) or is_full_name(name) or name.split()[0] in places()


# --- what the model passed over

_TITLED = re.compile(
    rf"\b(?:M(?:r|rs|s)|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Prof|Rev|President|Senator|Captain|Colonel|Coach)\.?\s({_NAME})"
)
_CAPITALISED = re.compile(rf"{_CAP}(?:\s(?:of\s|and\s)?{_CAP})*")
_FIRST = re.compile(r"\S+(?=\s)")
_FOLLOWING = re.compile(rf"\s?,\s({_CAP}(?:\s{_CAP}){{0,2}})")
_PLACE_NOUN = re.compile(
    r"\s(?:city|county|district|island|neighborhood|prefecture|province|region|river|town|village)\b"
)


def _titled(text: str) -> Iterator[Span]:
    """The person after a title."""
    for match in _TITLED.finditer(text):
        start, end = trim(text, *match.span(1))
        start = without_title(text, start, end)
        name = text[start:end]
        known = listed_type(name) or is_organisation(name) or name.casefold() in words_in("titles")
        if is_name(name) and not known:
            yield Span(start, end, "PERSON")


def _listed(text: str) -> Iterator[Span]:
    """Capitalised stretches that the word lists know as a whole, demonyms before them parted off."""
    for match in _CAPITALISED.finditer(text):
        if len(match.group()) > LONGEST_NAME:
            continue
        start = match.start()
        while (lead := _FIRST.match(text, start, match.end())) and lead.group() in demonyms():
            yield Span(lead.start(), lead.end(), "GROUP")
            start = lead.end() + 1
        start, end = trim(text, start, match.end())
        name = text[start:end]
        # Short forms in capitals mean many things ("ABC"); these few mean one.
        if listed_type(name) and (
            len(name) > 3 or not name.isupper() or "." in name or name in ("UK", "US", "EU", "UN")
        ):
            yield Span(start, end, listed_type(name))


def _town(text: str, span: Span) -> Span:
    """The span as a place where a known region or a word for places follows: "Springfield, Ohio", "Salta province"."""
    name = text[span.start : span.end]
    if span.type not in ("ORG", "PERSON") or is_organisation(name) or is_full_name(name) or listed_type(name) == "ORG":
        return span
    following = _FOLLOWING.match(text, span.end)
    start, end = trim(text, *following.span(1)) if following else (0, 0)
    region = text[start:end] in words_in("countries") | words_in("regions")
    return Span(span.start, span.end, "PLACE") if region or _PLACE_NOUN.match(text, span.end) else span
