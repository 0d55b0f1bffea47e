"""What is measured of a story in a corpus is what the functions for one story give."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

import pandas as pd
import pytest

from newslib import (
    Story,
    claim_ledger,
    sentence_table,
    shared_passages,
    similarity,
    summarize,
    summarize_texts,
    word_table,
)
from newslib.analysis.claims.claim import FACTS, STATUSES
from newslib.analysis.similarity import LONGEST
from newslib.corpus import measures, measuring
from newslib.corpus.measuring import Tables, measured
from newslib.corpus.retrieving import as_story
from newslib.corpus.rows import BadRow, Row
from newslib.corpus.settings import checked_settings
from newslib.corpus.tables import LEDGER, PASSAGES, SHAPES, SIMILARITY, column_of
from tests.own_stories import STORIES, odd, pairs


def rows_of(texts: Sequence[str], others: Sequence[str | None] | None = None) -> list[Row]:
    """Texts as the rows of a corpus."""
    both = zip(texts, others or [None] * len(texts), strict=True)
    return [Row("a", i, f"a:{i}", None, text, other) for i, (text, other) in enumerate(both)]


def by_story(table: dict[str, list[Any]], size: int, *columns: str) -> list[list[tuple[Any, ...]]]:
    """The rows of some columns, story by story."""
    found: list[list[tuple[Any, ...]]] = [[] for _ in range(size)]
    for row in zip(table["row"], *(table[column] for column in columns), strict=True):
        found[row[0]].append(row[1:])
    return found


def story_row(tables: Tables, row: int, *columns: str) -> dict[str, Any]:
    """Some columns of a story."""
    at = tables["stories"]["row"].index(row)
    return {column: tables["stories"][column][at] for column in columns}


def value_or_none(value: Any) -> Any:
    return None if pd.isna(value) else value


def sizes_of(story: Story) -> dict[str, Any]:
    """The lengths and the boundary of a story, from its tables."""
    sentences = sentence_table(story)
    words = word_table(sentences)
    return {
        "blocks": len(story.blocks),
        "boundary": story.boundary,
        **{f"{half.lower()}_sentences": int((sentences["half"] == half).sum()) for half in "AB"},
        **{f"{half.lower()}_words": int((words["half"] == half).sum()) for half in "AB"},
    }


def likeness_of(story: Story) -> dict[str, Any]:
    """The measures of `similarity`, by the corpus' names."""
    table = similarity(story)
    if not len(table):
        return dict.fromkeys(SIMILARITY)
    found = {column_of(row.measure): value_or_none(row.value) for row in table.itertuples()}
    found["longest_shared_run"] = int(found.pop(column_of(LONGEST)))
    return found


def passages_of(story: Story) -> list[tuple[int, ...]]:
    """Where each shared passage begins, its words, and those that are the same."""
    sentences = sentence_table(story)
    starts = sentences["start"].tolist()
    return [
        (bisect_right(starts, row.a_start) - 1, bisect_right(starts, row.b_start) - 1, row.words, row.perfect)
        for row in shared_passages(sentences).itertuples()
    ]


def summary_of(story: Story, n: int, method: str) -> list[tuple[str, int, str]]:
    chosen = summarize(sentence_table(story), n, method=method)
    texts = [" ".join(text.split()) for text in chosen["text"]]
    return list(zip(chosen["half"], chosen["sentence"].tolist(), texts, strict=True))


def facts_of(story: Story) -> Counter[tuple[str, str]]:
    """How many rows of facts of each kind and status a ledger has."""
    ledger = claim_ledger(story)
    facts = ledger[ledger["kind"].isin(FACTS)]
    return Counter(zip(facts["kind"], facts["status"], strict=True))


def check(rows: Sequence[Row], stories: Sequence[Story], **given: Any) -> Tables:
    """See to it that a corpus has of every story what the functions for one story give; gives the tables."""
    settings = checked_settings(**given)
    tables = measured(rows, settings)
    assert tables["errors"] == {column: [] for column in SHAPES["errors"]}
    summaries = by_story(tables["summaries"], len(rows), "half", "sentence", "text")
    shared = by_story(tables["passages"], len(rows), "a_sentence", "b_sentence", "words", "perfect")
    for i, story in enumerate(stories):
        sizes = sizes_of(story)
        assert story_row(tables, i, *sizes) == sizes
        assert story_row(tables, i, *SIMILARITY) == pytest.approx(likeness_of(story), abs=1e-9)
        assert summaries[i] == summary_of(story, settings.n, settings.method)
        assert sorted(shared[i]) == sorted(passages_of(story))
        totals = tuple(story_row(tables, i, *PASSAGES).values())
        if story.boundary is None:
            assert totals == (None,) * len(PASSAGES)
        else:
            assert (totals[0], totals[2]) == (len(shared[i]), sum(row[3] for row in shared[i]))
            assert totals[3] == max((row[2] for row in shared[i]), default=0)
    return tables


