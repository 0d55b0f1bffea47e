"""What docs/robustness.md tells is what the tests try."""

from __future__ import annotations

import re

import pytest

from tests.robustness.counting import KINDS, shown_by_tests
from tests.robustness.page import PAGE, written

pytestmark = pytest.mark.trial("supply")


def test_the_page_of_what_is_withstood_lists_what_is_tried() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "python -m tests.robustness writes it again"
    assert all(kind in KINDS for kind, _ in shown_by_tests())


def test_the_counts_of_the_page_are_those_of_a_run_in_which_all_passed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| [^|]+ \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$", page)
    assert len(rows) == len(KINDS)
    for tests, passed, failed, skipped in rows:
        assert failed == "0"
        assert int(tests.replace(",", "")) == sum(int(number.replace(",", "")) for number in (passed, skipped))
