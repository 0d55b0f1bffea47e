"""Names through the story: who and what is named in which sentence."""

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
from newslib.display.text_widths import cut_right
from newslib.display.theme import GREY, HALF_COLOURS, HALF_SHAPES, RULE, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

NAME_WIDTH: Final = 200
EDGE: Final = NAME_WIDTH + 14
PLOT: Final = 450
STEP: Final = 22
GAP: Final = 2.0
"""Sentences' widths between the halves of a timeline."""


def entity_timeline(entities: DataFrame, sentences: DataFrame, *, n: int = 14, lines: DataFrame | None = None) -> Drawn:
    """Who and what is named in which sentence, half B to the right of half A.

    Parameters
    ----------
    entities : DataFrame
        From `entity_table`: ``half, sentence, name, type``.
    sentences : DataFrame
        From `sentence_table`, the same sentences: ``half, sentence, kind, text``.
    n : int, default=14
        At most so many names, those with most mentions; in the order in which the story brings them in.
    lines : DataFrame, optional
        From `concordance`, for the rows of the entity table: choosing a name shows its lines below the chart.

    Returns
    -------
    altair chart
        A mark for each sentence that names one, larger where it does so twice; hollow where the sentence is no
        running text (a headline, a caption). An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    require_columns(entities, ("half", "sentence", "name", "type"), "entity_timeline")
    require_columns(sentences, ("half", "sentence", "kind", "text"), "entity_timeline (sentences)")
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    title = "Who and what is named where"
    places, widths = _columns(records(sentences, ("half", "sentence", "kind", "text")))
    found = records(entities, ("half", "sentence", "name", "type"))
    mentions = [row for row in found if row["sentence"] in places]
    counts: dict[str, int] = {}
    for row in mentions:
        counts[row["name"]] = counts.get(row["name"], 0) + 1
    if not counts:
        return nothing(title, "nobody and nothing is named")
    often = sorted(counts, key=lambda name: -counts[name])[:n]
    names = [name for name in counts if name in often]
    marks = _mentions(mentions, names, places)
    sizes = [f"{half}: {counted(width, 'sentence')}" for half, width in sorted(widths.items())]
    subtitle = [
        f"The {counted(len(names), 'name')} with most mentions, of {len(counts):,}, in the order of their first."
        if len(names) < len(counts)
        else f"All {counted(len(counts), 'name')}, in the order of their first mention.",
        f"From left to right, sentence by sentence ({'; '.join(sizes)}). Hollow: a headline, a caption or a credit.",
    ]
    longest = max(names, key=lambda name: (len({m["sentence"] for m in marks if m["name"] == name}), name))
    number = len({mark["sentence"] for mark in marks if mark["name"] == longest})
    words = f"Timeline of {counted(len(names), 'name')}. In most sentences: {short(longest)}, {number}."
    of = numbered(names)
    called = {key: name for name, key in of.items()}
    picked = picking(called, "name") if lines is not None else None
    chart: Any = _timeline(marks, names, widths, picked)
    if lines is not None and picked is not None:
        chart = with_lines(chart, lines, called, picked, left=EDGE, of=of)
        subtitle.append(CHOOSE)
    return cast("Drawn", finish(chart, title, subtitle, words))


def _columns(sentences: list[Row]) -> tuple[dict[int, Row], dict[str, int]]:
    """Each sentence with its place from left to right, and how many each half has."""
    widths: dict[str, int] = {}
    for row in sentences:
        row["of_half"] = widths.get(row["half"], 0)
        widths[row["half"]] = row["of_half"] + 1
    start, at = {}, 0.0
    for half in sorted(widths):
        start[half] = at
        at += widths[half] + GAP
    return {row["sentence"]: row | {"x": start[row["half"]] + row["of_half"]} for row in sentences}, widths


def _mentions(mentions: list[Row], names: list[str], places: dict[int, Row]) -> list[Row]:
    found: dict[tuple[str, int], Row] = {}
    for row in mentions:
        if row["name"] in names:
            place = places[row["sentence"]]
            mark = found.setdefault((row["name"], row["sentence"]), _mark(row, names.index(row["name"]), place))
            mark["times"] += 1
    return list(found.values())


def _mark(mention: Row, row: int, place: Row) -> Row:
    running = place["kind"] == "paragraph"
    return {
        **{name: mention[name] for name in ("name", "type", "half", "sentence")},
        **{name: place[name] for name in ("kind", "text")},
        **{"key": str(row), "row": row, "at": place["x"], "times": 0},
        "fill": HALF_COLOURS.get(mention["half"], GREY) if running else "white",
    }


def _timeline(
    marks: list[Row], names: list[str], widths: dict[str, int], picked: alt.Parameter | None
) -> alt.LayerChart:
    wide = sum(widths.values()) + GAP * (len(widths) - 1)
    scale = alt.Scale(domain=[-0.7, wide - 0.3], nice=False)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=[-1, *range(len(names))], paddingInner=0.1, paddingOuter=0.1))
    rows = [{"key": str(row), "row": row, "line": cut_right(name, NAME_WIDTH + 10, 12), "from": -0.7, "to": wide - 0.3}
            for row, name in enumerate(names)]  # fmt: skip
    heads, at = [], 0.0
    for half in sorted(widths):
        heads.append({"half": half, "row": -1, "at": at - 0.4, "words": half})
        at += widths[half] + GAP
    own = alt.Chart(data("mentions", marks))
    x = alt.X("at:Q", scale=scale, axis=None)
    side = list(HALF_SHAPES)
    shown = {name: name for name in ("name", "type", "half", "sentence", "kind", "times", "text")}
    dots = own.mark_point(opacity=1, strokeWidth=1.5).encode(
        x=x,
        y=y,
        stroke=alt.Stroke("half:N", scale=LETTER, legend=None),
        fill=alt.Fill("fill:N", scale=None, legend=None),
        shape=alt.Shape("half:N", scale=alt.Scale(domain=side, range=list(HALF_SHAPES.values())), legend=None),
        size=alt.Size("times:Q", scale=alt.Scale(domain=[1, 3], range=[45, 120], clamp=True), legend=None),
        tooltip=tips(shown),
    )
    lines = alt.Chart(data("rows", rows)).mark_rule(color=RULE, strokeWidth=0.7, tooltip=None)
    parts = [
        lines.encode(x=alt.X("from:Q", scale=scale, axis=None), x2=alt.X2("to:Q"), y=y),
        dots,
        words_at(-14, "line:N", align="right", fontSize=12).properties(data=data("rows", rows)).encode(y=y),
        alt.Chart(data("halves", heads))
        .mark_text(align="left", fontSize=14, fontWeight="bold", baseline="middle")
        .encode(x=x, y=y, text=alt.Text("words:N"), color=half_colour()),
    ]
    if picked is not None:
        parts.insert(0, band(rows, -EDGE, PLOT + 10, y, picked))
    return layered(*parts, width=PLOT, height=alt.Step(STEP))
