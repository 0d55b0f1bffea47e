"""What docs/robustness.md tells is what the tests try."""

from __future__ import annotations

import pytest

from tests.robustness.counting import KINDS, shown_by_tests
from tests.robustness.page import PAGE, README, counts_of, in_short, written

pytestmark = pytest.mark.trial("supply")


def test_the_page_of_what_is_withstood_lists_what_is_tried() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "python -m tests.robustness writes it again"
    assert all(kind in KINDS for kind, _ in shown_by_tests())


def test_the_counts_of_the_page_are_those_of_a_run_in_which_all_passed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = counts_of(page)
    assert len(rows) == len(KINDS)
    for tests, passed, failed, skipped in rows:
        assert failed == 0
        assert tests == passed + skipped > 0
    assert f"<!-- robustness -->\n{in_short(page)}\n<!-- /robustness -->" in README.read_text(encoding="utf-8")
