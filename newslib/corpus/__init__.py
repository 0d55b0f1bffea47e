"""The same measures over many stories: from a folder to a cluster.

`analyse` shares the stories of folders and files out in parts, has processes of this machine or of a Dask cluster
measure them, and keeps the results as Parquet, part by part; a run that is broken off goes on where it was.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslib.corpus.analysing import analyse
    from newslib.corpus.results import Corpus

_HOMES = {"analyse": "newslib.corpus.analysing", "Corpus": "newslib.corpus.results"}
__all__ = ["Corpus", "analyse"]


def __getattr__(name: str) -> Any:
    """Load a public name from its room (PEP 562): the command line has this package in view and rarely needs it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
