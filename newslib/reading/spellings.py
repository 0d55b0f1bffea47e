"""When two forms are one name in other letters: capitals, accents, hyphens, apostrophes, full stops, spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

AS_WRITTEN = "as written"
Name = tuple[str, str]  # the name and the reason
_DOUBLED = re.compile(r"(\w)\1")
_QUOTES = str.maketrans("‘’`´ʼ“”‐‑", "'''''\"\"--")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"})
_BRITISH = {
    "organisation": "organization",
    "organisations": "organizations",
    "defence": "defense",
    "centre": "center",
    "harbour": "harbor",
    "programme": "program",
    "theatre": "theater",
}


def plain(form: str) -> str:
    """A form with straight quotes and single spaces.

    >>> plain("Ford  ’s")
    "Ford 's"
    """
    return " ".join(form.translate(_QUOTES).split())


def unaccented(form: str) -> str:
    """A form without its accents.

    >>> unaccented("José Łuczak")
    'Jose Luczak'
    """
    letters = unicodedata.normalize("NFKD", form.translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _american(form: str) -> str:
    """A form with American spelling."""
    words = form.replace("&", " and ").split()
    return " ".join(_like(word, _BRITISH[word.casefold()]) if word.casefold() in _BRITISH else word for word in words)


def _like(word: str, other: str) -> str:
    """Another word with the capitals of this one."""
    return other.upper() if word.isupper() and len(word) > 1 else other.capitalize() if word.istitle() else other


_STEPS: dict[str, Callable[[str], str]] = {
    "accents": unaccented,
    "apostrophes": lambda form: form.replace("'", ""),
    "full stops": lambda form: form.replace(".", ""),
    "hyphens": lambda form: form.replace("-", " "),
    "spelling": _american,
    "capitals": str.casefold,
}


@lru_cache(maxsize=50_000)
def fold(form: str) -> str:
    """A form without what spellings of one name differ in; two forms of one name fold alike.

    >>> fold("José Ruiz-Vabo"), fold("U.S."), fold("O’Hara"), fold("Defence Ministry")
    ('jose ruiz vabo', 'us', 'ohara', 'defense ministry')
    """
    return _after(_STEPS, form)


def _after(steps: Iterable[str], form: str) -> str:
    """A form after these steps."""
    form = plain(form)
    for what in steps:
        form = _STEPS[what](form)
    return form


def other_spelling(form: str, name: str) -> str:
    """In what a form differs from a name that it folds alike with; "" where the two fold differently.

    >>> other_spelling("JOSE VABO", "José Vabo"), other_spelling("Jose Vabo", "Jose Vado")
    ('other accents and capitals of José Vabo', '')
    """
    if form == name:
        return AS_WRITTEN
    if fold(form) != fold(name):
        return ""
    # Two forms differ in capitals where everything but the capitals has been made alike and they are still unlike.
    rest = {what: [step for step in _STEPS if step != what] for what in _STEPS}
    told = [what for what, steps in rest.items() if _after(steps, form) != _after(steps, name)]
    return f"other {' and '.join(told)} of {name}" if told else AS_WRITTEN


def close(one: str, other: str) -> bool:
    """Whether two surnames may be spellings of one: the same first letter, and long for the letters that differ.

    A letter that is doubled in one of them counts for nothing.

    >>> close("Zelenskyy", "Zelensky"), close("Jones", "Johns"), close("Hoffman", "Hofman")
    (True, False, True)
    """
    from rapidfuzz.distance import Levenshtein

    one, other = (_DOUBLED.sub(r"\1", name.casefold()) for name in (one, other))
    length = min(len(one), len(other))
    allowed = 0 if length < 6 else 1 if length < 9 else 2
    return one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed
