"""Quotations of tiny texts, for tests: the names are given, so that no model has a say in the answers."""

from __future__ import annotations

import re

import pandas as pd

from newslib import Story
from newslib.reading.quotes import quote_table
from newslib.reading.sentences import sentence_table
from newslib.reading.speech.clauses import Passage, passages
from newslib.reading.speech.quote_tokens import Mention
from newslib.tables import INT, STRING, make_table

PEOPLE = {
    "Ida Voss": "Ida Voss",
    "Voss": "Ida Voss",
    "Tom Reed": "Tom Reed",
    "Reed": "Tom Reed",
    "Kit Marlo": "Kit Marlo",
    "Marlo": "Kit Marlo",
}
ORGANISATIONS = {
    "Harbour Board": "Harbour Board",
    "HB": "Harbour Board",
    "Acme": "Acme",
    "Coast Union": "Coast Union",
    "Norvik": "Norvik",
}
_SHAPE = {"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING, "type": STRING, "name": STRING}


def entities_of(text: str) -> pd.DataFrame:
    """The mentions of the people and organisations above, longest first, and of one place."""
    names = {**{form: ("PERSON", name) for form, name in PEOPLE.items()}, "Ellan": ("PLACE", "Ellan")}
    names |= {form: ("ORG", name) for form, name in ORGANISATIONS.items()}
    pattern = re.compile("|".join(rf"\b{re.escape(form)}\b" for form in sorted(names, key=len, reverse=True)))
    rows = [("A", 0, m.start(), m.end(), m.group(), *names[m.group()]) for m in pattern.finditer(text)]
    return make_table(_SHAPE, rows)


def quotes_of(story: Story | str) -> pd.DataFrame:
    """The quote table of a text, with the names above."""
    text = story if isinstance(story, str) else story.text
    return quote_table(sentence_table(story), entities_of(text))


def told(text: str, kind: str = "direct") -> list[tuple[str, str | None, str | None]]:
    """Text, speaker and cue of every row of one kind."""
    table = quotes_of(text)
    rows = table[table["kind"] == kind][["text", "speaker", "cue"]].to_numpy().tolist()
    return [tuple(None if pd.isna(value) else value for value in row) for row in rows]


def passage_of(text: str) -> Passage:
    """The first passage of a text, as those read it who look for cues."""
    entities = entities_of(text)[["start", "end", "type", "name"]]
    mentions = [Mention(*row) for row in entities.itertuples(index=False)]
    return next(passages(list(sentence_table(text).itertuples(index=False)), mentions))
