"""The stories that come with the suite, by name.

A story is a file with both versions in it (`blinken-kyiv.txt`), or a folder with a file for each version
(`harbour-bridge/original.txt`, `…/generic.txt`). data/README.md tells what each is and where it comes from.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.errors import InputError, ReadError, require_known
from newslib.reading.story import Story, read_story, read_text
from newslib.reading.words import word_spans

if TYPE_CHECKING:
    from pandas import DataFrame

ORIGINAL = "original"
VERSIONS = (ORIGINAL, "light", "paraphrase", "generic")


def data_folder() -> Path:
    """Where the suite's stories and their gold are: beside the package, in a checkout."""
    return Path(__file__).resolve().parents[2] / "data"


def stories(folder: Path | None = None) -> DataFrame:
    """List the stories that come with the suite.

    Parameters
    ----------
    folder : Path, optional
        Another folder of the same shape: `stories/`, and `gold/` where there is one. None takes the suite's own.

    Returns
    -------
    DataFrame
        A row for every version of every story: `name`; `topic`, missing where there is no gold; `version` (original,
        light, paraphrase, generic; missing where one file holds both); `words`, how many it has; `differences`, how
        many the gold lists against the original, missing where there is none; `path`. Sorted by name, then in the
        order of the versions above.

    Examples
    --------
    >>> listed = stories()
    >>> listed.loc[listed["topic"].eq("bridge") & listed["version"].eq("original"), "name"].tolist()
    ['harbour-bridge', 'river-bridge']
    """
    from newslib.tables import INT, STRING, make_table

    data = folder or data_folder()
    columns = {"name": STRING, "topic": STRING, "version": STRING, "words": INT, "differences": INT, "path": STRING}
    rows = []
    for name, files in _files(data).items():
        truth = truth_of(data, name)
        for version, path in files.items():
            words = sum(1 for _ in word_spans(read_text(path)))
            listed = truth.get("texts", {}).get(version, {}).get("differences")
            count = None if listed is None else len(listed)
            rows.append((name, truth.get("topic"), version, words, count, str(path)))
    return make_table(columns, rows)


def story(name: str, version: str | None = None, *, folder: Path | None = None) -> Story:
    """Open a story that comes with the suite.

    Parameters
    ----------
    name : str
        One of the names that `stories` lists.
    version : str, optional
        The second version to open beside the original: light, paraphrase or generic. Without it, or with "original",
        the story is the original alone; a story that is one file holds both versions and takes none.
    folder : Path, optional
        As for `stories`.

    Returns
    -------
    Story
        Named after the story, and its version where there is one: "harbour-bridge-generic". The boundary is the one
        that is known, not one that was searched for; `Story.from_text(story.text)` searches for it.

    Raises
    ------
    InputError
        Where there is no such story or version.

    Examples
    --------
    >>> story("harbour-bridge", "generic").halves[1].blocks[0].text
    'Bridge chaos: What we know about the Skelmouth harbour crash'
    """
    files = _files(folder or data_folder())
    paths = files[require_known(name, files, "story")]
    if None in paths:
        if version is not None:
            raise InputError(f"story {name!r} is one file that holds both versions; got version={version!r}")
        return read_story(paths[None])
    if version is not None:
        require_known(version, [str(there) for there in paths], f"version of {name!r}")
    if version is None or version == ORIGINAL:
        return Story.from_text(read_text(paths[ORIGINAL]), name=name, boundary=False)
    return Story.from_texts(read_text(paths[ORIGINAL]), read_text(paths[version]), name=f"{name}-{version}")


def reference_summary(name: str, *, folder: Path | None = None) -> list[str]:
    """A summary of a story's original, written by hand: what a summary made by a program can be held against.

    Parameters
    ----------
    name : str
        One of the names that `stories` lists; a story that is one file has none.
    folder : Path, optional
        As for `stories`.

    Returns
    -------
    list of str
        Its sentences.

    Raises
    ------
    InputError
        Where there is no such story, or it has no summary.

    Examples
    --------
    >>> reference_summary("mayor-recount")[1]
    'Her opponent, Raymond Stahlke, conceded.'
    """
    data = folder or data_folder()
    require_known(name, _files(data), "story")
    path = data / "summaries" / f"{name}.txt"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in (data / "summaries").glob("*.txt")))
        raise InputError(f"name must be a story with a summary ({known or 'there is none'}); got {name!r}")
    return [line for line in read_text(path).splitlines() if line.strip()]


def _files(data: Path) -> dict[str, dict[str | None, Path]]:
    """Name -> version -> file; the version is None where one file holds both."""
    if not (data / "stories").is_dir():
        raise ReadError(f"expected the stories in {str(data / 'stories')!r}; ours come with a checkout of the project")
    found: dict[str, dict[str | None, Path]] = {}
    for path in sorted((data / "stories").iterdir()):
        if path.is_dir():
            files = {version: path / f"{version}.txt" for version in VERSIONS}
            here: dict[str | None, Path] = {version: file for version, file in files.items() if file.is_file()}
            if ORIGINAL in here:
                found[path.name] = here
        elif path.suffix == ".txt":
            found[path.stem] = {None: path}
    return found


def truth_of(data: Path, name: str) -> dict[str, Any]:
    """What the gold file of a story holds, as it stands there; empty where there is none."""
    path = data / "gold" / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
