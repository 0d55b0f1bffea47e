"""Measures of likeness, with answers worked out by hand."""

from __future__ import annotations

import pytest

from newslib import InputError, Story, similarity
from newslib.analysis.similarity import character_cosine, containment, jaccard, ngrams, stems, tfidf_cosine

A = "The ferry struck a sandbank. Lifeboats came."
B = "The ferry struck rocks."


def values(story: Story) -> dict[str, float]:
    table = similarity(story)
    return dict(zip(table["measure"], table["value"], strict=True))


def test_measures_by_hand() -> None:
    found = values(Story.from_texts(A, B))
    # stems of A: ferri struck sandbank lifeboat came; of B: ferri struck rock
    assert found["Jaccard of stems"] == pytest.approx(2 / 6)
    assert found["A's words found in B"] == pytest.approx(2 / 5)
    assert found["B's words found in A"] == pytest.approx(2 / 3)
    assert found["B's word pairs found in A"] == pytest.approx(2 / 3)  # the ferry, ferry struck; not struck rocks
    assert found["B's word triples found in A"] == pytest.approx(1 / 2)
    assert found["longest shared run (words)"] == 3


def test_identical_halves_are_alike_in_all_and_unrelated_ones_in_nothing() -> None:
    same = values(Story.from_texts(A, A))
    assert same.pop("longest shared run (words)") == 7
    assert list(same.values()) == pytest.approx([1] * len(same))
    none = values(Story.from_texts("Ferry docks.", "Rain, wind."))
    assert set(none.values()) == {0}


def test_symmetric_measures_do_not_depend_on_which_half_is_which(ferry: Story) -> None:
    a, b = ("\n\n".join(block.text for block in half.blocks) for half in ferry.halves)
    one, other = values(Story.from_texts(a, b)), values(Story.from_texts(b, a))
    for measure in ("4-character cosine", "TF-IDF cosine", "Jaccard of stems", "longest shared run (words)"):
        assert one[measure] == pytest.approx(other[measure])
    assert one["A's words found in B"] == pytest.approx(other["B's words found in A"])


def test_values_stay_in_their_scale_and_the_range_holds_what_leaving_a_sentence_out_can_give(seed: Story) -> None:
    table = similarity(seed)
    shares = table[table["measure"] != "longest shared run (words)"]
    assert shares["value"].between(0, 1).all()
    known = shares.dropna(subset=["low"])
    assert (known["low"] <= known["high"]).all()
    assert known["low"].between(0, 1).all()


def test_captions_and_headlines_do_not_count() -> None:
    caption = "\n\nFILE - The bridge at Kelmar.\n\nIda Voss/AP"
    assert values(Story.from_texts(A + caption, B)) == values(Story.from_texts(A, B))


def test_the_seed_keeps_a_run_of_nine_words(seed: Story) -> None:
    row = similarity(seed).set_index("measure").loc["longest shared run (words)"]
    assert row["value"] == 9
    assert "Secretary of State Antony Blinken arrived in Kyiv on" in row["meaning"]


def test_sets_by_hand() -> None:
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 2 / 4
    assert containment(frozenset("ab"), frozenset("bcd")) == 1 / 2
    assert jaccard(frozenset(), frozenset()) == containment(frozenset(), frozenset("a")) == 0
    assert stems(["The strikes", "a strike"]) == {"strike"}
    assert ngrams(["one two three", "four"], 2) == {("one", "two"), ("two", "three")}


def test_cosines_are_symmetric_and_end_at_one() -> None:
    for cosine in (tfidf_cosine, character_cosine):
        assert cosine([A], [B]) == pytest.approx(cosine([B], [A]))
        assert cosine([A], [A]) == pytest.approx(1)
        assert cosine([A], ["…"]) == 0


def test_what_is_no_story_is_refused() -> None:
    with pytest.raises(InputError, match="needs a Story; got str"):
        similarity("text")  # type: ignore[arg-type]
