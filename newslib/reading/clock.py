"""Times of day as news writes them, on the 24-hour clock, with their zone where one is given: "17:30", "12:00 ET".

Where nothing tells morning from evening ("five o'clock"), the value names both hours; nobody guesses.
"""

from __future__ import annotations

import re
from typing import Final

from newslib.reading.calendar import MONTHS, WEEKDAYS, Found
from newslib.reading.numerals import TEENS, UNITS
from newslib.reading.word_before import word_before, word_set

_HALF_DAY = r"(?i:(?P<half>[ap])(?:\.\s?m\.|\.m\b|m\b))"
_ZONE = (
    r"(?:\s?[(]?(?P<zone>[ECMP][SD]?T|GMT|BST|UTC|CES?T|EES?T|IST|JST|KST|AE[SD]T|SAST"
    r"|(?:[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)(?=\s(?:(?i:standard|daylight)\s)?(?i:time)\b|\s?[.,;)]|\s[a-z]|$))\b"
    r"(?:\s(?:(?i:standard|daylight)\s)?(?i:time)\b)?)?"
)
_MINUTES = r"(?:[:.](?P<{}>[0-5]\d))?"
_TWELVE = re.compile(
    rf"""(?P<h>1[0-2]|0?[1-9]){_MINUTES.format("m")}(?:(?:\s?[-–]\s?)(?P<h2>1[0-2]|0?[1-9]){_MINUTES.format("m2")})?
    \s?{_HALF_DAY}{_ZONE}""",
    re.VERBOSE,
)
_TWENTY_FOUR = re.compile(
    rf"""(?:(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\w:]|[.,]\d)(?:\s(?P<hours>hours|hrs)\b)?
      | (?P<h3>[01]\d|2[0-3])\.?(?P<m3>[0-5]\d)(?=\s?(?:GMT|UTC|BST|CES?T|hours|hrs)\b)(?:\s(?:hours|hrs)\b)?)
    {_ZONE}""",
    re.VERBOSE,
)
_HOURS: Final = {**UNITS, **{word: hour for word, hour in TEENS.items() if hour <= 12}}
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
_O_CLOCK = re.compile(rf"(?P<h>{_HOUR})\s?o\s?['’‘]\s?clock\b", re.I)
_PAST = re.compile(
    rf"(?P<m>half|(?:a\s)?quarter|five|ten|twenty(?:-five)?)\s(?P<to>past|to)\s(?P<h>{_HOUR})\b(?![%:,.]?\d|\s?percent)",
    re.I,
)
_BARE = re.compile(
    rf"(?P<h>{_HOUR})(?=\s(?:(?:in\sthe|this|tomorrow)\s(?:morning|afternoon|evening)|tonight|at\snight)\b)", re.I
)
_WORD = re.compile(rf"(?:12\s|twelve\s)?(?P<word>noon|midday|midnight)\b{_ZONE}", re.I)
_CLOCK: Final = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_PART_OF_DAY = re.compile(
    r"(?:\s(?:on\s)?(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|tomorrow|this|last|the\snext|in\sthe|at))?"
    r"\s(?P<part>morning|afternoon|evening|night|tonight)\b"
)
_MINUTE_OF: Final = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_AT = word_set("at by until till around about before after from since past to between and or")
_CAPITALS = frozenset(["at", "by", *map(str.lower, MONTHS), *map(str.lower, WEEKDAYS)])


def time_at(text: str, start: int) -> Found | None:
    """A time that begins with digits: "5:30 p.m.", "7-9 p.m.", "14:30 GMT", "1430 hours", "5 o'clock".

    >>> time_at("until 7:30-9 p.m. ET", 6)
    Found(start=6, end=20, kind='time', value='19:30/21:00 ET', unit='')
    """
    match = _WORD.match(text, start)
    if match:
        return _named(match)
    match = _TWELVE.match(text, start)
    if match:
        return _of_twelve(match)
    match = _TWENTY_FOUR.match(text, start)
    if match and (match["zone"] or match["hours"] or match["h3"] or _is_clock(text, match)):
        hour = _in_day(text, match.end(), int(match["h"] or match["h3"]))
        return Found(start, match.end(), "time", _with_zone(f"{hour:02}:{match['m'] or match['m3']}", match))
    return worded_time_at(text, start)


