"""Makes the stories and the truth about them from marked-up texts: `python data/build.py [NAME ...]`.

A marked-up text (`data/marked/NAME.txt`) holds a story, its second versions, and everything that is true of them, in
the place where it is true. From it come `data/stories/NAME/VERSION.txt`, with the marks taken out, and
`data/gold/NAME.json`, with the offsets counted. data/README.md explains the marks; errors here name the place.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FACTS = {"w": "weekday", "d": "date", "t": "time", "n": "number", "m": "money", "p": "percent"}
QUOTES = {"q": "direct", "i": "indirect", "s": "scare"}
KEPT_WORDS = 0.6  # share of a quotation's words that must be quoted again for it to be kept

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


# --- from marks to versions

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
            inner = words.strip("“”‘’\"") if tag != "i" else words
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


# --- what differs

_CLAUSE_WORD = re.compile(r"\w+")


def differences(a: Version, b: Version) -> list[Row]:
    """Every difference of `b` from `a`: those that were marked, then voices and quotations lost, and claims added."""
    rows = [_changed(a, b, *change) for change in b.changes]
    rows += [{"kind": "added_claim", "a": None, "b": _sentence(b, number)} for number in b.claims]
    rows += _lost_voices(a, b, rows) + _lost_quotations(a, b)
    return sorted(rows, key=lambda row: (row["b"] is None, (row["b"] or row["a"])["start"]))


def _changed(a: Version, b: Version, kind: str, start: int, end: int, wording: str) -> Row:
    if kind == "added_claim":
        return {"kind": kind, "a": None, "b": b.place(start, end)}
    pattern = re.compile(rf"(?<!\w){re.escape(wording)}(?!\w)")
    sources = (a.sentences[number] for number in b.sources[b.sentence_at(start)])
    places = ([match.span() for match in pattern.finditer(a.text, row["start"], row["end"])] for row in sources)
    found = next((spans for spans in places if spans), [])
    if len(found) != 1:
        raise MarkError(f"{b.name}: {wording!r}, for {b.text[start:end]!r}, stands {len(found)} times in its source, not once")
    return {"kind": kind, "a": a.place(*found[0]), "b": b.place(start, end)}


def _sentence(version: Version, number: int) -> Row:
    row = version.sentences[number]
    return version.place(row["start"], row["end"])


def _speakers(version: Version) -> dict[str, Row]:
    """Who is quoted, directly or indirectly, and the first quotation of each."""
    return {row["speaker"]: row for row in reversed(version.quotes) if row["speaker"]}


def _lost_voices(a: Version, b: Version, changed: list[Row]) -> list[Row]:
    """Sources of `a` that `b` does not quote in any way; one that goes by another name there is not lost."""
    renamed = {a.names[row["a"]["text"]][1] for row in changed if row["kind"] == "name"}
    lost = [(who, row) for who, row in _speakers(a).items() if who not in _speakers(b) and who not in renamed]
    return [{"kind": "dropped_source", "a": a.place(*_naming(a, who, row)), "b": None} for who, row in lost]


def _naming(version: Version, speaker: str, quote: Row) -> tuple[int, int]:
    """The words that name a speaker: in the sentences of the quotation, else nearest before it."""
    spans = [(row["start"], row["end"]) for row in version.entities if row["name"] == speaker]
    spans += [match.span() for match in re.finditer(re.escape(speaker), version.text, re.IGNORECASE)]
    last = next(row["end"] for row in version.sentences if row["end"] >= quote["end"])
    inside = [span for span in spans if quote["end"] <= span[0] < last] or [span for span in spans if span[0] < last]
    if not inside:
        raise MarkError(f"{version.name}: {speaker!r} is quoted, but not named up to there")
    return min(inside, key=lambda span: abs(span[0] - quote["end"]))


def _lost_quotations(a: Version, b: Version) -> list[Row]:
    """Direct quotations of `a` of which `b` does not quote most words, in their order."""
    said = [_words(b.text[row["start"] : row["end"]]) for row in b.quotes if row["kind"] == "direct"]
    rows = []
    for row in a.quotes:
        if row["kind"] == "direct":
            words = _words(a.text[row["start"] : row["end"]])
            if max((_kept(words, other) for other in said), default=0.0) < KEPT_WORDS:
                rows.append({"kind": "dropped_quotation", "a": a.place(row["start"], row["end"]), "b": None})
    return rows


def _words(text: str) -> list[str]:
    return _CLAUSE_WORD.findall(text.lower())


def _kept(words: list[str], other: list[str]) -> float:
    blocks = SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


# --- from versions to files


def truth(name: str, marked: str) -> Row:
    """The gold of a story, as data/gold/schema.json describes it."""
    head, versions = read_marked(marked)
    original = versions["original"]
    numbers = [number for row in original.sources for number in row]
    if numbers != list(range(len(original.sentences))):
        raise MarkError(f"{name}: the original's sentences must be numbered 0, 1, 2 …; got {numbers}")
    texts = {}
    for version in versions.values():
        rows = _rows(name, version)
        if version is not original:
            rows["boundary"] = len(original.blocks)
            rows["alignment"] = [{"b": b, "a": a} for b, a in enumerate(version.sources)]
            rows["differences"] = differences(original, version)
        texts[version.name] = rows
    return {"name": name, **head, "texts": texts}


def _rows(name: str, version: Version) -> Row:
    where = {"file": f"stories/{name}/{version.name}.txt", "blocks": version.blocks}
    where["sentences"] = [{key: row[key] for key in ("block", "start", "end")} for row in version.sentences]
    for what in ("entities", "quotes", "facts"):
        rows = sorted(getattr(version, what), key=lambda row: (row["start"], -row["end"]))
        where[what] = [{**version.place(row["start"], row["end"]), **row} for row in rows]
    return where


def to_json(value: Any, depth: int = 0) -> str:
    """JSON with a line for every row, so that a change to one shows as one line."""
    if isinstance(value, dict) and any(isinstance(item, (dict, list)) and item for item in value.values()) and depth < 3:
        items = (f"{' ' * (depth + 1)}{json.dumps(key)}: {to_json(item, depth + 1)}" for key, item in value.items())
        return "{\n" + ",\n".join(items) + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = (" " * (depth + 1) + json.dumps(row, ensure_ascii=False) for row in value)
        return "[\n" + ",\n".join(rows) + "\n" + " " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


def built(name: str) -> Iterator[tuple[Path, str]]:
    """The files of a story and what they hold, as made from its marked-up text."""
    marked = (HERE / "marked" / f"{name}.txt").read_text(encoding="utf-8")
    for version in read_marked(marked)[1].values():
        yield HERE / "stories" / name / f"{version.name}.txt", version.text + "\n"
    yield HERE / "gold" / f"{name}.json", to_json(truth(name, marked)) + "\n"


def main(names: list[str]) -> int:
    """Write the files of the stories named, or of all."""
    for name in names or sorted(path.stem for path in (HERE / "marked").glob("*.txt")):
        try:
            files = list(built(name))
        except MarkError as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
