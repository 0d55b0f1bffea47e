"""How reports are made: several stories at once, each written aside and put in place when it is whole."""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from newslib.chromium import write_pdf
from newslib.display.page_made import Made
from newslib.display.plain import as_argument
from newslib.errors import InputError, NewslibError, ReportError
from newslib.notebook_files import SUITE_ONLY, reported
from newslib.provenance import RECORD, REPORT, fingerprint, input_of, is_current, versions, write_record
from newslib.reading.story import Story, read_story
from newslib.reading.words import word_spans
from newslib.running import Progress, Workshop, at_once, write_notebook
from newslib.spreadsheets import csv_rows
from newslib.swapping import put_in_place

if TYPE_CHECKING:
    from nbformat import NotebookNode

PDF: Final = "report.pdf"
INDEX: Final = "index.html"
KEPT: Final = frozenset([REPORT, RECORD, PDF, INDEX, "tables", "readme.md"])
"""Names that a folder of ours needs for itself, in lower case; a notebook's is one more."""


@dataclass(frozen=True, slots=True)
class Source:
    """A story to make a report of: its file, perhaps a second one, where the second version begins, and settings.

    `boundary` is as `read_story` takes it; `settings` are values for other parameters of the notebooks, by name.
    """

    path: Path
    other: Path | None = None
    boundary: int | bool | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def read(self) -> Story:
        """The story; an `InputError` where it has no sentence."""
        story = read_story(self.path, self.other, boundary=self.boundary)
        if not story.blocks:
            raise InputError(f"{str(self.path)!r}: a report needs at least one sentence; got none")
        return story

    @property
    def files(self) -> list[Path]:
        """The story's one or two files."""
        return [self.path, *([self.other] if self.other is not None else [])]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a story: its report was "made", was "current" and left as it was, or "failed"."""

    source: Source
    folder: Path
    state: Literal["made", "current", "failed"]
    error: NewslibError | None = None


class _Press:
    """What all stories share while their reports are made: where notebooks run, and what a page needs, loaded once."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self._loading: asyncio.Task[None] | None = None
        self._one_page = asyncio.Lock()

    async def load(self) -> None:
        """Load what a page needs, while kernels load what notebooks need."""
        if self._loading is None:
            self._loading = asyncio.create_task(self._load())
        await self._loading

    async def _load(self) -> None:
        from newslib.display import live, method_notes, page

        await self.workshop.open()
        code = asyncio.create_task(self.workshop.bundle())
        await asyncio.to_thread(page.warm_up)
        live.keep_bundle(await code)
        notes = await self.workshop.notes()
        if notes is not None:
            method_notes.keep_notes(notes)

    async def page(self, *about: Any) -> None:
        """Write the page of a story: `_write_page` with the same arguments."""
        async with self._one_page:
            await asyncio.to_thread(_write_page, *about)


async def make_all(
    sources: Sequence[Source],
    into: Path,
    progress: Callable[[Source, str, int, int], None],
    finished: Callable[[Outcome], None],
    force: bool,
    pdf: bool,
) -> list[Outcome]:
    """Make the reports of stories, side by side; arguments and outcomes as `newslib.report.make_reports` has them."""
    gate = asyncio.Semaphore(at_once() + 1)  # so that there is always a notebook to run while a page is put together

    async def one(source: Source, press: _Press) -> Outcome:
        folder = into / folder_name(source.path.stem)

        def tell(name: str, done: int, total: int) -> None:
            progress(source, name, done, total)

        async with gate:
            try:
                outcome = Outcome(source, folder, await _make(source, folder, press, tell, force, pdf))
            except NewslibError as error:
                outcome = Outcome(source, folder, "failed", error)
            except OSError as error:  # of the story's file, which may vanish while it is read
                why = ReportError(f"{str(source.path)!r}: {error.strerror or error}")
                outcome = Outcome(source, folder, "failed", why)
        finished(outcome)
        return outcome

    async with Workshop(vector=True, leave_out=SUITE_ONLY) as workshop:
        press = _Press(workshop)
        return list(await asyncio.gather(*(one(source, press) for source in sources)))


