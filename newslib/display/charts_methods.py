"""Methods beside each other: what each chooses, and what its summary covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import (
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
from newslib.display.prose import counted, listed
from newslib.display.theme import GREY, INK, RULE, finish
from newslib.errors import require_whole
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

CHOICES_TITLE: Final = "Which sentences the methods choose"
COVERAGE_TITLE: Final = "What each summary has of the words and names that carry the version"
TEXT_WIDTH: Final = 330
COLUMN: Final = 26
SUMMARY_COLUMN: Final = 92
KINDS: Final = {"term": "heaviest words", "entity": "most frequent names"}


def method_choices(choices: DataFrame, *, n: int = 60) -> alt.LayerChart | alt.Chart:
    """A row for each sentence that any method chooses, a column for each method, a dot where they meet.

    Parameters
    ----------
    choices : DataFrame
        From `choices`: ``method, half, sentence, chosen, text``, and where present ``rank`` for the tooltip.
    n : int, default=60
        At most so many sentences of each half, those that most methods choose; the subtitle says how many are left
        out.

    Returns
    -------
    altair.LayerChart
        Sentences in reading order, half A above half B; the number at the end of a row says how many methods choose
        the sentence. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing or `n` is below 1.
    """
    require_columns(choices, ("method", "half", "sentence", "chosen", "text"), "method_choices")
    require_whole(n, "n")
    found = [row for row in records(choices, ("method", "half", "sentence", "chosen", "rank", "text")) if row["chosen"]]
    if not found:
        return nothing(CHOICES_TITLE, "no method chose a sentence")
    methods = choices["method"].drop_duplicates().tolist()
    votes: dict[int, int] = {}
    for row in found:
        votes[row["sentence"]] = votes.get(row["sentence"], 0) + 1
    texts = {row["sentence"]: {key: row[key] for key in ("half", "sentence", "text")} for row in found}
    kept = _most_chosen(list(texts.values()), votes, n)
    rows, headings = in_groups([_voted(row, votes, len(methods)) for row in kept], "half")
    places = {row["sentence"]: row["row"] for row in rows}
    dots = [row | {"row": places[row["sentence"]]} for row in found if row["sentence"] in places]
    unloved, left_out = choices["sentence"].nunique() - len(votes), len(texts) - len(kept)
    subtitle = ["Sentences in reading order. A dot: the method above chooses it. Right: how many methods do."]
    if unloved:
        subtitle.append(f"{counted(unloved, 'sentence')} that no method chooses left out.")
    if left_out:
        subtitle.append(f"{counted(left_out, 'sentence')} that few choose left out.")
    return finish(_grid(rows, headings, dots, methods), CHOICES_TITLE, subtitle, _choice_words(rows, methods))


def _most_chosen(rows: list[Row], votes: dict[int, int], n: int) -> list[Row]:
    """The n most chosen of each half, in reading order."""
    kept = []
    for half in sorted({row["half"] for row in rows}):
        own = sorted((row for row in rows if row["half"] == half), key=lambda row: -votes[row["sentence"]])
        kept += sorted(own[:n], key=lambda row: int(row["sentence"]))
    return kept


def _voted(row: Row, votes: dict[int, int], methods: int) -> Row:
    count = votes[row["sentence"]]
    return row | {"line": cut(row["text"] or "", TEXT_WIDTH - 10), "votes": count, "label": f"{count} of {methods}"}


def _grid(rows: list[Row], headings: list[Row], dots: list[Row], methods: list[str]) -> alt.LayerChart:
    width = COLUMN * len(methods)
    axis = alt.Axis(orient="top", labelAngle=-50, labelAlign="left", title=None, domain=False, ticks=False, offset=2)
    x = alt.X("method:N", sort=methods, scale=alt.Scale(domain=methods, padding=0.5), axis=axis)
    own = alt.Chart(data("sentences", rows))
    line = own.mark_rule(color=RULE).encode(x=alt.XValue(0), x2=alt.X2Value(width))
    shown = {"method": "method", "half": "half", "sentence": "sentence", "rank": "rank", "text": "text"}
    marks = alt.Chart(data("chosen", dots)).mark_point(filled=True, size=110, opacity=1)
    marks = marks.encode(x=x, color=half_colour(), tooltip=tips({k: v for k, v in shown.items() if k in dots[0]}))
    tooltip = tips({"half": "half", "sentence": "sentence", "text": "text"})
    numbers = words_at(-TEXT_WIDTH - 8, "sentence:Q", align="right", color=GREY).properties(data=own.data)
    texts = words_at(-TEXT_WIDTH, "line:N", limit=TEXT_WIDTH).properties(data=own.data).encode(tooltip=tooltip)
    ends = words_at(width + 8, "label:N", color=GREY).properties(data=own.data)
    heads = [{**head, "words": f"{head['half']} · {counted(head['size'], 'sentence')}"} for head in headings]
    names = words_at(-TEXT_WIDTH - 24, "words:N", fontSize=13, fontWeight="bold", dy=2)
    named = names.properties(data=data("halves", heads)).encode(color=half_colour())
    parts = [part.encode(y=row_axis(rows)) for part in (line, marks, numbers, texts, ends, named)]
    return layered(*parts, width=width, height=alt.Step(20))


def _choice_words(rows: list[Row], methods: list[str]) -> str:
    parts = []
    for half in dict.fromkeys(row["half"] for row in rows):
        top = max((row for row in rows if row["half"] == half), key=lambda row: int(row["votes"]))
        parts.append(
            f"Half {half}: most chosen is sentence {top['sentence']}, by {top['label']}, “{short(top['text'])}”."
        )
    return f"Dots for the sentences chosen by {listed(methods, len(methods))}. " + " ".join(parts)


def coverage(table: DataFrame) -> alt.LayerChart | alt.Chart:
    """A row for each word and name, a column for each summary, a dot where the summary has it.

    Parameters
    ----------
    table : DataFrame
        From `coverage`: ``kind, name, weight, summary, covered, sentence``.

    Returns
    -------
    altair.LayerChart
        A full dot carries the number of the sentence that has the word; an empty one means that it is missing. Above
        each column stands the share of the weight that is covered. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(table, ("kind", "name", "weight", "summary", "covered", "sentence"), "coverage")
    cells = records(table, ("kind", "name", "weight", "summary", "covered", "sentence"))
    if not cells:
        return nothing(COVERAGE_TITLE, "there is no word or no summary")
    summaries = list(dict.fromkeys(cell["summary"] for cell in cells))
    items = {(cell["kind"], cell["name"]): {key: cell[key] for key in ("kind", "name", "weight")} for cell in cells}
    rows, headings = in_groups(list(items.values()), "kind")
    places = {(row["kind"], row["name"]): row["row"] for row in rows}
    marks = [_covered(cell, places) for cell in cells]
    shares = [
        {"row": head["row"], "summary": summary, "kind": head["kind"], "label": _share(cells, head["kind"], summary)}
        for head in headings
        for summary in summaries
    ]
    subtitle = ["● and a number: the sentence that has it. ○: missing. Percent: how much of the weight is covered."]
    words = "; ".join(f"{KINDS.get(s['kind'], s['kind'])}, {s['summary']}: {s['label']}" for s in shares)
    chart = _coverage_grid(rows, headings, marks, shares, summaries)
    return finish(chart, COVERAGE_TITLE, subtitle, f"Table of words and names that summaries have. {words}.")


