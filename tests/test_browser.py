"""What a reader sees, in a real Chromium: a notebook in JupyterLab, and the report with the network off."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslib.chromium import find_chromium
from newslib.running import notebook_folder
from tests.servers import CHROMIUM_FLAGS

CHROMIUM = find_chromium()

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        message = "no Chromium is installed (on Debian: apt-get install chromium), so no page was opened"
        if os.environ.get("NEWSLIB_NEEDS_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield running
        running.close()


def open_notebook(browser: Any, lab: str, name: str) -> tuple[Any, list[str]]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url, lab) else None)
    page.goto(f"{lab}/lab/tree/notebooks/{name}?reset", timeout=120_000)
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=120_000)
    return page, outside


def is_outside(address: str, lab: str) -> bool:
    allowed = (lab, lab.replace("http:", "ws:"), "data:", "blob:", "about:", "file:")
    return not address.startswith(allowed)


def test_a_notebook_shows_its_charts_in_jupyterlab(browser: Any, lab: str) -> None:
    page, outside = open_notebook(browser, lab, "03_compare_the_halves.ipynb")
    panel = page.locator(".jp-NotebookPanel")
    charts = panel.locator(".jp-RenderedVegaCommon5 svg")
    for _ in range(60):  # JupyterLab draws a cell when it is scrolled to
        panel.locator(".jp-WindowedPanel-outer").first.evaluate("e => e.scrollBy(0, 600)")
        page.wait_for_timeout(100)
        if charts.count() >= 3:
            break
    assert charts.count() >= 3
    for i in range(charts.count()):
        charts.nth(i).scroll_into_view_if_needed()
        box = charts.nth(i).bounding_box()
        assert box is not None
        assert box["width"] > 200
        assert box["height"] > 100
        assert charts.nth(i).locator("text").count() > 5
    assert panel.locator("text=Javascript Error").count() == 0
    assert outside == []
    page.close()


def heading(chart: Any) -> str:
    """What a chart says of the word that is chosen in it."""
    return next(text for text in chart.locator("svg text").all_text_contents() if "in context: " in text)


def choose(page: Any, chart: Any, words: tuple[str, str]) -> None:
    """Choose one word by a click on its row, the next of the list with the keyboard, and see their lines."""
    chart.locator("svg").scroll_into_view_if_needed()
    clicked, following = words
    chart.locator(f"svg text:text-is('{clicked}')").first.click()
    page.wait_for_timeout(300)
    assert heading(chart).startswith(f"“{clicked}” in context: ")
    chosen = chart.locator("select")
    assert chosen.evaluate("e => e.selectedOptions[0].label") == clicked
    chosen.focus()
    for key in ("Alt+ArrowDown", "ArrowDown", "Enter"):  # JupyterLab takes an arrow alone for its own
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    assert heading(chart).startswith(f"“{following}” in context: ")
    printed = [text.casefold() for text in chart.locator("svg text").all_text_contents()]
    assert printed.count(following) > 1  # in its row, and in its lines


def test_a_chosen_bar_shows_its_lines_in_jupyterlab_without_a_kernel(browser: Any, lab: str) -> None:
    page, outside = open_notebook(browser, lab, "04_words_and_names.ipynb")
    panel = page.locator(".jp-NotebookPanel .jp-RenderedVegaCommon5")
    chart = panel.filter(has_text="Which words each half leans on")
    for _ in range(30):
        page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer").first.evaluate("e => e.scrollBy(0, 300)")
        page.wait_for_timeout(200)
        if chart.locator("select").count():
            break
    choose(page, chart, ("strike", "ukrainian"))
    assert outside == []
    page.close()


def test_the_marks_of_the_reading_view_are_there_in_a_notebook_that_is_not_trusted(browser: Any, lab: str) -> None:
    page, _ = open_notebook(browser, lab, "03_compare_the_halves.ipynb")
    table = page.locator(".jp-NotebookPanel .jp-RenderedHTMLCommon table", has_text="Version A").first
    table.wait_for(timeout=60_000)
    assert table.locator("tr").count() > 3
    for mark, style, expected in (
        ("u", "textDecorationLine", "underline"),
        ("del", "textDecorationLine", "line-through"),
        ("ins", "textDecorationLine", "none"),
        ("ins", "fontWeight", "700"),
    ):
        assert table.locator(mark).first.evaluate(f"e => getComputedStyle(e).{style}") == expected
    assert page.evaluate("document.querySelector('.jp-NotebookPanel table').scrollWidth") <= 1280
    page.close()


def test_a_notebook_runs_live_and_draws_its_chart(browser: Any, lab: str, tmp_path: Path) -> None:
    copy = notebook_folder() / "running-in-a-test.ipynb"
    shutil.copyfile(notebook_folder() / "00_start_here.ipynb", copy)
    try:
        page, outside = open_notebook(browser, lab, copy.name)
        page.wait_for_selector("text=/Python 3.*Idle/", timeout=120_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Restart Kernel and Run All Cells").or_(
            page.get_by_role("menuitem", name="Run All Cells", exact=True)
        ).last.click()
        chart = page.locator(".jp-NotebookPanel .jp-RenderedVegaCommon5 svg")
        chart.first.wait_for(timeout=120_000)
        assert chart.first.locator("text").count() > 5
        assert outside == []
        page.close()
    finally:
        copy.unlink()


@pytest.fixture
def report_page(ferry_report: Path) -> Path:
    return ferry_report / "report.html"


LIVE = "figure.chart .live:not(.drawing) svg"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_report_is_live_with_the_network_off(browser: Any, report_page: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(report_page.as_uri())
    charts = page.locator("figure.chart")
    assert charts.count() >= 6
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    words = [charts.nth(i).evaluate(WORDS) for i in range(charts.count())]
    for i, said in enumerate(words):
        charts.nth(i).scroll_into_view_if_needed()
        svg = charts.nth(i).locator(".live:not(.drawing) svg")
        svg.wait_for(timeout=20_000)
        assert len(said) > 20
        assert svg.get_attribute("aria-label") == said
        assert svg.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
        assert charts.nth(i).evaluate("e => e.scrollWidth <= e.clientWidth + 1 || e.matches('.wide[tabindex=\"0\"]')")
    assert page.locator("figure.chart img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
    assert [url for url in asked if not url.startswith("data:")] == [report_page.as_uri()]
    assert errors == []
    context.close()


WORDS = "e => e.querySelector('svg')?.getAttribute('aria-label') ?? e.querySelector('img').alt"


def test_the_report_prints_its_charts_live_though_nobody_scrolled(browser: Any, report_page: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(report_page.as_uri())
    charts = page.locator("figure.chart").count()
    assert page.locator("figure.chart img").count() > 0
    assert page.pdf().startswith(b"%PDF")
    assert page.locator(LIVE).count() == charts
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_the_report_reads_where_no_script_may_run(browser: Any, report_page: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(report_page.as_uri())
    pictures = page.locator("figure.chart img")
    assert pictures.count() == page.locator("figure.chart").count() >= 6
    assert page.locator(LIVE).count() == 0
    for i in range(pictures.count()):
        assert pictures.nth(i).is_visible()
        assert len(pictures.nth(i).get_attribute("alt")) > 20
    context.close()


def test_a_chosen_bar_shows_its_lines_in_the_report(browser: Any, report_page: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1100})
    page.goto(report_page.as_uri())
    page.locator("h2", has_text="Which words and names").scroll_into_view_if_needed()
    chart = page.locator("figure.chart", has=page.get_by_text("Which words each half leans on"))
    chart.locator("svg").wait_for(timeout=20_000)
    choose(page, chart, ("safety", "board"))
    page.close()
