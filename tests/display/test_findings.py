"""The sentences that a ledger comes down to, on ledgers made by hand."""

from __future__ import annotations

import pytest

from newslib import Story, notices
from newslib.display.findings import NEEDS_TWO, headline_findings
from newslib.display.notices_view import notices_view
from newslib.errors import InputError
from newslib.tables import make_table
from tests.display.tables import LEDGER, row

NOBODY = "A quotes nobody in quotation marks; neither does B."
NOTHING = "Where both versions state a fact or a name in the same place, no difference was found."
NO_FACTS = "No fact or name stands in B alone. Each of its sentences has a counterpart in A."
NO_NAMES = "B has no names; A has no names."
DAY = row("weekday", "same", "Monday", "Monday", "in both")


def told(*rows: tuple[object, ...]) -> list[str]:
    shown = headline_findings(make_table(LEDGER, rows))
    assert shown.html.startswith("<ul><li>")
    assert shown.html.endswith("</li></ul>")
    return shown.text.split("\n")


def changes(number: int) -> list[tuple[object, ...]]:
    return [
        row("time", "changed", f"{i} a.m.", f"{i} p.m.", "another time in the same place") for i in range(1, number + 1)
    ]


def test_a_story_told_once_says_so() -> None:
    assert headline_findings(make_table(LEDGER)).text == NEEDS_TWO


def test_what_asks_for_care_is_told_first_and_as_words() -> None:
    care = notices(Story.from_texts("The f\ufffdrry <b>left</b>.", "It came."))
    shown = headline_findings(make_table(LEDGER, [DAY]), care)
    assert shown.text.split("\n")[0].startswith("To be read with care. Version A has signs, in 1 place, that were lost")
    assert shown.text.split("\n")[1] == NOTHING
    once = headline_findings(make_table(LEDGER), care)
    assert once.text.split("\n")[1] == NEEDS_TWO
    assert headline_findings(make_table(LEDGER), care.head(0)).text == NEEDS_TWO
    hostile = notices_view(notices(Story.from_text("<b>\u0430bcdef</b> \u202e<script>")))
    assert "<b>" not in hostile.html
    assert "<script" not in hostile.html
    assert "\u202e" not in hostile.html
    assert notices_view(care.head(0)).text == "Nothing in the file asks for care."


def test_where_nothing_changed_that_is_what_is_said() -> None:
    assert told(DAY) == [NOTHING, NOBODY, NO_FACTS, NO_NAMES]


def test_a_change_is_told_with_what_the_calendar_says() -> None:
    note = "another day in the same place; A dates it Sept. 11, 2024, which was a Wednesday; in a caption"
    first, *_ = told(row("weekday", "changed", "Wednesday", "Thursday", note))
    assert first == (
        "A day differs: “Wednesday” in A, “Thursday” in B "
        "(A dates it Sept. 11, 2024, which was a Wednesday; in a caption)."
    )


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("person", "A person’s name"), ("organisation", "An organisation"), ("place", "A place"), ("group", "A group"),
        ("weekday", "A day"), ("date", "A date"), ("time", "A time"), ("number", "A number"),
        ("money", "A sum of money"), ("percent", "A percentage"), ("quotation", "A quotation"),
        ("attribution", "A source"), ("wording", "The wording"),
    ],
)  # fmt: skip
def test_each_kind_of_change_has_its_noun(kind: str, what: str) -> None:
    assert told(row(kind, "changed", "x", "y", "why"))[0] == f"{what} differs: “x” in A, “y” in B."


def test_three_changes_are_told_one_by_one_and_the_rest_together() -> None:
    assert len(told(*changes(3))) == 3 + 3
    four, ten = told(*changes(4)), told(*changes(10))
    assert four[2] == "A time differs: “3 a.m.” in A, “3 p.m.” in B."
    assert four[3] == "1 more difference: “4 a.m.” → “4 p.m.”."
    assert ten[3].startswith("7 more differences: “4 a.m.” → “4 p.m.”, “5 a.m.” → “5 p.m.”")
    assert ten[3].endswith("“8 a.m.” → “8 p.m.” and 2 more.")


def test_what_may_have_changed_is_to_be_read_first() -> None:
    may = [row("wording", "possible", f"will {i}", f"may {i}", "one is sure of it, the other is not") for i in range(5)]
    assert told(may[0])[:2] == [
        NOTHING,
        "1 place where something else may be said, to be read before it is believed: “will 0” → “may 0”.",
    ]
    assert told(*may)[1] == (
        "5 places where something else may be said, to be read before it is believed: "
        "“will 0” → “may 0”, “will 1” → “may 1”, “will 2” → “may 2” and 2 more."
    )


def source(status: str, name: str) -> tuple[object, ...]:
    a, b = ("she" if status != "only_b" else None), ("she" if status != "only_a" else None)
    note = {
        "only_a": f"{name}: a voice in A, none in B", "only_b": f"{name}: a voice in B, none in A", "same": "in both"
    }[status]  # fmt: skip
    return row("attribution", status, a, b, f"{note}; in a caption")


