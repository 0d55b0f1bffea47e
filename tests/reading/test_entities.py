"""Mentions: found, cut, typed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslib.errors import InputError, NewslibError
from newslib.reading import entities
from newslib.reading.article import parse
from newslib.reading.capitals import with_usual_capitals
from newslib.reading.entities import entity_table
from newslib.reading.mentions import find_mentions
from newslib.reading.name_types import listed_type
from newslib.reading.name_words import is_full_name, is_organisation, retype
from newslib.reading.sentences import sentence_table
from newslib.reading.spans import Passage, Span, split, trim, without_title
from tests.conftest import SEED
from tests.tiny import sentences_of

COLUMNS = ["half", "sentence", "start", "end", "text", "type", "name", "reason"]


def found(text: str) -> list[tuple[str, str]]:
    table = entity_table(sentence_table(text))
    return list(zip(table["text"], table["type"], strict=True))


# --- the whole


def test_the_seed_storys_names_are_found(gold: dict[str, Any]) -> None:
    sentences = sentence_table(SEED.read_text(encoding="utf-8"))
    block = dict(zip(sentences["sentence"], sentences["block"], strict=True))
    ours: Counter[tuple[int, str, str]] = Counter()
    for row in entity_table(sentences).itertuples():
        if row.type in ("PERSON", "ORG", "PLACE", "GROUP"):
            ours[block[row.sentence], row.text, row.type] += 1
    want = Counter((int(number), *entity) for number, names in gold["entities"].items() for entity in names)
    for free in [key for key in want if key[1:] in (("LONDON", "PLACE"), ("State", "ORG"))]:
        del want[free]  # a dateline stands in no sentence; "State" in the title may be found or not
        del ours[free]
    f1 = 2 * (want & ours).total() / (want.total() + ours.total())
    assert f1 >= 0.97


def test_rows_stand_where_they_say_and_are_cut_to_the_name() -> None:
    text = SEED.read_text(encoding="utf-8")
    table = entity_table(sentence_table(text))
    assert list(table.columns) == COLUMNS
    assert all(text[row.start : row.end] == row.text for row in table.itertuples())
    assert not any(name.lower().startswith(("the ", "a ", "an ")) for name in table["text"])
    assert not any(name.endswith(("'s", "’s", "‘s", "’", "'")) for name in table["text"])
    ends = [0, *table["end"]]
    assert all(end <= start for end, start in zip(ends[:-1], table["start"], strict=True))


def test_an_empty_table_gives_an_empty_table_of_the_same_shape() -> None:
    full, empty = entity_table(sentences_of(["Anna Smith left Paris."])), entity_table(sentences_of([]))
    assert len(full)
    assert empty.empty
    assert list(empty.dtypes.items()) == list(full.dtypes.items())


def test_missing_columns_are_named() -> None:
    with pytest.raises(InputError, match="block"):
        entity_table(sentences_of(["x"]).drop(columns="block"))


@pytest.mark.parametrize("aliases", [["Li"], {"Li": 3}, {"": "Li"}])
def test_aliases_must_map_words_to_words(aliases: Any) -> None:
    with pytest.raises(InputError, match="aliases"):
        entity_table(sentences_of(["x"]), aliases=aliases)


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "MODEL", "no_such_model")
    entities._model.cache_clear()
    try:
        with pytest.raises(NewslibError, match=r"no_such_model.*install"):
            entity_table(sentences_of(["Anna Smith left."]))
    finally:
        entities._model.cache_clear()


def test_the_same_text_gives_the_same_table() -> None:
    sentences = sentences_of(["Anna Smith of Reuters left Paris.", "Smith met Mr. Jones."], ["Jones met Ms. Smith."])
    pd.testing.assert_frame_equal(entity_table(sentences), entity_table(sentences))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(alphabet="aA B.'’\"(),/-The U.S.Ann\n😀İß美&", max_size=40), max_size=4))
def test_any_text_keeps_the_offsets_true(texts: list[str]) -> None:
    sentences = sentences_of(texts)
    starts = dict(zip(sentences["sentence"], sentences["start"], strict=True))
    for row in entity_table(sentences).itertuples():
        at = row.start - starts[row.sentence]
        assert texts[row.sentence][at : at + len(row.text)] == row.text != ""


def test_a_run_without_spaces_does_not_take_minutes() -> None:
    assert entity_table(sentences_of(["'" * 100_000, "The " * 20_000, "😀" * 20_000])).empty


# --- single rules


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ms. Li praised Ukraine‘s farms.", ("Ukraine", "PLACE")),
        ("Ms. Li praised Ukraine 's farms .", ("Ukraine", "PLACE")),
        ("HARBOUR TALKS FAIL IN NORWAY, SAYS MINISTER", ("NORWAY", "PLACE")),
    ],
)
def test_marks_and_capitals_hide_no_name(text: str, names: tuple[str, str]) -> None:
    assert names in found(text)


def test_a_credit_is_a_person_and_an_agency() -> None:
    table = entity_table(sentences_of(["Mara Lindqvist/AP"], kind="credit"))
    assert list(zip(table["text"], table["type"], strict=True)) == [("Mara Lindqvist", "PERSON"), ("AP", "ORG")]


def spans(text: str, *marked: tuple[str, str], kind: str = "paragraph") -> list[tuple[str, str]]:
    """What becomes of marks on the first place of each word in `text`."""
    given_spans = [Span(text.index(name), text.index(name) + len(name), label) for name, label in marked]
    (out,) = find_mentions([Passage(text, 0, kind)], [given_spans])
    return [(text[span.start : span.end], span.type) for span in out]


def test_a_lone_surname_has_the_type_of_the_full_name() -> None:
    text = "We met Anna Holm. Later Holm left, and Holm stayed away."
    assert spans(text, ("Anna Holm", "PERSON"), ("Holm left", "ORG")) == [
        ("Anna Holm", "PERSON"),
        ("Holm left", "ORG"),
        ("Holm", "PERSON"),
    ]
    assert spans("Anna Holm and Holm", ("Anna Holm", "PERSON"), (" Holm", "ORG"))[0] == ("Anna Holm", "PERSON")


def test_a_town_that_is_somebodys_surname_is_the_person() -> None:
    text = "We heard Denzel Washington. Then Washington spoke."
    assert spans(text, ("Denzel Washington", "PERSON"))[-1] == ("Washington", "PERSON")


def test_most_mentions_decide_the_type() -> None:
    passages = [Passage(f"then Vabo {verb}", 0, "paragraph") for verb in ("rose", "fell", "met")]
    out = find_mentions(passages, [[Span(5, 9, kind)] for kind in ("ORG", "ORG", "PLACE")])
    assert [span.type for row in out for span in row] == ["ORG", "ORG", "ORG"]


def test_tables_of_results_name_teams_and_countries() -> None:
    assert spans("Leeds 12 8 2 2 24 11 26") == [("Leeds", "ORG")]
    assert spans("Norway 2 Italy 1") == [("Norway", "PLACE"), ("Italy", "PLACE")]


def test_a_name_before_a_region_is_a_town() -> None:
    assert spans("She left Vabo, Ohio, early.", ("Vabo", "PERSON"))[0] == ("Vabo", "PLACE")


def test_the_leagues_short_forms_are_organisations() -> None:
    text = "The Northern Fish League met. Then the League and the NFLX voted."
    assert spans(text, ("Northern Fish League", "ORG")) == [
        ("Northern Fish League", "ORG"),
        ("League", "ORG"),
        ("NFLX", "ORG"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the United States'", "United States"),
        ("The Hague ’s".replace("’", "'"), "Hague"),
        ("(Acme Inc.", "Acme Inc."),
        ("Air Division ( Defense", "Air Division"),
        ("Paris.", "Paris"),
        ("the 's", ""),
    ],
)
def test_trim_leaves_the_name(text: str, name: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == name


def test_titles_and_nationalities_are_no_part_of_a_name() -> None:
    text = "British Foreign Secretary David Lammy"
    assert text[without_title(text, 0, len(text)) :] == "David Lammy"


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Vabo , Essex , England", "ORG", [("Vabo", "PLACE"), ("Essex", "PLACE"), ("England", "PLACE")]),
        ("Anna Holm and David Lund", "ORG", [("Anna Holm", "PERSON"), ("David Lund", "PERSON")]),
        ("Angola and Kenya", "ORG", [("Angola", "PLACE"), ("Kenya", "PLACE")]),
        ("Norway 's Fish Ministry", "ORG", [("Norway", "PLACE"), ("Fish Ministry", "ORG")]),
        ("Marks and Spencer", "ORG", [("Marks and Spencer", "ORG")]),
    ],
)
def test_lists_and_pairs_are_parted(text: str, kind: str, names: list[tuple[str, str]]) -> None:
    assert [(text[s.start : s.end], s.type) for s in split(text, Span(0, len(text), kind))] == names


def test_the_words_of_a_name_tell_its_type() -> None:
    assert listed_type("Ukrainians") == "GROUP"
    assert listed_type("United States") == "PLACE"
    assert is_organisation("Ministry of Fish")
    assert not is_organisation("Ministry")
    assert is_full_name("Anna van Holm")
    assert not is_full_name("Anna Bank")
    assert [retype(name, "ORG") for name in ("Karen Holm", "Vabo River", "Fish Cup", "Fish Prize", "Acme")] == [
        "PERSON",
        "PLACE",
        "EVENT",
        "",
        "ORG",
    ]


def test_capitals_come_back_as_the_story_writes_them() -> None:
    texts = with_usual_capitals(["FERRY STUCK OFF VABO", "The ferry to Vabo is late."], [True, False])
    assert texts == ["ferry stuck off Vabo", "The ferry to Vabo is late."]
    assert with_usual_capitals(["VABO WINS"], [True])[0] == "vabo wins"
    assert with_usual_capitals(["VABO WINS", "It is Vabo's day."], [True, False])[0] == "Vabo wins"


def test_datelines_do_not_break_the_offsets() -> None:
    text = "LONDON — Anna Holm left Paris."
    assert parse(text)[0].dateline
    assert [text[row.start : row.end] for row in entity_table(sentence_table(text)).itertuples()] == [
        "Anna Holm",
        "Paris",
    ]
