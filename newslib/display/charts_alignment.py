"""Half A on the left, half B on the right, and a line from each sentence to what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, cut, data, layered, nothing, records, short, tips, words_at
from newslib.display.prose import counted
from newslib.display.theme import GREY, HALF_COLOURS, HALF_SHAPES, finish
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

TITLE: Final = "Where each sentence went"
RELATIONS: Final = {"verbatim": ("#1a1a1a", [1, 0]), "edited": ("#007a5a", [9, 3]), "rewritten": ("#8a4f80", [2, 4])}
"""Each relation of a pair has a colour and a dash of its own."""
MIDDLE: Final = 200
TEXT_WIDTH: Final = 240
STEP: Final = 22
LABELLED: Final = 80
"""Sentences of a half; of a longer one, words and numbers are left to the tooltips."""
LONG_MIDDLE: Final = 520
LONG_STEP: Final = 5


def alignment(table: DataFrame, sentences: DataFrame | None = None) -> alt.LayerChart | alt.Chart:
    """A slope diagram of an alignment.

    Parameters
    ----------
    table : DataFrame
        From `align`: ``b_sentence, a_sentence, similarity, relation`` (verbatim, edited, rewritten, added, dropped);
        and where present ``a_text, b_text``.
    sentences : DataFrame, optional
        From `sentence_table`: ``sentence, text``, for the words beside the numbers where `table` has none.

    Returns
    -------
    altair.LayerChart
        A line joins a pair: its width is ``similarity`` (0 to 1, larger is more alike), its dash and colour the
        relation. An open mark with a word beside it has no counterpart: dropped (A alone) or added (B alone).
        Beyond 80 sentences in a half the words and numbers are left to the tooltips.
        An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(table, ("b_sentence", "a_sentence", "similarity", "relation"), "alignment")
    rows = records(table, ("b_sentence", "a_sentence", "similarity", "relation", "a_text", "b_text"))
    if not rows:
        return nothing(TITLE, "no sentence was aligned")
    nodes = _nodes(rows, _texts(rows, sentences))
    subtitle = [
        "Each half in reading order. A line joins two sentences that belong together; the thicker, the more alike.",
        "An open mark stands alone: dropped by B, or added in B.",
    ]
    return finish(_drawing(_links(rows, nodes), nodes), TITLE, subtitle, _words(rows, nodes))


def _texts(rows: list[Row], sentences: DataFrame | None) -> dict[int, str]:
    """Each sentence's words by its number: from the alignment itself, or from the table of sentences."""
    found: dict[int, str] = {}
    if sentences is not None:
        require_columns(sentences, ("sentence", "text"), "alignment")
        found = {row["sentence"]: row["text"] or "" for row in records(sentences, ("sentence", "text"))}
    for row in rows:
        for half in "ab":
            if row.get(f"{half}_text") and row[f"{half}_sentence"] is not None:
                found[row[f"{half}_sentence"]] = row[f"{half}_text"]
    return found


def _nodes(rows: list[Row], texts: dict[int, str]) -> list[Row]:
    """The sentences of both halves in reading order, each with its place and the word for one that stands alone."""
    nodes = []
    for half in "AB":
        key = f"{half.lower()}_sentence"
        relations = {row[key]: row["relation"] for row in rows if row[key] is not None}
        for place, number in enumerate(sorted(relations)):
            alone = relations[number] if relations[number] in ("added", "dropped") else ""
            nodes.append({"half": half, "sentence": number, "place": place, "alone": alone,
                          "text": texts.get(number, ""), "line": cut(texts.get(number, ""), TEXT_WIDTH)})  # fmt: skip
    return nodes


def _links(rows: list[Row], nodes: list[Row]) -> list[Row]:
    """The pairs, with the places that their lines join."""
    places = {(node["half"], node["sentence"]): node for node in nodes}
    links = []
    for row in rows:
        a, b = places.get(("A", row["a_sentence"])), places.get(("B", row["b_sentence"]))
        if a and b:
            pair = {name: row[name] for name in ("a_sentence", "b_sentence", "similarity", "relation")}
            ends = {"from": a["place"], "to": b["place"], "a_text": a["text"], "b_text": b["text"]}
            links.append(pair | {"width": row["similarity"] or 0} | ends)
    return links


