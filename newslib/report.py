"""The report: the suite's notebooks run on one story, one page to hand on, and every table as CSV.

A report is written aside and moved into place when it is whole, so that what stands in `reports/` is always a
finished report: the new one, or, where something failed, the last good one.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newslib.errors import InputError, ReportError
from newslib.notebook_files import SUITE_ONLY
from newslib.reading.story import read_story
from newslib.running import Progress, Workshop, in_loop, suite, write_notebook

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from pandas import DataFrame


def make_report(
    path: str | os.PathLike[str],
    other: str | os.PathLike[str] | None = None,
    *,
    boundary: int | bool | None = None,
    into: str | os.PathLike[str] = "reports",
    progress: Progress | None = None,
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

    Returns
    -------
    Path
        The folder: the story, the executed notebooks, `report.html` (one file, nothing to load from elsewhere) and
        `tables/*.csv` (UTF-8), one for every table behind a chart.

    Raises
    ------
    ReadError, InputError
        Where the story cannot be read; nothing is run then.
    ReportError
        Where a notebook fails or the report cannot be written. A report that was there before is still there.
    """
    story = read_story(path, other, boundary=boundary)
    if not story.blocks:
        raise InputError(f"{str(path)!r}: a report needs at least one sentence; got none")
    target = Path(into) / folder_name(story.name)
    with _put_in_place(target) as draft:
        parameters: dict[str, object] = {"story_path": _copy(path, draft), "tables": "tables"}
        if other is not None:
            parameters["other_path"] = _copy(other, draft)
        if boundary is not None:
            parameters["boundary"] = boundary

        async def run() -> dict[str, NotebookNode]:
            async with Workshop(vector=True, leave_out=SUITE_ONLY) as workshop:
                await workshop.open()
                return await workshop.run(suite(), draft, parameters, progress)

        notebooks = in_loop(run())
        for name, notebook in notebooks.items():
            write_notebook(notebook, draft / name)
        from newslib.display.page import page

        headline = next((block.text for block in story.blocks if block.kind == "headline"), story.name)
        text = page(list(notebooks.values()), title=headline)
        (draft / "report.html").write_text(text, encoding="utf-8")
    return target


def save_tables(folder: str | os.PathLike[str] | None, **tables: DataFrame) -> list[str]:
    """Write tables as CSV files named after them; with `folder=None`, write nothing.

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
        table.to_csv(place / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n", float_format="%.6g")
    return [f"{name}.csv" for name in tables]


def folder_name(name: str) -> str:
    """A story's name as a folder's name: letters, digits, dots, dashes and underscores of any script.

    >>> folder_name("../My story: part 2")
    'My-story-part-2'
    """
    return re.sub(r"[^\w.]+", "-", name).strip("-.")[:100] or "story"


def _copy(path: str | os.PathLike[str], folder: Path) -> str:
    """Put the story beside its notebooks, so that the report can be run again wherever it is taken."""
    source = Path(path)
    name = folder_name(source.stem) + re.sub(r"[^\w.]", "", source.suffix)
    while (folder / name).exists():
        name = f"other-{name}"
    shutil.copyfile(source, folder / name)
    return name


@contextmanager
def _put_in_place(target: Path) -> Iterator[Path]:
    """A folder to write in, which becomes `target` if all goes well and vanishes if not."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise ReportError(f"cannot write to {str(target.parent)!r}: {error.strerror or error}") from error
    try:
        yield draft
        draft.chmod(0o755)  # mkdtemp makes it private; a report is there to be handed on
        _swap(draft, target)
    except OSError as error:
        raise ReportError(f"cannot write the report {str(target)!r}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, target: Path) -> None:
    """Move `draft` to `target`; the report that was there goes only when the new one stands."""
    if target.exists() and not (target / "report.html").exists():
        raise InputError(f"expected {str(target)!r} to be free or to hold a report; it is something else")
    old = draft.with_name(f"{draft.name}.old")
    had_one = target.exists()
    if had_one:
        target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        if had_one:
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
