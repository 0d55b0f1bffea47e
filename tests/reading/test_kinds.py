"""What a block is."""

from __future__ import annotations

import pytest

from newslib.reading.kinds import find_dateline, kinds_of

STORY = "The council met on Monday and decided nothing, as it had done the week before."


@pytest.mark.parametrize(
    "text",
    ["Ida Voss/AP", "Ida Voss / Reuters", "Ida Voss/AFP via Getty Images", "Getty Images", "(AP Photo/Ida Voss)",
     "Photo: Ida Voss", "Photograph by Ida Voss", "Credit: Ida Voss", "Ida de la Voss/Northern Wire",
     "REUTERS/Ida Voss"],
)  # fmt: skip
def test_credits(text: str) -> None:
    assert kinds_of([STORY, text, STORY])[1] == "credit"


@pytest.mark.parametrize(
    "text", ["By Ida Voss", "By Ida Voss and Piet Lund", "By IDA VOSS | Reuters", "Ida Voss, staff writer"]
)
def test_bylines(text: str) -> None:
    assert kinds_of(["A title stands here", text, STORY])[1] == "byline"


@pytest.mark.parametrize(
    "text",
    ["Jonas Falk contributed to this report.", "Reporting by Jonas Falk; editing by Ida Voss", "Read more: the ferry",
     "Editor’s note: this story has been updated.", "© 2024 Northern Wire. All rights reserved.",
     "Published: Sept. 3, 2024", "This story has been corrected to fix a name.",
     "Northern Wire writer Jonas Falk reported from Kelmar."],
)  # fmt: skip
def test_notes(text: str) -> None:
    assert kinds_of([STORY, text])[1] == "note"


@pytest.mark.parametrize(
    "text",
    ["FILE - The old bridge at Kelmar, in 2019.", "The bridge at Kelmar. (AP Photo/Ida Voss)",
     "Mayor Lund and Ms. Voss (L-R) at the bridge.", "In this undated photo the bridge is still open.",
     "Mayor Piet Lund opens the bridge at Kelmar, Tuesday, Sept. 3, 2024.",
     "Mayor Piet Lund opens the bridge, Tuesday, 3 September 2024, in Kelmar."],
)  # fmt: skip
def test_captions_that_say_so(text: str) -> None:
    assert kinds_of([STORY, text, STORY])[1] == "caption"


def test_a_dated_scene_before_a_credit_is_a_caption_and_a_paragraph_there_is_not() -> None:
    scene = "Mayor Piet Lund opens the bridge at Kelmar, Tuesday, Sept. 3, 2024."
    assert kinds_of([STORY, scene, "Ida Voss/AP", STORY]) == ["paragraph", "caption", "credit", "paragraph"]
    assert kinds_of([STORY, STORY, "Ida Voss/AP"]) == ["paragraph", "paragraph", "credit"]


def test_a_headline_stands_at_the_top_even_twice_and_even_as_a_question() -> None:
    title = "Bridge at Kelmar opens again"
    assert kinds_of([title, title, STORY]) == ["headline", "headline", "paragraph"]
    assert kinds_of(["Will the bridge open again?", STORY]) == ["headline", "paragraph"]


def test_a_short_sentence_is_no_headline() -> None:
    assert kinds_of(["The bridge is open.", STORY, "Nobody came.", STORY]) == ["paragraph"] * 4


def test_a_text_of_one_block_is_a_paragraph_even_without_a_full_stop() -> None:
    assert kinds_of(["Bridge at Kelmar opens again"]) == ["paragraph"]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LONDON — Ministers met.", "LONDON — "),
        ("LONDON, Sept 3 (Reuters) - Ministers met.", "LONDON, Sept 3 (Reuters) - "),
        ("KYIV, Ukraine (AP) -- Ministers met.", "KYIV, Ukraine (AP) -- "),
        ("NEW YORK – Ministers met.", "NEW YORK – "),
        ("BERKELEY HEIGHTS, N.J. — Ministers met.", "BERKELEY HEIGHTS, N.J. — "),
        ("(CNN)Ministers met.", "(CNN)"),
        ("The minister — he was late — met them.", ""),
        ("NATO met on Monday.", ""),
        ("LONDON — ", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert find_dateline(text) == dateline
