"""A folder of one's own: the notebooks with a story in them, which run there."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path

import nbformat
import pytest

from newslib import InputError, ReadError, ReportError
from newslib.new_folder import EXPLORER, VOILA, exploring, new_folder
from newslib.notebook_files import suite
from tests.conftest import FERRY, TOLD_ONCE


def parameters(path: Path) -> tuple[str, dict[str, object]]:
    cells = nbformat.read(path, as_version=4).cells
    (source,) = [cell.source for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    lines = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    return source, {node.targets[0].id: ast.literal_eval(node.value) for node in lines}  # type: ignore[attr-defined]


def test_every_notebook_has_the_story_and_keeps_its_other_parameters(tmp_path: Path) -> None:
    folder = new_folder(FERRY, TOLD_ONCE, into=tmp_path / "mine")
    notebooks = sorted(folder.glob("*.ipynb"))
    assert [path.name for path in notebooks] == [path.name for path in suite()]
    for path, own in zip(notebooks, suite(), strict=True):
        source, values = parameters(path)
        before, theirs = parameters(own)
        given = {"story_path": "ferry.txt", "other_path": "told-once.txt"} if "story_path" in theirs else {}
        assert values == theirs | given
        comments = [line.partition("#")[2] for line in source.splitlines()]
        assert comments == [line.partition("#")[2] for line in before.splitlines()]
        cells = nbformat.read(path, as_version=4).cells
        assert not any(cell.get("outputs") for cell in cells)
    assert (folder / "ferry.txt").read_bytes() == FERRY.read_bytes()
    assert "newslib lab mine/00_start_here.ipynb" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("boundary", [3, False])
def test_a_given_boundary_is_set_too(tmp_path: Path, boundary: int | bool) -> None:
    folder = new_folder(FERRY, boundary=boundary, into=tmp_path / "mine")
    found = parameters(folder / "05_what_changed.ipynb")[1]["boundary"]
    assert (found, type(found)) == (boundary, type(boundary))


def test_a_name_is_words_and_never_code(tmp_path: Path) -> None:
    story = tmp_path / 'it\'s "quoted" # and = more.txt'
    story.write_text("Rain fell.", encoding="utf-8")
    folder = new_folder(story, into=tmp_path / "mine")
    name = str(parameters(folder / "00_start_here.ipynb")[1]["story_path"])
    assert (folder / name).read_text(encoding="utf-8") == "Rain fell."


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' files have names of whole characters")
def test_a_name_that_is_no_good_utf_8_is_no_obstacle(tmp_path: Path) -> None:
    story = tmp_path / os.fsdecode(b"caf\xe9.txt")
    story.write_text("Rain fell.", encoding="utf-8")
    folder = new_folder(story, into=tmp_path / "mine")
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# caf?\n")
    name = str(parameters(folder / "00_start_here.ipynb")[1]["story_path"])
    assert (folder / name).read_text(encoding="utf-8") == "Rain fell."


def test_what_somebody_keeps_beside_it_stays(tmp_path: Path) -> None:
    (tmp_path / ".mine-settings").mkdir()
    new_folder(FERRY, into=tmp_path / "mine")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine-settings", "mine"]


def test_nothing_is_written_over_and_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(InputError, match="is there already"):
        new_folder(FERRY, into=tmp_path / "mine")
    assert list((tmp_path / "mine").iterdir()) == []
    with pytest.raises(ReadError):
        new_folder(tmp_path / "missing.txt", into=tmp_path / "other")
    (tmp_path / "blank.txt").write_text(" ", encoding="utf-8")
    with pytest.raises(InputError, match="at least one sentence; got none"):
        new_folder(tmp_path / "blank.txt", into=tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blank.txt", "mine"]


def test_the_explorer_has_a_folder_for_as_long_as_it_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    with exploring(FERRY) as (command, _):
        notebook = Path(command[3])
        assert command[1:3] == ["-m", "jupyterlab"]
        assert notebook.name == EXPLORER
        assert parameters(notebook)[1]["story_path"] == "ferry.txt"
    assert not notebook.exists()
    with exploring(FERRY, page=True) as (command, environment):
        assert command[1:3] == ["-m", "voila"]
        shown = nbformat.read(command[3], as_version=4).cells
        assert shown[-1].source.startswith("## What this cannot tell you")
        assert not any("explorer.summary" in cell.source for cell in shown)  # a page shows no code to speak of
        assert environment["JUPYTER_PATH"].startswith(str(VOILA))
    monkeypatch.setattr("newslib.new_folder.find_spec", lambda name: None)
    with pytest.raises(ReportError, match="needs voila: `make extras`"), exploring(FERRY, page=True):
        pass


def test_the_template_for_voila_names_no_address() -> None:
    files = [path for path in VOILA.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"conf.json", "index.html.j2"}
    assert not any("//" in path.read_text(encoding="utf-8") for path in files)
