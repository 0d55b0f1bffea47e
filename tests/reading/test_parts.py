"""What words and pieces are made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from newslib.reading.parts import Parts, parts_of
from newslib.reading.vocabulary import Vocabulary


def letters_of(names: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    return np.array(list(map(len, names)), dtype=np.int64), list("".join(names))


def test_parts_are_numbers_that_come_again() -> None:
    parts = Parts(["abba", "", "cab"], letters_of)
    sizes, letters = parts.of(np.array([2, 0, 1, 2]))
    assert sizes.tolist() == [3, 4, 0, 3]
    a, b, c = (parts.number(letter) for letter in "abc")
    assert letters.tolist() == [c, a, b, a, b, b, a, c, a, b]


def test_what_is_new_in_the_list_is_read_when_it_is_asked_for() -> None:
    names, read = ["ab"], []

    def split(new: Sequence[str]) -> tuple[np.ndarray, list[str]]:
        read.extend(new)
        return letters_of(new)

    parts = Parts(names, split)
    parts.of(np.array([0]))
    names += ["c", "a"]
    assert [column.tolist() for column in parts.of(np.array([2, 0]))] == [[1, 2], [0, 0, 1]]
    assert read == ["ab", "c", "a"]


def test_each_vocabulary_has_its_own() -> None:
    one, other = Vocabulary(), Vocabulary()
    assert parts_of(one, "terms", letters_of) is parts_of(one, "terms", letters_of)
    assert parts_of(one, "terms", letters_of) is not parts_of(one, "pieces", letters_of)
    assert parts_of(one, "terms", letters_of) is not parts_of(other, "terms", letters_of)
    pieces, _ = one.numbers(["ebb tide", "ebb"])
    assert parts_of(one, "pieces", letters_of).of(pieces)[0].tolist() == [3, 4, 3]


def test_parts_are_counted_row_by_row() -> None:
    parts = Parts(["abba", "", "cab"], letters_of)
    found = parts.counted(csr_array(np.array([[1, 1, 0], [0, 2, 3]])))
    assert found.toarray()[:, [parts.number(letter) for letter in "abc"]].tolist() == [[2, 2, 0], [3, 3, 3]]
