"""What the charts share: a table's rows as plain values, rows in groups, and the chart that says "nothing to show"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import pandas as pd

from newslib.display.altair_itself import alt
from newslib.display.theme import GREY, HALF_COLOURS, INK, finish
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]

DIGITS: Final = 4
"""Floats are rounded: the last bits differ between machines, and a chart's bytes must not."""

ROW_HEIGHT: Final = 20
LETTER: Final = alt.Scale(domain=list(HALF_COLOURS), range=list(HALF_COLOURS.values()))


def plain(value: Any) -> Any:
    """A table's value as JSON has it: missing is None, floats are rounded, text holds no control characters."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, str):
        return clean(value)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0 if value == value and abs(value) != float("inf") else None
    return value


def clean(text: str) -> str:
    r"""Text on one line, without what a picture cannot hold (control characters, halves of surrogate pairs).

    >>> clean("two\n lines\x00")
    'two lines'
    """
    kept = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or unicodedata.category(ch) not in _UNFIT)
    return " ".join(kept.split())


_UNFIT: Final = frozenset({"Cc", "Cs", "Cn"})


def records(table: DataFrame, columns: Iterable[str]) -> list[Row]:
    """The table's rows as dictionaries of plain values; of these columns, those that the table has."""
    names = [name for name in columns if name in table.columns]
    return [
        dict(zip(names, map(plain, values), strict=True)) for values in table[names].itertuples(index=False, name=None)
    ]


def in_both_halves(table: DataFrame, needed: Sequence[str], caller: str) -> list[tuple[str, Row, Row]]:
    """What a table of frequencies counts in A and in B: what to call it, and its two rows.

    Parameters
    ----------
    table : DataFrame
        With a column ``term``, ``name`` or ``source``, and where present ``label``.
    needed : sequence of str
        The other columns, ``half`` and ``rate`` among them.
    caller : str
        Who asks, for errors.
    """
    item = next((name for name in ("term", "name", "source") if name in table.columns), "term")
    require_columns(table, (item, *needed), caller)
    pairs: dict[str, dict[str, Row]] = {}
    for row in records(table, (item, "label", *needed)):
        if row["rate"] is not None:
            pairs.setdefault(row[item], {})[row["half"]] = row
    return [
        (pair["A"].get("label") or key, pair["A"], pair["B"]) for key, pair in pairs.items() if {"A", "B"} <= set(pair)
    ]


