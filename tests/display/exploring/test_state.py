"""What a reader has chosen: what can be chosen, and the way back."""

from __future__ import annotations

import pytest

from newslib import InputError, Story
from newslib.analysis.methods import METHODS
from newslib.display.exploring.state import CHOICES, History, State, own_weights, weighable

STORY = Story.from_text("Rain fell.\n\nSnow fell.\n\nRain stopped.", boundary=2, name="weather")


def test_every_method_can_be_chosen_that_needs_no_reference() -> None:
    assert set(METHODS) - set(CHOICES) == {"oracle"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"method": "lede"}, "did you mean 'lead'"),
        ({"method": "oracle"}, "method must be one of"),
        ({"size": 0}, "length must be a whole number, at least 1; got 0"),
        ({"unit": "lines"}, "unit must be one of sentences, words; got 'lines'"),
        ({"weights": (0.5, 3.0, 0.1)}, "the weight of redundancy must be between 0 and 2; got 3"),
    ],
)
def test_what_cannot_be_chosen_is_an_error(changes: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        State(STORY).with_(**changes)


def test_weights_are_those_of_the_method_until_they_are_chosen() -> None:
    state = State(STORY)
    assert (state.scoring.position, state.scoring.redundancy, state.scoring.voice) == own_weights("tfidf")
    own = state.with_(weights=(0.0, 2.0, 1.0)).scoring
    assert (own.position, own.redundancy, own.voice, own.centrality) == (0.0, 2.0, 1.0, 1.0)


def test_a_method_that_chooses_by_turns_has_no_weights() -> None:
    assert not weighable("klsum")
    assert State(STORY).with_(method="klsum", weights=(0.0, 2.0, 1.0)).scoring is METHODS["klsum"]


def test_the_boundary_moves_and_the_text_stays() -> None:
    state = State(STORY, sentence=1).told_from(1)
    assert (state.story.boundary, state.story.text, state.story.name, state.sentence) == (1, STORY.text, "weather", 1)
    assert state.told_from(False).story.boundary is None
    with pytest.raises(InputError):
        state.told_from(9)


def test_another_story_is_looked_at_afresh_and_must_have_a_sentence() -> None:
    state = State(STORY, method="lead", size=2, sentence=1, term="rain")
    other = state.with_story(Story.from_text("Hail fell."))
    assert (other.method, other.size, other.sentence, other.term) == ("lead", 2, None, None)
    with pytest.raises(InputError, match="at least one sentence; got none"):
        state.with_story(Story.from_text(" \n"))


def test_history_goes_back_and_forth_and_forgets_what_was_undone_when_something_new_is_done() -> None:
    first = State(STORY)
    second, third, other = first.with_(size=4), first.with_(size=5), first.with_(size=6)
    history = History(first)
    assert not history.undo()
    assert history.go(second)
    assert not history.go(second)
    assert history.go(third)
    assert history.undo()
    assert history.now == second
    assert history.redo()
    assert history.now == third
    assert not history.redo()
    history.undo()
    history.go(other)
    assert not history.redo()
    history.undo()
    assert history.now == second
    history.undo()
    assert history.now == first
    assert [*history.ways] == [False, True]
