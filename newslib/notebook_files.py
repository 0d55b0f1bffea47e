"""The suite's notebooks as files: where they are, with parameters, and to the same bytes every time."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from newslib import quick_imports
from newslib.errors import NewslibError, ReportError, require_known
from newslib.swapping import write_whole

with quick_imports.without(quick_imports.ADDRESS_GRAMMAR):
    import nbformat
    from nbformat import NotebookNode

PROSE: Final = "prose"  # the tag of a cell that only makes a sentence from numbers
SUITE_ONLY: Final = "suite-only"
"""The tag of a cell that a report of a story does not need: about examples of our own, or an exercise."""
EXERCISE: Final = "exercise"
"""The tag of a cell that asks the reader something, or takes the answer."""
WIDGET: Final = "application/vnd.jupyter.widget-view+json"


def notebook_folder() -> Path:
    """Where the suite's notebooks are: beside the package, in a checkout.

    Raises
    ------
    ReportError
        Where newslib was installed without its notebooks.
    """
    folder = Path(__file__).resolve().parent.parent / "notebooks"
    if not (folder / "00_start_here.ipynb").exists():
        raise ReportError(f"expected the notebooks in {str(folder)!r}; they come with a checkout of the project")
    return folder


def suite() -> list[Path]:
    """The suite's notebooks in reading order."""
    return sorted(notebook_folder().glob("[0-9][0-9]_*.ipynb"))


def solutions() -> list[Path]:
    """The notebooks in which the exercises are solved, named after those that ask."""
    return sorted((notebook_folder().parent / "solutions").glob("[0-9][0-9]_*.ipynb"))


def reported() -> list[Path]:
    """The notebooks that a report is made of: those of the suite whose first cell is not tagged `suite-only`."""
    return [path for path in suite() if SUITE_ONLY not in _tags_of_first_cell(path)]


def _tags_of_first_cell(path: Path) -> list[str]:
    cells = read_notebook(path).cells
    return list(cells[0].metadata.get("tags", [])) if cells else []


def read_notebook(path: Path) -> NotebookNode:
    """A notebook as it stands in its file.

    Raises
    ------
    ReportError
        Where the file cannot be read, or is no notebook that this version of Jupyter knows.
    """
    with _what_is_no_notebook(path):
        notebook: NotebookNode = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        return notebook


@contextmanager
def _what_is_no_notebook(path: Path) -> Iterator[None]:
    """Within, whatever goes wrong with a file is told as what it is."""
    try:
        yield
    except NewslibError:
        raise
    except Exception as error:  # nbformat, its schema and papermill have kinds of their own
        why = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise ReportError(f"{path.name}: expected a notebook of format 4; {why[:200]}") from error


def leaving_out(notebook: NotebookNode, tag: str) -> NotebookNode:
    """A notebook without the cells that have a tag."""
    kept = [cell for cell in notebook.cells if tag not in cell.metadata.get("tags", [])]
    left: NotebookNode = nbformat.from_dict({**notebook, "cells": kept})
    return left


def parameters_of(path: Path) -> list[str]:
    """The names that a notebook's cell tagged `parameters` gives values to."""
    import papermill

    with _what_is_no_notebook(path):
        return list(papermill.inspect_notebook(str(path)))


def with_parameters(path: Path, parameters: Mapping[str, Any]) -> NotebookNode:
    """A notebook without its outputs, and with a cell that sets `parameters` after its own cell tagged `parameters`.

    Raises
    ------
    InputError
        Where the notebook has no such parameter.
    ReportError
        Where it is no notebook.
    """
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    with _what_is_no_notebook(path):
        notebook: NotebookNode = load_notebook_node(str(path))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    if not parameters:
        return notebook
    known = parameters_of(path)
    for name in parameters:
        require_known(name, known, f"{path.name}: parameter")
    filled: NotebookNode = parameterize_notebook(notebook, dict(parameters), kernel_name="python3", language="python")
    return filled


def clean(notebook: NotebookNode) -> NotebookNode:
    """Take away what differs from run to run and says nothing: timings, random ids, the interpreter's version.

    Stream outputs that came in several pieces become one, because where a stream is cut depends on the clock. A widget
    is gone with its kernel, so what stands beside it for readers without one is kept.
    """
    notebook = copy.deepcopy(notebook)
    keep = {"kernelspec", "language_info"}
    notebook.metadata = nbformat.from_dict({k: v for k, v in notebook.metadata.items() if k in keep})
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if PROSE in tags:  # who reads need not see how a sentence is put together
            cell.metadata["jupyter"] = {"source_hidden": True}
        cell.id = f"cell-{number:02d}"
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)
    return notebook


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    kept: list[NotebookNode] = []
    for output in outputs:
        if WIDGET in output.get("data", {}):
            del output.data[WIDGET]
            if not output.data:
                continue
        last = kept[-1] if kept else None
        if last and last.output_type == output.output_type == "stream" and last.name == output.name:
            last.text += output.text
        else:
            kept.append(output)
    return kept


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook with a line break at its end; what was there before stays until the new one is whole."""
    write_whole(path, nbformat.writes(notebook) + "\n")
