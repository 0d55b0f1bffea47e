"""Verdicts as they are shown."""

from __future__ import annotations

import pytest

from newslib.display.verdict_view import verdict_view
from newslib.exercises.exercise import Verdict


@pytest.mark.parametrize(
    ("status", "head"),
    [
        ("solved", "✓ 02.1 Pick · Solved"),
        ("hint", "→ 02.1 Pick · Not yet"),
        ("unanswered", "○ 02.1 Pick · Waits for your answer"),
        ("not asked", "– 02.1 Pick · Not asked of this story"),
    ],
)
def test_a_verdict_shows_with_a_sign_and_a_word(status: str, head: str) -> None:
    verdict = Verdict(status, "Look again.", "02.1", "Pick")  # type: ignore[arg-type]
    assert repr(verdict) == f"{head}\nLook again."
    assert verdict._repr_html_() == verdict_view(verdict).html
    assert verdict.solved == (status == "solved")


def test_what_a_student_wrote_is_shown_as_words() -> None:
    html = verdict_view(Verdict("hint", "your answer is '<script>$x$'", "00.1", "A & B")).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "A &amp; B" in html
    assert "$x$" not in html  # no formula
