"""A chart whose bars can be chosen, and below it the chosen word in its sentences.

The lines stand in the chart's own data and are filtered by the chart itself, so choosing works wherever the chart is
drawn: in JupyterLab without a kernel, in an exported page, with no network. The same choice can be made with the
keyboard, in a list below the chart. What is chosen first is in the picture too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, clean, data, half_colour, layered, records, tips
from newslib.display.prose import counted
from newslib.display.text_widths import cut_left, cut_right, text_width
from newslib.display.theme import GREY, INK
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

Drawn = alt.LayerChart | alt.VConcatChart | alt.Chart
"""A chart, with its lines where it has some, or the chart that says that there is nothing to show."""
PICKED: Final = "picked"
ON_A_ROW: Final = "click[item() && item().datum && item().datum.key]"
"""A heading has no key: a click on it changes nothing."""
CHOOSE: Final = "Choose a row, or a word from the list below, to see its sentences."
LINES: Final = 7
"""Lines of a half that are shown; how many more there are is said."""
LINE_HEIGHT: Final = 17
HEAD_HEIGHT: Final = 24
LEFT, RIGHT, EDGE = 315, 330, 52  # pixels: before the word, from its first letter on, and for half and sentence
NEEDED: Final = ("term", "half", "sentence", "left", "text", "right")


def numbered(words: Iterable[str]) -> dict[str, str]:
    """A key for each word: words of a story are shown in a chart, and never named in its program."""
    return {word: str(number) for number, word in enumerate(dict.fromkeys(words))}


def picking(words: Mapping[str, str], noun: str, shows: str = "the sentences with this") -> alt.Parameter:
    """What chooses one of the keys of `words` (key -> what it is called in the list below the chart).

    Chosen is the ``key`` of any mark that is clicked, or that of an entry in the list; at first it is the first.
    """
    shown = [clean(word) for word in words.values()]
    box = alt.binding_select(options=list(words), labels=shown, name=f"Show {shows} {noun}: ")
    return alt.selection_point(
        name=PICKED,
        fields=["key"],
        value=[{"key": next(iter(words))}],
        bind=box,
        on=ON_A_ROW,
        clear=False,
        toggle=False,
        empty=False,
    )


def band(rows: Sequence[Row], left: float, right: float, y: alt.Y, picked: alt.Parameter) -> alt.Chart:
    """A band behind each row, from `left` to `right` in pixels: what is clicked, and shaded where it is chosen."""
    seen = {row["key"]: row for row in reversed(rows)}
    chart: alt.Chart = (
        alt.Chart(data("bands", list(reversed(seen.values()))))
        .mark_bar(fill="#e8e8e4", cursor="pointer", tooltip=None)
        .encode(
            y=y, x=alt.XValue(left), x2=alt.X2Value(right), opacity=alt.condition(picked, alt.value(1), alt.value(0))
        )
        .properties(name="bands")
        .add_params(picked)
    )
    return chart


def with_lines(
    chart: alt.LayerChart,
    lines: DataFrame,
    labels: Mapping[str, str],
    picked: alt.Parameter,
    *,
    left: float,
    of: Mapping[str, str],
    most: int = LINES,
) -> alt.VConcatChart:
    """The chart, and below it the lines of what is chosen.

    Parameters
    ----------
    chart : LayerChart
        With a layer that `band` made.
    lines : DataFrame
        From `concordance`.
    labels : mapping of str to str
        What can be chosen, key -> what to call it; other lines are left out.
    picked : Parameter
        From `picking`.
    left : float
        How many pixels the chart reaches to the left of its plot; the lines begin there too.
    of : mapping of str to str
        ``term`` -> key.
    most : int
        Lines of a half that are shown.
    """
    require_columns(lines, NEEDED, "a chart with its lines")
    shown, heads = _placed(lines, labels, of, most)
    height = max((row["row"] for row in shown), default=0) + 1
    return alt.vconcat(chart, _panel(shown, heads, picked, height, left), spacing=14)


def _placed(
    lines: DataFrame, labels: Mapping[str, str], of: Mapping[str, str], most: int
) -> tuple[list[Row], list[Row]]:
    """The lines of each key, a row each, and a heading that counts them."""
    found = {term: of[clean(term)] for term in lines["term"].dropna().unique() if clean(term) in of}
    own = lines[lines["term"].isin(list(found)) & lines["half"].notna()]
    own = own.assign(key=own["term"].map(found.get))  # not as an index, which Arrow keeps: it takes no half characters
    counts = own.groupby(["key", "half"]).size().to_dict()
    own = own[own.groupby(["key", "half"]).cumcount() <= most]  # a story may have thousands
    groups: dict[tuple[str, str], list[Row]] = {}
    for value in records(own, ("key", *NEEDED)):
        groups.setdefault((value["key"], value["half"]), []).append(value)
    shown: list[Row] = []
    heads: list[Row] = []
    halves = sorted({half for _, half in groups})
    for key, label in labels.items():
        row = 0
        for half in halves:
            count, values = counts.get((key, half), 0), groups.get((key, half), [])
            fitting = values if count <= most + 1 else values[:most]
            shown += [_line(value, key, row + i) for i, value in enumerate(fitting)]
            row += len(fitting)
            if count > len(fitting):
                shown.append(_rest(key, half, count - len(fitting), row))
                row += 1
        uses = ", ".join(f"{counts[key, half]}× in {half}" for half in halves if (key, half) in counts) or "no line"
        heads.append({"key": key, "words": f"“{cut_right(clean(label), 400, 12)}” in context: {uses}"})
    return shown, heads


def _line(value: Row, key: str, row: int) -> Row:
    word = cut_right(value["text"], RIGHT / 2, 12)
    wide = text_width(word, 12, bold=True) + (0 if _joined(value["right"]) else 4)
    return {
        "key": key, "row": row, "half": value["half"], "tag": f"{value['half']} {value['sentence']}", "word": word,
        "left": cut_left(value["left"], LEFT - 4, 12), "right": cut_right(value["right"], RIGHT - wide, 12),
        "at": round(wide + 1, 1), "text": f"{value['left']} {value['text']} {value['right']}".strip(),
    }  # fmt: skip


def _joined(right: str) -> bool:
    return bool(right) and not right[0].isalnum()


def _rest(key: str, half: str, number: int, row: int) -> Row:
    more = f"and {counted(number, 'line')} more in {half}"
    return {
        "key": key,
        "row": row,
        "half": half,
        "tag": "",
        "word": "",
        "left": "",
        "right": more,
        "at": 0,
        "text": more,
    }


def _panel(shown: list[Row], heads: list[Row], picked: alt.Parameter, rows: int, left: float) -> alt.LayerChart:
    width, height = EDGE + LEFT + RIGHT - left, rows * LINE_HEIGHT + HEAD_HEIGHT
    top = round(HEAD_HEIGHT / LINE_HEIGHT, 2)
    y = alt.Y("row:Q", scale=alt.Scale(domain=[round(-top - 0.5, 2), rows - 0.5], reverse=True, nice=False), axis=None)
    at = EDGE + LEFT - left
    x = alt.X("at:Q", scale=alt.Scale(domain=[-at, width - at], nice=False, zero=False), axis=None)
    tip = tips({"text": "text", "tag": "half and sentence"})
    own = alt.Chart(data("concordance", shown)).transform_filter(picked).encode(y=y, tooltip=tip)
    style: dict[str, Any] = {"baseline": "middle", "fontSize": 12}
    head = alt.Chart(data("concordance_heads", heads)).transform_filter(picked)
    parts = (
        own.mark_text(align="left", color=GREY, **style).encode(text=alt.Text("tag:N"), x=alt.XValue(-left)),
        own.mark_text(align="right", color=INK, dx=-4, **style).encode(text=alt.Text("left:N"), x=alt.XValue(at)),
        own.mark_text(align="left", fontWeight="bold", **style).encode(
            text=alt.Text("word:N"), x=alt.XValue(at), color=half_colour()
        ),
        own.mark_text(align="left", color=INK, **style).encode(text=alt.Text("right:N"), x=x),
        head.mark_text(align="left", color=INK, fontWeight="bold", **style).encode(
            text=alt.Text("words:N"), x=alt.XValue(-left), y=alt.YValue(8)
        ),
    )
    return layered(*parts, width=width, height=height)
