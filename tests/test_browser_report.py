"""The report's page in a real Chromium: tables to sort and save, a ledger to filter, a narrow screen, and a PDF."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from newslib import Story, align, claim_ledger, sentence_table
from newslib.chromium import find_chromium, write_pdf
from newslib.display.highlights import ledger_view, side_by_side
from newslib.display.page import page
from tests.servers import CHROMIUM_FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LEDGER = 'kind,text\nday,"Rain fell on “Monday” – 5 €"\n'


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    command = find_chromium()
    if command is None:
        message = "no Chromium is installed (on Debian: apt-get install chromium), so no page was opened"
        if os.environ.get("NEWSLIB_NEEDS_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=command, args=CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    story = Story.from_text(
        "Rain fell on Monday in Oslo.\n\nGoats ate hay.\n\nRain fell on Friday in Oslo.", boundary=2
    )
    sentences = sentence_table(story)
    table = pd.DataFrame({"word": ["b", "a", "C", "d"], "size": [10.0, None, -2.5, 1000.0]})
    shown = [
        (side_by_side(sentences, align(sentences)).html, ["lead-side-by-side"]),
        (ledger_view(claim_ledger(story)).html, ["lead-ledger"]),
        (table.to_html(notebook=True), []),
    ]
    cells = [new_markdown_cell("# One")]
    for text, tags in shown:
        output = new_output("execute_result", data={"text/html": text}, execution_count=1)
        cells.append(new_code_cell("code", outputs=[output], metadata={"tags": tags}))
    path = tmp_path_factory.mktemp("report") / "report.html"
    made = page([new_notebook(cells=cells)], title="Rain", tables={"ledger": LEDGER, "mine": "a\n1\n"})
    path.write_text(made, encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Any, report: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, offline=True, accept_downloads=True)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(report.as_uri())
    yield opened
    assert errors == []
    context.close()


def test_a_head_sorts_by_value_up_down_and_back_with_what_is_missing_last(opened: Any) -> None:
    table = opened.locator("#part-1 table.dataframe")
    words = table.locator("tbody td:nth-child(2)")
    head = table.locator("th", has_text="size")
    button = head.get_by_role("button")
    button.focus()
    for order, said in (("Cbda", "ascending"), ("dbCa", "descending"), ("baCd", None), ("Cbda", "ascending")):
        opened.keyboard.press("Enter")
        assert "".join(words.all_text_contents()) == order
        assert head.get_attribute("aria-sort") == said
    table.locator("th", has_text="word").get_by_role("button").click()
    assert "".join(words.all_text_contents()) == "abCd"
    assert table.locator("th[aria-sort]").all_text_contents() == ["word"]


def test_the_side_by_side_view_is_not_sorted(opened: Any) -> None:
    assert opened.locator("#side-by-side button, #ledger button").count() == 0
    assert opened.locator("#tables button").count() == 4


def test_a_table_is_saved_with_the_network_off(opened: Any) -> None:
    with opened.expect_download() as waiting:
        opened.locator("a[download='ledger.csv']").click()
    assert waiting.value.suggested_filename == "ledger.csv"
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == LEDGER


def test_the_ledger_shows_one_kind_where_one_is_chosen(opened: Any) -> None:
    rows = opened.locator("#ledger tbody tr")
    kinds = [text.strip() for text in rows.locator("td:first-child").all_text_contents()]
    assert kinds.count("weekday") == 1 < len(set(kinds))
    choice = opened.locator("#ledger select")
    choice.select_option("weekday")
    left = opened.locator("#ledger tbody tr:not([hidden]) td:first-child")
    assert left.all_text_contents() == ["weekday"]
    choice.select_option("")
    assert opened.locator("#ledger [hidden]").count() == 0


def test_nothing_is_wider_than_a_phone(opened: Any) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_pdf_is_the_same_each_time(browser: Any, report: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_pdf(report, first)
    write_pdf(report, second)
    assert first.read_bytes().startswith(b"%PDF")
    assert first.read_bytes() == second.read_bytes()
    assert str(report.parent).encode() not in first.read_bytes()
