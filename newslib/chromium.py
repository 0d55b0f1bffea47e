"""A Chromium that is installed on this machine, for what only a browser can do: printing a page as it is drawn."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from newslib.errors import ReportError
from newslib.swapping import write_whole

VARIABLE: Final = "NEWSLIB_CHROMIUM"
"""The environment variable that names a browser to take before all others."""
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES: Final = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# No first-run pages and nothing that a browser would fetch or report by itself.
QUIET: Final = (
    *("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions"),
)
LONGEST: Final = 180  # seconds for a page to be drawn and printed


def find_chromium() -> str | None:
    """The path of a Chromium, Chrome or Edge; None where none is found.

    The environment variable `NEWSLIB_CHROMIUM` names one to take before all others.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def require_chromium() -> str:
    """The path of a Chromium; a `ReportError` where none is found."""
    found = find_chromium()
    if found is None:
        named = os.environ.get(VARIABLE)
        what = f"found no program {named!r}, which {VARIABLE} names" if named else "found none"
        raise ReportError(
            f"a PDF needs Chromium or Chrome; {what}. Install it (on Debian: apt install chromium), "
            "or open report.html in any browser and print it from there"
        )
    return found


def write_pdf(page: Path, pdf: Path) -> None:
    """Print a page to a PDF, charts and all, with a browser profile of its own that is thrown away.

    Parameters
    ----------
    page, pdf : Path
        The HTML file, and the file to write; it is put in place when it is whole.

    Raises
    ------
    ReportError
        Where there is no Chromium, or it does not print the page.
    """
    browser = require_chromium()
    with TemporaryDirectory(prefix="newslib-") as scratch:
        made = Path(scratch) / "page.pdf"
        root = getattr(os, "geteuid", lambda: 1)() == 0 and sys.platform == "linux"
        command = [browser, *QUIET, *(["--no-sandbox"] if root else [])]  # as root it will not start in its sandbox
        command += [f"--user-data-dir={scratch}/profile", "--no-pdf-header-footer", "--virtual-time-budget=60000"]
        command += [f"--print-to-pdf={made}", page.resolve().as_uri()]
        environment = os.environ | {"TZ": "UTC", "SOURCE_DATE_EPOCH": "0"}
        try:
            ended = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False, env=environment)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportError(f"{browser} did not print {page.name}: {error}") from error
        if not made.exists() or not made.read_bytes().startswith(b"%PDF"):
            said = ended.stderr.decode(errors="replace").strip().splitlines()
            raise ReportError(f"{browser} did not print {page.name}: {said[-1] if said else 'it said nothing'}")
        write_whole(pdf, _undated(made.read_bytes()))


def _undated(raw: bytes) -> bytes:
    """A PDF without the moment at which it was made, so that the same page gives the same bytes."""
    import re

    return re.sub(rb"/(CreationDate|ModDate) \(D:\d{14}", lambda m: b"/" + m[1] + b" (D:20000101000000", raw)
