"""The table of similarity, its interval and the longest run, with answers worked out by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from scipy import stats

from newslib import InputError, Story, similarity, story
from newslib.analysis import similarity as module
from newslib.analysis.measures import LEVELS, MEASURES, Measure
from newslib.analysis.profiles import profiles
from newslib.analysis.similarity import CONFIDENCE, LONGEST, QUOTED, interval, longest_run, point, versions_of
from newslib.analysis.versions import Versions
from newslib.reading.words import words_of
from tests.fragments import blocks

A = "The ferry struck a sandbank. Lifeboats came."
B = "The ferry struck rocks."
SAME = "The ferry struck a sandbank in the old harbour. He said lifeboats came at last."
COLUMNS = ["level", "measure", "value", "low", "high", "meaning"]
NAMED = {measure.name: measure for measure in MEASURES}
SYMMETRIC = [measure.name for measure in MEASURES if measure.draws == "AB"]
DIRECTED = [name for name in NAMED if "word" in name and "found in" in name]  # each has its opposite
MEANS = ["A's sentences found in B", "B's sentences found in A", "B's sentences beside their nearest in A"]
WORDS = [a + b + c for a, b, c in product(("ba", "ke", "li"), ("dor", "fin", "gus"), ("mel", "pan", "ray", "tos"))]


def values(story: Story) -> dict[str, float]:
    table = similarity(story)
    return dict(zip(table["measure"], table["value"], strict=True))


def of(story: Story) -> Versions:
    found = versions_of(story)
    assert found is not None
    return found


def versions(a: list[str], b: list[str]) -> Versions:
    return Versions(*profiles([a, b]))


def sentences(count: int) -> list[str]:
    """Different sentences of three different words each, no word in two of them."""
    return [f"{one.title()} {two} {three}." for one, two, three in zip(*[iter(WORDS[: 3 * count])] * 3, strict=True)]


# --- values


def test_measures_by_hand() -> None:
    found = values(Story.from_texts(A, B))
    # stems of A: ferri struck sandbank lifeboat came; of B: ferri struck rock
    assert found["Jaccard of stems"] == pytest.approx(2 / 6)
    assert found["A's words found in B"] == pytest.approx(2 / 5)
    assert found["B's words found in A"] == pytest.approx(2 / 3)
    # pairs of A: the ferry, ferry struck, struck a, a sandbank, lifeboats came; none goes over a full stop
    assert found["A's word pairs found in B"] == pytest.approx(2 / 5)
    assert found["B's word pairs found in A"] == pytest.approx(2 / 3)
    assert found["A's word triples found in B"] == pytest.approx(1 / 3)
    assert found["B's word triples found in A"] == pytest.approx(1 / 2)
    # runs: the 2, ferry 4, struck 5 in both; a 1, sandbank 7, lifeboats 8, came 3; rocks 4
    assert found["4-character cosine"] == pytest.approx(11 / np.sqrt(30 * 15))
    assert found["function words"] == pytest.approx(1 / np.sqrt(2))  # the, a; the
    assert found["punctuation"] == 1  # full stops alone
    assert found["sentence lengths"] == pytest.approx(1 / 2)  # 5 and 2 words; 4 words
    assert found["A's sentences found in B"] == pytest.approx(1 / 2)
    assert found["B's sentences found in A"] == 1
    assert found["B's words in shared passages"] == 0
    assert found[LONGEST] == 3


def test_identical_halves_are_alike_in_all() -> None:
    same = values(Story.from_texts(SAME, SAME))
    assert same.pop(LONGEST) == len(words_of(SAME)) == 15
    assert list(same.values()) == pytest.approx([1] * len(MEASURES))


def test_unrelated_halves_are_alike_in_nothing() -> None:
    none = values(Story.from_texts("Ferry docks, he said.", "Rain and wind in Kelmar!"))
    assert set(none.values()) == {0}


def test_where_there_is_nothing_to_take_a_share_of_the_value_is_missing() -> None:
    found = similarity(Story.from_texts("Ferry docks", "Ferry docks")).set_index("measure")["value"]
    missing = set(found.index[found.isna()])
    assert missing == {"A's word triples found in B", "B's word triples found in A", "function words", "punctuation"}


def test_a_draw_without_a_triple_says_nothing() -> None:
    texts = ["The ferry struck a sandbank.", "Lifeboats came."]
    assert interval(NAMED["B's word triples found in A"], versions(texts, texts)) == (1, 1)


def test_what_tells_the_same_is_drawn_together() -> None:
    texts = sentences(6)
    for name in SYMMETRIC:
        measure = NAMED[name]
        if point(measure, versions(texts, texts)) is not None:
            assert interval(measure, versions(texts, texts)) == pytest.approx((1, 1)), name


def test_symmetric_measures_do_not_depend_on_which_half_is_which_and_the_directed_swap(ferry: Story) -> None:
    a, b = ("\n\n".join(block.text for block in half.blocks) for half in ferry.halves)
    one, other = values(Story.from_texts(a, b)), values(Story.from_texts(b, a))
    for measure in (*SYMMETRIC, LONGEST):
        assert one[measure] == pytest.approx(other[measure])
    for measure in DIRECTED:
        assert one[measure] == pytest.approx(other[measure.translate(str.maketrans("AB", "BA"))])
    assert one["A's words found in B"] != pytest.approx(one["B's words found in A"])


def test_captions_headlines_and_credits_do_not_count() -> None:
    around = "Ferry runs aground\n\n" + A + "\n\nFILE - The bridge at Kelmar.\n\nIda Voss/AP"
    assert [block.kind for block in Story.from_texts(around, B).blocks] == [
        *("headline", "paragraph", "caption", "credit", "paragraph")
    ]
    assert similarity(Story.from_texts(around, B)).equals(similarity(Story.from_texts(A, B)))


def test_the_seed_keeps_a_run_of_nine_words(seed: Story) -> None:
    row = similarity(seed).set_index("measure").loc[LONGEST]
    assert row["value"] == 9
    assert row["level"] == "phrases"
    assert "“Secretary of State Antony Blinken arrived in Kyiv on”" in row["meaning"]


def test_a_longest_run_is_quoted_as_it_stands_in_a_up_to_a_length() -> None:
    length, run = longest_run(versions(["Goats ate. The FERRY’s crew slept"], ["the ferry crew snored"]))
    assert (length, run) == (3, "The FERRY’s crew")
    words = [f"w{i}" for i in range(QUOTED + 1)]
    whole, shorter = " ".join(words), " ".join(words[:QUOTED])
    assert longest_run(versions([whole], [whole])) == (QUOTED + 1, shorter + " …")
    assert longest_run(versions([shorter], [whole])) == (QUOTED, shorter)


def test_where_no_word_is_shared_the_longest_run_says_so() -> None:
    row = similarity(Story.from_texts("Ferry docks.", "Rain fell.")).set_index("measure").loc[LONGEST]
    assert (row["value"], row["meaning"]) == (0, "no word is shared")
    assert longest_run(versions(["…"], ["…"])) == (0, "")


# --- the table


def test_levels_stand_in_their_order_and_each_measure_once(seed: Story) -> None:
    table = similarity(seed)
    assert list(dict.fromkeys(table["level"])) == ["characters", "words", "phrases", "sentences", "style"]
    assert table["level"].tolist() == sorted(table["level"], key=LEVELS.index)
    assert sorted(table["measure"]) == sorted([*NAMED, LONGEST])
    assert table.index.tolist() == list(range(len(MEASURES) + 1))
    meanings = table.set_index("measure")["meaning"]
    assert all(meanings[name] == measure.meaning for name, measure in NAMED.items())
    assert meanings[LONGEST].startswith("a count of words, larger is more alike")


def test_a_story_told_once_has_no_row_but_every_column(told_once: Story, seed: Story) -> None:
    for once in (told_once, Story.from_text("", boundary=False), Story.from_texts("", "Rain fell.")):
        table = similarity(once)
        assert len(table) == 0
        assert list(table.columns) == COLUMNS
        assert table.dtypes.equals(similarity(seed).dtypes)
    assert [str(dtype) for dtype in table.dtypes] == ["string", "string", *["Float64"] * 3, "string"]
    assert versions_of(told_once) is None


@pytest.mark.parametrize("wrong", ["text", None, 5, ["text"]])
def test_what_is_no_story_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match=f"needs a Story; got {type(wrong).__name__}"):
        similarity(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["light", "paraphrase", "generic"])
def test_values_and_intervals_lie_in_their_scale_around_the_value(kind: str) -> None:
    table = similarity(story("harbour-bridge", kind))
    shares = table[table["measure"] != LONGEST]
    assert shares[["value", "low", "high"]].notna().all().all()
    assert shares[["value", "low", "high"]].ge(0).all().all()
    assert shares[["value", "low", "high"]].le(1).all().all()
    assert (shares["low"] <= shares["value"]).all()
    assert (shares["value"] <= shares["high"]).all()
    assert table.set_index("measure").loc[LONGEST, ["low", "high"]].isna().all()


@settings(max_examples=40)
@given(blocks(), blocks())
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    table = similarity(Story.from_texts(a, b))
    assert len(table) in (0, len(MEASURES) + 1)
    counted = table["measure"] == LONGEST
    assert table.loc[~counted, "value"].dropna().between(0, 1).all()
    assert table.loc[counted, "value"].between(0, min(len(words_of(a)), len(words_of(b)))).all()
    known = table.dropna(subset=["low"])
    assert known["high"].notna().all()
    assert (known["low"].ge(0) & known["low"].le(known["value"])).all()
    assert (known["high"].le(1) & known["high"].ge(known["value"])).all()
    back = similarity(Story.from_texts(b, a)).set_index("measure")["value"]
    if len(back) and len(table):
        for measure, value in zip(table["measure"], table["value"], strict=True):
            if measure in SYMMETRIC or measure == LONGEST:
                assert value is pd.NA if back[measure] is pd.NA else value == pytest.approx(back[measure], abs=1e-12)


# --- the interval


@pytest.mark.parametrize(
    ("a", "b", "without"),
    [(1, 1, {"A", "B", "AB"}), (1, 2, {"A"}), (2, 1, {"B"}), (2, 2, set())],
)
def test_where_there_are_not_two_to_draw_from_there_is_no_interval(a: int, b: int, without: set[str]) -> None:
    opening = "The"  # so that every measure has something to count
    one, other = (" ".join(f"{opening} {text.lower()}" for text in sentences(count)) for count in (a, b))
    table = similarity(Story.from_texts(one, other)).set_index("measure")
    for name, measure in NAMED.items():
        assert table.loc[name, ["low", "high"]].isna().tolist() == [measure.draws in without] * 2
    assert table.loc[LONGEST, ["low", "high"]].isna().all()


def test_the_same_seed_gives_the_same_numbers(seed: Story) -> None:
    assert similarity(seed).equals(similarity(seed))
    found = of(seed)
    for measure in MEASURES:
        assert interval(measure, found) == interval(measure, found, seed=0)
    assert interval(NAMED["Jaccard of stems"], found) != interval(NAMED["Jaccard of stems"], found, seed=1)


@pytest.mark.parametrize(("draws", "count"), [("A", 3), ("B", 5), ("AB", 5)])
def test_as_many_are_drawn_as_there_are_and_linked_sentences_together(draws: str, count: int) -> None:
    every = sentences(5)
    found = versions(every[:3], every)  # three pieces that both tell, and two of B alone
    seen = []

    def record(_: Versions, a: np.ndarray, b: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        seen.append((a.copy(), b.copy()))
        return np.full(len(a), 0.5)

    assert interval(Measure("words", "constant", "", record, draws), found) == (0.5, 0.5)
    drawn = [(a, b) for a, b in seen if len(a) > 1]  # the others ask for the value
    a, b = (np.concatenate([pair[half] for pair in drawn]) for half in (0, 1))
    assert (a.shape, b.shape) == ((1000, 3), (1000, 5))
    own = a if draws == "A" else b
    assert (own.sum(axis=1) == count).all()
    assert own.mean(axis=0) == pytest.approx(np.ones(count), abs=0.15)
    assert own.var(axis=0) == pytest.approx(np.full(count, 1 - 1 / count), abs=0.15)  # of a count of so many draws
    if draws == "AB":
        assert (a == b[:, :3]).all()
    else:
        assert ((b if draws == "A" else a) == 1).all()


def test_the_interval_is_the_middle_of_what_is_drawn_moved_to_the_value() -> None:
    found = versions(sentences(2), sentences(2))

    def skewed(_: Versions, a: np.ndarray, b: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        if len(b) == 1:
            return np.array([0.5])
        return np.arange(len(b)) / 5000  # 0 to 0.2, in the middle 0.1

    low, high = interval(Measure("words", "skewed", "", skewed, "B"), found)
    assert low == pytest.approx(0.5 - 0.95 * 0.1, abs=1e-3)
    assert high == pytest.approx(0.5 + 0.95 * 0.1, abs=1e-3)
    assert CONFIDENCE == 0.95


@pytest.mark.parametrize(("value", "expected"), [(0.05, (0.0, 0.525)), (0.95, (0.475, 1.0)), (0.5, (0.025, 0.975))])
def test_the_interval_ends_at_the_scale(value: float, expected: tuple[float, float]) -> None:
    def wide(_: Versions, a: np.ndarray, b: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return np.array([value]) if len(b) == 1 else np.linspace(0, 1, len(b))

    found = interval(Measure("words", "wide", "", wide, "B"), versions(sentences(2), sentences(2)))
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(("common", "rare", "expected"), [(0.6, 0.0, (0.5, 0.506)), (0.4, 1.0, (0.494, 0.5))])
def test_the_interval_holds_the_value_even_where_almost_all_that_is_drawn_lies_on_one_side(
    common: float, rare: float, expected: tuple[float, float]
) -> None:
    def lopsided(_: Versions, a: np.ndarray, b: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return np.array([0.5]) if len(b) == 1 else np.where(np.arange(len(b)) < 10, rare, common)

    found = interval(Measure("words", "lopsided", "", lopsided, "B"), versions(sentences(2), sentences(2)))
    assert found == pytest.approx(expected)


@pytest.mark.parametrize("name", MEANS)
def test_the_interval_of_a_mean_over_sentences_is_that_of_scipy(seed: Story, name: str) -> None:
    found, measure = of(seed), NAMED[name]
    known = {"A's sent": found.linked[0], "B's sentences f": found.linked[1], "B's sentences b": found.nearest[1]}
    facts = next(facts for start, facts in known.items() if name.startswith(start))
    drawn = stats.bootstrap((facts,), np.mean, method="percentile", n_resamples=20_000, random_state=5)
    shift = point(measure, found) - drawn.bootstrap_distribution.mean()
    expected = [edge + shift for edge in drawn.confidence_interval]
    step = 1 / len(facts) if {*facts} <= {0.0, 1.0} else 0.0  # the mean of so many yes and no moves in steps
    assert interval(measure, found) == pytest.approx(expected, abs=step + 0.3 * drawn.standard_error)
    assert point(measure, found) == pytest.approx(facts.mean())


@pytest.mark.parametrize("name", ["B's words found in A", "Jaccard of stems", "B's sentences found in A"])
def test_more_sentences_make_the_interval_narrower(name: str) -> None:
    widths = []
    for count in (4, 12):
        every = sentences(count)
        half = versions(every[: count // 2], every)  # B has as many sentences of its own
        low, high = interval(NAMED[name], half)
        assert low is not None
        assert high is not None
        assert point(NAMED[name], half) == pytest.approx(1 / 2)
        widths.append(high - low)
    assert widths[1] < 0.8 * widths[0]


def test_how_many_numbers_are_in_memory_at_once_does_not_matter(seed: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    found = of(seed)
    whole = {name: interval(measure, found) for name, measure in NAMED.items()}
    for cells in (1, 10_000):
        monkeypatch.setattr(module, "CELLS", cells)
        for name, measure in NAMED.items():
            assert interval(measure, found) == pytest.approx(whole[name], abs=1e-9), name


def test_a_share_that_every_sentence_has_leaves_no_doubt() -> None:
    every = sentences(4)
    found = versions(every, every)
    for name in (*MEANS, *DIRECTED, "B's words in shared passages"):
        assert interval(NAMED[name], found) == pytest.approx((1, 1)), name
    apart = versions(every[:2], every[2:])
    for name in ("B's words found in A", "B's sentences found in A", "TF-IDF cosine", "Jaccard of stems"):
        assert interval(NAMED[name], apart) == (0, 0), name
