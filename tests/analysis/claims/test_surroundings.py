"""What stands around a stretch of words, and how alike it is."""

from __future__ import annotations

import math

import numpy as np
import pytest

from newslib import Story, entity_table, fact_table, sentence_table
from newslib.analysis.claims.claim import fact_claims, name_claims
from newslib.analysis.claims.surroundings import FAR, NEAR, Surroundings


def made(a: str, b: str) -> tuple[Surroundings, Story]:
    story = Story.from_texts(a, b)
    return Surroundings(sentence_table(story)), story


def stretch(story: Story, sentence: int, words: str, after: int = 0) -> tuple[int, int, int]:
    start = story.text.index(words, after)
    return sentence, start, start + len(words)


def test_weights_are_those_of_the_formula() -> None:
    surroundings, story = made("Ferry left port Friday.", "Train left town Friday.")
    matrix = surroundings.matrix([stretch(story, 0, "Friday")]).toarray()[0]
    once, twice = math.log(3 / 2) + 1, math.log(3 / 3) + 1
    expected = {
        "port": (1 + FAR) * once,
        "left": (1 / (1 + 1 / NEAR) + FAR) * twice,
        "ferri": (1 / (1 + 2 / NEAR) + FAR) * once,
    }
    size = math.sqrt(sum(weight**2 for weight in expected.values()))
    for stem, weight in expected.items():
        assert matrix[surroundings.column[stem]] == pytest.approx(weight / size)
    assert np.count_nonzero(matrix) == 3


def test_the_likeness_is_their_cosine_and_near_words_count_more() -> None:
    surroundings, story = made("Ferry left port Friday.", "Train left town Friday.")
    a, b = stretch(story, 0, "Friday"), stretch(story, 1, "Friday", 25)
    one, other = (surroundings.matrix([place]).toarray()[0] for place in (a, b))
    assert surroundings.likeness([a], [b])[0, 0] == pytest.approx(float(one @ other))
    near, far = made(
        "A ferry sank off Oslo on Friday.", "Near Oslo on Friday a boat of the old kind that nobody likes went down."
    )
    place = stretch(far, 0, "Friday"), stretch(far, 1, "Friday", 40)
    assert 0 < near.likeness([place[0]], [place[1]])[0, 0] < 1


def test_a_claim_is_no_company_of_its_own_but_what_a_number_counts_is() -> None:
    story = Story.from_texts("Here 214 people slept.", "There Ida Voss woke.")
    sentences = sentence_table(story)
    (number,) = fact_claims(fact_table(sentences), sentences)
    (name,) = name_claims(entity_table(sentences), sentences)
    surroundings = Surroundings(sentences)
    assert set(surroundings._around(*number.stretch)) == {"peopl", "slept"}
    assert set(surroundings._around(*name.stretch)) == {"woke"}


def test_nothing_around_gives_zeros() -> None:
    surroundings, story = made("Friday.", "Friday.")
    assert surroundings.likeness([stretch(story, 0, "Friday")], [stretch(story, 1, "Friday", 7)]).tolist() == [[0.0]]
    assert surroundings.likeness([], []).shape == (0, 0)


def test_what_a_word_weighs_falls_with_every_word_between() -> None:
    surroundings, story = made("Ferry left port Friday.", "Trams go.")
    around = surroundings._around(*stretch(story, 0, "Friday"))
    once = math.log(3 / 2) + 1  # each stem stands in one of two sentences
    assert around == pytest.approx({"port": 1.15 * once, "left": 0.95 * once, "ferri": (2 / 3 + 0.15) * once})


def test_a_word_that_stands_twice_weighs_as_the_nearer_one() -> None:
    surroundings, story = made("Port ferry Friday ship crew port.", "Trams go.")
    around = surroundings._around(*stretch(story, 0, "Friday"))
    assert around["port"] == pytest.approx(0.95 * (math.log(3 / 2) + 1))
