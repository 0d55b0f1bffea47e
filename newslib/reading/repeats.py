"""What the story as a whole says of its names.

A wire story names a person in full once and by the surname afterwards, spells an organisation out before it uses the
short form, and hardly ever means two things by one word. So the story corrects its single sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newslib.reading.name_contexts import SURE, context_votes
from newslib.reading.name_types import given_names, listed_type, words_in
from newslib.reading.name_words import is_name, opens_place, stem_of, told_by_words
from newslib.reading.spans import Passage, Span, with_added

Found = list[list[Span]]


def names_in(passages: Sequence[Passage], found: Found) -> Iterator[tuple[str, str]]:
    """Name and type of every span, in reading order."""
    for passage, spans in zip(passages, found, strict=True):
        for span in spans:
            yield passage.text[span.start : span.end], span.type


def with_one_type(passages: Sequence[Passage], found: Found) -> Found:
    """One type for one form: a lone surname is a person like its full name, else most of the evidence decides."""
    votes = _votes(passages, found)
    people = [name.split() for name, kinds in votes.items() if " " in name and _first(kinds) == "PERSON"]
    surnames = {words[-1] for words in people}
    givens = {words[0] for words in people} & given_names()
    common = {word for passage in passages for word in _SMALL_WORD.findall(passage.text)} | words_in("common_openers")
    out: Found = []
    for passage, spans in zip(passages, found, strict=True):
        out.append([])
        for span in spans:
            name = passage.text[span.start : span.end]
            if name in surnames or not (name.lower() in common and _opens_sentence(passage.text, span.start)):
                out[-1].append(Span(span.start, span.end, _decided(name, span.type, votes, surnames, givens)))
    return out


def _votes(passages: Sequence[Passage], found: Found) -> dict[str, Counter[str]]:
    """Name -> what speaks for each type: the model's marks, its own words, the words beside it, a longer name."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in names_in(passages, found):
        votes[name][kind] += kind != "WORK"  # a quotation beside a name makes it look like a title
    for name in votes:
        if told := told_by_words(name):
            votes[name][told] += SURE
    for name, cued in context_votes(passages, found).items():
        votes[name] += cued
    for name in [name for name, kinds in votes.items() if _first(kinds) == "ORG"]:
        if (stem := stem_of(name)) in votes:
            votes[stem]["ORG"] += SURE
    return votes


def _first(votes: Counter[str]) -> str:
    """The type with the most votes; the first of those that have as many."""
    return votes.most_common(1)[0][0]


_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:])[\s\"'(]*$")


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` says nothing, because a sentence begins there."""
    return bool(_SENTENCE_BEFORE.search(text[max(0, start - 6) : start]))


def _decided(name: str, kind: str, votes: dict[str, Counter[str]], surnames: set[str], givens: set[str]) -> str:
    """The type of a mention of `name` that was marked as `kind`."""
    known = listed_type(name)
    if known:
        # In a line of results a town is its team; and a town's name may be the surname of someone in the story.
        return kind if kind == "ORG" or (kind == "PERSON" and name in surnames) else known
    words = name.split()
    if kind != "EVENT" and len(words) <= 2 and words[-1] in surnames and not words[-1].isupper():
        head = words[-1] in words_in("organisation_words") or words[-1] in words_in("place_words")
        return kind if len(words) == 2 and (head or opens_place(name, "PERSON")) else "PERSON"
    if name in givens:
        return "PERSON"
    return _first(votes[name])


def with_repeats(passages: Sequence[Passage], found: Found) -> Found:
    """Further mentions of what was found somewhere: the same form, a person's surname, a common given name."""
    types: dict[str, str] = {}
    for name, kind in names_in(passages, found):
        if kind in ("PERSON", "ORG", "PLACE"):
            types.setdefault(name, kind)
            if kind == "PERSON" and " " in name:
                types.setdefault(name.split()[-1], kind)
                if name.split()[0] in given_names():
                    types.setdefault(name.split()[0], kind)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(types, key=lambda name: (-len(name), name)):
        first = _WORD.match(name)
        if first and len(name) > 2 and name[0].isupper() and is_name(name):
            by_first[first.group()].append(name)
    return [
        with_added(spans, [Span(a, b, types[passage.text[a:b]]) for a, b in _repeated(passage.text, by_first)])
        for passage, spans in zip(passages, found, strict=True)
    ]


_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[\w&]|-\w|'[a-rt-z]")
_CAPITAL_AFTER = re.compile(r"\s[A-ZÀ-Þ]\w")
_WORD_BEFORE = re.compile(r"(\w+)\s$")


def _repeated(text: str, by_first: dict[str, list[str]]) -> Iterator[tuple[int, int]]:
    """Offsets where one of the names stands by itself."""
    for word in _WORD.finditer(text):
        start = word.start()
        if text[max(0, start - 1) : start] in ("-", ".", "&", "'"):
            continue
        for name in by_first.get(word.group(), ()):
            end = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, end):
                if " " in name or not in_larger_name(text, start, end):
                    yield start, end
                break


def in_larger_name(text: str, start: int, end: int) -> bool:
    """Whether a word has another capitalised word beside it, so that it may be part of a longer name."""
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    word = before.group(1) if before else ""
    small = word.casefold()
    known = small in words_in("titles") or small in words_in("stop_words") or word in words_in("no_names")
    return (word[:1].isupper() and not known) or bool(_CAPITAL_AFTER.match(text, end))
