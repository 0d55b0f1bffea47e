"""What a word, a sign or a digit may begin: which of the patterns are tried where, and in which order.

A stretch that looks like a fact and is none, such as the number in a name, comes back without a kind, so that it is
passed over whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from newslib.reading.amounts import (
    Amount,
    amount_at,
    amount_of_word,
    codes,
    money_at_code,
    money_at_sign,
    money_of,
    part_of_percent_at,
    percent_of,
)
from newslib.reading.calendar import MONTH_OF, WEEKDAYS, Found, day_at, month_at, relative_at, weekday_at
from newslib.reading.clock import time_at, worded_time_at
from newslib.reading.counts import a_single_at, fraction_at, half_at, number_of, one_of, ordinal_at
from newslib.reading.designations import (
    address_end,
    code_end,
    designation_end,
    designators,
    idiom_end,
    in_a_name,
    is_separate,
    named_end,
)
from newslib.reading.numerals import ORDINALS, TEENS, TENS, UNITS, VULGAR
from newslib.reading.word_before import first_after, word_before, word_set
from newslib.reading.years import year_at

Reader = Callable[[str, int, int], Found | None]


def sign(text: str, start: int, end: int) -> Found | None:
    """What the sign of a currency begins."""
    return money_at_sign(text, start)


def digits(text: str, start: int, end: int) -> Found | None:
    """What digits begin; whatever they begin that is no fact is passed over whole."""
    if not is_separate(text, start):
        return year_at(text, start) if text[start - 1] in "'’‘" else None
    if text[max(0, start - 2) : start] in (".", " .", "(."):
        start -= 1  # .5
    after = first_after(text, end)
    named = named_end(text, start) if _may_be_named(text, start, after) else 0
    if named:
        return Found(start, named, "", "")
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha():
        return year_at(text, start)  # mid-1990s
    fact = _told_by_what_follows(text, start, end, after)
    return fact or _amount(text, start, number_of) or Found(start, code_end(text, start), "", "")


# What the patterns need behind the digits; most digits are amounts, and need none of the patterns.
_OPEN_CLOCKS: Final = frozenset(["a.", "am", "p.", "pm", "o'", "o’", "o‘", "no", "mi", "in", "th", "to", "at"]) | {
    "o "
}  # after a blank
_OPEN_ZONES: Final = frozenset(["gm", "ut", "bs", "ce", "ho", "hr"])  # after four digits: zones, and "hours"
_OPEN_DAYS: Final = frozenset("-–/.oJFMASOND")
_OPEN_PARTS: Final = frozenset("-htqfsenHTQFSEN")  # "-thirds", "halves", "quarters" and so on
_OPEN_TIMES: Final = frozenset("-optiaOPTIA")  # o'clock, past, to, twenty-five past, in the morning, at night


def _may_be_named(text: str, start: int, after: str) -> bool:
    """Whether digits may be those of a list, a telephone, a street, or a day that became a name."""
    return (
        start < 2
        or text[start - 1] in "+("
        or after.isupper()
        or after.isdecimal()
        or after in ("(", ")", ".", "-", "/")
    )


def _may_be_time(text: str, start: int, end: int) -> bool:
    """Whether what stands behind digits may make a time of them."""
    if text[end : end + 1] in _IN_CLOCKS:
        return text[end + 1 : end + 2].isdecimal() or text[end + 1 : end + 2].isspace()
    after = text[end : end + 3].lower().lstrip()
    return after[:2] in _OPEN_CLOCKS or after[:1] in _IN_CLOCKS or (end - start == 4 and after[:2] in _OPEN_ZONES)


_IN_CLOCKS: Final = frozenset(":.-–")


def _told_by_what_follows(text: str, start: int, end: int, after: str) -> Found | None:
    """The time, the day, the year, the rank or the part of something that digits are."""
    bare = text[start:end].isdecimal()
    fact = time_at(text, start) if not bare or _may_be_time(text, start, end) else None
    if not fact and after in _OPEN_DAYS:
        fact = day_at(text, start)
    if not fact and (end - start > 3 or text[start - 1 : start] in ("'", "’", "‘")):
        fact = year_at(text, start)
    if not fact and (not bare or after == ","):
        fact = ordinal_at(text, start)
    if not fact and (after == "/" or (end - start == 1 and after in _OPEN_PARTS)):
        fact = fraction_at(text, start)
    return fact


_NUMBERED: Final = word_set("number type part phase chapter level stage tier act")  # "level two", "part one"


def number_word(text: str, start: int, end: int) -> Found | None:
    """What a number word begins."""
    joined = start > 1 and text[start - 1] == "-" and text[start - 2].isalnum()
    if joined or word_before(text, start) in _NUMBERED or in_a_name(text, start, end):
        return None
    idiom = idiom_end(text, start, end)
    if idiom:
        return Found(start, idiom, "", "")
    word, after = text[start:end].lower(), first_after(text, end)
    fact = None
    if after in _OPEN_TIMES:
        fact = worded_time_at(text, start)
    if not fact and after in _OPEN_PARTS:
        fact = fraction_at(text, start)
    if not fact and (word in ORDINALS or (after == "-" and word in TENS)):
        fact = ordinal_at(text, start)
    if fact or word in ORDINALS:
        return fact
    return _which(text, amount_of_word(text, start, end), one_of if word == "one" else number_of)


def _amount(text: str, start: int, count: Callable[[str, Amount], Found | None]) -> Found | None:
    return _which(text, amount_at(text, start), count)


def _which(text: str, amount: Amount | None, count: Callable[[str, Amount], Found | None]) -> Found | None:
    """The percentage, the sum of money or the number that an amount is."""
    if not amount:
        return None
    return percent_of(text, amount) or money_of(text, amount) or count(text, amount)


HALF_OR_ARTICLE = re.compile(
    r"an?[\s-](?:dozen|hundred|thousand|[mbt]r?illion|single|half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|hundredth|fourth)|half|quarter",
    re.I,
)


def article(text: str, start: int, end: int) -> Found | None:
    """What "a" or "half" begins: "a dozen", "half a million", "a third of", "a single", "a quarter past"."""
    if not HALF_OR_ARTICLE.match(text, start):
        return None
    idiom = idiom_end(text, start, end)
    if idiom:
        return Found(start, idiom, "", "")
    fact = part_of_percent_at(text, start) or worded_time_at(text, start) or a_single_at(text, start)
    return fact or fraction_at(text, start) or _amount(text, start, number_of) or half_at(text, start)


def _named(text: str, start: int, end: int) -> Found | None:
    """A name with a number in it."""
    named = designation_end(text, start, end)
    return Found(start, named, "", "") if named else None


def _address(text: str, start: int, end: int) -> Found | None:
    address = address_end(text, start)
    return Found(start, address, "", "") if address else None


@cache
def readers() -> dict[str, Reader]:
    """What may begin at a word, by the word in lower case; asked with the text and where the word starts and ends."""

    def at(find: Callable[[str, int], Found | None]) -> Reader:
        return lambda text, start, end: find(text, start)

    days = [form for day in WEEKDAYS for form in (day.lower(), f"{day.lower()}s")]
    return {
        **dict.fromkeys(designators(), _named),
        **dict.fromkeys(["http", "https", "www", "pic"], _address),
        **dict.fromkeys(map(str.lower, codes()), at(money_at_code)),
        **dict.fromkeys(["rs", "rm"], at(money_at_code)),
        **dict.fromkeys(["last", "next", "this", "coming", "yesterday", "tomorrow", "tonight"], at(relative_at)),
        **dict.fromkeys([*days, *word_set("mon tue tues wed thu thur thurs fri sat sun")], at(weekday_at)),
        **dict.fromkeys(map(str.lower, MONTH_OF), at(month_at)),
        **dict.fromkeys(["noon", "midday", "midnight"], at(worded_time_at)),
        **dict.fromkeys([*UNITS, *TEENS, *TENS, *ORDINALS, *VULGAR, "zero"], number_word),
        **dict.fromkeys(["a", "an", "half", "quarter"], article),
    }
