"""Which words one half leans on: by hand, against scipy, and what must hold of any two texts."""

from __future__ import annotations

from math import log, log2, sqrt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.stats.contingency import relative_risk
from wordfreq import word_frequency

import newslib
from newslib import (
    InputError,
    Story,
    entity_frequencies,
    entity_table,
    keyness,
    quote_table,
    sentence_table,
    source_frequencies,
    word_frequencies,
    word_table,
)
from newslib.tables import BOOL, INT, STRING, make_table
from tests.tiny import sentences_of

COLUMNS = ["term", "direction", "target", "reference", "count", "reference_count", "rate", "reference_rate"]
COLUMNS += ["g2", "p", "p_holm", "log_ratio", "low", "high", "log_odds", "z", "note"]
NUMBERS = COLUMNS[6:16]
A = ["The ferry left port.", "The ferry sank.", "A ferry, a port."]  # 11 words: ferry 3, port 2, left 1, sank 1
B = ["The boat left the port and the boat sank.", "It was a boat."]  # 13 words: boat 3, left 1, port 1, sank 1


def of(a: list[str], b: list[str] | None = None) -> pd.DataFrame:
    return word_table(sentences_of(a, b))


def frequencies(a: dict[str, int], b: dict[str, int], in_a: int, in_b: int) -> pd.DataFrame:
    """A table of counts, as if of texts of so many words."""
    rows = [(term, h, c.get(term, 0), n) for term in {**a, **b} for h, c, n in (("A", a, in_a), ("B", b, in_b))]
    return make_table({"term": STRING, "half": STRING, "count": INT, "words": INT}, rows)


def row(table: pd.DataFrame, term: str) -> dict[str, Any]:
    [found] = table[table["term"] == term].to_dict("records")
    return {str(name): value for name, value in found.items()}


def test_every_column_by_hand() -> None:
    table = keyness(of(A, B))
    assert table.columns.tolist() == COLUMNS
    assert sorted(table["term"]) == ["boat", "ferry", "left", "port", "sank"]
    found = row(table, "port")
    assert (found["direction"], found["target"], found["reference"]) == ("more in A", "A", "B")
    assert (found["count"], found["reference_count"]) == (2, 1)
    assert (found["rate"], found["reference_rate"]) == (pytest.approx(2000 / 11), pytest.approx(1000 / 13))
    assert found["g2"] == pytest.approx(
        stats.chi2_contingency([[2, 1], [9, 12]], correction=False, lambda_="log-likelihood").statistic
    )
    assert found["p"] == pytest.approx(stats.chi2.sf(found["g2"], 1))
    risk = relative_risk(2, 11, 1, 13)
    interval = risk.confidence_interval(0.95)
    assert [found[name] for name in ("log_ratio", "low", "high")] == pytest.approx(
        [log2(x) for x in (risk.relative_risk, interval.low, interval.high)]
    )
    alpha = 3 / 24 * 12  # both texts' share of it, of the mean of their words
    delta = log((2 + alpha) / (11 + 12 - 2 - alpha)) - log((1 + alpha) / (13 + 12 - 1 - alpha))
    assert found["log_odds"] == pytest.approx(delta)
    assert found["z"] == pytest.approx(delta / sqrt(1 / (2 + alpha) + 1 / (1 + alpha)))
    assert found["note"] == "few uses: 2 in A, 1 in B"


def test_p_is_corrected_for_the_number_of_terms() -> None:
    table = keyness(frequencies({"x": 40, "y": 30, "z": 22}, {"x": 10, "y": 12, "z": 20}, 1000, 1000))
    p = table["p"].tolist()
    assert table["term"].tolist() == ["x", "y", "z"]
    assert table["p_holm"].tolist() == pytest.approx([3 * p[0], 2 * p[1], p[2]])


def test_the_largest_g2_comes_first_then_the_alphabet() -> None:
    table = keyness(of(["Zoo zoo zoo ant bee."], ["Cow dog."]))
    assert table["term"].tolist()[-4:] == sorted(table["term"].tolist()[-4:], key=lambda t: (-row(table, t)["g2"], t))
    assert table["g2"].is_monotonic_decreasing
    assert keyness(of(["Zoo ant."], ["Dog cow."]))["term"].tolist() == ["ant", "cow", "dog", "zoo"]


def test_the_direction_is_that_of_the_rates_not_of_the_counts() -> None:
    table = keyness(frequencies({"x": 3, "y": 4, "z": 9}, {"x": 2, "y": 2, "z": 2}, 300, 150))
    assert dict(zip(table["term"], table["direction"], strict=True)) == {
        "x": "more in B",
        "y": "equal",
        "z": "more in A",
    }
    assert row(table, "x")["log_ratio"] == pytest.approx(log2(0.75))
    assert row(table, "y")["log_ratio"] == pytest.approx(0)


