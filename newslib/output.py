"""Output that is possible wherever it goes, be it to a place that knows few characters or to none."""

from __future__ import annotations

import json
import os
import sys
from typing import TextIO


def accept_everything() -> None:
    r"""Let what a place cannot show be written out in ASCII ("\u201c"), and a closed place take all and keep none."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, nowhere())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def nowhere() -> TextIO:
    """Where output goes that nobody can have."""
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def print_json(what: object) -> None:
    """Print JSON on lines; only where the place takes every character do those beyond ASCII stand as they are."""
    every = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(what, ensure_ascii=not every, indent=1))
