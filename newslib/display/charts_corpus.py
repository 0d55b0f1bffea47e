"""Many stories in two pictures: how a measure is spread over them, and what becomes of their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newslib.analysis.standing import ALL
from newslib.display.altair_itself import alt
from newslib.display.charts_ledger import FATES
from newslib.display.charts_parts import (
    Row,
    cut,
    data,
    in_groups,
    layered,
    nothing,
    records,
    row_axis,
    short,
    tips,
    words_at,
)
from newslib.display.prose import counted, listed
from newslib.display.theme import GREY, INK, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

FAR: Final = 1.5
"""From so many widths of the middle half on a value is an outlier (Tukey)."""
TICKS: Final = 200
"""Stories of a row that are drawn; of more, those furthest from the middle."""
PLOT: Final = 330
SHADE: Final = "#6a3d9a"
BAND: Final = "#e6ddf0"
SPREAD: Final = "How the measures are spread over the stories"
STANDING: Final = ("id", "group", "measure", "value", "quarter", "middle", "three_quarters", "beyond")


def corpus_spread(table: DataFrame) -> alt.LayerChart | alt.Chart:
    """Each measure's values over many stories, group by group.

    Parameters
    ----------
    table : DataFrame
        From `newslib.analysis.standing.standing`: ``id, group, measure, value, quarter, middle, three_quarters,
        beyond``.

    Returns
    -------
    altair.LayerChart
        A strip for each measure and group, from 0 to 1. A tick is a story; the band holds the middle half, the long
        line is the middle one, a ring an outlier, and the furthest of them is named at the right. Of a row with more
        than 200 stories only those furthest from the middle are drawn. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing, or a value is outside the scale.
    """
    require_columns(table, STANDING, "corpus_spread")
    values = records(table, STANDING)
    if not values:
        return nothing(SPREAD, "there is no story with a second version")
    for row in values:
        if not 0 <= row["value"] <= 1:
            raise InputError(f"corpus_spread draws shares from 0 to 1; {row['measure']} has {row['value']}")
    strips = {(row["measure"], row["group"]): _strip(row) for row in values}
    for row in values:
        strips[row["measure"], row["group"]]["own"].append(row)
    rows, heads = in_groups(list(strips.values()), "measure")
    ticks = [tick for row in rows for tick in _ticks(row)]
    subtitle = [
        "A tick is a story; the band holds the middle half of them, the long line is the middle one.",
        "○ and at the right: a story more than one and a half bands beyond the band.",
    ]
    plain_rows = [{name: value for name, value in row.items() if name != "own"} for row in rows]
    return finish(_strips(plain_rows, heads, ticks), SPREAD, subtitle, _told(rows))


def _strip(row: Row) -> Row:
    quartiles = {name: row[name] for name in ("quarter", "middle", "three_quarters")}
    return {"measure": row["measure"], "group": row["group"], **quartiles, "own": []}


def _is_far(row: Row) -> bool:
    return row["beyond"] is not None and row["beyond"] > FAR


def _ticks(strip: Row) -> list[Row]:
    """The stories of a strip that are drawn; on the way the strip gets the words at its end."""
    own = sorted(strip["own"], key=lambda row: -abs(row["value"] - strip["middle"]))
    far = sorted((row for row in own if _is_far(row)), key=lambda row: -row["beyond"])
    more = f" +{len(far) - 1}" if len(far) > 1 else ""
    named = f" ○ {cut(far[0]['id'], 175)}{more}" if far else ""
    strip |= {"printed": f"{strip['middle']:.2f}{named}", "stories": len(own), "far": [row["id"] for row in far]}
    return [
        {"row": strip["row"], "id": row["id"], "group": row["group"], "value": row["value"], "far": _is_far(row)}
        for row in own[:TICKS]
    ]


def _strips(rows: list[Row], heads: list[Row], ticks: list[Row]) -> alt.LayerChart:
    scale = alt.Scale(domain=[-0.02, 1.02], nice=False)
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", domain=False, ticks=False, title=None, orient="top")
    y = row_axis(rows)
    own, each = data("strips", rows), alt.Chart(data("stories", ticks))
    about = tips({"group": "versions", "stories": "stories", "quarter": "a quarter is below", "middle": "middle"})
    tip = tips({"id": "story", "group": "version", "value": "value"})
    x = alt.X("value:Q", scale=scale, axis=axis)
    parts = [
        alt.Chart(own)
        .mark_bar(color=BAND, height=14, cornerRadius=3)
        .encode(x=alt.X("quarter:Q", scale=scale, axis=axis), x2=alt.X2("three_quarters:Q"), y=y, tooltip=about),
        each.mark_tick(thickness=1.5, size=12, color=SHADE, opacity=0.6).encode(x=x, y=y, tooltip=tip),
        alt.Chart(own).mark_tick(thickness=3, size=20, color=INK).encode(x=alt.X("middle:Q", scale=scale), y=y),
        each.transform_filter("datum.far")
        .mark_point(size=70, color=INK, strokeWidth=1.5, opacity=1)
        .encode(x=x, y=y, tooltip=tip),
    ]
    names = words_at(-14, "group:N", align="right", limit=150).properties(data=own)
    printed = words_at(PLOT + 14, "printed:N", color=GREY).properties(data=own)
    named = words_at(-14, "measure:N", align="right", fontWeight="bold", fontSize=12).properties(
        data=data("measures", heads)
    )
    return layered(*parts, *(part.encode(y=y) for part in (names, printed, named)), width=PLOT, height=alt.Step(20))


def _told(rows: list[Row]) -> str:
    middles: dict[str, list[str]] = {}
    for row in rows:
        middles.setdefault(row["measure"], []).append(f"{row['middle']:.2f} ({short(row['group'], 30)})")
    far = list(dict.fromkeys(short(name, 40) for row in rows for name in row["far"]))
    told = "; ".join(f"{short(measure)}, middle {', '.join(values)}" for measure, values in middles.items())
    return f"Strips of {counted(len(middles), 'measure')} over many stories. {told}. Outliers: {listed(far)}."


FACTS: Final = "What becomes of the facts"
CELL: Final = 44
"""Pixels of a column: room for a number of four digits."""
GROUPS: Final = 4


def corpus_ledger(table: DataFrame) -> alt.LayerChart | alt.Chart:
    """How often each kind of claim is kept, changed, dropped or added, group by group.

    Parameters
    ----------
    table : DataFrame
        ``kind, status, count``, as the table `ledger` of a corpus has them, and where present ``group``. Rows of the
        same kind, status and group are added up.

    Returns
    -------
    altair.LayerChart
        A row a kind, a column a group and status, in each cell how many rows of the ledgers there are; the darker, the
        larger its share of the row within the group. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing, or there are more groups than fit beside each other, which is four.
    """
    require_columns(table, ("kind", "status", "count"), "corpus_ledger")
    counts: dict[tuple[str, str, str], int] = {}
    for row in records(table, ("group", "kind", "status", "count")):
        key = row.get("group", ALL) or ALL, row["kind"], row["status"]
        counts[key] = counts.get(key, 0) + row["count"]
    groups = list(dict.fromkeys(group for group, _, _ in counts))
    if not groups:
        return nothing(FACTS, "no ledger of these stories has a row")
    if len(groups) > GROUPS:
        raise InputError(f"corpus_ledger has room for {GROUPS} groups; got {len(groups)}")
    statuses = [status for status in FATES if any(key[2] == status for key in counts)]
    subtitle = [
        "In each cell the rows of all ledgers; the darker, the larger the share of its kind within these versions.",
        "Signs: " + ", ".join(f"{FATES[status][0]} {FATES[status][1]}" for status in statuses) + ".",
    ]
    cells, heads = _cells(counts, groups, statuses)
    return finish(_grid(cells, heads, len(groups), len(statuses)), FACTS, subtitle, _said(counts, groups))


def _cells(counts: dict[tuple[str, str, str], int], groups: list[str], statuses: list[str]) -> tuple[Any, Any]:
    """A row of values for each cell, and the words above the columns: a group's name, and a sign for each status."""
    totals: dict[tuple[str, str], int] = {}
    for (group, kind, _), number in counts.items():
        totals[group, kind] = totals.get((group, kind), 0) + number
    kinds = sorted(
        {kind for _, kind in totals}, key=lambda kind: (-sum(totals.get((g, kind), 0) for g in groups), kind)
    )
    cells: list[Row] = []
    heads: list[Row] = []
    for number, group in enumerate(groups):
        first = number * (len(statuses) * CELL + 18)
        heads.append({"x": first, "words": cut(group, len(statuses) * CELL, 12), "align": "left"})
        for place, status in enumerate(statuses):
            sign, fate, _ = FATES[status]
            heads.append({"x": first + place * CELL + CELL / 2, "words": sign, "align": "center"})
            for row, kind in enumerate(kinds):
                count, total = counts.get((group, kind, status), 0), totals.get((group, kind), 0)
                share = count / total if total else 0.0
                cells.append(
                    {"row": row, "kind": kind, "group": group, "fate": fate, "count": count, "share": round(share, 4),
                     "from": first + place * CELL + 1, "to": first + (place + 1) * CELL - 1,
                     "middle": first + place * CELL + CELL / 2, "words": f"{count:,}" if count else "·",
                     "ink": "white" if share > 0.55 else INK if count else GREY}
                )  # fmt: skip
    return cells, heads


