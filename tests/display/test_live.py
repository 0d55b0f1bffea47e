"""Charts in a page: what stands there as data, and what becomes of it in a real Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from newslib.display.live import bundle, figure, is_chart, policy, start_script
from newslib.display.page import page as whole_page
from newslib.display.theme import MIME, mimebundle
from tests import test_browser

browser = test_browser.browser

HOSTILE = "</script><script>window.ran = 1</script><!--<script> & \u2028\u2029 <img src=x onerror='window.ran = 2'>"
LIVE = ".live:not(.drawing) svg"


def data_of(element: str) -> str:
    found = re.search(r'<script type="application/json">(.*)</script></figure>$', element, re.DOTALL)
    assert found
    return found[1]


def test_no_text_of_a_story_can_end_the_data_or_change_them() -> None:
    spec = {"mark": "text", "data": {"values": [{HOSTILE: HOSTILE, "lone": "\ud800", "plain": "Київ 🙂 \\u003c"}]}}
    data = data_of(figure({MIME: spec, "text/plain": HOSTILE}, {}))
    assert not set("<>&\u2028\u2029\ud800") & set(data)
    assert json.loads(data) == spec
    assert "Київ 🙂" in data  # other letters are not made six times as long


def test_what_could_overrule_the_page_is_left_out_of_the_data() -> None:
    spec = {"$schema": "https://x.example/v5.json", "usermeta": {"embedOptions": {"ast": False}}, "mark": "bar"}
    assert json.loads(data_of(figure({MIME: spec}, {}))) == {"mark": "bar"}


def test_a_chart_without_a_picture_is_told_in_words() -> None:
    assert '<p class="picture">One &amp; two.</p>' in figure({MIME: {"description": "One & two."}}, {})
    assert '<p class="picture">&lt;b&gt;</p>' in figure({MIME: {}, "text/plain": "<b>"}, {})
    assert '<img class="picture" alt="a &quot;b&quot;" src=' in figure(
        {MIME: {}, "image/png": "", "text/plain": 'a "b"'}, {}
    )


def test_only_outputs_with_a_specification_are_charts() -> None:
    assert is_chart({"data": {MIME: {}}})
    assert not is_chart({"data": {"image/png": "", "text/plain": ""}})
    assert not is_chart({"output_type": "stream", "text": "x"})


def test_the_policy_names_scripts_by_their_hashes_and_nothing_looser() -> None:
    # The hash of the empty text is known from elsewhere.
    assert "; script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; " in policy("")
    assert "script-src" not in policy()
    assert "default-src 'none'" in policy()
    assert not re.search(r"unsafe-eval|script-src[^;]*unsafe|https?:|\*", policy(bundle(), start_script()))


def test_the_scripts_stand_in_a_page_as_they_are() -> None:
    # A parser would end the element, or turn to another state, at these; and it reads a carriage return as a new line.
    for script in (bundle(), start_script()):
        assert not re.search(r"(?i)</script|<!--|<script|\r|\x00", script)
    assert bundle() is bundle()
    assert "University of Washington Interactive Data Lab" in bundle()
    assert '"ast": true' in start_script()
    assert not re.search(r"(?i)https?:|innerHTML|\beval\b|Function\(", start_script())


def linked() -> alt.VConcatChart:
    """Bars of two words; the lines of the word that is chosen, with a click or in a list, stand below."""
    words = alt.Data(values=[{"key": "ferry", "n": 3}, {"key": "harbour", "n": 2}])
    lines = alt.Data(values=[{"key": "ferry", "line": "the ferry left"}, {"key": "harbour", "line": "in the harbour"}])
    box = alt.binding_select(options=["ferry", "harbour"], name="Word ")
    picked = alt.selection_point(fields=["key"], bind=box, on="click", value=[{"key": "ferry"}], empty=False)
    bars = alt.Chart(words, width=500).mark_bar().encode(x="n:Q", y="key:N", tooltip="key:N").add_params(picked)
    below = alt.Chart(lines, width=500).mark_text().encode(text="line:N").transform_filter(picked)
    return alt.vconcat(bars, below).properties(description="Two words, and the lines of one.")


def bar(value: str = "a", **more: Any) -> alt.Chart:
    data = alt.Data(values=[{"key": value, "n": 1}])
    chart: alt.Chart = alt.Chart(data, **more).mark_bar(size=60).encode(x="n:Q", tooltip="key:N")
    return chart.properties(description=f"A bar for {value}.", width=200, height=80)


Open = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens specifications as charts of a page, in a browser without network; gives the browser's page."""
    contexts = []

    def show(*specs: dict[str, Any], markup: str = "", pictures: Any = None, **options: Any) -> Any:
        cells = [new_markdown_cell(f"# Charts\n\n{markup}")]
        for spec in specs:
            data, about = mimebundle(pictures or spec)
            output = new_output("execute_result", data=data | {MIME: spec}, metadata=about, execution_count=1)
            cells.append(new_code_cell("chart", outputs=[output]))
        file = tmp_path / "page.html"
        file.write_text(whole_page([new_notebook(cells=cells)], title="Live"), encoding="utf-8")
        contexts.append(browser.new_context(offline=True, **options))
        page = contexts[-1].new_page()
        page.asked, page.errors = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.goto(file.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_or_a_key_chooses_and_the_lines_appear(opened: Open, width: int) -> None:
    page = opened(linked().to_dict(), viewport={"width": width, "height": 900})
    page.wait_for_selector(LIVE)
    words = page.locator(LIVE)
    assert "the ferry left" in words.text_content()
    page.locator(f"{LIVE} .mark-rect.role-mark path").nth(1).click(position={"x": 20, "y": 8})
    words.filter(has_text="in the harbour").wait_for()
    assert "the ferry left" not in words.text_content()
    choice = page.get_by_role("combobox", name="Word")
    assert choice.input_value() == "harbour"
    for _ in range(8):
        page.keyboard.press("Tab")
        if choice.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("ArrowUp")
    words.filter(has_text="the ferry left").wait_for()
    box = choice.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.errors == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_the_list_below_a_chart_reads_in_light_and_dark_and_its_lines_are_not_hidden_in_an_image(opened: Open) -> None:
    for scheme in ("light", "dark"):
        page = opened(linked().to_dict(), bar().to_dict(), color_scheme=scheme)
        page.locator(LIVE).nth(1).wait_for()
        colours = page.locator("select").evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        bright = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours]
        assert abs(bright[0] - bright[1]) > 3 * 128
        assert (bright[0] > bright[1]) == (scheme == "dark")
        roles = page.locator(LIVE).evaluate_all(
            "all => all.map(e => [e.getAttribute('role'), e.getAttribute('aria-label')])"
        )
        assert roles == [["graphics-document document", "Two words, and the lines of one."], ["img", "A bar for a."]]


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_what_a_story_says_is_shown_as_text_and_never_runs(opened: Open) -> None:
    page = opened(bar(HOSTILE).to_dict(), markup="<script>window.ran = 3</script><img src=x onerror='window.ran = 4'>")
    page.wait_for_selector(LIVE)
    page.locator(f"{LIVE} .mark-rect.role-mark path").first.hover()
    tip = page.locator("#vg-tooltip-element.visible")
    tip.wait_for()
    assert "<img src=x onerror='window.ran = 2'>" in tip.text_content()
    assert tip.locator("img, script").count() == 0
    assert page.locator(LIVE).get_attribute("aria-label") == f"A bar for {HOSTILE}."
    page.wait_for_timeout(100)
    assert page.evaluate("typeof window.ran") == "undefined"
    assert all(url.startswith(("file:", "data:")) for url in page.asked)


