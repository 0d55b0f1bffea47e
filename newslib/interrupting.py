"""Ending a long command on request."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ended_like_an_interrupt() -> Iterator[None]:
    """Within, a request to end (SIGTERM) and a terminal that is closed (SIGHUP) clean up as Ctrl+C does.

    What was started ends, too. A signal that is ignored, as after `nohup`, stays ignored.
    """

    def end(*_: object) -> None:
        raise KeyboardInterrupt  # and no signal, which a shell has a process in the background ignore

    asked = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.getsignal(number) for number in asked}
    for number in asked:
        if before[number] != signal.SIG_IGN:
            signal.signal(number, end)
    try:
        yield
    finally:
        for number in asked:
            signal.signal(number, before[number])
