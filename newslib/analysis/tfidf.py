r"""TF-IDF weights of sentences, in one space.

A word weighs much in a sentence where it stands there and in few other sentences. For a stem :math:`t` that stands
:math:`f` times in sentence :math:`s`, and in :math:`d` of the :math:`n` sentences,

.. math:: w_{s,t} = (1 + \ln f) \cdot \left(\ln\frac{1 + n}{1 + d} + 1\right)

and every sentence's weights are divided by their Euclidean length, so that the product of two rows is their cosine.
The "+ 1" inside the logarithm acts as one more sentence that holds every stem, and the one outside keeps a stem that
stands in all sentences from vanishing; both are scikit-learn's defaults (`TfidfTransformer(sublinear_tf=True)`
gives the same matrix). The idea is Karen Spärck Jones's (1972, doi:10.1108/eb026526).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from newslib.reading.words import is_stop, stem_of, term_of, words_of
from newslib.tables import require_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Sentences as rows of TF-IDF weights.

    Attributes
    ----------
    matrix : scipy.sparse.csr_array, shape (n_sentences, n_terms)
        Rows in the order of the sentence table, each of Euclidean length 1 (0 for a sentence without content words).
    terms : tuple of str
        What each column counts: the stem's most frequent form in the text (the first in the alphabet of equals).
    idf : ndarray, shape (n_terms,)
        The second factor of the weight: larger for a rarer term, at least 1.
    """

    matrix: sparse.csr_array
    terms: tuple[str, ...]
    idf: NDArray[np.float64]


def tfidf(sentences: DataFrame) -> Weights:
    """Weights of all rows of a sentence table, both halves in one space.

    Weights of two separate fits cannot be compared, so fit the table that holds all the sentences to be compared.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `text`.

    Returns
    -------
    Weights
        Of shape (0, 0) for an empty table.

    Raises
    ------
    InputError
        Where the column is missing.
    """
    require_columns(sentences, ["text"], "tfidf")
    return weigh([content_terms(text) for text in sentences["text"]])


def content_terms(text: str) -> list[str]:
    """The terms of a text that are no function words, in order."""
    return [term for term in map(term_of, words_of(text)) if not is_stop(term)]


def weigh(documents: Sequence[Sequence[str]]) -> Weights:
    """Weights of documents that are given as lists of terms; a column for every stem."""
    forms = Counter(term for document in documents for term in document)
    columns: dict[str, int] = {}
    for term in forms:
        columns.setdefault(stem_of(term), len(columns))
    counts = _counts(([columns[stem_of(term)] for term in document] for document in documents), len(columns))
    matrix, idf = _weights(counts)
    return Weights(matrix, _labels(forms, columns), idf)


def _counts(documents: Iterable[list[int]], width: int) -> sparse.csr_array:
    """How often each column stands in each document."""
    values: list[int] = []
    indices: list[int] = []
    pointers = [0]
    for document in documents:
        for column, count in sorted(Counter(document).items()):
            indices.append(column)
            values.append(count)
        pointers.append(len(indices))
    shape = (len(pointers) - 1, width)
    return sparse.csr_array((np.array(values, dtype=float), np.array(indices, dtype=int), pointers), shape=shape)


def _weights(counts: sparse.csr_array) -> tuple[sparse.csr_array, NDArray[np.float64]]:
    n_documents, n_terms = counts.shape
    document_frequency = np.bincount(counts.indices, minlength=n_terms)
    idf = np.log((1 + n_documents) / (1 + document_frequency)) + 1
    matrix = counts.copy()
    matrix.data = (1 + np.log(counts.data)) * idf[counts.indices]
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    lengths[lengths == 0] = 1
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    return matrix, idf


def _labels(forms: Counter[str], columns: dict[str, int]) -> tuple[str, ...]:
    labels = [""] * len(columns)
    for term, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0])):
        column = columns[stem_of(term)]
        labels[column] = labels[column] or term
    return tuple(labels)
