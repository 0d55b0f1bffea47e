"""Groups of texts, and what dates tell of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest

from newslib.analysis.clusters import components, connected, earliest, later_of, times_of
from newslib.errors import InputError


def first_of(*dates: object) -> tuple[list[bool | None], int]:
    """What is known of texts of one group."""
    times = times_of(dates, len(dates))
    found, first = earliest(times, np.arange(len(dates)), np.zeros(len(dates), dtype=np.int64))
    assert len(set(first.tolist())) == 1
    return found, int(first[0])


def test_groups_are_connected_and_numbered_by_their_first_texts() -> None:
    texts, groups = connected(np.array([4, 1, 2]), np.array([5, 6, 4]), 8)
    assert texts.tolist() == [1, 6, 2, 4, 5]
    assert groups.tolist() == [0, 0, 1, 1, 1]
    nothing = np.zeros(0, dtype=np.int64)
    assert [column.tolist() for column in connected(nothing, nothing, 3)] == [[], []]
    assert components(nothing, nothing, 0).tolist() == []


def test_the_text_that_was_there_before_any_other_is_the_earliest() -> None:
    assert first_of("2024-09-12", "2024-09-11", "2024-09-13") == ([False, True, False], 1)


def test_two_texts_of_one_day_or_moment_are_neither_earlier() -> None:
    assert first_of("2024-09-11", "2024-09-11", "2024-09-12") == ([None, None, False], -1)
    assert first_of("2024-09-11T10:00", "2024-09-11T10:00") == ([None, None], -1)


def test_a_day_holds_its_times() -> None:
    assert first_of("2024-09-11", "2024-09-11T10:00") == ([None, None], -1)
    assert first_of("2024-09-11", "2024-09-12T00:00") == ([True, False], 0)
    assert first_of("2024-09-11T10:00", "2024-09-11T10:01") == ([True, False], 0)
    assert first_of("2024-09-11 10", "2024-09-11 11") == ([True, False], 0)


def test_where_a_date_is_missing_nobody_is_the_earliest() -> None:
    assert first_of(None, "2024-09-11", "2024-09-12") == ([None, None, False], -1)
    assert first_of(None, None) == ([None, None], -1)


def test_times_of_other_zones_are_compared_as_moments() -> None:
    assert first_of("2024-09-11T10:00+02:00", "2024-09-11T09:00Z") == ([True, False], 0)


def test_dates_come_in_many_forms() -> None:
    kyiv = timezone(timedelta(hours=3))
    dates = [
        date(2024, 9, 11),
        datetime(2024, 9, 11, 3, tzinfo=kyiv),
        datetime(2024, 9, 11),
        pd.Timestamp("2024-09-11"),
        np.datetime64("2024-09-11"),
        np.datetime64("2024-09-11T00:00"),
        " 2024-09-11 ",
    ]
    times = times_of(dates, len(dates))
    assert set(times.low.tolist()) == {1726012800 * 10**6}
    day = 86400 * 10**6 - 1
    assert (times.high - times.low).tolist() == [day, 0, 0, 0, day, 0, day]
    assert times.names[0] == times.names[4] == times.names[6] == "2024-09-11"


def test_dates_may_be_missing_in_many_forms() -> None:
    missing = [None, "", " ", float("nan"), pd.NaT, pd.NA, np.datetime64("NaT")]
    assert times_of(missing, len(missing)).names == [None] * len(missing)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (["yesterday"], "dates must be dates, or strings like 2024-09-11; date 0 is 'yesterday'"),
        ([20240911], "date 0 is 20240911"),
        ([None, None], "dates must be as many as texts, 1; got 2"),
    ],
)
def test_what_is_no_date_raises(dates: list[object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        times_of(dates, 1)


def test_which_of_two_came_later() -> None:
    times = times_of(["2024-09-12", "2024-09-11", "2024-09-11", None], 4)
    first, second = np.array([0, 1, 1, 0]), np.array([1, 0, 2, 3])
    assert later_of(times, first, second).tolist() == [0, 0, -1, -1]
