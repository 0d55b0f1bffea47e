"""Which words stand in quotation marks, in one block of text.

Marks are told by what stands beside them before their shape is asked: a mark that only a space parts from the word
before it opens, one that only a space parts from the word after it closes. So “ turned the wrong way, the
typewriter's ", „German“ and «French» marks are all read as a reader reads them. Single marks quote where a second one
closes them; an apostrophe has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’‹›"
_MARK = re.compile(rf"``|''|[{_DOUBLE}{_SINGLE}]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")  # the marks in a page's markup quote nothing
_BEFORE_OPENING = frozenset("([{<—–-/=…")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/…")
_SENTENCE_END = frozenset(".!?…")
_ELISION = re.compile(r"['’‘](?:\d\ds?|em|til|cause|tis|twas|n|bout|round|cos)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_FARTHEST = 3  # marks that may stand together: '"“

Role = Literal["opens", "closes", "either"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in marks: offsets of the words and of the whole with its marks; `closed`, whether a mark ends them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    role: Role
    double: bool


def quoted_spans(text: str) -> list[Quoted]:
    """The words in quotation marks, in order; of marks within marks the outer ones.

    A quotation that is not closed ends with the block, or where the next one opens after a finished sentence.

    >>> text = 'He said “no.” “It is ‘late,’” she said.'
    >>> [text[span.start : span.end] for span in quoted_spans(text)]
    ['no.', 'It is ‘late,’']
    """
    found = _MARK.finditer(_TAG.sub(lambda tag: " " * len(tag.group()), text))
    marks = [_Mark(m.start(), m.end(), _role(text, m), len(m.group()) > 1 or m.group() in _DOUBLE) for m in found]
    spans = _read(text, marks, _single_pairs(text, marks)) or _unclosed_single(text, marks)
    return [trimmed for span in spans if (trimmed := _trimmed(text, span))]


def _read(text: str, marks: Sequence[_Mark], pairs: Mapping[int, _Mark], *, flat: bool = False) -> list[Quoted]:
    """The quotations between double marks, and between pairs of single ones outside of them.

    `flat` reads on from a quotation that is never closed: there a mark that opens after a finished sentence begins a
    quotation of its own, and not one within another.
    """
    spans: list[Quoted] = []
    depth, first, restarts, done = 0, 0, False, 0
    for number, mark in enumerate(marks):
        if mark.start < done or (not mark.double and (depth or mark.start not in pairs)):
            continue
        if not mark.double:
            done = pairs[mark.start].end
            spans.append(Quoted(mark.end, pairs[mark.start].start, mark.start, done))
        elif _opens(text, mark, inside=depth > 0):
            again = depth > 0 and _follows_sentence(text, mark.start)
            if again and flat:
                spans.append(_unclosed(marks[first], mark.start))
                depth = 0
            first, restarts = (first, restarts or again) if depth else (number, False)
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append(Quoted(marks[first].end, mark.start, marks[first].start, mark.end))
    if depth and restarts:
        return spans + _read(text, marks[first:], pairs, flat=True)
    return [*spans, _unclosed(marks[first], len(text))] if depth else spans


def _unclosed(opening: _Mark, end: int) -> Quoted:
    return Quoted(opening.end, end, opening.start, end, closed=False)


def _role(text: str, match: re.Match[str]) -> Role:
    """What a mark can do by what stands beside it, other marks passed over."""
    before, after = match.start() - 1, match.end()
    for _ in range(_FARTHEST):
        before -= before >= 0 and text[before] in _DOUBLE + _SINGLE
        after += after < len(text) and text[after] in _DOUBLE + _SINGLE
    free_left = before < 0 or text[before].isspace() or text[before] in _BEFORE_OPENING
    free_right = after >= len(text) or text[after].isspace() or text[after] in _AFTER_CLOSING
    if free_left != free_right:
        return "opens" if free_left else "closes"
    return "either"


def _opens(text: str, mark: _Mark, *, inside: bool) -> bool:
    """Whether a double mark opens; one that could do either does what is left to do."""
    if mark.role == "either":
        inches = mark.start > 0 and text[mark.start - 1].isdigit()
        return not inside and not inches
    return mark.role == "opens"


def _follows_sentence(text: str, start: int) -> bool:
    """Whether the words before `start` end a sentence."""
    before = start - 1
    while before >= 0 and (text[before].isspace() and start - before < 10):
        before -= 1
    return before >= 0 and text[before] in _SENTENCE_END


# --- single marks


def _single_pairs(text: str, marks: Sequence[_Mark]) -> dict[int, _Mark]:
    """Where each single mark stands that opens -> the mark that closes it; apostrophes have no pair."""
    pairs: dict[int, _Mark] = {}
    opening: _Mark | None = None
    fallback: _Mark | None = None  # the end of a quotation or of a plural's possessive: workers'
    for mark in (mark for mark in marks if not mark.double):
        if _opens_single(text, mark):
            if opening and fallback:
                pairs[opening.start] = fallback
            opening, fallback = mark, None
        elif opening and mark.role == "closes" and mark.start > opening.end:
            if _may_be_possessive(text, mark):
                fallback = fallback or mark
            else:
                pairs[opening.start] = mark
                opening, fallback = None, None
    if opening and fallback:
        pairs[opening.start] = fallback
    return pairs


def _opens_single(text: str, mark: _Mark) -> bool:
    return mark.role == "opens" and not _ELISION.match(text, mark.start)


def _may_be_possessive(text: str, mark: _Mark) -> bool:
    """Whether a closing single mark stands as in "the workers' rights"."""
    following = text[mark.end : mark.end + 2]
    return text[mark.start - 1 : mark.start] in ("s", "S") and following[:1] == " " and following[1:].isalpha()


def _unclosed_single(text: str, marks: Sequence[_Mark]) -> list[Quoted]:
    """A block that opens with ‘ and does not close it: a quotation that runs on over paragraphs."""
    if marks and marks[0].start == 0 and text[0] == "‘" and _opens_single(text, marks[0]):
        return [Quoted(1, len(text), 0, len(text), closed=False)]
    return []


def _trimmed(text: str, span: Quoted) -> Quoted | None:
    """The span without white space at its edges; None where it holds no word."""
    inner = text[span.start : span.end]
    if not _WORD.search(inner):
        return None
    start = span.start + len(inner) - len(inner.lstrip())
    return replace(span, start=start, end=start + len(inner.strip()))
