"""Amounts: a number or a range of numbers, and those that are money or percentages."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from newslib.reading.calendar import Found
from newslib.reading.lexicons import load_lexicon
from newslib.reading.numerals import DIGITS, NUMBER, SCALE, TENS, UNITS, WORD_VALUES, value_of, written
from newslib.reading.word_before import first_after, word_before


class Amount(NamedTuple):
    """A number or a range of numbers in a text: offsets, the value as it is written down, and both ends."""

    start: int
    end: int
    value: str
    low: Decimal
    high: Decimal | None = None


_NUMBER = re.compile(
    rf"(?i:(?P<low>{NUMBER}))(?:(?:\s?%)?[-–][$£€]?(?P<high>{DIGITS}(?:{SCALE})?))?",
)
_SCALED = re.compile(rf"{DIGITS}(?P<scale>{SCALE})$")


def amount_at(text: str, start: int) -> Amount | None:
    """The number or range that begins at a place, with the minus before it.

    >>> amount_at("It fell to -3.5 degrees", 12).value, amount_at("some 5-10 million", 5).value
    ('-3.5', '5000000-10000000')
    """
    match = _NUMBER.match(text, start)
    if not match:
        return None
    begin = start - 1 if _is_negative(text, start) else start
    low = value_of(match["low"])
    if begin < start:
        low = -low
    if not match["high"]:
        return Amount(begin, match.end("low"), written(low), low)
    high, scaled = value_of(match["high"]), _SCALED.match(match["high"])
    if scaled and low < value_of(match["high"][: scaled.start("scale")]):  # the "million" of "5-10 million" is for both
        low = value_of(match["low"] + scaled["scale"])
    return Amount(begin, match.end("high"), f"{written(low)}-{written(high)}", low, high)


def amount_of_word(text: str, start: int, end: int) -> Amount | None:
    """The number or range that begins with a number word: most are this one word, and what follows tells so.

    >>> amount_of_word("two men", 0, 3).value, amount_of_word("two hundred men", 0, 3).value
    ('2', '200')
    """
    word, then, after = text[start:end].lower(), text[end : end + 1], text[end + 1 : end + 2].lower()
    alone = then in _ENDS or (then == " " and after not in _GO_ON and not (word in TENS and after in _ONES))
    if word not in WORD_VALUES or not alone or _is_negative(text, start):
        return amount_at(text, start)
    low = WORD_VALUES[word]
    return Amount(start, end, written(low), low)


_ENDS: Final = frozenset(',.;:)”"')
_GO_ON: Final = frozenset(["", *"hatmbd%"])  # hundred, and a half, thousand, trillion, million, billion, dozen
_ONES: Final = frozenset(word[0] for word in UNITS)


def _is_negative(text: str, start: int) -> bool:
    """Whether the sign before a number is a minus: it stands against the number, and away from what is before."""
    return start > 0 and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \n(~≈\u00a0")


# --- percentages

_PERCENT_SIGN = re.compile(r"\s?%|[\s-](?i:per\s?cent|pct|percentage[\s-]points?)\b")
_PART_OF_ONE = re.compile(
    r"(?:half|(?P<quarter>(?:a\s)?quarter))\s(?:of\s)?(?:a|1|one)(?:\s?%|[\s-](?:per\s?cent|percentage[\s-]point)\b)",
    re.I,
)
_OPEN_PERCENT: Final = frozenset("%-pP")
_MINUS = frozenset(["minus", "negative"])


def percent_of(text: str, amount: Amount) -> Found | None:
    """The percentage that an amount is, if it is one."""
    match = _PERCENT_SIGN.match(text, amount.end) if first_after(text, amount.end) in _OPEN_PERCENT else None
    if not match:
        return None
    before = word_before(text, amount.start)
    if before in _MINUS and amount.low > 0:
        return Found(amount.start - len(before) - 1, match.end(), "percent", f"-{amount.value}")
    return Found(amount.start, match.end(), "percent", amount.value)


def part_of_percent_at(text: str, start: int) -> Found | None:
    """Part of one percent: "half a percentage point", "a quarter of 1 percent".

    >>> part_of_percent_at("by half a percent", 3).value
    '0.5'
    """
    match = _PART_OF_ONE.match(text, start)
    return Found(*match.span(), "percent", "0.25" if match["quarter"] else "0.5") if match else None


# --- money

SIGNS: Final = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
}
_DOLLARS: Final = {
    "US": "USD",
    "C": "CAD",
    "CA": "CAD",
    "A": "AUD",
    "AU": "AUD",
    "NZ": "NZD",
    "HK": "HKD",
    "S": "SGD",
    "R": "BRL",
    "NT": "TWD",
}
_WHOSE = re.compile(rf"(?<![^\W_])({'|'.join(_DOLLARS)})\$$")
_CODED = re.compile(r"(?P<code>[A-Z]{3}|Rs\.?|RM)\s?(?=\d)")
_CODE_AFTER = re.compile(r"\s(?P<code>[A-Z]{3})\b|\s?(?P<sign>[€£])(?!\s?\d)|(?P<pence>p)\b(?!\.m)")
_LOCAL: Final = {"Rs": "INR", "Rs.": "INR", "RM": "MYR"}


@cache
def _names() -> dict[str, str]:
    """Names of currencies, singular and plural, and the codes they stand for."""
    entries = (entry.partition(" = ") for entry in load_lexicon("currencies"))
    named = {name: code for code, _, names in entries for name in names.split("; ")}
    return {form: code for name, code in named.items() for form in (name, name + "s")}


@cache
def codes() -> frozenset[str]:
    """The codes of currencies that are known here."""
    return frozenset([*_names().values(), *SIGNS.values(), "SGD", "CZK", "HUF"])


@cache
def _name() -> re.Pattern[str]:
    names = sorted([*_names(), "cent", "cents", "pence"], key=len, reverse=True)
    return re.compile(rf"(?:[\s-]|\sof\s)(?P<name>{'|'.join(map(re.escape, names))})(?![^\W_])", re.I)


@cache
def _open_names() -> frozenset[str]:
    """The first two letters of the names of currencies, and of what may stand before one."""
    return frozenset({name[:2].lower() for name in (*_names(), "cents", "pence", "of")})


def money_at_sign(text: str, sign: int) -> Found | None:
    """The sum of money that a sign opens: "$4.2 million", "C$18m", "£5-10bn".

    >>> money_at_sign("They paid C$18m for it", 11)
    Found(start=10, end=15, kind='money', value='CAD 18000000', unit='')
    """
    at = sign + 1 + (text[sign + 1 : sign + 2] in (" ", "\u00a0"))
    amount = amount_at(text, at) if text[at : at + 1].isdecimal() or text[at : at + 1] == "." else None
    if not amount:
        return None
    start, code = sign, SIGNS[text[sign]]
    whose = _WHOSE.search(text[max(0, sign - 3) : sign + 1]) if code == "USD" else None
    if whose:
        start, code = sign - len(whose[1]), _DOLLARS[whose[1]]
    after = _CODE_AFTER.match(text, amount.end)
    repeated = after and after["code"] in codes()
    return Found(start, after.end() if after and repeated else amount.end, "money", f"{code} {amount.value}")


def money_at_code(text: str, start: int) -> Found | None:
    """The sum that a code opens: "USD 50", "Rs 500"."""
    match = _CODED.match(text, start)
    if not match or (match["code"] not in codes() and match["code"] not in _LOCAL):
        return None
    amount = amount_at(text, match.end())
    code = _LOCAL.get(match["code"], match["code"])
    return Found(start, amount.end, "money", f"{code} {amount.value}") if amount else None


def money_of(text: str, amount: Amount) -> Found | None:
    """The sum that an amount is, by the name, code or sign that follows it: "5.2 million euros", "50 USD", "99p".

    >>> money_of("two dozen euros", amount_at("two dozen euros", 0)).value
    'EUR 24'
    """
    opens = text[amount.end + 1 : amount.end + 3]
    if text[amount.end : amount.end + 1] == " " and opens[:1].islower() and opens not in _open_names():
        return None
    after = _CODE_AFTER.match(text, amount.end)
    if after and (after["code"] in codes() or after["sign"]):
        code = after["code"] or SIGNS[after["sign"]]
        return Found(amount.start, after.end(), "money", f"{code} {amount.value}")
    if after and after["pence"] and 0 < amount.low < 100 and not amount.high:
        return Found(amount.start, after.end(), "money", f"GBP {written(amount.low / 100)}")
    match = _name().match(text, amount.end)
    if not match:
        return None
    name = " ".join(match["name"].lower().split())
    if name in ("cent", "cents", "pence"):
        code = "GBP" if name == "pence" else "USD"
        return Found(amount.start, match.end(), "money", f"{code} {written(amount.low / 100)}")
    if name in ("pound", "pounds") and _is_weight(text, amount.start, match):
        return None
    return Found(amount.start, match.end(), "money", f"{_names()[name]} {amount.value}")


_WEIGHING = re.compile(r"\b(?:los[et]|losing|gain(?:ed|ing)?|weigh(?:s|ed|ing|t)?|shed|dropp?(?:ed|ing)?)\b", re.I)
_WEIGHT_AFTER = re.compile(r"\s(?:of|heavier|lighter|overweight|weight|in\sweight|per\ssquare)\b")


def _is_weight(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether pounds are weighed: the words around say so, or they stand as "a 200-pound man"."""
    hyphened = text[match.start()] == "-" and match["name"].lower() == "pound"
    near = text[max(0, start - 32) : start]
    return hyphened or bool(_WEIGHT_AFTER.match(text, match.end()) or _WEIGHING.search(near))
