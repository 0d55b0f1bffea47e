"""The passages of a story, as those read them who look for quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newslib.reading.running_text import joined, runs_of
from newslib.reading.speech.quote_marks import Quoted, quoted_spans
from newslib.reading.speech.quote_tokens import Mention, Token, tokens_of


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one block that follow each other.

    `text` has spaces between the sentences; `offset` is where it starts in the story; `starts` are where its
    sentences start in it, and `numbers` their numbers.
    """

    half: str
    kind: str
    text: str
    offset: int
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    quotes: tuple[Quoted, ...]
    tokens: tuple[Token, ...]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place of the passage."""
        return self.numbers[max(0, bisect_right(self.starts, place) - 1)]

    def quote_at(self, place: int) -> Quoted:
        """The quotation that a token is."""
        return self.quotes[int(self.tokens[place].name)]

    def words(self, start: int, end: int) -> str:
        """The text of the tokens `start` up to `end`, which are one at least."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def passages(sentences: Sequence[Any], mentions: Sequence[Mention]) -> Iterator[Passage]:
    """The passages of a story, in order, from the rows of its sentences and its mentions of names, both sorted."""
    starts = [mention.start for mention in mentions]
    for group in runs_of(sentences):
        offset = int(group[0].start)
        text = joined(group)
        own = mentions[bisect_right(starts, offset - 1) : bisect_right(starts, offset + len(text) - 1)]
        names = [Mention(m.start - offset, m.end - offset, m.type, m.name) for m in own]
        firsts = tuple(int(row.start) - offset for row in group)
        ends = [first + len(row.text) for first, row in zip(firsts, group, strict=True)]
        numbers = tuple(int(row.sentence) for row in group)
        quotes = tuple(quoted_spans(text))
        tokens = tokens_of(text, quotes, names, ends)
        yield Passage(group[0].half, group[0].kind, text, offset, firsts, numbers, quotes, tokens)
