"""One name for the forms of one entity, and for every form the reason why it has that name.

A merge that is wrong makes two people one, which is worse than one that is missing. So full names are merged only
where the given name agrees, a lone surname goes to somebody the story has named in full, and places never merge by
their spelling: "North Korea" is a few letters from "South Korea".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from newslib.reading.lexicons import load_lexicon

AS_WRITTEN = "as written"
_QUOTES = str.maketrans("‘’`´“”", "''''\"\"")
_SUFFIX = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\.?$")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "et", "&", "at", "to"])

Name = tuple[str, str]  # the name and the reason


@cache
def listed_aliases() -> dict[str, str]:
    """Form -> name, from the list of forms that mean the same wherever news uses them."""
    found: dict[str, str] = {}
    for line in load_lexicon("aliases"):
        name, _, forms = line.partition(" = ")
        found[name] = name
        found |= {form.strip(): name for form in forms.split(";")}
    return found


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
    people = _People([m for m in plains if m[2] == "PERSON" and m[1].casefold() not in own])
    others = _others(Counter((text, kind) for _, text, kind in plains if kind != "PERSON"))
    out: list[Name] = []
    for half, text, kind in plains:
        if text.casefold() in own:
            out.append((own[text.casefold()], "named by the reader"))
        elif kind == "PERSON":
            out.append(people.name(half, text))
        else:
            out.append(others[text, kind])
    return out


def plain(form: str) -> str:
    """A form with straight quotes and single spaces.

    >>> plain("Ford  ’s")
    "Ford 's"
    """
    return " ".join(form.translate(_QUOTES).split())


# --- organisations, places, groups, events and works


def _others(counts: Counter[tuple[str, str]]) -> dict[tuple[str, str], Name]:
    """Names of everything that is not a person, by form and type."""
    named: dict[tuple[str, str], Name] = {}
    first: dict[tuple[str, str], str] = {}
    for text, kind in sorted(counts, key=lambda key: (key[0].isupper() and len(key[0]) > 5, -counts[key])):
        first.setdefault((text.casefold(), kind), text)
    for text, kind in counts:
        usual = first[text.casefold(), kind]
        listed = listed_aliases().get(usual, usual) if kind in ("PLACE", "ORG") else usual
        singular = first.get((text.casefold().removesuffix("s"), kind)) if kind == "GROUP" else None
        whole = _spelled_out(text, counts) if kind == "ORG" else ""
        if listed != text and listed != usual:
            named[text, kind] = listed, f"alias of {listed}"
        elif whole:
            named[text, kind] = whole, f"acronym of {whole}"
        elif singular and singular != text:
            named[text, kind] = singular, f"plural of {singular}"
        else:
            named[text, kind] = usual, AS_WRITTEN if usual == text else f"other capitals of {usual}"
    return named


def _spelled_out(text: str, counts: Counter[tuple[str, str]]) -> str:
    """The organisation in the story whose initials are this short form, or ""."""
    short = text.replace(".", "")
    if not (2 <= len(short) <= 7 and short.isupper() and short.isalpha()):
        return ""
    whole = [name for name, kind in counts if kind == "ORG" and initials(name) == short]
    return max(whole, key=lambda name: counts[name, "ORG"]) if whole else ""


def initials(name: str) -> str:
    """The initials of a name of several words, small words left out.

    >>> initials("Organization of the Petroleum Exporting Countries")
    'OPEC'
    """
    words = [word for word in re.split(r"[\s\-]+", name) if word and word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


# --- persons


class _People:
    """Who the forms of persons' names mean, asked in reading order."""

    def __init__(self, mentions: Sequence[tuple[str, str, str]]) -> None:
        self.counts = Counter(text for _, text, _ in mentions)
        self.full = _full_names(self.counts)
        self.by_surname: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(name for name, _ in self.full.values()):
            self.by_surname[surname(name).casefold()].append(name)
        self.lone = _lone_spellings(self.counts, self.by_surname)
        self.last: dict[tuple[str, str], str] = {}

    def name(self, half: str, text: str) -> Name:
        """The name and the reason for the next mention."""
        if text in self.full:
            name, reason = self.full[text]
            self.last[half, surname(name).casefold()] = name
            return name, reason
        known = self.lone.get(text, text)
        candidates = self.by_surname.get(known.casefold(), [])
        if not candidates:
            return known, AS_WRITTEN if known == text else _spelling(text, known)
        most = max(candidates, key=lambda name: self.counts[name])
        name = self.last.get((half, known.casefold()), most)
        if surname(name).casefold() != text.casefold():
            return name, _spelling(text, name)
        others = ", the last of that surname named before it" if len(candidates) > 1 else ""
        return name, f"surname of {name}{others if (half, known.casefold()) in self.last else ''}"


