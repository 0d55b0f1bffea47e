"""One page from executed notebooks: a single file that loads nothing, prints, and reads in the dark.

The page is for people who have no Python: code is left out, and so are cells tagged `notebook-only` (how to run,
how to change). Cells whose tag is in `newslib.display.page_parts.LEADS` are moved to its top, findings first; then
come the chapters, the tables to save, and how it was done and made. Charts are pictures that become live where scripts
run (see `newslib.display.live`). A content-security policy forbids every request and every other script, so that
nothing a story says can do either.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from string import Template
from typing import Final, NamedTuple

from nbformat import NotebookNode

from newslib.display import page_parts
from newslib.display.live import bundle, policy, start_script
from newslib.display.method_notes import notes_html
from newslib.display.page_made import Made, made_html
from newslib.display.page_parts import LEADS, chapter, chapter_title, fragment, leading
from newslib.display.page_script import SORT
from newslib.display.page_style import STYLE
from newslib.display.page_tables import tables_html

_PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en" id="top">
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
<main>
$sections
</main>
<footer><p>Made by newslib $version from the story’s text. Every number on this page was counted in it.</p></footer>
$scripts
</body>
</html>
""")


def warm_up() -> None:
    """Load what a page needs, ahead of its time."""
    page_parts.warm_up()


class _Section(NamedTuple):
    anchor: str
    title: str
    body: str  # with its heading
    kind: str


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
    tables : mapping of str to str, optional
        Name -> CSV text of the tables that can be saved from the page.
    made : Made, optional
        The command, files and versions that the page names.

    Returns
    -------
    str
        A whole HTML document that names no other file and no address to load from.
    """
    from newslib import __version__

    sections = list(_sections(notebooks, tables or {}, made))
    shown = "\n".join(_section(section) for section in sections if section.anchor == "findings")
    rest = "\n".join(_section(section) for section in sections if section.anchor != "findings")
    body = f"{shown}\n{_contents(sections)}\n{rest}"
    scripts = [bundle(), start_script()] if '<figure class="chart">' in body else []
    scripts += [SORT] if '<table class="dataframe">' in body else []
    return _PAGE.substitute(
        policy=policy(*scripts),
        scripts="\n".join(f"<script>{text}</script>" for text in scripts),
        title=html.escape(title),
        style=STYLE.strip(),
        sections=body.strip(),
        version=html.escape(__version__),
    )


def _sections(notebooks: Sequence[NotebookNode], tables: Mapping[str, str], made: Made | None) -> Iterator[_Section]:
    numbers = count(1)
    for lead in LEADS:
        cells = leading(notebooks, lead)
        if cells:
            about = f"<p>{html.escape(lead.about)}</p>\n" if lead.about else ""
            yield _titled(lead.anchor, lead.title, about + fragment(notebooks[0], cells, numbers), "lead")
    for number, notebook in enumerate(notebooks, 1):
        body = fragment(notebook, chapter(notebook), numbers)
        yield _Section(f"part-{number}", chapter_title(notebook), body, "chapter")
    if tables:
        yield _titled("tables", "The tables", tables_html(tables), "chapter")
    yield _titled("methods", "How this was done", notes_html(), "chapter")
    if made:
        yield _titled("made", "How this page was made", made_html(made), "end")


def _titled(anchor: str, title: str, body: str, kind: str) -> _Section:
    return _Section(anchor, title, f"<h2>{html.escape(title)}</h2>\n{body}", kind)


def _section(section: _Section) -> str:
    up = '<p class="up"><a href="#contents">Contents</a></p>' if section.anchor != "findings" else ""
    return f'<section class="{section.kind}" id="{section.anchor}">\n{section.body}\n{up}\n</section>'


def _contents(sections: Sequence[_Section]) -> str:
    items = "\n".join(f'<li><a href="#{s.anchor}">{html.escape(s.title)}</a></li>' for s in sections)
    return f'<nav id="contents" aria-label="Contents"><h2>On this page</h2><ul>\n{items}\n</ul></nav>'
