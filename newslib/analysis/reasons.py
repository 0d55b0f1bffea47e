"""Why a sentence was chosen, or was not, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.scores import ACROSS
from newslib.analysis.tfidf import weigh
from newslib.reading.batch import batch_sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.choosing import Choice
    from newslib.analysis.methods import Method

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def reasons(
    choice: Choice, method: Method, texts: Sequence[str], numbers: Sequence[int], *, repeats: bool = True
) -> list[str]:
    """The reason for every row.

    A row that was passed over for what it repeats names the chosen sentence it is most like, with their cosine; the
    others name their places in the parts of the score, the best first.

    Parameters
    ----------
    choice : Choice
    method : Method
    texts : sequence of str
        The sentences.
    numbers : sequence of int
        What a reason calls them.
    repeats : bool
        Whether to look for what the others repeat; where only those for the chosen are wanted, it can be spared.
    """
    late = _repeats(choice, method, texts, numbers) if method.redundancy and repeats else {}
    places = _places(choice, method)
    spoken = method.voice * choice.scores.voice > 0
    chosen = set(choice.chosen)
    found = []
    for row, place in enumerate(places):
        verdict = "chosen" if row in chosen else "not chosen"
        usual = late.get(row) or f"{verdict}: {place}{'; asks, or says I, we or you' if spoken[row] else ''}"
        found.append(choice.notes.get(row, usual))
    return found


def ordinal(number: int) -> str:
    """A number as a place in a row.

    >>> [ordinal(number) for number in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _places(choice: Choice, method: Method) -> Iterator[str]:
    """For every row its places by the parts of the score, or its turn."""
    scores = choice.scores
    if method.turns:
        yield from (f"{ordinal(rank)} in turn, by {method.looks_at}" for rank in scores.rank.tolist())
        return
    parts = []
    if method.centrality:
        parts.append((method.looks_at, _ranks(scores.centrality, choice.group)))
    if method.position:
        parts.append(("position", _ranks(scores.position, choice.group)))
    for row in range(len(choice.group)):
        best_first = sorted((int(ranks[row]), name) for name, ranks in parts)
        yield ", ".join(f"{ordinal(rank)} by {name}" for rank, name in best_first)


def _ranks(values: Floats, group: Ints) -> Ints:
    """1 for the largest of each group; equal values share a rank."""
    found = np.zeros(len(values), dtype=np.int64)
    for label in set(group.tolist()):
        own = np.flatnonzero(group == label)
        found[own] = 1 + len(own) - np.searchsorted(np.sort(values[own]), values[own], side="right")
    return found


def _repeats(choice: Choice, method: Method, texts: Sequence[str], numbers: Sequence[int]) -> dict[int, str]:
    """Rows that redundancy alone kept out of the summary, and which chosen sentence they are most like."""
    scores = choice.scores
    before = scores.score + method.redundancy * scores.redundancy
    found = {}
    for label in set(choice.group.tolist()):
        own = np.flatnonzero(choice.group == label)
        chosen = np.intersect1d(own, choice.chosen)
        ranked = [row for row in chosen.tolist() if "quotation" not in choice.notes.get(row, "")]
        late = np.setdiff1d(own[before[own] > scores.score[ranked].min(initial=np.inf)], chosen)
        if not len(late):
            continue
        cosines = _likeness([texts[i] for i in own.tolist()], np.searchsorted(own, late), np.searchsorted(own, chosen))
        across = choice.half[late][:, None] != choice.half[chosen][None, :]
        nearest = np.where(across, ACROSS * cosines, cosines).argmax(axis=1)
        for row, at, cosine in zip(late.tolist(), nearest.tolist(), cosines, strict=True):
            if cosine[at] > 0:
                found[row] = f"passed over: {cosine[at]:.2f} like sentence {numbers[chosen[at]]}"
    return found


def _likeness(texts: list[str], rows: Ints, columns: Ints) -> Floats:
    """The cosines of some of the sentences with some others, all weighed together."""
    from scipy import sparse

    batch = batch_sentences(texts, np.zeros(len(texts), dtype=np.int64))
    entries = weigh(batch.sentences, batch.stems, batch.text)
    shape = entries.height, len(entries.starts)
    weights = sparse.csr_array((entries.weights, (entries.rows, entries.columns)), shape=shape)
    found: Floats = (weights[rows] @ weights[columns].T).toarray()
    return found