def check_ledgers(tables: Tables, stories: Sequence[Story]) -> None:
    """See to it that the ledgers' facts are those of `claim_ledger`, and that a story's row is their sum."""
    counts = by_story(tables["ledger"], len(stories), "kind", "status", "count")
    for i, story in enumerate(stories):
        assert Counter({row[:2]: row[2] for row in counts[i] if row[0] in FACTS}) == facts_of(story)
        by_status = Counter(dict.fromkeys(LEDGER, 0))
        for _, status, count in counts[i]:
            by_status[status] += count
        expected = dict(by_status) if story.boundary is not None else dict.fromkeys(LEDGER)
        assert story_row(tables, i, *LEDGER) == expected
        wholes = {row[1]: row[2] for row in counts[i] if row[0] == "wording"}
        assert wholes == (standing_alone(story) if story.boundary is not None else {})


def standing_alone(story: Story) -> dict[str, int]:
    """How many sentences of paragraphs have no counterpart."""
    from newslib import align

    sentences, table = sentence_table(story), align(sentence_table(story))
    running = set(sentences.loc[sentences["kind"] == "paragraph", "sentence"])
    found = {}
    for status, relation, column in (("only_a", "dropped", "a_sentence"), ("only_b", "added", "b_sentence")):
        alone = table.loc[table["relation"] == relation, column]
        found[status] = sum(int(number) in running for number in alone)
    return {status: count for status, count in found.items() if count}


def test_the_own_stories_have_the_same_numbers_as_each_by_itself() -> None:
    stories = [Story.from_text(text) for text in pairs()]
    check_ledgers(check(rows_of(pairs()), stories), stories)


def test_odd_stories_have_the_same_numbers_as_each_by_itself() -> None:
    stories = [Story.from_text(text) for text in odd()]
    check_ledgers(check(rows_of(odd()), stories), stories)


def test_versions_in_two_columns_have_the_numbers_of_a_story_of_two_texts() -> None:
    originals, others = [], []
    for folder in sorted(path for path in STORIES.iterdir() if path.is_dir()):
        for version in sorted(path for path in folder.glob("*.txt") if path.name != "original.txt"):
            originals.append((folder / "original.txt").read_text(encoding="utf-8"))
            others.append(version.read_text(encoding="utf-8"))
    stories = [Story.from_texts(a, b) for a, b in zip(originals, others, strict=True)]
    tables = check(rows_of(originals, others), stories, other="other")
    check_ledgers(tables, stories)
    assert tables["stories"]["probability"] == [None] * len(stories)
    lengths = [len(a) + len(b) for a, b in zip(originals, others, strict=True)]
    assert tables["stories"]["characters"] == lengths


@pytest.mark.parametrize("method", ["lead", "lexrank", "textrank", "random", "sumbasic"])
def test_summaries_are_those_of_every_method(method: str) -> None:
    stories = [Story.from_text(text) for text in pairs()[:6]]
    check(rows_of(pairs()[:6]), stories, method=method, n=2)


def test_told_once_looks_for_no_second_version() -> None:
    texts = [*pairs()[:5], "Rain fell."]
    tables = check(rows_of(texts), [Story.from_text(text, boundary=False) for text in texts], told_once=True)
    assert tables["stories"]["boundary"] == tables["stories"]["probability"] == [None] * 6
    assert (tables["ledger"]["row"], tables["passages"]["row"]) == ([], [])


def test_how_sure_the_boundary_is_stands_beside_it() -> None:
    story = Story.from_text(pairs()[0])
    found = story_row(measured(rows_of(pairs()[:1]), checked_settings()), 0, "boundary", "probability")
    evidence = story.evidence
    assert found["boundary"] == story.boundary
    assert found["probability"] == pytest.approx(evidence.loc[evidence["chosen"], "probability"].item(), abs=1e-9)


