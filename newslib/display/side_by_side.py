"""Both versions beside each other, what belongs together in one row.

Each version keeps its own order. Of several counterparts the closest counts. The longest series of links that runs
down both versions in step makes rows of their own; what lies between stands together in the rows between, and a
sentence that was moved, or has another counterpart, names it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslib.display.markup import KIND_STYLES, RELATION_SIGNS, SMALL, TAG, Html, escape
from newslib.errors import InputError
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

Link = tuple[int, int, str]  # the sentence of A, that of B, and the relation
MARKS = {
    "shared": ("<u>", "</u>"),
    "A": ("<del>", "</del>"),
    "B": ('<ins style="text-decoration:none;font-weight:bold">', "</ins>"),
}
KEY = (
    ("<u>underlined</u>", "in a run of words that both versions share"),
    ("<del>struck out</del>", "words of an aligned sentence of A that its counterparts in B do not have"),
    (f"{MARKS['B'][0]}bold{MARKS['B'][1]}", "words of B that its counterparts in A do not have"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of A and of B that stand beside each other, and the relation of the two where there is one of each."""

    a: list[int] = field(default_factory=list)
    b: list[int] = field(default_factory=list)
    relation: str = ""


def side_by_side(
    sentences: DataFrame,
    alignment: DataFrame | None = None,
    *,
    passages: DataFrame | None = None,
    own_words: DataFrame | None = None,
) -> Html:
    """Both halves in two columns, aligned sentences in one row.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    alignment : DataFrame, optional
        As `align` gives it: a pair has its relation between the two sentences. A sentence that was moved, or has
        several counterparts, names them.
    passages : DataFrame, optional
        As `shared_passages` gives it: these words are underlined.
    own_words : DataFrame, optional
        As `own_words` gives it: these words of A are struck out, those of B are bold.

    Returns
    -------
    Html
        A story told once has one column. Nothing is said by colour.

    Raises
    ------
    InputError
        Where a needed column is missing, or a link is not one of A and B.
    """
    require_columns(sentences, ["half", "sentence", "block", "kind", "text"], "side_by_side")
    if not len(sentences):
        return Html("")
    sentences = sentences.sort_values("sentence")
    links = _links(alignment)
    rows: dict[int, Any] = {row.sentence: row for row in sentences.itertuples()}  # type: ignore[misc]
    a, b = (sentences["sentence"][sentences["half"] == half].tolist() for half in ("A", "B"))
    known = [link for link in links if link[0] in rows and link[1] in rows]
    for pair in known:
        if (rows[pair[0]].half, rows[pair[1]].half) != ("A", "B"):
            raise InputError(f"alignment must link a sentence of A to one of B; got {pair[0]} and {pair[1]}")
    steps = _in_step(_nearest(known, alignment))
    marks = _marks(sentences, passages, own_words)
    wide = bool(a) and bool(b)
    tags = _tags(known, set(steps), alignment) if wide else {}  # told once, nothing is dropped
    dress = {number: _sentence(row, marks.get(number, []), tags.get(number, [])) for number, row in rows.items()}
    body = "".join(_row(row, dress, rows, wide) for row in _rows(a, b, steps))
    heads = [f"Version {half}" for half, there in (("A", a), ("B", b)) if there]
    cells = _cells([heads[0], "", heads[1]] if wide else heads, wide, head=True)
    key = _key(wide and passages is not None, wide and own_words is not None)
    style = "width:100%;table-layout:fixed;border-collapse:collapse"
    return Html(f'{key}<table style="{style}">{cells}<tbody>{body}</tbody></table>')


# --- which sentences stand in one row


def _links(alignment: DataFrame | None) -> list[Link]:
    if alignment is None:
        return []
    require_columns(alignment, ["a_sentence", "b_sentence", "relation"], "side_by_side")
    pairs = alignment.dropna(subset=["a_sentence", "b_sentence"])
    columns = (pairs[name].tolist() for name in ("a_sentence", "b_sentence", "relation"))
    return list(zip(*columns, strict=True))


def _nearest(links: list[Link], alignment: DataFrame | None) -> list[Link]:
    """One link for each sentence at most, the closest first; all of them where nothing says how close they are."""
    if alignment is None or "similarity" not in alignment:
        return links
    columns = (alignment[name].tolist() for name in ("a_sentence", "b_sentence", "similarity"))
    close = {(a, b): likeness for a, b, likeness in zip(*columns, strict=True) if not pd.isna(likeness)}
    taken: set[int] = set()
    found = []
    for link in sorted(links, key=lambda link: -close.get(link[:2], 0.0)):
        if taken.isdisjoint(link[:2]):
            taken.update(link[:2])
            found.append(link)
    return found


def _in_step(links: Iterable[Link]) -> list[Link]:
    """The longest series of links in which both sentences always come later than those before."""
    ordered = sorted(links, key=lambda link: (link[1], -link[0]))
    ends: list[int] = []  # the smallest sentence of A that ends a series of each length
    last: list[int] = []
    before: list[int] = []
    for i, (a, _, _) in enumerate(ordered):
        length = bisect_left(ends, a)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [a], [i]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]


def _rows(a: list[int], b: list[int], steps: list[Link]) -> Iterator[Row]:
    at_a = at_b = 0
    for a_sentence, b_sentence, relation in steps:
        to_a, to_b = a.index(a_sentence, at_a), b.index(b_sentence, at_b)
        if to_a > at_a or to_b > at_b:
            yield Row(a[at_a:to_a], b[at_b:to_b])
        yield Row([a_sentence], [b_sentence], relation)
        at_a, at_b = to_a + 1, to_b + 1
    if at_a < len(a) or at_b < len(b):
        yield Row(a[at_a:], b[at_b:])


