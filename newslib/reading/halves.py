"""Where the second version of a story begins, and on what evidence.

A text may hold a story once, or twice with no marker between. Every block that could begin a second version is a
candidate, and "told once" is one more. A candidate's score is a weighted sum of signs (`boundary_features`), and the
option with the highest score is chosen (`boundary_choice`), so that every choice can be read off one row of a table.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from newslib.errors import InputError
from newslib.reading.article import Block
from newslib.reading.boundary_choice import TOLD_ONCE as TOLD_ONCE
from newslib.reading.boundary_choice import WEIGHTS as WEIGHTS
from newslib.reading.boundary_choice import choose

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.boundary_features import Signs

Row = tuple[object, ...]

_SAYS = {
    "restart": "restarts the lead: {value:.2f} like the opening",
    "names_again": "{names} in full again",
    "dateline": "a dateline stands here",
    "title": "reads as a headline",
    "after_closing": "the block before is a closing line",
    "follow_up": "does not open like a follow-up",
    "cohesion": "breaks with the blocks before: only {value:.2f} like them",
    "shared_words": "both sides share {value:.0%} of the words by weight",
    "shared_phrases": "both sides share {count:.0f} phrases of three words",
    "repeats": "the text begins over again word for word",
    "house_style": "spelling and titles follow another style book from here",
    "manner": "the manner of writing changes here",
}
STRONG = 1.0  # a sign is named where it lifts a block at least this much above the middle of the candidates


def find_boundary(blocks: Sequence[Block]) -> tuple[int | None, DataFrame]:
    """Find the block that begins the second version of a story.

    Parameters
    ----------
    blocks : sequence of Block
        A text's blocks in reading order, as `newslib.reading.article.parse` gives them.

    Returns
    -------
    boundary : int or None
        Index in `blocks` of the first block of the second version; None where the story is told once.
    evidence : DataFrame
        A row a candidate in reading order, then a row for "told once"; no row where there are no blocks.

        - `block`: index in `blocks`; missing for "told once".
        - `score`: log-odds up to a constant, the weighted sum of the signs; higher is more likely.
        - `probability`: the softmax of the scores, in [0, 1]; the rows add up to 1.
        - `chosen`: whether this option has the highest score (the first one of equals).
        - `reason`: what decided, in words.

        Then the signs, missing for "told once". More of each speaks for a boundary unless it says otherwise:

        - `restart`, [0, 1]: likeness of the lead starting here to the lead of the text (cosine of the two sets of
          words, a word weighted by its rarity); 0 for a block within that lead.
        - `names_again`, 0 to 3: people named in full in the two paragraphs from here, last named by surname alone.
        - `dateline`, `title`, `after_closing`, 0 or 1: a dateline opens the paragraph; the block reads as a
          headline; the block before is a contributor line, a note, a source or a share bar.
        - `follow_up`, 0 or 1: opens with a quotation, a pronoun or a connective. More speaks against.
        - `cohesion`, [0, 1]: likeness of the two blocks before to the two paragraphs from here. More speaks against.
        - `shared_words`, [0, 1]: weight of the words that stand on both sides, of all the words' weight.
        - `shared_phrases`, 0 or more: ln(1 + number of three-word phrases on both sides).
        - `repeats`, [0, 1]: share of the longer side that repeats the text's opening blocks letter for letter.
        - `house_style`, `manner`, 0 or more: how strongly style differs before and after (`style_shift`).

    Notes
    -----
    Deterministic, and linear in the length of the text. A block can begin a second version where running text
    stands before it and some text of the story at or after it: a headline repeated at the top is no candidate.
    """
    boundary, rows = searched(blocks)
    return boundary, evidence_table(rows)


def searched(blocks: Sequence[Block]) -> tuple[int | None, list[Row]]:
    """As `find_boundary`, with the rows of the evidence not yet made a table."""
    from newslib.reading.boundary_features import Signs

    if not blocks:
        return None, []
    signs = Signs.of_blocks(blocks)
    options = choose(signs)
    count = len(signs.candidates)
    table, parts, scores = options.table, options.parts, options.scores
    # np.median would load numpy's masked arrays, which takes longer than reading a story.
    ordered = np.sort(parts, axis=0)
    lift = parts - (ordered[(count - 1) // 2] + ordered[count // 2]) / 2 if count else parts
    candidates = signs.candidates.tolist()
    reasons = [_reason(signs, k, table[i], lift[i]) for i, k in enumerate(candidates)]
    boundary = int(options.boundary[0]) if options.boundary[0] >= 0 else None
    reasons.append(_told_once(boundary, scores))
    rows: list[Row] = [
        (
            option,
            scores[i],
            options.probabilities[i],
            option == boundary,
            reasons[i],
            *(table[i] if i < count else [None] * len(WEIGHTS)),
        )
        for i, option in enumerate([*candidates, None])
    ]
    return boundary, rows


def given_boundary(blocks: Sequence[Block], boundary: int | bool) -> tuple[int | None, DataFrame]:
    """Take a boundary that the caller gives, and say so in place of evidence.

    Parameters
    ----------
    blocks : sequence of Block
    boundary : int or False
        Index in `blocks` of the first block of the second version, from 1 on; False for a story told once.

    Returns
    -------
    boundary : int or None
    evidence : DataFrame
        The columns of `find_boundary`; one row, chosen, with the score and the signs missing.

    Raises
    ------
    InputError
        Where `boundary` is neither False nor the index of a block other than the first.
    """
    index, rows = given(blocks, boundary)
    return index, evidence_table(rows)


def given(blocks: Sequence[Block], boundary: int | bool) -> tuple[int | None, list[Row]]:
    """As `given_boundary`, with the row of the evidence not yet made a table."""
    index = given_index(len(blocks), boundary)
    said = "given: the story is told once" if index is None else f"given: block {index}"
    return index, [(index, None, None, True, said, *[None] * len(WEIGHTS))]


def given_index(size: int, boundary: int | bool) -> int | None:
    """The boundary that the caller gives for so many blocks, as `given_boundary` takes it."""
    if boundary is False:
        return None
    try:
        index = -1 if boundary is True else operator.index(boundary)
    except TypeError:
        index = -1
    if not 0 < index < size:
        raise InputError(
            f"boundary must be False or the index of a block from 1 to {size - 1}; got {boundary!r}"
            if size > 1
            else f"boundary must be False for a text of {size} block{'s' * (size != 1)}; got {boundary!r}"
        )
    return index


def evidence_table(rows: Sequence[Row]) -> DataFrame:
    """Evidence as `find_boundary` documents it, from its rows."""
    from newslib.tables import BOOL, FLOAT, INT, STRING, make_table

    shape = {"block": INT, "score": FLOAT, "probability": FLOAT, "chosen": BOOL, "reason": STRING}
    return make_table({**shape, **dict.fromkeys(WEIGHTS, FLOAT)}, rows)


def _reason(signs: Signs, k: int, values: NDArray[np.float64], lift: NDArray[np.float64]) -> str:
    """The signs that lift block `k` most above the middle of the candidates, and the one that speaks most against."""
    names = list(WEIGHTS)
    said = []
    for i in np.argsort(-lift, kind="stable")[:4]:
        # a yes-or-no sign that is absent, or a name that is not there, cannot be what decided
        if lift[i] >= STRONG and (values[i] > 0 or WEIGHTS[names[i]] < 0):
            who = " and ".join(signs.names_at(k)[:2]) if names[i] == "names_again" else ""
            said.append(_SAYS[names[i]].format(value=values[i], count=np.expm1(values[i]), names=who))
    against = "opens like a follow-up" if signs.follows[k] else ""
    return "; ".join([*said, *([f"but {against}" if said else against] if against else [])]) or "nothing begins here"


def _told_once(chosen: int | None, scores: NDArray[np.float64]) -> str:
    if chosen is not None:
        return f"block {chosen} begins the story again, by {scores.max() - scores[-1]:.1f}"
    if len(scores) == 1:
        return "no block could begin a second version"
    return f"no block begins the story again: the best one stays {scores[-1] - scores[:-1].max():.1f} below"
