"""What is asked of a corpus: the columns that its stories stand in, and what is measured."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from newslib.analysis.methods import method_named
from newslib.errors import InputError, require_known, require_whole

PARTS: Final = ("similarity", "passages", "ledger", "summaries")
"""What can be measured beside the lengths and the boundary, which every story has."""
ROWS: Final = 1000
"""Stories of one part: enough that its files cost little, few enough that a killed run loses little."""
ROWS_WITH_ENTITIES: Final = 64
"""The same, where the model of names takes a quarter of a second a story."""
TEXT_COLUMNS: Final = ("text", "article", "document", "body", "content")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run over a corpus does; the same settings and sources give the same tables.

    Attributes
    ----------
    text, other, id, date : str or None
        The columns of the story (or its first version), of its second version where that has a column of its own, of
        its name, and of its date. None for `text` takes the first of `TEXT_COLUMNS` that there is; for `id` the
        file's name and the row.
    told_once : bool
        No second version is looked for.
    plain : bool
        Every block is taken as a paragraph of an article told once: nothing is looked for but sentences.
    only : tuple of str
        Which of `PARTS` are measured.
    n : int
        Sentences of a summary, for each version.
    method : str
        As in `summarize`.
    entities : bool
        The ledger also holds persons, organisations, places, groups, quotations, sources and wording.
    rows : int
        Stories of one part of the results.
    """

    text: str | None = None
    other: str | None = None
    id: str | None = None
    date: str | None = None
    told_once: bool = False
    plain: bool = False
    only: tuple[str, ...] = field(default=PARTS)
    n: int = 3
    method: str = "tfidf"
    entities: bool = False
    rows: int = ROWS

    def as_dict(self) -> dict[str, Any]:
        """As JSON can say it."""
        return {**asdict(self), "only": list(self.only)}


def checked_settings(
    *,
    text: str | None = None,
    other: str | None = None,
    id: str | None = None,
    date: str | None = None,
    told_once: bool = False,
    plain: bool = False,
    only: Collection[str] | None = None,
    n: int = 3,
    method: str = "tfidf",
    entities: bool = False,
    rows: int | None = None,
) -> Settings:
    """Settings that fit together.

    Raises
    ------
    InputError
        Where a number is out of its range, a method or part is not known, or two settings contradict each other.
    """
    if isinstance(only, str):
        only = only.split(",")
    wanted = {require_known(str(part).strip(), PARTS, "only") for part in only} if only is not None else None
    if wanted is not None and not wanted:
        raise InputError(f"only must name one of {', '.join(PARTS)} at least; got none")
    for name, given in (("other", other), ("entities", entities)):
        if plain and given:
            raise InputError(f"plain takes articles told once, as they stand; it does not go with {name}={given!r}")
    if told_once and other is not None:
        raise InputError(f"told_once looks for no second version; it does not go with other={other!r}")
    if plain and wanted is not None and wanted != {"summaries"}:
        raise InputError(f"plain measures summaries only; got only={', '.join(sorted(wanted))}")
    if entities and wanted is not None and "ledger" not in wanted:
        raise InputError(f"entities are rows of the ledger; they do not go with only={', '.join(sorted(wanted))}")
    if plain:
        wanted = {"summaries"}
    method_named(method)
    if method == "oracle":
        raise InputError(
            "oracle picks what a reference holds, and the stories of a corpus have none; take another method"
        )
    size = rows if rows is not None else ROWS_WITH_ENTITIES if entities else ROWS
    return Settings(
        text=text,
        other=other,
        id=id,
        date=date,
        told_once=bool(told_once or plain),
        plain=bool(plain),
        only=tuple(part for part in PARTS if wanted is None or part in wanted),
        n=require_whole(n, "n"),
        method=method,
        entities=bool(entities),
        rows=require_whole(size, "rows"),
    )
