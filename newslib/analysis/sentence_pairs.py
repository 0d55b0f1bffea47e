r"""How alike two sentences are, by their letters, their words, and what they deny or count.

For sentences :math:`a` and `b` it is the mean of four measures, each in [0, 1],

.. math:: s = \tfrac14 \left(\cos_2 + \cos_3 + \text{held}_3 + \text{held}_w\right) \cdot n \cdot d

:math:`\cos_2, \cos_3`
    The cosine of TF-IDF weights of the runs of two, and of three letters within words (a word's two edges count as a
    letter each): "Cambodia" and "Cambodian" share most of theirs. Weights as in `newslib.analysis.tfidf`.
:math:`\text{held}_3, \text{held}_w`
    How much of the sentence that has more in it the other holds: the weight of the shared runs of three letters, or of
    the shared stems, over the weight of all in the sentence where they weigh more. A cosine forgives what one sentence
    adds; this does not. (Containment, Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900, of the larger side.)
:math:`n`
    0.9 where one sentence denies ("not", "never", "without", "isn't") and the other does not, else 1.
:math:`d`
    0.95 where they do not name the same numbers, else 1.

It knows no synonyms: "physician" and "doctor" share nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.forms import letter_runs
from newslib.analysis.tfidf import Weights, weigh_features
from newslib.errors import InputError
from newslib.reading.words import denies, term_of, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DENIAL = 0.9  # the factor where one of two sentences denies
OTHER_NUMBERS = 0.95  # the factor where the numbers differ
_NO_WORD = "·"  # opens a run of letters, so that it is not taken for a word and stemmed


def sentence_similarity(a: Sequence[str], b: Sequence[str]) -> NDArray[np.float64]:
    """How alike the sentences of two lists are, pair by pair.

    Parameters
    ----------
    a, b : sequence of str
        Equally long; `a[i]` is compared with `b[i]`.

    Returns
    -------
    ndarray, shape (len(a),)
        In [0, 1], larger is more alike, the same with `a` and `b` exchanged; formula in
        `newslib.analysis.sentence_pairs`. What is rare among all the sentences given weighs most. A sentence is 1
        like itself; two sentences without a word are unlike (0).

    Raises
    ------
    InputError
        Where the lists differ in length, or an item is not a string.
    """
    a, b = list(a), list(b)
    if len(a) != len(b):
        raise InputError(f"a and b must be equally long; got {len(a)} and {len(b)}")
    for item in (*a, *b):
        if not isinstance(item, str):
            raise InputError(f"sentences must be strings; got {type(item).__name__}")
    terms = [[term_of(word) for word in words_of(text)] for text in (*a, *b)]
    pairs, triples = (weigh_features([_runs(sentence, size) for sentence in terms]) for size in (2, 3))
    alike = (_cosine(pairs) + _cosine(triples) + _held(triples) + _held(weigh_features(terms))) / 4
    denial = np.array([any(map(denies, sentence)) for sentence in terms], dtype=bool)
    numbers = [frozenset(term for term in sentence if any(map(str.isdigit, term))) for sentence in terms]
    size = len(a)
    alike = np.where(denial[:size] == denial[size:], alike, DENIAL * alike)
    same = np.array([numbers[i] == numbers[size + i] for i in range(size)], dtype=bool)
    found: Floats = np.clip(np.where(same, alike, OTHER_NUMBERS * alike), 0.0, 1.0)
    return found


def _runs(terms: Sequence[str], size: int) -> list[str]:
    """The runs of so many letters within words, edges included."""
    return [_NO_WORD + run for term in terms for run in letter_runs(term, size)]


def _cosine(space: Weights) -> Floats:
    """The cosine of each row of the first half with its row of the second."""
    half = space.matrix.shape[0] // 2
    product = space.matrix[:half].multiply(space.matrix[half:])
    return np.asarray(product.sum(axis=1), dtype=float).ravel()


def _held(space: Weights) -> Floats:
    """The weight of what both rows have, over that of the row that has more; a feature counts once, by its rarity."""
    present = space.matrix.sign()
    half = present.shape[0] // 2
    shared = present[:half].multiply(present[half:]) @ space.idf
    weight = present @ space.idf
    most = np.maximum(weight[:half], weight[half:])
    return np.asarray(shared / np.where(most > 0, most, 1.0), dtype=float)
