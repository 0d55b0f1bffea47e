"""What a value of similarity means: the same measures taken of other pairs of versions.

A rewrite shares words with its original because it retells it, but also because both are news, in one language, on one
topic. So every measure is taken of pairs of which we know what they are: an original and a rewrite of it, by kind of
rewrite; an original and a version of another story on the same topic; of a story on another topic. A story's own value
is then placed among these.

The pairs are not independent: each story is in several. And a control can be no finer than its number of pairs, nor
wider than the stories it was made from; `note` says where that is little.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newslib.analysis.background import UNKNOWN, Text, fingerprint, half_of, originals, texts_of
from newslib.analysis.measures import LEVELS, MEASURES
from newslib.analysis.similarity import LONGEST, longest_run, point, versions_of
from newslib.analysis.versions import Versions
from newslib.errors import InputError, require_known
from newslib.reading.library import data_folder
from newslib.reading.story import Story
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pathlib import Path

    from pandas import DataFrame

    from newslib.analysis.background import Background

SAME_STORY, SAME_TOPIC, UNRELATED, OTHERS = "same story", "same topic", "unrelated", "another story"
EQUAL = 1e-9  # values that differ by less are the same: the last bits hang on the order of a sum
KEPT = "controls.csv"  # in the folder of the suite's stories: what was measured of them
KINDS = ("light", "paraphrase", "generic")
FEW_PAIRS, FEW_STORIES = 20, 5
PAIRS = {
    "control": STRING,
    "a": STRING,
    "b": STRING,
    "kind": STRING,
    "level": STRING,
    "measure": STRING,
    "value": FLOAT,
}
SHAPE = {
    **{"level": STRING, "measure": STRING, "value": FLOAT, "control": STRING, "pairs": INT, "stories": INT},
    **{"low": FLOAT, "median": FLOAT, "high": FLOAT, "below": FLOAT, "above": FLOAT, "note": STRING},
}


def controls(story: Story, background: Background = None) -> DataFrame:
    """Place each measure of a story's similarity among those of other pairs.

    Parameters
    ----------
    story : Story
        With two halves.
    background : optional
        What to compare it with. None takes the stories that come with the suite. Otherwise rows of the table
        `stories()`; or stories told twice, as a sequence or as a mapping from topic to sequence (without topics, pairs
        of different stories are "another story"; those with the same version A are one story told several times); or
        what `control_pairs` gave, which is taken as it is.

    Returns
    -------
    DataFrame
        A row for every measure of `similarity` and every control: `level, measure, value`, the story's own; `control`,
        one of "same story, light", "same story, paraphrase", "same story, generic" (or "same story", where the kind of
        rewrite is not known), "same topic", "unrelated", "another story"; `pairs`, how many there are, and `stories`,
        of how many stories; `low, median, high`, their smallest, middle and largest value; `below` and `above`, the
        shares of the pairs that are less and more alike than this story's halves, in [0, 1] (what is missing to 1 are
        pairs of equal value); `note`, empty, or why the control is weak. A story of the background with the same
        version A is left out.

        No rows for a story told once, or where the background has no pair.

    Raises
    ------
    InputError
        Where an argument is of another kind.
    """
    versions = versions_of(story, "controls")
    if versions is None:
        return make_table(SHAPE)
    pairs = control_pairs(background, story=story)
    own = values_of(versions)
    rows: list[tuple[object, ...]] = []
    for (control, measure), found in pairs.dropna(subset=["value"]).groupby(["control", "measure"], sort=False):
        value = own[require_known(str(measure), own, "measure")]
        if value is None:
            continue
        others = found["value"].to_numpy(dtype=float)
        names = len({*found["a"], *found["b"]})
        below, above = float((others < value - EQUAL).mean()), float((others > value + EQUAL).mean())
        spread = (others.min(), float(np.median(others)), others.max())
        note = _note(len(others), names)
        rows.append((found["level"].iloc[0], measure, value, control, len(others), names, *spread, below, above, note))
    order = [*own]
    rows.sort(key=lambda row: (LEVELS.index(str(row[0])), order.index(str(row[1])), _rank(str(row[3]))))
    return make_table(SHAPE, rows)


def control_pairs(background: Background = None, *, story: Story | None = None) -> DataFrame:
    """Take every measure of similarity of pairs of which it is known what they are.

    Parameters
    ----------
    background : optional
        As for `controls`.
    story : Story, optional
        A story that is to be placed among them: one of the background with the same version A is left out.

    Returns
    -------
    DataFrame
        A row for every pair and measure: `control`, as `controls` has it; `a` and `b`, the stories of the two versions;
        `kind`, what the second is ("original", a kind of rewrite, or "rewrite" where that is not known); `level,
        measure, value`, as `similarity` has them. Of two stories on one topic all versions of the one stand beside the
        original of the other; of two others one version does, each kind in turn.
    """
    if isinstance(background, pd.DataFrame) and "control" in background:
        require_columns(background, PAIRS, "controls")
        return background
    if story is not None and not isinstance(story, Story):
        raise InputError(f"control_pairs needs a Story; got {type(story).__name__}")
    own = () if story is None else tuple(half_of(story, "A")["text"])
    if background is None and own not in originals():
        kept = kept_pairs(data_folder() / KEPT)
        if kept is not None:
            return kept
    return measured_pairs(background, own)


def measured_pairs(background: Background, own: tuple[str, ...] = ()) -> DataFrame:
    """Take the measures of all pairs of a background, without the stories whose version A has the sentences `own`."""
    found = texts_of(background)
    dropped = {text.story for text in found if text.profile.texts == own}
    kept = [text for text in found if text.story not in dropped]
    level = {measure.name: measure.level for measure in MEASURES} | {LONGEST: "phrases"}
    rows = [
        (control, a.story, b.story, b.kind, level[measure], measure, value)
        for control, a, b in _pairs(kept)
        for measure, value in values_of(Versions(a.profile, b.profile)).items()
    ]
    return make_table(PAIRS, rows)


def keep_pairs(table: DataFrame, path: Path) -> None:
    """Write what was measured of the suite's own stories, and of which texts: it is the same for every reader."""
    lines = table.to_csv(index=False, lineterminator="\n")
    path.write_text(f"# {fingerprint()}\n{lines}", encoding="utf-8")


