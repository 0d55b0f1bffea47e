"""The story as the reading view takes it: sentences of words and what stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.display.markup import RELATION_SIGNS

if TYPE_CHECKING:
    from newslib.display.exploring.answers import Answers
    from newslib.display.exploring.state import State

Row = dict[str, Any]


def reading_rows(state: State, answers: Answers) -> list[Row]:
    """The sentences in reading order.

    Returns
    -------
    list of dict
        `half, sentence, block, kind`; `pieces`, text that alternates between what stands between words (first, may be
        empty) and a word; `starts`, the offset of each word; `tags`, what is said of the sentence; `rank`, its rank in
        the summary, 0 where it is not in it.
    """
    reading = answers.reading(state.story)
    ranked = answers.ranked(state)
    chosen = ranked[ranked["chosen"]]
    ranks = dict(zip(chosen["sentence"], chosen["rank"], strict=True))
    tags = _relations(state, answers)
    words: dict[int, list[tuple[int, int]]] = {}
    spans_of = (reading.words[name].tolist() for name in ("sentence", "start", "end"))
    for number, start, end in zip(*spans_of, strict=True):
        words.setdefault(number, []).append((start, end))
    rows = []
    row: Any
    for row in reading.sentences.itertuples(index=False):
        pieces: list[str] = []
        at = row.start
        spans = words.get(row.sentence, [])
        for start, end in spans:
            pieces += [row.text[at - row.start : start - row.start], row.text[start - row.start : end - row.start]]
            at = end
        pieces.append(row.text[at - row.start :])
        rows.append(
            {
                **{"half": row.half, "sentence": int(row.sentence), "block": int(row.block), "kind": row.kind},
                **{"pieces": pieces, "starts": [int(start) for start, _ in spans]},
                **{"tags": tags.get(row.sentence, []), "rank": int(ranks.get(row.sentence, 0))},
            }
        )
    return rows


def _relations(state: State, answers: Answers) -> dict[int, list[str]]:
    """For each sentence how it stands to the other version, with the number of its counterpart."""
    if len(state.story.halves) < 2:
        return {}
    tags: dict[int, list[str]] = {}
    row: Any
    for row in answers.reading(state.story).alignment.astype(object).itertuples(index=False):
        sign = f"{RELATION_SIGNS[row.relation]} {row.relation}"
        a, b = _plain(row.a_sentence, row.b_sentence)
        if a is not None:
            tags.setdefault(a, []).append(sign if b is None else f"{sign} {b}")
        if b is not None:
            tags.setdefault(b, []).append(sign if a is None else f"{sign} {a}")
    return tags


def _plain(*values: Any) -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in values]
