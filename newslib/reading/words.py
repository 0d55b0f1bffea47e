"""The one tokenizer, so that a count in a chart equals the count in a concordance.

A word is what a reader would point at: "U.S.", "don't", "state-run", "12", "p.m.", "$4.2" are one word each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import Stemmer

from newslib.reading.lexicons import load_lexicon

if TYPE_CHECKING:
    from pandas import DataFrame

WORD = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?(?:['’‘ʼ`-][^\W_]+)*  # U.S.  p.m.  G.O.P  U.S.-led  U.S.'s
    | [$£€¥]?\d+(?:[.,:/]\d+)*(?:[^\W_]+|%)?            # 12  $4.2  12,000  10:30  3.5%  21st  9/11
      (?:-[^\W_]+)*                                     # 12-year-old
    | [^\W_]+(?:(?:['’‘ʼ`&]|[-‐‑])[^\W_]+)*              # Kyiv  don't  state-run  AT&T  COVID-19
    """,
    re.VERBOSE,
)
_STEMMER = Stemmer.Stemmer("english", 0)  # no cache of its own: a term is stemmed once
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_POSSESSIVE = re.compile(r"(?<=\w)'s$|(?<=s)'$|(?<=\.)'s$")


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of every word of `text`, in order.

    >>> text = "The U.S. didn't say."
    >>> [text[start:end] for start, end in word_spans(text)]
    ['The', 'U.S.', "didn't", 'say']
    """
    return (match.span() for match in WORD.finditer(text))


def words_of(text: str) -> list[str]:
    """Every word of `text` as it stands, in order."""
    return WORD.findall(text)


@lru_cache(maxsize=100_000)
def term_of(word: str) -> str:
    """The term that a word counts as: lower case, straight apostrophe, no possessive.

    >>> term_of("Ukraine‘s"), term_of("U.S."), term_of("Don’t")
    ('ukraine', 'u.s.', "don't")
    """
    term = word.translate(_APOSTROPHES).casefold()
    if term.endswith("'s") and is_stop(term):  # "it's" and "that's" are contractions
        return term
    return _POSSESSIVE.sub("", term) or term


@cache
def stop_words() -> frozenset[str]:
    """The function words that carry no news (lower case, straight apostrophes)."""
    return frozenset(load_lexicon("stop_words"))


def is_stop(term: str) -> bool:
    """Whether a term is a function word, or a single letter."""
    return term in stop_words() or (len(term) == 1 and not term.isdigit())


_I_AND_WE = ("i", "me", "my", "mine", "myself", "we", "our", "ours", "ourselves")
_SPEAKERS = frozenset([*_I_AND_WE, "you", "your", "yours", "yourself", "yourselves"])


def speaks(term: str) -> bool:
    """Whether a term is a pronoun of the first or second person, alone or run together ("I'm", "we'll").

    "us" is left out: without its capitals it cannot be told from the country.
    """
    return term.partition("'")[0] in _SPEAKERS


_DENIALS = frozenset(["not", "no", "never", "nor", "none", "nobody", "nothing", "neither", "without", "cannot"])


def denies(term: str) -> bool:
    """Whether a term denies what the sentence says: "not", "never", "isn't"."""
    return term in _DENIALS or term.endswith("n't")


@lru_cache(maxsize=100_000)
def stem_of(term: str) -> str:
    """The Snowball English ("Porter2") stem of a term; numbers and abbreviations stay as they are.

    >>> stem_of("strikes"), stem_of("escalating"), stem_of("u.s.")
    ('strike', 'escal', 'u.s.')
    """
    return str(_STEMMER.stemWord(term)) if term.isalpha() else term


def stems_of(terms: Sequence[str]) -> list[str]:
    """The stems of many terms, as `stem_of` gives them one by one."""
    stems = _STEMMER.stemWords(list(terms))
    return [stem if term.isalpha() else term for term, stem in zip(terms, stems, strict=True)]


def word_table(sentences: DataFrame) -> DataFrame:
    """Every word of the sentences, one a row.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `half, sentence, start, text`.

    Returns
    -------
    DataFrame
        `half` and `sentence` of the word; `position`, counted from 0 through all words of the half; `start, end`,
        offsets into the story's text; `text`, the word as it stands; `term`, what it counts as (`term_of`); `stop`,
        whether the term is a function word. Stop words have rows too: they belong to every denominator.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    from newslib.tables import BOOL, INT, STRING, make_table, require_columns

    require_columns(sentences, ["half", "sentence", "start", "text"], "word_table")
    positions: dict[str, int] = {}
    rows = []
    columns = (sentences[name].tolist() for name in ("half", "sentence", "start", "text"))
    for half, sentence, offset, text in zip(*columns, strict=True):
        for start, end in word_spans(text):
            position = positions.get(half, 0)
            positions[half] = position + 1
            term = term_of(text[start:end])
            rows.append((half, sentence, position, offset + start, offset + end, text[start:end], term, is_stop(term)))
    shape = {"half": STRING, "sentence": INT, "position": INT, "start": INT, "end": INT}
    return make_table({**shape, "text": STRING, "term": STRING, "stop": BOOL}, rows)
