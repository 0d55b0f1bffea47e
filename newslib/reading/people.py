"""Who the forms of persons' names mean: full names, lone surnames, given names, nicknames and other spellings.

A merge that is wrong makes two people one, which is worse than one that is missing. So full names are merged only
where the given names agree, a lone surname goes to somebody the story has named in full, and a given name alone to the
only one who has it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import given_names
from newslib.reading.spellings import AS_WRITTEN, Name, close, fold, other_spelling, plain

_SUFFIX = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\.?$")


class People:
    """Who the forms of persons' names mean, asked in reading order."""

    def __init__(self, mentions: Sequence[tuple[str, str, str]]) -> None:
        self.counts = Counter(text for _, text, _ in mentions)
        self.full = _full_names(self.counts)
        self.by_surname: dict[str, list[str]] = defaultdict(list)
        self.by_given: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(name for name, _ in self.full.values()):
            self.by_surname[fold(surname(name))].append(name)
            self.by_given[fold(name.split()[0])].append(name)
        self.lone = _lone_spellings(self.counts, self.by_surname)
        self.last: dict[tuple[str, str], str] = {}

    def name(self, half: str, text: str) -> Name:
        """The name and the reason for the next mention."""
        if text in self.full:
            name, reason = self.full[text]
            self.last[half, fold(surname(name))] = name
            return name, reason
        known = self.lone.get(text, text)
        if fold(known) in self.by_surname:
            return self._by_surname(half, text, known)
        if family := self._family(text):
            return text, f"the family of {family}, no single person"
        named = self.by_given.get(fold(text), [])
        if len(named) == 1 and text.title() in given_names():
            return named[0], f"given name of {named[0]}"
        return known, AS_WRITTEN if known == text else _spelling(text, known)

    def _by_surname(self, half: str, text: str, known: str) -> Name:
        """The last person of that surname named before, else the one named most."""
        candidates = self.by_surname[fold(known)]
        most = max(candidates, key=lambda name: self.counts[name])
        name = self.last.get((half, fold(known)), most)
        if plain(surname(name)) != text:
            return name, _spelling(text, name)
        others = ", the last of that surname named before it" if len(candidates) > 1 else ""
        return name, f"surname of {name}{others if (half, fold(known)) in self.last else ''}"

    def _family(self, text: str) -> str:
        """Those whom a surname in the plural means, or ""."""
        singular = next((s for s in _singulars(text) if fold(s) in self.by_surname), "")
        return " and ".join(self.by_surname[fold(singular)]) if singular else ""


def _singulars(text: str) -> Iterator[str]:
    """What a word in the plural may be the plural of."""
    if text.endswith("s") and " " not in text:
        yield text[:-1]
        if text.endswith("es"):
            yield text[:-2]


def surname(name: str) -> str:
    """The last word of a person's name, without Jr. and its like.

    >>> surname("Anna van Holm"), surname("David Lund Jr.")
    ('Holm', 'Lund')
    """
    return _SUFFIX.sub("", name).split()[-1]


# --- full names


def _full_names(counts: Counter[str]) -> dict[str, Name]:
    """Full form -> its name and the reason; the most frequent form of a name stands for it, then the first."""
    named: dict[str, Name] = {}
    order = {form: number for number, form in enumerate(counts)}
    folded: dict[str, str] = {}
    kept: dict[str, dict[str, list[str]]] = defaultdict(dict)  # first letter of the surname -> name -> its forms
    full = [form for form in counts if " " in _SUFFIX.sub("", form)]
    # An initial goes to somebody whose given name is known, so it comes after all of those.
    for form in sorted(full, key=lambda f: (len(fold(f.split()[0])) == 1, -counts[f], order[f])):
        if same := folded.get(fold(form)):
            named[form] = same, other_spelling(form, same)
            continue
        alike = kept[fold(surname(form))[:1]]
        reasons = {name: why for name, forms in alike.items() if (why := _why(form, name, forms))}
        if len(reasons) == 1:
            (name,) = reasons
            alike[name].append(form)
            named[form] = name, reasons[name]
        else:
            alike[form] = [form]
            named[form] = form, AS_WRITTEN
        folded[fold(form)] = named[form][0]
    return named


