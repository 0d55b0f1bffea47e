"""The same measures over many stories: from a folder to a cluster.

`analyse` shares the stories of folders and files out in parts, has processes of this machine or of a Dask cluster
measure them, and keeps the results as Parquet, part by part; a run that is broken off goes on where it was.
"""

from __future__ import annotations

from newslib.corpus.analysing import analyse
from newslib.corpus.results import Corpus

__all__ = ["Corpus", "analyse"]
