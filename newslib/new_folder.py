"""A folder of one's own: the notebooks, with a story set in them, to read, change and run."""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from newslib.display.plain import as_argument, visible
from newslib.errors import InputError, ReportError
from newslib.lab import lab_command
from newslib.notebook_files import leaving_out, notebook_folder, read_notebook, suite, write_notebook
from newslib.press import Source, copy_story, folder_name
from newslib.swapping import put_in_place

if TYPE_CHECKING:
    from nbformat import NotebookNode

README: Final = "README.md"
FIRST: Final = "00_start_here.ipynb"
EXPLORER: Final = "06_explore.ipynb"
LAB_ONLY: Final = "lab-only"  # the tag of a cell that speaks of code, which a page does not show
VOILA: Final = Path(__file__).resolve().parent / "display" / "exploring" / "share"
"""Where voila finds a template that loads nothing from elsewhere."""


def new_folder(
    path: str | os.PathLike[str],
    other: str | os.PathLike[str] | None = None,
    *,
    boundary: int | bool | None = None,
    into: str | os.PathLike[str] | None = None,
) -> Path:
    """Copy the notebooks into a folder of one's own, with a story set in each of them.

    Parameters
    ----------
    path, other, boundary
        The story, as `read_story` takes it.
    into : path, optional
        The folder to make. None takes one named after the story, in the working directory.

    Returns
    -------
    Path
        The folder: the story's files as they are, the notebooks without outputs, and a README that says how to go on.

    Raises
    ------
    ReadError, InputError
        Where the story cannot be read, or the folder is there already: nothing is ever written over.
    ReportError
        Where the folder cannot be written.
    """
    source = Source(Path(path), None if other is None else Path(other), boundary)
    story = source.read()
    target = Path(into) if into is not None else Path(folder_name(source.path.stem))
    if target.exists():
        raise InputError(f"expected {str(target)!r} to be free; it is there already. Name another folder with --into")
    with put_in_place(target, README, free=True) as draft:
        values: dict[str, Any] = {"story_path": copy_story(source.path, draft)}
        if source.other is not None:
            values["other_path"] = copy_story(source.other, draft)
        if boundary is not None:
            values["boundary"] = boundary
        for notebook in suite():
            write_notebook(_with_values(notebook, values), draft / notebook.name)
        (draft / README).write_text(_readme(target.name, story.name), encoding="utf-8")
    return target


@contextmanager
def exploring(
    path: str | os.PathLike[str],
    other: str | os.PathLike[str] | None = None,
    *,
    boundary: int | bool | None = None,
    page: bool = False,
) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The command that opens the explorer on a story, and its environment; its folder is gone afterwards.

    Parameters
    ----------
    path, other, boundary
        As `new_folder` takes them.
    page : bool
        With voila, as a page of its own; else in JupyterLab.

    Raises
    ------
    ReadError, InputError
        Where the story cannot be read.
    ReportError
        Where voila is asked for and not installed.
    """
    if page and find_spec("voila") is None:
        raise ReportError("a page of its own needs voila: `make extras`, or `pip install 'newslib[voila]'`")
    with TemporaryDirectory(prefix="newslib-") as scratch:
        folder = new_folder(path, other, boundary=boundary, into=Path(scratch) / "explorer")
        notebook = folder / EXPLORER
        if page:
            write_notebook(leaving_out(read_notebook(notebook), LAB_ONLY), notebook)
            places = [str(VOILA), *filter(None, [os.environ.get("JUPYTER_PATH")])]
            environment = os.environ | {"JUPYTER_PATH": os.pathsep.join(places)}
            yield [sys.executable, "-m", "voila", str(notebook), "--template=newslib"], environment
        else:
            yield lab_command(notebook, folder), dict(os.environ)


def _with_values(path: Path, values: dict[str, Any]) -> NotebookNode:
    """A notebook without outputs whose cell of parameters has these values; what else stands in the cell stays."""
    notebook = read_notebook(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(_line(line, values) for line in cell.source.split("\n"))
    return notebook


def _line(line: str, values: dict[str, Any]) -> str:
    """A line of the cell of parameters with its value set, and its comment kept."""
    found = re.fullmatch(r"(\w+) = (?:\"[^\"]*\"|[^#\"]*?)(\s*(?:#.*)?)", line)
    if found is None or found[1] not in values:
        return line
    value = values[found[1]]
    told = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
    return f"{found[1]} = {told}{found[2]}"


def _readme(folder: str, story: str) -> str:
    start = shlex.quote(as_argument(f"{folder}/{FIRST}"))
    title = re.sub(r"([\\`*_{}\[\]()#+.!|<>&$-])", r"\\\1", visible(story))
    suite_folder = notebook_folder().name
    return f"""# {title}

The notebooks of newslib with this story set in them. They are yours to change; the suite's own, in
`{suite_folder}/`, stay as they are.

    newslib lab {visible(start)}

opens JupyterLab on the first of them. Where `newslib` is not found, it is `.venv/bin/newslib` of the suite. *Run*, *Run
All Cells* runs one. `newslib report` with the story's file makes a page of all of them that can be handed on.
"""
