"""What every room knows of a chart's specification, without loading the library that makes charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

MIME: Final = "application/vnd.vegalite.v5+json"
PNG: Final = "image/png"
SVG: Final = "image/svg+xml"
SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
VEGA_LITE: Final = "5.8"
"""The oldest Vega-Lite that vl-convert carries, and the closest to the 5.6.1 of JupyterLab."""
EMBED: Final = {"renderer": "svg", "actions": False}
PICTURES: Final = "NEWSLIB_PICTURES"
"""The environment variable that, with the value `later`, lets a chart reach its notebook without a picture."""


def in_words(spec: Mapping[str, Any]) -> str:
    """A chart in words: its description, or its title where it has none.

    >>> in_words({"title": {"text": ["Words that", "A leans on"]}})
    'Words that A leans on'
    """
    title = spec.get("title", "")
    text = title.get("text", "") if isinstance(title, dict) else title
    words = spec.get("description") or (" ".join(text) if isinstance(text, list) else text)
    return str(words) or "A chart without a description."


def is_chart(output: Mapping[str, Any]) -> bool:
    """Whether a notebook's output is a chart that can be made live."""
    return MIME in output.get("data", {})
