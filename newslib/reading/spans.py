"""Stretches of a block that name something: where they begin and end, and where one is several.

The model takes titles, articles and marks along and runs lists together. Each rule here is one that holds for names
in general and reads the span alone, never the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import demonyms, listed_type, places, words_in
from newslib.reading.name_words import is_full_name, is_organisation

LONGEST_NAME = 150  # characters


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one block that follow each other, as the model reads them.

    `text` has straight quotes, and headlines in capitals with the usual ones, at the same length as in the story;
    `offset` is where it starts in the story; `kind` is the block's.
    """

    text: str
    offset: int
    kind: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage: offsets into the passage's text, and a type."""

    start: int
    end: int
    type: str


def with_added(spans: Iterable[Span], added: Iterable[Span]) -> list[Span]:
    """The spans and those of the added that touch none before them, sorted."""
    kept = list(spans)
    more = list(added)
    if not more:
        return sorted(kept, key=lambda span: span.start)
    taken = bytearray(max((span.end for span in kept + more), default=0))
    for span in kept:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for span in more:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


# --- the edges of a span

_EDGE = " \t\n\r\"'`,;:()[]{}<>|/\\*•·–—-_=+~^!?#@"
_ARTICLE = re.compile(r"(?i)(?:the|an?)\s+")
_POSSESSIVE = re.compile(r"(?:\s?'[sS]?)$")
_INITIAL = re.compile(r"\b[A-Z]\.$")
_DANGLING = re.compile(r"\s(?:of|the|and|&|in|at|for|to|on|from|by|MPs?|MPP|MEP)$")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without marks, leading articles, closing possessives and dangling small words; empty where none is left.

    >>> text = "the United States'"
    >>> text[slice(*trim(text, 0, len(text)))]
    'United States'
    """
    before = (-1, -1)
    while (start, end) != before and start < end:
        before = (start, end)
        if article := _ARTICLE.match(text, start, end):
            start = article.end()
        piece = text[start:end]
        tail = _POSSESSIVE.search(piece) or _DANGLING.search(piece)
        piece = piece[: tail.start()] if tail else piece
        start += len(piece) - len(piece.lstrip(_EDGE + "."))
        piece = piece.strip(_EDGE).lstrip(_EDGE + ".")
        piece = piece[:-1] if piece.endswith(".") and not _keeps_stop(piece) else piece
        start, end = _outside_brackets(piece, start)
    return start, max(start, end)


def _keeps_stop(piece: str) -> bool:
    """Whether the closing full stop belongs to the name: an initial's, or an abbreviation's ("Inc.")."""
    word = piece.split()[-1]
    return bool(_INITIAL.search(word)) or word[:-1].casefold() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(line.split(maxsplit=1)[1] for line in load_lexicon("abbreviations"))


def _outside_brackets(piece: str, start: int) -> tuple[int, int]:
    """Offsets of a piece up to a bracket that it opens and does not close, or from one that it only closes."""
    opens, closes = piece.find("("), piece.find(")")
    if opens >= 0 and closes < 0:
        return start, start + opens
    if closes >= 0 and opens < 0:
        return start + closes + 1, start + len(piece)
    return start, start + len(piece)


_WORD = re.compile(r"\S+")


def without_title(text: str, start: int, end: int) -> int:
    """Where a person's name starts after the titles and nationalities before it."""
    words = list(_WORD.finditer(text, start, end))
    first = 0
    while True:
        for length in range(min(3, len(words) - first - 1), 0, -1):
            lead = text[words[first].start() : words[first + length - 1].end()]
            if lead.casefold() in words_in("titles") or lead in demonyms():
                first += length
                break
        else:
            return words[first].start() if words else start


_SCORE = re.compile(r"(?:\s\d+(?:[.:/-]\d+)+)+$")
_FIGURE = re.compile(r"\s\d+$")
_KIND_OF_PAPER = re.compile(r"\s(?:news agency|newspaper|newswire|television|radio|magazine|daily|weekly)$")


def without_figures(text: str, span: Span) -> Span:
    """The span without the score or date behind it, and without a common noun that says what it is.

    >>> without_figures("Anna Holm 6-4", Span(0, 13, "PERSON")).end
    9
    """
    name = text[span.start : span.end]
    tail = _SCORE.search(name) or _KIND_OF_PAPER.search(name)
    if not tail and (figure := _FIGURE.search(name)) and (span.type == "PERSON" or name[: figure.start()] in places()):
        tail = figure
    return Span(span.start, span.start + tail.start(), span.type) if tail and tail.start() else span


# --- one span that is several

_LIST = re.compile(r"\s?[,;]\s+|\s?[/|]\s|(?<=[a-z])/(?=[A-Z])")
_SLASH = re.compile(r"\s[/|]\s|[a-z]/[A-Z]")
_AND = re.compile(r"\s(?:and|&)\s")
_OWNER = re.compile(r"\s?'s\s(?=[A-Z])|(?<=s)\s?'\s(?=[A-Z])")


def split(text: str, span: Span) -> list[Span]:
    """The names in a span that the model ran together: a list, a pair, an owner and what it owns."""
    pieces = _pieces(text, span, _LIST)
    names = [text[a:b] for a, b in pieces]
    if len(pieces) > 1 and (len(pieces) > 2 or names[-1] in places() or _SLASH.search(text, span.start, span.end)):
        rest = "PLACE" if names[-1] in places() and span.type != "PERSON" else span.type
        return [Span(a, b, _kind(name, rest)) for (a, b), name in zip(pieces, names, strict=True)]
    pieces = _pieces(text, span, _AND)
    names = [text[a:b] for a, b in pieces]
    if len(pieces) > 1 and (all(name in places() for name in names) or all(map(is_full_name, names))):
        return [Span(a, b, "PLACE" if names[0] in places() else "PERSON") for a, b in pieces]
    pieces = _pieces(text, span, _OWNER)
    if len(pieces) == 2 and text[slice(*pieces[0])] in places():
        return [Span(*pieces[0], "PLACE"), Span(*pieces[1], span.type)]
    return [span]


def _kind(name: str, otherwise: str) -> str:
    """The type of a name in a list."""
    return "ORG" if is_organisation(name) else listed_type(name) or otherwise


def _pieces(text: str, span: Span, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    """Offsets of what stands between the marks inside a span."""
    if not mark.search(text, span.start, span.end):
        return [(span.start, span.end)]
    edges = [span.start, *(e for m in mark.finditer(text, span.start, span.end) for e in m.span()), span.end]
    found = (trim(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return [(a, b) for a, b in found if a < b]
