"""What a number counts: the noun phrase right after it, found by word lists and endings.

There is no tagger here. A phrase never runs over a mark, a function word or a verb that the lists know, and where the
words leave a doubt it is the shorter one, or none.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import Final, NamedTuple

from newslib.reading.calendar import MONTHS, WEEKDAYS
from newslib.reading.lexicons import load_lexicon
from newslib.reading.word_before import word_set
from newslib.reading.words import is_stop

LONGEST: Final = 5  # words from a number to its noun
_NEXT = re.compile(
    r"""[\ \u00a0-](?P<word>(?:[A-Z]\.){2,}
        | [^\W\d_]{1,30}(?:(?:[&'’‘-]|\.(?=\w))[^\W\d_]{1,30}){0,4}(?P<owner>['’](?!\w))?)(?!\w)""",
    re.VERBOSE,
)
_KEPT: Final = word_set("more other most additional new further own such few full fewer less")
_CAPITALS: Final = frozenset(["US", "IT"])  # no pronouns, though their letters are
_DAYS: Final = frozenset([*WEEKDAYS, *MONTHS])
_LOOSE: Final = frozenset(["plus", "odd", "some"])  # "15-plus years"
_ADJECTIVE: Final = ("ful", "ous", "less", "able", "ible", "al", "est", "ish", "ive", "ic", "ary", "ly", "ed")
_COMPOUND: Final = word_set("arms communications media operations sales savings sports systems")
_HURT: Final = word_set("dead hurt injured killed missing wounded")
_NO_NOUN: Final = ("ly", "ed", "ing", "est", "ous")
_PERSON_OR_DEED: Final = ("er", "or", "ist", "ian", "man", "woman", "ment", "tion", "sion", "ship", "ance", "ence")


class _Word(NamedTuple):
    start: int
    end: int
    word: str  # lower case, straight apostrophe
    capital: bool
    owner: bool


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_lexicon(name))


def counted(text: str, at: int, *, several: bool, ranked: bool = False) -> tuple[int, str]:
    """Where the noun phrase that a number counts ends, and the phrase.

    Parameters
    ----------
    text : str
    at : int
        Where the number ends.
    several : bool
        Whether the noun is a plural, as after any number but one.
    ranked : bool
        Whether the number is an ordinal, which singular and plural may follow.

    >>> text = "Two lorry drivers were hurt"
    >>> counted(text, 3, several=True)
    (17, 'lorry drivers')
    >>> counted("one fit goalkeeper left", 3, several=False)
    (18, 'fit goalkeeper')
    """
    words = _phrase(text, at)
    if not words:
        return at, ""
    if text[at] == "-" and words[0].word not in _LOOSE and not (ranked and words[0].word.endswith("est")):
        return (at, "") if is_stop(words[0].word.partition("-")[0]) else _joined(text, words)
    if words[0].word in _LOOSE:
        words = words[1:]
    if not words:  # "the 21st odd"
        return at, ""
    last = _plural(words) if several else _single(words, ranked)
    if last is None:
        return at, ""
    end = last.end - (2 if last.word.endswith("'s") else last.word.endswith("'"))
    return end, text[words[0].start : end]


def joined_word(text: str, at: int) -> str:
    """The word that a hyphen joins to a number, in lower case: "year-old" of "52-year-old"."""
    match = _NEXT.match(text, at) if text[at : at + 1] == "-" else None
    return match["word"].lower() if match else ""


def is_age(text: str, at: int) -> bool:
    """Whether a number is the years of somebody's age: "a 52-year-old", "a 52 year-old", "52-year old"."""
    return bool(_AGE.match(text, at))


_AGE = re.compile(r"[\s-]years?-olds?\b|-years?\solds?\b", re.I)


def _phrase(text: str, at: int) -> list[_Word]:
    """The words that may belong to what is counted: up to the first that cannot."""
    words: list[_Word] = []
    while len(words) < LONGEST:
        match = _NEXT.match(text, at)
        if not match:
            break
        written = match["word"]
        word = written.lower().replace("’", "'").replace("‘", "'")
        capital = written[0].isupper()
        joined = not words and text[at] == "-"
        if not joined and _breaks(word, written, capital):
            break
        at = match.end()
        words.append(_Word(match.start("word"), at, word, capital, bool(match["owner"]) or word.endswith("'s")))
    return words


def _breaks(word: str, written: str, capital: bool) -> bool:
    if word in _KEPT or written in _CAPITALS:
        return False
    if is_stop(word) or written in _DAYS:
        return True
    if not capital and word in _listed("no_counted"):
        return True
    return word.endswith("ing") and not capital and len(word) > 5 and word not in _listed("adjectives")


def _joined(text: str, words: list[_Word]) -> tuple[int, str]:
    """A noun that a hyphen joins to its number: "five-year", "18-square-mile"."""
    start, word = words[0].start, words[0].word
    first, _, rest = word.partition("-")
    if first in ("strong", "style"):
        return start - 1, ""
    if first in ("square", "cubic") and rest:
        first = f"{first}-{rest.partition('-')[0]}"
    return start + len(first), text[start : start + len(first)]


def _plural(words: list[_Word]) -> _Word | None:
    """The first plural; the second where the first stands for its adjective ("police officers", "sports teams")."""
    for word, after in zip_longest(words, words[1:]):
        if not word.owner and _is_plural(word.word):
            compound = word.word in _COMPOUND or word.word in _listed("plurals")
            longer = after and not after.owner and after.word not in _HURT and _is_plural(after.word)
            return after if compound and longer else word
    return None


def _is_plural(word: str) -> bool:
    """Whether a word can be the plural of a noun."""
    if "-" in word:
        word = word.rpartition("-")[2]
    if word in _listed("plurals"):
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "'s"))


def _single(words: list[_Word], ranked: bool) -> _Word | None:
    """The noun of "one" or of an ordinal: the first word that is no adjective, with the person or deed after it."""
    place = 0
    while place < len(words) - 1 and _modifies(words[place]):
        place += 1
    if not _is_noun(words[place], ranked):
        place -= 1  # "one female, aged 30": an adjective may be a noun
    if place < 0 or not _is_noun(words[place], ranked) or words[place].word in _KEPT:
        return None
    while place < len(words) - 1 and not words[place].owner and _is_person_or_deed(words[place + 1], ranked):
        place += 1
    return words[place]


def _is_person_or_deed(word: _Word, ranked: bool) -> bool:
    """Whether a word is a noun by its ending, so that the noun before it is its adjective ("family member")."""
    if word.capital or len(word.word) <= 5 or word.word in _KEPT or word.word in _listed("adjectives"):
        return False
    return (word.word.removesuffix("s") if ranked else word.word).endswith(_PERSON_OR_DEED)


def _modifies(word: _Word) -> bool:
    if word.capital or word.word in _KEPT or word.word in _listed("adjectives"):
        return True
    return word.word.endswith(_ADJECTIVE) and len(word.word) > 4


def _is_noun(word: _Word, ranked: bool) -> bool:
    if word.word in _listed("plurals") or word.capital:
        return True
    if word.word.endswith(_NO_NOUN) and len(word.word) > 5 and word.word not in _listed("adjectives"):
        return False
    return ranked or word.owner or not word.word.endswith("s") or word.word.endswith(("ss", "us", "is"))
