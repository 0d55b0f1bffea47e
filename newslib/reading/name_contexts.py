"""What the words beside a name say of it: "the village of X", "X, 52, a teacher", "shares in X".

The model weighs every word around a name and explains nothing. These few cues are ones that a reader would give as
a reason, and they hold for names that nobody has heard of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import listed_type, words_in
from newslib.reading.name_words import is_organisation, told_by_words
from newslib.reading.spans import Passage, Span

SURE, ALIKE, LIKELY = 3, 2, 1  # votes of a cue; a mark of the model is one
_SIDE = 50  # characters read on either side


def context_votes(passages: Sequence[Passage], found: Sequence[Iterable[Span]]) -> dict[str, Counter[str]]:
    """Name -> votes for its types, by the words beside each of its mentions."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for passage, spans in zip(passages, found, strict=True):
        for span in spans:
            name = passage.text[span.start : span.end]
            if listed_type(name):
                continue  # the lists are believed whatever stands beside it
            before = passage.text[max(0, span.start - _SIDE) : span.start]
            for kind, weight in cues(before, name, passage.text[span.end : span.end + _SIDE]):
                votes[name][kind] += weight
        for name in _companions(passage.text, list(spans)):
            votes[name]["PERSON"] += ALIKE
    return votes


_COMMA = re.compile(r"\s?,\s(?:(?:and|or)\s)?")
_AND = re.compile(r"\s(?:and|or)\s")


def _companions(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Full names that stand in a list of which one name is a person's beyond doubt, and none is anything else.

    Lists of places and organisations are left alone: people stand beside those they work for.
    """
    for run in _lists(text, spans):
        names = [text[span.start : span.end] for span in run]
        known = {name: listed_type(name) or told_by_words(name) for name in names}
        if {kind for kind in known.values() if kind} == {"PERSON"}:
            yield from (name for name in names if not known[name] and " " in name)


def _lists(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of three or more spans with commas between them, and pairs with "and"."""
    run: list[Span] = []
    paired = False
    for span in spans:
        between = text[run[-1].end : span.start] if run else ""
        if run and len(between) < 8 and (_COMMA.fullmatch(between) or _AND.fullmatch(between)):
            paired = paired or bool(_AND.fullmatch(between))
        else:
            if len(run) > 2 or paired:
                yield run
            run, paired = [], False
        run.append(span)
    if len(run) > 2 or paired:
        yield run


def cues(before: str, name: str, after: str) -> Iterator[tuple[str, int]]:
    """Type and weight of every cue beside a name.

    >>> list(cues("in the village of ", "Vabo", " on Friday."))
    [('PLACE', 3)]
    >>> list(cues("“I ran,” said ", "Anna Holm", ", 52, a teacher."))
    [('PERSON', 3), ('PERSON', 1)]
    """
    for pattern, kind, weight in _before():
        if pattern.search(before):
            yield kind, weight
    for pattern, kind, weight in _after():
        if pattern.match(after):
            yield kind, weight
    full = " " in name and not is_organisation(name)
    if full and (_SPEAKS_BEFORE.search(before) or _SPEAKS_AFTER.match(after)):
        yield "PERSON", LIKELY
    if _IN.search(before) and _STOPS.match(after):
        yield "PLACE", LIKELY


_SPEECH = r"(?:said|says|told|asked|added|recalled|explained|replied|admitted|joked|insisted|warned)"
_SPEAKS_BEFORE = re.compile(rf"\b{_SPEECH} $")
_SPEAKS_AFTER = re.compile(rf",? {_SPEECH}\b")
_IN = re.compile(
    r"(?i)\b(?:in|near|outside|around|across) $|\b(?:north|south|east|west|miles|kilometers|kilometres) (?:of|from) $"
)
_STOPS = re.compile(
    r"\s?(?:[,.;)]|$|(?:on|in|and|to|after|when|where|for|at|with|by|from|that|was|is|are|were|has|had)\b)"
)
# What may stand behind a noun that ends its phrase: "a town in …", not "a town hall".
_FUNCTION_WORD = "in|of|on|at|for|from|with|near|and|or|by|to|that|who|which|where|whose|said|was|is|has"
_PHRASE_ENDS = rf"s?(?=\s?(?:[,.;:)\"]|--|-\s|$)|\s(?:{_FUNCTION_WORD})\b)"


@cache
def _nouns(kind: str, side: str) -> str:
    """An alternation of the nouns that are cues of this type on this side."""
    lines = (line.split() for line in load_lexicon("name_cues"))
    return "|".join(sorted((word for k, s, word in lines if (k, s) == (kind, side)), key=len, reverse=True))


@cache
def _roles() -> str:
    """An alternation of what people are called in news: trades, offices and relations."""
    words = words_in("speaker_nouns") | {word for word in words_in("titles") if not word.endswith(".")}
    return "|".join(sorted((re.escape(word) for word in words if len(word) > 3), key=len, reverse=True))


@cache
def _before() -> list[tuple[re.Pattern[str], str, int]]:
    """Patterns of what stands before a name."""
    place, org = _nouns("PLACE", "kind"), _nouns("ORG", "kind")
    return [
        (re.compile(r"\b\d{1,2}-year-old (?:[a-z]+ )?$"), "PERSON", SURE),
        (re.compile(rf"\b(?:{_roles()}) $"), "PERSON", LIKELY),
        (re.compile(rf"(?i)\b(?:{place})s? (?:called |named |of )$"), "PLACE", SURE),
        (re.compile(rf"\b(?:{org})s? (?:called |named )?$"), "ORG", SURE),
        (re.compile(rf"\b(?:[Tt]he|[Aa]|[Aa]n|its) (?:[\w'-]+ )?(?:{org}), $"), "ORG", SURE),
        (re.compile(rf"(?i)\b(?:{_nouns('ORG', 'of')})s? of $"), "ORG", SURE),
        (re.compile(r"(?i)\b(?:shares?|stakes?|shareholders|investors) in $"), "ORG", SURE),
    ]


@cache
def _after() -> list[tuple[re.Pattern[str], str, int]]:
    """Patterns of what stands behind a name."""
    is_a = r"(?:\s?, (?:then |now )?|,? (?:is|was|are|were) )(?:an?|the|one of the) (?:[\w'-]+ ){0,3}?"
    place, org = (rf"{is_a}(?:{_nouns(kind, 'kind')}){_PHRASE_ENDS}" for kind in ("PLACE", "ORG"))
    return [
        (re.compile(r"\s?, (?:aged? )?\d{1,2}(?=\s?[,.;])"), "PERSON", SURE),
        (re.compile(r"\s?\( ?(?:born|b\.)"), "PERSON", SURE),
        (re.compile(rf"{is_a}(?:{_roles()}){_PHRASE_ENDS}"), "PERSON", LIKELY),
        (re.compile(r",? who\b"), "PERSON", LIKELY),
        (re.compile(place), "PLACE", SURE),
        (re.compile(r"\s?, (?:about |some |just )?\d[\d.,]* (?:mile|km|kilomet)"), "PLACE", SURE),
        (re.compile(org), "ORG", SURE),
        (re.compile(rf" (?:{_nouns('ORG', 'own')})s?\b"), "ORG", LIKELY),
        (re.compile(r"(?: ?'s|') (?:shares|stock|shareholders|employees|headquarters|chief executive)\b"), "ORG", SURE),
    ]
