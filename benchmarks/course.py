"""What the notebooks ask of a student: minutes, words, and how hard their sentences are; written into docs/teaching.md.

Run with `python -m benchmarks.course`.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from markdown_it import MarkdownIt

from benchmarks.marks import write_between
from newslib import Story, style
from newslib.exercises import listing
from newslib.exercises.checking import exercises_of
from newslib.notebook_files import EXERCISE, PROSE, suite

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "teaching.md"
# Silent reading of English non-fiction: 238 on average (Brysbaert 2019), less where one has to think.
WORDS_A_MINUTE = 200
SECONDS_AN_OUTPUT = 30  # to look at a chart or a table
STEP = 5  # minutes: a plan in steps of less promises too much


class Asked(NamedTuple):
    """What a notebook asks: sentences to read and their words, tables and charts, exercises, and minutes for each."""

    name: str
    prose: str
    words: int
    outputs: int
    reading: int
    exercises: int
    exercising: int


def asked(path: Path) -> Asked:
    notebook = nbformat.read(path, as_version=4)
    prose = prose_of(notebook)
    words = len(re.findall(r"\w[\w’'-]*", prose))
    outputs = sum(is_shown(cell) for cell in notebook.cells)
    exercises = exercises_of(path.name[:2]).values()
    reading = words / WORDS_A_MINUTE + outputs * SECONDS_AN_OUTPUT / 60
    exercising = sum(exercise.minutes for exercise in exercises)
    return Asked(path.stem, prose, words, outputs, _up(reading), len(exercises), _up(exercising))


def _up(minutes: float) -> int:
    return math.ceil(minutes / STEP) * STEP


def tags(cell: Any) -> list[str]:
    return list(cell.metadata.get("tags", []))


def is_shown(cell: Any) -> bool:
    """Whether a cell shows a table or a chart, that is, something to look at which is no sentence."""
    if cell.cell_type != "code" or PROSE in tags(cell) or EXERCISE in tags(cell):
        return False
    return any({"text/html", "image/png"} & set(output.get("data", {})) for output in cell.outputs)


def prose_of(notebook: Any) -> str:
    """What a reader of a notebook reads as sentences, exercises left out: a paragraph a line."""
    parts = []
    for cell in notebook.cells:
        if EXERCISE in tags(cell):
            continue
        if cell.cell_type == "markdown":
            parts.append(plain(cell.source))
        elif PROSE in tags(cell):
            parts += [output["data"]["text/plain"] for output in cell.outputs if "data" in output]
    return "\n\n".join(parts)


def plain(markdown: str, code: bool = True) -> str:
    """The sentences of a Markdown text: without blocks of code and marks, a block of it a paragraph.

    What is set as code within a line is a word to a reader; without `code` it is left out.
    """
    blocks = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            kinds = {"text", "code_inline"} if code else {"text"}
            blocks.append("".join(child.content if child.type in kinds else " " for child in token.children or []))
    return "\n\n".join(blocks)


def reading_level(text: str) -> dict[str, float]:
    """Measures of the suite's own `style`, of a text as one version."""
    measures = style(Story.from_text(text, boundary=False)).set_index("measure")["A"]
    wanted = {"mean sentence length": "words a sentence", "Flesch-Kincaid grade": "grade"}
    return {name: float(measures[measure]) for measure, name in wanted.items()}


def table() -> str:
    """The table of the guide: a row a notebook."""
    head = ("notebook", "minutes to read", "minutes for its exercises", "words", "words a sentence", "grade")
    lines = [f"| {' | '.join(head)} |", "|---|---:|---:|---:|---:|---:|"]
    rows = [asked(path) for path in suite()]
    for row in rows:
        level = reading_level(row.prose)
        numbers = f"{row.words:,} | {level['words a sentence']:.1f} | {level['grade']:.1f}"
        lines.append(f"| `{row.name}` | {row.reading} | {row.exercising} | {numbers} |")
    lines.append(
        f"| all | {sum(row.reading for row in rows)} | {sum(row.exercising for row in rows)} | "
        f"{sum(row.words for row in rows):,} | | |"
    )
    return "\n".join(lines)


def exercises() -> str:
    """The exercises, a row each."""
    lines = ["| exercise | | kind | minutes | what it tests |", "|---|---|---|---:|---|"]
    for row in listing().itertuples():
        lines.append(f"| {row.exercise} | {row.title} | {row.kind} | {row.minutes} | {row.concept} |")
    return "\n".join(lines)


if __name__ == "__main__":
    found = table()
    write_between(GUIDE, found, "course")
    write_between(GUIDE, exercises(), "exercises")
    print(found)
