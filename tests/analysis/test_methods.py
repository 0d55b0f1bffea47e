"""The ways to choose sentences, one beside the other: each by hand, and what all of them have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import log
from random import Random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslib import InputError, methods, rank_sentences
from newslib.analysis.baselines import by_chance, longest, oracle
from newslib.analysis.classics import klsum, lsa, luhn, sumbasic
from newslib.analysis.graphs import lexrank, pacsum, textrank
from newslib.analysis.material import Material, materials
from newslib.analysis.methods import METHODS, method_named
from newslib.analysis.tfidf import weigh
from newslib.reading.batch import batch_blocks
from newslib.reading.vocabulary import nothing_remembered
from tests.analysis.test_field import material
from tests.fragments import blocks
from tests.tiny import sentences_of

FIVE = [
    "The bridge closed at noon.",
    "Rain fell on the old town.",
    "The mayor spoke.",
    "It stays shut.",
    "A dog barked.",
]
REFERENCE = "The mayor spoke. Rain fell."
WORDS = ["ferry", "ferries", "port", "storm", "left", "rain", "the", "of"]

Words = list[list[str]]


def texts_of_words() -> st.SearchStrategy[Words]:
    """Sentences of few different words, so that they share many; some without a content word, or without any."""
    return st.lists(st.lists(st.sampled_from(WORDS), max_size=5), min_size=1, max_size=6)


def spelled(sentences: Words) -> list[str]:
    return [f"{' '.join(words)}." for words in sentences]


def stems(sentences: Words) -> list[Counter[str]]:
    """The content words of each, with one stem for the ferry and the ferries."""
    return [Counter(word.replace("ies", "y") for word in words if word not in ("the", "of")) for words in sentences]


def own_words(count: int, letter: str) -> str:
    """So many words that no other sentence has."""
    return " ".join(f"{letter}{vowel}{consonant}q" for vowel in "aeiou" for consonant in "bcd")[: 5 * count].strip()


# --- graphs


def test_lexrank_solves_its_equation_on_a_chain_of_three() -> None:
    # The middle is like both ends, the ends are not like each other, each is like itself: degrees 2, 3, 2.
    # End: a = 0.05 + 0.85 (a/2 + b/3), and 2a + b = 1: a (1 − 0.425 + 0.5667) = 0.05 + 0.2833; a = 40/137, b = 57/137.
    found = lexrank(material(["Ferry left.", "Ferry storm.", "Storm came."]))
    assert (found * 137).tolist() == pytest.approx([40, 57, 40])


@pytest.mark.parametrize(("own", "expected"), [(7, [40, 57, 40]), (8, [137 / 3] * 3)])
def test_lexrank_ties_from_a_cosine_just_above_a_tenth(own: int, expected: list[float]) -> None:
    # A stem in two of three sentences weighs s = ln(4/3) + 1 = 1.288, one in a single sentence t = ln(4/2) + 1 = 1.693.
    # The middle has 2 shared and 3 own, each end 1 shared and 7 or 8 own. Cosine: s² / √((2s² + 3t²) (s² + 7t²)) =
    # 1.658 / √(11.917 · 21.725) = 0.103, a tie; with 8 own it is 1.658 / √(11.917 · 24.592) = 0.097, and there is none.
    texts = [
        f"Ferry {own_words(own, 'v')}.",
        f"Ferry storm {own_words(3, 'w')}.",
        f"Storm {own_words(own, 'z')}.",
    ]
    assert (lexrank(material(texts)) * 137).tolist() == pytest.approx(expected)


def test_textrank_divides_by_the_logarithms_of_the_lengths() -> None:
    # 2, 2 and 8 content words; the middle shares one with each of the others: ties of 1 / (ln 2 + ln 2) = 1 / (2 ln 2)
    # and 1 / (ln 2 + ln 8) = 1 / (4 ln 2). Two thirds of the middle's walk go to the first, one to the last, and all of
    # theirs come back: b = 0.05 + 0.85 (a + c), a + c = 0.1 + 0.85 b, so b = 0.135 / 0.2775 = 360/740, and
    # a = 0.05 + 0.85 · 2/3 b = 241/740, c = 0.05 + 0.85 · 1/3 b = 139/740.
    found = textrank(material(["Ferry left.", "Of the ferry and the storm.", f"Storm {own_words(7, 'z')}."]))
    assert (found * 740).tolist() == pytest.approx([241, 360, 139])


def test_textrank_ties_no_sentence_with_itself_and_none_by_function_words() -> None:
    assert textrank(material(["It is the ferry.", "It is the storm."])).tolist() == pytest.approx([0.075, 0.075])


def test_pacsum_takes_what_follows_twice_and_what_went_before_off() -> None:
    # Cosines are 1 between the two ferries and between the two storms, else 0: 2 · 1 for whom the other follows,
    # −1 for whom it went before, 0 for the mayor.
    texts = ["Ferry left.", "Storm came.", "Mayor spoke.", "Ferry left.", "Storm came."]
    assert pacsum(material(texts)).tolist() == pytest.approx([2, 2, 0, -1, -1])
    ranked = rank_sentences(sentences_of(texts), "pacsum")
    assert ranked["centrality"].tolist() == pytest.approx([1, 1, 1 / 3, 0, 0])
    assert ranked["rank"].tolist() == [1, 2, 3, 4, 5]


@settings(max_examples=60)
@given(texts_of_words())
@example([["ferry"], ["ferry"], ["storm"]])
def test_graphs_solve_the_equations_of_their_docstrings(sentences: Words) -> None:
    text, size = material(spelled(sentences)), len(sentences)
    cosines = text.weights.toarray() @ text.weights.toarray().T
    jump = np.full(size, 0.15 / size)

    def solved(ties: np.ndarray) -> list[float]:
        walk = 0.85 * ties / np.maximum(ties.sum(axis=0), 1e-300)
        return [float(share) for share in np.linalg.solve(np.eye(size) - walk, jump)]

    assert lexrank(text).tolist() == pytest.approx(solved((cosines > 0.1).astype(float)))
    if all(max(words.values(), default=0) < 2 for words in stems(sentences)):  # of words that stand once
        shared = np.zeros((size, size))
        for i, ours in enumerate(stems(sentences)):
            for j, theirs in enumerate(stems(sentences)):
                if i != j and ours & theirs:
                    shared[i, j] = len(ours & theirs) / (log(len(ours)) + log(len(theirs)) or 1)
        assert textrank(text).tolist() == pytest.approx(solved(shared))
    forward = [2 * cosines[i, i + 1 :].sum() - cosines[i, :i].sum() for i in range(size)]
    assert pacsum(text).tolist() == pytest.approx(forward)


# --- topics and clusters


def test_a_single_topic_gives_every_sentence_the_length_that_it_has() -> None:
    # Two equal rows of length 1 and one of length 0: one topic, and nothing is lost with the others.
    assert lsa(material(["Ferry left.", "It is.", "The ferry left!"])).tolist() == pytest.approx([1, 0, 1])


def test_three_topics_are_kept_and_no_weaker_one_wherever_its_sentence_stands() -> None:
    # So many equal sentences, so strong a topic: √4, √3, √2; the mayor, alone, is one of strength 1, the fourth.
    texts = ["Mayor spoke.", *["Ferry left."] * 4, *["Storm came."] * 3, *["Rain fell."] * 2]
    assert lsa(material(texts)).tolist() == pytest.approx([0, *[1] * 9])


def test_topics_as_strong_as_the_third_are_kept_with_it() -> None:
    # Five sentences that share nothing: five topics of strength 1, of which none is more a main one than the others.
    texts = ["Ferry.", "Storm.", "Rain.", "Mayor.", "Bridge."]
    assert lsa(material(texts)).tolist() == pytest.approx([1] * 5)
    # With a pair before them: √2, and then five times 1.
    assert lsa(material(["Town.", "Town.", *texts])).tolist() == pytest.approx([1] * 7)


def test_of_a_sentence_in_a_weaker_topic_that_part_is_kept_which_lies_in_the_main_ones() -> None:
    # "Ferry left." twice and "Storm came." twice, "Rain fell." twice, and a sentence of "ferry" and "mayor": the topic
    # that is left over is made of "mayor" for the most part, so that the sentence is shortened, but not to nothing.
    pairs = ["Ferry left.", "Storm came.", "Rain fell."]
    *whole, part = lsa(material([*pairs, *pairs, "Ferry mayor."])).tolist()
    assert min(whole) > 0.95
    assert 0.1 < part < 0.9


@pytest.mark.parametrize(
    ("first", "value"),
    [
        ("Ferry of the old port in the new storm.", 3**2 / 9),  # three words between, twice: one cluster
        ("Ferry port of the very old storm.", 2**2 / 2),  # four words between: the storm is left to itself
        ("The ferry in port and then by the storm port.", 2**2 / 2),  # 4/3, four words, then 4/2: the best counts
        ("Ferry and storm of the old port.", 3**2 / 7),
        ("Ferries, port!", 2**2 / 2),  # stems count, and marks are no words
        ("Rain, rain.", 2**2 / 2),  # more than once in the text may be within the sentence
        ("Ferry of the old.", 0),  # a lone significant word
        ("It is the one it is.", 0),  # function words, often as they stand
        ("…", 0),
    ],
)
def test_luhn_measures_the_densest_cluster(first: str, value: float) -> None:
    # "ferry", "port" and "storm" stand in a sentence of their own each, and so more than once where the first has them.
    found = luhn(material([first, "Ferry.", "Port.", "Storm."]))
    assert found.tolist() == pytest.approx([value, 0, 0, 0])


# --- in turns


def test_sumbasic_squares_what_was_said_so_that_the_second_pick_is_another() -> None:
    # Of 6 words ferry is 2, each other 1: the ferries (2/6 + 1/6) / 2 = 1/4, the storm 1/6. "Ferry left." is first.
    # Ferry is (2/6)² = 1/9 then: "Ferry sank." has (1/9 + 1/6) / 2 = 5/36, less than the storm.
    ranked = rank_sentences(sentences_of(["Ferry left.", "Ferry sank.", "Storm came."]), "sumbasic")
    assert ranked["rank"].tolist() == [1, 3, 2]
    assert ranked["centrality"].tolist() == pytest.approx([1, 5 / 36 * 4, 1 / 6 * 4])
    assert ranked["score"].tolist() == pytest.approx([1, 1 / 3, 2 / 3])


def test_klsum_begins_with_the_least_divergence() -> None:
    # P: ferry 3/5, storm and left 1/5 each. Each of the first two: 3/5 ln(6/5) + 1/5 ln(2/5); the ferry: 3/5 ln(3/5).
    texts = ["Ferry storm.", "Ferry left.", "Ferry."]
    two, ferry = 3 / 5 * log(6 / 5) + 1 / 5 * log(2 / 5), 3 / 5 * log(3 / 5)
    assert (-next(klsum(material(texts)))).tolist() == pytest.approx([two, two, ferry])
    assert ferry < two
    assert rank_sentences(sentences_of(texts), "klsum")["rank"].tolist() == [2, 3, 1]


@settings(max_examples=60)
@given(texts_of_words())
def test_every_turn_has_the_values_of_the_formula(sentences: Words) -> None:
    bags, size = stems(sentences), len(sentences)
    every = sum(bags, Counter[str]())
    share = {word: Fraction(count, every.total()) for word, count in every.items()}
    probable, said = dict(share), Counter[str]()
    basic, divergence = sumbasic(material(spelled(sentences))), klsum(material(spelled(sentences)))
    ours, theirs = next(basic), next(divergence)
    for chosen in range(size):
        means = [sum(probable[word] * n for word, n in bag.items()) / max(bag.total(), 1) for bag in bags]
        assert ours.tolist() == pytest.approx([float(mean) for mean in means])
        with_each = [said + bag for bag in bags]
        near = [
            -sum(share[word] * log(share[word] * summary.total() / n) for word, n in summary.items())
            for summary in with_each
        ]
        assert theirs.tolist() == pytest.approx(near, abs=1e-12)
        said = with_each[chosen]
        for word in bags[chosen].elements():
            probable[word] **= 2
        ours, theirs = basic.send(chosen), divergence.send(chosen)


# --- baselines


def test_chance_begins_anew_with_its_seed_in_each_half() -> None:
    numbers = by_chance(replace(material(FIVE), seed=7))
    assert ((numbers >= 0) & (numbers < 1)).all()
    assert len(set(numbers.tolist())) == 5
    assert by_chance(replace(material(FIVE[::-1]), seed=7)).tolist() == numbers.tolist()
    assert by_chance(replace(material(FIVE), seed=8)).tolist() != numbers.tolist()
    ranked = rank_sentences(sentences_of(FIVE, FIVE[::-1]), "random", seed=7)
    a, b = (ranked[ranked["half"] == half]["centrality"].tolist() for half in "AB")
    assert a == b == pytest.approx((numbers / numbers.max()).tolist())


@pytest.mark.parametrize("seed", [-1, 0.5, "one"])
def test_chance_needs_a_whole_number_to_begin_with(seed: object) -> None:
    with pytest.raises(InputError, match="seed"):
        rank_sentences(sentences_of(FIVE), "random", seed=seed)  # type: ignore[arg-type]


def test_the_longest_has_most_words_with_function_words_and_without_marks() -> None:
    texts = ["Ferry left port today.", "It is what it is.", "Storm — ?! … came.", "…"]
    assert longest(material(texts)).tolist() == [4, 5, 2, 0]
    ranked = rank_sentences(sentences_of(texts), "longest")
    assert ranked["rank"].tolist() == [2, 1, 3, 4]
    assert ranked["centrality"].tolist() == pytest.approx([4 / 5, 1, 2 / 5, 0])


def test_the_oracle_adds_what_the_reference_is_made_of_in_reading_order_and_stops() -> None:
    # The reference: 5 words, 4 pairs. F1 is twice the hits by the lengths of both.
    texts = ["Nobody came.", "Rain fell.", "The mayor spoke."]
    turns = oracle(replace(material(texts), reference="The mayor spoke. Nobody came."))
    nobody, mayor = (4 / 7 + 2 / 5) / 2, (6 / 8 + 4 / 6) / 2
    assert next(turns).tolist() == pytest.approx([nobody, 0, mayor])
    # Nobody, mayor: all 5 words, but only 3 of 4 pairs. Rain, mayor: 3 of 5 words, 2 of 4 pairs.
    assert turns.send(2).tolist() == pytest.approx([(1 + 3 / 4) / 2, (6 / 10 + 4 / 8) / 2, 0])
    # All three: 5 of 7 words, 3 of 6 pairs: less than 7/8, so it is asked no more.
    assert turns.send(0).tolist() == pytest.approx([0, (10 / 12 + 6 / 10) / 2, 0])
    with pytest.raises(StopIteration):
        turns.send(1)


def test_what_the_oracle_leaves_follows_by_its_last_turn() -> None:
    # "A dog barked." is the whole reference; beside it every sentence lowers the mean, a long one more than a short.
    ranked = rank_sentences(sentences_of(FIVE), "oracle", reference="A dog barked.")
    assert ranked["rank"].tolist() == [4, 5, 2, 3, 1]


def test_the_oracle_takes_for_each_measure_the_nearest_reference() -> None:
    # Words: 3 of 3 with the first reference; pairs: none with it, 1 of 2 and 4 with the second, 2 · 1 / (2 + 4).
    one, other = "Came nobody early.", "Nobody came today or later."
    for references in ([one, other], [other, one]):
        values = next(oracle(replace(material(["Nobody came early.", "Rain fell."]), reference=references)))
        assert values.tolist() == pytest.approx([(1 + 1 / 3) / 2, 0])


def test_the_oracle_needs_a_reference() -> None:
    with pytest.raises(InputError, match="'oracle' needs reference="):
        rank_sentences(sentences_of(FIVE), "oracle")


# --- what the methods are given


def texts_of(*texts: str) -> list[Material]:
    """The material of several texts in one batch; as in `score`, a text without a sentence has no number."""
    batch = batch_blocks(texts, np.arange(len(texts)))
    text = np.unique(batch.text, return_inverse=True)[1]
    return list(materials(batch, weigh(batch.sentences, batch.stems, text), np.arange(len(text)), None, 0))


def test_material_has_a_row_for_every_sentence_and_a_column_for_every_stem() -> None:
    (text,) = texts_of("The ferry left  the\nport. Ferries, ferries! It is. Port.")
    assert text.size == 4
    assert text.counts.toarray().tolist() == [[1, 1, 1], [2, 0, 0], [0, 0, 0], [0, 0, 1]]  # ferry, left, port
    assert text.words.tolist() == [5, 2, 2, 1]
    assert np.linalg.norm(text.weights.toarray(), axis=1).tolist() == pytest.approx([1, 1, 0, 1])
    assert text.texts() == ["The ferry left the port.", "Ferries, ferries!", "It is.", "Port."]
    running = [sentence.tolist() for sentence in text.running_stems()]
    (the, ferry, left, again, port) = running[0]
    assert the == again == -1
    assert running[1:] == [[ferry, ferry], [-1, -1], [port]]
    assert len({-1, ferry, left, port}) == 4


def test_likeness_is_of_different_sentences_and_the_same_both_ways() -> None:
    found = material(["Ferry left.", "Ferry.", "Storm.", "Ferry left."]).likeness().toarray()
    # ferry is in 3 of 4 sentences, left in 2.
    ferry, left = log(5 / 4) + 1, log(5 / 3) + 1
    cosine = ferry / np.hypot(ferry, left)
    expected = [[0, cosine, 0, 1], [cosine, 0, 0, cosine], [0, 0, 0, 0], [1, cosine, 0, 0]]
    assert found.tolist() == [pytest.approx(row) for row in expected]


def test_a_text_is_the_same_beside_others_and_one_without_sentences_is_left_out() -> None:
    whole = ["Ferry left. Ferry sank.", "…", "Storm sank the ferry. Rain fell."]
    together = texts_of("", whole[0], whole[1], " ", whole[2])
    assert len(together) == 3
    for text, alone in zip(together, (texts_of(one)[0] for one in whole), strict=True):
        assert text.counts.toarray().tolist() == alone.counts.toarray().tolist()
        assert text.weights.toarray().tolist() == alone.weights.toarray().tolist()
        assert text.words.tolist() == alone.words.tolist()
        assert text.texts() == alone.texts()
        pairs = zip(text.running_stems(), alone.running_stems(), strict=True)
        assert all(ours.tolist() == theirs.tolist() for ours, theirs in pairs)


# --- all of them


def test_every_method_is_listed_with_its_source() -> None:
    table = methods()
    assert list(table.columns) == ["method", "prefers", "source"]
    assert table["method"].tolist() == list(METHODS)
    assert table["source"].tolist() == [method_named(name).source for name in METHODS]
    assert table["prefers"].tolist() == [method_named(name).idea for name in METHODS]
    assert (table["source"].str.strip() != "").all()
    assert table["prefers"].is_unique


def test_each_name_measures_what_it_says() -> None:
    texts = ["Ferry left.", "Of the ferry and the storm.", f"Storm {own_words(7, 'z')}.", "Left port, left the ferry."]
    measures = {"lexrank": lexrank, "textrank": textrank, "lsa": lsa, "luhn": luhn, "longest": longest}
    scaled = {name: (measure(material(texts)) / measure(material(texts)).max()) for name, measure in measures.items()}
    for name, expected in scaled.items():
        ranked = rank_sentences(sentences_of(texts), name)
        assert ranked["centrality"].tolist() == pytest.approx(expected.tolist())
        assert ranked["score"].tolist() == ranked["centrality"].tolist()
    assert len({tuple(values.round(6)) for values in scaled.values()}) == len(measures)  # each has its own


def test_a_name_that_is_none_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean 'lexrank'"):
        method_named("lexrang")


def check_full_ranking(name: str, a: list[str], b: list[str] | None = None) -> None:
    ranked = rank_sentences(sentences_of(a, b), name, reference=REFERENCE)
    assert len(ranked) == len(a) + len(b or [])
    for _, half in ranked.groupby("half"):
        assert sorted(half["rank"]) == list(range(1, len(half) + 1))
        by_rank = half.sort_values("rank")["score"].to_numpy(float)
        assert name == "tfidf" or (np.diff(by_rank) <= 1e-12).all()  # redundancy grows while tfidf chooses
    parts = ["centrality", "position_score", "redundancy"]  # tfidf adds and subtracts them, the others have one
    for column in parts if name == "tfidf" else [*parts, "score"]:
        values = ranked[column].to_numpy(float)
        assert np.isfinite(values).all()
        assert ((values >= 0) & (values <= 1)).all()
    assert np.isfinite(ranked["score"].to_numpy(float)).all()


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    "texts",
    [
        ["…"],
        ["…", "?!", "It is."],
        ["The ferry left."],
        ["Ferry."],
        ["The ferry left."] * 5,
        ["…", "The ferry left.", "?!", "Ferries left port.", "It is."],
        ["Ferry.", "Storm.", "Rain.", "Mayor."],
        ["渡轮搁浅了。", "\0", "\u200b", "ß."],
    ],
    ids=["mark", "marks", "single", "word", "identical", "between marks", "nothing shared", "other letters"],
)
def test_odd_texts_are_ranked_to_the_end(name: str, texts: list[str]) -> None:
    check_full_ranking(name, texts)
    check_full_ranking(name, texts, ["The ferry left.", "Rain fell."])


def test_a_table_without_sentences_has_no_ranks() -> None:
    for name in METHODS:
        assert len(rank_sentences(sentences_of([]), name, reference=REFERENCE)) == 0


@pytest.mark.parametrize("name", METHODS)
def test_of_equal_sentences_the_first_is_chosen_first(name: str) -> None:
    if name != "random":
        ranked = rank_sentences(sentences_of(["The ferry left."] * 5), name, reference=REFERENCE)
        assert ranked["rank"].tolist() == [1, 2, 3, 4, 5]


@settings(max_examples=25)
@given(st.lists(blocks(), min_size=1, max_size=5), st.lists(blocks(), max_size=3))
def test_whatever_is_written_is_ranked_to_the_end(a: list[str], b: list[str]) -> None:
    for name in METHODS:
        check_full_ranking(name, a, b)


@settings(max_examples=12)
@given(texts_of_words(), texts_of_words())
def test_a_call_repeated_and_a_half_alone_give_the_same(a: Words, b: Words) -> None:
    table = sentences_of(spelled(a), spelled(b))
    for name in METHODS:
        ranked = rank_sentences(table, name, reference=REFERENCE, seed=3)
        assert rank_sentences(table, name, reference=REFERENCE, seed=3).equals(ranked)
        with nothing_remembered():
            assert rank_sentences(table, name, reference=REFERENCE, seed=3).equals(ranked)
        for half in "AB":
            rows = ranked["half"] == half
            alone = rank_sentences(table[table["half"] == half], name, reference=REFERENCE, seed=3)
            assert alone["rank"].tolist() == ranked["rank"][rows].tolist()
            assert alone["centrality"].tolist() == ranked["centrality"][rows].tolist()


def figures(name: str, sentences: Words) -> list[list[float]]:
    """What a method makes of every sentence; of one that takes turns, turn by turn, as if each were picked in order."""
    if name in ("sumbasic", "klsum"):
        turns = METHODS[name].turns
        assert turns is not None
        going = turns(material(spelled(sentences)))
        return [next(going).tolist(), *(going.send(chosen).tolist() for chosen in range(len(sentences)))]
    ranked = rank_sentences(sentences_of(spelled(sentences)), name)
    return [ranked[column].tolist() for column in ("centrality", "position_score", "voice")]


@settings(max_examples=40)
@given(texts_of_words(), st.randoms(use_true_random=False))
def test_the_order_of_the_words_within_a_sentence_makes_no_difference(sentences: Words, random: Random) -> None:
    shuffled = [random.sample(words, len(words)) for words in sentences]
    for name in METHODS:
        if name not in ("luhn", "oracle"):  # clusters, and pairs of neighbouring words
            assert_like(figures(name, shuffled), figures(name, sentences))


def assert_like(found: Sequence[Sequence[float]], expected: Sequence[Sequence[float]]) -> None:
    assert len(found) == len(expected)
    for ours, theirs in zip(found, expected, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-9)


def test_to_luhn_and_the_oracle_the_order_of_the_words_makes_a_difference() -> None:
    near, far = "Ferry port of the very old town.", "Ferry of the very old town port."
    rest = ["Ferry.", "Port."]
    assert luhn(material([near, *rest]))[0] == 2**2 / 2
    assert luhn(material([far, *rest]))[0] == 0
    assert next(oracle(replace(material([near]), reference=near)))[0] == 1
    assert next(oracle(replace(material([far]), reference=near)))[0] < 1
