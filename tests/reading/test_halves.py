"""Where the second version begins, on short texts whose answer can be read off."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pandas as pd
import pytest

from newslib.errors import InputError
from newslib.reading.article import Block, parse
from newslib.reading.boundary_features import Signs
from newslib.reading.halves import TOLD_ONCE, WEIGHTS, find_boundary, given_boundary
from newslib.reading.style_shift import style_shifts

SEED = Path(__file__).parents[2] / "data" / "stories" / "blinken-kyiv.txt"

WIRE = [
    "Harbour bridge at Norwick shut after crack is found",
    "NORWICK — Engineers shut the harbour bridge at Norwick on Monday after divers found a crack in its north pier.",
    "Mayor Elsa Brandt said the bridge would stay closed for three weeks while steel plates are fitted.",
    "“We will not gamble with anybody’s safety,” Brandt told reporters at the ferry landing.",
    "Brandt added that two extra ferries will carry commuters across the harbour from Tuesday.",
    "Shop owners on the east bank fear they will lose the summer trade.",
]
NOTE = "Jon Ames and Rita Holm contributed to this report."
REWRITE = [
    "The harbour bridge at Norwick has been shut by engineers after divers found a crack in its north pier on Monday.",
    "According to Mayor Elsa Brandt, the bridge would stay closed for three weeks so that steel plates can be fitted.",
    "Commuters will be carried across the harbour by two extra ferries from Tuesday, while shop owners on the east "
    "bank fear for their summer trade.",
]


def blocks_of(paragraphs: list[str]) -> tuple[Block, ...]:
    return parse("\n\n".join(paragraphs))


def chosen(evidence: pd.DataFrame) -> pd.Series:
    rows = evidence[evidence["chosen"]]
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_story_told_once_has_no_boundary_and_its_own_row_is_chosen() -> None:
    boundary, evidence = find_boundary(blocks_of(WIRE))
    assert boundary is None
    row = chosen(evidence)
    assert pd.isna(row["block"])
    assert pd.isna(row["restart"])
    assert row["reason"].startswith("no block begins the story again")


def test_a_rewrite_after_the_story_begins_at_its_first_block() -> None:
    boundary, evidence = find_boundary(blocks_of([*WIRE, *REWRITE]))
    assert boundary == len(WIRE)
    row = chosen(evidence)
    assert row["block"] == len(WIRE)
    assert "restarts the lead" in row["reason"]
    assert "Elsa Brandt in full again" in row["reason"]


def test_a_contributor_line_before_the_block_is_evidence() -> None:
    with_note, evidence = find_boundary(blocks_of([*WIRE, NOTE, *REWRITE]))
    assert with_note == len(WIRE) + 1
    row = chosen(evidence)
    assert row["after_closing"] == 1
    assert "the block before is a closing line" in row["reason"]
    assert len(WIRE) not in evidence["block"].dropna().tolist()  # the note itself begins nothing


def test_a_headline_of_the_second_version_belongs_to_it() -> None:
    boundary, evidence = find_boundary(blocks_of([*WIRE, "Norwick Closes Its Cracked Harbour Bridge!", *REWRITE]))
    assert boundary == len(WIRE)
    assert chosen(evidence)["title"] == 1


@pytest.mark.parametrize("times", [2, 3])
def test_a_headline_repeated_at_the_top_is_no_boundary(times: int) -> None:
    boundary, evidence = find_boundary(blocks_of([WIRE[0]] * (times - 1) + WIRE))
    assert boundary is None
    assert evidence["block"].min() == times + 1
    both, _ = find_boundary(blocks_of([WIRE[0]] * (times - 1) + WIRE + REWRITE))
    assert both == times - 1 + len(WIRE)


@pytest.mark.parametrize(
    "story",
    [WIRE, [WIRE[0], *WIRE], [*WIRE, NOTE], REWRITE, [NOTE, *WIRE], ["One block only.", "And a second."], ["Да."]],
)
def test_a_copy_begins_where_the_text_begins_over_again(story: list[str]) -> None:
    boundary, _ = find_boundary(blocks_of(story + story))
    assert boundary == len(story)


def test_the_seed_story_is_told_twice_and_each_half_once() -> None:
    blocks = parse(SEED.read_text(encoding="utf-8"))
    boundary, evidence = find_boundary(blocks)
    assert boundary == 17
    assert "Antony Blinken in full again" in chosen(evidence)["reason"]
    assert find_boundary(blocks[:17])[0] is None
    assert find_boundary(blocks[17:])[0] is None


def test_a_score_is_the_weighted_sum_of_the_signs_and_probabilities_add_up_to_one() -> None:
    _, evidence = find_boundary(blocks_of([*WIRE, *REWRITE]))
    candidates = evidence[evidence["block"].notna()]
    for _, row in candidates.iterrows():
        assert row["score"] == pytest.approx(sum(weight * row[name] for name, weight in WEIGHTS.items()))
    assert evidence["score"].iloc[-1] == pytest.approx(TOLD_ONCE + math.log(len(candidates)))
    assert evidence["probability"].sum() == pytest.approx(1)
    assert evidence["score"].max() == chosen(evidence)["score"]


def test_no_blocks_give_an_empty_table_with_the_same_columns() -> None:
    boundary, empty = find_boundary([])
    _, full = find_boundary(blocks_of([*WIRE, *REWRITE]))
    assert boundary is None
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert empty.dtypes.tolist() == full.dtypes.tolist()
    assert full["block"].dtype == "Int64"


@pytest.mark.parametrize(
    "text", [" ", "Word", "Only one block, with a full stop.", "!\n\n?", "東京\n\n大阪", "12\n\n34"]
)
def test_a_text_too_short_for_two_versions_is_told_once(text: str) -> None:
    boundary, evidence = find_boundary(parse(text))
    assert boundary is None
    assert evidence["chosen"].sum() == min(len(parse(text)), 1)


def test_two_thousand_blocks_take_a_few_seconds_at_most() -> None:
    texts = [f"Item {i} of the council's list names street {i * 7} and house {i * 13}." for i in range(2000)]
    begun = time.perf_counter()
    find_boundary(blocks_of(texts))
    assert time.perf_counter() - begun < 10


def test_a_given_boundary_is_taken_and_said_to_be_given() -> None:
    blocks = blocks_of(WIRE)
    boundary, evidence = given_boundary(blocks, 3)
    assert boundary == 3
    assert chosen(evidence)["reason"] == "given: block 3"
    boundary, evidence = given_boundary(blocks, False)
    assert boundary is None
    assert pd.isna(chosen(evidence)["block"])
    assert list(evidence.columns) == list(find_boundary(blocks)[1].columns)


@pytest.mark.parametrize("wrong", [0, -1, 6, True, "3", 2.0])
def test_a_given_boundary_that_is_no_later_block_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match="from 1 to 5; got"):
        given_boundary(blocks_of(WIRE), wrong)  # type: ignore[arg-type]


def test_names_count_where_the_text_last_used_the_surname_alone() -> None:
    blocks = blocks_of(["Ana Ruiz came home.", "Ruiz spoke briefly.", "On Monday Ana Ruiz left.", "Ana Ruiz is forty."])
    assert Signs.of_blocks(blocks).names == {2: ["Ana Ruiz"]}


def test_shared_words_and_phrases_are_counted_on_both_sides_of_a_cut() -> None:
    blocks = blocks_of(["Divers found rust.", "Ferries stopped.", "Divers found rust."])
    columns = Signs.of_blocks(blocks).table()
    # divers, found and rust stand in two of three blocks, ferries and stopped in one: weights ln(4/2) and ln(4/1)
    share = 3 * math.log(2) / (3 * math.log(2) + 2 * math.log(4))
    assert columns["shared_words"] == pytest.approx([share, share])
    assert columns["shared_phrases"] == pytest.approx([math.log(2), math.log(2)])
    assert columns["repeats"] == pytest.approx([0, 1 / 2])  # one block again; the longer side has two


def test_opening_like_a_follow_up_is_told_from_opening_a_story() -> None:
    blocks = blocks_of(
        ["Rain fell on Oslo.", "“It never stops,” a man said.", "But trams ran.", "Butter rose in price."]
    )
    assert Signs.of_blocks(blocks).follows.tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("Comments", True),
        ("Comments by the minister drew protests in the capital on Friday.", False),
        ("Let us know what you think below.", True),
        ("Read the letter in full:", False),
        ("Tips: desk@norwick-post.example", True),
        ("Share prices in Norwick fell by a third on Friday, the exchange said.", False),
    ],
)
def test_a_closing_line_is_told_from_news(text: str, closing: bool) -> None:
    assert Signs.of_blocks([Block("paragraph", text, 0, len(text))]).closing.tolist() == [closing]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norwick bridge shut for weeks", True),
        ("SHOCK: Norwick Bridge Is Falling Down!", True),
        ("Nobody saw it coming!", False),
        ("The bridge is shut.", False),
        ("Bridge", False),
    ],
)
def test_a_title_is_told_from_a_sentence(text: str, title: bool) -> None:
    assert Signs.of_blocks([Block("paragraph", text, 0, len(text))]).title.tolist() == [title]


def test_a_change_of_quotation_marks_shows_at_the_cut() -> None:
    shifts = style_shifts(["“a”", "“b”", '"c"', '"d"'])
    # all 4 curly marks stand before and all 4 straight ones after: G² = 2 * 8 ln 2
    assert shifts["house_style"][2] == pytest.approx(math.log1p(16 * math.log(2)))
    assert shifts["house_style"].argmax() == 2
    assert shifts["house_style"][0] == shifts["manner"][0] == 0
