"""Which patterns are tried where: leaving some out changes no fact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslib.reading import amounts, counts, openings
from newslib.reading.facts import find_facts

PARTS = [
    *(
        "12",
        "1",
        "5",
        "1,500",
        "1500",
        "2024",
        "'96",
        "1990s",
        "5:30",
        "9-5",
        "3.5",
        "-3",
        "1/2",
        "9/11",
        "4-1",
        "10kg",
    ),
    *(
        "a.m.",
        "p.m",
        "noon",
        "o'clock",
        "past",
        "to",
        "of",
        "at",
        "in",
        "the",
        "this",
        "morning",
        "night",
        "GMT",
        "hours",
    ),
    *(
        "two",
        "ten",
        "twenty",
        "twenty-five",
        "hundred",
        "thousand",
        "and",
        "million",
        "dozen",
        "half",
        "thirds",
        "fifth",
    ),
    *(
        "first",
        "21st",
        "May",
        "Sept.",
        "April",
        "%",
        "percent",
        "per cent",
        "pence",
        "p",
        "euros",
        "USD",
        "€",
        "dollars",
    ),
    *("votes", "won", "people", "men", "km", "°C", "year-old", "-year-old", "odd", "plus", "Oak Street", "555-1234"),
]
SPACES = [" ", " ", " ", "-", "", ", ", "  ", "\u00a0"]


class Everything(frozenset[str]):
    """A set that holds whatever one asks for."""

    def __contains__(self, other: object) -> bool:
        return True


@contextmanager
def every_pattern() -> Iterator[None]:
    """Try all patterns everywhere."""
    sets = {
        openings: ("_OPEN_DAYS", "_OPEN_PARTS", "_OPEN_TIMES"),
        amounts: ("_OPEN_PERCENT",),
        counts: ("_OPEN_AGES", "_OPEN_SCORES"),
    }
    with (
        patch.object(openings, "_may_be_time", lambda *_: True),
        patch.object(openings, "_may_be_named", lambda *_: True),
        patch.object(openings, "amount_of_word", lambda text, start, _: amounts.amount_at(text, start)),
        patch.object(amounts, "_open_names", Everything),
    ):
        patches = [patch.object(module, name, Everything()) for module, names in sets.items() for name in names]
        for one in patches:
            one.start()
        try:
            yield
        finally:
            for one in patches:
                one.stop()


def texts() -> st.SearchStrategy[str]:
    """Numbers and what may follow them."""
    part = st.tuples(st.sampled_from(PARTS), st.sampled_from(SPACES))
    return st.lists(part, min_size=1, max_size=6).map(lambda found: "".join(a + b for a, b in found))


@settings(max_examples=500)
@given(texts())
@example("It cost 5 p.m. two and a half percent")
@example("12 €a")
def test_patterns_that_are_not_tried_would_find_nothing(text: str) -> None:
    with every_pattern():
        expected = find_facts(text)
    assert find_facts(text) == expected


def test_a_rank_of_nothing_is_no_error() -> None:
    assert [fact.value for fact in find_facts("the 21st odd")] == ["21st"]


def test_a_quarter_may_stand_behind_a_blank_that_does_not_break() -> None:
    assert [fact.value for fact in find_facts("at a\u00a0quarter past five")] == ["05:15 or 17:15"]
