"""Numbers in digits and words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.numerals import NUMBER, ORDINAL, TENS, UNITS, ordinal_of, suffixed, value_of, written

_NUMBER = re.compile(rf"(?i:{NUMBER})")
_ORDINAL = re.compile(rf"(?i:{ORDINAL})")
BELOW_TEN = ["", *UNITS]
BELOW_TWENTY = [
    "ten",
    "eleven",
    "twelve",
    *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
]


def in_words(number: int) -> str:
    """A number below a million in words, by other rules than those that read it."""
    if number >= 1000:
        rest = in_words(number % 1000) if number % 1000 else ""
        return (
            f"{in_words(number // 1000)} thousand"
            + (" and " if 0 < number % 1000 < 100 else " " if rest else "")
            + rest
        )
    if number >= 100:
        return f"{BELOW_TEN[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return list(TENS)[number // 10 - 2] + (f"-{BELOW_TEN[number % 10]}" if number % 10 else "")
    return BELOW_TWENTY[number - 10] if number >= 10 else BELOW_TEN[number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9,400", "9400"),
        ("1,50,000", "150000"),  # India
        ("1.234.567", "1234567"),  # two points part thousands
        ("1 234 567", "1234567"),
        ("18.000", "18"),  # one point is a decimal point
        ("0.25", "0.25"),
        (".5", "0.5"),
        ("3½", "3.5"),
        ("2 1/2", "2.5"),
        ("4.2bn", "4200000000"),
        ("4.2 million", "4200000"),
        ("30k", "30000"),
        ("2 dozen", "24"),
        ("twelve hundred", "1200"),
        ("forty-three hundred", "4300"),
        ("one hundred and five", "105"),
        ("a hundred", "100"),
        ("half a million", "500000"),
        ("half a dozen", "6"),
        ("two and a half", "2.5"),
        ("one and a half million", "1500000"),
        ("a million and a half", "1500000"),
        ("two million three hundred thousand", "2300000"),
        ("Twenty-One", "21"),
        ("zero", "0"),
    ],
)
def test_a_number_is_taken_whole_and_has_its_value(text: str, value: str) -> None:
    match = _NUMBER.match(text)
    assert match
    assert match.group() == text
    assert written(value_of(text)) == value


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("4.2 months", "4.2"),  # no million
        ("5 kilometres", "5"),
        ("onetime", None),
        ("one hundredweight", "one"),
        ("1,2345", "1"),
        ("two and more", "two"),
        ("two dozens", "two"),
        ("twenty sixers", "twenty"),
        ("one million and more", "one million"),
        ("1,000,000,", "1,000,000"),
        ("9" * 40, "9" * 15),
    ],
)
def test_a_number_ends_where_its_words_end(text: str, taken: str | None) -> None:
    match = _NUMBER.match(text)
    assert (match.group() if match else None) == taken


@given(st.integers(1, 999_999))
def test_numbers_in_words_come_back(number: int) -> None:
    match = _NUMBER.match(in_words(number))
    assert match
    assert match.group() == in_words(number)
    assert value_of(match.group()) == number


@given(st.integers(0, 10**14), st.integers(0, 99))
def test_numbers_in_digits_come_back(whole: int, cents: int) -> None:
    match = _NUMBER.match(f"{whole:,}.{cents:02}")
    assert match
    assert value_of(match.group()) == whole + Decimal(cents) / 100


@given(st.integers(1, 99_999))
def test_ordinals_come_back(number: int) -> None:
    for text in (suffixed(number), f"{number:,}" + suffixed(number)[-2:]):
        match = _ORDINAL.match(text)
        assert match
        assert match.group() == text
        assert ordinal_of(text) == number


@pytest.mark.parametrize(
    ("text", "place"),
    [("first", 1), ("Second", 2), ("twelfth", 12), ("twentieth", 20), ("thirtieth", 30), ("ninetieth", 90),
     ("hundredth", 100), ("thousandth", 1000), ("twenty-third", 23), ("10,000th", 10_000)],
)  # fmt: skip
def test_ordinals_in_words(text: str, place: int) -> None:
    match = _ORDINAL.match(text)
    assert match
    assert match.group() == text
    assert ordinal_of(text) == place


@pytest.mark.parametrize("text", ["seconds", "11the", "thirdly", "1stone"])
def test_what_only_begins_like_an_ordinal_is_none(text: str) -> None:
    assert not _ORDINAL.match(text)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (121, "121st")]
)
def test_endings_of_ordinals(number: int, text: str) -> None:
    assert suffixed(number) == text


@pytest.mark.parametrize(
    ("value", "text"), [("100", "100"), ("3.50", "3.5"), ("0.0", "0"), ("1E+3", "1000"), ("-2.0", "-2")]
)
def test_what_a_number_is_written_as(value: str, text: str) -> None:
    assert written(Decimal(value)) == text
