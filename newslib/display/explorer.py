"""The explorer: one panel to choose, to look and to undo in."""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newslib.display.exploring.answers import Answers
from newslib.display.exploring.controls import make_controls, panel
from newslib.display.exploring.details import claim_details, sentence_details, summary_details, term_details
from newslib.display.exploring.evidence import evidence_lines
from newslib.display.exploring.reading_view import ReadingView
from newslib.display.exploring.rows import reading_rows
from newslib.display.exploring.state import History, State
from newslib.display.highlights import highlight_summary
from newslib.errors import InputError, NewslibError
from newslib.reading.formats import text_from_bytes
from newslib.reading.story import Story

if TYPE_CHECKING:
    import pandas as pd


def explore(story: Story) -> Explorer:
    """Open a panel on a story, in JupyterLab or in voila.

    Choose how a summary is made and see it change; press a sentence to see its counterpart, the parts of its score and
    its facts; press a word or a name to see it wherever it stands; move the place where the second version begins;
    read another story from a file or from the clipboard; undo all of it. In the story arrow keys move between sentences
    and words, and Enter looks at one.

    Parameters
    ----------
    story : Story

    Returns
    -------
    Explorer
        Shows itself as the last line of a cell. Where no kernel runs, a still picture of it stands there.

    Raises
    ------
    InputError
        Where `story` is no Story, or has no sentence.
    """
    if not isinstance(story, Story):
        raise InputError(f"explore needs a Story; got {type(story).__name__}")
    if not story.blocks:
        raise InputError("explore needs a story with at least one sentence; got none")
    return Explorer(story)


