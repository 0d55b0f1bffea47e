"""What is known to be true of a story that comes with the suite, as tables like those that the suite makes.

Measuring a method is then one comparison: `entity_table(sentences)` beside `gold(...).entities`, `align(sentences)`
beside `gold(...).alignment`. data/README.md tells how the truth was written down and by which rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.errors import InputError, require_known
from newslib.reading.library import ORIGINAL, data_folder, truth_of
from newslib.reading.library import story as open_story
from newslib.tables import INT, STRING, Columns, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

STATUS = {"spelling": "variant", "dropped_source": "only_a", "dropped_quotation": "only_a", "added_claim": "only_b"}
_BLOCK = {"half": STRING, "block": INT, "kind": STRING, "start": INT, "end": INT, "dateline": STRING}
_SENTENCE = {"half": STRING, "sentence": INT, "block": INT, "kind": STRING, "start": INT, "end": INT, "text": STRING}
_WHERE = {"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING}
_OWN: dict[str, Columns] = {
    "entities": {"type": STRING, "name": STRING},
    "quotes": {"speaker": STRING, "cue": STRING, "kind": STRING},
    "facts": {"kind": STRING, "value": STRING, "unit": STRING},
}
_PAIR = {"b_sentence": INT, "a_sentence": INT}
_DIFFERENCE = {
    **dict.fromkeys(["kind", "status", "a_value", "b_value"], STRING),
    **dict.fromkeys(["a_sentence", "b_sentence", "a_start", "a_end", "b_start", "b_end"], INT),
}


@dataclass(frozen=True, slots=True, eq=False)
class Gold:
    """The truth about a story, in offsets of the `Story` that `newslib.story` opens under the same name.

    Attributes
    ----------
    name, version : str
    boundary : int or None
        Index of the block that begins the second version.
    blocks : DataFrame
        `half, block, kind, start, end, dateline`.
    sentences : DataFrame
        `half, sentence, block, kind, start, end, text`, as `sentence_table` gives them.
    entities : DataFrame
        `half, sentence, start, end, text, type, name`: every mention by name.
    quotes : DataFrame
        `half, sentence, start, end, text, speaker, cue, kind`; kind: direct, indirect, scare. `sentence` is where the
        quotation begins; the speaker of scare quotes is missing, and so is a cue where no words attribute.
    facts : DataFrame
        `half, sentence, start, end, text, kind, value, unit`; kind as in `fact_table`; `unit` is what a number counts
        or measures, as it stands, and missing otherwise.
    alignment : DataFrame
        `b_sentence, a_sentence`: a row for every pair, for every sentence that was added (`a_sentence` missing), and
        for every sentence that was dropped (`b_sentence` missing).
    differences : DataFrame
        `kind, status, a_value, b_value, a_sentence, b_sentence, a_start, a_end, b_start, b_end`; the side that has
        nothing is missing. Status: changed, variant (a spelling), only_a (dropped), only_b (added).
    """

    name: str
    version: str
    boundary: int | None
    blocks: DataFrame = field(repr=False)
    sentences: DataFrame = field(repr=False)
    entities: DataFrame = field(repr=False)
    quotes: DataFrame = field(repr=False)
    facts: DataFrame = field(repr=False)
    alignment: DataFrame = field(repr=False)
    differences: DataFrame = field(repr=False)


def gold(name: str, version: str = ORIGINAL, *, folder: Path | None = None) -> Gold:
    """What is true of a story that comes with the suite.

    Parameters
    ----------
    name, version : str
        As for `newslib.story`: the tables then speak of the same text, in the same offsets.
    folder : Path, optional
        As for `newslib.stories`.

    Raises
    ------
    InputError
        Where there is no such story or version, or no truth in this shape about it.

    Examples
    --------
    >>> truth = gold("harbour-bridge", "light")
    >>> truth.differences[["kind", "a_value", "b_value"]].iloc[0].tolist()
    ['weekday', 'Wednesday', 'Tuesday']
    """
    told = open_story(name, None if version == ORIGINAL else version, folder=folder)
    texts = truth_of(folder or data_folder(), name).get("texts", {})
    if not texts:
        raise InputError(f"there is no gold with texts for {name!r}; the stories that are folders have one")
    require_known(version, texts, f"version of {name!r} with gold")
    halves = [_Half("A", texts[ORIGINAL], 0, 0, 0)]
    if version != ORIGINAL:
        first = halves[0].truth
        b = texts[version]
        offset = told.blocks[b["boundary"]].start - b["blocks"][0]["start"]
        halves.append(_Half("B", b, offset, len(first["blocks"]), len(first["sentences"])))
    entities, quotes, facts = (
        make_table({**_WHERE, **own}, (row for half in halves for row in half.placed(what, own)))
        for what, own in _OWN.items()
    )
    last = halves[-1]
    return Gold(
        name=name,
        version=version,
        boundary=last.truth.get("boundary"),
        blocks=make_table(_BLOCK, (row for half in halves for row in half.blocks())),
        sentences=make_table(_SENTENCE, (row for half in halves for row in half.sentences(told.text))),
        entities=entities,
        quotes=quotes,
        facts=facts,
        alignment=make_table(_PAIR, _pairs(last, len(halves[0].truth["sentences"]))),
        differences=make_table(_DIFFERENCE, (_difference(row, last) for row in last.truth.get("differences", ()))),
    )


@dataclass(frozen=True, slots=True)
class _Half:
    """One version's truth, and how far its offsets, blocks and sentences are moved within the story."""

    label: str
    truth: dict[str, Any]
    offset: int
    block: int
    sentence: int

    def span(self, row: dict[str, Any]) -> tuple[int, int]:
        return row["start"] + self.offset, row["end"] + self.offset

    def blocks(self) -> Iterator[tuple[Any, ...]]:
        for number, row in enumerate(self.truth["blocks"], self.block):
            yield self.label, number, row["kind"], *self.span(row), row["dateline"]

    def sentences(self, text: str) -> Iterator[tuple[Any, ...]]:
        for number, row in enumerate(self.truth["sentences"], self.sentence):
            start, end = self.span(row)
            kind = self.truth["blocks"][row["block"]]["kind"]
            yield self.label, number, row["block"] + self.block, kind, start, end, text[start:end]

    def placed(self, what: str, own: Columns) -> Iterator[tuple[Any, ...]]:
        for row in self.truth[what]:
            where = (self.label, row["sentence"] + self.sentence, *self.span(row), row["text"])
            yield *where, *(row[name] or None for name in own)


