"""Where Chromium is looked for, and a page made a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newslib import chromium
from newslib.errors import ReportError

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry</title></head>
<body><h1>Ferry</h1><p id="x">Rain.</p><a download="a.csv" href="data:text/csv,x">a.csv</a>
<script>document.getElementById("x").textContent = "Sun.";</script></body></html>"""


def command(folder: Path, text: str) -> str:
    """A program that does what `text` says, in place of Chromium."""
    made = folder / "chromium-of-a-test"
    made.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    made.chmod(0o755)
    return str(made)


def test_the_variable_goes_first_and_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = command(tmp_path, "")
    monkeypatch.setenv(chromium.VARIABLE, own)
    assert chromium.find_chromium() == own
    monkeypatch.setenv(chromium.VARIABLE, str(tmp_path / "nowhere"))
    assert chromium.find_chromium() is None


def test_without_chromium_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_usual_places", list)
    with pytest.raises(ReportError, match=r"expected Chromium or Chrome on this machine.*print report\.html"):
        chromium.write_pdf(tmp_path / "page.html", tmp_path / "page.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="a program made of text needs its first line")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("raise SystemExit('no screen')", "failed with code 1: no screen"),
        ("", "ended without one"),
        ("import time; time.sleep(60)", "within 1 seconds"),
    ],
)
def test_where_it_fails_the_pdf_that_was_there_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, said: str
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, command(tmp_path, text))
    monkeypatch.setattr(chromium, "LONGEST", 1 if "sleep" in text else 60)
    source, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(PAGE, encoding="utf-8")
    pdf.write_bytes(b"before")
    with pytest.raises(ReportError, match=said):
        chromium.write_pdf(source, pdf)
    assert pdf.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chromium-of-a-test", "page.html", "page.pdf"]


def test_what_is_printed_has_no_script_and_nothing_to_save() -> None:
    still = chromium._still(PAGE)
    assert "<script" not in still
    assert "data:" not in still
    assert '<p id="x">Rain.</p>a.csv' in still


def test_dates_and_numbers_of_elements_are_settled_in_place() -> None:
    pdf = b"/CreationDate (D:20261125231800+00'00')\n/ID (node00000081) /ID (node00000017) (node00000081)"
    assert chromium._settled(pdf) == (
        b"/CreationDate (D:20000101000000+00'00')\n/ID (node00000001) /ID (node00000000) (node00000001)"
    )
