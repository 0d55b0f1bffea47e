"""Words as stems and as runs of letters, by hand and held against the plain definition."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.analysis.forms import letter_runs, many_letter_runs, stems_and_letters
from newslib.reading.batch import batch_sentences
from newslib.reading.parts import parts_of
from newslib.reading.words import is_stop, stem_of, term_of, words_of
from tests.fragments import blocks


def read(texts: list[str]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The stems and the runs of letters with their sentences, each as often as it stands there, sorted."""
    batch = batch_sentences(texts, np.zeros(len(texts), dtype=np.int64))
    runs = parts_of(batch.vocabulary, "terms", many_letter_runs)
    spelled = {runs.number(run): run for text in texts for term in plain(text) for run in letter_runs(term)}
    found = []
    for counted, names in zip(stems_and_letters(batch), (batch.vocabulary.stems, spelled), strict=True):
        columns = (column.tolist() for column in (counted.rows, counted.features, counted.counts))
        found.append(
            sorted((row, names[number]) for row, number, count in zip(*columns, strict=True) for _ in range(count))
        )
    return found[0], found[1]


def plain(text: str) -> list[str]:
    """The terms of a text, and what its names may become."""
    return [*map(term_of, words_of(text)), "usa", "uk", "u.s.", "u.k.", "america", "britain"]


def same_words(one: str, other: str) -> bool:
    """Whether two sentences count as the same words in the same order, in both forms."""
    stems, letters = read([one, other])
    parts: list[list[list[object]]] = []
    for found in (stems, letters):
        by_sentence: defaultdict[int, list[object]] = defaultdict(list)
        for row, feature in found:
            by_sentence[row].append(feature)
        parts.append([by_sentence[0], by_sentence[1]])
    return all(first == second for first, second in parts)


@pytest.mark.parametrize(
    ("term", "size", "expected"),
    [
        ("rain", 3, [" ra", "rai", "ain", "in "]),
        ("rain", 4, [" rai", "rain", "ain "]),
        ("of", 4, [" of "]),
        ("of", 3, [" of", "of "]),
        ("a", 4, [" a "]),
        ("a", 3, [" a "]),
        ("noon", 2, [" n", "no", "oo", "on", "n "]),
    ],
)
def test_runs_of_letters_hold_the_edges_of_a_word(term: str, size: int, expected: list[str]) -> None:
    assert letter_runs(term, size) == expected


def test_without_a_size_a_run_has_three_letters() -> None:
    assert letter_runs("rain") == letter_runs("rain", 3)


@given(st.text("abc", min_size=1, max_size=9), st.integers(2, 6))
def test_runs_of_letters_read_in_a_row_give_the_word_back(term: str, size: int) -> None:
    runs = letter_runs(term, size)
    assert "".join([runs[0], *(run[-1] for run in runs[1:])]) == f" {term} "
    assert len(runs) == max(1, len(term) + 3 - size)
    assert len(runs) == 1 or {*map(len, runs)} == {size}


@given(st.lists(st.text("abcß", min_size=1, max_size=9)), st.integers(2, 6))
def test_the_runs_of_many_words_are_those_of_each(terms: list[str], size: int) -> None:
    sizes, runs = many_letter_runs(terms, size)
    assert runs == [run for term in terms for run in letter_runs(term, size)]
    assert sizes.tolist() == [len(letter_runs(term, size)) for term in terms]


def test_stems_leave_function_words_out_and_letters_do_not() -> None:
    stems, letters = read(["The ferries left.", "A ferry", ""])
    assert stems == [(0, "ferri"), (0, "left"), (1, "ferri")]
    assert [row for row, _ in letters] == [0] * (3 + 7 + 4) + [1] * (1 + 5)
    assert {run for row, run in letters if row == 0} & {run for row, run in letters if row == 1}  # " fe"


def test_a_run_that_a_word_holds_twice_stands_there_twice() -> None:
    _, letters = read(["banana"])  # " ba ban ana nan ana na "
    assert letters == [(0, run) for run in (" ba", "ana", "ana", "ban", "na ", "nan")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Troops left the U.S.", "Troops left the United States"),
        ("Troops left United States of America.", "Troops left America"),
        ("Great Britain’s ships", "U.K. ships"),
        ("UK of the United States", "Britain of the USA"),
        ("United States United States", "U.S. U.S."),
    ],
)
def test_the_forms_of_a_name_count_as_one_word(one: str, other: str) -> None:
    assert same_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Troops left us", "Troops left the U.S."),  # "us" is a word as well
        ("The united front of states", "The U.S. front of"),
        ("United, we say, States", "U.S. we say"),
        ("The ferry left", "The ferries left port"),
    ],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert not same_words(one, other)


def test_a_name_ends_with_its_sentence() -> None:
    stems, _ = read(["They are united", "States rose"])
    assert stems == [(0, stem_of("united")), (1, "rose"), (1, stem_of("states"))]


@given(st.lists(blocks(), max_size=4))
def test_both_forms_are_what_their_definition_says(texts: list[str]) -> None:
    terms = [
        ["usa" if (term := term_of(word)) in ("u.s.", "u.s.a.") else term for word in words_of(text)] for text in texts
    ]
    stems, letters = read(texts)
    assert stems == sorted(
        (row, stem_of(term)) for row, found in enumerate(terms) for term in found if not is_stop(term)
    )
    assert letters == sorted(
        (row, run) for row, found in enumerate(terms) for term in found for run in letter_runs(term)
    )
