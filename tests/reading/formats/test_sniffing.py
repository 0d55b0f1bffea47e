"""What a file is: told from its first bytes where they are plain, else from its name."""

from __future__ import annotations

import pytest

from newslib import ReadError
from newslib.reading import formats
from newslib.reading.formats import text_from_bytes

PAGE = b"<html><body><p>Rain fell.</p></body></html>"


@pytest.mark.parametrize(
    "before",
    [b"", b"\n\n ", b"\xef\xbb\xbf", b"<!DOCTYPE html>", b"<!doctype HTML>\n",
     b"<?xml version='1.0'?>\n<!DOCTYPE html>\n",
     b"<!-- saved from url=(0014)about:internet -->\n", b"<!-- a --><!-- b -->"],
)  # fmt: skip
def test_a_page_is_known_by_how_it_begins_whatever_it_is_called(before: bytes) -> None:
    for name in ("a.txt", "a.html", "a.md", "a"):
        assert text_from_bytes(before + PAGE, name) == "Rain fell.\n"


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "a.XHTML"])
def test_a_piece_of_a_page_is_known_by_its_name(name: str) -> None:
    assert text_from_bytes(b"<p>Rain <b>fell</b>.</p>", name) == "Rain fell.\n"
    assert text_from_bytes(b"<p>Rain <b>fell</b>.</p>", "a.txt") == "<p>Rain <b>fell</b>.</p>"


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.mdown"])
def test_markdown_is_known_by_its_name_alone(name: str) -> None:
    assert text_from_bytes(b"*Rain* fell.", name) == "Rain fell.\n"
    assert text_from_bytes(b"*Rain* fell.", "a.txt") == "*Rain* fell."


@pytest.mark.parametrize(
    "text",
    ["%PDFs are files.", "GIF8 is no word.", "PK is short.", "<p> is a tag; so is <html>.", "{rtf}", "3 < 4 > 2"],
)
def test_a_text_is_not_taken_for_something_else(text: str) -> None:
    assert text_from_bytes(text.encode(), "a.txt") == text


@pytest.mark.parametrize("raw", [b"GIF87a..", b"GIF89a..", b"\xff\xd8\xff\xe0", b"\x1f\x8b\x08", b"\x7fELF\x02"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.mht"])
def test_what_holds_no_text_is_told_under_every_name(raw: bytes, name: str) -> None:
    with pytest.raises(ReadError, match=rf"^'{name}': expected text, a web page or a .docx; it is a"):
        text_from_bytes(raw, name)


@pytest.mark.parametrize(("raw", "name"), [(PAGE, "a.html"), (PAGE, "a.mht"), (b"PK\x03\x04 and more", "a.docx")])
def test_what_is_too_large_for_an_article_is_told(raw: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGEST", len(raw) - 1)
    with pytest.raises(ReadError, match=rf"^'{name}': expected (a story of )?at most .* bytes .*; got {len(raw):,}"):
        text_from_bytes(raw, name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_what_is_too_long_for_a_story_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LONGEST", 18)
    assert text_from_bytes(b"Rain fell all day.", "a.txt") == "Rain fell all day."
    with pytest.raises(ReadError, match=rf"^'{name}': expected a story of at most 18 bytes of text; got 19\."):
        text_from_bytes(b"Rain fell all day!!", name)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.docx", "a"])
def test_an_empty_file_is_an_empty_text(name: str) -> None:
    assert text_from_bytes(b"", name) == ""
