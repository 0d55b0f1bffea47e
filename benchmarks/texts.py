"""Texts to time on: sentences of our own stories in new company, or the articles of a file."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newslib import sentence_table, stories

TEXT_FIELDS = ("text", "article", "document", "body", "content")


@cache
def own_sentences() -> tuple[str, ...]:
    """The sentences of the running text of all versions of our stories, each once."""
    found: dict[str, None] = {}
    ours = stories().dropna(subset="version")
    for path in ours["path"]:
        table = sentence_table(Path(path).read_text(encoding="utf-8"))
        found |= dict.fromkeys(table["text"][table["kind"] == "paragraph"])
    return tuple(found)


def sampled(count: int, sentences: int, seed: int) -> list[str]:
    """Texts of so many sentences, drawn from our stories, in paragraphs of one to three."""
    draw = random.Random(seed)
    return ["\n\n".join(_paragraphs(draw, sentences)) for _ in range(count)]


def _paragraphs(draw: random.Random, sentences: int) -> Iterator[str]:
    while sentences > 0:
        size = min(draw.randint(1, 3), sentences)
        yield " ".join(draw.choices(own_sentences(), k=size))
        sentences -= size


def from_corpus(path: Path) -> list[str]:
    """The articles of a file with one JSON object (or string) a line; the text is in one of `TEXT_FIELDS`."""
    texts = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            item = json.loads(line)
            field = next((name for name in TEXT_FIELDS if isinstance(item, dict) and name in item), None)
            if not isinstance(item, str) and field is None:
                raise SystemExit(f"{path}, line {number}: expected a string or a field of {', '.join(TEXT_FIELDS)}")
            texts.append(item if isinstance(item, str) else item[field])
    return texts
