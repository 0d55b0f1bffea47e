"""Sentences that know their half, block and offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newslib.errors import InputError
from newslib.reading.article import Block, parse
from newslib.reading.endings import sentence_spans

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story


def sentence_table(story_or_text: Story | str) -> DataFrame:
    """Every sentence of a story, one a row.

    Parameters
    ----------
    story_or_text : Story or str
        A story, or plain text. Plain text is one version, half "A": nothing searches it for a boundary.

    Returns
    -------
    DataFrame
        `half` ("A" or "B"); `sentence`, numbered from 0 through the whole story; `block`, the index in
        `story.blocks`; `kind` of the block; `start, end`, offsets into the story's text; `text`. Every block gives
        at least one row, whatever its kind. A sentence starts after the dateline.

    Raises
    ------
    InputError
        Where the argument is neither a story nor a string.
    """
    from newslib.tables import INT, STRING, make_table

    numbers = dict.fromkeys(("sentence", "block", "start", "end"), INT)
    shape = {name: numbers.get(name, STRING) for name in Sentence._fields}
    return make_table(shape, sentence_rows(story_or_text))


class Sentence(NamedTuple):
    """A row of the sentence table."""

    half: str
    sentence: int
    block: int
    kind: str
    start: int
    end: int
    text: str


def sentence_rows(story_or_text: Story | str) -> list[Sentence]:
    """The rows of `sentence_table`, for those who need no table."""
    from newslib.reading.story import Story

    if isinstance(story_or_text, str):
        labelled = [("A", block) for block in parse(story_or_text)]
    elif isinstance(story_or_text, Story):
        labelled = [(half.label, block) for half in story_or_text.halves for block in half.blocks]
    else:
        raise InputError(f"sentence_table needs a Story or a string; got {type(story_or_text).__name__}")
    rows: list[Sentence] = []
    for index, (half, block) in enumerate(labelled):
        for start, end in _block_spans(block):
            text = block.text[start:end]
            rows.append(Sentence(half, len(rows), index, block.kind, block.start + start, block.start + end, text))
    return rows


def _block_spans(block: Block) -> Iterator[tuple[int, int]]:
    """Offsets, within the block, of its sentences after the dateline; a block of nothing else is one sentence."""
    skip = len(block.dateline) if len(block.dateline) < len(block.text) else 0
    for start, end in sentence_spans(block.text[skip:]):
        yield skip + start, skip + end


def running_text(sentences: DataFrame, kinds: Sequence[str] = ("paragraph",)) -> DataFrame:
    """The sentences that tell the story: the rows of these kinds, in order, renumbered from 0 in the index.

    A half that has none gives its paragraphs, one without paragraphs its captions, one without captions its
    headlines, and failing these all it has, so that nothing that has a sentence becomes empty.
    """
    kept = running_rows(sentences["half"].tolist(), sentences["kind"].tolist(), kinds)
    return sentences.iloc[kept].sort_values("sentence").reset_index(drop=True)


def running_rows(halves: Sequence[str], kinds: Sequence[str], wanted: Sequence[str] = ("paragraph",)) -> list[int]:
    """The places of the rows that `running_text` keeps, from the halves and kinds of all rows."""
    kept: list[int] = []
    for label in dict.fromkeys(halves):
        half = [i for i, other in enumerate(halves) if other == label]
        choices = (wanted, ("paragraph",), ("caption",), ("headline",))
        found = ([i for i in half if kinds[i] in choice] for choice in choices)
        kept += next((rows for rows in found if rows), half)
    return kept


def texts_by_number(sentences: DataFrame) -> dict[int, tuple[int, str]]:
    """Where each sentence of a sentence table starts in the story's text, and its words, by its number."""
    columns = (sentences[name].tolist() for name in ("sentence", "start", "text"))
    return {number: (start, text) for number, start, text in zip(*columns, strict=True)}
