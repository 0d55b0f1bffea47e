"""Counts as arrays: the numbers of `word_frequencies`, for many texts at once."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newslib import sentence_table, word_frequencies, word_table
from newslib.analysis.counts import count, count_terms
from newslib.reading.batch import batch_blocks
from tests.fragments import blocks


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3))))
def test_counts_are_those_of_a_counter(pairs: list[tuple[int, int]]) -> None:
    group, item = (np.array([pair[i] for pair in pairs], dtype=np.int64) for i in (1, 0))
    found = count(item, group)
    rows = list(zip(found.group.tolist(), found.item.tolist(), found.count.tolist(), strict=True))
    in_order = Counter((g, i) for i, g in pairs)  # keys in the order in which they are met
    assert rows == sorted(((g, i, n) for (g, i), n in in_order.items()), key=lambda row: row[0])


def counts_of(texts: list[str]) -> list[tuple[list[tuple[str, int]], int]]:
    """Text by text: its content words with their counts, and the number of all its words."""
    batch = batch_blocks(texts, np.arange(len(texts)))
    found = count_terms(batch)
    result = []
    for i in range(len(found.words)):
        own = found.counts.group == i
        terms = [batch.vocabulary.terms[item] for item in found.counts.item[own].tolist()]
        result.append((list(zip(terms, found.counts.count[own].tolist(), strict=True)), int(found.words[i])))
    return result


@given(st.lists(blocks(), max_size=5))
def test_a_batch_of_many_gives_exactly_what_each_gives_alone(texts: list[str]) -> None:
    together = counts_of(texts)
    together += [([], 0)] * (len(texts) - len(together))  # texts without a sentence at the end
    assert together == [(counts_of([text]) or [([], 0)])[0] for text in texts]


def test_counts_and_words_are_those_of_the_table() -> None:
    text = "The ferry left the port.\nA ferry is a ferry; no port is the U.S."
    table = word_frequencies(word_table(sentence_table(text)))
    ((terms, words),) = counts_of([text.replace("\n", " ")])
    assert dict(terms) == dict(zip(table["term"], table["count"], strict=True))
    assert set(table["words"]) == {words}
