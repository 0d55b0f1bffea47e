"""Where a command's words go: streams that are closed, full, or know few characters."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from typing import Final

from newslib.errors import OutputError

_OWN: Final = ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w"))


def steady_streams() -> None:
    """See to it that a command can read and print: what is closed leads nowhere, and no character is refused.

    A closed stream's number would else go to the next file that is opened, and what a library or a process prints
    would stand in that file.
    """
    for number, name, mode in _OWN:
        try:
            os.fstat(number)
        except OSError:
            if os.open(os.devnull, os.O_RDWR) != number:  # the lowest that is free, which is this one
                continue
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def print_json(what: object) -> None:
    """Print JSON on lines.

    Characters beyond ASCII stand as they are where any can be printed, but for those that could command a terminal or
    are not seen: they are written as numbers, as JSON allows.
    """
    every = (getattr(sys.stdout, "encoding", None) or "ascii").lower().startswith("utf")
    lines = json.dumps(what, ensure_ascii=not every, indent=1)
    unseen = {c for c in set(lines) if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")}
    print(lines.translate({ord(c): json.dumps(c)[1:-1] for c in unseen}))


def finish() -> None:
    """Hand on all that was printed.

    Raises
    ------
    OutputError
        Where it cannot be written.
    BrokenPipeError
        Where the reader of a pipe went away.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write the output: {error.strerror or error}") from error


def let_go() -> None:
    """Give up what is still to be printed, so that nothing is tried again, and fails again, when Python ends."""
    if sys.stdout is not sys.__stdout__ or sys.stdout is None:
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
