"""Run all that shows what newslib withstands, count it, and write the counts into docs/robustness.md.

python -m tests.robustness [FOLDER…]
"""

from __future__ import annotations

import sys
from datetime import date

import pytest

from tests.robustness.counting import Counting
from tests.robustness.page import PAGE, counts_table, written


def main() -> int:
    """Run, count, write; the exit code is that of pytest."""
    counting, folders = Counting(), sys.argv[1:] or ["tests"]
    page = "--ignore=tests/robustness/test_page.py"  # which holds the page against this run
    code = int(pytest.main(["-q", "-m", "", "-p", "no:cacheprovider", *folders, page], plugins=[counting]))
    if code == 0:
        day = date.today()
        when = f"{day.day} {day:%B %Y}"
        PAGE.write_text(
            written(PAGE.read_text(encoding="utf-8"), counts=counts_table(counting, when, folders)), encoding="utf-8"
        )
    return code


if __name__ == "__main__":
    sys.exit(main())