def worded_time_at(text: str, start: int) -> Found | None:
    """A time in words: "noon", "five o'clock", "half past five", "seven in the evening".

    >>> worded_time_at("at half past five", 3).value
    '05:30 or 17:30'
    """
    match = _WORD.match(text, start)
    if match:
        return _named(match)
    match = _O_CLOCK.match(text, start)
    if match:
        return Found(start, match.end(), "time", _either(text, match, 0))
    match = _PAST.match(text, start)
    if match and _tells_time(text, match):
        minute = _MINUTE_OF[" ".join(match["m"].lower().split())]
        return Found(
            start, match.end(), "time", _either(text, match, -minute if match["to"].lower() == "to" else minute)
        )
    match = _BARE.match(text, start)
    if match and word_before(text, start) in _AT:
        return Found(start, match.end(), "time", _either(text, match, 0))
    return None


def in_half_of(hour: int, later: str) -> str:
    """The value of a bare hour before a time that tells its half of the day: the 7 of "between 7 and 9 p.m.".

    >>> in_half_of(7, "21:00 ET"), in_half_of(11, "13:00")
    ('19:00 ET', '11:00')
    """
    clock, _, zone = later.partition(" ")
    end = int(clock[:2])
    started = hour % 12 + (12 if end >= 12 else 0)
    started -= 12 if started > end >= 12 else 0
    return f"{started:02}:00 {zone}".strip()


def _named(match: re.Match[str]) -> Found:
    return Found(*match.span(), "time", _with_zone(_CLOCK[match["word"].lower()], match))


def _of_twelve(match: re.Match[str]) -> Found:
    afternoon = 12 if match["half"] in "pP" else 0
    value = f"{int(match['h']) % 12 + afternoon:02}:{match['m'] or '00'}"
    if match["h2"]:
        end = int(match["h2"]) % 12 + afternoon
        value = f"{in_half_of(int(match['h']), f'{end:02}')[:3]}{match['m'] or '00'}/{end:02}:{match['m2'] or '00'}"
    return Found(*match.span(), "time", _with_zone(value, match))


def _with_zone(clock: str, match: re.Match[str]) -> str:
    zone = match["zone"] or ""
    return f"{clock} {zone if zone.isupper() else zone[0].upper() + 'T'}" if zone else clock


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Whether bare "5:23" is a time, and neither a verse ("Galatians 5:23") nor how long something took."""
    start, before = match.start(), word_before(text, match.start())
    if before in ("in", "of", "chapter", "verse") or text[match.end() : match.end() + 8].strip().startswith("minute"):
        return False
    at = start - len(before) - 1
    return not before or before in _CAPITALS or not text[at].isupper()


def _tells_time(text: str, match: re.Match[str]) -> bool:
    """Whether "ten to one" is a time: "past" is one of it anywhere, "to" may also give odds."""
    return match["to"].lower() == "past" or "quarter" in match["m"].lower()


def _either(text: str, match: re.Match[str], minutes: int) -> str:
    """The clock for an hour in words: of both halves of the day, unless what follows tells which."""
    word = match["h"].lower()
    total = (_HOURS[word] if word in _HOURS else int(word)) % 12 * 60 + minutes
    clocks = [f"{(total + noon) // 60 % 24:02}:{total % 60:02}" for noon in (0, 720)]
    part = _PART_OF_DAY.match(text, match.end())
    if not part:
        return " or ".join(sorted(clocks))
    return clocks[_afternoon(total // 60 % 12, part["part"])]


def _in_day(text: str, at: int, hour: int) -> int:
    """The hour of "7:30 on Tuesday evening": what follows may tell the half of the day."""
    part = _PART_OF_DAY.match(text, at) if 0 < hour <= 12 else None
    return hour if not part else hour % 12 + 12 * _afternoon(hour % 12, part["part"])


def _afternoon(hour: int, part: str) -> bool:
    return part in ("afternoon", "evening") or (part in ("night", "tonight") and hour >= 5)
