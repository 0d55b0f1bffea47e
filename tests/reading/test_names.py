"""One name for the forms of one entity."""

from __future__ import annotations

import pytest

from newslib.reading.entities import entity_table
from newslib.reading.names import canonical_names, close, initials
from newslib.reading.sentences import sentence_table
from tests.conftest import SEED
from tests.tiny import sentences_of


def named(*forms: str, kind: str = "PERSON", **aliases: str) -> list[str]:
    return [name for name, _ in canonical_names([("A", form, kind) for form in forms], aliases)]


def reasons(*forms: str, kind: str = "PERSON", **aliases: str) -> list[str]:
    return [reason for _, reason in canonical_names([("A", form, kind) for form in forms], aliases)]


def test_the_seed_storys_names_have_one_name_each() -> None:
    table = entity_table(sentence_table(SEED.read_text(encoding="utf-8")))
    name = {(row.text, row.type): row.name for row in table.itertuples()}
    assert name["Blinken", "PERSON"] == name["Antony Blinken", "PERSON"] == "Antony Blinken"
    assert name["Volodymyr Zelensky", "PERSON"] == name["Zelenskyy", "PERSON"] == "Volodymyr Zelenskyy"
    places = {name[form, "PLACE"] for form in ("U.S.", "United States", "America")}
    assert places == {"United States"}
    assert name["American", "GROUP"] == "American"
    assert name["Ukrainian", "GROUP"] == "Ukrainian"
    assert name["Ukraine", "PLACE"] == "Ukraine"


def test_a_lone_surname_takes_its_full_name() -> None:
    assert named("Antony Blinken", "Blinken") == ["Antony Blinken"] * 2
    assert reasons("Antony Blinken", "Blinken") == ["as written", "surname of Antony Blinken"]


def test_two_people_of_one_surname_stay_two_and_the_last_named_has_it() -> None:
    forms = ["Donald Trump", "Trump", "Melania Trump", "Trump", "Donald Trump", "Trump"]
    assert named(*forms) == ["Donald Trump"] * 2 + ["Melania Trump"] * 2 + ["Donald Trump"] * 2


def test_a_surname_before_any_full_name_takes_the_most_frequent() -> None:
    assert named("Trump", "Melania Trump", "Donald Trump", "Donald Trump")[0] == "Donald Trump"


def test_father_and_son_stay_two() -> None:
    assert named("Donald Trump", "Donald Trump Jr.") == ["Donald Trump", "Donald Trump Jr."]


def test_spellings_merge_where_the_given_name_agrees() -> None:
    assert named("Volodymyr Zelenskyy", "Volodymyr Zelensky") == ["Volodymyr Zelenskyy"] * 2
    assert (
        reasons("Volodymyr Zelenskyy", "Volodymyr Zelensky")[1] == "spelling within one letter of Volodymyr Zelenskyy"
    )
    assert named("Olena Zelenskyy", "Volodymyr Zelensky") == ["Olena Zelenskyy", "Volodymyr Zelensky"]
    assert named("Mark Jones", "Mark Johns") == ["Mark Jones", "Mark Johns"]


def test_a_lone_spelling_takes_the_full_name() -> None:
    assert named("Volodymyr Zelenskyy", "Zelensky") == ["Volodymyr Zelenskyy"] * 2


def test_a_middle_name_makes_no_other_person() -> None:
    assert named("Joseph Biden", "Joseph R. Biden") == ["Joseph Biden"] * 2
    assert named("Anna M. Holm", "Anna K. Holm") == ["Anna M. Holm", "Anna K. Holm"]


def test_capitals_make_no_other_name() -> None:
    assert named("Anna Holm", "ANNA HOLM", "HOLM") == ["Anna Holm"] * 3
    assert named("Ukraine", "UKRAINE", kind="PLACE") == ["Ukraine"] * 2


@pytest.mark.parametrize("kind", ["PLACE", "ORG", "GROUP", "EVENT"])
def test_only_persons_merge_by_spelling(kind: str) -> None:
    assert named("North Korea", "South Korea", "Northe Korea", kind=kind) == [
        "North Korea",
        "South Korea",
        "Northe Korea",
    ]


def test_countries_have_aliases_and_demonyms_do_not() -> None:
    assert named("U.S.", "America", "Britain", kind="PLACE") == ["United States", "United States", "United Kingdom"]
    assert reasons("U.S.", kind="PLACE") == ["alias of United States"]
    assert named("American", "Americans", kind="GROUP") == ["American"] * 2


def test_initials_take_the_organisation_that_the_story_spells_out() -> None:
    assert named("National Fish Board", "NFB", "N.F.B.", kind="ORG") == ["National Fish Board"] * 3
    assert reasons("National Fish Board", "NFB", kind="ORG")[1] == "acronym of National Fish Board"
    assert named("NFB", kind="ORG") == ["NFB"]


def test_the_reader_adds_and_undoes_merges() -> None:
    assert named("Benjamin Holm", "Bibi", Bibi="Benjamin Holm") == ["Benjamin Holm"] * 2
    assert reasons("Bibi", Bibi="Benjamin Holm") == ["named by the reader"]
    assert named("Volodymyr Zelenskyy", "Zelensky", Zelensky="Zelensky")[1] == "Zelensky"
    table = entity_table(sentences_of(["Anna Holm left Paris."]), aliases={"paris": "the capital"})
    assert "the capital" in list(table["name"])


def test_each_half_remembers_its_own_last_named() -> None:
    mentions = [("A", "Donald Trump", "PERSON"), ("A", "Donald Trump", "PERSON"), ("B", "Melania Trump", "PERSON")]
    mentions += [("B", "Trump", "PERSON"), ("A", "Trump", "PERSON")]
    assert [name for name, _ in canonical_names(mentions, {})][3:] == ["Melania Trump", "Donald Trump"]


def test_close_asks_for_long_names_and_one_first_letter() -> None:
    assert close("Zelenskyy", "Zelensky")
    assert not close("Jones", "Johns")
    assert not close("Halloran", "Talloran")


def test_initials_skip_small_words() -> None:
    assert initials("Department of the Fish") == "DF"
    assert initials("Fish") == ""
