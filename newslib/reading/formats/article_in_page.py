"""Where in a web page its article is: both versions of it, with headlines, bylines and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from newslib.reading.formats.shown import blocks_of, is_block, is_left_out, spaced

_TOO_SMALL: Final = frozenset([
    "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "td", "tr",
])  # fmt: skip
_NOTICE: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|share|sharing|newsletter|comments?|related|promo|sponsored)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(r"(?<=[a-z,] )[A-Z]\w{2,}")
_ALIKE: Final = 0.4
"""Share of names in common from which two parts tell one story: of our own stories, versions of one have at least 0.5,
different ones at most 0.33."""
_SHORTEST: Final = 0.2
"""Of the words of one version, what the other has at least: a rewrite may be short, a teaser is shorter."""


def article_of(body: Any, page: str) -> Any:
    """The smallest element that has all of the article; the whole body where none is to be found.

    trafilatura finds paragraphs, often those of the first version only. The element that holds them grows to what has
    the headline above them, and to what has another version beside them. Notices, comments and links
    to share it or to other stories are taken out of the page.
    """
    part = _around(body, _found(page))
    part = _with_headline(part, body)
    part = _with_other_version(part, body)
    _drop_notices(part)
    return part


def _found(page: str) -> set[str]:
    """The paragraphs that trafilatura takes for the article; none where it finds none."""
    import trafilatura

    try:
        text = trafilatura.extract(page, favor_recall=True, include_comments=False, deduplicate=False)
    except (ValueError, RecursionError, AttributeError, TypeError):
        return set()
    lines = (spaced(line.lstrip("- ")) for line in (text or "").splitlines())
    return {line for line in lines if len(line) > 20}


def _around(body: Any, wanted: set[str]) -> Any:
    """The smallest element that has all wanted paragraphs; the whole body where they are not to be found."""
    if not wanted:
        return body
    home: list[Any] | None = None
    for element in body.iter():
        if not isinstance(element.tag, str) or not is_block(element) or any(is_block(child) for child in element):
            continue
        if spaced("".join(element.itertext())) in wanted:
            line = [*reversed(list(element.iterancestors())), element]
            if any(map(is_left_out, line)):
                continue
            home = line if home is None else [a for a, b in zip(home, line, strict=False) if a is b]
    if not home:
        return body
    part = home[-1]
    # A lone paragraph has its headline beside it; a list or a column its other parts.
    while part is not body and part.tag in _TOO_SMALL and part.getparent() is not None:
        part = part.getparent()
    return part


def _with_headline(part: Any, body: Any) -> Any:
    """The element around a part that has no headline and stands below one, unless that has as much again beside it."""
    if part is body or part.find(".//h1") is not None:
        return part
    enough = 2 * _length(part)
    for outer in _up_to(part, body):
        if any(not _is_hidden_within(head, outer) for head in outer.iter("h1")):
            return outer if _length(outer) <= enough else part
    return part


def _is_hidden_within(element: Any, outer: Any) -> bool:
    while element is not outer:
        if is_left_out(element):
            return True
        element = element.getparent()
    return False


def _with_other_version(part: Any, body: Any) -> Any:
    """The element around a part and those beside it, or beside what holds it, that are built like it and tell of it."""
    words, names = _length(part), _names(part)
    for inner in (part, *_up_to(part, body)):
        if inner is body:
            break
        others = [one for one in (*inner.itersiblings(), *inner.itersiblings(preceding=True)) if _is_like(one, inner)]
        if any(_length(one) >= _SHORTEST * words and _tell_the_same(names, _names(one)) for one in others):
            return inner.getparent()
    return part


def _up_to(part: Any, body: Any) -> Iterator[Any]:
    """The elements around a part, the nearest first, the body last."""
    while part is not body and part.getparent() is not None:
        part = part.getparent()
        yield part


def _is_like(one: Any, other: Any) -> bool:
    """Whether two elements beside each other are built for the same thing."""
    if one.tag != other.tag or is_left_out(one):
        return False
    mine, theirs = (set(element.get("class", "").split()) for element in (one, other))
    return one.tag == "article" or mine == theirs or bool(mine & theirs)


def _tell_the_same(names: set[str], others: set[str]) -> bool:
    both = len(names & others)
    return both >= 2 and both >= _ALIKE * min(len(names), len(others))


def _names(part: Any) -> set[str]:
    """Words with a capital letter inside of sentences."""
    return {name for block in blocks_of(part) for name in _NAMES.findall(block)}


def _length(part: Any) -> int:
    """Characters that an element shows."""
    return sum(map(len, blocks_of(part)))


def _drop_notices(part: Any) -> None:
    """Take out elements that are called a notice, links elsewhere or readers' comments, and are a small part."""
    named = [
        element
        for element in part.iterdescendants()
        if isinstance(element.tag, str)
        and element.tag not in ("article", "main")
        and _NOTICE.search(f"{element.get('id', '')} {element.get('class', '')}")
    ]
    if not named:
        return
    outermost = set(named)
    outermost = {one for one in named if outermost.isdisjoint(one.iterancestors())}
    lengths = {one: _length(one) for one in outermost if one.find(".//h1") is None}
    whole = _length(part)
    if 2 * sum(lengths.values()) < whole:
        for one, length in lengths.items():
            if 4 * length < whole:
                one.drop_tree()
