"""Charts that show the lines of what is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from newslib import (
    Story,
    charts,
    concordance,
    entity_frequencies,
    entity_table,
    sentence_table,
    word_frequencies,
    word_table,
)
from newslib.display import theme
from newslib.errors import InputError
from newslib.tables import make_table
from tests.display.tables import CONTEXT, RATED, context, contrasted, kinds, mentions, rated, spread, styled, together
from tests.display.test_charts import LINKED
from tests.display.test_drawing import printed, rows_of

A = pytest.mark.parametrize("name", LINKED)


def chosen_first(spec: dict[str, Any]) -> str:
    (value,) = spec["params"][0]["value"]
    return str(value["key"])


@A
def test_every_key_that_can_be_chosen_has_a_heading_and_its_lines(name: str, seed: Story) -> None:
    spec = LINKED[name](seed).to_dict()
    (param,) = spec["params"]
    keys = param["bind"]["options"]
    assert len(keys) == len(set(keys)) == len(param["bind"]["labels"])
    assert chosen_first(spec) == keys[0]
    assert {row["key"] for row in rows_of(spec, "concordance_heads")} == set(keys)
    assert {row["key"] for row in rows_of(spec, "concordance")} == set(keys)


@A
def test_whatever_is_drawn_can_be_clicked(name: str, seed: Story) -> None:
    """A mark without a key (a heading) changes nothing; every other mark of the upper part names a key of the list."""
    spec = LINKED[name](seed).to_dict()
    keys = set(spec["params"][0]["bind"]["options"])
    upper = spec["vconcat"][0]
    clicked = [part["data"] for part in (*upper["layer"], upper) if "data" in part]
    rows = [row for data in clicked for row in spec["datasets"][data["name"]] if row.get("key")]
    assert {row["key"] for row in rows} == keys


def test_the_picture_shows_the_lines_of_the_first_row(seed: Story) -> None:
    words = printed(LINKED["words_linked"](seed))
    assert "“ukraine” in context: 7× in A, 8× in B" in words
    assert "A 0" in words


def test_as_many_lines_as_the_bar_counts_or_the_number_left_out() -> None:
    chart = charts.rate_changes(rated(), lines=context(uses=9)).to_dict()
    keys = dict(zip(chart["params"][0]["bind"]["labels"], chart["params"][0]["bind"]["options"], strict=True))
    own = [row for row in rows_of(chart, "concordance") if row["key"] == keys["ferry"]]
    assert [row["tag"] for row in own] == ["A 0"] * 7 + [""] + ["B 3"] * 7 + [""]
    assert [row["right"] for row in own if not row["tag"]] == ["and 2 lines more in A", "and 2 lines more in B"]
    assert [row["row"] for row in own] == list(range(16))
    eight = rows_of(charts.rate_changes(rated(), lines=context(uses=8)).to_dict(), "concordance")
    assert (
        len([row for row in eight if row["key"] == keys["ferry"]]) == 16
    )  # the eighth takes no more room than its number


def test_a_word_without_a_line_says_so() -> None:
    chart = charts.word_frequencies(rated(), lines=context())
    heads = {row["words"] for row in rows_of(chart.to_dict(), "concordance_heads")}
    assert heads == {
        "“ferry” in context: 1× in A, 1× in B",
        "“storm” in context: 1× in B",
        "“crew” in context: no line",
        "“noon” in context: no line",
        "“port” in context: no line",
    }


def test_stems_are_chosen_by_their_readable_form() -> None:
    story = Story.from_texts("The ferries left. A ferry sank. Ferries float.", "The ferry stayed.")
    sentences = sentence_table(story)
    words = word_table(sentences)
    table = word_frequencies(words, stems=True)
    lines = concordance(words, table["label"].unique().tolist(), stems=True, sentences=sentences)
    spec = charts.word_frequencies(table, n=1, lines=lines).to_dict()
    assert spec["params"][0]["bind"]["labels"] == ["ferries"]
    assert [row["word"] for row in rows_of(spec, "concordance")] == ["ferries", "ferry", "Ferries", "ferry"]


def test_names_are_found_by_their_mentions(seed: Story) -> None:
    sentences = sentence_table(seed)
    entities = entity_table(sentences)
    lines = concordance(word_table(sentences), entities, sentences=sentences)
    spec = charts.entity_frequencies(entity_frequencies(entities), n=3, lines=lines).to_dict()
    words = {row["word"] for row in rows_of(spec, "concordance")}
    assert {"Antony Blinken", "Blinken", "U.S."} <= words


def test_lines_need_their_columns() -> None:
    with pytest.raises(InputError, match="a chart with its lines needs the columns term, half"):
        charts.word_frequencies(rated(), lines=rated())
    with pytest.raises(InputError, match="dispersion \\(lines\\) needs the columns"):
        charts.dispersion(spread(), rated())


def test_numbers_below_one_are_refused() -> None:
    for make in (
        lambda: charts.rate_changes(rated(), n=0),
        lambda: charts.keyness(contrasted(), n=0),
        lambda: charts.dispersion(spread(), context(), n=0),
        lambda: charts.entity_timeline(mentions(), kinds(), n=0),
    ):
        with pytest.raises(InputError, match="n must be at least 1; got 0"):
            make()
    with pytest.raises(InputError, match="labels must be at least 0; got -1"):
        charts.rate_scatter(rated(), labels=-1)


# --- what each of them shows


def test_a_dumbbell_joins_the_two_rates_and_those_below_five_uses_are_hollow() -> None:
    chart = charts.rate_changes(rated(), n=2)
    rows = rows_of(chart.to_dict(), "changes")
    assert [(row["words"], row["more"], row["a"], row["b"], row["printed"]) for row in rows] == [
        ("ferry", "more in A", 60, 10, "6 → 2"),
        ("storm", "more in B", 0, 45, "0 → 9"),
    ]
    assert [(row["few_a"], row["few_b"]) for row in rows] == [(False, True), (True, False)]
    assert "Furthest apart: “ferry”, 60.0 in A and 10.0 in B." in theme.describe(chart)


def test_words_of_equal_rates_do_not_change() -> None:
    rows = rows_of(charts.rate_changes(rated(), n=9).to_dict(), "changes")
    assert {row["words"] for row in rows} == {"ferry", "storm", "noon", "port"}  # crew: 1 of 100 and 2 of 200


def test_a_sure_difference_is_filled_and_said() -> None:
    chart = charts.keyness(contrasted())
    rows = rows_of(chart.to_dict(), "ratios")
    assert [(row["words"], row["sure"]) for row in rows] == [("ferry", False), ("noon", False), ("storm", True)]
    assert "1 difference of 3 holds up to that." in " ".join(chart.to_dict()["title"]["subtitle"])
    assert {"more in A", "more in B", "6 : 2 · G² 6.5"} <= set(printed(chart))


def test_either_direction_has_its_share_of_the_rows() -> None:
    rows = rows_of(charts.keyness(contrasted(), n=2).to_dict(), "ratios")
    assert [row["words"] for row in rows] == ["ferry", "storm"]


def test_words_of_equal_counts_share_a_point() -> None:
    chart = charts.rate_scatter(rated())
    rows = rows_of(chart.to_dict(), "points")
    points = {row["words"]: (row["a"], row["b"], row["half"], row["number"]) for row in rows}
    assert points == {
        "ferry": (60, 10, "A", 1),
        "storm": (0, 45, "B", 1),
        "noon and port": (10, 5, "A", 2),
        "crew": (10, 10, "equal", 1),
    }
    assert {"ferry", "storm", "noon, port"} <= set(printed(chart))


def test_every_use_is_a_tick_at_its_place_in_the_half() -> None:
    spec = charts.dispersion(spread(), context()).to_dict()
    assert [(row["term"], row["half"], row["at"]) for row in rows_of(spec, "uses")] == [
        ("ferry", "A", 0.015), ("ferry", "B", 0.0175), ("storm", "B", 0.7525)
    ]  # fmt: skip
    strips = rows_of(spec, "strips")
    assert {row["term"] for row in strips} == {"ferry", "storm"}  # the gale blows nowhere
    assert "1× · DP 0.95 (chance 0.75)" in [row["printed"] for row in strips]


def test_a_sentence_that_names_someone_twice_is_one_larger_mark_and_a_caption_is_hollow() -> None:
    rows = rows_of(charts.entity_timeline(mentions(), kinds()).to_dict(), "mentions")
    assert [(row["name"], row["half"], row["at"], row["times"]) for row in rows] == [
        ("Port", "A", 0, 1), ("Ada Moss", "A", 1, 2), ("Port", "A", 2, 1), ("Ada Moss", "B", 6, 1)
    ]  # fmt: skip
    assert [row["fill"] == "white" for row in rows] == [True, False, False, False]


def test_an_arc_for_each_pair_and_half_that_share_enough_sentences() -> None:
    spec = charts.name_network(together()).to_dict()
    arcs = {(row["half"], row["name"], row["other"], row["count"]) for row in rows_of(spec, "arcs")}
    assert arcs == {
        ("A", "Ada Moss", "Port", 4), ("A", "Port", "Ellan", 2), ("A", "Ada Moss", "Ellan", 2),
        ("B", "Port", "Ellan", 3),
    }  # fmt: skip
    assert all((row["x"] < 0) == (row["half"] == "A") for row in rows_of(spec, "arcs"))
    assert [row["count"] for row in rows_of(spec, "tops")] == [4, 3]
    few = charts.name_network(together(), least=3)
    assert "fewer than 3 pairs of names share 3 sentences or more" in theme.describe(few)


def test_an_empty_table_of_lines_still_draws() -> None:
    spec = charts.rate_scatter(rated(), lines=make_table(CONTEXT)).to_dict()
    assert all(row["words"].endswith("no line") for row in rows_of(spec, "concordance_heads"))


def test_a_measure_has_its_own_scale_and_both_values_in_words() -> None:
    spec = charts.style(styled(), lines=context()).to_dict()
    rows = {row["measure"]: row for row in rows_of(spec, "measures")}
    assert list(rows) == ["words", "ferry", "mean sentiment"]  # the passives of neither half are known
    assert [(row["at_A"], row["at_B"]) for row in rows.values()] == [(0.5, 1), (1, 0.4), (0.25, 0.75)]
    assert rows["ferry"]["printed"] == "A 6.25 · B 2.50 per 100 words"
    assert spec["params"][0]["bind"]["labels"] == ["ferry"]  # what is no count has nothing to show
    assert "Furthest apart: ferry" in spec["description"]


def test_style_of_a_story_told_once_has_one_mark_a_row() -> None:
    chart = charts.style(styled(b=False))
    assert [row["at_B"] for row in rows_of(chart.to_dict(), "measures")] == [None] * 3
    assert "in A. The story is told once." in theme.describe(chart)
    assert "A 100 words" in printed(chart)


def test_of_many_points_those_furthest_from_equal_can_be_chosen() -> None:
    counts = [
        (f"word{i}", half, i if half == "A" else 0, 10_000, i / 10 if half == "A" else 0.0)
        for i in range(1, 101)
        for half in "AB"
    ]
    spec = charts.rate_scatter(make_table(RATED, counts), lines=context()).to_dict()
    rows = rows_of(spec, "points")
    assert len(rows) == 100
    assert [bool(row["key"]) for row in sorted(rows, key=lambda row: -row["a"])] == [True] * 80 + [False] * 20
    assert len(spec["params"][0]["bind"]["options"]) == 80
