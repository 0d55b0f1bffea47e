"""How a page was made: the command, what it read, and which versions of what it was made with."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """What is needed to make the same page again; it has no clock and no path.

    Attributes
    ----------
    command : str
        What was typed.
    files : tuple of (name, bytes, sha256)
        The files that were read, in the order of the command.
    versions : tuple of (name, version)
        newslib, Python, and the packages and the model that a result can depend on.
    """

    command: str
    files: tuple[tuple[str, int, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()


def made_html(made: Made) -> str:
    """How a page was made, as HTML; names and values are escaped."""
    files = "".join(
        f"<tr><td>{html.escape(name)}</td><td>{size:,}</td><td><code>{html.escape(digest)}</code></td></tr>"
        for name, size, digest in made.files
    )
    versions = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(version)}</td></tr>'
        for name, version in made.versions
    )
    parts = [f"<p>This command made it:</p><pre><code>{html.escape(made.command)}</code></pre>"]
    if files:
        heads = "".join(f'<th scope="col">{name}</th>' for name in ("file", "bytes", "SHA-256"))
        parts.append(_table("What was read", f"<thead><tr>{heads}</tr></thead><tbody>{files}</tbody>"))
    if versions:
        heads = '<th scope="col">what</th><th scope="col">version</th>'
        parts.append(_table("Versions", f"<thead><tr>{heads}</tr></thead><tbody>{versions}</tbody>"))
    parts.append("<p>The same files, command and versions give the same bytes on one platform.</p>")
    return "\n".join(parts)


def _table(caption: str, rows: str) -> str:
    return (
        f'<h3>{caption}</h3><div class="scroll" tabindex="0" role="group" aria-label="{caption}">'
        f"<table>{rows}</table></div>"
    )
