"""Markdown as text: the words without the signs that dress them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any, Final

_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\n[\w-]+:.*\n(?:[\w-]+:.*\n|[ \t]+.*\n|-[ \t].*\n|\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_UNSEEN: Final = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INLINE: Final = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]*>", re.I)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_BREAK: Final = re.compile(r"<br\b", re.IGNORECASE)
_NESTED: Final = 100
"""Quotations in quotations that are read; CommonMark's own reader gives up at twenty and drops the words."""


def text_of_markdown(text: str) -> str:
    """The words of a text in Markdown (CommonMark with tables), its blocks parted by blank lines.

    A heading, a paragraph, an item of a list, a row of a table are a block each; a numbered item keeps its number.
    Links keep their words, pictures their description. Tags of HTML are dropped, and what stands between them stays;
    scripts are dropped whole. Metadata that precede the text between lines of three dashes are left out.
    """
    from markdown_it import MarkdownIt

    source = _FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = MarkdownIt("commonmark", {"maxNesting": _NESTED}).enable(["table", "strikethrough"])
    tokens = reader.parse(source)
    blocks = [block for block in _blocks(tokens) if block]
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def _blocks(tokens: Sequence[Any]) -> Iterator[str]:
    number = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " ".join(filter(None, cells or []))
            cells = None
        elif token.type == "inline":
            words = _words(token.children or [])
            if cells is not None:
                cells.append(words)
            else:
                yield number + words
                number = ""
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")
        elif token.type == "html_block":
            for block in _TAG.sub("\n\n", _INLINE.sub("", _UNSEEN.sub("", token.content))).split("\n\n"):
                yield unescape(block).strip()


def _words(children: Sequence[Any]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _BREAK.match(child.content)):
            parts.append("\n")
        elif child.type == "image":
            parts.append(_words(child.children or []))
    return "".join(parts).strip()
