"""The suite's own notebooks: as committed, and on other stories."""

from __future__ import annotations

import json
import platform
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from newslib.notebook_files import parameters_of
from newslib.running import notebook_folder, run_notebooks, suite
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


@pytest.mark.notebook
@pytest.mark.xdist_group("seed")
def test_committed_notebooks_equal_fresh_ones() -> None:
    fresh = run_notebooks(suite(), notebook_folder())
    for path in suite():
        committed = nbformat.read(path, as_version=4)
        for number, (old, new) in enumerate(zip(content(committed), content(fresh[path.name]), strict=True), 1):
            assert old == new, f"{path.name}, cell {number}"


@pytest.mark.notebook
@pytest.mark.parametrize(
    "text",
    [TOLD_ONCE.read_text(encoding="utf-8"), "Ferry", "A ferry left.\n\nA boat came.\n\nIda Voss/AP\n\n渡轮搁浅了。"],
    ids=["told once", "one word", "odd"],
)
def test_notebooks_run_on_a_story_with_little_in_it(text: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    of_a_story = [path for path in suite() if "story_path" in parameters_of(path)]
    notebooks = run_notebooks(of_a_story, tmp_path, {"story_path": "story.txt"})
    assert all(cell.get("execution_count") != 0 for notebook in notebooks.values() for cell in notebook.cells)


@pytest.mark.notebook
@pytest.mark.parametrize("texts", [[FERRY, TOLD_ONCE], [TOLD_ONCE]], ids=["two stories", "none told twice"])
def test_the_notebook_of_many_stories_reads_a_folder_of_ones_own(texts: list[Path], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for text in texts:
        (tmp_path / "mine" / text.name).write_bytes(text.read_bytes())
    many = [path for path in suite() if "corpus_path" in parameters_of(path)]
    (notebook,) = run_notebooks(many, tmp_path, {"corpus_path": "mine", "tables": "tables"}).values()
    assert texts[0].name in str([cell.get("outputs") for cell in notebook.cells])
    rows = (tmp_path / "tables" / "corpus_stories.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.partition(",")[0] for row in rows] == sorted(text.name for text in texts)


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
    allowed = {"0.25", "1,000", "12", "½", "11", "00", "01", "02", "03", "04", "05", "06", "07"}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found = set(re.findall(r"\d[\d,.]*\d|\d\d+", cell.source))
            assert found <= allowed, (name, found - allowed)


def test_the_picture_in_the_readme_is_the_one_in_the_first_notebook() -> None:
    import base64

    notebook = nbformat.read(suite()[0], as_version=4)
    pictures = [
        o["data"]["image/png"] for c in notebook.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})
    ]
    assert (ROOT / "docs" / "picture.png").read_bytes() == base64.b64decode(pictures[0])
