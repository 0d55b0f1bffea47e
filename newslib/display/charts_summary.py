"""A bar for every sentence: how high it scored, and whether it was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import (
    ROW_HEIGHT,
    Row,
    cut,
    data,
    half_colour,
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
from newslib.display.theme import GREY, INK, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

NEEDED: Final = ("half", "sentence", "text", "score", "rank")
PARTS: Final = ("centrality", "position_score", "redundancy", "reason", "chosen")
TITLE: Final = "How every sentence scored"
TEXT_WIDTH: Final = 330
PLOT_WIDTH: Final = 290
MARKS: Final[tuple[tuple[str, str, Any], ...]] = (("datum.chosen", INK, "bold"), ("!datum.chosen", GREY, "normal"))


def sentence_scores(ranked: DataFrame, *, n: int = 60) -> alt.LayerChart | alt.Chart:
    """One bar a sentence, in reading order, half A above half B.

    Parameters
    ----------
    ranked : DataFrame
        From `rank_sentences`: ``half, sentence, text, score, rank``, and where present ``centrality,
        position_score, redundancy, reason`` for the tooltip. A boolean column ``chosen`` marks the sentences
        of a summary: full colour, a dot and the rank in bold; the others are pale.
    n : int, default=60
        At most so many sentences of each half, the best ranked; the subtitle says how many are left out.

    Returns
    -------
    altair.LayerChart
        The length of a bar is ``score`` (more is better), printed at its end. An empty table gives a chart that
        says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    require_columns(ranked, NEEDED, "sentence_scores")
    values = [row for row in records(ranked, NEEDED + PARTS) if row["score"] is not None]
    if not values:
        return nothing(TITLE, "no sentence was ranked")
    marked = any("chosen" in row for row in values)
    kept = _best(values, n)
    rows, headings = in_groups([_labelled(row, marked) for row in kept], "half")
    return finish(_drawing(rows, headings), TITLE, _subtitle(marked, len(values) - len(kept)), _words(rows, marked))


def _best(values: list[Row], n: int) -> list[Row]:
    """The n best ranked of each half, in reading order."""
    kept = []
    for half in sorted({row["half"] for row in values}):
        own = [row for row in values if row["half"] == half]
        best = sorted(own, key=lambda row: (row["rank"] is None, row["rank"] or 0))[:n]
        kept += sorted(best, key=lambda row: int(row["sentence"]))
    return kept


def _labelled(row: Row, marked: bool) -> Row:
    """The row with what is printed at the end of its bar; without a column ``chosen`` no bar is pale."""
    chosen = bool(row.get("chosen")) if marked else False
    label = f"{row['score']:.2f} ● rank {row['rank']}" if chosen else f"{row['score']:.2f}"
    line = cut(row["text"] or "", TEXT_WIDTH - 20)
    return row | {
        "line": line,
        "chosen": chosen,
        "strong": chosen or not marked,
        "label": label,
        "end": max(row["score"], 0),
    }


def _drawing(rows: list[Row], headings: list[Row]) -> alt.LayerChart:
    sentences = data("sentences", rows)
    low, high = min(row["score"] for row in rows), max(row["score"] for row in rows)
    scale = alt.Scale(domain=[min(low, 0), max(high, 0) or 1], nice=False)
    x = alt.X("score:Q", scale=scale, axis=None)
    bars = alt.Chart(sentences).mark_bar().encode(
        x=x,
        color=half_colour(),
        fillOpacity=alt.condition("datum.strong", alt.value(1), alt.value(0.35)),
        tooltip=_tooltip(rows),
    )  # fmt: skip
    ends = [
        alt.Chart(sentences)
        .mark_text(align="left", dx=5, color=colour, fontWeight=weight, baseline="middle")
        .encode(text=alt.Text("label:N"), x=alt.X("end:Q", scale=scale, axis=None))
        .transform_filter(rule)
        for rule, colour, weight in MARKS
    ]
    numbers = words_at(-TEXT_WIDTH - 8, "sentence:Q", align="right", color=GREY).properties(data=sentences)
    texts = words_at(-TEXT_WIDTH, "line:N", limit=TEXT_WIDTH).properties(data=sentences)
    heads = [{**head, "words": f"{head['half']} · {counted(head['size'], 'sentence')}"} for head in headings]
    names = words_at(-TEXT_WIDTH - 24, "words:N", fontSize=13, fontWeight="bold", dy=2)
    named = names.properties(data=data("halves", heads)).encode(color=half_colour())
    labels = [part.encode(tooltip=_tooltip(rows)) for part in (numbers, texts)]
    parts = [part.encode(y=row_axis(rows)) for part in (bars, *ends, *labels, named)]
    return layered(*parts, width=PLOT_WIDTH, height=alt.Step(ROW_HEIGHT))


def _tooltip(rows: list[Row]) -> list[alt.Tooltip]:
    wanted: dict[str, Any] = {
        "half": "half", "sentence": "sentence", "score": "score", "rank": "rank", "centrality": "centrality",
        "position_score": "position", "redundancy": "redundancy", "reason": "reason", "text": "text",
    }  # fmt: skip
    return tips({field: title for field, title in wanted.items() if field in rows[0]})


def _subtitle(marked: bool, left_out: int) -> list[str]:
    lines = ["Sentences in reading order. The longer the bar, the better a sentence stands for its half."]
    if marked:
        lines.append("● and full colour: chosen for the summary.")
    if left_out:
        lines.append(f"{counted(left_out, 'sentence')} of lower rank left out.")
    return lines


def _words(rows: list[Row], marked: bool) -> str:
    parts = []
    for half in dict.fromkeys(row["half"] for row in rows):
        own = [row for row in rows if row["half"] == half]
        top = max(own, key=lambda row: float(row["score"]))
        part = (
            f"Half {half}: {counted(len(own), 'sentence')}, the highest is number {top['sentence']} at "
            f"{top['score']:.2f}, “{short(top['text'])}”"
        )
        picks = ", ".join(str(row["sentence"]) for row in own if row["chosen"])
        parts.append(f"{part}; chosen: {picks or 'none'}." if marked else f"{part}.")
    return "Bar chart of sentence scores. " + " ".join(parts)
