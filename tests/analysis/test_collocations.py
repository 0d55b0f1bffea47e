"""What company a word keeps: by hand, and against NLTK."""

from __future__ import annotations

from itertools import combinations
from math import log2

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
from scipy import stats

import newslib
from newslib import InputError, Story, collocations, sentence_table, word_table
from tests.tiny import sentences_of

COLUMNS = ["half", "term", "other", "count", "expected", "pmi", "t", "g2", "p", "note"]


def of(a: list[str], b: list[str] | None = None) -> pd.DataFrame:
    return word_table(sentences_of(a, b))


def counts(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    return {(row.term, row.other): row.count for row in table[["term", "other", "count"]].itertuples(index=False)}


def test_counts_and_expected_numbers_by_hand() -> None:
    # side by side: ferry left, left port; ferry left; ferry port. Places in pairs: ferry 3, left 3, port 2; 8 in all
    table = collocations(of(["Ferry left port.", "Ferry left.", "Ferry port."]), window=1, least=1)
    assert counts(table) == {("ferry", "left"): 2, ("left", "port"): 1, ("ferry", "port"): 1}
    row = table.set_index(["term", "other"]).loc[("ferry", "left")]
    assert row["expected"] == pytest.approx(3 * 3 / 8)
    assert row["pmi"] == pytest.approx(log2(2 / (9 / 8)))
    assert row["t"] == pytest.approx((2 - 9 / 8) / 2**0.5)
    assert row["g2"] == pytest.approx(
        stats.chi2_contingency([[2, 1], [1, 4]], correction=False, lambda_="log-likelihood").statistic
    )
    assert row["p"] == pytest.approx(stats.chi2.sf(row["g2"], 1))
    assert table["note"].tolist() == ["few"] * 3
    assert table.columns.tolist() == COLUMNS


def naive(words: pd.DataFrame, half: str, window: int) -> tuple[dict[tuple[str, str], int], dict[str, int], int]:
    """Pairs in either order, the places of each word in pairs, and all places."""
    own = words[words["half"] == half]
    found: dict[tuple[str, str], int] = {}
    places: dict[str, int] = {}
    for _, sentence in own.groupby("sentence"):
        terms = sentence["term"].tolist()
        for (i, x), (j, y) in combinations(enumerate(terms), 2):
            if j - i <= window:
                key = (min(x, y), max(x, y))
                found[key] = found.get(key, 0) + 1
                for place in (x, y):
                    places[place] = places.get(place, 0) + 1
    return found, places, sum(places.values())


@pytest.mark.parametrize("window", [1, 2, 5, 1000])
def test_measures_are_those_of_nltk_given_the_same_marginals(seed: Story, window: int) -> None:
    words = word_table(sentence_table(seed))
    table = collocations(words, window=window, least=1, stops=True)
    measures = BigramAssocMeasures()
    for half in "AB":
        found, places, total = naive(words, half, window)
        own = table[table["half"] == half]
        assert {(min(pair), max(pair)): n for pair, n in counts(own).items()} == {
            pair: n for pair, n in found.items() if pair[0] != pair[1]
        }
        for row in own.itertuples(index=False):
            x, y = row.term, row.other
            marginals = (row.count, (places[x], places[y]), total)
            assert row.expected == pytest.approx(places[x] * places[y] / total, rel=1e-9)
            assert row.pmi == pytest.approx(measures.pmi(*marginals), abs=1e-6)
            assert row.t == pytest.approx(measures.student_t(*marginals), abs=1e-6)
            assert row.g2 == pytest.approx(measures.likelihood_ratio(*marginals), abs=1e-6)


def test_counts_are_those_of_nltks_finder_for_pairs_in_either_order() -> None:
    text = "the ferry left the old port and the ferry came back to the old port of call"
    terms = text.split()
    finder = BigramCollocationFinder.from_words(terms, window_size=4)  # four words are three places apart at most
    either: dict[tuple[str, str], int] = {}
    for (x, y), number in finder.ngram_fd.items():
        either[min(x, y), max(x, y)] = either.get((min(x, y), max(x, y)), 0) + number
    ours = collocations(of([text]), window=3, least=1, stops=True)
    assert {(min(pair), max(pair)): n for pair, n in counts(ours).items()} == {
        pair: n for pair, n in either.items() if pair[0] != pair[1]
    }


def test_the_window_is_the_distance_and_function_words_count_as_places() -> None:
    words = of(["Ferry of the old port."])
    assert ("ferry", "port") not in counts(collocations(words, window=3, least=1))
    assert ("ferry", "port") in counts(collocations(words, window=4, least=1))
    assert ("ferry", "old") in counts(collocations(words, window=3, least=1))
    assert ("ferry", "old") not in counts(collocations(words, window=2, least=1))
    assert ("ferry", "port") in counts(collocations(words, least=1))  # 5 by default


def test_a_pair_stands_in_one_sentence_and_in_one_half() -> None:
    words = of(["Ferry left.", "Port shut."], ["Ferry shut."])
    table = collocations(words, least=1)
    assert [tuple(row) for row in table[["half", "term", "other"]].itertuples(index=False)] == [
        ("A", "ferry", "left"),
        ("A", "port", "shut"),
        ("B", "ferry", "shut"),
    ]


def test_function_words_are_listed_on_request() -> None:
    words = of(["The ferry of the port."])
    assert counts(collocations(words, least=1)) == {("ferry", "port"): 1}
    assert ("the", "ferry") in counts(collocations(words, window=1, least=1, stops=True))


def test_a_pair_stands_in_its_more_frequent_order() -> None:
    words = of(["Zoo ant.", "Zoo ant.", "Ant zoo.", "Cat dog.", "Dog cat."])
    assert counts(collocations(words, least=1)) == {("zoo", "ant"): 3, ("cat", "dog"): 2}


def test_the_word_that_is_asked_for_comes_first() -> None:
    words = of(["Zoo ant.", "Zoo ant.", "Ant zoo.", "Cat dog."])
    table = collocations(words, "Ant’s", least=1)
    assert counts(table) == {("ant", "zoo"): 3}
    assert counts(collocations(words, "ZOO", least=1)) == {("zoo", "ant"): 3}
    assert len(collocations(words, "goat")) == 0
    alone = collocations(words, least=1).set_index("term").loc["zoo"]
    assert table.loc[0, "g2"] == pytest.approx(alone["g2"])  # turned round, the same


def test_a_word_with_itself_is_no_collocation_but_fills_places() -> None:
    words = of(["Ferry ferry port."])
    table = collocations(words, window=1, least=1)
    assert counts(table) == {("ferry", "port"): 1}
    assert table.loc[0, "expected"] == pytest.approx(3 * 1 / 4)


def test_least_and_the_note() -> None:
    words = of(["Ferry left."] * 5 + ["Port shut."] * 4 + ["Goats ate."])
    table = collocations(words)
    assert counts(table) == {("ferry", "left"): 5, ("port", "shut"): 4}
    assert dict(zip(table["term"], table["note"], strict=True)) == {"ferry": "", "port": "few"}
    assert len(collocations(words, least=5)) == 1
    assert len(collocations(words, least=6)) == 0


def test_the_largest_g2_comes_first_then_the_alphabet() -> None:
    table = collocations(of(["Zoo ant."] * 3 + ["Cow dog."] * 2 + ["Bee fox."] * 2), least=1)
    assert table["term"].tolist() == ["zoo", "bee", "cow"]
    assert table["g2"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"window": 0}, "window must be a whole number, at least 1; got 0"),
        ({"least": 0}, "least must be a whole number, at least 1; got 0"),
        ({"term": "two words"}, "term must be one word; got 'two words'"),
        ({"term": "…"}, "term must be one word; got '…'"),
        ({"term": 5}, "term must be one word; got 5"),
    ],
)
def test_what_is_out_of_range_is_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        collocations(of(["Ferry left."]), **arguments)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"collocations needs the columns .*; missing: position, term"):
        collocations(of(["Ferry left."]).drop(columns=["term", "position"]))


