"""Who is named together: an arc for each pair of names that share sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, cast

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, data, half_colour, layered, nothing, records, short, tips
from newslib.display.prose import counted
from newslib.display.text_widths import cut_right, text_width
from newslib.display.theme import finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

Drawn = alt.LayerChart | alt.Chart
NAME_WIDTH: Final = 200
ARC_STEP: Final = 26
REACH: Final = 210
POINTS: Final = 28
FEWEST: Final = 3
"""Pairs; with fewer there is no net to be seen."""


def name_network(pairs: DataFrame, *, n: int = 14, least: int = 2) -> Drawn:
    """Names that share sentences: arcs to the left for half A, to the right for half B.

    Parameters
    ----------
    pairs : DataFrame
        From `newslib.name_pairs`: ``half, name, other, count, share``.
    n : int, default=14
        At most so many names, those with most shared sentences.
    least : int, default=2
        A pair is drawn in a half where it shares so many sentences there.

    Returns
    -------
    altair chart
        An arc diagram, the wider an arc the more sentences. Where fewer than three pairs are left it tells nothing,
        and the chart says so.

    Raises
    ------
    InputError
        Where a column is missing, or a number is below 1.
    """
    require_columns(pairs, ("half", "name", "other", "count", "share"), "name_network")
    for what, value in (("n", n), ("least", least)):
        if value < 1:
            raise InputError(f"{what} must be at least 1; got {value}")
    title = "Who is named together"
    rows = [row for row in records(pairs, ("half", "name", "other", "count", "share")) if row["count"] >= least]
    weight: dict[str, int] = {}
    for row in rows:
        for end in ("name", "other"):
            weight[row[end]] = weight.get(row[end], 0) + row["count"]
    often = sorted(weight, key=lambda name: (-weight[name], name))[:n]
    rows = [row for row in rows if row["name"] in often and row["other"] in often]
    if len({(row["name"], row["other"]) for row in rows}) < FEWEST:
        return nothing(title, f"fewer than {FEWEST} pairs of names share {counted(least, 'sentence')} or more")
    order = _in_order(rows)
    subtitle = [
        f"An arc joins two names that stand together in {counted(least, 'sentence')} or more: on the left in A, on the "
        "right in B.",
        f"The wider the arc, the more sentences; where it has no number, {least}.",
    ]
    top = max(rows, key=lambda row: row["count"])
    words = f"Arc diagram of {counted(len(order), 'name')}: " + "; ".join(
        f"{counted(sum(row['half'] == half for row in rows), 'pair')} in {half}" for half in "AB"
    )
    words += f". Most sentences: {short(top['name'])} and {short(top['other'])}, {top['count']} in {top['half']}."
    return cast("Drawn", finish(_arcs(rows, order, least), title, subtitle, words))


def _in_order(rows: list[Row]) -> list[str]:
    """Names so that those who stand together are near each other: each behind the one it shares most with."""
    shared: dict[str, dict[str, int]] = {}
    for row in rows:
        for a, b in ((row["name"], row["other"]), (row["other"], row["name"])):
            shared.setdefault(a, {})[b] = shared.get(a, {}).get(b, 0) + row["count"]
    left = sorted(shared, key=lambda name: (-sum(shared[name].values()), name))
    order: list[str] = []
    while left:
        last = order[-3:]
        best = max(left, key=lambda name: (sum(shared[name].get(other, 0) for other in last), -left.index(name)))
        order.append(best)
        left.remove(best)
    return order


def _arcs(rows: list[Row], order: list[str], least: int) -> alt.LayerChart:
    half_width = max(text_width(cut_right(name, NAME_WIDTH, 12), 12) for name in order) / 2 + 8
    far = max(abs(order.index(row["name"]) - order.index(row["other"])) for row in rows)
    points: list[Row] = []
    tops: list[Row] = []
    for number, row in enumerate(rows):
        a, b = sorted((order.index(row["name"]), order.index(row["other"])))
        side = -1 if row["half"] == "A" else 1
        reach = 24 + (REACH - 24) * (b - a) / far
        shown = {name: row[name] for name in ("half", "name", "other", "count")} | {"pair": number}
        for step in range(POINTS + 1):
            angle = math.pi * step / POINTS
            x = side * (half_width + reach * math.sin(angle))
            y = (a + b) / 2 - (b - a) / 2 * math.cos(angle)
            points.append(shown | {"step": step, "x": round(x, 1), "y": round(y, 3)})
        if row["count"] > least:
            tops.append(shown | {"x": round(side * (half_width + reach), 1), "y": (a + b) / 2})
    names = [{"y": place, "x": 0, "line": cut_right(name, NAME_WIDTH, 12)} for place, name in enumerate(order)]
    heads = [{"half": half, "x": side * (half_width + 40), "y": -1} for half, side in (("A", -1), ("B", 1))]
    return _drawn_arcs(points, tops, names, heads, NAME_WIDTH / 2 + REACH + 28)


def _drawn_arcs(points: list[Row], tops: list[Row], names: list[Row], heads: list[Row], wide: float) -> alt.LayerChart:
    x = alt.X("x:Q", scale=alt.Scale(domain=[-wide, wide], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[-1.5, len(names) - 0.5], reverse=True, nice=False), axis=None)
    tip = tips({"name": "name", "other": "and", "half": "half", "count": "sentences"})
    width = alt.StrokeWidth("count:Q", scale=alt.Scale(domain=[1, 6], range=[1, 5], clamp=True), legend=None)
    number = alt.Chart(data("tops", tops))
    parts = (
        alt.Chart(data("arcs", points))
        .mark_line(opacity=1)
        .encode(x=x, y=y, order="step:Q", detail="pair:N", color=half_colour(), strokeWidth=width, tooltip=tip),
        number.mark_point(filled=True, fill="white", size=190, opacity=1, tooltip=None).encode(x=x, y=y),
        number.mark_text(fontSize=10, baseline="middle").encode(x=x, y=y, text=alt.Text("count:Q"), tooltip=tip),
        alt.Chart(data("names", names))
        .mark_text(fontSize=12, baseline="middle")
        .encode(x=x, y=y, text=alt.Text("line:N")),
        alt.Chart(data("halves", heads))
        .mark_text(fontSize=14, fontWeight="bold", baseline="middle")
        .encode(x=x, y=y, text=alt.Text("half:N"), color=half_colour()),
    )
    return layered(*parts, width=round(2 * wide), height=(len(names) + 1) * ARC_STEP)
