"""The explorer without a browser: what its parts say, and that they follow what is chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newslib import InputError, Story, claim_ledger, explore, rank_sentences, sentence_table
from newslib.display.exploring.details import sentence_details, term_details
from newslib.errors import ReadError
from newslib.notebook_files import WIDGET

A = "A ferry ran aground on Monday.\n\nMayor Ann Lee saw it. Nobody was hurt."
B = "A ferry ran aground on Tuesday.\n\nNobody was hurt, said Ann Lee."
HOSTILE = "<img src=x onerror=alert(1)> said </script><b>$x$</b> on Monday."


@pytest.fixture
def told() -> Any:
    return explore(Story.from_texts(A, B, name="ferry"))


def uploaded(name: str, content: bytes) -> tuple[dict[str, Any]]:
    """A file as the widget hands it on."""
    about = {"name": name, "type": "", "size": len(content), "last_modified": datetime(2024, 1, 1, tzinfo=UTC)}
    return ({**about, "content": memoryview(content)},)


def words(lines: list[dict[str, Any]]) -> str:
    return "\n".join("".join(part["text"] for part in line["parts"]) for line in lines)


def test_the_summary_is_what_rank_sentences_chooses(seed: Story) -> None:
    explorer = explore(seed)
    expected = rank_sentences(sentence_table(seed))
    assert explorer.summary["sentence"].tolist() == expected["sentence"][expected["chosen"]].tolist()
    explorer.choose(method="lead", size=2)
    expected = rank_sentences(sentence_table(seed), "lead", n=2)
    assert explorer.summary["sentence"].tolist() == expected["sentence"][expected["chosen"]].tolist()
    ranks = {row["sentence"]: row["rank"] for row in explorer.reader.rows if row["rank"]}
    assert ranks == dict(zip(explorer.summary["sentence"], explorer.summary["rank"], strict=True))


def test_the_rows_give_the_story_back_word_by_word(seed: Story) -> None:
    explorer = explore(seed)
    table = sentence_table(seed)
    assert ["".join(row["pieces"]) for row in explorer.reader.rows] == table["text"].tolist()
    for row in explorer.reader.rows:
        assert len(row["pieces"]) == 2 * len(row["starts"]) + 1
        for start, word in zip(row["starts"], row["pieces"][1::2], strict=True):
            assert seed.text[start : start + len(word)] == word


def test_a_sentence_tells_its_counterpart_its_score_its_facts_and_its_claims(told: Any) -> None:
    told.look(0)
    text = words(told.reader.of_sentence)
    assert text.startswith("Sentence 0, version A, paragraph")
    assert "3 A ferry ran aground on Tuesday." in text
    assert "Monday in A, Tuesday in B" in text
    assert "Score: " in text
    assert "Facts: Monday (weekday Monday)" in text
    ledger = claim_ledger(told.state.story)
    rows = ledger[ledger["a_sentence"].eq(0).fillna(False)]
    assert f"In the ledger: {len(rows)} row" in text
    assert "A: Monday, B: Tuesday" in text
    leads = [part["go"] for line in told.reader.of_sentence for part in line["parts"] if "go" in part]
    assert leads == [3]


def test_a_word_and_a_name_are_shown_wherever_they_stand(told: Any) -> None:
    told.look(0, A.index("ferry"))
    assert told.state.term == "ferry"
    lines = told.reader.of_term
    assert words(lines[:1]) == "“ferry”: 1× in A, 1× in B"
    assert [line["parts"][0]["go"] for line in lines[1:]] == [0, 3]
    text = told.state.story.text
    assert told.reader.picked == {"sentence": 0, "offsets": [text.index("ferry"), text.rindex("ferry")]}
    told.look(1, A.index("Lee"))
    assert told.state.term == "Ann Lee"
    assert words(told.reader.of_term[:1]) == "“Ann Lee”: 1× in A, 1× in B"


def test_everything_follows_the_boundary_and_can_be_undone(told: Any) -> None:
    blocks = len(told.state.story.blocks)
    assert blocks == 4
    before = told.reader.rows
    told.move_boundary(False)
    assert {row["half"] for row in told.reader.rows} == {"A"}
    assert all(row["tags"] == [] for row in told.reader.rows)
    assert told.controls.boundary.value == -1
    told.undo()
    assert told.reader.rows == before
    told.redo()
    assert told.state.story.boundary is None


def test_controls_move_the_state_and_the_state_moves_the_controls(told: Any) -> None:
    told.controls.method.value = "lead"
    assert told.state.method == "lead"
    told.controls.unit.value = "words"
    assert (told.state.unit, told.state.size) == ("words", 60)
    told.controls.undo.click()
    assert (told.state.unit, told.controls.unit.value, told.controls.size.value) == ("sentences", "sentences", 3)
    told.controls.weights[0].value = 1.5
    assert told.state.weights == (1.5, 0.0, 0.0)
    told.controls.own_weights.click()
    assert told.state.weights is None
    assert told.controls.weights[0].value == 1.0  # what position weighs in `lead`
    told.controls.boundary.value = 1
    assert told.state.story.boundary == 1


def test_a_method_without_weights_has_none_to_move(told: Any) -> None:
    told.choose(method="klsum")
    assert all(slider.disabled for slider in told.controls.weights)


def test_another_story_comes_from_a_text_from_two_or_from_a_file(told: Any) -> None:
    told.controls.text_a.value = "Hail fell on Friday."
    told.controls.read.click()
    assert told.state.story.text == "Hail fell on Friday."
    told.controls.text_b.value = "Hail fell on Saturday."
    told.controls.read.click()
    assert [half.label for half in told.state.story.halves] == ["A", "B"]
    told.open_bytes("Café rain.".encode("cp1252"), "my story.txt")
    assert (told.state.story.text, told.state.story.name) == ("Café rain.", "my story")
    told.controls.upload.value = uploaded("page.html", b"<html><p>Sleet fell.</p></html>")
    assert told.state.story.text.strip() == "Sleet fell."
    told.undo()
    assert told.state.story.name == "my story"


def test_the_same_file_can_be_opened_again_after_an_undo(told: Any) -> None:
    for _ in range(2):
        told.controls.upload.value = uploaded("rain.txt", b"Rain fell.")
        assert told.state.story.name == "rain"
        told.undo()
        assert told.state.story.name == "ferry"


def test_a_second_version_without_a_first_is_said_and_the_story_stays(told: Any) -> None:
    before = told.state
    told.controls.text_b.value = "Hail fell on Saturday."
    told.controls.read.click()
    assert told.state == before
    assert "got no text of version A" in told.controls.message.value


def test_the_summary_is_listed_and_follows_what_is_chosen(told: Any) -> None:
    told.choose(method="lead", size=1)
    heading, *items = told.reader.of_summary
    assert words([heading]) == "The summary: lead, 2 sentences"
    assert words(items) == "A 0 A ferry ran aground on Monday. rank 1\nB 3 A ferry ran aground on Tuesday. rank 1"
    assert [item["parts"][0]["go"] for item in items] == [0, 3]


def test_what_is_cheap_is_shown_before_the_ledger(told: Any) -> None:
    told.look(0)
    heard: list[str] = []
    told.reader.observe(lambda change: heard.append(words(change["new"])), "of_sentence")
    told.move_boundary(1)
    assert ["Facts: " in text for text in heard] == [True, True]
    assert ["In the ledger" in text for text in heard] == [False, True]
    told.look(1)
    assert ["In the ledger" in text for text in heard] == [False, True, True]


def test_tables_are_made_as_soon_as_a_story_is_shown_so_that_a_press_need_not_wait(told: Any) -> None:
    ready: list[bool] = []
    told.reader.observe(lambda _: ready.append(told._answers.reading(told.state.story).ledger_is_ready), "rows")
    told.open_text("Hail fell on Friday.", "Hail fell on Saturday.")
    assert ready == [False]
    assert told._answers.reading(told.state.story).ledger_is_ready


def test_the_evidence_stays_in_sight_where_the_place_is_given(told: Any) -> None:
    assert "Given: block 2." in told.controls.evidence.value
    told.move_boundary(False)
    assert "<p>Given: the story is told once.</p><p>The search finds no second version" in told.controls.evidence.value


def test_the_blocks_of_two_texts_stay_where_the_boundary_moves() -> None:
    explorer = explore(
        Story.from_texts("Rain fell.\nSnow fell.", "Hail fell.\n\nIce came.")
    )  # as one text: three blocks
    blocks = explorer.state.story.blocks
    assert len(blocks) == 4
    explorer.controls.boundary.value = 3
    assert explorer.controls.message.value == ""
    assert explorer.state.story.blocks == blocks
    assert [row["half"] for row in explorer.reader.rows] == ["A", "A", "A", "B"]


def test_one_text_with_the_words_of_two_has_tables_of_its_own() -> None:
    explorer = explore(Story.from_texts("Rain fell.\nSnow fell.", "Hail fell.\n\nIce came."))
    explorer.open_text(explorer.state.story.text)
    explorer.move_boundary(2)
    assert [row["block"] for row in explorer.reader.rows] == [0, 0, 1, 2]


def test_a_use_stands_among_its_words_as_in_the_text() -> None:
    explorer = explore(Story.from_text("On Monday, rain fell. On Monday snow (Monday) fell."))
    explorer.look(0, 3)
    first, second, third = (words([line]) for line in explorer.reader.of_term[1:])
    assert first == "A 0 On Monday, rain fell"
    assert second == "A 1 On Monday snow (Monday) fell"
    assert third == second


def test_a_part_is_opened_and_shut_by_a_button(told: Any) -> None:
    folded = told.widget.children[2]
    button, part = folded.children
    assert (part.layout.display, button.description) == ("none", "▸ Weights of the score")
    button.value = True
    assert (part.layout.display, button.description) == (None, "▾ Weights of the score")
    button.value = False
    assert part.layout.display == "none"


def test_what_cannot_be_read_is_said_and_the_story_stays(told: Any) -> None:
    before = told.state
    told.controls.text_a.value = "  \n "
    told.controls.read.click()
    assert told.state == before
    assert "at least one sentence" in told.controls.message.value
    told.controls.upload.value = uploaded("<b>.pdf", b"%PDF-1.7")
    assert told.state == before
    assert "it is a PDF" in told.controls.message.value
    assert "<b>.pdf" not in told.controls.message.value
    with pytest.raises(ReadError):
        told.open_bytes(b"\x89PNG", "x.png")
    told.choose(size=4)
    assert told.controls.message.value == ""


def test_hostile_words_stay_words() -> None:
    explorer = explore(Story.from_texts(HOSTILE, HOSTILE, name="<i>"))
    explorer.look(0, 1)
    assert HOSTILE in words([{"parts": [{"text": "".join(row["pieces"])} for row in explorer.reader.rows]}])
    assert "<img" not in explorer.still
    assert "<script" not in explorer.still.lower()


@pytest.mark.parametrize("text", ["Rain.", "...", "RAIN RAIN RAIN", "雨が降った。", "1 2 3"])
def test_odd_stories_can_be_explored(text: str) -> None:
    explorer = explore(Story.from_text(text))
    for row in explorer.reader.rows:
        explorer.look(row["sentence"], row["starts"][0] if row["starts"] else None)
    assert sentence_details(explorer.state, explorer._answers)
    assert term_details(explorer.state, explorer._answers)


def test_it_shows_itself_as_a_widget_and_as_a_still_picture(told: Any) -> None:
    shown = told._repr_mimebundle_()
    assert set(shown) == {WIDGET, "text/html", "text/plain"}
    assert "A still picture" in shown["text/html"]
    assert shown["text/plain"] == "Explorer of 'ferry'"


def test_it_wants_a_story_with_a_sentence() -> None:
    with pytest.raises(InputError, match="explore needs a Story; got str"):
        explore("text")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="at least one sentence; got none"):
        explore(Story.from_text(""))
    with pytest.raises(InputError, match="sentence must be one of the story's; got 99"):
        explore(Story.from_text("Rain.")).look(99)
