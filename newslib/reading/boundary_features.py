"""What speaks for a second version beginning at a block: one number for each sign, for every block.

Twelve signs that an editor would name. None needs a model: words come from the one tokenizer, and every sign is counted
in one pass over the blocks, so that the time grows with the length of the text and not with its square.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import distinct
from newslib.reading.article import Block
from newslib.reading.lexicons import load_lexicon
from newslib.reading.style_shift import style_shifts
from newslib.reading.words import is_stop, term_of, words_of

Floats = NDArray[np.float64]

LEAD_WORDS = 25  # words of running text that make an opening: the lead sentence
STEM = 6  # letters of a term that are compared: "strike" and "strikes" are one word here
PHRASE = 3  # words

_TERMINAL = re.compile(r"""[.?…:;,]["'”’»)\]]*$""")
_EXCLAIMED = re.compile(r"""!["'”’»)\]]*$""")
_ADDRESS = re.compile(r"https?://|www\.|\w\.com\b|\S@\S+\.\w")
_FOLLOWS = re.compile(
    r"""["“]|(?:he|she|they|it|his|her|their|mr|mrs|ms|this|these|that|those|another|
    but|and|also|however|yet|so|still|in\ addition)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PART = r"(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w’'-]+)"
_CAPITALISED = re.compile(rf"{_PART}(?:[ ]{_PART})+")
_POSSESSIVE = re.compile(r"[’']s?$")
_OFFICES = """
    mr mrs ms miss dr president senator sen rep representative congressman gov governor secretary judge justice sheriff
    mayor chancellor ambassador attorney general chief leader speaker former vice prime foreign defense state minister
    house senate white u.s u.k american british according monday tuesday wednesday thursday friday saturday sunday
"""
_NOT_A_NAME = frozenset(_OFFICES.split())


class Signs:
    """The blocks of a text, read once, and the signs at each of them.

    Attributes
    ----------
    blocks : sequence of Block
    running : list of bool
        Whether a block is running text: a paragraph, or a headline that says a sentence; no title, no closing line.
    candidates : list of int
        The blocks that could begin a second version: some running text stands before, some text of the story at or
        after, and the block is no credit, note or byline (unless the text opens with the same one). So a headline
        repeated at the top is none.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.size = len(blocks)
        self.closing = [is_closing(block) for block in blocks]
        self.title = [is_title(block) and not closing for block, closing in zip(blocks, self.closing, strict=True)]
        body = [
            block.kind in ("paragraph", "headline") and not closing
            for block, closing in zip(blocks, self.closing, strict=True)
        ]
        self.running = [inside and not title for inside, title in zip(body, self.title, strict=True)]
        self.words = [words_of(block.text) if inside else [] for block, inside in zip(blocks, body, strict=True)]
        first = next((i for i, running in enumerate(self.running) if running), self.size)
        last = max((i for i, inside in enumerate(body) if inside), default=-1)
        self.candidates = [
            k
            for k in range(first + 1, last + 1)
            if blocks[k].kind not in ("credit", "note", "byline") or blocks[k].text == blocks[0].text
        ]
        self.names = _names_again(blocks, self.running, self.words)

    def table(self) -> dict[str, Floats]:
        """One array a sign, with a value for each candidate; `halves.find_boundary` says what each means."""
        at = np.array(self.candidates, dtype=np.int64)
        terms, weights = self._terms()
        openings = [self._window(terms, k, self._after(k, words=LEAD_WORDS)) for k in (0, *self.candidates)]
        lead_end = self._after(0, words=LEAD_WORDS)
        restart = [_cosine(opening, openings[0], weights) for opening in openings[1:]]
        columns: dict[str, Iterable[float]] = {
            "restart": [x if k >= lead_end else 0.0 for x, k in zip(restart, self.candidates, strict=True)],
            "names_again": [min(len(self.names_at(k)), 3) for k in self.candidates],
            "dateline": [any(b.dateline for b in self.blocks[k : self._after(k)]) for k in self.candidates],
            "title": [self.title[k] for k in self.candidates],
            "after_closing": [self.closing[k - 1] and not self.closing[k] for k in self.candidates],
            "follow_up": [self.follows(k) for k in self.candidates],
            "cohesion": [self._cohesion(terms, weights, k) for k in self.candidates],
            "shared_words": _spanning(terms, weights)[at] / max(weights.sum(), 1e-9),
            "shared_phrases": np.log1p(self._phrases()[at]),
            "repeats": [self._repeats(k) for k in self.candidates],
        }
        columns |= {name: values[at] for name, values in style_shifts([block.text for block in self.blocks]).items()}
        return {name: np.asarray(values, dtype=np.float64) for name, values in columns.items()}

    def names_at(self, k: int) -> list[str]:
        """People named in full again in the two paragraphs from block `k` on."""
        return [name for i in range(k, self._after(k, paragraphs=2)) for name in self.names[i]]

    def follows(self, k: int) -> bool:
        """Whether block `k` opens as no story does: with a bare quotation, a pronoun or a connective."""
        return not self.title[k] and _FOLLOWS.match(self.blocks[k].text) is not None

    def _after(self, start: int, *, words: int = 0, paragraphs: int = 1) -> int:
        """The block after the first ones from `start` that hold so many words and paragraphs of running text."""
        for i in range(start, self.size):
            if self.running[i]:
                words -= len(self.blocks[i].text.split())
                paragraphs -= 1
            if words <= 0 and paragraphs <= 0:
                return i + 1
        return self.size

    def _terms(self) -> tuple[list[NDArray[np.int64]], Floats]:
        """The distinct content words of each block as numbers, and each word's weight ln((n + 1) / blocks with it)."""
        number: dict[str, int] = {}
        rows = [
            distinct(np.array([number.setdefault(key, len(number)) for key in _keys(words)], dtype=np.int64))
            for words in self.words
        ]
        counts = np.bincount(np.concatenate([*rows, np.zeros(0, np.int64)]), minlength=len(number))
        return rows, np.log((self.size + 1) / np.maximum(counts, 1))

    def _window(self, terms: list[NDArray[np.int64]], start: int, stop: int) -> NDArray[np.int64]:
        return distinct(np.concatenate([*terms[start:stop], np.zeros(0, np.int64)]))

    def _cohesion(self, terms: list[NDArray[np.int64]], weights: Floats, k: int) -> float:
        """Likeness of the two blocks before `k` to what starts there."""
        before = self._window(terms, max(k - 2, 0), k)
        return _cosine(before, self._window(terms, k, self._after(k, paragraphs=2)), weights)

    def _repeats(self, k: int) -> float:
        """Share of the longer side that is the text's opening blocks over again, letter for letter, from `k` on."""
        run = 0
        while k + run < self.size and self.blocks[k + run].text == self.blocks[run].text:
            run += 1
        return min(run / max(k, self.size - k), 1.0)

    def _phrases(self) -> Floats:
        """For every block, how many distinct three-word phrases stand both before it and at or after it."""
        seen: dict[tuple[str, ...], list[int]] = {}
        for i, words in enumerate(self.words):
            row = [term_of(word) for word in words] if self.running[i] else []
            stops = [is_stop(term) for term in row]
            for at in range(len(row) - PHRASE + 1):
                if sum(stops[at : at + PHRASE]) < 2:
                    seen.setdefault(tuple(row[at : at + PHRASE]), [i, i])[1] = i
        return _cover([first for first, _ in seen.values()], [last for _, last in seen.values()], self.size)


def is_title(block: Block) -> bool:
    """Whether a block reads as a title: short, no full stop; or a cry in capitals, as some rewrites open with."""
    text, words = block.text, block.text.split()
    if block.kind not in ("paragraph", "headline") or not 2 <= len(words) <= 22 or _TERMINAL.search(text):
        return False
    long = [word for word in (re.sub(r"\W", "", word) for word in words) if len(word) > 3 and word.isalpha()]
    if _EXCLAIMED.search(text) or (text[0] in '"“' and text[-1] in '"”'):  # else it is somebody's words
        return sum(word[0].isupper() for word in long) >= 0.7 * max(len(long), 1)
    return True


def is_closing(block: Block) -> bool:
    """Whether a block is what stands after a story: a contributor line, a source, a share bar, an address."""
    if block.kind in ("credit", "caption", "byline"):
        return False
    text, words = block.text, len(block.text.split())
    match = _closing_lines().match(text)
    introduces = words > 2 and text.endswith(":")  # "Read the letter in full:" has the letter after it
    listed = match is not None and not introduces and words <= (25 if " " in match.group().strip() else 8)
    address = words <= 12 and _ADDRESS.search(text) is not None and not _TERMINAL.search(text)
    return block.kind == "note" or listed or address


@cache
def _closing_lines() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, load_lexicon('closing_lines')))})\b", re.IGNORECASE)


