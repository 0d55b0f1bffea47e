"""A document of a word processor (.docx) as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from newslib.errors import ReadError

LARGEST: Final = 200_000_000
"""Bytes that a document may unfold to."""


def text_of_docx(raw: bytes, name: str) -> str:
    """The paragraphs and the rows of tables of a document, parted by blank lines.

    Insertions that nobody has accepted yet count as text, deletions do not; notes, headers and footers are left out.

    Raises
    ------
    ReadError
        Where the file is no such document, unfolds to too much, or python-docx is not installed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ReadError(f"{name!r}: expected a .docx; it is a damaged archive ({error})") from error
    if "word/document.xml" not in names:
        raise ReadError(f"{name!r}: expected text, a web page or a .docx; it is an archive (ZIP) of something else")
    if size > LARGEST:
        raise ReadError(f"{name!r}: expected a .docx of at most {LARGEST:,} bytes unfolded; got {size:,}")
    try:
        import docx
    except ImportError as error:
        raise ReadError(
            f"{name!r}: a .docx needs the package python-docx: `make extras` or `pip install 'newslib[docx]'`; "
            "or save the document as plain text"
        ) from error
    try:
        blocks = list(_blocks(docx.Document(io.BytesIO(raw))))
    except Exception as error:  # whatever a damaged document makes the library raise
        raise ReadError(f"{name!r}: expected a .docx; it cannot be read ({type(error).__name__}: {error})") from error
    if not blocks:
        raise ReadError(f"{name!r}: expected a document with text; it has none")
    return "\n\n".join(blocks) + "\n"


def _blocks(document: Any) -> Iterator[str]:
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                cells = {cell._tc: cell for cell in row.cells}.values()  # one that spans columns is given several times
                cell_words = ("\n".join(filter(None, map(_words, cell.paragraphs))) for cell in cells)
                line = " ".join(filter(None, cell_words))
                if line:
                    yield line
        elif words := _words(part):
            yield words


def _words(paragraph: Any) -> str:
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    pieces = (
        element.text or "" if element.tag == qn("w:t") else signs[element.tag]
        for element in paragraph._p.iter(qn("w:t"), *signs)
        if element.getparent().tag == qn("w:r")
    )
    return "".join(pieces).strip()
