"""Find planted copies among many texts: newslib beside other libraries, in one run.

python -m benchmarks.near_duplicates [--texts N] [--readme README.md]

The texts are sentences of our own stories in new company, about 2,280 characters each; a third of their words are
replaced by made-up ones, so that they are as different as articles are. One text in twenty is a copy of another one, in
which up to 5 % of the words were replaced, left out or doubled, and two sentences exchanged. Every system gets the
texts in memory and gives the pairs that it takes for near-duplicates (Jaccard similarity of runs of five words of 0.5
or more), each in a fresh process, with 128 permutations where it asks for a number. The others estimate that
similarity; newslib counts it, and counts the copied words too.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.marks import write_between
from benchmarks.speed import machine
from benchmarks.texts import own_sentences

CHARACTERS = 2280  # of a text
MADE_UP = 1 / 3  # of its words
COPIES = 20  # one text in so many is a copy
EDITS = (0.0, 0.01, 0.02, 0.03, 0.04, 0.05)  # shares of a copy's words
RUN, LEAST, PERMUTATIONS, BANDS = 5, 0.5, 128, 32
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "an", "er")]
Pairs = set[tuple[int, int]]


# --- texts


def corpus(count: int, seed: int = 0) -> tuple[list[str], list[tuple[int, int, float]]]:
    """Texts, and what was planted: a text, its copy, and the share of its words that were edited."""
    draw = random.Random(seed)
    copies = count // COPIES
    texts = [" ".join(sentences) for sentences in _articles(draw, count - copies)]
    planted = []
    for source in draw.sample(range(len(texts)), copies):
        share = draw.choice(EDITS)
        planted.append((source, len(texts), share))
        texts.append(edited(texts[source], share, draw))
    return texts, planted


def _articles(draw: random.Random, count: int) -> Iterator[list[str]]:
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(100_000)]
    sentences = [sentence.split() for sentence in own_sentences()]
    for _ in range(count):
        article: list[str] = []
        size = 0
        while size < CHARACTERS:
            sentence = " ".join(
                words[int(len(words) * draw.random() ** 3)] if draw.random() < MADE_UP else word
                for word in draw.choice(sentences)
            )
            size += len(sentence) + 1
            article.append(sentence)
        yield article


def edited(text: str, share: float, draw: random.Random) -> str:
    """Replace, leave out or double this share of the words; where any is edited, exchange two stretches too."""
    words = text.split()
    for i in draw.sample(range(len(words)), round(share * len(words))):
        words[i] = draw.choice([draw.choice(words), "", f"{words[i]} {words[i]}"])
    cut = draw.randrange(len(words)) if share else 0
    return " ".join(filter(None, [*words[cut : cut + 20], *words[:cut], *words[cut + 20 :]]))


def word_runs(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, 1))]


# --- systems


def newslib_(texts: Sequence[str]) -> Pairs:
    from newslib import near_duplicates

    pairs = near_duplicates(texts, least=LEAST).pairs
    return set(zip(pairs["a"], pairs["b"], strict=True))


def rensa(texts: Sequence[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    hashes = RMinHash.from_token_sets(map(word_runs, texts), num_perm=PERMUTATIONS, seed=1)
    index = RMinHashLSH(threshold=LEAST, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(hashes)
    return {
        (other, i)
        for i, found in enumerate(index.query_all(hashes))
        for other in found
        if other < i and hashes[i].jaccard(hashes[other]) >= LEAST
    }


def datasketch(texts: Sequence[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    hashes: list[MinHash] = []
    pairs = set()
    tokens = ([run.encode() for run in word_runs(text)] for text in texts)
    for i, one in enumerate(MinHash.generator(tokens, num_perm=PERMUTATIONS)):
        pairs |= {(other, i) for other in index.query(one) if one.jaccard(hashes[other]) >= LEAST}
        index.insert(i, one)
        hashes.append(one)
    return pairs


SYSTEMS: dict[str, Callable[[Sequence[str]], Pairs]] = {"newslib": newslib_, "rensa": rensa, "datasketch": datasketch}


# --- measuring


def measured(name: str, file: Path) -> dict[str, float]:
    """Have a fresh process take the texts of a file through a system."""
    command = [sys.executable, "-m", "benchmarks.near_duplicates", "--system", name, str(file)]
    found: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return found


def run(name: str, file: Path) -> dict[str, float]:
    """Seconds of the whole call, the share of planted copies found, other pairs found, and peak memory in megabytes."""
    texts, planted = json.loads(file.read_text(encoding="utf-8"))
    with Peak() as peak:
        start = time.perf_counter()
        pairs = SYSTEMS[name](texts)
        seconds = time.perf_counter() - start
    copies = {(source, copy) for source, copy, _ in planted}
    recall = len(pairs & copies) / max(len(copies), 1)
    return {"seconds": seconds, "recall": recall, "others": len(pairs - copies), "megabytes": peak.megabytes}


class Peak:
    """The most memory that this process and its children hold at any time, looked at ten times a second (Linux)."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Peak:
        self._watch.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._watch.join()

    def _look(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                self.megabytes = max(self.megabytes, sum(map(_resident, ["self", *_children()])))
            if self._done.wait(0.1):
                break


def _children() -> list[str]:
    return [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]


def _resident(process: str) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def report(results: dict[str, dict[str, float]], texts: int) -> str:
    """The table, as Markdown, the fastest first."""
    ours = results["newslib"]["seconds"]
    lines = [
        f"{texts:,} texts of about {CHARACTERS:,} characters, {texts // COPIES:,} of them copies with up to "
        f"{max(EDITS):.0%} of their words edited; {machine().replace('one core', 'two cores')}.",
        "",
        "| | seconds | times newslib | copies found | other pairs | peak memory, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, found in sorted(results.items(), key=lambda item: item[1]["seconds"]):
        cells = f"{found['seconds']:.1f} | {found['seconds'] / ours:.1f} | {found['recall']:.2%}"
        lines.append(f"| {name} | {cells} | {found['others']:.0f} | {found['megabytes']:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=100_000, metavar="N")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="also write the table between its marks in FILE")
    parser.add_argument("--system", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.system:
        print(json.dumps(run(options.system[0], Path(options.system[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(corpus(options.texts)), encoding="utf-8")
        table = report({name: measured(name, file) for name in SYSTEMS}, options.texts)
    print(table)
    if options.readme:
        write_between(options.readme, table, "near-duplicates")


if __name__ == "__main__":
    main()
