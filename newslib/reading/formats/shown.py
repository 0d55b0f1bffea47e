"""What a web page shows of an element: its text, block by block, without what is hidden or beside the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

# What is no part of what an article says, wherever it stands.
_ASIDE: Final = frozenset([
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "nav", "aside", "footer", "button", "select", "input", "textarea", "dialog", "menu", "head", "title",
])  # fmt: skip
_INLINE: Final = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "img",
])  # fmt: skip
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_END: Final = "\x00"  # ends a block while text is gathered; no page can hold it
_LINE: Final = "\x01"  # ends a line


def blocks_of(part: Any) -> Iterator[str]:
    """The text of an element, block by block, in reading order."""
    for block in "".join(_pieces(part)).split(_END):
        # A line end of the source is a blank; two line breaks in a row end a paragraph.
        for paragraph in re.split(rf"{_LINE}\s*{_LINE}", block):
            text = spaced(paragraph.replace(_LINE, " "))
            if text:
                yield text


def _pieces(part: Any) -> Iterator[str]:
    """Pieces of text, a mark where a block ends, another where a line does; no recursion, for pages may be deep."""
    stack: list[tuple[Any, bool]] = [(part, True)]
    typed = 0  # how many elements around have their lines as they were typed
    while stack:
        element, entering = stack.pop()
        shown = isinstance(element.tag, str) and (element is part or not is_left_out(element))
        if not entering:
            typed -= element.tag == "pre"
            yield _END if is_block(element) else ""
        elif shown:
            typed += element.tag == "pre"
            yield _LINE if element.tag == "br" else _END if is_block(element) else ""
            yield _clean(element.text, typed > 0)
            stack.append((element, False))
            stack += [(child, True) for child in reversed(element)]
            continue
        if element is not part:
            yield _clean(element.tail, typed > 0)


def _clean(text: str | None, typed: bool) -> str:
    bare = (text or "").replace(_END, "").replace(_LINE, "")
    return bare.replace("\n", _LINE) if typed else bare


def is_block(element: Any) -> bool:
    """Whether an element begins on a line of its own."""
    return isinstance(element.tag, str) and element.tag not in _INLINE and element.tag != "br"


def is_left_out(element: Any) -> bool:
    """Whether an element is hidden, or of a kind that says nothing of the story."""
    attributes = element.attrib
    if element.tag == "header":  # of an article it has the headline, of a site its name
        inside = any(outer.tag in ("article", "main") for outer in element.iterancestors())
        return not inside and element.find(".//h1") is None
    if element.tag == "form" and element.find(".//p") is None and element.find(".//h1") is None:
        return True  # some sites put the whole page into one
    return (
        element.tag in _ASIDE
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")))
    )


def spaced(text: str) -> str:
    """A text on one line, with single blanks."""
    return " ".join(text.split())