BROKEN = {
    "asks for an address": {"data": {"url": "https://x.example/a.json"}, "mark": "point"},
    "asks for a file": {"data": {"url": "file:///etc/hostname", "format": {"type": "csv"}}, "mark": "point"},
    "fails as it is worked out": {
        "data": {"values": [{"a": 1}]},
        "transform": [{"calculate": "datum.none.such", "as": "b"}],
        "mark": "point",
        "encoding": {"x": {"field": "b", "type": "quantitative"}},
    },
    "is no chart": {"mark": "nonsense"},
}


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("spec", BROKEN.values(), ids=BROKEN)
def test_a_chart_that_fails_stays_a_picture_and_the_next_is_live(opened: Open, spec: dict[str, Any]) -> None:
    page = opened(spec, bar().to_dict(), pictures=bar("the picture").to_dict())
    second = page.locator("figure.chart").nth(1)
    second.locator(LIVE).wait_for()
    page.locator(".drawing").wait_for(state="detached")
    first = page.locator("figure.chart").first
    assert first.locator("img").get_attribute("alt") == "A bar for the picture."
    assert first.locator("img").is_visible()
    assert first.locator("svg").count() == 0
    assert second.locator("img").count() == 0
    assert len(page.errors) >= 1
    assert [url for url in page.asked if not url.startswith("data:")] == [page.url]
