"""Runs and passages as arrays: by hand, against a search of every place, and for many stories at once."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from types import FrameType
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from newslib.analysis import reuse
from newslib.analysis.reuse import MATCHING, MOST_PLACES, Passage, Run, exact_runs, passages

Side = list[list[str]]  # the words of one version, a list for each stretch of text
Arrays = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]


def arrays_of(*stories: tuple[Side, Side]) -> Arrays:
    """Terms, stretches, stories and versions of these stories, A before B."""
    words = [
        (word, (i, side, j), i, side)
        for i, story in enumerate(stories)
        for side, parts in enumerate(story)
        for j, part in enumerate(parts)
        for word in part
    ]
    numbers, stretches = ({value: n for n, value in enumerate(dict.fromkeys(row[k] for row in words))} for k in (0, 1))
    terms = np.array([numbers[word] for word, *_ in words], dtype=np.int64)
    stretch = np.array([stretches[part] for _, part, *_ in words], dtype=np.int64)
    story = np.array([i for _, _, i, _ in words], dtype=np.int64)
    return terms, stretch, story, np.array([side == 1 for *_, side in words], dtype=bool)


def side_of(text: str) -> Side:
    """The words of a text; a bar ends a stretch."""
    return [part.split() for part in text.split("|")]


def words_in(*sides: Side) -> list[str]:
    return [word for side in sides for part in side for word in part]


def shared(a: str, b: str, shortest: int = 3, gap: int = 2) -> list[str]:
    """The words that each passage has in both versions, a dash where its runs are parted."""
    words = words_in(side_of(a), side_of(b))
    found = passages(*arrays_of((side_of(a), side_of(b))), shortest=shortest, gap=gap)
    return [" - ".join(" ".join(words[run.b : run.b + run.size]) for run in passage.runs) for passage in found]


def runs_of(a: str, b: str, size: int = 2) -> list[tuple[int, int, int]]:
    """Where each run stands, counted from the beginning of its version: in B, in A, and its length."""
    before = len(words_in(side_of(a)))
    found = exact_runs(*arrays_of((side_of(a), side_of(b))), size)
    return [(run.b - before, run.a, run.size) for run in found]


# --- exact runs


def test_exact_runs_by_hand() -> None:
    a = "the ferry left port and the ferry sank"
    assert runs_of(a, "soon the ferry left") == [(1, 0, 3), (1, 5, 2)]
    assert runs_of(a, "left port left port") == [(0, 2, 2), (2, 2, 2)]
    assert runs_of(a, "port left") == []


def test_runs_of_one_word_are_found_where_they_are_asked_for() -> None:
    assert runs_of("rain fell", "fell rain", size=1) == [(0, 1, 1), (1, 0, 1)]
    assert runs_of("rain fell", "fell rain", size=2) == []
    assert runs_of("rain fell", "rain fell", size=1) == [(0, 0, 2)]


def test_no_run_goes_on_into_another_stretch() -> None:
    assert runs_of("the ferry | left port", "the ferry left port") == [(0, 0, 2), (2, 2, 2)]
    assert runs_of("the ferry left port", "the ferry | left port") == [(0, 0, 2), (2, 2, 2)]
    assert runs_of("the | ferry", "the ferry") == []


def test_no_run_of_single_words_goes_on_into_another_stretch() -> None:
    assert runs_of("the ferry | left port", "the ferry left port", size=1) == [(0, 0, 2), (2, 2, 2)]


@pytest.mark.parametrize(("times", "expected"), [(MOST_PLACES, MOST_PLACES), (MOST_PLACES + 1, 0)])
def test_a_pair_that_one_version_has_too_often_starts_no_run(times: int, expected: int) -> None:
    assert len(runs_of("of the | " * times, "of the")) == expected


def test_a_passage_goes_on_over_a_pair_that_starts_no_run() -> None:
    often = "of the | " * MOST_PLACES
    text = "the captain of the ferry"
    assert runs_of(often + text, text) == [(0, 2 * MOST_PLACES, 3), (3, 2 * MOST_PLACES + 3, 2)]
    assert shared(often + text, text, shortest=5, gap=0) == ["the captain of - the ferry"]


# --- passages by hand


def test_a_run_word_for_word_is_one_passage() -> None:
    assert shared("soon the ferry left port", "then the ferry left Kelmar") == ["the ferry left"]


def test_passages_in_another_order_are_found_in_the_order_of_b() -> None:
    a = "one two three four five six seven"
    assert shared(a, "four five six seven one two three") == ["four five six seven", "one two three"]


@pytest.mark.parametrize(
    ("b", "expected"),
    [
        ("a b c d x e f g h", "a b c d - e f g h"),  # put in
        ("a b c d f g h", "a b c d - f g h"),  # left out
        ("a b c x e f g h", "a b c - e f g h"),  # put in another's place
        ("a b c d x y e f g h", "a b c d - e f g h"),
    ],
)
def test_a_change_inside_a_passage_is_bridged(b: str, expected: str) -> None:
    assert shared("a b c d e f g h", b) == [expected]


@pytest.mark.parametrize("between", ["", "x y", "x"])
def test_the_gap_is_counted_in_either_version(between: str) -> None:
    first, then = "a b c d e f", "g h i j k l"
    two, three = f"{first} p q {then}", f"{first} p q r {then}"
    joined, parted = [f"{first} - {then}"], [first, then]
    other = f"{first} {between} {then}"
    assert shared(two, other) == shared(other, two) == joined
    assert shared(three, other) == shared(other, three) == parted
    assert shared(three, other, gap=3) == joined
    assert shared(two, other, gap=1) == parted


def test_without_a_gap_a_passage_is_the_same_word_for_word() -> None:
    assert shared("a b c d e f g", "a b c x e f g", gap=0) == ["a b c", "e f g"]
    assert shared("a b c d e f g", "a b c d e f g", gap=0) == ["a b c d e f g"]


def test_a_word_that_ends_one_run_and_begins_another_is_counted_once() -> None:
    assert shared("in the old house", "in the old in the old house", shortest=4) == ["in the old house"]
    assert shared("a b c d in the e f g h", "a b c d in in the e f g h") == ["a b c d in - the e f g h"]
    assert shared("a b c d in in the e f g h", "a b c d in the e f g h") == ["a b c d in - the e f g h"]


def test_a_run_that_another_covers_adds_nothing() -> None:
    assert shared("p q x x x", "p q x x x x") == ["p q x x x"]
    assert shared("p q x x x x", "p q x x x") == ["p q x x x"]


def test_words_between_two_runs_are_in_no_other_passage() -> None:
    a, b = "a b c d e f g h i j k l | x y z", "a b c d e f x y z g h i j k l"
    assert shared(a, b, gap=3) == ["a b c d e f - g h i j k l"]
    assert shared(a, b, gap=2) == ["a b c d e f", "x y z", "g h i j k l"]


def test_runs_are_joined_in_the_order_of_both_versions_alone() -> None:
    assert shared("d e f a b c", "a b c d e f") == ["a b c", "d e f"]


def test_as_many_words_as_asked_for_must_stand_in_both() -> None:
    a, b = "a b c x d e f g", "a b c y d e f g"
    assert shared(a, b, shortest=7) == ["a b c - d e f g"]
    assert shared(a, b, shortest=8) == []


def test_a_passage_keeps_four_words_of_five_or_is_parted() -> None:
    a, b = "a b c d x y e f g h", "a b c d z w e f g h"
    assert shared(a, b) == ["a b c d - e f g h"]  # 8 of 10
    a, b = "a b c x y d e f g", "a b c z w d e f g"
    assert shared(a, b) == ["a b c", "d e f g"]  # 7 of 9
    assert shared(a, b, shortest=4) == ["d e f g"]


def test_what_b_repeats_is_a_passage_each_time() -> None:
    assert shared("x a b c y", "a b c p q r a b c") == ["a b c", "a b c"]


def test_what_a_repeats_is_one_passage() -> None:
    assert shared("a b c p q r a b c", "x a b c y") == ["a b c"]
    assert shared("a b c p q r a b c d", "a b c d") == ["a b c d"]  # the longer of the two


def test_the_longest_passage_has_the_words_that_two_could_have() -> None:
    a, b = "a b c d e f | d e f g h i j", "a b c d e f g h i j"
    assert shared(a, b) == ["a b c", "d e f g h i j"]
    assert shared(a, b, shortest=4) == ["d e f g h i j"]


def test_what_a_longer_passage_leaves_of_another_stays_together() -> None:
    middle = [f"m{i}" for i in range(1, 21)]
    every_other_pair = [word for i, word in enumerate(middle) if i % 4 < 2]
    a = f"a b c x d e f {' '.join(every_other_pair)} y z | {' '.join(middle)}"
    b = f"a b c w d e f {' '.join(middle)} y z"
    assert shared(a, b, shortest=2) == ["a b c - d e f", " ".join(middle), "y z"]


def test_no_passage_goes_on_into_another_stretch() -> None:
    whole = "a b c d e f"
    assert shared("a b c | d e f", whole) == ["a b c", "d e f"]
    assert shared(whole, "a b c | d e f") == ["a b c", "d e f"]
    assert shared("a b c | d e f", whole, shortest=4) == []


def test_words_are_counted_in_the_version_that_has_more() -> None:
    longer_a = Passage((Run(10, 0, 3), Run(13, 4, 2)), (Run(10, 0, 3), Run(13, 4, 2)))
    longer_b = Passage((Run(10, 0, 3), Run(15, 3, 2)), (Run(10, 0, 3), Run(15, 3, 2)))
    assert (longer_a.words, longer_a.perfect) == (6, 5)
    assert (longer_b.words, longer_b.perfect) == (7, 5)


@pytest.mark.parametrize("shortest", [1, 2])
@pytest.mark.parametrize(("a", "b"), [("", ""), ("a", ""), ("", "a"), ("a b c", ""), ("", "a b c"), ("a b", "c d")])
def test_where_nothing_is_shared_there_is_no_passage(a: str, b: str, shortest: int) -> None:
    assert shared(a, b, shortest=shortest) == []


# --- what always holds

ALPHABETS = st.sampled_from(["ab", "abcd", "abcdefghij"])
SETTINGS = st.tuples(st.integers(1, 6), st.integers(0, 3))


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two runs of few different words; the second is often the first, edited and put in another order."""
    words = st.sampled_from(draw(ALPHABETS))
    a = draw(st.lists(words, max_size=24))
    if draw(st.booleans()):
        return a, draw(st.lists(words, max_size=24))
    b = list(a)
    for at, kind, word in draw(st.lists(st.tuples(st.integers(0, 23), st.sampled_from("+-=<"), words), max_size=5)):
        place = at % (len(b) + 1)
        b = {
            "+": [*b[:place], word, *b[place:]],
            "-": b[:place] + b[place + 1 :],
            "=": [*b[:place], word, *b[place + 1 :]],
            "<": b[place:] + b[:place],
        }[kind]
    return a, b


