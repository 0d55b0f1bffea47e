"""Copies and rewrites among many texts."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslib import near_duplicates
from newslib.errors import InputError
from newslib.reading.library import stories
from newslib.reading.words import term_of, words_of

SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "po", "ri", "sa", "tu")
STORY = "The ferry left the harbour at dawn with nobody but the captain and his dog on board."  # 17 words


def made_up(draw: random.Random, words: int) -> str:
    return " ".join("".join(draw.choices(SYLLABLES, k=3)) for _ in range(words))


def edited(text: str, share: float, draw: random.Random) -> str:
    """Replace, leave out, or repeat this share of the words, then exchange two sentences' worth of them."""
    words = text.split()
    for i in draw.sample(range(len(words)), round(share * len(words))):
        words[i] = draw.choice(["", f"{words[i]} {words[i]}", made_up(draw, 1)])
    return " ".join([*words[20:40], *words[:20], *words[40:]])


def runs(text: str, size: int = 5) -> set[tuple[str, ...]]:
    terms = list(map(term_of, words_of(text)))
    return {tuple(terms[i : i + size]) for i in range(max(len(terms) - size + 1, 1))} if terms else set()


def copied_words(text: str, source: str) -> tuple[int, int]:
    """Words of a text in runs of six or more of the source, and the longest run: slow and plain."""
    words, other = list(map(term_of, words_of(text))), list(map(term_of, words_of(source)))
    covered, longest = set(), 0
    for i in range(len(words)):
        for j in range(len(other)):
            size = 0
            while i + size < len(words) and j + size < len(other) and words[i + size] == other[j + size]:
                size += 1
            if size >= 6:
                covered.update(range(i, i + size))
                longest = max(longest, size)
    return len(covered), longest


# --- by hand


def test_a_changed_word_costs_the_runs_that_it_is_in() -> None:
    changed = STORY.replace("captain", "skipper")  # word 12 of 17: in 5 of 13 runs
    row = near_duplicates(["Something else altogether happened.", STORY, changed], least=0.4).pairs.iloc[0]
    assert (row["a"], row["b"]) == (1, 2)
    assert row["similarity"] == pytest.approx(8 / 18)
    assert row["containment_a"] == row["containment_b"] == pytest.approx(8 / 13)
    assert row["copied_words"] == 11  # the five behind it are too few
    assert row["longest"] == 11


def test_a_text_that_holds_another_one_is_told_by_the_two_shares() -> None:
    longer = STORY + " It came back."  # 13 runs, and 3 more
    row = near_duplicates([longer, STORY]).pairs.iloc[0]
    assert row["containment_a"] == pytest.approx(13 / 16)
    assert row["containment_b"] == 1
    assert row["similarity"] == pytest.approx(13 / 16)
    assert row["copied_words"] == row["longest"] == 17


def test_capitals_marks_and_breaks_make_no_difference() -> None:
    row = near_duplicates([STORY, STORY.upper().replace(" ", "\n\n— ")]).pairs.iloc[0]
    assert row["similarity"] == 1


def test_short_texts_are_like_those_that_have_the_same_words() -> None:
    found = near_duplicates(["Rain.", "Sun", "rain", "Rain again.", "", " ", "?"])
    assert found.pairs[["a", "b", "similarity", "copied_words"]].to_numpy().tolist() == [[0, 2, 1.0, 0]]


def test_of_a_text_beside_itself_every_word_is_copied() -> None:
    row = near_duplicates(["to be or not " * 50] * 2).pairs.iloc[0]
    assert row["copied_words"] == row["longest"] == 200


def test_the_later_text_is_the_copy() -> None:
    longer = STORY + " It left the harbour at dawn with nobody but the captain."  # in the longer one twice
    texts, dates = [longer, STORY], ["2024-09-11", "2024-09-12"]
    for known, later, words in (
        (dates, 1, 17),
        (dates[::-1], 0, 27),
        (None, pd.NA, 17),
        (["2024-09-11", None], pd.NA, 17),
    ):
        row = near_duplicates(texts, dates=known).pairs.iloc[0]
        assert row["later"] is later or row["later"] == later
        assert row["copied_words"] == words


