"""The measures of many stories at once, against those of each story by itself."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslib import Story, align, sentence_table
from newslib.analysis import similarities as room
from newslib.analysis.likeness import Links
from newslib.analysis.measures import MEASURES
from newslib.analysis.similarities import Similarities, alignment_links, similarities
from newslib.analysis.similarity import longest_run, point, versions_of
from newslib.reading.article import parse
from newslib.reading.many import Stories, read_many
from tests.fragments import blocks

STORIES = Path(__file__).parents[2] / "data" / "stories"
OWN = [
    f"{(folder / 'original.txt').read_text('utf-8')}\n\n{(folder / f'{version}.txt').read_text('utf-8')}"
    for folder in sorted(STORIES.iterdir())
    if folder.is_dir()
    for version in ("generic", "light", "paraphrase")
]
SEED = (STORIES / "blinken-kyiv.txt").read_text("utf-8")
NAMES = [measure.name for measure in MEASURES]

A = "The ferry left port on Monday.\n\nTwo goats ran."
B = "The ferry left port late.\n\nTwo dogs, they say, ran."


def told(a: str, b: str) -> tuple[str, int | bool]:
    """A story of these two versions, with where the second begins."""
    return f"{a}\n\n{b}", len(Story.from_text(a, boundary=False).blocks)


def measured(*stories: tuple[str, int | bool]) -> tuple[Stories, Similarities]:
    read = read_many([text for text, _ in stories], [boundary for _, boundary in stories])
    return read, similarities(read)


def values(found: Similarities, story: int = 0) -> dict[str, float]:
    return dict(zip(NAMES, found.values[story].tolist(), strict=True))


def links_of(stories: Stories, links: Links, story: int) -> list[tuple[int | None, int | None]]:
    """The links of one story, its sentences counted from 0."""
    first = int(np.searchsorted(stories.batch.text, story))
    rows = [
        (b, a)
        for b, a in zip(links.b.tolist(), links.a.tolist(), strict=True)
        if stories.batch.text[max(a, b)] == story
    ]
    return [(None if b < 0 else b - first, None if a < 0 else a - first) for b, a in rows]


def check(texts: list[str], boundaries: list[int | bool | None] | None = None) -> None:
    """Every story of a batch is measured as it is by itself."""
    boundaries = boundaries or [None] * len(texts)
    read = read_many(texts, boundaries)
    found = similarities(read)
    for number, (text, boundary) in enumerate(zip(texts, boundaries, strict=True)):
        story = Story.from_text(text, boundary=boundary)
        versions = versions_of(story)
        if versions is None:
            assert np.isnan(found.values[number]).all()
            assert found.longest[number] == 0
        else:
            expected = {measure.name: point(measure, versions) for measure in MEASURES}
            expected = {name: math.nan if value is None else value for name, value in expected.items()}
            assert values(found, number) == pytest.approx(expected, abs=1e-11, nan_ok=True)
            assert found.longest[number] == longest_run(versions)[0]
            running = np.flatnonzero(read.running & (read.batch.text == number))
            place = (running - np.searchsorted(read.batch.text, number)).tolist()
            pairs = sorted((b, a) for b, a in links_of(read, found.links, number) if b is not None and a is not None)
            of_a, of_b = (side.tolist() for side in versions._links)
            assert pairs == sorted((place[b], place[a]) for a, b in zip(of_a, of_b, strict=True))
        table = align(sentence_table(story))
        of_b, of_a = (table[name].fillna(-1).tolist() for name in ("b_sentence", "a_sentence"))
        links = [(None if b < 0 else b, None if a < 0 else a) for b, a in zip(of_b, of_a, strict=True)]
        assert links_of(read, found.alignment, number) == links


# --- by hand


def test_measures_by_hand() -> None:
    found = values(measured(told(A, B))[1])
    # content words: ferri left port monday two goat ran / ferri left port late two dog say ran
    assert found["Jaccard of stems"] == pytest.approx(5 / 10)
    assert found["A's words found in B"] == pytest.approx(5 / 7)
    assert found["B's words found in A"] == pytest.approx(5 / 8)
    # pairs: the-ferry ferry-left left-port of five and two, and of four and four
    assert found["A's word pairs found in B"] == pytest.approx(3 / 7)
    assert found["B's word pairs found in A"] == pytest.approx(3 / 8)
    assert found["A's word triples found in B"] == pytest.approx(2 / 5)
    assert found["B's word triples found in A"] == pytest.approx(2 / 6)
    # full stops and commas: 2 0 / 2 2
    assert found["punctuation"] == pytest.approx(4 / math.sqrt(4 * 8))
    # the on / the they
    assert found["function words"] == pytest.approx(1 / 2)
    # lengths: 3 6 / 5 5
    assert found["sentence lengths"] == pytest.approx(1 / 2)
    assert found["B's words in shared passages"] == 0


def test_the_longest_run_goes_on_from_sentence_to_sentence() -> None:
    stories = [told("It rained. The ferry left", "He said it rained. The ferry sank."), told("One", "Two"),
               told("Rain fell.", "No rain"), ("Told once.", False)]  # fmt: skip
    assert measured(*stories)[1].longest.tolist() == [4, 0, 1, 0]


def test_a_caption_is_linked_and_not_measured() -> None:
    caption = "The ferry in port on Monday. (AP Photo/Ida Voss)"
    a, b = f"{caption}\n\nTwo goats ran off the ferry.", "Two goats ran off the ferry."
    read, found = measured(told(a, b))
    assert found.values[0] == pytest.approx(1)
    assert len(links_of(read, found.links, 0)) < len(links_of(read, found.alignment, 0))
    assert links_of(read, alignment_links(read), 0) == links_of(read, found.alignment, 0)


def test_a_story_told_once_is_missing_and_leaves_the_others_alone() -> None:
    alone = measured(told(A, B))[1]
    found = measured((A, False), told(A, B), (B, False))[1]
    assert np.isnan(found.values[[0, 2]]).all()
    assert found.values[1].tolist() == alone.values[0].tolist()
    assert found.longest.tolist() == [0, alone.longest[0], 0]


def test_no_story_has_no_row() -> None:
    found = similarities(read_many([]))
    assert found.values.shape == (0, len(MEASURES))
    assert [len(found.longest), len(found.links.a), len(found.alignment.likeness)] == [0, 0, 0]


# --- as for each story by itself


def test_our_own_pairs_are_measured_as_they_are_one_by_one() -> None:
    check([*OWN[::4], SEED])


ODD = [
    ("Rain", "Rain"),
    ("Rain.", "…"),
    ("…", "…"),
    ("a", "b"),
    ("Rain, rain, rain.", "Rain - rain - rain."),
    ("- Rain fell -", "Rain - fell"),  # a hyphen at the edge of a sentence is no dash
    ("It cost 10–12 dollars.over.Then it sank.", "It cost 10—12 dollars. over. Then it sank."),
    ("渡轮搁浅了。没有人受伤。", "渡轮搁浅了。"),
    ("غادرت العبارة الميناء.", "غادرت السفينة."),
    ("THE FERRY SANK\n\nTHE FERRY LEFT", "THE FERRY SANK"),
    ("(AP Photo/Ida Voss)\n\nPhoto: Ida Voss", "A photo by Ida Voss/AP"),
    ("1. Bread 2. Milk 3. Tea", "1. Milk 2. Bread"),
    ("Troops left the United States of America.", "The U.S. troops left. The U.S. troops left."),
]


def test_odd_texts_are_measured_as_they_are_one_by_one() -> None:
    stories = [told(a, b) for a, b in ODD]
    check([text for text, _ in stories], [boundary for _, boundary in stories])


def test_texts_told_once_and_twice_stand_together() -> None:
    once = [a for a, _ in ODD if a.strip()]
    check([*once, OWN[1]], [*[False] * len(once), None])


BLOCK = blocks().filter(parse)  # which is no block where it holds blanks alone, those of no width too


@settings(max_examples=40)
@example([(["The ferry"], ["The ferry"]), (["The ferry"], ["A\u200bboat", "No."])])
@given(
    st.lists(st.tuples(st.lists(BLOCK, min_size=1, max_size=4), st.lists(BLOCK, min_size=1, max_size=4)), max_size=3)
)
def test_any_texts_are_measured_as_they_are_one_by_one(found: list[tuple[list[str], list[str]]]) -> None:
    stories = [told("\n\n".join(a), "\n\n".join(b)) for a, b in found]
    check([text for text, _ in stories], [boundary for _, boundary in stories])


def test_some_at_a_time_is_the_same_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = read_many([OWN[0], A, SEED, OWN[5]])
    whole = similarities(stories)
    monkeypatch.setattr(room, "TOGETHER", 1)
    parts = similarities(stories)
    assert parts.values == pytest.approx(whole.values, nan_ok=True, abs=0)
    assert parts.longest.tolist() == whole.longest.tolist()
    for name in ("links", "alignment"):
        for column in ("b", "a", "likeness"):
            one, other = (getattr(getattr(found, name), column).tolist() for found in (parts, whole))
            assert one == other
