"""Notebooks: run with a story, clean, and clear about what failed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from newslib import InputError, ReportError, kernels
from newslib.notebook_files import WIDGET, reported
from newslib.running import Workshop, clean, run_notebooks, suite, with_parameters, write_notebook

# As `newslib.warm`, but nothing is loaded for these notebooks, which need nothing; real ones run in other tests.
COLD = """
import sys, types
sys.modules["newslib.display.method_notes"] = types.SimpleNamespace(notes_html=lambda: "")
import ipykernel.kernelapp
from newslib import warm
warm.serve()
"""
WARM = kernels.WARM  # what real notebooks start from
METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def notebook(folder: Path, *sources: str) -> Path:
    cells = [new_code_cell("story_path = 'x'", metadata={"tags": ["parameters"]}), *map(new_code_cell, sources)]
    path = folder / "tiny.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata=METADATA), path)
    return path


@pytest.fixture(autouse=True)
def little_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "WARM", (sys.executable, "-c", COLD))


def test_the_suite_is_in_reading_order() -> None:
    names = [path.name for path in suite()]
    assert names[0] == "00_start_here.ipynb"
    assert names == sorted(names)
    assert len(names) >= 5
    assert [path.name for path in reported()] == names[:-3]  # without the panel, the many stories and the cases


def test_a_parameter_reaches_the_notebook_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = notebook(tmp_path, "print(story_path)")
    before = path.read_bytes()
    seen: list[tuple[str, int, int]] = []
    result = run_notebooks([path], tmp_path, {"story_path": "a 'b'.txt"}, lambda *step: seen.append(step))
    assert result["tiny.ipynb"].cells[-1].outputs[0].text == "a 'b'.txt\n"
    assert path.read_bytes() == before
    assert seen[0] == ("tiny.ipynb", 0, 3)
    assert seen[-1] == ("tiny.ipynb", 3, 3)


def test_an_unknown_parameter_is_an_error_with_the_nearest_known_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one of story_path; got 'story_pth'; did you mean 'story_path'"):
        with_parameters(notebook(tmp_path), {"story_pth": "x"})


def test_a_failing_cell_is_named_with_its_cause(tmp_path: Path) -> None:
    path = notebook(tmp_path, "1 + 1", "int('seven')", "2 + 2")
    with pytest.raises(ReportError, match=r"tiny\.ipynb, cell 3 \(\"int\('seven'\)\"\): ValueError: invalid literal"):
        run_notebooks([path], tmp_path)


def test_a_kernel_that_dies_is_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"tiny\.ipynb"):
        run_notebooks([notebook(tmp_path, "import os; os._exit(3)")], tmp_path)


def test_where_nothing_can_be_forked_kernels_start_anew_and_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "WARM", WARM)  # which has loaded pandas, and it is a kernel that is to show its table
    load = "import pandas as pd; import newslib.tables"  # as every notebook does, and sets how tables are shown
    path = notebook(tmp_path, load, "pd.DataFrame([range(18)])", "import os; os.getcwd()")
    forked = run_notebooks([path], tmp_path)
    monkeypatch.setattr("newslib.kernels.CAN_FORK", False)
    assert run_notebooks([path], tmp_path) == forked


def test_cells_about_our_own_examples_are_left_out_where_asked(tmp_path: Path) -> None:
    path = notebook(tmp_path, "1 + 1", "2 + 2")
    raw = nbformat.read(path, as_version=4)
    raw.cells[1].metadata["tags"] = ["suite-only"]
    nbformat.write(raw, path)

    async def run() -> list[str]:
        async with Workshop(leave_out="suite-only") as workshop:
            return [cell.source for cell in (await workshop.run([path], tmp_path))["tiny.ipynb"].cells]

    assert asyncio.run(run()) == ["story_path = 'x'", "2 + 2"]


def test_a_parameter_that_some_notebooks_have_reaches_those(tmp_path: Path) -> None:
    path = notebook(tmp_path, "story_path")

    async def run(name: str) -> str:
        async with Workshop() as workshop:
            done = await workshop.run([path], tmp_path, where_known={name: "y"})
            return str(done["tiny.ipynb"].cells[-1].outputs[0].data["text/plain"])

    assert asyncio.run(run("story_path")) == "'y'"
    assert asyncio.run(run("picks")) == "'x'"


def test_a_widget_is_gone_from_what_is_saved_and_what_stands_beside_it_stays() -> None:
    both = new_output("display_data", data={WIDGET: {"model_id": "a1"}, "text/html": "still"})
    alone = new_output("display_data", data={WIDGET: {"model_id": "b2"}})
    saved = clean(new_notebook(cells=[new_code_cell("x", outputs=[both, alone])], metadata={"widgets": {"a1": {}}}))
    assert [dict(output.data) for output in saved.cells[0].outputs] == [{"text/html": "still"}]
    assert "widgets" not in saved.metadata


def test_notebooks_run_from_within_a_running_event_loop_too(tmp_path: Path) -> None:
    path = notebook(tmp_path, "6 * 7")

    async def run() -> str:
        return str(run_notebooks([path], tmp_path)["tiny.ipynb"].cells[-1].outputs[0].data["text/plain"])

    assert asyncio.run(run()) == "42"


def test_what_differs_from_run_to_run_is_taken_away() -> None:
    pieces = [new_output("stream", name="stdout", text=text) for text in ("one ", "two")]
    cell = new_code_cell("x", outputs=pieces, metadata={"tags": ["prose"], "papermill": {"duration": 1.5}})
    raw = new_notebook(
        cells=[cell, new_markdown_cell("y")],
        metadata={"papermill": {"x": 1}, "language_info": {"name": "python", "version": "3"}},
    )
    result = clean(raw)
    assert [cell.id for cell in result.cells] == ["cell-00", "cell-01"]
    assert result.cells[0].metadata == {"tags": ["prose"], "jupyter": {"source_hidden": True}}
    assert [output.text for output in result.cells[0].outputs] == ["one two"]
    assert set(result.metadata) == {"kernelspec", "language_info"}
    assert result.metadata.language_info == {"name": "python"}
    nbformat.validate(result)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    path = notebook(tmp_path, "for i in range(300): print(i)", "{'a': 1}")
    written = []
    for name in ("one", "two"):
        write_notebook(run_notebooks([path], tmp_path)["tiny.ipynb"], tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
