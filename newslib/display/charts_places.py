"""Where in the story words and names stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from newslib.display.altair_itself import alt
from newslib.display.charts_linked import CHOOSE, Drawn, band, numbered, picking, with_lines
from newslib.display.charts_parts import (
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
from newslib.display.theme import GREY, RULE, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

NAME_WIDTH: Final = 200
EDGE: Final = NAME_WIDTH + 34
PLOT: Final = 390
STRIP: Final = 13


def dispersion(table: DataFrame, lines: DataFrame, *, n: int = 12) -> Drawn:
    """Strips: a tick wherever a word stands, from the beginning of each half to its end.

    Parameters
    ----------
    table : DataFrame
        From `newslib.dispersion`: ``term, half, count, words, dp, dp_chance``.
    lines : DataFrame
        From `concordance`, for the same terms. Choosing a strip shows them below the chart.
    n : int, default=12
        At most so many terms, in the order of the table; those that stand nowhere are left out.

    Returns
    -------
    altair chart
        A strip a term a half; at its end the count, and DP with the DP that chance would give. An empty table gives a
        chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    require_columns(table, ("term", "half", "count", "words", "dp", "dp_chance"), "dispersion")
    require_columns(lines, ("term", "half", "sentence", "position", "left", "text", "right"), "dispersion (lines)")
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    title = "Where the words stand"
    rows = records(table, ("term", "half", "count", "words", "dp", "dp_chance"))
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["term"]] = totals.get(row["term"], 0) + row["count"]
    terms = [term for term, count in totals.items() if count][:n]
    if not terms:
        return nothing(title, "none of the words stands in the story")
    rows = [
        row | {"row": terms.index(row["term"]), "key": str(terms.index(row["term"]))}
        for row in rows
        if row["term"] in terms
    ]
    subtitle = [
        "Each strip is a half from its first word to its last; each tick, a use.",
        "At the end: uses, and DP, from 0 (even) towards 1 (all in one place), beside the DP that chance would give.",
    ]
    widest = max(
        (row for row in rows if row["dp"] is not None), key=lambda row: row["dp"] - row["dp_chance"], default=None
    )
    halves = counted(len({row["half"] for row in rows}), "half", "halves")
    words = f"Dispersion strips of {counted(len(terms), 'word')} in {halves}."
    if widest:
        words += (
            f" Most in one place beyond chance: “{short(widest['term'])}” in {widest['half']}, DP {widest['dp']:.2f}."
        )
    of = numbered(terms)
    called = {key: term for term, key in of.items()}
    picked = picking(called, "word")
    chart: Any = with_lines(
        _strips(rows, records(lines, ("term", "half", "position", "text")), picked),
        lines,
        called,
        picked,
        left=EDGE,
        of=of,
    )
    return cast("Drawn", finish(chart, title, [*subtitle, CHOOSE], words))


def _strips(rows: list[Row], uses: list[Row], picked: alt.Parameter) -> alt.LayerChart:
    sizes = {row["half"]: row["words"] for row in rows}
    place = {row["term"]: row["row"] for row in rows}
    ticks = [
        {"key": str(place[use["term"]]), "row": place[use["term"]]}
        | {name: use[name] for name in ("term", "half", "text")}
        | {"at": round((use["position"] + 0.5) / sizes[use["half"]], 4)}
        for use in uses
        if use["term"] in place and use["half"] in sizes
    ]
    first = min(sizes)
    strips = [
        row | {"from": 0, "to": 1, "printed": _printed(row), "first": row["half"] == first,
               "line": cut_right(row["term"], NAME_WIDTH, 12)}
        for row in rows
    ]  # fmt: skip
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1))
    offset = alt.YOffset("half:N", scale=alt.Scale(domain=sorted(sizes), paddingInner=0.2))
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(orient="top", format="%", values=[0, 0.25, 0.5, 0.75, 1], domain=False, ticks=False, grid=False,
                    title="of the half's words")  # fmt: skip
    own = alt.Chart(data("strips", strips)).encode(y=y, yOffset=offset)
    x = alt.X("from:Q", scale=scale, axis=axis)
    tip = tips({"term": "word", "text": "as it stands", "half": "half"})
    bar = own.mark_bar(height=STRIP - 3, fill="#f4f4f2", stroke=RULE, strokeWidth=0.6, tooltip=None)
    tick = alt.Chart(data("uses", ticks)).mark_tick(thickness=2, height=STRIP - 3, opacity=1)
    letters = words_at(-16, "half:N", fontWeight="bold").properties(data=own.data)
    ends = words_at(PLOT + 10, "printed:N", color=GREY, fontSize=10).properties(data=own.data)
    names = words_at(-28, "line:N", align="right", fontSize=12).properties(data=own.data)
    parts = (
        band(strips, -EDGE, PLOT + 150, y, picked),
        bar.encode(x=x, x2=alt.X2("to:Q")),
        tick.encode(x=alt.X("at:Q", scale=scale, axis=axis), y=y, yOffset=offset, color=half_colour(), tooltip=tip),
        letters.encode(y=y, yOffset=offset, color=half_colour()),
        ends.encode(y=y, yOffset=offset),
        names.encode(y=y).transform_filter("datum.first"),
    )
    height = alt.Step(len(sizes) * STRIP + 6, **{"for": "position"})
    return layered(*parts, width=PLOT, height=height)


def _printed(row: Row) -> str:
    if row["dp"] is None:
        return f"{row['count']}×" if row["count"] else "none"
    return f"{row['count']}× · DP {row['dp']:.2f} (chance {row['dp_chance']:.2f})"
