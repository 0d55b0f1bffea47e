"""Word lists as plain text: one entry a line, `#` starts a comment, provenance in the first lines."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_lexicon(name: str) -> tuple[str, ...]:
    """The entries of the word list `name`, in the order of its file, without comments and blank lines."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
