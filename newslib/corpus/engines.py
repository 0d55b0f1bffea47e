"""Who works on the parts of a corpus: processes of this machine; `newslib.corpus.cluster` has those of a cluster.

Either way a worker is told where rows are, reads them itself, and writes its part of the results itself; only counts
go back. A part that is done twice, because its worker died, is written over with the same rows.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.arrays import keep_memory
from newslib.corpus.files import shown
from newslib.corpus.measuring import measured
from newslib.corpus.rows import BadRow, name_of, rows_of
from newslib.corpus.tables import write_part
from newslib.errors import CorpusError, ReadError
from newslib.quick_imports import not_found
from newslib.reading.vocabulary import remembering

if TYPE_CHECKING:
    from newslib.corpus.settings import Settings
    from newslib.corpus.sources import Part

Counts = dict[str, int]
Finished = Callable[["Part", Counts], None]
TRIES = 3  # of a part on a cluster whose worker dies
REMEMBERED = 60_000  # pieces of text that a worker knows at most, so that its memory does not grow with the corpus
DIED = "the worker that read this story died (killed, or out of memory)"


def do_part(part: Part, settings: Settings, folder: str, code: str = "") -> Counts:
    """Read, measure and write one part; gives how many rows each table got.

    Raises
    ------
    CorpusError
        Where this process has other code than the one that asks, or the results cannot be written.
    ReadError
        Where the file cannot be read, or has other rows than it had.
    """
    if code and code != own_code():
        raise CorpusError("the workers have another newslib than this process; expected the same code everywhere")
    with remembering(REMEMBERED), _out_of_memory_is_death():
        tables = measured(rows_of(part), settings)
    if not gc.isenabled():  # else it is done when there is need
        gc.collect()
    lost = [_lost(part, place) for place in part.without]
    for column, values in zip(tables["errors"].values(), zip(*lost, strict=True), strict=False):
        column.extend(values)
    rows = sum(len(tables[name]["row"]) for name in ("stories", "errors"))
    if rows != part.rows:
        raise ReadError(
            f"{part.path!r}: expected {part.rows} rows from row {part.first} on; got {rows}: it has changed"
        )
    try:
        return write_part(Path(folder), part.number, tables)
    except OSError as error:
        raise CorpusError(f"cannot write to {folder!r}: {error.strerror or error}; what is done stays") from error


def _lost(part: Part, place: int) -> BadRow:
    if part.kind == "texts":
        name = shown(part.names[place])
        return BadRow(name, 0, name, DIED)
    row = part.first + place
    return BadRow(part.source, row, name_of(part.source, row), DIED)


@contextmanager
def _out_of_memory_is_death() -> Iterator[None]:
    """A worker that gets no memory ends, so that the row which asked for it is found like any that kills."""
    try:
        yield
    except MemoryError:
        if multiprocessing.parent_process() is None:
            raise
        os._exit(1)


def own_code() -> str:
    """One word that stands for the code of this process."""
    from newslib.provenance import code_hash

    return code_hash()


def run_here(parts: Sequence[Part], settings: Settings, folder: Path, workers: int, finished: Finished) -> None:
    """Do the parts on worker processes of this machine.

    Where a process dies, the parts that were under way are done again, each by itself; a part that kills its process
    again is divided until the row is found that does, and that row goes into the errors.
    """
    if workers == 1 or (len(parts) == 1 and not _forks()):
        for part in parts:  # where another process would first have to load everything, this one does it
            finished(part, do_part(part, settings, str(folder)))
        return
    if not settings.plain:
        import_module("newslib.corpus.measures")  # once, and not in every copy of this process
    workers = min(workers, len(parts))
    left = list(parts)
    while left:
        unfinished = _in_pool(left, settings, folder, workers, finished)
        for part in unfinished[: 2 * workers]:
            finished(part, _alone(part, settings, folder))
        left = unfinished[2 * workers :]


def _in_pool(parts: Sequence[Part], settings: Settings, folder: Path, workers: int, finished: Finished) -> list[Part]:
    """Do parts in a pool of processes; gives those that are not done because a process died, in order."""
    waiting = iter(parts)
    with _pool(workers) as pool:
        running: dict[Future[Counts], Part] = {}
        refused: list[Part] = []

        def start(count: int) -> None:
            for part in islice(waiting, count):
                try:
                    running[pool.submit(do_part, part, settings, str(folder))] = part
                except BrokenProcessPool:
                    refused.append(part)  # it is neither under way nor waiting any more
                    raise

        try:
            start(2 * workers)  # one under way and one waiting for each, so that parts come in order
            while running:
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    counts = future.result()
                    finished(running.pop(future), counts)
                start(len(done))
        except BrokenProcessPool:
            for future in [future for future in running if future.done() and not future.exception()]:
                finished(running.pop(future), future.result())
            return sorted([*running.values(), *refused, *waiting], key=lambda part: part.number)
    return []


def _alone(part: Part, settings: Settings, folder: Path) -> Counts:
    """Do a part in a process of its own, without the rows that kill it.

    Raises
    ------
    CorpusError
        Where the process dies again and again, and it is no row's doing.
    """
    deaths = 0
    while True:
        counts: Counts | None = _apart(do_part, part, settings, str(folder))
        if counts is not None:
            return counts
        place = _culprit(part, settings)
        deaths += place is None
        if deaths == TRIES or place in part.without:
            raise CorpusError(
                f"part {part.number} ({part.source or part.names[0]}) ended the process that was to measure it; "
                "what is done stays"
            )
        if place is not None:
            part = replace(part, without=(*part.without, place))


def _culprit(part: Part, settings: Settings) -> int | None:
    """The first place in a part whose row kills the process that measures it; None where no row does."""
    if _apart(_try_rows, part, settings, part.rows):
        return None  # it was killed for another reason
    low, high = 0, part.rows  # the first `low` rows do no harm, the first `high` do
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _apart(_try_rows, part, settings, middle) else (low, middle)
    return low


def _try_rows(part: Part, settings: Settings, count: int) -> bool:
    """Measure the first rows of a part and write nothing."""
    with _out_of_memory_is_death():
        measured(rows_of(replace(part, without=(*part.without, *range(count, part.rows)))), settings)
    return True


def _apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """What a function gives in a process of its own; None where the process dies."""
    try:
        with _pool(1) as pool:
            return pool.submit(work, *arguments).result()
    except BrokenProcessPool:
        return None


def _forks() -> bool:
    """Whether a process can begin as a copy of this one, with everything loaded.

    A copy has only the thread that asked for it, so it needs to be the only one.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that end when this process does, whatever ends it."""
    context = multiprocessing.get_context("fork" if _forks() else "spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_become_worker)
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _become_worker() -> None:
    import pyarrow

    with not_found("pandas"):
        pyarrow.array([""])  # else pyarrow loads pandas at its first array, to see whether it is one of pandas'
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # which gives back what it does not need
    keep_memory()
    gc.freeze()
    gc.disable()  # what a batch makes refers to nothing in circles, and looking for such takes time
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
