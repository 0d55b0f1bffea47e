"""The solutions: as committed, and on another story."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import nbformat
import pytest

from newslib.exercises.checking import all_exercises, exercises_of
from newslib.notebook_files import EXERCISE, notebook_folder, solutions, suite
from newslib.running import Workshop
from tests.conftest import FERRY, TOLD_ONCE
from tests.test_notebooks import assert_committed_as

NOT_BEGUN = re.compile(r"def .*|    return \.\.\.|answer = \.\.\..*|from .*|check\(.*\)|")


def told(notebook: Any) -> list[str]:
    """What is said to the answers of a notebook."""
    texts = [o["data"].get("text/plain", "") for c in notebook.cells for o in c.get("outputs", []) if "data" in o]
    return [text for text in texts if text[:1] in "✓→○–" and text[2:4].isdigit()]


def about(verdicts: list[str]) -> list[str]:
    return [verdict.split()[1] for verdict in verdicts]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The solutions on three stories, by the story."""
    stories = {"seed": None, "ferry": str(FERRY), "told once": str(TOLD_ONCE)}
    folder = tmp_path_factory.mktemp("solutions")
    (folder / "data").symlink_to(notebook_folder().parent / "data")
    (folder / "solutions").mkdir()

    async def run() -> list[dict[str, Any]]:
        async with Workshop() as workshop:
            return [
                await workshop.run(
                    solutions(), folder / "solutions", where_known={"story_path": path} if path else None
                )
                for path in stories.values()
            ]

    found = dict(zip(stories, asyncio.run(run()), strict=True))
    assert not list(folder.rglob("progress.jsonl"))
    return found


@pytest.mark.notebook
@pytest.mark.xdist_group("solutions")
def test_solutions_solve_every_exercise_and_are_committed_as_they_run(solved: dict[str, dict[str, Any]]) -> None:
    assert [path.name for path in solutions()] == [path.name for path in suite()]
    everything = []
    for path in solutions():
        fresh = solved["seed"][path.name]
        assert_committed_as(path, fresh)
        verdicts = told(fresh)
        assert about(verdicts) == list(exercises_of(path.name[:2]))
        assert [verdict[0] for verdict in verdicts] == ["✓"] * len(verdicts), verdicts
        everything += about(verdicts)
    assert everything == list(all_exercises())


@pytest.mark.notebook
@pytest.mark.xdist_group("solutions")
@pytest.mark.parametrize("story", ["ferry", "told once"])
def test_solutions_hold_for_another_story_or_are_not_asked(story: str, solved: dict[str, dict[str, Any]]) -> None:
    for name, notebook in solved[story].items():
        verdicts = told(notebook)
        assert about(verdicts) == list(exercises_of(name[:2]))
        assert {verdict[0] for verdict in verdicts} <= {"✓", "–"}, verdicts


def test_in_the_notebooks_every_exercise_waits_and_has_its_title() -> None:
    for path in suite():
        notebook = nbformat.read(path, as_version=4)
        exercises = exercises_of(path.name[:2])
        verdicts = told(notebook)
        assert sorted(about(verdicts)) == list(exercises), path.name
        assert {verdict[0] for verdict in verdicts} == {"○"}, verdicts
        asked = [cell.source for cell in notebook.cells if EXERCISE in cell.metadata.get("tags", [])]
        for number, exercise in exercises.items():
            assert any(f"### {number} {exercise.title}\n" in source for source in asked), number


def test_every_notebook_asks_five_things_of_three_kinds() -> None:
    for path in suite():
        exercises = exercises_of(path.name[:2]).values()
        assert len(exercises) >= 5, path.name
        kinds = {exercise.kind for exercise in exercises}
        assert {"predict", "write"} <= kinds, (path.name, kinds)
        assert kinds & {"read", "compute"}, (path.name, kinds)


def test_no_answer_stands_in_a_notebook() -> None:
    for path in suite():
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code" and "check(" in cell.source:
                dots = [line.partition("#")[0].strip() for line in cell.source.splitlines() if "..." in line]
                assert dots in (["answer = ..."], ["return ..."]), cell.source
                begun = [line for line in cell.source.splitlines() if not NOT_BEGUN.fullmatch(line)]
                assert not begun, cell.source
