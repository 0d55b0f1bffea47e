"""Many stories at once: the same blocks, boundaries and sentences as one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslib import Story, sentence_table, stories
from newslib.errors import InputError
from newslib.reading.article import block_texts
from newslib.reading.kinds import KINDS
from newslib.reading.many import Stories, read_many
from newslib.reading.sentences import running_rows
from newslib.reading.vocabulary import nothing_remembered
from tests.fragments import blocks

DATA = Path(__file__).parents[2] / "data" / "stories"
SEED = DATA / "blinken-kyiv.txt"
PAIRS = [
    "\n\n".join([(folder / "original.txt").read_text(encoding="utf-8"), other.read_text(encoding="utf-8")])
    for folder in sorted(DATA.iterdir())
    if folder.is_dir()
    for other in sorted(folder.glob("*.txt"))
    if other.name != "original.txt"
]
ODD = [
    "",
    " \n ",
    "Word",
    "!\n\n?",
    "Ida Voss/AP\n\nIda Voss/AP",
    "Да.\n\nДа.",
    "東京は雨だ。大阪も雨だ。\n\n大阪\n\n東京は雨だ。",
    "\ufeffOne is here.\n\n\u200bTwo.",
    "The ferry left the harbour in the\nmorning and came back in the\nevening with nobody aboard.\n\nIt rained.",
    "It was over.Then it began.\n\n1. Bread 2. Milk\n\nIt ends in the U.S.",
    "a\x1cb c\x1d\n\nd e.\0 \0\n\nabc \0 d.",
    "(CNN)Ministers met.\n\nLONDON —Ministers met.\n\nST. LOUIS, Sept.Five (AP) -- They met.",
    "Ann  Lee came.\n\nLee\u00a0spoke.\n\nAnn Lee left. Ann\tBo Lee.\n\nLee spoke.\n\nAnn Lee left XY.Z. Ann Lee’s.",
]
LINES = [
    "By Ann Lee",
    "Ann Lee/AP",
    "LONDON — Ann Lee met Bo Holm.",
    "Lee and Holm said “no.”",
    "Mayor Bo Holm said it was over!",
    "Bridge Is Open Again",
    "Ann Lee contributed to this report.",
    "Share this",
    "Boats wait, Tuesday, Sept. 3, 2024.",
    "In addition, we don't know 5% of it; it's 5 percent -- or so.",
    "More:here and desk@norwick.example",
    "Read the letter in full:",
    "Is it open?",
]


def one_by_one(text: str) -> list[object]:
    """What `read_many` should find in a story, from the functions that read one."""
    story = Story.from_text(text)
    sentences = sentence_table(story)
    running = set(running_rows(sentences["half"].tolist(), sentences["kind"].tolist()))
    evidence = story.evidence
    return [
        story.boundary,
        pytest.approx(evidence.loc[evidence["chosen"], "probability"].tolist() or [1.0]),
        [(block.kind, block.text.removeprefix(block.dateline) or block.text) for block in story.blocks],
        [" ".join(text.split()) for text in sentences["text"]],
        (sentences["half"] == "B").tolist(),
        sentences["block"].tolist(),
        [i in running for i in range(len(sentences))],
    ]


def of_the_batch(read: Stories, number: int) -> list[object]:
    """The same, read off the arrays."""
    own = np.flatnonzero(read.story == number)
    rows = np.flatnonzero(read.batch.text == number)
    return [
        None if read.boundary[number] < 0 else read.boundary[number],
        [read.probability[number]],
        [(KINDS[read.kind[i]], read.blocks[i]) for i in own.tolist()],
        read.batch.strings(rows),
        read.in_b[rows].tolist(),
        (read.batch.block[rows] - (own[0] if len(own) else 0)).tolist(),
        read.running[rows].tolist(),
    ]


def assert_read_alike(texts: list[str]) -> None:
    read = read_many(texts)
    assert len(read) == len(texts)
    for number, text in enumerate(texts):
        assert of_the_batch(read, number) == one_by_one(text)


def test_our_own_stories_are_read_as_one_by_one() -> None:
    assert_read_alike([*PAIRS, SEED.read_text(encoding="utf-8")])
    assert_read_alike([Path(path).read_text(encoding="utf-8") for path in stories()["path"]])


def test_odd_texts_are_read_as_one_by_one() -> None:
    assert_read_alike(ODD)
    for text in ODD:
        assert_read_alike([text])


@pytest.mark.parametrize(
    "change", [str.upper, lambda text: text.replace(" ", "  "), lambda text: text.replace("\n\n", "\n")]
)
def test_our_stories_in_another_form_are_read_as_one_by_one(change) -> None:  # type: ignore[no-untyped-def]
    assert_read_alike([change(text) for text in PAIRS[:6]])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(LINES) | blocks(), max_size=9).map("\n\n".join), max_size=4))
@example([])
def test_any_stories_are_read_as_one_by_one(texts: list[str]) -> None:
    assert_read_alike(texts)


@given(st.text(max_size=200))
@example("a\x1cb\n\nc")
def test_the_blocks_of_any_text_are_those_of_the_parser(text: str) -> None:
    assert block_texts(text) == [block.text for block in Story.from_text(text, boundary=False).blocks]


def test_a_story_is_read_alike_whatever_stands_beside_it_and_whatever_is_remembered() -> None:
    together = read_many(PAIRS)
    with nothing_remembered():
        alone = [read_many([text]) for text in PAIRS]
    assert together.boundary.tolist() == [int(read.boundary[0]) for read in alone]
    assert together.probability.tolist() == [float(read.probability[0]) for read in alone]  # to the last bit


def test_a_boundary_may_be_given() -> None:
    text = "Rain fell on Oslo.\n\nTrams ran.\n\nIt rained in Oslo."
    read = read_many([text, text, text], [2, False, None])
    assert read.boundary.tolist() == [2, -1, Story.from_text(text).boundary or -1]
    assert np.isnan(read.probability).tolist() == [True, True, False]
    assert read.in_b[read.batch.text == 0].tolist() == [False, False, True]
    assert not read.in_b[read.batch.text == 1].any()


def test_a_text_that_is_none_and_a_boundary_that_does_not_fit_are_refused() -> None:
    with pytest.raises(InputError, match="needs its text as a string; got int"):
        read_many(["One.", 2])  # type: ignore[list-item]
    with pytest.raises(InputError, match="from 1 to 1; got 2"):
        read_many(["One.\n\nTwo."], [2])
