"""What a reader has chosen, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from newslib.analysis.methods import METHODS, Method, method_named
from newslib.errors import InputError, require_known, require_whole
from newslib.reading.halves import given, searched
from newslib.reading.story import Story

UNITS: Final = ("sentences", "words")
NEEDS_REFERENCE: Final = "oracle"
CHOICES: Final = tuple(name for name in METHODS if name != NEEDS_REFERENCE)
"""The methods that a reader can choose."""
WEIGHTS: Final = ("position", "redundancy", "voice")
HEAVIEST: Final = 2.0


@dataclass(frozen=True, slots=True)
class State:
    """One story and everything that is chosen for it.

    Attributes
    ----------
    story : Story
    method : str
        One of `CHOICES`.
    size, unit : int and str
        The length of a summary, in "sentences" or "words", for each version.
    weights : tuple of float, optional
        What position, redundancy and voice weigh, each in [0, 2]; None takes the method's own.
    sentence : int, optional
        The sentence that is looked at, by its number.
    term : str, optional
        The word or the name that is looked at.
    """

    story: Story
    method: str = "tfidf"
    size: int = 3
    unit: str = "sentences"
    weights: tuple[float, float, float] | None = None
    sentence: int | None = None
    term: str | None = None

    def with_(self, **changes: Any) -> State:
        """Another state with these parts changed.

        Raises
        ------
        InputError
            Where a value is out of its range or not known.
        """
        made = replace(self, **changes)
        require_known(made.method, CHOICES, "method")
        require_known(made.unit, UNITS, "unit")
        require_whole(made.size, "length")
        for name, weight in zip(WEIGHTS, made.weights or (), strict=False):
            if not 0 <= weight <= HEAVIEST:
                raise InputError(f"the weight of {name} must be between 0 and {HEAVIEST:g}; got {weight:g}")
        return made

    def told_from(self, boundary: int | bool | None) -> State:
        """The same text with its second version beginning elsewhere, as `Story.from_text` takes `boundary`."""
        # Its blocks stay as they are: two texts read one by one need not give the blocks of the two read as one.
        blocks = self.story.blocks
        found, rows = searched(blocks) if boundary is None else given(blocks, boundary)
        return self.with_(story=Story(self.story.name, self.story.text, blocks, found, tuple(rows)))

    def with_story(self, story: Story) -> State:
        """Another story under the same choices; nothing of it is looked at yet."""
        if not story.blocks:
            raise InputError("a story needs at least one sentence; got none")
        return self.with_(story=story, sentence=None, term=None)

    @property
    def scoring(self) -> Method:
        """The method, with the weights that are chosen."""
        method = method_named(self.method)
        if self.weights is None or not weighable(self.method):
            return method
        position, redundancy, voice = self.weights
        return replace(method, position=position, redundancy=redundancy, voice=voice)


def weighable(method: str) -> bool:
    """Whether the parts of a method's score can be weighed: not where it chooses one sentence after another."""
    return METHODS[method].turns is None


def own_weights(method: str) -> tuple[float, float, float]:
    """What position, redundancy and voice weigh in a method as it is."""
    known = METHODS[method]
    return known.position, known.redundancy, known.voice


@dataclass(slots=True)
class History:
    """States in their order, and the one that is shown."""

    now: State
    _past: list[State] = field(default_factory=list)
    _future: list[State] = field(default_factory=list)

    def go(self, state: State) -> bool:
        """Show a state; False where it is the one that is shown. What had been undone is then gone."""
        if state == self.now:
            return False
        self._past.append(self.now)
        self._future.clear()
        self.now = state
        return True

    def undo(self) -> bool:
        """Go back by one; False at the beginning."""
        return self._move(self._past, self._future)

    def redo(self) -> bool:
        """Go forward again by one; False where nothing was undone."""
        return self._move(self._future, self._past)

    def _move(self, source: list[State], target: list[State]) -> bool:
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop()
        return True

    @property
    def ways(self) -> Iterator[bool]:
        """Whether there is something to undo, and something to redo."""
        yield bool(self._past)
        yield bool(self._future)
