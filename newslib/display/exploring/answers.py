"""What follows from a reader's choices, each part worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from newslib.analysis.alignment import align
from newslib.analysis.context import concordance
from newslib.analysis.differences import differences
from newslib.analysis.ledger import claim_ledger
from newslib.analysis.lengths import Length
from newslib.analysis.ranking import explain, rank_rows
from newslib.reading.entities import entity_table
from newslib.reading.facts import fact_table
from newslib.reading.halves import evidence_table, searched
from newslib.reading.quotes import quote_table
from newslib.reading.sentences import running_text, sentence_table
from newslib.reading.words import word_table

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.display.exploring.state import State
    from newslib.reading.article import Block
    from newslib.reading.story import Story

Key = tuple[str, "tuple[Block, ...]", "int | None"]
LIKELIEST_WORDS: Final = 5


class Reading:
    """The tables of a story, each made once."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def load(self) -> None:
        """Make the tables that take longest, and load the model that they need, before anybody waits for them."""
        _ = self.quotes, self.ledger

    @cached_property
    def sentences(self) -> DataFrame:
        """As `sentence_table` gives it."""
        return sentence_table(self.story)

    @cached_property
    def words(self) -> DataFrame:
        """As `word_table` gives it."""
        return word_table(self.sentences)

    @cached_property
    def running(self) -> DataFrame:
        """The sentences that a summary can choose."""
        return running_text(self.sentences, ["paragraph"])

    @cached_property
    def alignment(self) -> DataFrame:
        """As `align` gives it, of the running text."""
        return align(self.running)

    @cached_property
    def differences(self) -> DataFrame:
        """As `differences` gives it."""
        return differences(self.sentences, self.alignment)

    @cached_property
    def entities(self) -> DataFrame:
        """As `entity_table` gives it."""
        return entity_table(self.sentences)

    @cached_property
    def facts(self) -> DataFrame:
        """As `fact_table` gives it."""
        return fact_table(self.sentences)

    @cached_property
    def quotes(self) -> DataFrame:
        """As `quote_table` gives it."""
        return quote_table(self.sentences, self.entities)

    @property
    def ledger_is_ready(self) -> bool:
        """Whether the ledger, which takes longest, is made already."""
        return "ledger" in vars(self)

    @cached_property
    def ledger(self) -> DataFrame:
        """As `claim_ledger` gives it."""
        return claim_ledger(self.story)


class Answers:
    """What is shown for a state. The tables of the last few stories are kept, so that going back costs nothing."""

    kept: Final = 8

    def __init__(self) -> None:
        self._readings: dict[Key, Reading] = {}
        self._searches: dict[tuple[Block, ...], DataFrame] = {}
        self._ranked: tuple[Any, DataFrame] | None = None

    def reading(self, story: Story) -> Reading:
        """The tables of a story."""
        key = _key(story)
        found = self._readings.pop(key, None) or Reading(story)
        self._readings[key] = found
        while len(self._readings) > self.kept:
            del self._readings[next(iter(self._readings))]
        return found

    def search(self, story: Story) -> DataFrame:
        """The evidence of a search for the boundary, also where the story's own was given."""
        found = self._searches.pop(story.blocks, None)
        self._searches[story.blocks] = evidence_table(searched(story.blocks)[1]) if found is None else found
        while len(self._searches) > self.kept:
            del self._searches[next(iter(self._searches))]
        return self._searches[story.blocks]

    def ranked(self, state: State) -> DataFrame:
        """Every sentence of the running text with its score, as `rank_sentences` gives it."""
        key = (_key(state.story), state.scoring, state.size, state.unit)
        if self._ranked is None or self._ranked[0] != key:  # one state asks several times
            length = Length(state.size) if state.unit == "sentences" else Length(3, words=state.size)
            table, _ = rank_rows(self.reading(state.story).running, state.scoring, length)
            self._ranked = (key, table)
        return self._ranked[1]

    def counterparts(self, state: State) -> DataFrame:
        """The links of the sentence that is looked at: `sentence` (missing for none), `similarity, relation`."""
        links = self.reading(state.story).alignment
        half = self._half(state)
        own, other = ("a_sentence", "b_sentence") if half == "A" else ("b_sentence", "a_sentence")
        rows = links[links[own].eq(_number(state)).fillna(False)]
        return rows.rename(columns={other: "sentence"})[["sentence", "similarity", "relation"]].reset_index(drop=True)

    def changes(self, state: State) -> DataFrame:
        """Word by word, what differs between the sentence that is looked at and its counterparts."""
        table = self.reading(state.story).differences
        side = "a_sentence" if self._half(state) == "A" else "b_sentence"
        return table[table[side].eq(_number(state)).fillna(False) & table["change"].ne("kept")]

    def why(self, state: State) -> DataFrame:
        """The words that made its score, the heaviest first; empty for a method that does not score words."""
        in_text = state.sentence in set(self.reading(state.story).running["sentence"])
        if not in_text or not state.scoring.by_words:
            return pd.DataFrame({"term": [], "weight": [], "contribution": []})
        return explain(self.reading(state.story).sentences, int(state.sentence or 0), "tfidf").head(LIKELIEST_WORDS)

    def inside(self, state: State, what: str) -> DataFrame:
        """The rows of a table of the reading ("facts", "entities", "quotes") in the sentence that is looked at."""
        table: DataFrame = getattr(self.reading(state.story), what)
        return table[table["sentence"] == state.sentence]

    def claims(self, state: State) -> DataFrame:
        """The rows of the ledger that speak of the sentence that is looked at."""
        table = self.reading(state.story).ledger
        side = "a_sentence" if self._half(state) == "A" else "b_sentence"
        return table[table[side].eq(_number(state)).fillna(False)]

    def uses(self, state: State) -> DataFrame:
        """Every use of the word or the name that is looked at, as `concordance` gives it."""
        reading = self.reading(state.story)
        term: Any = state.term
        names = reading.entities[reading.entities["name"] == term]
        return concordance(reading.words, names if len(names) else term, sentences=reading.sentences)

    def name_at(self, state: State, offset: int) -> str | None:
        """The name that stands at an offset into the story's text; None where none does."""
        table = self.reading(state.story).entities
        found = table[(table["start"] <= offset) & (table["end"] > offset)]
        return str(found["name"].iloc[0]) if len(found) else None

    def _half(self, state: State) -> str:
        table = self.reading(state.story).sentences
        found = table.loc[table["sentence"] == state.sentence, "half"]
        return str(found.iloc[0]) if len(found) else "A"


def _key(story: Story) -> Key:
    """What the tables of a story follow from: the same words can be blocks of other kinds, read as one text or two."""
    return story.text, story.blocks, story.boundary


def _number(state: State) -> int:
    """The sentence that is looked at; a number that none has, where none is."""
    return -1 if state.sentence is None else state.sentence
