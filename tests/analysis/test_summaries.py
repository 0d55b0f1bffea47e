"""Summaries and their length."""

from __future__ import annotations

import pytest

from newslib import InputError, Story, sentence_table, summarize
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


@pytest.mark.parametrize("method", ["tfidf", "centroid", "lead"])
@pytest.mark.parametrize("n", [1, 3, 5, 50])
def test_a_summary_has_n_sentences_of_each_half_in_reading_order(method: str, n: int) -> None:
    chosen = summarize(sentences_of(FIVE, FIVE[:2]), n, method=method)
    assert chosen["half"].value_counts().to_dict() == {"A": min(n, 5), "B": min(n, 2)}
    assert chosen["sentence"].is_monotonic_increasing


def test_words_are_never_exceeded_while_a_sentence_fits() -> None:
    for words in range(3, 30):
        total = sum(len(words_of(text)) for text in summarize(sentences_of(FIVE[:4]), words=words)["text"])
        assert 0 < total <= words


def test_where_no_sentence_fits_the_shortest_stands_alone() -> None:
    assert summarize(sentences_of(FIVE[:3]), words=1)["text"].tolist() == ["The bridge closed."]


def test_a_ratio_gives_its_share_and_at_least_one() -> None:
    assert len(summarize(sentences_of(FIVE), ratio=0.4)) == 2
    assert len(summarize(sentences_of(FIVE), ratio=0.01)) == 1
    assert len(summarize(sentences_of(FIVE), ratio=1.0)) == 5


def test_both_halves_together_share_the_n_and_say_nothing_twice() -> None:
    chosen = summarize(sentences_of(FIVE, FIVE), 3, together=True)
    assert len(chosen) == 3
    assert chosen["text"].is_unique
    assert set(chosen["half"]) <= {"A", "B"}


def test_captions_credits_headlines_and_notes_take_no_part(seed: Story, ferry: Story) -> None:
    for story in (seed, ferry):
        assert set(summarize(sentence_table(story), 50)["kind"]) == {"paragraph"}


@pytest.mark.parametrize("length", [{}, {"n": 50}, {"words": 40}, {"ratio": 0.3}, {"method": "lead"}])
def test_plain_rows_are_the_rows_of_the_table(
    length: dict[str, object], seed: Story, ferry: Story, told_once: Story
) -> None:
    captions_only = Story.from_text("FILE - The bridge at Kelmar.")
    for story in (seed, ferry, told_once, captions_only, Story.from_text("")):
        table = summarize(sentence_table(story), **length)  # type: ignore[arg-type]
        rows = summarize_story(story, **length)  # type: ignore[arg-type]
        columns = ["half", "sentence", "start", "end", "text", "rank", "score"]
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
    ],
)
def test_bad_lengths_are_refused_with_what_was_expected(request_: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        summarize(sentences_of(FIVE), **request_)  # type: ignore[arg-type]
