"""A story of a corpus, read again."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from newslib import Story, claim_ledger
from newslib.corpus import Corpus, analyse
from newslib.errors import InputError, ReadError
from tests.corpus.corpora import HARBOUR, MARKET, numbered, write_lines
from tests.own_stories import pairs


def test_every_story_of_every_source_is_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "in\nside"
    folder.mkdir()
    write_lines(folder / "a.jsonl", numbered(9))
    (folder / "b.csv").write_text(f'text\n"{MARKET}"\nRain fell.\n', encoding="utf-8")
    pd.DataFrame({"text": [HARBOUR, MARKET, "Rain fell."]}).to_parquet(folder / "c.parquet", row_group_size=2)
    for name in (b"d.txt", b"caf\xe9.txt", b"two\nlines.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(repr(name), encoding="utf-8")
    found = analyse(folder, tmp_path / "out", rows=2)
    stories = Corpus(tmp_path / "out").stories
    assert len(stories) == 7 + 2 + 3 + 3
    for row in stories.itertuples():
        story = found.story(row.id)
        assert (story.name, len(story.text), len(story.blocks)) == (row.id, row.characters, row.blocks)
        assert story.boundary == (None if pd.isna(row.boundary) else row.boundary)


def test_a_story_is_one_for_the_other_tools(tmp_path: Path) -> None:
    found = analyse(write_lines(tmp_path / "a.jsonl", [{"n": 1, "text": pairs()[0]}]), id="n")
    assert claim_ledger(found.story("1")).equals(claim_ledger(Story.from_text(pairs()[0])))


def test_versions_in_columns_and_stories_told_once_stay_what_they_were(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [{"a": HARBOUR, "b": MARKET}])
    assert len(analyse(file, text="a", other="b").story("a.jsonl:0").halves) == 2
    file = write_lines(tmp_path / "b.jsonl", [{"text": f"{HARBOUR}\n\n{HARBOUR}"}])
    assert len(analyse(file).story("b.jsonl:0").halves) == 2
    assert len(analyse(file, told_once=True).story("b.jsonl:0").halves) == 1
    assert len(analyse(file, plain=True).story("b.jsonl:0").halves) == 1


def test_the_first_of_many_of_a_name_is_taken(tmp_path: Path) -> None:
    found = analyse(write_lines(tmp_path / "a.jsonl", [{"n": 1, "text": "One."}, {"n": 1, "text": "Two."}]), id="n")
    assert found.story("1").text == "One."


def test_a_story_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = analyse(write_lines(tmp_path / "a.jsonl", numbered(3)))
    with pytest.raises(InputError, match=r"has no story 'x'; its 3 stories are named in the column id"):
        found.story("x")


def test_a_source_that_has_changed_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", numbered(3))
    found = analyse(file, id="name")
    write_lines(file, [{"name": "new", "text": "Rain."}])
    for id in ("n0", "n2"):
        with pytest.raises(ReadError, match=rf"'a\.jsonl': expected story '{id}' in row .; the file has changed"):
            found.story(id)
    file.unlink()
    with pytest.raises(ReadError, match="there is no such thing"):
        found.story("n0")
