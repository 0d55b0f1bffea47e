"""Writes docs/dependencies.md: every package of every lock, its licence, and what it is for.

Licences are read from the packages that are installed beside this one, and from the page itself for those that are not
but have not changed their version; so it is to be run in an environment that has what is new.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from importlib import metadata

from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.robustness.locks import LOCKS, asked, locked

PAGE = ROOT / "docs" / "dependencies.md"
SHORT = dict(zip(LOCKS, ["run", "test", "semantic", "extras", "bench", "audit", "ci", "fuzz"], strict=True))
COPYLEFT = re.compile(r"\b(?:A?GPL|LGPL|MPL|EPL|CDDL|EUPL)|Mozilla|General Public", re.IGNORECASE)
START, END = "<!-- packages -->", "<!-- /packages -->"
KNOWN = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "ISC License (ISCL)": "ISC",
    "ISC license": "ISC",
    "ISC License": "ISC",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
VAGUE = ("UNKNOWN", "OSI Approved", "Other/Proprietary License", "BSD", "BSD License")
TEXTS = (
    ("Mozilla Public License", "MPL-2.0"),
    ("Apache License", "Apache-2.0"),
    ("Permission is hereby granted, free of charge", "MIT"),
    ("Permission to use, copy, modify, and/or distribute", "ISC"),
    ("Neither the name", "BSD-3-Clause"),
    ("Redistributions in binary form", "BSD-2-Clause"),
)


def licence_of(name: str) -> tuple[str, str] | None:
    """The version and licence of an installed package; None where it is not installed."""
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    about = package.metadata
    told = [about.get("License-Expression"), (about.get("License") or "").strip()]
    told += [line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    for said in filter(None, told):
        if "\n" not in said and len(said) < 60 and not said.startswith("Copyright") and said not in VAGUE:
            return package.version, KNOWN.get(said, said)
    files = [file for file in package.files or [] if re.search(r"(?i)licen[cs]e|copying", file.name)]
    texts = [file.read_text(encoding="utf-8") for file in files if file.suffix not in (".py", ".pyc")]
    for words, licence in TEXTS:
        if any(words in text for text in [*texts, about.get("License") or ""]):
            return package.version, licence
    vague = next(filter(None, told), "unknown")
    return package.version, KNOWN.get(vague, vague)


def rows_of_page(page: str) -> dict[tuple[str, str], str]:
    """Package and version -> licence, as the page has them."""
    table = page.partition(START)[2].partition(END)[0]
    cells = re.findall(r"\| (\S+) \| (\d\S*) \| ([^|]+?) \|", table)
    return {(name, version): licence.strip("*") for name, version, licence in cells}


def purposes() -> dict[str, str]:
    """What the direct ones are for: the comments of pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = {name: "" for wanted in asked().values() for name in (canonicalize_name(one.name) for one in wanted)}
    for name, words in re.findall(r'(?m)^    "([\w.-]+)[^"]*",\s*(?:#\s*(.*))?$', text):
        if (name := canonicalize_name(name)) in found:
            found[name] = found[name] or words
    return found


def table() -> str:
    """The page's table."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for lock, found in locked().items():
        for entry in found:
            places[entry.name, entry.version].append(SHORT[lock])
    before = rows_of_page(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    direct, lines, missing = purposes(), [], []
    for (name, version), where in sorted(places.items()):
        installed = licence_of(name)
        licence = installed[1] if installed and installed[0] == version else before.get((name, version))
        if licence is None and installed:  # another version, for another Python
            licence = installed[1]
        if licence is None:
            missing.append(name)
            continue
        marked = f"**{licence}**" if COPYLEFT.search(licence.strip("*")) else licence
        purpose = direct[name] or "direct" if name in direct else ""
        lines.append(
            f"| {name} | {version} | {marked.replace('****', '**')} | {', '.join(dict.fromkeys(where))} | {purpose} |"
        )
    if missing:
        raise SystemExit(f"expected these to be installed, or on the page; got neither: {', '.join(missing)}")
    return "\n".join(["| package | version | licence | locks | for |", "|---|---|---|---|---|", *lines])


def main() -> None:
    """Write the table into the page, and leave the rest of it."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    PAGE.write_text(f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
