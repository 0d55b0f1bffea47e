"""Every exercise, solved right and wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

import newslib
from newslib import Story, read_story
from newslib.exercises import check, keep_progress
from newslib.exercises.checking import all_exercises
from newslib.exercises.wanted import shown
from tests.conftest import FERRY, SEED, TOLD_ONCE
from tests.exercises.answers import CASES

NUMBERS = list(all_exercises())


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    keep_progress(None)
    yield
    keep_progress("progress.jsonl")


SEED_STORY = read_story(SEED)


def asked_of(number: str) -> Story:
    about = CASES[number].about
    return SEED_STORY if about is None else own_story(*about)


own_story = cache(newslib.story)


def test_every_exercise_has_its_answers() -> None:
    assert list(CASES) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_a_right_answer_solves_it(number: str) -> None:
    story = asked_of(number)
    for answer in CASES[number].right:
        verdict = check(number, answer, story)
        assert verdict.solved, (answer, verdict)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_wrong_answer_gets_the_hint_that_fits(number: str) -> None:
    story = asked_of(number)
    case = CASES[number]
    hints = []
    for answer, words in case.wrong:
        verdict = check(number, answer, story)
        assert verdict.status == "hint", (answer, verdict)
        assert words in verdict.message, (answer, verdict)
        assert len(verdict.message.split()) > 5, (answer, verdict)
        hints.append(verdict.message)
    assert len(set(hints)) >= 5
    if case.secret is not None:
        for answer, told in zip(case.wrong, hints, strict=True):
            said = told.replace(shown(answer[0]), "")  # a hint may repeat what the student wrote
            assert not re.search(rf"(?<![\w.]){re.escape(case.secret)}(?!\w)", said), (answer, told)


@pytest.mark.parametrize("number", NUMBERS)
def test_dots_wait_for_an_answer(number: str) -> None:
    story = asked_of(number)
    verdict = check(number, ..., story)
    assert verdict.status == "unanswered"
    assert all_exercises()[number].wants.told in verdict.message


ODD: list[Any] = [
    None, "", " ", "渡轮", "=1+1", "<script>", [], {}, set(), (), [None], [[]], [1, "a"], 0, -1, 10**400, float("nan"),
    float("inf"), True, b"x", object(), int, print, lambda: 1, lambda *_: object(), lambda *_: 1 / 0, np.int64(3),
    np.float64(0.2), np.array([1, 2]), pd.NA, pd.Series([1, 2]), pd.Series(["a"]), pd.DataFrame({"a": [1]}), 1j,
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_an_odd_answer_gets_a_word_and_no_error(number: str) -> None:
    story = asked_of(number)
    for answer in ODD:
        verdict = check(number, answer, story)
        assert verdict.message
        assert verdict._repr_html_().count("<") == verdict._repr_html_().count(">")


@pytest.mark.parametrize("path", [FERRY, TOLD_ONCE, None], ids=["ferry", "told once", "one word"])
def test_exercises_are_asked_of_any_story(path: Any) -> None:
    other = Story.from_text("Ferry") if path is None else read_story(path)
    for number in NUMBERS:
        for answer in [*CASES[number].right, *(answer for answer, _ in CASES[number].wrong)]:
            assert check(number, answer, other).message, number


def test_a_question_about_a_story_asks_for_one() -> None:
    told = [check(number, CASES[number].right[0]) for number in NUMBERS]
    without = [verdict for verdict in told if not verdict.solved]
    assert without
    assert all("check(number, answer, story)" in verdict.message for verdict in without)
    for other in ("blinken.txt", SEED_STORY.evidence.assign(text="a"), 3):
        assert f"a value of type {type(other).__name__}" in check("00.3", 8, other).message  # type: ignore[arg-type]


def test_an_exercise_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"the number of an exercise must be one of .*; got '00.9'"):
        check("00.9", 1)
    with pytest.raises(ValueError, match=r"got '99.1'"):
        check("99.1", 1)
