"""The classic methods beside sumy's, on the same tokens: the same scores, so the same sentences.

Where sumy departs from the papers, the departure is taken out of it here, and named; `test_as_it_comes` leaves it in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from newslib import rank_sentences, sentence_table, stories
from newslib.analysis.classics import TOPICS, klsum, sumbasic
from newslib.analysis.graphs import DAMPING
from newslib.analysis.material import Material, materials
from newslib.analysis.scores import DIGITS
from newslib.analysis.tfidf import weigh
from newslib.reading.batch import batch_sentences
from newslib.reading.words import is_stop, stem_of, term_of, words_of
from tests.tiny import sentences_of

if TYPE_CHECKING:
    from newslib.analysis.classics import Turns

FUNCTION_WORD = "\0"


class LexRank(LexRankSummarizer):
    """With our weights; with the paper's jump to any sentence now and then; walked to the end.

    As it comes, a word's frequency is divided by the sentence's largest, the logarithm of its rarity can fall below
    0, nobody jumps, and the walk is broken off after a few steps.
    """

    epsilon = 1e-13

    def _compute_tf(self, sentences: list[list[str]]) -> list[dict[str, float]]:
        return [{stem: 1 + np.log(count) for stem, count in Counter(words).items()} for words in sentences]

    def _compute_idf(self, sentences: list[list[str]]) -> dict[str, float]:
        holding = Counter(stem for words in sentences for stem in set(words))
        return {stem: np.log((1 + len(sentences)) / (1 + count)) + 1 for stem, count in holding.items()}

    def _create_matrix(self, *parts: Any) -> Any:
        matrix = super()._create_matrix(*parts)
        return (1 - DAMPING) / len(matrix) + DAMPING * matrix

    @staticmethod
    def power_method(matrix: Any, epsilon: float) -> Any:
        return TextRankSummarizer.power_method(matrix, epsilon)


class TextRank(TextRankSummarizer):
    """Without a sentence's tie with itself, of which the paper knows nothing; and the paper's equation solved.

    As it comes, a walk loses what arrives at a sentence that has no tie, and is broken off early.
    """

    _ZERO_DIVISION_PREVENTION = 1e-300

    @staticmethod
    def power_method(matrix: Any, epsilon: float) -> Any:
        jump = (1 - DAMPING) / len(matrix)
        return np.linalg.solve(np.eye(len(matrix)) - (matrix - jump).T, np.full(len(matrix), jump))

    @staticmethod
    def _rate_sentences_edge(words1: list[str], words2: list[str]) -> float:
        return 0.0 if words1 is words2 else TextRankSummarizer._rate_sentences_edge(words1, words2)


class Lsa(LsaSummarizer):
    """With our weights, and the three strongest topics, or more where others are as strong as the third.

    As it comes, a word that a sentence lacks weighs 0.4, and every topic is kept, which leaves the length of the
    sentence's vector and no analysis.
    """

    def _compute_ranks(self, sigma: Any, v_matrix: Any) -> Any:
        third = sigma[min(TOPICS, len(sigma)) - 1]
        return super()._compute_ranks(np.where(sigma >= third * (1 - 1e-9), sigma, 0), v_matrix)

    def _compute_term_frequency(self, matrix: Any, smooth: float = 0.4) -> Any:
        weights = np.where(matrix > 0, 1 + np.log(np.maximum(matrix, 1)), 0)
        holding = (matrix > 0).sum(axis=1, keepdims=True)
        weights = weights * (np.log((1 + matrix.shape[1]) / (1 + holding)) + 1)
        return weights / np.maximum(np.linalg.norm(weights, axis=0), 1e-300)


BESIDE: dict[
    str, tuple[Callable[[], Any], Callable[[], Any]]
] = {  # ours, sumy's with departures taken out, as it comes
    "lexrank": (LexRank, LexRankSummarizer),
    "textrank": (TextRank, TextRankSummarizer),
    "lsa": (Lsa, LsaSummarizer),
    "sumbasic": (SumBasicSummarizer, SumBasicSummarizer),
    "klsum": (KLSummarizer, KLSummarizer),
    "luhn": (LuhnSummarizer, LuhnSummarizer),
}


class Tokens:
    """The stems of a sentence's content words; where asked for, a mark for each function word."""

    def __init__(self, marks: bool) -> None:
        self.marks = marks

    def to_words(self, text: str) -> tuple[str, ...]:
        terms = [term_of(word) for word in words_of(text)]
        found = [FUNCTION_WORD if is_stop(term) else stem_of(term) for term in terms]
        return tuple(stem for stem in found if self.marks or stem != FUNCTION_WORD)


