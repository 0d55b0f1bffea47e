"""The measures on profiles, every one held against its plain definition, and with sentences counted anew."""

from __future__ import annotations

import math
import warnings
from collections import Counter
from collections.abc import Callable, Hashable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ks_2samp
from sklearn.feature_extraction.text import TfidfTransformer

from newslib import story
from newslib.analysis.measures import LEVELS, MEASURES, Measure, Measured, jaccard, lengths_overlap, weights_cosine
from newslib.analysis.profiles import profiles
from newslib.analysis.similarity import point, versions_of
from newslib.analysis.versions import Versions
from newslib.reading.words import is_stop, stem_of, term_of, words_of
from tests.fragments import blocks

Features = Callable[[str], list[Hashable]]
NAMED = {measure.name: measure for measure in MEASURES}
COUNTED = ["4-character cosine", "Jaccard of stems", "function words", "punctuation", "sentence lengths"]
COUNTED += [name for name in NAMED if "word" in name and "found in" in name]  # what is counted sentence by sentence
HALVES = [
    (["The ferry struck a sandbank.", "Lifeboats came."], ["The ferry struck rocks."]),
    (["Rain fell on Kelmar, he said.", "Goats ate the hay; the hay was wet."], ["“Rain!” he said.", "The goats ate."]),
    (["Ferry docks."], ["Rain fell.", "Ferry docks.", "Ferries dock."]),
    (["…"], ["The ferry left."]),
]


def versions(a: list[str], b: list[str]) -> Versions:
    return Versions(*profiles([a, b]))


def terms(text: str) -> list[str]:
    return [term_of(word) for word in words_of(text)]


def stems(text: str) -> list[Hashable]:
    return [stem_of(term) for term in terms(text) if not is_stop(term)]


def pairs(text: str) -> list[Hashable]:
    return [*zip(terms(text), terms(text)[1:], strict=False)]


def triples(text: str) -> list[Hashable]:
    return [*zip(terms(text), terms(text)[1:], terms(text)[2:], strict=False)]


def function_words(text: str) -> list[Hashable]:
    return [term for term in terms(text) if is_stop(term)]


def letters(text: str) -> list[Hashable]:
    return [f" {term} "[i : i + 4] for term in terms(text) for i in range(max(1, len(term) - 1))]


def counts(texts: list[str], features: Features) -> Counter[Hashable]:
    return Counter(feature for text in texts for feature in features(text))


def cosine(a: Counter[Hashable], b: Counter[Hashable]) -> float | None:
    if not a and not b:
        return None
    length = math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
    return sum(n * b[feature] for feature, n in a.items()) / length if length else 0.0


def share(part: set[Hashable], whole: set[Hashable]) -> float | None:
    return len(part & whole) / len(whole) if whole else None


def near(value: float | None) -> object:
    """The value but for its last bits, or None."""
    return value if value is None else pytest.approx(value, abs=1e-12)


def many(name: str, compared: Versions, *times: tuple[list[float], list[float]]) -> list[float]:
    """A measure with the sentences of A and of B counted so often; once a row."""
    a, b = (np.array([row[half] for row in times], dtype=float) for half in (0, 1))
    found = NAMED[name].of(compared, a, b)
    assert found.shape == (len(times),)
    return found.tolist()


def test_each_measure_has_a_name_of_its_own_and_the_levels_stand_in_their_order() -> None:
    assert len(NAMED) == len(MEASURES) == 16
    assert list(dict.fromkeys(measure.level for measure in MEASURES)) == list(LEVELS)
    assert LEVELS == ("characters", "words", "phrases", "sentences", "style")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_what_is_said_of_one_half_is_drawn_from_that_half(measure: Measure) -> None:
    of_a, of_b = measure.name.startswith("A's "), measure.name.startswith("B's ")
    assert measure.draws == ("A" if of_a else "B" if of_b else "AB")
    assert "1: " in measure.meaning
    if of_a or of_b:
        assert f"{measure.draws}'s" in measure.meaning


# --- every measure against its plain definition


@pytest.mark.parametrize(("a", "b"), HALVES)
@pytest.mark.parametrize(
    ("name", "features"),
    [("4-character cosine", letters), ("function words", function_words)],
)
def test_cosines_of_counts_are_those_of_counters(a: list[str], b: list[str], name: str, features: Features) -> None:
    expected = cosine(counts(a, features), counts(b, features))
    assert point(NAMED[name], versions(a, b)) == near(expected)


