"""Chromium, where one is installed: what prints the report's page as a PDF.

The page is printed without scripts. Its charts are then their pictures, which are drawn with lines and not with dots,
and nothing depends on what was ready in time: one page and one Chromium give the same bytes.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from newslib.errors import ReportError

VARIABLE: Final = "NEWSLIB_CHROMIUM"
LONGEST: Final = 180  # seconds; a page takes five
QUIET: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # whatever else it would ask of its maker, it finds nobody
)
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC: Final = ("Chromium", "Google Chrome")
_WINDOWS: Final = ("Chromium", "Google/Chrome")
_RUNNING: Final = re.compile(r"<script>.*?</script>", re.DOTALL)
_SAVED: Final = re.compile(r'<a download="[^"]*" href="data:[^"]*">([^<]*)</a>')
_NODE: Final = re.compile(rb"\(node\d{8}\)")
_DATE: Final = re.compile(rb"(?<=Date \(D:)\d{14}[+-]\d\d'\d\d'(?=\))")


def find_chromium() -> str | None:
    """The command of a Chromium or Chrome on this machine.

    Returns
    -------
    str or None
        What the environment variable NEWSLIB_CHROMIUM names, where it is set, and nothing else then; otherwise the
        first that is found on the path or where macOS and Windows keep programs. None, where there is none.
    """
    wanted = os.environ.get(VARIABLE)
    if wanted:
        return shutil.which(wanted)
    on_path = filter(None, map(shutil.which, _NAMES))
    return next(on_path, None) or next((str(place) for place in _usual_places() if place.is_file()), None)


def require_chromium() -> str:
    """The command of a Chromium or Chrome; a `ReportError` that says what to do, where there is none."""
    command = find_chromium()
    if command is None:
        where = f"at {os.environ[VARIABLE]!r} ({VARIABLE})" if os.environ.get(VARIABLE) else "on this machine"
        raise ReportError(
            f"expected Chromium or Chrome {where}, to make a PDF; found none. "
            "Install it, or print report.html from a browser"
        )
    return command


def write_pdf(page: str | os.PathLike[str], pdf: str | os.PathLike[str]) -> None:
    """Print an HTML page as a PDF.

    Parameters
    ----------
    page : path
        The page; nothing is loaded for it.
    pdf : path
        Where the PDF goes. What was there before stays until the new one is whole.

    Raises
    ------
    ReportError
        Where there is no Chromium, or where it fails or takes too long.
    """
    command = require_chromium()
    target = Path(pdf)
    try:
        _print(command, Path(page), target)
    except OSError as error:
        raise ReportError(f"cannot write {str(target)!r}: {error.strerror or error}") from error


def _print(command: str, page: Path, target: Path) -> None:
    # aside, but in the same folder, so that putting it in place is one step
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        made = Path(aside) / "page.pdf"
        still = Path(aside) / "page.html"
        still.write_text(_still(page.read_text(encoding="utf-8")), encoding="utf-8")
        _run([command, *_flags(Path(aside) / "profile"), f"--print-to-pdf={made.resolve()}", still.resolve().as_uri()])
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            raise ReportError(f"expected {command!r} to print a PDF; it ended without one")
        made.write_bytes(_settled(made.read_bytes()))
        made.replace(target)


def _usual_places() -> list[Path]:
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        return [folder / f"{name}.app/Contents/MacOS/{name}" for name in _MAC for folder in folders]
    if sys.platform == "win32":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        return [Path(root) / name / "Application/chrome.exe" for name in _WINDOWS for root in roots if root]
    return []


def _flags(profile: Path) -> list[str]:
    """How to run it: with a fresh profile, and with its sandbox wherever it has one."""
    flags = [*QUIET, f"--user-data-dir={profile}"]
    flags += ["--no-pdf-header-footer", "--generate-pdf-document-outline"]
    # it refuses to start for root without this
    return flags + ["--no-sandbox"] * (hasattr(os, "geteuid") and os.geteuid() == 0)


def _still(page: str) -> str:
    """A page without the scripts that run in it, and without the files it holds: paper cannot save them.

    Chromium itself cannot print where scripts are switched off.
    """
    return _SAVED.sub(r"\1", _RUNNING.sub("", page))


def _run(command: list[str]) -> None:
    """Run a command to its end, and end all of its processes where it takes too long."""
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=subprocess.PIPE, start_new_session=os.name == "posix"
        )
    except OSError as error:
        raise ReportError(f"cannot start {command[0]!r}: {error.strerror or error}") from error
    try:
        _, said = process.communicate(timeout=LONGEST)
    except BaseException as error:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise ReportError(f"expected {command[0]!r} to print within {LONGEST} seconds; it did not") from error
        raise
    if process.returncode:
        last = said.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise ReportError(f"{command[0]!r} failed with code {process.returncode}: {last[0]}")


def _settled(pdf: bytes) -> bytes:
    """A PDF without what differs from run to run: its dates, and how its elements are numbered.

    What stands there instead has the same length, so that all else stays where it is, and numbers keep their order.
    """
    numbers = {name: b"(node%08d)" % i for i, name in enumerate(sorted(set(_NODE.findall(pdf))))}
    return _NODE.sub(lambda found: numbers[found[0]], _DATE.sub(b"20000101000000+00'00'", pdf))