def test_clusters_hold_what_pairs_connect() -> None:
    words = STORY.split()
    texts = [
        "Rain.",
        " ".join(words),
        " ".join(words[4:]),
        "rain",
        " ".join([*words[8:], "It", "came", "back"]),
    ]
    dates = [None, "2024-09-11", "2024-09-12", "2024-09-12", "2024-09-13"]
    found = near_duplicates(texts, dates=dates, names=list("vwxyz"), least=0.4)
    assert found.pairs[["a_name", "b_name"]].to_numpy().tolist() == [["v", "y"], ["w", "x"], ["x", "z"]]
    clusters = found.clusters
    assert clusters["text"].tolist() == [0, 3, 1, 2, 4]
    assert clusters["name"].tolist() == list("vywxz")
    assert clusters["cluster"].tolist() == [0, 0, 1, 1, 1]
    assert clusters["size"].tolist() == [2, 2, 3, 3, 3]
    assert [None if pd.isna(value) else value for value in clusters["earliest"]] == [None, None, True, False, False]
    assert [None if pd.isna(value) else value for value in clusters["first"]] == [None, None, 1, 1, 1]
    assert clusters["likeness"].tolist()[2:] == pytest.approx([1, 9 / 13, 5 / 16])  # the last is below `least`
    assert clusters["date"].tolist()[1:] == ["2024-09-12", "2024-09-11", "2024-09-12", "2024-09-13"]


