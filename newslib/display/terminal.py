"""What is shown in a terminal: colour and width as the terminal has them, plain lines where the output is piped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from newslib.display.plain import visible

if TYPE_CHECKING:
    from newslib.analysis.summaries import Chosen
    from newslib.running import Progress as Report

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


def _line_a_notebook(console: Console) -> Report:
    def update(name: str, done: int, total: int) -> None:
        if done == 0:
            console.print(f"{name}: running {total} cells", markup=False, soft_wrap=True)
        elif done == total:
            console.print(f"{name}: done", markup=False, soft_wrap=True)

    return update