def _keys(words: list[str]) -> Iterable[str]:
    terms = (term_of(word) for word in words)
    return (term[:STEM] if term.isalpha() else term for term in terms if not is_stop(term))


def _cosine(a: NDArray[np.int64], b: NDArray[np.int64], weights: Floats) -> float:
    """Cosine of two sets of words, each word counting as its weight."""
    norm = math.sqrt(float((weights[a] ** 2).sum()) * float((weights[b] ** 2).sum()))
    both = np.sort(np.concatenate([a, b]))
    shared = both[1:][both[1:] == both[:-1]]
    return float((weights[shared] ** 2).sum()) / norm if norm else 0.0


def _spanning(terms: list[NDArray[np.int64]], weights: Floats) -> Floats:
    """For every block, the weight of the words that stand both before it and at or after it."""
    first, last = np.zeros(len(weights), np.int64), np.zeros(len(weights), np.int64)
    for i, row in reversed(list(enumerate(terms))):
        first[row] = i
    for i, row in enumerate(terms):
        last[row] = i
    return _cover(first, last, len(terms), weights)


def _cover(first: Iterable[int], last: Iterable[int], size: int, weights: Floats | None = None) -> Floats:
    """For every k below `size`: the weight of the pairs with first < k <= last."""
    starts, ends = np.asarray(first, dtype=np.int64), np.asarray(last, dtype=np.int64)
    opened = np.bincount(starts + 1, weights, minlength=size + 2)
    closed = np.bincount(ends + 1, weights, minlength=size + 2)
    return np.asarray(np.cumsum(opened - closed)[:size], dtype=np.float64)


