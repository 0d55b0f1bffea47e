"""The textbook methods that are no graphs, by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from newslib import rank_sentences
from newslib.analysis import classics
from newslib.analysis.classics import klsum, lsa, luhn, sumbasic
from tests.analysis.test_field import material, texts
from tests.tiny import sentences_of


def test_a_text_with_one_topic_is_as_strong_as_its_sentences_are_long() -> None:
    # All rows are the same vector of length 1: one topic of strength √3, of which each sentence has 1/√3.
    assert lsa(material(["Ferry left."] * 3)).tolist() == pytest.approx([1, 1, 1])


def test_a_fourth_topic_is_not_kept_unless_it_is_as_strong_as_the_third() -> None:
    pairs = ["Ferry left.", "Ferry left.", "Storm came.", "Storm came.", "Rain fell.", "Rain fell."]
    # Three topics of strength √2, and one of strength 1.
    assert lsa(material([*pairs, "Mayor spoke."])).tolist() == pytest.approx([1] * 6 + [0])
    # Three sentences that share nothing beside one pair: √2, 1, 1, 1; the last three cannot be told apart.
    assert lsa(material(["Ferry left.", "Ferry left.", "Storm.", "Rain.", "Mayor."])).tolist() == pytest.approx([1] * 5)


def test_a_long_text_is_taken_apart_by_iteration_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for sentences in texts()[:5]:
        dense = lsa(material(sentences))
        with monkeypatch.context() as patch:
            patch.setattr(classics, "_DENSE", 0)
            assert lsa(material(sentences)).tolist() == pytest.approx(dense.tolist())


@pytest.mark.parametrize(
    ("first", "value"),
    [
        ("Ferry port.", 2**2 / 2),  # side by side
        ("Ferry in the old port.", 2**2 / 5),  # "in", "the" and "old" between: one cluster
        ("Ferry in the old grey port.", 0),  # four words between: two clusters of one word
        ("Ferry.", 0),
        ("Ferry port ferry.", 3**2 / 3),
        ("Ferry port in the old grey town, ferry in port.", 2**2 / 2),  # the best of the first two and the last two
    ],
)
def test_the_best_cluster_of_significant_words(first: str, value: float) -> None:
    # "ferry" and "port" stand in the text more than once, and are significant; no other word does.
    found = luhn(material([first, "Ferry.", "Port.", "Nobody came."]))
    assert found.tolist() == pytest.approx([value, 0, 0, 0])


def test_words_of_a_summary_become_less_probable() -> None:
    # ferry 3 of 6, left, sank and storm 1 of 6 each.
    turns = sumbasic(material(["Ferry left.", "Ferry sank.", "Ferry.", "Storm."]))
    assert next(turns).tolist() == pytest.approx([(3 + 1) / 12, (3 + 1) / 12, 3 / 6, 1 / 6])
    # "Ferry." was chosen: ferry becomes (3/6)² = 1/4.
    assert turns.send(2).tolist() == pytest.approx([(1 / 4 + 1 / 6) / 2] * 2 + [1 / 4, 1 / 6])
    # "Ferry left.": ferry becomes 1/16, left 1/36.
    assert turns.send(0).tolist()[1:] == pytest.approx([(1 / 16 + 1 / 6) / 2, 1 / 16, 1 / 6])


def test_a_word_that_stands_twice_in_the_chosen_sentence_is_squared_twice() -> None:
    turns = sumbasic(material(["Ferry, ferry.", "Ferry.", "Storm."]))
    assert next(turns).tolist() == pytest.approx([3 / 4, 3 / 4, 1 / 4])
    assert turns.send(0).tolist() == pytest.approx([(3 / 4) ** 4, (3 / 4) ** 4, 1 / 4])


def test_the_divergence_of_the_first_and_of_the_second_turn() -> None:
    # P: ferry 2/5, left, storm and came 1/5 each.
    ferry, other = 2 / 5, 1 / 5
    turns = klsum(material(["Ferry left.", "Ferry.", "Storm came."]))
    first = [ferry * log(ferry * 2) + other * log(other * 2), ferry * log(ferry), 2 * other * log(other * 2)]
    assert (-next(turns)).tolist() == pytest.approx(first)
    # With "Ferry left." in the summary: "Ferry." makes it ferry 2/3, left 1/3, and "Storm came." 1/4 for each of four.
    second = [ferry * log(ferry * 3 / 2) + other * log(other * 3), ferry * log(ferry * 4) + 3 * other * log(other * 4)]
    assert (-turns.send(0)).tolist()[1:] == pytest.approx(second)


def test_ranks_follow_the_turns_and_the_score_tells_their_order() -> None:
    ranked = rank_sentences(sentences_of(["Ferry left.", "Ferry sank.", "Ferry.", "Storm."]), "sumbasic")
    # Turns: "Ferry." at 1/2; then "Ferry left." at 5/24 (1/6 + 1/4 halved, and first of equals); then "Storm." at
    # 1/6, before "Ferry sank." at (1/16 + 1/6) / 2.
    assert ranked["rank"].tolist() == [2, 4, 1, 3]
    assert ranked["score"].tolist() == pytest.approx([3 / 4, 1 / 4, 1, 2 / 4])
    values = [5 / 24, (1 / 16 + 1 / 6) / 2, 1 / 2, 1 / 6]
    assert ranked["centrality"].tolist() == pytest.approx([2 * value for value in values], abs=1e-9)


@pytest.mark.parametrize("turns", [sumbasic, klsum])
def test_sentences_without_a_content_word_do_no_harm(turns: object) -> None:
    method = turns(material(["…", "Ferry left.", "It is."]))  # type: ignore[operator]
    assert np.isfinite(next(method)).all()
    for chosen in (1, 0, 2):
        assert np.isfinite(method.send(chosen)).all()
