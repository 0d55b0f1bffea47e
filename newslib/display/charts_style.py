"""The manner of writing at a glance: every measure of style in either half."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from newslib.display.altair_itself import alt
from newslib.display.charts_linked import Drawn, band, picking, with_lines
from newslib.display.charts_parts import Row, data, in_groups, layered, nothing, records, tips, words_at
from newslib.display.prose import counted
from newslib.display.theme import GREY, HALF_COLOURS, HALF_SHAPES, RULE, finish
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

NAME_WIDTH: Final = 180
EDGE: Final = NAME_WIDTH + 14
PLOT: Final = 220
STEP: Final = 20
_BOUNDS: Final = re.compile(r"(-?\d+) to (\d+)")
"""Where a unit names the ends of its scale, the line has these."""
NEEDED: Final = ("group", "measure", "unit", "A", "B", "can", "cannot")


def style(table: DataFrame, *, lines: DataFrame | None = None) -> Drawn:
    """Each measure of style in A and in B, on a scale of its own.

    Parameters
    ----------
    table : DataFrame
        From `newslib.style`.
    lines : DataFrame, optional
        From `concordance`, for the rows of `style_evidence` with their ``measure`` as ``term``: choosing a measure then
        shows what it counts.

    Returns
    -------
    altair chart
        A circle for A, a square for B, from 0 to the larger of the two (or between the ends that the unit names), and
        both values in words. A measure that
        neither half has is left out; where none is left, the chart says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(table, NEEDED, "style")
    title = "The manner of writing, measure by measure"
    values = [row for row in records(table, NEEDED) if row["A"] is not None or row["B"] is not None]
    if not values:
        return nothing(title, "there is no text to measure")
    counts = {row["term"] for row in records(lines, ("term",))} if lines is not None else set()
    keys = [str(i) if row["measure"] in counts else "" for i, row in enumerate(values)]
    rows, heads = in_groups([_row(row, key) for row, key in zip(values, keys, strict=True)], "group")
    halves = [half for half in "AB" if any(row[half] is not None for row in rows)]
    signs = {"A": "● in A", "B": "■ in B"}
    subtitle = [
        f"{', '.join(signs[half] for half in halves)}; each line has a scale of its own, from 0 to the larger value.",
        "At the end, both values and their unit. A few sentences more would move most of them.",
    ]
    words = f"Dot plot of {counted(len(rows), 'measure')} of style in {' and '.join(halves)}. {_furthest(rows)}"
    called = {row["key"]: row["measure"] for row in rows if row["key"]}
    picked = picking(called, "measure") if called else None
    chart: Any = _drawing(rows, heads, picked)
    if lines is not None and picked is not None:
        chart = with_lines(chart, lines, called, picked, left=EDGE, of={m: key for key, m in called.items()})
        subtitle.append("Choose a measure from the list below, or its row, to see what it counts.")
    return cast("Drawn", finish(chart, title, subtitle, words))


def _row(row: Row, key: str) -> Row:
    values = {half: row[half] for half in "AB" if row[half] is not None}
    bounds = _BOUNDS.search(row["unit"])
    low, high = map(float, bounds.groups()) if bounds else (min(0, *values.values(), 0), max(*values.values(), 0))
    places = {half: round((value - low) / (high - low or 1), 4) for half, value in values.items()}
    printed = f"{' · '.join(f'{half} {_short(value)}' for half, value in values.items())} {row['unit']}"
    return (
        row | {f"at_{half}": places.get(half) for half in "AB"} | {"key": key, "printed": printed, "zero": 0, "one": 1}
    )


def _short(value: float) -> str:
    """A value in at most three digits that count: "313", "26.1", "0.46".

    >>> _short(313.0), _short(26.083), _short(0.4569), _short(-0.002)
    ('313', '26.1', '0.46', '0')
    """
    digits = 0 if abs(value) >= 100 or value == round(value) else 1 if abs(value) >= 10 else 2
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-0.00", "0").replace("0.00", "0")


def _furthest(rows: list[Row]) -> str:
    both = [row for row in rows if row["at_A"] is not None and row["at_B"] is not None]
    if not both:
        return "The story is told once."
    apart = max(both, key=lambda row: abs(row["at_A"] - row["at_B"]))
    return f"Furthest apart: {apart['measure']}, {apart['printed']}."


def _drawing(rows: list[Row], heads: list[Row], picked: alt.Parameter | None) -> alt.LayerChart:
    places = list(range(max(row["row"] for row in rows) + 1))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=places, paddingInner=0.15, paddingOuter=0.1))
    scale = alt.Scale(domain=[-0.04, 1.04], nice=False)
    tip = tips({"measure": "measure", "printed": "values", "can": "tells", "cannot": "does not tell"})
    own = alt.Chart(data("measures", rows)).encode(y=y, tooltip=tip)
    parts: list[alt.Chart] = [
        own.mark_rule(color=RULE).encode(x=alt.X("zero:Q", scale=scale, axis=None), x2=alt.X2("one:Q")),
        own.transform_filter("datum.at_A !== null && datum.at_B !== null")
        .mark_rule(color=GREY, strokeWidth=2)
        .encode(x=alt.X("at_A:Q", scale=scale, axis=None), x2=alt.X2("at_B:Q")),
    ]
    for half in "AB":
        dot = own.transform_filter(f"datum.at_{half} !== null").mark_point(
            filled=True, size=70, opacity=1, shape=HALF_SHAPES[half], color=HALF_COLOURS[half]
        )
        parts.append(dot.encode(x=alt.X(f"at_{half}:Q", scale=scale, axis=None)))
    named = words_at(-14, "measure:N", align="right", fontSize=12).properties(data=own.data)
    head = words_at(-14, "group:N", align="right", fontSize=12, fontWeight="bold").properties(
        data=data("groups", heads)
    )
    ends = words_at(PLOT + 14, "printed:N", color=GREY).properties(data=own.data)
    parts += [named.encode(y=y, tooltip=tip), head.encode(y=y), ends.encode(y=y, tooltip=tip)]
    if picked is not None:
        parts.insert(0, band([row for row in rows if row["key"]], -EDGE, PLOT + 300, y, picked))
    return layered(*parts, width=PLOT, height=alt.Step(STEP))
