"""Where a story's similarity stands among that of pairs of which it is known what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, data, in_groups, layered, nothing, records, row_axis, tips, words_at
from newslib.display.prose import counted
from newslib.display.theme import GREY, HALF_COLOURS, INK, finish
from newslib.errors import require_known
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

TITLE: Final = "Is that a lot? The story among pairs of which we know what they are"
WIDTH: Final = 380
SHADE: Final = "#6a3d9a"


def controls(
    table: DataFrame, pairs: DataFrame | None = None, *, measures: Sequence[str] | None = None
) -> alt.LayerChart | alt.Chart:
    """A strip for each measure and control, and the story's own value across them.

    Parameters
    ----------
    table : DataFrame
        From `controls`: ``level, measure, value, control, pairs, low, median, high, below,
        note``.
    pairs : DataFrame, optional
        From `control_pairs`: ``control, measure, value``. Then each pair is a tick; without it a line runs from the
        smallest value to the largest.
    measures : sequence of str, optional
        Which measures are drawn. None takes the first of each level that has a scale from 0 to 1.

    Returns
    -------
    altair.LayerChart
        From 0 to 1, larger is more alike; the long line is this story. At the right, the share of the pairs that are
        less alike. Counts, which have no place on the line, are left out. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing, or a measure is not in the table.
    """
    columns = ("level", "measure", "value", "control", "pairs", "low", "median", "high", "below", "note")
    require_columns(table, columns, "controls")
    known = [row for row in records(table, columns) if row["high"] <= 1 and row["value"] <= 1]
    if not known:
        return nothing(TITLE, "there is no pair to compare with")
    for name in measures or ():
        require_known(name, dict.fromkeys(row["measure"] for row in known), "measures")
    first = {row["level"]: row["measure"] for row in reversed(known)}.values()
    kept = [row for row in known if row["measure"] in (measures or first)]
    rows, headings = in_groups([row | {"label": _below(row)} for row in kept], "measure")
    for heading in headings:
        own = next(row for row in kept if row["measure"] == heading["measure"])
        heading |= {"value": own["value"], "words": f"{heading['measure']}: {own['value']:.2f}"}
    ticks = [] if pairs is None else _ticks(pairs, rows)
    subtitle = ["0: nothing in common; 1: the same. Each tick is a pair of versions; the long line is this story."]
    if pairs is None:
        subtitle = [
            "0: nothing in common; 1: the same. A line: the smallest to the largest; the long line: this story."
        ]
    subtitle.append("At the right: how many of the pairs are less alike than this story's halves.")
    if any(row["note"] for row in kept):
        subtitle.append("* a weak control: few pairs, or few stories.")
    return finish(_strips(rows, headings, ticks), TITLE, subtitle, _words(kept, headings))


def _below(row: Row) -> str:
    """How many pairs are less alike, with a star where the control is weak."""
    return f"{round(row['below'] * row['pairs'])} of {row['pairs']}" + ("*" if row["note"] else "")


def _ticks(pairs: DataFrame, rows: list[Row]) -> list[Row]:
    require_columns(pairs, ("control", "measure", "value"), "controls")
    place = {(row["measure"], row["control"]): row["row"] for row in rows}
    found = records(pairs, ("control", "measure", "value", "a", "b", "kind"))
    return [pair | {"row": place[key]} for pair in found if (key := (pair["measure"], pair["control"])) in place]


def _strips(rows: list[Row], headings: list[Row], ticks: list[Row]) -> alt.LayerChart:
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", domain=False, ticks=False, title=None, orient="top")
    scale = alt.Scale(domain=[0, 1], nice=False)
    y = row_axis(rows)
    own = data("controls", rows)
    shown = {"measure": "measure", "control": "control", "pairs": "pairs", "low": "smallest", "median": "middle"}
    tooltip = tips(shown | {"high": "largest", "value": "this story", "note": "note"})
    span = alt.Chart(own).mark_rule(strokeWidth=6, color="#e6ddf0", strokeCap="round")
    parts = [span.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q"), y=y, tooltip=tooltip)]
    x = alt.X("value:Q", scale=scale, axis=axis)
    if ticks:
        mark = alt.Chart(data("pairs", ticks)).mark_tick(thickness=1.5, size=12, color=SHADE, opacity=0.55)
        tip = tips({"a": "original of", "b": "beside a version of", "kind": "which is", "value": "value"})
        parts.append(mark.encode(x=x, y=y, tooltip=tip))
    value = alt.Chart(data("own", rows)).mark_tick(thickness=3, size=22, color=HALF_COLOURS["B"], opacity=1)
    parts.append(value.encode(x=x, y=y, tooltip=tooltip))
    names = words_at(-14, "control:N", align="right", limit=200, color=INK).properties(data=own)
    printed = words_at(WIDTH + 14, "label:N", color=GREY).properties(data=own)
    heads = words_at(-14, "words:N", align="right", fontWeight="bold", fontSize=12).properties(
        data=data("measures", headings)
    )
    return layered(*parts, *(part.encode(y=y) for part in (names, printed, heads)), width=WIDTH, height=alt.Step(22))


def _words(kept: list[Row], headings: list[Row]) -> str:
    told = "; ".join(
        f"{heading['words']}, above {_listed([row for row in kept if row['measure'] == heading['measure']])}"
        for heading in headings
    )
    return f"Strips of {counted(len(headings), 'measure')} of similarity for pairs of known kinds. {told}."


def _listed(rows: list[Row]) -> str:
    return ", ".join(f"{_below(row)} ({row['control']})" for row in rows)
