"""How alike the halves are: sentence by sentence as a heat map, and measure by measure as dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.display.altair_itself import alt
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
from newslib.display.prose import counted
from newslib.display.theme import GREY, HALF_COLOURS, INK, finish
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

HEAT_TITLE: Final = "Which sentences resemble each other"
DOT_TITLE: Final = "How alike the two halves are, measure by measure"
SHADES: Final = ("#ffffff", "#ece7f2", "#cbb9de", "#9e82c0", "#6a3d9a", "#2d0a55")
"""White to dark violet, evenly darker: neither half's colour, and readable in black and white."""
DARK: Final = 0.65
"""From this similarity on a cell's number is white."""
PRINTED_CELLS: Final = 200


def similarity_heatmap(matrix_table: DataFrame) -> alt.LayerChart | alt.Chart:
    """Every sentence of A against every sentence of B.

    Parameters
    ----------
    matrix_table : DataFrame
        A row a pair: ``a_sentence, b_sentence, similarity`` (0 to 1, larger is more alike), and where present
        ``a_text, b_text`` for labels and tooltips. A boolean column ``aligned`` frames the pairs that belong
        together.

    Returns
    -------
    altair.LayerChart
        A is read downwards, B across; up to 200 cells carry their number. An empty table gives a chart that
        says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(matrix_table, ("a_sentence", "b_sentence", "similarity"), "similarity_heatmap")
    wanted = ("a_sentence", "b_sentence", "similarity", "a_text", "b_text", "aligned")
    pairs = [row for row in records(matrix_table, wanted) if None not in (row["a_sentence"], row["b_sentence"])]
    if not pairs:
        return nothing(HEAT_TITLE, "there is no pair of sentences")
    sides = [_side(pairs, half) for half in "ab"]
    framed = any(pair.get("aligned") for pair in pairs)
    subtitle = ["A is read downwards, B from left to right. The darker, the more alike (0 nothing shared, 1 the same)."]
    if framed:
        subtitle.append("A frame marks the pairs that are aligned.")
    return finish(_heat(pairs, *sides), HEAT_TITLE, subtitle, _heat_words(pairs, *sides))


def _side(pairs: list[Row], half: str) -> list[Row]:
    """The sentences of one half in reading order: their number, their place and their text."""
    texts = {pair[f"{half}_sentence"]: pair.get(f"{half}_text") or "" for pair in pairs}
    return [{"sentence": key, "place": place, "text": texts[key]} for place, key in enumerate(sorted(texts))]


def _heat(pairs: list[Row], a_side: list[Row], b_side: list[Row]) -> alt.LayerChart:
    labelled = any(row["text"] for row in a_side)
    wide = max(7, min(34, 440 // len(b_side)))
    high = max(7, min(24, wide))
    x = alt.X("b_sentence:O", axis=None, scale=alt.Scale(padding=0))
    y = alt.Y("a_sentence:O", axis=None, scale=alt.Scale(padding=0))
    fields = ("a_sentence", "b_sentence", "similarity", "aligned")
    cells = alt.Chart(data("pairs", [{f: pair[f] for f in fields if f in pair} for pair in pairs]))
    for half, side in (("a", a_side), ("b", b_side)) if labelled else ():
        texts = alt.LookupData(data(f"{half}_texts", side), key="sentence", fields=["text"])
        cells = cells.transform_lookup(f"{half}_sentence", from_=texts, as_=[f"{half}_text"])
    shown = {"a_sentence": "A", "b_sentence": "B", "similarity": "similarity"}
    shown |= {"a_text": "text in A", "b_text": "text in B"} if labelled else {}
    tooltip = tips(shown)
    shade = alt.Color(
        "similarity:Q",
        scale=alt.Scale(domain=[0, 1], range=list(SHADES), clamp=True),
        legend=alt.Legend(
            title="similarity", orient="bottom", direction="horizontal", gradientLength=220,
            values=[0, 0.25, 0.5, 0.75, 1], format=".2~f",
        ),
    )  # fmt: skip
    parts = [cells.mark_rect(stroke="#e4e4e4", strokeWidth=1).encode(x=x, y=y, color=shade, tooltip=tooltip)]
    if len(pairs) <= PRINTED_CELLS:
        number = cells.mark_text(baseline="middle", fontSize=10, tooltip=None).encode(
            x=x, y=y, text=alt.Text("similarity:Q", format=".2f"),
            color=alt.condition(f"datum.similarity >= {DARK}", alt.value("white"), alt.value(INK)),
        )  # fmt: skip
        parts.append(number)
    if any(pair.get("aligned") for pair in pairs):
        frame = cells.mark_rect(filled=False, stroke=INK, strokeWidth=2, tooltip=None)
        parts.append(frame.encode(x=x, y=y).transform_filter("datum.aligned === true"))
    parts += _heat_labels(a_side, b_side, high >= 12, wide >= 12)
    size = {"width": wide * len(b_side), "height": high * len(a_side)}
    return layered(*parts, **size)


def _heat_labels(a_side: list[Row], b_side: list[Row], room_a: bool, room_b: bool) -> list[alt.Chart]:
    """Numbers and first words: A's sentences to the left, B's slanting above; none where the cells are too small."""
    tip = tips({"sentence": "sentence", "text": "text"})
    y = alt.Y("sentence:O", axis=None)
    a_data = data("a_sentences", [row | {"label": cut(_numbered(row), 225)} for row in a_side])
    b_data = data("b_sentences", [row | {"label": cut(_numbered(row), 140)} for row in b_side])
    left = words_at(-8, "label:N", align="right", limit=250).properties(data=a_data).encode(y=y, tooltip=tip)
    above = alt.Chart(b_data).mark_text(
        align="left", baseline="middle", angle=315, limit=170, ellipsis="…", dx=8, color=INK
    )  # fmt: skip
    top = above.encode(text=alt.Text("label:N"), x=alt.X("sentence:O", axis=None), y=alt.YValue(0), tooltip=tip)
    sides = [
        words_at(-8, "letter:N", align="right", fontSize=13, fontWeight="bold", color=HALF_COLOURS[half])
        .properties(data=data(f"{half.lower()}_letter", [{"letter": f"{half} {arrow}"}]))
        .encode(y=alt.YValue(height))
        for half, arrow, height in (("A", "↓", -9), ("B", "→", -27))
    ]
    return [*(part for part, room in ((left, room_a), (top, room_b)) if room), *sides]


def _numbered(row: Row) -> str:
    return f"{row['sentence']}  {row['text']}".strip()


def _heat_words(pairs: list[Row], a_side: list[Row], b_side: list[Row]) -> str:
    best = max(pairs, key=lambda pair: pair["similarity"] or 0)
    linked = sum(bool(pair.get("aligned")) for pair in pairs)
    words = (
        f"Heat map of the similarity of {counted(len(a_side), 'sentence')} in A and {counted(len(b_side), 'sentence')} "
        f"in B. The most alike are A {best['a_sentence']} and B {best['b_sentence']} at {best['similarity'] or 0:.2f}"
    )
    words += f": “{short(best['a_text'])}” and “{short(best.get('b_text'))}”." if best.get("a_text") else "."
    return words + (f" {counted(linked, 'pair')} aligned." if linked else "")


def similarity_measures(table: DataFrame) -> alt.LayerChart | alt.Chart:
    """A dot for each measure on a line from 0 to 1, grouped by level.

    Parameters
    ----------
    table : DataFrame
        From `similarity`: ``level, measure, value, low, high, meaning``, one row a measure; ``low`` and ``high``
        may be missing. An optional column ``scale`` says ``"0-1"`` or ``"count"``; without it a value outside
        0 to 1 counts as a count.

    Returns
    -------
    altair.LayerChart
        The dot is ``value``, the line its interval from ``low`` to ``high``. Counts have no place on the line and
        are told in the subtitle. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(table, ("level", "measure", "value", "low", "high", "meaning"), "similarity_measures")
    values = records(table, ("level", "measure", "value", "low", "high", "meaning", "scale"))
    known = [row for row in values if row["value"] is not None]
    placed = [row for row in known if _on_line(row)]
    if not placed:
        return nothing(DOT_TITLE, "no measure on a scale from 0 to 1")
    others = [f"{row['measure'].replace('_', ' ')} ({row['value']:g})" for row in known if not _on_line(row)]
    subtitle = [
        "0: nothing in common; 1: the same. A line through a dot: its interval, were the sentences drawn anew (95%)."
    ]
    if others:
        subtitle.append("Counts, which have no place on this line: " + ", ".join(others) + ".")
    rows, headings = in_groups([_printed(row) for row in placed], "level")
    return finish(_dots(rows, headings), DOT_TITLE, subtitle, _dot_words(placed))


