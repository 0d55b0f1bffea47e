"""The project's own stories, each original with each of its versions, and texts that no newspaper prints."""

from __future__ import annotations

from functools import cache
from pathlib import Path

STORIES = Path(__file__).resolve().parent.parent / "data" / "stories"


@cache
def pairs() -> tuple[str, ...]:
    """Every original with every other version behind it, and the seed story."""
    found = [(STORIES / "blinken-kyiv.txt").read_text(encoding="utf-8")]
    for folder in sorted(path for path in STORIES.iterdir() if path.is_dir()):
        original = (folder / "original.txt").read_text(encoding="utf-8")
        others = sorted(path for path in folder.glob("*.txt") if path.name != "original.txt")
        found += [f"{original}\n\n{path.read_text(encoding='utf-8')}" for path in others]
    return tuple(found)


@cache
def odd() -> tuple[str, ...]:
    """Stories that are empty, short, told once, spaced oddly, or written in other letters."""
    one = pairs()[1]
    return (
        *("", "\n\n", "Rain", "5", "$5 million\n\n$6 million", "Five people left.\n\nSix people left."),
        *(
            "Photo: Ida Voss/AP\n\nPhoto: Per Holm/AP",
            "日本は５人。 12人が死んだ。\n\n日本は６人。",
            " \t 12 Mai \u200b",
        ),
        *(one.replace(" ", "  "), one.replace(" ", "\u00a0"), one.replace(". ", ".\n"), one.replace(", ", ",\t")),
        *(one.replace(". ", "."), one.upper(), one.lower(), one[:1200]),
    )
