"""Sketches of very many texts, on all cores: this process reads some, and others of its kind read the rest.

What takes time is reading the words, in many short steps of numpy between which threads would wait for each other. So
there are helpers, each a Python of its own, which needs nothing from this process but texts. Whoever is free takes the
next group of texts, so that nobody waits for a slow one, and no helper holds more than one group. Where a helper cannot
be started, or fails, its groups are read here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np

from newslib.analysis.minhash import EMPTY, Sketches, sketches
from newslib.arrays import ranges
from newslib.processors import processors
from newslib.reading.hashed_words import HashedWords, grouped_texts

WORTH = 4_000_000  # characters that make a helper worth its start
AT_ONCE = 500_000  # characters of a group
MOST_PROCESSES = 8
Group = tuple[int, int]


def sketch(words: HashedWords, texts: Sequence[str], bins: int, seed: int, processes: int | None = None) -> Sketches:
    """The same as `minhash.sketches`, on so many processes at most; without a number, on what cores there are."""
    most = min(processors(), MOST_PROCESSES) if processes is None else processes
    count = min(most, sum(map(len, texts)) // WORTH)
    groups = iter(list(grouped_texts(texts, AT_ONCE)))
    found = np.full((len(texts), bins), EMPTY, dtype=np.uint32)

    def here(some: Iterator[Group] | list[Group]) -> None:
        for start, stop in some:
            found[start:stop] = sketches(words, texts[start:stop], bins, seed)

    with ThreadPoolExecutor(max(count - 1, 1)) as pool:
        helpers = [pool.submit(_elsewhere, texts, groups, bins, seed) for _ in range(count - 1)]
        here(groups)
        for helper in helpers:
            taken, data = helper.result()
            bounds = np.array(taken, dtype=np.int64).reshape(-1, 2)
            rows = ranges(bounds[:, 0], bounds[:, 1] - bounds[:, 0])
            if len(data) == len(rows) * bins * found.itemsize:
                found[rows] = np.frombuffer(data, dtype=found.dtype).reshape(-1, bins)
            else:
                here(taken)
    return found


def _elsewhere(texts: Sequence[str], groups: Iterator[Group], bins: int, seed: int) -> tuple[list[Group], bytes]:
    """Have a helper sketch groups of texts: those that it took, and what it made of them, nothing where it failed."""
    command = [sys.executable, "-P", "-m", __name__]
    home = Path(__file__).parents[2]  # an interactive session's path does not name it
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(home), *filter(None, sys.path)])}
    taken: list[Group] = []
    data = b""
    with (
        suppress(OSError),
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as helper,
    ):
        assert helper.stdin is not None
        assert helper.stdout is not None
        with suppress(OSError), helper.stdin as pipe:
            pickle.dump((bins, seed), pipe)
            pipe.flush()
            for start, stop in groups:
                taken.append((start, stop))
                pipe.write(pickle.dumps(texts[start:stop]))
                pipe.flush()
        data = helper.stdout.read()
    return taken, data


def main() -> None:
    """Read groups of texts from standard input until there are no more, and write their sketches."""
    bins, seed = pickle.load(sys.stdin.buffer)
    words = HashedWords()
    found = []
    with suppress(EOFError):
        while True:
            found.append(sketches(words, pickle.load(sys.stdin.buffer), bins, seed))
    for rows in found:
        sys.stdout.buffer.write(rows.data)


if __name__ == "__main__":
    main()