@pytest.mark.parametrize("method", ["tfidf", "lead", "lexrank"])
def test_plain_summaries_are_those_of_many_texts(method: str) -> None:
    texts = [*pairs(), "Rain fell.", "渡轮搁浅了。没有人受伤。"]
    tables = measured(rows_of(texts), checked_settings(plain=True, method=method, n=2))
    chosen = by_story(tables["summaries"], len(texts), "text")
    assert [list(chain.from_iterable(rows)) for rows in chosen] == summarize_texts(texts, 2, method=method)
    assert set(tables) == {"stories", "summaries", "errors"}
    assert tables["stories"]["b_words"] == [0] * len(texts)


def test_entities_give_the_whole_ledger() -> None:
    texts = [pairs()[0], "Rain fell.", pairs()[1]]
    tables = measured(rows_of(texts), checked_settings(entities=True, only="ledger"))
    counts = by_story(tables["ledger"], 3, "kind", "status", "count")
    for i, text in enumerate(texts):
        ledger = claim_ledger(Story.from_text(text))
        assert {row[:2]: row[2] for row in counts[i]} == Counter(zip(ledger["kind"], ledger["status"], strict=True))
    assert {kind for kind, *_ in counts[0]} > {"place"}
    assert story_row(tables, 1, *LEDGER) == dict.fromkeys(LEDGER)


@pytest.mark.parametrize(
    ("only", "names", "filled"),
    [
        ("similarity", {"stories", "errors"}, SIMILARITY),
        ("passages", {"stories", "passages", "errors"}, PASSAGES),
        ("ledger", {"stories", "ledger", "errors"}, LEDGER),
        ("summaries", {"stories", "summaries", "errors"}, {}),
    ],
)
def test_only_what_is_asked_for_is_measured(only: str, names: set[str], filled: dict[str, str]) -> None:
    every, tables = (measured(rows_of(pairs()[:3]), checked_settings(only=one)) for one in (None, only))
    assert set(tables) == names
    for column in (*SIMILARITY, *PASSAGES, *LEDGER):
        expected = every["stories"][column] if column in filled else [None] * 3
        assert tables["stories"][column] == expected
    assert all(tables[name] == every[name] for name in names - {"stories"})


@pytest.mark.parametrize("given", [{}, {"plain": True}, {"only": "ledger"}])
def test_no_row_gives_empty_tables(given: dict[str, Any]) -> None:
    tables = measured([], checked_settings(**given))
    assert tables == {name: {column: [] for column in SHAPES[name]} for name in tables}


def test_a_story_does_not_depend_on_those_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of([*pairs()[:8], *odd()])
    together = measured(rows, checked_settings())
    monkeypatch.setattr(measuring, "STORIES_AT_ONCE", 3)
    assert measured(rows, checked_settings()) == together


def test_a_story_that_something_goes_wrong_with_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = measures.read_many

    def fails(texts: Sequence[str], boundaries: Any) -> Any:
        if any("sandbank" in text for text in texts):
            raise ZeroDivisionError("division by \ud800")
        return whole(texts, boundaries)

    monkeypatch.setattr(measures, "read_many", fails)
    rows: list[Row | BadRow] = [*rows_of(["Rain fell.", "A sandbank.", "Snow fell."]), BadRow("a", 3, "a:3", "blank")]
    tables = measured(rows, checked_settings())
    assert tables["stories"]["row"] == [0, 2]
    assert sorted(zip(tables["errors"]["row"], tables["errors"]["reason"], strict=True)) == [
        (1, "ZeroDivisionError: division by ?"),
        (3, "blank"),
    ]
    alone = measured([row for row in rows_of(["Rain fell.", "", "Snow fell."]) if row.row != 1], checked_settings())
    assert tables["stories"] == alone["stories"]


def test_a_story_for_the_other_tools_is_the_one_that_was_measured() -> None:
    one, two = Row("a", 0, "n", None, pairs()[1], None), Row("a", 0, "n", None, "One.", "Two.")
    assert as_story(one).boundary == Story.from_text(pairs()[1]).boundary
    assert as_story(one, told_once=True).boundary is None
    assert [half.blocks[0].text for half in as_story(two).halves] == ["One.", "Two."]


def test_every_status_of_the_ledger_has_a_column() -> None:
    assert set(LEDGER) == set(STATUSES)
