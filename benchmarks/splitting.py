"""How well and how fast sentences are cut: our rules, and Punkt with and without our list of abbreviations.

python -m benchmarks.splitting

The texts are our stories in all their versions, whose sentences are marked by hand (data/README.md). A block is cut by
itself, and what is counted is the places between two sentences of a block: found, missed, or found where none is.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable

import numpy as np

from benchmarks.systems import punkt
from newslib import gold, stories
from newslib.reading.batch import batch_blocks
from newslib.reading.endings import sentence_spans

ROUNDS = 7
Splitter = Callable[[list[str]], list[set[int]]]


def marked_blocks() -> tuple[list[str], list[set[int]]]:
    """The blocks of all versions, without datelines, and the offsets in them at which a sentence ends."""
    texts, ends = [], []
    for row in stories().dropna(subset="version").itertuples():
        truth = gold(row.name, row.version)
        label = "A" if row.version == "original" else "B"
        sentences = truth.sentences[truth.sentences["half"] == label]
        for _, rows in sentences.groupby("block"):
            start = rows["start"].iloc[0]
            text = rows["text"].iloc[0]
            for gap, sentence in zip(
                rows["start"].iloc[1:] - rows["end"].iloc[:-1].to_numpy(), rows["text"].iloc[1:], strict=True
            ):
                text += " " * gap + sentence
            texts.append(text)
            ends.append({end - start for end in rows["end"].iloc[:-1]})
    return texts, ends


def by_rules(texts: list[str]) -> list[set[int]]:
    return [_inner(sentence_spans(text)) for text in texts]


def by_punkt(texts: list[str]) -> list[set[int]]:
    return [_inner(punkt().span_tokenize(text)) for text in texts]


def by_bare_punkt(texts: list[str]) -> list[set[int]]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    tokenizer = PunktSentenceTokenizer()
    return [_inner(tokenizer.span_tokenize(text)) for text in texts]


def _inner(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {end for _, end in list(spans)[:-1]}


def in_batch(texts: list[str]) -> object:
    return batch_blocks(texts, np.arange(len(texts)))


def milliseconds(run: Callable[[list[str]], object], texts: list[str]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run(texts)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    texts, truth = marked_blocks()
    total = sum(map(len, truth))
    print(f"{len(texts)} blocks, {total} ends of sentences within them; milliseconds for all\n")
    print("| | found | missed | false | F1 | ms |\n|---|---:|---:|---:|---:|---:|")
    systems: dict[str, Splitter] = {
        "our rules": by_rules,
        "Punkt, our abbreviations": by_punkt,
        "Punkt, no abbreviations": by_bare_punkt,
    }
    for name, split in systems.items():
        found = split(texts)
        right = sum(len(ours & theirs) for ours, theirs in zip(found, truth, strict=True))
        wrong = sum(map(len, found)) - right
        f1 = 2 * right / (2 * right + wrong + total - right)
        print(f"| {name} | {right} | {total - right} | {wrong} | {f1:.4f} | {milliseconds(split, texts):.1f} |")
    print(f"| our rules, in a batch, with all words | | | | | {milliseconds(in_batch, texts):.1f} |")


if __name__ == "__main__":
    main()
