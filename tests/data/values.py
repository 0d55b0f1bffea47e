"""Values read from words, by rules of their own, so that the gold is checked by something that did not write it."""

from __future__ import annotations

import re
from decimal import Decimal

SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TENS = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {
    **{word: Decimal(number) for number, word in enumerate(SMALL)},
    **{word: Decimal(10 * number) for number, word in enumerate(TENS, 1)},
    **{"a": Decimal(1), "a single": Decimal(1), "a pair of": Decimal(2), "half a": Decimal("0.5")},
}
ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
LARGE = {"million": 10**6, "billion": 10**9}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONEY = {"C$": "CAD", "$": "USD", "£": "GBP", "€": "EUR", "euros": "EUR"}


def value_of(kind: str, text: str) -> str:
    """The normalised value of a fact's words."""
    return {
        "weekday": str,
        "date": date_value,
        "time": time_value,
        "money": money_value,
        "percent": lambda words: plain(amount(words)),
        "number": number_value,
    }[kind](text)


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def amount(text: str) -> Decimal:
    """The number that opens some words, in digits or spelled out, times a million or a billion."""
    text = text.lower()
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if digits:
        number = Decimal(digits.group().replace(",", ""))
    else:
        number = next(WORDS[word] for word in sorted(WORDS, key=len, reverse=True) if re.match(rf"{word}\b", text))
    large = re.search(r"\b(million|billion)\b", text)
    return number * LARGE[large.group()] if large else number


def number_value(text: str) -> str:
    votes = re.fullmatch(r"(\w+)(?:-| votes to )(\w+)", text)
    if votes and (text[0].isdigit() or "votes" in text) and votes[2] in (*SMALL, *map(str, range(20))):
        return "-".join(plain(amount(side)) for side in votes.groups())
    first = text.lower().split()[0]
    return ORDINALS.get(first) or plain(amount(text))


def money_value(text: str) -> str:
    currency = next(code for sign, code in MONEY.items() if sign in text)
    return f"{currency} {plain(amount(text))}"


def time_value(text: str) -> str:
    if text in ("noon", "midday"):
        return "12:00"
    hours, minutes, half = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s?([ap])?\.?m?\.?", text).groups()
    hour = int(hours) % 12 + (12 if half == "p" else 0) if half else int(hours)
    return f"{hour:02}:{int(minutes or 0):02}"


def date_value(text: str) -> str:
    year = re.search(r"\b\d{4}\b", text)
    month = next((i for i, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}", text.lower())), None)
    day = re.search(r"\b\d{1,2}\b", text)
    parts = [year.group() if year else "-", f"{month:02}" if month else "", f"{int(day.group()):02}" if day else ""]
    return "-".join(part for part in parts if part)
