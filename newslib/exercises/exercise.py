"""What an exercise is, what it is asked of, and what is said to an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from newslib.exercises.wanted import Misfit, Wanted

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.reading.story import Story

Status = Literal["solved", "hint", "unanswered", "not asked"]
Kind = Literal["predict", "read", "compute", "write"]
"""To guess before one looks; to read a table or a chart; to work out a number; to write a line of code."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said to an answer; shows itself in a notebook.

    Attributes
    ----------
    status : str
        "solved"; "hint", where the answer is not right yet; "unanswered"; "not asked", where this story has nothing
        that the question could be about.
    message : str
        What was right about the answer, or a hint; plain text.
    number, title : str
        Which exercise it is about; empty until `check` has filled them in.
    """

    status: Status
    message: str
    number: str = ""
    title: str = ""

    @property
    def solved(self) -> bool:
        """Whether the answer is right."""
        return self.status == "solved"

    def _repr_html_(self) -> str:
        from newslib.display.verdict_view import verdict_view

        return verdict_view(self).html

    def __repr__(self) -> str:
        from newslib.display.verdict_view import verdict_view

        return verdict_view(self).text


def solved(message: str) -> Verdict:
    """The answer is right, and why that matters."""
    return Verdict("solved", message)


def hint(message: str) -> Verdict:
    """The answer is not right yet, and what to think of."""
    return Verdict("hint", message)


class NotAsked(Exception):
    """Raised by an exercise where the story has nothing that the question could be about; says why."""


class Setting:
    """What an answer is held against: a story, with its tables, each made when it is first asked for.

    Parameters
    ----------
    story : Story, optional

    Attributes
    ----------
    classmates : list
        What others of a class answered to the same question about the same text.
    """

    def __init__(self, story: Story | None = None) -> None:
        self._story = story
        self.classmates: list[Any] = []

    def is_about(self, story: Story | None) -> bool:
        """Whether it is about this very story."""
        return self._story is story

    @property
    def story(self) -> Story:
        """The story; a hint where `check` was given none."""
        from newslib.reading.story import Story

        if not isinstance(self._story, Story):
            what = "none" if self._story is None else f"a value of type {type(self._story).__name__}"
            raise Misfit(
                f"This question is about a story, and check was given {what}. Name it last, as in "
                "check(number, answer, story), and run the cells on top of the notebook first."
            )
        return self._story

    def require_two(self) -> Story:
        """The story, where it is told twice; else the question is not asked."""
        if len(self.story.halves) < 2:
            raise NotAsked("The story is told once, and this question is about two versions.")
        return self.story

    @cached_property
    def sentences(self) -> DataFrame:
        """`newslib.sentence_table` of the story."""
        from newslib import sentence_table

        return sentence_table(self.story)

    @cached_property
    def running(self) -> DataFrame:
        """The sentences of its paragraphs, without headlines, captions and credits."""
        return self.sentences[self.sentences["kind"] == "paragraph"].reset_index(drop=True)

    @cached_property
    def words(self) -> DataFrame:
        """`newslib.word_table` of its paragraphs."""
        from newslib import word_table

        return word_table(self.running)

    @cached_property
    def all_words(self) -> DataFrame:
        """`newslib.word_table` of all its sentences."""
        from newslib import word_table

        return word_table(self.sentences)

    @cached_property
    def alignment(self) -> DataFrame:
        """`newslib.align` of its paragraphs."""
        from newslib import align

        return align(self.running)

    @cached_property
    def ledger(self) -> DataFrame:
        """`newslib.claim_ledger` of the story."""
        from newslib import claim_ledger

        return claim_ledger(self.story)

    @cached_property
    def entities(self) -> DataFrame:
        """`newslib.entity_table` of all its sentences."""
        from newslib import entity_table

        return entity_table(self.sentences)


Judge = Callable[[Any, Setting], Verdict]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question of a notebook, and who judges its answers.

    Attributes
    ----------
    number : str
        The notebook's number, a full stop, and a count: "02.1".
    title : str
    kind : {"predict", "read", "compute", "write"}
    minutes : int
        How long a student may need.
    concept : str
        What the check tests, in a few words.
    wants : Wanted
        What an answer looks like.
    judge : callable
        Takes an answer as `wants` reads it, and a `Setting`.
    """

    number: str
    title: str
    kind: Kind
    minutes: int
    concept: str
    wants: Wanted
    judge: Judge

    @property
    def notebook(self) -> str:
        """The number of its notebook."""
        return self.number.partition(".")[0]


def exercise(
    number: str, title: str, *, kind: Kind, minutes: int, concept: str, wants: Wanted
) -> Callable[[Judge], Exercise]:
    """Make an exercise of the function below, which judges its answers."""
    return lambda judge: Exercise(number, title, kind, minutes, concept, wants, judge)