def longest_run(a: list[str], b: list[str]) -> int:
    """The length of the longest run of words that stands in both, by trying every pair of places."""
    return max(
        (
            next((n for n in range(len(b)) if i + n == len(a) or j + n == len(b) or a[i + n] != b[j + n]), len(b))
            for i in range(len(a))
            for j in range(len(b))
        ),
        default=0,
    )


def find(a: list[str], b: list[str], shortest: int, gap: int) -> list[Passage]:
    return passages(*arrays_of(([a], [b])), shortest=shortest, gap=gap)


def places(passage: Passage) -> tuple[list[int], list[int]]:
    """The places of the words that stand in both: those in A, those in B."""
    steps = [(run, step) for run in passage.runs for step in range(run.size)]
    return [run.a + step for run, step in steps], [run.b + step for run, step in steps]


@given(versions(), SETTINGS)
def test_what_a_passage_shares_is_the_same_words_in_the_same_order(
    texts: tuple[list[str], list[str]], settings: tuple[int, int]
) -> None:
    words = [*texts[0], *texts[1]]
    shortest, gap = settings
    for passage in find(*texts, *settings):
        in_a, in_b = places(passage)
        assert [words[i] for i in in_a] == [words[i] for i in in_b]
        assert 0 <= in_a[0] <= in_a[-1] < len(texts[0]) <= in_b[0] <= in_b[-1] < len(words)
        for side in (in_a, in_b):
            assert all(1 <= later - earlier <= gap + 1 for earlier, later in pairwise(side))
        assert passage.perfect == len(in_a) >= shortest
        assert passage.words == max(in_a[-1] - in_a[0], in_b[-1] - in_b[0]) + 1
        assert passage.perfect >= MATCHING * passage.words


