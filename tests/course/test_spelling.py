"""No misspelling that is known, and no word that English does not have and we did not mean."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
from wordfreq import zipf_frequency

from benchmarks.course import plain
from tests.conftest import ROOT
from tests.course.pages import by_hand, markdown, said

TYPOS = Path(sysconfig.get_path("scripts")) / "typos"
MEANT = Path(__file__).with_name("words.txt")
RARE = 1.5  # on wordfreq's scale: about 3 uses in 100 million words
OXFORD = re.compile(r"i[sz](?:e|ed|es|er|ers|ing|ation|ations)\b")  # both forms are British


def typos(*arguments: str, text: str | None = None) -> list[str]:
    """What the checker has to say, a line a word."""
    command = [str(TYPOS), "--format", "brief", "--config", str(ROOT / "pyproject.toml"), *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode in (0, 2), done.stderr
    return done.stdout.splitlines()


def test_the_checker_finds_a_misspelling() -> None:
    assert len(typos("-", text="We recieve teh news.\n")) == 2
    assert len(typos("--locale", "en-gb", "-", text="The color of the harbor.\n")) == 2


@pytest.mark.parametrize("folder", ["newslib", "benchmarks", "solutions", "data", "docs", "README.md", "Makefile"])
def test_no_known_misspelling(folder: str) -> None:
    assert typos(folder) == []


def test_no_known_misspelling_in_the_notebooks_and_one_spelling_everywhere() -> None:
    text = "\n\n".join(plain(page, code=False) for page in markdown().values())
    found = typos("--locale", "en-gb", "-", text=text)
    assert [line for line in found if not OXFORD.search(line)] == []
    assert typos("-", text="\n\n".join(said().values())) == []


def test_every_word_is_english_or_meant() -> None:
    meant = {line.strip().casefold() for line in MEANT.read_text(encoding="utf-8").splitlines() if line[:1] != "#"}
    strange: dict[str, str] = {}
    for name, text in by_hand().items():
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", plain(text, code=False)):
            base = re.sub(r"['’]s?$", "", word).casefold()
            if len(base) > 2 and base not in meant and zipf_frequency(base, "en") < RARE:
                strange.setdefault(base, name)
    assert strange == {}


def test_every_word_that_is_meant_is_used() -> None:
    lines = MEANT.read_text(encoding="utf-8").splitlines()
    meant = [line for line in lines if line and line[:1] != "#"]
    assert meant == sorted(set(meant), key=str.casefold)
    everything = "\n".join(markdown().values()).casefold()
    assert [word for word in meant if word.casefold() not in everything] == []
