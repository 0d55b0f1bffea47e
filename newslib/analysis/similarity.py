r"""How alike the two halves are, at the level of characters, words, phrases, sentences and style.

Every measure is taken of the running text (paragraphs; no headlines, captions, credits, notes), because a caption
that only one half has says nothing about how its story was retold. Each says its scale and its direction, and none is
an answer by itself: a rewrite of the same facts and an unrelated story on the same topic can share many words. What a
value means is told by values of other pairs (`newslib.controls`). The levels are not averaged: a single score would say
that a shared sentence can make up for an invented one.

The interval around a value asks how much hangs on the sentences that happen to be there. They are drawn anew from
themselves, with replacement, a thousand times over (the bootstrap, Efron 1979, https://doi.org/10.1214/aos/1176344552):
for a measure of one half's share the sentences of that half, the other staying whole; for a measure of both halves the
pieces of the story, where linked sentences are one piece, so that what tells the same is not torn apart. A text drawn
so says some things twice and others not at all, which by itself makes many measures smaller and some larger. Therefore
only the spread is taken from it: the middle 95 percent of the values drawn, moved so that their mean is the value
itself, and cut so that they stay in the scale and hold the value. Read an interval as the least that must be doubted:
it knows nothing of other writers and other stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.measures import LEVELS, MEASURES, Measure
from newslib.analysis.profiles import profiles
from newslib.analysis.runs import longest_shared_run
from newslib.analysis.versions import Versions
from newslib.errors import InputError
from newslib.reading.sentences import running_text, sentence_table
from newslib.reading.story import Story
from newslib.reading.words import term_of
from newslib.tables import FLOAT, STRING, make_table

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]

RESAMPLES = 1000
CONFIDENCE = 0.95
CELLS = 2_000_000  # numbers in memory at once while sentences are drawn
QUOTED = 30  # words of the longest run
LONGEST = "longest shared run (words)"
SHAPE = {"level": STRING, "measure": STRING, "value": FLOAT, "low": FLOAT, "high": FLOAT, "meaning": STRING}


def similarity(story: Story) -> DataFrame:
    """How alike the two halves of a story are.

    Parameters
    ----------
    story : Story
        With two halves.

    Returns
    -------
    DataFrame
        One row a measure: `level` (`characters`, `words`, `phrases`, `sentences`, `style`), `measure`, `value`, `low,
        high` and `meaning`, which gives the scale and direction in words. All values are in [0, 1] and larger is more
        alike, but for the longest shared run, which counts words and is quoted in `meaning`; a value is missing where
        there is nothing to take a share of (no half has a punctuation mark). `low` and `high` bound the bootstrap
        interval (95 percent, drawing sentences; `newslib.analysis.similarity`). They are missing for the longest run,
        because sentences drawn by lot have no order, and where there is a single sentence, or piece, to draw from.
        Counterparts are those of `align`, which takes A for the original.

        No rows for a story told once.

    Raises
    ------
    InputError
        Where the argument is not a Story, or the sentences of A and B make more than 25,000,000 pairs.
    """
    versions = versions_of(story)
    if versions is None:
        return make_table(SHAPE)
    lots = {draws: _lots(draws, versions) for draws in {measure.draws for measure in MEASURES}}
    rows: list[tuple[object, ...]] = []
    for measure in MEASURES:
        value = point(measure, versions)
        rows.append((measure.level, measure.name, value, *_around(value, measure, versions, lots[measure.draws]),
                     measure.meaning))  # fmt: skip
    length, run = longest_run(versions)
    meaning = f"a count of words, larger is more alike; the run in A: “{run}”" if length else "no word is shared"
    rows.append(("phrases", LONGEST, float(length), None, None, meaning))
    return make_table(SHAPE, sorted(rows, key=lambda row: LEVELS.index(str(row[0]))))


def versions_of(story: Story, what: str = "similarity") -> Versions | None:
    """The running text of both halves, ready to be measured; None for a story told once."""
    if not isinstance(story, Story):
        raise InputError(f"{what} needs a Story; got {type(story).__name__}")
    rows = running_text(sentence_table(story))
    a, b = (rows[rows["half"] == half] for half in ("A", "B"))
    if not len(a) or not len(b):
        return None
    one, other = profiles([a["text"].tolist(), b["text"].tolist()], [a["block"].tolist(), b["block"].tolist()])
    return Versions(one, other)


def point(measure: Measure, versions: Versions) -> float | None:
    """The value of a measure, every sentence counted once; None where there is nothing to take a share of."""
    once_a, once_b = (np.ones((1, len(profile.texts))) for profile in (versions.a, versions.b))
    value = float(measure.of(versions, once_a, once_b)[0])
    return None if np.isnan(value) else value


def interval(measure: Measure, versions: Versions, seed: int = 0) -> tuple[float | None, float | None]:
    """Where the value would lie with other sentences; missing where there are not two to draw from."""
    return _around(point(measure, versions), measure, versions, _lots(measure.draws, versions, seed))


def _around(
    value: float | None, measure: Measure, versions: Versions, times: tuple[Floats, Floats] | None
) -> tuple[float | None, float | None]:
    """The interval around a value from draws as `_lots` gives them."""
    if value is None or times is None:
        return None, None
    widest = max(matrix.shape[1] for matrix in versions.a.counts.values())
    at_once = max(1, CELLS // max(1, widest))
    parts = [slice(start, start + at_once) for start in range(0, RESAMPLES, at_once)]
    values = np.concatenate([measure.of(versions, times[0][part], times[1][part]) for part in parts])
    values = values[~np.isnan(values)]
    if not len(values):
        return None, None
    edge = (1 - CONFIDENCE) / 2
    low, high = np.quantile(values, [edge, 1 - edge]) - values.mean() + value
    return float(np.clip(low, 0.0, value)), float(np.clip(high, value, 1.0))


def _lots(draws: str, versions: Versions, seed: int = 0) -> tuple[Floats, Floats] | None:
    """How often each sentence of A and of B counts in each draw; None where there are not two things to draw."""
    sizes = len(versions.a.texts), len(versions.b.texts)
    lot = np.random.default_rng(seed)
    if draws == "AB":
        of_a, of_b = versions.pieces
        count = int(max(of_a.max(), of_b.max())) + 1
    else:
        count = sizes["AB".index(draws)]
    if count < 2:
        return None
    times = lot.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(float)
    if draws == "AB":
        return times[:, of_a], times[:, of_b]
    other = np.ones((RESAMPLES, sizes["BA".index(draws)]))
    return (times, other) if draws == "A" else (other, times)


def longest_run(versions: Versions) -> tuple[int, str]:
    """How many words the longest run has that stands in both versions, and its first words, with blanks between.

    A run may go on from sentence to sentence; what is no paragraph does not interrupt it.
    """
    words_a, words_b = ([word for tokens in half.tokens for word in tokens] for half in (versions.a, versions.b))
    start, length = longest_shared_run([*map(term_of, words_a)], [*map(term_of, words_b)])
    return length, " ".join(words_a[start : start + min(length, QUOTED)]) + (" …" if length > QUOTED else "")
