"""How many processors there are to work on."""

from __future__ import annotations

import os

import pytest

from newslib.processors import processors


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs a system that tells of it")
def test_only_those_that_this_process_may_use_count() -> None:
    mine = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(mine)})
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, mine)
    assert processors() == len(mine)
