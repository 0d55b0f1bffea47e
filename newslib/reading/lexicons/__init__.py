"""Word lists as plain text: one entry a line, `#` starts a comment, provenance in the first lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def load_lexicon(name: str) -> tuple[str, ...]:
    """The entries of the word list `name`, in the order of its file, without comments and blank lines."""
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
