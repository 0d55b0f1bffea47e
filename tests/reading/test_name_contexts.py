"""What the words beside a name and the words in it say of its type."""

from __future__ import annotations

from collections import Counter

import pytest

from newslib.reading.mentions import find_mentions
from newslib.reading.name_contexts import context_votes, cues
from newslib.reading.name_lines import results
from newslib.reading.name_words import opens_place, retype, stem_of
from newslib.reading.passed_over import is_language
from newslib.reading.spans import Passage, Span, without_figures


def best(before: str, name: str, after: str) -> str:
    """The type that most of the evidence speaks for, or ""."""
    votes: Counter[str] = Counter()
    for kind, weight in cues(before, name, after):
        votes[kind] += weight
    return votes.most_common(1)[0][0] if votes else ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in the village of [Vabo] on Friday", "PLACE"),
        ("[Vabo], a small town in the hills", "PLACE"),
        ("the ferry at [Vabo], 31 miles away", "PLACE"),
        ("a fire near [Vabo], officials said", "PLACE"),
        ("[Vabo] is a suburb of Holm", "PLACE"),
        ("met [Sika Vabo], 52, on Friday", "PERSON"),
        ("a 52-year-old [Vabo] came", "PERSON"),
        ("the teacher [Vabo] came", "PERSON"),
        ("met [Vabo], a retired teacher, there", "PERSON"),
        ("met [Vabo], who left", "PERSON"),
        ("it was late, said [Sika Vabo].", "PERSON"),
        ("Shares in [Vabo] fell", "ORG"),
        ("[Vabo] shares fell", "ORG"),
        ("[Vabo]'s shareholders met", "ORG"),
        ("the Spanish club [Vabo] lost", "ORG"),
        ("the maker, [Vabo], denied it", "ORG"),
        ("[Vabo], a drug company, denied it", "ORG"),
        ("the board of [Vabo] met", "ORG"),
        # no cue: the noun goes on, or is somebody else's
        ("[Vabo], a town hall clerk", ""),
        ("it was late, said [Vabo].", ""),
        ("in [Vabo] shares", "ORG"),
        ("the day [Vabo] came", ""),
    ],
)
def test_words_beside_a_name(text: str, kind: str) -> None:
    before, _, rest = text.partition("[")
    name, _, after = rest.partition("]")
    assert best(before, name, after) == kind


def mentions(*texts: str, **marked: str) -> list[tuple[str, str]]:
    """Names and types in passages where the model marks each of these words wherever it stands."""
    passages = [Passage(text, 0, "paragraph") for text in texts]
    spans = [
        [Span(text.index(name), text.index(name) + len(name), kind) for name, kind in marked.items() if name in text]
        for text in texts
    ]
    found = find_mentions(passages, spans)
    return [(p.text[s.start : s.end], s.type) for p, row in zip(passages, found, strict=True) for s in row]


def test_one_sure_cue_outweighs_the_model_in_the_whole_story() -> None:
    texts = ["They left the village of Vabo.", "Then Vabo burned."]
    assert mentions(*texts, Vabo="PERSON") == [("Vabo", "PLACE"), ("Vabo", "PLACE")]


def test_lists_of_people_hold_people() -> None:
    text = "They met Anna Holm, Sika Vabo and David Lund."
    passage = Passage(text, 0, "paragraph")
    spans = [Span(text.index(n), text.index(n) + len(n), "ORG") for n in ("Anna Holm", "Sika Vabo", "David Lund")]
    assert context_votes([passage], [spans])["Sika Vabo"]["PERSON"] == 2
    two = "They met Anna Holm, Sika Vabo."
    pair = [Span(two.index(n), two.index(n) + len(n), "ORG") for n in ("Anna Holm", "Sika Vabo")]
    assert context_votes([Passage(two, 0, "paragraph")], [pair])["Sika Vabo"]["PERSON"] == 0


