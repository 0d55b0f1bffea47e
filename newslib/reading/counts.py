"""Numbers that count, measure, rank or score, with what they count."""

from __future__ import annotations

import re
from typing import Final

from newslib.reading.amounts import Amount
from newslib.reading.calendar import Found
from newslib.reading.counted import counted, is_age, joined_word
from newslib.reading.numerals import NUMBER, ORDINAL, ORDINALS, UNITS, ordinal_of, suffixed, value_of, written
from newslib.reading.word_before import first_after, word_before, word_set
from newslib.reading.words import is_stop

_ENDS = re.compile(r"(?![^\W_]|[.,:/+]\d|[-–/]\d|['’](?:s\b|\d)|\s?%|/\w)")
_SUFFIX = re.compile(
    r"(?P<unit>km/h|kmh|kph|mph|km|cm|mm|mg|kg|ml|kWh|MWh|MW|GW|kW|MB|GB|TB|Hz|lbs?|oz|ft|in|hrs?|mins?|secs?"
    r"|\s?°\s?[CF]?|[CFg])(?![^\W_])"
)
_METRES = re.compile(r"\d{2,4}m$")
_TO = re.compile(
    rf"(?P<link>(?:\svotes)?\sto\s|-to-)(?P<other>(?i:{NUMBER}))(?![\w%]|[.,:]\d|\s?%|\s(?:percent|per\scent)\b)"
)
_DECIDED = re.compile(r"\s(?:votes?|decision|majority|margin|ruling|against|in\sfavou?r|win|victory|defeat|lead)\b")
_SCORING: Final = word_set("won lost win loss voted vote split outnumbered ruled beat lead led")
_COUNT_OF: Final = ("vote of ", "margin of ", "score of ", "majority of ")
_OPEN_AGES, _OPEN_SCORES = frozenset("-yY"), frozenset("tv-")
_OPEN: Final = word_set("to in or a of more plus odd some")  # "two-in-five"; but "one-on-one", "two-by-four"


def number_of(text: str, amount: Amount) -> Found | None:
    """The number, the score or the range that an amount is, with what it counts; None where it is part of a code.

    >>> from newslib.reading.amounts import amount_at
    >>> number_of("won six votes to one", amount_at("won six votes to one", 4)).value
    '6-1'
    >>> number_of("10kg", amount_at("10kg", 0))
    Found(start=0, end=4, kind='number', value='10', unit='kg')
    """
    score = _score(text, amount)
    if score:
        return score
    opens = first_after(text, amount.end)
    beside = opens == text[amount.end : amount.end + 1] or opens in ("°", "%")
    suffix = _SUFFIX.match(text, amount.end) if beside and text[amount.end - 1].isdigit() else None
    if suffix:
        return Found(amount.start, suffix.end(), "number", amount.value, suffix["unit"].strip())
    if beside and not _ENDS.match(text, amount.end):
        return None
    if text[amount.end - 1] in "bB" and text[amount.end - 2].isdecimal():
        return None  # "$1b" is money, "1B" a code
    if opens in _OPEN_AGES and is_age(text, amount.end):
        return Found(amount.start, amount.end, "number", amount.value)
    joined = joined_word(text, amount.end).partition("-")[0]
    if joined and joined not in _OPEN and (is_stop(joined) or joined in UNITS):
        return None
    end, unit = counted(text, amount.end, several=abs(amount.low) != 1 or amount.high is not None)
    if not unit and _METRES.search(text[max(0, amount.end - 6) : amount.end]):  # the 100m, not 100 million
        return Found(amount.start, amount.end, "number", written(amount.low / 10**6), "m")
    return Found(amount.start, end, "number", amount.value, unit)


def _score(text: str, amount: Amount) -> Found | None:
    """Votes or points for either side: "six votes to one", "won 4 to 1"; a range of numbers is none."""
    if amount.high is not None or first_after(text, amount.end) not in _OPEN_SCORES:
        return None
    match = _TO.match(text, amount.end) if 0 <= amount.low < 1000 else None
    if not match:
        return None
    other = value_of(match["other"])
    before = word_before(text, amount.start)
    decided = match["link"] != " to " or _DECIDED.match(text, match.end()) or before in _SCORING
    decided = decided or text[max(0, amount.start - 12) : amount.start].endswith(_COUNT_OF)
    if not decided and (other != 1 or before in ("from", "one") or amount.low == 1):
        return None
    return Found(amount.start, match.end(), "number", f"{amount.value}-{written(other)}")


# --- one

_NOT_BEFORE_ONE: Final = word_set("the this that no any every each some which another last")
_A_SINGLE = re.compile(r"an?\ssingle\b", re.I)
_RATE = re.compile(
    rf"\s(?:in|out\sof|for\severy|per)\s(?!(?:1[5-9]|20)\d\d\b)(?i:{NUMBER})\b"
    r"|\s(?:an?|per|every)\s(?:day|week|month|year|hour|minute|night)\b"
)
_NEXT_NUMBER = re.compile(rf"\s(?:or|to|and)\s(?i:{NUMBER})\b")
_VAGUE: Final = word_set("day thing way side hand bit point time kind")


