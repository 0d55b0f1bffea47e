"""A student answers in a real JupyterLab: a hint, then right; and hands it in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from benchmarks.session import Classroom
from newslib.new_folder import new_folder
from tests.conftest import ROOT, SEED
from tests.test_browser import browser  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_student_answers_gets_a_hint_and_solves_it(browser: Any, lab: str, tmp_path: Path) -> None:  # noqa: F811
    # Where the server serves, and git looks away.
    mine = new_folder(SEED, into=ROOT / "reports" / f"student-{tmp_path.name}")
    try:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        student = Classroom(page, f"{lab}/lab/tree/{mine.relative_to(ROOT)}")
        student.open("00_start_here")
        student.run_all()
        assert not (mine / "progress.jsonl").exists()  # dots are no answer
        assert "Two may lead to one sentence" in student.answer("00.3", "answer = 5")
        assert "Solved" in student.answer("00.3", "answer = 4")
        assert "not against the world" in student.answer("00.4", 'answer = "a"')
        page.close()
        kept = [json.loads(line) for line in (mine / "progress.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(line["exercise"], line["answer"], line["solved"]) for line in kept] == [
            ("00.3", "5", False),
            ("00.3", "4", True),
            ("00.4", '"a"', False),
        ]
    finally:
        shutil.rmtree(mine)
