"""Whatever file comes, its reader is told what became of it, and nothing of it is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslib import ReadError, Story, notices, read_story, read_table, sentence_table
from newslib.cli import main
from newslib.corpus import analyse
from newslib.notebook_files import reported
from newslib.report import Source, make_reports
from tests.robustness.inputs import Input, inputs

pytestmark = pytest.mark.trial("inputs")

INPUTS = {one.name: one for one in inputs()}
READ = [one.name for one in INPUTS.values() if one.is_read]
NOBODY = 65_534


@pytest.fixture
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Input, Path]]:
    """An input and the path where it lies."""
    one = INPUTS[request.param]
    path = tmp_path / "in" / "story.txt"
    path.parent.mkdir()
    one.put(path)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and "permission" in one.name:  # root may read it all the same
        for place in (tmp_path, *tmp_path.parents[:-1]):
            if place.stat().st_uid == 0 and not place.stat().st_mode & 0o001:
                place.chmod(place.stat().st_mode | 0o711)
        os.seteuid(NOBODY)
    yield one, path
    if root:
        os.seteuid(0)
    path.parent.chmod(0o755)


def lossless(story: Story) -> bool:
    edges = [0, *(edge for block in story.blocks for edge in (block.start, block.end)), len(story.text)]
    gaps = [story.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    unseen = all(not gap.strip().strip("\ufeff\u200b\u2060").strip() for gap in gaps)
    return unseen and all(story.text[block.start : block.end] == block.text for block in story.blocks)


@pytest.mark.parametrize("here", INPUTS, indirect=True)
def test_each_input_is_read_whole_or_named_with_what_is_wrong(here: tuple[Input, Path]) -> None:
    one, path = here
    if not one.is_read:
        with pytest.raises(ReadError, match=r"^'.*/in/story\.txt': ") as caught:
            read_story(path)
        assert one.outcome in str(caught.value)
        assert "\n" not in str(caught.value)
        return
    story = read_story(path)
    assert ("nothing" if not story.blocks else "once" if story.boundary is None else "twice") == one.outcome
    assert story.text == one.text
    assert lossless(story)
    assert tuple(notices(story)["kind"].unique()) == one.notices
    sentences = sentence_table(story)
    assert all(story.text[row.start : row.end] == row.text for row in sentences.itertuples())
    assert set(sentences["block"]) == set(range(len(story.blocks)))


@pytest.mark.parametrize("here", INPUTS, indirect=True)
def test_each_input_has_a_summary_or_a_line_that_says_why_not(
    here: tuple[Input, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    one, path = here
    code = main(["summary", str(path), "-n", "1", "--json"])
    out, err = capsys.readouterr()
    told = err.splitlines()
    assert all(line.startswith("newslib: ") for line in told)
    if not one.is_read:
        assert (code, out, len(told)) == (2, "", 1)
        return
    assert code == 0
    chosen = json.loads(out)["sentences"]
    assert len(chosen) == {"nothing": 0, "once": 1, "twice": 2}[one.outcome]
    assert one.text is not None
    assert all(one.text[row["start"] : row["end"]] == row["text"] for row in chosen)
    light = [kind for kind in one.notices if kind != "versions"]  # that one is searched for with the tables only
    if one.outcome == "nothing":
        assert told == ["newslib: story says nothing: it has no sentence"]
    else:
        assert len(told) == 0 if not light else len(told) >= len(light)


def test_as_a_corpus_each_input_has_a_row_in_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    some = [one for one in INPUTS.values() if "permission" not in one.name and "missing" not in one.name]
    for number, one in enumerate(some):
        one.put(folder / f"{number:02d}.txt")
    found = analyse(folder, tmp_path / "out", workers=1)
    names = {f"{number:02d}.txt": one for number, one in enumerate(some) if one.name != "a directory"}
    read, wrong = set(found.stories["id"]), set(found.errors["id"])
    assert not read & wrong
    assert {name for name, one in names.items() if one.is_read and one.outcome != "nothing"} == read
    assert wrong == set(names) - read


@pytest.mark.long
def test_each_input_of_a_usual_length_has_a_whole_report(tmp_path: Path) -> None:
    some = [one for one in INPUTS.values() if one.is_read and len(one.text or "") < 10_000]
    sources = [Source(tmp_path / f"{number:02d}.txt") for number in range(len(some))]
    for one, source in zip(some, sources, strict=True):
        one.put(source.path)
    for one, done in zip(some, make_reports(sources, into=tmp_path / "reports"), strict=True):
        if one.outcome == "nothing":
            assert str(done.error).endswith("a report needs at least one sentence; got none"), one.name
            assert not done.folder.exists(), one.name
            continue
        assert done.error is None, f"{one.name}: {done.error}"
        assert "<h1" in (done.folder / "report.html").read_text(encoding="utf-8"), one.name
        assert sorted(path.name for path in done.folder.glob("*.ipynb")) == [path.name for path in reported()], one.name
        kept = read_table(done.folder / "tables" / "sentences.csv")["text"].tolist()
        assert kept == sentence_table(read_story(done.source.path))["text"].tolist(), one.name
