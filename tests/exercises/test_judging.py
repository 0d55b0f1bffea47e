"""How answers are read and judged, on answers worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from newslib.exercises.exercise import Verdict
from newslib.exercises.judging import (
    Example,
    equals,
    is_no,
    is_yes,
    judge_function,
    judge_guess,
    judge_number,
    judge_set,
)
from newslib.exercises.wanted import Choice, Function, Misfit, Number, Numbers, WholeNumber, Words, shown


def number(answer: float, right: float = 4, within: float = 0.0) -> Verdict:
    traps = [(4, "this is right here"), (7, "that is the other version"), (None, "nothing")]
    return judge_number(answer, right, traps=traps, low="more", high="fewer", well="so it is", within=within)


def test_a_known_wrong_turn_comes_before_the_direction() -> None:
    assert [number(n).message for n in (4, 7, 1, 9)] == ["so it is", "that is the other version", "more", "fewer"]
    assert number(4, right=7).message == "this is right here"  # what is right on one story is wrong on another
    assert number(4.005, within=0.006).solved
    assert not number(4.01, within=0.006).solved
    assert number(4.51, right=4.53).message.startswith("Very near")
    assert number(3.95).message == "more"  # a whole number has no decimals to lose


def things(*answer: Any) -> Verdict:
    return judge_set(
        answer,
        ["Kyiv", "the U.S.’s"],
        traps=[("Moscow", "that is in A")],
        missing="{n} missing",
        surplus="{what} is too much, {n} in all",
        well="all",
    )


def test_a_set_is_judged_without_order_or_case() -> None:
    assert things("the u.s.'s", "KYIV").solved
    assert things("Kyiv").message == "1 missing"
    assert things("Kyiv", "Moscow").message == "that is in A"
    assert things("Kyiv", "{n}", "Oslo").message == "'{n}' is too much, 2 in all"


def test_a_guess_is_told_how_far_it_was_off_and_how_others_did() -> None:
    alone = judge_guess(0.5, 0.25, classmates=[], told="It is {found}.")
    assert alone.message == "You guessed 0.5. It is 0.25. You were 0.25 off."
    among = judge_guess(0.5, 0.25, classmates=[0.3, 0.6, 0.9], told="It is {found}.")
    assert among.message.endswith("Of 3 in the class file 1 came nearer; the middle guess is 0.6.")


def try_out(function: Any) -> Verdict:
    examples = [Example(([1, 2],), equals(3), "Add them."), Example(([],), equals(0), "Nothing adds up to nothing.")]
    return judge_function(function, examples, well="sums")


def test_a_function_is_tried_until_an_example_fails() -> None:
    assert try_out(sum).solved
    assert try_out(len).message == "With [1, 2] your function gives 2. Add them."
    assert try_out(lambda numbers: sum(numbers) / len(numbers) * 2).message == (
        "With [] your function stops with ZeroDivisionError: division by zero. Nothing adds up to nothing."
    )
    assert try_out(lambda numbers: ...).status == "unanswered"
    assert try_out(lambda numbers: None).status == "unanswered"
    assert try_out(lambda numbers: 3 if numbers else None).message.startswith(
        "With [] your function gives nothing back"
    )


def test_a_function_that_changes_what_it_gets_spoils_no_later_example() -> None:
    numbers = [1, 2]

    def emptying(given: list[int]) -> int:
        total = sum(given)
        given.clear()
        return total

    examples = [Example((numbers,), equals(3), ""), Example((numbers,), equals(3), "")]
    assert judge_function(emptying, examples, well="").solved


def test_true_is_no_number_and_a_text_no_yes() -> None:
    assert not equals(1)(True)
    assert equals(0.5)(0.5000001)
    assert equals("a")("a")
    assert [is_yes(1 == 1), is_yes("yes"), is_no(""), is_no(False), is_no(True)] == [True, False, True, True, False]


@pytest.mark.parametrize(
    ("wanted", "answer", "read"),
    [
        (WholeNumber(), "1,200", 1200),
        (WholeNumber(), 3.0, 3),
        (Number(share=True), "0.25", 0.25),
        (Choice("abc"), " B) ", "b"),
        (Words(), "Kyiv, Moscow,Kyiv", ["Kyiv", "Moscow"]),
        (Words(), {"a  b"}, ["a b"]),
        (Numbers(), 4, [4]),
        (Numbers(count=2), (4, "2"), [4, 2]),
        (Function("f()"), len, len),
    ],
)
def test_an_answer_is_read_as_it_is_meant(wanted: Any, answer: Any, read: Any) -> None:
    assert wanted.read(answer) == read


@pytest.mark.parametrize(
    ("wanted", "answer", "words"),
    [
        (WholeNumber(), True, "True"),
        (Number(low=1), 0.5, "not below 1"),
        (Number(high=1), 2, "not above 1"),
        (Choice("abc"), "abc", "one of the letters a, b, c"),
        (Words(least=2), ["a", " "], "at least 2; your answer has 1"),
        (Words(), [1], "words in a list"),
        (Numbers(count=3), [1, 2], "exactly 3 numbers; your answer has 2"),
        (Numbers(), [2, 2], "2 stands there 2 times"),
        (Numbers(), "2", "numbers in a list"),
        (Function("f()"), 3, "without parentheses"),
        (Function("f()"), int, "a function that is called as f()"),
    ],
)
def test_an_answer_of_another_kind_is_told_what_is_wanted(wanted: Any, answer: Any, words: str) -> None:
    with pytest.raises(Misfit) as misfit:
        wanted.read(answer)
    assert words in str(misfit.value)


def test_whatever_an_answer_is_it_can_be_named() -> None:
    class Unnamed:
        def __repr__(self) -> str:
            raise RuntimeError

    assert [shown(Unnamed()), shown("x" * 100), shown(len)] == [
        "a value of type Unnamed",
        "a value of type str",
        "a function",
    ]
