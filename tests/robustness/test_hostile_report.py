"""A story that is all code, as a report and as a notebook, in a real browser: nothing runs, nothing is fetched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_notebook

from newslib import read_story, read_table, sentence_table
from newslib.display.live import is_chart
from newslib.reading.article import parse
from newslib.report import Source, make_reports
from newslib.running import notebook_folder
from tests.conftest import ROOT
from tests.robustness.hostile_story import NAME, STORY, A, B
from tests.test_browser import browser, is_outside  # noqa: F401

pytestmark = [pytest.mark.trial("hostile text"), pytest.mark.browser, pytest.mark.xdist_group("browser")]

FORMULA = re.compile(r'(?:\A|[;\t\r\n])"*[=+\-@＝＋－＠]')


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report of such a story."""
    place = tmp_path_factory.mktemp("hostile")
    (place / NAME).write_text(STORY, encoding="utf-8")
    make(place)
    assert sorted(path.name for path in place.iterdir()) == sorted([NAME, "reports"])
    return place / "reports"


def make(place: Path) -> None:
    (outcome,) = make_reports([Source(place / NAME, boundary=len(parse(A)))], into=place / "reports")
    assert outcome.error is None, str(outcome.error)


@pytest.fixture(scope="module")
def report(reports: Path) -> Path:
    (folder,) = [path for path in reports.iterdir() if path.is_dir()]
    return folder


