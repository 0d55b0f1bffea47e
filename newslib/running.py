"""Runs notebooks: with a story as their parameter, side by side, and to the same bytes every time."""

from __future__ import annotations

import asyncio
import copy
import os
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from traitlets.config import Config

from newslib.errors import ReportError, require_known
from newslib.quick_imports import ADDRESS_GRAMMAR, without

with without(ADDRESS_GRAMMAR):
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbformat import NotebookNode

SLOWEST_CELL = 600  # seconds
AT_ONCE = 2  # notebooks, each with a kernel of its own
PROSE = "prose"  # the tag of a cell that only makes a sentence from numbers

Progress = Callable[[str, int, int], None]
"""Called with a notebook's name, the cells done, and the cells in all."""


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


def run_notebooks(
    paths: list[Path],
    folder: Path,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> dict[str, NotebookNode]:
    """Execute notebooks, two at a time, and give them back clean; the files stay as they are.

    Parameters
    ----------
    paths : list of Path
    folder : Path
        The working directory of their kernels.
    parameters : mapping, optional
        Values for the names in each notebook's cell tagged `parameters`.
    progress : callable, optional

    Returns
    -------
    dict
        File name -> executed notebook, in the order of `paths`.

    Raises
    ------
    InputError
        Where a notebook has no such parameter; the nearest known name is given.
    ReportError
        Where a cell fails: names the notebook, the cell and the cause.
    """
    notebooks = {path.name: with_parameters(path, parameters or {}) for path in paths}
    try:
        _run(_run_all(notebooks, folder, progress or (lambda name, done, total: None)))
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from failures.exceptions[0].__cause__
    return {name: clean(notebook) for name, notebook in notebooks.items()}


def with_parameters(path: Path, parameters: Mapping[str, Any]) -> NotebookNode:
    """A notebook without its outputs, and with a cell that sets `parameters` after its own cell tagged `parameters`.

    Raises
    ------
    InputError
        Where the notebook has no such parameter.
    """
    import papermill
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    notebook: NotebookNode = load_notebook_node(str(path))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    if not parameters:
        return notebook
    known = list(papermill.inspect_notebook(str(path)))
    for name in parameters:
        require_known(name, known, f"{path.name}: parameter")
    filled: NotebookNode = parameterize_notebook(notebook, dict(parameters), kernel_name="python3", language="python")
    return filled


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end; in a thread of its own where this one already runs an event loop, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(work)
    else:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, work).result()


async def _run_all(notebooks: Mapping[str, NotebookNode], folder: Path, progress: Progress) -> None:
    gate = asyncio.Semaphore(AT_ONCE)

    async def run(name: str, notebook: NotebookNode) -> None:
        async with gate:
            await _run_one(name, notebook, folder, progress)

    async with asyncio.TaskGroup() as group:
        for name, notebook in notebooks.items():
            group.create_task(run(name, notebook))


async def _run_one(name: str, notebook: NotebookNode, folder: Path, progress: Progress) -> None:
    total = len(notebook.cells)
    with TemporaryDirectory(prefix="newslib-") as sockets:
        client = NotebookClient(
            notebook,
            timeout=SLOWEST_CELL,
            kernel_name="python3",
            record_timing=False,
            config=_transport(Path(sockets)),
            resources={"metadata": {"path": str(folder)}},
            on_cell_executed=lambda cell, cell_index, **_: progress(name, min(cell_index + 1, total - 1), total),
        )
        progress(name, 0, total)
        try:
            await client.async_execute()
        except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
            raise ReportError(f"{name}, {_failure(notebook) or str(error).splitlines()[0]}") from error
    progress(name, total, total)


def _transport(folder: Path) -> Config:
    """Talk to the kernel through files that only this user can open: needs no port, and no network at all."""
    if os.name != "posix":
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "k")}})


def _failure(notebook: NotebookNode) -> str | None:
    """The first cell that failed, with its first line and its error; None where none did."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                line = next((line for line in cell.source.splitlines() if line.strip()), "")
                return f"cell {number} ({line[:60]!r}): {output.ename}: {output.evalue}"
    return None


def clean(notebook: NotebookNode) -> NotebookNode:
    """Take away what differs from run to run and says nothing: timings, random ids, the interpreter's version.

    Stream outputs that came in several pieces become one, because where a stream is cut depends on the clock.
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
        last = kept[-1] if kept else None
        if last and last.output_type == output.output_type == "stream" and last.name == output.name:
            last.text += output.text
        else:
            kept.append(output)
    return kept


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook with a line break at its end."""
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
