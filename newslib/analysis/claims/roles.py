"""What people are said to be: "Tobias Grane, the commission's chief engineer", "Kremlin spokesperson Dmitry Peskov".

A role is read from the words beside a name: what stands between commas after it, or before it up to the article. Two
versions may well name a role in other words; where none of B's words for a person has anything in common with A's, or
where one alone has a word that makes it another office ("deputy", "former"), the row is `possible`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.claim import Claim, Finding
from newslib.reading.name_types import words_in
from newslib.reading.words import stem_of, term_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

QUALIFIERS: Final = frozenset(
    [
        "acting",
        "assistant",
        "associate",
        "co-founder",
        "deputy",
        "ex",
        "former",
        "future",
        "interim",
        "junior",
        "retired",
        "senior",
        "vice",
    ]
)
_OFFICE = re.compile(
    r"(?:er|or|ist|ian|ant|yst|eon|man|woman|chair|head|chief|nurse|clerk|aide|coach|judge|boss|mayor)$"
)
_PERSON: Final = re.compile(r"(?<=...)(?:wo)?(?:man|person)$")  # a chairwoman is who chairs
_DOES: Final = {
    "chairs": "chair", "directs": "director", "heads": "head", "leads": "leader", "manages": "manager", "owns": "owner",
    "represents": "representative", "runs": "owner",
}  # fmt: skip
_AFTER = re.compile(
    r",\s(?:(?:aged\s)?\d{1,3},\s)?(?P<role>(?:who\s(?:chairs|heads|leads|manages|owns|represents|runs|directs)\s|(?:an?|its|one|the"
    r"|their|his|her|then|now)\s)?[^,.;:()“”\"—–]{3,80}?)(?=[,.;:—–]|\s(?:who|said|says|told|and)\b|$)"
)
_BEFORE = re.compile(
    r"(?:^|[\s“\"(])(?:(?i:the|a|an|its|his|her|their)\s|(?:[\w-]+['’]s\s)+)?(?P<role>(?:[\w’'.&-]+\s){0,4}[a-z][\w-]+),?\s$"
)
_NO_ROLE = re.compile(
    r"\b(?:said|says|told|was|were|is|are|has|had|have|will|would|but|after|before|when|while|because)\b"
)
_NO_ROLE_BEFORE = re.compile(r"\b(?:to|on|in|at|from|by|with)\b")
LONGEST: Final = 6  # words of a role

Texts = Mapping[int, tuple[int, str]]


def match_roles(persons: Iterable[tuple[Sequence[Claim], Sequence[Claim]]], texts: Texts) -> Iterator[Finding]:
    """What the two versions say that somebody is, where they do not say the same.

    Parameters
    ----------
    persons : iterable of (claims of A, claims of B)
        The mentions of one person in either half.
    texts : mapping of int to (int, str)
        Where each sentence begins in the story, and its text.
    """
    for of_a, of_b in persons:
        roles_a, roles_b = ([role for claim in claims for role in roles_of(claim, texts)] for claims in (of_a, of_b))
        if not roles_a or not roles_b:
            continue
        heads_a, heads_b = (frozenset[str]().union(*map(_heads, roles)) for roles in (roles_a, roles_b))
        a, b = roles_a[0], roles_b[0]
        relative = {stem_of(word) for word in words_in("relations")}
        if not heads_a & heads_b and heads_a - relative and heads_b - relative:
            yield Finding("possible", a, b, 1.0, f"other words for what {_name(of_a)} is")
        elif (extra := _qualifiers(roles_a) ^ _qualifiers(roles_b)) and len(roles_a) == len(roles_b) == 1:
            yield Finding("possible", a, b, 1.0, f"“{sorted(extra)[0]}” stands in one version alone")


def _name(claims: Sequence[Claim]) -> str:
    return max((claim.value for claim in claims), key=len)


def roles_of(claim: Claim, texts: Texts) -> Iterator[Claim]:
    """What the words beside a name say that its bearer is."""
    at, text = texts[claim.sentence]
    start, end = claim.start - at, claim.end - at
    if (match := _AFTER.match(text, end)) and _is_role(match["role"]):
        yield _claim(claim, at, text, *match.span("role"))
    elif (match := _BEFORE.search(text[max(0, start - 70) : start])) and _is_role(match["role"], before=True):
        moved = max(0, start - 70)
        yield _claim(claim, at, text, match.start("role") + moved, match.end("role") + moved)


def _is_role(words: str, *, before: bool = False) -> bool:
    return bool(_offices(words)) and not _NO_ROLE.search(words) and not (before and _NO_ROLE_BEFORE.search(words))


def _offices(words: str) -> list[str]:
    """The nouns among some words that name an office or a trade, the verb's noun for "who chairs the board"."""
    found = [_DOES[word] for word in words_of(words)[1:2] if word in _DOES]
    for word in [] if found else words_of(words):
        term = term_of(word)
        listed = term in words_in("titles") or term in words_in("speaker_nouns")
        if (
            word[0].islower()
            and (listed or (len(term) > 4 and _OFFICE.search(term)))
            and term not in QUALIFIERS | words_in("no_offices")
        ):
            found.append(term)
    return found


def _claim(claim: Claim, at: int, text: str, start: int, end: int) -> Claim:
    """The role as a claim, its first words where it is long."""
    spans = list(re.finditer(r"\S+", text[start:end]))[:LONGEST]
    end = start + spans[-1].end()
    return Claim(
        claim.half, claim.sentence, at + start, at + end, text[start:end], "wording", text[start:end].casefold()
    )


def _heads(role: Claim) -> frozenset[str]:
    """The offices and trades that a role names, by their stems."""
    return frozenset(stem_of(_PERSON.sub("", office)) for office in _offices(role.text))


def _qualifiers(roles: Sequence[Claim]) -> frozenset[str]:
    return frozenset(term for role in roles for term in map(term_of, words_of(role.text)) if term in QUALIFIERS)


def persons_of(claims: Sequence[Claim], renamed: Mapping[str, str]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The mentions of every person of A in A and in B; `renamed` says whose place in A a new name of B stands in."""
    of_a: dict[str, list[Claim]] = defaultdict(list)
    of_b: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "person" and claim.half == "A":
            of_a[claim.value].append(claim)
        elif claim.kind == "person":
            of_b[renamed.get(claim.value, claim.value)].append(claim)
    for name, found in of_a.items():
        yield found, of_b.get(name, [])
