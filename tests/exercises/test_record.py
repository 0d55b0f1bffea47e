"""What is kept of a student's answers, and how it is handed in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from newslib import InputError, ReadError, Story
from newslib.cli import main
from newslib.exercises import check, export, gather, keep_progress, progress, summary
from newslib.exercises.record import as_text

COLUMNS = ["exercise", "title", "kind", "story", "text", "attempts", "solved", "first_answer", "answer"]


@pytest.fixture(autouse=True)
def file(tmp_path: Path) -> Iterator[Path]:
    keep_progress(tmp_path / "progress.jsonl")
    yield tmp_path / "progress.jsonl"
    keep_progress("progress.jsonl")


def test_each_answer_is_a_line_of_a_plain_file(file: Path, seed: Story) -> None:
    check("00.3", 8, seed)
    check("00.3", 4, seed)
    check("00.4", "c")
    check("00.4", ...)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(line["exercise"], line["answer"], line["solved"]) for line in lines] == [
        ("00.3", "8", False),
        ("00.3", "4", True),
        ("00.4", '"c"', True),
    ]
    assert set(lines[0]) == {"exercise", "story", "text", "solved", "answer"}  # no name, no time, no place


def test_progress_has_a_row_for_each_exercise_and_text(seed: Story, ferry: Story) -> None:
    for story, answers in ((seed, [8, 5, 4]), (ferry, [1])):
        for answer in answers:
            check("00.3", answer, story)
    table = progress()
    assert list(table.columns) == COLUMNS
    assert table["story"].tolist() == ["blinken-kyiv", "ferry"]
    assert table["attempts"].tolist()[0] == 3
    assert table.loc[0, ["first_answer", "answer", "solved"]].tolist() == ["8", "4", True]
    check("00.3", 7, seed)
    assert progress().loc[0, ["attempts", "answer", "solved"]].tolist() == [4, "4", True]  # what solved it stays


def test_of_guesses_the_first_counts(seed: Story, ferry: Story) -> None:
    assert "your first" not in check("00.1", 50, seed).message  # no share, and so no guess
    assert "your first" not in check("00.1", 0.5, seed).message
    assert "your first" not in check("00.1", 0.5, seed).message
    assert "(The answer that counts is your first: 0.5.)" in check("00.1", 0.4, seed).message
    assert "your first" not in check("00.1", 0.4, ferry).message
    assert progress()["answer"].tolist() == ["0.5", "0.4"]


def test_nothing_answered_gives_an_empty_table_with_the_same_columns(file: Path) -> None:
    assert list(progress().columns) == COLUMNS
    assert progress().empty
    keep_progress(None)
    check("00.4", "c")
    assert progress().empty
    assert not file.exists()


def test_what_is_no_story_is_kept_as_none() -> None:
    check("00.3", 8, pd.DataFrame({"text": ["a", "b"], "name": ["a", "b"]}))  # type: ignore[arg-type]
    assert progress()["text"].tolist() == [""]


def test_what_is_broken_in_the_file_is_passed_over(file: Path) -> None:
    check("00.4", "c")
    with file.open("a", encoding="utf-8") as more:
        more.write('{"exercise": "00.5", "sto\n[]\n"x"\n{"exercise": "99.9", "story": "", "text": "", "answer": ""}\n')
    assert progress()["exercise"].tolist() == ["00.4"]


@pytest.mark.skipif(os.name != "posix", reason="a folder is no file there either, but says so otherwise")
def test_where_nothing_can_be_written_the_verdict_says_so(tmp_path: Path) -> None:
    keep_progress(tmp_path)  # a folder
    verdict = check("00.4", "c")
    assert verdict.solved
    assert "could not be kept" in verdict.message
    with pytest.raises(ReadError, match="expected a file of progress"):
        progress()


def write(text: str) -> str:
    return text.upper()


def test_an_answer_is_kept_as_what_it_is() -> None:
    told = [as_text(answer) for answer in ([2, 5], {"b", "a"}, pd.Series([1, 2]), pd.Series([0.5]).mean(), "=1+1")]
    assert told == ["[2, 5]", '["a", "b"]', "[1, 2]", "0.5", '"=1+1"']
    assert as_text(write) == "def write(text: str) -> str:\n    return text.upper()\n"
    assert as_text(len).startswith("a function")
    assert as_text(object()) == "a value of type object"
    assert len(as_text("x" * 9_000)) == 2_000


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_what_is_handed_in_comes_back(ending: str, tmp_path: Path, seed: Story) -> None:
    handed_in = tmp_path / "handed-in"
    handed_in.mkdir()
    for student, answers in (("Ana", [0.5]), ("=HYPERLINK(1)", ["half", 0.25])):
        keep_progress(tmp_path / f"{len(answers)}.jsonl")
        for answer in answers:
            check("00.1", answer, seed)
        check("00.4", "c")
        file = export(handed_in / f"{len(answers)}.{ending}", student)
    if ending == "csv":
        assert "\r\n'=HYPERLINK(1)," in file.read_bytes().decode()  # words to a spreadsheet, no formula
    table = gather(handed_in, into=handed_in / "class.csv")
    assert list(table.columns) == ["student", *COLUMNS]
    assert table["student"].tolist() == ["=HYPERLINK(1)"] * 2 + ["Ana"] * 2
    assert table["first_answer"].tolist() == ['"half"', '"c"', "0.5", '"c"']
    again = gather(handed_in, into=handed_in / "class.csv")  # which lies among them now
    pd.testing.assert_frame_equal(again, table)
    pd.testing.assert_frame_equal(gather([handed_in / "class.csv"]), table)


def test_a_guess_stands_beside_those_of_the_class(tmp_path: Path, seed: Story, ferry: Story) -> None:
    for student, guesses in {"Ana": [0.4], "Ben": [50, 0.8], "Cem": [0.2, 0.41]}.items():
        keep_progress(tmp_path / f"{student}.jsonl")
        for guess in guesses:
            check("00.1", guess, seed)
        export(tmp_path / f"{student}.csv", student)
    gather(tmp_path, into=tmp_path / "class.csv")
    # It is 0.417. The first guesses that are shares are 0.4, 0.8 and 0.2: one of them is nearer than 0.5.
    keep_progress(tmp_path / "mine.jsonl")
    told = check("00.1", 0.5, seed, class_file=tmp_path / "class.csv").message
    assert "Of 3 in the class file 1 came nearer; the middle guess is 0.4." in told
    assert "class file" not in check("00.1", 0.5, ferry, class_file=tmp_path / "class.csv").message  # another text


def test_a_class_in_a_table(tmp_path: Path, seed: Story) -> None:
    for student, answers in {"Ana": [4], "Ben": [8, 5, 4], "Cem": [8, 12]}.items():
        keep_progress(tmp_path / f"{student}.jsonl")
        for answer in answers:
            check("00.3", answer, seed)
        export(tmp_path / f"{student}.csv", student)
    found = summary(gather(tmp_path))
    assert found.loc[0].tolist() == ["00.3", "Told again", "read", 3, 2, 1, 2.0]
    assert summary(gather(tmp_path).head(0)).empty
    assert list(summary(gather(tmp_path).head(0)).columns) == list(found.columns)


def test_what_cannot_be_handed_in_or_gathered_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"path must end in .csv or .json; got 'answers.xlsx'"):
        export(tmp_path / "answers.xlsx", "Ana")
    with pytest.raises(InputError, match="student must be a name"):
        export(tmp_path / "answers.csv", " ")
    with pytest.raises(ReadError, match=r"found none"):
        gather(tmp_path)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReadError, match="missing: student"):
        gather(tmp_path)
    (tmp_path / "other.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReadError, match="expected a file that a student exported"):
        gather([tmp_path / "other.json"])
    with pytest.raises(ReadError, match="expected a file that a student exported"):
        check("00.1", 0.5, Story.from_texts("A ferry left.", "A ferry left."), class_file=tmp_path / "missing.csv")


def test_a_class_on_the_command_line(tmp_path: Path, seed: Story, capsys: pytest.CaptureFixture[str]) -> None:
    check("00.3", 4, seed)
    export(tmp_path / "ana.csv", "Ana")
    assert main(["class", str(tmp_path), "--into", str(tmp_path / "class.csv")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "00.3  Told again: solved by 1 of 1, 1 at once; attempts, median: 1",
        str(tmp_path / "class.csv"),
    ]
    assert main(["class", str(tmp_path / "ana.csv"), str(tmp_path / "none.csv")]) == 2
    assert "expected a file that a student exported" in capsys.readouterr().err
