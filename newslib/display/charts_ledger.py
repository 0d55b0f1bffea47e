"""The ledger in two pictures: what became of each kind of claim, and who lost or found a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newslib.analysis.claims.claim import WHOLE_SENTENCE
from newslib.display.altair_itself import alt
from newslib.display.charts_parts import Row, data, half_colour, layered, nothing, records, short, tips, words_at
from newslib.display.prose import counted
from newslib.display.theme import HALF_COLOURS, INK, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

FATES: Final = {
    "same": ("=", "kept", "#4d4d4d"),
    "variant": ("≈", "in other words", "#bdbdbd"),
    "changed": ("≠", "changed", "#111111"),
    "possible": ("?", "perhaps changed", "#ffffff"),
    "only_a": ("−", "dropped (A alone)", HALF_COLOURS["A"]),
    "only_b": ("+", "added (B alone)", HALF_COLOURS["B"]),
}
"""Status -> its sign, its name, and the shade of its stretch; the sign says it without the shade."""
WHOLE: Final = "sentences alone"
WIDTH: Final = 470
ROW: Final = 26
FEWEST: Final = 24
"""Pixels; a narrower stretch has no room for its sign and its number."""
SOURCES: Final = 16


def ledger(table: DataFrame) -> alt.LayerChart | alt.Chart:
    """What became of the claims of each kind.

    Parameters
    ----------
    table : DataFrame
        From `claim_ledger`: ``kind, status, note``.

    Returns
    -------
    altair.LayerChart
        A bar a kind, a stretch a status, as long as it has rows: = kept, ≈ in other words, ≠ changed, ? perhaps
        changed, − dropped, + added. Whole sentences without a counterpart have a bar of their own. An empty table gives
        a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing.
    """
    require_columns(table, ("kind", "status", "note"), "ledger")
    title = "What became of the claims"
    counts: dict[tuple[str, str], int] = {}
    for row in records(table, ("kind", "status", "note")):
        kind = WHOLE if row["kind"] == "wording" and row["note"] == WHOLE_SENTENCE else row["kind"]
        counts[kind, row["status"]] = counts.get((kind, row["status"]), 0) + 1
    if not counts:
        return nothing(title, "there are no two versions whose claims could be compared")
    subtitle = [
        "A bar for each kind of claim, one stretch for each thing that became of it, with its number.",
        "Signs: " + ", ".join(f"{sign} {name}" for sign, name, _ in FATES.values()) + ".",
    ]
    return finish(_stacked(counts), title, subtitle, _words(counts))


def _stacked(counts: dict[tuple[str, str], int]) -> alt.LayerChart:
    totals: dict[str, int] = {}
    for (kind, _), number in counts.items():
        totals[kind] = totals.get(kind, 0) + number
    longest = max(totals.values())
    rows: list[Row] = []
    order = sorted(
        totals,
        key=lambda kind: (
            kind == WHOLE,
            -sum(counts.get((kind, s), 0) for s in ("changed", "possible")),
            -totals[kind],
            kind,
        ),
    )
    for place, kind in enumerate(order):
        at = 0
        for status, (sign, name, shade) in FATES.items():
            number = counts.get((kind, status), 0)
            if number:
                label = f"{sign} {number}" if number * WIDTH >= FEWEST * longest else ""
                dark = status in ("same", "changed", "only_a", "only_b")
                rows.append(
                    {"row": place, "kind": kind, "fate": name, "count": number, "from": at, "to": at + number,
                     "middle": at + number / 2, "label": label, "shade": shade, "ink": "white" if dark else INK}
                )  # fmt: skip
                at += number
    heads = [{"row": place, "kind": kind, "total": totals[kind]} for place, kind in enumerate(order)]
    return _bars(rows, heads, longest)


def _bars(rows: list[Row], heads: list[Row], longest: int) -> alt.LayerChart:
    x = alt.X(
        "from:Q",
        scale=alt.Scale(domain=[0, longest], nice=False),
        axis=alt.Axis(title="rows of the ledger", tickMinStep=1, format="d"),
    )
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15))
    tip = tips({"kind": "kind", "fate": "what became of it", "count": "rows"})
    shade: Any = alt.Color("shade:N", scale=None, legend=None)
    boxes = alt.Chart(data("fates", rows)).mark_bar(stroke=INK, strokeWidth=0.8)
    labels = alt.Chart(data("fates", rows)).mark_text(fontSize=11, fontWeight="bold", baseline="middle", tooltip=None)
    parts = (
        boxes.encode(x=x, x2=alt.X2("to:Q"), y=y, color=shade, tooltip=tip),
        labels.encode(
            x=alt.X("middle:Q"), y=y, text=alt.Text("label:N"), color=alt.Color("ink:N", scale=None, legend=None)
        ),
        words_at(-12, "kind:N", align="right", fontSize=12).properties(data=data("kinds", heads)).encode(y=y),
    )
    return layered(*parts, width=WIDTH, height=alt.Step(ROW))


def _words(counts: dict[tuple[str, str], int]) -> str:
    sums = {status: sum(n for (_, s), n in counts.items() if s == status) for status in FATES}
    told = ", ".join(f"{sums[status]} {name}" for status, (_, name, _) in FATES.items() if sums[status])
    kinds = sorted({kind for kind, status in counts if status == "changed"})
    number = counted(sum(counts.values()), "row")
    return f"Stacked bars of {number} of the ledger by kind: {told}. Kinds with changes: {', '.join(kinds) or 'none'}."


def sources(table: DataFrame, n: int = SOURCES) -> alt.LayerChart | alt.Chart:
    """How many words each source has in either half.

    Parameters
    ----------
    table : DataFrame
        From `newslib.sources`: ``source, half, quotations, reports, words``.
    n : int, default=16
        How many sources, those with most words first.

    Returns
    -------
    altair.LayerChart
        Two bars a source, A's above B's, as long as it has words; at their end how many quotations and reports these
        are. An empty table gives a chart that says so.

    Raises
    ------
    InputError
        Where a column is missing, or `n` is less than 1.
    """
    require_columns(table, ("source", "half", "quotations", "reports", "words"), "sources")
    if n < 1:
        raise InputError(f"n must be at least 1; got {n}")
    title = "Who has a voice"
    rows = records(table, ("source", "half", "quotations", "reports", "words"))
    names = list(dict.fromkeys(row["source"] for row in rows))
    if not names:
        return nothing(title, "nobody is quoted")
    for row in rows:
        told = [counted(row["quotations"], "quotation")] * bool(row["quotations"])
        told += [counted(row["reports"], "report")] * bool(row["reports"])
        row |= {
            "row": names.index(row["source"]),
            "printed": " and ".join(told) or "no voice",
            "first": row["half"] == rows[0]["half"],
        }
    shown = [row for row in rows if row["row"] < n]
    subtitle = [
        f"The {counted(n, 'source')} with most words, of {len(names)}."
        if n < len(names)
        else f"All {counted(len(names), 'source')}.",
        "Bars: words in quotation marks and in reported speech. At their end, how many of each.",
    ]
    return finish(_voices(shown), title, subtitle, _told(rows, names))


def _voices(rows: list[Row]) -> alt.LayerChart:
    halves = sorted({row["half"] for row in rows})
    top = max(row["words"] for row in rows) or 1
    tip = tips(
        {"source": "source", "half": "version", "quotations": "quotations", "reports": "reports", "words": "words"}
    )
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1))
    offset = alt.YOffset("half:N", scale=alt.Scale(domain=halves, paddingInner=0.1))
    x = alt.X("words:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    own = alt.Chart().encode(y=y, yOffset=offset)
    parts = (
        own.mark_bar().encode(x=x, color=half_colour(), tooltip=tip),
        own.mark_text(align="left", baseline="middle", dx=6, color=INK).encode(x=x, text=alt.Text("printed:N")),
        words_at(-18, "half:N", fontWeight="bold").encode(y=y, yOffset=offset, color=half_colour()),
        words_at(-30, "source:N", align="right", limit=210, fontSize=12)
        .encode(y=y, tooltip=tip)
        .transform_filter("datum.first"),
    )
    height = alt.Step(len(halves) * 14 + 6, **{"for": "position"})
    return layered(*parts, data=data("voices", rows), width=360, height=height)


def _told(rows: list[Row], names: list[str]) -> str:
    parts = []
    for half in sorted({row["half"] for row in rows}):
        heard = [row for row in rows if row["half"] == half and row["words"]]
        most = max(heard, key=lambda row: row["words"], default=None)
        parts.append(
            f"{half} has {counted(len(heard), 'source')}"
            + (f", most words has {short(most['source'])} ({most['words']})" if most else "")
        )
    return f"Paired bars of {counted(len(names), 'source')} by words quoted: {'; '.join(parts)}."
