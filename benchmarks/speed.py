"""Time newslib beside other summarizers, from raw text to three sentences chosen, in one run on one core.

python -m benchmarks.speed [--corpus FILE.jsonl] [--rounds N] [--readme README.md]

Each round times every system once on texts that none of them has seen (on fewer of them, where a system is slow). A
system's figure is the median of its rounds, and its ratio the median of its rounds' ratios to newslib's, so that a
machine that is slow for a while is slow for all.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if __name__ == "__main__":  # before numpy is loaded, which reads it then
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

from benchmarks.marks import write_between
from benchmarks.systems import SLOW, SUMMARIZES, SYSTEMS

TEXTS, SENTENCES = 2048, 20  # of a round
SLOW_TEXTS = 256  # of these for the libraries that take milliseconds for one
SIZES = {"texts": (256, 512, 1024, 2048, 4096), "sentences": (10, 20, 40, 80, 160, 320)}


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def growth_exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The slope of log time on log size, by least squares: 1 is linear, 2 quadratic."""
    return statistics.linear_regression([math.log(n) for n in sizes], [math.log(t) for t in times]).slope


def time_rounds(rounds: list[list[str]]) -> dict[str, list[float]]:
    """Milliseconds a text, for every system and round; the first round warms up and is not counted."""
    runs = {name: make() for name, make in SYSTEMS.items()}
    found: dict[str, list[float]] = {name: [] for name in runs}
    for number, texts in enumerate(rounds):
        for name, run in runs.items():
            some = texts[:SLOW_TEXTS] if SLOW[name] else texts
            taken = seconds(lambda run=run, texts=some: run(texts))
            if number:
                found[name].append(1000 * taken / len(some))
    return found


def exponents(repeats: int) -> dict[str, float]:
    """How newslib's time grows: with the number of texts, and with the sentences of each."""
    from benchmarks.texts import sampled

    run = SYSTEMS["newslib"]()
    cases = {
        "texts": {n: sampled(n, SENTENCES, seed=n) for n in SIZES["texts"]},
        "sentences": {n: sampled(64, n, seed=n) for n in SIZES["sentences"]},
    }
    found = {}
    for what, texts_of in cases.items():
        times: dict[int, list[float]] = {size: [] for size in texts_of}
        for _ in range(repeats):
            for size, texts in texts_of.items():
                times[size].append(seconds(lambda texts=texts: run(texts)))
        found[what] = growth_exponent(list(times), [statistics.median(taken) for taken in times.values()])
    return found


def peak_memory(name: str, texts: list[str]) -> float:
    """Megabytes that a fresh process needs at most to load a system and take these texts through it."""
    command = [sys.executable, "-m", "benchmarks.speed", "--memory", name]
    result = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return float(result.stdout)


def _print_memory(name: str) -> None:
    texts = json.load(sys.stdin)
    SYSTEMS[name]()(texts)
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent process had when it made this one
        (kilobytes,) = re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())
        print(int(kilobytes) / 1024)
    else:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def machine() -> str:
    """What this was measured on: date, processor, Python."""
    found = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", found.read_text()) if found.exists() else []
    processor = names[0] if names else platform.processor() or platform.machine()
    return f"{datetime.date.today():%-d %B %Y}, {processor}, one core, Python {platform.python_version()}"


def report(times: dict[str, list[float]], grown: dict[str, float], memory: dict[str, float], what: str) -> str:
    """The table and what is read beside it, as Markdown."""
    ours = times["newslib"]
    lines = [
        f"Median milliseconds a text, {what}; {machine()}.",
        "",
        "| | ms a text | times newslib | peak memory, MB |",
        "|---|---:|---:|---:|",
    ]
    for name, taken in sorted(times.items(), key=lambda item: statistics.median(item[1])):
        ratio = statistics.median(t / o for t, o in zip(taken, ours, strict=True))
        label = name if SUMMARIZES[name] else f"*{name}*"
        lines.append(f"| {label} | {statistics.median(taken):#.3g} | {ratio:.2f} | {memory[name]:.0f} |")
    lines += [
        "",
        f"newslib's time grows with the number of texts to the power of {grown['texts']:.2f}, and with the number of "
        f"sentences in a text to the power of {grown['sentences']:.2f}. The two in italics summarize nothing: they "
        "show what finding words costs, and weighing them.",
    ]
    return "\n".join(lines)


def _rounds(corpus: Path | None, count: int) -> tuple[list[list[str]], str]:
    """Texts for each round, no text twice, and what they are."""
    from benchmarks.texts import from_corpus, sampled

    if corpus is None:
        texts = [sampled(TEXTS, SENTENCES, seed) for seed in range(count)]
        return texts, f"texts of {SENTENCES} sentences drawn from our stories"
    articles = from_corpus(corpus)
    size = min(len(articles) // count, TEXTS)
    return [articles[i * size : (i + 1) * size] for i in range(count)], f"articles of {corpus.name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, metavar="FILE.jsonl", help="articles instead of sampled texts")
    parser.add_argument("--rounds", type=int, default=7, metavar="N")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="also write the table between its marks in FILE")
    parser.add_argument("--memory", choices=SYSTEMS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        _print_memory(options.memory)
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    rounds, what = _rounds(options.corpus, options.rounds + 1)
    memory = {name: peak_memory(name, rounds[-1][:SLOW_TEXTS]) for name in SYSTEMS}
    table = report(time_rounds(rounds), exponents(options.rounds), memory, what)
    print(table)
    if options.readme:
        write_between(options.readme, table, "speed")


if __name__ == "__main__":
    main()