def sumy_ratings(summarizer: Any, sentences: Sequence[str], marks: bool) -> list[float]:
    """What sumy gives each sentence; it shows its picks only, so they are caught on the way."""
    tokens = Tokens(marks)
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokens) for text in sentences])])
    summarizer.stop_words = frozenset([FUNCTION_WORD])
    found: list[float] = []

    def catch(all_sentences: Any, count: Any, rating: Any, *args: Any) -> tuple[Any, ...]:
        found.extend(rating[each] if isinstance(rating, dict) else rating(each, *args) for each in all_sentences)
        return ()

    summarizer._get_best_sentences = catch
    summarizer(document, 3)
    return found


@cache
def texts() -> list[list[str]]:
    """The running text of our stories, each sentence once."""
    found = []
    for path in stories()["path"]:
        with open(path, encoding="utf-8") as file:
            table = sentence_table(file.read())
        found.append(table["text"][table["kind"] == "paragraph"].drop_duplicates().tolist())
    return found


@pytest.mark.parametrize("method", ["lexrank", "textrank", "lsa", "luhn"])
def test_every_sentence_scores_as_with_sumy(method: str) -> None:
    for sentences in texts():
        theirs = np.array(sumy_ratings(BESIDE[method][0](), sentences, marks=method == "luhn"))
        ours = rank_sentences(sentences_of(sentences), method)["centrality"]
        assert ours.tolist() == pytest.approx((theirs / (theirs.max() or 1)).tolist(), abs=1e-7)


@pytest.mark.parametrize(("method", "turns"), [("sumbasic", sumbasic), ("klsum", klsum)])
def test_every_turn_that_sumy_takes_is_a_best_one(method: str, turns: Callable[[Material], Turns]) -> None:
    """Of equally good sentences sumy takes one by chance of rounding, and we the first."""
    other, all_turns = 0, 0
    for sentences in texts():
        theirs = np.argsort(-np.array(sumy_ratings(BESIDE[method][0](), sentences, marks=False)))
        ours = turns(material(sentences))
        values, left = next(ours), set(range(len(sentences)))
        for pick in theirs.tolist():
            first = max(left, key=lambda place: (round(values[place], DIGITS), -place))
            assert values[pick] == pytest.approx(values[first], abs=1e-12)
            other += pick != first
            all_turns += 1
            left.remove(pick)
            values = ours.send(pick)
    assert other < all_turns / 20  # ties are the exception


AS_IT_COMES = {"klsum": 1.0, "luhn": 1.0, "sumbasic": 0.95, "textrank": 0.65, "lexrank": 0.55, "lsa": 0.25}


@pytest.mark.parametrize(("method", "least"), AS_IT_COMES.items())
def test_as_it_comes(method: str, least: float) -> None:
    """How many of three picks are the same with sumy's departures in it, over all our texts."""
    shared, picks = 0, 0
    for sentences in texts():
        theirs = np.argsort(-np.array(sumy_ratings(BESIDE[method][1](), sentences, method == "luhn")), kind="stable")
        ours = np.argsort(rank_sentences(sentences_of(sentences), method)["rank"].to_numpy(int))
        shared += len({*theirs[:3].tolist()} & {*ours[:3].tolist()})
        picks += 3
    assert shared / picks >= least


def material(sentences: list[str]) -> Material:
    batch = batch_sentences(sentences, np.zeros(len(sentences), dtype=np.int64))
    entries = weigh(batch.sentences, batch.stems, batch.text)
    return next(materials(batch, entries, np.arange(len(sentences)), None, 0))
