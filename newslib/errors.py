"""What newslib raises. Each kind is a `NewslibError`, and each is also a `ValueError`."""

from __future__ import annotations


class NewslibError(ValueError):
    """Anything that newslib could not do, with what was expected and what came."""


class InputError(NewslibError):
    """An argument is not what the function takes."""


class ReadError(NewslibError):
    """A file cannot be read as a story."""


class ReportError(NewslibError):
    """A report could not be made; the last good one is still in place."""