def _covered(cell: Row, places: dict[tuple[str, str], int]) -> Row:
    label = f"● {cell['sentence']}" if cell["covered"] else "○"
    return cell | {"row": places[cell["kind"], cell["name"]], "label": label}


def _share(cells: list[Row], kind: str, summary: str) -> str:
    weight = sum(c["weight"] for c in cells if c["kind"] == kind and c["summary"] == summary and c["covered"])
    return f"{weight:.0%}"


def _coverage_grid(
    rows: list[Row], headings: list[Row], marks: list[Row], shares: list[Row], summaries: list[str]
) -> alt.LayerChart:
    axis = alt.Axis(orient="top", labelAngle=0, title=None, domain=False, ticks=False, labelLimit=SUMMARY_COLUMN)
    scale = alt.Scale(domain=summaries, padding=0.5)
    x = alt.X("summary:N", sort=summaries, scale=scale, axis=axis)
    own = alt.Chart(data("marks", marks))
    shown = {"kind": "kind", "name": "name", "weight": "weight", "summary": "summary", "sentence": "sentence"}
    signs = own.mark_text(baseline="middle", fontSize=12).encode(
        x=x,
        text=alt.Text("label:N"),
        tooltip=tips(shown),
        color=alt.condition("datum.covered", alt.value(INK), alt.value(GREY)),
    )
    items = data("items", rows)
    line = (
        alt.Chart(items).mark_rule(color=RULE).encode(x=alt.XValue(0), x2=alt.X2Value(SUMMARY_COLUMN * len(summaries)))
    )
    names = words_at(-14, "name:N", align="right", limit=220, fontSize=12).properties(data=items)
    heads = [head | {"words": KINDS.get(head["kind"], head["kind"])} for head in headings]
    named = words_at(-14, "words:N", align="right", fontSize=12, fontWeight="bold").properties(
        data=data("kinds", heads)
    )
    shared = alt.Chart(data("shares", shares)).mark_text(baseline="middle", fontSize=12, fontWeight="bold")
    halo = signs.mark_text(baseline="middle", fontSize=12, stroke="white", strokeWidth=7)
    parts = [
        part.encode(y=row_axis(rows))
        for part in (line, halo, signs, names, named, shared.encode(x=x, text=alt.Text("label:N")))
    ]
    return layered(*parts, width=SUMMARY_COLUMN * len(summaries), height=alt.Step(20))
