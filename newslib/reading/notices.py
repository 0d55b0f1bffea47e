"""What to know of a file before its numbers are believed: what it is written in, and what in it cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from newslib.errors import InputError
from newslib.reading.article import Block
from newslib.reading.halves import searched
from newslib.reading.language import is_english
from newslib.reading.odd_signs import ODDITIES
from newslib.reading.sentences import Sentence, sentence_rows
from newslib.reading.story import Half, Story
from newslib.reading.words import HAN, term_of, words_of

if TYPE_CHECKING:
    from pandas import DataFrame

MANY_WORDS: Final = 150
"""Words of a sentence from which it is likelier that marks are missing; the longest of our own stories has 36."""
CAPITALS: Final = 0.9  # of the words with letters; in each of our own versions at most 0.03
FEWEST: Final = 20  # words, below which a half may be a headline in capitals
LIKELY: Final = 0.6
"""Probability from which a half counts as two versions: so ten of our twelve stories, told three times, are known."""
_CHINESE = re.compile(rf"[{HAN}]")


class Notice(NamedTuple):
    """A row of `notices`."""

    half: str
    kind: str
    number: int
    start: int
    end: int
    text: str
    note: str


def notices(story: Story) -> DataFrame:
    """What to know of a story before its numbers are believed, a row for each thing met in each half.

    Parameters
    ----------
    story : Story

    Returns
    -------
    DataFrame
        `half`; `kind`; `number`, how many there are of it; `start, end, text`, the first of them and its place in the
        story's text; `note`, what it means, in a sentence. Kinds, in this order:

        - `language`: the half does not read like English (its words are counted).
        - `versions`: the half itself looks like two versions (what would begin the second of them).
        - `paragraphs`: the half has none, and summaries are made from what there is (its blocks).
        - `capitals`: nearly all its words are in capitals, which names are known by (its words).
        - `sentences`: some are so long that marks may be missing (those sentences).
        - `encoding`: signs look like those of another encoding ("Ã©" for "é").
        - `lost`: signs that a program before this one could not read (U+FFFD).
        - `alphabets`: words hold letters of another alphabet that look like Latin ones.
        - `unseen`: characters within words, or letters, that are never shown.
        - `direction`: marks that let words be shown in another order than they stand in.
        - `control`: control characters.

        Empty where nothing was met. Nothing is mended: the text stays as it is in the file.

    Raises
    ------
    InputError
        Where `story` is no Story.
    """
    from newslib.tables import INT, STRING, make_table

    numbers = dict.fromkeys(("number", "start", "end"), INT)
    return make_table({name: numbers.get(name, STRING) for name in Notice._fields}, notice_rows(story))


def notice_rows(story: Story, *, versions: bool = True) -> list[Notice]:
    """The rows of `notices`, for those who need no table; without a search for more versions on request."""
    if not isinstance(story, Story):
        raise InputError(f"notices needs a Story; got {type(story).__name__}")
    sentences = sentence_rows(story)
    found: list[Notice | None] = []
    for half in story.halves:
        if half.blocks:
            words = [word for block in half.blocks for word in words_of(block.text)]
            found += [_language(half, words), _versions(half) if versions else None, _paragraphs(half)]
            found += [_capitals(half, words), _sentences([row for row in sentences if row.half == half.label])]
            found += _signs(story, half)
    return [notice for notice in found if notice is not None]


def _of_whole(half: Half, kind: str, number: int, note: str) -> Notice:
    first = half.blocks[0]
    return Notice(half.label, kind, number, first.start, first.end, first.text, f"Version {half.label} {note}")


def _language(half: Half, words: Sequence[str]) -> Notice | None:
    if is_english(list(map(term_of, words))):
        return None
    note = (
        "does not read like English, which names, facts, quotations and grammar are tuned to: they are found less "
        "surely there, or not at all. Words are counted and compared as they stand"
    )
    chinese = "; a Chinese character is a word" if any(map(_CHINESE.search, words)) else ""
    return _of_whole(half, "language", len(words), f"{note}{chinese}.")


def _versions(half: Half) -> Notice | None:
    found, rows = searched(half.blocks)
    if found is None or not any(row[0] == found and float(str(row[2])) >= LIKELY for row in rows):
        return None
    at: Block = half.blocks[found]
    note = (
        f"Version {half.label} itself looks like two versions: another may begin with “{_opening(at.text)}”. Two are "
        "compared; put the others into files of their own."
    )
    return Notice(half.label, "versions", 1, at.start, at.end, at.text, note)


def _paragraphs(half: Half) -> Notice | None:
    if any(block.kind == "paragraph" for block in half.blocks):
        return None
    kinds = " and ".join(dict.fromkeys(f"{block.kind}s" for block in half.blocks))
    note = f"has no paragraph, only {kinds}: these are summarized in their place."
    return _of_whole(half, "paragraphs", len(half.blocks), note)


def _capitals(half: Half, words: Sequence[str]) -> Notice | None:
    cased = [word for word in words if word.upper() != word.lower()]
    if len(cased) < FEWEST or sum(map(str.isupper, cased)) < CAPITALS * len(cased):
        return None
    note = "is in capitals, which names are known by: they are found less surely there."
    return _of_whole(half, "capitals", len(cased), note)


def _sentences(rows: Sequence[Sentence]) -> Notice | None:
    long = [row for row in rows if len(words_of(row.text)) >= MANY_WORDS]
    if not long:
        return None
    first = long[0]
    note = (
        f"Version {first.half} has {_times(len(long), 'sentence')} of {MANY_WORDS} words or more, as texts have whose "
        "full stops are missing: what is counted by the sentence is of little use there."
    )
    return Notice(first.half, "sentences", len(long), first.start, first.end, first.text, note)


def _signs(story: Story, half: Half) -> Iterator[Notice]:
    # What stands around the blocks belongs to the half beside it.
    start = 0 if half.label == "A" else half.blocks[0].start
    end = half.blocks[-1].end if half.label == "A" and story.boundary is not None else len(story.text)
    for oddity in ODDITIES:
        found = list(oddity.spans(story.text, start, end))
        if found:
            first, last = found[0]
            text = story.text[first:last]
            note = oddity.note.format(half=half.label, places=_times(len(found), "place"), shown=_opening(text))
            yield Notice(half.label, oddity.kind, len(found), first, last, text, note)


def _opening(text: str) -> str:
    words = text.split()
    short = " ".join(words[:6])
    return short[:60] + (" …" if len(words) > 6 or len(short) > 60 else "")


def _times(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
