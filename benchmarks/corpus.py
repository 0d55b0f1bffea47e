"""Time many stories: articles summarised, stories measured, on one process, on several, on a Dask cluster; and pairs.

python -m benchmarks.corpus [--articles N] [--stories N] [--pairs N] [--rounds N] [--readme README.md]

Articles have about 2,280 characters: sentences of our own stories in new company, some words of each replaced by
made-up ones, so that there are always new words, as there are in news. Stories are our own pairs, each with some words
replaced. A run of `newslib corpus` is a fresh process, from its start to its last file; a cluster has as many workers,
of one thread each, and they are there before. Each round times everything once, and the table has medians of the
rounds and of the rounds' ratios, so that a machine that is slow for a while is slow for all.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.marks import write_between
from benchmarks.near_duplicates import SYLLABLES
from benchmarks.speed import machine, seconds
from benchmarks.texts import own_sentences

CHARACTERS = 2280  # of an article
NEW_WORDS = 4  # made up in each article or story
_TOKEN = re.compile(r"(?u)\b\w\w+\b")


def articles(count: int, seed: int = 0) -> list[str]:
    """Articles of about the same length, with words that stand in no other."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        text = ""
        while len(text) < CHARACTERS:
            text += draw.choice(own_sentences()) + ("\n\n" if draw.random() < 0.4 else " ")
        found.append(with_new_words(text.strip(), draw))
    return found


def with_new_words(text: str, draw: random.Random) -> str:
    """The text with some words of small letters replaced by made-up ones."""
    words = text.split(" ")
    for place in draw.sample(range(len(words)), NEW_WORDS):
        if words[place].isalpha() and words[place].islower():
            words[place] = "".join(draw.choices(SYLLABLES, k=draw.randint(3, 5)))
    return " ".join(words)


def told_twice(count: int, seed: int = 0) -> list[str]:
    """Our own stories with their second versions, again and again, with words that stand in no other."""
    from newslib import stories, story

    draw = random.Random(seed)
    ours = stories()
    names = ours["name"].unique().tolist()
    texts = [story(name, version).text for name in names for version in ("light", "paraphrase", "generic")
             if (ours["name"] == name).sum() > 1]  # fmt: skip
    return [with_new_words(texts[i % len(texts)], draw) for i in range(count)]


def write_table(texts: list[str], file: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"text": texts}), file, row_group_size=1000)


# --- runs


def command(source: Path, out: Path, *options: str) -> tuple[float, float]:
    """Run `newslib corpus` in a fresh process; gives seconds and the megabytes that all its processes have at most."""
    shutil.rmtree(out, ignore_errors=True)
    call = [sys.executable, "-m", "newslib.cli", "corpus", str(source), "--out", str(out), *options]
    peak, ended = [0.0], threading.Event()
    start = time.perf_counter()
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended), daemon=True)
        watcher.start()
        code = process.wait()
        taken = time.perf_counter() - start
        ended.set()
        watcher.join()
    if code:
        raise SystemExit(f"{' '.join(call)} ended with {code}")
    return taken, peak[0]


def _watch(root: int, peak: list[float], ended: threading.Event) -> None:
    """Note the proportional set size of a process and its children, twice a second: shared memory counts once."""
    while not ended.wait(0.5):
        peak[0] = max(peak[0], sum(map(_size, _family(root))))


def _family(root: int) -> list[int]:
    found = [root]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if parent == root:
            found.append(int(folder.name))
    return found