def _grid(cells: list[Row], heads: list[Row], groups: int, statuses: int) -> alt.LayerChart:
    width = groups * statuses * CELL + (groups - 1) * 18
    scale = alt.Scale(domain=[0, width], nice=False)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.08, paddingOuter=0))
    tip = [
        *tips({"kind": "kind", "group": "versions", "fate": "what became of them", "count": "rows"}),
        alt.Tooltip("share:Q", title="share of the kind", format=".0%"),
    ]
    own = alt.Chart(data("cells", cells)).encode(y=y)
    shade = alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], range=["#f6f3f9", "#4b2470"]), legend=None)
    kinds = [{"row": row, "kind": kind} for row, kind in {cell["row"]: cell["kind"] for cell in cells}.items()]
    parts: list[Any] = [
        own.mark_bar().encode(x=alt.X("from:Q", scale=scale, axis=None), x2=alt.X2("to:Q"), color=shade, tooltip=tip),
        own.mark_text(baseline="middle", fontSize=12, tooltip=None).encode(
            x=alt.X("middle:Q", scale=scale),
            text=alt.Text("words:N"),
            color=alt.Color("ink:N", scale=None, legend=None),
        ),
        words_at(-12, "kind:N", align="right", limit=110, fontSize=12)
        .properties(data=data("kinds", kinds))
        .encode(y=y),
    ]
    for align, weight in (("left", "bold"), ("center", "normal")):
        above = alt.Chart(data("heads", heads)).transform_filter(f"datum.align === '{align}'")
        style: dict[str, Any] = {"align": align, "baseline": "middle", "fontSize": 12, "fontWeight": weight}
        mark = above.mark_text(color=INK, **style)
        parts.append(
            mark.encode(
                x=alt.X("x:Q", scale=scale), text=alt.Text("words:N"), y=alt.YValue(-9 if align == "center" else -27)
            )
        )
    return layered(*parts, width=width, height=alt.Step(26))


def _said(counts: dict[tuple[str, str, str], int], groups: list[str]) -> str:
    told = []
    for group in groups:
        sums = {status: sum(n for (g, _, s), n in counts.items() if (g, s) == (group, status)) for status in FATES}
        told.append(f"{short(group, 30)}: " + ", ".join(f"{n} {FATES[s][1]}" for s, n in sums.items() if n))
    return f"Heat map of the rows of many ledgers by kind and by what became of them. {'; '.join(told)}."
