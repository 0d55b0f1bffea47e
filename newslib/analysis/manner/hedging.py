"""Hedges: words by which less is said than that a thing is so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from newslib.analysis.manner.easy_words import is_numeral
from newslib.analysis.manner.telling import Stretch, Telling, Word, words_in
from newslib.reading.capitals import is_set_in_capitals
from newslib.reading.lexicons import load_lexicon

_NUMBER = "*"
_TIMED = frozenset(["in", "on", "last", "next", "since", "by", "of", "until"])  # what stands before the month of May


def hedges(telling: Telling) -> Iterator[Stretch]:
    """The hedges of a half, by the word list; the longest that begins at a word counts, and its words only once."""
    for row in telling.sentences:
        words = list(words_in(row))
        loud = is_set_in_capitals(row.text)
        place = 0
        while place < len(words):
            size, hedge = _at(words, place)
            if size and hedge and not _is_may_of_the_calendar(words, place, loud):
                end = words[place + size - 1].end
                yield Stretch("hedges", telling.half, int(row.sentence), words[place].start, end)
            place += max(1, size)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """First word -> the phrases that begin with it, the longest first, and whether each is a hedge."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for line in load_lexicon("hedges"):
        words = tuple(line.removeprefix("!").split())
        found.setdefault(words[0], []).append((words, not line.startswith("!")))
    return {first: tuple(sorted(phrases, key=lambda item: -len(item[0]))) for first, phrases in found.items()}


def _at(words: Sequence[Word], place: int) -> tuple[int, bool]:
    """How many words of a phrase begin here, and whether they hedge."""
    for phrase, hedge in _phrases().get(words[place].term, ()):
        ahead = words[place : place + len(phrase)]
        if len(ahead) == len(phrase) and all(map(_fits, phrase, ahead)):
            return len(phrase), hedge
    return 0, False


def _fits(wanted: str, word: Word) -> bool:
    return is_numeral(word.term) if wanted == _NUMBER else wanted == word.term


def _is_may_of_the_calendar(words: Sequence[Word], place: int, loud: bool) -> bool:
    """Whether "May" is a month or a name: a capital tells, and among capitals a number or "in" beside it."""
    if words[place].term != "may":
        return False
    if not loud:
        return words[place].text[0] == "M"
    after = words[place + 1].term if place + 1 < len(words) else ""
    before = words[place - 1].term if place else ""
    return after[:1].isdigit() or before[:1].isdigit() or before in _TIMED