def _pairs(b: _Half, sentences: int) -> Iterator[tuple[int | None, int | None]]:
    """Aligned sentences: those of the second version in their order, then what was dropped."""
    rows = b.truth.get("alignment", ())
    for row in rows:
        for a_sentence in row["a"] or [None]:
            yield row["b"] + b.sentence, a_sentence
    used = {a_sentence for row in rows for a_sentence in row["a"]}
    if rows:
        yield from ((None, number) for number in range(sentences) if number not in used)


def _difference(row: dict[str, Any], b: _Half) -> tuple[Any, ...]:
    unmoved = _Half("A", {}, 0, 0, 0)
    (a_value, *a_where), (b_value, *b_where) = (_side(row["a"], unmoved), _side(row["b"], b))
    (a_sentence, *a_span), (b_sentence, *b_span) = a_where, b_where
    return row["kind"], STATUS.get(row["kind"], "changed"), a_value, b_value, a_sentence, b_sentence, *a_span, *b_span


def _side(words: dict[str, Any] | None, half: _Half) -> tuple[str | None, int | None, int | None, int | None]:
    """The wording on one side of a difference, its sentence, and its offsets; nothing where there is none."""
    if words is None:
        return None, None, None, None
    return words["text"], words["sentence"] + half.sentence, *half.span(words)
