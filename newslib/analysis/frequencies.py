"""Counts of words, phrases, stems and names, and the rates that make two halves of different length comparable.

A rate is per 1,000 words, and the denominator counts every word of the half, function words too: leaving them out
would make a half that is thick with function words look as if it said each content word more often.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newslib.analysis.occurrences import LONGEST_PHRASE, WORD_COLUMNS, phrases, readable
from newslib.analysis.tallies import RATES, Totals, rates, totals_of, whole
from newslib.errors import InputError, require_whole
from newslib.tables import STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame


def word_frequencies(
    words: DataFrame, by: str | None = "half", *, length: int = 1, stems: bool = False, stops: bool = False
) -> DataFrame:
    """How often each word, stem or phrase stands in each half.

    Parameters
    ----------
    words : DataFrame
        As `word_table` gives it. Leave out rows to leave out captions, or a half.
    by : str or None
        The column whose values are compared; `half`, unless you add a column of your own. None counts all words
        together, under the label "both" in a column `half`.
    length : int
        Words in a phrase, 1 to 3. The words of a phrase stand next to each other in one sentence, with one character
        between them: a blank, or a dash or slash set close. One that begins or ends with a function word is not
        listed.
    stems : bool
        Whether all forms of a word count as one ("strike", "strikes"); `term` is then the Snowball stem.
    stops : bool
        Whether function words have rows too.

    Returns
    -------
    DataFrame
        A row for every term and every value of `by`, zero counts too: `term`, the column `by`, `count`, `words` (all
        words there, function words included) and `rate` = 1000 * count / words; `sentences`, how many sentences have
        it, and `share`, these of all sentences there, in [0, 1]; `first`, the words that stand before its first
        occurrence there, and `start`, that occurrence's offset in the story's text (both missing where the count is
        0); `label`, what to print: the term, or the form in which a stem stands most often. Most frequent terms
        first, by their count in all; equals in the order of the alphabet. Each count is the number of lines that
        `concordance` gives for the term; of stems, for the label and with `stems=True`.

    Raises
    ------
    InputError
        Where a needed column is missing, or `length` is not 1, 2 or 3.
    """
    group = by or "half"
    plain = length == 1 and not stems
    require_columns(words, ["term", "stop", *([by] if by else [])] if plain else WORD_COLUMNS, "word_frequencies")
    if require_whole(length, "length") > LONGEST_PHRASE:
        raise InputError(f"length must be 1 to {LONGEST_PHRASE}; got {length}")
    table = whole(words, by)
    found = phrases(table, length, stems=stems, stops=stops)
    labels = readable(table, found) if stems else {}
    at = table.iloc[found.first]
    rows = rates(found.item, at[group].tolist(), at, Totals.of(table, group))
    shape = {"term": STRING, group: STRING, **RATES, "label": STRING}
    return make_table(shape, [(*row, labels.get(row[0], row[0])) for row in rows])


def entity_frequencies(
    entities: DataFrame, by: str | None = "half", *, words: DataFrame | Mapping[str, int] | None = None
) -> DataFrame:
    """How often each name stands in each half, under its canonical form.

    Parameters
    ----------
    entities : DataFrame
        As `entity_table` gives it; needs `name, type` and the column named by `by`.
    by : str or None
        The column whose values are compared; None counts all together, under the label "both".
    words : DataFrame or mapping, optional
        What the rates are rates of: the word table of the same sentences, or the number of words for each value of
        `by`. Left out, the counts of the halves that `entity_table` leaves in the table's `attrs["words"]`, where it
        has them and halves are compared.

    Returns
    -------
    DataFrame
        A row for every name and every value of `by`, zero counts too: `name`, `type` (the most frequent one of the
        name), the column `by`, then `count, words, rate, sentences, share, first, start` as in `word_frequencies`.
        `words` and `rate` are missing where the number of words is not known, `share` and `first` where `words` is no
        word table. Most frequent names first.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    group = by or "half"
    require_columns(entities, ["name", "type", *([by] if by else [])], "entity_frequencies")
    table = whole(entities, by)
    known = entities.attrs.get("words", {}) if group == "half" else {}
    totals = totals_of(by, words, known, "entity_frequencies")
    pairs = entities.groupby(["name", "type"]).size().reset_index(name="count")
    common = pairs.sort_values(["count", "type"], ascending=[False, True]).drop_duplicates("name")
    types = dict(zip(common["name"], common["type"], strict=True))
    counted = rates(table["name"].tolist(), table[group].tolist(), table, totals)
    rows = [(name, types[name], *rest) for name, *rest in counted]
    return make_table({"name": STRING, "type": STRING, group: STRING, **RATES}, rows)


def top(frequencies: DataFrame, n: int = 20) -> DataFrame:
    """The rows of the `n` items with the largest counts over all groups.

    Parameters
    ----------
    frequencies : DataFrame
        As `word_frequencies`, `entity_frequencies` or `source_frequencies` gives it.
    n : int
        How many items (terms, names or sources), at least 1.
    """
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    item = item_column(frequencies, "top")
    kept = frequencies[item].drop_duplicates().head(n)
    return frequencies[frequencies[item].isin(kept)].reset_index(drop=True)


def item_column(frequencies: DataFrame, caller: str) -> str:
    """The column that names what a table of frequencies counts: `term`, `name` or `source`."""
    item = next((name for name in ("term", "name", "source") if name in frequencies.columns), "term")
    require_columns(frequencies, [item], caller)
    return item
