"""What either half says more of: the change of a rate, and how sure a difference is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from newslib.display.altair_itself import alt
from newslib.display.charts_linked import CHOOSE, Drawn, band, picking, with_lines
from newslib.display.charts_parts import (
    Row,
    data,
    in_both_halves,
    in_groups,
    layered,
    nothing,
    records,
    short,
    tips,
    words_at,
)
from newslib.display.prose import counted
from newslib.display.text_widths import cut_right
from newslib.display.theme import GREY, HALF_COLOURS, HALF_SHAPES, INK, RULE, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

NAME_WIDTH: Final = 200
EDGE: Final = NAME_WIDTH + 14
PLOT: Final = 340
STEP: Final = 21
FEW: Final = 5
SURE: Final = 0.05
WIDEST: Final = 24.0
"""Binary logarithms; an interval that reaches further is drawn to here."""


def rate_changes(table: DataFrame, n: int = 16, *, lines: DataFrame | None = None) -> Drawn:
    """How the rates of words change from A to B: a dumbbell for each.

    Parameters
    ----------
    table : DataFrame
        From `word_frequencies`, `entity_frequencies` or `source_frequencies`: ``term`` (or ``name``, ``source``),
        ``half, count, rate``, and where present ``label``.
    n : int, default=16
        How many: those whose rates are furthest apart.
    lines : DataFrame, optional
        From `concordance`: choosing a row then shows its lines below the chart.

    Returns
    -------
    altair chart
        A circle at the rate in A, a square at that in B, a line between; hollow where the count is below 5. A table
        without two halves gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    pairs = in_both_halves(table, ("half", "count", "rate"), "rate_changes")
    _at_least_one(n)
    title = "What is said more, and what less"
    rows = [_change(*pair) for pair in pairs if pair[1]["rate"] != pair[2]["rate"]]
    if not rows:
        return nothing(title, "there are no two versions with words to compare")
    kept = sorted(rows, key=lambda row: (-abs(row["gap"]), row["words"]))[:n]
    kept = sorted(kept, key=lambda row: (row["gap"], row["words"]))
    more = ["A" if row["gap"] < 0 else "B" for row in kept]
    placed, heads = in_groups(
        [row | {"key": str(i), "more": f"more in {more[i]}"} for i, row in enumerate(kept)], "more"
    )
    subtitle = [
        f"The {counted(len(kept), 'row')} of {len(rows):,} whose rates are furthest apart: ● in A, ■ in B; hollow: "
        "fewer than 5 uses.",
        "At the end, the uses in A → B.",
    ]
    first = max(kept, key=lambda row: abs(row["gap"]))
    words = (
        f"Dumbbell chart of {counted(len(kept), 'word or name', 'words and names')}, uses per 1,000 words in A and B. "
        f"Furthest apart: “{short(first['words'])}”, {first['a']:.1f} in A and {first['b']:.1f} in B."
    )
    return _linked(_dumbbells(placed, heads), placed, lines, (title, subtitle, words))


def _at_least_one(n: int) -> None:
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")


def _change(label: str, a: Row, b: Row) -> Row:
    return {
        "words": label, "a": a["rate"], "b": b["rate"], "gap": b["rate"] - a["rate"],
        "few_a": a["count"] < FEW, "few_b": b["count"] < FEW, "printed": f"{a['count']} → {b['count']}",
    }  # fmt: skip