@pytest.fixture
def watched(browser: Any) -> Iterator[tuple[Any, list[str]]]:  # noqa: F811
    """A page, and what happened on it that should not have."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, accept_downloads=True)
    page = context.new_page()
    wrong: list[str] = []

    def dialog(shown: Any) -> None:
        wrong.append(f"dialog: {shown.message}")
        shown.dismiss()

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("popup", lambda popup: wrong.append(f"popup: {popup.url}"))
    yield page, wrong
    context.close()


def test_both_versions_of_a_hostile_story_are_read_word_for_word(report: Path) -> None:
    (file,) = report.glob("*.txt")
    assert file.read_text(encoding="utf-8") == STORY
    assert read_story(file).text == STORY


@pytest.mark.long
def test_two_hostile_files_are_read_word_for_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "b.txt").write_text(B, encoding="utf-8")
    (outcome,) = make_reports([Source(tmp_path / "a.txt", tmp_path / "b.txt")], into=tmp_path / "reports")
    assert outcome.error is None, str(outcome.error)
    assert [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "reports" / "a").glob("*.txt"))] == [A, B]


def test_the_report_of_a_hostile_story_runs_nothing_and_asks_for_nothing(
    report: Path, watched: tuple[Any, list[str]]
) -> None:
    page, wrong = watched
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    page.goto((report / "report.html").as_uri())
    title = page.title()
    assert "owned" not in title.replace("document.title='owned'", "")
    figures = page.locator("figure.chart")
    for i in range(figures.count()):  # each becomes live, and its lists are gone through
        figures.nth(i).scroll_into_view_if_needed()
        figures.nth(i).locator(".live:not(.drawing) svg").wait_for(timeout=30_000)
        for choice in figures.nth(i).locator("select").all():
            for value in choice.locator("option").evaluate_all("all => all.slice(0, 8).map(one => one.value)"):
                choice.select_option(value)
        for mark in figures.nth(i).locator("svg .mark-rect path, svg .mark-symbol path").all()[:4]:
            mark.dispatch_event("mousemove")
            mark.dispatch_event("click")
    for fold in page.locator("details > summary").all()[:20]:
        fold.click()
    for button in page.locator("th button").all()[:20]:
        button.click()
    page.wait_for_timeout(500)
    assert page.title() == title
    assert page.evaluate("window.pwned") is None
    assert page.locator("script[src], link, iframe, object, embed, base, main svg[onload], img[onerror]").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => ![...e.attributes].some(a => /^on/.test(a.name)))"
    )
    links = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {link.partition(":")[0] for link in links if not link.startswith("#")} <= {"data"}
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [(report / "report.html").as_uri()]
    assert wrong == []


def test_what_is_saved_from_a_hostile_report_is_no_formula_and_comes_back_word_for_word(
    report: Path, watched: tuple[Any, list[str]], tmp_path: Path
) -> None:
    page, wrong = watched
    page.goto((report / "report.html").as_uri())
    with page.expect_download() as waiting:
        page.locator("a[download='sentences.csv']").click()
    saved = Path(waiting.value.path())
    assert saved.read_bytes() == (report / "tables" / "sentences.csv").read_bytes()
    sentences = sentence_table(read_story(next(report.glob("*.txt"))))
    assert read_table(saved)["text"].tolist() == sentences["text"].tolist()
    assert any(text.startswith("=") for text in sentences["text"])
    import pandas as pd

    for file in (report / "tables").glob("*.csv"):
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
        numbers = set(pd.read_csv(file).select_dtypes("number").columns)
        for name in set(table.columns) - numbers:
            assert not table[name].str.contains(FORMULA).any(), (file.name, name)
    assert wrong == []


def test_the_list_of_reports_leads_to_each_and_shows_words(
    reports: Path, report: Path, watched: tuple[Any, list[str]]
) -> None:
    page, wrong = watched
    shutil.copytree(report, reports / f"{report.name} <b>")
    make(reports.parent)  # which leaves the first as it is, and lists both
    page.goto((reports / "index.html").as_uri())
    assert page.evaluate("window.pwned") is None
    links = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) == 2
    assert sorted(links) == sorted(quote(f"{path.name}/report.html") for path in reports.iterdir() if path.is_dir())
    assert all((reports / unquote(link)).is_file() for link in links)
    assert wrong == []


@pytest.mark.parametrize("trusted", [pytest.param(False, marks=pytest.mark.long), True], ids=["not trusted", "trusted"])
def test_a_notebook_of_a_hostile_story_runs_nothing_in_jupyterlab(
    report: Path, watched: tuple[Any, list[str]], lab: str, trusted: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page, wrong = watched
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url, lab) else None)
    notebooks = [nbformat.read(path, as_version=4) for path in sorted(report.glob("*.ipynb"))]
    cells = [cell for notebook in notebooks for cell in notebook.cells if cell.get("outputs")]
    drawn = [cell for cell in cells if any(is_chart(output) for output in cell.outputs)]
    cells = [cell for cell in cells if cell not in drawn[5:]]  # charts take long; the report has every one
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    together = new_notebook(cells=cells, metadata=notebooks[0].metadata)
    copy = notebook_folder() / f"hostile-in-a-test-{trusted}.ipynb"
    try:
        nbformat.write(together, copy)
        if trusted:
            data = tmp_path_factory.getbasetemp() / "home0" / "jupyter_data_dir"
            NotebookNotary(data_dir=str(data)).sign(nbformat.read(copy, as_version=4))
        page.goto(f"{lab}/lab/tree/notebooks/{copy.name}?reset", timeout=120_000)
        panel = page.locator(".jp-NotebookPanel")
        panel.locator(".jp-Cell").first.wait_for(timeout=120_000)
        for _ in range(30):
            page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer").first.evaluate("e => e.scrollBy(0, 1400)")
            page.wait_for_timeout(60)
        assert panel.get_by_text("onerror").count() > 0
        assert page.evaluate("window.pwned") is None
        assert "owned" not in page.title()
        assert panel.locator("script, iframe, object, embed, base, img[src='x'], [onerror], [onload]").count() == 0
        assert panel.locator("a[href^='javascript']").count() == 0
        assert panel.locator(".MathJax, mjx-container").count() == 0
        assert outside == []
        assert wrong == []
        assert not (ROOT / "pwned").exists()
        assert not (notebook_folder() / "pwned").exists()
    finally:
        copy.unlink()
