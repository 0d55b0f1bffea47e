"""The command line: what it prints, and how it says no."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslib import cli, read_story, sentence_table, summarize
from newslib.analysis.methods import METHODS
from newslib.cli import main
from tests.conftest import FERRY, TOLD_ONCE


def test_a_summary_is_printed_plain_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(FERRY), "-n", "2"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    chosen = summarize(sentence_table(read_story(FERRY)), 2)
    lines = [line for line in out.splitlines() if line.startswith("[")]
    assert lines == [f"[{row.sentence}] {row.text}" for row in chosen.itertuples()]  # one line each, however long


def test_a_summary_as_json_gives_positions_that_point_at_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(FERRY), "--json", "--method", "lead", "-n", "1"]) == 0
    data = json.loads(capsys.readouterr().out)
    text = FERRY.read_text(encoding="utf-8")
    assert data["boundary"] == 11
    assert [text[s["start"] : s["end"]] for s in data["sentences"]] == [s["text"] for s in data["sentences"]]
    assert [s["half"] for s in data["sentences"]] == ["A", "B"]


def test_words_bound_the_summary_and_a_boundary_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(FERRY), "--words", "12", "--boundary", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["boundary"] == 3
    assert main(["summary", str(FERRY), "--told-once"]) == 0
    assert "Version B" not in capsys.readouterr().out


def test_the_reasons_are_told_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(FERRY), "-n", "1", "--why"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (reason, _) = summarize(sentence_table(read_story(FERRY)), 1)["reason"]
    assert lines[4] == f"    {reason}"
    assert reason.startswith("chosen: 1st by ")


def test_every_method_is_named_in_the_help_and_can_be_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.METHODS.split(", ") == list(METHODS)
    reference = tmp_path / "reference.txt"
    reference.write_text("A ferry ran aground.", encoding="utf-8")
    for method in METHODS:
        arguments = ["--method", method, "--reference", str(reference), "--seed", "7", "--ratio", "0.2", "--json"]
        assert main(["summary", str(FERRY), *arguments]) == 0
        found = json.loads(capsys.readouterr().out)["sentences"]
        expected = summarize(
            sentence_table(read_story(FERRY)), ratio=0.2, method=method, reference="A ferry ran aground.", seed=7
        )
        assert [row["sentence"] for row in found] == expected["sentence"].tolist()


def test_two_files_are_two_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(TOLD_ONCE), "--against", str(FERRY), "-n", "1", "--json"]) == 0
    assert [s["half"] for s in json.loads(capsys.readouterr().out)["sentences"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["summary", "no-such-file.txt"], "there is no such file"),
        (["summary", "."], "it is a directory"),
        (["summary", str(FERRY), "-n", "0"], "n must be a whole number, at least 1; got 0"),
        (["summary", str(FERRY), "--method", "lede"], "did you mean 'lead'"),
        (["summary", str(FERRY), "--boundary", "99"], "99"),
        (["summary", str(FERRY), "--method", "oracle"], "method 'oracle' needs reference="),
        (["summary", str(FERRY), "--ratio", "2"], "ratio must be above 0 and at most 1; got 2.0"),
        (["report", "no-such-file.txt"], "there is no such file"),
        (["report", str(FERRY), str(TOLD_ONCE), "--boundary", "3"], "--boundary goes with one story; got 2"),
        (["report", str(FERRY), "--set", "picsk=[1]"], "did you mean 'picks'"),
        (["new", "no-such-file.txt"], "there is no such file"),
        (["lab", "no-such-notebook.ipynb"], "expected a notebook; there is no such file"),
        (["lab", "--port", "9999"], "take their values with a =, as in --port=9999"),
        (["explore", "no-such-file.txt"], "there is no such file"),
    ],
)
def test_bad_input_is_one_line_on_stderr_and_exit_code_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert captured.err.startswith("newslib: ")
    assert captured.err.count("\n") == 1


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["summary", str(FERRY), "--colour"])
    assert "unknown arguments: --colour" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["report", str(FERRY), "--bondary", "3"])
    assert "unknown arguments: --bondary 3; did you mean --boundary?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["report", str(FERRY), "--set", "n"])
    assert "must be NAME=VALUE; got 'n'" in capsys.readouterr().err


def test_doctor_says_what_is_there_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json"])
    findings = json.loads(capsys.readouterr().out)
    states = {finding["what"]: finding["state"] for finding in findings}
    assert {"Python", "newslib", "notebooks", "kernel", "language model", "Chromium", "reports"} <= set(states)
    assert code == (1 if "problem" in states.values() else 0)
    assert all(finding["advice"] for finding in findings if finding["state"] != "ok")
    assert main(["doctor"]) == code
    assert "language model" in capsys.readouterr().out


def test_a_folder_of_ones_own_is_made_and_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", str(FERRY), "--boundary", "3"]) == 0
    assert capsys.readouterr().out == "ferry\n"
    assert (tmp_path / "ferry" / "ferry.txt").read_bytes() == FERRY.read_bytes()
    assert 'story_path = \\"ferry.txt\\"' in (tmp_path / "ferry" / "00_start_here.ipynb").read_text("utf-8")
    assert main(["new", str(FERRY)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_story_cannot_command_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "[bold]x\x1b[31m.txt"
    story.write_text("The ferry \x1b]0;owned\x07 left [red]port[/red].\n", encoding="utf-8")
    assert main(["summary", str(story)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "[red]port[/red]" in out


def test_the_command_is_installed_and_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m newslib.cli summary '{FERRY}' | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert result.returncode == 0
    assert "Traceback" not in result.stderr


def test_a_summary_makes_no_table_and_draws_nothing() -> None:
    heavy = {"pandas", "scipy", "sklearn", "nltk", "spacy", "altair", "rich", "numpy.ma", "charset_normalizer", "lxml"}
    heavy |= {"trafilatura", "docx", "markdown_it", "nbformat", "ipywidgets"}
    code = (
        f"import sys; from newslib.cli import main; main(['summary', {str(FERRY)!r}]);"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"
    assert "Version B" in result.stdout
