"""What is told of a sentence or a word, as lines of plain parts: the front end makes elements of them, never markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.display.markup import RELATION_SIGNS
from newslib.display.prose import counted
from newslib.errors import InputError

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.display.exploring.answers import Answers
    from newslib.display.exploring.state import State

Part = dict[str, Any]
Line = dict[str, Any]
MOST_USES = 60


def part(text: object, style: str = "", go: int | None = None) -> Part:
    """Some words; `style` is "strong", "tag", "small" or "mark"; `go` the sentence that a press on them leads to."""
    return {"text": str(text), "style": style, **({} if go is None else {"go": int(go)})}


def line(kind: str, *parts: Part | str) -> Line:
    """A heading ("h"), a paragraph ("p") or an item ("li")."""
    return {"kind": kind, "parts": [part(piece) if isinstance(piece, str) else piece for piece in parts]}


def sentence_details(state: State, answers: Answers) -> list[Line]:
    """What is known of the sentence that is looked at; a line that says how to begin where none is."""
    if state.sentence is None:
        return [line("p", "Choose a sentence to see its counterpart, its score and its facts.")]
    rows = answers.reading(state.story).sentences
    row = rows[rows["sentence"] == state.sentence]
    if row.empty:
        return [line("p", "The sentence is no longer there.")]
    one: Any = row.iloc[0]
    head = line("h", f"Sentence {one['sentence']}, version {one['half']}, {one['kind']}")
    return [head, *(found for tell in (_counterparts, _score, _facts) for found in tell(state, answers))]


def claim_details(state: State, answers: Answers) -> list[Line]:
    """The rows of the ledger of the sentence that is looked at, which take longer than all else; empty for none."""
    numbers = set(answers.reading(state.story).sentences["sentence"])
    return list(_claims(state, answers)) if state.sentence in numbers else []


def summary_details(state: State, answers: Answers) -> list[Line]:
    """The summary of each version as a list, each sentence leading to where it stands."""
    ranked = answers.ranked(state)
    chosen = ranked[ranked["chosen"]]
    lines = [line("h", f"The summary: {state.method}, {counted(len(chosen), 'sentence')}")]
    row: Any
    for row in chosen.itertuples():
        where = part(f"{row.half} {row.sentence}", "small", row.sentence)
        lines.append(line("li", where, f" {row.text} ", part(f"rank {row.rank}", "tag")))
    return lines


def _counterparts(state: State, answers: Answers) -> Iterator[Line]:
    if len(state.story.halves) < 2:
        return
    texts = answers.reading(state.story).sentences.set_index("sentence")["text"]
    found = answers.counterparts(state)
    if found.empty:
        yield line("p", "Headlines, captions and credits are not aligned.")
    row: Any
    for row in found.itertuples():
        sign = part(f"{RELATION_SIGNS.get(row.relation, '')} {row.relation}", "tag")
        if pd.isna(row.sentence):
            yield line("p", sign, f" no counterpart; the best that was found is {row.similarity:.2f} alike")
        else:
            number = int(row.sentence)
            yield line("p", sign, f" {row.similarity:.2f} alike: ", part(f"{number} {texts[number]}", "", number))
    for row in answers.changes(state).itertuples():
        a, b = ("" if pd.isna(words) else str(words) for words in (row.a_text, row.b_text))
        if a or b:
            yield line("li", part(a or "(nothing)", "strong"), " in A, ", part(b or "(nothing)", "strong"), " in B")


def _score(state: State, answers: Answers) -> Iterator[Line]:
    ranked = answers.ranked(state)
    rows = ranked[ranked["sentence"] == state.sentence]
    if rows.empty:
        yield line("p", "Not part of the running text, so no summary chooses it.")
        return
    one: Any = rows.iloc[0]
    yield line("p", part("Summary: ", "strong"), str(one["reason"]))
    weights = state.scoring
    terms = [
        f"centrality {weights.centrality:g} × {one['centrality']:.2f}",
        f"position {weights.position:g} × {one['position_score']:.2f}",
        f"redundancy −{weights.redundancy:g} × {one['redundancy']:.2f}",
        f"voice −{weights.voice:g} × {one['voice']}",
    ]
    if weights.turns is None:
        yield line("p", part("Score: ", "strong"), f"{one['score']:.2f} = " + "; ".join(terms))
    else:
        yield line("p", part("Score: ", "strong"), f"{one['score']:.2f}, by its turn: rank {one['rank']}")
    why = answers.why(state)
    words = [f"{term} {share:.2f}" for term, share in zip(why["term"], why["contribution"], strict=True)]
    if words:
        yield line("p", part("Words that made its centrality: ", "strong"), ", ".join(words))


def _facts(state: State, answers: Answers) -> Iterator[Line]:
    facts = [f"{row['text']} ({row['kind']} {row['value']})" for row in _records(answers.inside(state, "facts"))]
    names = [f"{row['text']} ({row['type']}, {row['name']})" for row in _records(answers.inside(state, "entities"))]
    quotes = [
        f"“{row['text']}” ({row['kind']}, {'nobody named' if pd.isna(row['speaker']) else row['speaker']})"
        for row in _records(answers.inside(state, "quotes"))
    ]
    for title, found in (("Facts: ", facts), ("Names: ", names), ("Quotations: ", quotes)):
        yield line("p", part(title, "strong"), "; ".join(found) if found else "none")


def _records(table: DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]
    return rows


def _claims(state: State, answers: Answers) -> Iterator[Line]:
    if len(state.story.halves) < 2:
        return
    rows = answers.claims(state)
    told = rows[rows["status"].ne("same")]
    yield line(
        "p", part("In the ledger: ", "strong"), counted(len(rows), "row") + f", {len(told)} of them not the same"
    )
    row: Any
    for row in told.itertuples():
        a, b = ("–" if pd.isna(value) else value for value in (row.a_value, row.b_value))
        yield line(
            "li", part(row.kind, "tag"), " ", part(row.status.replace("_", " "), "tag"), f" A: {a}, B: {b}. {row.note}"
        )


def term_details(state: State, answers: Answers) -> list[Line]:
    """Every use of the word or the name that is looked at; a line that says how to begin where there is none."""
    if state.term is None:
        return [line("p", "Choose a word or a name to see it wherever it stands.")]
    try:
        uses = answers.uses(state)
    except InputError:
        return [line("h", f"“{state.term}”"), line("p", "It holds no word.")]
    per_half = uses.groupby("half").size()
    told = ", ".join(f"{per_half.get(half.label, 0)}× in {half.label}" for half in state.story.halves)
    lines = [line("h", f"“{state.term}”: {told}")]
    row: Any
    for row in uses.head(MOST_USES).itertuples():
        where = part(f"{row.half} {row.sentence}", "small", row.sentence)
        lines.append(line("li", where, f" {row.left}", part(row.text, "mark"), row.right))
    if len(uses) > MOST_USES:
        lines.append(line("p", f"{len(uses) - MOST_USES} more"))
    return lines