def _tags(links: list[Link], steps: set[Link], alignment: DataFrame | None) -> dict[int, list[str]]:
    """What stands behind a sentence: counterparts that are not beside it, or that it has none."""
    tags: dict[int, list[str]] = {}
    for a, b, relation in links:
        if (a, b, relation) not in steps:
            tags.setdefault(a, []).append(f"{_signed(relation)} B {b}")
            tags.setdefault(b, []).append(f"{_signed(relation)} A {a}")
    if alignment is None:
        return tags
    for half, relation in (("a", "dropped"), ("b", "added")):
        for number in alignment[f"{half}_sentence"][alignment["relation"] == relation].tolist():
            tags.setdefault(number, []).append(_signed(relation))
    return tags


def _signed(relation: str) -> str:
    """A relation with its sign before it, where it has one."""
    return f"{RELATION_SIGNS.get(relation, '')} {relation}".strip()


# --- how a sentence is marked


def _marks(
    sentences: DataFrame, passages: DataFrame | None, own_words: DataFrame | None
) -> dict[int, list[tuple[int, int, str]]]:
    """Sentence -> stretches of its text, and what they are: shared, A's own, B's own."""
    wanted: list[tuple[int, int, str]] = []
    if passages is not None:
        require_columns(passages, ["a_start", "a_end", "b_start", "b_end"], "side_by_side")
        for side in "ab":
            wanted += [
                (s, e, "shared") for s, e in zip(passages[f"{side}_start"], passages[f"{side}_end"], strict=True)
            ]
    if own_words is not None:
        require_columns(own_words, ["half", "start", "end"], "side_by_side")
        wanted += zip(own_words["start"].tolist(), own_words["end"].tolist(), own_words["half"].tolist(), strict=True)
    if not wanted:
        return {}
    require_columns(sentences, ["start"], "side_by_side")
    known = sentences.sort_values("start")
    numbers, starts, texts = (known[name].tolist() for name in ("sentence", "start", "text"))
    found: dict[int, list[tuple[int, int, str]]] = {}
    for first, last, what in wanted:
        for i in range(max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last)):
            start, end = max(first - starts[i], 0), min(last - starts[i], len(texts[i]))
            if texts[i][start:end].strip():
                found.setdefault(numbers[i], []).append((start, end, what))
    return found


def _sentence(row: Any, marks: list[tuple[int, int, str]], tags: list[str]) -> str:
    edges = sorted({0, len(row.text), *(edge for start, end, _ in marks for edge in (start, end))})
    text = ""
    for start, end in pairwise(edges):
        inside = [MARKS[what] for what in MARKS if any(s <= start and end <= e and what == w for s, e, w in marks)]
        opening, closing = "".join(m[0] for m in inside), "".join(m[1] for m in reversed(inside))
        text += f"{opening}{escape(row.text[start:end])}{closing}"
    shown = "".join(f' <span style="{TAG}">{escape(tag)}</span>' for tag in tags)
    return f'<span style="{SMALL}">{row.sentence}</span> {text}{shown}'


# --- the table


def _row(row: Row, dress: Mapping[int, str], rows: Mapping[int, Any], wide: bool) -> str:
    a, b = ("".join(_paragraphs(side, dress, rows)) for side in (row.a, row.b))
    sign = _signed(row.relation)
    return _cells([a, f'<span style="{TAG}">{escape(sign)}</span>' if sign else "", b] if wide else [a or b], wide)


def _paragraphs(numbers: Iterable[int], dress: Mapping[int, str], rows: Mapping[int, Any]) -> Iterator[str]:
    """The sentences of a cell, those of a block together."""
    for _, group in groupby(numbers, key=lambda number: rows[number].block):
        block = list(group)
        kind = rows[block[0]].kind
        name = "" if kind == "paragraph" else f'<span style="{SMALL}">{escape(kind)}:</span> '
        text = " ".join(dress[number] for number in block)
        yield f'<p style="margin:.3em 0;{KIND_STYLES.get(kind, "")}">{name}{text}</p>'


def _cells(contents: list[str], wide: bool, *, head: bool = False) -> str:
    """A row of the table, or its head; the middle column, where there is one, is narrow and has no name."""
    style = "vertical-align:top;text-align:{align};white-space:normal;padding:.15em .5em;width:{width}"
    shapes = (("left", "45%"), ("center", "10%"), ("left", "45%")) if wide else (("left", "100%"),)
    cells = zip(shapes, contents, strict=True)
    parts = []
    for (align, width), text in cells:
        tag, scope = ("th", ' scope="col"') if head and text else ("td", "")
        parts.append(f'<{tag}{scope} style="{style.format(align=align, width=width)}">{text}</{tag}>')
    row = f"<tr>{''.join(parts)}</tr>"
    return f"<thead>{row}</thead>" if head else row


def _key(shared: bool, changed: bool) -> str:
    """What the marks mean; nothing where there are none."""
    lines = [f"{sign}: {meaning}" for sign, meaning in (KEY[:1] if shared else ()) + (KEY[1:] if changed else ())]
    return f'<p style="{SMALL}">{"; ".join(lines)}.</p>' if lines else ""
