"""How long it takes until something is there: the import, a summary in the terminal, a chart, the story.

python -m benchmarks.startup
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from newslib import charts, concordance, sentence_table, summarize, summarize_texts, word_frequencies, word_table
from newslib.analysis.summaries import summarize_story
from newslib.reading.story import Story, read_story

SEED = Path(__file__).parent.parent / "data" / "stories" / "blinken-kyiv.txt"
ROUNDS = 15
FIRST_CHART = f"""
import benchmarks.startup
from newslib import read_story
benchmarks.startup.first_chart(read_story({str(SEED)!r}))
"""


def process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)


def median_milliseconds(cases: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Every case once in each round, after one that is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(ROUNDS + 1):
        for name, run in cases.items():
            start = time.perf_counter()
            run()
            if number:
                taken[name].append(1000 * (time.perf_counter() - start))
    return {name: statistics.median(times) for name, times in taken.items()}


def first_chart(story: Story) -> object:
    """What the first cells of the notebook on words do, from the story to what a notebook stores of the chart."""
    sentences = sentence_table(story)
    words = word_table(sentences)
    frequencies = word_frequencies(words)
    lines = concordance(words, frequencies["term"].unique().tolist(), sentences=sentences)
    return charts.word_frequencies(frequencies, n=12, lines=lines)._repr_mimebundle_()


def main() -> None:
    story = read_story(SEED)
    sentences = sentence_table(story)
    started = median_milliseconds(
        {
            "python -c pass": process("-c", "pass"),
            "import newslib": process("-c", "import newslib"),
            "import numpy": process("-c", "import numpy"),
            "a chart with its lines, libraries and all": process("-c", FIRST_CHART),
            "newslib summary FILE": process("-m", "newslib.cli", "summary", str(SEED)),
        }
    )
    warm = median_milliseconds(
        {
            "text to summary, told once": lambda: summarize_texts([story.text]),
            "story to summary of both versions": lambda: summarize_story(story),
            "sentence table to summary table": lambda: summarize(sentences),
            "story to a chart with its lines": lambda: first_chart(story),
            "text to story: blocks, kinds, boundary": lambda: Story.from_text(story.text),
        }
    )
    print("| from process start | ms |\n|---|---:|")
    for name, taken in started.items():
        print(f"| {name} | {taken:.0f} |")
    print(f"\n| warm, the story of {len(story.text):,} characters | ms |\n|---|---:|")
    for name, taken in warm.items():
        print(f"| {name} | {taken:.2f} |")


if __name__ == "__main__":
    main()
