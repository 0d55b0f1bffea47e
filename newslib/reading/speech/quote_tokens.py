"""A block of a story as tokens: names and quotations are one token each, and sentences end outside of quotations.

With quotations folded up, "“A. B,” he said" is one sentence again, and what attributes stands right beside what it
attributes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import listed_type, words_in
from newslib.reading.name_words import is_organisation
from newslib.reading.speech.quote_marks import Quoted

NAMES = frozenset(["PERSON", "ORG", "PLACE", "GROUP", "EVENT", "WORK"])
_STRAIGHT = str.maketrans("’‘ʼ`\xa0", "'''' ")
_TITLES = "|".join(re.escape(t) for t in (*load_lexicon("titles"), "del.", "st.") if re.fullmatch(r"\w+\.", t))
_PIECE = re.compile(
    rf"""
      (?i:\b(?:{_TITLES}))                                                   # Dr.
    | ['’‘]s\b                                                               # a possessive's end is a word of its own
    | \d+(?:[.,:]\d+)*(?:[^\W_]+)?(?:-[^\W_]+)*                              # 11,600  52-year-old
    | (?:[^\W\d_]\.){{2,}}                                                   # p.m.
    | [^\W_]+(?:[.'&’‘-](?!s\b)[^\W_]+)*(?:(?<=\b[^\W\d_])\.(?!\s*$))?       # state-run  J.
    | [^\w\s] | _
    """,
    re.VERBOSE,
)
_OWNERS = frozenset(["a", "an", "the", "its", "their", "her", "his"])


class Token(NamedTuple):
    """A piece of a passage: `kind` is word, mark, stop (a sentence's end), quote, or the type of the name it is.

    `word` is lower case, with straight apostrophes; `name` the canonical name, or the number of the quotation;
    offsets are into the passage.
    """

    kind: str
    word: str
    start: int
    end: int
    name: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a word or a name or a quotation, and no mark and no end."""
        return self.kind not in ("mark", "stop")


class Mention(NamedTuple):
    """A name: offsets, type, canonical name."""

    start: int
    end: int
    type: str
    name: str


def tokens_of(
    text: str, quotes: Sequence[Quoted], mentions: Sequence[Mention], ends: Sequence[int]
) -> tuple[Token, ...]:
    """The tokens of a passage, from its quotations, names and the ends of its sentences, all sorted."""
    stops = iter([*_outside(ends, quotes), len(text) + 1])
    stop = next(stops)
    found: list[Token] = []
    for token in _unstopped(text, _units(text, quotes, mentions)):
        while token.start >= stop:
            found.append(Token("stop", "", stop, stop))
            stop = next(stops)
        if token.kind:
            found.append(token)
    return tuple(
        token._replace(kind="PERSON") if token.kind == "ORG" and _is_person(found, place) else token
        for place, token in enumerate(found)
    )


def sentences_of(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The tokens, first and end, of every sentence."""
    start = 0
    for place, token in enumerate(tokens):
        if token.kind == "stop":
            if place > start:
                yield start, place
            start = place + 1
    if start < len(tokens):
        yield start, len(tokens)


def _outside(ends: Sequence[int], quotes: Sequence[Quoted]) -> list[int]:
    """The sentence ends that stand in no quotation."""
    opens = [quote.outer_start for quote in quotes]
    numbers = (bisect_right(opens, end - 1) - 1 for end in ends)
    return [end for end, n in zip(ends, numbers, strict=True) if n < 0 or end >= quotes[n].outer_end]


def _units(text: str, quotes: Sequence[Quoted], mentions: Sequence[Mention]) -> list[Token]:
    """The quotations and the names outside of them, sorted."""
    units = [Token("quote", "", q.outer_start, q.outer_end, str(number)) for number, q in enumerate(quotes)]
    opens = [quote.outer_start for quote in quotes]
    for mention in mentions:
        number = bisect_right(opens, mention.start) - 1
        if number < 0 or mention.start >= quotes[number].outer_end:
            word = text[mention.start : mention.end].translate(_STRAIGHT).casefold()
            units.append(Token(mention.type, word, mention.start, mention.end, mention.name))
    return sorted(units, key=lambda unit: unit.start)


def _unstopped(text: str, units: Sequence[Token]) -> Iterator[Token]:
    """Quotations, names, and the words and marks between them; at last an empty token at the end of the text."""
    place = 0
    for unit in [*units, Token("", "", len(text), len(text))]:
        for match in _PIECE.finditer(text, place, max(place, unit.start)):
            word = match.group().translate(_STRAIGHT).casefold()
            kind = "word" if word[-1].isalnum() or word[0].isalnum() else "mark"
            yield Token(kind, word, match.start(), match.end())
        if unit.start >= place:
            yield unit
            place = unit.end


# --- persons whom a model of names takes for something else


def is_speaker_noun(word: str) -> bool:
    """Whether a word is an office, a trade or another name for those who speak to the press.

    >>> is_speaker_noun("spokesmen"), is_speaker_noun("forecasters"), is_speaker_noun("bridge")
    (True, True, False)
    """
    known = words_in("titles") | words_in("speaker_nouns")
    return word in known or word.removesuffix("s") in known or (word.endswith("men") and word[:-2] + "an" in known)


def _is_person(tokens: Sequence[Token], place: int) -> bool:
    """Whether what stands around an organisation's name says that it is a person's: "Ann Lee, 52", "Ann Lee, who"."""
    name = tokens[place].name
    words = name.split()
    plain = 2 <= len(words) <= 3 and all(word[0].isupper() and not word.isupper() for word in words)
    if not plain or listed_type(name) or is_organisation(name):
        return False
    earlier, before, *after = (
        tokens[at].word if 0 <= at < len(tokens) else ""
        for at in (place - 2, place - 1, place + 1, place + 2, place + 3, place + 4)
    )
    if before.endswith("-year-old") or is_speaker_noun(before) or after[0] == "who" or after[:2] == [",", "who"]:
        return True
    if after[0] not in (",", ""):
        return False
    aged = after[1].isdigit() and len(after[1]) == 2
    noun = after[2] if after[1] in _OWNERS else after[1]
    return aged or (before == "," and is_speaker_noun(earlier)) or is_speaker_noun(noun) or is_speaker_noun(after[3])
