"""The textbook methods without a graph: hidden topics, clusters of frequent words, and two that choose in turns.

`lsa` and `luhn` take the `Material` of one text and give a number for each sentence, larger is chosen earlier.
`sumbasic` and `klsum` give such numbers turn by turn: they are told which sentence was chosen, and think again.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.analysis.material import Material

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Turns = Generator[Floats, int, None]

TOPICS = 3
GAP = 4  # so many words without significance in a row end a cluster
_DENSE = 300  # sentences; a larger matrix is taken apart by iteration


def lsa(text: Material) -> Floats:
    r"""How long a sentence is when only the three main topics of the text are kept.

    .. math:: \sqrt{\textstyle\sum_{k \le 3} \sigma_k^2 u_{ik}^2} \qquad \text{where } W = U \Sigma V^\top

    is the singular value decomposition of the weights. A topic is a mixture of words that stand together; any as
    strong as the third is kept too, since the decomposition leaves open which of them is which (in a text of more than
    300 sentences, where it is found by iteration, just three). Steinberger and Ježek 2004,
    https://www.kiv.zcu.cz/~jstein/publikace/isim2004.pdf.
    """
    if min(text.weights.shape) <= TOPICS or text.size <= _DENSE:
        left, strength, _ = np.linalg.svd(text.weights.toarray(), full_matrices=False)
    else:
        from scipy.sparse.linalg import svds

        left, strength, _ = svds(text.weights, k=TOPICS, v0=np.ones(min(text.weights.shape)))
        left, strength = left[:, ::-1], strength[::-1]
    kept = strength >= strength[:TOPICS].min(initial=np.inf) * (1 - 1e-9)
    length: Floats = np.sqrt(((left * strength)[:, kept] ** 2).sum(axis=1))
    return length


def luhn(text: Material) -> Floats:
    r"""How densely significant words stand in the sentence's best cluster.

    .. math:: \max_{\text{clusters}} \frac{(\text{significant words in it})^2}{\text{words from its first to its last}}

    A word is significant where its stem stands in the text more than once and it is no function word; a cluster of
    one word counts nothing, and four words without significance end a cluster. Luhn 1958,
    https://doi.org/10.1147/rd.22.0159.
    """
    sentences = list(text.running_stems())
    every = np.concatenate([*sentences, np.zeros(0, dtype=np.int64)])
    often = np.bincount(every + 1, minlength=2) > 1
    often[0] = False  # function words
    return np.array([_densest(np.flatnonzero(often[stems + 1])) for stems in sentences], dtype=float)


def _densest(places: Ints) -> float:
    """The best cluster of significant words at these places of a sentence."""
    best = 0.0
    for cluster in np.split(places, np.flatnonzero(np.diff(places) > GAP) + 1):
        if len(cluster) > 1:
            best = max(best, len(cluster) ** 2 / float(cluster[-1] - cluster[0] + 1))
    return best


def sumbasic(text: Material) -> Turns:
    r"""The mean probability of the sentence's content words; when it is chosen, its words become less probable.

    .. math:: \frac{1}{|i|} \sum_{w \in i} p_w, \qquad p_w \leftarrow p_w^2 \text{ for each word of the chosen}

    A word that was said counts little the second time: redundancy needs no term of its own. Nenkova and Vanderwende
    2005, https://www.microsoft.com/en-us/research/publication/the-impact-of-frequency-on-summarization/. Their
    demand that a sentence hold the word that is most probable at its turn is left out, as it commonly is.
    """
    lengths = np.maximum(text.counts.sum(axis=1), 1)
    probability = text.counts.sum(axis=0) / max(text.counts.sum(), 1)
    while True:
        chosen = yield text.counts @ probability / lengths
        probability = probability ** (2.0 ** text.counts[[chosen]].toarray().ravel())


def klsum(text: Material) -> Turns:
    r"""How near the summary's words come to the text's when the sentence is added.

    .. math:: -\sum_{w \in S} P(w) \ln \frac{P(w)}{Q_S(w)}

    where :math:`P` is how often a content word stands in the text, and :math:`Q_S` in the summary with the sentence,
    both as shares: the Kullback–Leibler divergence, over the summary's words only, since a word that it lacks would
    make it infinite. Haghighi and Vanderwende 2009, https://aclanthology.org/N09-1041/.
    """
    rows, columns = text.counts.tocoo().coords
    counts = text.counts.tocoo().data
    lengths = text.counts.sum(axis=1)
    share = text.counts.sum(axis=0) / max(text.counts.sum(), 1)
    log_share = np.log(np.where(share > 0, share, 1.0))
    summary = np.zeros(len(share))
    while True:
        said = summary > 0
        already = np.where(said, share * (log_share - np.log(np.where(said, summary, 1.0))), 0.0)
        adds = share[columns] * (log_share[columns] - np.log(summary[columns] + counts)) - already[columns]
        new = np.where(said[columns], 0.0, share[columns])
        sums, mass = (np.bincount(rows, weights=values, minlength=text.size) for values in (adds, new))
        words = np.maximum(summary.sum() + lengths, 1)
        chosen = yield -(already.sum() + sums + np.log(words) * (share[said].sum() + mass))
        summary = summary + text.counts[[chosen]].toarray().ravel()
