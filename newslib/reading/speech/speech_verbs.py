"""The verbs of saying, with their forms.

No tagger is asked. A form tells enough: "said" and "says" are finite and have a subject before or after them, "saying"
borrows the subject of its sentence.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newslib.reading.lexicons import load_lexicon

_PARTICLES = frozenset(["out", "it", "clear", "on", "of", "about", "in"])
_DOUBLED = frozenset(["rip", "beg", "refer", "quip"])
_UNCHANGED = frozenset(["put", "read"])
_VOWELS = frozenset("aeiou")


class Verb(NamedTuple):
    """A form of a verb of saying.

    `kind` is its class in the word list, `finite` whether it has a subject of its own, `rest` the words that must
    follow ("point out"), `weak` whether it more often does something else than say.
    """

    kind: str
    finite: bool
    rest: tuple[str, ...]
    weak: bool


@cache
def verb_forms() -> dict[str, tuple[Verb, ...]]:
    """First word of a form -> what it may be, the longest first."""
    found: dict[str, list[Verb]] = {}
    for line in load_lexicon("speech_verbs"):
        kind, first, *more = line.split()
        weak, kind = kind.endswith("?"), kind.removesuffix("?")
        rest = tuple(word for word in more if word in _PARTICLES)
        irregular = [word for word in more if word not in _PARTICLES]
        past = [word for word in irregular if not word.endswith(("s", "ing"))] or [past_of(first)]
        for form in {first, third_person_of(first), *past, *irregular}:
            found.setdefault(form, []).append(Verb(kind, not form.endswith("ing"), rest, weak))
        found.setdefault(participle_of(first), []).append(Verb(kind, False, rest, weak))
    return {form: tuple(sorted(verbs, key=lambda verb: -len(verb.rest))) for form, verbs in found.items()}


def past_of(verb: str) -> str:
    """The regular past of a verb.

    >>> past_of("note"), past_of("deny"), past_of("warn"), past_of("refer"), past_of("put")
    ('noted', 'denied', 'warned', 'referred', 'put')
    """
    if verb in _UNCHANGED:
        return verb
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] * (verb in _DOUBLED) + "ed"


def third_person_of(verb: str) -> str:
    """The third person of a verb.

    >>> third_person_of("say"), third_person_of("deny"), third_person_of("stress")
    ('says', 'denies', 'stresses')
    """
    if verb.endswith(("s", "x", "sh", "ch", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def participle_of(verb: str) -> str:
    """The participle of a verb.

    >>> participle_of("say"), participle_of("note"), participle_of("refer"), participle_of("put")
    ('saying', 'noting', 'referring', 'putting')
    """
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] * (verb in _DOUBLED or verb == "put") + "ing"
