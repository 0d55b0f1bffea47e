"""What is installed is what was looked at: pinned, hashed, from no address, and told of with its licence."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from packaging.requirements import InvalidRequirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.robustness.dependencies import PAGE, rows_of_page
from tests.robustness.locks import LOCKS, Locked, asked, entries, locked

pytestmark = pytest.mark.trial("supply")


def unsafe(entry: Locked) -> bool:
    """Whether anything but one file that was looked at could be installed for it."""
    one = re.fullmatch(r"==[^*,]+", str(entry.wanted.specifier))
    hashed = entry.hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in entry.hashes)
    return not (one and hashed) or entry.wanted.url is not None


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_is_one_version_with_hashes_and_from_no_address(lock: str) -> None:
    found = locked()[lock]
    assert found
    assert [entry.line for entry in found if unsafe(entry)] == []
    assert not re.search(r"(?m)^\s*-|https?://", (ROOT / lock).read_text(encoding="utf-8").replace("    --hash", ""))


def test_what_is_unsafe_is_seen() -> None:
    good = "a==1 \\\n    --hash=sha256:" + "0" * 64
    assert not any(map(unsafe, entries(good)))
    for bad in (good.replace("==", ">="), good.replace("==1", "==1.*"), good.replace("0\n", ""), "a==1"):
        assert all(map(unsafe, entries(bad))) == (bad != good)
    assert all(map(unsafe, entries("a @ https://x.example/a.whl --hash=sha256:" + "0" * 64)))
    with pytest.raises(InvalidRequirement):
        list(entries("--index-url https://x.example/simple"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_what_pyproject_asks_for_in_a_version_that_it_allows(lock: str) -> None:
    for place in LOCKS[lock]:
        for wanted in asked()[place]:
            versions = [entry.version for entry in locked()[lock] if entry.name == canonicalize_name(wanted.name)]
            assert versions, f"{lock} lacks {wanted}"
            assert all(wanted.specifier.contains(version, prereleases=True) for version in versions), wanted


def test_everything_that_pyproject_asks_for_has_a_lock() -> None:
    assert set(asked()) == {place for places in LOCKS.values() for place in places}
    found = {str(path.relative_to(ROOT)) for path in ROOT.rglob("requirements*.txt") if ".venv" not in str(path)}
    assert found == set(LOCKS)


def test_the_same_package_has_the_same_version_and_hashes_in_every_lock() -> None:
    first = {entry.wanted: entry for entry in locked()["requirements.txt"]}
    for lock, found in locked().items():
        for entry in [entry for entry in found if any(entry.name == other.name for other in first.values())]:
            same = [other for other in first.values() if (other.name, other.version) == (entry.name, entry.version)]
            assert same, f"{lock} has {entry.wanted}"
            assert same[0].hashes == entry.hashes, f"{lock} has other files of {entry.wanted}"


def test_nothing_is_installed_without_its_hash_but_the_suite_itself() -> None:
    own = "--no-deps --no-build-isolation -e ."
    told = [(ROOT / name).read_text(encoding="utf-8").splitlines() for name in ("Makefile", ".ci/run", "README.md")]
    lines = [line.strip() for line in chain(*told) if re.search(r"\$\(install\)|pip\W+install ", line)]
    installs = [line for line in lines if not line.startswith(("install =", "With uv"))]
    assert len(installs) >= 8
    assert [line for line in installs if "--require-hashes -r " not in line and own not in line] == []


def test_every_package_is_told_of_with_its_version_and_a_licence() -> None:
    told = rows_of_page(PAGE.read_text(encoding="utf-8"))
    expected = {(entry.name, entry.version) for found in locked().values() for entry in found}
    assert set(told) == expected
    assert all(licence and "unknown" not in licence.lower() for licence in told.values())
