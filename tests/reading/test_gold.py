"""The truth as tables, and what the reading rooms make of the same texts."""

from __future__ import annotations

import pandas as pd
import pytest

import newslib
from newslib import Gold, InputError, Story, sentence_table, story
from newslib.tables import INT, STRING

COLUMNS = {
    "blocks": ["half", "block", "kind", "start", "end", "dateline"],
    "sentences": ["half", "sentence", "block", "kind", "start", "end", "text"],
    "entities": ["half", "sentence", "start", "end", "text", "type", "name"],
    "quotes": ["half", "sentence", "start", "end", "text", "speaker", "cue", "kind"],
    "facts": ["half", "sentence", "start", "end", "text", "kind", "value", "unit"],
    "alignment": ["b_sentence", "a_sentence"],
    "differences": [
        *["kind", "status", "a_value", "b_value", "a_sentence", "b_sentence"],
        *["a_start", "a_end", "b_start", "b_end"],
    ],
}
LISTED = newslib.stories().dropna(subset=["version"])
EVERY = list(zip(LISTED["name"], LISTED["version"], strict=True))


@pytest.fixture(scope="module")
def truth() -> Gold:
    return newslib.gold("harbour-bridge", "generic")


@pytest.mark.parametrize("version", ["original", "generic"])
def test_tables_have_their_columns_and_types(version: str) -> None:
    found = newslib.gold("harbour-bridge", version)
    for name, columns in COLUMNS.items():
        table = getattr(found, name)
        assert table.columns.tolist() == columns
        assert set(table.dtypes) <= {STRING, INT}
    assert found.differences.empty == (version == "original")
    assert found.alignment.empty == (version == "original")


@pytest.mark.parametrize(("name", "version"), EVERY)
def test_offsets_fit_the_story_of_the_same_name(name: str, version: str) -> None:
    told, found = story(name, version), newslib.gold(name, version)
    for table in (found.sentences, found.entities, found.quotes, found.facts):
        assert [told.text[start:end] for start, end in zip(table["start"], table["end"], strict=True)] == list(
            table["text"]
        )
    for side in "ab":
        rows = found.differences.dropna(subset=[f"{side}_start"])
        spans = zip(rows[f"{side}_start"], rows[f"{side}_end"], strict=True)
        assert [told.text[start:end] for start, end in spans] == list(rows[f"{side}_value"])
    assert found.boundary == told.boundary


@pytest.mark.parametrize(("name", "version"), EVERY)
def test_blocks_and_sentences_are_read_as_the_gold_has_them(name: str, version: str) -> None:
    told, found = story(name, version), newslib.gold(name, version)
    assert [(block.kind, block.start, block.end, block.dateline) for block in told.blocks] == list(
        found.blocks[["kind", "start", "end", "dateline"]].itertuples(index=False, name=None)
    )
    pd.testing.assert_frame_equal(sentence_table(told), found.sentences)


def test_the_second_version_is_found_in_nearly_every_pair_and_never_in_an_original() -> None:
    found = {(name, version): Story.from_text(story(name, version).text).boundary for name, version in EVERY}
    right = [key for key in EVERY if found[key] == newslib.gold(*key).boundary]
    assert all(key in right for key in EVERY if key[1] == "original")
    assert len(right) >= len(EVERY) - 1, sorted(set(EVERY) - set(right))


def test_differences_name_both_sides_in_the_pair(truth: Gold) -> None:
    first = truth.differences.iloc[0]
    assert first[["kind", "status", "a_value", "b_value"]].tolist() == ["weekday", "changed", "Wednesday", "Thursday"]
    assert "early on Wednesday" in truth.sentences.loc[first["a_sentence"], "text"]
    assert "in Skelmouth on Thursday" in truth.sentences.loc[first["b_sentence"], "text"]
    by_kind = truth.differences.set_index("kind")["status"]
    assert by_kind["polarity"] == "changed"
    assert set(by_kind["dropped_source"]) == {"only_a"}
    assert set(by_kind["added_claim"]) == {"only_b"}
    spelling = newslib.gold("harbour-bridge", "light").differences.set_index("kind").loc["spelling"]
    assert spelling[["status", "a_value", "b_value"]].tolist() == ["variant", "Marit Hallowes", "Marit Hallows"]


def test_every_sentence_of_either_half_stands_in_the_alignment(truth: Gold) -> None:
    half = truth.sentences.set_index("sentence")["half"]
    assert set(truth.alignment["a_sentence"].dropna()) == set(half.index[half.eq("A")])
    assert set(truth.alignment["b_sentence"].dropna()) == set(half.index[half.eq("B")])
    assert not truth.alignment.duplicated().any()


def test_missing_speakers_cues_and_units_are_missing() -> None:
    found = newslib.gold("river-bridge")
    scare = found.quotes[found.quotes["kind"].eq("scare")]
    assert scare["text"].tolist() == ["free bridge"]
    assert scare["speaker"].isna().all()
    assert found.facts.loc[found.facts["kind"].eq("weekday"), "unit"].isna().all()
    assert found.facts.loc[found.facts["text"].eq("14 months"), "unit"].tolist() == ["months"]


def test_what_has_no_gold_is_an_error() -> None:
    with pytest.raises(InputError, match="there is no gold with texts for 'blinken-kyiv'"):
        newslib.gold("blinken-kyiv")
    with pytest.raises(InputError, match=r"did you mean 'light'"):
        newslib.gold("harbour-bridge", "ligth")