@pytest.mark.parametrize(("a", "in_a", "b", "in_b"), [(1, 3, 2, 6), (1, 7, 3, 21), (3, 49, 9, 147)])
def test_the_same_share_is_equal_whatever_the_length(a: int, in_a: int, b: int, in_b: int) -> None:
    found = row(keyness(frequencies({"x": a}, {"x": b}, in_a, in_b)), "x")
    assert found["direction"] == "equal"
    assert found["g2"] == pytest.approx(0, abs=1e-12)


def test_half_a_use_stands_for_none() -> None:
    found = row(keyness(frequencies({"x": 8}, {}, 100, 200)), "x")
    assert found["log_ratio"] == pytest.approx(log2((8 / 100) / (0.5 / 200)))
    assert found["reference_rate"] == 0
    turned = row(keyness(frequencies({"x": 8}, {}, 100, 200), target="B", reference="A"), "x")
    assert turned["log_ratio"] == pytest.approx(-found["log_ratio"])
    assert (turned["target"], turned["reference"], turned["direction"]) == ("B", "A", "more in A")


@pytest.mark.parametrize(
    ("a", "b", "in_a", "in_b", "note"),
    [
        (5, 5, 100, 100, ""),
        (9, 0, 100, 100, "few uses: 9 in A, 0 in B"),  # 4.5 to be expected in either
        (10, 0, 100, 100, ""),
        (19, 0, 300, 100, "few uses: 19 in A, 0 in B"),  # 4.75 in the shorter
        (19, 1, 300, 100, ""),
        (19, 0, 100, 300, "few uses: 19 in A, 0 in B"),
    ],
)
def test_the_note_is_of_the_uses_to_be_expected_in_the_shorter_text(
    a: int, b: int, in_a: int, in_b: int, note: str
) -> None:
    assert row(keyness(frequencies({"x": a}, {"x": b}, in_a, in_b)), "x")["note"] == note


@pytest.mark.parametrize("confidence", [0.5, 0.99])
def test_the_interval_has_the_confidence_asked_for(confidence: float) -> None:
    found = row(keyness(frequencies({"x": 8}, {"x": 3}, 100, 200), confidence=confidence), "x")
    interval = relative_risk(8, 100, 3, 200).confidence_interval(confidence)
    assert (found["low"], found["high"]) == pytest.approx((log2(interval.low), log2(interval.high)))


def test_half_a_use_in_a_much_shorter_text_outweighs_a_rare_use_in_a_long_one() -> None:
    found = row(keyness(frequencies({}, {"x": 1}, 10, 1000)), "x")
    assert found["direction"] == "more in B"
    assert found["log_ratio"] == pytest.approx(log2((0.5 / 10) / (1 / 1000)))
    assert found["note"] == "few uses: 0 in A, 1 in B"


# --- the prior


def test_the_prior_can_count_for_more_or_fewer_words() -> None:
    words = of(A, B)
    values = [row(keyness(words, prior_words=size), "ferry")["log_odds"] for size in (0.1, 12, 10_000)]
    assert values[0] > values[1] > values[2] > 0
    assert values[1] == row(keyness(words), "ferry")["log_odds"]


def test_the_prior_can_be_english() -> None:
    found = row(keyness(of(A, B), "English"), "port")
    alpha = word_frequency("port", "en", wordlist="large") * 12
    delta = log((2 + alpha) / (23 - 2 - alpha)) - log((1 + alpha) / (25 - 1 - alpha))
    assert found["log_odds"] == pytest.approx(delta)
    assert found["z"] == pytest.approx(delta / sqrt(1 / (2 + alpha) + 1 / (1 + alpha)))


def test_the_prior_can_be_a_mapping() -> None:
    table = keyness(of(A, B), {"port": 3, "the": 5})
    for term, share in [("port", 3 / 8), ("ferry", 1.5 / 8)]:
        found = row(table, term)
        alpha = share * 12
        a, b = found["count"] + alpha, found["reference_count"] + alpha
        assert found["log_odds"] == pytest.approx(log(a / (23 - a)) - log(b / (25 - b)))
    assert table["note"].str.startswith("few uses").all()  # a term that the prior lacks is not worth a note
    assert not table["note"].str.contains("list").any()


