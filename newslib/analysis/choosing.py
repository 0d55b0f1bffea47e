"""From ranks to a summary, for rows of any kind: what is taken of each half, or of both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.lengths import Length, take
from newslib.analysis.scores import Scores, score_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.methods import Method

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What was scored and what was chosen, by the places of the rows.

    Attributes
    ----------
    scores : Scores
    half : ndarray, shape (n_rows,)
        The half of each row, in numbers.
    group : ndarray, shape (n_rows,)
        Which rows compete for one summary.
    chosen : list of int
        In reading order.
    notes : dict of int to str
        Why a row was taken or passed over, where its rank is not the reason.
    cuts : dict of int to int
        After how many characters a chosen row ends, where no whole sentence fits.
    """

    scores: Scores
    half: Ints
    group: Ints
    chosen: list[int]
    notes: dict[int, str]
    cuts: dict[int, int]


def choose(
    texts: Sequence[str],
    half: Ints,
    block: Ints,
    numbers: Sequence[int],
    method: Method,
    length: Length,
    *,
    together: bool = False,
    reference: object = None,
    seed: int = 0,
) -> Choice:
    """Score sentences and choose the summary.

    Parameters
    ----------
    texts : sequence of str
        Sentences in reading order.
    half, block : ndarray, shape (n_rows,)
        The half, and the block, that each stands in, in numbers.
    numbers : sequence of int
        What notes call the sentences.
    method, length, together, reference, seed
        As for `rank_sentences`.
    """
    found, shared = score_rows(texts, half, block, method, together=together, reference=reference, seed=seed)
    group = half * 0 if together else half
    chosen, notes, cuts = list[int](), dict[int, str](), dict[int, int]()
    for label in dict.fromkeys(group.tolist()):
        own = np.flatnonzero(group == label)
        order = own[np.argsort(found.rank[own])].tolist()
        taken = take(order, texts, shared.tolist(), length, numbers)
        chosen += taken.chosen
        notes |= taken.notes
        if taken.cut is not None:
            cuts[taken.chosen[0]] = taken.cut
    return Choice(found, half, group, sorted(chosen), notes, cuts)
