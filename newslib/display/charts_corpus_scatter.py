"""Many stories by two measures, a point a story, and the name of the one that is chosen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, cast

from newslib.analysis.standing import ALL
from newslib.display.altair_itself import alt
from newslib.display.charts_linked import Drawn, picking
from newslib.display.charts_parts import Row, data, layered, nothing, records, short, tips
from newslib.display.label_places import Point, label_places
from newslib.display.prose import counted
from newslib.display.text_widths import cut_right, text_width
from newslib.display.theme import GREY, INK, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

SIDE: Final = 430
FONT: Final = 11
LABEL_WIDTH: Final = 190
CHOOSABLE: Final = 400
"""Points that are drawn; of more stories, those furthest from the middle of their group."""
LOOKS: Final = (
    ("triangle-up", "#009E73"),
    ("diamond", "#6a3d9a"),
    ("square", "#8c5a00"),
    ("circle", INK),
    ("triangle-down", "#b0457b"),
)
"""Shape and colour of each group; none of the colours is that of a half."""
LOW, HIGH = -0.03, 1.03
NEAR: Final = 20
"""Pixels above or below its point beyond which a label would be taken for another's."""


def corpus_scatter(
    table: DataFrame, x: str, y: str, *, by: str | None = None, names: dict[str, str] | None = None, labels: int = 12
) -> Drawn:
    """Stories by two of their measures.

    Parameters
    ----------
    table : DataFrame
        ``id``, the two measures and the group, such as the table `stories` of a corpus. A story without a value or a
        group is left out.
    x, y : str
        The columns with the measures, shares from 0 to 1.
    by : str, optional
        The column with the group, five at most, which gives colour and shape.
    names : dict of str to str, optional
        What the columns are called.
    labels : int, default=12
        At most so many points are labelled, those furthest from the middle of their group first; a label without a
        free place is left out.

    Returns
    -------
    altair chart
        Choosing a point, or a name from the list, shows the name and both values below the chart. Of more than 400
        stories those furthest from the middle of their group are drawn. A table without a value gives a chart that
        says so.

    Raises
    ------
    InputError
        Where a column is missing, a value is outside the scale, or there are more groups than shapes.
    """
    require_columns(table, ("id", x, y, *([by] if by else [])), "corpus_scatter")
    titles = {x: x, y: y} | (names or {})
    title = f"{titles[y]}, against {titles[x]}"
    points = _points(table, x, y, by)
    if not points:
        return nothing(title, "no story has both measures")
    groups = list(dict.fromkeys(point["group"] for point in points))
    if len(groups) > len(LOOKS):
        raise InputError(f"corpus_scatter has signs for {len(LOOKS)} groups; got {len(groups)}")
    _look(points, groups, titles[x], titles[y])
    shown = sorted(points, key=lambda point: -point["far"])[:CHOOSABLE]
    _label(shown, labels)
    left = len(points) - len(shown)
    subtitle = ["A point is a story. Choose one, or a name from the list below, to see both values."]
    if left:
        subtitle.append(f"{counted(left, 'story', 'stories')} nearest to the middle of their group left out.")
    first = shown[0]
    words = (
        f"Scatter of {counted(len(shown), 'story', 'stories')} by two measures: {title}. Furthest from the middle of "
        f"its group: {short(first['id'])}, {first['y']:.2f} against {first['x']:.2f}."
    )
    return cast("Drawn", finish(_drawn(shown, _signs(groups), titles[x], titles[y]), title, subtitle, words))


def _points(table: DataFrame, x: str, y: str, by: str | None) -> list[Row]:
    points = []
    for row in records(table, ("id", x, y, *([by] if by else []))):
        group = row[by] if by else ALL
        if row[x] is None or row[y] is None or group is None:
            continue
        for name in (x, y):
            if not 0 <= row[name] <= 1:
                raise InputError(f"corpus_scatter draws shares from 0 to 1; {name} has {row[name]}")
        points.append({"id": row["id"], "x": row[x], "y": row[y], "group": str(group)})
    return points


def _look(points: list[Row], groups: list[str], across: str, up: str) -> None:
    """Give each point its key, its sign, its words, and how far it is from the middle of its group."""
    middles = {group: tuple(_middle(points, group, axis) for axis in "xy") for group in groups}
    for number, point in enumerate(points):
        shape, colour = LOOKS[groups.index(point["group"])]
        at = middles[point["group"]]
        told = f"{point['id']}: {up} {point['y']:.2f}, {across} {point['x']:.2f}"
        far = (point["x"] - at[0]) ** 2 + (point["y"] - at[1]) ** 2
        point |= {"key": str(number), "shape": shape, "colour": colour, "told": told, "far": round(far, 4)}


