"""What is shown in a terminal: colour and width as the terminal has them, plain lines where the output is piped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from newslib.display.plain import visible

if TYPE_CHECKING:
    from newslib.analysis.summaries import Chosen
    from newslib.doctor import Finding
    from newslib.press import Outcome, Source
    from newslib.running import Progress as Report

    StoryProgress = Callable[[Source, str, int, int], None]
    StoryDone = Callable[[Outcome], None]

STYLES = {"A": "bold blue", "B": "bold dark_orange3"}


def print_summary(name: str, chosen: Sequence[Chosen], console: Console | None = None, *, why: bool = False) -> None:
    """Print the chosen sentences, half by half, with the reasons if wanted; `chosen` as `summarize_story` gives it."""
    console = console or Console(highlight=False)
    plain = not console.is_terminal
    console.print(Text(visible(name), style="bold"), soft_wrap=plain)
    for half, rows in groupby(chosen, key=lambda row: row.half):
        console.print()
        console.print(Text(f"Version {half}", style=STYLES.get(half, "bold")))
        for row in rows:
            label = Text(f"[{row.sentence}] ", style="dim")
            console.print(label + Text(visible(row.text)), soft_wrap=plain)
            if why:
                console.print(Text(f"    {row.reason}", style="dim"), soft_wrap=plain)


SIGNS = {"ok": ("ok", "green"), "optional": ("--", "yellow"), "problem": ("!!", "bold red")}


def print_findings(findings: Sequence[Finding], console: Console | None = None) -> None:
    """Print what `newslib.doctor.examine` found: a line each, with what to do below it."""
    console = console or Console(highlight=False)
    plain = not console.is_terminal
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        sign, style = SIGNS[finding.state]
        line = Text(sign, style=style) + Text(
            f"  {finding.what:{width}}  {visible(finding.found)}", style="not bold default"
        )
        console.print(line, soft_wrap=plain)
        if finding.advice:
            console.print(Text(f"    {'':{width}}  {visible(finding.advice)}", style="dim"), soft_wrap=plain)


@contextmanager
def notebook_progress(console: Console | None = None) -> Iterator[Report]:
    """A progress bar for each notebook; a line for each finished one where the output is piped."""
    console = console or Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield _line_a_notebook(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("cells"))
    with Progress(*columns, TimeElapsedColumn(), console=console) as bars:
        tasks: dict[str, TaskID] = {}

        def update(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=done)

        yield update


@contextmanager
def corpus_progress(console: Console | None = None) -> Iterator[Callable[[int, int, int], None]]:
    """A bar for the stories of a corpus, with how many a second and how much time is left."""
    console = console or Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as bars:
        task = bars.add_task("stories", total=None, rate="")
        first: list[tuple[int, float]] = []

        def update(done: int, total: int, errors: int) -> None:
            now = bars.get_time()
            first.append((done, now)) if not first else None
            before, start = first[0]
            rate = f"{(done - before) / (now - start):,.0f} a second" if done > before and now > start else ""
            bars.update(task, completed=done, total=total, rate=f"{rate}, {errors:,} errors" if errors else rate)

        yield update


@contextmanager
def report_progress(stories: int, console: Console | None = None) -> Iterator[tuple[StoryProgress, StoryDone]]:
    """How far reports have come: a bar a notebook for one story; for several a bar for all, and one for each at work.

    Gives what `make_reports` takes as `progress` and `finished`.
    """
    console = console or Console(stderr=True, highlight=False)
    if stories == 1:
        with notebook_progress(console) as notebooks:
            yield (lambda _, name, done, total: notebooks(name, done, total)), (lambda _: None)
        return
    if not console.is_terminal:
        count = iter(range(1, stories + 1))

        def line(outcome: Outcome) -> None:
            text = f"{visible(outcome.folder.name)}: {outcome.state} ({next(count)} of {stories})"
            console.print(text, markup=False, soft_wrap=True)

        yield (lambda *_: None), line
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as bars:
        yield _story_bars(bars, stories)


def _story_bars(bars: Progress, stories: int) -> tuple[StoryProgress, StoryDone]:
    whole = bars.add_task("stories", total=stories)
    tasks: dict[str, TaskID] = {}
    cells: dict[str, dict[str, tuple[int, int]]] = {}

    def update(source: Source, name: str, done: int, total: int) -> None:
        story = str(source.path)
        own = cells.setdefault(story, {})
        own[name] = (done, total)
        if story not in tasks:
            tasks[story] = bars.add_task(visible(source.path.stem), total=None)
        done_in_all, total_in_all = (sum(numbers) for numbers in zip(*own.values(), strict=True))
        bars.update(tasks[story], completed=done_in_all, total=total_in_all)

    def finished(outcome: Outcome) -> None:
        if (task := tasks.pop(str(outcome.source.path), None)) is not None:
            bars.remove_task(task)
        bars.advance(whole)

    return update, finished


def _line_a_notebook(console: Console) -> Report:
    def update(name: str, done: int, total: int) -> None:
        if done == 0:
            console.print(f"{name}: running {total} cells", markup=False, soft_wrap=True)
        elif done == total:
            console.print(f"{name}: done", markup=False, soft_wrap=True)

    return update
