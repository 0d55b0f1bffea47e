"""The same verb with another object."""

from __future__ import annotations

from newslib import Story, claim_ledger
from newslib.reading.verb_objects import verb_objects


def told(a: str, b: str) -> list[tuple[str, str]]:
    table = claim_ledger(Story.from_texts(a, b))
    rows = table[table["note"].str.contains("another object")]
    assert set(rows["status"]) <= {"possible"}
    return list(rows[["a_value", "b_value"]].itertuples(index=False, name=None))


def test_another_object_is_possible_and_no_more() -> None:
    a = "The government of the island banned the strike on Monday evening."
    assert told(a, a.replace("strike", "concert")) == [("banned the strike", "banned the concert")]


def test_the_same_object_another_verb_and_a_light_verb_say_nothing() -> None:
    a = "The government of the island banned the strike on Monday evening."
    assert told(a, a.replace("on Monday evening", "late on Monday")) == []
    assert told(a, a.replace("banned", "praised")) == []
    assert told("The captain took the wheel in the storm.", "The captain took the radio in the storm.") == []


def test_an_object_that_is_a_fact_has_a_row_of_its_own() -> None:
    assert told("The ferry carried 214 people to Oslo.", "The ferry carried 241 people to Oslo.") == []


def test_objects_and_passive_subjects_are_read_with_their_places() -> None:
    text = "The plan was approved, and the board rejected an appeal."
    found = {(row.verb, row.noun) for row in verb_objects([text])[0]}
    assert found == {("approve", "plan"), ("reject", "appeal")}
    for row in verb_objects([text])[0]:
        assert text[row.noun_start : row.noun_end].startswith(row.noun)
        assert text[row.verb_start : row.verb_end] in ("approved", "rejected")
    assert verb_objects([]) == []
    assert verb_objects(["", "Oslo."]) == [[], []]