def _middle(points: list[Row], group: str, axis: str) -> float:
    own = sorted(point[axis] for point in points if point["group"] == group)
    return float(own[len(own) // 2])


def _label(points: list[Row], labels: int) -> None:
    """Give each point a place for its label, where one is free; the first choose first, and one speaks for its like."""
    here = Counter(_place(point) for point in points)
    named: set[Any] = set()
    marks = []
    for point in points:
        spot = _place(point)
        more = f" +{here[spot] - 1}" if here[spot] > 1 else ""
        wanted = len(named) < labels and spot not in named
        label = cut_right(point["id"], LABEL_WIDTH, FONT) + more if wanted else ""
        named.add(spot)
        marks.append(Point(_pixels(point["x"]), SIDE - _pixels(point["y"]), 6, label))
        point["here"] = here[spot]
    for point, mark, place in zip(points, marks, label_places(marks, (SIDE, SIDE), FONT), strict=True):
        near = place is not None and abs(place.y - mark.y) <= NEAR
        point["label"] = mark.words if near else ""
        point["label_x"] = round(place.x, 1) if place and near else None
        point["label_y"] = round(place.y, 1) if place and near else None


def _place(point: Row) -> tuple[Any, ...]:
    return point["group"], point["x"], point["y"]


def _pixels(share: float) -> float:
    return SIDE * (share - LOW) / (HIGH - LOW)


def _signs(groups: list[str]) -> list[Row]:
    """What the shapes stand for, beside each other above the plot."""
    signs: list[Row] = []
    at = 6.0
    for group, (shape, colour) in zip(groups, LOOKS, strict=False):
        words = cut_right(group, LABEL_WIDTH, 12)
        signs.append(
            {"at": round(at, 1), "beside": round(at + 10, 1), "words": words, "shape": shape, "colour": colour}
        )
        at += text_width(words, 12) + 34
    return signs


def _drawn(points: list[Row], signs: list[Row], across: str, up: str) -> alt.LayerChart:
    picked = picking({point["key"]: point["id"] for point in points}, "story", "where to find this")
    scale = alt.Scale(domain=[LOW, HIGH], nice=False)
    ticks: dict[str, Any] = {"values": [0, 0.25, 0.5, 0.75, 1], "format": ".2~f"}
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(title=f"{across} →", **ticks))
    y = alt.Y("y:Q", scale=scale, axis=alt.Axis(title=f"{up} →", **ticks))
    tip = [
        *tips({"id": "story", "group": "version", "here": "stories at this place"}),
        alt.Tooltip("y:Q", title=up, format=".2f"),
        alt.Tooltip("x:Q", title=across, format=".2f"),
    ]
    own = alt.Chart(data("stories", points)).encode(tooltip=tip)
    colour: Any = alt.Color("colour:N", scale=None, legend=None)
    shape: Any = alt.Shape("shape:N", scale=None, legend=None)
    edge = alt.condition(picked, alt.value(INK), alt.value("transparent"))
    dots = (
        own.mark_point(filled=True, opacity=0.85, size=75, cursor="pointer", clip=False)
        .encode(x=x, y=y, color=colour, shape=shape, stroke=edge, strokeWidth=alt.StrokeWidthValue(2.5))
        .properties(name="points")
        .add_params(picked)
    )
    label = (
        own.transform_filter("datum.label_x !== null")
        .mark_text(align="left", baseline="middle", fontSize=FONT, color=GREY)
        .encode(text=alt.Text("label:N"), x=_at("label_x"), y=_at("label_y"))
    )
    told = (
        own.transform_filter(picked)
        .mark_text(align="left", baseline="middle", fontSize=12, fontWeight="bold", color=INK, limit=720)
        .encode(text=alt.Text("told:N"), x=alt.XValue(-36), y=alt.YValue(SIDE + 52))
    )
    above = alt.Chart(data("signs", signs))
    sign = above.mark_point(filled=True, opacity=1, size=75, tooltip=None).encode(
        x=_at("at"), y=alt.YValue(-14), color=colour, shape=shape
    )
    group = above.mark_text(align="left", baseline="middle", fontSize=12, color=INK, tooltip=None).encode(
        x=_at("beside"), y=alt.YValue(-14), text=alt.Text("words:N")
    )
    return layered(dots, label, told, sign, group, width=SIDE, height=SIDE)


def _at(field: str) -> Any:
    """A place in pixels, not on the axis."""
    encoding = alt.Y if field.endswith("_y") else alt.X
    return encoding(f"{field}:Q", scale=None, axis=None)
