"""The report's page, and what a terminal shows."""

from __future__ import annotations

import io

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from rich.console import Console

from newslib import Story
from newslib.analysis.summaries import summarize_story
from newslib.display.page import page
from newslib.display.plain import visible
from newslib.display.terminal import notebook_progress, print_summary


def test_the_page_shows_prose_and_results_and_leaves_out_code_and_how_to_run() -> None:
    result = new_output("execute_result", data={"text/plain": "forty-two"}, execution_count=1)
    cells = [
        new_markdown_cell("# What is it?\n\nProse."),
        new_code_cell("secret = 42", outputs=[result]),
        new_markdown_cell("How to run", metadata={"tags": ["notebook-only"]}),
    ]
    text = page([new_notebook(cells=cells)], title="Ferry <aground>")
    assert "Ferry &lt;aground&gt;" in text
    assert "forty-two" in text
    assert "secret" not in text
    assert "How to run" not in text
    assert '<a href="#part-1">What is it?</a>' in text
    assert "default-src 'none'" in text


def test_headline_cells_open_the_page_and_keep_their_place_in_the_notebook() -> None:
    result = new_output("execute_result", data={"text/html": "<ul><li>A day differs.</li></ul>"}, execution_count=1)
    plain = new_output("execute_result", data={"text/plain": "later"}, execution_count=2)
    cells = [
        new_markdown_cell("# What changed?"),
        new_code_cell("headline()", outputs=[result], metadata={"tags": ["headline"]}),
        new_code_cell("rest()", outputs=[plain]),
    ]
    text = page([new_notebook(cells=[new_markdown_cell("# First")]), new_notebook(cells=cells)], title="x")
    assert text.count("A day differs.") == 2
    assert text.index("A day differs.") < text.index('aria-label="Contents"')
    assert text.count("later") == 1
    assert "headline()" not in text
    assert 'class="headline"' not in page([new_notebook(cells=cells[:1])], title="x")


def test_ids_stand_once() -> None:
    import re

    notebook = new_notebook(cells=[new_markdown_cell("# One\n\n## Limits"), new_markdown_cell("## Limits")])
    found = re.findall(r' id="([^"]*)"', page([notebook, notebook], title="x"))
    assert len(found) == len(set(found)) == 2


def test_what_a_terminal_is_shown_cannot_command_it(ferry: Story) -> None:
    assert visible("a\x1b[31m\nb\u202e\tc") == "a\ufffd[31m b\ufffd c"
    narrow = Console(file=io.StringIO(), width=40, force_terminal=True)
    print_summary("x", summarize_story(ferry, 1), narrow)
    plain = Console(file=io.StringIO(), width=40)
    print_summary("x", summarize_story(ferry, 1), plain)
    assert "\x1b[" in narrow.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[" not in plain.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, plain.file.getvalue().splitlines())) > 40  # type: ignore[attr-defined]


def test_progress_is_a_line_a_notebook_where_it_is_piped_and_bars_in_a_terminal() -> None:
    plain = Console(file=io.StringIO())
    with notebook_progress(plain) as progress:
        for done in range(4):
            progress("02.ipynb", done, 3)
    assert plain.file.getvalue() == "02.ipynb: running 3 cells\n02.ipynb: done\n"  # type: ignore[attr-defined]
    terminal = Console(file=io.StringIO(), force_terminal=True, width=100)
    with notebook_progress(terminal) as progress:
        progress("02.ipynb", 3, 3)
    assert "3/3" in terminal.file.getvalue()  # type: ignore[attr-defined]
