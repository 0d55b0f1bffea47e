"""Which sentences share a quotation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.batch import batch_blocks, batch_sentences
from newslib.reading.quotations import marks_of, shared_quotations
from tests.fragments import blocks


def shared(*paragraphs: str) -> list[int]:
    batch = batch_blocks(paragraphs, np.zeros(len(paragraphs), dtype=np.int64))
    return shared_quotations(batch, batch.block).tolist()


def of_pieces(piece: str) -> tuple[int, int]:
    """What the first and the last double mark do: 0 nothing, 1 opens, 2 ends."""
    number = marks_of(piece)
    return number & 3, number >> 2 & 3


@pytest.mark.parametrize(
    ("piece", "first", "last"),
    [
        ("stay", 0, 0),
        ("“We", 1, 1),
        ("stay.”", 2, 2),
        ('"No,"', 1, 2),
        ("”We", 1, 1),  # turned the wrong way
        ("stay.“", 2, 2),
        ("(“We", 1, 1),
        ("he—“we", 1, 1),
        ("we—”", 2, 2),
        ("„Ja.“", 1, 2),
        ("«Oui.»", 1, 2),
        ("«", 1, 1),
        ("»", 2, 2),
        ('"', 0, 0),  # alone between blanks, it cannot be told
        ("‘“We", 1, 1),
    ],
)
def test_marks_are_told_by_what_stands_beside_them(piece: str, first: int, last: int) -> None:
    assert of_pieces(piece) == (first, last)


@pytest.mark.parametrize(
    ("piece", "does"),
    [("‘We", 1), ("stay.’", 2), ("stay,'", 2), ("don’t", 0), ("Olympics’", 0), ("’80s", 0), ("'tis", 1)],
)
def test_single_marks_are_told_from_apostrophes(piece: str, does: int) -> None:
    assert marks_of(piece) >> 4 & 3 == does


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Rain fell. “We will stay. We have food,” she said. Nobody came.", [0, 1, 1, 3]),
        ('Rain fell. "We will stay. We have food," she said. Nobody came.', [0, 1, 1, 3]),
        ("”We will stay. We have food,“ she said. Nobody came.", [0, 0, 2]),
        ("Rain fell. ‘We’ll stay. It’s the farmers’ food,’ she said. Nobody came.", [0, 1, 1, 3]),
        ("Il pleut. « On reste. Voilà. » Fin.", [0, 1, 1, 1]),  # the mark that ends it opens the last sentence
        ("„Wir bleiben. Es reicht“, sagte sie. Regen fiel.", [0, 0, 2]),
        ("“We stay,” she said. “We have food.” Rain fell.", [0, 1, 2]),  # each within its sentence
        ("“One. Two.” “Three. Four.” Five.", [0, 0, 2, 2, 4]),
        ("“One. Two. Three.” Four.", [0, 0, 0, 3]),
        ("“One. Two.” he said. “Three. Four.”", [0, 0, 2, 2]),
        ("He said “one” and “two. Three.” Four.", [0, 0, 2]),
        ("“One. ‘Two. Three.’ Four.” Five.", [0, 0, 0, 0, 4]),  # what is quoted within belongs to it
        ("“One. Two. Three.", [0, 1, 2]),  # never closed
        ("“One.” Two.” Three.", [0, 1, 2]),  # closed twice
        ("“One. Two,”—“three. Four.” Five.", [0, 0, 0, 3]),  # one ends and the next begins in a piece
        ("In the ‘80s it rained. Then it snowed.’ Fine.", [0, 1, 2]),
        ("One.” Two. Three.", [0, 1, 2]),  # never opened
        ("Rain fell. Nobody came.", [0, 1]),
        ("It rained in the ‘80s. He said, ‘We go. Now.’ Fine.", [0, 1, 1, 3]),  # opened anew, the first opened nothing
    ],
)
def test_sentences_that_share_a_quotation(paragraph: str, expected: list[int]) -> None:
    assert shared(paragraph) == expected


def test_a_quotation_of_several_paragraphs_counts_paragraph_by_paragraph() -> None:
    assert shared("She said: “One. Two.", "“Three. Four.", "“Five. Six.” Seven.") == [0, 0, 2, 2, 4, 4, 6]
    assert shared("She said: “One. Two.", "Rain fell. “Three. Four.”") == [0, 1, 2, 3, 3]  # not opened at its beginning
    assert shared("She said: “One. Two.", "Rain fell.", "“Three. Four.”") == [0, 1, 2, 3, 3]  # not the next


def test_a_mark_within_the_next_paragraph_does_not_take_a_quotation_up() -> None:
    assert shared("“One. Two.", "Rain “fell. Three.”") == [0, 1, 2, 2]


def test_the_next_text_takes_no_quotation_up() -> None:
    batch = batch_blocks(["“One. Two.", "“Three. Four.”"], [0, 1])
    assert shared_quotations(batch, batch.block).tolist() == [0, 1, 2, 2]


def test_the_next_text_ends_no_quotation() -> None:
    batch = batch_blocks(["“One. Two.", "Three.” Four.", "“Five. Six."], [0, 1, 2])
    assert shared_quotations(batch, batch.block).tolist() == [0, 1, 2, 3, 4, 5]


def test_single_marks_count_where_a_text_has_no_double_ones() -> None:
    texts = ["‘One. Two.’", "‘One. Two.’ “Yes.”"]
    batch = batch_blocks(texts, [0, 1])
    assert shared_quotations(batch, batch.block).tolist() == [0, 0, 2, 3, 4]


def test_rows_that_are_sentences_already_share_by_their_blocks() -> None:
    batch = batch_sentences(["“One.", "Two.”", "“Three.", "Four.”"], [0, 0, 0, 0])
    assert shared_quotations(batch, np.array([7, 7, 8, 9])).tolist() == [0, 0, 2, 3]


def test_nothing_shares_nothing() -> None:
    assert shared() == []
    assert shared("") == []


@given(st.lists(blocks(), min_size=1, max_size=4))
def test_those_who_share_stand_together_in_a_block(paragraphs: list[str]) -> None:
    batch = batch_blocks(paragraphs, np.zeros(len(paragraphs), dtype=np.int64))
    found = shared_quotations(batch, batch.block)
    for place, number in enumerate(found.tolist()):
        assert number <= place
        assert set(found[number : place + 1].tolist()) == {number}
        assert batch.block[number] == batch.block[place]


@given(st.lists(blocks(), min_size=1, max_size=4))
def test_texts_do_not_touch_each_other(texts: list[str]) -> None:
    batch = batch_blocks(texts, np.arange(len(texts)))
    found = shared_quotations(batch, batch.block)
    for i, text in enumerate(texts):
        own = np.flatnonzero(batch.text == i)
        assert (found[own] - own[:1]).tolist() == shared(text)
