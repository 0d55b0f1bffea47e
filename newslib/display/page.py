"""One page from executed notebooks: a single file that loads nothing, prints, and reads in the dark.

The page is for people who have no Python: code is left out, and so are cells tagged `notebook-only` (how to run,
how to change). What cells tagged `headline` show stands at its top, before the contents. Charts are pictures that
become live where scripts run (see `newslib.display.live`). A content-security policy forbids every request and every
other script, so that nothing a story says can do either.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from string import Template
from typing import Any

import nbformat
from nbformat import NotebookNode

from newslib.display.live import bundle, figure, is_chart, policy, script_elements, start_script

NOTEBOOK_ONLY = "notebook-only"
HEADLINE = "headline"

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
<header><p class="kicker">One story, told twice</p><h1>$title</h1></header>
$headline
<nav aria-label="Contents"><ol>
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

_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #595959; --rule: #d9d9d9; --paper: #ffffff; --band: #f4f4f2; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b0b0b0; --rule: #444; --paper: #161616; --band: #222; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 56rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 "Liberation Sans", Arial, Helvetica, sans-serif; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
header h1 { font-size: 1.9rem; margin: 0 0 1rem; }
.kicker { color: var(--soft); margin: 0; letter-spacing: .02em; }
nav ol { margin: 0 0 2rem; padding-left: 1.4rem; }
a { color: inherit; text-underline-offset: .15em; }
a.anchor-link { display: none; }
section { border-top: 2px solid var(--ink); margin-top: 3rem; padding-top: .5rem; }
section.headline { border-top: 0; margin-top: 0; padding-top: 0; font-size: 1.1rem; }
section.headline li { margin: .3rem 0; }
details summary { cursor: pointer; }
section h1 { font-size: 1.6rem; } section h2 { font-size: 1.25rem; margin-top: 2rem; }
img { max-width: 100%; height: auto; background: #fff; }
figure.chart { margin: .75rem 0; overflow-x: auto; }
figure.chart img { max-width: none; display: block; }
figure.wide { border: 1px solid var(--rule); }
figure.wide::before { content: "Wider than the screen: scroll it sideways."; display: block; width: fit-content;
  position: sticky; left: 0; padding: .2rem .5rem; color: var(--soft); font-size: .85rem; }
.live svg { display: block; background: #fff; }
.live.drawing { height: 0; overflow: hidden; visibility: hidden; }
.vega-bindings { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: .5rem 0; position: sticky; left: 0; }
#vg-tooltip-element table { margin: 0; font-size: .8rem; }
#vg-tooltip-element td { border: 0; padding: .1rem .3rem; }
#vg-tooltip-element td.key { color: #595959; white-space: nowrap; }
@media (max-width: 40rem) { #vg-tooltip-element { left: .5rem !important; max-width: calc(100vw - 1rem); } }
figure.wide .vega-bindings { padding: 0 .5rem; }
.vega-bind, .vega-bind label { max-width: 100%; }
.vega-bind-name { margin-right: .4rem; }
.vega-bind select, .vega-bind input { font: inherit; accent-color: #0072b2; }
.vega-bind select { max-width: 100%; min-height: 2.6rem; padding: .3rem .5rem; color: var(--ink);
  background: var(--band); border: 1px solid var(--soft); border-radius: .3rem; }
.vega-bind :focus-visible, figure.chart:focus-visible { outline: 3px solid #0072b2; outline-offset: -3px; }
table { border-collapse: collapse; font-size: .9rem; line-height: 1.4; margin: .75rem 0; border: 0; }
th, td { padding: .3rem .6rem; border: 0; border-bottom: 1px solid var(--rule); vertical-align: top !important;
  text-align: left !important; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
td:nth-child(n+6):last-child { min-width: 12rem; }
thead th { border-bottom: 2px solid var(--ink); }
.output_html, .text_cell_render { overflow-x: auto; }
pre { background: var(--band); padding: .6rem .8rem; overflow-x: auto; font-size: .85rem; white-space: pre-wrap; }
code { font-size: .9em; }
footer { margin-top: 4rem; color: var(--soft); font-size: .9rem; border-top: 1px solid var(--rule); }
@media print { :root { color-scheme: light; } body { max-width: none; font-size: 10.5pt; } nav { display: none; }
  section { break-before: page; } section.headline { break-before: auto; }
  img, svg, tr, blockquote { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
  figure.chart { overflow: visible; border: 0; } figure.wide::before { display: none; }
  figure.chart img, .live svg { max-width: 100%; height: auto; }
  .vega-bindings, #vg-tooltip-element { display: none; } }
"""


def page(notebooks: Sequence[NotebookNode], *, title: str) -> str:
    """Executed notebooks as one HTML page.

    Parameters
    ----------
    notebooks : sequence of NotebookNode
        In reading order; each opens with a Markdown cell whose first line is its title.
    title : str
        What the page is called; any text, it is escaped.

    Returns
    -------
    str
        A whole HTML document that names no other file and no address to load from.
    """
    from newslib import __version__

    headlines = [cell for notebook in notebooks for cell in notebook.cells if HEADLINE in cell.metadata.get("tags", [])]
    headline = _fragment(notebooks[0], headlines) if headlines else ""
    parts = [
        (f"part-{number}", _title(notebook), _fragment(notebook, _shown(notebook)))
        for number, notebook in enumerate(notebooks, 1)
    ]
    cells = headlines + [cell for notebook in notebooks for cell in _shown(notebook)]
    live = any(is_chart(output) for cell in cells for output in cell.get("outputs", []))
    return _PAGE.substitute(
        policy=policy(bundle(), start_script()) if live else policy(),
        scripts=script_elements() if live else "",
        title=html.escape(title),
        style=_STYLE.strip(),
        headline=f'<section class="headline" aria-label="Findings">\n{headline}\n</section>' if headline else "",
        contents="\n".join(f'<li><a href="#{anchor}">{html.escape(name)}</a></li>' for anchor, name, _ in parts),
        sections="\n".join(f'<section id="{anchor}">\n{body}\n</section>' for anchor, _, body in parts),
        version=html.escape(__version__),
    )


def _title(notebook: NotebookNode) -> str:
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return first.strip().splitlines()[0].lstrip("# ").strip() if first.strip() else "Untitled"


def _shown(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if NOTEBOOK_ONLY not in cell.metadata.get("tags", [])]


def _fragment(notebook: NotebookNode, cells: list[NotebookNode]) -> str:
    """Some cells of a notebook, their prose and outputs, by nbconvert's `basic` template."""
    from nbconvert import HTMLExporter

    drawn = [
        {**cell, "outputs": [_drawn(out) for out in cell.outputs]} if "outputs" in cell else cell for cell in cells
    ]
    reduced = nbformat.from_dict({**notebook, "cells": drawn})
    exporter = HTMLExporter(template_name="basic", exclude_input=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(reduced)
    # The same heading may stand in several notebooks, and an id may stand once in a page.
    return re.sub(r'(<(?:h[1-6]|div)\b[^>]*?) id="[^"]*"', r"\1", body)


def _drawn(output: NotebookNode) -> dict[str, Any]:
    """A chart as the HTML of its figure, anything else as it is."""
    if not is_chart(output):
        return dict(output)
    return {**output, "data": {"text/html": figure(output["data"], output.get("metadata", {}))}}
