"""The report: whole, self-contained, and never half-written."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from newslib import InputError, ReadError, ReportError, sentence_table
from newslib.display.live import bundle, start_script
from newslib.display.page_script import SORT
from newslib.press import command_of
from newslib.reading.story import read_story
from newslib.report import Source, folder_name, make_report, make_reports, save_tables
from tests.conftest import FERRY
from tests.tiny import sentences_of


@pytest.mark.notebook
@pytest.mark.xdist_group("browser")
def test_a_report_is_whole_and_loads_nothing(ferry_report: Path) -> None:
    folder, into = ferry_report, ferry_report.parent
    assert make_report(FERRY, into=into) == folder  # which is there
    assert [path.name for path in into.iterdir()] == ["ferry"]
    assert (folder / "ferry.txt").read_bytes() == FERRY.read_bytes()
    assert len(list(folder.glob("*.ipynb"))) >= 5
    tables = {path.stem: pd.read_csv(path) for path in (folder / "tables").glob("*.csv")}
    expected = {
        "sentences",
        "summary_a",
        "summary_b",
        "similarity",
        "alignment",
        "word_frequencies",
        "entity_frequencies",
    }
    assert expected <= set(tables)
    assert all(len(tables[name]) for name in expected)
    assert tables["sentences"]["text"].tolist() == sentence_table(read_story(FERRY))["text"].tolist()

    whole = (folder / "report.html").read_text(encoding="utf-8")
    assert whole.count(bundle()) == 1
    page = whole.replace(bundle(), "")  # addresses that it names are words: a browser test sees that none is asked for
    runs = re.findall(r"(?s)<script(?! type=\"application/json\")[^>]*>(.*?)</script>", page)
    assert runs == ["", start_script(), SORT]
    assert not re.search(r"(?i)https?:|src=[\"'](?!data:)|<link|<base|<iframe|@import|url\(|\son\w+=", page)
    assert page.count("<img") == page.count('alt="') == page.count('<script type="application/json">')
    assert len(re.findall(r"<img[^>]*alt=\"[^\"]{20,}\"", page)) >= 6
    assert "Traceback" not in page
    assert str(into) not in page


def test_a_table_is_written_under_its_name_or_not_at_all(tmp_path: Path) -> None:
    table = sentences_of(["It rained, “really”.", "Line\nbreak"])
    assert save_tables(None, sentences=table) == []
    assert save_tables(tmp_path / "new", sentences=table) == ["sentences.csv"]
    assert pd.read_csv(tmp_path / "new" / "sentences.csv")["text"].tolist() == table["text"].tolist()


@pytest.mark.parametrize(
    ("name", "folder"),
    [("blinken-kyiv", "blinken-kyiv"), ("../../etc", "etc"), ("my story: 2", "my-story-2"), ("...", "story"),
     ("-rf", "rf"), ("index.html", "index.html-story"), ("文" * 82, "文" * 60),
     ("Київ", "Київ"), ("a/b\\c\n", "a-b-c"), ("x" * 300, "x" * 100)],
)  # fmt: skip
def test_folders_are_named_safely(name: str, folder: str) -> None:
    assert folder_name(name) == folder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Reports whose notebooks are not run; gives the stories that were, by name."""
    ran: list[str] = []

    async def run(source: Source, draft: Path, *_: object) -> dict[str, NotebookNode]:
        if "bad" in source.path.read_text(encoding="utf-8"):
            raise ReportError("cell 3 fails")
        ran.append(source.path.stem)
        (draft / "tables").mkdir()
        (draft / "tables" / "ledger.csv").write_text("status\nchanged\nsame\nsame\n", encoding="utf-8")
        return {"00.ipynb": new_notebook(cells=[new_markdown_cell("# One")])}

    monkeypatch.setattr("newslib.press._run", run)
    return ran


def stories(folder: Path, **texts: str) -> list[Source]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [Source(folder / f"{name}.txt") for name in texts]


TOLD_TWICE = "Rain fell on Monday.\n\nRain fell on Tuesday."


def test_a_report_is_made_once_and_again_where_anything_changed(tmp_path: Path, quick: list[str]) -> None:
    (rain,) = stories(tmp_path, rain=TOLD_TWICE)
    into = tmp_path / "reports"

    def states(source: Source, **options: bool) -> list[str]:
        return [outcome.state for outcome in make_reports([source], into=into, **options)]

    assert states(rain) == ["made"]
    assert states(rain) == ["current"]
    assert states(rain, force=True) == ["made"]
    assert states(Source(rain.path, boundary=1)) == ["made"]
    assert states(rain) == ["made"]
    assert states(Source(rain.path, settings={"n": 5})) == ["made"]
    stories(tmp_path, rain=TOLD_TWICE + " Snow fell.")
    assert states(rain) == ["made"]
    assert states(rain) == ["current"]
    page = into / "rain" / "report.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- changed by hand -->", encoding="utf-8")
    assert states(rain) == ["made"]
    assert quick == ["rain"] * 7


