"""How near each method comes to reference summaries, with how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, data, layered, nothing, records, row_axis, tips, words_at
from newslib.display.prose import counted
from newslib.display.theme import GREY, finish
from newslib.errors import require_known
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

ROUGE_TITLE: Final = "How near each method comes to summaries written by hand"


def rouge_intervals(table: DataFrame, measure: str = "rouge1", *, baseline: str = "lead") -> alt.LayerChart | alt.Chart:
    """A dot for each method, with the interval around it, best on top.

    Parameters
    ----------
    table : DataFrame
        From `rouge_interval`, with a column more: ``method, measure, f1, low, high``.
    measure : str
        Which of the measures is drawn.
    baseline : str
        The method at whose dot a line stands, where it is among them.

    Returns
    -------
    altair.LayerChart
        From 0 to the largest; larger is nearer to the references. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing, or the table has no such measure.
    """
    require_columns(table, ("method", "measure", "f1", "low", "high"), "rouge_intervals")
    values = [row for row in records(table, ("method", "measure", "f1", "low", "high")) if row["f1"] is not None]
    if not values:
        return nothing(ROUGE_TITLE, "no summary was compared with a reference")
    require_known(measure, dict.fromkeys(row["measure"] for row in values), "measure")
    kept = sorted((row for row in values if row["measure"] == measure), key=lambda row: -row["f1"])
    rows = [row | {"row": place, "label": _interval(row)} for place, row in enumerate(kept)]
    line = next((row["f1"] for row in rows if row["method"] == baseline), None)
    subtitle = [f"{measure}, F1: larger is nearer. Through each dot: where the mean would lie with other stories."]
    if line is not None:
        subtitle.append(f"Dashed: {baseline}.")
    best, worst = rows[0], rows[-1]
    words = (
        f"Dot plot of {measure} for {counted(len(rows), 'method')}. Highest: {best['method']} at {best['label']}; "
        f"lowest: {worst['method']} at {worst['label']}."
    )
    return finish(_intervals(rows, line), ROUGE_TITLE, subtitle, words)


def _interval(row: Row) -> str:
    known = row["low"] is not None and row["high"] is not None
    return f"{row['f1']:.2f}" + (f" ({row['low']:.2f}–{row['high']:.2f})" if known else "")


def _intervals(rows: list[Row], line: float | None) -> alt.LayerChart:
    own = alt.Chart(data("methods", rows))
    scale = alt.Scale(domainMin=0, nice=True)
    axis = alt.Axis(orient="top", title=None, domain=False, ticks=False, format=".1f", tickCount=5)
    x = alt.X("f1:Q", scale=scale, axis=axis)
    whisker = own.transform_filter("datum.low !== null && datum.high !== null").mark_rule(
        strokeWidth=3, color="#9e82c0"
    )  # fmt: skip
    tooltip = tips({"method": "method", "measure": "measure", "f1": "f1", "low": "low", "high": "high"})
    dot = own.mark_point(filled=True, size=80, color="#2d0a55", opacity=1).encode(x=x, tooltip=tooltip)
    names = words_at(-14, "method:N", align="right", fontSize=12).properties(data=own.data)
    printed = words_at(394, "label:N", color=GREY).properties(data=own.data)
    bars = whisker.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q"))
    parts = [part.encode(y=row_axis(rows)) for part in (bars, dot, names, printed)]
    if line is not None:
        rule = alt.Chart(data("baseline", [{"f1": line}])).mark_rule(strokeDash=[4, 3], color=GREY).encode(x=x)
        parts.insert(0, rule)
    return layered(*parts, width=380, height=alt.Step(22))
