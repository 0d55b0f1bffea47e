"""The command `newslib` with a suite of notebooks from the folder that SMALL_SUITE names, and a page that is a list.

What a page and a kernel need is not loaded before it is asked for, so that a report takes few seconds. With
SMALL_BLOCKED, packages that it names cannot be imported.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

for package in filter(None, os.environ.get("SMALL_BLOCKED", "").split(",")):
    sys.modules[package] = None  # type: ignore[assignment]

from newslib import kernels, notebook_files, press, running  # noqa: E402

kernels.CAN_FORK = False
running.SLOWEST_CELL = int(os.environ.get("SMALL_TIMEOUT", "60"))  # type: ignore[misc]
if "SMALL_SUITE" in os.environ:
    notebook_files.notebook_folder = lambda: Path(os.environ["SMALL_SUITE"])


async def _nothing(*_: object) -> None:
    return None


def _page(notebooks: list[Any], **about: Any) -> str:
    return f"<!doctype html><title>{about['title']}</title>" + "".join(f"<p>{len(n.cells)} cells" for n in notebooks)


if __name__ == "__main__":
    from newslib.cli import main

    if "SMALL_SUITE" in os.environ:
        press._Press.load = _nothing  # type: ignore[method-assign,assignment]
        sys.modules["newslib.display.page"] = SimpleNamespace(page=_page)  # type: ignore[assignment]
    sys.exit(main())
