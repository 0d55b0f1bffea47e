"""The page's order, tables to sort and to save, notes, and whether it is HTML as the standard has it."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser

import html5lib
import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from newslib import Story, align, claim_ledger, sentence_table
from newslib.analysis import likeness, similarity
from newslib.display import page_tables
from newslib.display.highlights import highlight_summary, ledger_view, side_by_side
from newslib.display.method_notes import method_notes
from newslib.display.page import page
from newslib.display.page_made import Made
from newslib.display.page_script import SORT

EVIL = '</script><script>alert(1)</script><img src="https://example.org/x" onerror="alert(1)">'


def shown(html: str, *tags: str) -> NotebookNode:
    output = new_output("execute_result", data={"text/html": html}, execution_count=1)
    return new_code_cell("code", outputs=[output], metadata={"tags": list(tags)})


def frame() -> str:
    return str(pd.DataFrame({"word": ["b", EVIL], "count": [2, 10]}).to_html(notebook=True))


def whole_page(story: Story) -> str:
    sentences = sentence_table(story)
    views = [
        shown("<ul><li>A day differs.</li></ul>", "headline"),
        shown(side_by_side(sentences, align(sentences)).html, "lead-side-by-side"),
        shown(ledger_view(claim_ledger(story)).html, "lead-ledger"),
        shown(highlight_summary(sentences, sentences.head(1)).html, "lead-summaries"),
    ]
    cells = [new_markdown_cell("# One & two\n\n## Look\n\n### Closer"), *reversed(views), shown(frame())]
    made = Made("newslib report <x>.txt", ((f"{EVIL}.txt", 1234, "ab" * 32),), (("newslib", "1"), ("Python", "3")))
    tables = {"ledger": "kind,status\nday,changed\n", "mine": 'a,b,c\n1,"x\ny",\n'}
    return page([new_notebook(cells=cells)], title=EVIL, tables=tables, made=made)


class Seen(HTMLParser):
    """Ids, links, headings and images of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.addresses: list[str] = []
        self.bare_heads = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if tag == "a" else []
        self.addresses += [named[name] or "" for name in ("src", "srcset", "data", "action") if name in named]
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.bare_heads += tag == "th" and "scope" not in named
        if tag == "img":
            assert named.get("alt")
        assert not any(name.startswith("on") for name in named)


@pytest.fixture(scope="module")
def made_page() -> str:
    return whole_page(
        Story.from_text("Rain fell on Monday.\n\nGoats ate $5 of hay.\n\nRain fell on Friday.", boundary=2)
    )


def test_it_is_html_as_the_standard_has_it(made_page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(made_page)  # raises at the first error
    seen = Seen(made_page)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links if link.startswith("#")} <= set(seen.ids)
    assert all(link.startswith(("#", "data:text/csv;")) for link in seen.links)
    assert all(address.startswith("data:") for address in seen.addresses)
    assert seen.levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(seen.levels, seen.levels[1:], strict=False))
    assert seen.bare_heads == 0


def test_what_leads_stands_in_order_and_once_and_the_contents_list_it_all(made_page: str) -> None:
    ids = ["findings", "contents", "side-by-side", "ledger", "summaries", "part-1", "tables", "methods", "made"]
    assert Seen(made_page).ids == ["top", *ids]
    contents = made_page[made_page.index("<nav") : made_page.index("</nav>")]
    assert re.findall('href="#([^"]*)"', contents) == [name for name in ids if name != "contents"]
    assert made_page.count("A day differs.") == 1
    assert made_page.count("Version A</th>") == 1
    chapter = made_page[made_page.index('id="part-1"') : made_page.index('id="tables"')]
    assert re.findall('class="moved">At the top of this page: <a href="#([^"]*)"', chapter) == [
        "summaries",
        "ledger",
        "side-by-side",
        "findings",
    ]


def test_a_cell_for_the_notebook_alone_can_lead_the_page_and_leaves_no_link() -> None:
    cells = [new_markdown_cell("# One"), shown("<p>Rain.</p>", "headline", "notebook-only")]
    text = page([new_notebook(cells=cells)], title="x")
    assert text.count("<p>Rain.</p>") == 1
    assert 'class="moved"' not in text


def test_nothing_from_a_story_runs(made_page: str) -> None:
    assert re.findall("<script>(.*?)</script>", made_page, re.DOTALL) == [SORT]
    assert made_page.count("<script") == 1
    assert "<img" not in made_page


def test_a_table_of_pandas_keeps_its_words_and_loses_its_style(made_page: str) -> None:
    assert "<style scoped" not in made_page
    assert 'border="1"' not in made_page
    assert '<th scope="col">count</th>' in made_page
    assert '<th scope="row">1</th>' in made_page
    assert re.search('role="group" aria-label="Table 1"><table class="dataframe">', made_page)


def test_a_table_can_be_saved_from_the_page_as_it_is(made_page: str) -> None:
    found = re.findall(r'<a download="(\w+\.csv)" href="data:text/csv;charset=utf-8;base64,([^"]*)">', made_page)
    texts = {name: base64.b64decode(content).decode() for name, content in found}
    assert texts == {"ledger.csv": "kind,status\nday,changed\n", "mine.csv": 'a,b,c\n1,"x\ny",\n'}
    assert "<td>a, b, c</td><td>1</td><td>3</td>" in made_page  # a line break in a cell makes no row


def test_the_largest_tables_lie_beside_a_page_that_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_tables, "MOST", 12)
    shown = page_tables.tables_html({"a": "x\n1\n", "b": "x\n1\n2\n", "c": "x\n1\n2\n3\n"})
    assert re.findall('download="([^"]*)"', shown) == ["a.csv", "b.csv"]  # 4 and 6 of 18 bytes
    assert "<td>c.csv</td>" in shown
    assert "in the folder <code>tables</code>" in shown


def test_notes_say_the_numbers_that_the_modules_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "RESAMPLES", 1234)
    monkeypatch.setattr(likeness, "LEAST", 0.123)
    said = " ".join(" ".join(note) for note in method_notes())
    assert "1,234 times" in said
    assert "between 0.123 and" in said
    assert all(all(note) for note in method_notes())


def test_how_it_was_made_is_escaped_and_whole(made_page: str) -> None:
    assert "newslib report &lt;x&gt;.txt" in made_page
    assert "<td>1,234</td><td><code>" + "ab" * 32 in made_page
    assert 'id="made"' not in page([new_notebook(cells=[new_markdown_cell("# One")])], title="x")


def test_a_cell_may_be_as_long_as_a_story() -> None:
    assert "<td>1</td>" in page_tables.tables_html({"a": f"x\n{'y' * 200_000}\n"})