@pytest.mark.parametrize(("a", "b"), HALVES)
def test_the_cosine_of_punctuation_is_that_of_a_counter(a: list[str], b: list[str]) -> None:
    signs: Features = lambda text: [{"“": '"', "”": '"'}.get(sign, sign) for sign in text if sign in "“”.,;!…"]  # noqa: E731
    expected = cosine(counts(a, signs), counts(b, signs))
    assert point(NAMED["punctuation"], versions(a, b)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("a", "b"), HALVES)
@pytest.mark.parametrize(("what", "features"), [("words", stems), ("word pairs", pairs), ("word triples", triples)])
def test_shares_are_those_of_plain_sets(a: list[str], b: list[str], what: str, features: Features) -> None:
    of_a, of_b = {*counts(a, features)}, {*counts(b, features)}
    found = versions(a, b)
    assert point(NAMED[f"A's {what} found in B"], found) == near(share(of_b, of_a))
    assert point(NAMED[f"B's {what} found in A"], found) == near(share(of_a, of_b))
    if what == "words":
        assert point(NAMED["Jaccard of stems"], found) == pytest.approx(len(of_a & of_b) / len(of_a | of_b))


@pytest.mark.parametrize(("a", "b"), HALVES)
def test_the_overlap_of_lengths_is_that_of_kolmogorov_and_smirnov(a: list[str], b: list[str]) -> None:
    statistic = ks_2samp([len(words_of(text)) for text in a], [len(words_of(text)) for text in b]).statistic
    assert point(NAMED["sentence lengths"], versions(a, b)) == pytest.approx(1 - statistic)


def sklearn_cosine(a: list[str], b: list[str]) -> float:
    features = list(dict.fromkeys(stem for text in (*a, *b) for stem in stems(text)))
    table = [[Counter(stems(text))[feature] for feature in features] for text in (*a, *b)]
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(np.array(table, dtype=float)).toarray()
    one, other = weights[: len(a)].sum(axis=0), weights[len(a) :].sum(axis=0)
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / length if length else 0.0


@pytest.mark.parametrize(
    ("a", "b"), [*HALVES, (["Goats, goats, goats ate."], ["Goats slept.", "Goats ate, ate, ate."])]
)
def test_the_cosine_of_weights_is_that_of_scikit_learn(a: list[str], b: list[str]) -> None:
    assert point(NAMED["TF-IDF cosine"], versions(a, b)) == pytest.approx(sklearn_cosine(a, b), abs=1e-9)


def test_measures_of_a_whole_story_are_their_plain_definitions() -> None:
    found = versions_of(story("harbour-bridge", "generic"))
    assert found is not None
    a, b = [*found.a.texts], [*found.b.texts]
    assert point(NAMED["TF-IDF cosine"], found) == pytest.approx(sklearn_cosine(a, b), abs=1e-9)
    for name, features in (("4-character cosine", letters), ("function words", function_words)):
        assert point(NAMED[name], found) == pytest.approx(cosine(counts(a, features), counts(b, features)))
    for what, features in (("words", stems), ("word pairs", pairs), ("word triples", triples)):
        of_a, of_b = {*counts(a, features)}, {*counts(b, features)}
        assert point(NAMED[f"A's {what} found in B"], found) == pytest.approx(share(of_b, of_a))
        assert point(NAMED[f"B's {what} found in A"], found) == pytest.approx(share(of_a, of_b))
    sizes = [[len(words_of(text)) for text in half] for half in (a, b)]
    assert point(NAMED["sentence lengths"], found) == pytest.approx(1 - ks_2samp(*sizes).statistic)


def test_weights_by_hand() -> None:
    # ferri and struck stand in two of three sentences, the others in one
    often, once = math.log(4 / 3) + 1, math.log(4 / 2) + 1
    length = math.sqrt(2 * often**2 + once**2)
    both, own = often / length, once / length  # in each of the first and the last sentence
    came = 1 / math.sqrt(2)  # "Lifeboats came": two of equal weight
    product = 2 * both * both
    lengths = math.sqrt(2 * both**2 + own**2 + 2 * came**2) * math.sqrt(2 * both**2 + own**2)
    found = versions(*HALVES[0])
    assert point(NAMED["TF-IDF cosine"], found) == pytest.approx(product / lengths)
    assert found.weights[0].toarray()[0, :3] == pytest.approx([both, both, own])