class Explorer:
    """A panel and what is chosen in it.

    Attributes
    ----------
    state : State
        What is chosen now: the story, the method, the length, the weights, the sentence and the term looked at.
    widget : ipywidgets.VBox
        The panel.
    """

    def __init__(self, story: Story) -> None:
        self._history = History(State(story))
        self._answers = Answers()
        self._quiet = False
        self.controls = make_controls()
        self.reader = ReadingView()
        self.widget = panel(self.controls, self.reader)
        self._listen()
        self._answers.reading(story).load()
        self._show()

    @property
    def state(self) -> State:
        """What is chosen now."""
        return self._history.now

    @property
    def summary(self) -> pd.DataFrame:
        """The summary as it stands: the chosen rows of `rank_sentences`."""
        ranked = self._answers.ranked(self.state)
        return ranked[ranked["chosen"]]

    def choose(self, **changes: Any) -> None:
        """Change parts of the state, as the panel does; see `State` for their names.

        Raises
        ------
        InputError
            Where a value is out of its range or not known; the state stays as it is.
        """
        self._go(self.state.with_(**changes))

    def look(self, sentence: int, offset: int | None = None) -> None:
        """Look at a sentence, and at the word or name that stands at an offset into the story's text, if one is given.

        Raises
        ------
        InputError
            Where the story has no such sentence.
        """
        rows = self._answers.reading(self.state.story).sentences
        row = rows[rows["sentence"] == sentence]
        if row.empty:
            raise InputError(f"sentence must be one of the story's; got {sentence!r}")
        term = self.state.term if offset is None else self._term_at(offset)
        self._go(self.state.with_(sentence=int(sentence), term=term))

    def move_boundary(self, boundary: int | bool | None) -> None:
        """Let the second version begin elsewhere; `boundary` as `Story.from_text` takes it.

        Raises
        ------
        InputError
            Where there is no such block.
        """
        self._go(self.state.told_from(boundary))

    def open_text(self, text: str, second: str = "", *, name: str = "pasted") -> None:
        """Read another story, from one text or from two.

        Raises
        ------
        InputError
            Where there is no sentence in it; the story stays.
        """
        if second.strip() and not text.strip():
            raise InputError("a second version needs a first; got no text of version A")
        story = Story.from_texts(text, second, name=name) if second.strip() else Story.from_text(text, name=name)
        self._go(self.state.with_story(story))

    def open_bytes(self, raw: bytes, name: str) -> None:
        """Read another story from what is in a file.

        Raises
        ------
        ReadError, InputError
            Where it cannot be read or has no sentence; the story stays.
        """
        self.open_text(text_from_bytes(raw, name), name=name.rpartition(".")[0] or name)

    def undo(self) -> None:
        """Take the last change back."""
        if self._history.undo():
            self._show()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._history.redo():
            self._show()

    # --- between the state and the widgets

    def _go(self, state: State) -> None:
        if self._history.go(state):
            self._show()

    def _term_at(self, offset: int) -> str | None:
        name = self._answers.name_at(self.state, offset)
        words = self._answers.reading(self.state.story).words
        found = words.loc[words["start"] == offset, "text"]
        return name or (str(found.iloc[0]) if len(found) else None)

    def _show(self) -> None:
        """Let every widget show the state; what has yet to be made and takes long comes last: nothing waits for it."""
        state, answers = self.state, self._answers
        at_once = answers.reading(state.story).ledger_is_ready
        with self._in_silence(), self.reader.hold_sync():
            self.controls.show(state, (*self._history.ways,))  # type: ignore[arg-type]
            self.controls.message.value = ""
            self.controls.evidence.value = _evidence(state.story, answers.search(state.story))
            self.reader.rows = reading_rows(state, answers)
            uses = answers.uses(state) if state.term is not None else None
            starts = [] if uses is None else _starts(uses, answers.reading(state.story).words)
            picked: dict[str, Any] = {"sentence": state.sentence, "offsets": starts}
            self.reader.picked = picked
            claims = claim_details(state, answers) if at_once else []
            self.reader.of_sentence = [*sentence_details(state, answers), *claims]
            self.reader.of_term = term_details(state, answers)
            self.reader.of_summary = summary_details(state, answers)
        if not at_once:
            self.reader.of_sentence = [*self.reader.of_sentence, *claim_details(state, answers)]
            answers.reading(state.story).load()  # while the reader reads, so that the first press need not wait

    @contextmanager
    def _in_silence(self) -> Iterator[None]:
        """Within, widgets that are set from here do not change the state in turn."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _listen(self) -> None:
        c = self.controls
        c.undo.on_click(lambda _: self.undo())
        c.redo.on_click(lambda _: self.redo())
        c.method.observe(self._heard(lambda value: self.choose(method=value, weights=None)), "value")
        c.size.observe(self._heard(lambda value: self.choose(size=value)), "value")
        c.unit.observe(self._heard(lambda value: self.choose(unit=value, size=60 if value == "words" else 3)), "value")
        for slider in c.weights:
            slider.observe(self._heard(lambda _: self.choose(weights=tuple(s.value for s in c.weights))), "value")
        c.own_weights.on_click(lambda _: self.choose(weights=None))
        c.boundary.observe(self._heard(lambda value: self.move_boundary(False if value == -1 else value)), "value")
        c.upload.observe(self._heard(self._uploaded), "value")
        c.read.on_click(lambda _: self._try(lambda: self.open_text(c.text_a.value, c.text_b.value)))
        self.reader.observe(self._heard(self._pressed), "event")

    def _heard(self, act: Any) -> Any:
        """What a widget calls when its value changes: nothing while it is set from here."""

        def heard(change: Any) -> None:
            if not self._quiet:
                self._try(lambda: act(change["new"]))

        return heard

    def _try(self, act: Any) -> None:
        """Do something; where it cannot be done, say why and leave everything as it was."""
        try:
            act()
        except NewslibError as error:
            self._show()
            self.controls.message.value = f'<p role="alert"><b>Not done:</b> {html.escape(str(error))}</p>'
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            self.controls.message.value = (
                f'<p role="alert"><b>Not done, by a fault of newslib:</b> {html.escape(what)}</p>'
            )
            raise

    def _uploaded(self, files: Any) -> None:
        with self._in_silence():
            self.controls.upload.value = ()  # so that the same file can be opened again
        for file in files:
            self.open_bytes(bytes(file["content"]), str(file["name"]))

    def _pressed(self, event: dict[str, Any]) -> None:
        if event.get("kind") == "look":
            offset = event.get("offset")
            self.look(int(event["sentence"]), None if offset is None else int(offset))
        elif event.get("kind") in ("undo", "redo"):
            getattr(self, str(event["kind"]))()

    # --- where it is shown

    @property
    def still(self) -> str:
        """The panel as it stands, as HTML for readers without a kernel."""
        state = self.state
        told = f"method {state.method}, {state.size} {state.unit} for each version"
        note = f"<p>A still picture of the panel ({html.escape(told)}). Run the cell to choose and to press.</p>"
        return note + highlight_summary(self._answers.reading(state.story).sentences, self.summary).html

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        view = self.widget._repr_mimebundle_()
        data: dict[str, Any] = view[0] if isinstance(view, tuple) else view
        shown = {kind: value for kind, value in (data or {}).items() if kind.startswith("application/")}
        return {**shown, "text/html": self.still, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"Explorer of {self.state.story.name!r}"


def _starts(uses: pd.DataFrame, words: pd.DataFrame) -> list[int]:
    """Where each word stands that is part of a use."""
    starts = words["start"].to_numpy(dtype=int)
    spans = zip(uses["start"], uses["end"], strict=True)
    return [int(start) for first, last in spans for start in starts[(starts >= first) & (starts < last)]]


def _evidence(story: Story, search: pd.DataFrame) -> str:
    """Why the boundary is where it is."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in evidence_lines(story, search))
