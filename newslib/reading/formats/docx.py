"""A document of a word processor (.docx) as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from newslib.errors import ReadError

LARGEST: Final = 200_000_000
"""Bytes that a document may unfold to."""
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006"
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Settings, what was taken away, and the second copy of a box, for programs that do not know the first.
_UNSEEN: Final = frozenset(["pPr", "rPr", "sdtPr", "del", "moveFrom", "Fallback"])
_HOLDERS: Final = frozenset(["tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])


def text_of_docx(raw: bytes, name: str) -> str:
    """The paragraphs, boxes and rows of tables of a document, parted by blank lines.

    Insertions that nobody has accepted yet count as text, deletions and hidden words do not; notes, headers
    and footers are left out.

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
        blocks = list(_blocks(docx.Document(io.BytesIO(raw)).element.body))
    except Exception as error:  # whatever a damaged document makes the library raise
        raise ReadError(f"{name!r}: expected a .docx; it cannot be read ({type(error).__name__}: {error})") from error
    if not blocks:
        raise ReadError(f"{name!r}: expected a document with text; it has none")
    return "\n\n".join(blocks) + "\n"


def _blocks(holder: Any) -> Iterator[str]:
    """The blocks of a body, a cell or a box, those of boxes after the paragraph that they hang on."""
    for element in holder:
        tag = _name(element)
        if tag == "p":
            words = "".join(_pieces(element)).strip()
            if words:
                yield words
            for box in element.iter(f"{_WORD}txbxContent"):
                if _is_seen(box, element):
                    yield from _blocks(box)
        elif tag == "tr":
            cells = ("\n".join(_blocks(cell)) for cell in element.iter(f"{_WORD}tc") if _row_of(cell) is element)
            line = " ".join(filter(None, cells))
            if line:
                yield line
        elif tag in _HOLDERS:
            yield from _blocks(element)


def _is_seen(box: Any, paragraph: Any) -> bool:
    """Whether a box is read with a paragraph: not where it is a second copy or lies in another box of it."""
    outer = box.getparent()
    while outer is not paragraph:
        if _name(outer) in _UNSEEN or _name(outer) == "txbxContent":
            return False
        outer = outer.getparent()
    return True


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_WORD}tr"))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        tag = _name(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag not in _UNSEEN and tag != "txbxContent" and not (tag == "r" and _is_hidden(child)):
            yield from _pieces(child)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return mark is not None and mark.get(f"{_WORD}val", "true") not in ("0", "false", "off")


def _name(element: Any) -> str:
    """The name of an element of Word's own vocabulary, or of the one for alternatives; empty for others."""
    room, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    return name if room in (_WORD[:-1], _ALTERNATIVES) else ""