def test_passages_by_hand() -> None:
    a = ["Rain fell on the old harbour town all night.", "Goats ate hay in the wet field nearby."]
    b = ["He said rain fell on the old harbour town.", "The wet field nearby, he said."]
    found = versions(a, b)
    assert found.copied.tolist() == [7, 0]  # "the wet field nearby" is fewer than six
    assert point(NAMED["B's words in shared passages"], found) == pytest.approx(7 / 15)
    over = versions(["Rain fell on the old harbour town."], ["Rain fell on.", "The old harbour town."])
    assert over.copied.tolist() == [3, 4]
    nearly = versions(["Rain fell on the old harbour town."], ["Rain fell on the dark old harbour town."])
    assert nearly.copied.tolist() == [7]  # the words in both; "dark" is not
    assert versions(["Rain fell on the old town."], ["Rain fell on the old town."]).copied.tolist() == [6]
    assert versions(["Rain fell on the old."], ["Rain fell on the old."]).copied.tolist() == [0]


def test_sentences_by_hand() -> None:
    found = versions(["Rain fell.", "The doctor slept."], ["Goats ate.", "Rain fell.", "Snow lay."])
    assert [side.tolist() for side in found.linked] == [[1, 0], [0, 1, 0]]
    assert found.nearest[1].tolist() == pytest.approx([0, 1, 0])
    assert found.nearest[0].tolist() == pytest.approx([1, 0])
    assert point(NAMED["A's sentences found in B"], found) == pytest.approx(1 / 2)
    assert point(NAMED["B's sentences found in A"], found) == pytest.approx(1 / 3)
    assert point(NAMED["B's sentences beside their nearest in A"], found) == pytest.approx(1 / 3)


def test_lengths_by_hand() -> None:
    one, two, three = "Rain.", "Rain fell.", "Rain fell again."
    for a, b, expected in (
        ([one, two], [two, one], 1),
        ([one, two], [three], 0),
        ([one, three], [two], 1 / 2),
        ([one, one, two], [one, two, two], 2 / 3),
        ([one], [one, one, three], 2 / 3),
    ):
        assert point(NAMED["sentence lengths"], versions(a, b)) == pytest.approx(expected)


# --- sentences counted anew


@pytest.mark.parametrize("name", COUNTED)
def test_a_sentence_that_counts_twice_stands_twice_and_one_that_counts_0_times_does_not(name: str) -> None:
    (a, b), (other, _) = HALVES[1], HALVES[0]
    a = [*a, *other]
    found = versions(a, b)
    again = many(name, found, ([2, 0, 1, 0], [1, 1]), ([1, 0, 0, 3], [0, 2]), ([1, 1, 1, 1], [1, 1]))
    expected = [
        point(NAMED[name], versions([a[0], a[0], a[2]], b)),
        point(NAMED[name], versions([a[0], a[3], a[3], a[3]], [b[1], b[1]])),
        point(NAMED[name], found),
    ]
    assert again == pytest.approx(expected)


def test_the_cosine_of_weights_adds_the_sentences_up() -> None:
    found = versions(*HALVES[1])
    a, b = (weights.toarray() for weights in found.weights)
    one, other = 2 * a[0] + a[1], 3 * b[1]
    expected = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
    assert many("TF-IDF cosine", found, ([2, 1], [0, 3])) == pytest.approx([expected])
    assert weights_cosine(found, np.ones((1, 2)), np.ones((1, 2))) == pytest.approx(
        [point(NAMED["TF-IDF cosine"], found)]
    )


def test_no_rounding_takes_a_cosine_over_one() -> None:
    texts = ["The ferry struck a sandbank.", "Lifeboats came.", "Rain fell on Kelmar, he said."]
    times = np.array([*product((1, 2, 3), repeat=3)], dtype=float)
    for factor in (3, 5, 7):
        found = weights_cosine(versions(texts, texts), times, factor * times)
        assert found.max() <= 1
        assert found == pytest.approx(1)


