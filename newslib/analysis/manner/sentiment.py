"""The mood of words, by VADER's word list and rules."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from newslib.reading.mentions import straighten

POSITIVE: Final = 0.05  # VADER's own thresholds of its compound score
NEGATIVE: Final = -0.05
LONGEST: Final = 500  # words of a sentence that are scored; VADER's time grows with their square
_WORDS = re.compile(rf"(?:\s*\S+){{1,{LONGEST}}}")


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def compound(sentence: str) -> float:
    """VADER's compound score of a sentence: in [-1, 1], more is friendlier.

    C. J. Hutto and E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text",
    ICWSM 2014. VADER knows "isn't" with a straight apostrophe alone, so curly ones are made straight.

    >>> compound("It isn’t good.") == compound("It isn't good.") < 0 < compound("It is good.")
    True
    """
    found = _WORDS.match(straighten(sentence))
    return float(_analyzer().polarity_scores(found.group())["compound"]) if found else 0.0
