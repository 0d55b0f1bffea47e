"""How a page was made: the command, the files, the versions."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a report was made from: its name, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Made:
    """What it takes to make a report again. No clock and no path: the same story gives the same page."""

    command: str
    files: tuple[Input, ...]
    versions: tuple[tuple[str, str], ...]


def made_section(made: Made) -> str:
    """The HTML of how a page was made."""
    files = "".join(
        f"<li>{html.escape(file.name)}: {file.size:,} bytes, "
        f'SHA-256 <code class="long">{html.escape(file.sha256)}</code></li>'
        for file in made.files
    )
    versions = ", ".join(f"{html.escape(name)}&nbsp;{html.escape(version)}" for name, version in made.versions)
    return (
        "<p>This command makes the page again, to the last byte where files and versions are the same:</p>\n"
        f"<pre>{html.escape(made.command)}</pre>\n<ul>{files}</ul>\n<p>Versions: {versions}.</p>"
    )
