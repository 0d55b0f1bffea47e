"""The stories that others are held against, as versions that can be compared with each other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from newslib.analysis.profiles import Profile, profiles
from newslib.errors import InputError
from newslib.reading.library import ORIGINAL, stories
from newslib.reading.sentences import running_text, sentence_table
from newslib.reading.story import Story, read_text
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

    Background = DataFrame | Iterable[Story] | Mapping[str, Iterable[Story]] | None

UNKNOWN = "rewrite"  # of which kind is not known


@dataclass(frozen=True, slots=True)
class Text:
    """A version to be paired: of which story it is, on which topic, of which kind, and its sentences."""

    story: str
    topic: str | None
    kind: str
    profile: Profile


def texts_of(background: Background) -> list[Text]:
    """The versions in the background, story by story, the original first."""
    if background is None or isinstance(background, pd.DataFrame):
        listed = list(_listed(stories() if background is None else background))
    elif isinstance(background, Mapping):
        listed = list(_told([(story, str(topic)) for topic, told in background.items() for story in _iterable(told)]))
    elif isinstance(background, Iterable) and not isinstance(background, str):
        listed = list(_told([(story, None) for story in background]))
    else:
        raise InputError(f"background must be a table, stories or None; got {type(background).__name__}")
    filled = [row for row in listed if len(row[3])]
    made = profiles([rows["text"].tolist() for *_, rows in filled], [rows["block"].tolist() for *_, rows in filled])
    return [Text(name, topic, kind, profile) for (name, topic, kind, _), profile in zip(filled, made, strict=True)]


def fingerprint() -> str:
    """One word that stands for the suite's own stories: another where a text was added, changed or taken away."""
    listed = stories().dropna(subset=["version"])
    read = hashlib.sha256()
    for name, topic, version, path in listed[["name", "topic", "version", "path"]].itertuples(index=False):
        read.update(f"{name}\0{topic}\0{version}\0{read_text(path)}\0".encode())
    return read.hexdigest()


@cache
def originals() -> frozenset[tuple[str, ...]]:
    """The sentences of the running text of each original that comes with the suite."""
    listed = stories()
    paths = listed.loc[listed["version"].eq(ORIGINAL).fillna(False), "path"]
    alone = (Story.from_text(read_text(path), boundary=False) for path in paths)
    return frozenset(tuple(half_of(story, "A")["text"]) for story in alone)


Part = tuple[str, str | None, str, "DataFrame"]  # story, topic, kind, sentences


def _iterable(told: object) -> Iterable[Story]:
    if not isinstance(told, Iterable):
        raise InputError(f"background must map topics to several stories; got {type(told).__name__}")
    return told


def _listed(table: DataFrame) -> Iterator[Part]:
    """The stories of a table as `stories` gives it; one whose file holds both versions is passed over."""
    require_columns(table, ["name", "topic", "version", "path"], "controls")
    for name, rows in table.dropna(subset=["version"]).groupby("name", sort=False):
        topic = rows["topic"].iloc[0]
        known = None if pd.isna(topic) else str(topic)
        paths = dict(zip(rows["version"], rows["path"], strict=True))
        if ORIGINAL not in paths:  # rows of rewrites alone: the original is among the suite's own
            every = stories()
            own = every[(every["name"] == name) & (every["version"] == ORIGINAL)]["path"]
            if own.empty:
                raise InputError(f"background must have the original of every story; it is missing for {name!r}")
            paths[ORIGINAL] = own.iloc[0]
        for version in (ORIGINAL, *(version for version in paths if version != ORIGINAL)):
            alone = Story.from_text(read_text(paths[version]), boundary=False)
            yield str(name), known, str(version), half_of(alone, "A")


def _told(told: Iterable[tuple[Story, str | None]]) -> Iterator[Part]:
    """Stories told twice and their topics; those with the same version A are one story, of one name."""
    originals: dict[str, list[tuple[Story, str | None]]] = {}
    for story, topic in told:
        if not isinstance(story, Story):
            raise InputError(f"background must hold stories; got {type(story).__name__}")
        original = "\n\n".join(block.text for block in story.halves[0].blocks)
        originals.setdefault(original, []).append((story, topic))
    names: Counter[str] = Counter()
    for several in originals.values():
        (first, topic), *_ = several
        names[first.name] += 1
        name = first.name if names[first.name] == 1 else f"{first.name} ({names[first.name]})"
        yield name, topic, ORIGINAL, half_of(first, "A")
        for story, _ in several:
            if len(story.halves) == 2:
                yield name, topic, UNKNOWN, half_of(story, "B")


def half_of(story: Story, label: str) -> DataFrame:
    """The sentences of the running text of a half."""
    rows = running_text(sentence_table(story))
    found: DataFrame = rows[rows["half"] == label]
    return found
