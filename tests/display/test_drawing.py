"""What stands in each drawing, on tables made by hand: its words, its marks, its description."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
import vl_convert

from newslib.display import charts, theme
from newslib.errors import InputError
from newslib.tables import make_table
from tests.display.tables import (
    ALIGNED,
    ALL,
    EMPTY,
    RANKED,
    TEXTS,
    aligned,
    chosen,
    control_pairs,
    controlled,
    covered,
    halves,
    intervals,
    measures,
    name_counts,
    pairs,
    ranked,
    word_counts,
)

EVERY = pytest.mark.parametrize("name", list(ALL))
HOSTILE = " </script><script>alert(1)</script> {{x}} $x$ 'a' \"b\" \\ \x00 \ud800 datum.x + warn('x')"


def rows_of(spec: Any, dataset: str) -> list[dict[str, Any]]:
    """The values of a named dataset."""
    assert dataset in spec.get("datasets", {}), f"no dataset {dataset}"
    return list(spec["datasets"][dataset])


def nodes(spec: Any) -> Iterator[dict[str, Any]]:
    if isinstance(spec, dict):
        yield spec
    for part in spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else ():
        yield from nodes(part)


def without_data(spec: Any) -> Any:
    """The specification without its values and without the words for people (title, description, a list's entries)."""
    if isinstance(spec, dict):
        words = ("datasets", "values", "description", "title", "labels")
        return {key: without_data(part) for key, part in spec.items() if key not in words}
    return [without_data(part) for part in spec] if isinstance(spec, list) else spec


def printed(chart: Any) -> list[str]:
    """The words that stand in the picture, in the order in which they are drawn."""
    svg = vl_convert.vegalite_to_svg(theme.spec_v5(chart), vl_version=theme.VEGA_LITE, allowed_base_urls=[])
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


@EVERY
def test_every_chart_is_drawn_without_a_warning(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    spec = theme.spec_v5(ALL[name](""))
    vl_convert.vegalite_to_vega(spec, vl_version=theme.VEGA_LITE, show_warnings=True)
    assert "warn" not in "".join(capfd.readouterr()).lower()
    assert theme.picture(spec).startswith(b"\x89PNG")


@EVERY
def test_every_chart_has_a_title_a_subtitle_and_a_description(name: str) -> None:
    spec = ALL[name]("").to_dict()
    assert spec["title"]["text"]
    assert spec["title"]["subtitle"]
    assert len(spec["description"]) > 40
    assert spec["description"].endswith(".")


@EVERY
def test_no_chart_names_an_address_or_a_file(name: str) -> None:
    spec = theme.spec_v5(ALL[name](""))
    assert not [node for node in nodes(spec) if "url" in node or "href" in node]
    assert "://" not in json.dumps({**spec, "$schema": ""})


@EVERY
def test_words_of_a_story_stand_in_values_alone(name: str) -> None:
    kept, hostile = ALL[name](""), ALL[name](HOSTILE)
    assert without_data(hostile.to_dict()) == without_data(kept.to_dict())


@EVERY
def test_hostile_words_are_drawn_as_words(name: str) -> None:
    svg = vl_convert.vegalite_to_svg(
        theme.spec_v5(ALL[name](HOSTILE)), vl_version=theme.VEGA_LITE, allowed_base_urls=[]
    )
    assert "<script" not in svg


@EVERY
def test_floats_are_short_and_values_are_plain_json(name: str) -> None:
    text = json.dumps(ALL[name]("").to_dict(), allow_nan=False)
    assert not re.findall(r"\d\.\d{5,}", text)


@EVERY
def test_a_chart_is_no_wider_than_a_laptops_cell(name: str) -> None:
    width, _ = theme.png_size(theme.picture(ALL[name](" and on it goes" * 30)))
    assert width <= 800 * theme.SCALE


@pytest.mark.parametrize("name", list(EMPTY))
def test_an_empty_table_says_that_there_is_nothing_to_show(name: str) -> None:
    chart = EMPTY[name]()
    assert "Nothing to show" in theme.describe(chart)
    assert any("Nothing to show" in words for words in printed(chart))


@pytest.mark.parametrize("name", list(ALL))
def test_a_missing_column_is_named(name: str) -> None:
    two = name in ("change_strip", "dispersion", "entity_timeline")
    wrong = [pd.DataFrame({"text": []})] * (2 if two else 1)
    columns = ["copied", "kept"] if name == "corpus_scatter" else []
    with pytest.raises(InputError, match="needs the columns"):
        getattr(charts, name.partition(" ")[0])(*wrong, *columns)


def test_a_bar_prints_its_score_and_a_chosen_one_its_rank() -> None:
    words = printed(charts.sentence_scores(ranked()))
    assert "0.50 ● rank 1" in words
    assert "0.38" in words  # 0.375, not chosen
    assert [word for word in words if "●" in word and "rank" in word] == ["0.50 ● rank 1", "0.75 ● rank 1"]


def test_both_halves_are_headed_by_their_letter() -> None:
    words = printed(charts.sentence_scores(ranked()))
    assert "A · 3 sentences" in words
    assert "B · 2 sentences" in words


def test_without_a_column_chosen_no_sentence_is_marked() -> None:
    chart = charts.sentence_scores(ranked().drop(columns="chosen"))
    assert all(row["strong"] and not row["chosen"] for row in rows_of(chart.to_dict(), "sentences"))
    assert "chosen" not in theme.describe(chart)


def test_the_best_ranked_of_a_long_story_stay_in_reading_order_and_the_rest_is_counted() -> None:
    spec = charts.sentence_scores(ranked(), n=1).to_dict()
    assert [row["sentence"] for row in rows_of(spec, "sentences")] == [0, 4]
    assert "3 sentences of lower rank left out." in spec["title"]["subtitle"]


def test_scores_below_zero_have_room() -> None:
    rows = [("A", 0, "Down.", -0.5, 2, pd.NA, pd.NA, False), ("A", 1, "Up.", 0.5, 1, pd.NA, pd.NA, True)]
    assert "-0.50" in printed(charts.sentence_scores(make_table(RANKED, rows)))


def test_the_description_of_scores_names_the_highest_and_the_chosen() -> None:
    words = theme.describe(charts.sentence_scores(ranked()))
    assert "Half A: 3 sentences, the highest is number 0 at 0.50, “The ferry left at noon.”; chosen: 0." in words
    assert "Half B: 2 sentences, the highest is number 4 at 0.75, “A storm is expected.”; chosen: 4." in words


def test_the_heat_map_prints_its_numbers_and_frames_what_is_aligned() -> None:
    chart = charts.similarity_heatmap(pairs())
    words = printed(chart)
    assert words.count("0.88") == 1  # 0.875
    assert words.count("0.13") == 5  # 0.125
    assert "1 pair aligned." in theme.describe(chart)
    assert "most alike are A 0 and B 3 at 0.88" in theme.describe(chart)


def test_a_large_heat_map_leaves_the_numbers_to_the_tooltip() -> None:
    many = [(a, 100 + b, 0.5, pd.NA, pd.NA, False) for a in range(15) for b in range(14)]
    table = make_table({name: pairs()[name].dtype for name in pairs().columns}, many)
    assert "0.50" not in printed(charts.similarity_heatmap(table))


def test_a_measure_is_a_dot_and_a_count_is_told_in_words() -> None:
    chart = charts.similarity_measures(measures())
    assert [row["value"] for row in rows_of(chart.to_dict(), "measures")] == [0.25, 0.5]
    assert any("longest run (7)" in line for line in chart.to_dict()["title"]["subtitle"])
    assert "0.25 (0.10–0.50)" in printed(chart)
    assert "Lowest: shared words (words) at 0.25; highest: shared stems (words) at 0.50." in theme.describe(chart)


def test_a_column_scale_decides_what_is_a_count() -> None:
    table = measures().assign(scale=["0-1", "count", "count"])
    chart = charts.similarity_measures(table)
    assert [row["measure"] for row in rows_of(chart.to_dict(), "measures")] == ["shared words"]


def test_each_bar_has_its_letter_its_count_and_its_rate() -> None:
    words = printed(charts.word_frequencies(word_counts()))
    assert words.count("A") == 2
    assert words.count("B") == 2
    assert {"6× · 30.0", "2× · 8.0", "9× · 36.0", "none"} <= set(words)


def test_a_small_count_is_hollow() -> None:
    rows = rows_of(charts.word_frequencies(word_counts()).to_dict(), "frequencies")
    assert [(row["count"], row["small"]) for row in rows] == [(0, True), (9, False), (6, False), (2, True)]


def test_the_description_of_words_names_the_largest_gap() -> None:
    words = theme.describe(charts.word_frequencies(word_counts()))
    assert "The largest gap is “storm”: 0.0 in A (0×), 36.0 in B (9×) per 1,000 words." in words


def test_the_description_of_one_half_names_its_most_frequent_word() -> None:
    table = word_counts()
    words = theme.describe(charts.word_frequencies(table[table["half"] == "A"]))
    assert words == "Bar chart of 1 word by uses per 1,000 words in each half. Most often stands “ferry”: 30.0 (6×)."


def test_n_limits_the_words_and_must_be_positive() -> None:
    rows = rows_of(charts.word_frequencies(word_counts(), n=1).to_dict(), "frequencies")
    assert {row["words"] for row in rows} == {"storm"}
    with pytest.raises(InputError, match="n must be at least 1; got 0"):
        charts.word_frequencies(word_counts(), n=0)


def test_a_name_that_is_never_used_is_left_out_and_a_type_is_printed() -> None:
    words = printed(charts.entity_frequencies(name_counts()))
    assert "Port" not in words
    assert "PERSON" in words


def test_a_dot_for_each_choice_and_the_votes_at_the_end_of_the_row() -> None:
    chart = charts.method_choices(chosen())
    dots = [(row["method"], row["sentence"], row["row"]) for row in rows_of(chart.to_dict(), "chosen")]
    assert dots == [
        ("tfidf", 0, 1), ("tfidf", 3, 5), ("lead", 0, 1), ("lead", 3, 5), ("reader", 2, 2), ("reader", 4, 6)
    ]  # fmt: skip
    words = printed(chart)
    assert words.count("2 of 3") == 2
    assert words.count("1 of 3") == 2
    assert "1 sentence that no method chooses left out." in chart.to_dict()["title"]["subtitle"]
    assert "Half B: most chosen is sentence 3, by 2 of 3, “At noon the ferry left.”." in theme.describe(chart)


def test_few_of_many_choices_are_the_most_chosen_and_the_rest_is_counted() -> None:
    spec = charts.method_choices(chosen(), n=1).to_dict()
    assert [row["sentence"] for row in rows_of(spec, "sentences")] == [0, 3]
    assert "2 sentences that few choose left out." in spec["title"]["subtitle"]
    with pytest.raises(InputError, match="n must be a whole number, at least 1; got 0"):
        charts.method_choices(chosen(), n=0)


def test_coverage_prints_the_sentence_or_an_empty_dot_and_the_share() -> None:
    words = printed(charts.coverage(covered()))
    assert sorted(word for word in words if "●" in word and len(word) < 9) == ["● 0", "● 0", "● 2", "● 2", "● 3", "● 3"]
    assert words.count("○") == 6  # three, each with its white edge
    assert [word for word in words if word.endswith("%")] == ["75%", "25%", "100%", "0%"]
    described = theme.describe(charts.coverage(covered()))
    assert "heaviest words, A: 75%; heaviest words, B: 25%; most frequent names, A: 100%" in described


def test_intervals_stand_best_first_with_the_baseline_dashed() -> None:
    chart = charts.rouge_intervals(intervals())
    assert [row["method"] for row in rows_of(chart.to_dict(), "methods")] == ["tfidf", "lead"]
    assert {"0.50", "0.38 (0.25–0.50)"} <= set(printed(chart))  # 0.375
    assert rows_of(chart.to_dict(), "baseline") == [{"f1": 0.375}]
    assert not [n for n in nodes(charts.rouge_intervals(intervals(), baseline="x").to_dict()) if "strokeDash" in n]
    with pytest.raises(InputError, match="measure must be one of rouge1, rouge2; got 'rouge3'"):
        charts.rouge_intervals(intervals(), "rouge3")


def test_an_alignment_joins_pairs_and_names_what_stands_alone() -> None:
    chart = charts.alignment(aligned())
    links = rows_of(chart.to_dict(), "links")
    assert [(link["a_sentence"], link["b_sentence"], link["from"], link["to"]) for link in links] == [(0, 3, 0, 0)]
    words = printed(chart)
    assert words.count("dropped") == 4  # two sentences, each with its white edge
    assert words.count("added") == 2
    assert "1 rewritten, 2 dropped, 1 added" in theme.describe(chart)


def test_relations_differ_by_dash_and_halves_by_shape_not_by_colour_alone() -> None:
    spec = charts.alignment(aligned()).to_dict()
    dashes = next(node["strokeDash"] for node in nodes(spec) if "strokeDash" in node)
    assert len({tuple(dash) for dash in dashes["scale"]["range"]}) == 3
    shapes = {node["shape"] for node in nodes(spec) if node.get("type") == "point"}
    assert shapes == {"circle", "square"}


def test_a_story_stands_across_its_controls_with_the_count_of_pairs_below() -> None:
    drawn = printed(charts.controls(controlled(), control_pairs()))
    assert [word for word in drawn if ": 0." in word] == ["shared words: 0.50", "commas: 0.75"]
    assert "3 of 4*" in drawn
    assert "40 of 40" in drawn
    assert "0 of 40" in drawn
    spec = charts.controls(controlled(), control_pairs()).to_dict()
    assert [(row["value"], row["row"]) for row in rows_of(spec, "pairs")] == [(0, 1), (0.25, 1), (0.25, 1), (0.5, 1)]
    chosen_measure = printed(charts.controls(controlled(), measures=["shared stems"]))
    assert "20 of 40" in chosen_measure
    assert "3 of 4*" not in chosen_measure
    with pytest.raises(InputError, match="measures must be one of shared words, shared stems, commas; got 'x'"):
        charts.controls(controlled(), measures=["x"])


def test_the_strip_is_as_long_as_the_versions_have_words_and_signs_say_what_became_of_them() -> None:
    strip = charts.change_strip(aligned(), halves())
    a, b = rows_of(strip.to_dict(), "band_a"), rows_of(strip.to_dict(), "band_b")
    assert [(row["from"], row["to"], row["sign"]) for row in a] == [(0, 5, "~"), (5, 8, "−"), (8, 13, "−")]
    assert [(row["from"], row["to"], row["sign"]) for row in b] == [(0, 5, "~"), (5, 9, "+")]
    assert [row["counterpart"] for row in (*a, *b)] == [3, None, None, 0, None]
    assert "A (3 sentences): 38% rewritten, 62% dropped of its words" in strip.to_dict()["description"]


def test_a_long_alignment_leaves_its_words_to_the_tooltips() -> None:
    rows = [(200 + i, i, 0.5, "rewritten") for i in range(81)]
    long = charts.alignment(make_table(ALIGNED, rows), make_table(TEXTS, [(i, "Rain.") for i in range(281)]))
    assert "Rain." not in printed(long)
    assert len(rows_of(long.to_dict(), "links")) == 81
    shorter = charts.alignment(make_table(ALIGNED, rows[:80]), make_table(TEXTS, [(i, "Rain.") for i in range(281)]))
    assert printed(shorter).count("Rain.") == 160
    assert theme.png_size(theme.picture(long))[1] < theme.png_size(theme.picture(shorter))[1] / 2
