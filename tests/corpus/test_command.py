"""The command `newslib corpus`, as one types it, breaks it off and types it again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newslib.cli import main
from newslib.corpus import Corpus, analyse
from tests.corpus.corpora import measured_and_not, numbered, same_tables, write_lines

COMMAND = [sys.executable, "-m", "newslib.cli", "corpus"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "a.jsonl", numbered(60))


def started(file: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    """A run in a process of its own, one part a story."""
    command = [*COMMAND, str(file), "--out", str(out), "--rows", "1", "--workers", "2", *more]
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell has what runs in the background ignore it
    try:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)


def told(process: subprocess.Popen[str], line: int) -> str:
    """A line of its progress, from 0, as soon as it is there."""
    assert process.stderr is not None
    return [process.stderr.readline() for _ in range(line + 1)][-1]


def again(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> int:
    """Type a command until nobody else is writing to its folder: workers end a moment after the one that is killed."""
    while True:
        code = main(arguments)
        if "another run is writing" not in capsys.readouterr().err:
            return code


def test_stories_are_measured_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_lines(tmp_path / "a.jsonl", [{"text": "Rain fell."}] * 3)
    out = tmp_path / "out"
    assert main(["corpus", str(file), "--out", str(out), "--rows", "1", "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert said.out == f"3 stories in {out}\n"
    assert said.err.splitlines() == [f"{done} of 3 stories" for done in range(4)]
    assert main(["corpus", str(file), "--out", str(out), "--rows", "1"]) == 0
    assert capsys.readouterr().err == "3 of 3 stories\n"


def test_rows_that_cannot_be_measured_end_with_1(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["corpus", str(file), "--out", str(tmp_path / "out"), "--id", "name", "--rows", "50"]) == 1
        said = capsys.readouterr()
        assert said.out == f"48 stories in {tmp_path / 'out'}\n"
        assert said.err.splitlines()[-2:] == [
            "60 of 60 stories, 12 errors",
            "newslib: 12 rows could not be measured; the table errors says why",
        ]
    assert Corpus(tmp_path / "out").errors["id"].iloc[0] == "n3"


def test_every_option_reaches_the_measures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = [{"n": i, "a": "Rain fell. It was cold.", "b": "Rain fell on roofs.", "at": "May 5"} for i in range(3)]
    file, out = write_lines(tmp_path / "a.jsonl", items), tmp_path / "out"
    options = "--text a --other b --id n --date at -n 1 --method lead --only summaries,passages --workers 1"
    assert main(["corpus", str(file), "--out", str(out), *options.split(), "--copies"]) == 0
    expected = analyse(
        file, text="a", other="b", id="n", date="at", n=1, method="lead", only=["passages", "summaries"], workers=1
    )
    assert same_tables(Corpus(out), expected)
    assert "3 pairs of near-duplicates in 1 clusters" in capsys.readouterr().out
    assert main(["corpus", str(file), "--out", str(out), "--text", "a", "--plain", "--force"]) == 0
    assert same_tables(Corpus(out), analyse(file, text="a", plain=True))
    assert main(["corpus", str(file), "--out", str(out), "--text", "a", "--told-once", "--force"]) == 0
    assert same_tables(Corpus(out), analyse(file, text="a", told_once=True))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such"], "expected a folder or a file; there is no such thing"),
        (["a.jsonl", "--text", "txet"], "expected a column 'txet'; its columns are name, text; did you mean 'text'?"),
        (["a.jsonl", "--only", "ledgers"], "only must be one of"),
        (["a.jsonl", "--plain", "--entities"], "plain takes articles told once"),
        (["a.jsonl", "--workers", "0"], "workers must be a whole number, at least 1; got 0"),
        (["a.jsonl", "--method", "lede"], "did you mean 'lead'"),
        (["a.jsonl", "--scheduler", "nonsense://host:1"], "expected a Dask scheduler at 'nonsense://host:1'"),
        (["taken"], "expected stories in 'taken'; found none"),
    ],
)
def test_bad_input_is_one_line_on_stderr_and_ends_with_2(
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    assert main(["corpus", *arguments, "--out", "out"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = [line for line in said.err.splitlines() if "stories" not in line or line.startswith("newslib")]
    assert line.startswith("newslib: ")
    assert message in line


def test_a_folder_of_other_results_is_refused(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    analyse(file, tmp_path / "out")
    assert main(["corpus", str(file), "--out", str(tmp_path / "out"), "-n", "2"]) == 2
    assert "or force (--force), which makes them anew" in capsys.readouterr().err


def test_the_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["corpus", "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    names = "out text other id date told-once plain only method entities copies workers scheduler rows force"
    assert all(f"--{name}" in text for name in names.split())
    assert "--out DIR" in text
    with pytest.raises(SystemExit) as ended:
        main(["corpus", "a.jsonl"])
    assert ended.value.code == 2
    assert "the following arguments are required: --out" in capsys.readouterr().err


@pytest.mark.parametrize(
    "moment", [pytest.param(0, marks=pytest.mark.long), 2, pytest.param(7, marks=pytest.mark.long)]
)
def test_a_run_that_is_killed_goes_on(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], moment: int
) -> None:
    out = tmp_path / "out"
    with started(file, out) as process:
        assert "of 60 stories" in told(process, moment)
        process.kill()
    done = len(list((out / "done").glob("part-*.json"))) if moment else 0
    assert done >= 6 * moment
    again(["corpus", str(file), "--out", str(out), "--rows", "1", "--workers", "2"], capsys)
    found = Corpus(out)
    assert measured_and_not(found) == [("a.jsonl", row) for row in range(60)]
    assert same_tables(found, analyse(file, workers=1))


@pytest.mark.parametrize("request_to_end", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
def test_an_interrupt_leaves_what_is_done(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], request_to_end: signal.Signals
) -> None:
    out = tmp_path / "out"
    with started(file, out) as process:
        told(process, 2)
        process.send_signal(request_to_end)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.splitlines()[-1] == "newslib: interrupted; what was there before is still there"
    assert "Traceback" not in errors
    assert 12 <= len(measured_and_not(Corpus(out))) < 60
    assert again(["corpus", str(file), "--out", str(out), "--rows", "1", "--workers", "2"], capsys) == 1
    assert same_tables(Corpus(out), analyse(file, workers=1))


def test_a_second_run_on_the_same_folder_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with started(file, out) as process:
        told(process, 0)
        os.kill(process.pid, signal.SIGSTOP)
        try:
            assert main(["corpus", str(file), "--out", str(out), "--rows", "1"]) == 1
            assert "another run is writing" in capsys.readouterr().err
        finally:
            os.kill(process.pid, signal.SIGCONT)
        process.communicate()
    assert process.returncode == 1
    assert same_tables(Corpus(out), analyse(file, workers=1))


def test_a_request_to_end_is_heeded_in_the_background(file: Path, tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what it does not wait for
    try:
        command = [*COMMAND, str(file), "--out", str(tmp_path / "out"), "--rows", "1", "--workers", "2"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        told(process, 1)
        process.terminate()
        process.communicate()
    assert process.returncode == 130
