"""Exercises with answers that check themselves.

A notebook asks; the student writes an answer in place of `...` and runs `check`. What is right is worked out from the
story that the notebook has read, so that it stands nowhere in the notebook, and the same question can be asked of the
student's own story. An answer that is not right gets a hint at the thought behind it, never only "wrong".
"""

from __future__ import annotations

from newslib.exercises.checking import check, listing
from newslib.exercises.classroom import gather, summary
from newslib.exercises.exercise import Exercise, Verdict
from newslib.exercises.progress import export, keep_progress, progress

__all__ = [
    "Exercise",
    "Verdict",
    "check",
    "export",
    "gather",
    "keep_progress",
    "listing",
    "progress",
    "summary",
]
