"""Runs notebooks: side by side, each in a kernel of its own."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar

from newslib.display.pictures import Easel
from newslib.display.vega import PICTURES, is_chart
from newslib.errors import ReportError
from newslib.interrupting import asked_once
from newslib.kernels import Nursery, transport
from newslib.notebook_files import (
    clean,
    leaving_out,
    notebook_folder,
    parameters_of,
    suite,
    with_parameters,
    write_notebook,
)
from newslib.processors import processors
from newslib.quick_imports import ADDRESS_GRAMMAR, without

with without(ADDRESS_GRAMMAR):
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbformat import NotebookNode

__all__ = [
    "Progress",
    "Workshop",
    "clean",
    "notebook_folder",
    "run_notebooks",
    "suite",
    "with_parameters",
    "write_notebook",
]

SLOWEST_CELL: Final = 600  # seconds
MOST_AT_ONCE: Final = 8  # notebooks: more would take memory, and a suite has hardly more

Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Called with a notebook's name, the cells done, and the cells in all."""


def run_notebooks(
    paths: list[Path],
    folder: Path,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> dict[str, NotebookNode]:
    """Execute notebooks, as many at a time as there are processors, and give them back clean; files stay as they are.

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

    async def run() -> dict[str, NotebookNode]:
        async with Workshop() as workshop:
            return await workshop.run(paths, folder, parameters, progress)

    return in_loop(run())


class Workshop:
    """Where notebooks run: kernels, and at will an easel for their charts; an asynchronous context manager.

    Parameters
    ----------
    vector : bool, default=False
        Whether charts become SVG, which is drawn here while notebooks run; else each kernel draws PNG.
    leave_out : str, optional
        The tag of cells that are not run, and are not in what comes back.
    """

    def __init__(self, *, vector: bool = False, leave_out: str = "") -> None:
        self._left_out = leave_out
        self._nursery = Nursery()
        self._easel = Easel(at_once()) if vector else None
        self._gate = asyncio.Semaphore(at_once())
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Workshop:
        await self._stack.enter_async_context(self._nursery)
        if self._easel is not None:
            await self._stack.enter_async_context(self._easel)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def open(self) -> None:
        """Begin to load what every kernel needs, before the first notebook is there."""
        await self._nursery.start()

    async def notes(self) -> str | None:
        """The notes on methods, where a process has them that kernels come from (`newslib.kernels.Nursery.loaded`)."""
        return await self._nursery.loaded()

    async def bundle(self) -> str:
        """The script that makes charts live (`newslib.display.pictures.bundled`), made while kernels load."""
        if self._easel is None:
            raise ValueError("a workshop has a bundle where it draws: Workshop(vector=True)")
        return await self._easel.bundle()

    async def run(
        self,
        paths: list[Path],
        folder: Path,
        parameters: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        *,
        where_known: Mapping[str, Any] | None = None,
    ) -> dict[str, NotebookNode]:
        """Execute notebooks; as `run_notebooks`, and several calls may be at work at once.

        `where_known` holds parameters that only some of the notebooks have; each gets those that it knows.
        """
        notebooks = {}
        for path in paths:
            some = where_known or {}
            known = parameters_of(path) if some else []
            values = {**(parameters or {}), **{name: value for name, value in some.items() if name in known}}
            notebooks[path.name] = leaving_out(with_parameters(path, values), self._left_out)
        tell = progress or (lambda name, done, total: None)
        try:
            async with asyncio.TaskGroup() as group:
                # The longest first: at the end no processor waits for it.
                for name in sorted(notebooks, key=lambda name: -len(notebooks[name].cells)):
                    group.create_task(self._run_one(name, notebooks[name], folder, tell))
        except ExceptionGroup as failures:
            raise failures.exceptions[0] from failures.exceptions[0].__cause__
        return {name: clean(notebook) for name, notebook in notebooks.items()}

    async def _run_one(self, name: str, notebook: NotebookNode, folder: Path, progress: Progress) -> None:
        total = len(notebook.cells)
        drawing: list[asyncio.Task[None]] = []

        def executed(cell: NotebookNode, cell_index: int, **_: Any) -> None:
            progress(name, min(cell_index + 1, total - 1), total)
            if self._easel is not None:
                charts = (output for output in cell.get("outputs", []) if is_chart(output))
                drawing.extend(asyncio.create_task(self._easel.hang(output)) for output in charts)

        try:
            async with self._gate:
                progress(name, 0, total)
                await self._execute(name, notebook, folder, executed)
            await asyncio.gather(*drawing)
        finally:
            for task in drawing:
                task.cancel()
        progress(name, total, total)

    async def _execute(self, name: str, notebook: NotebookNode, folder: Path, executed: Callable[..., None]) -> None:
        env = dict(os.environ) | ({PICTURES: "later"} if self._easel is not None else {})
        with TemporaryDirectory(prefix="newslib-") as sockets:
            client = NotebookClient(
                notebook,
                timeout=SLOWEST_CELL,
                kernel_name="python3",
                kernel_manager_class=self._nursery.manager_class(),
                record_timing=False,
                shutdown_kernel="immediate",  # it has nothing to put in order
                config=transport(Path(sockets)),
                resources={"metadata": {"path": str(folder)}},
                on_cell_executed=executed,
            )
            try:
                await client.async_execute(env=env, stderr=subprocess.DEVNULL)  # what counts comes as a message
            except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
                raise ReportError(f"{name}, {_failure(notebook) or str(error).splitlines()[0]}") from error


def at_once() -> int:
    """How many notebooks to run at a time: one for each processor, if there are not too many."""
    return min(processors(), MOST_AT_ONCE)


def in_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end; in a thread of its own where this one already runs an event loop, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _in_new_loop(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _in_new_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end; a request to end cancels the work, which then puts things in order."""
    asked = False

    async def heeding() -> Result:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        # nbclient would answer signals itself, by taking the kernel from under the notebook that it waits for.
        loop.add_signal_handler = loop.remove_signal_handler = _refuse  # type: ignore[method-assign,assignment]

        def end() -> None:
            nonlocal asked
            asked = True
            if task is not None:
                loop.call_soon_threadsafe(task.cancel)

        with asked_once(end):
            return await work

    try:
        return asyncio.run(heeding())
    except asyncio.CancelledError:
        if asked:
            raise KeyboardInterrupt from None
        raise


def _refuse(*_: object) -> bool:
    raise RuntimeError("signals are heeded elsewhere")  # which nbclient takes for an answer


def _failure(notebook: NotebookNode) -> str | None:
    """The first cell that failed, with its first line and its error; None where none did."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                line = next((line for line in cell.source.splitlines() if line.strip()), "")
                return f"cell {number} ({line[:60]!r}): {output.ename}: {output.evalue}"
    return None
