"""A report is for readers: it asks nothing, and its notebooks run no exercise."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from newslib.notebook_files import EXERCISE

pytestmark = pytest.mark.xdist_group("browser")  # where the report is made that all tests look at


def test_a_report_asks_nothing(ferry_report: Path) -> None:
    page = (ferry_report / "report.html").read_text(encoding="utf-8")
    assert "What this cannot tell you" in page
    for words in ("Waits for your answer", "Put your answer", "Key points", "For whom"):
        assert words not in page
    notebooks = sorted(ferry_report.glob("*.ipynb"))
    assert notebooks
    for path in notebooks:
        cells = nbformat.read(path, as_version=4).cells
        assert not any(EXERCISE in cell.metadata.get("tags", []) for cell in cells)
        assert not any("check(" in cell.source for cell in cells if cell.cell_type == "code")
