"""One half of a story as the measures of its manner read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from newslib.reading.entities import entity_table
from newslib.reading.facts import fact_table
from newslib.reading.language import is_english
from newslib.reading.quotes import quote_table
from newslib.reading.sentences import sentence_table
from newslib.reading.words import term_of, word_spans

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story


class Word(NamedTuple):
    """A word: the number of its sentence, its offsets in the story, itself, and the term it counts as."""

    sentence: int
    start: int
    end: int
    text: str
    term: str


class Stretch(NamedTuple):
    """Words behind a measure: which measure, in which half and sentence, and the offsets in the story."""

    measure: str
    half: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Telling:
    """The sentences of a half that count, and what was found in them; a sentence without a word does not count.

    `sentences` are rows of the sentence table, `names` of the entity table, `quotes` of the quote table, `facts` of
    the fact table.
    """

    half: str
    sentences: tuple[Any, ...]
    names: tuple[Any, ...]
    quotes: tuple[Any, ...]
    facts: tuple[Any, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return tuple(word for row in self.sentences for word in words_in(row))

    @cached_property
    def is_english(self) -> bool:
        """Whether what is tuned to English can be asked of it: Latin letters, and English function words."""
        return is_english([word.term for word in self.words])


def words_in(sentence: Any) -> Iterator[Word]:
    """The words of a row of the sentence table."""
    number, offset = int(sentence.sentence), int(sentence.start)
    for start, end in word_spans(sentence.text):
        text = sentence.text[start:end]
        yield Word(number, offset + start, offset + end, text, term_of(text))


def tellings(story: Story, kinds: Collection[str]) -> dict[str, Telling]:
    """Every half that has a sentence in blocks of these kinds, by its label.

    Names, quotations and speakers are found in the whole story, for a headline may give the name to a paragraph's "he".
    """
    sentences = sentence_table(story)
    if sentences.empty:
        return {}
    names = entity_table(sentences)
    tables = [names, quote_table(sentences, names), fact_table(sentences)]
    counted = [row for row in _rows(sentences) if row.kind in kinds and next(word_spans(row.text), None)]
    found = {}
    for half in dict.fromkeys(row.half for row in counted):
        own = tuple(row for row in counted if row.half == half)
        numbers = {row.sentence for row in own}
        found[half] = Telling(half, own, *(_within(_rows(table), numbers) for table in tables))
    return found


def _rows(table: DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _within(rows: Iterable[Any], numbers: Collection[int]) -> tuple[Any, ...]:
    return tuple(row for row in rows if row.sentence in numbers)


def stretches(measure: str, telling: Telling, found: Sequence[Any]) -> list[Stretch]:
    """Words, or rows of a table, as the evidence of a measure."""
    return [Stretch(measure, telling.half, int(row.sentence), int(row.start), int(row.end)) for row in found]
