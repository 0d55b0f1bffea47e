"""One name for the forms of one entity, and for every form the reason why it has that name.

Places never merge by likeness: "North Korea" is a few letters from "South Korea". Organisations merge with their
initials and their short forms where the story leaves no choice; persons are a room of their own (`people`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import listed_aliases as listed_aliases
from newslib.reading.name_types import listed_type
from newslib.reading.name_words import stem_of
from newslib.reading.people import People
from newslib.reading.spellings import AS_WRITTEN, Name, fold, other_spelling
from newslib.reading.spellings import plain as plain

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "et", "&", "at", "to"])
_LEGAL = re.compile(
    r",?\s(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|PLC|plc|Plc|LLC|LLP|AG|GmbH|SA|SpA|NV)\.?$"
)


def canonical_names(mentions: Sequence[tuple[str, str, str]], aliases: Mapping[str, str]) -> list[Name]:
    """The name of each mention and why.

    Parameters
    ----------
    mentions : sequence of (half, text, type)
        In reading order.
    aliases : mapping of str to str
        The reader's own, over all others.

    Returns
    -------
    list of (name, reason)
        As many as mentions. A form that is not merged is its own name, "as written".
    """
    own = {plain(form).casefold(): name for form, name in aliases.items()}
    plains = [(half, plain(text), kind) for half, text, kind in mentions]
    free = [mention for mention in plains if mention[1].casefold() not in own]
    people = People([mention for mention in free if mention[2] == "PERSON"])
    others = _others(Counter((text, kind) for _, text, kind in free if kind != "PERSON"))
    out: list[Name] = []
    for half, text, kind in plains:
        if text.casefold() in own:
            out.append((own[text.casefold()], "named by the reader"))
        elif kind == "PERSON":
            out.append(people.name(half, text))
        else:
            out.append(others[text, kind])
    return out


def _others(counts: Counter[tuple[str, str]]) -> dict[tuple[str, str], Name]:
    """Names of everything that is not a person, by form and type."""
    usual: dict[tuple[str, str], str] = {}
    for text, kind in sorted(counts, key=lambda key: (key[0].isupper() and len(key[0]) > 5, -counts[key])):
        usual.setdefault((fold(text), kind), text)
    bodies = _without_twins([text for (_, kind), text in usual.items() if kind == "ORG"])
    named: dict[tuple[str, str], Name] = {}
    for text, kind in counts:
        form = usual[fold(text), kind]
        listed = _listed(form, kind)
        if listed:
            named[text, kind] = listed if listed[0] != text else (text, AS_WRITTEN)
        elif kind == "ORG" and (whole := _whole(form, bodies)):
            named[text, kind] = whole
        elif kind == "GROUP" and (one := usual.get((fold(text).removesuffix("s"), kind), text)) != text:
            named[text, kind] = one, f"plural of {one}"
        else:
            named[text, kind] = form, other_spelling(text, form)
    # What a short form stands for may have a usual name itself: "DoJ", "Department of Justice", "Justice Department".
    return {(text, kind): (named.get((name, kind), (name, ""))[0], why) for (text, kind), (name, why) in named.items()}


# --- what the lists know


def _listed(form: str, kind: str) -> Name | None:
    """The name that the lists give a place's or an organisation's form."""
    if kind == "PLACE" and (state := _states().get(form)):
        return state, f"abbreviation of {state}"
    if kind not in ("PLACE", "ORG"):
        return None
    # Short forms that differ in capitals may be something else: "Who" is no health organisation.
    name = listed_aliases().get(form) or (_folded_aliases().get(fold(form)) if len(form) > 3 else None)
    return (name, f"alias of {name}") if name else None


@cache
def _states() -> dict[str, str]:
    """Abbreviation -> American state."""
    lines = (line.split(" = ") for line in load_lexicon("state_abbreviations"))
    return {form: state for state, forms in lines for form in forms.split("; ")}


@cache
def _folded_aliases() -> dict[str, str]:
    """Folded form -> name."""
    return {fold(form): name for form, name in listed_aliases().items()}


# --- short forms of organisations


def _without_twins(bodies: Sequence[str]) -> list[str]:
    """The names but for those that another has without its legal form: "Corbin Pharma Inc." beside "Corbin Pharma"."""
    bare = {fold(name) for name in bodies}
    return [name for name in bodies if name == (short := _LEGAL.sub("", name)) or fold(short) not in bare]


def _whole(text: str, bodies: Sequence[str]) -> Name | None:
    """The one organisation of the story that a short form stands for, and why; none where it may be two."""
    for reason, is_short in (
        ("acronym of", _is_acronym),
        ("with the legal form of", lambda long, name: fold(_LEGAL.sub("", long)) == fold(name)),
        ("short for", lambda short, name: fold(stem_of(name)) == fold(short)),
        ("last word of", _is_last_word),
    ):
        wholes = [name for name in bodies if name != text and is_short(text, name)]
        if len(wholes) == 1:
            return wholes[0], f"{reason} {wholes[0]}"
    return None


def _is_acronym(short: str, name: str) -> bool:
    """Whether a form is made of the initials of a name, small words in or out: "NFL", "N.F.L.", "DoF", "H&L"."""
    letters = re.sub(r"[.&]", "", short)
    capitals = sum(letter.isupper() for letter in letters)
    return 2 <= len(letters) <= 7 and letters.isalpha() and capitals >= 2 and letters.upper() in _initials(name)


def _initials(name: str) -> Iterator[str]:
    """The initials of a name, without its small words and with them."""
    yield initials(name)
    words = [word for word in re.split(r"[\s\-]+", name) if word]
    yield "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def initials(name: str) -> str:
    """The initials of a name of several words, small words left out.

    >>> initials("Organization of the Petroleum Exporting Countries")
    'OPEC'
    """
    words = [word for word in re.split(r"[\s\-]+", name) if word and word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def _is_last_word(short: str, name: str) -> bool:
    """Whether a word that no list knows is the last one of a name: "the League", "Rovers"."""
    return " " not in short and " " in name and fold(name.split()[-1]) == fold(short) and not listed_type(short)
