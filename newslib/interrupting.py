"""Ending a long command on request."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ended_like_an_interrupt() -> Iterator[None]:
    """Within, a polite request to end (SIGTERM) cleans up, and ends what was started, as Ctrl+C does."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt  # and no signal, which a shell has a process in the background ignore

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
