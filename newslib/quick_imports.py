"""Libraries that take long to load because of something that nothing here uses, loaded without it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from typing import Any, Final, cast

ADDRESS_GRAMMAR: Final = "rfc3987_syntax"
"""What jsonschema would check internationalised addresses with: it builds its grammar when it is imported, which takes
one to five seconds. Altair and nbformat import jsonschema, and ask it about charts and notebooks only."""


@contextmanager
def without(name: str) -> Iterator[None]:
    """Within, a module that is not loaded yet cannot be imported, as if it were not installed; afterwards it can.

    >>> with without("wave"):
    ...     import wave
    Traceback (most recent call last):
    ModuleNotFoundError: import of wave halted; None in sys.modules
    >>> import wave
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = cast("Any", None)
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def not_found(name: str) -> Iterator[None]:
    """As `without`, for compiled code, which takes the word of `sys.modules` for it that a module is there.

    >>> with not_found("sunau"):
    ...     import sunau
    Traceback (most recent call last):
    ModuleNotFoundError: No module named 'sunau'
    """
    if name in sys.modules:
        yield
        return
    finder = _Absent(name)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Absent(MetaPathFinder):
    """Says of one module that it is not there."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Refuse the one, and leave every other to the finders behind."""
        if fullname == self.name:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
