"""From folders and files of stories to tables of measures, part by part."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.corpus.cluster import run_on_cluster
from newslib.corpus.engines import Counts, run_here
from newslib.corpus.folders import held, keep_table, prepare, require_own
from newslib.corpus.results import Corpus
from newslib.corpus.settings import Settings, checked_settings
from newslib.corpus.sources import Part, Plan, plan
from newslib.corpus.tables import parts_done
from newslib.errors import CorpusError, InputError, require_whole
from newslib.processors import processors

if TYPE_CHECKING:
    from pandas import DataFrame

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
    folder = Path(_absolute(kept.name if kept is not None else str(out)))
    require_own(folder)  # before anything is written there
    paths = None if hasattr(sources, "to_parquet") else _as_paths(sources)
    shared_out = plan(paths, settings, leave_out=folder) if paths is not None else None
    with held(folder):
        if paths is None or shared_out is None:
            paths = [str(keep_table(sources, settings, folder, force=force))]
            shared_out = plan(paths, settings)
        prepare(folder, shared_out, settings, paths, force=force)
        _run(shared_out, settings, folder, hands, scheduler, progress)
    return Corpus(folder, kept)


def _absolute(path: str) -> str:
    try:
        return os.path.abspath(path)
    except FileNotFoundError as error:
        raise CorpusError(
            f"cannot write to {path!r}: the working folder is gone; expected one that is there"
        ) from error


def _as_paths(sources: Any) -> list[str]:
    """The sources as paths."""
    given = [sources] if isinstance(sources, str | PathLike) else sources
    if not isinstance(given, Sequence):
        raise InputError(f"sources must be paths or a table; got {type(sources).__name__}")
    for one in given:
        if not isinstance(one, str | PathLike) or not str(one):
            raise InputError(f"a source must be the path of a folder or a file; got {one!r}")
    return [os.fspath(one) for one in given]


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
        run_here(left, settings, folder, workers, finished)
