"""Whether two names that are written differently may mean one bearer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from newslib.reading.name_types import words_in
from newslib.reading.names import initials
from newslib.reading.words import term_of, words_of

if TYPE_CHECKING:
    from newslib.analysis.claims.claim import Claim

SPELLING: Final = 0.34  # letters that differ, as a share of the longer word, for two words to be spellings of one


def words_in_form(form: str) -> frozenset[str]:
    """The words of a name, as terms."""
    return frozenset(term_of(word) for word in words_of(form))


def same_name(a: Claim, b: Claim) -> str:
    """Why two names mean one bearer after all, or "": almost the same letters may be two places, but one person."""
    words_a, words_b = words_in_form(a.text), words_in_form(b.text)
    if words_a <= words_b or words_b <= words_a:
        if a.kind == b.kind and are_two(a.kind, a.text, b.text):
            return ""
        return "one has more words of the name"
    if re.sub(r"\W", "", a.text).casefold() == re.sub(r"\W", "", b.text).casefold():
        return "the same letters"
    if is_short_for(a.text, b.text) or is_short_for(b.text, a.text):
        return "one is short for the other"
    if a.kind != "place" and spelled_alike(a.text, b.text):
        return "spelled another way"
    return ""


_SONS: Final = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_PARTS: Final = ("northern", "southern", "eastern", "western", "central")  # of a place: "Southern California"


def are_two(kind: str, one: str, other: str) -> bool:
    """Whether more words make another bearer: a son, or another place of the lists.

    >>> are_two("place", "Mexico", "New Mexico"), are_two("place", "California", "Southern California")
    (True, False)
    >>> are_two("person", "Karl Lund", "Karl Lund Jr."), are_two("person", "Karl Lund", "Karl B. Lund")
    (True, False)
    """
    words, others = words_in_form(one), words_in_form(other)
    if kind != "place" or words == others:
        return bool((words ^ others) & _SONS)
    countries, regions = words_in("countries"), words_in("regions")
    return all(form in countries or (form in regions and not form.lower().startswith(_PARTS)) for form in (one, other))


def is_short_for(short: str, long: str) -> bool:
    """Whether a form can be short for a name: in capitals or with a full stop, all its letters in the name, in order.

    Initials must have those of the name, or "US" would be short for "United Nations" and "UK" for "Ukraine".

    >>> is_short_for("Fla.", "Florida"), is_short_for("RCA", "River Crossings Authority"), is_short_for("UK", "Ukraine")
    (True, True, False)
    """
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    firsts = initials(long).casefold()
    if len(letters) > 1 and short.isupper() and "".join(letters) in firsts:
        return True
    if len(letters) >= sum(map(str.isalnum, long)) or len(letters) < 2:
        return False
    if short.isupper():
        given = iter(letters)
        if not firsts or not all(letter in given for letter in firsts):
            return False
    elif not short.endswith("."):
        return False
    rest = iter(long.casefold())
    return short[:1].casefold() == long[:1].casefold() and all(letter in rest for letter in letters)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: their last words differ by few letters, and nothing else does.

    >>> spelled_alike("Marit Hallowes", "Marit Hallows"), spelled_alike("Curtis Wendell", "Calvin Wendell")
    (True, False)
    """
    (*given, last), (*given_other, last_other) = one.casefold().split(), other.casefold().split()
    if given and given_other and given != given_other:
        different = [(x, y) for x, y in zip(given, given_other, strict=False) if x != y]
        return (
            last == last_other and len(given) == len(given_other) > 1 and len(different) == 1 and _close(*different[0])
        )
    if min(len(last), len(last_other)) <= 3:
        return False
    last, last_other = _sounds(last), _sounds(last_other)
    longest = max(len(last), len(last_other))
    return Levenshtein.distance(last, last_other) <= SPELLING * longest


_SOUNDS: Final = (("x", "ks"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("y", "i"), ("ie", "i"))


def _sounds(word: str) -> str:
    """A word in letters that sound as they are written: "Lomax" and "Lomacks" become one."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1", r"\1", word)


def _close(one: str, other: str) -> bool:
    return Levenshtein.distance(one, other) <= SPELLING * max(len(one), len(other))