def test_several_stories_have_an_index_and_what_fails_keeps_its_last_good_report(
    tmp_path: Path, quick: list[str]
) -> None:
    into = tmp_path / "reports"
    sources = stories(tmp_path, rain=TOLD_TWICE, snow="<b>Snow</b> & hail\n\nSnow fell on Friday. Hail did not.")
    done: list[str] = []
    outcomes = make_reports(sources, into=into, finished=lambda outcome: done.append(outcome.folder.name))
    assert [outcome.state for outcome in outcomes] == ["made", "made"]
    assert sorted(done) == ["rain", "snow"]
    good = (into / "rain" / "report.html").read_bytes()

    stories(tmp_path, rain="bad")
    failed, current = make_reports(sources, into=into)
    assert (failed.state, str(failed.error), current.state) == ("failed", "cell 3 fails", "current")
    assert (into / "rain" / "report.html").read_bytes() == good
    assert sorted(path.name for path in into.iterdir()) == ["index.html", "rain", "snow"]

    index = (into / "index.html").read_text(encoding="utf-8")
    assert index.index('href="rain/report.html"') < index.index('href="snow/report.html"')
    assert "&lt;b&gt;Snow&lt;/b&gt; &amp; hail" in index
    assert "<b>Snow" not in index
    assert not re.search(r"https?:", index)


def test_a_story_that_cannot_be_read_does_not_keep_others_from_their_reports(tmp_path: Path, quick: list[str]) -> None:
    sources = [Source(tmp_path / "missing.txt"), *stories(tmp_path, rain=TOLD_TWICE)]
    first, second = make_reports(sources, into=tmp_path / "reports")
    assert (first.state, second.state) == ("failed", "made")
    assert isinstance(first.error, ReadError)


def test_two_stories_cannot_share_a_folder_and_a_setting_must_be_known(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    twins = [*stories(tmp_path, rain=TOLD_TWICE), *stories(tmp_path / "a", rain=TOLD_TWICE)]
    with pytest.raises(InputError, match=r"rain\.txt and .*rain\.txt would both go to"):
        make_reports(twins, into=tmp_path / "reports")
    with pytest.raises(InputError, match=r"setting must be one of .*; got 'kind'; did you mean 'kinds'"):
        make_report(FERRY, into=tmp_path / "reports", settings={"kind": []})
    with pytest.raises(InputError, match="setting must be one of"):
        make_report(FERRY, into=tmp_path / "reports", settings={"story_path": "x"})
    assert not (tmp_path / "reports").exists()


def test_the_command_in_a_page_makes_it_again() -> None:
    source = Source(Path("/somewhere/my story.txt"), Path("/else/b.txt"), settings={"n": 5, "kinds": ["caption"]})
    expected = "newslib report 'my story.txt' --against b.txt --set n=5 --set 'kinds=[\"caption\"]'"
    assert command_of(source) == expected
    assert command_of(Source(Path("a/-rf.txt"), Path("--b"))) == "newslib report ./-rf.txt --against ./--b"
    assert command_of(Source(Path("a.txt"), boundary=3)) == "newslib report a.txt --boundary 3"
    assert command_of(Source(Path("a.txt"), boundary=False)) == "newslib report a.txt --told-once"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' files have names of whole characters")
def test_a_story_whose_name_is_no_good_utf_8_has_a_report(tmp_path: Path, quick: list[str]) -> None:
    story = tmp_path / os.fsdecode(b"caf\xe9.txt")
    story.write_text(TOLD_TWICE, encoding="utf-8")
    (outcome,) = make_reports([Source(story)], into=tmp_path / "reports")
    assert (outcome.state, outcome.folder.name) == ("made", "caf")
    assert "caf?.txt" in (outcome.folder / "report.html").read_text(encoding="utf-8")


def test_a_story_that_cannot_be_read_or_says_nothing_runs_no_notebook(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        make_report(tmp_path / "missing.txt", into=tmp_path)
    (tmp_path / "blank.txt").write_text(" \n")
    with pytest.raises(InputError, match="needs at least one sentence; got none"):
        make_report(tmp_path / "blank.txt", into=tmp_path / "reports")
    assert not (tmp_path / "reports").exists()


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match="cannot write to"):
        make_report(FERRY, into=tmp_path / "file")
