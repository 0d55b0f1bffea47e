"""Still pictures of charts: small, the same each time, and words in them stay words."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import altair as alt
import pytest

from newslib import InputError, ReportError, charts, sentence_table, word_frequencies, word_table
from newslib.display.pictures import Easel, as_address, size_of, vector
from newslib.display.theme import spec_v5
from newslib.display.vega import MIME, PNG, SVG

HOSTILE = '<script>alert(1)</script> & "quoted"'


def spec(word: str = "rain") -> dict[str, Any]:
    return alt.Chart(alt.Data(values=[{"x": 1, "w": word}])).mark_text().encode(x="x:Q", text="w:N").to_dict()


def gradient() -> dict[str, Any]:
    return alt.Chart(alt.Data(values=[{"x": 1}])).mark_rect().encode(color="x:Q").to_dict()


def test_a_picture_is_the_same_whatever_was_drawn_before() -> None:
    first = vector(gradient())
    assert "gradient" not in first
    vector(spec())
    assert vector(gradient()) == first
    assert re.findall(r'id="([^"]*)"', first) == ["n0"]
    assert first.count("url(#n0)") == 1


def test_a_picture_has_no_script_and_no_address_but_of_its_grammar() -> None:
    drawn = vector(spec(HOSTILE))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    assert set(re.findall(r"https?://[^\"]*", drawn)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "aria-" not in drawn
    assert as_address(drawn).startswith("data:image/svg+xml;base64,")


def test_a_chart_that_asks_for_data_from_elsewhere_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="example"):
        vector({"data": {"url": "https://example.org/a.csv"}, "mark": "point"})


def test_an_easel_draws_what_has_no_picture_and_goes_on_after_one_that_cannot_be_drawn() -> None:
    outputs: list[dict[str, Any]] = [
        {"data": {MIME: spec(), "text/plain": "A word."}},
        {"data": {MIME: {"data": {"url": "https://example.org/a.csv"}, "mark": "point"}}},
        {"data": {MIME: spec(), PNG: "iVBO"}},
        {"data": {MIME: {**spec(), "title": "Titled"}}, "metadata": {MIME: {"kept": True}}},
    ]

    async def draw() -> None:
        async with Easel(2) as easel:
            await asyncio.gather(*map(easel.hang, outputs))

    asyncio.run(draw())
    assert [SVG in output["data"] for output in outputs] == [True, False, False, True]
    width, height = size_of(outputs[0]["data"][SVG])
    assert outputs[0]["metadata"][SVG] == {"width": width, "height": height, "alt": "A word."}
    assert outputs[3]["metadata"][SVG]["alt"] == "Titled"
    assert outputs[3]["metadata"][MIME] == {"kept": True}
    assert outputs[0]["data"][SVG] == vector(spec())


def test_the_same_chart_is_drawn_once_and_pictures_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslib.display.pictures.MOST_KEPT", 2)
    asked: list[bytes] = []

    async def answer(process: object, question: bytes) -> bytes:
        asked.append(question)
        return json.dumps("<svg>").encode()

    monkeypatch.setattr("newslib.display.pictures._answer", answer)

    async def draw() -> int:
        async with Easel() as easel:
            for number in (1, 1, 2, 3, 4, 5, 5, 1):
                await easel.hang({"data": {MIME: {"mark": "point", "width": number}}})
            return len(easel._asked)

    assert asyncio.run(draw()) <= 3
    assert [json.loads(question)["width"] for question in asked] == [1, 2, 3, 4, 5, 1]


def test_an_easel_whose_process_is_gone_says_so() -> None:
    async def draw() -> None:
        async with Easel() as easel:
            await easel.hang({"data": {MIME: spec()}})
            easel._started[0].kill()
            await easel._started[0].wait()
            await easel.hang({"data": {MIME: spec("snow")}})

    with pytest.raises(ReportError, match="the process that draws the charts has ended"):
        asyncio.run(draw())
    with pytest.raises(InputError, match="processes must be a whole number, at least 1; got 0"):
        Easel(0)


def test_a_chart_of_ours_shows_itself_without_being_checked_and_is_the_same_as_checked() -> None:
    words = word_frequencies(word_table(sentence_table("Rain fell. Rain fell on Monday.")))
    chart = charts.word_frequencies(words)
    assert isinstance(chart, alt.LayerChart)
    assert chart._repr_mimebundle_()[0][MIME] == spec_v5(chart.to_dict(validate=True))
    assert chart.copy().to_dict() == chart.to_dict()
