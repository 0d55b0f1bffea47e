"""A saved web page as text: the article, its headlines, bylines and captions, without what stands around it.

trafilatura finds the article. It keeps paragraphs and leaves out bylines and captions, which are evidence here, so the
text is read from the page itself: from the smallest part of it that has all that trafilatura found. Nothing is fetched
and no script is run: the page is data.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from newslib.errors import ReadError

# What is no part of what an article says, wherever it stands.
_ASIDE: Final = frozenset([
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "nav", "aside", "footer", "form", "button", "select", "input", "textarea", "dialog", "menu", "head", "title",
])  # fmt: skip
_INLINE: Final = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "img",
])  # fmt: skip
_TOO_SMALL: Final = frozenset([
    "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "td", "tr",
])  # fmt: skip
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_END: Final = "\x00"  # ends a block while text is gathered; no page can hold it


def declared(raw: bytes, text: str) -> str:
    """A page's text in the encoding that it declares, unless it is UTF-8 or says something that it is not.

    Parameters
    ----------
    raw : bytes
    text : str
        What `decoded` made of it.
    """
    found = _CHARSET.search(raw[:4096])
    try:
        raw.decode("utf-8")
        return text
    except UnicodeDecodeError:
        pass
    if found is None or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text
    try:
        return raw.decode(found[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return text


def text_of_page(page: str, name: str) -> str:
    """The article of a page, its blocks parted by blank lines.

    Raises
    ------
    ReadError
        Where the page has no text.
    """
    tree = _tree(page)
    blocks = [] if tree is None else list(_blocks(_article(tree, _found(page))))
    if not blocks:
        raise ReadError(f"{name!r}: expected a web page with an article; it has no text that would be shown")
    return "\n\n".join(blocks) + "\n"


def text_of_archive(raw: bytes, name: str) -> str:
    """The article of a page that was saved as a single file (MHTML).

    Raises
    ------
    ReadError
        Where no page is in it.
    """
    from email import message_from_bytes, policy

    message = message_from_bytes(raw, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                from newslib.reading.formats.decoding import decoded

                return text_of_page(declared(content, decoded(content, name)), name)
    raise ReadError(f"{name!r}: expected a saved web page; there is none in it")


def _tree(page: str) -> Any:
    """The page as elements; None where there are none."""
    from lxml import etree, html

    # A parser of HTML knows no entities but its own, and drops what is nested too deep.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    bodies = tree.xpath("//body")
    return bodies[0] if bodies else tree


def _found(page: str) -> set[str]:
    """The paragraphs that trafilatura takes for the article; none where it finds none."""
    import trafilatura

    try:
        text = trafilatura.extract(page, favor_recall=True, include_comments=False, deduplicate=False)
    except (ValueError, RecursionError, AttributeError, TypeError):
        return set()
    lines = (_spaced(line.lstrip("- ")) for line in (text or "").splitlines())
    return {line for line in lines if len(line) > 20}


def _article(body: Any, wanted: set[str]) -> Any:
    """The smallest element that has all wanted paragraphs; the whole body where they are not to be found."""
    if not wanted:
        return body
    home: list[Any] | None = None
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _INLINE or any(_is_block(child) for child in element):
            continue
        if _spaced("".join(element.itertext())) in wanted:
            line = [*reversed(list(element.iterancestors())), element]
            if any(map(_is_left_out, line)):
                continue
            home = line if home is None else [a for a, b in zip(home, line, strict=False) if a is b]
    if not home:
        return body
    part = home[-1]
    # A lone paragraph has its headline beside it; a list or a column its other parts.
    while part is not body and part.tag in _TOO_SMALL and part.getparent() is not None:
        part = part.getparent()
    return part


def _is_block(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in _INLINE and element.tag != "br"


def _blocks(part: Any) -> Iterator[str]:
    """The text of an element, block by block, in reading order."""
    for block in "".join(_pieces(part)).split(_END):
        # A line end of the source is a blank; two line breaks in a row end a paragraph.
        for paragraph in re.split(r"\x01\s*\x01", block):
            text = _spaced(paragraph.replace("\x01", " "))
            if text:
                yield text


def _pieces(part: Any) -> Iterator[str]:
    """Pieces of text, a mark where a block ends, another where a line does; no recursion, for pages may be deep."""
    stack: list[tuple[Any, bool]] = [(part, True)]
    while stack:
        element, entering = stack.pop()
        shown = isinstance(element.tag, str) and not _is_left_out(element)
        if not entering:
            yield _END if _is_block(element) else ""
        elif shown:
            yield "\x01" if element.tag == "br" else _END if _is_block(element) else ""
            yield _clean(element.text)
            stack.append((element, False))
            stack += [(child, True) for child in reversed(element)]
            continue
        if element is not part:
            yield _clean(element.tail)


def _clean(text: str | None) -> str:
    return (text or "").replace(_END, "").replace("\x01", "")


def _is_left_out(element: Any) -> bool:
    attributes = element.attrib
    if element.tag == "header":  # of an article it has the headline, of a site its name
        inside = any(outer.tag in ("article", "main") for outer in element.iterancestors())
        return not inside and element.find(".//h1") is None
    return (
        element.tag in _ASIDE
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")))
    )


def _spaced(text: str | Iterable[str]) -> str:
    return " ".join((text if isinstance(text, str) else "".join(text)).split())