@given(versions(), SETTINGS)
def test_no_word_of_b_is_in_two_passages_and_they_come_in_its_order(
    texts: tuple[list[str], list[str]], settings: tuple[int, int]
) -> None:
    ends = [places(passage)[1] for passage in find(*texts, *settings)]
    assert all(before[-1] < after[0] for before, after in pairwise(ends))


@given(versions(), st.integers(1, 6))
def test_without_a_gap_the_longest_passage_is_the_longest_run(
    texts: tuple[list[str], list[str]], shortest: int
) -> None:
    found = find(*texts, shortest, 0)
    longest = longest_run(*texts)
    assert max((passage.perfect for passage in found), default=0) == (longest if longest >= shortest else 0)
    assert all(passage.perfect == passage.words for passage in found)


@given(versions(), st.integers(1, 6))
def test_without_a_gap_no_run_is_left_beside_the_passages(texts: tuple[list[str], list[str]], shortest: int) -> None:
    a, b = texts
    free = list(b)
    for passage in find(a, b, shortest, 0):
        for place in places(passage)[1]:
            free[place - len(a)] = "·"  # no word
    assert longest_run(a, free) < shortest


@given(versions(), SETTINGS)
def test_of_two_versions_that_are_the_same_every_word_is_shared(
    texts: tuple[list[str], list[str]], settings: tuple[int, int]
) -> None:
    a, _ = texts
    expected = [(len(a), len(a))] if len(a) >= settings[0] else []
    assert [(found.perfect, found.words) for found in find(a, a, *settings)] == expected


