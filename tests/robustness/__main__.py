"""Run all that shows what newslib withstands, count it, and write the counts into docs/robustness.md and README.md.

python -m tests.robustness [FOLDER…]
"""

from __future__ import annotations

import sys
from datetime import date

import pytest

from benchmarks.marks import write_between
from tests.robustness.counting import Counting
from tests.robustness.page import PAGE, README, counts_table, in_short, written


def main() -> int:
    """Run, count, write; the exit code is that of pytest."""
    counting, folders = Counting(), sys.argv[1:] or ["tests"]
    but_for = "--ignore=tests/robustness/test_page.py"  # which holds the page against this run
    code = int(pytest.main(["-q", "-m", "", "-p", "no:cacheprovider", *folders, but_for], plugins=[counting]))
    if code == 0:
        day = date.today()
        when = f"{day.day} {day:%B %Y}"
        page = written(PAGE.read_text(encoding="utf-8"), counts=counts_table(counting, when, folders))
        PAGE.write_text(page, encoding="utf-8")
        write_between(README, in_short(page), "robustness")
    return code


if __name__ == "__main__":
    sys.exit(main())
