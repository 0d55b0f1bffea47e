"""TF-IDF weights, with answers worked out by hand."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from newslib import InputError, Story, sentence_table, tfidf
from newslib.analysis.tfidf import weigh, weigh_features
from newslib.reading.batch import batch_sentences
from tests.fragments import blocks
from tests.tiny import sentences_of


def test_weights_by_hand() -> None:
    weights = tfidf(sentences_of(["Ferry, ferry, port.", "The port closed."]))
    assert weights.terms == ("ferry", "port", "closed")
    rare, common = log(3 / 2) + 1, log(3 / 3) + 1
    assert weights.idf == pytest.approx([rare, common, rare])
    raw = np.array([[(1 + log(2)) * rare, common, 0], [0, common, rare]])
    expected = raw / [[sqrt((raw[0] ** 2).sum())], [sqrt((raw[1] ** 2).sum())]]
    assert weights.matrix.toarray() == pytest.approx(expected)


@given(
    st.lists(
        st.lists(st.sampled_from(["ferry", "port", "bridge", "mayor", "fire"]), max_size=6), min_size=1, max_size=6
    )
)
def test_weights_equal_those_of_scikit_learn(documents: list[list[str]]) -> None:
    if not any(documents):
        return
    ours = weigh_features(documents)
    vectorizer = TfidfVectorizer(analyzer=lambda document: document, sublinear_tf=True)
    theirs = vectorizer.fit_transform(documents).toarray()
    columns = [list(vectorizer.get_feature_names_out()).index(term) for term in ours.terms]
    assert ours.matrix.toarray() == pytest.approx(theirs[:, columns], abs=1e-12)


def test_forms_of_a_word_share_a_column_named_after_the_most_frequent_form() -> None:
    weights = tfidf(sentences_of(["A strike began.", "Strikes ended, strikes began."]))
    assert "strikes" in weights.terms
    assert "strike" not in weights.terms


def test_rows_have_length_one_or_none_at_all() -> None:
    lengths = np.sqrt(tfidf(sentences_of(["The ferry left.", "It was she.", "…"])).matrix.power(2).sum(axis=1))
    assert lengths == pytest.approx([1, 0, 0])


def test_no_sentences_give_no_weights() -> None:
    weights = tfidf(sentence_table(""))
    assert weights.matrix.shape == (0, 0)
    assert weights.terms == ()


def test_both_halves_are_weighed_in_one_space(seed: Story) -> None:
    table = sentence_table(seed)
    matrix = tfidf(table).matrix
    assert matrix.shape[0] == len(table)
    alone = tfidf(table[table["half"] == "A"]).matrix
    assert alone.shape[1] < matrix.shape[1]


def test_a_table_without_text_is_refused_by_column() -> None:
    with pytest.raises(InputError, match="missing: text"):
        tfidf(sentence_table("").drop(columns="text"))


@given(st.lists(st.lists(blocks(), max_size=4), min_size=1, max_size=4))
def test_many_texts_are_weighed_exactly_as_each_is_alone(texts: list[list[str]]) -> None:
    def weights(group: list[list[str]]) -> list[list[tuple[int, int, float]]]:
        """Text by text: sentence, stem and weight of each entry, in the order of the columns."""
        number = np.repeat(np.arange(len(group)), [len(sentences) for sentences in group])
        batch = batch_sentences([sentence for sentences in group for sentence in sentences], number)
        found = weigh(batch.sentences, batch.stems, batch.text)
        first = np.searchsorted(number, np.arange(len(group)))
        text, stem = found.text[found.columns], found.stem[found.columns]
        rows = zip(text, found.rows - first[text], stem, found.weights, strict=True)
        split: list[list[tuple[int, int, float]]] = [[] for _ in group]
        for i, row, number_of_stem, weight in rows:
            split[i].append((int(row), int(number_of_stem), float(weight)))
        return split

    assert weights(texts) == [weights([text])[0] for text in texts]