def test_sources_are_told_by_the_name_in_their_note() -> None:
    assert told(source("only_a", "Ida Voss"))[1] == (
        "Of A’s 1 source, none has a voice in B. Without a voice there: Ida Voss."
    )
    lost = [source("only_a", f"Source {i}") for i in range(7)]
    assert told(*lost, source("same", "Lund"))[1] == (
        "Of A’s 8 sources, 1 has a voice in B. Without a voice there: "
        "Source 0, Source 1, Source 2, Source 3, Source 4 and 2 more."
    )
    assert told(lost[0], *[source("same", "Lund")] * 2)[1] == (
        "Of A’s 3 sources, 2 have a voice in B. Without a voice there: Source 0."
    )


def test_new_sources_are_named_and_where_all_are_kept_nothing_is_said() -> None:
    assert told(source("only_b", "police"))[1] == "B lets 1 source speak that A does not: police."
    assert told(source("only_b", "police"), source("only_b", "Bo Beck"))[1] == (
        "B lets 2 sources speak that A does not: police and Bo Beck."
    )
    assert told(source("same", "Voss")) == [NOTHING, NOBODY, NO_FACTS, NO_NAMES]


def quotations(**numbers: int) -> str:
    rows = [
        row("quotation", status, None if status == "only_b" else "We go", None if status == "only_a" else "We go")
        for status, number in numbers.items()
        for _ in range(number)
    ]
    [found] = [sentence for sentence in told(*rows, DAY) if "quotation" in sentence and "Without" not in sentence
               and "to be read" not in sentence]  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({}, NOBODY),
        ({"only_b": 1}, "A quotes nobody in quotation marks; B has 1 quotation."),
        ({"only_b": 2}, "A quotes nobody in quotation marks; B has 2 quotations."),
        ({"only_a": 3}, "Of A’s 3 quotations, none stands in B."),
        ({"same": 1}, "Of A’s 1 quotation, 1 stands in B word for word, whole or in part."),
        ({"same": 2, "only_a": 2, "only_b": 1},
         "Of A’s 4 quotations, 2 stand in B word for word, whole or in part; B has 1 quotation that A has not."),
        ({"variant": 1, "only_a": 1}, "Of A’s 2 quotations, none stands in B word for word, 1 cut short."),
        ({"same": 1, "possible": 2, "variant": 3, "only_a": 1, "only_b": 4},
         "Of A’s 7 quotations, 1 stands in B word for word, whole or in part, 2 with other words between the marks "
         "and 3 cut short; B has 4 quotations that A has not."),
        ({"only_a": 1, "only_b": 1}, "Of A’s 1 quotation, none stands in B; B has 1 quotation that A has not."),
    ],
)  # fmt: skip
def test_what_became_of_the_quotations(numbers: dict[str, int], sentence: str) -> None:
    assert quotations(**numbers) == sentence


@pytest.mark.parametrize(
    ("facts", "sentences", "sentence"),
    [
        (["Oslo"], 0, "One fact or name stands in B alone: Oslo. Each of its sentences has a counterpart in A."),
        (["Oslo", "5%"], 1,
         "2 facts and names stand in B alone: Oslo and 5%. 1 of its sentences has no counterpart in A."),
        ([], 2, "No fact or name stands in B alone. 2 of its sentences have no counterpart in A."),
    ],
)  # fmt: skip
def test_what_b_adds(facts: list[str], sentences: int, sentence: str) -> None:
    rows = [row("percent" if "%" in value else "place", "only_b", None, value, "stands in B alone") for value in facts]
    rows += [row("wording", "only_b", None, "Dolphins were seen", "the whole sentence")] * sentences
    rows += [row("wording", "only_a", "It rained", None, "the whole sentence"), row("date", "only_a", "May 5", None)]
    assert sentence in told(*rows)


def test_names_are_counted_on_both_sides() -> None:
    kept, lost, new = (
        row("place", "same", "Oslo", "Oslo", "in both"),
        row("person", "only_a", "Ida Voss", None),
        row("person", "only_b", None, "Bo Beck"),
    )
    assert told(kept)[-1] == "Of the 1 name in B, 1 stands in A as well; of the 1 name in A, 1 came through."
    assert told(lost, new)[-1] == "Of the 1 name in B, none stands in A as well; of the 1 name in A, none came through."
    assert (
        told(kept, kept, lost)[-1] == "Of the 2 names in B, 2 stand in A as well; of the 3 names in A, 2 came through."
    )
    assert told(lost)[-1] == "B has no names; of the 1 name in A, none came through."
    assert told(new)[-1] == "Of the 1 name in B, none stands in A as well; A has no names."


def test_words_of_a_story_are_words() -> None:
    hostile = "<script>alert(1)</script> $x$ {a} “”"
    rows = [
        *[row("person", "changed", hostile, hostile, f"another; {hostile}")] * 4,
        row("wording", "possible", hostile, hostile),
        row("attribution", "only_a", "he", None, f"{hostile}: a voice in A, none in B"),
        row("attribution", "only_b", None, "he", f"{hostile}: a voice in B, none in A"),
        row("place", "only_b", None, hostile),
    ]
    page = headline_findings(make_table(LEDGER, rows))
    assert "<script" not in page.html
    assert "$x$" not in page.html
    assert page.text.count(hostile) == 9 + 2 + 2 + 1 + 1 + 1


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match=r"headline_findings needs the columns .*; missing: note"):
        headline_findings(make_table(LEDGER, [DAY]).drop(columns="note"))
