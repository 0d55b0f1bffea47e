"""The explorer in a real Chromium: pressed, moved by the keyboard, undone; in JupyterLab and as a page of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from newslib.new_folder import EXPLORER, exploring
from newslib.running import notebook_folder
from tests.robustness.hostile_story import STORY
from tests.servers import free_port, wait_for
from tests.test_browser import browser, is_outside  # noqa: F401 - the first is a fixture

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHOSEN = "JSON.stringify([...document.querySelectorAll('.newslib-reader .chosen')].map(e => e.dataset.sentence))"
UNSAFE = "script, img, iframe, object, embed, base, meta, [onerror], [onload], a[href^='javascript'], mjx-container"
HOSTILE = """Rain <img src=x onerror=document.title='owned'> fell </script><script>document.title='owned'</script>
on Monday.

Mayor Ann Lee saw $x$ it.

Rain <b>fell</b> on Tuesday.

Ann Lee said so."""


@pytest.fixture(scope="module")
def panel(browser: Any, lab: str) -> Iterator[tuple[Any, list[str]]]:  # noqa: F811
    """The notebook run in JupyterLab: the page, and what it asked of other places."""
    copy = notebook_folder() / "exploring-in-a-test.ipynb"
    shutil.copyfile(notebook_folder() / EXPLORER, copy)
    page = browser.new_page(viewport={"width": 1500, "height": 2300})
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url, lab) else None)
    try:
        page.goto(f"{lab}/lab/tree/notebooks/{copy.name}?reset", timeout=120_000)
        page.wait_for_selector("text=/Python 3.*Idle/", timeout=120_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).last.click()
        page.locator(".newslib-reader").wait_for(timeout=120_000)
        page.locator('.sentence[aria-pressed="true"]').wait_for(timeout=60_000)  # the last cell looks at one
        yield page, outside
    finally:
        page.close()
        copy.unlink()


def details(page: Any, which: str) -> Any:
    return page.locator(f'.newslib-reader section[aria-label="{which}"]')


def sentence(page: Any, number: int) -> Any:
    return page.locator(f'.newslib-reader .sentence[data-sentence="{number}"]')


def chosen(page: Any) -> list[str]:
    return [node.get_attribute("data-sentence") for node in page.locator(".newslib-reader .chosen").all()]


def test_a_sentence_and_a_word_are_pressed_and_told_of(panel: tuple[Any, list[str]]) -> None:
    page, outside = panel
    sentence(page, 2).locator(".word", has_text="Wednesday").click()
    told = details(page, "The sentence")
    told.get_by_text("19 U.S. Secretary of State").wait_for(timeout=20_000)
    assert "Sentence 2, version A" in told.inner_text()
    assert "A: Wednesday, B: Thursday" in told.inner_text()
    uses = details(page, "The word or name")
    uses.get_by_text("“Wednesday”").wait_for(timeout=20_000)
    assert page.locator(".newslib-reader .used").count() == uses.locator("li").count() > 0
    told.get_by_role("button", name="19 U.S. Secretary").click()
    page.locator('.sentence[data-sentence="19"][aria-pressed="true"]').wait_for(timeout=20_000)
    assert page.evaluate("document.activeElement.dataset.sentence") == "19"
    assert outside == []


def test_the_keyboard_reads_looks_and_undoes(panel: tuple[Any, list[str]]) -> None:
    page, _ = panel
    sentence(page, 3).locator(".number").click()
    told = details(page, "The sentence")
    told.get_by_text("Sentence 3, version A").wait_for(timeout=20_000)
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    told.get_by_text("Sentence 4, version A").wait_for(timeout=20_000)
    details(page, "The word or name").get_by_text("“pair”").wait_for(timeout=20_000)
    page.keyboard.press("Control+z")
    told.get_by_text("Sentence 3, version A").wait_for(timeout=20_000)
    page.keyboard.press("Control+Shift+z")
    told.get_by_text("Sentence 4, version A").wait_for(timeout=20_000)


def test_a_method_is_chosen_by_the_keyboard_and_the_summary_changes(panel: tuple[Any, list[str]]) -> None:
    page, _ = panel
    before = chosen(page)
    page.get_by_label("method", exact=True).focus()
    page.get_by_label("method", exact=True).select_option("longest")
    page.wait_for_function(f"before => {CHOSEN} !== before", arg=json.dumps(before, separators=(",", ":")))
    assert chosen(page) != before
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(f"before => {CHOSEN} === before", arg=json.dumps(before, separators=(",", ":")))


def test_the_parts_above_the_story_are_reached_and_opened_by_the_keyboard(panel: tuple[Any, list[str]]) -> None:
    page, _ = panel
    page.get_by_label("in", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="▾ Weights of the score").wait_for(timeout=20_000)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "slider"
    page.get_by_role("button", name="▾ Weights of the score").click()
    page.get_by_role("button", name="▸ Weights of the score").wait_for(timeout=20_000)


def test_the_boundary_moves_and_everything_follows(panel: tuple[Any, list[str]]) -> None:
    page, _ = panel
    page.get_by_role("button", name="Where the second version begins").click()
    choice = page.get_by_label("version B begins with")
    choice.select_option("told once")
    page.locator(".newslib-reader .half").nth(1).wait_for(state="detached", timeout=20_000)
    assert page.locator(".newslib-reader .half").count() == 1
    page.get_by_role("button", name="Undo").click()
    page.locator(".newslib-reader .half").nth(1).wait_for(timeout=20_000)


@pytest.mark.trial("hostile text")
def test_a_pasted_story_is_read_as_words_whatever_it_holds(panel: tuple[Any, list[str]]) -> None:
    page, outside = panel
    page.get_by_role("button", name="Another story").click()
    page.get_by_label("text", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Read the text").click()
    sentence(page, 0).get_by_text("onerror").first.wait_for(timeout=20_000)
    assert "<img src=x onerror=document.title='owned'>" in sentence(page, 0).inner_text()
    assert page.locator(".newslib-reader img, .newslib-reader script").count() == 0
    sentence(page, 0).locator(".word", has_text="Monday").click()
    details(page, "The word or name").get_by_text("“Monday”").wait_for(timeout=20_000)
    assert page.title() != "owned"
    page.get_by_label("text", exact=True).fill("   ")
    page.get_by_role("button", name="Read the text").click()
    page.get_by_text("Not done:").wait_for(timeout=20_000)
    assert "onerror" in sentence(page, 0).inner_text()
    assert outside == []


@pytest.mark.trial("hostile text")
def test_a_story_that_is_all_code_is_pasted_and_pressed_and_nothing_runs(panel: tuple[Any, list[str]]) -> None:
    page, outside = panel
    if not page.get_by_label("text", exact=True).is_visible():
        page.get_by_role("button", name="Another story").click()
    page.get_by_label("text", exact=True).fill(STORY)
    page.get_by_role("button", name="Read the text").click()
    page.locator(".newslib-reader").get_by_text("=HYPERLINK").first.wait_for(timeout=20_000)
    for number in range(page.locator(".newslib-reader .sentence").count()):
        sentence(page, number).press("Enter")
        page.locator(f'.newslib-reader .sentence[data-sentence="{number}"][aria-pressed="true"]').wait_for()
    for button in page.locator(".newslib-reader").get_by_role("button").all():
        assert "onclick" not in button.evaluate("e => e.getAttributeNames()")
    assert page.locator(".newslib-reader").locator(UNSAFE).count() == 0
    assert page.evaluate("window.pwned") is None
    assert "owned" not in page.title()
    assert outside == []


def test_with_voila_it_is_a_page_of_its_own(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    story = tmp_path / "rain.txt"
    story.write_text("Rain fell on Monday.\n\nAnn Lee saw it.\n\nRain fell on Tuesday.\n\nAnn Lee saw it all.", "utf-8")
    port = free_port()
    names = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {name: str(tmp_path / name.lower()) for name in names}
    with exploring(story, boundary=2, page=True) as (command, environment), (tmp_path / "log").open("w") as log:
        options = ["--no-browser", f"--port={port}"]
        server = subprocess.Popen([*command, *options], env=environment | own, stdout=log, stderr=log)
        look_at_the_page(browser, f"http://localhost:{port}", server)


def look_at_the_page(browser: Any, address: str, server: subprocess.Popen[bytes]) -> None:  # noqa: F811
    page = browser.new_page(viewport={"width": 1200, "height": 1600})
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url, address) else None)
    try:
        wait_for(f"{address}/voila/static/", server, accept=(404, 403))
        page.goto(address, timeout=120_000)
        page.locator(".newslib-reader .sentence").first.wait_for(timeout=120_000)
        sentence(page, 0).locator(".word", has_text="Monday").click()
        details(page, "The sentence").get_by_text("A: Monday, B: Tuesday").wait_for(timeout=20_000)
        assert outside == []
    finally:
        page.close()
        server.terminate()
        server.wait(timeout=30)


def test_the_saved_notebook_has_a_still_picture_and_no_widget() -> None:
    notebook = nbformat.read(notebook_folder() / EXPLORER, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    kinds = [set(output.get("data", {})) for output in outputs]
    assert {"text/html", "text/plain"} in kinds
    assert not any(kind.startswith("application/vnd.jupyter.widget") for found in kinds for kind in found)
    assert "widgets" not in notebook.metadata
    assert any(
        "A still picture" in output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})
    )
