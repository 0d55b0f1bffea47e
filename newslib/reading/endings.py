"""Where sentences end.

The splitter is one regular expression for the places where a sentence might end, and a few rules, in the order a
copy editor would ask: does a full stop belong to an abbreviation or an initial; how does the next word begin; is a
speaker named right after the quotation? It never looks beyond a block, because a news page ends its blocks for us.

`sentence_spans` reads a block. The functions after it tell what can be told of a piece of text between two white
spaces by itself, so that `newslib.reading.batch` need not read every block letter by letter; they ask the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslib.reading.lexicons import load_lexicon

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
_CANDIDATE = re.compile(
    rf"""
      (?P<stop>(?<![.!?…])(?<![.!?…]\s)(?<![.!?…]\s\s)[.!?…]++(?:\s{{1,2}}\.)*+)(?P<close>[{_CLOSERS}]*)(?P<gap>\s+)(?=\S)
        (?![”’)\]]|"(?:\s|$))                                               # a mark that only closes begins nothing
    | (?P<wide>[。！？]++[”’」』）]*+)(?P<none>\s*)(?=\S)                     # no space follows in Chinese, Japanese
    | (?P<tight>(?<=[^\W\d_][^\W\d_])[.!?]|(?<=\d)\.)(?P<tightclose>["”’]?)(?=[A-Z][a-z]+(?:[\s,’']|$))
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"""[^\s"“”‘(\[—–]+$""")
_INITIAL = re.compile(r"(?:^|[.\-])[A-ZÀ-Þ]$")
_NEXT_WORD = re.compile(rf"[{_OPENERS}]*([^\W_]+(?:['’][^\W_]+)?)")
_SPEAKER = re.compile(
    r"""(?:[A-Z][\w.'’\-]*\s+){1,4}(?:said|says|asked|added|told|wrote|tweeted|replied|shouted|continued|exclaimed)\b"""
)
_ITEM = re.compile(r"(?:[•⁃‣·*-]\s?)?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))[.)]{1,2}\s")
_DAY_OR_ZONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*|May|"
    r"Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|UTC|GMT|BST|CES?T|[ECMP][SD]?T|[A-Z]\.[A-Z]\.)(?!\w)"
)
_OPENS_WITH_TIME = re.compile(r"\s(?:At|By|Around|Before|After|Until|Since|From)\s+\d[\d:.]*\s*[AaPp]\.?[Mm]$")
_ADDRESS = re.compile(r"(?:https?:|www\.|@)\S*$", re.IGNORECASE)


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation -> its class: title, number, time or either."""
    entries = (line.split(maxsplit=1) for line in load_lexicon("abbreviations"))
    return {abbreviation: kind for kind, abbreviation in entries}


@cache
def _starters() -> frozenset[str]:
    return frozenset(load_lexicon("sentence_starters"))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one block of text, without the white space between them.

    >>> text = "Mr. Li left the U.S. on Sept. 11. “Why?” she asked. He won’t say."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Mr. Li left the U.S. on Sept. 11.', '“Why?” she asked.', 'He won’t say.']
    """
    for first, last in _item_spans(text, len(text) - len(text.lstrip()), len(text.rstrip())):
        start = first
        item = _ITEM.match(text, first, last)
        for match in _CANDIDATE.finditer(text, item.end() if item else first, last):
            if match.start() >= start and _ends_sentence(text, match, start):
                end = match.end() - len(match["gap"] or match["none"] or "")
                yield start, end
                start = match.end()
        if start < last:
            yield start, last


def _item_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the items of a list that was run together in one line ("1. Bread 2. Milk"), else of the whole."""
    item = _ITEM.match(text, start, end)
    while item:
        label = item["number"] or item["letter"]
        following = str(int(label) + 1) if item["number"] else chr(ord(label) + 1)
        mark = text[item.start() : item.start(item.lastgroup or 0)]
        close = re.escape(text[item.end(item.lastgroup or 0) : item.end() - 1])
        again = re.compile(rf"(?<=\s){re.escape(mark)}{following}{close}\s").search(text, item.end(), end)
        if not again:
            break
        yield start, len(text[: again.start()].rstrip())
        start = again.start()
        item = _ITEM.match(text, start, end)
    if start < end:
        yield start, end


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the candidate is the end of a sentence that begins at `start`."""
    before = _LAST_WORD.search(text, max(start, match.start() - 60), match.start())
    last = before.group() if before else ""
    if match["wide"]:
        return True
    if match["tight"]:
        return not _ADDRESS.search(last + ".") and last.casefold() not in _abbreviations() and len(last) > 2
    following = text[match.end() : match.end() + 60]
    after = _NEXT_WORD.match(following)
    word = after.group(1) if after else ""
    if text[match.start() - 1 : match.start()] == "[" or (len(match["stop"]) > 1 and word in ("I", "I'm", "I’m")):
        return False  # an ellipsis leaves something out; it ends nothing
    if match["close"] and _SPEAKER.match(following) and match["stop"] != ".":
        return False  # “Who are you?” Ms. Li asked.
    if match["stop"] != "." or match["close"]:
        return not word or not word[0].islower()
    if before and _class_of(last) == "time":
        near = max(start, before.start() - 20)
        if _OPENS_WITH_TIME.search((" " if near == start else "") + text[near : before.end()]):
            return False  # At 5 a.m. Ms. Li left.
    return _full_stop_ends(last, word, following)


