"""Charts of many stories: what stands in them, on tables made by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newslib import InputError
from newslib.analysis.standing import standing
from newslib.display import charts, charts_corpus, charts_corpus_scatter, theme
from newslib.tables import FLOAT, make_table
from tests.display.tables import CORPUS, STANDING, TALLIED, standings, stories, tallied
from tests.display.test_drawing import printed, rows_of


def test_a_strip_prints_its_middle_and_names_its_outlier() -> None:
    words = printed(charts.corpus_spread(standings()))
    assert [word for word in words if word in ("facts kept", "light", "paraphrase")] == [
        "light",
        "paraphrase",
        "facts kept",
    ]
    assert "0.80 ○ ferry" in words  # two bands beyond; `port`, half a band beyond, is no outlier
    assert "0.25" in words
    told = theme.describe(charts.corpus_spread(standings()))
    assert "middle 0.80 (light), 0.25 (paraphrase). Outliers: ferry." in told


def test_several_outliers_are_counted_and_of_many_stories_the_furthest_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(charts_corpus, "TICKS", 3)
    values = pd.array([0.5, 0.5, 0.52, 0.54, 0.54, 0.1, 0.95], dtype=FLOAT)
    table = pd.DataFrame({"id": list("abcdefg"), "kept": values})
    chart = charts.corpus_spread(standing(table, {"kept": "facts kept"}))
    assert "0.52 ○ g +1" in printed(chart)  # 0.41 above 0.54; f is 0.4 below 0.5
    assert sorted(row["id"] for row in rows_of(chart.to_dict(), "stories"))[-2:] == ["f", "g"]
    assert len(rows_of(chart.to_dict(), "stories")) == 3


def test_cells_add_up_rows_and_say_what_share_of_its_kind_they_are() -> None:
    chart = charts.corpus_ledger(tallied())
    cells = {(row["group"], row["kind"], row["fate"]): row for row in rows_of(chart.to_dict(), "cells")}
    kept = cells["light", "number", "kept"]
    assert (kept["count"], kept["share"], kept["words"]) == (7, 0.875, "7")  # 3 and 4, of 8
    assert cells["generic", "number", "kept"]["words"] == "·"
    assert printed(chart).count("≠") == 2  # above a column of either group
    assert "light: 7 kept, 1 changed; generic: 2 dropped (A alone)." in theme.describe(chart)


def test_without_groups_a_ledger_is_that_of_all_stories() -> None:
    chart = charts.corpus_ledger(tallied().drop(columns="group"))
    assert {row["group"] for row in rows_of(chart.to_dict(), "cells")} == {"all stories"}


def test_points_of_one_place_share_a_label_and_stories_told_once_are_left_out() -> None:
    chart = charts.corpus_scatter(stories(), "copied", "kept", by="version", names={"kept": "facts kept"})
    points = {row["id"]: row for row in rows_of(chart.to_dict(), "stories")}
    assert sorted(points) == ["ferry", "gale", "port", "storm"]
    assert (points["ferry"]["label"], points["storm"]["label"]) == ("ferry +1", "")
    assert points["gale"]["shape"] != points["port"]["shape"]
    assert points["gale"]["told"] == "gale: facts kept 0.50, copied 0.75"
    words = printed(chart)
    assert "gale: facts kept 0.50, copied 0.75" in words  # furthest from the middle of its group: chosen at first
    assert {"light", "generic"} <= set(words)


def test_a_name_can_be_chosen_from_a_list() -> None:
    chart = charts.corpus_scatter(stories(), "copied", "kept", by="version")
    (choice,) = chart.to_dict()["params"]
    assert choice["bind"]["input"] == "select"
    assert choice["bind"]["labels"] == ["gale", "ferry", "storm", "port"]
    assert choice["bind"]["name"] == "Show where to find this story: "


def test_of_very_many_stories_those_in_the_middle_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts_corpus_scatter, "CHOOSABLE", 2)
    chart = charts.corpus_scatter(stories(), "copied", "kept")
    assert len(rows_of(chart.to_dict(), "stories")) == 2
    assert "2 stories nearest to the middle of their group left out." in chart.to_dict()["title"]["subtitle"]


def numbered(count: int) -> pd.DataFrame:
    return make_table(CORPUS, [(str(i), f"version {i}", 0.5, 0.5) for i in range(count)])


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: charts.corpus_spread(make_table(STANDING, [("a", "b", "words", 300, 1, 2, 3, 0)])), "words has 300"),
        (lambda: charts.corpus_scatter(numbered(1).assign(kept=3.0), "copied", "kept"), "kept has 3.0"),
        (lambda: charts.corpus_scatter(numbered(6), "copied", "kept", by="version"), "5 groups; got 6"),
        (lambda: charts.corpus_ledger(make_table(TALLIED, [(str(i), "time", "same", 1) for i in range(5)])), "got 5"),
    ],
)
def test_what_has_no_place_is_refused(draw: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        draw()