def _names_again(blocks: Sequence[Block], running: list[bool], words: list[list[str]]) -> list[list[str]]:
    """For every block, the people it names in full whom the text last named by their surname alone."""
    full = [_full_names(block.text) if inside else {} for block, inside in zip(blocks, running, strict=True)]
    surnames = {surname for names in full for surname in names}
    alone: dict[str, bool] = {}
    again: list[list[str]] = []
    for names, row in zip(full, words, strict=True):
        again.append([name for surname, name in names.items() if alone.get(surname)])
        for surname in surnames.intersection(_POSSESSIVE.sub("", word) for word in row):
            alone[surname] = surname not in names
    return again


def _full_names(text: str) -> dict[str, str]:
    """Surname -> name in full, for the capitalised runs of two to four words that may be people's names."""
    names: dict[str, str] = {}
    for match in _CAPITALISED.finditer(text):
        parts = [_POSSESSIVE.sub("", part) for part in match.group().split()]
        while parts and _is_no_name(parts[0]):
            parts.pop(0)
        if 2 <= len(parts) <= 4 and len(parts[-1]) > 2 and not parts[-1].isupper() and not _is_no_name(parts[-1]):
            names.setdefault(parts[-1], " ".join(parts))
    return names


def _is_no_name(word: str) -> bool:
    """Whether a capitalised word is a title or an office, or one that only opens a sentence."""
    return word.casefold().strip(".") in _NOT_A_NAME or (len(word.strip(".")) > 1 and is_stop(term_of(word)))
