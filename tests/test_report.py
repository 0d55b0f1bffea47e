"""The report: whole, self-contained, and never half-written."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from newslib import InputError, ReadError, ReportError, report, sentence_table
from newslib.display.live import bundle, start_script
from newslib.display.page_script import SORT
from newslib.report import _put_in_place, folder_name, make_report, save_tables
from tests.conftest import FERRY
from tests.tiny import sentences_of


@pytest.mark.notebook
def test_a_report_is_whole_and_loads_nothing(tmp_path: Path) -> None:
    folder = make_report(FERRY, into=tmp_path)
    assert folder == tmp_path / "ferry"
    assert [path.name for path in tmp_path.iterdir()] == ["ferry"]
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
    assert tables["sentences"]["text"].tolist() == sentence_table(report.read_story(FERRY))["text"].tolist()

    whole = (folder / "report.html").read_text(encoding="utf-8")
    assert whole.count(bundle()) == 1
    page = whole.replace(bundle(), "")  # addresses that it names are words: a browser test sees that none is asked for
    runs = re.findall(r"(?s)<script(?! type=\"application/json\")[^>]*>(.*?)</script>", page)
    assert runs == ["", start_script(), SORT]
    assert not re.search(r"(?i)https?:|src=[\"'](?!data:)|<link|<base|<iframe|@import|url\(|\son\w+=", page)
    assert page.count("<img") == page.count('alt="') == page.count('<script type="application/json">')
    assert len(re.findall(r"<img[^>]*alt=\"[^\"]{20,}\"", page)) >= 6
    assert "Traceback" not in page
    assert str(tmp_path) not in page


def test_a_table_is_written_under_its_name_or_not_at_all(tmp_path: Path) -> None:
    table = sentences_of(["It rained, “really”.", "Line\nbreak"])
    assert save_tables(None, sentences=table) == []
    assert save_tables(tmp_path / "new", sentences=table) == ["sentences.csv"]
    assert pd.read_csv(tmp_path / "new" / "sentences.csv")["text"].tolist() == table["text"].tolist()


@pytest.mark.parametrize(
    ("name", "folder"),
    [("blinken-kyiv", "blinken-kyiv"), ("../../etc", "etc"), ("my story: 2", "my-story-2"), ("...", "story"),
     ("-rf", "rf"), ("Київ", "Київ"), ("a/b\\c\n", "a-b-c"), ("x" * 300, "x" * 100)],
)  # fmt: skip
def test_folders_are_named_safely(name: str, folder: str) -> None:
    assert folder_name(name) == folder


def test_what_fails_leaves_the_last_good_report_in_place(tmp_path: Path) -> None:
    target = tmp_path / "story"
    target.mkdir()
    (target / "report.html").write_text("good")

    def fail() -> None:
        with _put_in_place(target) as draft:
            (draft / "report.html").write_text("half")
            raise ReportError("cell 3")

    with pytest.raises(ReportError, match="cell 3"):
        fail()
    assert (target / "report.html").read_text() == "good"
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_a_new_report_takes_the_place_of_the_old(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with _put_in_place(tmp_path / "story") as draft:
            (draft / "report.html").write_text(text)
    assert (tmp_path / "story" / "report.html").read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="something else"), _put_in_place(tmp_path / "story") as draft:
        (draft / "report.html").write_text("new")
    assert (tmp_path / "story" / "thesis.txt").exists()


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
