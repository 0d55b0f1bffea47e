"""A saved web page as text: the article, its headlines, bylines and captions, without what stands around it.

trafilatura finds the article. It keeps paragraphs and leaves out bylines and captions, which are evidence here, so the
text is read from the page itself: from the part of it where the article is (`article_in_page`), as it is shown there
(`shown`). Nothing is fetched and no script is run: the page is data.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Any, Final

from newslib.errors import ReadError
from newslib.reading.formats.article_in_page import article_of
from newslib.reading.formats.shown import blocks_of

_CHARSET: Final = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE
)
# What a name stands for on the web, where that is more than it says.
_WIDER: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
# Encodings of Python's own that no page is written in; some of them do more than to decode.
_NO_PAGES: Final = re.compile(r"unicode.escape|utf|undefined|idna|punycode|mbcs|oem")
_PAGE_TYPES: Final = ("text/html", "application/xhtml+xml")


def declared(raw: bytes, text: str) -> str:
    """A page's text in the encoding that it declares, unless it is UTF-8 or says something that it is not.

    Parameters
    ----------
    raw : bytes
    text : str
        What `decoded` made of it.
    """
    found = _CHARSET.search(raw[:4096])
    return _in_encoding(found[1].decode("ascii") if found else None, raw, text)


def _in_encoding(called: str | None, raw: bytes, text: str) -> str:
    try:
        raw.decode("utf-8")
        return text
    except UnicodeDecodeError:
        pass
    if called is None or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text
    try:
        encoding = codecs.lookup(called).name
        if _NO_PAGES.search(encoding):
            return text
        return raw.decode(_WIDER.get(encoding, encoding), "replace" if encoding in _WIDER else "strict")
    except (LookupError, ValueError):  # no such encoding, no name of one, or bytes that are not in it
        return text


def text_of_page(page: str, name: str) -> str:
    """The article of a page, its blocks parted by blank lines.

    Raises
    ------
    ReadError
        Where the page has no text.
    """
    if _most_attributes(page) > ATTRIBUTES:
        raise ReadError(f"{name!r}: expected a web page; a tag of it has more than {ATTRIBUTES:,} attributes")
    tree = _tree(page)
    blocks = [] if tree is None else list(blocks_of(article_of(tree, page)))
    if not blocks:
        raise ReadError(f"{name!r}: expected a web page with an article; it has no text that would be shown")
    return "\n\n".join(blocks) + "\n"


def text_of_archive(raw: bytes, name: str) -> str:
    """The article of a page that was saved as a single file (MHTML).

    Raises
    ------
    ReadError
        Where no page is in it, or none of its first `FRAMES` pages has an article.
    """
    from email import message_from_bytes, policy

    from newslib.reading.formats.decoding import decoded

    empty: ReadError | None = None
    try:
        parts = list(message_from_bytes(raw, policy=policy.compat32).walk())
    except RecursionError as error:
        raise ReadError(f"{name!r}: expected a saved web page; its parts lie too deep in one another") from error
    pages = [part for part in parts if part.get_content_type() in _PAGE_TYPES]
    for part in pages[:FRAMES]:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            try:
                text = declared(content, decoded(content, name))
                return text_of_page(_in_encoding(part.get_content_charset(), content, text), name)
            except ReadError as error:  # a frame of advertisements may come first
                empty = empty or error
    raise empty or ReadError(f"{name!r}: expected a saved web page; there is none in it")


FRAMES: Final = 200
"""Pages of a saved page that are looked at for an article; advertisements of a few frames come before it at most."""
ATTRIBUTES: Final = 1000
"""Attributes of one tag: a page has a dozen, and with many more a parser's time grows with their square."""
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")  # characters that a browser does not show


class _Attributes:
    """Counts the attributes of each tag, in one go through a page."""

    def __init__(self) -> None:
        self.most = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.most = max(self.most, len(attributes))

    def close(self) -> int:
        return self.most


def _most_attributes(page: str) -> int:
    """How many attributes the tag has that has most of them."""
    from lxml import etree

    try:
        counted = etree.HTMLParser(target=_Attributes(), encoding="utf-8", no_network=True)
        return int(etree.fromstring(page.encode("utf-8", "replace"), counted))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return 0


def _tree(page: str) -> Any:
    """The page as elements; None where there are none."""
    from lxml import etree, html

    # A parser of HTML knows no entities but its own, and drops what is nested too deep.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    page = _NO_XML.sub("", page)  # lxml would read them, and then refuse to move them
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    bodies = tree.xpath("//body")
    return bodies[0] if bodies else tree
