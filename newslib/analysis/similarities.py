"""The measures of similarity of many stories at once: the same values as `newslib.similarity` gives for each.

Every word, letter and mark of a batch is a number, and what the two versions of a story have in common is found by
sorting the numbers of many stories together. Some hundred stories are taken at a time, so that memory stays small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.likeness import Links, Pairs, bare_sentences, features, link, pair_up_some
from newslib.analysis.measures import MEASURES
from newslib.analysis.sides import shares
from newslib.analysis.versions_many import ManyVersions
from newslib.arrays import begins, keep_memory, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.spaces import Spaces
    from newslib.reading.batch import Batch
    from newslib.reading.many import Stories

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

TOGETHER = 5_000  # sentences, or a few more, since stories are not parted


@dataclass(frozen=True, slots=True, eq=False)
class Similarities:
    """How alike the two versions of every story are.

    Attributes
    ----------
    values : ndarray, shape (n_stories, n_measures)
        A column for each of `MEASURES`, in their order; NaN where there is nothing to take a share of, and for a story
        told once.
    longest : ndarray, shape (n_stories,)
        How many words the longest run has that stands in both versions; 0 for a story told once.
    links : Links
        Which sentences of the running text belong together, in the numbers of the batch's sentences.
    alignment : Links
        The same among the sentences of every kind, as `newslib.align` finds it.
    """

    values: Floats
    longest: Ints
    links: Links
    alignment: Links


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Some of the stories: their sentences from `first` on, numbered from 0, and their stories, too."""

    first: int
    batch: Batch
    in_b: Bools
    running: Bools


def similarities(stories: Stories) -> Similarities:
    """Measure how alike the two versions of every story are.

    Parameters
    ----------
    stories : Stories
        As `read_many` gives them, told once or twice.

    Returns
    -------
    Similarities
        Measures are taken of running text.
    """
    keep_memory()
    values = np.full((len(stories), len(MEASURES)), np.nan)
    longest = np.zeros(len(stories), dtype=np.int64)
    links: list[Links] = []
    alignment: list[Links] = []
    for part in _parts(stories):
        story = int(stories.batch.text[part.first])
        versions = _versions(part)
        twice = np.bincount(versions.side, minlength=2 * versions.stories).reshape(-1, 2).all(axis=1)
        rows = story + np.flatnonzero(twice)
        spaces = features(part.batch)
        pairs, found = _linked(part, spaces, part.running)
        measured = _measured(versions) | _of_sentences(part, versions.stories, pairs, found)
        for column, measure in enumerate(MEASURES):
            values[rows, column] = measured[measure.name][twice]
        longest[rows] = versions.longest_runs()[twice]
        links.append(_moved(found, part.first))
        alignment.append(_moved(_linked(part, spaces, np.ones_like(part.running))[1], part.first))
    return Similarities(values, longest, _joined(links), _joined(alignment))


def alignment_links(stories: Stories) -> Links:
    """Which sentences of every kind belong together, as `newslib.align` finds it, in the numbers of the batch."""
    found = [(part.first, _linked(part, features(part.batch), np.ones_like(part.running))) for part in _parts(stories)]
    return _joined([_moved(links, first) for first, (_, links) in found])


def _parts(stories: Stories) -> Iterator[_Part]:
    """Some stories after the other."""
    batch = stories.batch
    firsts = begins(batch.text)
    starts = [*firsts[begins(firsts // TOGETHER)].tolist(), len(batch.text)]
    for start, stop in pairwise(starts):
        some = batch.only(np.arange(start, stop))
        some = replace(some, text=some.text - some.text[0])
        yield _Part(start, some, stories.in_b[start:stop], stories.running[start:stop])


def _versions(part: _Part) -> ManyVersions:
    """The running text of both versions."""
    batch = part.batch.only(np.flatnonzero(part.running))
    return ManyVersions(batch, 2 * batch.text + part.in_b[part.running], int(part.batch.text[-1]) + 1)


def _linked(part: _Part, spaces: Spaces, some: Bools) -> tuple[Pairs, Links]:
    """The pairs and the links of some of the sentences."""
    pairs = pair_up_some(spaces, part.in_b, some, bare_sentences(part.batch))
    return pairs, link(pairs, part.batch.text, part.in_b, part.batch.block - part.batch.block[0], some)


def _measured(versions: ManyVersions) -> dict[str, Floats]:
    """What is measured of words and marks, by the names of `MEASURES`."""
    stems, weights = versions.stems()
    pairs, triples = versions.phrases()
    words = versions.batch.words
    of_b = sums(versions.side, words.astype(float), 2 * versions.stories)[1::2]
    return {
        "4-character cosine": versions.letters().cosine(),
        "TF-IDF cosine": weights.cosine(),
        "Jaccard of stems": stems.jaccard(),
        "A's words found in B": stems.found_in_b(),
        "B's words found in A": stems.found_in_a(),
        "A's word pairs found in B": pairs.found_in_b(),
        "B's word pairs found in A": pairs.found_in_a(),
        "A's word triples found in B": triples.found_in_b(),
        "B's word triples found in A": triples.found_in_a(),
        "B's words in shared passages": shares(versions.copied().astype(float), of_b),
        "function words": versions.function_words().cosine(),
        "punctuation": versions.marks().cosine(),
        "sentence lengths": versions.lengths_overlap(),
    }


def _of_sentences(part: _Part, stories: int, pairs: Pairs, links: Links) -> dict[str, Floats]:
    """What is measured of sentences and their counterparts."""
    text, in_b = part.batch.text, part.in_b
    both = (links.a >= 0) & (links.b >= 0)
    has, nearest = np.zeros(len(text)), np.zeros(len(text))
    has[links.a[both]] = has[links.b[both]] = 1.0
    of_b = begins(pairs.b)
    nearest[pairs.b[of_b]] = np.maximum.reduceat(pairs.likeness, of_b) if len(of_b) else 0.0

    def mean(values: Floats, half: Bools) -> Floats:
        half = part.running & half
        return shares(sums(text[half], values[half], stories), np.bincount(text[half], minlength=stories).astype(float))

    return {
        "A's sentences found in B": mean(has, ~in_b),
        "B's sentences found in A": mean(has, in_b),
        "B's sentences beside their nearest in A": mean(nearest, in_b),
    }


def _moved(links: Links, first: int) -> Links:
    """The same links, the sentences numbered from `first` on."""
    b, a = (np.where(side < 0, -1, side + first) for side in (links.b, links.a))
    return Links(b, a, links.likeness)


def _joined(links: Sequence[Links]) -> Links:
    """The links of one part of the stories after the other."""
    nothing = np.zeros(0, dtype=np.int64)
    b, a = (np.concatenate([nothing, *(getattr(one, side) for one in links)]) for side in ("b", "a"))
    return Links(b, a, np.concatenate([np.zeros(0), *(one.likeness for one in links)]))
