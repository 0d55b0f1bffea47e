"""Controls: which pairs arise from a background, and where a story's own values stand among theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newslib import InputError, Story, control_pairs, controls, similarity, stories, story
from newslib.analysis.controls import EQUAL, FEW_PAIRS, FEW_STORIES, KEPT, keep_pairs, kept_pairs, measured_pairs
from newslib.analysis.measures import LEVELS, MEASURES
from newslib.analysis.similarity import LONGEST
from newslib.reading.story import read_text
from tests.conftest import ROOT

FERRY = ("The ferry struck a sandbank. Lifeboats came.", "The ferry struck rocks. Boats came at last.")
STORM = ("Rain fell on the harbour. Roofs flew off.", "Roofs flew off as rain fell.")
COMET = ("A comet passed over Lima. Nobody saw it.", "Over Lima a comet was seen by nobody.")
GOATS = ("Goats ate the hay. The farmer slept.", "The hay was eaten by goats.")
SNAKE = ("A snake bit the keeper. He lived.", "The keeper lived. He was bitten by a snake.")
COLUMNS = ["level", "measure", "value", "control", "pairs", "stories"]
COLUMNS += ["low", "median", "high", "below", "above", "note"]
PAIRS = ["control", "a", "b", "kind", "level", "measure", "value"]
NAMES = [measure.name for measure in MEASURES] + [LONGEST]
SHARE = "B's words found in A"


def told(texts: tuple[str, str], name: str) -> Story:
    return Story.from_texts(*texts, name=name)


FIVE = [told(texts, name) for texts, name in zip((FERRY, STORM, COMET, GOATS, SNAKE), "fscgk", strict=True)]


def kept(pairs: pd.DataFrame, measure: str = SHARE) -> list[tuple[str, str, str, str]]:
    """What each pair is, of which stories, and of which kind the second version."""
    rows = pairs[pairs["measure"] == measure]
    return list(zip(rows["control"], rows["a"], rows["b"], rows["kind"], strict=True))


def listed(*names: str) -> pd.DataFrame:
    table = stories()
    return table[table["name"].isin(names)]


def pair_table(values: list[float], measure: str = SHARE, control: str = "same topic") -> pd.DataFrame:
    """Pairs of two stories each with these values."""
    blank = control_pairs([])
    rows = [(control, "s", f"t{i}", "rewrite", "words", measure, value) for i, value in enumerate(values)]
    return pd.DataFrame(rows, columns=PAIRS).astype(blank.dtypes.to_dict())


# --- which pairs there are


def test_stories_in_a_list_are_paired_with_their_rewrites_and_with_each_other() -> None:
    pairs = control_pairs([told(FERRY, "ferry"), told(COMET, "comet")])
    found = kept(pairs)
    assert sorted(row[:3] for row in found) == [
        ("another story", "comet", "ferry"),
        ("another story", "ferry", "comet"),
        ("same story", "comet", "comet"),
        ("same story", "ferry", "ferry"),
    ]
    assert all(kind == "rewrite" for control, _, _, kind in found if control == "same story")
    assert len(pairs) == 4 * len(NAMES)
    assert Counter(pairs["measure"]) == dict.fromkeys(NAMES, 4)
    levels = dict(zip(pairs["measure"], pairs["level"], strict=True))
    assert levels == {measure.name: measure.level for measure in MEASURES} | {LONGEST: "phrases"}


def test_topics_tell_pairs_on_one_topic_from_unrelated_ones() -> None:
    background = {"sea": [told(FERRY, "ferry"), told(STORM, "storm")], "sky": (told(COMET, "comet"),)}
    found = kept(control_pairs(background))
    assert Counter(control for control, *_ in found) == {"same story": 3, "same topic": 4, "unrelated": 4}
    topic = sorted(row[1:] for row in found if row[0] == "same topic")
    assert topic == [  # all versions of the one beside the original of the other
        *[("ferry", "storm", "original"), ("ferry", "storm", "rewrite")],
        *[("storm", "ferry", "original"), ("storm", "ferry", "rewrite")],
    ]
    unrelated = [row[1:] for row in found if row[0] == "unrelated"]
    assert sorted((a, b) for a, b, _ in unrelated) == [
        *[("comet", "ferry"), ("comet", "storm"), ("ferry", "comet"), ("storm", "comet")]
    ]
    assert Counter(kind for *_, kind in unrelated) == {"original": 2, "rewrite": 2}


def test_our_own_stories_are_paired_by_kind_of_rewrite() -> None:
    pairs = control_pairs(listed("harbour-bridge", "river-bridge", "bank-merger"))
    found = kept(pairs)
    kinds = ["light", "paraphrase", "generic"]
    assert Counter(control for control, *_ in found) == {
        **{f"same story, {kind}": 3 for kind in kinds},
        **{"same topic": 2 * 4, "unrelated": 2 + 2},
    }
    assert all(a == b and control.endswith(kind) for control, a, b, kind in found if control.startswith("same story"))
    for a, b in (("harbour-bridge", "river-bridge"), ("river-bridge", "harbour-bridge")):
        assert [kind for *pair, kind in found if pair == ["same topic", a, b]] == ["original", *kinds]


def test_a_table_of_stories_may_leave_versions_out() -> None:
    table = listed("harbour-bridge", "bank-merger")
    found = kept(control_pairs(table[table["version"].isin(["original", "generic"])]))
    assert Counter(control for control, *_ in found) == {"same story, generic": 2, "unrelated": 2}
    assert {kind for *_, kind in found} <= {"original", "generic"}
    alone = kept(control_pairs(table[table["version"] == "original"]))
    assert sorted(alone) == [
        ("unrelated", "bank-merger", "harbour-bridge", "original"),
        ("unrelated", "harbour-bridge", "bank-merger", "original"),
    ]


def test_a_story_in_one_file_is_passed_over() -> None:
    assert len(control_pairs(listed("blinken-kyiv"))) == 0
    both = control_pairs(listed("blinken-kyiv", "harbour-bridge"))
    assert {*both["a"], *both["b"]} == {"harbour-bridge"}


def test_rewrites_of_the_same_version_are_of_one_story() -> None:
    again = told((FERRY[0], "Lifeboats reached the ferry."), "ferry again")
    found = kept(control_pairs([told(FERRY, "ferry"), again]))
    assert found == [("same story", "ferry", "ferry", "rewrite")] * 2


def test_a_story_told_once_is_paired_with_others_only() -> None:
    once = Story.from_text(COMET[0], name="comet", boundary=False)
    found = kept(control_pairs([told(FERRY, "ferry"), once]))
    assert sorted(row[:3] for row in found) == [
        ("another story", "comet", "ferry"),
        ("another story", "ferry", "comet"),
        ("same story", "ferry", "ferry"),
    ]


@pytest.mark.parametrize("made", [list, tuple, iter, lambda told: (story for story in told)])
def test_stories_may_come_in_any_sequence(made: Callable[[list[Story]], object]) -> None:
    pairs = control_pairs(made(FIVE[:2]))  # type: ignore[arg-type]
    expected = control_pairs(FIVE[:2])
    assert pairs["value"].tolist() == expected["value"].tolist()
    assert pairs.dtypes.equals(expected.dtypes)


def test_values_are_those_of_similarity() -> None:
    pairs = control_pairs({"sea": FIVE[:2], "sky": FIVE[2:3]})
    texts = {"f": FERRY, "s": STORM, "c": COMET}
    groups = pairs.groupby(["control", "a", "b", "kind"], sort=False)
    assert len(groups) == 11
    for (_, a, b, kind), rows in groups:
        table = similarity(Story.from_texts(texts[a][0], texts[b][kind == "rewrite"])).set_index("measure")["value"]
        assert rows["measure"].tolist() == NAMES
        assert rows["value"].tolist() == pytest.approx(table[NAMES].tolist(), abs=1e-12)


def test_values_of_our_own_stories_are_those_of_similarity() -> None:
    table = listed("harbour-bridge", "bank-merger")
    pairs = control_pairs(table)
    rows = pairs[pairs["control"] == "same story, generic"]
    for name in ("harbour-bridge", "bank-merger"):
        found = similarity(story(name, "generic")).set_index("measure")["value"]
        assert rows.loc[rows["a"] == name, "value"].tolist() == pytest.approx(found[NAMES].tolist(), abs=1e-12)
    (_, a, b, kind), other = next(iter(pairs[pairs["control"] == "unrelated"].groupby(["control", "a", "b", "kind"])))
    paths = table.set_index(["name", "version"])["path"]
    between = Story.from_texts(read_text(paths[a, "original"]), read_text(paths[b, kind]))
    assert other["value"].tolist() == pytest.approx(similarity(between).set_index("measure")["value"][NAMES].tolist())


def test_the_more_a_rewrite_changes_the_less_alike_it_is() -> None:
    pairs = control_pairs(listed("harbour-bridge", "river-bridge", "ridge-fire"))
    shares = pairs[pairs["measure"] == SHARE].groupby("control")["value"]
    order = ["same story, light", "same story, paraphrase", "same story, generic", "same topic"]
    for more, less in pairwise(order):
        assert shares.min()[more] > shares.max()[less]
    assert shares.min()["same story, generic"] > shares.max()["unrelated"]


# --- the story itself


def test_the_story_itself_is_left_out_of_the_background() -> None:
    ferry, storm, comet = FIVE[:3]
    again = told((FERRY[0], GOATS[1]), "ferry again")  # the same version A beside another B
    pairs = control_pairs([ferry, storm, comet, again], story=ferry)
    assert {*pairs["a"], *pairs["b"]} == {"s", "c"}
    assert pairs["value"].tolist() == control_pairs([storm, comet])["value"].tolist()
    assert {"f"} < {*control_pairs([ferry, storm, comet])["a"]}
    found = controls(ferry, [storm, again, comet])
    assert found.equals(controls(ferry, [storm, comet]))
    captioned = told((FERRY[0] + "\n\nFILE - The bridge at Kelmar.", FERRY[1]), "ferry")
    assert found.equals(controls(captioned, [ferry, storm, comet]))


def test_one_of_our_own_stories_is_left_out_of_the_background() -> None:
    pairs = control_pairs(listed("harbour-bridge", "river-bridge", "bank-merger"), story=story("river-bridge", "light"))
    assert {*pairs["a"], *pairs["b"]} == {"harbour-bridge", "bank-merger"}


def test_another_original_with_the_same_rewrite_is_not_the_story_itself() -> None:
    other = told((GOATS[0], FERRY[1]), "other")
    assert {*control_pairs([*FIVE[1:3], other], story=FIVE[0])["a"]} == {"s", "c", "other"}


# --- where a value stands


def test_each_measure_is_placed_among_the_pairs_of_each_control() -> None:
    ferry, *others = FIVE
    table, pairs = controls(ferry, others), control_pairs(others)
    assert len(table) == 2 * len(NAMES)
    own = similarity(ferry).set_index("measure")
    assert table["level"].tolist() == sorted(table["level"], key=LEVELS.index)
    assert list(dict.fromkeys(table["measure"])) == own.index.tolist()
    for row in table.to_dict("records"):
        rows = pairs[(pairs["control"] == row["control"]) & (pairs["measure"] == row["measure"])]
        values = sorted(rows["value"].tolist())
        assert row["value"] == pytest.approx(own.loc[row["measure"], "value"])
        assert row["level"] == own.loc[row["measure"], "level"]
        assert (row["pairs"], row["stories"]) == ({"same story": 4, "another story": 12}[row["control"]], 4)
        assert (row["low"], row["high"]) == (values[0], values[-1])
        half = len(values) // 2
        assert row["median"] == pytest.approx((values[half - 1] + values[half]) / 2)
        assert row["below"] == pytest.approx(sum(value < row["value"] for value in values) / len(values))


def test_a_share_below_by_hand() -> None:
    ferry = FIVE[0]
    value = float(similarity(ferry).set_index("measure").loc[SHARE, "value"])
    assert value == pytest.approx(3 / 6)  # ferri struck came; rock boat last
    row = controls(ferry, pair_table([0.1, value, 0.2, 0.9, value])).iloc[0]
    assert row["value"] == value
    assert (row["below"], row["above"]) == pytest.approx((2 / 5, 1 / 5))  # two are equal
    assert (row["low"], row["median"], row["high"]) == (0.1, value, 0.9)
    assert (row["pairs"], row["stories"]) == (5, 6)
    for values, below, above in (([0.1, 0.2], 1, 0), ([0.9], 0, 1), ([value], 0, 0), ([0.1, 0.9], 1 / 2, 1 / 2)):
        row = controls(ferry, pair_table(values)).iloc[0]
        assert (row["below"], row["above"]) == pytest.approx((below, above))


def test_the_table_that_was_taken_once_gives_the_same(seed: Story) -> None:
    pairs = control_pairs(FIVE)
    assert control_pairs(pairs).equals(pairs)
    assert controls(seed, pairs).equals(controls(seed, FIVE))
    assert controls(seed, iter(FIVE)).equals(controls(seed, FIVE))


def test_a_note_says_why_a_control_is_weak() -> None:
    table = controls(FIVE[0], FIVE[1:])
    notes = dict(zip(table["control"], table["note"], strict=True))
    assert notes["same story"] == "weak: 4 pairs, so one of them is 25%; only 4 stories"
    single = controls(FIVE[0], FIVE[1:2])
    assert {*single["note"]} == {"weak: all from one story"}
    assert {*single["control"]} == {"same story"}
    assert {*single["stories"]} == {1}


@pytest.mark.parametrize(
    ("count", "told", "parts"),
    [
        (FEW_PAIRS, FEW_STORIES, []),
        (FEW_PAIRS - 1, FEW_STORIES, ["19 pairs, so one of them is 5%"]),
        (FEW_PAIRS, FEW_STORIES - 1, ["only 4 stories"]),
        (10, 2, ["10 pairs, so one of them is 10%", "only 2 stories"]),
    ],
)
def test_a_control_of_many_pairs_of_many_stories_is_not_weak(count: int, told: int, parts: list[str]) -> None:
    pairs = pair_table([0.5] * count)
    pairs["b"] = pd.array([f"t{i % (told - 1)}" for i in range(count)], dtype=pairs["b"].dtype)
    row = controls(FIVE[0], pairs).iloc[0]
    assert (row["pairs"], row["stories"]) == (count, told)
    assert row["note"] == ("weak: " + "; ".join(parts) if parts else "")


def test_five_stories_make_enough_pairs() -> None:
    table = controls(Story.from_texts("Snow lay deep. Buses stopped.", "Buses stopped in deep snow."), FIVE)
    by_control = table.drop_duplicates("control").set_index("control")
    assert by_control["pairs"].to_dict() == {"same story": 5, "another story": 20}
    assert by_control.loc["another story", "note"] == ""
    assert by_control.loc["same story", "note"].startswith("weak: 5 pairs")


# --- nothing to place, and what is refused


@pytest.mark.parametrize(
    "nothing",
    [list, dict, lambda: {"sea": []}, lambda: FIVE[:1], lambda: stories().iloc[:0], lambda: control_pairs([])],
)
def test_a_background_without_a_pair_gives_no_row_but_every_column(nothing: Callable[[], Any]) -> None:
    full, empty = controls(FIVE[0], FIVE[1:]), controls(FIVE[0], nothing())
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns) == COLUMNS
    assert empty.dtypes.equals(full.dtypes)
    types = ["string", "string", "Float64", "string", "Int64", "Int64", *["Float64"] * 5, "string"]
    assert [str(dtype) for dtype in full.dtypes] == types


def test_an_empty_table_of_pairs_has_the_columns_of_a_full_one() -> None:
    full, empty = control_pairs(FIVE[:2]), control_pairs([])
    assert len(empty) == len(control_pairs(FIVE[:1], story=FIVE[0])) == 0
    assert list(empty.columns) == list(full.columns) == PAIRS
    assert empty.dtypes.equals(full.dtypes)
    assert [str(dtype) for dtype in empty.dtypes] == [*["string"] * 6, "Float64"]


def test_a_story_told_once_is_not_placed(told_once: Story) -> None:
    empty = controls(told_once, FIVE)
    assert len(empty) == 0
    assert empty.dtypes.equals(controls(FIVE[0], FIVE[1:]).dtypes)


@pytest.mark.parametrize("wrong", ["text", 5, 0.5, FIVE[0], len])
def test_a_background_of_another_kind_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match=f"background must be a table, stories or None; got {type(wrong).__name__}"):
        controls(FIVE[0], wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="background must be"):
        control_pairs(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong", [["text"], [*FIVE[1:], "text"], {"sea": "text"}, {"sea": ["text"]}, [FERRY], {FIVE[1], "text"}]
)
def test_a_background_that_holds_something_else_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match=r"background must hold stories; got (str|tuple)"):
        controls(FIVE[0], wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "missing"),
    [
        (pd.DataFrame({"name": ["x"]}), "missing: topic, version"),
        (pd.DataFrame(), "missing: name, topic, version"),
        (pd.DataFrame({"control": ["x"], "a": ["y"]}), "missing: b, kind, level, measure, value"),
    ],
)
def test_a_table_without_its_columns_is_refused(wrong: pd.DataFrame, missing: str) -> None:
    with pytest.raises(InputError, match=missing):
        controls(FIVE[0], wrong)


def test_a_table_of_controls_is_no_table_of_pairs() -> None:
    with pytest.raises(InputError, match="missing: a, b, kind"):
        controls(FIVE[0], controls(FIVE[0], FIVE[1:]))


def test_a_story_that_is_not_ours_is_refused() -> None:
    with pytest.raises(InputError, match="original of every story; it is missing for 'no-such-story'"):
        control_pairs(listed("harbour-bridge").query("version == 'light'").assign(name="no-such-story"))


@pytest.mark.parametrize("wrong", ["text", None, 5])
def test_what_is_no_story_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match=f"needs a Story; got {type(wrong).__name__}"):
        controls(wrong, FIVE)  # type: ignore[arg-type]


def test_stories_of_one_name_are_different_stories() -> None:
    pairs = control_pairs([Story.from_texts(*FERRY), Story.from_texts(*COMET)])
    assert Counter(control for control, *_ in kept(pairs)) == {"same story": 2, "another story": 2}
    assert set(pairs["a"]) == {"story", "story (2)"}


def test_one_version_a_under_two_topics_is_one_story() -> None:
    pairs = control_pairs({"sea": [Story.from_texts(*FERRY)], "sky": [Story.from_texts(FERRY[0], COMET[1])]})
    assert Counter(control for control, *_ in kept(pairs)) == {"same story": 2}


@pytest.mark.parametrize("wrong", [FIVE[1], 5, None])
def test_a_topic_must_have_several_stories(wrong: object) -> None:
    with pytest.raises(InputError, match=f"map topics to several stories; got {type(wrong).__name__}"):
        control_pairs({"sea": wrong})  # type: ignore[dict-item]


def test_rounding_makes_no_pair_more_alike() -> None:
    own = Story.from_texts("Rain fell.", "Rain fell.", name="own")
    other = "The ferry sank. It rained."
    found = controls(own, [Story.from_texts(other, other)])
    assert found["below"].sum() + found["above"].sum() == found["above"].where(found["measure"] == LONGEST, 0).sum()


def test_a_table_of_pairs_with_a_measure_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match=r"measure must be one of .*; got 'mine'"):
        controls(FIVE[0], control_pairs(FIVE).assign(measure="mine"))
    with pytest.raises(InputError, match="control_pairs needs a Story; got str"):
        control_pairs(FIVE, story="text")  # type: ignore[arg-type]


def test_controls_stand_from_the_nearest_to_the_farthest() -> None:
    found = controls(
        Story.from_texts("Snow lay. Goats ate.", "Goats ate."), listed("harbour-bridge", "river-bridge", "ridge-fire")
    )
    order = ["same story, light", "same story, paraphrase", "same story, generic", "same topic", "unrelated"]
    for _, rows in found.groupby("measure"):
        assert rows["control"].tolist() == order


def test_what_was_measured_of_our_own_stories_is_kept_and_is_what_would_be_measured_now(seed: Story) -> None:
    kept = kept_pairs(ROOT / "data" / KEPT)
    assert kept is not None
    assert control_pairs(story=seed).equals(kept)
    now = measured_pairs(None)
    assert kept.drop(columns="value").equals(now.drop(columns="value"))
    assert (kept["value"].isna() == now["value"].isna()).all()
    assert (kept["value"] - now["value"]).abs().max() < EQUAL


def test_what_was_kept_is_not_taken_for_other_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_pairs(control_pairs(), tmp_path / KEPT)
    assert kept_pairs(tmp_path / KEPT) is not None
    assert kept_pairs(tmp_path / "missing.csv") is None
    monkeypatch.setattr("newslib.analysis.background.read_text", lambda path: "Another text.")
    assert kept_pairs(tmp_path / KEPT) is None