def test_means_and_passages_count_each_sentence_as_often_as_it_stands_there() -> None:
    found = versions(["Rain fell.", "The doctor slept."], ["Goats ate.", "Rain fell.", "Snow lay."])
    times: tuple[list[float], list[float]] = ([3, 1], [1, 2, 0])
    assert many("A's sentences found in B", found, times) == pytest.approx([3 / 4])
    assert many("B's sentences found in A", found, times) == pytest.approx([2 / 3])
    assert many("B's sentences beside their nearest in A", found, times) == pytest.approx([2 / 3])
    copied = versions(["Rain fell on the old harbour town."], ["Rain fell on the old harbour town.", "Goats ate hay."])
    assert many("B's words in shared passages", copied, ([1], [1, 2]), ([1], [0, 2])) == pytest.approx([7 / 13, 0])


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_a_row_is_the_same_alone_and_among_others(measure: Measure) -> None:
    found = versions(*HALVES[1])
    lot = np.random.default_rng(3)
    a, b = lot.integers(0, 4, (9, 2)).astype(float), lot.integers(0, 4, (9, 2)).astype(float)
    a[4], b[5] = 0, 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        together = measure.of(found, a, b)
        alone = [float(measure.of(found, a[i : i + 1], b[i : i + 1])[0]) for i in range(len(a))]
    assert together.tolist() == pytest.approx(alone, nan_ok=True)
    known = together[~np.isnan(together)]
    assert ((known >= 0) & (known <= 1)).all()
    assert len(known) >= 7  # in two rows a half has no sentence at all


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_where_there_is_nothing_to_take_a_share_of_there_is_no_value(measure: Measure) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nothing = point(measure, versions(["/"], ["/"]))
        one_side = point(measure, versions(["Ferry docks."], ["/"]))
    has_sentences = "sentence" in measure.name
    assert (nothing is None) == (not has_sentences and measure.name != "punctuation")
    assert one_side in (0, None)


TEXTS = st.lists(blocks(), min_size=1, max_size=4)


@given(TEXTS, TEXTS, st.data())
def test_every_measure_stays_in_its_scale_however_often_sentences_count(
    a: list[str], b: list[str], data: st.DataObject
) -> None:
    found = versions(a, b)
    often = [data.draw(st.lists(st.integers(0, 3), min_size=len(half), max_size=len(half))) for half in (a, b)]
    times = [np.array([row], dtype=float) for row in often]
    for measure in MEASURES:
        for value in (point(measure, found), float(measure.of(found, *times)[0])):
            assert value is None or math.isnan(value) or 0 <= value <= 1, measure.name


@given(TEXTS, TEXTS)
def test_symmetric_measures_do_not_depend_on_which_half_is_which(a: list[str], b: list[str]) -> None:
    one, other = versions(a, b), versions(b, a)
    for name, measure in NAMED.items():
        if measure.draws == "AB":
            assert point(measure, one) == near(point(measure, other)), name
        elif "word" in name and "found in" in name:
            swapped = name.translate(str.maketrans("AB", "BA"))
            assert point(measure, one) == near(point(NAMED[swapped], other)), name


@given(TEXTS)
def test_a_text_beside_itself_is_alike_in_all_that_it_has(texts: list[str]) -> None:
    found = versions(texts, texts)
    families = {
        "4-character cosine": "letters",
        **dict.fromkeys(["TF-IDF cosine", "Jaccard of stems", "A's words found in B", "B's words found in A"], "stems"),
        **dict.fromkeys(["A's word pairs found in B", "B's word pairs found in A"], "pairs"),
        **dict.fromkeys(["A's word triples found in B", "B's word triples found in A"], "triples"),
        "function words": "function words",
        "punctuation": "marks",
    }
    for name, family in families.items():
        if found.a.counts[family].sum():
            assert point(NAMED[name], found) == pytest.approx(1), name
    assert point(NAMED["sentence lengths"], found) == 1


@given(TEXTS, TEXTS)
def test_jaccard_lies_below_both_shares(a: list[str], b: list[str]) -> None:
    found = versions(a, b)
    shares = [point(NAMED[name], found) for name in ("A's words found in B", "B's words found in A")]
    known = [share for share in shares if share is not None]
    if known:
        assert point(NAMED["Jaccard of stems"], found) <= min(known) + 1e-12


@pytest.mark.parametrize("of", [jaccard, lengths_overlap, weights_cosine])
def test_no_row_gives_no_value(of: Measured) -> None:
    found = versions(*HALVES[0])
    assert of(found, np.zeros((0, 2)), np.zeros((0, 1))).tolist() == []


def test_a_paragraph_that_tells_it_much_better_takes_the_counterpart() -> None:
    a, b = ["Rain fell on the harbour town."], ["Rain fell on the harbour town.", "Rain fell on ships."]
    for paragraphs, expected in (([1, 1], [1, 1]), ([1, 2], [1, 0])):
        found = Versions(*profiles([a, b], [[0], paragraphs]))
        assert found.linked[1].tolist() == expected