class Rows(alt.NamedData):
    """Values under a name. They go from here into the specification's `datasets`, as they are and once.

    Altair would check and copy each of them every time that charts are put together.
    """

    def __init__(self, name: str, rows: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(name=name)
        object.__setattr__(self, "rows", [dict(row) for row in rows])

    def __deepcopy__(self, _: object) -> Rows:
        return self

    def to_dict(
        self, validate: bool = True, *, ignore: list[str] | None = None, context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The name alone; the values, where there is a context, into its datasets."""
        if context is not None:
            known = context.setdefault("datasets", {}).setdefault(self.name, self.rows)
            if known != self.rows:
                raise InputError(f"a chart has one set of values of a name; got two named {self.name!r}")
        return {"name": self.name}


def data(name: str, values: Sequence[Mapping[str, Any]]) -> alt.Data:
    """Values that stand in the chart itself, under a name of ours: never fetched, and never part of an expression."""
    return Rows(name, values)


def layered(*charts: alt.Chart, **properties: Any) -> alt.LayerChart:
    """Charts drawn one over the other, with the properties (width, height, data) of the whole."""
    return cast("alt.LayerChart", alt.layer(*charts, **properties))


_NARROW: Final = frozenset("ijltfrI.,:;'!|()[]’‘“”\" -/")
_WIDE: Final = frozenset("mwMW@%—…")


def cut(text: str, pixels: float, size: float = 11) -> str:
    """Text cut with "…" to about this width, by the usual widths of letters.

    Vega can cut by itself, but measures every candidate: a chart of thirty sentences then takes two seconds.

    >>> cut("A ferry ran aground", 60), cut("A ferry", 60)
    ('A ferry ran…', 'A ferry')
    """
    room = pixels / size
    for i, letter in enumerate(text):
        wide = 0.3 if letter in _NARROW else 0.85 if letter in _WIDE else 0.7 if letter.isupper() else 0.55
        room -= wide if ord(letter) < 0x2000 or letter in "—…‘’“”" else 1.0
        if room < 0:
            return text[: max(i - 1, 0)].rstrip() + "…"
    return text


def in_groups(values: Sequence[Row], key: str) -> tuple[list[Row], list[Row]]:
    """Number the rows of a drawing, with a row for a heading above each group.

    Parameters
    ----------
    values : sequence of dict
        In the order in which they are drawn; those of a group need not stand together.
    key : str
        The field that names the group.

    Returns
    -------
    rows : list of dict
        The values with a field ``row``, group after group.
    headings : list of dict
        ``row`` and the group's name under `key`, with ``size``, its number of values. An empty row stands before
        each but the first.
    """
    groups: dict[Any, list[Row]] = {}
    for value in values:
        groups.setdefault(value[key], []).append(value)
    rows: list[Row] = []
    headings: list[Row] = []
    place = 0
    for name, members in groups.items():
        headings.append({"row": place, key: name, "size": len(members)})
        rows += [member | {"row": place + 1 + i} for i, member in enumerate(members)]
        place += len(members) + 2
    return rows, headings


def row_axis(rows: Sequence[Row]) -> alt.Y:
    """One line of the drawing for each ``row``; its words are marks, which show the whole text when pointed at."""
    places = list(range(max(row["row"] for row in rows) + 1))
    return alt.Y("row:O", axis=None, scale=alt.Scale(domain=places, paddingInner=0.25, paddingOuter=0.1))


def words_at(x: float, field: str, *, limit: float = 0, align: str = "left", **mark: Any) -> alt.Chart:
    """A column of words that starts (or ends) `x` pixels from the plot's left edge, cut at `limit` pixels with "…"."""
    options: dict[str, Any] = {"align": align, "baseline": "middle", "limit": limit, "ellipsis": "…", "color": INK}
    chart: alt.Chart = alt.Chart().mark_text(**(options | mark)).encode(text=alt.Text(field), x=alt.XValue(x))
    return chart


NUMBERS: Final = frozenset({
    "sentence", "a_sentence", "b_sentence", "score", "rank", "centrality", "position_score", "redundancy",
    "similarity", "count", "rate", "value", "low", "high",
})  # fmt: skip


def tips(titles: Mapping[str, str]) -> list[alt.Tooltip]:
    """What shows when a mark is pointed at: a field of ours and its title, one a line."""
    return [alt.Tooltip(f"{name}:Q" if name in NUMBERS else f"{name}:N", title=title) for name, title in titles.items()]


def half_colour(legend: alt.Legend | None = None) -> alt.Color:
    """The colour of the half; a letter, a shape or a place says the same beside it."""
    return alt.Color("half:N", scale=LETTER, legend=legend)


def nothing(title: str, needs: str) -> alt.Chart:
    """The chart of an empty table: it keeps the title, and says in words that there is nothing to show."""
    words = f"Nothing to show: {needs}."
    mark = alt.Chart(data("nothing", [{"words": words}])).mark_text(align="left", fontSize=13, color=GREY)
    chart: alt.Chart = mark.encode(text=alt.Text("words:N"), x=alt.XValue(0), y=alt.YValue(14)).properties(
        width=600, height=28
    )
    return finish(chart, title, "", f"{title}. {words}")


def short(text: str | None, letters: int = 60) -> str:
    """The first words of a text for a description, cut between words.

    >>> short("one two three", 8)
    'one two…'
    """
    words = clean(text or "")
    if len(words) <= letters:
        return words
    return words[:letters].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
