"""Sentences that know their half, block and offsets.

The splitter is one regular expression for the places where a sentence might end, and a few rules, in the order a
copy editor would ask: does a full stop belong to an abbreviation or an initial; how does the next word begin; is a
speaker named right after the quotation? It never looks beyond a block, because a news page ends its blocks for us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from newslib.errors import InputError
from newslib.reading.article import Block, parse
from newslib.reading.lexicons import load_lexicon

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
_CANDIDATE = re.compile(
    rf"""
      (?P<stop>(?<![.!?…])(?<![.!?…][ ])[.!?…]++(?:[ ]\.)*+)(?P<close>[{_CLOSERS}]*)(?P<gap>\s+)(?=\S)
        (?![”’)\]]|"(?:\s|$))                                               # a mark that only closes begins nothing
    | (?P<wide>[。！？]+[”’」』）]*)(?P<none>\s*)(?=\S)                     # no space follows in Chinese, Japanese
    | (?P<tight>(?<=[^\W\d_][^\W\d_])[.!?]|(?<=\d)\.)(?P<tightclose>["”’]?)(?=[A-Z][a-z]+[\s,’'])
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"""[^\s"“”‘(\[—–]+$""")
_INITIAL = re.compile(r"(?:^|[.\-])[A-ZÀ-Þ]$")
_NEXT_WORD = re.compile(rf"[{_OPENERS}]*([^\W_]+(?:['’][^\W_]+)?)")
_SPEAKER = re.compile(
    r"""(?:[A-Z][\w.'’\-]*\s+){1,4}(?:said|says|asked|added|told|wrote|tweeted|replied|shouted|continued|exclaimed)\b"""
)
_ITEM = re.compile(r"(?:[•⁃‣·*-]\s?)?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))[.)]{1,2}\s")
_DAY_OR_ZONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*|May|"
    r"Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|UTC|GMT|BST|CES?T|[ECMP][SD]?T|[A-Z]\.[A-Z]\.)(?!\w)"
)
_ADDRESS = re.compile(r"(?:https?:|www\.|@)\S*$", re.IGNORECASE)


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation -> its class: title, number, time or either."""
    entries = (line.split(maxsplit=1) for line in load_lexicon("abbreviations"))
    return {abbreviation: kind for kind, abbreviation in entries}


@cache
def _starters() -> frozenset[str]:
    return frozenset(load_lexicon("sentence_starters"))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one block of text, without the white space between them.

    >>> text = "Mr. Li left the U.S. on Sept. 11. “Why?” she asked. He won’t say."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Mr. Li left the U.S. on Sept. 11.', '“Why?” she asked.', 'He won’t say.']
    """
    for first, last in _item_spans(text, len(text) - len(text.lstrip()), len(text.rstrip())):
        start = first
        item = _ITEM.match(text, first, last)
        for match in _CANDIDATE.finditer(text, item.end() if item else first, last):
            if match.start() >= start and _ends_sentence(text, match):
                end = match.end() - len(match["gap"] or match["none"] or "")
                yield start, end
                start = match.end()
        if start < last:
            yield start, last


def _item_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the items of a list that was run together in one line ("1. Bread 2. Milk"), else of the whole."""
    item = _ITEM.match(text, start, end)
    while item:
        label = item["number"] or item["letter"]
        following = str(int(label) + 1) if item["number"] else chr(ord(label) + 1)
        mark = text[item.start() : item.start(item.lastgroup or 0)]
        close = re.escape(text[item.end(item.lastgroup or 0) : item.end() - 1])
        again = re.compile(rf"(?<=\s){re.escape(mark)}{following}{close}\s").search(text, item.end(), end)
        if not again:
            break
        yield start, len(text[: again.start()].rstrip())
        start = again.start()
        item = _ITEM.match(text, start, end)
    if start < end:
        yield start, end


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the candidate is the end of a sentence."""
    before = _LAST_WORD.search(text, max(0, match.start() - 60), match.start())
    last = before.group() if before else ""
    if match["wide"]:
        return True
    if match["tight"]:
        return not _ADDRESS.search(last + ".") and last.casefold() not in _abbreviations() and len(last) > 2
    following = text[match.end() : match.end() + 60]
    after = _NEXT_WORD.match(following)
    word = after.group(1) if after else ""
    if text[match.start() - 1 : match.start()] == "[" or (len(match["stop"]) > 1 and word in ("I", "I'm", "I’m")):
        return False  # an ellipsis leaves something out; it ends nothing
    if match["close"] and _SPEAKER.match(following) and match["stop"] != ".":
        return False  # “Who are you?” Ms. Li asked.
    if match["stop"] != "." or match["close"]:
        return not word or not word[0].islower()
    return _full_stop_ends(last, word, following)


def _full_stop_ends(last: str, word: str, following: str) -> bool:
    """Whether a bare full stop between the words `last` and `word` ends a sentence."""
    if word[:1].islower():
        return False
    kind = _abbreviations().get(last.casefold(), "") or _abbreviations().get(last.casefold().rpartition("-")[2], "")
    starts = word.casefold() in _starters() or following[0] in '“"‘'
    if kind == "title":
        return False
    if kind == "number":
        return not word[:1].isdigit() and starts
    if kind == "time":
        return not _DAY_OR_ZONE.match(following)
    if kind == "either" or _INITIAL.search(last):
        return starts
    return True


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
    from newslib.reading.story import Story
    from newslib.tables import INT, STRING, make_table

    if isinstance(story_or_text, str):
        labelled = [("A", block) for block in parse(story_or_text)]
    elif isinstance(story_or_text, Story):
        labelled = [(half.label, block) for half in story_or_text.halves for block in half.blocks]
    else:
        raise InputError(f"sentence_table needs a Story or a string; got {type(story_or_text).__name__}")
    rows: list[tuple[object, ...]] = []
    for index, (half, block) in enumerate(labelled):
        for start, end in _block_spans(block):
            text = block.text[start:end]
            rows.append((half, len(rows), index, block.kind, block.start + start, block.start + end, text))
    shape = {
        "half": STRING,
        "sentence": INT,
        "block": INT,
        "kind": STRING,
        "start": INT,
        "end": INT,
        "text": STRING,
    }
    return make_table(shape, rows)


def _block_spans(block: Block) -> Iterator[tuple[int, int]]:
    """Offsets, within the block, of its sentences after the dateline; a block of nothing else is one sentence."""
    skip = len(block.dateline) if len(block.dateline) < len(block.text) else 0
    for start, end in sentence_spans(block.text[skip:]):
        yield skip + start, skip + end


def running_text(sentences: DataFrame) -> DataFrame:
    """The sentences that tell the story: the rows of kind `paragraph`, renumbered from 0 in the index.

    A half without paragraphs gives its captions, one without captions its headlines, and failing these all it has,
    so that nothing that has a sentence becomes empty.
    """
    import pandas as pd

    kept = []
    for _, group in sentences.groupby("half", sort=False):
        masks = (group["kind"] == kind for kind in ("paragraph", "caption", "headline"))
        kept.append(next((group[mask] for mask in masks if mask.any()), group))
    return (pd.concat(kept) if kept else sentences).sort_values("sentence").reset_index(drop=True)