def _size(process: int) -> float:
    try:
        (kilobytes,) = re.findall(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    except (OSError, ValueError):
        return 0.0
    return int(kilobytes) / 1024


def regex_alone(source: Path) -> None:
    from pyarrow import parquet

    for batch in parquet.ParquetFile(source).iter_batches(1000, use_threads=False):
        for text in batch.column(0).to_pylist():
            _TOKEN.findall(text.lower())


# --- pairs


def pair_runs(count: int) -> dict[str, Callable[[], object]]:
    """What is done with pairs of texts, each as its words where a library wants words."""
    from rapidfuzz.distance import Indel

    from newslib import shared_passages
    from newslib.analysis.passages_many import passages_of
    from newslib.corpus.measuring import measured
    from newslib.corpus.rows import Row
    from newslib.corpus.settings import checked_settings
    from newslib.reading.many import read_many
    from newslib.reading.sentences import sentence_table
    from newslib.reading.story import Story

    texts = told_twice(count)
    stories = [Story.from_text(text) for text in texts]
    tables = [sentence_table(story) for story in stories]
    words = [[" ".join(block.text for block in half.blocks).split() for half in story.halves] for story in stories]
    words = [pair for pair in words if len(pair) == 2]
    many, settings = read_many(texts), checked_settings()
    rows = [Row("pairs", i, str(i), None, text, None) for i, text in enumerate(texts)]
    return {
        "newslib, every measure": lambda: measured(rows, settings),
        "newslib, shared passages of many": lambda: passages_of(many),
        "newslib, shared passages of one": lambda: [shared_passages(table) for table in tables],
        "rapidfuzz, opcodes": lambda: [Indel.opcodes(a, b) for a, b in words],
        "difflib, opcodes": lambda: [SequenceMatcher(None, a, b, autojunk=False).get_opcodes() for a, b in words],
    }


# --- the table


def timed(options: argparse.Namespace, folder: Path) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Seconds of every round, and megabytes."""
    from newslib.processors import processors

    cores = str(processors())
    of_articles, of_stories = folder / "articles.parquet", folder / "stories.parquet"
    write_table(articles(options.articles), of_articles)
    write_table(told_twice(options.stories), of_stories)
    found: dict[str, list[float]] = {}
    memory: dict[str, float] = {}

    def note(name: str, source: Path, *more: str) -> None:
        taken, peak = command(source, folder / "out", *more)
        found.setdefault(name, []).append(taken)
        memory[name] = max(peak, memory.get(name, 0.0))

    from dask.distributed import LocalCluster

    for _ in range(options.rounds):
        found.setdefault("*token regex alone*", []).append(seconds(lambda: regex_alone(of_articles)))
        note("summaries, one process", of_articles, "--plain", "--workers", "1")
        note("summaries, a process a core", of_articles, "--plain", "--workers", cores)
        with LocalCluster(n_workers=int(cores), threads_per_worker=1, dashboard_address=None) as cluster:
            note("summaries, Dask", of_articles, "--plain", "--scheduler", cluster.scheduler_address)
        note("every measure, one process", of_stories, "--workers", "1")
        note("every measure, a process a core", of_stories, "--workers", cores)
    return found, memory


def report(times: dict[str, list[float]], memory: dict[str, float], options: argparse.Namespace, cores: int) -> str:
    regex = times["*token regex alone*"]
    lines = [
        f"Whole runs of `newslib corpus`, {options.articles:,} articles or {options.stories:,} stories told twice, "
        f"median of {options.rounds}; {machine().replace('one core', f'{cores} cores')}.",
        "",
        "| | seconds | texts a second | times the regex | peak memory, MB |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, taken in times.items():
        stories = name.startswith("every")
        count = options.stories if stories else options.articles
        ratio = "" if stories else f"{statistics.median(t / r for t, r in zip(taken, regex, strict=True)):.2f}"
        peak = f"{memory[name]:.0f}" if name in memory and "Dask" not in name else ""
        middle = statistics.median(taken)
        lines.append(f"| {name} | {middle:.1f} | {count / middle:,.0f} | {ratio} | {peak} |")
    return "\n".join(lines)


def report_pairs(count: int, rounds: int) -> str:
    runs = pair_runs(count)
    for run in runs.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(1000 * seconds(run) / count)
    ours = taken["newslib, every measure"]
    lines = ["| | ms a pair | times newslib's every measure |", "|---|---:|---:|"]
    for name, values in sorted(taken.items(), key=lambda item: statistics.median(item[1])):
        ratio = statistics.median(v / o for v, o in zip(values, ours, strict=True))
        lines.append(f"| {name} | {statistics.median(values):.2f} | {ratio:.2f} |")
    return "\n".join([f"One core, {count} pairs of our own stories:", "", *lines])


def main() -> None:
    from newslib.processors import processors

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--stories", type=int, default=10_000, metavar="N")
    parser.add_argument("--pairs", type=int, default=360, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="also write the table between its marks in FILE")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        table = report(*timed(options, Path(folder)), options, processors())
    table = f"{table}\n\n{report_pairs(options.pairs, options.rounds)}"
    print(table)
    if options.readme:
        write_between(options.readme, table, "corpus")


if __name__ == "__main__":
    main()