def _class_of(last: str) -> str:
    """The class of an abbreviation, alone or as the last part of a compound; "" for any other word."""
    known = _abbreviations()
    return known.get(last.casefold(), "") or known.get(last.casefold().rpartition("-")[2], "")


def _full_stop_ends(last: str, word: str, following: str) -> bool:
    """Whether a bare full stop between the words `last` and `word` ends a sentence."""
    if word[:1].islower():
        return False
    kind = _class_of(last)
    starts = word.casefold() in _starters() or following[0] in '“"‘'
    if kind == "title":
        return False
    if kind == "number":
        return not word[:1].isdigit() and starts
    if kind == "time":
        return not _DAY_OR_ZONE.match(following)
    if kind == "either" or _INITIAL.search(last):
        return starts
    return True


# --- what a piece between two white spaces tells by itself

END_NEVER, END_PLAIN, END_ALWAYS, END_PAIR, END_LOOK = 0, 1, 2, 3, 4
NEXT_OPENS, NEXT_GOES_ON, NEXT_LOOK = 0, 1, 2

STOPS = ".!?…"
_STOP_AT_END = re.compile(rf"([.!?…]+)([{_CLOSERS}]*)$")
_WIDE_AT_END = re.compile(r"[。！？][”’」』）]*$")
_PARTS = re.compile(r"""[.!?]["”’]?[A-Z]|[。！？]""")
_CLOSES = re.compile(r"""[”’)\].!?…]|"$""")
_MAYBE_ITEM = re.compile(r"[•⁃‣·*-]?(?:\d{1,3}|[a-z])[.)]{1,2}|[•⁃‣·*-]")


def piece_end(piece: str) -> int:
    """Whether a sentence may end behind a piece.

    END_NEVER: it does not. END_ALWAYS: it does. Unless the next piece goes on in lower case: END_PLAIN: it does;
    END_PAIR: the next piece decides, as behind an abbreviation; END_LOOK: more decides, as behind a quoted question.
    """
    if piece[-1] == "." and len(piece) > 2 and piece[:-1].isalpha():  # a bare word with its full stop, as most are
        return _end_by_class(_class_of(piece[:-1]))
    match = _STOP_AT_END.search(piece)
    if not match:
        return END_ALWAYS if _WIDE_AT_END.search(piece) else END_NEVER
    stop, close = match.groups()
    if not match.start() or (close and stop != ".") or piece[: match.start()].endswith("["):
        return END_LOOK
    if len(stop) > 1:
        return END_PAIR
    if stop != "." or close:
        return END_PLAIN
    last = _LAST_WORD.search(piece, 0, match.start())
    kind = _class_of(last.group()) if last else ""
    return END_PAIR if not kind and last and _INITIAL.search(last.group()) else _end_by_class(kind)


def _end_by_class(kind: str) -> int:
    """What the class of an abbreviation says; "" is a word like any other."""
    return {"": END_PLAIN, "title": END_NEVER, "time": END_LOOK}.get(kind, END_PAIR)


def piece_opening(piece: str) -> int:
    """Whether a piece may open a sentence: NEXT_OPENS; NEXT_GOES_ON, in lower case; NEXT_LOOK, when it closes one."""
    if _CLOSES.match(piece):
        return NEXT_LOOK
    word = _NEXT_WORD.match(piece)
    return NEXT_GOES_ON if word and word.group(1)[0].islower() else NEXT_OPENS


def inner_ends(piece: str) -> list[int]:
    """Where sentences end within a piece, no white space following: "over.Then" gives [5].

    >>> inner_ends("over.Then"), inner_ends("example.Com/a")
    ([5], [])
    """
    if not _PARTS.search(piece):
        return []
    found: list[int] = []
    for match in _CANDIDATE.finditer(piece):
        inside = (match["tight"] or match["wide"]) and match.end() < len(piece)
        if inside and _ends_sentence(piece, match, found[-1] if found else 0):
            found.append(match.end())
    return found


def may_be_item(piece: str) -> bool:
    """Whether a block that opens with this piece may be a list run together in one line ("1. Bread 2. Milk")."""
    return bool(_MAYBE_ITEM.fullmatch(piece))


def ends_here(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a sentence ends between the last of the pieces `before` and the first of those `behind`."""
    opening = " ".join(before) + " "
    text = opening + " ".join(behind)
    stop = _STOP_AT_END.search(before[-1])
    if stop and (stop.start() or len(before) < 2 or before[-2][-1] not in STOPS):  # no ". . ." began before it
        found = _CANDIDATE.match(text, len(opening) - len(before[-1]) - 1 + stop.start())
        return found is not None and found.end() == len(opening) and _ends_sentence(text, found, 0)
    return any(m.end() == len(opening) and _ends_sentence(text, m, 0) for m in _CANDIDATE.finditer(text))
