"""Follows the guide's session of 90 minutes with a clock, as a student does, in a JupyterLab in Chromium.

python -m benchmarks.session

What the machine takes is measured: to start, to open a notebook and run it, to check an answer. What a student takes is
reckoned: reading as `benchmarks.course` has it, exercises with the minutes that they state, talk as planned. The table
that says whether each step fits goes into docs/teaching.md.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.course import GUIDE, WORDS_A_MINUTE, asked, exercises_of
from benchmarks.marks import write_between
from newslib import read_story
from newslib.chromium import find_chromium
from newslib.new_folder import new_folder
from newslib.notebook_files import notebook_folder
from tests.servers import CHROMIUM_FLAGS, jupyter_lab

STORY = GUIDE.parent.parent / "data" / "stories" / "blinken-kyiv.txt"
CASES = 4  # of the notebook of case studies, a group reads one


class Step(NamedTuple):
    """A row of the guide's plan: its name, and the minutes until the next."""

    name: str
    minutes: int


class Needed(NamedTuple):
    """What a step needs, in minutes: to read, for exercises; and seconds of the machine."""

    reading: float
    exercising: int
    machine: float


def plan() -> list[Step]:
    """The steps of the session, from the guide."""
    rows = re.findall(r"^\| (\d+) \| (?:\*\*(.+?)\*\* )?\|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    starts = [int(minute) for minute, _ in rows]
    lengths = [after - before for before, after in pairwise(starts)]
    return [Step(name, minutes) for (_, name), minutes in zip(rows, lengths, strict=False)]


def minutes_of(*numbers: str) -> int:
    """What some exercises take."""
    return sum(exercises_of(number[:2])[number].minutes for number in numbers)


def reading_minutes(name: str) -> float:
    return float(asked(notebook_folder() / f"{name}.ipynb").reading)


class Classroom:
    """A student in front of JupyterLab; `address` is that of the folder in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address

    def open(self, name: str) -> None:
        """Open a notebook and wait until its kernel is ready."""
        self.page.goto(f"{self.address}/{name}.ipynb?reset", timeout=120_000)
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=120_000)
        self.page.wait_for_selector("text=/Python 3.*Idle/", timeout=120_000)

    def run_all(self) -> None:
        """Menu Run, Run All Cells; wait until the last cell has its number."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_selector("text=/Python 3.*Busy/", timeout=60_000)
        self.page.wait_for_selector("text=/Python 3.*Idle/", timeout=300_000)
        self.page.wait_for_timeout(1_000)
        self.page.wait_for_selector("text=/Python 3.*Idle/", timeout=300_000)

    def cell(self, number: str) -> Any:
        """The cell of an exercise, brought into view: JupyterLab has only those in its page that are near."""
        cell = self.page.locator(".jp-CodeCell", has_text=f'check("{number}"')
        outer = self.page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer").first
        outer.evaluate("e => e.scrollTo(0, 0)")
        for _ in range(200):
            if cell.count() and cell.first.locator(".cm-content").count():
                cell.first.scroll_into_view_if_needed()
                return cell.first
            outer.evaluate("e => e.scrollBy(0, 400)")
            self.page.wait_for_timeout(50)
        raise AssertionError(f"the notebook has no exercise {number}")

    def answer(self, number: str, line: str) -> str:
        """Put `line` in place of `answer = ...`, run the cell, and give back what is said."""
        cell = self.cell(number)
        # Lines are drawn once they are in view.
        cell.locator(".cm-line", has_text="answer = ").wait_for(timeout=30_000)
        before = cell.locator(".cm-content").inner_text()
        source = re.sub(r"^answer = .*$", lambda _: line, before, flags=re.MULTILINE)
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_selector("text=/Python 3.*Idle/", timeout=60_000)
        self.page.wait_for_timeout(400)
        return str(cell.locator(".jp-OutputArea-output").last.inner_text())


def timed(action: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


ANSWERS = {
    "Run": {"00.1": "answer = 0.5", "00.3": "answer = 8", "00.4": 'answer = "c"'},
    "The ledger": {"05.1": "answer = 1"},
}
NOTEBOOKS = {"Run": "00_start_here", "The ledger": "05_what_changed", "Cases in groups": "08_case_studies"}


def needs() -> dict[str, Needed]:
    """What the steps need of a student, without the machine."""
    words = len(re.findall(r"\w+", read_story(STORY).text))
    needed = {"Read on paper": Needed(words / WORDS_A_MINUTE, 0, 0.0)}
    for step, name in NOTEBOOKS.items():
        reading = reading_minutes(name) / (CASES if name == "08_case_studies" else 1)
        needed[step] = Needed(reading, minutes_of(*ANSWERS.get(step, {})), 0.0)
    return needed


def follow() -> dict[str, Needed]:
    """Do what the plan says, with the clock on the machine's part."""
    from playwright.sync_api import sync_playwright

    needed, checks = needs(), []
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright, ExitStack() as stack:
        folder = new_folder(STORY, into=Path(home) / "my-folder")
        begin = time.perf_counter()
        address = stack.enter_context(jupyter_lab(folder, Path(home)))
        starting = time.perf_counter() - begin
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        stack.callback(browser.close)
        student = Classroom(browser.new_page(viewport={"width": 1280, "height": 900}), f"{address}/lab/tree")
        for step, name in NOTEBOOKS.items():
            machine = timed(lambda n=name: student.open(n)) + timed(student.run_all)
            for number, line in ANSWERS.get(step, {}).items():
                checks.append(timed(lambda n=number, a=line: student.answer(n, a)))
                machine += checks[-1]
            needed[step] = needed[step]._replace(machine=machine + starting)
            starting = 0.0
    print(f"a check: {statistics.median(checks):.1f} s, median of {len(checks)}")
    return needed


def table(needed: dict[str, Needed]) -> str:
    """Each step: planned, and what it needs."""
    lines = [
        "The plan, followed with a clock. Reading and exercises are reckoned as above, the machine is measured;",
        "what is left of a step is for talk.",
        "",
        "| step | planned, minutes | reading | exercises | the machine, seconds | left for talk, minutes |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for step in plan():
        need = needed.get(step.name, Needed(0, 0, 0))
        left = step.minutes - need.reading - need.exercising - need.machine / 60
        if left < 0:
            raise SystemExit(f"{step.name}: {step.minutes} minutes are planned, {-left:.1f} more are needed")
        needs = f"{need.reading:.1f} | {need.exercising} | {need.machine:.0f}"
        lines.append(f"| {step.name} | {step.minutes} | {needs} | {left:.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    found = table(follow())
    write_between(GUIDE, found, "session")
    print(found)
