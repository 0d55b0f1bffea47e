"""The truth about a story, from its marked-up text: what each version holds, and how each differs from the original."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from data.marks import MarkError, Row, Version, read_marked

KEPT_WORDS = 0.6  # share of a quotation's words that must be quoted again for it to be kept


def truth(name: str, marked: str) -> Row:
    """The gold of a story, as data/gold/schema.json describes it.

    Parameters
    ----------
    name : str
        The story's name; its files are `stories/NAME/VERSION.txt`.
    marked : str
        Its marked-up text.

    Raises
    ------
    MarkError
        Where the text cannot be read or does not fit together: names the story, the version and the place.
    """
    try:
        return _truth(name, marked)
    except MarkError as error:
        raise MarkError(f"{name}/{error}") from error


def _truth(name: str, marked: str) -> Row:
    head, versions = read_marked(marked)
    if "original" not in versions:
        raise MarkError(f"a story needs a version '== original'; got {', '.join(versions) or 'none'}")
    original = versions["original"]
    numbers = [number for row in original.sources for number in row]
    if numbers != list(range(len(original.sentences))):
        raise MarkError(f"original: sentences must be numbered 0, 1, 2 …; got {numbers}")
    unused = _unused(versions)
    if unused:
        raise MarkError(f"names are listed that stand in no version: {', '.join(unused)}")
    texts = {}
    for version in versions.values():
        rows = _rows(name, version)
        if version is not original:
            beyond = [number for row in version.sources for number in row if number >= len(numbers)]
            if beyond:
                raise MarkError(f"{version.name}: the original has sentences 0 to {numbers[-1]}; got {beyond[0]}")
            rows["boundary"] = len(original.blocks)
            rows["alignment"] = [{"b": b, "a": a} for b, a in enumerate(version.sources)]
            rows["differences"] = differences(original, version)
        texts[version.name] = rows
    return {"name": name, **head, "texts": texts}


def _unused(versions: dict[str, Version]) -> list[str]:
    """Forms of names that are listed and never met. A canonical name need not be, where another form of it is."""
    listed = {form for version in versions.values() for form in version.names}
    rows = [(version, row) for version in versions.values() for row in version.entities]
    met = {version.text[row["start"] : row["end"]] for version, row in rows} | {row["name"] for _, row in rows}
    return sorted(listed - met)


def _rows(name: str, version: Version) -> Row:
    first = version.blocks[0]
    where: Row = {"file": f"stories/{name}/{version.name}.txt", "headline": version.text[first["start"] : first["end"]]}
    where["blocks"] = version.blocks
    where["sentences"] = [{key: row[key] for key in ("block", "start", "end")} for row in version.sentences]
    for what in ("entities", "quotes", "facts"):
        rows = sorted(getattr(version, what), key=lambda row: (row["start"], -row["end"]))
        where[what] = [{**version.place(row["start"], row["end"]), **row} for row in rows]
    return where


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
        raise MarkError(
            f"{b.name}: {wording!r}, for {b.text[start:end]!r}, stands {len(found)} times in its source, not once"
        )
    return {"kind": kind, "a": a.place(*found[0]), "b": b.place(start, end)}


def _sentence(version: Version, number: int) -> Row:
    row = version.sentences[number]
    return version.place(row["start"], row["end"])


def _speakers(version: Version) -> dict[str, Row]:
    """Who is quoted, directly or indirectly, and the first quotation of each."""
    return {row["speaker"]: row for row in reversed(version.quotes) if row["speaker"]}


def _lost_voices(a: Version, b: Version, changed: list[Row]) -> list[Row]:
    """Sources of `a` that `b` does not quote in any way; one that speaks under another name there is not lost."""
    speaking = _speakers(b).keys()
    pairs = [(row["a"]["text"], row["b"]["text"]) for row in changed if row["kind"] == "name"]
    renamed = {a.names[old][1] for old, new in pairs if b.names[new][1] in speaking}
    lost = [(who, row) for who, row in _speakers(a).items() if who not in speaking and who not in renamed]
    return [{"kind": "dropped_source", "a": a.place(*_naming(a, who, row)), "b": None} for who, row in lost]


def _naming(version: Version, speaker: str, quote: Row) -> tuple[int, int]:
    """The words that name a speaker: in the sentences of the quotation, else nearest before it."""
    spans = [(row["start"], row["end"]) for row in version.entities if row["name"] == speaker]
    spans += [match.span() for match in re.finditer(re.escape(speaker), version.text, re.IGNORECASE)]
    spoken = version.sentences[version.sentence_at(quote["end"] - 1)]
    near = [span for span in spans if spoken["start"] <= span[0] < spoken["end"]]
    before = [span for span in spans if span[0] < spoken["start"]]
    if not near and not before:
        raise MarkError(f"{version.name}: {speaker!r} is quoted, but not named up to there")
    # Of "The Harbour Commission (SHC) said", the whole name; of names further up, the last.
    return max(near, key=lambda span: span[1] - span[0]) if near else max(before)


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
