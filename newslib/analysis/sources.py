"""Who has a voice in either version, and how much of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.voices import same_source
from newslib.analysis.tallies import RATES, rates, totals_of, whole
from newslib.reading.words import words_of
from newslib.tables import INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandas import DataFrame

_SHAPE: Final = {"source": STRING, "half": STRING, "quotations": INT, "reports": INT, "words": INT, "sentence": INT}


def sources(quotes: DataFrame, halves: Sequence[str] | None = None) -> DataFrame:
    """Count how often, and at what length, each source speaks in either half.

    Parameters
    ----------
    quotes : DataFrame
        From `quote_table`; needs `half, sentence, start, end, text, speaker, kind`. Words in marks that quote nobody
        are left out, and so are quotations of which nobody can be told.
    halves : sequence of str, optional
        The halves that get a row for every source, also where nobody speaks in them; those of `quotes` if None.

    Returns
    -------
    DataFrame
        A row a source a half: `source`, under its longest name; `half`; `quotations`, in marks; `reports`, what is
        told without marks; `words` of both, those of a quotation within a report once; `sentence`, the first in which
        the source speaks, missing where it does not. Those with most words in both halves together come first.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(quotes, ["half", "sentence", "start", "end", "text", "speaker", "kind"], "sources")
    named = quotes_by_source(quotes)
    names = named["source"].unique().tolist()
    halves = sorted(set(quotes["half"]) if halves is None else halves)
    rows = [
        _row(name, half, named[(named["source"] == name) & (named["half"] == half)])
        for name in names
        for half in halves
    ]
    total = {name: sum(int(row[4]) for row in rows if row[0] == name) for name in names}
    first = {name: int(named.loc[named["source"] == name, "start"].min()) for name in names}
    rows.sort(key=lambda row: (-total[str(row[0])], first[str(row[0])], row[1]))
    return make_table(_SHAPE, rows)


def _row(name: str, half: str, told: DataFrame) -> tuple[str, str, int, int, int, int | None]:
    direct, reports = told[told["kind"] == "direct"], told[told["kind"] == "indirect"]
    outside = [
        text
        for start, end, text in zip(direct["start"], direct["end"], direct["text"], strict=True)
        if not ((reports["start"] <= start) & (reports["end"] >= end)).any()
    ]
    words = sum(len(words_of(text)) for text in [*outside, *reports["text"]])
    return name, half, len(direct), len(reports), words, int(told["sentence"].iloc[0]) if len(told) else None


def quotes_by_source(quotes: DataFrame) -> DataFrame:
    """The quotations and reports of which it is known who says them, in reading order.

    Parameters
    ----------
    quotes : DataFrame
        As `quote_table` gives it.

    Returns
    -------
    DataFrame
        Its columns, and `source`: the speaker under the longest of its names.
    """
    require_columns(quotes, ["start", "speaker", "kind"], "quotes_by_source")
    told = quotes[quotes["kind"].isin(["direct", "indirect"]) & quotes["speaker"].notna()].sort_values(
        "start", kind="stable"
    )
    names: list[str] = []
    for speaker in sorted(told["speaker"].unique(), key=lambda name: (-len(name.split()), name)):
        if not any(same_source(speaker, name) for name in names):
            names.append(speaker)
    of_name = {speaker: next(n for n in names if same_source(speaker, n)) for speaker in told["speaker"].unique()}
    return told.assign(source=told["speaker"].map(of_name).astype(STRING))


def source_frequencies(
    quotes: DataFrame, by: str | None = "half", *, words: DataFrame | Mapping[str, int] | None = None
) -> DataFrame:
    """How often each source is quoted or reported in each half.

    Parameters
    ----------
    quotes : DataFrame
        As `quote_table` gives it. Quotations of which nobody can be told are left out.
    by, words
        As for `entity_frequencies`.

    Returns
    -------
    DataFrame
        A row for every source and every value of `by`, zero counts too: `source`, under its longest name; the column
        `by`; `count`, its quotations and reports; then `words, rate, sentences, share, first, start` as in
        `word_frequencies`. Most frequent sources first.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(quotes, ["sentence", "start", "speaker", "kind", *([by] if by else [])], "source_frequencies")
    named = whole(quotes_by_source(quotes), by)
    group = by or "half"
    totals = totals_of(by, words, {}, "source_frequencies")
    rows = rates(named["source"].tolist(), named[group].tolist(), named, totals)
    return make_table({"source": STRING, group: STRING, **RATES}, rows)
