"""How the time of each function grows with the length of a story: news, and what a stranger repeats without end.

python -m benchmarks.growth [--kilobytes N] [--budget SECONDS] [--only TEXT] [--page FILE]

Every function is timed on texts of 1, 2, 4, … kilobytes, until the last size or until one call takes longer than the
budget. The power is that of the last three doublings: 1 is linear, 2 quadratic; below a hundredth of a second it says
nothing and is left out.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import newslib
from benchmarks.marks import write_between
from benchmarks.speed import growth_exponent, machine
from benchmarks.texts import sampled
from newslib import Story

SIZES = tuple(2**n for n in range(11))  # kilobytes
SHORTEST = 0.01  # seconds; below it a ratio is chance
STEEP = 1.4
DOUBLINGS = 3  # that a power is measured over
BYTES_OF_A_SENTENCE = 130

FRAGMENTS = {
    "full stops": ". ",
    "list numbers": "1. ",
    "initials": "A. ",
    "words without a stop": "ab ",
    "names without a stop": "Jonas Berg ",
    "letters without a blank": "x",
    "digits": "7",
    "numbers": "7 ",
    "quotation marks": '"',
    "quoted words": "“Stay,” ",
    "open quotations": "“Stay ",
    "blank lines": "A\n\n",
    "short lines": "A\n",
    "short sentences": "He said no. ",
    "reported": "Jonas Berg said that ",
    "brackets": "(",
    "hyphens": "Bc-",
    "commas": "a, ",
    "days": "Monday ",
    "money": "$5 million ",
    "one sentence": "The ferry left the port at noon on Monday, Captain Jonas Berg of the coast guard said. ",
    "ideographs": "渡轮",
    "signs": "€",
    "combining marks": "a\u0301\u0301",
}


def news(size: int) -> Story:
    """A story of about so many bytes: the second version keeps two of three paragraphs, in another order."""
    (text,) = sampled(1, max(size // 2 // BYTES_OF_A_SENTENCE, 1), seed=size)
    paragraphs = text.split("\n\n")
    again = [paragraph for number, paragraph in enumerate(reversed(paragraphs)) if number % 3]
    return Story.from_texts(text, "\n\n".join(again) or text)


def repeated(fragment: str, size: int) -> Story:
    """The same over and over, and that once more as the second version."""
    text = fragment * (size // 2 // len(fragment.encode()))
    return Story.from_texts(text, text)


FUNCTIONS = {
    "notices": ("story",),
    "sentence_table": ("story",),
    "word_table": ("sentence_table",),
    "fact_table": ("sentence_table",),
    "entity_table": ("sentence_table",),
    "quote_table": ("sentence_table", "entity_table"),
    "summarize": ("sentence_table",),
    "align": ("sentence_table",),
    "similarity": ("story",),
    "shared_passages": ("sentence_table",),
    "claim_ledger": ("story",),
    "word_frequencies": ("word_table",),
    "entity_frequencies": ("entity_table",),
    "keyness": ("word_table",),
    "collocations": ("word_table",),
    "own_words": ("sentence_table", "align"),
    "name_pairs": ("entity_table",),
    "sources": ("quote_table",),
    "style": ("story",),
}
"""What is timed, each with what it is given of that which was made before it."""


def growths(story_of: Callable[[int], Story], largest: int, budget: float) -> dict[str, dict[int, float]]:
    """Function -> size in kilobytes -> seconds of the processor; the first is the reading itself."""
    times: dict[str, dict[int, float]] = {name: {} for name in ("story", *FUNCTIONS)}
    for size in SIZES[: SIZES.index(largest) + 1]:
        known: dict[str, Any] = {"size": 1024 * size}
        for name, taken in times.items():
            needed = FUNCTIONS.get(name, ("size",))
            if taken.get(size // 2, 0.0) <= budget and known.keys() >= set(needed):
                run = getattr(newslib, name) if name in FUNCTIONS else story_of
                start = time.process_time()
                known[name] = run(*(known[need] for need in needed))
                taken[size] = time.process_time() - start
    return times


def power(taken: dict[int, float]) -> float | None:
    """That of the last doublings, at most `DOUBLINGS`; None where it says nothing."""
    last = max(taken)
    counted = [size for size in taken if taken[size] >= SHORTEST and last <= size << DOUBLINGS]
    if len(counted) < 2:
        return None
    return growth_exponent(counted, [taken[size] for size in counted])


def table(times: dict[str, dict[int, float]]) -> str:
    lines = ["| function, on news | KB | seconds | power |", "|---|---:|---:|---:|"]
    for name, taken in times.items():
        found = power(taken)
        last = max(taken)
        lines.append(f"| {name} | {last:,} | {taken[last]:.2f} | {'' if found is None else format(found, '.2f')} |")
    return "\n".join(lines)


def steep(times: dict[str, dict[int, float]]) -> str:
    """What grows clearly faster than its length, with its last size and seconds."""
    found = []
    for name, taken in times.items():
        grown = power(taken)
        if grown is not None and grown > STEEP:
            found.append(f"{name} {grown:.1f} ({max(taken)} KB: {taken[max(taken)]:.1f} s)")
    return ", ".join(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--kilobytes", type=int, choices=SIZES, default=SIZES[-1], metavar="N", help="the last size (default: 1024)"
    )
    parser.add_argument("--budget", type=float, default=5.0, metavar="SECONDS", help="of one call (default: 5)")
    parser.add_argument("--only", choices=["news", *FRAGMENTS], metavar="TEXT", help="news, or what is repeated")
    parser.add_argument("--page", type=Path, metavar="FILE", help="also write the table between its marks in FILE")
    options = parser.parse_args()
    if options.only in (None, "news"):
        found = table(growths(news, options.kilobytes, options.budget))
        print(found, flush=True)
        if options.page:
            write_between(options.page, f"{machine()}.\n\n{found}", "growth")
    names = [name for name in FRAGMENTS if options.only in (None, name)]
    if names:
        print(f"\n| repeated | slowest | steeper than {STEEP} |\n|---|---|---|")
    for name in names:
        times = growths(partial(repeated, FRAGMENTS[name]), options.kilobytes, options.budget)
        slowest = max(times, key=lambda function: times[function][max(times[function])])
        last = max(times[slowest])
        print(f"| {name} | {slowest}, {last} KB: {times[slowest][last]:.1f} s | {steep(times)} |", flush=True)


if __name__ == "__main__":
    main()
