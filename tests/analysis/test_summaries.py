"""Summaries and their length."""

from __future__ import annotations

import pandas as pd
import pytest

from newslib import InputError, Story, rank_sentences, sentence_table, summarize
from newslib.analysis.methods import METHODS
from newslib.analysis.summaries import summarize_story
from newslib.reading.words import words_of
from tests.tiny import sentences_of

FIVE = [
    "The bridge closed.",
    "Rain fell all day on the town.",
    "The mayor closed the bridge.",
    "It stays shut.",
    "Why?",
]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("n", [1, 3, 5, 50])
def test_a_summary_has_n_sentences_of_each_half_in_reading_order(method: str, n: int) -> None:
    chosen = summarize(sentences_of(FIVE, FIVE[:2]), n, method=method, reference="The bridge closed.")
    assert chosen["half"].value_counts().to_dict() == {"A": min(n, 5), "B": min(n, 2)}
    assert chosen["sentence"].is_monotonic_increasing


def test_words_are_never_exceeded_while_a_sentence_fits() -> None:
    for words in range(1, 30):
        total = sum(len(words_of(text)) for text in summarize(sentences_of(FIVE[:4]), words=words)["text"])
        assert 0 < total <= words


def test_where_no_sentence_fits_the_best_gives_its_first_words() -> None:
    table = sentences_of(["Rain fell — on the (old) town.", "The mayor closed the bridge."])
    for words, text in [(1, "Rain"), (2, "Rain fell"), (4, "Rain fell — on"), (3, "Rain fell")]:
        chosen = summarize(table, words=words, method="lead").iloc[0]  # a dash between blanks is a word to some
        assert (chosen["text"], chosen["start"], chosen["end"]) == (text, 0, len(text))
        assert chosen["reason"] == (
            f"chosen: its first words, since none of the sentences has {words} words or fewer; it has 7"
        )


def test_words_by_white_space_are_never_exceeded_either(seed: Story, ferry: Story) -> None:
    for story in (seed, ferry):
        for method in METHODS:
            for words in (1, 7, 25, 60):
                found = summarize(sentence_table(story), words=words, method=method, reference="A ferry left.")
                for _, half in found.groupby("half"):
                    assert 0 < sum(len(text.split()) for text in half["text"]) <= words
                    assert 0 < sum(len(words_of(text)) for text in half["text"]) <= words


def test_a_ratio_gives_its_share_and_at_least_one() -> None:
    assert len(summarize(sentences_of(FIVE), ratio=0.4)) == 2
    assert len(summarize(sentences_of(FIVE), ratio=0.01)) == 1
    assert len(summarize(sentences_of(FIVE), ratio=1.0)) == 5
    halves = sentences_of(FIVE, FIVE[:2])
    assert summarize(halves, ratio=0.4)["half"].value_counts().to_dict() == {"A": 2, "B": 1}  # of its own sentences
    assert len(summarize(halves, ratio=0.4, together=True)) == 3


def test_both_halves_together_share_the_n_and_say_nothing_twice() -> None:
    chosen = summarize(sentences_of(FIVE, FIVE), 3, together=True)
    assert len(chosen) == 3
    assert chosen["text"].is_unique
    assert set(chosen["half"]) <= {"A", "B"}


@pytest.mark.parametrize("method", METHODS)
def test_a_repeated_sentence_is_never_taken_twice_however_much_room_there_is(method: str) -> None:
    table = sentences_of(["The bridge closed.", "Rain fell.", "THE BRIDGE CLOSED", "The bridge’s closed."])
    chosen = summarize(table, 9, method=method, reference="Rain fell.")
    assert len(chosen) == 2
    ranked = rank_sentences(table, method, n=9, reference="Rain fell.")
    first = ranked["sentence"][ranked["chosen"] & (ranked["sentence"] != 1)].item()
    reasons = ranked["reason"][~ranked["chosen"]].tolist()
    assert reasons == [f"passed over: the same words as sentence {first}"] * 2


def test_a_headline_told_in_both_versions_is_taken_once_when_headlines_are_asked_for() -> None:
    a = "Bridge shut in Kelmar\n\nThe mayor closed the bridge on Monday."
    b = "Bridge shut in Kelmar\n\nIt rained on the town all day on Tuesday."
    table = sentence_table(Story.from_texts(a, b))
    assert table["kind"].tolist() == ["headline", "paragraph"] * 2
    kinds = ["headline", "paragraph"]
    both = summarize(table, 9, kinds=kinds, together=True)
    assert sorted(both["text"]) == sorted(set(table["text"]))
    assert summarize(table, 9, kinds=kinds)["text"].tolist() == table["text"].tolist()  # once in each half
    assert "headline" not in set(summarize(table, 9)["kind"])


def test_kinds_that_a_half_does_not_have_give_way_to_its_paragraphs() -> None:
    assert summarize(sentences_of(FIVE), kinds=["caption"])["kind"].tolist() == ["paragraph"] * 3


QUOTED = [
    "Rain fell.",
    "“We will stay.",
    "We have food,” she said.",
    "The bridge closed.",
    "The mayor closed the bridge.",
]


