"""Paired bars: how often a word or a name stands in either half."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from newslib.display.altair_itself import alt
from newslib.display.charts_linked import CHOOSE, Drawn, band, numbered, picking, with_lines
from newslib.display.charts_parts import (
    LETTER,
    Row,
    data,
    half_colour,
    layered,
    nothing,
    records,
    short,
    tips,
    words_at,
)
from newslib.display.prose import counted
from newslib.display.theme import GREY, INK, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

BAR: Final = 13
LETTER_WIDTH: Final = 18
PLOT_WIDTH: Final = 420
NAME_WIDTH: Final = 210
EDGE: Final = NAME_WIDTH + LETTER_WIDTH + 12


def word_frequencies(table: DataFrame, n: int = 20, *, lines: DataFrame | None = None) -> Drawn:
    """The n most frequent words, half A's bar above half B's.

    Parameters
    ----------
    table : DataFrame
        From `newslib.word_frequencies`: ``term, half, count, rate``, a row a term a half, and where present
        ``label``, the readable form of a term that is a stem.
    n : int, default=20
        How many words: those with the highest count in both halves together; ties go to the larger gap in rate.
    lines : DataFrame, optional
        From `newslib.concordance`, for these words: choosing a bar then shows its lines below the chart.

    Returns
    -------
    altair chart
        The length of a bar is ``rate``, uses per 1,000 words of the half; count and rate are printed at its end.
        An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    require_columns(table, ("term", "half", "count", "rate"), "word_frequencies")
    return _paired(table, n, ("term", "word", "Which words each half leans on"), lines)


def entity_frequencies(table: DataFrame, n: int = 20, *, lines: DataFrame | None = None) -> Drawn:
    """The n names that are named most often, half A's bar above half B's.

    Parameters
    ----------
    table : DataFrame
        From `newslib.entity_frequencies`: ``name, half, count, rate``, a row a name a half, and where present
        ``type`` (PERSON, ORG, PLACE, …), which is printed beside the name, and ``label``.
    n : int, default=20
        How many names: those with the highest count in both halves together.
    lines : DataFrame, optional
        From `newslib.concordance`, for the rows of the entity table.

    Returns
    -------
    altair chart
        As `word_frequencies`.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    require_columns(table, ("name", "half", "count", "rate"), "entity_frequencies")
    return _paired(table, n, ("name", "name", "Who and what each half names"), lines)


def _paired(table: DataFrame, n: int, what: tuple[str, str, str], lines: DataFrame | None) -> Drawn:
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    key, noun, title = what
    terms = _terms(records(table, (key, "label", "type", "half", "count", "rate")), key)
    if not terms:
        return nothing(title, f"no {noun} was counted")
    rows = [row | {"row": i, "first": row is own[0]} for i, own in enumerate(terms[:n]) for row in own]
    subtitle = [
        f"The {counted(n, noun)} used most, of {len(terms):,}."
        if n < len(terms)
        else f"All {counted(len(terms), noun)}.",
        "Bars: uses per 1,000 words of the half. At their end: the count (×) and the rate.",
        "A count below 5 (hollow bar) can change with one sentence.",
    ]
    of = numbered(row["words"] for row in rows)
    rows = [row | {"key": of[row["words"]]} for row in rows]
    called = {key: word for word, key in of.items()}
    picked = picking(called, noun) if lines is not None else None
    drawing: Any = _drawing(rows, picked)
    if lines is not None and picked is not None:
        drawing = with_lines(drawing, lines, called, picked, left=EDGE, of=of)
        subtitle.append(CHOOSE)
    return cast("Drawn", finish(drawing, title, subtitle, _words(terms[:n], noun)))


def _terms(values: list[Row], key: str) -> list[list[Row]]:
    """The rows of each term that is used at all, most used first."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in values:
        words = row.get("label") or row[key]
        small = row["count"] < 5
        text = f"{row['count']}× · {row['rate']:.1f}" if row["count"] else "none"
        printed = {"words": words, "small": small, "printed": text, "type": row.get("type") or ""}
        own = {name: row[name] for name in ("half", "count", "rate")}
        groups.setdefault((row[key], row.get("type") or ""), []).append(own | printed)
    used = [own for own in groups.values() if any(row["count"] for row in own)]
    return sorted(used, key=lambda own: (-sum(row["count"] for row in own), -_gap(own), own[0]["words"]))


def _gap(own: list[Row]) -> float:
    rates = [row["rate"] for row in own]
    return float(max(rates) - min(rates))


def _drawing(rows: list[Row], picked: alt.Parameter | None) -> alt.LayerChart:
    halves = sorted({row["half"] for row in rows})
    top = max(row["rate"] for row in rows) or 1
    shown = ["words", *(["type"] if rows[0]["type"] else []), "half", "count", "rate"]
    tooltip = tips({name: {"rate": "per 1,000 words"}.get(name, name) for name in shown})
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.22, paddingOuter=0.1))
    offset = alt.YOffset("half:N", scale=alt.Scale(domain=halves, paddingInner=0.1))
    x = alt.X("rate:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    own = alt.Chart().encode(y=y, yOffset=offset)
    bars = own.mark_bar(strokeWidth=1).encode(
        x=x,
        color=half_colour(),
        stroke=alt.Stroke("half:N", scale=LETTER, legend=None),
        fillOpacity=alt.condition("datum.small", alt.value(0.15), alt.value(1)),
        tooltip=tooltip,
    )  # fmt: skip
    ends = own.mark_text(align="left", baseline="middle", dx=6, color=INK).encode(x=x, text=alt.Text("printed:N"))
    letters = words_at(-LETTER_WIDTH, "half:N", fontWeight="bold").encode(y=y, yOffset=offset, color=half_colour())
    typed = bool(rows[0]["type"])
    names = words_at(-LETTER_WIDTH - 12, "words:N", align="right", limit=NAME_WIDTH, fontSize=12, dy=-5 if typed else 0)
    kinds = words_at(-LETTER_WIDTH - 12, "type:N", align="right", fontSize=9, color=GREY, dy=8)
    labels = [part.encode(y=y, tooltip=tooltip).transform_filter("datum.first") for part in (names, kinds)]
    parts = (bars, ends, letters, *(labels if typed else labels[:1]))
    if picked is not None:
        parts = (band(rows, -EDGE, PLOT_WIDTH + 70, y, picked), *parts)
    height = alt.Step(len(halves) * BAR + 6, **{"for": "position"})
    return layered(*parts, data=data("frequencies", rows), width=PLOT_WIDTH, height=height)


def _words(terms: list[list[Row]], noun: str) -> str:
    opening = f"Bar chart of {counted(len(terms), noun)} by uses per 1,000 words in each half."
    if len(terms[0]) == 1:
        most = terms[0][0]
        return f"{opening} Most often stands “{short(most['words'])}”: {most['rate']:.1f} ({most['count']}×)."
    widest = max(terms, key=_gap)
    rates = ", ".join(f"{row['rate']:.1f} in {row['half']} ({row['count']}×)" for row in widest)
    return f"{opening} The largest gap is “{short(widest[0]['words'])}”: {rates} per 1,000 words."