def surname(name: str) -> str:
    """The last word of a person's name, without Jr. and its like."""
    return _SUFFIX.sub("", name).split()[-1]


def _full_names(counts: Counter[str]) -> dict[str, Name]:
    """Full form -> its name and the reason; the most frequent form of a name stands for it, then the first."""
    named: dict[str, Name] = {}
    order = {form: number for number, form in enumerate(counts)}
    kept: dict[str, list[str]] = defaultdict(list)  # by given name, which must agree
    for form in sorted((f for f in counts if " " in _SUFFIX.sub("", f)), key=lambda f: (-counts[f], order[f])):
        alike = kept[form.split()[0].casefold()]
        for name in alike:
            reason = _same_person(form, name)
            if reason:
                named[form] = name, reason
                break
        else:
            alike.append(form)
            named[form] = form, AS_WRITTEN
    return named


def _same_person(form: str, name: str) -> str:
    """Why two full names mean one person, or ""."""
    suffixes = [match.group() if (match := _SUFFIX.search(full)) else "" for full in (form, name)]
    mine, theirs = (_SUFFIX.sub("", full).casefold().split() for full in (form, name))
    if suffixes[0].strip(" ,.") != suffixes[1].strip(" ,."):
        return ""
    if mine == theirs:
        return f"other capitals of {name}"
    middle = mine[1:-1] != theirs[1:-1]
    if mine[0] == theirs[0] and mine[-1] == theirs[-1] and middle and not (mine[1:-1] and theirs[1:-1]):
        return f"{name} {'with' if len(mine) > len(theirs) else 'without'} the middle name"
    if mine[0] == theirs[0] and not middle and close(mine[-1], theirs[-1]):
        return _spelling(form, name)
    return ""


def close(one: str, other: str) -> bool:
    """Whether two surnames may be spellings of one: the same first letter, and long for the letters that differ.

    >>> close("Zelenskyy", "Zelensky"), close("Jones", "Johns")
    (True, False)
    """
    from rapidfuzz.distance import Levenshtein

    one, other = one.casefold(), other.casefold()
    length = min(len(one), len(other))
    allowed = 0 if length < 6 else 1 if length < 9 else 2
    return one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _lone_spellings(counts: Counter[str], by_surname: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Lone surname -> the spelling it varies: of a surname in a full name, else of a more frequent lone one."""
    known: dict[str, list[str]] = defaultdict(list)  # by first letter, which must agree
    for names in by_surname.values():
        known[surname(names[0])[0].casefold()].append(surname(names[0]))
    found: dict[str, str] = {}
    for form in sorted((form for form in counts if " " not in _SUFFIX.sub("", form)), key=lambda form: -counts[form]):
        if form.casefold() in by_surname:
            continue
        alike = known[form[0].casefold()]
        same = {other for other in alike if close(form, other)}
        found[form] = same.pop() if len(same) == 1 else form
        if found[form] == form:
            alike.append(form)
    return found


def _spelling(form: str, name: str) -> str:
    """The reason for a merge by spelling, with how many letters differ in the surname."""
    from rapidfuzz.distance import Levenshtein

    letters = Levenshtein.distance(surname(form).casefold(), surname(name).casefold())
    if not letters:
        return f"other capitals of {name}"
    return f"spelling within {'one letter' if letters <= 1 else f'{letters} letters'} of {name}"
