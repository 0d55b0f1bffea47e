"""How near summaries of three sentences come to those that people wrote: every method, and other libraries.

python -m benchmarks.quality [--corpus FILE.jsonl] [--what WORDS] [--readme README.md]

Without a corpus the texts are our own twelve stories, too few to tell methods apart. A corpus has one JSON object a
line, with the text under `text` or `article`, and the reference under `summary`, as a string or a list of sentences.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from benchmarks.marks import write_between
from benchmarks.systems import SENTENCES, SUMMARIZES, SYSTEMS
from benchmarks.texts import from_corpus
from newslib import reference_summary, rouge_interval, sentence_table, stories, story, summarize
from newslib.analysis.methods import METHODS

BASELINE = "lead"
SHOWN = ("rouge1", "rouge2", "rougeLsum")
Summaries = list[list[str]]


def own_texts() -> tuple[list[str], list[str]]:
    """The running text of our originals, and their summaries."""
    listed = stories()
    names = listed["name"][listed["version"].eq("original").fillna(False)].tolist()
    texts = []
    for name in names:
        table = sentence_table(story(name))
        blocks = table[table["kind"] == "paragraph"].groupby("block")["text"]
        texts.append("\n\n".join(blocks.agg(" ".join)))
    return texts, ["\n".join(reference_summary(name)) for name in names]


def references_of(path: Path) -> list[str]:
    """The references of a corpus, a sentence a line; none where a line has no summary."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        summary = item.get("summary") if isinstance(item, dict) else None
        if not summary:
            return []
        found.append(summary if isinstance(summary, str) else "\n".join(summary))
    return found


def every_system(texts: Sequence[str], references: Sequence[str]) -> Iterator[tuple[str, Summaries]]:
    """The name and the summaries of every method of ours, and of every other library."""
    tables = [sentence_table(text) for text in texts]
    for name in METHODS:
        pairs = zip(tables, references, strict=True)
        chosen = [summarize(table, SENTENCES, method=name, reference=text) for table, text in pairs]
        yield name, [table["text"].tolist() for table in chosen]
    for name, make in SYSTEMS.items():
        if SUMMARIZES[name] and not name.startswith("newslib"):
            found = make()(texts)
            yield name, [[str(sentence) for sentence in summary] for summary in found]  # type: ignore[attr-defined]


def report(systems: dict[str, Summaries], references: Sequence[str], what: str) -> str:
    """The table as Markdown, best first."""
    rows = []
    for name, summaries in systems.items():
        score = rouge_interval(summaries, references, stem=True).set_index("measure")
        gain = rouge_interval(summaries, references, against=systems[BASELINE], stem=True).set_index("measure")
        rows.append((name, [100 * score.loc[measure, "f1"] for measure in SHOWN], 100 * gain.loc["rouge1"].iloc[:3]))
    lines = [
        f"F1 × 100 with stemming, {SENTENCES} sentences, {what}; ± is half of a 95 percent interval.",
        "",
        "| | ROUGE-1 | ROUGE-2 | ROUGE-Lsum | ROUGE-1 above the lead |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, scores, gain in sorted(rows, key=lambda row: -row[1][0]):
        half = (gain["high"] - gain["low"]) / 2
        above = "" if name == BASELINE else f"{gain['f1']:+.1f}" + ("" if pd.isna(half) else f" ± {half:.1f}")
        lines.append(f"| {name} | " + " | ".join(f"{value:.1f}" for value in scores) + f" | {above} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--what", help="what the corpus is, for the table")
    parser.add_argument("--readme", type=Path)
    options = parser.parse_args()
    if options.corpus:
        texts, references = from_corpus(options.corpus), references_of(options.corpus)
        what = options.what or f"{len(texts)} articles of {options.corpus.name}"
    else:
        (texts, references), what = own_texts(), "our twelve stories"
    if not references:
        print(f"{options.corpus}: not every line has a summary, so there is nothing to hold ours against")
        return
    text = report(dict(every_system(texts, references)), references, what)
    print(text)
    if options.readme:
        write_between(options.readme, text, "quality")


if __name__ == "__main__":
    main()
