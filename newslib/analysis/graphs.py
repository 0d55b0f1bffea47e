"""Centrality in a graph: sentences are its nodes, and like sentences are tied.

Every function takes the `Material` of one text and gives a number for each sentence, larger is chosen earlier. Memory
grows with the number of pairs of sentences that share a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.material import between_different, shared
from newslib.arrays import sums

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from newslib.analysis.material import Material

    Floats = NDArray[np.float64]

DAMPING = 0.85
LIKE = 0.1  # cosine above which LexRank ties two sentences: the best of those its authors tried
BACKWARD = -1.0  # PacSum's weight of what stands before a sentence; what follows has 1 - BACKWARD


def lexrank(text: Material) -> Floats:
    r"""How often a reader who wanders from like sentence to like sentence comes by.

    .. math:: p_i = \frac{1 - d}{n} + d \sum_{j \sim i} \frac{p_j}{\deg j}

    with :math:`d = 0.85`, and :math:`j \sim i` where the cosine of the two is above 0.1; a sentence with a content
    word is its own neighbour too. Erkan and Radev 2004, https://doi.org/10.1613/jair.1523, "LexRank with threshold".
    """
    like = shared(text.weights)
    like.data = (like.data > LIKE).astype(float)
    return pagerank(like)


def textrank(text: Material) -> Floats:
    r"""The same walk, along words in common.

    .. math:: p_i = \frac{1 - d}{n} + d \sum_{j \ne i} \frac{w_{ij}}{\sum_k w_{jk}} p_j, \qquad
        w_{ij} = \frac{\text{words that } i \text{ and } j \text{ share}}{\ln |i| + \ln |j|}

    with lengths in content words, and a word that stands several times counted with each of its partners; the tie of
    two sentences of one word each is 1 where it is the same word. Mihalcea and Tarau 2004,
    https://aclanthology.org/W04-3252/.
    """
    ties = between_different(shared(text.counts))
    lengths = text.counts.sum(axis=1)
    logarithms = np.log(lengths[ties.row]) + np.log(lengths[ties.col])
    ties.data = np.divide(ties.data, logarithms, out=ties.data.astype(float), where=logarithms > 0)
    return pagerank(ties.tocsr())


def pacsum(text: Material) -> Floats:
    r"""How much of what follows a sentence is like it, less how much of what went before is.

    .. math:: \lambda \sum_{j \text{ before } i} \cos(i, j) + (1 - \lambda) \sum_{j \text{ after } i} \cos(i, j)

    with :math:`\lambda = -1`: news tells a thing first and takes it up again later, so a sentence that is like what
    follows announces, and one that is like what went before repeats. Zheng and Lapata 2019,
    https://aclanthology.org/P19-1628/, on TF-IDF weights.
    """
    like = text.likeness()
    ahead = text.place[like.col] - text.place[like.row]  # 0 where both stand at one place of two versions
    weights = np.where(ahead > 0, 1 - BACKWARD, np.where(ahead < 0, BACKWARD, 0))
    return sums(like.row, weights * like.data, text.size)


def pagerank(ties: sparse.csr_array, damping: float = DAMPING, tolerance: float = 1e-12) -> Floats:
    """The share of time that a walk along weighted ties spends at each node, from any node to any other now and then.

    Brin and Page 1998, https://doi.org/10.1016/S0169-7552(98)00110-X. `ties` is symmetric; a node without a tie ends
    a walk.
    """
    size = ties.shape[0]
    degrees = np.asarray(ties.sum(axis=1)).ravel()
    degrees = np.where(degrees == 0, 1.0, degrees)
    share = np.full(size, 1.0 / max(size, 1))
    change = 1.0
    while change > tolerance:
        following = (1 - damping) / size + damping * (ties @ (share / degrees))
        change, share = np.abs(following - share).sum(), following
    return share
