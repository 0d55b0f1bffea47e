"""What would fill the memory is refused before it does."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from newslib import Story, claim_ledger, rank_sentences, sentence_table
from newslib.analysis import limits, material
from newslib.errors import InputError


def test_the_limit_itself_is_not_too_many() -> None:
    limits.require_few(limits.MOST_PAIRS, "words")
    with pytest.raises(InputError, match="expected at most 25,000,000 pairs of words; got 25,000,001"):
        limits.require_few(limits.MOST_PAIRS + 1, "words")


def test_facts_are_paired_within_what_there_is_memory_for(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story.from_texts("It took 3 ships, 4 boats and 5 cars.", "It took 3 ships and 4 boats.")
    claim_ledger(story)
    monkeypatch.setattr(limits, "MOST_PAIRS", 5)
    with pytest.raises(InputError, match="at most 5 pairs of a name or fact of A and one of B; got 6"):
        claim_ledger(story)


def test_a_sentence_of_very_many_facts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story.from_texts("It took 3 ships, 4 boats and 5 cars.", "It took 9 ships.")
    monkeypatch.setattr(limits, "MOST_PAIRS", 10)  # 3 facts and 1 fact; 7 words of theirs each, and 3
    with pytest.raises(InputError, match="pairs of a name or fact and a word of its sentence; got 24"):
        claim_ledger(story)


@pytest.mark.parametrize("method", ["lexrank", "textrank", "pacsum"])
def test_ties_of_sentences_are_counted_before_they_are_made(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = sentence_table("A ferry left.\n\nA ferry came.\n\nA boat left.")  # "ferry" and "left" twice, two once
    monkeypatch.setattr(material, "MOST_TIES", 10)
    assert len(rank_sentences(sentences, method)) == 3
    monkeypatch.setattr(material, "MOST_TIES", 9)
    with pytest.raises(InputError, match="at most 9 pairs of sentences that share a word; got 10"):
        rank_sentences(sentences, method)


def test_what_is_shared_is_the_product() -> None:
    counts = sparse.csr_array(np.array([[1, 2, 0], [0, 1, 1], [0, 0, 0]]))
    assert material.shared(counts).toarray().tolist() == [[5, 2, 0], [2, 2, 0], [0, 0, 0]]
