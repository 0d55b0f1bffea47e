"""Numbers as news writes them, in digits, in words and in both: "9,400", "twenty-five", "two dozen", "1.4 billion".

The patterns are for `match` at a place where a word begins. None of them looks at more than a bounded number of words,
and the digits are taken whole or not at all, so that a page of digits costs no more than a page of words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final


def _counted(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


UNITS: Final = _counted("one two three four five six seven eight nine", 1)
TEENS: Final = _counted(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    10,
)
TENS: Final = _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
ORDINALS: Final = {
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    **_counted("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 14),
    **_counted("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 30, 10),
    "thousandth": 1000,
}
_PLAIN: Final = {"zero": 0, **UNITS, **TEENS, **TENS}
WORD_VALUES: Final = {word: Decimal(value) for word, value in _PLAIN.items()}
_SCALES: Final = {
    **{"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    **{"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12},
}
_PARTS: Final = {"half": "0.5", "quarter": "0.25", "quarters": "0.75"}
VULGAR: Final = {"½": "0.5", "¼": "0.25", "¾": "0.75"}

_ONES = "|".join(UNITS)
_BIG = "thousand|million|billion|trillion"
_BELOW_100 = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{_ONES}))?|{'|'.join(TEENS)}|{_ONES}|zero)\b"
_BELOW_1000 = (
    rf"(?:(?:an?|{_ONES}|{'|'.join(TEENS)}|(?:{'|'.join(TENS)})(?:-(?:{_ONES}))?)[- ]hundred\b"
    rf"(?:[- ](?:and[- ])?{_BELOW_100})?|{_BELOW_100})"
)
_AND_A_HALF = r"(?:[- ]and[- ](?:(?:a[- ])?(?:half|quarter)|three[- ]quarters)\b)"
WORDS: Final = (
    rf"(?:{_BELOW_1000}{_AND_A_HALF}?(?:[- ](?:{_BIG})\b(?:,?[- ](?:and[- ])?{_BELOW_1000})?){{0,4}}(?:[- ]dozen\b)?"
    rf"|(?:half[- ])?an?[- ](?:dozen|hundred|{_BIG})\b{_AND_A_HALF}?)"
)
_SPACES = " \u00a0\u202f\u2009"
DIGITS: Final = (
    rf"(?>(?:\d{{1,3}}(?:,\d{{2,3}}){{0,8}},\d{{3}}(?!\d)|\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d)){{1,8}}"
    rf"|\d{{1,3}}(?:\.\d{{3}}(?!\d)){{2,8}}|\d{{1,15}})(?:\.\d{{1,10}})?|\.\d{{1,10}})"
)
SCALE: Final = rf"(?:[- ]?(?:dozen|hundred|{_BIG}|bn|mn|mln|tn|m)|[kb])(?![^\W_])"
NUMBER: Final = rf"(?:{DIGITS}(?:\s?[½¼¾]|[- ][13]/[234](?!\d)|{_AND_A_HALF})?(?:{SCALE})?|[½¼¾]|{WORDS})"
ORDINAL: Final = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})(?:st|nd|rd|th)"
    rf"|(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(ORDINALS)}))(?![^\W_])"
)

_DIGITS = re.compile(DIGITS)
_PIECE = re.compile(r"[^\W\d_]+|[½¼¾]|[13]/[234]")
_LEADING = re.compile(r"[\d,]+")


@lru_cache(maxsize=100_000)
def value_of(text: str) -> Decimal:
    """The value of a number in digits or words, as `NUMBER` matches it.

    >>> [written(value_of(text)) for text in ("9,400", "twenty-five", "2.3 million", "two dozen", "half a million")]
    ['9400', '25', '2300000', '24', '500000']
    >>> [written(value_of(text)) for text in ("one hundred and five", "2½", "one and a half million", "1,50,000")]
    ['105', '2.5', '1500000', '150000']
    """
    digits = _DIGITS.match(text)
    total, group, scale = Decimal(0), _plain(digits.group()) if digits else Decimal(0), 1
    for word in _PIECE.findall(text, digits.end() if digits else 0):
        word = word.lower()
        if word in _SCALES:
            group = (group or Decimal(1)) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, group, scale = total + group, Decimal(0), _SCALES[word]
        elif "/" in word:
            group += Decimal(word[0]) / Decimal(word[2])
        else:
            # "A million and a half" is half a million more; "two and a half million" has had no scale yet.
            part = Decimal(_PARTS.get(word) or VULGAR.get(word) or 0)
            group += part * scale + _PLAIN.get(word, 0)
    return total + group


_MARKS = str.maketrans("", "", "," + _SPACES)


def _plain(digits: str) -> Decimal:
    """Digits without the marks between thousands; two points can only be such marks."""
    if not digits.isdecimal():
        digits = digits.translate(_MARKS)
        digits = digits.replace(".", "") if digits.count(".") > 1 else digits
    return Decimal(digits)


def ordinal_of(text: str) -> int:
    """The place that an ordinal names.

    >>> ordinal_of("21st"), ordinal_of("twenty-first"), ordinal_of("third")
    (21, 21, 3)
    """
    digits = _LEADING.match(text)
    if digits:
        return int(digits.group().replace(",", ""))
    tens, _, last = text.lower().rpartition("-")
    return ORDINALS[last] + TENS.get(tens, 0)


def written(value: Decimal) -> str:
    """A number as plain digits, without zeros that say nothing.

    >>> written(Decimal("2300000.0")), written(Decimal("3.50"))
    ('2300000', '3.5')
    """
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def suffixed(number: int) -> str:
    """An ordinal in digits.

    >>> suffixed(2), suffixed(11), suffixed(121)
    ('2nd', '11th', '121st')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
