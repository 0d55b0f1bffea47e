"""What is said to an answer, as a piece of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.display.markup import Html, escape

if TYPE_CHECKING:
    from newslib.exercises.exercise import Verdict

# A sign and a word each, so that nothing hangs on the colour.
LOOKS: Final = {
    "solved": ("✓", "Solved", "#2e7d32"),
    "hint": ("→", "Not yet", "#b26a00"),
    "unanswered": ("○", "Waits for your answer", "#808080"),
    "not asked": ("–", "Not asked of this story", "#808080"),
}
FRAME: Final = (
    "border-left-style:solid;border-left-width:4px;border-left-color:{colour};padding:.3em .8em;margin:.3em 0"
)


def verdict_view(verdict: Verdict) -> Html:
    """Show a verdict: which exercise, how it stands, and what is said to it."""
    sign, word, colour = LOOKS[verdict.status]
    head = f"{sign} {escape(verdict.number)} {escape(verdict.title)} · {word}"
    return Html(f'<div style="{FRAME.format(colour=colour)}"><b>{head}</b><br>\n{escape(verdict.message)}</div>')