def test_without_copies_the_tables_are_empty_and_have_their_columns() -> None:
    full = near_duplicates([STORY, STORY])
    for texts in ([], [""], ["", " ", "!"], [STORY], [STORY, "Rain."], ["汉字", "字汉"]):
        found = near_duplicates(texts)
        assert found.pairs.empty
        assert found.clusters.empty
        assert found.pairs.dtypes.equals(full.pairs.dtypes)
        assert found.clusters.dtypes.equals(full.clusters.dtypes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"least": 0}, "least must be above 0 and at most 1; got 0"),
        ({"least": 1.5}, "got 1.5"),
        ({"least": float("nan")}, "got nan"),
        ({"least": True}, "got True"),
        ({"least": None}, "got None"),
        ({"least": "0.5"}, "got '0.5'"),
        ({"seed": -1}, "seed must be a whole number, at least 0; got -1"),
        ({"processes": 0}, "processes must be a whole number, at least 1; got 0"),
        ({"names": ["one"]}, "names must be as many as texts, 2; got 1"),
        ({"dates": [None]}, "dates must be as many as texts, 2; got 1"),
        ({"dates": ["soon", None]}, "date 0 is 'soon'"),
    ],
)
def test_what_is_out_of_range_raises(options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        near_duplicates(["a", "b"], **options)  # type: ignore[arg-type]


def test_texts_are_strings() -> None:
    with pytest.raises(InputError, match="texts must be strings; number 1 is None"):
        near_duplicates(["a", None])  # type: ignore[list-item]
    with pytest.raises(InputError, match="got one string"):
        near_duplicates("a text")


# --- against slow and plain counting

TEXTS = st.lists(st.text(st.sampled_from("abc ."), max_size=40), max_size=6)


@given(TEXTS)
@settings(deadline=None, max_examples=30)
def test_every_figure_is_what_plain_counting_gives(texts: list[str]) -> None:
    texts = [" ".join(text.replace(".", "")) for text in texts]  # letters as words, so that runs repeat
    found = near_duplicates(texts, least=0.3).pairs
    sets = list(map(runs, texts))
    for row in found.itertuples():
        a, b = sets[row.a], sets[row.b]
        assert row.similarity == pytest.approx(len(a & b) / len(a | b))
        assert row.similarity >= 0.3
        assert row.containment_a == pytest.approx(len(a & b) / len(a))
        assert row.containment_b == pytest.approx(len(a & b) / len(b))
        assert (row.copied_words, row.longest) == copied_words(texts[row.b], texts[row.a])
    equal = {(i, j) for j in range(len(sets)) for i in range(j) if sets[i] == sets[j] and sets[i]}
    assert equal <= set(zip(found["a"], found["b"], strict=True))


@given(TEXTS, st.permutations(range(6)))
@settings(deadline=None, max_examples=30)
def test_the_order_of_the_texts_changes_nothing_but_their_numbers(texts: list[str], order: list[int]) -> None:
    order = [i for i in order if i < len(texts)]
    plain, moved = near_duplicates(texts).pairs, near_duplicates([texts[i] for i in order]).pairs
    found = {frozenset((order[row.a], order[row.b])): row.similarity for row in moved.itertuples()}
    assert found == {frozenset((row.a, row.b)): row.similarity for row in plain.itertuples()}


# --- many texts


def test_pairs_are_the_same_however_few_are_compared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(3)
    texts = [made_up(draw, draw.randint(3, 60)) for _ in range(40)]
    texts += [edited(text, 0.04, draw) for text in texts]
    dates = ["2024-09-11"] * 40 + ["2024-09-10", None] * 20
    whole = near_duplicates(texts, dates=dates, least=0.2)
    monkeypatch.setattr("newslib.analysis.confirming.CHARACTERS", 700)
    parts = near_duplicates(texts, dates=dates, least=0.2)
    monkeypatch.setattr("newslib.analysis.confirming.TOGETHER", 3)
    pairs = near_duplicates(texts, dates=dates, least=0.2)
    for other in (parts, pairs):
        pd.testing.assert_frame_equal(whole.pairs, other.pairs)
        pd.testing.assert_frame_equal(whole.clusters, other.clusters)


def test_a_story_that_is_copied_often_is_one_cluster_with_its_source() -> None:
    draw = random.Random(4)
    source = made_up(draw, 300)
    texts = [edited(source, 0.05, draw) for _ in range(100)]
    texts.insert(50, source)
    found = near_duplicates(texts, dates=[None if i == 7 else f"2024-09-1{int(i != 50)}" for i in range(101)])
    assert found.clusters["text"].tolist() == list(range(101))
    assert found.clusters["cluster"].tolist() == [0] * 101
    assert (found.pairs["a"].eq(50) | found.pairs["b"].eq(50)).sum() == 100
    known = found.clusters.set_index("text")["earliest"]
    assert known[[7, 50]].isna().all()
    assert not known.drop([7, 50]).any()


def test_copies_with_up_to_one_word_in_twenty_edited_are_found_and_nothing_else() -> None:
    draw = random.Random(1)
    texts = [made_up(draw, draw.randint(120, 400)) for _ in range(600)]
    sources = draw.sample(range(600), 200)
    texts += [edited(texts[source], draw.choice([0, 0.01, 0.03, 0.05]), draw) for source in sources]
    pairs = near_duplicates(texts).pairs
    assert list(zip(pairs["a"], pairs["b"], strict=True)) == sorted(zip(sources, range(600, 800), strict=True))
    again = near_duplicates(texts, processes=1).pairs
    pd.testing.assert_frame_equal(pairs, again)
    other = near_duplicates(texts, seed=7).pairs
    pd.testing.assert_frame_equal(pairs, other)


def test_ten_thousand_copies_of_one_text_are_one_cluster_and_few_pairs() -> None:
    found = near_duplicates([STORY] * 10_000 + ["Rain."], dates=["2024-09-11"] + ["2024-09-12"] * 10_000)
    assert len(found.pairs) == 9_999
    assert (found.pairs["similarity"] == 1).all()
    assert found.clusters["cluster"].tolist() == [0] * 10_000
    assert (found.clusters["first"] == 0).all()
    assert (found.clusters["likeness"] == 1).all()


@pytest.mark.parametrize(
    ("version", "least", "count"), [("light", 0.5, 12), ("paraphrase", 0.03, 12), ("generic", 0.03, 0)]
)
def test_rewrites_of_our_stories_are_found_as_far_as_they_keep_words(version: str, least: float, count: int) -> None:
    table = stories().dropna(subset="version")
    paths = table[table["version"].isin(["original", version])].sort_values(["name", "version"])["path"]
    draw = random.Random(2)
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    pairs = near_duplicates(texts + [made_up(draw, 250) for _ in range(1000)], least=least).pairs
    assert len(pairs) == count
    assert (pairs["b"] == pairs["a"] + 1).all()
    assert (pairs["b"] < len(texts)).all()
