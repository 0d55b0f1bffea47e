"""Commands whose output has nowhere to go, and surroundings that are not what they should be."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.conftest import FERRY
from tests.robustness.faults import NEWSLIB, environment, run, told

pytestmark = [
    pytest.mark.trial("faults"),
    pytest.mark.skipif(sys.platform == "win32", reason="these are faults of other systems"),
]
SUMMARY = (*NEWSLIB, "summary", FERRY, "-n", "9")
ASCII = environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no disk that is always full")
def test_a_summary_for_a_full_disk_is_an_error_and_no_success() -> None:
    done = run(SUMMARY, shell="> /dev/full")
    assert done.returncode == 1
    assert told(done) == "newslib: cannot write what was asked for: No space left on device"


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_input_or_output_is_no_crash(closed: str) -> None:
    done = run(SUMMARY, shell=closed)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert ("Version A" in done.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_where_few_characters_are_known_others_are_written_out() -> None:
    plain, asked = run(SUMMARY), run((*SUMMARY, "--json"), env=ASCII)
    assert "“" in plain.stdout
    done = run(SUMMARY, env=ASCII)
    assert (done.returncode, done.stdout.isascii()) == (0, True)
    assert done.stdout == plain.stdout.encode("ascii", "backslashreplace").decode("ascii")
    said = [row["text"] for row in json.loads(asked.stdout)["sentences"]]
    assert all(text in plain.stdout for text in said)


def test_nothing_of_the_user_is_needed(tmp_path: Path) -> None:
    bare = environment(HOME=None, USER=None, LOGNAME=None, TMPDIR="/nowhere", TERM=None, COLUMNS="1")
    (tmp_path / "gone").mkdir()
    usual = run(SUMMARY).stdout
    assert "Version A" in usual
    for env in (bare, environment(HOME="/nowhere")):
        assert run(SUMMARY, env=env).stdout == usual
    done = run(["sh", "-c", f'cd {tmp_path}/gone && rmdir ../gone && exec "$@"', "sh", *SUMMARY])
    assert done.stdout == usual


def test_a_fault_of_its_own_is_one_line_that_says_how_to_see_more(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from newslib.reading import story\n\ndef read_story(*_, **__):\n    raise KeyError('\\x1b[31mred')\n\n"
        "story.read_story = read_story\n"
    )
    path = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    done = run(SUMMARY, env=environment(PYTHONPATH=path))
    assert done.returncode == 3
    assert told(done).startswith("newslib: a fault of newslib itself: KeyError: ")
    assert "\x1b" not in done.stderr
    assert "Traceback" in run(SUMMARY, env=environment(PYTHONPATH=path, NEWSLIB_TRACEBACK="1")).stderr
