"""Both versions as two bands, a stretch a sentence: where in the story things stayed, changed, went and came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, cut, data, layered, nothing, records, tips, words_at
from newslib.display.markup import RELATION_SIGNS
from newslib.display.prose import counted
from newslib.display.theme import HALF_COLOURS, INK, finish
from newslib.reading.words import words_of
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

TITLE: Final = "Where in the story things changed"
WIDTH: Final = 620
BAND, APART = 34, 62
FEWEST: Final = 13
"""Pixels; a narrower stretch has no room for its sign."""
MANY: Final = 100
"""Sentences; with more of them their frames are thin, or they would hide the shades."""
SHADES: Final = {
    "verbatim": "#3b3b3b", "edited": "#7d7d7d", "rewritten": "#c4c4c4", "dropped": "#ffffff", "added": "#ffffff",
}  # fmt: skip
"""The darker, the more was kept; what stands alone is white, with the frame of its half."""
ORDER: Final = tuple(SHADES)


def change_strip(alignment: DataFrame, sentences: DataFrame) -> alt.LayerChart | alt.Chart:
    """Two bands in reading order, as long as the versions have words.

    Parameters
    ----------
    alignment : DataFrame
        From `align`: ``b_sentence, a_sentence, similarity, relation``.
    sentences : DataFrame
        From `sentence_table`: ``half, sentence, text``.

    Returns
    -------
    altair.LayerChart
        A stretch is a sentence, as wide as it has words; its shade and its sign say what became of it (of several
        links the closest): = verbatim, ≈ edited, ~ rewritten, − dropped, + added. Sentences that were not aligned
        (captions, headlines) are not drawn. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(alignment, ("b_sentence", "a_sentence", "similarity", "relation"), "change_strip")
    require_columns(sentences, ("half", "sentence", "text"), "change_strip")
    rows = _stretches(records(alignment, ("b_sentence", "a_sentence", "similarity", "relation")), sentences)
    if not rows:
        return nothing(TITLE, "no sentence was aligned")
    subtitle = [
        "Each band is a version from its first word to its last, each stretch a sentence, as wide as it has words.",
        "Dark: verbatim (=). Lighter: edited (≈), rewritten (~). White: in one alone, dropped by B (−) or added (+).",
    ]
    return finish(_bands(rows), TITLE, subtitle, _words(rows))


def _stretches(links: list[Row], sentences: DataFrame) -> list[Row]:
    """The aligned sentences of both halves, where each begins and ends in words, and what became of it."""
    best: dict[int, Row] = {}
    for link in links:
        for number in (link["a_sentence"], link["b_sentence"]):
            if number is not None and (link["similarity"] or 0) >= (best.get(number, {}).get("similarity") or 0):
                best[number] = link
    rows: list[Row] = []
    at = {"A": 0, "B": 0}
    for sentence in records(sentences, ("half", "sentence", "text")):
        half, found = sentence["half"], best.get(sentence["sentence"])
        if found is None or half not in at:
            continue
        end = at[half] + max(1, len(words_of(sentence["text"])))
        other = found["b_sentence" if half == "A" else "a_sentence"]
        told = {"relation": found["relation"], "sign": RELATION_SIGNS.get(found["relation"], ""), "counterpart": other}
        rows.append(sentence | told | {"from": at[half], "to": end, "place": 0 if half == "A" else APART})
        at[half] = end
    longest = max(at.values())
    for row in rows:
        row["middle"] = (row["from"] + row["to"]) / 2
        row["sign"] = row["sign"] if (row["to"] - row["from"]) * WIDTH >= FEWEST * longest else ""
        row["text"] = cut(row["text"], 600)
    return rows


def _bands(rows: list[Row]) -> alt.LayerChart:
    scale = alt.Scale(nice=False)
    axis = alt.Axis(title="words from the beginning", orient="bottom", tickCount=6, format="d")
    y = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[0, APART + BAND], reverse=True, nice=False))
    own = [row | {"bottom": row["place"] + BAND} for row in rows]
    shade = alt.Color("relation:N", legend=None, scale=alt.Scale(domain=list(SHADES), range=list(SHADES.values())))
    tip = tips({"half": "version", "sentence": "sentence", "relation": "relation", "counterpart": "counterpart",
                "text": "text"})  # fmt: skip
    parts: list[alt.Chart] = []
    for half in "AB":
        band = data(f"band_{half.lower()}", [row for row in own if row["half"] == half])
        box = alt.Chart(band).mark_rect(stroke=HALF_COLOURS[half], strokeWidth=1.2 if len(rows) <= MANY else 0.3)
        parts.append(
            box.encode(
                x=alt.X("from:Q", scale=scale, axis=axis),
                x2=alt.X2("to:Q"),
                y=y,
                y2=alt.Y2("bottom:Q"),
                color=shade,
                tooltip=tip,
            )
        )
        sign = alt.Chart(band).mark_text(fontSize=14, fontWeight="bold", dy=BAND / 2, baseline="middle", tooltip=None)
        light = alt.condition(
            "datum.relation === 'verbatim' || datum.relation === 'edited'", alt.value("white"), alt.value(INK)
        )
        parts.append(
            sign.encode(x=alt.X("middle:Q", scale=scale, axis=axis), y=y, text=alt.Text("sign:N"), color=light)
        )
        head = data(f"head_{half.lower()}", [{"half": half, "place": (0 if half == "A" else APART) + BAND / 2}])
        name = words_at(-12, "half:N", align="right", fontSize=16, fontWeight="bold", color=HALF_COLOURS[half])
        parts.append(name.properties(data=head).encode(y=y))
    return layered(*parts, width=WIDTH, height=APART + BAND)


def _words(rows: list[Row]) -> str:
    told = []
    for half in "AB":
        own = [row for row in rows if row["half"] == half]
        total = sum(row["to"] - row["from"] for row in own)
        shares = {
            relation: sum(row["to"] - row["from"] for row in own if row["relation"] == relation) for relation in ORDER
        }
        parts = ", ".join(f"{shares[name] / total:.0%} {name}" for name in ORDER if shares[name])
        told.append(f"{half} ({counted(len(own), 'sentence')}): {parts} of its words")
    return f"Two bands, one a version. {'; '.join(told)}."
