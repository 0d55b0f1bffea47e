"""Who works on the parts of a corpus: processes of this machine, or the workers of a Dask cluster.

Either way a worker is told where rows are, reads them itself, and writes its part of the results itself; only counts
go back. A part that is done twice, because its worker died, is written over with the same rows.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.corpus.measuring import measured
from newslib.corpus.rows import BadRow, rows_of
from newslib.corpus.tables import write_part
from newslib.errors import CorpusError, InputError, NewslibError
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
    """
    if code and code != _code():
        raise CorpusError("the workers have another newslib than this process; expected the same code everywhere")
    with remembering(REMEMBERED):
        tables = measured(rows_of(part), settings)
    gc.collect()
    _give_back()
    lost = [_lost(part, place) for place in part.without]
    for column, values in zip(tables["errors"].values(), zip(*lost, strict=True), strict=False):
        column.extend(values)
    try:
        return write_part(Path(folder), part.number, tables)
    except OSError as error:
        raise CorpusError(f"cannot write to {folder!r}: {error.strerror or error}; what is done stays") from error


def _give_back() -> None:
    """Return freed memory to the system, where the C library can be asked to: it keeps it for itself otherwise."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _lost(part: Part, place: int) -> BadRow:
    if part.kind == "texts":
        from newslib.corpus.sources import shown

        name = shown(part.names[place])
        return BadRow(name, 0, name, DIED)
    from newslib.corpus.rows import name_of

    row = part.first + place
    return BadRow(part.source, row, name_of(part.source, row), DIED)


def _code() -> str:
    from newslib.provenance import code_hash

    return code_hash()


# --- on this machine


def run_here(parts: Sequence[Part], settings: Settings, folder: Path, workers: int, finished: Finished) -> None:
    """Do the parts on worker processes of this machine.

    Where a process dies, the parts that were under way are done again, each by itself; a part that kills its process
    again is divided until the row is found that does, and that row goes into the errors.
    """
    if workers == 1 or len(parts) == 1:
        for part in parts:
            finished(part, do_part(part, settings, str(folder)))
        return
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

        def start(count: int) -> None:
            for _, part in zip(range(count), waiting, strict=False):
                running[pool.submit(do_part, part, settings, str(folder))] = part

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
            return sorted([*running.values(), *waiting], key=lambda part: part.number)
    return []


def _alone(part: Part, settings: Settings, folder: Path) -> Counts:
    """Do a part in a process of its own, without the rows that kill it."""
    while True:
        try:
            with _pool(1) as pool:
                return pool.submit(do_part, part, settings, str(folder)).result()
        except BrokenProcessPool:
            part = replace(part, without=(*part.without, _culprit(part, settings)))


def _culprit(part: Part, settings: Settings) -> int:
    """The first place in a part whose row kills the process that measures it."""
    low, high = 0, part.rows  # the first `low` rows do no harm, the first `high` do
    while high - low > 1:
        middle = (low + high) // 2
        try:
            with _pool(1) as pool:
                pool.submit(_try_rows, part, settings, middle).result()
            low = middle
        except BrokenProcessPool:
            high = middle
    return low


def _try_rows(part: Part, settings: Settings, count: int) -> None:
    """Measure the first rows of a part and write nothing."""
    measured(rows_of(replace(part, without=(*part.without, *range(count, part.rows)))), settings)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that end when this process does, whatever ends it."""
    # A fork has everything loaded already, but only the thread that asked for it, so it needs to be the only one.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_become_worker, initargs=(os.getpid(),))
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _become_worker(parent: int) -> None:
    import pyarrow

    with not_found("pandas"):
        pyarrow.array([""])  # else pyarrow loads pandas at its first array, to see whether it is one of pandas'
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # which gives back what it does not need
    gc.freeze()
    gc.disable()  # what a batch makes refers to nothing in circles, and looking for such takes time
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


# --- on a cluster


def run_on_cluster(parts: Sequence[Part], settings: Settings, folder: Path, address: str, finished: Finished) -> None:
    """Do the parts on the workers of a Dask cluster, which must see the sources and the results under the same paths.

    Raises
    ------
    InputError
        Where Dask is not installed, or nothing answers at the address.
    CorpusError
        Where a part killed every worker that it was given to.
    """
    try:
        from dask.distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise InputError("a scheduler needs Dask: install the extra newslib[corpus], or make extras") from error
    try:
        client: Any = Client(address, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(f"expected a Dask scheduler at {address!r}; none answers ({error})") from error
    with client:
        by_key = {f"newslib-{os.urandom(8).hex()}-{part.number}": part for part in parts}
        futures = client.map(
            do_part, list(by_key.values()), settings=settings, folder=str(folder), code=_code(), key=list(by_key),
            retries=TRIES, pure=False,
        )  # fmt: skip
        for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
            part = by_key[future.key]
            try:
                finished(part, future.result())
            except NewslibError:
                raise
            except KilledWorker as error:
                raise CorpusError(
                    f"part {part.number} ({part.source or part.names[0]}) ended every worker that it was given to; "
                    "what is done stays. Without a scheduler, the same command finds the story that does it"
                ) from error
