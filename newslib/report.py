"""The report: the suite's notebooks run on a story, one page to hand on, and every table as CSV.

A report is written aside and moved into place when it is whole, so that what stands in `reports/` is always a
finished report: the new one, or, where something failed, the last good one. What it was made from is written down with
it, and where nothing of that has changed, it is not made again.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newslib.chromium import require_chromium
from newslib.display.index_page import index_page
from newslib.errors import InputError, require_known
from newslib.notebook_files import parameters_of, reported
from newslib.press import INDEX, Outcome, Source, folder_name, make_all
from newslib.provenance import REPORT, record_of
from newslib.running import Progress, in_loop
from newslib.spreadsheets import write_table
from newslib.swapping import write_whole

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Outcome", "Source", "folder_name", "make_report", "make_reports", "save_tables"]

FIXED: Final = ("story_path", "other_path", "boundary", "tables")  # parameters that a report sets itself


def make_report(
    path: str | os.PathLike[str],
    other: str | os.PathLike[str] | None = None,
    *,
    boundary: int | bool | None = None,
    into: str | os.PathLike[str] = "reports",
    progress: Progress | None = None,
    settings: Mapping[str, Any] | None = None,
    force: bool = False,
    pdf: bool = False,
) -> Path:
    """Run the notebooks on a story and write its report.

    Parameters
    ----------
    path, other, boundary
        The story, as `read_story` takes it.
    into : path
        Where reports are; this one goes into a folder named after the story.
    progress : callable, optional
        Called with a notebook's name, the cells done and the cells in all.
    settings : mapping, optional
        Values for other parameters of the notebooks, by name: those in their cells tagged `parameters`.
    force : bool, default=False
        Make it also where a report is there already that was made from the same file, settings, code and versions.
    pdf : bool, default=False
        Also print it to `report.pdf`, with a Chromium that is installed.

    Returns
    -------
    Path
        The folder: the story, the executed notebooks, `report.html` (one file, nothing to load from elsewhere) and
        `tables/*.csv` (UTF-8), one for every table behind a chart.

    Raises
    ------
    ReadError, InputError
        Where the story cannot be read or a setting is not known; nothing is run then.
    ReportError
        Where a notebook fails or the report cannot be written. A report that was there before is still there.
    """
    source = Source(Path(path), None if other is None else Path(other), boundary, dict(settings or {}))
    tell = progress or (lambda name, done, total: None)
    (outcome,) = make_reports(
        [source], into=into, progress=lambda _, name, done, total: tell(name, done, total), force=force, pdf=pdf
    )
    if outcome.error is not None:
        raise outcome.error
    return outcome.folder


def make_reports(
    sources: Sequence[Source],
    *,
    into: str | os.PathLike[str] = "reports",
    progress: Callable[[Source, str, int, int], None] | None = None,
    finished: Callable[[Outcome], None] | None = None,
    force: bool = False,
    pdf: bool = False,
) -> list[Outcome]:
    """Make the reports of several stories side by side, and a page that lists all reports of the folder.

    Parameters
    ----------
    sources : sequence of Source
    into, force, pdf
        As `make_report` takes them.
    progress : callable, optional
        Called with a source, a notebook's name, its cells done and its cells in all.
    finished : callable, optional
        Called with each outcome as soon as it is there.

    Returns
    -------
    list of Outcome
        In the order of `sources`. What fails for one story does not keep the others from their reports. Where the
        folder then holds several reports, its `index.html` lists them.

    Raises
    ------
    InputError
        Where a setting is not known, or two stories would be written to one folder.
    """
    _check_settings(sources)
    _check_names(sources, Path(into))
    if pdf:
        require_chromium()
    tell, done = progress or (lambda *_: None), finished or (lambda _: None)
    outcomes = in_loop(make_all(sources, Path(into), tell, done, force, pdf))
    records = {folder.name: record for folder in _reports_in(Path(into)) if (record := record_of(folder))}
    if len(records) > 1:
        write_whole(Path(into) / INDEX, index_page(records))
    return outcomes


def _reports_in(into: Path) -> list[Path]:
    found = [folder for folder in into.iterdir() if not folder.name.startswith(".")] if into.is_dir() else []
    return sorted(folder for folder in found if (folder / REPORT).is_file())


def _check_settings(sources: Sequence[Source]) -> None:
    """Raise where no notebook has a parameter of that name, or a report sets it itself."""
    wanted = {name for source in sources for name in source.settings}
    if wanted:
        known = sorted({name for path in reported() for name in parameters_of(path)} - set(FIXED))
        for name in sorted(wanted):
            require_known(name, known, "setting")


def _check_names(sources: Sequence[Source], into: Path) -> None:
    places: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        places[folder_name(source.path.stem)].append(source)
    for name, several in places.items():
        if len(several) > 1:
            files = " and ".join(str(source.path) for source in several)
            raise InputError(f"each story needs a folder of its own; {files} would both go to {str(into / name)!r}")


def save_tables(folder: str | os.PathLike[str] | None, **tables: DataFrame) -> list[str]:
    """Write tables as CSV files named after them; with `folder=None`, write nothing.

    What a spreadsheet would take for a formula has an apostrophe before it; `newslib.read_table` takes it away again.

    Parameters
    ----------
    folder : path or None
    **tables : DataFrame
        Name -> table.

    Returns
    -------
    list of str
        The names of the files written.
    """
    if folder is None:
        return []
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_table(table, place / f"{name}.csv")
    return [f"{name}.csv" for name in tables]
