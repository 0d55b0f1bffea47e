"""Reads marked-up texts: a story, its versions, and what is true of them, each in its place.

The marks are explained in data/README.md. Errors name the version and the words near by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

FACTS = {"w": "weekday", "d": "date", "t": "time", "n": "number", "m": "money", "p": "percent"}
QUOTES = {"q": "direct", "i": "indirect", "s": "scare"}

Row = dict[str, Any]


class MarkError(ValueError):
    """A marked-up text that cannot be read, or does not fit together."""


@dataclass
class Version:
    """One version while it is read: its text without marks, and what the marks said."""

    name: str
    names: dict[str, tuple[str, str]]
    text: str = ""
    blocks: list[Row] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    entities: list[Row] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    facts: list[Row] = field(default_factory=list)
    sources: list[list[int]] = field(default_factory=list)  # for every sentence, the first version's it comes from
    claims: list[int] = field(default_factory=list)  # sentences that add a claim
    changes: list[tuple[str, int, int, str]] = field(default_factory=list)  # kind, start, end, the first's wording

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds this offset."""
        return next(i for i, row in enumerate(self.sentences) if row["start"] <= offset < row["end"])

    def place(self, start: int, end: int) -> Row:
        """Where some words of this version stand, and what they are."""
        return {"sentence": self.sentence_at(start), "start": start, "end": end, "text": self.text[start:end]}


_TOKEN = re.compile(
    r"\{(?P<sentence>\d+(?:,\d+)*|\+!?)\}|\[(?P<tag>[wdtnmpqis]|x:[a-z_]+):|(?P<equals>=)|(?P<close>\])"
)
_BLOCK = re.compile(r"#(headline|byline|caption|credit|note) ")


def read_marked(marked: str) -> tuple[dict[str, str], dict[str, Version]]:
    """The head (topic, published, spelling) and the versions of a marked-up text."""
    top, *parts = re.split(r"^== (\w+)\n", marked, flags=re.MULTILINE)
    head = dict(re.findall(r"^([a-z]+): (.+)$", top, re.MULTILINE))
    names = _names(re.findall(r"^([A-Z]+) (.+)$", top, re.MULTILINE))
    versions = {}
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        own = _names(re.findall(r"^@([A-Z]+) (.+)$", body, re.MULTILINE))
        version = Version(name, names | own)
        for chunk in re.split(r"\n\s*\n", re.sub(r"^@.*\n", "", body, flags=re.MULTILINE).strip()):
            _read_block(version, chunk)
        _find_names(version)
        versions[name] = version
    return head, versions


def _names(lines: list[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Form -> (type, canonical name), from lines such as "PERSON Ida Voss = Voss; Ida Vos"."""
    found = {}
    for kind, line in lines:
        name, _, others = line.partition(" = ")
        for form in [name, *(other.strip() for other in others.split(";") if other.strip())]:
            found[form] = (kind, name.strip())
    return found


def _read_block(version: Version, marked: str) -> None:
    """Append a block: its plain text, its sentences, and what its marks say."""
    kind = _BLOCK.match(marked)
    if version.text:
        version.text += "\n\n"
    start, first = len(version.text), len(version.sentences)
    reader = _Reader(version, marked, kind.end() if kind else 0)
    reader.read()
    if first == len(version.sentences):
        raise MarkError(f"{version.name}: a block needs a sentence mark such as {{0}}; got {marked[:50]!r}")
    edges = [row["start"] for row in version.sentences[first:]] + [len(version.text)]
    for row, end in zip(version.sentences[first:], edges[1:], strict=True):
        row["end"] = row["start"] + len(version.text[row["start"] : end].rstrip())
        row["block"] = len(version.blocks)
    dateline = version.text[start : version.sentences[first]["start"]]
    version.blocks.append(
        {"kind": kind.group(1) if kind else "paragraph", "start": start, "end": len(version.text), "dateline": dateline}
    )


class _Reader:
    """Reads one marked block into a version, marks within marks included."""

    def __init__(self, version: Version, marked: str, position: int) -> None:
        self.version, self.marked, self.position = version, marked, position

    def read(self, tag: str = "") -> None:
        """Read up to the closing bracket of `tag`, or to the end of the block where there is none."""
        version, start, attributes = self.version, len(self.version.text), ""
        while match := _TOKEN.search(self.marked, self.position):
            version.text += self.marked[self.position : match.start()]
            self.position = match.end()
            if match["sentence"]:
                self._begin_sentence(match["sentence"])
            elif match["tag"]:
                self.read(match["tag"])
            elif match["equals"]:
                end = self.marked.index("]", self.position)
                attributes = self.marked[self.position : end]
                self.position = end
            else:
                if not tag:
                    raise MarkError(f"{version.name}: a bracket closes that none opened: {self.marked[:50]!r}")
                return self._mark(tag, start, attributes.split("="))
        if tag:
            raise MarkError(f"{version.name}: a mark [{tag}: is never closed: {self.marked[:50]!r}")
        version.text += self.marked[self.position :]

    def _begin_sentence(self, mark: str) -> None:
        version = self.version
        numbers = [] if mark.startswith("+") else [int(number) for number in mark.split(",")]
        if mark == "+!":
            version.claims.append(len(version.sentences))
        version.sources.append(numbers)
        version.sentences.append({"block": -1, "start": len(version.text), "end": -1})

    def _mark(self, tag: str, start: int, attributes: list[str]) -> None:
        version, end = self.version, len(self.version.text)
        words = version.text[start:end]
        if tag in FACTS:
            value, unit = attributes[0] or words, ""
            if tag == "n":
                value, _, unit = value.partition(" ")
            version.facts.append({"start": start, "end": end, "kind": FACTS[tag], "value": value, "unit": unit})
        elif tag in QUOTES:
            inner = words.strip('“”‘’"') if tag != "i" else words
            start += words.index(inner)
            speaker, cue, *_ = [*attributes, "", ""]
            row = {"start": start, "end": start + len(inner), "kind": QUOTES[tag], "speaker": speaker, "cue": cue}
            version.quotes.append(row)
        else:
            version.changes.append((tag[2:], start, end, attributes[0]))


def _find_names(version: Version) -> None:
    """Every place in a sentence where one of the listed names stands, the longest first."""
    forms = sorted(version.names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    for sentence in version.sentences:
        for match in pattern.finditer(version.text, sentence["start"], sentence["end"]):
            kind, name = version.names[match.group()]
            version.entities.append({"start": match.start(), "end": match.end(), "type": kind, "name": name})
