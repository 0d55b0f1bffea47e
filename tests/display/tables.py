"""Tables of the shapes that the charts take, as small as can be and made by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from newslib.display import charts
from newslib.tables import BOOL, FLOAT, INT, STRING, make_table

NA = pd.NA
A_TEXTS = ["The ferry left at noon.", "Nobody was hurt.", "The mayor thanked the crew."]
B_TEXTS = ["At noon the ferry left.", "A storm is expected."]

RANKED = {
    "half": STRING, "sentence": INT, "text": STRING, "score": FLOAT, "rank": INT, "centrality": FLOAT,
    "reason": STRING, "chosen": BOOL,
}  # fmt: skip
PAIRS = {
    "a_sentence": INT, "b_sentence": INT, "similarity": FLOAT, "a_text": STRING, "b_text": STRING, "aligned": BOOL,
}  # fmt: skip
MEASURES = {"level": STRING, "measure": STRING, "value": FLOAT, "low": FLOAT, "high": FLOAT, "meaning": STRING}
WORDS = {"term": STRING, "label": STRING, "half": STRING, "count": INT, "rate": FLOAT}
NAMES = {"name": STRING, "type": STRING, "half": STRING, "count": INT, "rate": FLOAT}
ALIGNED = {"b_sentence": INT, "a_sentence": INT, "similarity": FLOAT, "relation": STRING}
TEXTS = {"sentence": INT, "text": STRING}
CHOSEN = {"method": STRING, "half": STRING, "sentence": INT, "rank": INT, "chosen": BOOL, "text": STRING}
COVERED = {"kind": STRING, "name": STRING, "weight": FLOAT, "summary": STRING, "covered": BOOL, "sentence": INT}
CONTROLS = {
    **{"level": STRING, "measure": STRING, "value": FLOAT, "control": STRING, "pairs": INT, "stories": INT},
    **{"low": FLOAT, "median": FLOAT, "high": FLOAT, "below": FLOAT, "above": FLOAT, "note": STRING},
}
CONTROL_PAIRS = {"control": STRING, "a": STRING, "b": STRING, "kind": STRING, "measure": STRING, "value": FLOAT}
HALVES = {"half": STRING, "sentence": INT, "text": STRING}
LEDGER = {
    **dict.fromkeys(["kind", "status", "a_value", "b_value"], STRING),
    **dict.fromkeys(["a_sentence", "b_sentence"], INT),
    **dict.fromkeys(["a_text", "b_text"], STRING),
    "note": STRING,
}
SOURCES = {"source": STRING, "half": STRING, "quotations": INT, "reports": INT, "words": INT}
RATED = {"term": STRING, "half": STRING, "count": INT, "words": INT, "rate": FLOAT}
KEYNESS = {
    **dict.fromkeys(["term", "direction", "target", "reference"], STRING),
    **dict.fromkeys(["count", "reference_count"], INT),
    **dict.fromkeys(["g2", "p_holm", "log_ratio", "low", "high", "z"], FLOAT),
}
CONTEXT = {
    **{"term": STRING, "half": STRING, "sentence": INT, "position": INT},
    **dict.fromkeys(["left", "text", "right"], STRING),
}
SPREAD = {"term": STRING, "half": STRING, "count": INT, "words": INT, "dp": FLOAT, "dp_chance": FLOAT}
MENTIONS = {"half": STRING, "sentence": INT, "name": STRING, "type": STRING}
KINDS = {"half": STRING, "sentence": INT, "kind": STRING, "text": STRING}
STYLE = {
    **dict.fromkeys(["group", "measure", "unit"], STRING),
    **{"A": FLOAT, "B": FLOAT, "can": STRING, "cannot": STRING},
}
TOGETHER = {"half": STRING, "name": STRING, "other": STRING, "count": INT, "share": FLOAT}
STANDING = {
    **dict.fromkeys(["id", "group", "measure"], STRING),
    **dict.fromkeys(["value", "quarter", "middle", "three_quarters", "beyond"], FLOAT),
}
TALLIED = {"group": STRING, "kind": STRING, "status": STRING, "count": INT}
CORPUS = {"id": STRING, "version": STRING, "kept": FLOAT, "copied": FLOAT}
INTERVALS = {"method": STRING, "measure": STRING, "f1": FLOAT, "low": FLOAT, "high": FLOAT}


def ranked(extra: str = "") -> pd.DataFrame:
    rows = [("A", i, text + extra, 0.5 - i / 8, i + 1, 0.25, "central", i == 0) for i, text in enumerate(A_TEXTS)]
    rows += [("B", 3 + i, text + extra, 0.25 + i / 2, 2 - i, 0.25, NA, i == 1) for i, text in enumerate(B_TEXTS)]
    return make_table(RANKED, rows)


def pairs(extra: str = "") -> pd.DataFrame:
    return make_table(
        PAIRS,
        [
            (a, 3 + b, 0.875 if (a, b) == (0, 0) else 0.125, A_TEXTS[a] + extra, B_TEXTS[b] + extra, (a, b) == (0, 0))
            for a in range(3)
            for b in range(2)
        ],
    )


def measures(extra: str = "") -> pd.DataFrame:
    rows = [
        ("words", "shared words" + extra, 0.25, 0.1, 0.5, "of all words" + extra),
        ("words", "shared stems", 0.5, NA, NA, "of all stems"),
        ("phrases", "longest run", 7.0, NA, NA, "in words"),
    ]
    return make_table(MEASURES, rows)


def word_counts(extra: str = "") -> pd.DataFrame:
    rows = [
        ("ferri", "ferry" + extra, "A", 6, 30.0), ("ferri", "ferry" + extra, "B", 2, 8.0),
        ("storm", "storm", "A", 0, 0.0), ("storm", "storm", "B", 9, 36.0),
    ]  # fmt: skip
    return make_table(WORDS, rows)


def name_counts(extra: str = "") -> pd.DataFrame:
    rows = [
        ("Ada Moss" + extra, "PERSON", "A", 3, 15.0), ("Ada Moss" + extra, "PERSON", "B", 1, 4.0),
        ("Port", "PLACE", "A", 0, 0.0), ("Port", "PLACE", "B", 0, 0.0),
    ]  # fmt: skip
    return make_table(NAMES, rows)


def aligned() -> pd.DataFrame:
    rows = [(3, 0, 0.875, "rewritten"), (4, NA, NA, "added"), (NA, 1, NA, "dropped"), (NA, 2, NA, "dropped")]
    return make_table(ALIGNED, rows)


def texts(extra: str = "") -> pd.DataFrame:
    return make_table(TEXTS, [(i, text + extra) for i, text in enumerate(A_TEXTS + B_TEXTS)])


def chosen(extra: str = "") -> pd.DataFrame:
    picks = {"tfidf": [0, 3], "lead": [0, 3], "reader": [2, 4]}
    every = list(enumerate(A_TEXTS + B_TEXTS))
    rows = [
        (name, "A" if i < 3 else "B", i, 1 if i in own else NA, i in own, text + extra)
        for name, own in picks.items()
        for i, text in every
    ]
    return make_table(CHOSEN, rows)


def covered(extra: str = "") -> pd.DataFrame:
    rows = [
        ("term", "ferry" + extra, 0.75, "A", True, 0), ("term", "noon", 0.25, "A", False, NA),
        ("entity", "Ada Moss" + extra, 1.0, "A", True, 2),
        ("term", "ferry" + extra, 0.75, "B", False, NA), ("term", "noon", 0.25, "B", True, 3),
        ("entity", "Ada Moss" + extra, 1.0, "B", False, NA),
    ]  # fmt: skip
    return make_table(COVERED, rows)


def intervals() -> pd.DataFrame:
    rows = [("lead", "rouge1", 0.375, 0.25, 0.5), ("tfidf", "rouge1", 0.5, NA, NA), ("lead", "rouge2", 0.1, 0.0, 0.2)]
    return make_table(INTERVALS, rows)


def controlled(extra: str = "") -> pd.DataFrame:
    rows = [
        ("words", "shared words", 0.5, "same topic" + extra, 4, 3, 0.0, 0.25, 0.5, 0.75, 0.0, "weak: 4 pairs" + extra),
        ("words", "shared words", 0.5, "unrelated", 40, 9, 0.0, 0.125, 0.25, 1.0, 0.0, ""),
        ("words", "shared stems", 0.25, "unrelated", 40, 9, 0.0, 0.5, 1.0, 0.5, 0.5, ""),
        ("phrases", "longest run", 7.0, "unrelated", 40, 9, 1.0, 2.0, 9.0, 0.875, 0.125, ""),
        ("style", "commas", 0.75, "unrelated", 40, 9, 0.75, 0.75, 0.75, 0.0, 0.0, ""),
    ]
    return make_table(CONTROLS, rows)


def control_pairs(extra: str = "") -> pd.DataFrame:
    rows = [
        ("same topic" + extra, "ferry" + extra, "storm", "generic", "shared words", value)
        for value in (0.0, 0.25, 0.25, 0.5)
    ]
    return make_table(CONTROL_PAIRS, rows)


def halves(extra: str = "") -> pd.DataFrame:
    rows = [("A" if i < 3 else "B", i, text + extra) for i, text in enumerate(A_TEXTS + B_TEXTS)]
    return make_table(HALVES, rows)


def row(
    kind: str, status: str, a: str | None = None, b: str | None = None, note: str = "", *texts: str
) -> tuple[object, ...]:
    """A row of a ledger; where no sentences are given, the values are the sentences."""
    a_text, b_text = texts or (a, b)
    return (kind, status, a, b, 0 if a else NA, 3 if b else NA, a_text if a else NA, b_text if b else NA, note)


def ledger(extra: str = "") -> pd.DataFrame:
    left, dropped, whole = A_TEXTS[0] + extra, A_TEXTS[1] + extra, "the whole sentence"
    rows = [
        row("time", "changed", "noon" + extra, "one", "another time in the same place", left, "The ferry left at one."),
        row("wording", "possible", "left", "stayed", "one excludes the other" + extra, left, "The ferry stayed."),
        row("wording", "only_b", None, B_TEXTS[1], whole, "", B_TEXTS[1] + extra),
        row("wording", "only_a", dropped, None, whole),
        row("attribution", "only_a", "mayor" + extra, None, f"mayor{extra}: a voice in A, none in B"),
        row("person", "variant", "Ada Moss", "Moss" + extra, "the same name in other words"),
        row("time", "same", "noon", "noon" + extra, "in both"),
        row("time", "same", "9 p.m.", "9 p.m.", "in both"),
    ]
    return make_table(LEDGER, rows)


def voices(extra: str = "") -> pd.DataFrame:
    rows = [
        ("Ada Moss" + extra, "A", 2, 1, 30), ("Ada Moss" + extra, "B", 1, 0, 8),
        ("police", "A", 0, 2, 12), ("police", "B", 0, 0, 0),
    ]  # fmt: skip
    return make_table(SOURCES, rows)


def rated(extra: str = "") -> pd.DataFrame:
    """100 words in A, 200 in B."""
    counts = {"ferry" + extra: (6, 2), "noon": (1, 1), "port": (1, 1), "storm": (0, 9), "crew": (1, 2)}
    rows = [
        (term, half, count, words, 1000 * count / words)
        for term, pair in counts.items()
        for half, count, words in zip("AB", pair, (100, 200), strict=True)
    ]
    return make_table(RATED, rows)


def contrasted(extra: str = "") -> pd.DataFrame:
    rows = [
        ("storm", "more in B", "A", "B", 0, 9, 7.25, 0.03, -3.5, -7.0, -0.5, -1.5),
        ("ferry" + extra, "more in A", "A", "B", 6, 2, 6.5, 0.06, 2.5, 0.25, 4.75, 1.75),
        ("noon", "more in A", "A", "B", 1, 1, 0.25, 1.0, 1.0, -3.0, 5.0, 0.5),
        ("crew", "equal", "A", "B", 1, 2, 0.0, 1.0, 0.0, -3.5, 3.5, 0.0),
    ]
    return make_table(KEYNESS, rows)


def context(extra: str = "", uses: int = 1) -> pd.DataFrame:
    """Lines for "ferry" in A and in B, so many in each, and one for "storm"."""
    rows = [("ferry" + extra, "A", 0, 1 + i, "The", "ferry" + extra, "left at noon" + extra) for i in range(uses)]
    rows += [("ferry" + extra, "B", 3, 3 + i, "At noon the", "ferry", "left") for i in range(uses)]
    rows += [("storm", "B", 4, 150, "A", "storm", "is expected")]
    return make_table(CONTEXT, rows)


def before(left: str) -> pd.DataFrame:
    """The same lines, with these words before each use."""
    lines = context()
    return lines.assign(left=pd.array([left] * len(lines), dtype=STRING))


def spread(extra: str = "") -> pd.DataFrame:
    rows = [
        ("ferry" + extra, "A", 1, 100, 0.9, 0.9), ("ferry" + extra, "B", 1, 200, 0.9, 0.9),
        ("storm", "A", 0, 100, NA, NA), ("storm", "B", 1, 200, 0.95, 0.75),
        ("gale", "A", 0, 100, NA, NA), ("gale", "B", 0, 200, NA, NA),
    ]  # fmt: skip
    return make_table(SPREAD, rows)


def mentions(extra: str = "") -> pd.DataFrame:
    rows = [
        ("A", 0, "Port", "PLACE"), ("A", 1, "Ada Moss" + extra, "PERSON"), ("A", 1, "Ada Moss" + extra, "PERSON"),
        ("A", 2, "Port", "PLACE"), ("B", 4, "Ada Moss" + extra, "PERSON"),
    ]  # fmt: skip
    return make_table(MENTIONS, rows)


def kinds(extra: str = "") -> pd.DataFrame:
    rows = [
        ("A" if i < 3 else "B", i, "caption" if i == 0 else "paragraph", text + extra)
        for i, text in enumerate(A_TEXTS + B_TEXTS)
    ]
    return make_table(KINDS, rows)


def styled(b: bool = True) -> pd.DataFrame:
    rows = [
        ("length", "words", "words", 100.0, 200.0 if b else NA, "How much is told.", "Not how well."),
        ("sourcing", "ferry", "per 100 words", 6.25, 2.5 if b else NA, "How often a ferry.", "Not which."),
        ("sentiment", "mean sentiment", "VADER compound, -1 to 1", -0.5, 0.5 if b else NA, "Words.", "Not views."),
        ("grammar", "passives", "per 100 clauses", NA, NA, "Who is acted on.", "Not by whom."),
    ]
    return make_table(STYLE, rows)


def together(extra: str = "") -> pd.DataFrame:
    rows = [
        ("A", "Ada Moss" + extra, "Port", 4, 0.8), ("B", "Ada Moss" + extra, "Port", 1, 0.25),
        ("A", "Port", "Ellan", 2, 0.5), ("B", "Port", "Ellan", 3, 0.75),
        ("A", "Ada Moss" + extra, "Ellan", 2, 0.5), ("B", "Ada Moss" + extra, "Ellan", 0, NA),
    ]  # fmt: skip
    return make_table(TOGETHER, rows)


def standings(extra: str = "") -> pd.DataFrame:
    """Of four light edits one keeps far fewer facts; of one paraphrase nothing is usual."""
    light = [("ferry", 0.5, 2.0), ("storm", 0.75, 0.0), ("gale", 0.875, 0.0), ("port", 1.0, 0.5)]
    rows = [(name + extra, "light", "facts kept", value, 0.7, 0.8, 0.9, far) for name, value, far in light]
    rows += [("crew", "paraphrase" + extra, "facts kept", 0.25, 0.25, 0.25, 0.25, NA)]
    return make_table(STANDING, rows)


def tallied(extra: str = "") -> pd.DataFrame:
    rows = [
        ("light" + extra, "number", "same", 3), ("light" + extra, "number", "same", 4),
        ("light" + extra, "number", "changed", 1), ("generic", "time" + extra, "only_a", 2),
    ]  # fmt: skip
    return make_table(TALLIED, rows)


def stories(extra: str = "") -> pd.DataFrame:
    rows = [
        ("ferry" + extra, "light", 0.875, 1.0), ("storm", "light", 0.875, 1.0), ("gale", "light", 0.5, 0.75),
        ("port", "generic" + extra, 0.0, 0.0), ("told once", "light", NA, NA),
    ]  # fmt: skip
    return make_table(CORPUS, rows)


ALL: dict[str, Callable[..., Any]] = {
    "sentence_scores": lambda extra="": charts.sentence_scores(ranked(extra)),
    "similarity_heatmap": lambda extra="": charts.similarity_heatmap(pairs(extra)),
    "similarity_measures": lambda extra="": charts.similarity_measures(measures(extra)),
    "word_frequencies": lambda extra="": charts.word_frequencies(word_counts(extra)),
    "entity_frequencies": lambda extra="": charts.entity_frequencies(name_counts(extra)),
    "alignment": lambda extra="": charts.alignment(aligned(), texts(extra)),
    "method_choices": lambda extra="": charts.method_choices(chosen(extra)),
    "coverage": lambda extra="": charts.coverage(covered(extra)),
    "rouge_intervals": lambda extra="": charts.rouge_intervals(intervals()),
    "change_strip": lambda extra="": charts.change_strip(aligned(), halves(extra)),
    "controls": lambda extra="": charts.controls(controlled(extra), control_pairs(extra)),
    "ledger": lambda extra="": charts.ledger(ledger(extra)),
    "sources": lambda extra="": charts.sources(voices(extra)),
    "word_frequencies with lines": lambda extra="": charts.word_frequencies(rated(extra), lines=context(extra)),
    "rate_changes": lambda extra="": charts.rate_changes(rated(extra)),
    "rate_changes with lines": lambda extra="": charts.rate_changes(rated(extra), lines=context(extra)),
    "keyness": lambda extra="": charts.keyness(contrasted(extra)),
    "keyness with lines": lambda extra="": charts.keyness(contrasted(extra), lines=context(extra)),
    "rate_scatter": lambda extra="": charts.rate_scatter(rated(extra)),
    "rate_scatter with lines": lambda extra="": charts.rate_scatter(rated(extra), lines=context(extra)),
    "dispersion": lambda extra="": charts.dispersion(spread(extra), context(extra)),
    "entity_timeline": lambda extra="": charts.entity_timeline(mentions(extra), kinds(extra)),
    "style": lambda extra="": charts.style(styled()),
    "style with lines": lambda extra="": charts.style(styled(), lines=before("The" + extra)),
    "name_network": lambda extra="": charts.name_network(together(extra)),
    "corpus_spread": lambda extra="": charts.corpus_spread(standings(extra)),
    "corpus_ledger": lambda extra="": charts.corpus_ledger(tallied(extra)),
    "corpus_scatter": lambda extra="": charts.corpus_scatter(stories(extra), "copied", "kept", by="version"),
}
EMPTY: dict[str, Callable[[], Any]] = {
    "sentence_scores": lambda: charts.sentence_scores(make_table(RANKED)),
    "similarity_heatmap": lambda: charts.similarity_heatmap(make_table(PAIRS)),
    "similarity_measures": lambda: charts.similarity_measures(make_table(MEASURES)),
    "word_frequencies": lambda: charts.word_frequencies(make_table(WORDS)),
    "entity_frequencies": lambda: charts.entity_frequencies(make_table(NAMES)),
    "alignment": lambda: charts.alignment(make_table(ALIGNED)),
    "method_choices": lambda: charts.method_choices(make_table(CHOSEN)),
    "coverage": lambda: charts.coverage(make_table(COVERED)),
    "rouge_intervals": lambda: charts.rouge_intervals(make_table(INTERVALS)),
    "change_strip": lambda: charts.change_strip(make_table(ALIGNED), make_table(HALVES)),
    "controls": lambda: charts.controls(make_table(CONTROLS)),
    "ledger": lambda: charts.ledger(make_table(LEDGER)),
    "sources": lambda: charts.sources(make_table(SOURCES)),
    "rate_changes": lambda: charts.rate_changes(make_table(RATED)),
    "keyness": lambda: charts.keyness(make_table(KEYNESS), lines=make_table(CONTEXT)),
    "rate_scatter": lambda: charts.rate_scatter(make_table(RATED), lines=make_table(CONTEXT)),
    "dispersion": lambda: charts.dispersion(make_table(SPREAD), make_table(CONTEXT)),
    "entity_timeline": lambda: charts.entity_timeline(make_table(MENTIONS), make_table(KINDS)),
    "style": lambda: charts.style(make_table(STYLE)),
    "name_network": lambda: charts.name_network(make_table(TOGETHER)),
    "corpus_spread": lambda: charts.corpus_spread(make_table(STANDING)),
    "corpus_ledger": lambda: charts.corpus_ledger(make_table(TALLIED)),
    "corpus_scatter": lambda: charts.corpus_scatter(make_table(CORPUS), "copied", "kept", by="version"),
}
