"""The charts: described, the same every time, safe with any text, and readable without colour."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
import vl_convert

from newslib import (
    InputError,
    Story,
    align,
    charts,
    choices,
    claim_ledger,
    concordance,
    controls,
    coverage,
    dispersion,
    entity_frequencies,
    entity_table,
    keyness,
    name_pairs,
    quote_table,
    rank_sentences,
    sentence_table,
    similarity,
    style,
    style_evidence,
    summarize,
    word_frequencies,
    word_table,
)
from newslib.analysis.alignment import likeness_table
from newslib.analysis.sources import sources
from newslib.display import theme
from tests.conftest import ROOT

HOSTILE = "<script>alert(1)</script> </script> {{x}} $x$ datum.toString() \\(y\\) =HYPERLINK(1) \x1b[31m “ß”"


def scores(story: Story) -> pd.DataFrame:
    ranked = rank_sentences(sentence_table(story))
    return ranked.assign(chosen=ranked["rank"] <= 2)


def frequencies(story: Story) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Words of a story, and the lines behind each count."""
    sentences = sentence_table(story)
    words = word_table(sentences)
    table = word_frequencies(words)
    return table, concordance(words, table["term"].unique().tolist(), sentences=sentences)


def names(story: Story) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Sentences of a story, its names, and the line of each mention."""
    sentences = sentence_table(story)
    entities = entity_table(sentences)
    return sentences, entities, concordance(word_table(sentences), entities, sentences=sentences)


def words_linked(story: Story) -> Any:
    table, lines = frequencies(story)
    return charts.word_frequencies(table, 12, lines=lines)


def names_linked(story: Story) -> Any:
    _, entities, lines = names(story)
    return charts.entity_frequencies(entity_frequencies(entities), 12, lines=lines)


def changes(story: Story) -> Any:
    table, lines = frequencies(story)
    return charts.rate_changes(table, lines=lines)


def contrasts(story: Story) -> Any:
    return charts.keyness(keyness(word_table(sentence_table(story))), lines=frequencies(story)[1])


def scatter(story: Story) -> Any:
    table, lines = frequencies(story)
    return charts.rate_scatter(table, lines=lines)


def strips(story: Story) -> Any:
    words, (table, lines) = word_table(sentence_table(story)), frequencies(story)
    return charts.dispersion(dispersion(words, table["term"].unique().tolist()[:8]), lines)


def timeline(story: Story) -> Any:
    sentences, entities, lines = names(story)
    return charts.entity_timeline(entities, sentences, lines=lines)


def manner(story: Story) -> Any:
    sentences = sentence_table(story)
    counted = style_evidence(story).rename(columns={"measure": "term"})
    return charts.style(style(story), lines=concordance(word_table(sentences), counted, sentences=sentences))


LINKED: dict[str, Callable[[Story], Any]] = {
    "words_linked": words_linked,
    "names_linked": names_linked,
    "changes": changes,
    "contrasts": contrasts,
    "scatter": scatter,
    "strips": strips,
    "timeline": timeline,
    "manner": manner,
}
CHARTS: dict[str, Callable[[Story], Any]] = {
    "sentence_scores": lambda story: charts.sentence_scores(scores(story)),
    "similarity_heatmap": lambda story: charts.similarity_heatmap(likeness_table(sentence_table(story))),
    "similarity_measures": lambda story: charts.similarity_measures(similarity(story)),
    "alignment": lambda story: charts.alignment(align(sentence_table(story)), sentence_table(story)),
    "change_strip": lambda story: charts.change_strip(align(sentence_table(story)), sentence_table(story)),
    "controls": lambda story: charts.controls(controls(story, [story])),
    "word_frequencies": lambda story: charts.word_frequencies(word_frequencies(word_table(sentence_table(story)))),
    "method_choices": lambda story: charts.method_choices(choices(sentence_table(story))),
    "coverage": lambda story: charts.coverage(
        coverage(sentence_table(story), {"A": summarize(sentence_table(story))}, entity_table(sentence_table(story)))
    ),
    "entity_frequencies": lambda story: charts.entity_frequencies(
        entity_frequencies(entity_table(sentence_table(story)))
    ),
    "ledger": lambda story: charts.ledger(claim_ledger(story)),
    "sources": lambda story: charts.sources(sources(quote_table(sentence_table(story)))),
    "network": lambda story: charts.name_network(name_pairs(entity_table(sentence_table(story)))),
    **LINKED,
}


def without(spec: Any, names: tuple[str, ...]) -> Any:
    if isinstance(spec, dict):
        return {key: without(value, names) for key, value in spec.items() if key not in names}
    return [without(value, names) for value in spec] if isinstance(spec, list) else spec


def strings(spec: Any) -> list[str]:
    if isinstance(spec, dict):
        return [text for key, value in spec.items() if key not in ("values", "datasets") for text in strings(value)]
    if isinstance(spec, list):
        return [text for value in spec for text in strings(value)]
    return [spec] if isinstance(spec, str) else []


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_a_picture_and_as_vega_lite_5_with_its_description(name: str, ferry: Story) -> None:
    data, metadata = CHARTS[name](ferry)._repr_mimebundle_()
    spec = data[theme.MIME]
    assert spec["$schema"].endswith("/v5.json")
    assert len(spec["description"]) > 40
    assert data["text/plain"] == metadata["image/png"]["alt"] == spec["description"]
    assert metadata["image/png"]["width"] <= 850  # a notebook's cell on a laptop
    vl_convert.vegalite_to_svg(spec, vl_version="5.8")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_nothing_says_so(name: str) -> None:
    assert "Nothing to show" in theme.describe(CHARTS[name](Story.from_text("")))


@pytest.mark.parametrize("name", CHARTS)
def test_words_of_a_story_are_values_and_never_part_of_the_drawing_s_program(name: str) -> None:
    story = Story.from_texts(f"The ferry left Port Ellan. {HOSTILE}.", f"The ferry left Port Ellan. {HOSTILE} again.")
    spec = theme.spec_v5(CHARTS[name](story))
    people = ("description", "title", "labels", "datasets")  # words for people, and values: none of them is run
    program = list(strings(without(spec, people)))
    assert not any("alert(1)" in text or "HYPERLINK" in text for text in program)
    svg = vl_convert.vegalite_to_svg(spec, vl_version="5.8")
    assert "<script" not in svg


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_names_no_address_but_its_schema(name: str, seed: Story) -> None:
    spec = theme.spec_v5(CHARTS[name](seed))
    del spec["$schema"]
    assert "://" not in json.dumps(spec)


def test_the_same_chart_has_the_same_bytes_in_another_process(ferry: Story) -> None:
    code = (
        "from newslib import charts, read_story, similarity; import hashlib, json;"
        "bundle = charts.similarity_measures(similarity(read_story('tests/stories/ferry.txt')))._repr_mimebundle_();"
        "print(hashlib.sha256(json.dumps(bundle, sort_keys=True).encode()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    bundle = CHARTS["similarity_measures"](ferry)._repr_mimebundle_()
    assert there.strip() == hashlib.sha256(json.dumps(bundle, sort_keys=True).encode()).hexdigest()


@pytest.mark.parametrize("name", ["sentence_scores", "alignment", "word_frequencies", "entity_frequencies", "sources"])
def test_the_halves_are_told_apart_by_a_letter_too(name: str, ferry: Story) -> None:
    svg = vl_convert.vegalite_to_svg(theme.spec_v5(CHARTS[name](ferry)), vl_version="5.8")
    for half in "AB":
        assert f">{half}<" in svg or f">{half} " in svg


def test_chosen_sentences_carry_their_rank_in_words(ferry: Story) -> None:
    svg = vl_convert.vegalite_to_svg(theme.spec_v5(CHARTS["sentence_scores"](ferry)), vl_version="5.8")
    assert svg.count("rank 1<") == svg.count("rank 2<") == 2


def test_a_missing_column_or_a_bad_number_is_refused(ferry: Story) -> None:
    with pytest.raises(InputError, match="word_frequencies needs the columns"):
        charts.word_frequencies(pd.DataFrame({"x": [1]}))
    with pytest.raises(InputError, match="n must be at least 1; got 0"):
        charts.word_frequencies(word_frequencies(word_table(sentence_table(ferry))), n=0)


def test_a_chart_needs_a_description() -> None:
    import altair as alt

    with pytest.raises(InputError, match="needs a description"):
        theme.finish(alt.Chart(), "title", "subtitle", " ")
