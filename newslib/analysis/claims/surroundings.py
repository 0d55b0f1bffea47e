r"""What stands around the claims of a story, and how alike it is: the same fact keeps the same company.

The surroundings of a stretch of words are the stems of the other content words of its sentence. A word :math:`d`
content words away weighs

.. math:: w = \mathrm{idf} \cdot \left(\frac{1}{1 + d / \tau} + \epsilon\right), \quad
          \mathrm{idf} = \ln\frac{1 + N}{1 + \mathrm{df}} + 1, \quad \tau = 4, \quad \epsilon = 0.15

with :math:`N` sentences in both halves, :math:`\mathrm{df}` of which have the stem; words inside the stretch itself do
not count. Two surroundings are as alike as the cosine of their weights, in [0, 1],
larger is more alike. Near words say which fact it is, far ones which sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from newslib.analysis.limits import require_few
from newslib.reading.words import is_stop, stem_of, term_of, word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]

NEAR: Final = 4.0  # content words; so far away a word weighs half of what it does next door
FAR: Final = 0.15  # what the farthest word of the sentence still weighs

Stretch = tuple[int, int, int]  # the sentence, and where in the story the stretch begins and ends


class Surroundings:
    """The content words of every sentence of a story, ready to be asked what stands around a stretch of words."""

    def __init__(self, sentences: DataFrame) -> None:
        self.words: dict[int, list[tuple[int, int, str]]] = {}
        counts: Counter[str] = Counter()
        columns = (sentences[name].tolist() for name in ("sentence", "start", "text"))
        for number, at, text in zip(*columns, strict=True):
            found = [(at + start, at + end, term_of(text[start:end])) for start, end in word_spans(text)]
            content = [(start, end, stem_of(term)) for start, end, term in found if not is_stop(term)]
            self.words[number] = content
            counts.update({stem for _, _, stem in content})
        rarity = np.log((1 + len(self.words)) / (1 + np.array(list(counts.values())))) + 1
        self.idf: dict[str, float] = dict(zip(counts, rarity.tolist(), strict=True))
        self.column = {stem: number for number, stem in enumerate(counts)}

    def matrix(self, stretches: Sequence[Stretch]) -> sparse.csr_array:
        """The weights around each stretch, a row each, as unit vectors; a row of zeros where nothing stands around."""
        data: list[float] = []
        indices: list[int] = []
        starts = [0]
        for stretch in stretches:
            weights = self._around(*stretch)
            size = sqrt(sum(weight * weight for weight in weights.values()))
            data += [weight / size for weight in weights.values()]
            indices += [self.column[stem] for stem in weights]
            starts.append(len(data))
        shape = (len(stretches), max(1, len(self.column)))
        return sparse.csr_array((np.array(data), np.array(indices, dtype=np.int64), np.array(starts)), shape=shape)

    def likeness(self, of_a: Sequence[Stretch], of_b: Sequence[Stretch]) -> Floats:
        """How alike the surroundings of every stretch of A are to those of every one of B: an array (n_a, n_b).

        An `InputError` where there is no memory for so many.
        """
        require_few(len(of_a) * len(of_b), "a name or fact of A and one of B")
        if not of_a or not of_b:
            return np.zeros((len(of_a), len(of_b)))
        words = sum(len(self.words[sentence]) for sentence, _, _ in (*of_a, *of_b))
        require_few(words, "a name or fact and a word of its sentence")
        found: Floats = (self.matrix(of_a) @ self.matrix(of_b).T).toarray()
        return np.clip(found, 0.0, 1.0)

    def _around(self, sentence: int, start: int, end: int) -> dict[str, float]:
        words = self.words[sentence]
        first = bisect_right([stop for _, stop, _ in words], start)
        last = bisect_left([begin for begin, _, _ in words], end)
        weights: dict[str, float] = {}
        for place, (_, _, stem) in enumerate(words):
            if first <= place < last:
                continue
            away = first - 1 - place if place < first else place - last
            weight = 1 / (1 + away / NEAR) + FAR
            weights[stem] = max(weights.get(stem, 0.0), weight * self.idf[stem])
        return weights
