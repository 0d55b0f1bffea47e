"""What a reader of a summary alone would miss."""

from __future__ import annotations

from math import hypot, log

import pandas as pd
import pytest

from newslib import InputError, Story, coverage, entity_table, sentence_table, summarize
from newslib.tables import INT, STRING, make_table
from tests.tiny import sentences_of

A = ["The ferry left the port.", "The ferries were late.", "A storm came."]
B = ["A ferry sailed.", "Nobody saw it."]
NAMES = {"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING, "name": STRING}


def names(*rows: tuple[int, int, int, str]) -> pd.DataFrame:
    return make_table(NAMES, [("A", sentence, start, end, name, name) for sentence, start, end, name in rows])


def test_words_weigh_by_tfidf_and_are_found_in_any_form() -> None:
    table = sentences_of(A, B)
    found = coverage(table, {"B": table[table["half"] == "B"]}, n=3)
    # Stems of A: ferri left port | ferri late | storm came; "ferri" has the idf a, the others b.
    a, b = log(4 / 3) + 1, log(4 / 2) + 1
    weights = [a / hypot(a, b, b) + a / hypot(a, b), b / hypot(a, b), b / hypot(b, b)]
    assert found["name"].tolist() == ["ferries", "late", "came"]  # of forms and words that weigh the same the first
    assert found["weight"].tolist() == pytest.approx([weight / sum(weights) for weight in weights])
    assert found["covered"].tolist() == [True, False, False]
    assert found["sentence"].tolist()[0] == 3
    assert found["sentence"].isna().tolist() == [False, True, True]


def test_names_weigh_by_how_often_they_stand_there() -> None:
    table = sentences_of(A, B)
    entities = names((0, 4, 9, "Ferry"), (1, 29, 36, "Ferry"), (2, 50, 55, "Storm"), (3, 62, 67, "Ferry"))
    found = coverage(table, {"B": table.iloc[3:], "none": table.iloc[:0]}, entities)
    mine = found[found["kind"] == "entity"]
    assert mine["name"].tolist() == ["Ferry", "Storm"] * 2
    assert mine["weight"].tolist() == pytest.approx([2 / 3, 1 / 3] * 2)  # B's mention is not A's
    assert mine["covered"].tolist() == [True, False, False, False]
    assert mine["sentence"].tolist()[0] == 3


def test_a_name_behind_the_cut_of_a_sentence_is_not_covered() -> None:
    table = sentences_of(["Rain fell on Oslo."])
    cut = summarize(table, words=2)
    assert cut["text"].tolist() == ["Rain fell"]
    found = coverage(table, {"cut": cut}, names((0, 13, 17, "Oslo")))
    assert not found["covered"][found["kind"] == "entity"].any()


def test_a_version_covers_itself(seed: Story) -> None:
    table = sentence_table(seed)
    own = table[(table["half"] == "A") & (table["kind"] == "paragraph")]
    found = coverage(table, {"all": own}, entity_table(table), n=15)
    assert found["covered"].all()
    assert found.groupby("kind")["weight"].sum().tolist() == pytest.approx([1, 1])
    assert set(found["sentence"]) <= set(own["sentence"])


def test_the_other_half_can_be_asked_for(seed: Story) -> None:
    table = sentence_table(seed)
    found = coverage(table, {"A": summarize(table)}, of="B", n=4)
    assert "missile" in found["name"].tolist()


def test_what_is_not_there_is_refused() -> None:
    table = sentences_of(A)
    with pytest.raises(InputError, match="of must be one of A; got 'B'"):
        coverage(table, {}, of="B")
    with pytest.raises(InputError, match="summaries must be a mapping of names to tables; got DataFrame"):
        coverage(table, table)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="n must be a whole number, at least 1; got 0"):
        coverage(table, {"x": table}, n=0)
    with pytest.raises(InputError, match="coverage needs the columns"):
        coverage(table, {"x": table[["text"]]})
