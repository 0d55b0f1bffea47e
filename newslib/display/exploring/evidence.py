"""Why the second version begins where it does, also where a reader has moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story


def evidence_lines(story: Story, search: DataFrame) -> list[str]:
    """What speaks for the place, a sentence a line.

    Parameters
    ----------
    story : Story
    search : DataFrame
        The evidence of a story of the same text whose boundary was looked for, not given.

    Returns
    -------
    list of str
        Where the place was found: what speaks for it. Where it was given: what the search sees there, and which place
        it would have taken, so that a reader who moves the boundary sees what that goes against.
    """
    given = len(story.evidence) > 0 and story.evidence["score"].isna().all()
    if not given:
        return [_found(search)]
    lines = ["Given: the story is told once."]
    if story.boundary is not None:
        seen = search[search["block"] == story.boundary]
        said = _reason(seen) if len(seen) else "nothing, for it does not look there"
        lines = [f"Given: block {story.boundary}. What the search sees there: {said}."]
    return [*lines, _found(search)]


def _found(search: DataFrame) -> str:
    chosen = search[search["chosen"]]
    if chosen.empty or pd.isna(chosen["block"].iloc[0]):
        said = f": {_reason(chosen)}" if len(chosen) else ""
        return f"The search finds no second version{said}."
    return f"The search finds block {int(chosen['block'].iloc[0])}: {_reason(chosen)}."


def _reason(rows: DataFrame) -> str:
    row: Any = rows.iloc[0]
    if pd.isna(row["probability"]):
        return str(row["reason"])
    chance = float(row["probability"])
    # Rounded to 0.00 or 1.00 it would claim to be certain, which it never is.
    told = "below 0.01" if chance < 0.01 else "above 0.99" if chance > 0.99 else f"{chance:.2f}"
    return f"{row['reason']} (probability {told})"