def _drawing(links: list[Row], nodes: list[Row]) -> alt.LayerChart:
    count = max(node["place"] for node in nodes) + 1
    labelled = count <= LABELLED
    scale = alt.Scale(domain=[-0.5, count - 0.5], reverse=True, nice=False, zero=False)
    middle = MIDDLE if labelled else LONG_MIDDLE
    lines = _lines(links, scale, middle)
    y = alt.Y("place:Q", scale=scale, axis=None)
    tip = tips({"sentence": "sentence", "text": "text", "alone": "relation"})
    parts: list[alt.Chart] = []
    heads: list[alt.Chart] = []
    for half, x, side in (("A", 0, -1), ("B", middle, 1)):
        own = data(f"{half.lower()}_nodes", [node for node in nodes if node["half"] == half])
        align, back = ("right", "left") if side < 0 else ("left", "right")
        size = 60 if labelled else 12
        mark = alt.Chart(own).mark_point(
            size=size, shape=HALF_SHAPES[half], opacity=1, strokeWidth=1.5 if labelled else 0.8
        )
        fill = alt.condition("datum.alone === ''", alt.value(HALF_COLOURS[half]), alt.value("white"))
        parts.append(mark.encode(x=alt.XValue(x), stroke=alt.StrokeValue(HALF_COLOURS[half]), fill=fill))
        labels = [
            # a white edge around the word, drawn before it, so that a line that passes behind does not cross it out
            words_at(x - side * 9, "alone:N", align=back, fontStyle="italic", stroke="white", strokeWidth=5),
            words_at(x - side * 9, "alone:N", align=back, fontStyle="italic", color=GREY),
            words_at(x + side * 10, "sentence:Q", align=align, color=GREY),
            words_at(x + side * 32, "line:N", align=align, limit=TEXT_WIDTH + 25),
        ]
        parts += [label.properties(data=own) for label in labels if labelled]
        head = data(f"{half.lower()}_head", [{"half": half, "place": -1 if labelled else -3}])
        name = words_at(x, "half:N", align="center", fontSize=16, fontWeight="bold", color=HALF_COLOURS[half])
        heads.append(name.properties(data=head).encode(y=y))
    drawn = [lines, *(part.encode(y=y, tooltip=tip) for part in parts), *heads]
    return layered(*drawn, width=middle, height=(STEP if labelled else LONG_STEP) * count)


def _lines(links: list[Row], scale: alt.Scale, middle: int) -> alt.Chart:
    names = list(RELATIONS)
    colours, dashes = zip(*RELATIONS.values(), strict=True)
    key = alt.Legend(title=None, orient="bottom", direction="horizontal", symbolType="stroke", symbolSize=500,
                     symbolStrokeWidth=2.5)  # fmt: skip
    shown = ("a_sentence", "b_sentence", "similarity", "relation", "a_text", "b_text")
    chart: alt.Chart = (
        alt.Chart(data("links", links))
        .mark_rule(strokeCap="butt")
        .encode(
            x=alt.XValue(7), x2=alt.X2Value(middle - 7),
            y=alt.Y("from:Q", scale=scale, axis=None), y2=alt.Y2("to:Q"),
            color=alt.Color("relation:N", scale=alt.Scale(domain=names, range=colours),
                            legend=key),
            strokeDash=alt.StrokeDash("relation:N", scale=alt.Scale(domain=names, range=dashes),
                                      legend=key),
            strokeWidth=alt.StrokeWidth("width:Q", scale=alt.Scale(domain=[0, 1], range=[0.75, 5]), legend=None),
            tooltip=tips({name: name for name in shown}),
        )
    )  # fmt: skip
    return chart


def _words(rows: list[Row], nodes: list[Row]) -> str:
    tally: dict[str, int] = {}
    for row in rows:
        tally[row["relation"]] = tally.get(row["relation"], 0) + 1
    order = [*RELATIONS, "dropped", "added"]
    counts = ", ".join(f"{tally[name]} {name}" for name in order if name in tally)
    sizes = [sum(node["half"] == half for node in nodes) for half in "AB"]
    pairs = [row for row in rows if row["a_sentence"] is not None and row["b_sentence"] is not None]
    words = (
        f"Slope diagram from {counted(sizes[0], 'sentence')} in A to {counted(sizes[1], 'sentence')} in B: {counts}."
    )
    if pairs:
        best = max(pairs, key=lambda row: row["similarity"] or 0)
        words += (
            f" The closest pair is A {best['a_sentence']} and B {best['b_sentence']} at {best['similarity'] or 0:.2f}"
        )
        text = next(node["text"] for node in nodes if node["half"] == "B" and node["sentence"] == best["b_sentence"])
        words += f": “{short(text)}”." if text else "."
    return words
