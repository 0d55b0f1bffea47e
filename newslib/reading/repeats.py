"""What the story as a whole says of its names.

A wire story names a person in full once and by the surname afterwards, spells an organisation out before it uses the
short form, and hardly ever means two things by one word. So the story corrects its single sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newslib.reading.name_types import is_name, listed_type, words_in
from newslib.reading.spans import Passage, Span, with_added

Found = list[list[Span]]


def _names(passages: Sequence[Passage], found: Found) -> Iterator[tuple[str, str]]:
    """Name and type of every span, in reading order."""
    for passage, spans in zip(passages, found, strict=True):
        for span in spans:
            yield passage.text[span.start : span.end], span.type


def with_one_type(passages: Sequence[Passage], found: Found) -> Found:
    """One type for one form: a lone surname is a person like its full name, else most mentions decide."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in _names(passages, found):
        votes[name][kind] += 1
    surnames = {name.split()[-1] for name, kinds in votes.items() if " " in name and "PERSON" in kinds}
    common = {word for passage in passages for word in _SMALL_WORD.findall(passage.text)}
    out = []
    for passage, spans in zip(passages, found, strict=True):
        names = [passage.text[span.start : span.end] for span in spans]
        kinds = [_decided(name, span.type, votes, surnames) for name, span in zip(names, spans, strict=True)]
        out.append(
            [
                Span(span.start, span.end, kind)
                for span, name, kind in zip(spans, names, kinds, strict=True)
                if name in surnames or not (name.lower() in common and _opens_sentence(passage.text, span.start))
            ]
        )
    return out


_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:])[\s\"'(]*$")


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` says nothing, because a sentence begins there."""
    return bool(_SENTENCE_BEFORE.search(text[max(0, start - 6) : start]))


def _decided(name: str, kind: str, votes: dict[str, Counter[str]], surnames: set[str]) -> str:
    """The type of a mention of `name` that was marked as `kind`."""
    known = listed_type(name)
    if known:
        # In a line of results a town is its team; and a town's name may be the surname of someone in the story.
        return kind if kind == "ORG" or (kind == "PERSON" and name in surnames) else known
    words = name.split()
    if kind != "EVENT" and len(words) <= 2 and words[-1] in surnames and not words[-1].isupper():
        heads = words_in("organisation_words") | words_in("place_words")
        return kind if len(words) == 2 and words[-1] in heads else "PERSON"
    return votes[name].most_common(1)[0][0]


def with_repeats(passages: Sequence[Passage], found: Found) -> Found:
    """Further mentions of what was found somewhere: the same form, a person's surname, a common given name."""
    types: dict[str, str] = {}
    for name, kind in _names(passages, found):
        if kind in ("PERSON", "ORG", "PLACE"):
            types.setdefault(name, kind)
            if kind == "PERSON" and " " in name:
                types.setdefault(name.split()[-1], kind)
                if name.split()[0] in words_in("given_names"):
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
                if " " in name or not _in_larger_name(text, start, end):
                    yield start, end
                break


def _in_larger_name(text: str, start: int, end: int) -> bool:
    """Whether a word has another capitalised word beside it, so that it may be part of a longer name."""
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    word = before.group(1) if before else ""
    known = word.casefold() in words_in("titles") or word.casefold() in words_in("stop_words")
    return (word[:1].isupper() and not known) or bool(_CAPITAL_AFTER.match(text, end))


_SHORT = re.compile(r"(?<![\w.\-/&$])(?![IVXLC]+\b)[A-Z]{3,6}(?![\w&/]|-\w)")
_HEAD = re.compile(r"\bthe\s([A-Z][a-z]+)\b(?!\s[A-Z]|-)")


def with_short_forms(passages: Sequence[Passage], found: Found) -> Found:
    """Organisations by their initials ("the AHAC") and by the last word of a name in the story ("the League")."""
    names = [name for name, kind in _names(passages, found) if kind == "ORG" and " " in name]
    heads = {name.split()[-1] for name in names} & words_in("organisation_words")
    out = []
    for passage, spans in zip(passages, found, strict=True):
        added = [Span(*match.span(1), "ORG") for match in _HEAD.finditer(passage.text) if match[1] in heads]
        letters = [c for c in passage.text if c.isalpha()]
        if sum(c.isupper() for c in letters) < 0.4 * len(letters):  # not among other words in capitals
            added += [Span(*match.span(), "ORG") for match in _SHORT.finditer(passage.text) if is_name(match.group())]
        out.append(with_added(spans, added))
    return out