async def _make(
    source: Source, folder: Path, press: _Press, progress: Progress, force: bool, pdf: bool
) -> Literal["made", "current"]:
    story = source.read()
    made_from = fingerprint(source.files, {"boundary": source.boundary, **source.settings})
    if not force and is_current(folder, made_from):
        if pdf and not (folder / PDF).exists():
            await asyncio.to_thread(write_pdf, folder / REPORT, folder / PDF)
        return "current"
    with put_in_place(folder, REPORT) as draft:
        notebooks = await _run(source, draft, press, progress)
        await press.page(story, source, notebooks, draft)
        write_record(draft, made_from, _about(story, draft))
        if pdf:
            await asyncio.to_thread(write_pdf, draft / REPORT, draft / PDF)
    return "made"


async def _run(source: Source, draft: Path, press: _Press, progress: Progress) -> dict[str, NotebookNode]:
    """Run the notebooks in a folder, with the story beside them."""
    parameters: dict[str, object] = {"story_path": copy_story(source.path, draft), "tables": "tables"}
    if source.other is not None:
        parameters["other_path"] = copy_story(source.other, draft)
    if source.boundary is not None:
        parameters["boundary"] = source.boundary
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(press.load())
            running = group.create_task(
                press.workshop.run(reported(), draft, parameters, progress, where_known=source.settings)
            )
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from failures.exceptions[0].__cause__
    for name, notebook in running.result().items():
        write_notebook(notebook, draft / name)
    return running.result()


def _write_page(story: Story, source: Source, notebooks: Mapping[str, NotebookNode], folder: Path) -> None:
    from newslib.display.page import page

    tables = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((folder / "tables").glob("*.csv"))}
    made = Made(command_of(source), tuple(map(input_of, source.files)), tuple(versions().items()))
    text = page(list(notebooks.values()), title=title_of(story), tables=tables, made=made)
    (folder / REPORT).write_text(text, encoding="utf-8")


def title_of(story: Story) -> str:
    """The story's first headline, or its name where it has none."""
    return next((block.text for block in story.blocks if block.kind == "headline"), story.name)


def command_of(source: Source) -> str:
    """The command that makes this report, with the files' names alone."""
    words = ["newslib", "report", as_argument(source.path.name)]
    words += ["--against", as_argument(source.other.name)] if source.other is not None else []
    if source.boundary is False:
        words.append("--told-once")
    elif source.boundary is not None:
        words += ["--boundary", str(source.boundary)]
    for name, value in source.settings.items():
        words += ["--set", f"{name}={json.dumps(value, ensure_ascii=False)}"]
    return shlex.join(words).encode("utf-8", "replace").decode("utf-8")


def _about(story: Story, folder: Path) -> dict[str, Any]:
    """What a list of reports says of this one."""
    words = [sum(1 for block in half.blocks for _ in word_spans(block.text)) for half in story.halves]
    about: dict[str, Any] = {"title": title_of(story), "words": words}
    ledger = folder / "tables" / "ledger.csv"
    if len(words) == 2 and ledger.exists():
        with ledger.open(encoding="utf-8", newline="") as file:
            rows = list(csv_rows(file))
        statuses = Counter(dict(zip(rows[0], row, strict=False))["status"] for row in rows[1:])
        about["ledger"] = dict(sorted(statuses.items()))
    return about


def folder_name(name: str) -> str:
    """A story's name as a folder's name: letters, digits, dots, dashes and underscores of any script.

    >>> folder_name("../My story: part 2")
    'My-story-part-2'
    """
    short = re.sub(r"[^\w.]+", "-", name).strip("-.")[:100].encode("utf-8")[:180].decode("utf-8", "ignore")
    return f"{short}-story" if short.casefold() == INDEX else short or "story"


def copy_story(path: Path, folder: Path) -> str:
    """Put a story beside its notebooks, so that they can be run again wherever they are taken; gives its new name."""
    name = folder_name(path.stem) + re.sub(r"[^\w.]", "", path.suffix)
    if name.casefold() in KEPT or name.casefold().endswith(".ipynb"):
        name = f"story-{name}"
    while (folder / name).exists():
        name = f"other-{name}"
    shutil.copyfile(path, folder / name)
    return name