def paragraph(sentences: list[str]) -> pd.DataFrame:
    return sentences_of(sentences).assign(block=0)


def test_a_quotation_is_taken_whole_where_it_fits_and_passed_over_where_not() -> None:
    table = paragraph(QUOTED)
    by_n = {n: summarize(table, n, method="lead")["sentence"].tolist() for n in (1, 2, 3, 4, 5)}
    assert by_n == {1: [0], 2: [0, 3], 3: [0, 1, 2], 4: [0, 1, 2, 3], 5: [0, 1, 2, 3, 4]}
    reasons = rank_sentences(table, "lead", n=2).set_index("sentence")["reason"]
    assert reasons[1] == reasons[2] == "passed over: a quotation of 2 sentences, with room for 1"
    assert reasons[3] == "chosen: 4th by position"
    assert rank_sentences(table, "lead")["reason"][2] == "chosen: belongs to a quotation of 2 sentences"


def test_a_quotation_is_cut_only_where_there_is_nothing_else() -> None:
    alone = paragraph(QUOTED[1:3])
    assert summarize(alone, 1, method="lead")["text"].tolist() == [QUOTED[1]]
    assert summarize(paragraph(QUOTED[:3]), 2, method="lead")["sentence"].tolist() == [0, 1]


def test_a_quotation_left_open_does_not_go_on_in_the_other_half() -> None:
    table = sentences_of(["“One fell.", "Two came."], ["“Rain fell.", "Snow fell.”"]).assign(block=[0, 0, 1, 1])
    ranked = rank_sentences(table, "lead", n=1, together=True)
    assert ranked["chosen"].tolist() == [True, False, False, False]


def test_a_quotation_counts_whole_against_the_words() -> None:
    reasons = rank_sentences(paragraph(QUOTED), "lead", words=9).set_index("sentence")
    assert reasons["chosen"].tolist() == [True, False, False, True, False]  # 2 and 3 words; the quotation has 8
    assert reasons["reason"][1] == "passed over: a quotation of 8 words, with room for 7"
    assert reasons["reason"][4] == "passed over: 5 words, with room for 4"


def test_the_seeds_quotation_is_not_halved(seed: Story) -> None:
    for n in range(1, 8):
        found = set(summarize(sentence_table(seed), n)["sentence"])
        assert found >= {11, 12} or not found & {11, 12}


def test_captions_credits_headlines_and_notes_take_no_part(seed: Story, ferry: Story) -> None:
    for story in (seed, ferry):
        assert set(summarize(sentence_table(story), 50)["kind"]) == {"paragraph"}


@pytest.mark.parametrize("length", [{}, {"n": 50}, {"words": 40}, {"ratio": 0.3}, {"method": "lead"}, {"words": 3}])
def test_plain_rows_are_the_rows_of_the_table(
    length: dict[str, object], seed: Story, ferry: Story, told_once: Story
) -> None:
    captions_only = Story.from_text("FILE - The bridge at Kelmar.")
    for story in (seed, ferry, told_once, captions_only, Story.from_text("")):
        table = summarize(sentence_table(story), **length)  # type: ignore[arg-type]
        rows = summarize_story(story, **length)  # type: ignore[arg-type]
        columns = ["half", "sentence", "start", "end", "text", "rank", "score", "reason"]
        assert [tuple(row) for row in rows] == list(zip(*(table[name].tolist() for name in columns), strict=True))


@pytest.mark.parametrize(
    "text", ["Ida Voss/AP", "FILE - The bridge at Kelmar.", "x", "The bridge closed", "…", "桥关闭了。"]
)
def test_a_text_with_a_sentence_has_a_summary(text: str) -> None:
    assert len(summarize(sentence_table(text))) == 1


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"n": 0}, "n must be a whole number, at least 1; got 0"),
        ({"n": 2.5}, "n must be a whole number, at least 1; got 2.5"),
        ({"words": 0}, "words must be a whole number, at least 1; got 0"),
        ({"ratio": 0}, "ratio must be above 0 and at most 1; got 0"),
        ({"ratio": 1.5}, "ratio must be above 0 and at most 1; got 1.5"),
        ({"ratio": 0.5, "words": 3}, "by words or by ratio; got words=3 and ratio=0.5"),
        ({"method": "best"}, "method must be one of"),
        ({"n": True}, "n must be a whole number, at least 1; got True"),
        ({"method": "oracle"}, "method 'oracle' needs reference="),
        ({"kinds": "headline"}, "kinds must be a sequence of kinds; got 'headline'"),
        ({"kinds": 3}, "kinds must be a sequence of kinds; got 3"),
        ({"ratio": True}, "ratio must be above 0 and at most 1; got True"),
        ({"method": "random", "seed": -1}, "seed must be a whole number, at least 0; got -1"),
        ({"method": "random", "seed": "x"}, "seed must be a whole number, at least 0; got 'x'"),
        ({"kinds": ["headlines"]}, "kind must be one of .*got 'headlines'; did you mean 'headline'"),
    ],
)
def test_bad_lengths_are_refused_with_what_was_expected(request_: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        summarize(sentences_of(FIVE), **request_)  # type: ignore[arg-type]
