"""Ending a long command on request."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
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


@contextmanager
def asked_once(end: Callable[[], None]) -> Iterator[None]:
    """Within, the first request to end that this process heeds calls `end`, and further ones do nothing.

    So whoever presses Ctrl+C twice does not break off the cleaning up. Outside the main thread nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = False

    def heed(*_: object) -> None:
        nonlocal asked
        if not asked:
            asked = True
            end()

    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: handler for number in numbers if callable(handler := signal.getsignal(number))}
    for number in before:
        signal.signal(number, heed)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
