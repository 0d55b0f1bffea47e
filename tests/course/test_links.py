"""Every link, file and name that the prose speaks of is there; nothing is fetched."""

from __future__ import annotations

import importlib
import re
import shlex
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt

import newslib
from newslib.arguments import Parser
from newslib.cli import _parser
from newslib.notebook_files import suite
from tests.conftest import ROOT
from tests.course.pages import markdown

PAGES = markdown()
EVERY_PAGE = pytest.mark.parametrize("name", PAGES)


def links(text: str) -> Iterator[str]:
    """The addresses of a page's links and pictures."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for child in token.children or []:
            for attribute in ("href", "src"):
                if attribute in child.attrs:
                    yield str(child.attrs[attribute])


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and JupyterLab make them."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.replace("`", "")).strip().lower().replace(" ", "-") for head in heads}


def test_links_and_anchors_are_found() -> None:
    text = "# The first, `one`\n\n[a](b.md#c) ![d](e.png)\n\n| x |\n|---|\n| [f](https://g.example/) |\n"
    assert list(links(text)) == ["b.md#c", "e.png", "https://g.example/"]
    assert anchors(text) == {"the-first-one"}


@EVERY_PAGE
def test_every_link_leads_somewhere(name: str) -> None:
    for link in links(PAGES[name]):
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme == "https", link
            assert re.fullmatch(r"[\w-]+(\.[\w-]+)+", parts.netloc), link
            continue
        target = (ROOT / name).parent / unquote(parts.path) if parts.path else ROOT / name
        assert target.exists(), link
        if parts.fragment:
            page = target.read_text(encoding="utf-8")
            assert parts.fragment in anchors(page), link


@EVERY_PAGE
def test_every_notebook_that_is_named_is_there(name: str) -> None:
    there = {path.stem for path in suite()}
    for named in re.findall(r"\b\d\d_[a-z_]+\b", PAGES[name]):
        assert named in there, named


def code_of(text: str) -> Iterator[str]:
    """What is set as code, within lines and in blocks."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("fence", "code_block"):
            yield token.content
        yield from (child.content for child in token.children or [] if child.type == "code_inline")


@EVERY_PAGE
def test_every_name_of_newslib_is_one(name: str) -> None:
    for code in code_of(PAGES[name]):
        for dotted in re.findall(r"\bnewslib(?:\.[A-Za-z_]+)+", code):
            found, rest = newslib, dotted.split(".")[1:]
            for part in rest:
                try:
                    found = getattr(found, part)
                except AttributeError:
                    found = importlib.import_module(f"{found.__name__}.{part}")
        for imported, names in re.findall(r"^from (newslib[\w.]*) import ([\w, ]+)$", code, re.MULTILINE):
            module = importlib.import_module(imported)
            assert [n for n in names.split(", ") if not hasattr(module, n)] == [], code


@EVERY_PAGE
def test_every_command_is_one_with_the_options_that_it_has(name: str) -> None:
    parser = _parser()
    assert isinstance(parser, Parser)
    (commands,) = (action for action in parser._actions if action.dest == "command")
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for code in code_of(PAGES[name]):
        for line in code.splitlines():
            words = shlex.split(line.partition(" #")[0]) if line.count("'") % 2 == 0 else line.split()
            if words and words[0] in ("newslib", ".venv/bin/newslib") and len(words) > 1:
                known = commands.choices[words[1]]._option_string_actions  # type: ignore[index]
                assert [w for w in words[2:] if w.startswith("--") and w.partition("=")[0] not in known] == [], line
            if words and words[0] == "make" and len(words) > 1 and re.fullmatch(r"[a-z-]+", words[1]):
                assert words[1] in targets, line
