from __future__ import annotations

from tests.exercises.answers import Case

CASES: dict[str, Case] = {}
