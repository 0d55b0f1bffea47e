"""The parts of docs/robustness.md that follow from the tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from benchmarks.marks import with_part
from tests.conftest import ROOT
from tests.robustness.counting import KINDS, shown_by_tests
from tests.robustness.inputs import inputs

if TYPE_CHECKING:
    from tests.robustness.counting import Counting

PAGE: Final = ROOT / "docs" / "robustness.md"
README: Final = ROOT / "README.md"
_ROW: Final = re.compile(r"(?m)^\| [^|]+ \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$")
BECOMES: Final = {
    "twice": "read, both versions found",
    "once": "read, as told once",
    "nothing": "read; it says nothing (a report and a corpus name it as an error)",
}
WHAT: Final = {
    "inputs": "Files of every kind, read or named with what is wrong",
    "hostile text": "Text that would be code, markup, a formula or a command",
    "properties": "What must hold for any text",
    "faults": "Disks, kills, missing and broken parts",
    "supply": "Locks, licences, models, and the network",
}


def counts_table(counting: Counting, when: str, folders: Sequence[str]) -> str:
    """How much was tried, a row a kind."""
    rows = ["| | tests | passed | failed | skipped |", "|---|---:|---:|---:|---:|"]
    for kind in KINDS:
        found = counting.outcomes[kind]
        numbers = (sum(found.values()), found["passed"], found["failed"], found["skipped"])
        rows.append(f"| {WHAT[kind]} | {' | '.join(f'{number:,}' for number in numbers)} |")
    where = " and ".join(f"`{folder}`" for folder in folders)
    told = f"Run on {when}, over {where}. Those for any text were held against {counting.examples:,} examples."
    return "\n".join([told, "", *rows])


def counts_of(page: str) -> list[tuple[int, ...]]:
    """Tests, passed, failed and skipped of every kind, as the page tells them."""
    return [tuple(int(number.replace(",", "")) for number in row) for row in _ROW.findall(page)]


def in_short(page: str) -> str:
    """The counts of the page as one sentence."""
    _, hostile, properties, faults, supply = (row[0] for row in counts_of(page))
    found = re.search(r"Run on (.*?), over .* against ([\d,]+) examples", page)
    if found is None:
        raise ValueError("expected the day and the number of examples in docs/robustness.md")
    return (
        f"Tried on {found[1]}: {len(list(inputs()))} files, {hostile} tests of text that is code, {properties} tests "
        f"of what must hold for any text ({found[2]} examples made by chance), {faults} tests of faults, {supply} of "
        "locks, models and the network; all passed."
    )


def inputs_table() -> str:
    """Every input and what becomes of it."""
    rows = ["| file | what becomes of it | notices |", "|---|---|---|"]
    for one in inputs():
        outcome = BECOMES.get(one.outcome, f"error: “…{one.outcome.strip()}…”")
        rows.append(f"| {one.name} | {outcome} | {', '.join(one.notices)} |")
    return "\n".join(rows)


def tests_list(kind: str) -> str:
    """What the tests of a kind show, a line each."""
    return "\n".join(f"- {words}" for found, words in shown_by_tests() if found == kind)


def parts() -> dict[str, str]:
    """The parts that follow from the code alone, by the name of their marks."""
    return {"inputs": inputs_table()} | {
        kind.replace(" ", "-") + "-tests": tests_list(kind) for kind in KINDS if kind != "inputs"
    }


def written(page: str, counts: str | None = None) -> str:
    """The page with its parts as they are now; the counts stay where none are given."""
    for name, text in (parts() | ({"counts": counts} if counts is not None else {})).items():
        page = with_part(page, name, text)
    return page
