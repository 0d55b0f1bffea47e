"""What a name is by its own words: "Karen Smith" is a person, "Ministry of Fish" an organisation.

These rules read the name alone, never what stands beside it. They hold for names that no list has.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import demonyms, given_names, listed_type, places, words_in

CAPITALISED_WORD = r"[A-ZÀ-Þ][\w&.'\-]*"
_SMALL = frozenset(
    [
        "al",
        "ap",
        "ben",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "van",
        "von",
    ]
)
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d+[A-Z]?\s[A-Z]")  # a make of aircraft, car or weapon


@cache
def _event_words() -> dict[str, str]:
    """Last word of a name -> EVENT, or "" for prizes and laws."""
    pairs = (line.split() for line in load_lexicon("event_words"))
    return {word: "EVENT" if kind == "event" else "" for kind, word in pairs}


def is_name(name: str) -> bool:
    """Whether a form can be a name: it has a capital or a script without capitals, and is no calendar word."""
    letters = [c for c in name if c.isalpha()]
    cased = any(c.isupper() for c in letters) or not any(c.islower() for c in letters)
    return bool(letters) and cased and len(name) > 1 and name not in words_in("no_names")


def is_organisation(name: str) -> bool:
    """Whether a name of several words has an organisation's word as a head: last, or before "of", "for", "on", "and".

    >>> is_organisation("Ministry of Fish"), is_organisation("Ministry Road")
    (True, False)
    """
    last = name.split()[-1] if " " in name else ""
    return last in words_in("organisation_words") or last in words_in("team_words") or _has_head(name)


def _has_head(name: str) -> bool:
    """Whether an organisation's word stands before "of" or its like: "Board of Elections"."""
    words = words_in("organisation_words")
    return any(a in words and b in ("of", "for", "on", "and") for a, b in pairwise(name.split()))


def is_full_name(name: str) -> bool:
    """Whether a name reads as a person's: two to four capitalised words, the first a common given name."""
    words = name.split()
    return (
        2 <= len(words) <= 4
        and words[0] in given_names()
        and all((word[0].isupper() and not (word.isupper() and len(word) > 2)) or word in _SMALL for word in words)
        and words[-1] not in _event_words()
        and words[-1] not in ("Center", "Centre", "Jr", "Show")
        and not is_organisation(name)
    )


def told_by_words(name: str) -> str:
    """PERSON or ORG where the words of a name leave no doubt, else "".

    >>> told_by_words("Karen Smith"), told_by_words("Board of Elections"), told_by_words("Blinken")
    ('PERSON', 'ORG', '')
    """
    return "ORG" if is_organisation(name) else "PERSON" if is_full_name(name) else ""


def retype(name: str, kind: str) -> str:
    """The type of a name by its words where they tell it, else `kind`; "" where it is a thing with a name."""
    known = listed_type(name)
    if known:
        return known
    if kind not in ("PERSON", "ORG", "PLACE", "WORK"):
        return kind
    if _DESIGNATION.match(name) and kind != "WORK":
        return ""
    last = name.split()[-1] if " " in name else ""
    if last in _event_words() and not _has_head(name) and kind != "WORK":
        return _event_words()[last]
    if is_full_name(name):
        return kind if kind == "WORK" or (last in words_in("place_words") and kind == "PLACE") else "PERSON"
    if is_organisation(name):
        return "ORG"
    if opens_place(name, kind):
        return "PLACE"
    # "City" ends the names of towns and of teams alike.
    if last in words_in("place_words") and last != "City" and kind != "WORK":
        return "PLACE"
    return "ORG" if _is_team(name) and kind != "WORK" else kind


def opens_place(name: str, kind: str) -> bool:
    """Whether the first of two words makes a name a place's, where it would be taken for `kind`.

    >>> opens_place("Port Vabo", "ORG"), opens_place("Little Vabo", "PERSON"), opens_place("Little Vabo", "ORG")
    (True, True, False)
    """
    first, _, rest = name.partition(" ")
    if not rest or " " in rest or rest in given_names() or kind not in ("PERSON", "ORG"):
        return False
    lines = words_in("place_openers")
    return f"noun {first}" in lines or (kind == "PERSON" and f"adjective {first}" in lines)


def _is_team(name: str) -> bool:
    """Whether a name is a place's with a nickname in the plural: "Vermont Otters"."""
    place, _, last = name.rpartition(" ")
    return place in places() and len(last) > 3 and last[0].isupper() and last.endswith("s") and last not in demonyms()


def stem_of(name: str) -> str:
    """What a company's or a club's name is shortened to: its words before the one that tells what it is; or "".

    Bodies of a town or a state are left alone, because theirs is the place's name.

    >>> stem_of("Corbin Pharma"), stem_of("Great Vabo Trust"), stem_of("Vabo City Council"), stem_of("Oslo Energy")
    ('Corbin', 'Great Vabo', '', '')
    """
    words = name.split()
    last = 1 if len(words) > 1 and words[-1] in words_in("business_words") else 0
    while last and last < len(words) - 1 and words[-last - 1] in words_in("business_words"):
        last += 1
    stem = " ".join(words[:-last]) if last else ""
    known = listed_type(stem) or is_organisation(stem) or stem in words_in("business_words")
    return stem if len(stem) > 3 and not known and is_name(stem) and " of " not in stem else ""
