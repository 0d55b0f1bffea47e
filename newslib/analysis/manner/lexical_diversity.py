"""How varied the words are: shares and lengths that fall, or do not fall, with the length of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

THRESHOLD: Final = 0.72  # McCarthy and Jarvis's: in their texts the share levels off there
WINDOW: Final = 50  # words


def type_token_ratio(terms: Sequence[str]) -> float | None:
    """Different words, as a share of all words: in (0, 1], more is more varied; None without a word.

    >>> type_token_ratio(["the", "port", "the", "sea"])
    0.75
    """
    return len(set(terms)) / len(terms) if terms else None


def mtld(terms: Sequence[str], threshold: float = THRESHOLD) -> float | None:
    """Measure of textual lexical diversity: how many words on average keep their type-token ratio above a threshold.

    Words are taken one by one; each time their type-token ratio has come down to the threshold, a factor is full and
    the count begins anew. What is left at the end is the part of a factor that its ratio has come down of the way from
    1 to the threshold. The words divided by the factors, forwards and backwards, averaged (P. M. McCarthy and
    S. Jarvis, "MTLD, vocd-D, and HD-D", Behavior Research Methods 42, 2010). A factor is full at the threshold itself,
    as in the package lexicalrichness; some others wait until the ratio is below it, which can only differ where a
    stretch is a multiple of 25 words long.

    Parameters
    ----------
    terms : sequence of str
    threshold : float
        In (0, 1).

    Returns
    -------
    float or None
        In words, above 1; more is more varied. None where no word comes twice: there is no factor, not even part of
        one. (lexicalrichness then gives the number of words.)
    """
    if len(set(terms)) == len(terms):
        return None
    both = (len(terms) / _factors(order, threshold) for order in (terms, terms[::-1]))
    return sum(both) / 2


def _factors(terms: Iterable[str], threshold: float) -> float:
    factors, words, ratio, seen = 0.0, 0, 1.0, set[str]()
    for term in terms:
        words += 1
        seen.add(term)
        ratio = len(seen) / words
        if ratio <= threshold:
            factors, words, ratio, seen = factors + 1, 0, 1.0, set()
    return factors + (1 - ratio) / (1 - threshold)


def mattr(terms: Sequence[str], window: int = WINDOW) -> float | None:
    """Moving-average type-token ratio: the mean ratio of all stretches of so many words.

    After M. A. Covington and J. D. McFall, "Cutting the Gordian Knot: The Moving-Average Type-Token Ratio", Journal of
    Quantitative Linguistics 17 (2010). In (0, 1], more is more varied; None where the text is shorter than the window.

    >>> mattr(["a", "b", "a", "a"], window=2)
    0.8333333333333334
    """
    if len(terms) < window:
        return None
    counts = Counter(terms[:window])
    total = different = len(counts)
    for gone, new in zip(terms, terms[window:], strict=False):
        different -= counts[gone] == 1
        counts[gone] -= 1
        different += counts[new] == 0
        counts[new] += 1
        total += different
    return total / (window * (len(terms) - window + 1))