def kept_pairs(path: Path) -> DataFrame | None:
    """What `keep_pairs` wrote, to the last digit; None where it is missing or the stories have changed since."""
    try:
        with path.open(encoding="utf-8") as file:
            if file.readline() != f"# {fingerprint()}\n":
                return None
            texts = {"keep_default_na": False, "na_values": {"value": [""]}}
            return pd.read_csv(file, **texts).astype(PAIRS)  # type: ignore[call-overload, no-any-return]
    except OSError:
        return None


def values_of(versions: Versions) -> dict[str, float | None]:
    """The value of every measure of `similarity`, by its name; None where there is nothing to take a share of."""
    found = {measure.name: point(measure, versions) for measure in MEASURES}
    return found | {LONGEST: float(longest_run(versions)[0])}


def _pairs(texts: list[Text]) -> Iterator[tuple[str, Text, Text]]:
    """The pairs and what they are: an original, and a version of the same or of another story."""
    named: dict[str, list[Text]] = {}
    for text in texts:
        named.setdefault(text.story, []).append(text)
    for i, (a, *others) in enumerate(named.values()):
        for b in others:
            yield f"{SAME_STORY}, {b.kind}" if b.kind != UNKNOWN else SAME_STORY, a, b
        for j, versions in enumerate(named.values()):
            if i != j and a.topic is not None and a.topic == versions[0].topic:
                yield from ((SAME_TOPIC, a, b) for b in versions)
            elif i != j:
                unknown = a.topic is None or versions[0].topic is None
                yield OTHERS if unknown else UNRELATED, a, versions[(i + j) % len(versions)]


def _rank(control: str) -> tuple[int, int, str]:
    """Where a control stands among the others: the nearest to the story first."""
    family, _, kind = control.partition(", ")
    order = (SAME_STORY, SAME_TOPIC, UNRELATED, OTHERS)
    return order.index(family) if family in order else len(order), KINDS.index(kind) if kind in KINDS else 9, control


def _note(pairs: int, told: int) -> str:
    """Why a control is weak; empty where it is not."""
    if told == 1 or pairs == 1:
        return "weak: all from one story" if told == 1 else "weak: a single pair"
    reasons = [f"{pairs} pairs, so one of them is {1 / pairs:.0%}"] if pairs < FEW_PAIRS else []
    reasons += [f"only {told} stories"] if told < FEW_STORIES else []
    return "weak: " + "; ".join(reasons) if reasons else ""
