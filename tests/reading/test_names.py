"""One name for the forms of one entity."""

from __future__ import annotations

import pytest

from newslib.reading.entities import entity_table
from newslib.reading.names import canonical_names, initials
from newslib.reading.sentences import sentence_table
from newslib.reading.spellings import close
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


# --- short forms, and beside them the names that must stay apart


@pytest.mark.parametrize("short", ["MAO", "M.A.O."])
def test_initials_are_resolved_before_and_after(short: str) -> None:
    assert named(short, "Marine Accident Office", short, kind="ORG") == ["Marine Accident Office"] * 3


@pytest.mark.parametrize(
    ("short", "name"), [("DoF", "Department of Fish"), ("DF", "Department of Fish"), ("H&L", "Holm & Lund")]
)
def test_initials_with_and_without_small_words(short: str, name: str) -> None:
    assert named(name, short, kind="ORG") == [name, name]


def test_initials_of_two_organisations_are_left_alone() -> None:
    forms = ["National Fish Board", "Northern Ferry Bureau", "NFB"]
    assert named(*forms, kind="ORG") == forms


@pytest.mark.parametrize(
    ("short", "name", "reason"),
    [
        ("Corbin", "Corbin Pharma", "short for Corbin Pharma"),
        ("Corbin Inc.", "Corbin", "with the legal form of Corbin"),
        ("Rovers", "Vabo Rovers", "last word of Vabo Rovers"),
        ("Defence Agency", "Defense Agency", "other spelling of Defense Agency"),
    ],
)
def test_short_forms_of_organisations(short: str, name: str, reason: str) -> None:
    mentions = [("A", name, "ORG"), ("A", name, "ORG"), ("B", short, "ORG")]
    assert canonical_names(mentions, {})[2] == (name, reason)


def test_a_short_form_of_two_organisations_is_left_alone() -> None:
    forms = ["Vabo Rovers", "Holm Rovers", "Rovers"]
    assert named(*forms, kind="ORG") == forms
    assert named("Vabo City Council", "Vabo City", kind="ORG")[1] == "Vabo City"
    assert named("Oslo Energy", "Oslo", kind="ORG")[1] == "Oslo"


def test_a_company_with_and_without_its_legal_form_has_one_short_form() -> None:
    assert named("Corbin Pharma Inc.", "Corbin Pharma", "Corbin", kind="ORG") == ["Corbin Pharma"] * 3


def test_a_chain_of_short_forms_ends_at_one_name() -> None:
    assert set(named("DoJ", "Department of Justice", "Justice Department", kind="ORG")) == {"Justice Department"}


def test_aliases_hold_in_other_capitals_but_for_the_shortest() -> None:
    assert named("Nato", "NATO", kind="ORG") == ["NATO", "NATO"]
    assert named("Who", kind="ORG") == ["Who"]
    assert named("Kremlin", kind="ORG") == ["Kremlin"]


def test_states_by_their_abbreviation() -> None:
    assert named("Calif.", "California", kind="PLACE") == ["California", "California"]
    assert reasons("Calif.", kind="PLACE") == ["abbreviation of California"]
    assert named("Ill.", kind="ORG") == ["Ill."]


def test_words_that_the_lists_know_are_no_short_forms() -> None:
    assert named("Vabo Congress", "Congress", kind="ORG")[1] == "Congress"
    assert named("National Fish Board", "Nfb", kind="ORG")[1] == "Nfb"


def test_every_merge_can_be_undone() -> None:
    forms = ["Marine Accident Office", "MAO"]
    assert named(*forms, kind="ORG", MAO="MAO") == forms
    assert named("Hillary Holm", "Hillary", Hillary="Hillary") == ["Hillary Holm", "Hillary"]


@pytest.mark.parametrize("title", ["Mr. Holm", "President Holm", "Sgt. Holm", "Ms Holm"])
def test_titles_and_possessives_are_no_part_of_a_name(title: str) -> None:
    table = entity_table(sentences_of(["Anna Holm came.", f"They saw {title}.", "Anna Holm's boat left."]))
    assert list(table["text"]) == ["Anna Holm", "Holm", "Anna Holm"]
    assert set(table["name"]) == {"Anna Holm"}
