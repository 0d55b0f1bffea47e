"""All that a reader reads as prose: the pages of the project, and the sentences of its notebooks."""

from __future__ import annotations

from functools import cache

import nbformat

from benchmarks.course import tags
from newslib.notebook_files import PROSE, solutions, suite
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WRITTEN_BY_HAND = [page for page in PAGES if page.name not in ("dependencies.md", "robustness.md")]


@cache
def markdown() -> dict[str, str]:
    """The Markdown of each page and notebook, by a name that says where it stands."""
    found = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
    for path in [*suite(), *solutions()]:
        cells = nbformat.read(path, as_version=4).cells
        told = [cell.source for cell in cells if cell.cell_type == "markdown"]
        found[f"{path.parent.name}/{path.name}"] = "\n\n".join(told)
    return found


def by_hand() -> dict[str, str]:
    """Of these, what is written by hand."""
    written = {str(page.relative_to(ROOT)) for page in WRITTEN_BY_HAND}
    return {name: text for name, text in markdown().items() if name in written or not name.endswith(".md")}


def said() -> dict[str, str]:
    """The sentences that the cells of each notebook make from numbers."""
    found = {}
    for path in suite():
        cells = nbformat.read(path, as_version=4).cells
        outputs = [output for cell in cells if PROSE in tags(cell) for output in cell.outputs if "data" in output]
        found[f"{path.parent.name}/{path.name}"] = "\n\n".join(output["data"]["text/plain"] for output in outputs)
    return found