def one_of(text: str, amount: Amount) -> Found | None:
    """The number 1 where "one" counts something; None where it is a pronoun ("the one", "one of", "one day")."""
    before = word_before(text, amount.start)
    if before in _NOT_BEFORE_ONE:
        return None
    found = number_of(text, amount)
    if not found or found.value != "1":
        return found
    if found.unit:
        return None if found.unit in _VAGUE and text[amount.end] != "-" else found
    return found if _RATE.match(text, amount.end) or _NEXT_NUMBER.match(text, amount.end) else None


def a_single_at(text: str, start: int) -> Found | None:
    """The one of "a single healthy goalkeeper"."""
    match = _A_SINGLE.match(text, start)
    end, unit = counted(text, match.end(), several=False) if match else (0, "")
    return Found(start, end, "number", "1", unit) if unit else None


# --- parts

_PART_OF: Final = {
    **{"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100},
}
_FRACTION = re.compile(
    rf"(?P<many>an?|\d|one|two|three|four|five|six|seven|eight|nine)(?P<link>[\s-])(?P<part>{'|'.join(_PART_OF)})(?P<s>s?)"
    r"(?![^\W_])(?P<of>\s(?:of|the|as|more|less|fewer|off)\b)?",
    re.I,
)
_SLASHED = re.compile(r"(?P<many>\d{1,2})/(?P<part>2|3|4|5|6|8|10|16|32|64|100)(?![\w/]|[.,-]\d)")
_HALF = re.compile(r"half(?P<of>\s(?:of|the|its|their|his|her|our|all|those|these)\b)?(?![^\W_]|-)", re.I)
_HALF_A = re.compile(
    r"half\san?\s(?P<unit>hour|minute|second|mile|day|year|century|pound|inch|met(?:er|re)|kilomet(?:er|re)|acre|degree)\b",
    re.I,
)
_RANKED: Final = word_set("other latter former better top bottom back front a this last per") | frozenset(ORDINALS)
_BEFORE_HALF: Final = word_set("about nearly almost over than least roughly around by")


def fraction_at(text: str, start: int) -> Found | None:
    """A part of something: "two-thirds", "a quarter of", "half the", "3/4".

    >>> fraction_at("two-thirds majority", 0).value, fraction_at("a third man", 0)
    ('2/3', None)
    """
    match = _SLASHED.match(text, start)
    if match:
        less = int(match["many"]) < int(match["part"])
        return Found(*match.span(), "number" if less else "", match.group())
    match = _FRACTION.match(text, start)
    if not match:
        return None
    many, part = match["many"].lower(), match["part"].lower()
    top = 1 if many in ("a", "an") else int(value_of(many))
    if many == "one" and match["link"] == "-":
        return Found(start, match.end("s"), "number", f"1/{_PART_OF[part]}")
    if not match["of"]:  # "a third man", "two quarters"
        periods = part in ("half", "halve", "quarter") and match["link"] != "-"
        if top == 1 or not match["s"] or periods:
            return None
    return Found(start, match.end("s"), "number", f"{top}/{_PART_OF[part]}")


def half_at(text: str, start: int) -> Found | None:
    """Half of something: "half of the votes", "about half", "half an hour"."""
    match = _HALF_A.match(text, start)
    if match:
        return Found(*match.span(), "number", "0.5", match["unit"])
    match = _HALF.match(text, start)
    before = word_before(text, start)
    if not match or before in _RANKED or not (match["of"] or before in _BEFORE_HALF):
        return None
    return Found(start, start + len("half"), "number", "1/2")


# --- ordinals

_ORDINAL = re.compile(rf"(?i:{ORDINAL})")
_PART_OF_GAME = re.compile(r"[\s-](?P<unit>half|quarter|third)\b")  # no parts of a number here
_BEFORE_RANK: Final = word_set(
    "the a an his her its their our my your this that each every very another for in into to from at of with after "
    "before since until by as over against and or claim claimed took take won win finish finished secured"
)


def ordinal_at(text: str, start: int) -> Found | None:
    """An ordinal that counts: in digits, or as the number of a noun ("the third failure", not "first, we").

    >>> ordinal_at("the 10,000th refugee", 4)
    Found(start=4, end=20, kind='number', value='10000th', unit='refugee')
    """
    match = _ORDINAL.match(text, start)
    if not match:
        return None
    part = _PART_OF_GAME.match(text, match.end())
    end, unit = (part.end(), part["unit"]) if part else counted(text, match.end(), several=False, ranked=True)
    digits, number = text[start].isdigit(), ordinal_of(match.group())
    if unit and unit[0].isupper() and (digits or text[start].isupper()) and number < 1000:
        return Found(start, end, "", "")  # the 9th Circuit, the Second Amendment
    if not digits and not (unit and _ranks(text, start)):
        return None
    return Found(start, end, "number", suffixed(number), unit)


def _ranks(text: str, start: int) -> bool:
    before = word_before(text, start)
    if before in _BEFORE_RANK or before.endswith(("'s", "’s", "‘s")):
        return True
    return not before and text[max(0, start - 2) : start] in ("' ", "’ ")
