"""The one tokenizer, so that a count in a chart equals the count in a concordance.

A word is what a reader would point at: "U.S.", "don't", "state-run", "12", "p.m.", "$4.2" are one word each. What
cannot be seen parts no word: an accent on its own behind its letter, a soft hyphen, a blank of no width. Chinese
characters, which no blanks part, are a word each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

import Stemmer

from newslib.reading.lexicons import load_lexicon

if TYPE_CHECKING:
    from pandas import DataFrame

UNSEEN: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Characters within a word that take no room, as a set of a pattern has them: the soft hyphen, joiners, and blanks of
no width, which hide a word from those who search for it."""
HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as a set of a pattern has them."""
# Accents and vowel signs that are characters of their own, behind a letter: of all but the rarest scripts.
_PLACES = chain(range(0x0300, 0x3100), range(0xA66F, 0xAC00), range(0xFB1E, 0xFE30))
_RUNS = [list(run) for is_mark, run in groupby(_PLACES, lambda i: unicodedata.category(chr(i))[0] == "M") if is_mark]
_MARKS = "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in _RUNS)
_LETTERS = rf"[^\W_{HAN}]+(?:[{_MARKS}{UNSEEN}]+[^\W_{HAN}]*)*"
WORD = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?(?:['’‘ʼ`-][^\W_]+)*  # U.S.  p.m.  G.O.P  U.S.-led  U.S.'s
    | [$£€¥]?\d+(?:[.,:/]\d+)*(?:[^\W_]+|%)?            # 12  $4.2  12,000  10:30  3.5%  21st  9/11
      (?:-[^\W_]+)*                                     # 12-year-old
    | [{HAN}]
    | {_LETTERS}(?:(?:['’‘ʼ`&]|[-‐‑]){_LETTERS})*      # Kyiv  don't  state-run  AT&T  COVID-19
    """,
    re.VERBOSE,
)
_STEMMER = Stemmer.Stemmer("english", 0)  # no cache of its own: a term is stemmed once
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_UNSEEN = re.compile(rf"[{UNSEEN}]")
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
    """The term that a word counts as: lower case, straight apostrophe, no possessive, nothing unseen, accents joined.

    >>> term_of("Ukraine‘s"), term_of("U.S."), term_of("Don’t"), term_of("fer\u200bry"), term_of("cafe\u0301")
    ('ukraine', 'u.s.', "don't", 'ferry', 'café')
    """
    if not word.isascii():
        word = unicodedata.normalize("NFC", _UNSEEN.sub("", word)) or word
    term = word.translate(_APOSTROPHES).casefold()
    if term.endswith("'s") and is_stop(term):  # "it's" and "that's" are contractions
        return term
    return _POSSESSIVE.sub("", term) or term


@cache
def stop_words() -> frozenset[str]:
    """The function words that carry no news (lower case, straight apostrophes)."""
    return frozenset(load_lexicon("stop_words"))


def is_stop(term: str) -> bool:
    """Whether a term is a function word, or a single letter of an alphabet."""
    return term in stop_words() or (len(term) == 1 and term < "\u2e80" and not term.isdigit())


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
