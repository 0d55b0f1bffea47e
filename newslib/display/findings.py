"""What the ledger comes down to, in a few sentences made from its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pandas as pd

from newslib.analysis.claims.claim import FACTS, WHOLE_SENTENCE
from newslib.analysis.claims.speakers import LOST, NEW
from newslib.analysis.entity_precision import entity_precision
from newslib.display.markup import Html
from newslib.display.notices_view import told
from newslib.display.prose import counted, listed, say
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

MOST: Final = 3  # changes that are told one by one
NEEDS_TWO: Final = "The story is told once, so there is nothing to hold against it."


def headline_findings(ledger: DataFrame, notices: DataFrame | None = None) -> Html:
    """The findings of a ledger, the weightiest first.

    Parameters
    ----------
    ledger : DataFrame
        As `claim_ledger` gives it.
    notices : DataFrame, optional
        As `newslib.notices` gives it: what asks for care in reading the rest, told before it.

    Returns
    -------
    Html
        A list of sentences: what changed, what may have, whose voice is lost or new, what became of the quotations,
        which facts and names B adds, how many of its names A has. Every number is counted in the table.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(ledger, ["kind", "status", "a_value", "b_value", "note"], "headline_findings")
    care = [] if notices is None else [f"<b>To be read with care.</b> {note}" for note in told(notices)]
    parts = list(_findings(ledger)) if len(ledger) else [say(NEEDS_TWO)] if care else []
    if not parts:
        return say(NEEDS_TWO)
    sentences = [*care, *(part.html.removeprefix("<p>").removesuffix("</p>") for part in parts)]
    return Html(f"<ul>{''.join(f'<li>{sentence}</li>' for sentence in sentences)}</ul>")


def _findings(ledger: DataFrame) -> Iterator[Html]:
    yield from _changes(ledger)
    yield from _voices(ledger)
    yield _quotations(ledger)
    yield _added(ledger)
    yield _names(ledger)


def _changes(ledger: DataFrame) -> Iterator[Html]:
    changed = ledger[ledger["status"] == "changed"]
    if not len(changed):
        yield say("Where both versions state a fact or a name in the same place, <b>no difference was found</b>.")
    for row in changed.head(MOST).itertuples():
        besides = str(row.note).partition("; ")[2]
        yield say(
            "<b>{what} differs</b>: “{a}” in A, “{b}” in B{besides}.",
            what=_WHAT[str(row.kind)],
            a=row.a_value,
            b=row.b_value,
            besides=f" ({besides})" if besides else "",
        )
    if len(changed) > MOST:
        rest = changed.iloc[MOST:]
        yield say("{more}: {pairs}.", more=counted(len(rest), "more difference"), pairs=listed(_pairs(rest)))
    possible = ledger[ledger["status"] == "possible"]
    if len(possible):
        places = counted(
            len(possible), "place where something else may be said", "places where something else may be said"
        )
        yield say(
            "{places}, to be read before it is believed: {pairs}.", places=places, pairs=listed(_pairs(possible), 3)
        )


def _pairs(rows: DataFrame) -> list[str]:
    return [f"“{a}” → “{b}”" for a, b in zip(rows["a_value"], rows["b_value"], strict=True)]


_WHAT: Final = {
    "person": "A person’s name", "organisation": "An organisation", "place": "A place", "group": "A group",
    "weekday": "A day", "date": "A date", "time": "A time", "number": "A number", "money": "A sum of money",
    "percent": "A percentage", "quotation": "A quotation", "attribution": "A source", "wording": "The wording",
}  # fmt: skip


def _voices(ledger: DataFrame) -> Iterator[Html]:
    sources = ledger[ledger["kind"] == "attribution"]
    lost = sources[sources["status"] == "only_a"]
    kept = int((sources["status"] == "same").sum())
    if len(lost):
        names = [note.partition(LOST)[0] for note in lost["note"]]
        yield say(
            "Of A’s {number}, <b>{kept}</b> in B. Without a voice there: {names}.",
            number=counted(len(lost) + kept, "source"),
            kept=f"{_verb(kept, 'has', 'have')} a voice",
            names=listed(names),
        )
    new = sources[sources["status"] == "only_b"]
    if len(new):
        names = [note.partition(NEW)[0] for note in new["note"]]
        yield say(
            "B lets {number} speak that A does not: {names}.", number=counted(len(new), "source"), names=listed(names)
        )


def _quotations(ledger: DataFrame) -> Html:
    quotations = ledger.loc[ledger["kind"] == "quotation", "status"].value_counts()
    same, cut, other, lost, new = (
        int(quotations.get(s, 0)) for s in ("same", "variant", "possible", "only_a", "only_b")
    )
    total = same + cut + other + lost
    parts = [f"{other} with other words between the marks"] * bool(other) + [f"{cut} cut short"] * bool(cut)
    if not total:
        told = f"B has {counted(new, 'quotation')}" if new else "neither does B"
        return say("A quotes nobody in quotation marks; {told}.", told=told)
    return say(
        "Of A’s {number}, <b>{kept}</b> in B{alike}{parts}{new}.",
        number=counted(total, "quotation"),
        kept=_verb(same, "stands", "stand") if same + cut + other else "none stands",
        alike=f" word for word{', whole or in part' if same else ''}" if same + cut + other else "",
        parts=f", {' and '.join(parts)}" if parts else "",
        new=f"; B has {counted(new, 'quotation')} that A has not" if new else "",
    )


def _added(ledger: DataFrame) -> Html:
    own = ledger[(ledger["status"] == "only_b") & ledger["kind"].isin([*FACTS, "person", "organisation", "place"])]
    alone = int(((ledger["status"] == "only_b") & (ledger["note"] == WHOLE_SENTENCE)).sum())
    number = "No fact or name stands" if not len(own) else "One fact or name stands" if len(own) == 1 else ""
    return say(
        "{facts} in B alone{names}. {sentences} in A.",
        facts=number or f"{len(own)} facts and names stand",
        names=f": {listed([value for value in own['b_value'] if not pd.isna(value)])}" if len(own) else "",
        sentences="Each of its sentences has a counterpart"
        if not alone
        else f"{alone} of its sentences {'has' if alone == 1 else 'have'} no counterpart",
    )


def _names(ledger: DataFrame) -> Html:
    every = entity_precision(ledger)
    names, shared = (
        {half: int(every.loc[(every["half"] == half) & (every["kind"] == "all"), column].iloc[0]) for half in "AB"}
        for column in ("names", "shared")
    )
    return say(
        "{b}; {a}.",
        b=f"Of the {counted(names['B'], 'name')} in B, {_verb(shared['B'], 'stands', 'stand')} in A as well"
        if names["B"]
        else "B has no names",
        a=f"of the {counted(names['A'], 'name')} in A, {shared['A'] or 'none'} came through"
        if names["A"]
        else "A has no names",
    )


def _verb(number: int, one: str, many: str) -> str:
    """A number, "none" for 0, and the verb that goes with it."""
    return f"{number or 'none'} {one if number < 2 else many}"