SIDES = st.lists(st.lists(st.sampled_from("abcdef"), max_size=9), max_size=4)


@given(SIDES, SIDES, st.integers(2, 6), st.integers(0, 3))
def test_the_order_of_b_s_stretches_changes_nothing(a: Side, b: Side, shortest: int, gap: int) -> None:
    total, back = (
        sum(passage.perfect for passage in passages(*arrays_of((a, side)), shortest=shortest, gap=gap))
        for side in (b, b[::-1])
    )
    assert total == back


@given(st.data(), st.integers(0, 3))
def test_sentences_in_any_order_are_shared_wholly(data: st.DataObject, gap: int) -> None:
    sizes = data.draw(st.lists(st.integers(4, 7), min_size=1, max_size=5))
    sentences = [[f"s{i}w{j}" for j in range(size)] for i, size in enumerate(sizes)]
    b = words_in(data.draw(st.permutations(sentences)))
    assert sum(passage.perfect for passage in find(words_in(sentences), b, 4, gap)) == sum(sizes)


# Always the same examples: where a chain is parted, a run of just `shortest` words can be lost ("aba" in "ababba").
@settings(derandomize=True)
@example((list("abc"), list("abbc")), 2, 1)
@given(versions(), st.integers(2, 6), st.integers(0, 3))
def test_of_every_run_that_is_long_enough_some_words_are_in_a_passage(
    texts: tuple[list[str], list[str]], shortest: int, gap: int
) -> None:
    a, b = texts
    free = list(b)
    for passage in find(a, b, shortest, gap):
        in_b = places(passage)[1]
        for place in range(in_b[0], in_b[-1] + 1):
            free[place - len(a)] = "·"
    assert longest_run(a, free) < shortest


@given(st.lists(st.tuples(SIDES, SIDES), max_size=4), st.integers(2, 6), st.integers(0, 3))
def test_many_stories_at_once_share_what_each_shares_alone(
    stories: list[tuple[Side, Side]], shortest: int, gap: int
) -> None:
    together = passages(*arrays_of(*stories), shortest=shortest, gap=gap)
    alone = []
    before = 0
    for story in stories:
        for passage in passages(*arrays_of(story), shortest=shortest, gap=gap):
            alone.append([(run.b + before, run.a + before, run.size) for run in passage.runs])
        before += len(words_in(*story))
    assert [[(run.b, run.a, run.size) for run in passage.runs] for passage in together] == alone


# --- the work grows with the length of the texts


def lines_run(task: Callable[[], object]) -> int:
    """How many lines of `reuse` are run in a task."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename != reuse.__file__:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        task()
    finally:
        sys.settrace(before)
    return count


def text_of(kind: str, size: int) -> tuple[list[str], list[str]]:
    """Two versions of so many words each."""
    chance = random.Random(7)
    words = {
        "new words": [str(i) for i in range(size)],
        "two words": ["a", "b"] * (size // 2),
        "a phrase again and again": [
            word for i in range(size // 5) for word in ["in", "the", "port", str(i // 8), "·"]
        ],
        "many words": [str(int(chance.paretovariate(0.5))) for _ in range(size)],  # few often, most of them seldom
    }[kind]
    edited = [word if chance.random() < 0.95 else str(chance.randrange(size)) for word in words]
    return words, edited


@pytest.mark.parametrize("kind", ["new words", "two words", "a phrase again and again", "many words"])
def test_twice_the_words_are_twice_the_work(kind: str) -> None:
    small, large = (lines_run(partial(find, *text_of(kind, size), 6, 2)) for size in (1000, 2000))
    assert small > 0
    assert large <= 2.5 * small
