"""From folders and files of stories to tables of measures, part by part."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newslib.corpus.engines import Counts, run_here, run_on_cluster
from newslib.corpus.results import Corpus
from newslib.corpus.settings import Settings, checked_settings
from newslib.corpus.sources import Part, Plan, plan
from newslib.corpus.tables import SHAPES, done_file, parts_done, write_json
from newslib.display.plain import visible
from newslib.errors import CorpusError, InputError, require_whole

if TYPE_CHECKING:
    from pandas import DataFrame

RECORD: Final = "corpus.json"
Sources = str | PathLike[str] | Sequence[str | PathLike[str]]
Progress = Callable[[int, int, int], None]


def analyse(
    sources: Sources | DataFrame,
    out: str | PathLike[str] | None = None,
    *,
    text: str | None = None,
    other: str | None = None,
    id: str | None = None,
    date: str | None = None,
    told_once: bool = False,
    plain: bool = False,
    only: Collection[str] | None = None,
    n: int = 3,
    method: str = "tfidf",
    entities: bool = False,
    workers: int | None = None,
    scheduler: str | None = None,
    rows: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Corpus:
    """Measure every story of a corpus.

    Parameters
    ----------
    sources : path, sequence of paths, or DataFrame
        Folders and files. A file that ends in `.jsonl`, `.csv`, `.tsv` or `.parquet` holds a story a row; any other
        file is one story, as `read_story` reads it. A DataFrame holds a story a row, and is kept with the results.
    out : path, optional
        The folder of the results. Where it holds those of an earlier call with the same sources and settings, what is
        done there is not done again. Without it the results are in a temporary folder, as long as the `Corpus` is.
    text, other, id, date : str, optional
        The columns of the story, of its second version where that stands apart, of its name and of its date. Without
        `text` the first of text, article, document, body, content that there is; without `id` a story is called by its
        file and row.
    told_once : bool
        Look for no second version.
    plain : bool
        Take every text as the paragraphs of one article, look for nothing but its sentences, and summarize it: the
        fastest way, as `summarize_texts` does it.
    only : collection of str, optional
        What to measure: "similarity", "passages", "ledger", "summaries". Without it all of them.
    n, method
        As in `summarize`: sentences of each version's summary, and how they are chosen.
    entities : bool
        Take the whole of `claim_ledger`, with the names, quotations and sources that the model finds: about a
        hundred times slower. Without it the ledger has facts, and paragraphs' sentences that stand alone.
    workers : int, optional
        Processes of this machine; as many as it has processors where nothing is said.
    scheduler : str, optional
        The address of a Dask scheduler ("tcp://host:8786"): its workers do it. They must see the sources and `out`
        under the same paths, and have the same newslib.
    rows : int, optional
        Stories of a part, which is what is done, written and lost at once: 1000, or 64 with `entities`.
    force : bool
        Write over results of other sources or settings.
    progress : callable, optional
        Called with the stories done, all stories, and the rows in the errors, at the start and after every part.

    Returns
    -------
    Corpus
        Its tables are `stories` (a row a story), `summaries` (a sentence), `passages` (a shared passage), `ledger`
        (how many rows of each kind and status), `errors` (rows that could not be measured, and why). Every row bears
        `source`, `row` and `id`; the first two say which story it is. See `Corpus` for their columns.

    Raises
    ------
    InputError
        Where an argument does not fit, a column is missing, `out` holds something else, or nothing answers at the
        scheduler's address.
    ReadError
        Where a source is missing or is not what its ending says.
    CorpusError
        Where the run cannot go on; what is done stays.
    """
    settings = checked_settings(
        text=text, other=other, id=id, date=date, told_once=told_once, plain=plain, only=only, n=n, method=method,
        entities=entities, rows=rows,
    )  # fmt: skip
    hands = require_whole(workers, "workers") if workers is not None else processors()
    kept = tempfile.TemporaryDirectory(prefix="newslib-corpus-") if out is None else None
    folder = Path(kept.name if kept is not None else str(out)).absolute()
    paths = _as_paths(sources, folder)
    shared_out = plan(paths, settings, leave_out=folder)
    with _held(folder):
        _prepare(folder, shared_out, settings, paths, force=force)
        _run(shared_out, settings, folder, hands, scheduler, progress)
    return Corpus(folder, kept)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(
    shared_out: Plan, settings: Settings, folder: Path, workers: int, scheduler: str | None, progress: Progress | None
) -> None:
    """Do what is not done yet."""
    done = parts_done(folder)
    left = [part for part in shared_out.parts if part.number not in done]
    so_far = sum(part.rows for part in shared_out.parts if part.number in done)
    errors = sum(counts.get("errors", 0) for counts in done.values())

    def finished(part: Part, counts: Counts) -> None:
        nonlocal so_far, errors
        so_far, errors = so_far + part.rows, errors + counts.get("errors", 0)
        if progress is not None:
            progress(so_far, shared_out.rows, errors)

    if progress is not None:
        progress(so_far, shared_out.rows, errors)
    if not left:
        return
    if scheduler is not None:
        run_on_cluster(left, settings, folder, scheduler, finished)
    else:
        run_here(left, settings, folder, min(workers, len(left)), finished)


def _as_paths(sources: Any, folder: Path) -> list[str]:
    """The sources as paths; a table is written beside the results first, to be read like any file."""
    if isinstance(sources, str | PathLike):
        return [os.fspath(sources)]
    if hasattr(sources, "to_parquet"):
        if not len(sources):
            raise InputError("a corpus needs a story at least; got a table of no rows")
        file = folder / "input.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        sources.to_parquet(draft, index=False)
        if file.exists() and file.read_bytes() == draft.read_bytes():
            draft.unlink()  # the same again: what was done with it stays
        else:
            os.replace(draft, file)
        return [str(file)]
    if isinstance(sources, Sequence):
        return [os.fspath(one) for one in sources]
    raise InputError(f"sources must be paths or a table; got {type(sources).__name__}")


def _fingerprint(shared_out: Plan, settings: Settings) -> str:
    """One word that stands for all that the results follow from."""
    from newslib.provenance import code_hash, versions

    told = {"state": shared_out.state, "settings": settings.as_dict(), "code": code_hash(), "versions": versions()}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _prepare(folder: Path, shared_out: Plan, settings: Settings, sources: Sequence[str], *, force: bool) -> None:
    """Make the folder ready: the results that are there are those of the same run, or there are none.

    Raises
    ------
    InputError
        Where there is something else and `force` is not given.
    """
    made_from = _fingerprint(shared_out, settings)
    record = record_of(folder)
    if record.get("made_from") != made_from:
        if record and not force:
            raise InputError(
                f"{str(folder)!r} holds results of other sources, settings or code; expected the same, another folder, "
                "or force (--force), which makes them anew"
            )
        strangers = sorted(file.name for file in folder.iterdir() if file.name not in _OWN)
        if strangers and not record:
            raise InputError(
                f"expected {str(folder)!r} to be free or to hold a corpus; it has {visible(', '.join(strangers[:3]))}"
            )
        _clear(folder)
    write_json(
        folder / RECORD,
        {
            "made_from": made_from,
            "sources": [visible(os.path.abspath(source)) for source in sources],
            "settings": settings.as_dict(),
            "stories": shared_out.rows,
            "parts": len(shared_out.parts),
            "passed_over": list(shared_out.passed_over),
        },
    )


_ROOMS: Final = ("done", *SHAPES, "copies")
_OWN: Final = (".lock", "input.parquet", RECORD, *_ROOMS)


def _clear(folder: Path) -> None:
    """Take earlier results away: first the word that they are done."""
    for name in _ROOMS:
        shutil.rmtree(folder / name, ignore_errors=True)


def record_of(folder: Path) -> dict[str, Any]:
    """What `corpus.json` says; empty where there is none."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keep a folder to one run at a time.

    Raises
    ------
    CorpusError
        Where another run has it, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CorpusError(f"cannot write to {str(folder)!r}: {error.strerror or error}") from error
    try:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # not on this system
        except OSError as error:
            raise CorpusError(f"another run is writing to {str(folder)!r}; expected it to be free") from error
        yield
    finally:
        os.close(lock)


def is_whole(folder: Path) -> bool:
    """Whether every part is done."""
    parts = record_of(folder).get("parts")
    return isinstance(parts, int) and all(done_file(folder, number).is_file() for number in range(parts))
