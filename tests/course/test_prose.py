"""Plain English: how long and how hard sentences are, by the suite's own measures, and words that we do without."""

from __future__ import annotations

import re

import nbformat
import pytest

from benchmarks.course import GUIDE, exercises, plain, prose_of, reading_level, table
from benchmarks.session import needs, plan
from newslib import sentence_table
from newslib.exercises.checking import all_exercises
from newslib.notebook_files import suite
from tests.conftest import ROOT
from tests.course.pages import by_hand, markdown, said

HARDEST = 9.0  # Flesch-Kincaid grade of a notebook's prose
LONGEST = 45  # words of a sentence that we wrote
# What praises instead of saying, and what claims more than the suite can know.
HYPE = (
    r"amazing|awesome|beautiful|best-in-class|cutting[- ]edge|effortless(?:ly)?|game[- ]chang\w+|incredibl[ey]|"
    r"leverag\w+|powerful|revolutionary|robust(?:ly)?|seamless(?:ly)?|simply put|state[- ]of[- ]the[- ]art|unlock\w*|"
    r"fake(?:d|s)?|detects? AI|AI[- ]detect\w+|AI-generated|hallucinat\w+|plagiari[sz]ed?"
)


@pytest.mark.parametrize("path", suite(), ids=[path.stem for path in suite()])
def test_a_notebook_is_easy_to_read(path: object) -> None:
    text = prose_of(nbformat.read(path, as_version=4))
    level = reading_level(text)
    assert level["grade"] <= HARDEST
    assert level["words a sentence"] <= 20


def test_no_sentence_is_long() -> None:
    reference = "data/README.md"  # which tells each column and each rule, and is looked up, not read
    for name, text in by_hand().items():
        if name == reference:
            continue
        for sentence in sentence_table(plain(text))["text"]:
            assert len(re.findall(r"\w[\w’'-]*", sentence)) <= LONGEST, (name, sentence)


def test_nothing_is_praised() -> None:
    for pages in (markdown(), said()):
        for name, text in pages.items():
            assert re.findall(rf"\b(?:{HYPE})\b", text, re.IGNORECASE) == [], name


def test_hints_are_short_and_friendly() -> None:
    """What is said to answers is plain, too: no shouting, no bare verdict."""
    import ast

    from newslib.exercises.checking import ROOMS

    folder = ROOT / "newslib" / "exercises" / "notebooks"
    for room in ROOMS.values():
        tree = ast.parse((folder / f"{room}.py").read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
        texts = [node.value for node in strings if isinstance(node.value, str)]
        for text in texts:
            assert "!" not in text, text
            assert not re.search(r"\b[Ww]rong\b", text), text


def test_the_guide_says_what_the_notebooks_ask() -> None:
    page = GUIDE.read_text(encoding="utf-8")
    assert table() in page
    assert exercises() in page
    for number in re.findall(r"\b0\d\.\d\b", page):
        assert number in all_exercises(), number


def test_the_session_of_the_guide_fits_its_minutes() -> None:
    """What is reckoned of the plan: its steps follow one another, fill 90 minutes, and leave time to talk."""
    steps = plan()
    assert sum(step.minutes for step in steps) == 90
    needed = needs()
    assert set(needed) <= {step.name for step in steps}
    for step in steps:
        if step.name in needed:
            assert step.minutes - needed[step.name].reading - needed[step.name].exercising >= 2, step
    followed = GUIDE.read_text(encoding="utf-8").partition("<!-- session -->")[2].partition("<!-- /session -->")[0]
    rows = re.findall(r"^\| ([\w ]+) \| (\d+) \| ", followed, re.MULTILINE)
    assert rows == [(step.name, str(step.minutes)) for step in steps]
