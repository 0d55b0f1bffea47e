"""What a page takes from its notebooks: which cells lead it, which stand in chapters, and both as valid HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, Final

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from newslib.display.live import figure, is_chart

NOTEBOOK_ONLY: Final = "notebook-only"


@dataclass(frozen=True, slots=True)
class Lead:
    """A part that opens the page, made of the cells that have its tag; `anchor` is its id."""

    tag: str
    anchor: str
    title: str
    about: str = ""


LEADS: Final = (
    Lead("headline", "findings", "Findings"),
    Lead(
        "lead-side-by-side",
        "side-by-side",
        "Side by side",
        "Both versions in full. Sentences that tell the same thing stand in one row, and between them what became of "
        "the one in the other.",
    ),
    Lead(
        "lead-ledger",
        "ledger",
        "The ledger",
        "Every fact, name, quotation and source of both versions, what differs first. The last column opens the two "
        "sentences.",
    ),
    Lead(
        "lead-summaries",
        "summaries",
        "Summaries",
        "The sentences that say most, marked and numbered where they stand in each version.",
    ),
)

_ID: Final = re.compile(r'(<(?:h[1-6]|div)\b[^>]*?) id="[^"]*"')
_ANCHOR: Final = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')
_HEADING: Final = re.compile(r"(</?h)([1-5])\b")
_FRAME: Final = re.compile(
    r'(?:<div>\s*<style scoped(?:="")?>.*?</style>\s*)?<table border="1" class="dataframe\b[^"]*">(.*?)</table>',
    re.DOTALL,
)
_HEAD: Final = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_TH: Final = re.compile(r"<th(?=[ >])")
_FIGURE: Final = re.compile(r"<figure>(\d+)</figure>")
_NAMELESS: Final = re.compile(r"<th([^>]*)></th>")


def leading(notebooks: Sequence[NotebookNode], lead: Lead) -> list[NotebookNode]:
    """The cells that a part at the top is made of, in order."""
    return [cell for notebook in notebooks for cell in notebook.cells if lead.tag in _tags(cell)]


def chapter(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells of a notebook's own chapter; a line stands where one was moved to the top."""
    return [_pointer(cell) for cell in notebook.cells if NOTEBOOK_ONLY not in _tags(cell)]


def chapter_title(notebook: NotebookNode) -> str:
    """The first line of a notebook's first prose."""
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return first.strip().splitlines()[0].lstrip("# ").strip() if first.strip() else "Untitled"


def fragment(notebook: NotebookNode, cells: Sequence[NotebookNode], numbers: count[int]) -> str:
    """Some cells of a notebook, their prose and outputs, as HTML whose headings begin at the second level.

    Parameters
    ----------
    notebook : NotebookNode
        Whose cells these are.
    cells : sequence of NotebookNode
    numbers : iterator of int
        Gives each table its number; the same for all fragments of a page.

    Returns
    -------
    str
        Without ids. Tables have heads that say what they head, and scroll within themselves.
    """
    figures: list[str] = []
    drawn = [
        {**cell, "outputs": [_drawn(out, figures) for out in cell.outputs]} if "outputs" in cell else cell
        for cell in cells
    ]
    body, _ = _exporter().from_notebook_node(nbformat.from_dict({**notebook, "cells": drawn}))
    # The same heading may stand in several notebooks, and an id may stand once in a page.
    body = _ANCHOR.sub("", _ID.sub(r"\1", body))
    body = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", body)
    body = _FRAME.sub(lambda found: _table(found, next(numbers)), body)
    return _FIGURE.sub(lambda found: figures[int(found[1])], body)


@cache
def _exporter() -> Any:
    """One for all: it keeps its templates, which take longer to read than a notebook to fill in."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="basic", default_preprocessors=[])
    exporter.exclude_input = exporter.exclude_output_prompt = True
    return exporter


def warm_up() -> None:
    """Load what a page needs, ahead of its time."""
    cells = [new_markdown_cell("# A"), new_code_cell("")]
    fragment(new_notebook(), cells, count())


def _tags(cell: NotebookNode) -> list[str]:
    tags: list[str] = cell.metadata.get("tags", [])
    return tags


def _pointer(cell: NotebookNode) -> NotebookNode:
    lead = next((lead for lead in LEADS if lead.tag in _tags(cell)), None)
    if lead is None:
        return cell
    line = f'<p class="moved">At the top of this page: <a href="#{lead.anchor}">{lead.title}</a>.</p>'
    pointer: NotebookNode = new_markdown_cell(line, id=cell.get("id", "moved"))
    return pointer


def _table(found: re.Match[str], number: int) -> str:
    """A table of pandas with scopes in its heads, in a box that the keyboard can scroll."""
    body = found[1].replace('<tr style="text-align: right;">', "<tr>")
    head = _HEAD.match(body.lstrip())
    top = head[0] if head else ""
    rest = _TH.sub('<th scope="row"', body.replace(top, "", 1))
    top = _TH.sub('<th scope="col"', _NAMELESS.sub(r"<td\1></td>", top))
    box = f'<div class="scroll" tabindex="0" role="group" aria-label="Table {number}">'
    table = f'{box}<table class="dataframe">{top}{rest}</table>'
    return table if found[0].startswith("<div>") else f"{table}</div>"


def _drawn(output: NotebookNode, figures: list[str]) -> dict[str, Any]:
    """Anything but a chart as it is; of a chart the place, its figure being put there when all else is done.

    Pictures are most of a page, and need not be read by what makes HTML of the rest.
    """
    if not is_chart(output):
        return dict(output)
    figures.append(figure(output["data"], output.get("metadata", {})))
    return {**output, "data": {"text/html": f"<figure>{len(figures) - 1}</figure>"}}
