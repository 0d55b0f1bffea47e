"""Aligned sentences that may say opposite things: words that exclude each other, denials, and how sure a thing is.

Words alone cannot tell that a meaning changed. What is found here is `possible`: a reader should look. Three things are
looked for in each pair of aligned sentences, and each must stand in alike surroundings: words of the list `opposites`
("approved", "turned down"), one on each side; a word that one sentence denies and the other does not ("no attack", "was
attacked"); a word that one says will happen and the other says could ("will close", "might close"), or that is alleged
in one alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.claim import Claim, Finding
from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import words_in
from newslib.reading.words import denies, is_stop, stem_of, term_of, word_spans

if TYPE_CHECKING:
    from newslib.analysis.claims.surroundings import Surroundings

ALIKE: Final = 0.2  # surroundings; below that the two words speak of different things
REACH: Final = 4  # words that a denial, or a modal verb, reaches over
_BREAKS: Final = frozenset([",", ";", ":", "—", "–", "(", ")", "“", "”", '"'])
_CLAUSES: Final = frozenset(
    ["but", "and", "that", "which", "who", "because", "although", "though", "while", "or", "when"]
)
# "no more than 45", "no later than May": a bound and no denial.
_BOUNDS: Final = frozenset(
    ["more", "less", "fewer", "later", "earlier", "sooner", "longer", "only", "just", "before", "doubt", "matter"]
)
_SURE: Final = frozenset(["will", "must", "shall", "won't"])
_UNSURE: Final = frozenset(["could", "may", "might", "perhaps", "possibly"])
_ALLEGED: Final = frozenset(["allegedly", "reportedly", "apparently", "alleged", "purportedly", "supposedly"])


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as its words: where each begins and ends in the story, its term, and whether a clause begins."""

    half: str
    sentence: int
    text: str
    start: int
    words: tuple[tuple[int, int, str, bool], ...]

    def claim(self, first: int, last: int) -> Claim:
        """The words from `first` to before `last` as a claim."""
        start, end = self.words[first][0], self.words[last - 1][1]
        text = self.text[start - self.start : end - self.start]
        return Claim(self.half, self.sentence, start, end, text, "wording", text.casefold())


def line(half: str, sentence: int, start: int, text: str) -> Line:
    """Read a sentence."""
    words = []
    before = 0
    for begin, end in word_spans(text):
        term = term_of(text[begin:end])
        parted = any(mark in text[before:begin] for mark in _BREAKS) or term in _CLAUSES
        words.append((start + begin, start + end, term, parted))
        before = end
    return Line(half, sentence, text, start, tuple(words))


def match_wording(pairs: Iterable[tuple[Line, Line]], surroundings: Surroundings) -> Iterator[Finding]:
    """What aligned sentences may say the opposite of.

    Parameters
    ----------
    pairs : iterable of (Line, Line)
        Sentences of A and of B that belong together.
    surroundings : Surroundings
    """
    for a, b in pairs:
        for one, other, note in (*_opposed(a, b), *_denied(a, b), *_unsure(a, b)):
            score = float(surroundings.likeness([one.stretch], [other.stretch])[0, 0])
            if score >= ALIKE:
                yield Finding("possible", one, other, score, note)


# --- opposites


@cache
def _opposites() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the forms that begin with it, the longest first, with the axis and side of each: "approval+"."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for entry in load_lexicon("opposites"):
        axis, _, rest = entry.partition(" + ")
        for side, forms in zip("+-", rest.split(" / "), strict=True):
            for form in forms.split(";"):
                words = tuple(form.split())
                found[words[0]].append((words, f"{axis} {side}"))
    return {word: sorted(forms, key=lambda form: -len(form[0])) for word, forms in found.items()}


def _sides(read: Line) -> dict[str, tuple[int, int]]:
    """Axis and side -> the words of a sentence that are on it; a denial before them puts them on the other side."""
    terms = [term for _, _, term, _ in read.words]
    found: dict[str, tuple[int, int]] = {}
    for at, term in enumerate(terms):
        for form, side in _opposites().get(term, ()):
            if tuple(terms[at : at + len(form)]) == form:
                axis, sign = side.split()
                if _denial_before(read, at) >= 0:
                    sign = "-" if sign == "+" else "+"
                found.setdefault(f"{axis} {sign}", (at, at + len(form)))
    return found