def test_a_company_is_found_by_its_short_form() -> None:
    texts = ["Corbin Pharma fell.", "Then Corbin rose.", "The Corbin family and Ann Corbin-Lund left."]
    assert mentions(*texts, **{"Corbin Pharma": "ORG"})[:2] == [("Corbin Pharma", "ORG"), ("Corbin", "ORG")]
    assert mentions("Vabo Police came.", "Then Vabo slept.", **{"Vabo Police": "ORG"}) == [("Vabo Police", "ORG")]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Corbin Pharma", "Corbin"),
        ("Corbin Foods Inc.", "Corbin"),
        ("Vabo City Council", ""),
        ("Oslo Energy", ""),
        ("Energy Inc.", ""),
        ("Bank of Vabo Group", ""),
        ("Corbin", ""),
    ],
)
def test_stems_of_names(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_longer_name_tells_what_a_short_one_is() -> None:
    names = {"Corbin Pharma": "ORG", "Corbin": "PLACE"}
    assert mentions("Corbin Pharma fell.", "Then Corbin rose.", **names)[-1] == ("Corbin", "ORG")
    names = {"Vabo Rovers": "ORG", "Rovers": "PERSON"}
    assert mentions("Vabo Rovers fell.", "Then Rovers rose.", **names)[-1] == ("Rovers", "ORG")
    names = {"Carlotta Vabo": "PERSON", "Carlotta": "ORG"}
    assert mentions("Carlotta Vabo fell.", "Then Carlotta rose.", **names)[-1] == ("Carlotta", "PERSON")


def test_a_town_of_the_story_stays_a_town_beside_a_company_of_its_name() -> None:
    texts = ["Corbin Pharma fell.", "It is in the village of Corbin, near the town of Corbin."]
    assert mentions(*texts, **{"Corbin Pharma": "ORG", "Corbin": "PLACE"})[-1] == ("Corbin", "PLACE")


def test_a_title_of_a_work_is_believed_only_where_nothing_speaks_against_it() -> None:
    texts = ["Then Vabo fell.", "Then Vabo rose.", "And Vabo stayed."]
    passages = [Passage(text, 0, "paragraph") for text in texts]
    kinds = ("WORK", "WORK", "ORG")
    found = find_mentions(
        passages, [[Span(t.index("Vabo"), t.index("Vabo") + 4, k)] for t, k in zip(texts, kinds, strict=True)]
    )
    assert [span.type for row in found for span in row] == ["ORG"] * 3
    assert mentions("Then Vabo fell.", Vabo="WORK") == [("Vabo", "WORK")]


def test_a_weekday_is_no_part_of_the_name_behind_it() -> None:
    passages = [Passage(text, 0, "paragraph") for text in ("They met Corbin.", "On Sunday Corbin left Gizmo Corbin.")]
    found = find_mentions(passages, [[Span(9, 15, "PERSON")], []])
    assert found[1] == [Span(10, 16, "PERSON")]


def test_short_forms_that_mean_many_things_are_not_looked_up() -> None:
    assert mentions("The BP was high.") == []
    assert mentions("The UN was early.") == [("UN", "ORG")]


def test_everyday_words_at_the_head_of_a_sentence_are_no_names() -> None:
    assert mentions("Thunderstorms came late.", Thunderstorms="PERSON") == []
    assert mentions("They met Thunderstorms today.", Thunderstorms="PERSON") == [("Thunderstorms", "PERSON")]


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("It was the Low Vabo League that won.", "Vabo League", ("Low Vabo League", "ORG")),
        ("Then the British Vabo League won.", "Vabo League", ("Vabo League", "ORG")),
        ("It was Holm's Vabo League that won.", "Vabo League", ("Vabo League", "ORG")),
        ("It was Coach Vabo United that won.", "Vabo United", ("Vabo United", "ORG")),
        ("It fell to Anna Maria Holm to speak.", "Maria Holm", ("Anna Maria Holm", "PERSON")),
        ("It fell to Anna Holm to speak.", "Holm", ("Anna Holm", "PERSON")),
        ("They crossed Highway 61 at noon.", "", ("Highway 61", "PLACE")),
        ("Should Holm Rovers win, they go up.", "", ("Holm Rovers", "ORG")),
        ("Then Anna Holm 6-4 came.", "Anna Holm 6-4", ("Anna Holm", "PERSON")),
    ],
)
def test_edges_and_gaps(text: str, marked: str, name: tuple[str, str]) -> None:
    kind = "PERSON" if "Holm" in marked else "ORG"
    assert name in (mentions(text, **{marked: kind}) if marked else mentions(text))


def test_figures_are_no_part_of_a_name() -> None:
    def cut(name: str, kind: str) -> str:
        span = without_figures(name, Span(0, len(name), kind))
        return name[span.start : span.end]

    assert cut("Oslo 1996-08-28", "PLACE") == "Oslo"
    assert cut("Oslo 255", "ORG") == "Oslo"
    assert cut("Holm 12", "PERSON") == "Holm"
    assert cut("Vabo 04", "ORG") == "Vabo 04"
    assert cut("Vabo news agency", "ORG") == "Vabo"
    assert cut("12-4", "ORG") == "12-4"


def found(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.type) for span in results(text)]


def test_results_stand_at_the_head_of_a_line_and_behind_its_marks() -> None:
    assert found("Oslo 12 4 0 .750 398 257") == [("Oslo", "ORG")]
    assert found("Results: Oslo 3 Bergen 1; Leeds at Oslo") == [
        ("Oslo", "ORG"),
        ("Bergen", "ORG"),
        ("Leeds", "ORG"),
        ("Oslo", "ORG"),
    ]
    assert found("Holm at Oslo") == []
    assert found("Norway 3 Bergen 1") == [("Norway", "PLACE"), ("Bergen", "ORG")]


def test_towns_that_win_are_teams_only_beside_a_score() -> None:
    assert found("Yes, Oslo beat Bergen 3-1 there.") == [("Oslo", "ORG"), ("Bergen", "ORG")]
    assert found("Yes, Oslo beat Bergen as capital.") == []
    assert found("Yes, Norway beat Denmark 3-1 there.") == []


def test_languages_are_no_peoples() -> None:
    assert mentions("He shouted in Greek, twice.") == []
    assert mentions("He spoke German and left.") == []
    assert mentions("It sank in Greek waters.") == [("Greek", "GROUP")]
    assert not is_language("from Ohio.", 5, 9)


@pytest.mark.parametrize(
    ("name", "kind", "out"),
    [
        ("Port Vabo", "PERSON", "PLACE"),
        ("Great Vabo", "PERSON", "PLACE"),
        ("Great Vabo", "ORG", "ORG"),
        ("Little Richard", "PERSON", "PERSON"),
        ("Vermont Otters", "PLACE", "ORG"),
        ("Vermont Republicans", "PERSON", "PERSON"),
        ("Vabo Bulldogs", "PERSON", "ORG"),
        ("Board of Elections", "EVENT", "EVENT"),
        ("Vabo Board of Elections", "ORG", "ORG"),
        ("Holm Fire", "ORG", "EVENT"),
        ("Fish Lane", "PERSON", "PLACE"),
        ("Nathan Lane", "PERSON", "PERSON"),
    ],
)
def test_the_words_of_a_name(name: str, kind: str, out: str) -> None:
    assert retype(name, kind) == out


def test_the_first_word_of_a_place() -> None:
    assert opens_place("Lake Vabo", "ORG")
    assert not opens_place("Lake Vabo Road", "ORG")
    assert not opens_place("Lake", "PERSON")
