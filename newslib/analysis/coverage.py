"""What a reader of a summary alone would miss: the words and names that carry a version, and whether they are in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.analysis.tfidf import tfidf
from newslib.errors import InputError, require_whole
from newslib.reading.sentences import running_text
from newslib.reading.words import stem_of, term_of, word_spans
from newslib.tables import BOOL, FLOAT, INT, STRING, make_table, require_columns, require_filled

if TYPE_CHECKING:
    from pandas import DataFrame

SHAPE = {"kind": STRING, "name": STRING, "weight": FLOAT, "summary": STRING, "covered": BOOL, "sentence": INT}
Item = tuple[str, str, float]


def coverage(
    sentences: DataFrame,
    summaries: Mapping[str, DataFrame],
    entities: DataFrame | None = None,
    *,
    of: str = "A",
    n: int = 10,
) -> DataFrame:
    """Which of a version's heaviest words, and most frequent names, stand in a summary.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    summaries : mapping of str to DataFrame
        Summaries by name, each as `summarize` gives it: of this version, of the other, of both, as you like.
    entities : DataFrame, optional
        As `entity_table` gives it for all the sentences; without it there are words only.
    of : str
        The half whose words and names are asked for.
    n : int
        How many words, and how many names.

    Returns
    -------
    DataFrame
        For every summary a row for each word and each name, the heaviest first: `kind`, term or entity; `name`, the
        word in its most frequent form, or the name; `weight`, its share of what the `n` of its kind weigh together,
        so that the weights of the covered add up to a share in [0, 1], larger is less missed: words weigh the sum of
        their TF-IDF weights in the version's running text, names how often they stand there; `summary`; `covered`,
        whether the summary has it, in any form of the word or the name; `sentence`, the first that has it, missing
        where none does.

    Raises
    ------
    InputError
        Where a column is missing, `n` is below 1, there is no such half, or `summaries` is not a mapping.
    """
    require_filled(sentences, ("half", "sentence", "kind", "text"), "coverage")
    require_whole(n, "n")
    if not isinstance(summaries, Mapping):
        raise InputError(f"summaries must be a mapping of names to tables; got {type(summaries).__name__}")
    halves = sentences["half"].drop_duplicates().tolist()
    if of not in halves and halves:
        raise InputError(f"of must be one of {', '.join(halves)}; got {of!r}")
    own = running_text(sentences[sentences["half"] == of])
    items = [*_heaviest_words(own, n)]
    if entities is not None:
        require_columns(entities, ("sentence", "start", "end", "name"), "coverage")
        items += _most_frequent_names(own, entities, n)
    rows: list[tuple[Any, ...]] = []
    for label, summary in summaries.items():
        require_columns(summary, ("sentence", "start", "end", "text"), "coverage")
        said = {"term": _stems(summary), "entity": _names(summary, entities)}
        for kind, name, weight in items:
            at = said[kind].get(stem_of(term_of(name)) if kind == "term" else name)
            rows.append((kind, name, weight, label, at is not None, at))
    return make_table(SHAPE, rows)


def _heaviest_words(rows: DataFrame, n: int) -> Iterator[Item]:
    space = tfidf(rows)
    total = np.asarray(space.matrix.sum(axis=0)).ravel()
    heaviest = sorted(zip(-total, space.terms, strict=True))[:n]
    together = sum(weight for weight, _ in heaviest)
    yield from (("term", term, weight / together) for weight, term in heaviest)


def _most_frequent_names(rows: DataFrame, entities: DataFrame, n: int) -> Iterator[Item]:
    own = entities["name"][entities["sentence"].isin(rows["sentence"])]
    counts = own.value_counts()
    frequent = sorted((-int(count), str(name)) for name, count in counts.items())[:n]
    together = sum(count for count, _ in frequent)
    yield from (("entity", name, count / together) for count, name in frequent)


def _stems(summary: DataFrame) -> dict[str, int]:
    """Every stem of a summary, and the first sentence that has it."""
    found: dict[str, int] = {}
    for number, text in zip(summary["sentence"].tolist(), summary["text"].tolist(), strict=True):
        for start, end in word_spans(text):
            found.setdefault(stem_of(term_of(text[start:end])), number)
    return found


def _names(summary: DataFrame, entities: DataFrame | None) -> dict[str, int]:
    """Every name of a summary, and the first sentence that has it."""
    if entities is None:
        return {}
    bounds = summary[["sentence", "start", "end"]].rename(columns={"start": "first", "end": "last"})
    here = entities.merge(bounds, on="sentence")
    here = here[(here["start"] >= here["first"]) & (here["end"] <= here["last"])]  # a summary may cut a sentence
    first = here.drop_duplicates("name")
    return dict(zip(first["name"].tolist(), first["sentence"].tolist(), strict=True))
