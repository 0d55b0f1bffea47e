"""Names of the two versions, held against each other: kept, spelled another way, put in another's place, gone, new.

A name is kept where both versions have it under one canonical name, or where its words stand in the other version, seen
as a name there or not. Two that are left, one in each version and of one type, may be the same slot of the story filled
with another name. What speaks for it: alike surroundings (`newslib.analysis.claims.surroundings`, the mean of the two
best of B's mentions), aligned sentences, the same place in a word by word comparison of them, and words in common
("Curtis Wendell", "Calvin Wendell").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.claim import Claim, Finding
from newslib.analysis.claims.name_forms import same_name, spelled_alike, words_in_form
from newslib.analysis.claims.name_mentions import Name, Text
from newslib.analysis.differences import differences
from newslib.reading.name_types import place_of
from newslib.reading.names import plain
from newslib.reading.words import word_spans

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.analysis.claims.surroundings import Surroundings

CHANGED: Final = 0.4
POSSIBLE: Final = 0.3
ALIGNED: Final = 0.1
SAME_SLOT: Final = 0.25
SHARED_WORD: Final = 0.2
MOVED: Final = 0.6  # for a name in the place of one that the other version has elsewhere
OTHER_KIND: Final = 0.1  # what it costs that one is read as a place and the other as an organisation
UNSURE: Final = frozenset(["organisation", "person", "place"])  # a model of names takes these for one another
FEW: Final = 2  # mentions whose surroundings count, the best first

Links = frozenset[tuple[int, int]]
Slots = frozenset[tuple[int, int]]


def match_names(
    claims: Sequence[Claim], sentences: DataFrame, surroundings: Surroundings, links: Links, slots: Slots
) -> Iterator[Finding]:
    """What became of every name: a finding each, and one for two that stand in each other's place.

    Parameters
    ----------
    claims : sequence of Claim
        The names of both halves.
    sentences : DataFrame
        As `sentence_table` gives it.
    surroundings : Surroundings
    links : set of (int, int)
        The aligned sentences.
    slots : set of (int, int)
        Where words of A and words of B replace each other: offsets of single words.
    """
    names: dict[str, Name] = {}
    for claim in claims:
        name = names.setdefault(plain(claim.value).casefold(), Name(claim.kind, claim.value))
        (name.a if claim.half == "A" else name.b).append(claim)
    texts = {
        half: Text(sentences[sentences["half"] == half], [claim for claim in claims if claim.half == half])
        for half in ("A", "B")
    }
    for name in names.values():
        name.a = name.a or texts["A"].find(name)
        name.b = name.b or texts["B"].find(name)
    yield from (_kept(name) for name in names.values() if name.a and name.b)
    both = [name for name in names.values() if name.a and name.b]
    yield from _peoples(names)
    only_a = [name for name in names.values() if not name.b]
    only_b = [name for name in names.values() if not name.a]
    pairs = _Pairs(names.values(), surroundings, links, slots, {half: texts[half].by_sentence() for half in texts})
    taken_a, taken_b = set[int](), set[int]()
    for score, i, j in _ranked(only_a, only_b, pairs):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            yield _replaced(only_a[i], only_b[j], score, pairs)
    for i, name in enumerate(only_a):
        if i not in taken_a:
            yield _respelled(name, both) or pairs.of_another(name.a, both, "A") or Finding("only_a", name.a[0], None)
    for j, name in enumerate(only_b):
        if j not in taken_b:
            yield _respelled(name, both) or pairs.of_another(name.b, both, "B") or Finding("only_b", None, name.b[0])


# --- names of both versions


def _kept(name: Name) -> Finding:
    """A variant where B writes the name as A never does, else the same: in full and alike, where it stands so."""
    forms_a = {plain(claim.text): claim for claim in reversed(name.a)}
    often = Counter(plain(claim.text) for claim in name.a)
    for claim in name.b:
        form = plain(claim.text)
        if not any(_part_of(form, other) or _part_of(other, form) for other in forms_a):
            nearest = max(forms_a, key=lambda other: (len(words_in_form(other) & words_in_form(form)), often[other]))
            return Finding("variant", forms_a[nearest], claim, 1.0, f"both are {name.value}")
    forms_b = {plain(claim.text): claim for claim in reversed(name.b)}
    fullest = max((form for form in forms_a if form in forms_b), key=len, default="")
    return Finding("same", forms_a.get(fullest, name.a[0]), forms_b.get(fullest, name.b[0]), 1.0)


def _peoples(names: Mapping[str, Name]) -> Iterator[Finding]:
    """A people in one version whose country alone stands in the other: the same named by another word."""
    for name in [name for name in names.values() if name.kind == "group" and not (name.a and name.b)]:
        place = names.get(place_of((name.a or name.b)[0].text).casefold())
        if place and (place.b if name.a else place.a) and not (place.a and place.b):
            name.a, name.b = name.a or place.a, name.b or place.b
            place.a, place.b = place.a or name.a, place.b or name.b
            yield Finding("variant", name.a[0], name.b[0], 1.0, "a people and its country")


def _part_of(form: str, other: str) -> bool:
    """Whether all words of a form stand in another."""
    return words_in_form(form) <= words_in_form(other)


# --- names of one version


class _Pairs:
    """Every mention of a name in A with every one in B, and how likely one stands in the place of the other."""

    def __init__(
        self,
        names: Iterable[Name],
        surroundings: Surroundings,
        links: Links,
        slots: Slots,
        terms: Mapping[str, Mapping[int, frozenset[str]]],
    ) -> None:
        self.links, self.terms = links, terms
        known = list(names)
        a, b = [claim for name in known for claim in name.a], [claim for name in known for claim in name.b]
        self.row = {claim.stretch: x for x, claim in enumerate(a)}
        self.column = {claim.stretch: y for y, claim in enumerate(b)}
        self.near = surroundings.likeness([claim.stretch for claim in a], [claim.stretch for claim in b])
        self.slots: dict[int, list[int]] = defaultdict(list)
        for x, y in slots:
            self.slots[x].append(y)

    def likeness(self, a: Claim, b: Claim) -> float:
        """How alike the surroundings of two mentions are."""
        return float(self.near[self.row[a.stretch], self.column[b.stretch]])

    def score(self, a: Claim, b: Claim) -> float:
        """How likely two mentions stand in one place."""
        linked = (a.sentence, b.sentence) in self.links
        return self.likeness(a, b) + ALIGNED * linked + SAME_SLOT * (linked and self._in_slot(a, b))

    def _in_slot(self, a: Claim, b: Claim) -> bool:
        """Whether words of the two replace each other where their sentences are compared word by word."""
        return any(b.start <= y < b.end for x in range(a.start, a.end) for y in self.slots.get(x, ()))

    def of_another(self, mentions: Sequence[Claim], both: Sequence[Name], half: str) -> Finding | None:
        """The change from, or to, a name that both versions have; None where no mention of one stands in its place.

        There the other name must be a stranger: its own mentions in this half stand in other surroundings.
        """
        best: Finding | None = None
        for name in both:
            if name.kind != mentions[0].kind or name.kind == "group":
                continue
            for one in mentions:
                for other in name.b if half == "A" else name.a:
                    a, b = (one, other) if half == "A" else (other, one)
                    score = self.score(a, b) if (a.sentence, b.sentence) in self.links else 0.0
                    if score >= MOVED and score > (best.score if best else 0) and self._is_stranger(a, b, name, half):
                        best = Finding("changed", a, b, score)
        return best

    def _is_stranger(self, a: Claim, b: Claim, name: Name, half: str) -> bool:
        """Whether a name that both versions have is new where it stands in the place of another."""
        own = (
            [self.likeness(claim, b) for claim in name.a]
            if half == "A"
            else [self.likeness(a, claim) for claim in name.b]
        )
        there = (
            words_in_form(b.text) <= self.terms["A"][a.sentence] or words_in_form(a.text) <= self.terms["B"][b.sentence]
        )
        return max(own) < self.likeness(a, b) - ALIGNED and not there and not same_name(a, b)


def _ranked(only_a: Sequence[Name], only_b: Sequence[Name], pairs: _Pairs) -> list[tuple[float, int, int]]:
    """Which name of A alone was likely replaced by which of B alone, the likeliest first."""
    found = []
    for i, one in enumerate(only_a):
        for j, other in enumerate(only_b):
            if one.kind == other.kind or {one.kind, other.kind} <= UNSURE:
                top = sorted((max(pairs.score(a, b) for a in one.a) for b in other.b), reverse=True)[:FEW]
                score = sum(top) / len(top) + SHARED_WORD * _share_a_word(one.value, other.value)
                score -= OTHER_KIND * (one.kind != other.kind)
                if score >= POSSIBLE:
                    found.append((score, i, j))
    return sorted(found, key=lambda item: (-item[0], item[1:]))


def _share_a_word(one: str, other: str) -> bool:
    shared = words_in_form(one) & words_in_form(other)
    return any(len(word) > 2 for word in shared)


def _respelled(name: Name, both: Sequence[Name]) -> Finding | None:
    """The variant of a name of several words that both versions have, which one of them spells another way here."""
    for mention in name.a or name.b:
        for other in both:
            for claim in other.b if name.a else other.a:
                alike = mention.kind == claim.kind != "place" and " " in mention.text and " " in claim.text
                if alike and spelled_alike(mention.text, claim.text):
                    sides = (mention, claim) if name.a else (claim, mention)
                    return Finding("variant", *sides, 1.0, "spelled another way")
    return None


def _replaced(a: Name, b: Name, score: float, pairs: _Pairs) -> Finding:
    """The finding for two names in one place, with the mentions that show it best: in full, where they stand so."""

    def shows(pair: tuple[Claim, Claim]) -> float:
        full = all(" " in claim.text for claim in pair)
        return pairs.score(*pair) + ALIGNED * full

    one, other = max(((x, y) for x in a.a for y in b.b), key=shows)
    if why := same_name(one, other):
        return Finding("variant", one, other, score, why)
    return Finding("changed" if score >= CHANGED else "possible", one, other, score)


SHORT_RUN: Final = 6  # words; where more of them were replaced at once, nothing says which stands for which


def slots_of(sentences: DataFrame, alignment: DataFrame) -> Slots:
    """Which words of A and of B replace each other in aligned sentences, by where they begin."""
    table = differences(sentences, alignment)
    table = table[table["change"] == "replaced"]
    columns = (table[name].tolist() for name in ("a_start", "a_text", "b_start", "b_text"))
    runs = [
        ([a_at + start for start, _ in word_spans(a)], [b_at + start for start, _ in word_spans(b)])
        for a_at, a, b_at, b in zip(*columns, strict=True)
    ]
    return frozenset((x, y) for a, b in runs if max(len(a), len(b)) <= SHORT_RUN for x in a for y in b)
