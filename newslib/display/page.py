"""One page from executed notebooks: a single file that loads nothing, prints, and reads in the dark.

The page is for people who have no Python: code is left out, and so are cells tagged `notebook-only` (how to run,
how to change). What cells tagged `headline` show stands at its top, before the contents; what those tagged with one of
`LEADS` show stands before the chapters, which point to it. Charts are pictures that
become live where scripts run (see `newslib.display.live`). A content-security policy forbids every request and every
other script, so that nothing a story says can do either.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import cache
from string import Template
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from newslib.display.live import bundle, figure, is_chart, policy, start_script
from newslib.display.method_notes import notes_section
from newslib.display.page_made import Made, made_section
from newslib.display.page_script import SORTING
from newslib.display.page_style import STYLE
from newslib.display.page_tables import tables_section

NOTEBOOK_ONLY = "notebook-only"
HEADLINE = "headline"
LEADS = {"side-by-side": "Side by side", "ledger": "The ledger", "summaries": "Summaries"}
"""Tags of cells that stand before the chapters, and what they are called there: the tag is also the section's id."""

_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<title>$title</title>
<style>
$style
</style>
</head>
<body>
<header id="top"><p class="kicker">One story, told twice</p><h1>$title</h1></header>
$headline
<nav aria-label="Contents">
<ol>
$contents
</ol></nav>
<main>
$sections
</main>
<footer><p>Made by newslib $version from one text file. Every number on this page was counted in that text.</p></footer>
$scripts
</body>
</html>
""")


def page(
    notebooks: Sequence[NotebookNode],
    *,
    title: str,
    tables: Mapping[str, str] | None = None,
    made: Made | None = None,
) -> str:
    """Executed notebooks as one HTML page.

    Parameters
    ----------
    notebooks : sequence of NotebookNode
        In reading order; each opens with a Markdown cell whose first line is its title.
    title : str
        What the page is called; any text, it is escaped.
    tables : mapping, optional
        Name -> CSV: tables to be taken away from the page.
    made : Made, optional
        How the page was made, to be told at its end.

    Returns
    -------
    str
        A whole HTML document that names no other file and no address to load from.
    """
    from newslib import __version__

    first = [cell for notebook in notebooks for cell in notebook.cells if HEADLINE in _tags(cell)]
    leading = [part for tag, name in LEADS.items() if (part := _lead(notebooks, tag, name))]
    chapters = [
        Part(f"part-{number}", _title(notebook), _fragment(_shown(notebook)))
        for number, notebook in enumerate(notebooks, 1)
    ]
    ending = [Part("tables", "The tables", tables_section(tables))] if tables else []
    if made is not None:
        ending.append(Part("methods", "How this was done", notes_section()))
        ending.append(Part("made", "How this page was made", made_section(made)))
    headline = f'<section class="headline" aria-label="Findings">\n{_fragment(first)}\n</section>' if first else ""
    body = "\n".join([*map(_section, leading), *map(_section, chapters), *(_section(part, "plain") for part in ending)])
    live = 'class="chart"' in headline + body
    scripts = [*([bundle(), start_script()] if live else []), *([SORTING] if "<table" in body else [])]
    return _PAGE.substitute(
        policy=policy(*scripts),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
        title=html.escape(title),
        style=STYLE.strip(),
        headline=headline,
        contents="\n".join(
            f'<li><a href="#{part.id}">{html.escape(part.name)}</a></li>' for part in leading + chapters + ending
        ),
        sections=body,
        version=html.escape(__version__),
    )


class Part(NamedTuple):
    """A section of the page: its id, its name and its HTML."""

    id: str
    name: str
    html: str


def _section(part: Part, kind: str = "") -> str:
    """A part with its heading, unless it brings one, and the way back."""
    heading = "" if part.id.startswith("part-") else f"<h2>{html.escape(part.name)}</h2>\n"
    shape = f' class="{kind}"' if kind else ""
    back = '<p class="top"><a href="#top">To the top</a></p>'
    return f'<section id="{part.id}"{shape}>\n{heading}{part.html}\n{back}\n</section>'


def _lead(notebooks: Sequence[NotebookNode], tag: str, name: str) -> Part | None:
    cells = [cell for notebook in notebooks for cell in notebook.cells if tag in _tags(cell)]
    return Part(tag, name, _fragment(cells)) if cells else None


def _title(notebook: NotebookNode) -> str:
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return first.strip().splitlines()[0].lstrip("# ").strip() if first.strip() else "Untitled"


def _tags(cell: NotebookNode) -> list[str]:
    tags: list[str] = cell.metadata.get("tags", [])
    return tags


def _shown(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells of a chapter; where one stands at the top of the page, a line that leads there."""
    return [_moved(cell) for cell in notebook.cells if NOTEBOOK_ONLY not in _tags(cell)]


def _moved(cell: NotebookNode) -> Any:
    for tag, name in LEADS.items():
        if tag in _tags(cell):
            return new_markdown_cell(
                f'<p class="moved">It stands at the top of this page: <a href="#{tag}">{name}</a>.</p>'
            )
    return cell


@cache
def _exporter() -> Any:
    """One for all: it keeps its templates, which take longer to read than a notebook to fill in."""
    from nbconvert import HTMLExporter

    return HTMLExporter(
        template_name="basic", exclude_input=True, exclude_output_prompt=True, exclude_anchor_links=True
    )


def warm_up() -> None:
    """Load what a page needs, ahead of its time."""
    _fragment([new_markdown_cell("# A"), new_code_cell("")])
    notes_section()


def _fragment(cells: Sequence[NotebookNode]) -> str:
    """Cells of notebooks, their prose and outputs, by nbconvert's `basic` template."""
    figures: list[str] = []
    drawn = [
        {**cell, "outputs": [_drawn(out, figures) for out in cell.outputs]} if "outputs" in cell else cell
        for cell in cells
    ]
    reduced = nbformat.from_dict({**new_notebook(), "cells": drawn})
    body, _ = _exporter().from_notebook_node(reduced)
    # An id may stand once in a page, and a chapter's title is a heading below the page's own.
    body = re.sub(r'(<(?:h[1-6]|div)\b[^>]*?) id="[^"]*"', r"\1", body)
    body = re.sub(r"<(/?)h([1-5])\b", lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", body)
    # What pandas adds to a table for notebooks is not HTML as a page has it.
    body = re.sub(r"<style scoped>.*?</style>\s*", "", body, flags=re.DOTALL)
    body = body.replace('<table border="1" class="dataframe">', '<table class="dataframe">')
    return re.sub(r"<figure>(\d+)</figure>", lambda place: figures[int(place[1])], body)


def _drawn(output: NotebookNode, figures: list[str]) -> dict[str, Any]:
    """Anything but a chart as it is; of a chart the place, its figure being put there when all else is done.

    Pictures are most of a page, and need not be read by what makes HTML of the rest.
    """
    if not is_chart(output):
        return dict(output)
    figures.append(figure(output["data"], output.get("metadata", {})))
    return {**output, "data": {"text/html": f"<figure>{len(figures) - 1}</figure>"}}
