"""The renderer: three contents for each chart, the same bytes every time, no network."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
from typing import Any

import altair as alt
import pytest

from newslib.display import theme
from newslib.errors import InputError
from tests.conftest import ROOT
from tests.display.tables import ALL

PROGRAM = """
import hashlib, json
from tests.display.tables import ALL
bundles = {name: make("")._repr_mimebundle_() for name, make in ALL.items()}
print(hashlib.sha256(json.dumps(bundles).encode()).hexdigest())
"""


def bundle(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return ALL[name]("")._repr_mimebundle_()  # type: ignore[no-any-return]


def test_a_chart_shows_itself_with_our_renderer_as_soon_as_charts_is_imported() -> None:
    data, metadata = bundle("word_frequencies")
    assert set(data) == {"application/vnd.vegalite.v5+json", "image/png", "text/plain"}
    assert data[theme.MIME]["$schema"].endswith("/v5.json")
    assert metadata[theme.MIME]["embed_options"]["renderer"] == "svg"


def test_the_picture_has_its_natural_size_and_the_description_as_its_alt() -> None:
    data, metadata = bundle("alignment")
    width, height = theme.png_size(base64.b64decode(data["image/png"]))
    told = metadata["image/png"]
    assert (told["width"], told["height"]) == ((width + 1) // 2, (height + 1) // 2)
    assert told["alt"] == data["text/plain"] == data[theme.MIME]["description"]


def test_an_exported_page_shows_the_picture_with_its_alt() -> None:
    import nbformat
    from nbconvert import HTMLExporter

    data, metadata = bundle("alignment")
    output = nbformat.v4.new_output("execute_result", data, metadata=metadata, execution_count=1)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=[output])])
    page, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    assert f'alt="{data["text/plain"]}"' in page
    assert 'src="data:image/png;base64,' in page


@pytest.mark.long
def test_the_bytes_are_the_same_in_another_process() -> None:
    bundles = {name: bundle(name) for name in ALL}
    here = hashlib.sha256(json.dumps(bundles).encode()).hexdigest()
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == here


def test_the_bytes_are_the_same_when_a_cell_runs_again() -> None:
    assert bundle("sentence_scores") == bundle("sentence_scores")


def test_a_chart_that_asks_for_data_from_elsewhere_fails_instead_of_reaching_out() -> None:
    chart = alt.Chart("https://example.org/data.csv").mark_point().encode(x="x:Q")
    with pytest.raises(ValueError, match=r"example\.org"):
        theme.picture(chart)


def test_every_guide_has_a_colour_of_its_own_so_that_a_dark_page_does_not_recolour_it() -> None:
    config = theme.theme()["config"]
    assert config["background"] == "white"
    assert {"labelColor", "titleColor", "domainColor", "gridColor", "tickColor"} <= set(config["axis"])
    assert {"color", "subtitleColor"} <= set(config["title"])


def test_a_description_is_asked_for() -> None:
    with pytest.raises(InputError, match="needs a description"):
        theme.finish(alt.Chart().mark_point(), "Title", "", "  ")


def test_a_chart_without_description_is_called_by_its_title() -> None:
    assert theme.describe({"title": {"text": ["Two", "lines"]}}) == "Two lines"
    assert theme.describe({}) == "A chart without a description."


def test_the_halves_colours_are_the_same_in_every_chart() -> None:
    for name in ("sentence_scores", "word_frequencies", "alignment"):
        text = json.dumps(ALL[name]("").to_dict())
        assert theme.HALF_COLOURS["A"] in text
        assert theme.HALF_COLOURS["B"] in text


def test_values_that_several_marks_share_stand_in_the_specification_once() -> None:
    import altair as alt

    rows = alt.Data(name="rows", values=[{"x": 1}, {"x": 2}])
    other = alt.Data(name="rows", values=[{"x": 3}])
    chart = alt.layer(alt.Chart(rows).mark_bar(), alt.Chart(rows).mark_point(), alt.Chart(other).mark_tick())
    before = chart.to_dict()
    spec = theme.spec_v5(chart)
    assert spec["datasets"] == {"rows": [{"x": 1}, {"x": 2}]}
    assert [layer["data"] for layer in spec["layer"]] == [
        {"name": "rows"}, {"name": "rows"}, {"name": "rows", "values": [{"x": 3}]}
    ]  # fmt: skip
    assert chart.to_dict() == before
