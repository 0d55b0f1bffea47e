"""The passages that the two versions share, word for word or nearly, as a table; how they are found is in `reuse`.

A long name has to be told as it is, and news has phrases that everybody uses. So a passage also has a weight: its words
in both, where a name of several words counts as one, and so does a stock phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.reuse import Passage, passages
from newslib.errors import require_whole
from newslib.reading.lexicons import load_lexicon
from newslib.reading.words import term_of, word_spans, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Ints = NDArray[np.int64]

LEAST_WEIGHT = 0.5  # of `shortest`; below it a passage is hardly more than a name or a stock phrase
TITLE = 0.7  # of a sentence's words begin with a capital; with more, a capital tells no name
SMALL = frozenset(["of", "the", "for", "de", "la", "du", "des", "al", "bin", "van", "von"])  # inside names


def shared_passages(sentences: DataFrame, *, shortest: int = 6, gap: int = 2) -> DataFrame:
    """Passages that stand in both versions, in whatever order.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `half, start, text`. With `block` and `kind` no passage goes on over a block
        that is left out, or from a paragraph into a caption.
    shortest : int
        The fewest words of a passage that stand in both versions, at least 1.
    gap : int
        The most words of either version that may lie between two shared runs, at least 0; a shared word that stands
        alone is one of these. With 0 a passage is the same word for word.

    Returns
    -------
    DataFrame
        One row a passage, in B's order: `a_start, a_end, b_start, b_end`, offsets into the story's text; `words`, how
        many words it has, in the version where it has more; `perfect`, how many of them stand in both (all, where it
        is verbatim; never below 0.8 of `words`); `weight`, these words counted so that a name of several words, or a
        stock phrase ("spoke on condition of anonymity"), is one. A passage that weighs less than half of `shortest`
        is left out. Larger is more shared. No word of B is in two passages; a passage of A may be, where B repeats
        it. No rows for a story told once.

    Raises
    ------
    InputError
        Where a needed column is missing, or `shortest` or `gap` is out of its range.
    """
    from newslib.tables import FLOAT, INT, make_table, require_columns

    require_columns(sentences, ["half", "start", "text"], "shared_passages")
    require_whole(shortest, "shortest")
    require_whole(gap, "gap", least=0)
    texts, starts = sentences["text"].tolist(), sentences["start"].tolist()
    within = [list(word_spans(text)) for text in texts]
    spans = [(start + a, start + b) for start, found in zip(starts, within, strict=True) for a, b in found]
    words = [text[a:b] for text, found in zip(texts, within, strict=True) for a, b in found]
    row = np.repeat(np.arange(len(texts)), [len(found) for found in within])
    in_b = np.asarray(sentences["half"] == "B", dtype=bool)[row]
    kept = weighed_passages(words, row, _stretches(sentences)[row], in_b, shortest=shortest, gap=gap)
    places = dict.fromkeys(["a_start", "a_end", "b_start", "b_end", "words", "perfect"], INT)
    return make_table({**places, "weight": FLOAT}, [_row(passage, spans, weight) for passage, weight in kept])


def weighed_passages(
    words: Sequence[str], sentence: Ints, stretch: Ints, in_b: NDArray[np.bool_], *, shortest: int, gap: int
) -> list[tuple[Passage, int]]:
    """The passages that two versions share, each with its weight, without those that weigh too little.

    Parameters
    ----------
    words : sequence of str
        All words of both versions as they stand, in reading order.
    sentence, stretch, in_b : ndarray, shape (n_words,)
        The sentence that each stands in; the stretch of text (no passage goes on from one to the next); the version.
    shortest, gap : int
        As for `shared_passages`.
    """
    numbers: dict[str, int] = {}
    terms = np.array([numbers.setdefault(term_of(word), len(numbers)) for word in words], dtype=np.int64)
    found = passages(terms, stretch, np.zeros_like(terms), in_b, shortest=shortest, gap=gap)
    of_word: list[int] = sentence.tolist()
    telling = telling_capitals(words, of_word)
    weighed = [(passage, weight_of(passage.places, words, of_word, telling)) for passage in found]
    return [(passage, weight) for passage, weight in weighed if weight >= LEAST_WEIGHT * shortest]


def _row(passage: Passage, spans: Sequence[tuple[int, int]], weight: int) -> tuple[float, ...]:
    first, last = passage.runs[0], passage.runs[-1]
    a = spans[first.a][0], spans[last.a + last.size - 1][1]
    b = spans[first.b][0], spans[last.b + last.size - 1][1]
    return *a, *b, passage.words, passage.perfect, weight


def _stretches(sentences: DataFrame) -> Ints:
    """A number for each row, the same for rows that a reader reads on without a break."""
    if not len(sentences):
        return np.zeros(0, dtype=np.int64)
    new = (sentences["half"] != sentences["half"].shift()).to_numpy(dtype=bool, na_value=True)
    if "block" in sentences:
        new |= (sentences["block"].diff().fillna(0) > 1).to_numpy(dtype=bool)
    if "kind" in sentences:
        new |= (sentences["kind"] != sentences["kind"].shift()).to_numpy(dtype=bool, na_value=True)
    found: Ints = np.cumsum(new)
    return found


def weight_of(places: Sequence[int], words: Sequence[str], sentence: Sequence[int], telling: Sequence[bool]) -> int:
    """The words at these places, a name and a stock phrase counted as one word each.

    Parameters
    ----------
    places : sequence of int
        Where the words of a passage stand among `words`.
    words, sentence, telling : sequence
        Words as they stand, the sentence of each, and whether its capital may tell a name (`telling_capitals`).
    """
    one_less = _within_names(places, words, sentence, telling)
    one_less |= {places[i] for i in _within_phrases([term_of(words[place]) for place in places])}
    return len(places) - len(one_less)


def telling_capitals(words: Sequence[str], sentence: Sequence[int]) -> list[bool]:
    """Whether each word begins with a capital that may tell a name; in a title, or a text in capitals, none does."""
    capital = [word[:1].isupper() for word in words]
    capitals, letters = Counter(compress(sentence, capital)), Counter(compress(sentence, _open_with_letters(words)))
    telling = {number for number, count in capitals.items() if count <= TITLE * letters[number]}
    return [is_capital and number in telling for is_capital, number in zip(capital, sentence, strict=True)]


def _open_with_letters(words: Sequence[str]) -> Iterator[bool]:
    return (word[:1].isalpha() for word in words)


def _within_names(
    places: Sequence[int], words: Sequence[str], sentence: Sequence[int], telling: Sequence[bool]
) -> set[int]:
    """The places of words that go on a name which began before: "State" in "Secretary of State"."""
    within: set[int] = set()
    name: list[int] = []  # the places since a capital, if nothing but small words of names came since
    before = -1
    for place in places:
        if place != before + 1 or (before >= 0 and sentence[place] != sentence[before]):
            name = []
        if telling[place]:
            within.update([*name[1:], place] if name else ())
            name = [place]
        elif words[place] in SMALL and name:
            name.append(place)
        else:
            name = []
        before = place
    return within


def _within_phrases(terms: Sequence[str]) -> set[int]:
    """The places of words that go on a stock phrase which began before."""
    within: set[int] = set()
    for i in range(len(terms)):
        for phrase in _phrases().get(terms[i], ()):
            if tuple(terms[i : i + len(phrase)]) == phrase:
                within.update(range(i + 1, i + len(phrase)))
                break
    return within


@cache
def phrase_tails() -> frozenset[str]:
    """The terms that go on a stock phrase."""
    return frozenset(term for several in _phrases().values() for phrase in several for term in phrase[1:])


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The stock phrases by their first term, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in sorted(load_lexicon("stock_phrases"), key=len, reverse=True):
        terms = tuple(map(term_of, words_of(line)))
        found.setdefault(terms[0], []).append(terms)
    return found
