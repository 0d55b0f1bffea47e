"""The explorer's controls: what can be chosen, as widgets with names that a screen reader can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import ipywidgets as w

from newslib.display.exploring.state import CHOICES, HEAVIEST, UNITS, WEIGHTS, State, own_weights, weighable
from newslib.reading.story import Story

OPENING: Final = 50  # characters of a block by which it is known
_FULL: Final = "calc(100% - 4px)"  # widgets have a margin of 2px, which a whole width would push out of sight
_WIDE: Final = w.Layout(width="max-content")
_STYLE: Final = {"description_width": "initial"}


@dataclass(frozen=True, slots=True)
class Controls:
    """All controls of the panel."""

    undo: w.Button
    redo: w.Button
    method: w.Dropdown
    size: w.BoundedIntText
    unit: w.Dropdown
    weights: tuple[w.FloatSlider, ...]
    own_weights: w.Button
    boundary: w.Dropdown
    upload: w.FileUpload
    text_a: w.Textarea
    text_b: w.Textarea
    read: w.Button
    message: w.HTML
    evidence: w.HTML

    def show(self, state: State, ways: tuple[bool, bool]) -> None:
        """Set every control to what a state has; who listens to them must not listen meanwhile."""
        self.undo.disabled, self.redo.disabled = (not way for way in ways)
        self.method.value, self.size.value, self.unit.value = state.method, state.size, state.unit
        own = own_weights(state.method)
        for slider, weight in zip(self.weights, state.weights or own, strict=True):
            slider.value, slider.disabled = weight, not weighable(state.method)
        self.own_weights.disabled = state.weights is None or not weighable(state.method)
        options = boundary_options(state.story)
        if tuple(self.boundary.options) != options:
            self.boundary.options = options
        self.boundary.value = -1 if state.story.boundary is None else state.story.boundary


def boundary_options(story: Story) -> tuple[tuple[str, int], ...]:
    """Where the second version can begin: nowhere (-1), or with a block, by its first words."""
    blocks = [
        (f"{number}: {block.kind}: {block.text[:OPENING]}{'…' if len(block.text) > OPENING else ''}", number)
        for number, block in enumerate(story.blocks)
    ]
    return (("told once", -1), *((" ".join(text.split()), number) for text, number in blocks[1:]))


def make_controls() -> Controls:
    """Controls that do nothing yet."""
    sliders = tuple(
        w.FloatSlider(min=0, max=HEAVIEST, step=0.05, description=name, readout_format=".2f", style=_STYLE,
                      continuous_update=False, tooltip=f"how much {name} weighs in the score")
        for name in WEIGHTS
    )  # fmt: skip
    return Controls(
        undo=w.Button(description="Undo", tooltip="Undo the last choice (Ctrl+Z in the story)", layout=_WIDE),
        redo=w.Button(description="Redo", tooltip="Redo what was undone (Ctrl+Shift+Z)", layout=_WIDE),
        method=w.Dropdown(options=CHOICES, description="method", style=_STYLE, layout=_WIDE),
        size=w.BoundedIntText(3, min=1, max=500, description="length", style=_STYLE, layout=w.Layout(width="9em")),
        unit=w.Dropdown(options=UNITS, description="in", style=_STYLE, layout=_WIDE),
        weights=sliders,
        own_weights=w.Button(description="the method's own", tooltip="Take the method's own weights", layout=_WIDE),
        boundary=w.Dropdown(options=[("told once", -1)], description="version B begins with", style=_STYLE,
                            layout=w.Layout(width=_FULL)),
        upload=w.FileUpload(accept="", multiple=False, description="Open a file", layout=_WIDE),
        text_a=w.Textarea(placeholder="Paste a story here: one version, or both, one after the other",
                          description="text", style=_STYLE, layout=w.Layout(width=_FULL, height="7em")),
        text_b=w.Textarea(placeholder="Only where the second version is a text of its own", description="version B",
                          style=_STYLE, layout=w.Layout(width=_FULL, height="5em")),
        read=w.Button(description="Read the text", layout=_WIDE),
        message=w.HTML(),
        evidence=w.HTML(),
    )  # fmt: skip


def panel(controls: Controls, reader: w.DOMWidget) -> w.VBox:
    """The controls and the reading view, one below the other."""
    wrap: dict[str, Any] = {"flex_flow": "row wrap", "align_items": "center", "grid_gap": "4px 12px"}
    row = [controls.undo, controls.redo, controls.method, controls.size, controls.unit]
    weights = w.Box([*controls.weights, controls.own_weights], layout=w.Layout(**wrap))
    place = w.VBox([controls.boundary, controls.evidence])
    loading = w.VBox([controls.upload, controls.text_a, controls.text_b, controls.read])
    titles = ("Weights of the score", "Where the second version begins", "Another story")
    parts = [_folded(title, part) for title, part in zip(titles, (weights, place, loading), strict=True)]
    return w.VBox([w.Box(row, layout=w.Layout(**wrap)), controls.message, *parts, reader])


def _folded(title: str, part: w.Box) -> w.VBox:
    """A part that a button opens and shuts: the headings of an Accordion cannot be reached with the keyboard."""
    button = w.ToggleButton(False, description=f"▸ {title}", layout=_WIDE)
    shown, part.layout.display = part.layout.display, "none"

    def turn(change: dict[str, Any]) -> None:
        part.layout.display = shown if change["new"] else "none"
        button.description = f"{'▾' if change['new'] else '▸'} {title}"

    button.observe(turn, "value")
    return w.VBox([button, part])