def test_other_measures_do_not_depend_on_the_prior() -> None:
    words = of(A, B)
    plain = keyness(words).drop(columns=["log_odds", "z"])
    for prior in ("English", {"port": 3}):
        assert keyness(words, prior).drop(columns=["log_odds", "z"]).equals(plain)  # type: ignore[arg-type]


# --- against known shares


def test_against_a_mapping_by_hand() -> None:
    table = keyness(of(A, B), reference={"port": 10, "the": 70, "sank": 20})
    assert sorted(table["term"]) == ["ferry", "left", "port", "sank"]  # those that A has
    found = row(table, "port")
    assert (found["direction"], found["reference"]) == ("more in A", "the given shares")
    assert (found["count"], found["rate"], found["reference_rate"]) == (2, pytest.approx(2000 / 11), 100)
    assert pd.isna(found["reference_count"])
    assert found["g2"] == pytest.approx(stats.power_divergence([2, 9], [1.1, 9.9], lambda_="log-likelihood").statistic)
    reach = stats.norm.ppf(0.975) * sqrt(1 / 2 - 1 / 11)
    assert [found[name] for name in ("log_ratio", "low", "high")] == pytest.approx(
        [(log((2 / 11) / 0.1) + x) / log(2) for x in (0, -reach, reach)]
    )
    alpha = 0.1 * 11  # the prior is the reference, and counts for the target's words
    delta = log((2 + alpha) / (22 - 2 - alpha)) - log(0.1 / 0.9)
    assert (found["log_odds"], found["z"]) == (pytest.approx(delta), pytest.approx(delta * sqrt(2 + alpha)))
    assert row(table, "sank")["direction"] == "more in the given shares"
    assert row(table, "ferry")["reference_rate"] == pytest.approx(50)  # half of the rarest
    assert row(table, "ferry")["note"] == "few uses: 3; not on the list: rarer than its rarest words"
    assert found["note"] == "few uses: 2"


def test_against_english() -> None:
    table = keyness(of(["Ferry ferry ferry ferry ferry qzxvkjw.", "The port left."]), reference="English")
    assert table["term"].tolist()[0] == "ferry"
    found = row(table, "ferry")
    share = word_frequency("ferry", "en", wordlist="large")
    assert found["reference_rate"] == pytest.approx(1000 * share)
    assert found["log_ratio"] == pytest.approx(log2(5 / 9 / share))
    assert (found["reference"], found["note"]) == ("English", "")
    assert row(table, "qzxvkjw")["note"] == "few uses: 1; not on the list: rarer than its rarest words"
    assert row(table, "qzxvkjw")["reference_rate"] == pytest.approx(1e-5)


def test_shares_that_are_given_stay_shares() -> None:
    table = keyness(of(["Ferry left port."]), reference={"ferry": 1e-5, "port": 0.02})
    assert row(table, "ferry")["reference_rate"] == pytest.approx(0.01)
    assert row(table, "port")["reference_rate"] == pytest.approx(20)


def test_equal_and_rarer_than_a_known_share() -> None:
    table = keyness(frequencies({"x": 10, "y": 5}, {}, 100, 1), reference={"x": 0.1, "y": 0.2, "z": 0.7})
    assert row(table, "x")["direction"] == "equal"
    assert row(table, "x")["g2"] == pytest.approx(0, abs=1e-12)
    assert row(table, "y")["direction"] == "more in the given shares"
    assert row(table, "y")["note"] == ""


def test_a_story_told_once_can_be_held_against_english_alone() -> None:
    words = of(A)
    assert len(keyness(words)) == 0
    assert len(keyness(words, target="B", reference="A")) == 0
    assert len(keyness(words, reference="English")) == 4
    assert keyness(words, "English", reference="English", prior_words=50).notna()[NUMBERS].all().all()


# --- what comes in


def test_tables_of_frequencies_give_stems_phrases_names_and_sources(seed: Story) -> None:
    sentences = sentence_table(seed)
    words = word_table(sentences)
    assert keyness(word_frequencies(words)).equals(keyness(words))
    phrases = keyness(word_frequencies(words, length=2))
    assert phrases["term"].str.count(" ").eq(1).all()
    assert len(keyness(word_frequencies(words, stems=True))) < len(keyness(words))
    names = entity_frequencies(entity_table(sentences), words=words)
    assert set(keyness(names)["term"]) == set(names["name"])
    voices = source_frequencies(quote_table(sentences), words=words)
    assert set(keyness(voices)["term"]) == set(voices["source"])
    assert "the" in set(keyness(word_frequencies(words, stops=True))["term"])