def _on_line(row: Row) -> bool:
    return bool(row["scale"] != "count" if row.get("scale") else 0 <= row["value"] <= 1)


def _printed(row: Row) -> Row:
    label = f"{row['value']:.2f}"
    if row["low"] is not None and row["high"] is not None:
        label += f" ({row['low']:.2f}–{row['high']:.2f})"
    return row | {"label": label, "words": row["measure"].replace("_", " ")}


def _dots(rows: list[Row], headings: list[Row]) -> alt.LayerChart:
    tooltip = tips({name: name for name in ("level", "measure", "value", "low", "high", "meaning")})
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", domain=False, ticks=False, title=None, orient="top")
    x = alt.X("value:Q", scale=scale, axis=axis)
    own = alt.Chart(data("measures", rows))
    line = own.mark_rule(strokeWidth=3, color="#9e82c0").encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q")
    )
    dot = own.mark_point(filled=True, size=80, color="#2d0a55", opacity=1).encode(x=x, tooltip=tooltip)
    names = words_at(-14, "words:N", align="right", limit=260, fontSize=12).properties(data=own.data)
    printed = words_at(WIDTH + 14, "label:N", color=GREY).properties(data=own.data)
    heads = words_at(-14, "level:N", align="right", fontWeight="bold", fontSize=12).properties(
        data=data("levels", headings)
    )  # fmt: skip
    line = line.transform_filter("datum.low !== null && datum.high !== null")
    parts = [part.encode(y=row_axis(rows)) for part in (line, dot, names.encode(tooltip=tooltip), printed, heads)]
    return layered(*parts, width=WIDTH, height=alt.Step(22))


WIDTH: Final = 380


def _dot_words(placed: list[Row]) -> str:
    ordered = sorted(placed, key=lambda row: float(row["value"]))
    low, high = ordered[0], ordered[-1]
    return (
        f"Dot plot of {counted(len(placed), 'measure')} from 0 (nothing in common) to 1 (the same). "
        f"Lowest: {low['measure'].replace('_', ' ')} ({low['level']}) at {low['value']:.2f}; "
        f"highest: {high['measure'].replace('_', ' ')} ({high['level']}) at {high['value']:.2f}."
    )
