"""Sketches of very many texts, on all cores: this process takes one share, others of its kind take one each.

What takes time is reading the words, in many short steps of numpy between which threads would wait for each other. So
each share but the first goes to a Python of its own, whose work needs nothing from this process but the texts; where
one cannot be started, or fails, its share is done here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from newslib.analysis.minhash import Sketches, sketches
from newslib.reading.hashed_words import HashedWords

WORTH = 4_000_000  # characters that make another process worth its start
MOST_PROCESSES = 8


def sketch(words: HashedWords, texts: Sequence[str], bins: int, seed: int, processes: int | None = None) -> Sketches:
    """The same as `minhash.sketches`, on so many processes; without a number, on what cores there are."""
    shares = _shares(texts, _processes() if processes is None else processes)
    with ThreadPoolExecutor(len(shares)) as pool:
        others = [pool.submit(_elsewhere, texts[start:stop], bins, seed) for start, stop in shares[1:]]
        found = [sketches(words, texts[slice(*shares[0])], bins, seed)]
        for (start, stop), other in zip(shares[1:], others, strict=True):
            found.append(_result(other, (stop - start, bins), words, texts[start:stop], seed))
    return np.concatenate(found)


def _processes() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES)


def _shares(texts: Sequence[str], processes: int) -> list[tuple[int, int]]:
    """Neighbouring texts for each process, with about as many characters each; fewer shares where texts are few."""
    sizes = np.cumsum([len(text) for text in texts], dtype=np.int64)
    total = int(sizes[-1]) if len(sizes) else 0
    count = max(1, min(processes, total // WORTH))
    cuts = [0, *np.searchsorted(sizes, [total * i // count for i in range(1, count)]).tolist(), len(texts)]
    return list(pairwise(cuts))


def _result(
    other: Future[bytes], shape: tuple[int, int], words: HashedWords, texts: Sequence[str], seed: int
) -> Sketches:
    """What another process has found; where it has failed, it is found here."""
    try:
        return np.frombuffer(other.result(), dtype=np.uint32).reshape(shape)
    except (OSError, ValueError, subprocess.SubprocessError):
        return sketches(words, texts, shape[1], seed)


def _elsewhere(texts: Sequence[str], bins: int, seed: int) -> bytes:
    """Have texts sketched by another Python."""
    command = [sys.executable, "-P", "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        with process.stdin:
            pickle.dump((list(texts), bins, seed), process.stdin, protocol=5)
        found = process.stdout.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return found


def main() -> None:
    """Read texts from standard input and write their sketches to standard output."""
    texts, bins, seed = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(sketches(HashedWords(), texts, bins, seed).data)


if __name__ == "__main__":
    main()
