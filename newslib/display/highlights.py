"""The story as HTML: a summary marked in it, both versions side by side, the ledger, words in context, notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from newslib.display.concordance_view import concordance_view
from newslib.display.ledger_view import ledger_view
from newslib.display.markup import HALF_MARK, KIND_STYLES, MARK, SMALL, TAG, Html, escape
from newslib.display.notices_view import notices_view
from newslib.display.side_by_side import side_by_side
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Html", "concordance_view", "escape", "highlight_summary", "ledger_view", "notices_view", "side_by_side"]


def highlight_summary(sentences: DataFrame, chosen: DataFrame | None = None) -> Html:
    """The whole story, each block in the dress of its kind, with the chosen sentences marked and numbered.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it.
    chosen : DataFrame, optional
        As `summarize` gives it: what it has of each sentence is marked, with the `rank` in a frame where it has one.

    Returns
    -------
    Html

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(sentences, ["half", "sentence", "block", "kind", "text"], "highlight_summary")
    ranks = _ranks(chosen)

    def dress(row: Any) -> str:
        if row.sentence not in ranks:
            return escape(row.text)
        rank, size = ranks[row.sentence]
        label = f'<span style="{TAG}">{escape(rank)}</span> ' if rank else ""
        mark = MARK.format(colour=HALF_MARK.get(row.half, "#eee"))
        return f'<mark style="{mark}">{label}{escape(row.text[:size])}</mark>{escape(row.text[size:])}'

    return Html("".join(_half(label, rows, dress) for label, rows in sentences.groupby("half", sort=True)))


def _half(label: object, rows: DataFrame, dress: Callable[[Any], str]) -> str:
    """A half with its heading, block by block."""
    blocks = (
        _block(str(block["kind"].iloc[0]), map(dress, block.itertuples()))
        for _, block in rows.groupby("block", sort=True)
    )
    return f'<p style="{SMALL};margin:.5em 0"><b>Version {escape(str(label))}</b></p>{"".join(blocks)}'


def _block(kind: str, sentences: Iterable[str]) -> str:
    name = "" if kind == "paragraph" else f'<span style="{SMALL}">{escape(kind)}:</span> '
    return f'<p style="margin:.5em 0;{KIND_STYLES.get(kind, "")}">{name}{" ".join(sentences)}</p>'


def _ranks(chosen: DataFrame | None) -> dict[int, tuple[str, int]]:
    """Sentence -> its rank in words, and how many of its characters are chosen."""
    if chosen is None or chosen.empty:
        return {}
    require_columns(chosen, ["sentence", "text"], "highlight_summary")
    ranks = chosen["rank"].astype(str) if "rank" in chosen else [""] * len(chosen)
    return dict(zip(chosen["sentence"], zip(ranks, chosen["text"].str.len(), strict=True), strict=True))
