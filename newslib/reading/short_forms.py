"""The short forms of organisations that a story has named in full: initials, the last word, or the words before it.

"The Northern Fish League (NFL)" is "the League" and "the NFL" afterwards, and "Corbin Pharma" is "Corbin". A model that
reads sentence by sentence cannot know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslib.reading.name_types import words_in
from newslib.reading.name_words import is_name, stem_of
from newslib.reading.repeats import Found, in_larger_name, names_in
from newslib.reading.spans import Passage, Span, with_added

_INITIALS = re.compile(r"(?<![\w.\-/&$])(?![IVXLC]+\b)[A-Z]{3,6}(?![\w&/]|-\w)")
_HEAD = re.compile(r"\bthe\s([A-Z][a-z]+)\b(?!\s[A-Z]|-)")


def with_short_forms(passages: Sequence[Passage], found: Found) -> Found:
    """Organisations by their initials ("the NFL"), the last word of a name ("the League") or the words before it."""
    names = {name for name, kind in names_in(passages, found) if kind == "ORG" and " " in name}
    other = {name for name, kind in names_in(passages, found) if kind not in ("ORG", "WORK")}
    heads = {name.split()[-1] for name in names} & words_in("organisation_words")
    stems = {stem for name in names if (stem := stem_of(name)) and stem not in other}
    out = []
    for passage, spans in zip(passages, found, strict=True):
        kept = [_as_short(passage.text, span, stems | heads) for span in spans]
        added = [Span(*match.span(1), "ORG") for match in _HEAD.finditer(passage.text) if match[1] in heads]
        added += _stems(passage.text, stems)
        initials = [match for match in _INITIALS.finditer(passage.text) if is_name(match.group())]
        if initials and not _is_loud(passage.text):
            added += [Span(*match.span(), "ORG") for match in initials]
        out.append(with_added(kept, added))
    return out


def _is_loud(text: str) -> bool:
    """Whether so many letters are capitals that a word in capitals is nothing special."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) >= 0.4 * len(letters)


def _stems(text: str, stems: set[str]) -> Iterator[Span]:
    """Where one of the stems stands by itself."""
    for stem in stems:
        for match in re.finditer(rf"\b{re.escape(stem)}\b(?!-\w)", text):
            if not in_larger_name(text, *match.span()):
                yield Span(*match.span(), "ORG")


def _as_short(text: str, span: Span, forms: set[str]) -> Span:
    """The span as an organisation where it is one of the short forms."""
    return Span(span.start, span.end, "ORG") if text[span.start : span.end] in forms else span