def _why(form: str, name: str, forms: Sequence[str]) -> str:
    """Why a form is one more of a name that has these forms, or "": two middle names are two people."""
    middle = _middle(form)
    apart = middle and any(_middle(f) and not _initials_agree(middle, _middle(f)) for f in forms)
    return "" if apart else same_person(form, name)


def _words(name: str) -> list[str]:
    """The folded words of a full name, without Jr. and its like."""
    return [folded for word in _SUFFIX.sub("", name).split() if (folded := fold(word))]


def _middle(name: str) -> list[str]:
    """What stands between the given name and the surname."""
    return _words(name)[1:-1]


def same_person(form: str, name: str) -> str:
    """Why two full names mean one person, or "".

    >>> same_person("Bill Holm", "William Holm"), same_person("José Holm", "Jose Holm")
    ('nickname of William Holm', 'other accents of Jose Holm')
    >>> same_person("Ann Holm", "Eve Holm"), same_person("Anna M. Holm", "Anna K. Holm")
    ('', '')
    """
    suffixes = [match.group() if (match := _SUFFIX.search(full)) else "" for full in (form, name)]
    if suffixes[0].strip(" ,.") != suffixes[1].strip(" ,."):
        return ""
    if spelled := other_spelling(form, name):
        return spelled
    mine, theirs = _words(form), _words(name)
    if len(mine) < 2 or len(theirs) < 2 or not _initials_agree(mine[1:-1], theirs[1:-1]):
        return ""
    given = _same_given(mine[0], theirs[0])
    if mine[-1] != theirs[-1]:
        return _spelling(form, name) if given == "same" and close(mine[-1], theirs[-1]) else ""
    if given != "same":
        return given and f"{given} of {name}"
    if len(mine) == len(theirs):
        return f"other form of the middle name of {name}"
    return f"{name} {'with' if len(mine) > len(theirs) else 'without'} the middle name"


def _same_given(one: str, other: str) -> str:
    """How two given names agree: "same", by a nickname or an initial, or not at all: ""."""
    if one == other:
        return "same"
    if one in _nicknames().get(other, ()):
        return "nickname"
    if other in _nicknames().get(one, ()):
        return "full given name"
    return "initial" if one == other[0] else ""


def _initials_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether middle names may be the same: one has none, or an initial for the other's ("R.", "Robinette")."""
    pairs = list(zip(one, other, strict=False))
    same = len(one) == len(other) and all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in pairs)
    return same or not one or not other


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Given name -> its nicknames, all folded."""
    lines = (line.split(" = ") for line in load_lexicon("nicknames"))
    return {fold(name): frozenset(map(fold, forms.split("; "))) for name, forms in lines}


# --- spellings


def _lone_spellings(counts: Counter[str], by_surname: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Lone surname -> the spelling it varies: of a surname in a full name, else of a more frequent lone one."""
    known: dict[str, list[str]] = defaultdict(list)  # by first letter, which must agree
    for names in by_surname.values():
        known[surname(names[0])[0].casefold()].append(surname(names[0]))
    found: dict[str, str] = {}
    for form in sorted((form for form in counts if " " not in _SUFFIX.sub("", form)), key=lambda form: -counts[form]):
        if fold(form) in by_surname:
            continue
        alike = known[form[0].casefold()]
        # "Clintons" are a family, not another spelling of "Clinton".
        same = {other for other in alike if close(form, other) and form not in (f"{other}s", f"{other}es")}
        found[form] = same.pop() if len(same) == 1 else form
        if found[form] == form:
            alike.append(form)
    return found


def _spelling(form: str, name: str) -> str:
    """The reason for a merge by spelling, with how many letters differ in the surname."""
    from rapidfuzz.distance import Levenshtein

    if spelled := other_spelling(surname(form), surname(name)):
        return spelled.removesuffix(surname(name)) + name
    letters = Levenshtein.distance(fold(surname(form)), fold(surname(name)))
    return f"spelling within {'one letter' if letters <= 1 else f'{letters} letters'} of {name}"