def _dumbbells(rows: list[Row], heads: list[Row]) -> tuple[alt.Y, list[alt.Chart]]:
    top = max(max(row["a"], row["b"]) for row in rows)
    scale = alt.Scale(domain=[0, top], nice=True)
    axis = alt.Axis(title="uses per 1,000 words", orient="top", domain=False, ticks=False, grid=True)
    y = _y(rows)
    own = alt.Chart(data("changes", rows)).encode(y=y, tooltip=_tip({"a": "rate in A", "b": "rate in B"}))
    line = own.mark_rule(strokeWidth=2, color=GREY).encode(x=alt.X("a:Q", scale=scale, axis=axis), x2=alt.X2("b:Q"))
    ends = []
    for half, field in (("A", "a"), ("B", "b")):
        dot = own.mark_point(size=75, shape=HALF_SHAPES[half], strokeWidth=1.8, opacity=1, stroke=HALF_COLOURS[half])
        fill = alt.condition(f"datum.few_{field}", alt.value("white"), alt.value(HALF_COLOURS[half]))
        ends.append(dot.encode(x=alt.X(f"{field}:Q", scale=scale, axis=axis), fill=fill))
    return y, [line, *ends, *_names(rows, heads, y), _printed(rows, y)]


def keyness(table: DataFrame, n: int = 16, *, lines: DataFrame | None = None) -> Drawn:
    """How much more often a word stands in one text than in the other, with its interval.

    Parameters
    ----------
    table : DataFrame
        From `newslib.keyness`.
    n : int, default=16
        How many words: those of the largest G², at most half of them in one direction while the other has as many.
    lines : DataFrame, optional
        From `concordance`: choosing a row then shows its lines below the chart.

    Returns
    -------
    altair chart
        A dot at the log ratio, a line as long as its interval; filled where the difference is sure after Holm's
        correction. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    needed = ("term", "direction", "target", "reference", "count", "reference_count", "log_ratio", "low", "high")
    require_columns(table, (*needed, "g2", "p_holm", "z"), "keyness")
    _at_least_one(n)
    title = "Which words tell the texts apart"
    rows = [row for row in records(table, (*needed, "g2", "p_holm", "z")) if row["direction"] != "equal"]
    if not rows:
        return nothing(title, "there are no two texts with words to compare")
    target, reference = rows[0]["target"], rows[0]["reference"]
    title = f"Which words tell {target} from {reference}"
    kept = _balanced(rows, f"more in {target}", n)
    placed, heads = in_groups([_dot(row) | {"key": str(i)} for i, row in enumerate(kept)], "direction")
    sure = sum(row["p_holm"] < SURE for row in rows)
    holds = (
        f"{counted(sure, 'difference')} of {len(rows):,} {'holds' if sure == 1 else 'hold'}" if sure else "None holds"
    )
    subtitle = [
        f"The {counted(len(kept), 'word')} of the largest G². Dot: times as often; line: 95 percent interval.",
        f"Filled: sure at 5 percent after correction for {counted(len(rows), 'comparison')}. {holds} up to that.",
        f"At the end: uses in {target} : {reference}, and G²." if placed[0]["reference_count"] is not None
        else f"At the end: uses in {target}, and G².",
    ]  # fmt: skip
    words = (
        f"Dot plot with intervals of {counted(len(kept), 'word')} by log ratio of {target} to {reference}. "
        f"{holds} up to correction. Largest G²: “{short(rows[0]['term'])}”, {rows[0]['direction']}."
    )
    return _linked(_ratios(placed, heads, (target, reference)), placed, lines, (title, subtitle, words))


def _balanced(rows: list[Row], first: str, n: int) -> list[Row]:
    """The best rows of either direction, as many of both as there are; those of `first` in front."""
    own = [row for row in rows if row["direction"] == first]
    other = [row for row in rows if row["direction"] != first]
    of_own = min(len(own), max(n - n // 2, n - len(other)))
    return own[:of_own] + other[: n - of_own]


def _dot(row: Row) -> Row:
    uses = f"{row['count']}" if row["reference_count"] is None else f"{row['count']} : {row['reference_count']}"
    ends = {name: min(max(row[name], -WIDEST), WIDEST) for name in ("log_ratio", "low", "high")}
    printed = {"words": row["term"], "printed": f"{uses} · G² {row['g2']:.1f}"}
    return row | ends | printed | {"sure": row["p_holm"] < SURE}


def _ratios(rows: list[Row], heads: list[Row], names: tuple[str, str]) -> tuple[alt.Y, list[alt.Chart]]:
    low = min(-1.0, *(row["low"] for row in rows)) - 0.2
    high = max(1.0, *(row["high"] for row in rows)) + 0.2
    scale = alt.Scale(domain=[low, high], nice=False)
    step = next(step for step in (1, 2, 4, 8) if (high - low) / step < 10 or step == 8)
    ticks = [value for value in range(-24, 25, step) if low <= value <= high]
    label = "datum.value == 0 ? 'equal' : format(pow(2, abs(datum.value)), abs(datum.value) < 10 ? 'd' : '.2~s') + '×'"
    axis = alt.Axis(
        title=f"← so many times as often in {names[1]} | in {names[0]} →", values=ticks, labelExpr=label, orient="top",
        domain=False, ticks=False, gridColor=RULE,
    )  # fmt: skip
    y = _y(rows)
    tip = {"direction": "direction", "log_ratio": "log ratio", "low": "from", "high": "to", "p_holm": "p (Holm)"}
    own = alt.Chart(data("ratios", rows)).encode(y=y, tooltip=_tip(tip | {"z": "log-odds z"}))
    x = alt.X("log_ratio:Q", scale=scale, axis=axis)
    line = own.mark_rule(strokeWidth=2, color=GREY).encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q")
    )
    fill = alt.condition("datum.sure", alt.value(INK), alt.value("white"))
    dot = own.mark_point(size=70, strokeWidth=1.8, opacity=1, stroke=INK).encode(x=x, fill=fill)
    return y, [line, dot, *_names(rows, heads, y, "direction"), _printed(rows, y)]


# --- what both share


def _y(rows: list[Row]) -> alt.Y:
    places = list(range(max(row["row"] for row in rows) + 1))
    return alt.Y("row:O", axis=None, scale=alt.Scale(domain=places, paddingInner=0.15, paddingOuter=0.1))


def _tip(titles: dict[str, str]) -> list[alt.Tooltip]:
    numbers = [alt.Tooltip(f"{name}:Q", title=title, format=".3~g") for name, title in titles.items()]
    return [*tips({"words": "word"}), *(t for t in numbers if t.shorthand != "direction:Q"), *tips({"printed": "uses"})]


def _names(rows: list[Row], heads: list[Row], y: alt.Y, group: str = "more") -> list[alt.Chart]:
    named = [row | {"line": cut_right(row["words"], NAME_WIDTH, 12)} for row in rows]
    names = words_at(-14, "line:N", align="right", fontSize=12).properties(data=data("names", named))
    head = words_at(-14, f"{group}:N", align="right", fontSize=12, fontWeight="bold")
    return [names.encode(y=y), head.properties(data=data("heads", heads)).encode(y=y)]


def _printed(rows: list[Row], y: alt.Y) -> alt.Chart:
    return words_at(PLOT + 14, "printed:N", color=GREY).properties(data=data("printed", rows)).encode(y=y)


def _linked(
    drawing: tuple[alt.Y, list[alt.Chart]], rows: list[Row], lines: DataFrame | None, told: tuple[str, list[str], str]
) -> Drawn:
    """The marks as one chart, with the lines of what is chosen where there are lines."""
    y, parts = drawing
    title, subtitle, words = told
    size = {"width": PLOT, "height": alt.Step(STEP)}
    if lines is None:
        return finish(layered(*parts, **size), title, subtitle, words)
    called = {row["key"]: row["words"] for row in rows}
    picked = picking(called, "word")
    chart = layered(band(rows, -EDGE, PLOT + 130, y, picked), *parts, **size)
    whole: Any = with_lines(chart, lines, called, picked, left=EDGE, of={row["words"]: row["key"] for row in rows})
    return cast("Drawn", finish(whole, title, [*subtitle, CHOOSE], words))
