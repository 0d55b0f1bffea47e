"""The report's page, and what a terminal shows."""

from __future__ import annotations

import base64
import copy
import hashlib
import io
import re
from html.parser import HTMLParser

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from rich.console import Console

from newslib import Story
from newslib.analysis.summaries import summarize_story
from newslib.display.live import bundle
from newslib.display.page import page
from newslib.display.plain import visible
from newslib.display.terminal import notebook_progress, print_summary
from newslib.display.theme import MIME, SCHEMA


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


def test_headline_cells_open_the_page_and_leave_a_link_where_they_stood() -> None:
    result = new_output("execute_result", data={"text/html": "<ul><li>A day differs.</li></ul>"}, execution_count=1)
    plain = new_output("execute_result", data={"text/plain": "later"}, execution_count=2)
    cells = [
        new_markdown_cell("# What changed?"),
        new_code_cell("headline()", outputs=[result], metadata={"tags": ["headline"]}),
        new_code_cell("rest()", outputs=[plain]),
    ]
    text = page([new_notebook(cells=[new_markdown_cell("# First")]), new_notebook(cells=cells)], title="x")
    assert text.count("A day differs.") == 1
    assert text.index("What changed?</h2>") < text.index('At the top of this page: <a href="#findings">Findings</a>')
    assert text.index("A day differs.") < text.index('aria-label="Contents"')
    assert text.count("later") == 1
    assert "headline()" not in text
    assert 'id="findings"' not in page([new_notebook(cells=cells[:1])], title="x")


def chart_output(**data: object) -> NotebookNode:
    """An output as a chart leaves it in a notebook; the picture need not be one."""
    shown = {"image/png": "iVBORw0K\nGgo=", "text/plain": "Two bars."}
    spec = {"$schema": SCHEMA, "mark": "bar", "data": {"values": [{"x": 1}]}, **data}
    about = {"image/png": {"width": 30, "height": 20, "alt": "Two “bars” & more."}}
    return new_output("execute_result", data=shown | {MIME: spec}, metadata=about, execution_count=1)


class Scripts(HTMLParser):
    """The scripts of a page with their types, as a browser parses them, and its policy."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str | None, str]] = []
        self.policy: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "script":
            assert set(named) <= {"type"}
            self.found.append((named.get("type"), ""))
        if named.get("http-equiv") == "Content-Security-Policy":
            rules = [rule.split() for rule in (named["content"] or "").split(";")]
            self.policy = {rule[0]: rule[1:] for rule in rules}

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            kind, text = self.found[-1]
            self.found[-1] = kind, text + data


def test_exactly_the_bundle_and_the_start_script_may_run() -> None:
    notebook = new_notebook(cells=[new_markdown_cell("# One"), new_code_cell("chart", outputs=[chart_output()] * 2)])
    seen = Scripts(page([notebook, notebook], title="x"))
    assert [kind for kind, _ in seen.found] == ["application/json"] * 4 + [None, None]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for _, text in seen.found[4:]]
    assert seen.policy == {
        "default-src": ["'none'"],
        "img-src": ["data:"],
        "style-src": ["'unsafe-inline'"],
        "script-src": [f"'sha256-{digest}'" for digest in hashes],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_a_page_without_a_chart_has_no_script_and_allows_none() -> None:
    hidden = new_code_cell("chart", outputs=[chart_output()], metadata={"tags": ["notebook-only"]})
    text = page([new_notebook(cells=[new_markdown_cell("# One"), hidden])], title="x")
    seen = Scripts(text)
    assert seen.found == []
    assert seen.policy["default-src"] == ["'none'"]
    assert "script-src" not in seen.policy


def test_a_chart_is_its_picture_and_its_data_wherever_it_stands() -> None:
    cells = [
        new_markdown_cell("# One"),
        new_code_cell("chart", outputs=[chart_output()], metadata={"tags": ["headline"]}),
    ]
    notebook = new_notebook(cells=cells)
    before = copy.deepcopy(notebook)
    text = page([notebook], title="x")
    assert notebook == before
    assert page([notebook], title="x") == text
    assert text.count('<figure class="chart">') == 1
    pictures = re.findall("<img ([^>]*?)/?>", text.replace(bundle(), ""))
    assert len(pictures) == 1
    for attributes in pictures:  # in whatever order they are written
        assert set(re.findall('[a-z]+="[^"]*"', attributes)) == {
            'class="picture"', 'alt="Two “bars” &amp; more."', 'width="30"', 'height="20"',
            'src="data:image/png;base64,iVBORw0KGgo="',
        }  # fmt: skip
    assert not re.search(r"(?i)https?:|url\(", text.replace(bundle(), ""))


def test_ids_stand_once() -> None:
    notebook = new_notebook(cells=[new_markdown_cell("# One\n\n## Limits"), new_markdown_cell("## Limits")])
    found = re.findall(r' id="([^"]*)"', page([notebook, notebook], title="x"))
    assert len(found) == len(set(found))
    assert set(found) == {"top", "contents", "part-1", "part-2", "methods"}


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
