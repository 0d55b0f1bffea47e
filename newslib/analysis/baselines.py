"""What any method has to beat: chance and length; and what none can: picks made with the answer in hand.

The other baseline, the first sentences, is position alone and needs no room of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newslib.errors import InputError, require_whole

if TYPE_CHECKING:
    from newslib.analysis.classics import Turns
    from newslib.analysis.material import Floats, Material


def by_chance(text: Material) -> Floats:
    """A random number in [0, 1), the same for the same `seed`."""
    return np.random.default_rng(require_whole(text.seed, "seed", 0)).random(text.size)


def longest(text: Material) -> Floats:
    """How many words the sentence has."""
    return text.words.astype(float)


def oracle(text: Material) -> Turns:
    r"""The mean of ROUGE-1 and ROUGE-2 (F1) that the summary has when the sentence is added.

    It is chosen from while the mean grows. No method that does not know the reference can do much better: a ceiling,
    found greedily as in Nallapati et al. 2017 (https://arxiv.org/abs/1611.04230), so not the very highest.
    """
    from newslib.analysis.evaluation import overlap, reference_texts, tokens_of

    if text.reference is None:
        raise InputError("method 'oracle' needs reference=, the summary to be matched; got None")
    references = [
        [word for sentence in sentences for word in tokens_of(sentence)]
        for sentences in reference_texts(text.reference)
    ]
    sentences = [tokens_of(sentence) for sentence in text.texts()]
    chosen: set[int] = set()
    best = 0.0
    while True:
        values = np.zeros(text.size)
        for i in set(range(text.size)) - chosen:
            summary = [word for j in sorted({*chosen, i}) for word in sentences[j]]
            scores = (max(overlap(summary, reference, n)[2] for reference in references) for n in (1, 2))
            values[i] = sum(scores) / 2
        turn = values.max(initial=0.0)
        pick = yield values
        if turn <= best:
            return
        chosen.add(pick)
        best = turn
