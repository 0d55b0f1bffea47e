"""The suite's own notebooks: as committed, and on other stories."""

from __future__ import annotations

import asyncio
import json
import platform
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from newslib.new_folder import new_folder
from newslib.notebook_files import EXERCISE, parameters_of
from newslib.running import Workshop, notebook_folder, run_notebooks, suite
from tests.conftest import FERRY, ROOT, TOLD_ONCE

MIME = "application/vnd.vegalite.v5+json"
SAME_PLATFORM = sys.platform == "linux" and platform.machine() == "x86_64"


def content(notebook: Any) -> list[Any]:
    """What must be the same on every run; pictures only where they were drawn on the platform of the committed ones."""
    cells = json.loads(nbformat.writes(notebook))["cells"]
    for cell in cells:
        for output in cell.get("outputs", []):
            if not SAME_PLATFORM and "image/png" in output.get("data", {}):
                output["data"]["image/png"] = "a picture"
    return cells


def assert_committed_as(path: Path, fresh: Any) -> None:
    """Cell by cell, a notebook of the project is what came out of a run."""
    committed = nbformat.read(path, as_version=4)
    for number, (old, new) in enumerate(zip(content(committed), content(fresh), strict=True), 1):
        assert old == new, f"{path.name}, cell {number}"


@pytest.mark.notebook
@pytest.mark.xdist_group("seed")
def test_committed_notebooks_equal_fresh_ones() -> None:
    fresh = run_notebooks(suite(), notebook_folder())
    for path in suite():
        assert_committed_as(path, fresh[path.name])


LITTLE = {
    "told once": TOLD_ONCE.read_text(encoding="utf-8") + "\n\nA boat came.\n\nIda Voss/AP\n\n渡轮搁浅了。",
    "one word": "Ferry",
}
MANY = {"two stories": [FERRY, TOLD_ONCE], "none told twice": [TOLD_ONCE]}
OF_A_STORY = [path for path in suite() if "story_path" in parameters_of(path)]
OF_MANY = [path for path in suite() if "corpus_path" in parameters_of(path)]


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Any]]:
    """The notebooks on other stories, by the story: their folder, and what came out or the error. One load for all."""
    places = {name: tmp_path_factory.mktemp("others") for name in [*LITTLE, *MANY, "a new folder"]}

    async def run() -> list[Any]:
        async with Workshop() as workshop, Workshop(vector=True) as report:
            work = []
            for name, text in LITTLE.items():
                (places[name] / "story.txt").write_text(text, encoding="utf-8")
                work.append(report.run(OF_A_STORY, places[name], {"story_path": "story.txt"}))
            for name, texts in MANY.items():
                (places[name] / "mine").mkdir()
                for text in texts:
                    (places[name] / "mine" / text.name).write_bytes(text.read_bytes())
                work.append(workshop.run(OF_MANY, places[name], {"corpus_path": "mine", "tables": "tables"}))
            made = new_folder(FERRY, into=places["a new folder"] / "mine")
            work.append(workshop.run([made / "00_start_here.ipynb"], made))
            return await asyncio.gather(*work, return_exceptions=True)

    return {name: (place, found) for (name, place), found in zip(places.items(), asyncio.run(run()), strict=True)}


def notebooks_of(others: dict[str, tuple[Path, Any]], name: str) -> dict[str, Any]:
    _, found = others[name]
    if isinstance(found, BaseException):
        raise found
    return dict(found)


@pytest.mark.notebook
@pytest.mark.xdist_group("others")
@pytest.mark.parametrize("name", LITTLE)
def test_notebooks_run_on_a_story_with_little_in_it(name: str, others: dict[str, tuple[Path, Any]]) -> None:
    notebooks = notebooks_of(others, name)
    assert list(notebooks) == [path.name for path in OF_A_STORY]
    assert all(cell.get("execution_count") != 0 for notebook in notebooks.values() for cell in notebook.cells)


@pytest.mark.notebook
@pytest.mark.xdist_group("others")
@pytest.mark.parametrize("name", MANY)
def test_the_notebook_of_many_stories_reads_a_folder_of_ones_own(
    name: str, others: dict[str, tuple[Path, Any]]
) -> None:
    (notebook,) = notebooks_of(others, name).values()
    assert MANY[name][0].name in str([cell.get("outputs") for cell in notebook.cells])
    rows = (others[name][0] / "tables" / "corpus_stories.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.partition(",")[0] for row in rows] == sorted(text.name for text in MANY[name])


@pytest.mark.notebook
@pytest.mark.xdist_group("others")
def test_the_notebooks_of_a_new_folder_run_where_they_are(others: dict[str, tuple[Path, Any]]) -> None:
    (done,) = notebooks_of(others, "a new folder").values()
    assert "ferry" in str([cell.get("outputs") for cell in done.cells])


def committed() -> list[tuple[str, Any]]:
    return [(path.name, nbformat.read(path, as_version=4)) for path in suite()]


@pytest.mark.parametrize(("name", "notebook"), committed(), ids=[path.name for path in suite()])
def test_a_committed_notebook_is_whole(name: str, notebook: Any) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not any(output.output_type in ("error", "stream") for cell in code for output in cell.outputs)
    assert sum("parameters" in cell.metadata.get("tags", []) for cell in code) == 1
    assert notebook.cells[0].source.startswith("# ")


@pytest.mark.parametrize(("name", "notebook"), committed(), ids=[path.name for path in suite()])
def test_every_chart_can_be_read_without_seeing_it(name: str, notebook: Any) -> None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                description = output["data"][MIME]["description"]
                assert len(description) > 40
                assert output["metadata"]["image/png"]["alt"] == description
                assert output["data"]["text/plain"] == description


@pytest.mark.parametrize(("name", "notebook"), committed(), ids=[path.name for path in suite()])
def test_prose_cells_of_markdown_hold_no_number_of_the_story(name: str, notebook: Any) -> None:
    """Numbers of the story are computed; what Markdown may hold are numbers of the method."""
    allowed = {"0.25", "0.5", "1,000", "12", "½", "11", *(f"{number:02d}" for number in range(len(suite())))}
    of_the_course = re.compile(r"^\| \*\*Time\*\* .*$", re.MULTILINE)  # held in tests/course
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and EXERCISE not in cell.metadata.get("tags", []):  # which has texts of its own
            found = set(re.findall(r"\d[\d,.]*\d|\d\d+", of_the_course.sub("", cell.source)))
            assert found <= allowed, (name, found - allowed)


def test_the_picture_in_the_readme_is_the_one_in_the_first_notebook() -> None:
    import base64

    notebook = nbformat.read(suite()[0], as_version=4)
    pictures = [
        o["data"]["image/png"] for c in notebook.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})
    ]
    assert (ROOT / "docs" / "picture.png").read_bytes() == base64.b64decode(pictures[0])
