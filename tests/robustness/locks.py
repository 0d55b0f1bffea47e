"""What the lock files hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKS: Final = {
    "requirements.txt": ("project",),
    "requirements-test.txt": ("group test",),
    "requirements-semantic.txt": ("project", "extra semantic"),
    "requirements-extras.txt": ("project", "extra corpus", "extra docx", "extra voila"),
    "benchmarks/requirements.txt": ("group bench",),
    "requirements-audit.txt": ("group audit",),
    ".ci/requirements.txt": ("group ci",),
    "tests/fuzzing/requirements.txt": ("group fuzz",),
}


class Locked(NamedTuple):
    """One line of a lock: what is wanted, its hashes, and the line as it stands."""

    wanted: Requirement
    hashes: tuple[str, ...]
    line: str

    @property
    def name(self) -> str:
        return canonicalize_name(self.wanted.name)

    @property
    def version(self) -> str:
        return str(self.wanted.specifier).removeprefix("==")


def entries(text: str) -> Iterator[Locked]:
    """Every line of a lock that says something, lines that go on taken together."""
    whole = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^\s*#.*$", "", text))
    for line in filter(None, map(str.strip, whole.splitlines())):
        wanted, *hashes = re.split(r"\s+--hash=", line)
        yield Locked(Requirement(wanted), tuple(hashes), line)


@cache
def locked() -> dict[str, list[Locked]]:
    """Lock file -> its entries."""
    return {name: list(entries((ROOT / name).read_text(encoding="utf-8"))) for name in LOCKS}


@cache
def asked() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by where it does."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    places = {"project": project["dependencies"]}
    places |= {f"extra {name}": wanted for name, wanted in project["optional-dependencies"].items()}
    places |= {f"group {name}": wanted for name, wanted in told["dependency-groups"].items()}
    return {place: list(map(Requirement, wanted)) for place, wanted in places.items()}
