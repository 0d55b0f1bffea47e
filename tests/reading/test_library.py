"""The stories that come with the suite, by name."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import newslib
from newslib import InputError, Story

VERSIONS = ["original", "light", "paraphrase", "generic"]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of stories of the reader's own: one in a file, one in a folder, without gold."""
    stories = tmp_path / "stories"
    (stories / "ferry").mkdir(parents=True)
    (stories / "empty").mkdir()
    (stories / "both.txt").write_text("One.\n\nTwo.", "utf-8")
    (stories / "ferry" / "original.txt").write_text("The ferry left.\n", "utf-8")
    (stories / "ferry" / "generic.txt").write_text("A ferry has left, they say.\n", "utf-8")
    return tmp_path


def test_every_story_is_listed_in_every_version() -> None:
    listed = newslib.stories()
    assert listed.columns.tolist() == ["name", "topic", "version", "words", "differences", "path"]
    ours = listed[listed["version"].notna()]
    assert ours.groupby("name")["version"].agg(list).tolist() == [VERSIONS] * 12
    assert ours.groupby("topic")["name"].nunique().tolist() == [2] * 6
    assert listed.loc[listed["version"].isna(), "name"].tolist() == ["blinken-kyiv"]
    assert listed["path"].map(lambda path: Path(path).is_file()).all()


def test_words_and_differences_are_counted() -> None:
    listed = newslib.stories().set_index(["name", "version"])
    light = newslib.story("bank-outage", "light")
    of_b = newslib.word_table(newslib.sentence_table(light)).query("half == 'B'")
    # The table's words stand in sentences; the dateline ("LONDON, Nov 4 -") is in none.
    assert listed.loc[("bank-outage", "light"), "words"] == len(of_b) + 3
    assert listed.loc[("bank-outage", "light"), "differences"] == 0
    assert pd.isna(listed.loc[("bank-outage", "original"), "differences"])
    assert listed.loc[("bank-outage", "generic"), "differences"] == len(
        newslib.gold("bank-outage", "generic").differences
    )


def test_a_version_opens_beside_its_original_with_the_boundary_known() -> None:
    pair = newslib.story("harbour-bridge", "generic")
    alone = newslib.story("harbour-bridge")
    assert isinstance(pair, Story)
    assert (pair.name, alone.name) == ("harbour-bridge-generic", "harbour-bridge")
    assert pair.boundary == len(alone.blocks)
    assert [block.text for block in pair.halves[0].blocks] == [block.text for block in alone.blocks]
    assert alone.boundary is None
    assert newslib.story("harbour-bridge", "original").text == alone.text


def test_the_seed_opens_as_its_file() -> None:
    assert newslib.story("blinken-kyiv").boundary == 17


def test_a_folder_of_ones_own_needs_no_gold(shelf: Path) -> None:
    listed = newslib.stories(shelf)
    assert listed["name"].tolist() == ["both", "ferry", "ferry"]
    assert listed["words"].tolist() == [2, 3, 6]
    assert listed["differences"].isna().all()
    assert newslib.story("ferry", "generic", folder=shelf).halves[1].blocks[0].text == "A ferry has left, they say."
    with pytest.raises(InputError, match="there is no gold with texts for 'ferry'"):
        newslib.gold("ferry", "generic", folder=shelf)


def test_unknown_names_are_errors_that_name_the_nearest(shelf: Path) -> None:
    with pytest.raises(
        InputError, match=r"story must be one of .*; got 'harbor-bridge'; did you mean 'harbour-bridge'"
    ):
        newslib.story("harbor-bridge")
    with pytest.raises(InputError, match=r"version of 'harbour-bridge' must be one of original, .*; got 'genric'"):
        newslib.story("harbour-bridge", "genric")
    with pytest.raises(InputError, match="one file that holds both versions; got version='light'"):
        newslib.story("blinken-kyiv", "light")
    with pytest.raises(InputError, match=r"must be one of original, generic; got 'light'"):
        newslib.story("ferry", "light", folder=shelf)
    with pytest.raises(InputError, match=r"story must be one of both, ferry; got '\.\./stories/ferry'"):
        newslib.story("../stories/ferry", folder=shelf)


def test_every_story_of_ours_has_a_summary_by_hand_and_the_seed_has_none(shelf: Path) -> None:
    names = [name for name in newslib.stories()["name"].unique() if name != "blinken-kyiv"]
    assert all(len(newslib.reference_summary(name)) == 3 for name in names)
    with pytest.raises(InputError, match=r"name must be a story with a summary \(bank-merger, .*got 'blinken-kyiv'"):
        newslib.reference_summary("blinken-kyiv")
    with pytest.raises(InputError, match="did you mean 'ridge-fire'"):
        newslib.reference_summary("ridge-fires")
    with pytest.raises(InputError, match="there is none"):
        newslib.reference_summary("ferry", folder=shelf)


def test_a_folder_without_stories_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(newslib.ReadError, match="expected the stories in"):
        newslib.stories(tmp_path)
