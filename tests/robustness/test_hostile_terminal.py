"""Nothing that a story, a file's name or a setting says commands a terminal."""

from __future__ import annotations

import io
import json
import re
import tempfile
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

from newslib.analysis.summaries import summarize_story
from newslib.cli import main
from newslib.display.terminal import print_summary
from newslib.new_folder import new_folder
from newslib.notebook_files import suite
from newslib.press import folder_name
from newslib.reading.story import Story
from tests.robustness.hostile_story import NAME, STORY

pytestmark = pytest.mark.trial("hostile text")

NAMES = [
    NAME,
    "tables",
    "report.html",
    "README.md",
    "00_start_here.ipynb",
    "made.json",
    "index.html.txt",
    "-rf.txt",
    "--help",
]
NAMES += ["文" * 82, "a" * 250 + ".txt", "CON", "x.", "new\nline.txt", "; touch pwned #.txt"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(STORY, encoding="utf-8")
    return path


def commands(text: str) -> list[str]:
    """The characters of a text that could command a terminal."""
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\u200d"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--why",),
        ("--words", "40"),
        ("--method", NAME),
        (f"--{NAME}",),
        ("-n", NAME),
        ("--against", NAME),
        ("--reference", NAME, "--method", "oracle"),
        ("--boundary", "999"),
    ],
)
def test_a_summary_of_a_hostile_story_is_words(
    story: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(["summary", str(story), *arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    assert code in (0, 2)
    assert bool(out) == (code == 0)
    assert commands(out) == commands(err) == []


@pytest.mark.parametrize("command", ["summary", "new", "corpus", "report", "explore", "lab"])
def test_a_missing_file_with_a_hostile_name_is_named_in_words(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--out", str(tmp_path / "out")] if command == "corpus" else []
    assert main([command, str(tmp_path / NAME), *more]) == 2
    out, err = capsys.readouterr()
    assert "no such" in err
    assert commands(out) == commands(err) == []


def test_json_holds_no_command_and_every_word(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(story), "--json", "-n", "30"]) == 0
    out, _ = capsys.readouterr()
    assert commands(out) == []
    found = json.loads(out)["sentences"]
    assert all(STORY[row["start"] : row["end"]] == row["text"] for row in found)
    assert any("\x9b" in row["text"] for row in found)


def test_on_a_terminal_only_our_own_colours_are_sent() -> None:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, color_system="256", width=100, highlight=False)
    print_summary(NAME, summarize_story(Story.from_text(STORY), 30), console, why=True)
    left = shown.getvalue()
    assert "[bold red]" in left
    assert not any(command in left for command in ("\x1b[31m", "\x1b[2J", "\x1b]8", "\x1b]52", "\x9b"))
    assert commands(re.sub(r"\x1b\[[\d;]*m", "", left)) == []


def test_the_command_that_is_to_be_pasted_is_quoted(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", str(story)]) == 0
    out, err = capsys.readouterr()
    assert commands(out) == commands(err) == []
    folder = Path(out.strip())
    assert folder.parent == Path(".")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([NAME, folder.name])
    assert [path.read_text(encoding="utf-8") for path in folder.glob("*.txt")] == [STORY]


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_whatever_a_file_is_called_its_story_is_kept_beside_the_notebooks(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / name
    file.write_text(STORY, encoding="utf-8")
    folder = new_folder(file, into=tmp_path / "out")
    others = [path for path in folder.iterdir() if path.name not in ("README.md", *(one.name for one in suite()))]
    assert [path.read_text(encoding="utf-8") for path in others] == [STORY]
    assert commands((folder / "README.md").read_text(encoding="utf-8")) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    draft = tempfile.mkdtemp(prefix=f".{folder_name(file.stem)}-", suffix=".newslib.old", dir=tmp_path)
    assert Path(draft).is_dir()
