"""Makes the stories and the truth about them from marked-up texts: `python -m data.build [NAME ...]`.

A marked-up text (`data/marked/NAME.txt`) holds a story, its second versions, and everything that is true of them, in
the place where it is true. From it come `data/stories/NAME/VERSION.txt`, with the marks taken out, and
`data/gold/NAME.json`, with the offsets counted. data/README.md explains the marks, and has its tables from here.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.marks import MarkError, Row, read_marked
from data.truth import truth

HERE = Path(__file__).resolve().parent


def built(name: str) -> Iterator[tuple[Path, str]]:
    """The files of a story and what they hold, as made from its marked-up text."""
    marked = _marked(name)
    for version in read_marked(marked)[1].values():
        yield HERE / "stories" / name / f"{version.name}.txt", version.text + "\n"
    yield HERE / "gold" / f"{name}.json", to_json(truth(name, marked)) + "\n"


def to_json(value: Any, depth: int = 0) -> str:
    """JSON with a line for every row, so that a change to one shows as one line."""
    if (
        isinstance(value, dict)
        and any(isinstance(item, (dict, list)) and item for item in value.values())
        and depth < 3
    ):
        items = (f"{' ' * (depth + 1)}{json.dumps(key)}: {to_json(item, depth + 1)}" for key, item in value.items())
        return "{\n" + ",\n".join(items) + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = (" " * (depth + 1) + json.dumps(row, ensure_ascii=False) for row in value)
        return "[\n" + ",\n".join(rows) + "\n" + " " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


def tables(truths: list[Row]) -> dict[str, list[str]]:
    """The tables of data/README.md, computed: the stories, and what differs in their versions."""
    listed = ["| Story | Topic | Headline | Spelling | Versions in which nothing differs |", "|---|---|---|---|---|"]
    kinds: dict[str, Counter[str]] = {}
    for row in truths:
        differing = {name: version["differences"] for name, version in row["texts"].items() if name != "original"}
        same = ", ".join(name for name, found in differing.items() if not found)
        headline = row["texts"]["original"]["headline"]
        listed.append(f"| `{row['name']}` | {row['topic']} | {headline} | {row['spelling']} | {same} |")
        for name, found in differing.items():
            for difference in found:
                kinds.setdefault(difference["kind"], Counter())[name] += 1
    counted = ["| Kind | light | paraphrase | generic | all |", "|---|---:|---:|---:|---:|"]
    for kind, counts in sorted(kinds.items(), key=lambda item: (-item[1].total(), item[0])):
        counted.append(
            f"| `{kind}` | {counts['light']} | {counts['paraphrase']} | {counts['generic']} | {counts.total()} |"
        )
    return {"stories": listed, "differences": counted}


def readme(truths: list[Row]) -> str:
    """What data/README.md says, with its tables computed again."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    for name, lines in tables(truths).items():
        opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, rest = text.split(opening)
        text = before + opening + "".join(f"{line}\n" for line in lines) + closing + rest.split(closing)[1]
    return text


def _marked(name: str) -> str:
    return (HERE / "marked" / f"{name}.txt").read_text(encoding="utf-8")


def main(names: list[str]) -> int:
    """Write the files of the stories named, or of all, and the tables of the README."""
    every = sorted(path.stem for path in (HERE / "marked").glob("*.txt"))
    try:
        files = [file for name in names or every for file in built(name)]
        files.append((HERE / "README.md", readme([truth(name, _marked(name)) for name in every])))
    except (MarkError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    for path, content in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
