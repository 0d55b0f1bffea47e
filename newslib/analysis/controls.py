"""What a value of similarity means: the same measures taken of other pairs of versions.

A rewrite shares words with its original because it retells it, but also because both are news, in one language, on one
topic. So every measure is taken of pairs of which we know what they are: an original and a rewrite of it, by kind of
rewrite; an original and a version of another story on the same topic; of a story on another topic. A story's own value
is then placed among these.

The pairs are not independent: each story is in several. And a control can be no finer than its number of pairs, nor
wider than the stories it was made from; `note` says where that is little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from newslib.analysis.measures import LEVELS, MEASURES
from newslib.analysis.profiles import Profile, profiles
from newslib.analysis.similarity import LONGEST, longest_run, point, versions_of
from newslib.analysis.versions import Versions
from newslib.errors import InputError
from newslib.reading.library import ORIGINAL, stories
from newslib.reading.library import story as open_story
from newslib.reading.sentences import running_text, sentence_table
from newslib.reading.story import Story
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

SAME_STORY, SAME_TOPIC, UNRELATED, OTHERS = "same story", "same topic", "unrelated", "another story"
UNKNOWN = "rewrite"  # of which kind is not known
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

if TYPE_CHECKING:
    Background = DataFrame | Iterable[Story] | Mapping[str, Iterable[Story]] | None


@dataclass(frozen=True, slots=True)
class Text:
    """A version to be paired: of which story it is, on which topic, of which kind, and its sentences."""

    story: str
    topic: str | None
    kind: str
    profile: Profile


def controls(story: Story, background: Background = None) -> DataFrame:
    """Place each measure of a story's similarity among those of other pairs.

    Parameters
    ----------
    story : Story
        With two halves.
    background : optional
        What to compare it with. None takes the stories that come with the suite. Otherwise rows of the table
        `stories()`; or stories told twice, as a sequence or as a mapping from topic to sequence (without topics, pairs
        of different stories are "another story"); or what `control_pairs` gives, to take it only once.

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
    versions = versions_of(story)
    if versions is None:
        return make_table(SHAPE)
    pairs = control_pairs(background, story=story)
    own = values_of(versions)
    rows: list[tuple[object, ...]] = []
    for (control, measure), found in pairs.groupby(["control", "measure"], sort=False):
        others, value = found["value"].to_numpy(dtype=float), own[str(measure)]
        names = len({*found["a"], *found["b"]})
        below, above = float((others < value).mean()), float((others > value).mean())
        spread = (others.min(), float(np.median(others)), others.max())
        note = _note(len(others), names)
        rows.append((found["level"].iloc[0], measure, value, control, len(others), names, *spread, below, above, note))
    order = [*own]
    rows.sort(key=lambda row: (LEVELS.index(str(row[0])), order.index(str(row[1]))))
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
        `kind`, what the second is ("original" or a kind of rewrite); `level, measure, value`, as `similarity` has
        them. Of two stories on one topic all versions of the one stand beside the original of the other; of two others
        one version does, each kind in turn.
    """
    if isinstance(background, pd.DataFrame) and "control" in background:
        require_columns(background, PAIRS, "controls")
        return background
    found = _texts(background)
    own = None if story is None else tuple(_half(story, "A")["text"])
    dropped = {text.story for text in found if text.profile.texts == own}
    kept = [text for text in found if text.story not in dropped]
    level = {measure.name: measure.level for measure in MEASURES} | {LONGEST: "phrases"}
    rows = [
        (control, a.story, b.story, b.kind, level[measure], measure, value)
        for control, a, b in _pairs(kept)
        for measure, value in values_of(Versions(a.profile, b.profile)).items()
    ]
    return make_table(PAIRS, rows)


def values_of(versions: Versions) -> dict[str, float]:
    """The value of every measure of `similarity`, by its name."""
    return {measure.name: point(measure, versions) for measure in MEASURES} | {LONGEST: float(longest_run(versions)[0])}


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


def _texts(background: Background) -> list[Text]:
    """The versions in the background, story by story, the original first."""
    if background is None or isinstance(background, pd.DataFrame):
        listed = list(_listed(stories() if background is None else background))
    elif isinstance(background, Mapping):
        listed = [part for topic, told in background.items() for part in _told(told, str(topic))]
    elif isinstance(background, Iterable) and not isinstance(background, str):
        listed = list(_told(background, None))
    else:
        raise InputError(f"background must be a table, stories or None; got {type(background).__name__}")
    filled = [row for row in listed if len(row[3])]
    made = profiles([rows["text"].tolist() for *_, rows in filled], [rows["block"].tolist() for *_, rows in filled])
    return [Text(name, topic, kind, profile) for (name, topic, kind, _), profile in zip(filled, made, strict=True)]


Part = tuple[str, str | None, str, "DataFrame"]  # story, topic, kind, sentences


def _listed(table: DataFrame) -> Iterator[Part]:
    """The stories of a table as `stories` gives it; one whose file holds both versions is passed over."""
    require_columns(table, ["name", "topic", "version"], "controls")
    for name, rows in table.dropna(subset=["version"]).groupby("name", sort=False):
        topic = rows["topic"].iloc[0]
        known = None if pd.isna(topic) else str(topic)
        yield str(name), known, ORIGINAL, _half(open_story(str(name)), "A")
        for version in rows["version"]:
            if version != ORIGINAL:
                yield str(name), known, str(version), _half(open_story(str(name), version), "B")


def _told(told: Iterable[Story], topic: str | None) -> Iterator[Part]:
    """Stories told twice; those with the same version A are one story."""
    originals: dict[str, list[Story]] = {}
    for story in told:
        if not isinstance(story, Story):
            raise InputError(f"background must hold stories; got {type(story).__name__}")
        original = "\n\n".join(block.text for block in story.halves[0].blocks)
        originals.setdefault(original, []).append(story)
    for several in originals.values():
        yield several[0].name, topic, ORIGINAL, _half(several[0], "A")
        for story in several:
            if len(story.halves) == 2:
                yield several[0].name, topic, UNKNOWN, _half(story, "B")


def _half(story: Story, label: str) -> DataFrame:
    rows = running_text(sentence_table(story))
    return rows[rows["half"] == label]


def _note(pairs: int, told: int) -> str:
    """Why a control is weak; empty where it is not."""
    if told == 1:
        return "weak: all from one story"
    reasons = [f"{pairs} pairs, so one of them is {1 / pairs:.0%}"] if pairs < FEW_PAIRS else []
    reasons += [f"only {told} stories"] if told < FEW_STORIES else []
    return "weak: " + "; ".join(reasons) if reasons else ""
