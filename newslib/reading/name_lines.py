"""Names in lines that are no running text: credits, tables, lists of results.

A credit names its photographer before the slash, a league table its teams before the figures. A model of running text
passes over them, but their form gives them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslib.reading.name_types import listed_type, organisations, places, words_in
from newslib.reading.name_words import CAPITALISED_WORD, is_full_name, is_name, is_organisation
from newslib.reading.spans import Span, trim, without_title

# --- credits

_CREDIT_MARK = re.compile(r"\s?[/|]\s?|\s(?:via|for)\s|,\s")
_CREDIT_LABEL = re.compile(
    r"(?i)\W*(?:(?:photo|picture|image|credit|video|file|courtesy|handout)\w*(?:\W+(?:by|of|from|via)\b)?\W*)+"
)


def credited(text: str) -> Iterator[Span]:
    """Who made a picture and for whom: "Jane Doe/AP" is a person and an agency."""
    edges = [0, *(edge for match in _CREDIT_MARK.finditer(text) for edge in match.span()), len(text)]
    for number, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        label = _CREDIT_LABEL.match(text, a, b)
        start, end = trim(text, label.end() if label else a, b)
        name = text[start:end]
        if is_name(name):
            agency = name in organisations() or (number and not is_full_name(name)) or " " not in name
            yield Span(start, end, "ORG" if agency else "PERSON")


# --- results

_NAME = rf"{CAPITALISED_WORD}(?:\s{CAPITALISED_WORD}){{0,3}}"
_FIRST = r"(?<![\w-])"  # else each part of a long word with hyphens is tried, which takes the square of its length
_STANDING = re.compile(rf"({_NAME})(?:\s[.+\-]?\d[\d.:\-]*){{2,}}\s*$")
_SCORE = re.compile(rf"({_NAME})\s\d{{1,3}}\s(?:[,-]\s)?({_NAME})\s\d{{1,3}}(?!\S)")
_FIXTURE = re.compile(rf"({_NAME})\s(?i:at|v|vs)\.?\s({_NAME})\s*$")
_PART = re.compile(r"\s*[:;]\s+")
_POINTS = re.compile(r"\b\d{1,3}-\d{1,3}\b")
_BEAT = re.compile(
    rf"{_FIRST}({_NAME})"
    rf"\s(?:beat|defeated|edged|thrashed|routed|held|downed|blanked|drew with|lost to|won at)\s({_NAME})"
)
_OF_COUNTRY = re.compile(rf"{_FIRST}({CAPITALISED_WORD}(?:\s{CAPITALISED_WORD}){{1,3}})\s?\(\s?({_NAME})\s?\)")


def results(text: str) -> Iterator[Span]:
    """Teams in lines that hold nothing but results: towns there stand for their teams, countries for themselves."""
    for match in _in_parts(text):
        spans = [trim(text, *match.span(number)) for number in range(1, match.re.groups + 1)]
        names = [text[start:end] for start, end in spans]
        # "Vabo at Holm" may say where somebody is, unless both are known for teams or towns.
        if match.re is _SCORE or all(map(_names_team, names)):
            for (start, end), name in zip(spans, names, strict=True):
                kind = "PLACE" if name in words_in("countries") else "PERSON" if is_full_name(name) else "ORG"
                if is_name(name):
                    yield Span(start, end, kind)
    yield from _winners(text)
    yield from _of_countries(text)


def _of_countries(text: str) -> Iterator[Span]:
    """Athletes with their country in brackets."""
    for match in _OF_COUNTRY.finditer(text):
        name, country = match.groups()
        if country.strip() in words_in("countries") and is_name(name) and not is_organisation(name):
            start = without_title(text, *match.span(1))
            if not listed_type(text[start : match.end(1)]):
                yield Span(start, match.end(1), "PERSON")


def _in_parts(text: str) -> Iterator[re.Match[str]]:
    """The results at the head of a line, and behind its colons and semicolons."""
    edges = [0, *(edge for match in _PART.finditer(text) for edge in match.span()), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from (match for p in (_STANDING, _SCORE, _FIXTURE) if (match := p.match(text, start, end)))


def _winners(text: str) -> Iterator[Span]:
    """Towns that beat each other in a sentence with a score: there, too, they stand for their teams."""
    for match in _BEAT.finditer(text) if _POINTS.search(text) else []:
        for number in (1, 2):
            name = match[number]
            if name in places() and name not in words_in("countries"):
                yield Span(*match.span(number), "ORG")


def _names_team(name: str) -> bool:
    """Whether a name in a table can be told: a listed one, or a town with a word more ("Sheffield Wednesday")."""
    return bool(name) and (bool(listed_type(name)) or is_full_name(name) or name.split()[0] in places())
