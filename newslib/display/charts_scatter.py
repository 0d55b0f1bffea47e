"""Every word at once: its rate in A against its rate in B."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from newslib.display.altair_itself import alt
from newslib.display.charts_linked import Drawn, picking, with_lines
from newslib.display.charts_parts import Row, data, in_both_halves, layered, nothing, records, short, tips
from newslib.display.label_places import Point, label_places
from newslib.display.prose import counted, listed
from newslib.display.text_widths import cut_right
from newslib.display.theme import GREY, HALF_COLOURS, HALF_SHAPES, INK, finish
from newslib.errors import InputError

if TYPE_CHECKING:
    from pandas import DataFrame

WIDTH: Final = 620
HEIGHT: Final = 400
LABEL_WIDTH: Final = 190
FONT: Final = 11
CHOOSABLE: Final = 80
"""Points whose sentences can be shown, those furthest from equal first."""
NAMED: Final = 2
"""Words of a point that its label names; how many more there are is said."""
TITLE: Final = "Every word: its rate in A against its rate in B"


def rate_scatter(table: DataFrame, *, lines: DataFrame | None = None, labels: int = 40) -> Drawn:
    """Words by how often each half uses them; those used equally often share a point.

    Parameters
    ----------
    table : DataFrame
        From `word_frequencies`, `entity_frequencies` or `source_frequencies`: ``term`` (or ``name``, ``source``),
        ``half, count, words, rate``, and where present ``label``.
    lines : DataFrame, optional
        From `concordance`: choosing a point then shows the lines of its words below the chart.
    labels : int, default=40
        At most so many points are labelled, those furthest from equal first; a label without a free place is left
        out. Pointing at a point names its words.

    Returns
    -------
    altair chart
        A point for each pair of counts, larger the more words it stands for. Both axes are square roots, so that
        small rates are not crowded. Within the grey band a difference may be chance (`chance_band`, with no correction
        for the number of words). A table without two halves gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `labels` is below 0.
    """
    pairs = in_both_halves(table, ("half", "count", "words", "rate"), "rate_scatter")
    if labels < 0:
        raise InputError(f"labels must be at least 0; got {labels}")
    points = _points(pairs)
    if not points:
        return nothing(TITLE, "there are no two versions with words to compare")
    totals = {half: int(table.loc[table["half"] == half, "words"].iloc[0]) for half in "AB"}
    _place(points, labels)
    number = sum(len(point["all"]) for point in points)
    subtitle = [
        f"{counted(number, 'word')} at {counted(len(points), 'point')}: {HALF_SIGNS}; the larger, the more words.",
        "Grey: a difference that may be chance, for one word looked at alone. On the line: equal rates.",
    ]
    return _finished(points, totals, subtitle, lines)


EQUAL: Final = "equal"
HALF_SIGNS: Final = "● more in A, ■ more in B, ◆ equal"


def _points(pairs: list[tuple[str, Row, Row]]) -> list[Row]:
    """Words of equal counts together, with their rates; the points furthest from equal first."""
    points: dict[tuple[int, int], Row] = {}
    for label, a, b in pairs:
        at = a["count"], b["count"]
        if at == (0, 0):
            continue
        more = EQUAL if a["rate"] == b["rate"] else "A" if a["rate"] > b["rate"] else "B"
        looks = {"colour": HALF_COLOURS.get(more, GREY), "shape": HALF_SHAPES.get(more, "diamond")}
        rates = {"a": a["rate"], "b": b["rate"], "half": more}
        uses = f"{at[0]} in A, {at[1]} in B"
        point = points.setdefault(at, {"key": uses, "uses": uses, **rates, **looks, "all": []})
        point["all"].append(label)
    return sorted(points.values(), key=_importance, reverse=True)


def _importance(point: Row) -> float:
    """How far a point is from equal, on the scale that is drawn; frequent words first among equals."""
    gap: float = abs(float(point["a"]) ** 0.5 - float(point["b"]) ** 0.5) + 0.05 * float(point["a"] + point["b"]) ** 0.5
    return gap


def _top(points: Sequence[Row]) -> float:
    return float(max(max(point["a"], point["b"]) for point in points)) * 1.06


def _place(points: list[Row], labels: int) -> None:
    """Give each point its place in pixels, its size, its words, and a place for its label where one is free."""
    top = _top(points)
    for number, point in enumerate(points):
        size = 28 + 16 * min(len(point["all"]) - 1, 40) ** 0.75
        words = sorted(point["all"], key=lambda word: (len(word) > 24, word))
        named = listed(words, most=12)
        label = ", ".join(words[:NAMED]) + (f" +{len(words) - NAMED}" if len(words) > NAMED else "")
        point |= {"size": round(size, 1), "words": named, "number": len(words)}
        point["key"] = point["key"] if number < CHOOSABLE else ""
        point["label"] = cut_right(label, LABEL_WIDTH, FONT) if number < labels else ""
        point["x"], point["y"] = WIDTH * (point["a"] / top) ** 0.5, HEIGHT * (1 - (point["b"] / top) ** 0.5)
    marks = [Point(point["x"], point["y"], (point["size"] / 3.1416) ** 0.5 + 1, point["label"]) for point in points]
    for point, place in zip(points, label_places(marks, (WIDTH, HEIGHT), FONT), strict=True):
        # back to rates, so that labels and points share the axes
        point["label_a"] = round(top * (place.x / WIDTH) ** 2, 4) if place else None
        point["label_b"] = round(top * (1 - place.y / HEIGHT) ** 2, 4) if place else None


def _finished(points: list[Row], totals: dict[str, int], subtitle: list[str], lines: DataFrame | None) -> Drawn:
    rows = [{name: value for name, value in point.items() if name not in ("all", "x", "y")} for point in points]
    first = points[0]
    words = (
        f"Scatter of {counted(sum(len(p['all']) for p in points), 'word')} by uses per 1,000 words in A and in B. "
        f"Furthest apart: “{short(listed(first['all'], most=3))}”, {first['a']:.1f} in A and {first['b']:.1f} in B."
    )
    keys = {point["key"]: point["words"] for point in points[:CHOOSABLE]}
    choices = {key: short(f"{key}: {label}", 90) for key, label in keys.items()}
    picked = picking(choices, "count") if lines is not None else None
    chart: Any = layered(*_marks(rows, points, totals, picked), width=WIDTH, height=HEIGHT)
    if lines is not None and picked is not None:
        of = {word: point["key"] for point in points[:CHOOSABLE] for word in point["all"]}
        chart = with_lines(chart, lines, keys, picked, left=0, of=of, most=5)
        subtitle = [*subtitle, "Choose a point, or counts from the list below, to see the sentences."]
    return cast("Drawn", finish(chart, TITLE, subtitle, words))


def _marks(rows: list[Row], points: list[Row], totals: dict[str, int], picked: alt.Parameter | None) -> list[alt.Chart]:
    from newslib.analysis.chance_band import chance_band  # loads scipy, which no other chart needs

    top = _top(points)
    scale = alt.Scale(type="sqrt", domain=[0, top], nice=False)
    axis: dict[str, Any] = {"grid": False, "tickCount": 6, "domain": True}
    x = alt.X("a:Q", scale=scale, axis=alt.Axis(title="uses per 1,000 words in A →", **axis))
    y = alt.Y("b:Q", scale=scale, axis=alt.Axis(title="uses per 1,000 words in B →", **axis))
    band = records(chance_band(totals["A"], totals["B"], min(top, 1000)), ("rate", "low", "high"))
    grey = (
        alt.Chart(data("band", [row | {"high": min(row["high"], top), "low": min(row["low"], top)} for row in band]))
        .mark_area(color="#e6e6e2", tooltip=None)
        .encode(x=alt.X("rate:Q", scale=scale), y=alt.Y("low:Q", scale=scale), y2=alt.Y2("high:Q"))
    )
    equal = (
        alt.Chart(data("equal", [{"a": 0, "b": 0}, {"a": top, "b": top}]))
        .mark_line(color=GREY, strokeWidth=1, strokeDash=[4, 3])
        .encode(x=x, y=y)
    )
    tip = [
        *tips({"uses": "uses", "number": "words", "words": "these"}),
        alt.Tooltip("a:Q", title="rate in A", format=".1f"),
        alt.Tooltip("b:Q", title="rate in B", format=".1f"),
    ]
    own = alt.Chart(data("points", rows)).encode(tooltip=tip)
    # as values, not by scales: the lines below have scales of the halves alone
    colour: Any = alt.Color("colour:N", scale=None, legend=None)
    shape: Any = alt.Shape("shape:N", scale=None, legend=None)
    dots = own.mark_point(filled=True, opacity=1, cursor="pointer" if picked is not None else "default").encode(
        x=x, y=y, color=colour, shape=shape, size=alt.Size("size:Q", scale=None, legend=None)
    )
    if picked is not None:
        edge = alt.condition(picked, alt.value(INK), alt.value("transparent"))
        dots = (
            dots.encode(stroke=edge, strokeWidth=alt.StrokeWidthValue(2)).properties(name="points").add_params(picked)
        )
    label = (
        own.transform_filter("datum.label_a !== null")
        .mark_text(align="left", baseline="middle", fontSize=FONT, color=INK)
        .encode(
            text=alt.Text("label:N"),
            x=alt.X("label_a:Q", scale=scale),
            y=alt.Y("label_b:Q", scale=scale),
        )
    )
    return [grey, equal, dots, label]
