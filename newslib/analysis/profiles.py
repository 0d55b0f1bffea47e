"""What a version consists of, counted sentence by sentence: what the measures of similarity are made from.

A profile keeps the sentences apart, so that a measure can be taken again with some of them left out or counted twice.
Words are counted as they stand: "U.S." and "United States" are one name only where sentences are aligned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.forms import letter_runs
from newslib.reading.words import WORD, is_stop, stem_of, term_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    Ints = NDArray[np.int64]

LETTERS = 4  # in the runs of characters; the edges of a word count as one each
FAMILIES = ("letters", "stems", "pairs", "triples", "function words", "marks")
_MARK = re.compile(r"…|\.{3}|--|[.,;:!?()\[\]“”\"—–%&/]|(?<=\s)-(?=\s)|(?<!\w)['‘](?=\w)")
_RANGE = re.compile(r"(?<=\d)[–-](?=\d)")  # "10–12" is no dash
_SAME_MARK = {"“": '"', "”": '"', "‘": "'", "–": "—", "--": "—", "-": "—", "...": "…", "[": "(", "]": ")"}


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The sentences of one version.

    Attributes
    ----------
    texts : tuple of str
        The sentences.
    blocks : ndarray, shape (n_sentences,)
        The number of the paragraph that each stands in.
    tokens : tuple of list of str
        The words of each as they stand.
    words : ndarray, shape (n_sentences,)
        How many words each has.
    counts : mapping of str to scipy.sparse.csr_array, shape (n_sentences, n_features)
        For each family how often each sentence has each feature; the columns of profiles made together are the same.
    """

    texts: tuple[str, ...]
    blocks: Ints
    tokens: tuple[list[str], ...]
    words: Ints
    counts: Mapping[str, sparse.csr_array]


def profiles(versions: Sequence[Sequence[str]], blocks: Sequence[Sequence[int]] | None = None) -> list[Profile]:
    """Profiles of several versions, which can be compared with each other.

    Parameters
    ----------
    versions : sequence
        Each as its sentences.
    blocks : sequence, optional
        The paragraph of every sentence; without it each is its own.
    """
    blocks = blocks or [range(len(version)) for version in versions]
    texts = [text for version in versions for text in version]
    words = [words_of(text) for text in texts]
    terms = [[term_of(word) for word in sentence] for sentence in words]
    found: dict[str, Iterable[Iterable[object]]] = {
        "letters": ([run for term in sentence for run in letter_runs(term, LETTERS)] for sentence in terms),
        "stems": ([stem_of(term) for term in sentence if not is_stop(term)] for sentence in terms),
        "pairs": (ngrams(sentence, 2) for sentence in terms),
        "triples": (ngrams(sentence, 3) for sentence in terms),
        "function words": ([term for term in sentence if is_stop(term)] for sentence in terms),
        "marks": map(marks_in, texts),
    }
    matrices = {family: _counted(found[family], len(texts)) for family in FAMILIES}
    sizes = np.array([len(sentence) for sentence in words], dtype=np.int64)
    edges = np.cumsum([0, *map(len, versions)]).tolist()
    return [
        Profile(
            tuple(version),
            np.array(paragraphs, dtype=np.int64),
            tuple(words[i:j]),
            sizes[i:j],
            {family: matrix[i:j] for family, matrix in matrices.items()},
        )
        for version, paragraphs, (i, j) in zip(versions, blocks, pairwise(edges), strict=True)
    ]


def ngrams(terms: Sequence[str], n: int) -> list[tuple[str, ...]]:
    """The runs of `n` neighbouring terms.

    >>> ngrams(["one", "two", "three"], 2)
    [('one', 'two'), ('two', 'three')]
    """
    return [tuple(terms[i : i + n]) for i in range(len(terms) - n + 1)]


def marks_in(text: str) -> list[str]:
    """The punctuation of a text, outside its words, the shapes of one mark as one.

    A single quotation mark counts where it opens, for behind a word it may be an apostrophe.

    >>> marks_in("The U.S. paid “$3.5 million” -- in cash.")
    ['"', '"', '—', '.']
    """
    bare = WORD.sub("w", _RANGE.sub(" ", text))
    return [_SAME_MARK.get(mark, mark) for mark in _MARK.findall(bare)]


def _counted(sentences: Iterable[Iterable[object]], height: int) -> sparse.csr_array:
    """How often each sentence has each feature."""
    from scipy import sparse

    numbers: dict[object, int] = {}
    cells = [
        (row, numbers.setdefault(feature, len(numbers))) for row, found in enumerate(sentences) for feature in found
    ]
    rows, columns = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    ones = np.ones(len(cells))
    return sparse.coo_array((ones, (rows, columns)), shape=(height, len(numbers))).tocsr()
