"""What stands in the two drawings of the ledger, on tables made by hand."""

from __future__ import annotations

import pytest

from newslib.display import charts, theme
from newslib.display.charts_ledger import FATES
from newslib.errors import InputError
from newslib.tables import make_table
from tests.display.tables import LEDGER, SOURCES, ledger, row, voices
from tests.display.test_drawing import nodes, printed, rows_of


def test_a_bar_a_kind_and_a_stretch_a_fate_as_long_as_it_has_rows() -> None:
    stretches = rows_of(charts.ledger(ledger()).to_dict(), "fates")
    assert [(bar["kind"], bar["fate"], bar["from"], bar["to"], bar["row"]) for bar in stretches] == [
        ("time", "kept", 0, 2, 0),
        ("time", "changed", 2, 3, 0),
        ("wording", "perhaps changed", 0, 1, 1),
        ("attribution", "dropped (A alone)", 0, 1, 2),
        ("person", "in other words", 0, 1, 3),
        ("sentences alone", "dropped (A alone)", 0, 1, 4),
        ("sentences alone", "added (B alone)", 1, 2, 4),
    ]
    assert [bar["middle"] for bar in stretches[:2]] == [1, 2.5]
    assert [bar["count"] for bar in stretches[:2]] == [2, 1]


def test_kinds_with_changes_come_first_and_sentences_alone_last() -> None:
    words = printed(charts.ledger(ledger()))
    kinds = [word for word in words if word in ("time", "wording", "attribution", "person", "sentences alone")]
    assert kinds == ["time", "wording", "attribution", "person", "sentences alone"]
    many = [row("place", "same", "Oslo", "Oslo")] * 3 + [
        row("date", "same", "May", "May"),
        row("money", "same", "$5", "$5"),
    ]
    heads = rows_of(charts.ledger(make_table(LEDGER, many)).to_dict(), "kinds")
    assert [(head["kind"], head["total"]) for head in heads] == [("place", 3), ("date", 1), ("money", 1)]


def test_a_sign_and_a_number_say_what_the_shade_says() -> None:
    words = printed(charts.ledger(ledger()))
    assert {"= 2", "≠ 1", "? 1", "− 1", "+ 1", "≈ 1"} <= set(words)
    assert len({shade for _, _, shade in FATES.values()}) == len({sign for sign, _, _ in FATES.values()}) == 6
    assert "? perhaps changed" in charts.ledger(ledger()).to_dict()["title"]["subtitle"][1]


def test_a_stretch_too_narrow_for_its_sign_has_none() -> None:
    def labels(same: int) -> list[str]:
        rows = [row("time", "same", "noon", "noon")] * same + [row("time", "changed", "noon", "one")]
        return [bar["label"] for bar in rows_of(charts.ledger(make_table(LEDGER, rows)).to_dict(), "fates")]

    assert labels(18) == ["= 18", "≠ 1"]  # a nineteenth of 470 pixels is 24.7
    assert labels(19) == ["= 19", ""]


def test_ink_stands_out_from_its_shade() -> None:
    inks = {bar["fate"]: bar["ink"] for bar in rows_of(charts.ledger(ledger()).to_dict(), "fates")}
    assert inks["kept"] == inks["changed"] == inks["added (B alone)"] == inks["dropped (A alone)"] == "white"
    assert inks["perhaps changed"] == inks["in other words"] != "white"


def test_the_description_of_a_ledger_counts_its_rows_and_names_what_changed() -> None:
    assert theme.describe(charts.ledger(ledger())) == (
        "Stacked bars of 8 rows of the ledger by kind: 2 kept, 1 in other words, 1 changed, 1 perhaps changed, "
        "2 dropped (A alone), 1 added (B alone). Kinds with changes: time."
    )
    one = make_table(LEDGER, [row("time", "same", "noon", "noon")])
    assert theme.describe(charts.ledger(one)) == (
        "Stacked bars of 1 row of the ledger by kind: 1 kept. Kinds with changes: none."
    )


def test_two_bars_a_source_with_what_they_hold() -> None:
    chart = charts.sources(voices())
    bars = rows_of(chart.to_dict(), "voices")
    assert [(bar["source"], bar["half"], bar["words"], bar["row"], bar["first"]) for bar in bars] == [
        ("Ada Moss", "A", 30, 0, True), ("Ada Moss", "B", 8, 0, False),
        ("police", "A", 12, 1, True), ("police", "B", 0, 1, False),
    ]  # fmt: skip
    assert [bar["printed"] for bar in bars] == ["2 quotations and 1 report", "1 quotation", "2 reports", "no voice"]
    words = printed(chart)
    assert words.count("A") == words.count("B") == 2
    assert words.count("Ada Moss") == words.count("police") == 1
    assert chart.to_dict()["title"]["subtitle"][0] == "All 2 sources."


def test_a_bar_of_no_words_is_drawn_against_one_word() -> None:
    silent = make_table(SOURCES, [("police", "A", 1, 0, 0)])
    domains = [node["domain"] for node in nodes(charts.sources(silent).to_dict()) if "domain" in node]
    assert [0, 1] in domains
    assert [0, 30] in [node["domain"] for node in nodes(charts.sources(voices()).to_dict()) if "domain" in node]


def test_few_of_many_sources_are_those_with_most_words() -> None:
    chart = charts.sources(voices(), n=1)
    assert {bar["source"] for bar in rows_of(chart.to_dict(), "voices")} == {"Ada Moss"}
    assert chart.to_dict()["title"]["subtitle"][0] == "The 1 source with most words, of 2."
    for n in (0, -1):
        with pytest.raises(InputError, match=f"n must be at least 1; got {n}"):
            charts.sources(voices(), n=n)


def test_the_description_of_sources_counts_all_and_names_who_has_most_words() -> None:
    for n in (1, 2):
        assert theme.describe(charts.sources(voices(), n)) == (
            "Paired bars of 2 sources by words quoted: A has 2 sources, most words has Ada Moss (30); "
            "B has 1 source, most words has Ada Moss (8)."
        )
    silent = make_table(SOURCES, [("police", "A", 0, 1, 9), ("police", "B", 0, 0, 0)])
    assert "B has 0 sources." in theme.describe(charts.sources(silent))
