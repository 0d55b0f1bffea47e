"""Picks of one's own beside those of the methods and of a class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newslib import Story, choices, methods, read_story, sentence_table
from newslib.exercises import check, export, gather, keep_progress
from tests.conftest import SEED


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    keep_progress(None)
    yield
    keep_progress("progress.jsonl")


@pytest.fixture(scope="module")
def story() -> Story:
    return read_story(SEED)


def class_of(answers: dict[str, object], story: Story, folder: Path) -> Path:
    """The class file of students with one answer each, who handed in what they exported."""
    (folder / "in").mkdir()
    for student, answer in answers.items():
        keep_progress(folder / f"{student}.jsonl")
        check("02.1", answer, story)
        export(folder / "in" / f"{student}.csv", student)
    keep_progress(None)
    gather(folder / "in", folder / "class.csv")
    return folder / "class.csv"


def test_each_method_is_told_with_how_many_picks_it_takes(story: Story) -> None:
    told = check("02.1", [2, 8, 9], story).message
    assert "all three: textrank, lsa; two of them: centroid, lexrank, klsum, luhn, longest; one: tfidf, " in told
    assert "Nearest to you, with 3 of 3: textrank, lsa." in told
    assert "from 12 sentences share 0.75 with you" in told  # 3 of 3 picks, each found with a chance of 3 in 12
    for method in set(methods()["method"]) - {"oracle"}:
        assert told.count(f" {method}") >= 1, method
    assert "oracle" not in told
    assert "the 12 methods" in told
    assert "class" not in told


def test_the_counts_are_those_of_the_choices(story: Story) -> None:
    picks = {3, 10, 15}
    told = check("02.1", sorted(picks), story).message
    chosen = choices(sentence_table(story), n=3).query("half == 'A' and chosen")
    for how_many, count in (("two of them", 2), ("one", 1), ("none", 0)):
        expected = [
            method
            for method, rows in chosen.groupby("method", sort=False)
            if len(picks & set(rows["sentence"])) == count
        ]
        assert (f"{how_many}: {', '.join(map(str, expected))}" in told) == bool(expected), how_many


def test_picks_that_no_method_shares_are_told_so(story: Story) -> None:
    told = check("02.1", [11, 12, 3], story).message
    assert "one: tfidf, lexrank, lead" in told
    assert "No method comes near you" in check("02.1", [3, 4, 6], Story.from_text(LOG, boundary=False)).message


LOG = "\n\n".join(
    [f"The ferry left port {n} late on a windy night." for n in range(9)]
    + ["Rain fell.", "Snow fell.", "Ice fell."]
    + [f"The ferry left port {n} late on a windy night in the harbour of Ellan." for n in range(9)]
)


def test_the_class_is_told_with_what_is_shared_and_what_is_picked_most(story: Story, tmp_path: Path) -> None:
    answers = {"ann": [2, 8, 9], "ben": [2, 3, 4], "cy": [8, 10, 2], "dot": [15, 16, 17]}
    told = check("02.1", [8, 9, 17], story, class_file=class_of(answers, story, tmp_path)).message
    # ann shares 8 and 9, ben none, cy 8, dot 17: 4 of 4 others; sentence 2 is picked by ann, ben and cy.
    assert told.endswith(
        "With the 4 in the class file you share 1 of 3 on average; most picked there is sentence 2, by 3."
    )


def test_of_two_that_are_picked_as_often_the_first_in_the_text_is_named(story: Story, tmp_path: Path) -> None:
    answers = {"ann": [17, 8, 9], "ben": [17, 8, 4]}
    told = check("02.1", [2, 3, 8], story, class_file=class_of(answers, story, tmp_path)).message
    assert told.endswith("most picked there is sentence 8, by 2.")


def test_picks_of_a_class_that_are_not_of_the_running_text_do_not_count(story: Story, tmp_path: Path) -> None:
    answers: dict[str, object] = {"ann": [19, 20, 21], "ben": [0, 1, 2], "cy": "the first", "dot": [2, 3, 4]}
    told = check("02.1", [2, 3, 8], story, class_file=class_of(answers, story, tmp_path)).message
    assert "With the 1 in the class file you share 2 of 3" in told


@pytest.mark.parametrize("answers", [{"ann": [19, 20, 21]}, {"ann": "words"}], ids=["version B", "words"])
def test_a_class_without_picks_is_passed_over(answers: dict[str, object], story: Story, tmp_path: Path) -> None:
    verdict = check("02.1", [2, 3, 8], story, class_file=class_of(answers, story, tmp_path))
    assert verdict.solved
    assert "class" not in verdict.message


def test_a_class_that_read_another_text_is_passed_over(story: Story, tmp_path: Path) -> None:
    other = Story.from_text(LOG, boundary=False)
    class_file = class_of({"ann": [0, 1, 2]}, other, tmp_path)
    assert "class" not in check("02.1", [2, 3, 8], story, class_file=class_file).message


def test_a_version_of_two_sentences_is_not_asked_about() -> None:
    story = Story.from_text("The ferry is late. It waits in port.", boundary=False)
    assert check("02.1", [0, 1, 2], story).status == "not asked"