def _opposed(a: Line, b: Line) -> Iterator[tuple[Claim, Claim, str]]:
    of_a, of_b = _sides(a), _sides(b)
    if _denials(a) or _denials(b):  # "left out" and "were not included" are the same
        of_a, of_b = (
            {side: at for side, at in found.items() if not _denials(read) or _near_denial(read, at)}
            for read, found in ((a, of_a), (b, of_b))
        )
    for side, words in of_a.items():
        axis, sign = side.split()
        other = f"{axis} {'-' if sign == '+' else '+'}"
        if other in of_b and side not in of_b and other not in of_a:
            yield (
                a.claim(*words),
                b.claim(*of_b[other]),
                "the two exclude each other, if they are said of the same thing",
            )
            return


# --- denials


def _denials(read: Line) -> list[int]:
    """The places of the words that deny, bounds such as "no more than" left out."""
    terms = [term for _, _, term, _ in read.words]
    return [
        at for at, term in enumerate(terms) if denies(term) and not (at + 1 < len(terms) and terms[at + 1] in _BOUNDS)
    ]


def _denial_before(read: Line, at: int) -> int:
    """Where the denial stands that governs the content word at this place; -1 where none does."""
    denials = set(_denials(read))
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        if read.words[place + 1][3]:
            return -1
        if place in denials:
            return place
        if not is_stop(read.words[place][2]):
            return -1
    return -1


def _near_denial(read: Line, words: tuple[int, int]) -> bool:
    """Whether the only denial of a sentence is the one that governs these words."""
    governing = words[0] if words[0] in _denials(read) else _denial_before(read, words[0])
    return governing >= 0 and _denials(read) == [governing]


def _denied(a: Line, b: Line) -> Iterator[tuple[Claim, Claim, str]]:
    """A content word that one sentence denies, where the other says no neither to it nor in another way."""
    of_a, of_b = _content(a), _content(b)
    for stem in filter(of_b.__contains__, of_a):  # in A's order: that of a set differs from run to run
        at_a, at_b = of_a[stem][0], of_b[stem][0]
        in_a, in_b = _denial_before(a, at_a), _denial_before(b, at_b)
        if in_a >= 0 and not _says_no(b, at_b):
            yield a.claim(in_a, at_a + 1), b.claim(max(0, at_b - 1), at_b + 1), "A denies it, B does not"
            return
        if in_b >= 0 and not _says_no(a, at_a):
            yield a.claim(max(0, at_a - 1), at_a + 1), b.claim(in_b, at_b + 1), "B denies it, A does not"
            return


def _says_no(read: Line, at: int) -> bool:
    """Whether a sentence says no around a word, in its clause: by a denial before it, or by what another word means."""
    first = max((place for place in range(at + 1) if read.words[place][3]), default=0)
    last = min((place for place in range(at + 1, len(read.words)) if read.words[place][3]), default=len(read.words))
    if any(first <= place < at for place in _denials(read)):
        return True
    refuses = any(term in words_in("refusals") for _, _, term, _ in read.words[first:last])
    return refuses or any(side.endswith("-") and first <= words[0] < last for side, words in _sides(read).items())


def _content(read: Line) -> dict[str, list[int]]:
    """Stem -> the places of its words in small letters, function words left out; names are denied by nobody."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, (start, _, term, _) in enumerate(read.words):
        if (
            read.text[start - read.start].islower()
            and not is_stop(term)
            and not denies(term)
            and term not in words_in("refusals")
        ):
            found[stem_of(term)].append(at)
    return found


# --- how sure


def _modal_before(read: Line, at: int, kinds: frozenset[str]) -> int:
    for place in range(at - 1, max(-1, at - 4), -1):
        if read.words[place + 1][3]:
            return -1
        if read.words[place][2] in kinds:
            return place
    return -1


def _unsure(a: Line, b: Line) -> Iterator[tuple[Claim, Claim, str]]:
    of_a, of_b = _content(a), _content(b)
    alleged = {read.half: any(word[2] in _ALLEGED for word in read.words) for read in (a, b)}
    for stem in filter(of_b.__contains__, of_a):
        at_a, at_b = of_a[stem][0], of_b[stem][0]
        for one_kind, other_kind in ((_SURE, _UNSURE), (_UNSURE, _SURE)):
            one, other = _modal_before(a, at_a, one_kind), _modal_before(b, at_b, other_kind)
            if one >= 0 and other >= 0:
                yield a.claim(one, at_a + 1), b.claim(other, at_b + 1), "one is sure of it, the other is not"
                return
        one, other = _modal_before(a, at_a, _ALLEGED), _modal_before(b, at_b, _ALLEGED)
        if (one >= 0) != (other >= 0) and alleged["A"] != alleged["B"]:
            first_a, first_b = (place if place >= 0 else max(0, at - 1) for place, at in ((one, at_a), (other, at_b)))
            yield a.claim(first_a, at_a + 1), b.claim(first_b, at_b + 1), "alleged in one, told as a fact in the other"
            return
