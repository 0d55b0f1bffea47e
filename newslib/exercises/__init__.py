"""Exercises with answers that check themselves.

A notebook asks; the student writes an answer in place of `...` and runs `check`. What is right is worked out from the
story that the notebook has read, so that it stands nowhere in the notebook, and the same question can be asked of the
student's own story. An answer that is not right gets a hint at the thought behind it, never only "wrong".
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslib.exercises.checking import check, listing
    from newslib.exercises.classroom import gather, summary
    from newslib.exercises.exercise import Exercise, Verdict
    from newslib.exercises.record import export, keep_progress, progress

_HOMES = {
    "checking": ["check", "listing"],
    "classroom": ["gather", "summary"],
    "exercise": ["Exercise", "Verdict"],
    "record": ["export", "keep_progress", "progress"],
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
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


def __getattr__(name: str) -> Any:
    """Load a public name from its room (PEP 562): the command line has this package in view and rarely needs it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
