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

from newslib.arrays import begins, lengths, order, ranges, sums
from newslib.reading.batch import batch_sentences
from newslib.reading.words import is_stop, stem_of, term_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame
    from scipy import sparse

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The weights that are not zero, column by column, for as many texts as you like.

    Every pair of a text and a stem has a column of its own, so that sentences of different texts share none: one
    product over all the entries is a product within each text.

    Attributes
    ----------
    rows, columns : ndarray, shape (n_entries,)
        The sentence and the column of each entry, sorted by column, then by sentence.
    weights : ndarray, shape (n_entries,)
        The weights; those of a sentence have the Euclidean length 1.
    counts : ndarray, shape (n_entries,)
        How often the column's stem stands in the sentence.
    starts : ndarray, shape (n_columns,)
        Where each column begins among the entries.
    text, stem : ndarray, shape (n_columns,)
        What a column stands for.
    idf : ndarray, shape (n_columns,)
        The second factor of the weight: larger for a rarer stem, at least 1.
    height : int
        The number of sentences.
    """

    rows: Ints
    columns: Ints
    weights: Floats
    counts: Ints
    starts: Ints
    text: Ints
    stem: Ints
    idf: Floats
    height: int

    def matrix(self) -> sparse.csr_array:
        """The weights as a sparse matrix, a row a sentence."""
        from scipy import sparse

        shape = (self.height, len(self.starts))
        return sparse.csr_array((self.weights, (self.rows, self.columns)), shape=shape)

    def times(self, vector: Floats) -> Floats:
        """The matrix times a vector with a number for every column: a number for every sentence."""
        return sums(self.rows, self.weights * vector[self.columns], self.height)

    def transposed_times(self, vector: Floats) -> Floats:
        """The transposed matrix times a vector with a number for every sentence: a number for every column."""
        if not len(self.starts):
            return np.zeros(0)
        found: Floats = np.add.reduceat(self.weights * vector[self.rows], self.starts)
        return found


def weigh(sentence: Ints, stem: Ints, text: Ints) -> Entries:
    """Weights from counts, in numbers.

    Parameters
    ----------
    sentence, stem : ndarray, shape (n_words,)
        The sentence that each content word stands in, and its stem.
    text : ndarray, shape (n_sentences,)
        The text that each sentence belongs to, from 0; a text's sentences are weighed among themselves.

    Returns
    -------
    Entries
    """
    height = len(text)
    place, column = _in_columns(text[sentence] * (int(stem.max(initial=0)) + 1) + stem)
    entry = begins(column * height + sentence[place])
    counts = lengths(entry, len(place))
    rows, columns = sentence[place[entry]], column[entry]
    starts = begins(columns)
    frequency = lengths(starts, len(entry))
    column_word = place[entry[starts]]
    column_text = text[sentence[column_word]]
    sentences_of_text = np.bincount(text, minlength=1)
    idf = np.log((1 + sentences_of_text[column_text]) / (1 + frequency)) + 1
    weights = (1 + np.log(counts)) * idf[columns]
    norms = np.sqrt(sums(rows, weights * weights, height))
    return Entries(rows, columns, weights / norms[rows], counts, starts, column_text, stem[column_word], idf, height)


def _in_columns(key: Ints) -> tuple[Ints, Ints]:
    """The words column by column, and the column of each: words of equal key share one.

    Columns stand in the order in which a reader meets them, so that sums come out the same to the last bit whatever
    else is in the batch.
    """
    place = order(key)
    starts = begins(key[place])
    sizes = lengths(starts, len(place))
    met = order(place[starts])  # equal keys stand in their order, so a run's first word is the first of all
    return place[ranges(starts[met], sizes[met])], np.repeat(np.arange(len(starts)), sizes[met])


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
    from newslib.tables import require_columns

    require_columns(sentences, ["text"], "tfidf")
    texts = sentences["text"].tolist()
    batch = batch_sentences(texts, np.zeros(len(texts), dtype=np.int64))
    entries = weigh(batch.sentences, batch.stems, batch.text)
    forms = Counter(batch.terms.tolist())
    named = [(batch.vocabulary.terms[term], count) for term, count in forms.items()]
    return _as_weights(entries, [batch.vocabulary.stems[stem] for stem in entries.stem.tolist()], named)


def weigh_features(documents: Sequence[Sequence[str]]) -> Weights:
    """Weights of documents that are given as lists of terms, or of other features; a column for every stem."""
    numbers: dict[str, int] = {}
    stems = [numbers.setdefault(stem_of(term), len(numbers)) for document in documents for term in document]
    rows = np.repeat(np.arange(len(documents)), [len(document) for document in documents])
    entries = weigh(rows, np.array(stems, dtype=np.int64), np.zeros(len(documents), dtype=np.int64))
    forms = Counter(term for document in documents for term in document)
    names = list(numbers)
    return _as_weights(entries, [names[stem] for stem in entries.stem.tolist()], list(forms.items()))


def content_terms(text: str) -> list[str]:
    """The terms of a text that are no function words, in order."""
    return [term for term in map(term_of, words_of(text)) if not is_stop(term)]


def _as_weights(entries: Entries, stems: list[str], forms: list[tuple[str, int]]) -> Weights:
    """Entries of one text as a sparse matrix, a column named by its stem's most frequent form."""
    label: dict[str, str] = {}
    for form, _ in sorted(forms, key=lambda item: (-item[1], item[0])):
        label.setdefault(stem_of(form), form)
    return Weights(entries.matrix(), tuple(label[stem] for stem in stems), entries.idf)