def test_the_story_of_a_bridge_leans_as_its_counts_do() -> None:
    words = word_table(sentence_table(newslib.story("harbour-bridge", "generic")))
    counts = word_frequencies(words).pivot_table(index="term", columns="half", values="count", aggfunc="sum")
    sizes = words["half"].value_counts()
    table = keyness(words)
    assert set(table["term"]) == set(counts.index)
    for found in table.to_dict("records"):
        a, b = counts.loc[found["term"]]
        cells = [[a, b], [sizes["A"] - a, sizes["B"] - b]]
        g2 = stats.chi2_contingency(np.array(cells, dtype=float), correction=False, lambda_="log-likelihood").statistic
        assert found["g2"] == pytest.approx(g2, abs=1e-6)
        assert found["direction"] == ("more in A" if a / sizes["A"] > b / sizes["B"] else "more in B")


def test_any_column_can_be_compared_and_its_values_need_not_be_strings() -> None:
    words = of(A, B)
    named = words.assign(part=pd.array(["x" if half == "A" else "y" for half in words["half"]], dtype=STRING))
    table = keyness(named, target="x", reference="y", by="part")
    assert table["g2"].tolist() == keyness(words)["g2"].tolist()
    assert row(table, "ferry")["direction"] == "more in x"
    counted = frequencies({"x": 3}, {"x": 1}, 10, 10).assign(year=[2001, 2002])
    assert row(keyness(counted, target="2001", reference="2002", by="year"), "x")["count"] == 3


def test_three_groups_can_be_compared_two_by_two() -> None:
    words = of(["Ferry left.", "Ferry sank."], ["Port shut."]).assign(part=["x"] * 2 + ["y"] * 2 + ["z"] * 2)
    assert sorted(keyness(words, target="y", reference="z", by="part")["term"]) == ["ferry", "port", "sank", "shut"]


def test_a_table_of_halves_terms_and_stops_is_enough() -> None:
    rows = [("A", "ferry", False), ("A", "the", True), ("B", "port", False)]
    table = keyness(make_table({"half": STRING, "term": STRING, "stop": BOOL}, rows))
    assert sorted(table["term"]) == ["ferry", "port"]
    assert row(table, "ferry")["rate"] == 500


@pytest.mark.parametrize(("a", "b"), [([], []), (["Ferry."], []), (["…"], ["!"]), ([], ["Ferry."])])
def test_where_a_text_is_empty_so_is_the_table(a: list[str], b: list[str]) -> None:
    for prior in (None, "English", {"ferry": 1}):
        table = keyness(of(a, b), prior)  # type: ignore[arg-type]
        assert (len(table), table.columns.tolist()) == (0, COLUMNS)
    assert len(keyness(of([], b), reference="English")) == 0


def test_a_text_of_function_words_alone_is_a_text() -> None:
    table = keyness(of(["The of and."], ["Ferry."]))
    assert (row(table, "ferry")["count"], row(table, "ferry")["reference_rate"]) == (0, 1000)


@pytest.mark.filterwarnings("error")
def test_one_word_over_and_over_has_no_log_odds() -> None:
    table = keyness(of(["Ferry ferry."], ["Ferry."]))
    found = row(table, "ferry")
    assert pd.isna(found["log_odds"])
    assert pd.isna(found["z"])
    assert [found[name] for name in ("g2", "p", "log_ratio", "low", "high")] == [0, 1, 0, 0, 0]
    assert keyness(of(["Ferry ferry."]), reference={"ferry": 3})[NUMBERS[:8]].notna().all().all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"target": "C"}, "target must be one of A, B; got 'C'"),
        ({"reference": "english"}, "reference must be one of A, B, English; got 'english'; did you mean 'English'?"),
        ({"target": "A", "reference": "A"}, "target and reference must differ; got 'A' twice"),
        ({"prior": "Englisch"}, "prior must be one of English; got 'Englisch'; did you mean 'English'?"),
        ({"prior": {}}, "a mapping of word frequencies needs at least one word; got none"),
        ({"reference": {}}, "a mapping of word frequencies needs at least one word; got none"),
        ({"prior": {"port": -1}}, "word frequencies must be positive numbers; got -1 for 'port'"),
        ({"confidence": 1}, "confidence must be between 0 and 1; got 1"),
        ({"confidence": 0}, "confidence must be between 0 and 1; got 0"),
        ({"prior_words": 0}, "prior_words must be above 0; got 0"),
        ({"prior_words": float("inf")}, "prior_words must be above 0; got inf"),
        ({"by": "part"}, "keyness needs the columns term, stop, part; missing: part"),
    ],
)
def test_what_is_out_of_range_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        keyness(of(A, B), **arguments)
    assert str(caught.value) == message


