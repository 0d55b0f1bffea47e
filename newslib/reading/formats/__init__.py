"""Files of several formats as the text of a story: plain text, Markdown, saved web pages, .docx.

Plain text is the text, every character of it. Of the others a story's text is what they say, without their markup,
its blocks parted by blank lines; offsets point into that text. Each format loads what it needs when a file of its kind
is read.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from newslib.errors import ReadError
from newslib.reading.formats.decoding import decoded

LARGEST: Final = 50_000_000
"""Bytes of a page, an archive or a document; what is larger is no article."""
LONGEST: Final = 10_000_000
"""Bytes of plain text or Markdown, about 2,000,000 words: a story has a few hundred, and what is longer would keep a
notebook busy for hours."""
MARKDOWN: Final = frozenset([".md", ".markdown", ".mdown"])
PAGES: Final = frozenset([".html", ".htm", ".xhtml"])
ARCHIVES: Final = frozenset([".mht", ".mhtml"])
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile(
    r"</?(?:p|div|body|article|h[1-6]|br|span|section|main|head|title|a|ul|table)\b[^<>]*>", re.IGNORECASE
)
_SIGNATURES: Final = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF87a": "a picture (GIF)",
    b"GIF89a": "a picture (GIF)",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"\xd0\xcf\x11\xe0": "a document in Word's old format (.doc)",
    b"{\\rtf": "a document in RTF",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}


def text_from_bytes(raw: bytes, name: str) -> str:
    """The text of a file.

    Parameters
    ----------
    raw : bytes
        What is in the file.
    name : str
        The file's name: its ending says what it is. A web page is known without one, too.

    Returns
    -------
    str
        Plain text as it stands, with its line ends. Of a web page the article with its headlines, bylines and captions,
        without menus and scripts; of Markdown and .docx the words without markup.

    Raises
    ------
    ReadError
        Where the file does not hold text, its format is none of these, it has no article, or it is too large for one.
    """
    ending = PurePath(name).suffix.lower()
    if raw.startswith(b"PK\x03\x04"):
        from newslib.reading.formats.docx import text_of_docx

        return _no_longer(text_of_docx(_not_too_large(raw, name), name), name)
    for signature, what in _SIGNATURES.items():
        if raw.startswith(signature):
            raise ReadError(
                f"{name!r}: expected text, a web page or a .docx; it is {what}. Save its text as a text file"
            )
    if ending in ARCHIVES:
        from newslib.reading.formats.html import text_of_archive

        return _no_longer(text_of_archive(_not_too_large(raw, name), name), name)
    if len(raw) > LARGEST:  # whatever it is
        raise _too_long(len(raw), name)
    text = decoded(raw, name)
    if _PAGE.match(text[:5000]) or (ending in PAGES and _TAG.search(text)):
        from newslib.reading.formats.html import declared, text_of_page

        return _no_longer(text_of_page(declared(_not_too_large(raw, name), text), name), name)
    if len(raw) > LONGEST:
        raise _too_long(len(raw), name)
    if ending in MARKDOWN:
        from newslib.reading.formats.markdown import text_of_markdown

        return text_of_markdown(text)
    return text


def _no_longer(text: str, name: str) -> str:
    size = len(text.encode("utf-8", "replace"))
    if size > LONGEST:
        raise _too_long(size, name)
    return text


def _too_long(size: int, name: str) -> ReadError:
    return ReadError(
        f"{name!r}: expected a story of at most {LONGEST:,} bytes of text; got {size:,}. Many stories in one file "
        "go into a table with a story a row, for `newslib corpus`"
    )


def _not_too_large(raw: bytes, name: str) -> bytes:
    if len(raw) > LARGEST:
        raise ReadError(f"{name!r}: expected at most {LARGEST:,} bytes of a page or a document; got {len(raw):,}")
    return raw
