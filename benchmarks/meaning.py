"""What the extra newslib[semantic] adds on our own stories, beside the likeness of words that `align` goes by.

python -m benchmarks.meaning [--csv data/meaning.csv]

*Finding the source.* Every sentence of a second version is linked to the sentence of the original that it is most
like, where that likeness reaches a threshold, and the links are held against the gold. The threshold for a story is the
one with the best F1 on all other stories, in their versions of the same kind; for "all" one serves the three kinds.
`align` stands beside them, with the rules that it has.

*Seeing a change.* How alike aligned sentences are that hold a planted change of a kind; how alike the same two are with
the original's wording put back in its place; and how alike those are in which nothing was changed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from newslib import gold, sentence_similarity, stories
from newslib.analysis.alignment import likeness_table
from newslib.analysis.meaning import meaning_matrix, meaning_similarity

VERSIONS = ("light", "paraphrase", "generic")
KINDS = ("weekday", "number", "name", "polarity")
UNCHANGED = "none"
THRESHOLDS = np.arange(101) / 100
COLUMNS = ["question", "version", "measure", "kind", "statistic", "value", "count"]
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A second version beside its original; in the arrays a row for each sentence of B, a column for each of A."""

    name: str
    version: str
    likeness: dict[str, Array]
    linked: Array
    true: Array


def pair_of(name: str, version: str) -> Pair:
    truth = gold(name, version)
    texts = truth.sentences.groupby("half")["text"].agg(list)
    shape = len(texts["B"]), len(texts["A"])
    table = likeness_table(truth.sentences)
    words = table["similarity"].to_numpy(dtype=float).reshape(shape)
    meaning = meaning_matrix(texts["B"], texts["A"])
    true = np.zeros(shape, dtype=bool)
    for b, a in truth.alignment.dropna().itertuples(index=False):
        true[b - shape[1], a] = True
    likeness = {"words": words, "meaning": meaning, "mean of both": (words + meaning) / 2}
    return Pair(name, version, likeness, table["aligned"].to_numpy(dtype=bool).reshape(shape), true)


def links(pair: Pair, measure: str) -> Array:
    """For every threshold how many links are found, how many of them are right, and how many there are."""
    if measure == "align":
        reached, right = pair.linked.sum(keepdims=True)[0], (pair.linked & pair.true).sum(keepdims=True)[0]
    else:
        scores = pair.likeness[measure]
        over = scores.max(axis=1) >= THRESHOLDS[:, None]
        hit = np.take_along_axis(pair.true, scores.argmax(axis=1)[:, None], axis=1)[:, 0]
        reached, right = over.sum(axis=1), (over & hit).sum(axis=1)
    return np.stack([reached, right, np.full_like(right, pair.true.sum())], axis=-1)


def f1(counts: Array) -> Array:
    found, right, true = np.moveaxis(counts, -1, 0)
    return np.asarray(2 * right / np.maximum(found + true, 1))


def held_out(made: Array) -> tuple[Array, Array]:
    """Of counts by story and threshold those at each story's threshold, which the other stories choose."""
    chosen = f1(made.sum(axis=0) - made).argmax(axis=1)
    return made[np.arange(len(made)), chosen], THRESHOLDS[chosen]


def sources(pairs: list[Pair], version: str) -> Iterator[list[Any]]:
    """How well each measure finds the source, over all stories together and story by story."""
    names = sorted({pair.name for pair in pairs})
    for measure in (*pairs[0].likeness, "align"):
        made = np.array(
            [np.sum([links(pair, measure) for pair in pairs if pair.name == name], axis=0) for name in names]
        )
        counts, thresholds = held_out(made)
        found, right, true = counts.sum(axis=0)
        values = {
            "precision": right / found,
            "recall": right / true,
            "f1": f1(counts.sum(axis=0)),
            "median f1 of a story": np.median(f1(counts)),
        }
        if measure != "align":
            values["median threshold"] = np.median(thresholds)
        for statistic, value in values.items():
            yield ["source", version, measure, None, statistic, value, true]


def aligned_sentences(name: str, version: str) -> Iterator[list[str]]:
    """Version, kind of change, and the sentence of A, of B, and of B with A's wording put back."""
    truth = gold(name, version)
    sentences = truth.sentences.set_index("sentence")
    aligned = set(truth.alignment.dropna().itertuples(index=False, name=None))
    touched = set()
    for row in truth.differences.itertuples():
        touched |= {row.a_sentence, row.b_sentence}
        if row.kind in KINDS and (row.b_sentence, row.a_sentence) in aligned:
            text, start = sentences.loc[row.b_sentence, ["text", "start"]]
            back = text[: row.b_start - start] + row.a_value + text[row.b_end - start :]
            yield [version, row.kind, sentences.loc[row.a_sentence, "text"], text, back]
    for b, a in sorted(aligned):
        if not touched & {b, a}:
            yield [version, UNCHANGED, *sentences.loc[[a, b, b], "text"]]


def changes(rows: pd.DataFrame) -> Iterator[list[Any]]:
    """How alike the sentences are that hold a change, and those that hold none."""
    a = [*rows["a"], *rows["a"]]
    b = [*rows["b"], *rows["back"]]
    for measure, compare in {"words": sentence_similarity, "meaning": meaning_similarity}.items():
        now, back = compare(a, b).reshape(2, -1)
        for version in (*VERSIONS, "all"):
            for kind in (*KINDS, UNCHANGED):
                held = (
                    rows["kind"].eq(kind) & rows["version"].isin([version] if version != "all" else VERSIONS)
                ).to_numpy()
                values = {"mean": now[held].mean(), "median": np.median(now[held])}
                if kind != UNCHANGED:
                    values["mean, put back"] = back[held].mean()
                for statistic, value in values.items():
                    yield ["change", version, measure, kind, statistic, value, held.sum()]


def measured() -> pd.DataFrame:
    listed = stories()
    told = listed.loc[listed["version"].isin(VERSIONS), ["name", "version"]].to_numpy().tolist()
    pairs = [pair_of(*which) for which in told]
    aligned = [row for which in told for row in aligned_sentences(*which)]
    groups = {version: [pair for pair in pairs if pair.version == version] for version in VERSIONS} | {"all": pairs}
    rows = [row for version, group in groups.items() for row in sources(group, version)]
    rows += changes(pd.DataFrame(aligned, columns=["version", "kind", "a", "b", "back"]))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"value": float}).round({"value": 3})


def report(table: pd.DataFrame) -> str:
    """A table in Markdown for each question."""
    lines = []
    for question, index in (("source", ["version", "measure"]), ("change", ["version", "measure", "kind"])):
        rows = table[table["question"] == question]
        statistics = rows["statistic"].unique().tolist()
        lines.append("| " + " | ".join([*index, *statistics, "count"]) + " |")
        lines.append("|" + "---|" * len(index) + "---:|" * (len(statistics) + 1))
        for names, group in rows.groupby(index, sort=False):
            known = group.set_index("statistic")["value"].to_dict()
            cells = [f"{known[name]:.3f}" if name in known else "" for name in statistics]
            lines.append("| " + " | ".join([*names, *cells, str(group["count"].iloc[0])]) + " |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--csv", type=Path, help="also write what is printed to a file")
    options = parser.parse_args()
    table = measured()
    print(report(table))
    if options.csv:
        table.to_csv(options.csv, index=False, lineterminator="\n", float_format="%.3f")


if __name__ == "__main__":
    main()