def test_counts_without_the_number_of_words_are_refused() -> None:
    names = make_table(
        {"half": STRING, "name": STRING, "type": STRING}, [("A", "Kyiv", "PLACE"), ("B", "Kyiv", "PLACE")]
    )
    with pytest.raises(InputError, match="keyness needs the number of words of 'A'; got none: give words to the freq"):
        keyness(entity_frequencies(names))
    with pytest.raises(InputError, match="keyness needs the columns count, words, half; missing: words"):
        keyness(frequencies({"x": 1}, {}, 5, 5).drop(columns="words"))


# --- what holds of any two texts


TERMS = st.lists(st.sampled_from(["ant", "bee", "cow", "dog", "the"]), min_size=1, max_size=12).map(" ".join)
PRIORS = st.sampled_from([None, "English", {"ant": 2, "bee": 0.5}])


@settings(max_examples=40)
@given(TERMS, TERMS, PRIORS)
def test_turning_the_texts_turns_the_signs(a: str, b: str, prior: Any) -> None:
    words = of([a], [b])
    before = words.copy(deep=True)
    table, turned = keyness(words, prior), keyness(words, prior, target="B", reference="A")
    pd.testing.assert_frame_equal(words, before)
    for found in table.to_dict("records"):
        other = row(turned, found["term"])
        for name in ("g2", "p", "p_holm"):
            assert other[name] == pytest.approx(found[name], abs=1e-9)
        for name in ("log_ratio", "log_odds", "z"):
            assert (
                pd.isna(other[name]) if pd.isna(found[name]) else other[name] == pytest.approx(-found[name], abs=1e-9)
            )
        assert (other["low"], other["high"]) == pytest.approx((-found["high"], -found["low"]), abs=1e-9)
        assert other["direction"] == found["direction"]
        assert (other["rate"], other["reference_rate"]) == (found["reference_rate"], found["rate"])


@settings(max_examples=40)
@given(TERMS, TERMS, PRIORS, st.sampled_from(["B", "English", {"ant": 2, "bee": 3}]))
def test_measures_stay_in_their_ranges(a: str, b: str, prior: Any, reference: Any) -> None:
    table = keyness(of([a], [b]), prior, reference=reference)
    assert (table["g2"] >= 0).all()
    assert table[["p", "p_holm"]].apply(lambda p: p.between(0, 1)).all().all()
    assert (table["p_holm"] >= table["p"]).all()
    assert (table["low"] <= table["log_ratio"]).all()
    assert (table["log_ratio"] <= table["high"]).all()
    assert table[NUMBERS[:8]].notna().all().all()
    assert np.isfinite(table[NUMBERS].astype("float64").fillna(0)).all().all()
    assert (table["log_odds"].isna() == table["z"].isna()).all()
    signs = np.sign(table[["log_odds", "z"]].astype("float64").fillna(0))
    assert (signs["log_odds"] == signs["z"]).all()


@settings(max_examples=40)
@given(TERMS, TERMS)
def test_with_the_texts_own_shares_log_odds_go_with_the_rates(a: str, b: str) -> None:
    for found in keyness(of([a], [b])).dropna(subset=["log_odds"]).to_dict("records"):
        sign = {"more in A": 1, "more in B": -1, "equal": 0}[found["direction"]]
        assert found["log_odds"] * sign > 0 if sign else found["log_odds"] == pytest.approx(0, abs=1e-9)


@settings(max_examples=40)
@given(TERMS, st.integers(1, 3))
def test_a_text_and_the_same_text_over_again_are_equal(a: str, times: int) -> None:
    table = keyness(of([a], [a] * times))
    assert table["g2"].tolist() == pytest.approx([0] * len(table), abs=1e-9)
    assert (table["direction"] == "equal").all()
    assert table["log_ratio"].tolist() == pytest.approx([0] * len(table), abs=1e-9)
    assert table["p_holm"].tolist() == pytest.approx([1] * len(table), abs=1e-3)
    assert table["log_odds"].dropna().tolist() == pytest.approx([0] * len(table["log_odds"].dropna()), abs=1e-9)


def test_a_phrase_s_share_in_english_is_said_to_be_a_guess(seed: Story) -> None:
    phrases = word_frequencies(word_table(sentence_table(seed)), length=2)
    notes = keyness(phrases, reference="English").set_index("term")["note"]
    assert "its share is guessed from its words" in notes["foreign secretary"]
    assert not keyness(phrases)["note"].str.contains("guessed").any()
    words = keyness(word_table(sentence_table(seed)), reference="English")
    assert not words["note"].str.contains("guessed").any()
