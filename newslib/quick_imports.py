"""Libraries that take long to load because of something that nothing here uses, loaded without it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