def test_an_empty_table_and_a_word_alone_have_no_pairs() -> None:
    for words in (of([]), of(["Ferry."]), of(["…"])):
        table = collocations(words, least=1)
        assert (len(table), table.columns.tolist()) == (0, COLUMNS)


def test_captions_can_be_left_out() -> None:
    sentences = sentence_table(newslib.story("harbour-bridge", "light"))
    words = word_table(sentences[sentences["kind"] == "paragraph"])
    table = collocations(words, window=2, least=1)
    assert {(min(pair), max(pair)) for pair in counts(table[table["half"] == "A"])} < set(naive(words, "A", 2)[0])


TERMS = st.lists(st.sampled_from(["ant", "bee", "cow", "the"]), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=60)
@given(st.lists(TERMS, max_size=5), st.lists(TERMS, max_size=4), st.integers(1, 7))
def test_any_small_text_has_finite_measures_and_keeps_its_table(a: list[str], b: list[str], window: int) -> None:
    words = of(a, b)
    before = words.copy(deep=True)
    table = collocations(words, window=window, least=1, stops=True)
    pd.testing.assert_frame_equal(words, before)
    assert table.notna().all().all()
    assert (table["g2"] >= 0).all()
    assert table["p"].between(0, 1).all()
    assert (table["expected"] > 0).all()
    assert (table["term"] != table["other"]).all()
    for half in "AB":
        pairs, places, total = naive(words, half, window)
        own = table[table["half"] == half]
        assert {(min(pair), max(pair)): n for pair, n in counts(own).items()} == {
            pair: n for pair, n in pairs.items() if pair[0] != pair[1]
        }
        for row in own.itertuples(index=False):
            assert row.expected == pytest.approx(places[row.term] * places[row.other] / total)
