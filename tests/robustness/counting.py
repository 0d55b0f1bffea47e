"""Counts what tests try: inputs, hostile texts, faults, properties and the examples that these were held against."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import wraps
from pathlib import Path
from typing import Any, Final

import pytest

KINDS: Final = ("inputs", "hostile text", "properties", "faults", "supply")
HERE: Final = Path(__file__).resolve().parent


class Counting:
    """A plugin for pytest that runs what has the marker `trial`, and every property, and counts both.

    Attributes
    ----------
    outcomes : dict of str to Counter
        Kind -> how many tests passed, failed, were skipped.
    examples : int
        How often a property was held against an example.
    """

    def __init__(self) -> None:
        self.outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        self.examples = 0
        self._kinds: dict[str, str] = {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        kept, others = [], []
        for item in items:
            kind = kind_of(item)
            (others if kind is None else kept).append(item)
            if kind is not None:
                self._kinds[item.nodeid] = kind
            self._count_examples(getattr(item, "obj", None))
        config.hook.pytest_deselected(items=others)
        items[:] = kept

    def _count_examples(self, test: Any) -> None:
        """Let each example of a property be counted: hypothesis lets a plugin wrap what stands behind `inner_test`."""
        about = getattr(test, "hypothesis", None)
        if about is None or getattr(about.inner_test, "is_counted", False):
            return
        inner = about.inner_test

        @wraps(inner)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.examples += 1
            return inner(*args, **kwargs)

        counted.is_counted = True  # type: ignore[attr-defined]
        about.inner_test = counted

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        kind = self._kinds.get(report.nodeid)
        if kind is not None and (report.when == "call" or report.outcome != "passed"):
            self.outcomes[kind][report.outcome] += 1


def kind_of(item: pytest.Item) -> str | None:
    """What a test counts for; None where it is none of these."""
    marker = item.get_closest_marker("trial")
    if marker is not None:
        (kind,) = marker.args
        if kind not in KINDS:
            raise ValueError(f"{item.nodeid}: trial must be one of {', '.join(KINDS)}; got {kind!r}")
        return str(kind)
    return "properties" if hasattr(getattr(item, "obj", None), "hypothesis") else None


def shown_by_tests() -> Iterator[tuple[str, str]]:
    """What each test beside this module counts for, and what it shows, in the words of its name."""
    for file in sorted(HERE.glob("test_*.py")):
        code = ast.parse(file.read_text(encoding="utf-8"))
        (kind,) = re.findall(r"""pytest\.mark\.trial\(["']([^"']+)["']\)""", ast.unparse(code)) or [""]
        for part in code.body:
            if isinstance(part, ast.FunctionDef) and part.name.startswith("test_"):
                yield kind, part.name.removeprefix("test_").replace("_", " ")
