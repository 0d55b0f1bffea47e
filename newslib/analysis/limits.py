"""How much can be compared with each other before a story fills the memory."""

from __future__ import annotations

from typing import Final

from newslib.errors import InputError

MOST_PAIRS: Final = 25_000_000
"""Of two sentences, or two facts: 5,000 on either side. Some 100 bytes each."""
MOST_TIES: Final = 100_000_000
"""Of two sentences and a word that both have, in a text of some 4 MB. Some 25 bytes each."""


def require_few(pairs: int, of: str, most: int | None = None) -> None:
    """Raise an `InputError` that says what there is too much of; `most` is `MOST_PAIRS` where it is not given."""
    limit = MOST_PAIRS if most is None else most
    if pairs > limit:
        raise InputError(f"expected at most {limit:,} pairs of {of}; got {pairs:,}")
